//! Paragraphs that are broken where the lines of a page were full.

use crate::parse::body::Item;
use crate::text::{Span, is_blank};

/// How wide the full lines of a page are, in columns: a Chinese character takes two.
#[derive(Clone, Copy)]
pub(super) struct Width(usize);

/// Figures and marks at a line's end take what room they need.
const SLACK: usize = 6;

impl Width {
    /// That of a document whose lines are a page's: several break off amid a sentence or a clause, nearly all of them at
    /// the same width.
    pub(super) fn of(source: &str, items: &[Item]) -> Option<Self> {
        const FEWEST: usize = 3;
        // A page takes some 28 characters a line, a wide one 50.
        const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;
        let open = items.iter().filter_map(|item| match item {
            Item::Prose(span) => breaks_off(span.of(source)).then_some(*span),
            Item::Clause(clause) => first_line(source, clause.span),
            _ => None,
        });
        let open: Vec<_> = open.collect();
        if open.len() < FEWEST {
            return None;
        }
        let widths = open.iter().map(|span| columns(line_of(source, *span)));
        let mut widths: Vec<_> = widths.collect();
        widths.sort_unstable();
        let width = *widths.get(widths.len() / 2)?;
        let alike = widths.iter().filter(|own| own.abs_diff(width) <= SLACK);
        let is_page = alike.count() * 4 >= widths.len() * 3;
        (is_page && WIDTHS.contains(&width)).then_some(Self(width))
    }

    /// Whether a paragraph goes on in the next line: its last line is full and breaks off, and neither a blank line nor an
    /// indent is between the two.
    pub(super) fn goes_on(self, source: &str, paragraph: Span, next: Span) -> bool {
        let between = Span::at(paragraph.end(), next.start()).of(source);
        let is_break = matches!(between, "\n" | "\r\n" | "\r");
        is_break
            && breaks_off(paragraph.of(source))
            && columns(line_of(source, paragraph)).abs_diff(self.0) <= SLACK
    }
}

/// Whether a text ends amid a sentence: with a character, a figure or a comma.
fn breaks_off(text: &str) -> bool {
    // Nearly every paragraph ends with a stop.
    !matches!(text.as_bytes(), [.., 0xE3, 0x80, 0x82]) && {
        let last = text.chars().next_back();
        last.is_some_and(|c| {
            matches!(c, '\u{4E00}'..='\u{9FFF}' | '，' | '、' | '“' | '《')
                || c.is_ascii_alphanumeric()
        })
    }
}

/// The first line of what is broken over several.
fn first_line(source: &str, span: Span) -> Option<Span> {
    let end = memchr::memchr2(b'\n', b'\r', span.of(source).as_bytes())?;
    Some(Span::at(span.start(), span.start() + end))
}

/// The line that a span ends in, up to the span's end.
fn line_of(source: &str, span: Span) -> &str {
    // No line of a page has more bytes.
    const LONGEST: usize = 600;
    let text = source.get(..span.end()).unwrap_or_default();
    let bytes = text.as_bytes();
    let near = bytes.len().saturating_sub(LONGEST);
    let tail = bytes.get(near..).unwrap_or_default();
    let start = memchr::memrchr2(b'\n', b'\r', tail).map_or(near, |at| near + at + 1);
    text.get(start..).unwrap_or_default()
}

/// The columns that a line takes without its indent, which stands for characters of its own: a paragraph's first line has
/// fewer.
fn columns(line: &str) -> usize {
    let of = |c: char| if c.is_ascii() { 1 } else { 2 };
    let indent = line.len() - line.trim_start_matches(is_blank).len();
    let (indent, text) = line.split_at_checked(indent).unwrap_or(("", line));
    let wide = |text: &str| text.chars().map(of).sum::<usize>();
    wide(text) + wide(indent).min(4)
}
