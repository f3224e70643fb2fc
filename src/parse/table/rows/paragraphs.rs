//! Texts of cells that are broken over lines.

use crate::model::ids::Run;
use crate::parse::enumerator::enumerator;
use crate::parse::table::cells::is_broken_only;
use crate::parse::table::columns::Content;
use crate::parse::table::rows::Rows;
use crate::text::Span;

/// A column whose full lines are shorter breaks none of its texts for being narrow, in columns of a character's half
/// width.
const NARROWEST: usize = 16;

/// A full line may be shorter by a character.
const SLACK: usize = 2;

impl Rows<'_, '_> {
    /// Makes one paragraph of the lines of a text that its column breaks: all but the last are full, and end amid a
    /// sentence. With several columns of texts it can't be told which lines are of the same.
    pub(super) fn join_texts(&mut self) {
        let is_text = |content: Content| content == Content::Text;
        let before = self.header.before_units().map(|column| column.holds);
        let mut before = before.filter(|holds| *holds != Content::Number);
        if !before.next().is_some_and(is_text) || before.next().is_some() {
            return;
        }
        let source = self.source;
        let annex = &mut *self.out.annex;
        let Some(rows) = annex.rows.get_mut(self.first..) else {
            return;
        };
        let start = rows
            .first()
            .map_or(usize::MAX, |row| row.paragraphs.start());
        let Some(lines) = annex.paragraphs.get(start..) else {
            return;
        };
        let Some(width) = full_width(source, lines) else {
            return;
        };
        let lines = annex.paragraphs.split_off(start);
        let lines = |run: Run| {
            let within = run.start() - start..run.end() - start;
            lines.get(within).unwrap_or_default()
        };
        for row in rows {
            let first = annex.paragraphs.len();
            annex
                .paragraphs
                .extend(joined(source, lines(row.paragraphs), width));
            row.paragraphs = Run::new(first, annex.paragraphs.len());
        }
    }
}

/// How wide the full lines of a column are: several that break off a sentence are as wide as any.
fn full_width(source: &str, lines: &[Span]) -> Option<usize> {
    const FEWEST: usize = 2;
    let open = lines.iter().filter(|line| breaks_off(line.of(source)));
    let open: Vec<_> = open.map(|line| width(line.of(source))).collect();
    if open.len() < FEWEST {
        return None;
    }
    let widest = lines.iter().map(|line| width(line.of(source))).max()?;
    let full = open.iter().filter(|own| **own + SLACK >= widest);
    (widest >= NARROWEST && full.count() >= FEWEST).then_some(widest)
}

/// The paragraphs that lines of a cell are.
fn joined(source: &str, lines: &[Span], widest: usize) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::with_capacity(lines.len());
    let mut rest = lines;
    while let [first, behind @ ..] = rest {
        let mut last = *first;
        let goes_on = |(before, next): (&Span, &Span)| {
            let text = before.of(source);
            breaks_off(text)
                && width(text) + SLACK >= widest
                && enumerator(next.of(source)).is_none()
                && is_broken_only(source, Span::at(before.end(), next.start()))
        };
        let count = rest
            .iter()
            .zip(behind)
            .take_while(|pair| goes_on(*pair))
            .count();
        let (more, left) = behind.split_at_checked(count).unwrap_or((&[], behind));
        // Names of one width, one below the other, are no sentence.
        let is_sentence = |line: &Span| line.of(source).contains(['，', '。', '；']);
        if more.iter().chain([first]).any(is_sentence) {
            last = more.last().copied().unwrap_or(last);
            paragraphs.push(first.join(last));
        } else {
            paragraphs.push(*first);
            paragraphs.extend_from_slice(more);
        }
        rest = left;
    }
    paragraphs
}

/// Whether a line ends amid a sentence.
fn breaks_off(line: &str) -> bool {
    let last = line.chars().next_back();
    last.is_some_and(|c| {
        matches!(c, '\u{4E00}'..='\u{9FFF}' | '，' | '、' | '“' | '《') || c.is_ascii_alphanumeric()
    })
}

/// How wide a line is: a Chinese character takes two columns.
fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
