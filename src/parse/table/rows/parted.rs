//! Rows whose cells the table parts itself: by tabs, by pipes, or a pipe behind each cell.

use crate::model::annex::RowNumber;
use crate::parse::enumerator::Form as NumberForm;
use crate::parse::head::is_annex_mark;
use crate::parse::heading::heading;
use crate::parse::table::columns::{Holds, cells, inner_span, is_rule, row_line};
use crate::parse::table::rows::{Rows, row_number};
use crate::text::Span;

impl Rows<'_, '_> {
    pub(super) fn read_parted(&mut self, mark: u8) {
        let mut at = self.header.after;
        while let Some(line) = self.lines.get(at) {
            let text = line.text(self.source);
            if is_annex_mark(text) {
                break;
            }
            if is_rule(text) {
                self.cover(line.span);
                at += 1;
                continue;
            }
            let row = if mark == b'\t' {
                row_line(self.source, line.span)
            } else {
                line.span
            };
            let cells: Vec<_> = cells(self.source, row, mark).collect();
            let filled: Vec<_> = cells.iter().filter(|cell| !cell.is_empty()).collect();
            match filled.as_slice() {
                [only] if self.is_section(**only) => {
                    self.end_row(at);
                    if let Some(heading) = heading(self.source, **only) {
                        self.section(&heading, line.span);
                    }
                }
                [only] if cells.len() == 1 => {
                    // A line without cells goes on with the cell before it.
                    if !self.go_on(line.span, **only) {
                        break;
                    }
                }
                [] => self.cover(line.span),
                _ => self.parted_row(at, line.span, &cells),
            }
            at += 1;
        }
        self.end_row(at);
    }

    /// Cells come one after the other, each ended by a pipe; a row has as many as there are columns.
    pub(super) fn read_piped(&mut self) {
        let numbered = self
            .header
            .columns
            .first()
            .is_some_and(|column| column.holds == Holds::Number);
        let mut cells: Vec<Span> = Vec::with_capacity(self.header.columns.len());
        // The lines that the row, and the cell at hand, begin in.
        let mut first = self.header.after;
        let mut cell_first = first;
        let mut open: Option<Span> = None;
        let mut at = first;
        while let Some(line) = self.lines.get(at) {
            if is_annex_mark(line.text(self.source)) {
                break;
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
            if cells.is_empty() {
                first = cell_first;
                if self.is_section(cell) {
                    self.end_row(first);
                    if let Some(heading) = heading(self.source, cell) {
                        self.section(&heading, whole);
                    }
                    continue;
                }
            }
            // A number where none is due opens the next row: this one has lost a cell.
            if numbered && !cells.is_empty() && row_number(cell.of(self.source)).is_some() {
                self.piped_row(first, cell_first, &cells);
                cells.clear();
                first = cell_first;
            }
            cells.push(cell);
            if cells.len() == self.header.columns.len() {
                self.piped_row(first, at, &cells);
                cells.clear();
            }
        }
        // The last row may have lost its last cells.
        let end = if open.is_some() { cell_first } else { at };
        if !cells.is_empty() {
            self.piped_row(first, end, &cells);
        }
        self.end_row(end);
    }

    /// Reads the cells of the lines from `first` up to `end`.
    fn piped_row(&mut self, first: usize, end: usize, cells: &[Span]) {
        let lines = self.lines.get(first..end).unwrap_or_default();
        if let (Some(top), Some(bottom)) = (lines.first(), lines.last()) {
            self.parted_row(first, top.span.join(bottom.span), cells);
        }
    }

    fn is_section(&self, cell: Span) -> bool {
        heading(self.source, cell).is_some_and(|heading| {
            heading.form < NumberForm::Digit && heading.head.end() == cell.end()
        })
    }

    fn parted_row(&mut self, at: usize, line: Span, cells: &[Span]) {
        let columns = &self.header.columns;
        // A row short by one cell has lost its number, if only so its units stand where units do.
        let units_fit = |skipped: usize| {
            let pairs = columns.iter().skip(skipped).zip(cells);
            pairs
                .filter(|(column, cell)| {
                    matches!(column.holds, Holds::Units(_)) && !cell.is_empty()
                })
                .all(|(_, cell)| self.is_certain_unit_list(*cell))
        };
        let counts = columns
            .first()
            .is_some_and(|column| column.holds == Holds::Number);
        let shifted = counts && cells.len() + 1 == columns.len() && !units_fit(0) && units_fit(1);
        let pairs: Vec<_> = columns
            .iter()
            .skip(usize::from(shifted))
            .zip(cells)
            .collect();
        let own = pairs.iter().any(|(column, cell)| {
            !cell.is_empty() && matches!(column.holds, Holds::Number | Holds::Text)
        });
        // Without number and text it goes on with the row above: a merged cell.
        if own || self.row.span.is_none() {
            self.end_row(at);
        }
        self.cover(line);
        for (column, cell) in pairs {
            let text = cell.of(self.source);
            match column.holds {
                _ if cell.is_empty() => {}
                Holds::Number => match row_number(text) {
                    Some(value) => self.row.number = Some(RowNumber { value, span: *cell }),
                    // 一 or ① counts too; a longer text is none.
                    None if text.chars().count() <= 4 => {}
                    None => self.text(*cell),
                },
                Holds::Text => self.text(*cell),
                Holds::Units(role) => self.units(*cell, Some((*column, role))),
                Holds::Deadline => self.deadline(*cell),
                Holds::Other => self.row.other_cells += 1,
            }
        }
    }
}
