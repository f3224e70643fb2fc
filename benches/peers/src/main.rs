//! This crate and others over the same bytes, in one run: a table of ratios, goals beside them.
//!
//! ```text
//! cargo run --release --manifest-path benches/peers/Cargo.toml
//! ```
//!
//! Contestants take turns, round by round, so that what else the machine does slows all alike, and what
//! time it gives to others is not counted; a ratio is the median of the rounds' ratios. Times are those
//! of making a thing: it is dropped outside.

#[path = "../../support/generate.rs"]
#[allow(dead_code)]
mod generate;
mod graphs;
mod growth;
mod lookup;
mod memory;
mod reading;
mod record;
mod table;
mod turns;

use table::Table;

fn main() {
    let mut table = Table::default();
    reading::measure(&mut table);
    growth::measure(&mut table);
    lookup::measure(&mut table);
    graphs::measure(&mut table);
    memory::measure(&mut table);
    record::measure(&mut table);
    table.print();
}
