//! Whether a byte of a large or odd plan costs what a byte of the shipped plan costs.

use std::hint::black_box;
use std::str::from_utf8;

use pilot_plan::Plan;

use crate::generate::{self, Brackets, Knobs, Size, Table as Form};
use crate::table::Table;
use crate::turns::{once, take};

pub fn measure(table: &mut Table) {
    large(table, "1 MB", 1_000_000, 101, None);
    large(table, "53 MB", 53_000_000, 9, Some(1.2));
    for form in [Form::None, Form::Tabs, Form::Markdown] {
        let text = generate::plan(&Knobs {
            table: form,
            ..of_size(1_000_000)
        });
        let what = format!("1 MB, table form {form:?}");
        odd(table, &what, text, 31, None);
    }
    for (what, text) in texts() {
        odd(table, what, text, 9, Some(3.0));
    }
}

pub fn of_size(bytes: usize) -> Knobs {
    Knobs {
        size: Size::Bytes(bytes),
        vocabulary: 60 + bytes / 20_000,
        ..Knobs::default()
    }
}

pub fn many_tasks(tasks: usize) -> String {
    generate::plan(&Knobs {
        size: Size::Tasks(tasks),
        units_per_task: 1..=5,
        vocabulary: tasks / 3,
        sentences_per_task: 1..=2,
        ..Knobs::default()
    })
}

fn texts() -> Vec<(&'static str, String)> {
    let many_units = generate::plan(&Knobs {
        size: Size::Tasks(20_000),
        units_per_task: 15..=15,
        vocabulary: 130_000,
        sentences_per_task: 1..=3,
        ..Knobs::default()
    });
    let brackets = |form| generate::brackets(1_000_000, form);
    vec![
        ("100,000 units", many_units),
        ("a clause of 100,000 units", generate::one_clause(100_000)),
        (
            "a plan of 10 MB on one line",
            generate::one_line(10_000_000),
        ),
        ("a paragraph of 10 MB", generate::one_paragraph(10_000_000)),
        ("1,000,000 brackets, side by side", brackets(Brackets::Flat)),
        ("1,000,000 brackets, nested", brackets(Brackets::Nested)),
        ("1,000,000 brackets, none closed", brackets(Brackets::Open)),
        (
            "1,000,000 brackets, none opened",
            brackets(Brackets::Closed),
        ),
        ("100,000 headings", generate::headings(100_000)),
        ("100,000 tasks and as many rows", many_tasks(100_000)),
    ]
}

/// A large plan beside `from_utf8` over the same bytes.
fn large(table: &mut Table, size: &str, bytes: usize, rounds: usize, goal: Option<f64>) {
    let text: &'static str = generate::plan(&of_size(bytes)).leak();
    let samples = take(
        rounds,
        vec![
            once(|| Plan::parse(black_box(text))),
            once(|| from_utf8(black_box(text.as_bytes())).map(str::len)),
        ],
    );
    let what = format!("`Plan::parse`, {size}");
    let (time, other) = (samples.time(0), samples.time(1));
    table.times(&what, time, "`from_utf8`", other, samples.ratio(0, 1), goal);
}

/// The time of a byte beside that of a byte of the shipped plan.
fn odd(table: &mut Table, what: &str, text: String, rounds: usize, goal: Option<f64>) {
    let text: &'static str = text.leak();
    let shipped = Plan::bishan().source();
    assert!(Plan::parse(text).is_ok(), "{what} is a plan");
    let samples = take(
        rounds,
        vec![
            once(|| Plan::parse(black_box(text))),
            // As long as the other, about: one moment of the machine is like no other.
            Box::new(|| {
                let samples = take(21, vec![once(|| Plan::parse(black_box(shipped)))]);
                samples.time(0)
            }),
        ],
    );
    let share = shipped.len() as f64 / text.len() as f64;
    let figure = |time: f64, bytes: usize| format!("{:.2} ns a byte", time / bytes as f64);
    table.row(
        &format!("`Plan::parse`, {what}"),
        figure(samples.time(0), text.len()),
        format!("shipped plan: {}", figure(samples.time(1), shipped.len())),
        samples.ratio(0, 1) * share,
        goal,
    );
}
