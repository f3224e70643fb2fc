//! What waits for a unit.

use crate::graph::{DependencyGraph, Reach};
use crate::model::Unit;
use crate::set::{TaskSet, UnitSet};

/// What waits if a unit stalls: the answer of
/// [`DependencyGraph::impact_of`](crate::DependencyGraph::impact_of).
///
/// The tasks that the unit has a part in wait at once, and with them the units that lead them. A
/// unit that waits may let others wait in turn: those that depend on it for tasks of their own. How
/// far that goes in fact the document does not say; the units that wait in turn are those that it
/// may reach. Their other tasks do not count as waiting.
///
/// ```
/// use pilot_plan::{Plan, Task, Unit};
///
/// let plan = Plan::parse(
///     "一、主要任务\n\
///      （一）修渠。清淤护岸。（牵头单位：县水利局；责任单位：县财政局）\n\
///      （二）供水。铺设管网。（牵头单位：河口镇；责任单位：县水利局）\n\
///      （三）筹款。整合资金。（牵头单位：县财政局）\n",
/// )?;
/// let graph = plan.dependency_graph();
/// let impact = graph.impact_of(plan.unit("县财政局")?);
///
/// assert_eq!(impact.tasks().iter().map(Task::number).collect::<Vec<_>>(), [1, 3]);
/// let names = |units: &pilot_plan::UnitSet<'_>| units.iter().map(Unit::name).collect::<Vec<_>>().join(" ");
/// assert_eq!(names(impact.units_at_once()), "县水利局");
/// assert_eq!(names(impact.units()), "县水利局 河口镇");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Impact<'p> {
    unit: Unit<'p>,
    tasks: TaskSet<'p>,
    units_at_once: UnitSet<'p>,
    units: UnitSet<'p>,
}

impl<'p> Impact<'p> {
    pub(super) fn new(graph: &DependencyGraph<'p>, unit: Unit<'p>) -> Self {
        let tasks = if graph.node(unit).is_some() {
            unit.tasks()
        } else {
            TaskSet::new()
        };
        Self {
            unit,
            tasks,
            units_at_once: graph.dependents_of(unit, Reach::Direct),
            units: graph.dependents_of(unit, Reach::Transitive),
        }
    }

    /// The unit that stalls.
    pub const fn unit(&self) -> Unit<'p> {
        self.unit
    }

    /// The tasks that wait: those that the unit has a part in, leading or not.
    pub const fn tasks(&self) -> &TaskSet<'p> {
        &self.tasks
    }

    /// The units that wait at once: those that lead one of these tasks while the unit has another
    /// part in it.
    pub const fn units_at_once(&self) -> &UnitSet<'p> {
        &self.units_at_once
    }

    /// The units that wait at once or in turn, the unit itself not among them.
    pub const fn units(&self) -> &UnitSet<'p> {
        &self.units
    }
}
