//! Rows of a line each, whose cells single blanks part.

use crate::parse::dates;
use crate::parse::head::is_annex_mark;
use crate::parse::heading::{self, Heading};
use crate::parse::table::cells::{Cells, row_number};
use crate::parse::table::columns::Content;
use crate::parse::table::layout::{self, Segment};
use crate::parse::table::rows::{Rows, is_filler};
use crate::text::Span;

impl Rows<'_, '_> {
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
