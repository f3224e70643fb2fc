//! How much of a network passes through a unit.

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::EdgeType;
use petgraph::algo::articulation_points::articulation_points;
use petgraph::graph::{NodeIndex, UnGraph};

use crate::graph::network::Network;
use crate::model::{Unit, UnitId};
use crate::set::UnitSet;

impl<'p, W, Ty: EdgeType> Network<'p, W, Ty> {
    /// The share of the ordered pairs of other units whose shortest ways pass through each unit, in the plan's order
    /// (Brandes' algorithm: one walk from each unit).
    pub(super) fn betweenness(&self) -> Vec<(Unit<'p>, f64)> {
        let nodes = self.graph.node_count();
        let mut passing = PerNode::new(nodes, 0.0);
        let mut ways = Ways::new(nodes);
        for start in self.graph.node_indices() {
            ways.walk(start, |node| self.graph.neighbors_directed(node, Outgoing));
            ways.share(|node| self.graph.neighbors_directed(node, Incoming));
            for node in ways.order.iter().filter(|node| **node != start) {
                passing.set(*node, passing.of(*node) + ways.behind.of(*node));
            }
        }
        let others = count(nodes.saturating_sub(1));
        let pairs = others * (others - 1.0);
        let normal = |sum: f64| if pairs > 0.0 { sum / pairs } else { 0.0 };
        let unit = |node: NodeIndex| self.plan.unit_at(UnitId::at(node.index()));
        let nodes = self.graph.node_indices();
        nodes
            .map(|node| (unit(node), normal(passing.of(node))))
            .collect()
    }

    /// The share of the possible edges that there are; 0 where none is possible.
    pub(super) fn density(&self) -> f64 {
        let nodes = count(self.graph.node_count());
        let ordered = nodes * (nodes - 1.0);
        let ends = if self.graph.is_directed() { 1.0 } else { 2.0 };
        if ordered > 0.0 {
            ends * count(self.graph.edge_count()) / ordered
        } else {
            0.0
        }
    }

    /// The units without which others that hang together would not.
    pub(super) fn articulation_points(&self) -> UnitSet<'p> {
        // The library's algorithm asks of weights that they have an order.
        let edges = self.graph.raw_edges().iter();
        let mut bare: UnGraph<(), ()> = UnGraph::default();
        for _ in self.graph.node_indices() {
            bare.add_node(());
        }
        for edge in edges {
            bare.add_edge(edge.source(), edge.target(), ());
        }
        self.set(articulation_points(&bare))
    }
}

/// Units and edges are counted in four bytes.
fn count(many: usize) -> f64 {
    u32::try_from(many).map_or(f64::INFINITY, f64::from)
}

/// The shortest ways from one node to all others.
struct Ways {
    /// The nodes that are reached, the nearest first.
    order: Vec<NodeIndex>,
    /// How far each is; none where it is not reached.
    distance: PerNode<Option<u32>>,
    /// How many shortest ways lead there: more than an integer may hold.
    number: PerNode<f64>,
    /// How much of the ways to nodes behind it passes through each.
    behind: PerNode<f64>,
}

impl Ways {
    fn new(nodes: usize) -> Self {
        Self {
            order: Vec::with_capacity(nodes),
            distance: PerNode::new(nodes, None),
            number: PerNode::new(nodes, 0.0),
            behind: PerNode::new(nodes, 0.0),
        }
    }

    /// Finds the shortest ways from a node.
    fn walk<N: Iterator<Item = NodeIndex>>(
        &mut self,
        start: NodeIndex,
        next: impl Fn(NodeIndex) -> N,
    ) {
        self.order.clear();
        self.distance.fill(None);
        self.number.fill(0.0);
        self.behind.fill(0.0);
        self.order.push(start);
        self.distance.set(start, Some(0));
        self.number.set(start, 1.0);
        let mut at = 0;
        while let Some(node) = self.order.get(at).copied() {
            at += 1;
            let behind = self.distance.of(node).map(|distance| distance + 1);
            for other in next(node) {
                if self.distance.of(other).is_none() {
                    self.distance.set(other, behind);
                    self.order.push(other);
                }
                if self.distance.of(other) == behind {
                    let ways = self.number.of(other) + self.number.of(node);
                    self.number.set(other, ways);
                }
            }
        }
    }

    /// Tells how much of the ways passes through each node, from the farthest to the nearest.
    fn share<N: Iterator<Item = NodeIndex>>(&mut self, before: impl Fn(NodeIndex) -> N) {
        for node in self.order.iter().rev() {
            let distance = self.distance.of(*node);
            let each = (1.0 + self.behind.of(*node)) / self.number.of(*node);
            for other in before(*node) {
                let nearer = self.distance.of(other).map(|distance| distance + 1);
                if nearer.is_some() && nearer == distance {
                    let more = self.behind.of(other) + self.number.of(other) * each;
                    self.behind.set(other, more);
                }
            }
        }
    }
}

/// A value for each node.
struct PerNode<T>(Vec<T>);

impl<T: Copy + Default> PerNode<T> {
    fn new(nodes: usize, value: T) -> Self {
        Self(vec![value; nodes])
    }

    fn of(&self, node: NodeIndex) -> T {
        self.0.get(node.index()).copied().unwrap_or_default()
    }

    fn set(&mut self, node: NodeIndex, value: T) {
        if let Some(place) = self.0.get_mut(node.index()) {
            *place = value;
        }
    }

    fn fill(&mut self, value: T) {
        self.0.fill(value);
    }
}
