//! The cells of a row into what its columns say.

use crate::model::annex::{RowName, RowNumber};
use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::table::cells::{Cells, is_sum};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::rows::{Merged, Rows};
use crate::text::Span;

impl Rows<'_, '_> {
    /// Reads a row whose cells are known: its columns tell what they hold.
    pub(super) fn parted_row(&mut self, at: usize, line: Span, cells: &Cells) {
        let columns = &self.header.columns;
        // A row short by one cell has lost its number, if only so its units stand where units do.
        let units_fit = |skipped: usize| {
            let units = columns.iter().skip(skipped).enumerate();
            units
                .filter(|(_, column)| column.holds.is_units())
                .flat_map(|(at, _)| cells.of(at))
                .all(|cell| self.is_certain_unit_list(*cell))
        };
        let counts = self.counts();
        let shifted = counts && cells.count() + 1 == columns.len() && !units_fit(0) && units_fit(1);
        let pairs = || columns.iter().skip(usize::from(shifted)).zip(0_usize..);
        let mut filled = pairs().filter_map(|(_, at)| cells.of(at).first());
        if filled
            .next()
            .is_some_and(|first| is_sum(first.of(self.source)))
        {
            self.end_row(at);
            let odd = Diagnostic::new(DiagnosticCode::TextOutside, line);
            self.out.diagnostics.push(odd);
            self.others.push(line);
            return;
        }
        if let Some(heading) = self.heading_row(at, line, pairs(), cells) {
            self.end_row(at);
            self.section(&heading, line);
            return;
        }
        // Without number and text it goes on with the row above: a merged cell. So it does with no more
        // than one of several texts.
        let filled = |wanted: fn(Content) -> bool| {
            let of = pairs().filter(move |(column, _)| wanted(column.holds));
            of.map(|(_, at)| !cells.of(at).is_empty())
        };
        let numbered = filled(|holds| holds == Content::Number).any(|is| is);
        let named = filled(Content::is_units).any(|is| is);
        let mut texts = filled(|holds| holds == Content::Text);
        let first = texts.next().unwrap_or_default();
        let more = !numbered && !named && !first && counts && !shifted;
        let own = numbered || first || (texts.any(|is| is) && !more);
        if own || self.row.span.is_none() {
            self.end_row(at);
        }
        self.cover(line);
        let texts = self.out.annex.paragraphs.len();
        for (column, at) in pairs() {
            let pieces = cells.of(at);
            let Some(cell) = pieces.first() else { continue };
            match column.holds {
                Content::Number => match self.number_of(*cell) {
                    Some(value) => self.row.number = Some(RowNumber { value, span: *cell }),
                    // 1-1 counts too; a longer text is none.
                    None if cell.of(self.source).chars().count() <= 4 => {}
                    None => self.texts(pieces),
                },
                Content::Text => self.texts(pieces),
                Content::Units(role) => {
                    self.units(*cell, Some((*column, role)));
                    self.pieces.extend(pieces.iter().skip(1));
                }
                Content::Deadline => self.deadline_over(pieces),
                Content::Other => self.row.other_cells += 1,
            }
        }
        if self.beside.any() {
            self.beside(cells, usize::from(shifted));
        }
        // The lines of cells beside each other take turns.
        let texts = self.out.annex.paragraphs.get_mut(texts..);
        let texts = texts.unwrap_or_default();
        let name = texts.first().copied();
        texts.sort_unstable();
        if own && texts.first().copied() != name {
            self.row.name = name.map(|text| RowName {
                text,
                is_whole: pairs().any(|(column, at)| {
                    column.holds == Content::Text && cells.of(at) == [text].as_slice()
                }),
            });
        }
        if own {
            // A text with nothing beside it heads the rows below, or is none of the table's.
            let counted = self.header.number().is_some();
            let alone = counted && !shifted && !numbered && !named;
            if !alone {
                self.row.merged = self.merged(pairs(), cells);
            }
        }
    }

    pub(super) fn texts(&mut self, pieces: &[Span]) {
        for piece in pieces {
            self.text(*piece);
        }
    }

    /// Which of a row's cells of units are empty because those above reach over them.
    fn merged<'c>(
        &self,
        pairs: impl Iterator<Item = (&'c Column, usize)>,
        cells: &Cells,
    ) -> Merged {
        let first = self.header.first_answering().map(|column| column.label);
        let mut any = false;
        let mut first_is_empty = false;
        let mut has_text = false;
        for (column, at) in pairs {
            let empty = cells.of(at).is_empty();
            match column.holds {
                Content::Units(_) => {
                    any |= !empty;
                    first_is_empty |= empty && first == Some(column.label);
                }
                Content::Text => has_text |= !empty,
                _ => {}
            }
        }
        match (has_text, any) {
            (true, false) => Merged::All,
            (true, true) if first_is_empty => Merged::First,
            _ => Merged::Nothing,
        }
    }
}
