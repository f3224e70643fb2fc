//! Headings that run on into their paragraph without a mark, ended by what the annex prints.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::annex::AnnexData;
use crate::model::plan::Tables;
use crate::parse::body::Item;
use crate::parse::enumerator::Form;
use crate::parse::filter::Filter;
use crate::parse::heading::Heading;
use crate::parse::scan::{ideographs, width};
use crate::text::Span;

/// Ends run-on headings where the annex says that they end.
///
/// A heading that runs into its paragraph is taken to end with its first sentence. Where the annex
/// prints a heading and below it a text whose beginning stands within that sentence, or where the
/// annex's heading is the beginning of that sentence and no other heading is of its words, the annex
/// knows better: the heading was run on into the sentence. The first holds even where the two copies of
/// the heading differ.
pub(super) fn run_on_headings(source: &str, tables: &Tables, items: &mut Vec<Item>) {
    let Some(annex) = &tables.annex else { return };
    let long = items.iter().filter_map(|item| match item {
        Item::Heading(heading) if heading.words.len() >= LONG => Some(heading),
        _ => None,
    });
    let mut long = long.peekable();
    if long.peek().is_none() {
        return;
    }
    let texts = long.any(has_more);
    let told = Told::of(source, annex, texts);
    // As the body states them, before any is ended.
    let mut known = None;
    let mut is_stated = |heading: &Heading, words: &str| {
        let known = known.get_or_insert_with(|| stated(source, items));
        let number = (heading.form, heading.value);
        known.get(words).is_some_and(|own| *own != Some(number))
    };
    let mut ended = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if let Item::Heading(heading) = item
            && let Some((end, from)) = told.end(source, heading, &mut is_stated)
        {
            ended.push((at, end, from));
        }
    }
    // The texts behind headings that stood alone on their lines, with the items that they stand before.
    let mut parted = Vec::new();
    for (at, end, from) in ended {
        let Some(Item::Heading(heading)) = items.get_mut(at) else {
            continue;
        };
        let behind = Span::at(end, heading.head.end());
        *heading = Heading {
            words: Span::at(heading.words.start(), end),
            head: Span::at(heading.head.start(), end),
            repaired_from: Some(from),
            ..*heading
        };
        match items.get_mut(at + 1) {
            Some(Item::Prose(next))
                if next.start() >= behind.end() && is_same_line(source, behind, *next) =>
            {
                *next = behind.join(*next);
            }
            _ => parted.push((at + 1, behind)),
        }
    }
    if !parted.is_empty() {
        *items = with_texts(std::mem::take(items), parted);
    }
}

/// The words of all headings with the number that has them; none where several have. A heading that is
/// printed twice, as in a list of contents, has its number both times.
fn stated<'s>(
    source: &'s str,
    items: &[Item],
) -> HashMap<&'s str, Option<(Form, u32)>, RandomState> {
    let mut stated: HashMap<_, Option<_>, _> = HashMap::default();
    for item in items {
        let Item::Heading(heading) = item else {
            continue;
        };
        let number = Some((heading.form, heading.value));
        stated
            .entry(heading.words.of(source))
            .and_modify(|one| *one = one.filter(|one| Some(*one) == number))
            .or_insert(number);
    }
    stated
}

/// The items with each of the texts before the item that it stands before.
fn with_texts(items: Vec<Item>, texts: Vec<(usize, Span)>) -> Vec<Item> {
    let mut all = Vec::with_capacity(items.len() + texts.len());
    let mut texts = texts.into_iter().peekable();
    for (at, item) in items.into_iter().enumerate() {
        let before = texts.next_if(|(before, _)| *before == at);
        all.extend(before.map(|(_, text)| Item::Prose(text)));
        all.push(item);
    }
    all.extend(texts.map(|(_, text)| Item::Prose(text)));
    all
}

/// What the annex tells of the ends of headings, found by first characters, lest each heading be held
/// against each.
struct Told<'s> {
    /// Headings in the order of their words, with their beginnings: as a rule those alone tell their order.
    headings: Vec<(u128, &'s str, Span)>,
    /// The heading above a row's text, by that text's beginning; none where two begin alike.
    texts: HashMap<&'s str, Option<Span>, RandomState>,
    /// How those texts begin at all.
    begun: Filter,
}

impl<'s> Told<'s> {
    /// `texts` says that some heading may have one run on into it.
    fn of(source: &'s str, annex: &AnnexData, texts: bool) -> Self {
        let mut told = Self {
            headings: Vec::with_capacity(annex.headings.len()),
            texts: HashMap::default(),
            begun: Filter::default(),
        };
        for heading in &annex.headings {
            let words = heading.heading.of(source);
            if first(words, HEADING).is_some() {
                told.headings
                    .push((beginning(words), words, heading.heading));
            }
        }
        told.headings.sort_unstable();
        if texts {
            told.learn_texts(source, annex);
        }
        told
    }

    fn learn_texts(&mut self, source: &'s str, annex: &AnnexData) {
        self.texts.reserve(annex.headings.len());
        let mut above = None;
        for row in &annex.rows {
            // Only the first text below a heading follows it.
            let heading = std::mem::replace(&mut above, row.heading) != row.heading;
            let heading = row.heading.filter(|_| heading);
            let heading = heading.and_then(|at| annex.headings.get(at as usize));
            let text = row.paragraphs.of(&annex.paragraphs).first();
            if let Some((heading, text)) = heading.zip(text)
                && let Some(start) = first(text.of(source), TEXT)
            {
                self.begun.insert(start);
                self.texts
                    .entry(start)
                    .and_modify(|one| *one = None)
                    .or_insert(Some(heading.heading));
            }
        }
    }

    /// Where the annex says that a heading ends, with the place that says so. `is_stated` tells whether a
    /// heading of the body is of certain words.
    fn end(
        &self,
        source: &str,
        heading: &Heading,
        is_stated: &mut impl FnMut(&Heading, &str) -> bool,
    ) -> Option<(usize, Span)> {
        if heading.words.len() < LONG {
            return None;
        }
        self.by_text(source, heading)
            .or_else(|| self.by_heading(source, heading, is_stated))
    }

    /// By the text that follows a heading which is much like this one.
    fn by_text(&self, source: &str, heading: &Heading) -> Option<(usize, Span)> {
        let words = heading.words.of(source);
        if !has_more(heading) {
            return None;
        }
        let bytes = words.as_bytes();
        let mut at = first(words, HEADING)?.len();
        while let Some(lead) = bytes.get(at) {
            let (own, rest) = words.split_at_checked(at)?;
            if self.begun.may_hold(rest)
                && let Some(told) = self.above(rest)
                // A heading does not end with a comma: the annex leaves a clause out there.
                && !own.ends_with(['，', '、', '；', '：'])
                && is_much_like(own, told.of(source))
            {
                return Some((heading.words.start() + at, told));
            }
            at += width(*lead);
        }
        None
    }

    /// The heading above the text that begins as this one does.
    fn above(&self, text: &str) -> Option<Span> {
        *self.texts.get(first(text, TEXT)?)?
    }

    /// By the heading of the same words, where it is no other's: 推进改革 ends no 推进改革创新试点建设 if both
    /// stand in the body.
    fn by_heading(
        &self,
        source: &str,
        heading: &Heading,
        is_stated: &mut impl FnMut(&Heading, &str) -> bool,
    ) -> Option<(usize, Span)> {
        // Headings that begin alike are told apart by their lengths; where more begin each other, nothing
        // is to be told.
        const MOST: usize = 64;
        let words = heading.words.of(source);
        let start = first(words, HEADING)?;
        // What is no more than a slip of the pen is no text.
        let (end, _) = words.char_indices().nth_back(TEXT)?;
        let mut longest = words.get(..end)?;
        for _ in 0..MOST {
            // The last heading that is not behind these words in the order of headings: if it is not the
            // beginning of them, a heading that is can be no longer than what the two share.
            let own = (beginning(longest), longest);
            let behind = |(other, told, _): &(u128, &str, _)| (*other, *told) <= own;
            let last = self.headings.partition_point(behind).checked_sub(1)?;
            let (_, told, span) = self.headings.get(last)?;
            if !told.starts_with(start) {
                return None;
            }
            if !longest.starts_with(told) {
                longest = shared(longest, told);
            } else if is_stated(heading, told) {
                longest = without_last(told);
            } else {
                return Some((heading.words.start() + told.len(), *span));
            }
        }
        None
    }
}

/// What two texts both begin with.
fn shared<'t>(text: &'t str, other: &str) -> &'t str {
    let mut pairs = text.char_indices().zip(other.chars());
    let differ = pairs.find(|((_, a), b)| a != b);
    let end = differ.map_or(other.len(), |((at, _), _)| at);
    text.get(..end).unwrap_or(text)
}

fn without_last(text: &str) -> &str {
    let mut characters = text.chars();
    characters.next_back();
    characters.as_str()
}

/// As many characters as a heading has to share with another to be looked at more closely.
const HEADING: usize = 4;

/// As many characters as tell a text from others by its beginning.
const TEXT: usize = 6;

/// Below so many bytes a sentence holds no heading with a text run on to it.
const LONG: usize = 36;

/// Whether a text may have run on into a heading: one alone on its line has none.
fn has_more(heading: &Heading) -> bool {
    heading.head.end() != heading.words.end()
}

/// The first bytes of a text as a number, which has the order of the texts.
fn beginning(text: &str) -> u128 {
    let first = text.as_bytes().first_chunk().copied();
    u128::from_be_bytes(first.unwrap_or_else(|| {
        let mut padded = [0; 16];
        for (to, from) in padded.iter_mut().zip(text.bytes()) {
            *to = from;
        }
        padded
    }))
}

/// The first characters of a text, as many as are asked for.
fn first(words: &str, count: usize) -> Option<&str> {
    // As a rule they are ideographs.
    let most = words.as_bytes().get(..3 * count);
    if most.is_some_and(|most| ideographs(most) == most.len()) {
        return words.get(..3 * count);
    }
    let end = words
        .char_indices()
        .map(|(at, _)| at)
        .chain([words.len()])
        .nth(count)?;
    words.get(..end)
}

/// Whether two headings are the same but for a few characters: no more than a third of them.
fn is_much_like(a: &str, b: &str) -> bool {
    // A heading of more characters is none.
    const LONGEST: usize = 200;
    // As a rule the annex prints the heading as it is.
    if a == b {
        return true;
    }
    let longest = a.chars().count().max(b.chars().count());
    longest <= LONGEST && strsim::levenshtein(a, b) * 3 <= longest
}

fn is_same_line(source: &str, before: Span, behind: Span) -> bool {
    let between = Span::at(before.end(), behind.start()).of(source);
    !between.contains(['\n', '\r'])
}

#[cfg(test)]
mod tests;
