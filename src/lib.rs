//! Reads Chinese government plans (试点方案, 实施方案) into data.

// Floors, lowest first: text ← model ← parse; text ← model ← { set, query, graph, audit, record }.
mod error;
mod model;
mod parse;
mod text;

pub use error::{ParseError, ParseErrorKind, UnknownUnit};
pub use model::*;
pub use petgraph;
pub use text::{Excerpt, Position, Span};
