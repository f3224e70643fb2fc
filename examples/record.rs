//! The plan as JSON, for programs in other languages: the record "pilot-plan/1", on one line.
//!
//! ```text
//! cargo run --example record -- [FILE]
//! ```

mod support;

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    support::run(|arguments, out| {
        let plan = arguments.plan()?;
        serde_json::to_writer(&mut *out, &plan).map_err(io::Error::from)?;
        writeln!(out)?;
        Ok(())
    })
}
