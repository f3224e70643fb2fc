//! Rows that stand on several lines, put together before their cells are read.

use crate::parse::head::is_annex_mark;
use crate::parse::table::cells::{Cells, row};
use crate::parse::table::columns::Content;
use crate::parse::table::rows::Rows;
use crate::text::Span;

impl Rows<'_, '_> {
    /// The whole of a row whose cells are broken over lines without quotes: behind its number it lacks as
    /// many cells as the lines below it have, up to the next number.
    pub(super) fn broken_row(
        &self,
        cells: &Cells,
        start: Span,
        mut next: usize,
        mark: u8,
    ) -> Option<(Span, usize)> {
        // No row is broken over more lines.
        const MOST: usize = 16;
        let columns = &self.header.columns;
        let numbered = |cells: &Cells| self.number_among(cells).is_some();
        if mark != b'\t' || cells.count() >= columns.len() || !numbered(cells) {
            return None;
        }
        let mut count = cells.count();
        let mut whole = start;
        let mut below = Cells::default();
        for _ in 0..MOST {
            if count >= columns.len() {
                break;
            }
            let (line, behind) = row(self.source, self.lines, next, mark)?;
            below.read(self.source, line, mark);
            let first = *below.of(0).first()?;
            if numbered(&below) || self.is_section(first) || is_annex_mark(first.of(self.source)) {
                return None;
            }
            count += below.count() - 1;
            whole = whole.join(line);
            next = behind;
        }
        (count == columns.len()).then_some((whole, next))
    }

    /// The whole of a row of which the first cell, the area that stands before its number, is broken over lines: 基础
    /// above 设施 and the row's other cells.
    pub(super) fn row_of_area(
        &self,
        cells: &Cells,
        start: Span,
        mut next: usize,
        mark: u8,
    ) -> Option<(Span, usize)> {
        // No area is broken over more lines.
        const MOST: usize = 8;
        let area = self.header.columns.first()?.holds == Content::Other;
        let counts = self.header.number().is_some();
        let may_begin = |only: Span| {
            self.may_head(only) && !self.is_section(only) && !self.is_certain_unit_list(only)
        };
        let alone = |cells: &Cells| {
            let only = cells.only().filter(|_| cells.count() == 1);
            only.map(|(_, only)| only)
        };
        // What a row without its units lies above goes on with it.
        let open = !self.is_between();
        if mark != b'\t' || !area || !counts || open || !alone(cells).is_some_and(may_begin) {
            return None;
        }
        let mut below = Cells::default();
        for _ in 0..MOST {
            let (line, behind) = row(self.source, self.lines, next, mark)?;
            below.read(self.source, line, mark);
            match alone(&below) {
                Some(only) if may_begin(only) => next = behind,
                Some(_) => return None,
                None => {
                    let goes_on = !below.of(0).is_empty() && self.reads_as_row(next, mark);
                    return goes_on.then(|| (start.join(line), behind));
                }
            }
        }
        None
    }
}
