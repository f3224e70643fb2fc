//! Who depends on whom, and who works with whom.

mod analysis;
mod centrality;
mod collaboration;
mod dependency;
mod dot;
mod impact;
mod network;

pub use collaboration::{Collaboration, CollaborationGraph};
pub use dependency::{Dependency, DependencyGraph};
pub use dot::Dot;
pub use impact::Impact;

/// How far a question follows the edges of a graph.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reach {
    /// One edge.
    Direct,
    /// Any number of edges.
    Transitive,
}

#[cfg(test)]
mod tests;
