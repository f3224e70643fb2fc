//! Reads Chinese government plans (试点方案, 实施方案) into data.

// Floors, lowest first: text ← model ← parse; text ← model ← { set, query, graph, audit, record }.
mod error;
mod graph;
mod model;
mod nearest;
mod parse;
#[cfg(test)]
mod promises;
mod query;
mod search;
mod set;
mod text;

pub use error::{ParseError, ParseErrorKind, UnknownUnit};
pub use graph::{
    Collaboration, CollaborationGraph, Dependency, DependencyGraph, Dot, Impact, Reach,
};
pub use model::*;
pub use petgraph;
pub use query::Query;
pub use search::{Hit, Hits};
pub use set::{TaskSet, TaskSetIntoIter, TaskSetIter, UnitSet, UnitSetIntoIter, UnitSetIter};
pub use text::{Excerpt, Position, Span};
