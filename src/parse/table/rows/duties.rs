//! Rows that name the unit before what it is to do, a line for each cell or several: 县水利局 above 负责渠道清淤。

use crate::model::annex::RowNumber;
use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::dates;
use crate::parse::head::is_annex_mark;
use crate::parse::heading;
use crate::parse::table::cells::inner_span;
use crate::parse::table::columns::Content;
use crate::parse::table::rows::Rows;
use crate::text::Span;

impl Rows<'_, '_> {
    /// Whether the columns of units stand before those of texts, with nothing but a number before them.
    pub(super) fn names_units_first(&self) -> bool {
        let mut columns = self.header.columns.iter().map(|column| column.holds);
        let mut columns = columns
            .by_ref()
            .skip_while(|holds| *holds == Content::Number)
            .peekable();
        let units = |holds: &Content| holds.is_units();
        columns.peek().is_some_and(units)
            && columns.by_ref().find(|holds| !units(holds)) == Some(Content::Text)
            && !columns.any(|holds| units(&holds))
    }

    /// Reads rows that name their units first, each up to where the next begins.
    pub(super) fn read_duties(&mut self) {
        let mut at = self.header.after;
        while let Some(line) = self.lines.get(at) {
            let cell = inner_span(self.source, line.span, b'|');
            let text = cell.of(self.source);
            if is_annex_mark(text) || self.is_header(at, text) {
                break;
            }
            if cell.is_empty() {
                self.take_in(line.span);
            }
            if cell.is_empty() || self.passes_over(*line) {
                at += 1;
                continue;
            }
            if let Some(units) = self.duty_at(at) {
                self.end_row(at);
                let value = self.number_of(cell).filter(|_| units > at);
                for line in self.lines.get(at..=units).unwrap_or_default() {
                    self.cover(line.span);
                }
                self.row.number = value.map(|value| RowNumber { value, span: cell });
                if let Some(cell) = self.cell_at(units) {
                    self.units(cell, None);
                }
                at = units + 1;
                continue;
            }
            if self.is_section(cell) {
                self.end_row(at);
                if let Some(heading) = heading::at_start(self.source, cell) {
                    self.section(&heading, line.span);
                }
            } else if self.row.span.is_none() && self.is_above_duty(at) {
                let odd = Diagnostic::new(DiagnosticCode::TextOutside, line.span);
                self.out.diagnostics.push(odd);
                self.others.push(line.span);
            } else if self.row.span.is_none() || !self.takes_duty(at) {
                break;
            } else {
                self.cover(line.span);
                self.duty(cell);
            }
            at += 1;
        }
        self.end_row(at);
    }

    /// The line of the units with which the row begins that begins in line `at`: below its number, or right there.
    fn duty_at(&self, at: usize) -> Option<usize> {
        let has_text = self.has_text();
        if self.row.span.is_some() && !has_text {
            return None;
        }
        let first = self.cell_at(at)?;
        if !self.counts() {
            // Below a signature stands its date, or nothing.
            let below = self.cell_at(at + 1)?;
            let says = !dates::is_deadline(below.of(self.source));
            return (says && self.is_whole_unit_list(first)).then_some(at);
        }
        let above = self.row.number.map(|number| number.value);
        let value = self.number_of(first)?;
        let follows = above.is_none_or(|above| value > above);
        let units = self.cell_at(at + 1).filter(|_| follows)?;
        self.is_whole_unit_list(units).then_some(at + 1)
    }

    /// Whether a row begins a few lines below line `at`: what stands between is the rest of the head.
    fn is_above_duty(&self, at: usize) -> bool {
        const NEAR: usize = 6;
        (at + 1..=at + NEAR).any(|below| self.duty_at(below).is_some())
    }

    /// Whether line `at` is of the row at hand: that still wants a cell, or another row begins below.
    fn takes_duty(&self, at: usize) -> bool {
        // No duty has more lines. Without numbers a signature may look like the next row.
        const MOST: usize = 24;
        const FEW: usize = 4;
        let most = if self.counts() { MOST } else { FEW };
        let heads = |at: &usize| self.cell_at(*at).is_some_and(|cell| self.is_section(cell));
        let texts = self.out.annex.paragraphs.len() - self.row.texts;
        let roles = self.wanted_units();
        let number = usize::from(self.counts());
        let wanted = self.header.columns.len() - number - self.roles + roles;
        texts + self.row.other_cells < wanted
            || (at..=at + most)
                .take_while(|below| !heads(below))
                .any(|below| self.duty_at(below).is_some())
    }

    /// Reads a cell of the row at hand: further units, as far as they go on or more columns have some, or what is to be done.
    fn duty(&mut self, cell: Span) {
        let has_text = self.has_text();
        let goes_on = self
            .pieces
            .last()
            .is_some_and(|last| last.of(self.source).ends_with('、'));
        if !has_text && self.is_whole_unit_list(cell) && (goes_on || !self.is_full()) {
            if goes_on {
                self.pieces.push(cell);
            } else {
                self.units(cell, None);
            }
            return;
        }
        let due = self
            .header
            .columns
            .iter()
            .any(|column| column.holds == Content::Deadline);
        if due && has_text && dates::is_deadline(cell.of(self.source)) {
            self.row.other_cells += 1;
            self.deadline(cell);
        } else {
            self.text(cell);
        }
    }
}
