//! Whether cost grows with the text alone: parsing and asking of generated plans, large and odd.
//!
//! Read the throughput beside `parse_plan::shipped`.
//!
//! ```text
//! cargo bench --bench generated                       what takes a minute or two
//! PLAN_BENCH=full cargo bench --bench generated       with the plans of 53 MB
//! ```
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark of an answer that fails measures nothing: it should stop"
)]

mod support;

use std::env;
use std::hint::black_box;
use std::str::from_utf8;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use pilot_plan::{Plan, Unit};
use support::generate::{self, Brackets, Knobs, Size, Table};

fn main() {
    divan::main();
}

/// `--test` asks whether each benchmark runs, not how fast: a hundredth will do.
fn scaled(count: usize) -> usize {
    if env::args().any(|argument| argument == "--test") {
        count / 100
    } else {
        count
    }
}

/// The sizes of plans: a thousand times the shipped plan only on request.
fn sizes() -> Vec<usize> {
    let full = env::var("PLAN_BENCH").is_ok_and(|value| value == "full");
    let sizes: &[usize] = if full {
        &[53_000, 1_000_000, 53_000_000]
    } else {
        &[53_000, 1_000_000]
    };
    sizes.iter().map(|size| scaled(*size)).collect()
}

fn of_size(bytes: usize) -> Knobs {
    Knobs {
        size: Size::Bytes(bytes),
        vocabulary: 60 + bytes / 20_000,
        ..Knobs::default()
    }
}

/// Parses a text again and again; what was made is dropped outside the time.
fn parse(bencher: Bencher<'_, '_>, text: String) {
    let text: &'static str = text.leak();
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| Plan::parse(black_box(text)).unwrap());
}

/// The yardstick: what checking that the text is UTF-8 costs.
#[divan::bench(args = sizes())]
fn utf8_check(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = generate::plan(&of_size(bytes));
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| from_utf8(black_box(text.as_bytes())).map(str::len));
}

mod parse_plan {
    use super::{Bencher, Knobs, Plan, Table, generate, of_size, parse, scaled, sizes};

    /// What the others are compared with.
    #[divan::bench]
    fn shipped(bencher: Bencher<'_, '_>) {
        parse(bencher, Plan::bishan().source().to_owned());
    }

    #[divan::bench(args = sizes())]
    fn of_bytes(bencher: Bencher<'_, '_>, bytes: usize) {
        parse(bencher, generate::plan(&of_size(bytes)));
    }

    #[divan::bench(args = [Table::None, Table::Lines, Table::Tabs, Table::Markdown])]
    fn with_table(bencher: Bencher<'_, '_>, table: Table) {
        let knobs = Knobs {
            table,
            ..of_size(scaled(1_000_000))
        };
        parse(bencher, generate::plan(&knobs));
    }

    #[divan::bench(args = [1, 10, 100])]
    fn with_units_per_task(bencher: Bencher<'_, '_>, units: usize) {
        let knobs = Knobs {
            units_per_task: units..=units,
            vocabulary: 1_000,
            ..of_size(scaled(1_000_000))
        };
        parse(bencher, generate::plan(&knobs));
    }

    #[divan::bench(args = [10, 1_000, 100_000])]
    fn with_vocabulary(bencher: Bencher<'_, '_>, vocabulary: usize) {
        let knobs = Knobs {
            vocabulary,
            ..of_size(scaled(1_000_000))
        };
        parse(bencher, generate::plan(&knobs));
    }
}

/// What grows in one direction alone.
mod parse_odd {
    use super::{Bencher, Brackets, generate, many_tasks, many_units, parse, scaled};

    #[divan::bench(sample_count = 10)]
    fn units_100_000(bencher: Bencher<'_, '_>) {
        parse(bencher, many_units());
    }

    #[divan::bench(sample_count = 10)]
    fn clause_of_100_000_units(bencher: Bencher<'_, '_>) {
        parse(bencher, generate::one_clause(scaled(100_000)));
    }

    #[divan::bench(sample_count = 10)]
    fn line_of_10_mb(bencher: Bencher<'_, '_>) {
        parse(bencher, generate::one_line(scaled(10_000_000)));
    }

    #[divan::bench(sample_count = 10)]
    fn paragraph_of_10_mb(bencher: Bencher<'_, '_>) {
        parse(bencher, generate::one_paragraph(scaled(10_000_000)));
    }

    #[divan::bench(
        sample_count = 10,
        args = [Brackets::Flat, Brackets::Nested, Brackets::Open, Brackets::Closed],
    )]
    fn brackets_1_000_000(bencher: Bencher<'_, '_>, form: Brackets) {
        parse(bencher, generate::brackets(scaled(1_000_000), form));
    }

    #[divan::bench(sample_count = 10)]
    fn headings_100_000(bencher: Bencher<'_, '_>) {
        parse(bencher, generate::headings(scaled(100_000)));
    }

    #[divan::bench(sample_count = 5)]
    fn tasks_and_rows_100_000(bencher: Bencher<'_, '_>) {
        parse(bencher, many_tasks(scaled(100_000)));
    }
}

fn many_units() -> String {
    generate::plan(&Knobs {
        size: Size::Tasks(scaled(20_000)),
        units_per_task: 15..=15,
        vocabulary: 130_000,
        sentences_per_task: 1..=3,
        ..Knobs::default()
    })
}

fn many_tasks(tasks: usize) -> String {
    generate::plan(&Knobs {
        size: Size::Tasks(tasks),
        units_per_task: 1..=5,
        vocabulary: tasks / 3,
        sentences_per_task: 1..=2,
        ..Knobs::default()
    })
}

/// A unit with as many tasks as 区财政局 has in the shipped plan: an answer of equal size.
fn typical(plan: &Plan) -> Unit<'_> {
    let mut units = plan.units().filter(|unit| unit.tasks().len() == 8);
    let first = units.next().unwrap();
    units.nth(units.size_hint().0 / 2).unwrap_or(first)
}

/// Must not depend on how many tasks there are.
#[divan::bench(args = [2_100, 21_000, 100_000], sample_size = 1_000)]
fn tasks_involving(bencher: Bencher<'_, '_>, tasks: usize) {
    let plan = Plan::parse(many_tasks(scaled(tasks).max(1_000))).unwrap();
    let name = typical(&plan).name();
    bencher.bench(|| plan.tasks_involving(black_box(name)).unwrap());
}

#[divan::bench(args = sizes())]
fn dependency_graph(bencher: Bencher<'_, '_>, bytes: usize) {
    let plan = Plan::parse(generate::plan(&of_size(bytes))).unwrap();
    let assignments: usize = plan.tasks().map(|task| task.assignments().len()).sum();
    bencher
        .counter(ItemsCount::new(assignments))
        .bench(|| black_box(&plan).dependency_graph());
}

mod audit {
    use super::{Bencher, BytesCount, Knobs, Plan, Size, black_box, generate, many_tasks, of_size};
    use super::{scaled, sizes};

    fn audit(bencher: Bencher<'_, '_>, text: String) {
        let plan = Plan::parse(text).unwrap();
        bencher
            .counter(BytesCount::of_str(plan.source()))
            .bench(|| black_box(&plan).audit().is_consistent());
    }

    #[divan::bench(args = sizes(), sample_count = 10)]
    fn of_bytes(bencher: Bencher<'_, '_>, bytes: usize) {
        audit(bencher, generate::plan(&of_size(bytes)));
    }

    /// Names alike are told from each other without holding each against each.
    #[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
    fn of_units(bencher: Bencher<'_, '_>, units: usize) {
        let knobs = Knobs {
            size: Size::Tasks(scaled(units) / 5),
            units_per_task: 15..=15,
            vocabulary: scaled(units),
            sentences_per_task: 1..=3,
            ..Knobs::default()
        };
        audit(bencher, generate::plan(&knobs));
    }

    #[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
    fn of_tasks_and_rows(bencher: Bencher<'_, '_>, tasks: usize) {
        audit(bencher, many_tasks(scaled(tasks)));
    }
}

#[divan::bench(args = sizes())]
fn serialise(bencher: Bencher<'_, '_>, bytes: usize) {
    let plan = Plan::parse(generate::plan(&of_size(bytes))).unwrap();
    let length = serde_json::to_string(&plan).unwrap().len();
    bencher
        .counter(BytesCount::new(length))
        .bench(|| serde_json::to_string(black_box(&plan)).unwrap());
}

#[divan::bench(args = sizes())]
fn deserialise(bencher: Bencher<'_, '_>, bytes: usize) {
    let plan = Plan::parse(generate::plan(&of_size(bytes))).unwrap();
    let json = serde_json::to_string(&plan).unwrap();
    bencher
        .counter(BytesCount::of_str(&json))
        .bench(|| serde_json::from_str::<Plan>(black_box(&json)).unwrap());
}
