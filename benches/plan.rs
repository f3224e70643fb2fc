//! What reading the shipped plan costs, and asking it.
//!
//! The yardstick is `from_utf8` over the same bytes: what merely checking the text costs.
//!
//! ```text
//! cargo bench
//! ```
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark of an answer that fails measures nothing: it should stop"
)]

use std::hint::black_box;
use std::str::from_utf8;

use divan::Bencher;
use divan::counter::BytesCount;
use pilot_plan::{Plan, Role};

fn main() {
    divan::main();
}

/// The shipped plan's text, as bytes that nobody has checked.
const BYTES: &[u8] = include_bytes!("../seeds/bishan-2022-18.txt");

#[divan::bench]
fn utf8_check(bencher: Bencher<'_, '_>) {
    bencher
        .counter(BytesCount::of_slice(BYTES))
        .bench(|| from_utf8(black_box(BYTES)).map(str::len));
}

/// The text is borrowed: no copy is timed. What was made is dropped outside the time.
#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let text = Plan::bishan().source();
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| Plan::parse(black_box(text)));
}

#[divan::bench(sample_size = 1_000)]
fn unit_by_name(bencher: Bencher<'_, '_>) {
    let plan = Plan::bishan();
    bencher.bench(|| plan.unit(black_box("区财政局")));
}

#[divan::bench(sample_size = 1_000)]
fn tasks_involving(bencher: Bencher<'_, '_>) {
    let plan = Plan::bishan();
    bencher.bench(|| plan.tasks_involving(black_box("区财政局")));
}

/// Three conditions at once.
#[divan::bench]
fn query(bencher: Bencher<'_, '_>) {
    let plan = Plan::bishan();
    let section = plan.sections().nth(4).unwrap();
    bencher.bench(|| {
        let unit = plan.unit(black_box("区财政局")).unwrap();
        let query = plan.query().involving(unit).with_role(Role::Responsible);
        query.in_section(section).resolve()
    });
}

/// Every place of a text, annex included.
#[divan::bench]
fn search(bencher: Bencher<'_, '_>) {
    let plan = Plan::bishan();
    bencher
        .counter(BytesCount::of_str(plan.source()))
        .bench(|| plan.search(black_box("知识产权")).count());
}

#[divan::bench]
fn dependency_graph(bencher: Bencher<'_, '_>) {
    let plan = Plan::bishan();
    bencher.bench(|| black_box(plan).dependency_graph());
}

#[divan::bench]
fn collaboration_graph(bencher: Bencher<'_, '_>) {
    let plan = Plan::bishan();
    bencher.bench(|| black_box(plan).collaboration_graph());
}

#[divan::bench]
fn serialise(bencher: Bencher<'_, '_>) {
    let plan = Plan::bishan();
    let length = serde_json::to_string(plan).unwrap().len();
    bencher
        .counter(BytesCount::new(length))
        .bench(|| serde_json::to_string(black_box(plan)));
}

#[divan::bench]
fn deserialise(bencher: Bencher<'_, '_>) {
    let json = serde_json::to_string(Plan::bishan()).unwrap();
    bencher
        .counter(BytesCount::of_str(&json))
        .bench(|| serde_json::from_str::<Plan>(black_box(&json)));
}
