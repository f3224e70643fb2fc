//! What a plan holds beyond its source. A process of its own counts, so that counting slows no other.

use std::env;
use std::process::Command;

use crate::table::Table;

/// Asks the sibling program, which prints a line for each plan: what, bytes of source, bytes of heap,
/// allocations.
pub fn measure(table: &mut Table) {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args([
            "run",
            "--quiet",
            "--release",
            "--bin",
            "heap",
            "--manifest-path",
            manifest,
        ])
        .output();
    let output = match output {
        Ok(output) if output.status.success() => output.stdout,
        _ => return table.lacking("heap of a plan", "the program that counts did not run"),
    };
    for line in String::from_utf8_lossy(&output).lines() {
        let mut fields = line.split('\t');
        let what = fields.next().unwrap_or_default();
        let mut number = || {
            fields
                .next()
                .and_then(|field| field.parse::<f64>().ok())
                .unwrap_or(f64::NAN)
        };
        let (source, heap, allocations) = (number(), number(), number());
        let shipped = what == "shipped plan";
        table.row(
            &format!("heap beyond the source, {what}"),
            format!("{:.1} kB", heap / 1e3),
            format!("source: {:.1} kB", source / 1e3),
            heap / source,
            Some(0.25),
        );
        table.row(
            &format!("allocations of `Plan::parse`, {what}"),
            allocations.to_string(),
            String::new(),
            allocations,
            shipped.then_some(100.0),
        );
    }
}
