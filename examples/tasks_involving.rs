//! Which tasks involve a unit, and in which role?
//!
//! ```text
//! cargo run --example tasks_involving -- [UNIT] [FILE]
//! ```

mod support;
#[path = "support/table.rs"]
mod table;

use std::process::ExitCode;

use pilot_plan::{Assignment, Task, Unit};
use table::{Align, Table};

fn main() -> ExitCode {
    support::run(|arguments, out| {
        let name = arguments.next().unwrap_or_else(|| "区财政局".into());
        let plan = arguments.plan()?;
        // A name that the plan does not know is an error that carries the nearest ones.
        let unit = plan.unit(&name.to_string_lossy())?;

        writeln!(
            out,
            "{unit}：{} 项任务，牵头 {} 项\n",
            unit.tasks().len(),
            unit.led().len()
        )?;
        let mut table = Table::new([
            ("序号", Align::Right),
            ("角色", Align::Left),
            ("任务", Align::Left),
        ]);
        for task in &unit.tasks() {
            table.row([
                task.number().to_string(),
                roles(unit, task),
                task.title().to_owned(),
            ]);
        }
        table.write(out)?;
        Ok(())
    })
}

/// The unit's roles for a task, in the document's words: mostly one.
fn roles(unit: Unit<'_>, task: Task<'_>) -> String {
    let labels: Vec<_> = unit.assignments_in(task).map(Assignment::label).collect();
    labels.join("、")
}
