//! Rows of which each cell has its lines, the last of which ends with a pipe.

use crate::parse::head::is_annex_mark;
use crate::parse::heading;
use crate::parse::table::cells::{Cells, inner_span, row_number};
use crate::parse::table::rows::Rows;
use crate::text::Span;

impl Rows<'_, '_> {
    /// Cells come one after the other, each ended by a pipe; a row has as many as there are columns.
    pub(super) fn read_piped(&mut self) {
        let numbered = self.counts();
        let mut cells = Cells::default();
        // The lines that the row, and the cell at hand, begin in.
        let mut first = self.header.after;
        let mut cell_first = first;
        let mut open: Option<Span> = None;
        let mut at = first;
        while let Some(line) = self.lines.get(at) {
            if is_annex_mark(line.text(self.source)) {
                break;
            }
            if self.passes_over(*line) {
                at += 1;
                continue;
            }
            if open.is_none() {
                cell_first = at;
            }
            let whole = open.map_or(line.span, |open| open.join(line.span));
            at += 1;
            if !line.text(self.source).ends_with('|') {
                open = Some(whole);
                continue;
            }
            open = None;
            let cell = inner_span(self.source, whole, b'|');
            if cells.count() == 0 {
                first = cell_first;
                if self.is_section(cell) {
                    self.end_row(first);
                    if let Some(heading) = heading::at_start(self.source, cell) {
                        self.section(&heading, whole);
                    }
                    continue;
                }
                if numbered && self.may_head(cell) && self.counts_at(at) {
                    self.end_row(first);
                    self.bare_section(cell, whole);
                    continue;
                }
            }
            // A number where none is due opens the next row: this one has lost a cell.
            if numbered && cells.count() > 0 && row_number(cell.of(self.source)).is_some() {
                self.piped_row(first, cell_first, &cells);
                cells.clear();
                first = cell_first;
            }
            if !cell.is_empty() {
                cells.push(cell);
            }
            cells.end_cell();
            if cells.count() == self.header.columns.len() {
                self.piped_row(first, at, &cells);
                cells.clear();
            }
        }
        // The last row may have lost its last cells.
        let end = if open.is_some() { cell_first } else { at };
        if cells.count() > 0 {
            self.piped_row(first, end, &cells);
        }
        self.end_row(end);
    }

    /// Reads the cells of the lines from `first` up to `end`.
    fn piped_row(&mut self, first: usize, end: usize, cells: &Cells) {
        let lines = self.lines.get(first..end).unwrap_or_default();
        if let (Some(top), Some(bottom)) = (lines.first(), lines.last()) {
            self.parted_row(first, top.span.join(bottom.span), cells);
        }
    }
}
