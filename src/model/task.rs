//! What is to be done.

mod units;

use std::fmt;
use std::ops::Range;

use crate::model::annex::{Annex, AnnexRow};
use crate::model::assignment::{Assignments, Role};
use crate::model::deadline::{Deadline, DeadlineData};
use crate::model::handle::{Excerpts, handle, handles};
use crate::model::ids::{Run, SectionId, TaskId, index};
use crate::model::measure::Measures;
use crate::model::mentions::Mention;
use crate::model::packed::{MaybeIndex, Packed, PackedRun, PackedSpan};
use crate::model::pieces::Pieces;
use crate::model::section::{Section, SectionEntry, Sections};
use crate::text::Span;

pub use units::{TaskUnits, UnitsInRole};

/// An entry of the task table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TaskData {
    /// The innermost section that the task stands in.
    pub(crate) section: Option<SectionId>,
    pub(crate) title: Span,
    pub(crate) span: Span,
    pub(crate) paragraphs: Run,
    pub(crate) clauses: Run,
    pub(crate) assignments: Run,
    pub(crate) deadline: Option<DeadlineData>,
}

/// A task as a plan keeps it. Its clauses and assignments reach up to those of the next task; few tasks
/// have a deadline, which stands apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct TaskEntry {
    section: MaybeIndex,
    pub(crate) title: PackedSpan,
    pub(crate) span: PackedSpan,
    pub(crate) paragraphs: PackedRun,
    /// The first of its clauses.
    pub(crate) clauses: Packed,
    /// The first of its assignments.
    pub(crate) assignments: Packed,
}

impl TaskEntry {
    pub(crate) fn new(data: &TaskData, clauses: usize, assignments: usize) -> Self {
        Self {
            section: MaybeIndex::new(data.section.map(|id| id.0)),
            title: PackedSpan::new(data.title),
            span: PackedSpan::new(data.span),
            paragraphs: PackedRun::new(data.paragraphs),
            clauses: Packed::at(clauses),
            assignments: Packed::at(assignments),
        }
    }

    /// The innermost section that the task stands in.
    pub(crate) fn section(&self) -> Option<SectionId> {
        self.section.get().map(SectionId)
    }
}

handle! {
    /// What is to be done (任务): the passage that an assignment clause closes, an item that a
    /// [standing rule](crate::StandingRule) gives to somebody, or a row of a task table where no body states it.
    ///
    /// ```
    /// # #[cfg(feature = "bishan")] {
    /// use pilot_plan::Plan;
    ///
    /// let task = Plan::bishan().task(4).unwrap();
    /// assert_eq!(task.title(), "金融服务领域");
    /// assert_eq!(task.leads().map(|unit| unit.name()).collect::<Vec<_>>(), ["区财政局"]);
    /// assert_eq!(task.assignments().len(), 10);
    /// # }
    /// ```
    Task, TaskEntry, TaskId
}

handles! {
    /// Tasks in document order.
    Tasks, Task, TaskEntry, TaskId::at
}

/// Which of the sections below a task's own are its items: those that begin within its span, up to one that has a task
/// of its own. `place` tells where a section begins, and its tasks.
pub(crate) fn items_among<S>(
    below: &[S],
    task: Span,
    place: impl Fn(&S) -> (usize, Run),
) -> Range<usize> {
    let first = below.partition_point(|one| place(one).0 < task.start());
    let items = below.iter().skip(first).take_while(|one| {
        let (start, tasks) = place(one);
        start < task.end() && tasks.start() == tasks.end()
    });
    first..first + items.count()
}

impl<'p> Task<'p> {
    /// The task's index in its plan, in document order, from 0.
    pub const fn id(self) -> TaskId {
        self.id
    }

    /// The task's place among the plan's tasks in document order, from 1, by which
    /// [`Plan::task`](crate::Plan::task) finds it.
    ///
    /// It is counted, whatever number the document prints
    /// ([`printed_number`](Self::printed_number)): it stays the same as long as the text does, and
    /// moves where a task is put in before it. In the shipped plan it is what the annex prints, or
    /// would print, as 序号.
    pub const fn number(self) -> u32 {
        self.id.0 + 1
    }

    /// The number that the document prints for the task: that of its heading, where no other task
    /// stands under it, or for a task that only a table states that of its row (序号).
    ///
    /// ```
    /// use pilot_plan::{Plan, Task};
    ///
    /// let plan = Plan::parse(
    ///     "一、修渠。清淤护岸。（责任单位：县水利局）\n二、绿化\n（一）育苗。建苗圃。（责任单位：县林业局）\n\
    ///      （二）植树。绿化荒山。（责任单位：县林业局）\n",
    /// )?;
    /// let printed: Vec<_> = plan.tasks().map(Task::printed_number).collect();
    /// assert_eq!(printed, [Some(1), Some(1), Some(2)]);
    /// assert_eq!(plan.tasks().map(Task::number).collect::<Vec<_>>(), [1, 2, 3]);
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn printed_number(self) -> Option<u32> {
        let of_heading = || {
            let section = self.section().filter(|one| one.tasks().len() == 1)?;
            section.printed_number()
        };
        self.row_number().or_else(of_heading)
    }

    /// The number that the row prints which the task was read from.
    fn row_number(self) -> Option<u32> {
        let annex = self.plan.annex().filter(|_| self.is_from_table())?;
        // The rows of such tasks stand in the order of the tasks, in their spans.
        let rows = self.plan.store.rows();
        let at = rows.partition_point(|row| row.span.get() < self.span());
        let row = annex.rows().nth(at)?;
        row.printed_number().filter(|_| row.task() == Some(self))
    }

    /// The words that name the task: those of the heading that it stands under, of the field that
    /// says so (重点任务：修渠), or, for a task that only a table states, of its row.
    ///
    /// Where a section holds several tasks they share its heading: what tells them apart is the first of their
    /// [measures](Self::measures). A task under no heading is named by its first sentence.
    pub fn title(self) -> &'p str {
        self.data.title.get().of(self.plan.source())
    }

    /// Where the title stands.
    pub const fn title_span(self) -> Span {
        self.data.title.get()
    }

    /// The innermost section that the task stands in; none where the document has no headings.
    pub fn section(self) -> Option<Section<'p>> {
        self.data.section().map(|id| self.plan.section_at(id))
    }

    /// The task's paragraphs, without heading and closing clause. A task that is nothing but its
    /// heading, or that and its [`items`](Self::items), has none.
    ///
    /// Those of a task that only a table states are the texts of its row; a cell that is nothing but its title
    /// is none of them where others say what is to be done.
    pub fn paragraphs(self) -> Excerpts<'p> {
        Excerpts::new(self.plan.source(), self.paragraph_spans())
    }

    fn paragraph_spans(self) -> &'p [Span] {
        self.data.paragraphs.get().of(&self.plan.store.paragraphs)
    }

    /// The numbered headings below the task's own which its clause closes with it, at whatever depth: the items that
    /// make it up. They are sections without tasks.
    ///
    /// ```
    /// use pilot_plan::{Plan, Section};
    ///
    /// let plan = Plan::parse(
    ///     "一、治水\n（一）治理河道。\n1.清淤八公里。\n2.护岸三公里。\n（责任单位：县水利局）\n（二）节水。推广滴灌。\n",
    /// )?;
    /// let task = plan.task(1).unwrap();
    /// assert_eq!(task.title(), "治理河道");
    /// assert_eq!(task.items().map(Section::heading).collect::<Vec<_>>(), ["清淤八公里", "护岸三公里"]);
    /// assert_eq!(task.measures().map(|one| one.text()).collect::<Vec<_>>(), ["清淤八公里。", "护岸三公里。"]);
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn items(self) -> Sections<'p> {
        let sections = &self.plan.store.sections;
        let Some(own) = self.section() else {
            return Sections::new(self.plan, sections, Run::default());
        };
        let run = own.below();
        let below = run.of(sections);
        let place = |one: &SectionEntry| (one.span.get().start(), one.tasks.get());
        let items = items_among(below, self.span(), place);
        let run = Run::new(run.start() + items.start, run.start() + items.end);
        Sections::new(self.plan, sections, run)
    }

    /// What the task says: its paragraphs and its items.
    pub(crate) fn pieces(self) -> Pieces<'p> {
        let items = Some(self.items()).filter(|items| items.len() > 0);
        Pieces::new(self.paragraph_spans(), items)
    }

    /// The task's sentences (举措) in document order, each with its closing mark: those of its paragraphs and of the
    /// headings of its [`items`](Self::items). A 。 within quotes or brackets ends no sentence.
    pub fn measures(self) -> Measures<'p> {
        Measures::new(self.plan.source(), self.pieces())
    }

    /// The task's prose in one piece: from its first paragraph or item to its last, line breaks included; the
    /// title where it is nothing but its heading. It is a slice of the source: where several cells of a row
    /// say what is to be done it has what parts them, and [`paragraphs`](Self::paragraphs) gives them one by one.
    pub fn text(self) -> &'p str {
        self.text_span().of(self.plan.source())
    }

    /// Where [`text`](Self::text) stands.
    pub fn text_span(self) -> Span {
        let printed = self.pieces().map(|piece| piece.printed);
        let whole = printed.reduce(Span::join);
        whole.unwrap_or_else(|| self.title_span())
    }

    /// From the task's heading, or from behind the clause before, to the end of its own clause; where
    /// that stands on the heading, to the end of what stands below.
    pub const fn span(self) -> Span {
        self.data.span.get()
    }

    /// The clauses that close the task, brackets included: usually one.
    pub fn clauses(self) -> Excerpts<'p> {
        let store = &self.plan.store;
        let spans = store.clauses_of(self.id).of(&store.clauses);
        Excerpts::new(self.plan.source(), spans)
    }

    /// Its assignments as the plan keeps them.
    pub(crate) fn mentions(self) -> &'p [Mention] {
        let store = &self.plan.store;
        store.assignments_of(self.id).of(store.mentions.entries())
    }

    /// Who does what, in the order of the clause.
    pub fn assignments(self) -> Assignments<'p> {
        let store = &self.plan.store;
        let run = store.assignments_of(self.id);
        Assignments::new(self.plan, store.mentions.entries(), run)
    }

    /// The units in one role, in the order of the clause. One that stands twice in the same role comes
    /// twice.
    pub fn in_role(self, role: Role) -> UnitsInRole<'p> {
        UnitsInRole {
            assignments: self.assignments(),
            role,
        }
    }

    /// The units that lead (牵头), in the order of the clause.
    pub fn leads(self) -> UnitsInRole<'p> {
        self.in_role(Role::Lead)
    }

    /// The units that answer for the task beside a lead or alone (责任, 负责), in the order of the
    /// clause.
    pub fn responsible(self) -> UnitsInRole<'p> {
        self.in_role(Role::Responsible)
    }

    /// The units that support (配合, 参与, 协办), in the order of the clause.
    pub fn supports(self) -> UnitsInRole<'p> {
        self.in_role(Role::Support)
    }

    /// The units that have a part in the task, in whatever role, in the order of the clause, each
    /// once.
    pub fn units(self) -> TaskUnits<'p> {
        let run = self.plan.store.assignments_of(self.id);
        TaskUnits {
            assignments: self.assignments(),
            first: index(run.start()),
        }
    }

    /// When the task is to be done, where the document says so.
    pub fn deadline(self) -> Option<Deadline<'p>> {
        let data = self.plan.store.deadlines.get(self.id.0)?;
        Some(Deadline::new(self.plan.source(), data))
    }

    /// The rows of the annex that state the task, or a part of it, in the order of the table: usually one,
    /// none where there is no annex or it leaves the task out.
    ///
    /// Each row is looked at. Whoever asks for every task goes through [`Annex::rows`](crate::Annex::rows)
    /// once, and asks each for its [task](AnnexRow::task).
    ///
    /// ```
    /// use pilot_plan::{AnnexRow, Plan};
    ///
    /// let plan = Plan::parse(
    ///     "一、修渠\n清淤护岸。（责任单位：县水利局）\n二、植树\n绿化荒山。（责任单位：县林业局）\n\
    ///      附件\n任务分工表\n序号\t任务\t责任单位\n1\t清淤护岸。\t县水利局\n2\t绿化荒山。\t县林业局\n",
    /// )?;
    /// let rows: Vec<_> = plan.task(2).unwrap().rows().map(AnnexRow::index).collect();
    /// assert_eq!(rows, [1]);
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn rows(self) -> impl DoubleEndedIterator<Item = AnnexRow<'p>> {
        let rows = self.plan.annex().map(Annex::rows);
        let of_task = move |row: &AnnexRow<'_>| row.task_id() == Some(self.id);
        rows.into_iter().flatten().filter(of_task)
    }

    /// Whether the task was read from a row of a table, since no body states it.
    pub fn is_from_table(self) -> bool {
        self.plan.store.clauses_of(self.id).is_empty() && !self.is_ruled()
    }

    /// Whether no clause closes the task, but a [standing rule](crate::StandingRule) above says whose it is: then it is
    /// a section as it stands.
    fn is_ruled(self) -> bool {
        let is_own = |section: Section<'_>| section.span().start() == self.span().start();
        self.section().is_some_and(is_own)
    }
}

impl fmt::Debug for Task<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Task")
            .field("number", &self.number())
            .field("title", &self.title())
            .field("span", &self.span())
            .finish_non_exhaustive()
    }
}
