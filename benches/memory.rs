//! What a plan holds beyond its source, and how often reading one asks for memory.
//!
//! `alloc` less `dealloc`, with what was grown and shrunk, is the heap of the plan: its source is
//! borrowed.
//!
//! ```text
//! cargo bench --bench memory
//! ```
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark of an answer that fails measures nothing: it should stop"
)]

mod support;

use std::hint::black_box;

use divan::{AllocProfiler, Bencher};
use pilot_plan::Plan;
use support::generate::{self, Knobs, Size};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// Parses once a sample: the counts are the same each time.
fn parse(bencher: Bencher<'_, '_>, text: &'static str) {
    bencher.bench(|| Plan::parse(black_box(text)).unwrap());
}

#[divan::bench(sample_count = 10)]
fn shipped(bencher: Bencher<'_, '_>) {
    parse(bencher, Plan::bishan().source());
}

#[divan::bench(sample_count = 10)]
fn of_1_mb(bencher: Bencher<'_, '_>) {
    let knobs = Knobs {
        size: Size::Bytes(1_000_000),
        ..Knobs::default()
    };
    parse(bencher, generate::plan(&knobs).leak());
}
