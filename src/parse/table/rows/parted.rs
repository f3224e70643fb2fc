//! Rows whose cells the table parts itself: by tabs, by pipes, or a pipe behind each cell.

use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::enumerator::{digit, enumerator};
use crate::parse::head::is_annex_mark;
use crate::parse::heading;
use crate::parse::lines::{Line, trimmed};
use crate::parse::names;
use crate::parse::table::cells::{Cells, DRAWN, is_drawn, is_rule, row, row_number};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::header;
use crate::parse::table::rows::Rows;
use crate::text::Span;

impl Rows<'_, '_> {
    pub(super) fn read_parted(&mut self, mark: u8) {
        let mut at = self.header.after;
        while let Some(line) = self.lines.get(at) {
            let text = line.text(self.source);
            // No heading stands in a table of pipes without one, but for one of its rows.
            let heads = |line: &Line| enumerator(line.text(self.source)).is_some();
            let numbered = mark == b'|' && !text.contains('|') && heads(line);
            let numbered = numbered && !self.is_section_over_rows(at);
            if is_annex_mark(text) || numbered || (mark == DRAWN && !is_drawn(text)) {
                break;
            }
            if self.passes_over(*line) {
                at += 1;
                continue;
            }
            if is_rule(text) {
                self.take_in(line.span);
                at += 1;
                continue;
            }
            let Some((row, next)) = row(self.source, self.lines, at, mark) else {
                break;
            };
            if row_number(text).is_some() && self.reads_as_row(next, mark) {
                self.take_in(line.span);
                at = next;
                continue;
            }
            let mut cells = std::mem::take(&mut self.cells);
            cells.read(self.source, row, mark);
            self.restore_edge(row, mark, &mut cells);
            self.merge_repeated(&mut cells);
            let whole = self.whole_row(&mut cells, at, (row, next), mark);
            let (row, next) = self.over_pages(&mut cells, whole, mark);
            let line = trimmed(self.source, row);
            self.move_cells(line, &mut cells, mark);
            if self.is_unplaced(&cells, at, mark) {
                let odd = Diagnostic::new(DiagnosticCode::TableTextUnplaced, line);
                self.out.diagnostics.push(odd);
                self.cover(line);
                self.cells = cells;
                at = next;
                continue;
            }
            let goes_on = if self.stands_over_row(&cells, next, mark) {
                self.bare_line(at, line, &cells);
                true
            } else {
                self.parted_line(at, line, &cells, mark)
            };
            self.cells = cells;
            if !goes_on {
                break;
            }
            at = next;
        }
        self.end_row(at);
    }

    /// Whether line `at` is a heading without a pipe, as a row of one cell is printed, that stands above a row of pipes, or
    /// above another such heading.
    fn is_section_over_rows(&self, at: usize) -> bool {
        // 一、水源 above （一）东片
        const DEEPEST: usize = 2;
        let sections = (at..=at + DEEPEST).take_while(|at| {
            let line = self.lines.get(*at);
            line.is_some_and(|line| {
                !line.text(self.source).contains('|') && self.is_section(line.span)
            })
        });
        let count = sections.count();
        (1..=DEEPEST).contains(&count) && self.reads_as_row(at + count, b'|')
    }

    /// The whole of a row that begins in line `at`, as far as it is read, with the line behind it: its cells may have
    /// several lines.
    fn whole_row(
        &self,
        cells: &mut Cells,
        at: usize,
        (row, next): (Span, usize),
        mark: u8,
    ) -> (Span, usize) {
        let broken = self.broken_row(cells, row, next, mark);
        let broken = broken.or_else(|| self.row_of_area(cells, row, next, mark));
        if let Some((row, _)) = broken {
            cells.read(self.source, row, mark);
        }
        broken
            .or_else(|| self.boxed_row(cells, at, next, mark))
            .unwrap_or((row, next))
    }

    /// Leaves the heading of a section in the first cell alone where each cell of its row repeats it.
    fn merge_repeated(&self, cells: &mut Cells) {
        let heads = |cell: &Span| self.is_section(*cell) || self.may_head(*cell);
        if cells.of(0).first().is_some_and(heads) {
            cells.merge_repeated(self.source);
        }
    }

    /// Gives a row between pipes its first cell back, which is empty: a table whose head has no pipe before it has none
    /// before its rows.
    fn restore_edge(&self, row: Span, mark: u8, cells: &mut Cells) {
        let edged = |span: Span| span.of(self.source).starts_with('|');
        let head = self.lines.get(self.header.first);
        let bare = mark == b'|' && head.is_some_and(|head| !edged(head.span));
        if bare && edged(trimmed(self.source, row)) && cells.count() < self.header.columns.len() {
            cells.push_first_empty();
        }
    }

    /// Whether a line is of the row above, in none of whose cells it can be read: it goes on with cells of a box that no
    /// stroke parts from it, or commas within its cells part it into more.
    fn is_unplaced(&self, cells: &Cells, at: usize, mark: u8) -> bool {
        if self.row.span.is_none() || !matches!(mark, DRAWN | b',') {
            return false;
        }
        let counting = self.header.number();
        match mark {
            DRAWN => {
                let above = at.checked_sub(1).and_then(|above| self.lines.get(above));
                let ruled = above.is_some_and(|above| is_rule(above.text(self.source)));
                counting.is_some_and(|at| cells.of(at).is_empty()) && !ruled
            }
            b',' => {
                self.number_among(cells).is_some() && cells.count() != self.header.columns.len()
            }
            _ => false,
        }
    }

    /// Whether a cell without number is alone in its line, which goes on with no row, and stands above one.
    fn stands_over_row(&self, cells: &Cells, next: usize, mark: u8) -> bool {
        let Some((column, only)) = cells.only() else {
            return false;
        };
        let text = only.of(self.source);
        // What a row with its units, or none, lies above goes on with nothing but its units.
        let open = !self.is_between();
        let alone = if cells.count() == 1 {
            !open
                && (names::is_vague(text) || !self.is_certain_unit_list(only))
                && self.open_deadline(only).is_none()
        } else {
            self.counts()
                && column <= 1
                && self.may_head(only)
                && !(column == 1 && self.passes_over_one(next, mark))
        };
        alone
            && !self.is_section(only)
            && row_number(text).is_none()
            && self.reads_as_row(next, mark)
    }

    /// Whether the row in line `at` has the number behind the next.
    fn passes_over_one(&self, at: usize, mark: u8) -> bool {
        let row = Cells::at(self.source, self.lines, at, mark);
        let number = row.and_then(|(cells, ..)| cells.of(0).first().copied());
        let number = number.and_then(|cell| row_number(cell.of(self.source)));
        number.is_some_and(|number| self.passes_one_over(number))
    }

    /// Whether line `at` reads as a row by itself.
    pub(super) fn reads_as_row(&self, at: usize, mark: u8) -> bool {
        let Some((cells, ..)) = Cells::at(self.source, self.lines, at, mark) else {
            return false;
        };
        let columns = &self.header.columns;
        let first = |at| cells.of(at).first();
        let numbered = columns.iter().zip(0..).any(|(column, at)| {
            column.holds == Content::Number
                && first(at).is_some_and(|cell| row_number(cell.of(self.source)).is_some())
        });
        let named = || {
            let mut units = columns
                .iter()
                .zip(0..)
                .filter(|(column, _)| column.holds.is_units())
                .filter_map(|(_, at)| first(at))
                .peekable();
            units.peek().is_some() && units.all(|cell| self.is_certain_unit_list(*cell))
        };
        cells.only().is_none()
            && cells.count() > 1
            && (numbered || (cells.count() == columns.len() && named()))
            && !header::is_head(self.source, &cells)
    }

    /// Takes in a line above a row: the heading of a section, or a remark that is passed over.
    fn bare_line(&mut self, at: usize, line: Span, cells: &Cells) {
        self.end_row(at);
        match cells.only() {
            Some((_, words)) if self.may_head(words) => self.bare_section(words, line),
            _ => {
                let odd = Diagnostic::new(DiagnosticCode::TextOutside, line);
                self.out.diagnostics.push(odd);
                self.others.push(line);
            }
        }
    }

    /// Reports a line close behind the table that reads as a row of it, and is none.
    pub(super) fn report_lost(&mut self, mark: u8) {
        // So many lines may have cut the table.
        const NEAR: usize = 4;
        let mut cells = Cells::default();
        let mut ends = |at| {
            let Some((row, _)) = row(self.source, self.lines, at, mark) else {
                return true;
            };
            cells.read(self.source, row, mark);
            header::is_head(self.source, &cells)
        };
        let near = self.lines.iter().enumerate().skip(self.end).take(NEAR);
        let lost = near
            .take_while(|(at, line)| !is_annex_mark(line.text(self.source)) && !ends(*at))
            .find(|(at, _)| self.reads_as_row(*at, mark));
        if let Some((_, line)) = lost {
            let odd = Diagnostic::new(DiagnosticCode::TableTextUnplaced, line.span);
            self.out.diagnostics.push(odd);
        }
    }

    /// Whether commas part a line into other cells than the table's: too many or too few, one that is to count the row and
    /// is no number, or ones of units that name none at the end of a sentence.
    fn is_prose(&self, line: Span, cells: &Cells) -> bool {
        // 1-1 counts too, and so does SL-2026-01.
        const SHORT: usize = 4;
        let counts =
            |text: &str| text.chars().count() <= SHORT || text.contains(|c| digit(c).is_some());
        let columns = &self.header.columns;
        if cells.count() != columns.len() {
            return true;
        }
        let numbered = |(column, at): (&Column, usize)| {
            column.holds == Content::Number && self.is_number(cells.of(at))
        };
        if columns.iter().zip(0..).any(numbered) {
            return false;
        }
        let ends = line.of(self.source).ends_with(['。', '；', '：']);
        let filled = columns.iter().zip(0..);
        let mut filled =
            filled.filter_map(|(column, at)| Some((column.holds, *cells.of(at).first()?)));
        filled.any(|(holds, cell)| match holds {
            Content::Number => !counts(cell.of(self.source)),
            Content::Units(_) => ends && !self.is_unit_list(cell),
            _ => false,
        })
    }

    /// Reads what tabs or pipes part. `false` where that is none of the table's.
    fn parted_line(&mut self, at: usize, line: Span, cells: &Cells, mark: u8) -> bool {
        if cells.is_blank() {
            self.cover(line);
            return true;
        }
        // Prose has commas too.
        if mark == b',' && cells.only().is_none() && self.is_prose(line, cells) {
            return false;
        }
        if let Some((_, only)) = cells.only() {
            if self.is_section(only) {
                self.end_row(at);
                if let Some(heading) = heading::at_start(self.source, only) {
                    self.section(&heading, line);
                }
                return true;
            }
            // A line without cells goes on with the cell before it.
            if cells.count() == 1 {
                return !self.signs(at) && self.go_on(line, only);
            }
        }
        // The head of the table, as on each page, or another table's.
        if header::is_head(self.source, cells) {
            return false;
        }
        self.parted_row(at, line, cells);
        true
    }
}
