//! Counts what a parsed plan holds on the heap beyond its source, and how often parsing asks for memory.

use std::alloc::System;

use pilot_plan::Plan;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[path = "../../../support/generate.rs"]
#[allow(dead_code)]
mod generate;

use generate::{Knobs, Size};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    count("shipped plan", Plan::bishan().source());
    for (what, bytes) in [("1 MB", 1_000_000), ("53 MB", 53_000_000)] {
        let text = generate::plan(&Knobs {
            size: Size::Bytes(bytes),
            vocabulary: 60 + bytes / 20_000,
            ..Knobs::default()
        });
        count(what, text.leak());
    }
}

/// The source is borrowed: what is allocated is all beyond it.
fn count(what: &str, text: &'static str) {
    let region = Region::new(ALLOCATOR);
    let plan = Plan::parse(text);
    let change = region.change();
    // What a vector grows or shrinks by is counted among the bytes, each time as an allocation.
    let held = change
        .bytes_allocated
        .wrapping_sub(change.bytes_deallocated);
    let calls = change.allocations + change.reallocations;
    println!("{what}\t{}\t{held}\t{calls}", text.len());
    drop(plan);
}
