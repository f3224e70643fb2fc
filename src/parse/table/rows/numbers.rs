//! The numbers of rows: which cell is one, and which is due.

use crate::model::annex::RowNumber;
use crate::numeral::digit;
use crate::parse::dates;
use crate::parse::table::cells::{Cells, heading_number, inner_span, row_number};
use crate::parse::table::rows::Rows;
use crate::text::Span;

impl Rows<'_, '_> {
    /// Whether line `at` is nothing but the number of a row.
    pub(super) fn counts_at(&self, at: usize) -> bool {
        self.number_at(at).is_some()
    }

    /// The number of a row that is all that line `at` holds.
    pub(super) fn number_at(&self, at: usize) -> Option<u32> {
        let line = self.lines.get(at)?;
        row_number(inner_span(self.source, line.span, b'|').of(self.source))
    }

    /// Whether the rows of the table begin with their numbers.
    pub(super) fn counts(&self) -> bool {
        self.header.counts()
    }

    /// The number that the next row has.
    pub(super) fn next_number(&self) -> u32 {
        let last = self.last_number(usize::MAX);
        last.map_or(1, |last| last.saturating_add(1))
    }

    /// The number that is all of a cell, in figures or in numerals.
    pub(super) fn number_of(&self, cell: Span) -> Option<u32> {
        self.figure_of(cell).or_else(|| self.numeral(cell))
    }

    /// The number that is all of a cell, in figures: in brackets or a circle only where no bare figure counts the row
    /// above it. Below 1 a line of （1） counts the parts of a row.
    pub(super) fn figure_of(&self, cell: Span) -> Option<u32> {
        let text = cell.of(self.source);
        let value = row_number(text)?;
        (is_bare_figure(text) || !self.has_counted()).then_some(value)
    }

    /// The number of a row that counts in numerals: no figure counts the row above it.
    pub(super) fn numeral(&self, cell: Span) -> Option<u32> {
        let (_, value) = heading_number(cell.of(self.source))?;
        (!self.has_counted()).then_some(value)
    }

    /// Whether a bare figure counts the row at hand, or the one above.
    pub(super) fn has_counted(&self) -> bool {
        let above = self.out.annex.rows.get(self.first..);
        let above = above.and_then(<[_]>::last).and_then(|row| row.number);
        let in_figures = |number: RowNumber| is_bare_figure(number.span.of(self.source));
        self.row.number.is_some_and(in_figures) || above.is_some_and(in_figures)
    }

    /// The number of the row at hand, or of the next above that has one, among so many.
    pub(super) fn last_number(&self, most: usize) -> Option<u32> {
        let rows = self.out.annex.rows.get(self.first..).unwrap_or_default();
        let above = || rows.iter().rev().take(most).find_map(|row| row.number);
        let last = self.row.number.or_else(above);
        last.map(|last| last.value)
    }

    /// Whether the number of a row passes over that of the next, in a table without headings: what stands between is
    /// the row that has lost it, and no heading.
    pub(super) fn passes_one_over(&self, value: u32) -> bool {
        let next = self.next_number();
        self.heading.is_none() && next > 1 && value == next + 1
    }

    /// Whether a cell is the number that follows that of the row above.
    pub(super) fn is_next_number(&self, cell: Span) -> bool {
        let above = self.row.number.map(|number| number.value);
        above.is_some_and(|above| row_number(cell.of(self.source)) == Some(above + 1))
    }

    /// Whether a cell is the number of a row.
    pub(super) fn is_number(&self, cell: &[Span]) -> bool {
        matches!(cell, [only] if self.number_of(*only).is_some())
    }

    /// The number of the row that has these cells, where its figures stand in the column for them.
    pub(super) fn number_among(&self, cells: &Cells) -> Option<u32> {
        let cell = cells.of(self.header.number()?).first()?;
        row_number(cell.of(self.source))
    }

    /// Whether a cell is a number of several places, 1.2 or 1-2, that begins a row below a head of numbers: the row above
    /// wants no further cell.
    pub(super) fn is_number_of_places(&self, cell: Span) -> bool {
        const LONGEST: usize = 8;
        let text = cell.of(self.source);
        let parts = |c| matches!(c, '.' | '-' | '．' | '－');
        matches!(text.as_bytes(), [b'0'..=b'9', .., b'0'..=b'9'])
            && cell.len() <= LONGEST
            && text.contains(parts)
            && text.chars().all(|c| c.is_ascii_digit() || parts(c))
            && !dates::is_deadline(text)
            && self.counts()
            && (self.row.span.is_none() || (self.is_full() && !self.wants_behind()))
    }
}

/// Whether a text begins with a figure: 1, 1. and not （1） or ①.
fn is_bare_figure(text: &str) -> bool {
    text.starts_with(|c| digit(c).is_some())
}
