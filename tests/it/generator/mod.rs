//! Plans at random: a division of tasks, rendered in a notation, with what must be read from it.
//!
//! A [`Division`] says what the plan is about, a [`Style`] how it is written down; a [`Case`] is both
//! as a text and, beside it, the [`Reading`] that the crate must give of it. What a further
//! notation needs is a line in `notation.rs`.

mod body;
mod check;
mod clause;
mod notation;
mod numbering;
mod page;
mod render;
mod style;
mod styles;
mod table;
mod words;

use std::collections::HashSet;

use pilot_plan::DiagnosticCode;
use proptest::collection::vec;
use proptest::prelude::*;

pub(crate) use check::check;
pub(crate) use notation::BRACKETED;
pub(crate) use style::{Accident, Form, Style};
use style::{Position, Rule};
pub(crate) use styles::{any_form, any_style, shipped_style};
pub(crate) use words::soup;

/// A plan at random: how it is written and what must be read.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) style: Style,
    pub(crate) reading: Reading,
}

impl Case {
    pub(crate) fn new(mut division: Division, style: Style) -> Self {
        drop_repeated(&mut division.sections, &mut HashSet::new());
        // On a line of its own, a clause closes all items above it that have none. A rule gives them units.
        if matches!(
            style.position,
            Position::OwnLine | Position::Labels | Position::Sentence
        ) || matches!(style.rule, Some(Rule::Unit(..)))
        {
            drop_prose(&mut division.sections);
        }
        // A row of a table is a leaf, and in one line nothing parts a heading from its prose.
        if style.form != Form::Body {
            for_inner(&mut division.sections, &|node| node.works.clear());
        }
        // An empty cell in the column of those who answer, with others beside it, is one that the cell
        // above reaches over.
        if style.form != Form::Body && style.notations[0].groups[0].0 == pilot_plan::Role::Guide {
            fill_second(&mut division.sections);
        }
        if style.accident == Accident::OneLine {
            for_inner(&mut division.sections, &|node| node.intro.clear());
        }
        let reading = render::render(&division, &style);
        Self { style, reading }
    }
}

/// Takes out tasks that say the same as one before: no reader could tell their rows apart.
fn drop_repeated(nodes: &mut [Node], seen: &mut HashSet<String>) {
    for node in nodes {
        let heading = &node.heading;
        node.works.retain(|work| match &work.paragraphs[..] {
            [] => seen.insert(heading.clone()),
            paragraphs => seen.insert(paragraphs.concat()),
        });
        drop_repeated(&mut node.children, seen);
    }
}

/// Changes the sections that have sections below them.
fn for_inner(nodes: &mut [Node], change: &impl Fn(&mut Node)) {
    for node in nodes.iter_mut().filter(|node| !node.children.is_empty()) {
        change(node);
        for_inner(&mut node.children, change);
    }
}

/// Gives every task's second group a unit.
fn fill_second(nodes: &mut [Node]) {
    for node in nodes {
        let works = node.works.iter_mut();
        for work in works.filter(|work| work.groups[1].is_empty()) {
            work.groups[1].push("云泽运维中心".to_owned());
        }
        fill_second(&mut node.children);
    }
}

/// Takes out the leaves that nobody is assigned to, and headings left without any.
fn drop_prose(nodes: &mut Vec<Node>) {
    for node in nodes.iter_mut() {
        drop_prose(&mut node.children);
    }
    nodes.retain(|node| !(node.children.is_empty() && node.works.is_empty()));
}

/// The style on one line: the text stands in the message of the failure.
impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let style = format!("{:?}", self.style);
        f.write_str(&style)
    }
}

/// What a plan is about. `@` and `%` in names stand for the word of the plan's level (市, 县, …).
#[derive(Clone, Debug)]
pub(crate) struct Division {
    pub(crate) place: String,
    pub(crate) theme: String,
    pub(crate) sections: Vec<Node>,
}

/// A section.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) heading: String,
    /// Paragraphs before the first subsection, which no clause closes.
    pub(crate) intro: Vec<String>,
    pub(crate) children: Vec<Self>,
    /// The tasks of a leaf, none for one that only has its `intro`; of another section, the task
    /// that its heading is.
    pub(crate) works: Vec<Work>,
}

impl Node {
    /// Whether a clause on its heading is for all that stands below, since nothing there has its own.
    fn states_all_below(&self) -> bool {
        fn is_free(nodes: &[Node]) -> bool {
            let free = |node: &Node| node.works.is_empty() && is_free(&node.children);
            nodes.iter().all(free)
        }
        !self.works.is_empty() && !self.children.is_empty() && is_free(&self.children)
    }
}

/// A task: what is to be done, and as many groups of units as any notation can name.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    pub(crate) paragraphs: Vec<String>,
    pub(crate) groups: [Vec<String>; 3],
    /// Which of the style's notations states this task.
    pub(crate) pick: usize,
    pub(crate) deadline: Option<usize>,
}

/// What must be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) text: String,
    pub(crate) title: Option<String>,
    pub(crate) number: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) issuer: Option<String>,
    /// `None` where a table states everything.
    pub(crate) sections: Option<Vec<ReadSection>>,
    pub(crate) tasks: Vec<ReadTask>,
    /// The rows of a table are the tasks, or repeat them.
    pub(crate) rows: bool,
    /// The code of what is odd, where something is.
    pub(crate) odd: Option<DiagnosticCode>,
}

/// What must be read of one section.
#[derive(Clone, Debug)]
pub(crate) struct ReadSection {
    pub(crate) level: usize,
    /// Number and heading.
    pub(crate) heading: String,
    /// What stands directly under it.
    pub(crate) paragraphs: Vec<String>,
}

/// What must be read of one task.
#[derive(Clone, Debug)]
pub(crate) struct ReadTask {
    /// Title and path of section numbers and headings; `None` in a table.
    pub(crate) place: Option<(String, Vec<String>)>,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) deadline: Option<Deadline>,
    /// The cells of its row in columns of another kind, each with its head.
    pub(crate) cells: Vec<(&'static str, &'static str)>,
}

/// A deadline as printed, without 完成, and the day that is meant where there is one.
pub(crate) type Deadline = (&'static str, Option<&'static str>);

/// What must be read of one unit in one role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mention {
    pub(crate) role: pilot_plan::Role,
    /// `None` where readers may differ about how many words are the label.
    pub(crate) label: Option<String>,
    pub(crate) name: String,
    pub(crate) written: String,
    pub(crate) open: bool,
}

/// A division of tasks over an outline of `depth` levels.
pub(crate) fn divisions(depth: usize) -> impl Strategy<Value = Division> {
    (words::place(), words::theme(), nodes(depth, depth)).prop_map(|(place, theme, sections)| {
        Division {
            place,
            theme,
            sections,
        }
    })
}

fn nodes(depth: usize, height: usize) -> BoxedStrategy<Vec<Node>> {
    // Wide where it is shallow: a plan of four levels would have hundreds of tasks otherwise.
    let width = if depth >= 3 { 1..=2 } else { 1..=4_usize };
    vec(node(depth, height), width).boxed()
}

fn node(depth: usize, height: usize) -> BoxedStrategy<Node> {
    let leaf = (words::heading(), leaf()).prop_map(|(heading, (intro, works))| Node {
        heading,
        intro,
        children: Vec::new(),
        works,
    });
    if height <= 1 {
        return leaf.boxed();
    }
    let opening = prop_oneof![
        4 => Just((Vec::new(), Vec::new())),
        1 => vec(words::paragraph(), 1..=2).prop_map(|intro| (intro, Vec::new())),
        // A clause on the heading and again on the items below it: two levels of tasks.
        1 => work(0..=0).prop_map(|work| (Vec::new(), vec![work])),
    ];
    let inner = (words::heading(), opening, nodes(depth, height - 1));
    let inner = inner.prop_map(|(heading, (intro, works), children)| Node {
        heading,
        intro,
        children,
        works,
    });
    // Leaf depth varies, as in the shipped plan.
    prop_oneof![5 => inner, 1 => leaf].boxed()
}

/// What stands in a leaf: tasks, or prose that nobody is assigned to.
fn leaf() -> impl Strategy<Value = (Vec<String>, Vec<Work>)> {
    prop_oneof![
        6 => work(0..=3).prop_map(|work| (Vec::new(), vec![work])),
        1 => (work(0..=2), vec(work(1..=2), 1..=2)).prop_map(|(first, mut more)| {
            more.insert(0, first);
            (Vec::new(), more)
        }),
        1 => vec(words::paragraph(), 1..=2).prop_map(|intro| (intro, Vec::new())),
    ]
}

fn work(paragraphs: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Work> {
    (
        vec(words::paragraph(), paragraphs),
        words::units(1..=3),
        words::units(0..=6),
        words::units(0..=3),
        any::<usize>(),
        proptest::option::weighted(0.2, any::<usize>()),
    )
        .prop_map(
            |(paragraphs, first, mut second, mut third, pick, deadline)| {
                // A unit twice in one clause is an oddity with a diagnostic of its own.
                second.retain(|unit| !first.contains(unit));
                third.retain(|unit| !first.contains(unit) && !second.contains(unit));
                Work {
                    paragraphs,
                    groups: [first, second, third],
                    pick,
                    deadline,
                }
            },
        )
}
