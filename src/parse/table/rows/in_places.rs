//! Rows of which each cell has its line, and its place among the others tells what it holds.

use crate::model::annex::RowNumber;
use crate::parse::clause;
use crate::parse::dates;
use crate::parse::enumerator::enumerator;
use crate::parse::head::is_annex_mark;
use crate::parse::lines::Line;
use crate::parse::names;
use crate::parse::page_number::is_page_number;
use crate::parse::table::cells::{inner_span, is_filler};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::header::{self, CellMark};
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

    /// Whether the places of the cells say more of a row than what they hold: no number begins it, and its columns are in
    /// another order than texts, units, and what else there is.
    fn needs_places(&self) -> bool {
        let columns = &self.header.columns;
        let units = |column: &Column| column.holds.is_units();
        let last = columns.iter().rposition(units).unwrap_or_default();
        let before = columns.get(..last).unwrap_or_default();
        self.header.number().is_none() && before.iter().any(|column| column.holds == Content::Other)
    }

    /// Reads the row that begins in line `at`, where each of its columns has one line, or each but the first, of which the
    /// cell above reaches over it: 水源 beside several tasks. Gives the line behind it.
    pub(super) fn row_in_places(&mut self, at: usize, mark: CellMark) -> Option<usize> {
        if !self.is_between() || !self.needs_places() {
            return None;
        }
        let header = self.header;
        let count = header.columns.len();
        let whole = self.cells_below(at, &header.columns, mark);
        // A sentence says what is to be done, a time until when: neither sorts.
        let sorted = header.columns.first()?.holds == Content::Other;
        let sorts = |cell: &Span| {
            let text = cell.of(self.source);
            !text.ends_with('。') && !dates::is_deadline(text)
        };
        let whole = whole
            .filter(|row| !sorted || (row.first().is_some_and(sorts) && !self.lacks_sorting(at)));
        let row = whole.or_else(|| {
            let merged = header.columns.first()?.holds == Content::Other;
            let above = self.end == at && self.kept.0 > self.first;
            let behind = header.columns.get(1..).filter(|_| merged && above)?;
            self.cells_below(at, behind, mark)
        })?;
        let columns = header.columns.get(count - row.len()..)?;
        self.end_row(at);
        for ((column, cell), line) in columns.iter().zip(&row).zip(self.lines.get(at..)?) {
            self.cover(line.span);
            match column.holds {
                Content::Text => self.text(*cell),
                Content::Units(role) => self.units(*cell, Some((*column, role))),
                Content::Deadline => self.deadline(*cell),
                Content::Number | Content::Other => self.row.other_cells += 1,
            }
        }
        let mut next = at + row.len();
        // Its last cell may have further lines.
        while let Some(line) = self.lines.get(next).filter(|line| mark.begins(**line))
            && let Some(more) = self.cell_at(next).filter(|_| self.column.is_some())
            && !self.is_signed(next, mark)
            && self.goes_on_without_number(next, more)
        {
            self.cover(line.span);
            self.further_units(more, mark);
            next += 1;
        }
        self.end_row(next);
        Some(next)
    }

    /// Reads the row that number `value` in line `at` begins, where each of its columns has one line: then
    /// their places tell what they are, whatever they say. Gives the line behind it.
    pub(super) fn row_of_lines(&mut self, at: usize, value: u32, mark: CellMark) -> Option<usize> {
        let (source, lines) = (self.source, self.lines);
        let columns = &self.header.columns;
        if !self.counts() {
            return None;
        }
        let next = at + columns.len();
        let rows = lines.get(at..next)?;
        let next_row = self.cell_at(next);
        let last = next_row.and_then(|cell| self.number_of(cell)) != Some(value + 1);
        let ends_known =
            !last || columns.last()?.holds != Content::Other || self.is_last_in_places(at, value);
        let fits = |(column, line): (&Column, &Line)| {
            let cell = inner_span(source, line.span, b'|');
            let text = cell.of(source);
            match column.holds {
                _ if is_page_number(text) || cell.is_empty() => false,
                Content::Number => self.number_of(cell) == Some(value),
                Content::Units(_) if is_filler(text) => true,
                // （二）建设示范园 is a section row, behind a cell that is empty.
                Content::Units(_) => {
                    !text.ends_with('、')
                        && (self.lists_known(cell)
                            || (enumerator(text).is_none() && self.is_unit_list(cell)))
                }
                // Behind the last row there may be what is none of the table's.
                Content::Deadline if !last => {
                    // A further unit stands there, as the last cell is empty.
                    dates::may_say_when(text) || !self.is_whole_unit_list(cell)
                }
                Content::Deadline => dates::may_say_when(text),
                Content::Text | Content::Other => !last || !is_annex_mark(text),
            }
        };
        if !ends_known || !columns.iter().zip(rows).all(fits) || self.lacks_sorting(at) {
            return None;
        }
        self.end_row(at);
        for (column, line) in columns.iter().zip(rows) {
            self.cover(line.span);
            let cell = inner_span(source, line.span, b'|');
            match column.holds {
                Content::Number => self.row.number = Some(RowNumber { value, span: cell }),
                Content::Text => self.text(cell),
                Content::Units(role) => self.units(cell, Some((*column, role))),
                Content::Deadline => self.deadline(cell),
                Content::Other => {}
            }
        }
        if self.beside.any() {
            self.beside_on_lines(rows, mark);
        }
        // Each of its cells has been read: what follows is none of them, but for the rest of a time.
        self.row.other_cells = self.header.behind_last_units();
        let rest = lines
            .get(next)
            .filter(|below| self.deadline_goes_on(below.span));
        if let Some(rest) = rest {
            self.cover(rest.span);
        }
        Some(next + usize::from(rest.is_some()))
    }

    /// Whether a unit stands in line `at` and those below where a text is due behind what sorts the rows: the row lacks that,
    /// as the cell above reaches over it. Projects may be named as units are: 县人民医院.
    fn lacks_sorting(&self, at: usize) -> bool {
        let pairs = self.header.columns.windows(2).zip(at + 1..);
        let mut sorted = pairs.filter(|(pair, _)| match pair {
            [above, below] => above.holds == Content::Other && below.holds == Content::Text,
            _ => false,
        });
        let is_name = |name: &str| {
            names::is_agency(name) || (!self.lists_projects() && names::is_certain(name))
        };
        sorted.any(|(_, at)| {
            self.cell_at(at).is_some_and(|cell| {
                clause::is_unit_list(self.source, cell, is_name)
                    && !names::is_deed(cell.of(self.source))
            })
        })
    }

    /// The cells of a row from line `at` on, one for each of these columns, if they are what the columns hold.
    fn cells_below(&self, at: usize, columns: &[Column], mark: CellMark) -> Option<Vec<Span>> {
        let lines = self.lines.get(at..at + columns.len())?;
        let row = self.cells_at(at, columns.len())?;
        let head = |cell: &Span| is_annex_mark(cell.of(self.source)) || self.is_section(*cell);
        let fits = lines.iter().all(|line| mark.begins(*line))
            && !row.iter().any(head)
            && header::fit(self.source, columns, &row);
        fits.then_some(row)
    }

    /// Whether the last row, which number `value` in line `at` begins, has a line for each column, though what its last
    /// column holds may be anything: the row above has, or that column is of units (验收单位).
    fn is_last_in_places(&self, at: usize, value: u32) -> bool {
        // No remark is longer that stands in a line.
        const LONGEST: usize = 60;
        let columns = &self.header.columns;
        let Some(row) = self.cells_at(at, columns.len()) else {
            return false;
        };
        let (Some(column), Some(cell)) = (columns.last(), row.last()) else {
            return false;
        };
        // The next number: cells of this row are empty, and it is not the last.
        let is_next = |cell: &Span| self.number_of(*cell) == value.checked_add(1);
        if row.iter().skip(1).any(is_next) {
            return false;
        }
        let above = at
            .checked_sub(columns.len())
            .filter(|above| *above >= self.header.after);
        let number = above
            .and_then(|above| self.cell_at(above))
            .and_then(|cell| self.number_of(cell));
        let follows = number.and_then(|number| number.checked_add(1)) == Some(value);
        (follows || header::names_others(self.source, column))
            && cell.len() <= LONGEST
            && !is_annex_mark(cell.of(self.source))
            && header::fit(self.source, columns, &row)
    }
}
