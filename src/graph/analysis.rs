//! What the shape of a graph tells. Every walk keeps its own stack: a chain of units may be long.

use petgraph::graph::NodeIndex;
use petgraph::visit::NodeIndexable;
use petgraph::{Direction, EdgeType};

use crate::graph::Reach;
use crate::graph::network::Network;
use crate::model::{Unit, UnitId};
use crate::set::{Ids, UnitSet};

impl<'p, W, Ty: EdgeType> Network<'p, W, Ty> {
    /// The units that edges in one direction lead to, without the unit itself; none for a unit of
    /// another plan.
    pub(super) fn reached(
        &self,
        unit: Unit<'_>,
        direction: Direction,
        reach: Reach,
    ) -> UnitSet<'p> {
        let Some(start) = self.node(unit) else {
            return UnitSet::new();
        };
        let neighbours = |node| self.graph.neighbors_directed(node, direction);
        match reach {
            Reach::Direct => self.set(neighbours(start)),
            Reach::Transitive => {
                let mut seen = Seen::new(self.graph.node_bound());
                let found = seen.walk(start, neighbours);
                self.set(found.into_iter().filter(|node| *node != start))
            }
        }
    }

    /// The units that hang together, whatever the direction of the edges, component by component, in
    /// order of their first units.
    pub(super) fn components(&self) -> Vec<UnitSet<'p>> {
        let mut seen = Seen::new(self.graph.node_bound());
        let mut components = Vec::new();
        for start in self.graph.node_indices() {
            if !seen.has(start) {
                let found = seen.walk(start, |node| self.graph.neighbors_undirected(node));
                components.push(self.set(found));
            }
        }
        components
    }

    /// The units of nodes, in any order.
    pub(super) fn set(&self, nodes: impl IntoIterator<Item = NodeIndex>) -> UnitSet<'p> {
        let ids = nodes.into_iter().map(|node| UnitId::at(node.index()));
        UnitSet::of(self.plan, Ids::sorted(ids.collect()))
    }
}

/// The nodes that walks have come by.
struct Seen(Vec<bool>);

impl Seen {
    fn new(nodes: usize) -> Self {
        Self(vec![false; nodes])
    }

    fn has(&self, node: NodeIndex) -> bool {
        self.0.get(node.index()).is_some_and(|seen| *seen)
    }

    /// Marks a node, and says whether it is new.
    fn mark(&mut self, node: NodeIndex) -> bool {
        match self.0.get_mut(node.index()) {
            Some(seen) => !std::mem::replace(seen, true),
            None => false,
        }
    }

    /// The nodes that can be reached from `start`, itself among them, and were not seen before.
    fn walk<N>(&mut self, start: NodeIndex, neighbours: impl Fn(NodeIndex) -> N) -> Vec<NodeIndex>
    where
        N: Iterator<Item = NodeIndex>,
    {
        self.mark(start);
        let mut found = vec![start];
        let mut next = 0;
        while let Some(node) = found.get(next).copied() {
            next += 1;
            found.extend(neighbours(node).filter(|other| self.mark(*other)));
        }
        found
    }
}
