//! Rows of which each cell has its lines, the last of which ends with a pipe.

use crate::parse::dates;
use crate::parse::head::is_annex_mark;
use crate::parse::heading;
use crate::parse::page_number::is_page_number;
use crate::parse::table::cells::{Cells, inner_span, is_filler, row_number};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::header;
use crate::parse::table::piped::{PipedCell, between_pages, piped_cells};
use crate::parse::table::rows::Rows;
use crate::text::{Span, is_blank};

impl Rows<'_, '_> {
    /// Cells come one after the other, each ended by a pipe; a row has as many as there are columns.
    pub(super) fn read_piped(&mut self) {
        let numbered = self.counts();
        // Where the number of a row stands, if not first.
        let within = self.header.number().filter(|at| *at > 0);
        let mut cells = Cells::default();
        // A row between two pipes begins with one that ends no cell.
        let edged = self.is_edged();
        let mut edge = false;
        // The lines that the row, and the cell at hand, begin in.
        let mut first = self.header.after;
        let mut cell_first = first;
        let mut open = PipedCell::default();
        let mut at = first;
        while let Some(line) = self.lines.get(at) {
            if is_annex_mark(line.text(self.source)) {
                break;
            }
            // Within the row that is gathered it is of that.
            if is_page_number(line.text(self.source)) {
                if !open.is_open() && cells.count() == 0 {
                    self.take_in(line.span);
                }
                at += 1;
                continue;
            }
            let begins = !open.is_open();
            if begins {
                cell_first = at;
            }
            at += 1;
            let Some(whole) = open.take(self.source, *line) else {
                continue;
            };
            // ||| ends as many cells, all of them empty but for one that is open.
            let pipes = pipes(line.text(self.source)).unwrap_or(1);
            if pipes > 1 && begins && cells.count() == 0 {
                self.take_in(line.span);
                continue;
            }
            let cell = inner_span(self.source, whole, b'|');
            if cells.count() == 0 {
                if edged && cell.is_empty() && !std::mem::replace(&mut edge, true) {
                    self.take_in(whole);
                    continue;
                }
                edge = false;
                first = cell_first;
                if self.is_section(cell) && !self.is_cell_of_row(cell, at) {
                    self.end_row(first);
                    if let Some(heading) = heading::at_start(self.source, cell) {
                        self.section(&heading, whole);
                    }
                    at = self.rest_of_heading(at);
                    continue;
                }
                if numbered && self.may_head(cell) && self.counts_at(at) {
                    self.end_row(first);
                    self.bare_section(cell, whole);
                    continue;
                }
            }
            // Cells of the row above reach over those before its number.
            if let Some(counting) = within.filter(|_| cells.count() == 0)
                && self.is_next_number(cell)
            {
                for _ in 0..counting {
                    cells.end_cell();
                }
            }
            // A number, or a text, where none is due opens the next row: this one has lost a cell.
            let opens = if numbered {
                self.opens_row(&cells, cell, at)
            } else {
                self.opens_text(&cells, cell, at)
            };
            if opens {
                self.piped_row(first, cell_first, &mut cells);
                cells.clear();
                first = cell_first;
            }
            for part in between_pages(self.source, cell) {
                cells.push(part);
            }
            let missing = self.header.columns.len().saturating_sub(cells.count());
            for _ in 0..pipes.min(missing) {
                cells.end_cell();
            }
            if cells.count() == self.header.columns.len() {
                self.piped_row(first, at, &mut cells);
                cells.clear();
            }
        }
        // The last row may have lost its last cells.
        let end = if open.is_open() { cell_first } else { at };
        if cells.count() > 0 {
            self.piped_row(first, end, &mut cells);
        }
        self.end_row(end);
    }

    /// Whether a pipe stands before the first cell of each row as well as behind the last: one stands before the first
    /// head, or two behind the last.
    fn is_edged(&self) -> bool {
        let is_pipe = |at: &usize| {
            let line = self.lines.get(*at);
            line.is_some_and(|line| line.text(self.source) == "|")
        };
        let before = self.header.first.checked_sub(1);
        let behind = (self.header.first..self.header.after).rev();
        before.is_some_and(|at| is_pipe(&at)) || behind.take_while(is_pipe).count() > 1
    }

    /// Whether a cell that ends before line `at` is the number of the next row, and the one at hand has lost a cell: where
    /// the cells behind it are those that this row still wants, it is none (分值 10).
    fn opens_row(&self, cells: &Cells, cell: Span, at: usize) -> bool {
        let number = |cell: Span| row_number(cell.of(self.source));
        let Some(value) = number(cell).filter(|_| cells.count() > 0) else {
            return false;
        };
        let columns = self.header.columns.get(cells.count() + 1..);
        let columns = columns.unwrap_or_default();
        let behind = self.cells_behind(at, columns.len() + 1);
        let wanted = columns.iter().zip(&behind);
        let mut units = wanted
            .filter(|(column, cell)| column.holds.is_units() && !cell.is_empty())
            .map(|(_, cell)| *cell)
            .peekable();
        if units.peek().is_some() {
            return !units.all(|cell| self.is_whole_unit_list(cell));
        }
        let own = cells.of(0).first().and_then(|cell| number(*cell));
        let next = own.and_then(|own| own.checked_add(1));
        match behind.get(columns.len()) {
            Some(behind) => number(*behind).is_none() || number(*behind) != next,
            None => next == Some(value),
        }
    }

    /// Whether a cell that ends before line `at` is the one that the next row begins with, and the one at hand has lost a
    /// cell: units or a time are due, it is none, and with those behind it fits as many columns. What may be a unit by its
    /// end (打造特色街区) is none where no row begins behind it.
    fn opens_text(&self, cells: &Cells, cell: Span, at: usize) -> bool {
        let columns = &self.header.columns;
        let Some(due) = columns.get(cells.count()).map(|column| column.holds) else {
            return false;
        };
        let text = cell.of(self.source);
        let is_due = is_filler(text) || dates::is_deadline(text);
        let may_be_units = match due {
            Content::Units(_) if !is_due => self.is_unit_list(cell),
            Content::Deadline if !is_due => false,
            _ => return false,
        };
        let is_last = cells.count() + 1 == columns.len();
        if may_be_units && (!is_last || self.names_plainly(cell)) {
            return false;
        }
        let mut row = vec![cell];
        row.extend(self.cells_behind(at, columns.len() + 1));
        let empty = row.iter().skip(1).take_while(|cell| cell.is_empty());
        let behind = row.get(1 + empty.count()..).unwrap_or_default();
        self.opens_with(&row) && !(may_be_units && self.opens_with(behind))
    }

    /// Whether these cells begin with those of a row, or of one that has lost its first: what is to be done stands first in
    /// it, or behind what sorts the rows.
    fn opens_with(&self, cells: &[Span]) -> bool {
        let fits = |columns: &[Column]| {
            let mut sorted = columns.iter().skip_while(|one| one.holds == Content::Other);
            let text = sorted.next().is_some_and(|one| one.holds == Content::Text);
            let row = cells.get(..columns.len());
            text && row.is_some_and(|row| header::fit(self.source, columns, row))
        };
        let columns = &self.header.columns;
        fits(columns) || columns.get(1..).is_some_and(fits)
    }

    /// Whether a numbered cell before line `at` is the first of a row, though it may be a heading by itself: （一）公开规划
    /// before a measure and its units. Below a head of numbers it is none.
    fn is_cell_of_row(&self, cell: Span, at: usize) -> bool {
        let columns = &self.header.columns;
        let mut row = vec![cell];
        row.extend(self.cells_behind(at, columns.len() - 1));
        header::fit(self.source, columns, &row)
    }

    /// So many cells from line `at` on, or as many as there are.
    fn cells_behind(&self, at: usize, count: usize) -> Vec<Span> {
        // No cell has more lines on the average.
        const TALL: usize = 8;
        let lines = self.lines.get(at..).unwrap_or_default();
        let lines = lines.get(..count * TALL).unwrap_or(lines);
        let cells = piped_cells(self.source, lines).map(|(cell, _)| cell);
        cells.take(count).collect()
    }

    /// Takes the empty cells beside a heading into it, those that its row has behind it: |||, or a pipe in a line each.
    /// Gives the line behind them.
    fn rest_of_heading(&mut self, at: usize) -> usize {
        let wanted = self.header.columns.len().saturating_sub(1);
        let mut found = 0;
        let mut next = at;
        while found < wanted
            && let Some(pipes) = self
                .lines
                .get(next)
                .and_then(|line| pipes(line.text(self.source)))
        {
            found += pipes;
            next += 1;
            // However many columns it has left out, one line is the rest of a row.
            if pipes > 1 {
                found = wanted;
            }
        }
        let last = next.checked_sub(1).and_then(|last| self.lines.get(last));
        let (true, Some(last)) = (found == wanted && next > at, last) else {
            return at;
        };
        if let Some(heading) = self.out.annex.headings.last_mut() {
            heading.span = heading.span.join(last.span);
        }
        next
    }

    /// Reads the cells of the lines from `first` up to `end`.
    fn piped_row(&mut self, first: usize, end: usize, cells: &mut Cells) {
        let lines = self.lines.get(first..end).unwrap_or_default();
        if let (Some(top), Some(bottom)) = (lines.first(), lines.last()) {
            let row = top.span.join(bottom.span);
            self.move_cells(row, cells, b'|');
            self.parted_row(first, row, cells);
        }
    }
}

/// How many pipes a line holds that holds nothing else.
fn pipes(text: &str) -> Option<usize> {
    if !text.starts_with('|') {
        return None;
    }
    let is_empty = text.chars().all(|c| c == '|' || is_blank(c));
    is_empty.then(|| text.matches('|').count())
}
