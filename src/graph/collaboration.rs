//! Who works with whom.

use std::fmt;

use petgraph::Direction::Outgoing;
use petgraph::graph::{NodeIndex, UnGraph};

use crate::graph::network::{Network, Tie, Ties};
use crate::graph::{Dot, Reach};
use crate::model::{Plan, Task, Unit, UnitId};
use crate::set::{TaskSet, UnitSet};

impl Plan {
    /// The graph of who works with whom: an edge for each pair of units that share a task.
    ///
    /// Built anew at each call, in time linear in its (edge, task) pairs: a task with *k* units has
    /// *k* × (*k* − 1) / 2 of them.
    pub fn collaboration_graph(&self) -> CollaborationGraph<'_> {
        let mut ties = Ties::new(self);
        let mut units: Vec<UnitId> = Vec::new();
        for task in self.tasks() {
            units.clear();
            units.extend(task.units().map(Unit::id));
            let mut rest = units.as_slice();
            while let Some((first, behind)) = rest.split_first() {
                for second in behind {
                    let ends = (*first.min(second), *first.max(second));
                    ties.add(ends, task.id());
                }
                rest = behind;
            }
        }
        CollaborationGraph {
            network: ties.into_network(|tie| Collaboration { tie }),
        }
    }
}

/// An edge of the collaboration graph: two units share tasks.
#[derive(Clone, PartialEq, Eq)]
pub struct Collaboration<'p> {
    tie: Tie<'p>,
}

impl<'p> Collaboration<'p> {
    /// The two units, the one that stands first in the plan first.
    pub fn units(&self) -> (Unit<'p>, Unit<'p>) {
        self.tie.units()
    }

    /// The tasks that they share, one at least.
    pub const fn tasks(&self) -> &TaskSet<'p> {
        &self.tie.tasks
    }
}

impl fmt::Debug for Collaboration<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.units();
        let numbers: Vec<_> = self.tasks().iter().map(Task::number).collect();
        f.debug_struct("Collaboration")
            .field("units", &(first.name(), second.name()))
            .field("tasks", &numbers)
            .finish()
    }
}

/// Who works with whom on the tasks of a plan: undirected, a node for each unit, an edge for each
/// pair of units that share a task, whatever their roles.
///
/// ```
/// use pilot_plan::{Plan, Reach, Unit};
///
/// let plan = Plan::parse(
///     "一、主要任务\n\
///      （一）修渠。清淤护岸。（牵头单位：县水利局；责任单位：县财政局、河口镇）\n\
///      （二）修路。拓宽县道。（牵头单位：县交通局；责任单位：县财政局、河口镇）\n",
/// )?;
/// let graph = plan.collaboration_graph();
/// let (money, town) = (plan.unit("县财政局")?, plan.unit("河口镇")?);
///
/// assert_eq!(graph.tasks_between(money, town).len(), 2);
/// let water = plan.unit("县水利局")?;
/// let partners = graph.partners_of(water, Reach::Direct);
/// assert_eq!(partners.iter().map(Unit::name).collect::<Vec<_>>(), ["县财政局", "河口镇"]);
/// assert!(graph.is_connected());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A unit of another plan (a copy of the plan is another) is no node of the graph: it works with
/// nobody.
#[derive(Clone)]
pub struct CollaborationGraph<'p> {
    pub(super) network: Network<'p, Collaboration<'p>, petgraph::Undirected>,
}

impl<'p> CollaborationGraph<'p> {
    /// The plan that the graph was made of.
    pub const fn plan(&self) -> &'p Plan {
        self.network.plan
    }

    /// The graph itself, for algorithms of one's own. A node's index is its unit's index in the
    /// plan, an edge's index its place in [`edges`](Self::edges).
    ///
    /// Mind that petgraph gives the neighbours of a node last edge first.
    pub const fn as_petgraph(&self) -> &UnGraph<Unit<'p>, Collaboration<'p>> {
        &self.network.graph
    }

    /// The unit's node in [`as_petgraph`](Self::as_petgraph); `None` for a unit of another plan.
    pub fn node(&self, unit: Unit<'_>) -> Option<NodeIndex> {
        self.network.node(unit)
    }

    /// The edges in order of first occurrence: task by task, in each by first unit, then by second
    /// unit, as the clause lists them.
    pub fn edges(&self) -> impl DoubleEndedIterator<Item = &Collaboration<'p>> + ExactSizeIterator {
        self.network.edges()
    }

    /// The edge between two units, in either order, where there is one.
    pub fn edge(&self, one: Unit<'_>, other: Unit<'_>) -> Option<&Collaboration<'p>> {
        let edge = self.network.edge(one, other);
        edge.or_else(|| self.network.edge(other, one))
    }

    /// The tasks that two units share: none where there is no edge.
    pub fn tasks_between(&self, one: Unit<'_>, other: Unit<'_>) -> TaskSet<'p> {
        let edge = self.edge(one, other);
        edge.map_or_else(TaskSet::new, |edge| edge.tasks().clone())
    }

    /// The units that share a task with this one and, transitively, those that share one with them.
    /// The unit itself is not among them.
    pub fn partners_of(&self, unit: Unit<'_>, reach: Reach) -> UnitSet<'p> {
        // In an undirected graph either direction means both.
        self.network.reached(unit, Outgoing, reach)
    }

    /// The units that hang together, component by component, in order of their first units. A unit
    /// without edges is a component of its own.
    pub fn components(&self) -> Vec<UnitSet<'p>> {
        self.network.components()
    }

    /// Whether all units hang together. A graph without units does.
    pub fn is_connected(&self) -> bool {
        self.components().len() <= 1
    }

    /// How much of who works with whom passes through each unit (betweenness centrality 中介中心性), in the plan's order: the
    /// share, from 0 to 1, of the pairs of other units between which the shortest ways along the edges pass through
    /// it; where several ways are as short, each counts as its part. 0 where there are fewer than three units.
    ///
    /// Takes time that grows with units times edges.
    pub fn betweenness(&self) -> Vec<(Unit<'p>, f64)> {
        self.network.betweenness()
    }

    /// The units without which others that hang together would not (articulation points 割点): without 县水利局, a town
    /// that works with nobody else would stand alone.
    ///
    /// ```
    /// # #[cfg(feature = "bishan")] {
    /// use pilot_plan::{Plan, Unit};
    ///
    /// let graph = Plan::bishan().collaboration_graph();
    /// let holding = graph.articulation_points();
    /// assert_eq!(holding.iter().map(Unit::name).collect::<Vec<_>>(), ["服务业发展区管委会"]);
    /// # }
    /// ```
    pub fn articulation_points(&self) -> UnitSet<'p> {
        self.network.articulation_points()
    }

    /// The share, from 0 to 1, of the possible pairs of units that share a task; 0 where there are fewer than two units.
    pub fn density(&self) -> f64 {
        self.network.density()
    }

    /// The graph in Graphviz's language DOT, when displayed.
    pub const fn to_dot(&self) -> Dot<'_, 'p> {
        Dot::of_collaborations(self)
    }
}

impl fmt::Debug for CollaborationGraph<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CollaborationGraph")
            .field("units", &self.as_petgraph().node_count())
            .field("edges", &self.as_petgraph().edge_count())
            .finish_non_exhaustive()
    }
}
