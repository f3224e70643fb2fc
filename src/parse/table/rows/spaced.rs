//! Rows whose cells nothing but blanks part.

use crate::parse::dates;
use crate::parse::head::is_annex_mark;
use crate::parse::heading::{self, Heading};
use crate::parse::lines::Line;
use crate::parse::page_number::is_page_number;
use crate::parse::table::cells::{Cells, row_number};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::layout::{self, Segment, WIDE};
use crate::parse::table::rows::{Rows, is_filler};
use crate::text::Span;

/// The lines of a row of a layout, until it is whole.
#[derive(Default)]
struct Pending {
    /// Its first line.
    first: usize,
    span: Option<Span>,
    /// Its pieces, each with its column.
    pieces: Vec<(usize, Span)>,
    /// The columns that a piece reaches into which may be of another.
    doubtful: Vec<usize>,
}

impl Rows<'_, '_> {
    /// Reads rows of which each column has its place in the line.
    pub(super) fn read_layout(&mut self) {
        let lines = layout_lines(self.source, self.lines, self.header.after);
        let extents = layout::learn(self.source, lines, self.header);
        let blocks = self.has_blocks(lines, &extents);
        let mut segments: Vec<Segment> = Vec::new();
        let mut row = Pending::default();
        let mut at = self.header.after;
        while let Some(line) = lines.get(at) {
            layout::read(self.source, *line, WIDE, &mut segments);
            let text = line.text(self.source);
            if self.is_head(&segments) {
                break;
            }
            if is_page_number(text) {
                match &mut row.span {
                    Some(span) => *span = span.join(line.span),
                    None => self.others.push(line.span),
                }
                at += 1;
                continue;
            }
            if let [only] = segments.as_slice() {
                if self.is_section(only.span) {
                    self.layout_row(&mut row);
                    self.end_row(at);
                    if let Some(heading) = heading::at_start(self.source, only.span) {
                        self.section(&heading, line.span);
                    }
                    at += 1;
                    continue;
                }
                // Nothing goes on across columns but what is none of the table's.
                let reached = extents.iter().filter(|extent| {
                    extent.start < only.extent.end && only.extent.start < extent.end
                });
                if reached.count() > 1 || text.ends_with('：') {
                    break;
                }
            }
            let placed = segments.iter().map(|segment| {
                let column = layout::place(&extents, segment.extent);
                (column, segment.span)
            });
            let placed: Vec<_> = placed.collect();
            let doubtful = self.doubtful(&segments, &extents);
            let begins = if blocks {
                line.spaced && self.block_counts(lines, at, &extents)
            } else {
                self.begins_row(*line, &placed)
            };
            if begins {
                self.layout_row(&mut row);
                row.first = at;
            }
            row.span = Some(row.span.map_or(line.span, |span| span.join(line.span)));
            row.pieces.extend(placed);
            row.doubtful.extend(doubtful);
            at += 1;
        }
        self.layout_row(&mut row);
        self.end_row(at);
    }

    /// The columns that a piece of a line reaches into, besides its own or as its own, where it may be of several: nothing
    /// but their places part the cells.
    fn doubtful(&self, segments: &[Segment], extents: &[layout::Extent]) -> Vec<usize> {
        let mut doubtful = Vec::new();
        for segment in segments.iter().filter(|_| self.beside.any()) {
            let first = doubtful.len();
            let reached = extents.iter().zip(0..);
            let reached = reached.filter(|(extent, _)| extent.shares(segment.extent));
            doubtful.extend(reached.map(|(_, at)| at));
            match doubtful.len() - first {
                0 => doubtful.push(layout::place(extents, segment.extent)),
                1 => doubtful.truncate(first),
                _ => {}
            }
        }
        doubtful
    }

    /// Whether the head of the table is printed once more.
    fn is_head(&self, segments: &[Segment]) -> bool {
        let columns = self.header.columns.iter();
        let same = |(segment, column): (&Segment, &Column)| {
            segment.span.of(self.source) == column.label.of(self.source)
        };
        segments.len() > 1 && segments.iter().zip(columns).take(2).all(same)
    }

    /// Whether a line begins a row: with its number, or where rows have none, with all its cells or
    /// behind a blank line.
    fn begins_row(&self, line: Line, placed: &[(usize, Span)]) -> bool {
        let columns = &self.header.columns;
        match columns.first().map(|column| column.holds) {
            Some(Content::Number) => placed.first().is_some_and(|(column, _)| *column == 0),
            _ => line.spaced || placed.len() == columns.len(),
        }
    }

    /// Whether blank lines part the rows, each of which has its number somewhere within: the cells of a
    /// row may be centred.
    fn has_blocks(&self, lines: &[Line], extents: &[layout::Extent]) -> bool {
        let counts =
            self.header.columns.first().map(|column| column.holds) == Some(Content::Number);
        let mut numbers = 0;
        let mut late = false;
        let mut segments = Vec::new();
        let behind = lines.iter().skip(self.header.after);
        for line in behind.filter(|_| counts) {
            if line.spaced {
                numbers = 0;
            }
            layout::read(self.source, *line, WIDE, &mut segments);
            if self.is_numbered(&segments, extents) {
                if numbers > 0 {
                    return false;
                }
                late |= !line.spaced;
                numbers += 1;
            }
        }
        late
    }

    /// Whether a number stands in a block of lines, up to the next blank one.
    fn block_counts(&self, lines: &[Line], at: usize, extents: &[layout::Extent]) -> bool {
        let mut segments = Vec::new();
        let rest = lines.get(at..).unwrap_or_default();
        let block = rest
            .iter()
            .enumerate()
            .take_while(|(nth, line)| *nth == 0 || !line.spaced);
        for (_, line) in block {
            layout::read(self.source, *line, WIDE, &mut segments);
            if self.is_numbered(&segments, extents) {
                return true;
            }
        }
        false
    }

    fn is_numbered(&self, segments: &[Segment], extents: &[layout::Extent]) -> bool {
        segments.first().is_some_and(|first| {
            layout::place(extents, first.extent) == 0
                && row_number(first.span.of(self.source)).is_some()
        })
    }

    /// Reads a row whose lines are complete.
    fn layout_row(&mut self, row: &mut Pending) {
        let Pending {
            first,
            span,
            mut pieces,
            doubtful,
        } = std::mem::take(row);
        let Some(span) = span else { return };
        pieces.sort_by_key(|(column, _)| *column);
        let mut cells = std::mem::take(&mut self.cells);
        cells.clear();
        let mut pieces = pieces.into_iter().peekable();
        for column in 0..self.header.columns.len() {
            while let Some((_, piece)) = pieces.next_if(|(at, _)| *at == column) {
                cells.push(piece);
            }
            cells.end_cell();
        }
        self.beside.doubtful = doubtful;
        self.parted_row(first, span, &cells);
        self.cells = cells;
    }

    /// Reads rows of which each has a line, cut at every blank.
    pub(super) fn read_spaced(&mut self) {
        let mut segments = Vec::new();
        let counts =
            self.header.columns.first().map(|column| column.holds) == Some(Content::Number);
        let mut at = self.header.after;
        while let Some(line) = self.lines.get(at) {
            if is_annex_mark(line.text(self.source)) {
                break;
            }
            if self.passes_over(*line) {
                at += 1;
                continue;
            }
            layout::read(self.source, *line, 1, &mut segments);
            let [first, rest @ ..] = segments.as_slice() else {
                break;
            };
            let begins = if counts {
                row_number(first.span.of(self.source)).is_some() && !rest.is_empty()
            } else {
                segments.len() == self.header.columns.len()
            };
            if self.is_head(&segments) {
                break;
            } else if begins {
                let mut cells = std::mem::take(&mut self.cells);
                self.fit(&segments, &mut cells);
                self.parted_row(at, line.span, &cells);
                self.cells = cells;
            } else if rest.is_empty() && self.is_section(first.span) {
                self.end_row(at);
                if let Some(heading) = heading::at_start(self.source, first.span) {
                    self.section(&heading, line.span);
                }
            } else if let Some(heading) = self.heading_on_line(&segments, at) {
                self.end_row(at);
                self.section(&heading, line.span);
            } else if !self.go_on(line.span, line.span) {
                let heads = counts && rest.is_empty() && self.may_head(line.span);
                if !heads || !self.starts_with_number(at + 1) {
                    break;
                }
                self.end_row(at);
                self.bare_section(line.span, line.span);
            }
            at += 1;
        }
        self.end_row(at);
    }

    /// The heading whose number and words are all that stands in line `at`, above a row that counts.
    fn heading_on_line(&self, segments: &[Segment], at: usize) -> Option<Heading> {
        let [number, words] = segments else {
            return None;
        };
        self.heading_above(number.span, words.span, at + 1)
    }

    /// Whether line `at` begins a row with its number.
    fn starts_with_number(&self, at: usize) -> bool {
        let mut segments = Vec::new();
        if let Some(line) = self.lines.get(at) {
            layout::read(self.source, *line, 1, &mut segments);
        }
        matches!(segments.as_slice(), [first, _, ..] if row_number(first.span.of(self.source)).is_some())
    }

    /// Gives the pieces of a row to its columns: one each where they are as many, else each to the next
    /// column that it fits, or to the one before.
    fn fit(&self, segments: &[Segment], cells: &mut Cells) {
        let columns = &self.header.columns;
        cells.clear();
        let same = segments.len() == columns.len();
        let mut at = 0;
        let mut filled = false;
        for segment in segments {
            let next = if same {
                Some(at + usize::from(filled))
            } else {
                let from = at + usize::from(filled);
                let mut behind = columns.iter().enumerate().skip(from);
                behind
                    .find(|(_, column)| self.fits(column.holds, segment.span))
                    .map(|(next, _)| next)
            };
            let next = next.unwrap_or(at);
            while at < next {
                cells.end_cell();
                at += 1;
            }
            cells.push(segment.span);
            filled = true;
        }
        while cells.count() < columns.len() {
            cells.end_cell();
        }
    }

    pub(super) fn fits(&self, holds: Content, cell: Span) -> bool {
        let text = cell.of(self.source);
        match holds {
            Content::Number => row_number(text).is_some(),
            Content::Units(_) => is_filler(text) || self.is_unit_list(cell),
            Content::Deadline => dates::is_deadline(text),
            Content::Text | Content::Other => !self.is_certain_unit_list(cell),
        }
    }
}

/// The lines up to the end of the table: the next annex, or what looks like another head. No table is
/// longer than a few hundred lines before its head is printed again.
fn layout_lines<'s>(source: &str, lines: &'s [Line], from: usize) -> &'s [Line] {
    const MOST: usize = 600;
    let behind = lines.iter().skip(from).take(MOST);
    let length = behind
        .take_while(|line| {
            let text = line.text(source);
            !is_annex_mark(text) && !layout::may_be_header(text)
        })
        .count();
    lines.get(..from + length).unwrap_or_default()
}
