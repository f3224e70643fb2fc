//! Headings that run on into their paragraph without a mark, ended by what the annex prints.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::plan::Tables;
use crate::parse::body::Item;
use crate::parse::heading::Heading;
use crate::text::Span;

/// Ends run-on headings where the annex's heading of the same words ends.
///
/// A heading that runs into its paragraph is taken to end with its first sentence. Where the annex
/// has a heading that is the beginning of that sentence, and the sentence goes on, the annex knows
/// better: the heading was run on into the sentence.
pub(super) fn run_on_headings(source: &str, tables: &Tables, items: &mut Vec<Item>) {
    let Some(annex) = &tables.annex else { return };
    // Found by their first characters, lest each heading be held against each.
    let mut by_start: HashMap<&str, Vec<Span>, RandomState> = HashMap::default();
    for heading in &annex.headings {
        let words = heading.heading;
        if let Some(start) = beginning(words.of(source)) {
            by_start.entry(start).or_default().push(words);
        }
    }
    let mut at = 0;
    while let Some(item) = items.get_mut(at) {
        at += 1;
        let Item::Heading(heading) = item else {
            continue;
        };
        let Some((end, from)) = told_end(source, heading, &by_start) else {
            continue;
        };
        let behind = Span::at(end, heading.head.end());
        *heading = Heading {
            words: Span::at(heading.words.start(), end),
            head: Span::at(heading.head.start(), end),
            repaired_from: Some(from),
            ..*heading
        };
        match items.get_mut(at) {
            Some(Item::Prose(next))
                if next.start() >= behind.end() && is_same_line(source, behind, *next) =>
            {
                *next = behind.join(*next);
            }
            _ => items.insert(at, Item::Prose(behind)),
        }
    }
}

/// As many characters as a heading has to share with another to be looked at more closely.
fn beginning(words: &str) -> Option<&str> {
    const LENGTH: usize = 4;
    let (end, _) = words.char_indices().nth(LENGTH)?;
    words.get(..end)
}

/// Where the annex says that a heading ends, with the place that says so.
fn told_end(
    source: &str,
    heading: &Heading,
    by_start: &HashMap<&str, Vec<Span>, RandomState>,
) -> Option<(usize, Span)> {
    let words = heading.words.of(source);
    by_start
        .get(beginning(words)?)?
        .iter()
        .filter(|told| {
            let told = told.of(source);
            words.len() > told.len() && words.starts_with(told)
        })
        .max_by_key(|told| told.len())
        .map(|told| (heading.words.start() + told.len(), *told))
}

fn is_same_line(source: &str, before: Span, behind: Span) -> bool {
    let between = Span::at(before.end(), behind.start()).of(source);
    !between.contains(['\n', '\r'])
}
