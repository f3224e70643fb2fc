//! Where the cells of a row end that has a line for each: with its time, or before the number of the next.

use crate::parse::clause;
use crate::parse::dates;
use crate::parse::enumerator::{Form as NumberForm, enumerator};
use crate::parse::head::is_annex_mark;
use crate::parse::names;
use crate::parse::table::cells::{inner_span, is_filler, row_number};
use crate::parse::table::columns::Content;
use crate::parse::table::header::CellMark;
use crate::parse::table::rows::Rows;
use crate::parse::table::rows::signed::prints_place;
use crate::parse::words;
use crate::text::Span;

/// No number reaches over more rows.
const MERGED: usize = 8;

/// What ends a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// The cell that says until when.
    Time,
    /// The number of the next row, or the end of the table.
    Next,
}

impl Rows<'_, '_> {
    /// Whether a cell behind the units of line `at` names units too, whatever their names end with, as nothing but units
    /// stands behind it up to where its row ends: with its time, or else before the next row, of which nothing may stand
    /// here without its number: 建设示范园 above 县农业农村局.
    pub(super) fn ends_with_units(&self, at: usize, cell: Span) -> bool {
        // No row names more, a line each.
        const MOST: usize = 24;
        let behind = self.header.behind_units().next();
        let due = behind.is_some_and(|column| column.holds == Content::Deadline);
        // A column of remarks may name units too.
        if !due && behind.is_some() {
            return false;
        }
        let certain = clause::is_unit_list(self.source, cell, |name| {
            names::is_certain(name) || names::is_told(name)
        });
        // Where no time ends the row, a heading of the rows below may stand here: 智慧社区.
        if !due && !certain && !names::begins_with_level(cell.of(self.source)) {
            return false;
        }
        let mut may_be_row = false;
        for below in at + 1..=at + MOST {
            match self.end_at(below) {
                Some(End::Time) => return due,
                Some(End::Next) => return certain || !may_be_row,
                None => {}
            }
            let Some(cell) = self.cell_at(below) else {
                return false;
            };
            if !cell.is_empty() && !self.is_unit_list(cell) {
                return false;
            }
            may_be_row |= self.is_certain_unit_list(cell);
        }
        false
    }

    /// Whether a cell behind the units of line `at` names more of them for certain, in a row without a number: nothing but
    /// units stands behind it up to its time, or the next row does not begin with it, as one of projects might that is named
    /// by what is built: 县人民医院 above 县卫健局.
    pub(super) fn goes_on_without_number(&self, at: usize, cell: Span) -> bool {
        let is_deed = |cell: Span| names::is_deed(cell.of(self.source));
        if is_deed(cell) || !clause::is_unit_list(self.source, cell, names::is_certain) {
            return false;
        }
        match self.header.behind_units().next().map(|column| column.holds) {
            Some(Content::Deadline) => self.ends_with_units(at, cell),
            Some(_) => false,
            None => {
                let next = self.cell_at(at + 1);
                // Who signs behind the last row, without a date, prints a place, and is none: 高新区.
                let text = cell.of(self.source);
                if prints_place(text)
                    && !text.ends_with(['区', '镇', '乡'])
                    && next.is_none_or(|next| is_annex_mark(next.of(self.source)))
                {
                    return false;
                }
                self.is_certain_unit_list(cell)
                    || !self.lists_projects()
                    || next.is_none_or(|next| is_deed(next) || !self.is_unit_list(next))
            }
        }
    }

    /// Whether the rows may be named by what is built.
    pub(super) fn lists_projects(&self) -> bool {
        let mut columns = self.header.columns.iter();
        let text = columns.find(|one| one.holds == Content::Text);
        text.is_none_or(|text| !text.label.of(self.source).contains("任务"))
    }

    /// Takes in a further line of the cell of units at hand. Where a mark begins it, its name does not go on with the one
    /// above, whatever they would be together: 县医保中心 above 石桥镇.
    pub(super) fn further_units(&mut self, cell: Span, mark: CellMark) {
        let last = self.pieces.last().copied();
        let apart = last.is_some_and(|last| {
            let (above, below) = (last.of(self.source), cell.of(self.source));
            (mark != CellMark::None || names::is_told(below))
                && names::is_unit(above)
                && names::is_unit(below)
                && !names::is_tail(names::without_bracket(below))
                && names::goes_on(above, below)
        });
        if let Some(column) = self.column.filter(|_| apart) {
            self.row.unit_cells -= 1;
            self.units(cell, Some(column));
        } else {
            self.pieces.push(cell);
        }
    }

    /// Whether a cell says until when the task of a row is due that names nobody: those who answer for the row above
    /// answer for it too, as their cell reaches over both.
    pub(super) fn is_due_below_merged(&self, at: usize, cell: Span) -> bool {
        !self.names_units()
            && self.has_text()
            && self
                .header
                .behind_units()
                .next()
                .is_some_and(|column| column.holds == Content::Deadline)
            && dates::is_deadline(cell.of(self.source))
            && self.end_at(at + 1) == Some(End::Next)
            && !self.holds_units_unread()
    }

    /// Whether the last text of the row at hand, behind as many as it has columns for, names a unit among others: a cell of
    /// units that is not understood, and not an empty one.
    fn holds_units_unread(&self) -> bool {
        let texts = self.out.annex.paragraphs.get(self.row.texts..);
        let texts = texts.unwrap_or_default();
        let columns = self.header.columns.iter();
        let wanted = columns.filter(|one| one.holds == Content::Text).count();
        let last = texts.last().filter(|_| texts.len() > wanted);
        last.is_some_and(|last| {
            let mut items = last.of(self.source).split(words::is_separator);
            items.any(names::is_certain)
        })
    }

    /// Whether a cell behind the text of a row says of its units that there are none (无, —): nothing but units may stand
    /// there.
    pub(super) fn fills_units(&self, cell: &str) -> bool {
        let only_texts = || {
            let mut before = self.header.before_units();
            before.all(|one| matches!(one.holds, Content::Number | Content::Text))
        };
        is_filler(cell)
            && !cell.is_empty()
            && !self.is_full()
            && (self.names_units() || only_texts())
    }

    /// Whether a further line of units stands before a column of persons, whom no such name is of: 县妇联 before 责任人.
    pub(super) fn is_beside_persons(&self, cell: Span) -> bool {
        let behind = self.header.behind_units().next();
        let persons = behind.is_some_and(|column| column.names_persons(self.source));
        persons && clause::is_unit_list(self.source, cell, names::is_certain)
    }

    /// Whether the text of the row at hand begins with a number, as those of the others do: 1.修渠。 A line that has none
    /// begins no row.
    pub(super) fn text_counts(&self) -> bool {
        let first = self.out.annex.paragraphs.get(self.row.texts);
        let number = first.and_then(|first| enumerator(first.of(self.source)));
        number.is_some_and(|number| number.form >= NumberForm::Digit)
    }

    /// The cell that line `at` is, without the pipes about it.
    pub(super) fn cell_at(&self, at: usize) -> Option<Span> {
        let line = self.lines.get(at)?;
        Some(inner_span(self.source, line.span, b'|'))
    }

    /// Whether a row ends at line `at`, and with what.
    fn end_at(&self, at: usize) -> Option<End> {
        let Some(cell) = self.cell_at(at) else {
            return Some(End::Next);
        };
        let text = cell.of(self.source);
        if dates::is_deadline(text) {
            return Some(End::Time);
        }
        // A row below a merged number has none itself.
        let next = self.last_number(MERGED).map(|number| number + 1);
        let counted = next.is_some() && row_number(text) == next;
        (counted || is_annex_mark(text) || self.is_section(cell)).then_some(End::Next)
    }
}
