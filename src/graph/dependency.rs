//! Who waits for whom.

use std::fmt;

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::graph::network::{Network, Tie, Ties};
use crate::graph::{Dot, Impact, Reach};
use crate::model::{Plan, Role, Task, TaskId, Unit, UnitId};
use crate::set::{TaskSet, UnitSet};

impl Plan {
    /// The graph of who depends on whom: whoever leads a task depends on its other units.
    ///
    /// Built anew at each call, in time linear in its (edge, task) pairs: a task with *k* leads and
    /// *m* other units has *k* × *m* of them.
    pub fn dependency_graph(&self) -> DependencyGraph<'_> {
        let mut ties = Ties::new(self);
        let mut parting = Parting::new(self);
        for task in self.tasks() {
            parting.part(task);
            for lead in &parting.leads {
                for other in &parting.others {
                    ties.add((*lead, *other), task.id());
                }
            }
        }
        DependencyGraph {
            network: ties.into_network(|tie| Dependency { tie }),
        }
    }
}

/// Parts the units of task after task into those that lead it and the others, each once.
struct Parting {
    leads: Vec<UnitId>,
    others: Vec<UnitId>,
    /// For each unit the last task that it was met in, and the last that it leads.
    met: Vec<Option<TaskId>>,
    led: Vec<Option<TaskId>>,
}

impl Parting {
    fn new(plan: &Plan) -> Self {
        let units = plan.units().len();
        Self {
            leads: Vec::new(),
            others: Vec::new(),
            met: vec![None; units],
            led: vec![None; units],
        }
    }

    fn part(&mut self, task: Task<'_>) {
        let this = Some(task.id());
        self.leads.clear();
        self.others.clear();
        // A unit may be named first as another and then as a lead.
        let mentions = task.mentions();
        for one in mentions.iter().filter(|one| one.role() == Role::Lead) {
            if let Some(led) = self.led.get_mut(one.unit().index()) {
                *led = this;
            }
        }
        for one in mentions {
            let unit = one.unit();
            let met = self.met.get_mut(unit.index());
            if met.is_none_or(|met| std::mem::replace(met, this) == this) {
                continue;
            }
            if self.led.get(unit.index()) == Some(&this) {
                self.leads.push(unit);
            } else {
                self.others.push(unit);
            }
        }
    }
}

/// An edge of the dependency graph: a lead depends on another unit.
#[derive(Clone, PartialEq, Eq)]
pub struct Dependency<'p> {
    tie: Tie<'p>,
}

impl<'p> Dependency<'p> {
    /// The unit that leads the tasks (牵头单位).
    pub fn lead(&self) -> Unit<'p> {
        self.tie.units().0
    }

    /// The unit that the lead depends on.
    pub fn on(&self) -> Unit<'p> {
        self.tie.units().1
    }

    /// The tasks for which it does, one at least.
    pub const fn tasks(&self) -> &TaskSet<'p> {
        &self.tie.tasks
    }
}

impl fmt::Debug for Dependency<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<_> = self.tasks().iter().map(Task::number).collect();
        f.debug_struct("Dependency")
            .field("lead", &self.lead().name())
            .field("on", &self.on().name())
            .field("tasks", &numbers)
            .finish()
    }
}

/// Who depends on whom for the tasks of a plan: directed, a node for each unit, an edge from a lead
/// (牵头单位) to each other unit of a task that it leads.
///
/// Units that lead a task together are peers: between them the task makes no edge. A task that
/// nobody leads makes none at all. The graph may have cycles, and has them in real plans: nothing
/// here promises an order of work.
///
/// ```
/// use pilot_plan::{Plan, Reach, Unit, UnitSet};
///
/// let plan = Plan::parse(
///     "一、主要任务\n\
///      （一）修渠。清淤护岸。（牵头单位：县水利局；责任单位：县财政局）\n\
///      （二）筹款。整合资金。（牵头单位：县财政局；责任单位：县税务局）\n",
/// )?;
/// let graph = plan.dependency_graph();
/// let names = |units: UnitSet<'_>| units.iter().map(Unit::name).collect::<Vec<_>>().join(" ");
///
/// let water = plan.unit("县水利局")?;
/// assert_eq!(names(graph.dependencies_of(water, Reach::Direct)), "县财政局");
/// assert_eq!(names(graph.dependencies_of(water, Reach::Transitive)), "县财政局 县税务局");
/// assert_eq!(names(graph.dependents_of(plan.unit("县财政局")?, Reach::Direct)), "县水利局");
/// assert!(graph.cycles().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A unit of another plan (a copy of the plan is another) is no node of the graph: it depends on
/// nobody, and nobody on it.
#[derive(Clone)]
pub struct DependencyGraph<'p> {
    pub(super) network: Network<'p, Dependency<'p>, petgraph::Directed>,
}

impl<'p> DependencyGraph<'p> {
    /// The plan that the graph was made of.
    pub const fn plan(&self) -> &'p Plan {
        self.network.plan
    }

    /// The graph itself, for algorithms of one's own. A node's index is its unit's index in the
    /// plan, an edge's index its place in [`edges`](Self::edges).
    ///
    /// Mind that petgraph gives the neighbours of a node last edge first.
    ///
    /// ```
    /// use pilot_plan::Plan;
    /// use pilot_plan::petgraph::algo::is_cyclic_directed;
    ///
    /// let plan = Plan::parse("一、修渠\n清淤。（牵头单位：县水利局；责任单位：县财政局、河口镇）\n")?;
    /// let graph = plan.dependency_graph();
    /// let graph = graph.as_petgraph();
    /// assert_eq!((graph.node_count(), graph.edge_count()), (3, 2));
    /// assert!(!is_cyclic_directed(graph));
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub const fn as_petgraph(&self) -> &DiGraph<Unit<'p>, Dependency<'p>> {
        &self.network.graph
    }

    /// The unit's node in [`as_petgraph`](Self::as_petgraph); `None` for a unit of another plan.
    pub fn node(&self, unit: Unit<'_>) -> Option<NodeIndex> {
        self.network.node(unit)
    }

    /// The edges in order of first occurrence: task by task, in each by lead, then by other unit, as
    /// the clause lists them.
    pub fn edges(&self) -> impl DoubleEndedIterator<Item = &Dependency<'p>> + ExactSizeIterator {
        self.network.edges()
    }

    /// The edge from a lead to another unit, where there is one.
    pub fn edge(&self, lead: Unit<'_>, on: Unit<'_>) -> Option<&Dependency<'p>> {
        self.network.edge(lead, on)
    }

    /// The tasks for which `lead` depends on `on`: none where there is no edge.
    pub fn tasks_between(&self, lead: Unit<'_>, on: Unit<'_>) -> TaskSet<'p> {
        let edge = self.edge(lead, on);
        edge.map_or_else(TaskSet::new, |edge| edge.tasks().clone())
    }

    /// The units that this one depends on: the others in the tasks that it leads and, transitively,
    /// those that they depend on. The unit itself is not among them, even where it closes a cycle.
    pub fn dependencies_of(&self, unit: Unit<'_>, reach: Reach) -> UnitSet<'p> {
        self.network.reached(unit, Outgoing, reach)
    }

    /// The units that depend on this one: the leads of the tasks in which it has another part and,
    /// transitively, those that depend on them. The unit itself is not among them, even where it
    /// closes a cycle.
    pub fn dependents_of(&self, unit: Unit<'_>, reach: Reach) -> UnitSet<'p> {
        self.network.reached(unit, Incoming, reach)
    }

    /// What waits if a unit stalls.
    pub fn impact_of(&self, unit: Unit<'p>) -> Impact<'p> {
        Impact::new(self, unit)
    }

    /// The cycles, each whole: the sets of two units or more of which each depends on each,
    /// directly or through others (the strongly connected components). In order of their first
    /// units.
    pub fn cycles(&self) -> Vec<UnitSet<'p>> {
        // Kosaraju's algorithm keeps its own stack where Tarjan's, in petgraph, recurses.
        let components = kosaraju_scc(&self.network.graph).into_iter();
        let mut cycles: Vec<_> = components
            .filter(|component| component.len() > 1)
            .map(|component| self.network.set(component))
            .collect();
        cycles.sort_by_key(|cycle| cycle.iter().next().map(Unit::id));
        cycles
    }

    /// The pairs of units that depend on each other directly, the one that stands first in the plan
    /// first, in the plan's order.
    pub fn mutual(&self) -> Vec<(Unit<'p>, Unit<'p>)> {
        let mut pairs: Vec<_> = self
            .edges()
            .map(|edge| (edge.lead(), edge.on()))
            .filter(|(lead, on)| lead.id() < on.id() && self.edge(*on, *lead).is_some())
            .collect();
        pairs.sort_by_key(|(first, second)| (first.id(), second.id()));
        pairs
    }

    /// The units that hang together, whatever the direction of the edges, component by component, in
    /// order of their first units. A unit without edges is a component of its own.
    pub fn components(&self) -> Vec<UnitSet<'p>> {
        self.network.components()
    }

    /// Whether all units hang together, whatever the direction of the edges. A graph without units
    /// does.
    pub fn is_connected(&self) -> bool {
        self.components().len() <= 1
    }

    /// How much of who depends on whom passes through each unit (betweenness centrality 中介中心性), in the plan's order: the
    /// share, from 0 to 1, of the ordered pairs of other units between which the shortest ways along the edges pass
    /// through it; where several ways are as short, each counts as its part. 0 where there are fewer than three units.
    ///
    /// Takes time that grows with units times edges.
    ///
    /// ```
    /// # #[cfg(feature = "bishan")] {
    /// use pilot_plan::Plan;
    ///
    /// let graph = Plan::bishan().dependency_graph();
    /// let central = graph.betweenness();
    /// let (unit, share) = central.iter().max_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
    /// assert_eq!((unit.name(), format!("{share:.3}")), ("服务业发展区管委会", "0.093".to_owned()));
    /// # }
    /// ```
    pub fn betweenness(&self) -> Vec<(Unit<'p>, f64)> {
        self.network.betweenness()
    }

    /// The share, from 0 to 1, of the possible edges from one unit to another that there are; 0 where there are fewer
    /// than two units.
    pub fn density(&self) -> f64 {
        self.network.density()
    }

    /// The graph in Graphviz's language DOT, when displayed.
    pub const fn to_dot(&self) -> Dot<'_, 'p> {
        Dot::of_dependencies(self)
    }
}

impl fmt::Debug for DependencyGraph<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DependencyGraph")
            .field("units", &self.as_petgraph().node_count())
            .field("edges", &self.as_petgraph().edge_count())
            .finish_non_exhaustive()
    }
}
