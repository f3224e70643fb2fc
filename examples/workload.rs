//! Who carries how much? The units by tasks that they lead, then by tasks that they have a part in.
//!
//! ```text
//! cargo run --example workload -- [FILE]
//! ```

mod support;
#[path = "support/table.rs"]
mod table;

use std::cmp::Reverse;
use std::process::ExitCode;

use pilot_plan::TaskSet;
use table::{Align, Table};

fn main() -> ExitCode {
    support::run(|arguments, out| {
        let plan = arguments.plan()?;
        let mut units: Vec<_> = plan.units().collect();
        // Equal units stay in the order in which the document mentions them.
        units.sort_by_key(|unit| Reverse((unit.led().len(), unit.tasks().len())));

        let leading = units.iter().filter(|unit| !unit.led().is_empty()).count();
        writeln!(
            out,
            "{} 项任务，{} 个单位，其中 {leading} 个牵头\n",
            plan.tasks().len(),
            units.len(),
        )?;
        let mut table = Table::new([
            ("单位", Align::Left),
            ("类别", Align::Left),
            ("任务", Align::Right),
            ("牵头", Align::Right),
            ("其他", Align::Right),
            ("牵头任务", Align::Left),
            ("其他任务", Align::Left),
        ]);
        for unit in units {
            let (all, led) = (unit.tasks(), unit.led());
            let others = &all - &led;
            table.row([
                unit.name().to_owned(),
                unit.kind().as_chinese().to_owned(),
                all.len().to_string(),
                led.len().to_string(),
                others.len().to_string(),
                numbers(&led),
                numbers(&others),
            ]);
        }
        table.write(out)?;
        Ok(())
    })
}

/// The numbers of the tasks, in document order.
fn numbers(tasks: &TaskSet<'_>) -> String {
    let numbers: Vec<_> = tasks.iter().map(|task| task.number().to_string()).collect();
    numbers.join(" ")
}
