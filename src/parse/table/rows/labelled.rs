//! Records that print each column's head before its cell, a line each.

use crate::model::annex::RowNumber;
use crate::parse::lines::trimmed;
use crate::parse::table::cells::{is_rule, row, row_number};
use crate::parse::table::columns::Content;
use crate::parse::table::header;
use crate::parse::table::rows::Rows;
use crate::text::Span;

impl Rows<'_, '_> {
    /// Reads records that print each column's head before its cell, a line each.
    pub(super) fn read_labels(&mut self, mark: u8) {
        let mut at = self.header.after;
        let first = self.header.columns.first().map(|column| column.label);
        let begins = |label: Span, source| {
            first.is_some_and(|first: Span| label.of(source) == first.of(source))
        };
        while let Some(line) = self.lines.get(at) {
            if is_rule(line.text(self.source)) || self.passes_over(*line) {
                if self.row.span.is_some() {
                    self.cover(line.span);
                }
                at += 1;
                continue;
            }
            let Some((row, next)) = row(self.source, self.lines, at, mark) else {
                break;
            };
            let mut cells = std::mem::take(&mut self.cells);
            cells.read(self.source, row, mark);
            let label = cells.of(0).first().copied();
            let read = label.filter(|_| cells.count() <= header::MOST_LABELLED);
            if let Some(label) = read {
                if begins(label, self.source) {
                    self.end_row(at);
                }
                self.cover(trimmed(self.source, row));
                self.labelled(label, cells.of(1));
            }
            self.cells = cells;
            if read.is_none() {
                break;
            }
            at = next;
        }
        self.end_row(at);
    }

    /// Reads a cell whose column's head stands beside it.
    fn labelled(&mut self, label: Span, pieces: &[Span]) {
        let Some(cell) = pieces.first() else { return };
        let column = header::cell_column(self.source, label);
        match column.holds {
            Content::Number => {
                let value = row_number(cell.of(self.source));
                let number = value.map(|value| RowNumber { value, span: *cell });
                self.row.number = self.row.number.or(number);
            }
            Content::Text => self.texts(pieces),
            Content::Units(role) => {
                self.units(*cell, Some((column, role)));
                self.pieces.extend(pieces.iter().skip(1));
            }
            Content::Deadline => self.deadline_over(pieces),
            Content::Other => {
                self.row.other_cells += 1;
                self.beside_head(label, pieces);
            }
        }
    }
}
