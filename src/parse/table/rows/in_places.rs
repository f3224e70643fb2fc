//! Rows of which each cell has its line, and its place among the others tells what it holds.

use crate::parse::head::is_annex_mark;
use crate::parse::table::cells::inner_span;
use crate::parse::table::header;
use crate::parse::table::rows::Rows;
use crate::text::Span;

impl Rows<'_, '_> {
    /// The cells of so many lines from line `at` on.
    fn cells_at(&self, at: usize, count: usize) -> Option<Vec<Span>> {
        let lines = self.lines.get(at..at + count)?;
        let cells = lines
            .iter()
            .map(|line| inner_span(self.source, line.span, b'|'));
        Some(cells.collect())
    }

    /// Whether the last row, which number `value` in line `at` begins, has a line for each column, though what its last
    /// column holds may be anything: the row above has, or that column is of units (验收单位).
    pub(super) fn is_last_in_places(&self, at: usize, value: u32) -> bool {
        // No remark is longer that stands in a line.
        const LONGEST: usize = 60;
        let columns = &self.header.columns;
        let Some(row) = self.cells_at(at, columns.len()) else {
            return false;
        };
        let (Some(column), Some(cell)) = (columns.last(), row.last()) else {
            return false;
        };
        let above = at
            .checked_sub(columns.len())
            .filter(|above| *above >= self.header.after);
        let above = above.and_then(|above| self.cells_at(above, 1));
        let follows = above.is_some_and(|above| {
            let number = above.first().and_then(|cell| self.number_of(*cell));
            number.and_then(|number| number.checked_add(1)) == Some(value)
        });
        (follows || header::names_others(self.source, column))
            && cell.len() <= LONGEST
            && !is_annex_mark(cell.of(self.source))
            && header::fit(self.source, columns, &row)
    }
}
