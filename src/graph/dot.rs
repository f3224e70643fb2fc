//! Graphs in DOT, the language of Graphviz.

use std::fmt::{self, Write};

use petgraph::EdgeType;

use crate::graph::network::Network;
use crate::graph::{Collaboration, CollaborationGraph, Dependency, DependencyGraph};
use crate::model::Task;
use crate::set::TaskSet;

/// Displays a graph in DOT, the language of Graphviz: a node for each unit, labelled with its name,
/// in the plan's order; an edge for each of the graph's, labelled with the numbers of its tasks, in
/// the graph's order.
///
/// ```
/// use pilot_plan::Plan;
///
/// let plan = Plan::parse("一、修渠\n清淤护岸。（牵头单位：县水利局；责任单位：县财政局）\n")?;
/// assert_eq!(
///     plan.dependency_graph().to_dot().to_string(),
///     r#"digraph dependencies {
///   node [shape=box];
///   u0 [label="县水利局"];
///   u1 [label="县财政局"];
///   u0 -> u1 [label="1"];
/// }
/// "#
/// );
/// # Ok::<(), pilot_plan::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Dot<'g, 'p> {
    graph: Either<'g, 'p>,
}

#[derive(Clone, Copy, Debug)]
enum Either<'g, 'p> {
    Dependencies(&'g DependencyGraph<'p>),
    Collaborations(&'g CollaborationGraph<'p>),
}

impl<'g, 'p> Dot<'g, 'p> {
    pub(super) const fn of_dependencies(graph: &'g DependencyGraph<'p>) -> Self {
        Self {
            graph: Either::Dependencies(graph),
        }
    }

    pub(super) const fn of_collaborations(graph: &'g CollaborationGraph<'p>) -> Self {
        Self {
            graph: Either::Collaborations(graph),
        }
    }
}

/// Ends with a line end.
impl fmt::Display for Dot<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.graph {
            Either::Dependencies(graph) => {
                f.write_str("digraph dependencies {\n")?;
                write_body(f, &graph.network, "->", Dependency::tasks)?;
            }
            Either::Collaborations(graph) => {
                f.write_str("graph collaborations {\n")?;
                write_body(f, &graph.network, "--", Collaboration::tasks)?;
            }
        }
        f.write_str("}\n")
    }
}

/// Writes nodes and edges.
fn write_body<'p, W, Ty: EdgeType>(
    f: &mut fmt::Formatter<'_>,
    network: &Network<'p, W, Ty>,
    arrow: &str,
    tasks: impl Fn(&W) -> &TaskSet<'p>,
) -> fmt::Result {
    f.write_str("  node [shape=box];\n")?;
    for unit in network.plan.units() {
        let label = Quoted(unit.name());
        writeln!(f, "  u{} [label={label}];", unit.id().index())?;
    }
    for edge in network.graph.raw_edges() {
        let (from, to) = (edge.source().index(), edge.target().index());
        write!(f, "  u{from} {arrow} u{to} [label=\"")?;
        for (at, number) in tasks(&edge.weight).iter().map(Task::number).enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}{number}")?;
        }
        f.write_str("\"];\n")?;
    }
    Ok(())
}

/// A text as a label of DOT: in quotes, with quotes and backslashes escaped, which else would end it
/// or stand for something. What cannot be drawn, line breaks among it, is written as a space.
struct Quoted<'t>(&'t str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' | '\\' => {
                    f.write_char('\\')?;
                    f.write_char(c)?;
                }
                c if c.is_control() => f.write_char(' ')?,
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_cannot_end_early_nor_stand_for_something_else() {
        assert_eq!(
            Quoted("“甲”\"乙\"\\N\u{3000}（丙）\n丁").to_string(),
            "\"“甲”\\\"乙\\\"\\\\N\u{3000}（丙） 丁\""
        );
    }
}
