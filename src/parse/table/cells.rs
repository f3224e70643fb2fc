//! Rows whose cells tabs or pipes part, cut into their cells.

use crate::numeral::{chinese_number, circled, digit_number};
use crate::parse::enumerator::{Form as NumberForm, begins_number};
use crate::parse::lines::{Line, trimmed};
use crate::parse::markdown;
use crate::parse::page_number::is_page_number;
use crate::parse::table::grouped::Grouped;
use crate::text::{Span, is_blank, next_break, trim_start};

/// The cells of a row, each with its pieces: the lines that it is printed on. An empty cell has none.
#[derive(Clone, Default, Debug)]
pub(super) struct Cells {
    pieces: Grouped<Span>,
}

impl Cells {
    pub(super) fn clear(&mut self) {
        self.pieces.clear();
    }

    pub(super) const fn count(&self) -> usize {
        self.pieces.count()
    }

    pub(super) fn of(&self, at: usize) -> &[Span] {
        self.pieces.of(at)
    }

    /// A cell from its first line to its last; nowhere where it is empty.
    pub(super) fn whole(&self, at: usize) -> Span {
        match self.of(at) {
            [] => Span::default(),
            [only] => *only,
            [first, .., last] => first.join(*last),
        }
    }

    /// Adds a piece to the cell at hand.
    pub(super) fn push(&mut self, piece: Span) {
        self.pieces.push(piece);
    }

    /// Ends the cell at hand.
    pub(super) fn end_cell(&mut self) {
        self.pieces.end();
    }

    /// Takes the cells of a row that has several lines: each goes on in its column.
    pub(super) fn join(&mut self, lines: &[Self]) {
        self.clear();
        let count = lines.iter().map(Self::count).max().unwrap_or_default();
        for at in 0..count {
            for line in lines {
                self.pieces.extend(line.of(at).iter().copied());
            }
            self.end_cell();
        }
    }

    /// Puts an empty cell before all others.
    pub(super) fn push_first_empty(&mut self) {
        self.pieces.insert_empty(0, 1);
    }

    /// How many cells there are but for the empty ones at the end.
    pub(super) fn filled(&self) -> usize {
        let all = self.pieces.items().len();
        let before = self.pieces.ends().iter().take_while(|end| **end < all);
        if all == 0 { 0 } else { before.count() + 1 }
    }

    /// Puts so many empty cells before that at `at`, for as many of the empty ones at the end.
    pub(super) fn insert_empty(&mut self, at: usize, count: usize) {
        let filled = self.filled();
        let kept = self.count() - self.count().saturating_sub(filled).min(count);
        self.pieces.drop_empty(kept);
        self.pieces.insert_empty(at, count);
    }

    /// The only cell that is not empty.
    pub(super) fn only(&self) -> Option<(usize, Span)> {
        let [only] = self.pieces.items() else {
            return None;
        };
        let mut ends = self.pieces.ends().iter();
        Some((ends.position(|end| *end == 1)?, *only))
    }

    /// Empties all cells but the first where each says the same: one that reaches over the whole row is printed in each.
    pub(super) fn merge_repeated(&mut self, source: &str) {
        const FEWEST: usize = 3;
        let [first, rest @ ..] = self.pieces.items() else {
            return;
        };
        let (first, count) = (*first, self.count());
        let same = |cell: &Span| cell.of(source) == first.of(source);
        let each = (0..count).all(|at| self.of(at).len() == 1);
        if count >= FEWEST && each && rest.iter().all(same) {
            self.clear();
            self.push(first);
            for _ in 0..count {
                self.end_cell();
            }
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.pieces.items().is_empty()
    }

    /// The cells of the row that begins in line `at`, with the span of that and the line behind it.
    pub(super) fn at(
        source: &str,
        lines: &[Line],
        at: usize,
        mark: u8,
    ) -> Option<(Self, Span, usize)> {
        let (row, behind) = row(source, lines, at, mark)?;
        let mut cells = Self::default();
        cells.read(source, row, mark);
        Some((cells, row, behind))
    }

    /// Cuts a row into its cells.
    pub(super) fn read(&mut self, source: &str, row: Span, mark: u8) {
        self.clear();
        for cell in cells(source, row, mark) {
            self.push_lines(source, cell);
            self.end_cell();
        }
    }

    /// Adds the lines of a cell: it may hold breaks of its own.
    fn push_lines(&mut self, source: &str, cell: Span) {
        let cell = plain(source, cell);
        let text = cell.of(source);
        if memchr::memchr3(b'\n', b'\r', b'<', text.as_bytes()).is_none() {
            if !cell.is_empty() {
                self.push(cell);
            }
            return;
        }
        let mut start = cell.start();
        loop {
            let rest = Span::at(start, cell.end());
            let found = next_break(rest.of(source));
            let (end, next) = found.map_or((cell.end(), None), |(at, length)| {
                (start + at, Some(start + at + length))
            });
            let line = trimmed(source, Span::at(start, end));
            // A page may end within a cell.
            if !line.is_empty() && !is_page_number(line.of(source)) {
                self.push(line);
            }
            let Some(next) = next else { return };
            start = next;
        }
    }
}

/// A cell without the stars about it with which Markdown prints it in bold.
fn plain(source: &str, cell: Span) -> Span {
    const BOLD: &str = "**";
    match markdown::emphasised(cell.of(source), BOLD) {
        Some(inner) if !inner.is_empty() => {
            let start = cell.start() + BOLD.len();
            trimmed(source, Span::at(start, start + inner.len()))
        }
        _ => cell,
    }
}

/// Whether nothing but blanks and breaks stands at a span.
pub(super) fn is_broken_only(source: &str, span: Span) -> bool {
    let mut rest = span.of(source);
    while let Some((at, length)) = next_break(rest) {
        let (before, behind) = (rest.get(..at), rest.get(at + length..));
        if !before.is_some_and(|text| text.chars().all(is_blank)) {
            return false;
        }
        rest = behind.unwrap_or_default();
    }
    rest.chars().all(is_blank)
}

/// The row that begins in line `at`, with the line behind it. As a rule it is that line; a cell in
/// quotes, as spreadsheets copy one that holds line breaks, reaches over several.
pub(super) fn row(source: &str, lines: &[Line], at: usize, mark: u8) -> Option<(Span, usize)> {
    let line = lines.get(at)?;
    // A line that headings cut into many is no row, but for the piece that it begins with.
    if !matches!(mark, b'\t' | b',') || line.glued {
        return Some((line.span, at + 1));
    }
    let is_end = |byte: &&u8| matches!(byte, b'\n' | b'\r');
    let before = source.as_bytes().get(..line.span.start())?.iter().rev();
    let indent = before.take_while(|byte| !is_end(byte)).count();
    let start = line.span.start() - indent;
    let row = Span::at(start, row_end(source.as_bytes(), start, mark));
    let behind = lines.get(at + 1..).unwrap_or_default();
    let within = behind
        .iter()
        .take_while(|line| line.span.start() < row.end())
        .count();
    Some((row, at + 1 + within))
}

/// Where a row of cells that tabs or commas part ends: its line, or the line that its last quote closes in.
fn row_end(bytes: &[u8], start: usize, parts: u8) -> usize {
    let mut at = start;
    loop {
        if bytes.get(at) == Some(&b'"') {
            at = quoted_end(bytes, at, parts).unwrap_or(at + 1);
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(mark) = memchr::memchr3(parts, b'\n', b'\r', rest) else {
            return bytes.len();
        };
        at += mark;
        if bytes.get(at) != Some(&parts) {
            return at;
        }
        at += 1;
    }
}

/// Where a cell that begins with a quote ends: behind the quote that the mark between cells, or the row's end, follows.
/// Quotes within are doubled.
fn quoted_end(bytes: &[u8], open: usize, parts: u8) -> Option<usize> {
    // No cell is longer, and each quote is looked at once.
    const LONGEST: usize = 8_000;
    let inside = bytes.get(open + 1..)?;
    let inside = inside.get(..LONGEST).unwrap_or(inside);
    let mut at = 0;
    loop {
        let quote = at + memchr::memchr(b'"', inside.get(at..)?)?;
        match inside.get(quote + 1) {
            Some(b'"') => at = quote + 2,
            Some(b'\n' | b'\r') => return Some(open + 1 + quote + 1),
            Some(mark) if *mark == parts => return Some(open + 1 + quote + 1),
            None if open + 1 + quote + 1 == bytes.len() => return Some(bytes.len()),
            _ => return None,
        }
    }
}

/// What parts the cells of a box that is drawn with lines (│), by the first byte of its character.
pub(super) const DRAWN: u8 = 0xE2;

/// Where a mark between cells stands first, and how many bytes it has.
fn next_mark(bytes: &[u8], mark: u8) -> Option<(usize, usize)> {
    if mark != DRAWN {
        return memchr::memchr(mark, bytes).map(|at| (at, 1));
    }
    memchr::memchr_iter(mark, bytes).find_map(|at| {
        let rest = bytes.get(at..)?;
        is_stroke(rest).then_some((at, '│'.len_utf8()))
    })
}

/// Whether a text begins with an upright stroke of a box: │ ┃ ║
fn is_stroke(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xE2, 0x94, 0x82 | 0x83, ..] | [0xE2, 0x95, 0x91, ..]
    )
}

/// Whether a text begins with a piece of a box that is drawn with lines: │ ├ ┌
pub(super) fn is_drawn(text: &str) -> bool {
    matches!(text.as_bytes(), [0xE2, 0x94 | 0x95, ..])
}

/// The cells of a row, trimmed and without quotes; empty ones included. Pipes and strokes at either end are the
/// table's edge; tabs and commas there part empty cells.
fn cells(source: &str, row: Span, mark: u8) -> impl Iterator<Item = Span> {
    let row = if mark == b'|' {
        let span = trimmed(source, row);
        let text = span.of(source);
        let front = usize::from(text.starts_with('|'));
        let back = usize::from(text.len() > 1 && text.ends_with('|'));
        Span::at(span.start() + front, span.end() - back)
    } else if mark == DRAWN {
        let span = trimmed(source, row);
        let bytes = span.of(source).as_bytes();
        let width = '│'.len_utf8();
        let edge = |end: Option<&[u8]>| if end.is_some_and(is_stroke) { width } else { 0 };
        let front = edge(Some(bytes));
        let back = edge(
            bytes
                .len()
                .checked_sub(width)
                .filter(|at| *at > 0)
                .and_then(|at| bytes.get(at..)),
        );
        Span::at(span.start() + front, span.end() - back)
    } else {
        row
    };
    let mut start = Some(row.start());
    std::iter::from_fn(move || {
        let from = start?;
        let bytes = source.as_bytes().get(..row.end()).unwrap_or_default();
        let quoted = matches!(mark, b'\t' | b',') && bytes.get(from) == Some(&b'"');
        let closed = quoted.then(|| quoted_end(bytes, from, mark)).flatten();
        let at = closed.unwrap_or(from);
        let rest = bytes.get(at..).unwrap_or_default();
        let found = next_mark(rest, mark);
        let end = found.map(|(length, _)| at + length);
        start = found.map(|(length, width)| at + length + width);
        Some(match closed {
            Some(closed) => trimmed(source, Span::at(from + 1, closed - 1)),
            None => trimmed(source, Span::at(from, end.unwrap_or(row.end()))),
        })
    })
}

/// The number that is the whole of a cell: 7, 7., 7、, （7） or ⑦.
pub(super) fn row_number(text: &str) -> Option<u32> {
    // Other cells are ruled out by their first byte.
    if !matches!(
        text.as_bytes().first(),
        Some(b'0'..=b'9' | b'(' | 0xE2 | 0xEF)
    ) {
        return None;
    }
    let mut characters = text.chars();
    if let Some(value) = characters.next().and_then(circled) {
        return characters.as_str().is_empty().then_some(value);
    }
    let inner = text.strip_prefix(['（', '(']).map(trim_start);
    let (value, length) = digit_number(inner.unwrap_or(text))?;
    let rest = inner.unwrap_or(text).get(length..)?;
    let rest = match inner {
        Some(_) => trim_start(rest).strip_prefix(['）', ')'])?,
        None => rest,
    };
    rest.chars()
        .all(|c| is_blank(c) || matches!(c, '.' | '．' | '、'))
        .then_some(value)
}

/// The number that is the whole of a cell, as headings have it and rows have not: 一, 一、, （一）.
pub(super) fn heading_number(cell: &str) -> Option<(NumberForm, u32)> {
    // Most cells are ruled out by their first character.
    if !begins_number(cell.as_bytes()) {
        return None;
    }
    let (form, numeral) = match cell.strip_prefix(['（', '(']) {
        Some(inner) => (
            NumberForm::ChineseBracketed,
            inner.strip_suffix(['）', ')'])?,
        ),
        None => (NumberForm::Chinese, cell.trim_end_matches('、')),
    };
    let (value, length) = chinese_number(numeral)?;
    (length == numeral.len()).then_some((form, value))
}

/// Whether a cell is nothing but a number, of a row or of a heading.
pub(super) fn counts(cell: &str) -> bool {
    row_number(cell).is_some() || heading_number(cell).is_some()
}

/// Whether a cell begins a row of sums.
pub(super) fn is_sum(cell: &str) -> bool {
    ["合计", "总计", "小计", "共计"].contains(&cell)
}

/// Whether a cell says that it is empty.
pub(super) fn is_filler(cell: &str) -> bool {
    cell.chars()
        .all(|c| matches!(c, '—' | '－' | '-' | '–' | '/' | '／' | '无'))
}

/// A Markdown rule below the head: |---|:--|. So are the level strokes of a box: ├──┼──┤, +===+.
pub(super) fn is_rule(text: &str) -> bool {
    if is_drawn(text) {
        // Beside a cell that reaches over several rows they begin within the line: │    ├──┼──┤.
        return text
            .chars()
            .all(|c| matches!(c, '\u{2500}'..='\u{257F}' | ' '))
            && text.contains(['─', '━', '═']);
    }
    (text.contains('-') || (text.contains('=') && text.starts_with('+')))
        && text
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '—' | '+' | '='))
}

/// The mark that parts the cells of a line.
pub(super) fn parted_by(text: &str) -> Option<u8> {
    memchr::memchr2(b'|', b'\t', text.as_bytes())?;
    let within = |mark: &u8| inner(text, *mark).as_bytes().contains(mark);
    [b'|', b'\t'].into_iter().find(within)
}

/// A line without the marks about it.
fn inner(text: &str, mark: u8) -> &str {
    text.trim_matches(|c| is_blank(c) || c == char::from(mark))
}

/// The span of a line without the marks about it.
pub(super) fn inner_span(source: &str, span: Span, mark: u8) -> Span {
    let text = span.of(source);
    // No blanks are about a line.
    if text.as_bytes().first() != Some(&mark) && text.as_bytes().last() != Some(&mark) {
        return span;
    }
    let front = text.trim_start_matches(|c| is_blank(c) || c == char::from(mark));
    let start = span.start() + text.len() - front.len();
    Span::at(start, start + inner(text, mark).len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    fn read(source: &str, mark: u8) -> Vec<Vec<&str>> {
        let lines = lines::split(source).lines;
        let (row, _) = row(source, &lines, 0, mark).unwrap();
        let mut cells = Cells::default();
        cells.read(source, row, mark);
        let texts = |at| cells.of(at).iter().map(|piece| piece.of(source)).collect();
        (0..cells.count()).map(texts).collect()
    }

    #[test]
    fn empty_cells_count() {
        assert_eq!(
            read("\t甲\t\t乙\t\n丙", b'\t'),
            [vec![], vec!["甲"], vec![], vec!["乙"], vec![]]
        );
        assert_eq!(
            read("| 甲 | | 乙<br>丙 |", b'|'),
            [vec!["甲"], vec![], vec!["乙", "丙"]]
        );
    }

    #[test]
    fn a_cell_in_quotes_may_hold_line_breaks() {
        assert_eq!(
            read("1\t\"甲\n\n乙\"\t丙\n2\t丁", b'\t'),
            [vec!["1"], vec!["甲", "乙"], vec!["丙"]]
        );
        assert_eq!(
            read("1\t\"甲\"乙\t丙", b'\t'),
            [vec!["1"], vec!["\"甲\"乙"], vec!["丙"]]
        );
        assert_eq!(read("1\t\"甲\n乙\t丙", b'\t'), [vec!["1"], vec!["\"甲"]]);
    }
}
