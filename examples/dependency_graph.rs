//! Who waits for whom? The dependency graph in DOT: an arrow from a unit that leads to each that it
//! depends on, with the numbers of the tasks.
//!
//! ```text
//! cargo run --example dependency_graph -- [FILE] | dot -Tsvg > dependencies.svg
//! ```

mod support;

use std::process::ExitCode;

fn main() -> ExitCode {
    support::run(|arguments, out| {
        let plan = arguments.plan()?;
        write!(out, "{}", plan.dependency_graph().to_dot())?;
        Ok(())
    })
}
