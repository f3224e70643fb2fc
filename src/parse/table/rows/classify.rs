//! What a line that is one cell holds, by itself and by what its row still wants.

use crate::parse::dates;
use crate::parse::enumerator::{Form as NumberForm, enumerator};
use crate::parse::heading::{self, Heading};
use crate::parse::lines::Line;
use crate::parse::names;
use crate::parse::signs::Kind;
use crate::parse::table::cells::{inner_span, row_number};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::header::CellMark;
use crate::parse::table::rows::Rows;
use crate::parse::words;
use crate::text::Span;

/// What a line that is one cell holds.
pub(super) enum Cell {
    Number(u32),
    Units,
    Heading(Heading),
    Text,
    Other,
}

/// Whether a line may be a list of units: it is no sentence.
fn may_list(line: Line) -> bool {
    !line.holds.any(&[Kind::Stop])
}

impl Rows<'_, '_> {
    /// What a line that is one cell holds, by itself and by what its row still wants.
    pub(super) fn classify(&mut self, at: usize, line: Line, cell: Span, mark: CellMark) -> Cell {
        let text = cell.of(self.source);
        let has_text = self.has_text();
        if let Some(number) = self.figure_of(cell) {
            // A sum or a share between a row's text and its units counts no row.
            let counted = self.row.number.is_none() || !has_text || self.names_units();
            if counted || !self.is_before_units(at) {
                return Cell::Number(number);
            }
            return Cell::Other;
        }
        if self.counts()
            && self.is_between()
            && let Some(number) = self.numeral(cell)
        {
            return Cell::Number(number);
        }
        let whole = cell == line.span;
        let numbered = if whole {
            line.number.is_some()
        } else {
            enumerator(text).is_some()
        };
        if has_text && may_list(line) && self.is_units(at, cell, numbered, mark) {
            return Cell::Units;
        }
        if has_text && self.fills_units(text) {
            return Cell::Units;
        }
        if has_text && !numbered && !self.is_full() && self.is_ended_list(at, cell) {
            return Cell::Units;
        }
        let heading = match numbered {
            true if whole => heading::of_line(self.source, &line),
            true => heading::at_start(self.source, cell),
            false => None,
        };
        match heading {
            Some(heading)
                if heading.form < NumberForm::Digit
                    && heading.head.end() == cell.end()
                    && !self.is_before_units(at) =>
            {
                Cell::Heading(heading)
            }
            _ => Cell::Text,
        }
    }

    /// Whether the cell of line `at` is a list of units with a full stop behind it: 县水利局、各镇。
    fn is_ended_list(&self, at: usize, cell: Span) -> bool {
        let Some(list) = cell.of(self.source).strip_suffix('。') else {
            return false;
        };
        let list = Span::at(cell.start(), cell.start() + list.len());
        if self.is_certain_unit_list(list) {
            return true;
        }
        // Below the first units of a row that counts there are more of them, or the next row: 建设示范园。 above 县水利局.
        let next = self.lines.get(at + 1);
        self.row.number.is_some()
            && self.names_units()
            && self.is_unit_list(list)
            && !next.is_some_and(|next| self.is_unit_list(inner_span(self.source, next.span, b'|')))
    }

    /// Whether a line behind a row's text, with a number or not, is a cell of units.
    fn is_units(&mut self, at: usize, cell: Span, numbered: bool, mark: CellMark) -> bool {
        let wants_units = !self.is_full();
        // No number opens a list of known names.
        if wants_units && self.lists_known(cell) {
            return true;
        }
        if numbered {
            return false;
        }
        if wants_units && self.is_unit_list(cell) {
            return !self.is_deed_above(at, cell);
        }
        // A name may break at the end of a line.
        if wants_units {
            let next = self.lines.get(at + 1);
            return match mark {
                // 长期坚持 above 河口镇
                CellMark::None => {
                    !self.is_deadline_before_units(cell) && self.rest_of_units(at, cell) > 0
                }
                _ => next.is_some_and(|next| {
                    !mark.begins(*next) && self.is_unit_list_over(cell, next.span)
                }),
            };
        }
        // Behind another cell (完成时限), and where a column of remarks is still to come with what units are to do (备注:
        // 需省水利厅支持), nothing goes on with theirs.
        let remarked = || {
            self.header.behind_last_units() > 0
                && words::verb_at_end(cell.of(self.source)).is_some()
        };
        if self.row.other_cells > 0 || remarked() {
            return false;
        }
        // Under numbers a further line of units goes on with the cell above.
        let counted = || self.header.number().is_some() || self.text_counts();
        let counts = self.names_units() && counted();
        counts
            && (self.lists_known(cell)
                || self.is_certain_unit_list(cell)
                || self.is_beside_persons(cell)
                || (self.is_unit_list(cell) && self.ends_with_units(at, cell)))
            || (!counts && self.names_units() && self.goes_on_without_number(at, cell))
    }

    /// Whether a cell says what is to be done, above the units, where one has been read that may sort the rows: 打造特色街区.
    fn is_deed_above(&self, at: usize, cell: Span) -> bool {
        let next = self.cell_at(at + 1);
        names::is_deed(cell.of(self.source))
            && self.wants_text()
            && next.is_some_and(|next| self.is_unit_list(next))
            && !self.is_known(cell.of(self.source))
    }

    /// Whether units stand in the next line.
    pub(super) fn is_before_units(&self, at: usize) -> bool {
        let next = self.lines.get(at + 1);
        let Some(next) = next.filter(|next| may_list(**next)) else {
            return false;
        };
        let cell = inner_span(self.source, next.span, b'|');
        row_number(cell.of(self.source)).is_none() && self.is_certain_unit_list(cell)
    }

    /// Whether a text says until when, in a column between the task's text and its units.
    pub(super) fn is_deadline_before_units(&self, cell: Span) -> bool {
        let mut before = self.header.before_units();
        let due = before.any(|column| column.holds == Content::Deadline);
        due && !self.names_units() && self.has_text() && dates::is_deadline(cell.of(self.source))
    }

    /// Whether a text names persons, in a column of them between the task's text and its units: 牵头领导.
    pub(super) fn is_person_before_units(&self, at: usize, cell: Span) -> bool {
        const NAME: std::ops::RangeInclusive<usize> = 2..=4;
        let persons = |column: &&Column| column.names_persons(self.source);
        let before = self.header.before_units();
        let texts = before
            .clone()
            .filter(|column| column.holds == Content::Text)
            .count();
        let mut names = cell.of(self.source).split(['、', ' ', '\u{3000}']);
        before.filter(persons).count() > 0
            && !self.names_units()
            && self.out.annex.paragraphs.len() >= self.row.texts + texts.max(1)
            && names.all(|name| NAME.contains(&name.chars().count()))
            && self.is_before_units(at)
    }

    /// Whether a text stands in a column behind the units: a short remark or a deadline.
    pub(super) fn is_behind_units(&self, cell: Span) -> bool {
        const LONGEST: usize = 60;
        self.names_units()
            && self.wants_behind()
            && (cell.len() <= LONGEST || dates::is_deadline(cell.of(self.source)))
    }
}
