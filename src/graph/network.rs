//! What the two graphs have in common: the units of a plan as nodes, and ties between them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::fast::RandomState;
use petgraph::EdgeType;
use petgraph::graph::{EdgeIndex, Graph, NodeIndex};

use crate::model::{Plan, TaskId, Unit, UnitId};
use crate::set::TaskSet;

/// Two units, in this order, and the tasks that tie them.
#[derive(Clone)]
pub(super) struct Tie<'p> {
    pub(super) plan: &'p Plan,
    pub(super) ends: (UnitId, UnitId),
    pub(super) tasks: TaskSet<'p>,
}

impl<'p> Tie<'p> {
    pub(super) fn units(&self) -> (Unit<'p>, Unit<'p>) {
        let (first, second) = self.ends;
        (self.plan.unit_at(first), self.plan.unit_at(second))
    }
}

/// The same units of the same plan, which the tasks tell, and the same tasks.
impl PartialEq for Tie<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.ends == other.ends && self.tasks == other.tasks
    }
}

impl Eq for Tie<'_> {}

/// Gathers ties, each once, in order of first occurrence.
pub(super) struct Ties<'p> {
    plan: &'p Plan,
    found: Vec<Tie<'p>>,
    places: HashMap<(UnitId, UnitId), EdgeIndex, RandomState>,
}

impl<'p> Ties<'p> {
    pub(super) fn new(plan: &'p Plan) -> Self {
        // Real plans have about as many ties as assignments.
        let likely = plan.store.assigned();
        Self {
            plan,
            found: Vec::with_capacity(likely),
            places: HashMap::with_capacity_and_hasher(likely, RandomState::default()),
        }
    }

    /// Ties two units by a task. Tasks come in document order.
    pub(super) fn add(&mut self, ends: (UnitId, UnitId), task: TaskId) {
        let at = match self.places.entry(ends) {
            Entry::Occupied(known) => known.get().index(),
            Entry::Vacant(new) => {
                let at = self.found.len();
                new.insert(EdgeIndex::new(at));
                self.found.push(Tie {
                    plan: self.plan,
                    ends,
                    tasks: TaskSet::new(),
                });
                at
            }
        };
        if let Some(tie) = self.found.get_mut(at) {
            tie.tasks.push(self.plan, task);
        }
    }

    /// The graph of all units with these ties as edges, in this order.
    pub(super) fn into_network<W, Ty: EdgeType>(
        self,
        weigh: impl Fn(Tie<'p>) -> W,
    ) -> Network<'p, W, Ty> {
        let units = self.plan.units();
        let mut graph = Graph::with_capacity(units.len(), self.found.len());
        for unit in units {
            graph.add_node(unit);
        }
        for tie in self.found {
            let (first, second) = tie.ends;
            graph.add_edge(node(first), node(second), weigh(tie));
        }
        Network {
            plan: self.plan,
            graph,
            places: self.places,
        }
    }
}

fn node(unit: UnitId) -> NodeIndex {
    NodeIndex::new(unit.index())
}

/// A graph whose node indices are the unit indices of its plan.
#[derive(Clone)]
pub(super) struct Network<'p, W, Ty: EdgeType> {
    pub(super) plan: &'p Plan,
    pub(super) graph: Graph<Unit<'p>, W, Ty>,
    places: HashMap<(UnitId, UnitId), EdgeIndex, RandomState>,
}

impl<W, Ty: EdgeType> Network<'_, W, Ty> {
    /// The unit's node; `None` for a unit of another plan.
    pub(super) fn node(&self, unit: Unit<'_>) -> Option<NodeIndex> {
        std::ptr::eq(self.plan, unit.plan).then(|| node(unit.id))
    }

    pub(super) fn edges(&self) -> impl DoubleEndedIterator<Item = &W> + ExactSizeIterator {
        self.graph.raw_edges().iter().map(|edge| &edge.weight)
    }

    /// The edge between these units in this order.
    pub(super) fn edge(&self, first: Unit<'_>, second: Unit<'_>) -> Option<&W> {
        self.node(first)?;
        self.node(second)?;
        let place = self.places.get(&(first.id, second.id))?;
        self.graph.edge_weight(*place)
    }
}
