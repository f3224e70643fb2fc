//! The shipped plan and the division of tasks that a script apart from the crate read from it.

use pilot_plan::{Plan, Span, Task, Unit};

/// The seed file, byte for byte.
pub(crate) const SEED: &str = include_str!("../../seeds/bishan-2022-18.txt");

/// One line of `fixtures/bishan-2022-18.tsv`. Lines of the seed count from 1.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) number: u32,
    /// Number and heading of each section on the way.
    pub(crate) path: Vec<&'static str>,
    pub(crate) title: &'static str,
    pub(crate) leads: Vec<&'static str>,
    pub(crate) responsible: Vec<&'static str>,
    pub(crate) heading_line: usize,
    pub(crate) paragraph_lines: Vec<usize>,
    pub(crate) clause_line: usize,
    pub(crate) sentences: usize,
    pub(crate) printed_row_number: Option<u32>,
    pub(crate) row_text_line: usize,
    pub(crate) row_paragraphs: usize,
}

impl Expected {
    /// Every unit, the leads first.
    pub(crate) fn units(&self) -> impl Iterator<Item = &'static str> {
        self.leads.iter().chain(&self.responsible).copied()
    }
}

/// The 21 tasks.
pub(crate) fn expected() -> Vec<Expected> {
    let lines = include_str!("../fixtures/bishan-2022-18.tsv").lines();
    let tasks: Vec<_> = lines
        .filter(|line| !line.starts_with('#'))
        .map(expected_task)
        .collect();
    assert_eq!(tasks.len(), 21, "the fixture is incomplete");
    tasks
}

fn expected_task(line: &'static str) -> Expected {
    let cells: Vec<_> = line.split('\t').collect();
    let [
        number,
        path,
        title,
        leads,
        responsible,
        heading_line,
        paragraph_lines,
        clause_line,
        sentences,
        printed,
        row_text_line,
        row_paragraphs,
    ] = cells[..]
    else {
        panic!("{} cells: {line}", cells.len())
    };
    let list = |cell: &'static str| match cell {
        "-" => Vec::new(),
        names => names.split('、').collect(),
    };
    let count = |cell: &str| cell.parse::<usize>().unwrap();
    Expected {
        number: number.parse().unwrap(),
        path: path.split('/').collect(),
        title,
        leads: list(leads),
        responsible: list(responsible),
        heading_line: count(heading_line),
        paragraph_lines: paragraph_lines.split(',').map(count).collect(),
        clause_line: count(clause_line),
        sentences: count(sentences),
        printed_row_number: printed.parse().ok(),
        row_text_line: count(row_text_line),
        row_paragraphs: count(row_paragraphs),
    }
}

/// A line of the seed, from 1.
pub(crate) fn seed_line(number: usize) -> &'static str {
    SEED.lines().nth(number - 1).unwrap()
}

/// The line on which a span starts.
pub(crate) fn line(plan: &Plan, span: Span) -> usize {
    plan.position(span.start()).unwrap().line()
}

/// The names of the units that lead a task.
pub(crate) fn leads(task: Task<'_>) -> Vec<&str> {
    task.leads().map(Unit::name).collect()
}

/// The names of the units that answer for a task.
pub(crate) fn responsible(task: Task<'_>) -> Vec<&str> {
    task.responsible().map(Unit::name).collect()
}

/// Number and heading of each section on the way to a task.
pub(crate) fn path(task: Task<'_>) -> Vec<String> {
    let section = task.section().expect("the task stands in a section");
    let steps = section.path().iter();
    steps
        .map(|step| format!("{}{}", step.number(), step.heading()))
        .collect()
}
