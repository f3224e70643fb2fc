//! Units by name, and tasks by what is asked of them.

use memchr::memmem::Finder;

use crate::error::UnknownUnit;
use crate::model::ids::Run;
use crate::model::{Plan, Role, Section, Task, TaskId, Unit};
use crate::nearest;
use crate::search::finder;
use crate::set::{Ids, TaskSet};
use crate::text::join_lines;

impl Plan {
    /// The unit of a name, as [`Unit::name`] gives it.
    ///
    /// The name has to be exact: whoever is meant by 财政局 in a plan of several districts, the
    /// document alone can tell.
    ///
    /// # Errors
    ///
    /// [`UnknownUnit`] where the plan has no unit of this name. It carries the plan's names that
    /// come nearest, five at most: those that differ by few characters, those that contain the name
    /// or are contained in it, and those that it abbreviates or is an abbreviation of (区发改委,
    /// 区发展改革委). White space and full-width ASCII count for nothing there. The nearest stand
    /// first, those equally near in the plan's order.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse("一、修渠\n清淤护岸。（牵头单位：县水利局；责任单位：县发展改革委）\n")?;
    /// assert_eq!(plan.unit("县水利局")?.tasks().len(), 1);
    /// assert_eq!(plan.unit("水利局").unwrap_err().candidates(), ["县水利局"]);
    /// assert_eq!(plan.unit("县发改委").unwrap_err().candidates(), ["县发展改革委"]);
    /// assert!(plan.unit("市气象台").unwrap_err().candidates().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unit(&self, name: &str) -> Result<Unit<'_>, UnknownUnit> {
        match self.store.units.find(self.source(), name, &()) {
            Some(id) => Ok(self.unit_at(id)),
            None => Err(unknown(self, name)),
        }
    }

    /// The tasks that involve the unit of a name, in whatever role, in document order: one hash,
    /// and a set that borrows from the plan.
    ///
    /// # Errors
    ///
    /// [`UnknownUnit`] where the plan has no unit of this name; see [`unit`](Self::unit).
    ///
    /// ```
    /// # #[cfg(feature = "bishan")] {
    /// use pilot_plan::{Plan, Task};
    ///
    /// let tasks = Plan::bishan().tasks_involving("区财政局")?;
    /// let numbers = tasks.iter().map(Task::number);
    /// assert_eq!(numbers.collect::<Vec<_>>(), [1, 2, 4, 8, 11, 18, 19, 21]);
    /// # }
    /// # Ok::<(), pilot_plan::UnknownUnit>(())
    /// ```
    pub fn tasks_involving(&self, name: &str) -> Result<TaskSet<'_>, UnknownUnit> {
        self.unit(name).map(Unit::tasks)
    }

    /// Asks for the tasks that meet several conditions at once.
    pub fn query(&self) -> Query<'_> {
        Query {
            plan: self,
            leads: Vec::new(),
            involved: Vec::new(),
            roles: Vec::new(),
            run: Run::new(0, self.store.tasks.len()),
            texts: Vec::new(),
        }
    }
}

/// Apart from the way to a unit, which is short.
#[cold]
fn unknown(plan: &Plan, name: &str) -> UnknownUnit {
    UnknownUnit::new(name.into(), nearest::names(plan, name))
}

/// A question for tasks, put together from conditions.
///
/// A task answers it when it meets every condition; without any, all tasks do. The order in which
/// the conditions are given makes no difference, and each may be given several times.
///
/// A unit or section of another plan (a copy of the plan is another) is met by no task.
///
/// ```
/// use pilot_plan::{Plan, Role, Task};
///
/// let plan = Plan::parse(
///     "一、水利\n\
///      （一）修渠。清淤护岸。（牵头单位：县水利局；责任单位：县财政局）\n\
///      （二）筹款。整合涉农资金。（牵头单位：县财政局；责任单位：县水利局、县农业农村局）\n\
///      二、交通\n\
///      （一）修路。拓宽县道。（牵头单位：县交通局；责任单位：县财政局）\n",
/// )?;
/// let money = plan.unit("县财政局")?;
/// let numbers = |query: pilot_plan::Query<'_>| {
///     query.resolve().iter().map(Task::number).collect::<Vec<_>>()
/// };
///
/// assert_eq!(numbers(plan.query().involving(money)), [1, 2, 3]);
/// assert_eq!(numbers(plan.query().led_by(money)), [2]);
/// assert_eq!(numbers(plan.query().involving(money).with_role(Role::Responsible)), [1, 3]);
///
/// let water = plan.sections().next().unwrap();
/// assert_eq!(numbers(plan.query().involving(money).in_section(water)), [1, 2]);
/// assert_eq!(numbers(plan.query().mentioning("县道")), [3]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a query gives its tasks when it is resolved"]
pub struct Query<'p> {
    plan: &'p Plan,
    leads: Vec<Unit<'p>>,
    involved: Vec<Unit<'p>>,
    roles: Vec<Role>,
    /// The tasks of all sections that were given.
    run: Run,
    texts: Vec<Finder<'static>>,
}

impl<'p> Query<'p> {
    /// The unit leads the task (牵头), alone or with others.
    pub fn led_by(mut self, unit: Unit<'p>) -> Self {
        self.leads.push(unit);
        self
    }

    /// The unit has a part in the task, in whatever role, or in those of
    /// [`with_role`](Self::with_role).
    pub fn involving(mut self, unit: Unit<'p>) -> Self {
        self.involved.push(unit);
        self
    }

    /// Each unit of [`involving`](Self::involving) has this role for the task; where no such unit is
    /// asked for, some unit has it.
    ///
    /// So `involving(unit).with_role(Role::Support)` gives the tasks that the unit supports, and
    /// `led_by(unit).with_role(Role::Support)` those that it leads while somebody supports.
    pub fn with_role(mut self, role: Role) -> Self {
        self.roles.push(role);
        self
    }

    /// The task stands in the section, or in one below it.
    pub fn in_section(mut self, section: Section<'p>) -> Self {
        let run = if std::ptr::eq(self.plan, section.plan) {
            section.data.tasks.get()
        } else {
            Run::default()
        };
        let start = self.run.start().max(run.start());
        let end = self.run.end().min(run.end());
        self.run = Run::new(start, end.max(start));
        self
    }

    /// The task's title, one of its paragraphs or the heading of one of its items has this text; units named in its clause do not
    /// count.
    ///
    /// A line break within a paragraph does not hide the text, nor one within the text itself: both
    /// are compared as one reads them. The empty text is in every task.
    pub fn mentioning(mut self, text: &str) -> Self {
        self.texts.push(finder(text));
        self
    }

    /// The tasks that meet every condition, in document order.
    ///
    /// Only the tasks of the unit with the fewest are looked at, where a unit is asked for.
    pub fn resolve(&self) -> TaskSet<'p> {
        let mut units = self.leads.iter().chain(&self.involved);
        if units.any(|unit| !std::ptr::eq(unit.plan, self.plan)) {
            return TaskSet::new();
        }
        match self.fewest() {
            Some(tasks) if self.is_one_unit() => TaskSet::of(self.plan, Ids::Borrowed(tasks)),
            Some(tasks) => self.admitted(tasks.iter().copied()),
            None => self.admitted((self.run.start()..self.run.end()).map(TaskId::at)),
        }
    }

    /// The shortest list of tasks among those of the units asked for, within the sections.
    fn fewest(&self) -> Option<&'p [TaskId]> {
        let units = self.leads.iter().chain(&self.involved);
        let unit = units.min_by_key(|unit| unit.tasks().len())?;
        let tasks = self.plan.store.by_unit.tasks(unit.id);
        let start = tasks.partition_point(|task| task.index() < self.run.start());
        let end = tasks.partition_point(|task| task.index() < self.run.end());
        Some(Run::new(start, end).of(tasks))
    }

    /// Whether nothing but one unit's part is asked for, and sections.
    fn is_one_unit(&self) -> bool {
        self.involved.len() == 1
            && self.leads.is_empty()
            && self.roles.is_empty()
            && self.texts.is_empty()
    }

    fn admitted(&self, tasks: impl Iterator<Item = TaskId>) -> TaskSet<'p> {
        let ids = tasks.filter(|id| self.admits(self.plan.task_at(*id)));
        TaskSet::of(self.plan, ids.collect())
    }

    fn admits(&self, task: Task<'p>) -> bool {
        let led = |unit: &Unit<'p>| has_role(*unit, task, Role::Lead);
        self.leads.iter().all(led)
            && self.admits_involved(task)
            && self.texts.iter().all(|text| mentions(task, text))
    }

    fn admits_involved(&self, task: Task<'p>) -> bool {
        if self.involved.is_empty() {
            let mut roles = self.roles.iter();
            return roles.all(|role| task.in_role(*role).next().is_some());
        }
        self.involved.iter().all(|unit| {
            unit.assignments_in(task).len() > 0
                && self.roles.iter().all(|role| has_role(*unit, task, *role))
        })
    }
}

fn has_role(unit: Unit<'_>, task: Task<'_>, role: Role) -> bool {
    let mut assignments = unit.assignments_in(task);
    assignments.any(|assignment| assignment.role() == role)
}

/// Whether title, paragraphs or items have a text, as one reads them.
fn mentions(task: Task<'_>, text: &Finder<'static>) -> bool {
    let source = task.plan().source();
    let pieces = task.pieces().map(|piece| piece.printed.of(source));
    std::iter::once(task.title())
        .chain(pieces)
        .any(|printed| text.find(join_lines(printed).as_bytes()).is_some())
}

#[cfg(test)]
mod tests;
