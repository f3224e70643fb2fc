//! Rows whose cells the table parts itself: by tabs, by pipes, or a pipe behind each cell.

use crate::model::annex::RowNumber;
use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::enumerator::enumerator;
use crate::parse::head::is_annex_mark;
use crate::parse::heading;
use crate::parse::lines::{Line, trimmed};
use crate::parse::names;
use crate::parse::table::cells::{Cells, DRAWN, inner_span, is_drawn, is_rule, row, row_number};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::header;
use crate::parse::table::rows::{Merged, Rows, is_sum};
use crate::text::Span;

impl Rows<'_, '_> {
    pub(super) fn read_parted(&mut self, mark: u8) {
        let mut at = self.header.after;
        while let Some(line) = self.lines.get(at) {
            let text = line.text(self.source);
            // No heading stands in a table of pipes without one.
            let heads = |line: &Line| enumerator(line.text(self.source)).is_some();
            let unmarked = mark == b'|' && !text.contains('|') && heads(line);
            if is_annex_mark(text) || unmarked || (mark == DRAWN && !is_drawn(text)) {
                break;
            }
            if self.passes_over(*line) {
                at += 1;
                continue;
            }
            if is_rule(text) {
                self.cover(line.span);
                at += 1;
                continue;
            }
            let Some((row, next)) = row(self.source, self.lines, at, mark) else {
                break;
            };
            if row_number(text).is_some() && self.reads_as_row(next, mark) {
                self.page_number(*line);
                at = next;
                continue;
            }
            let mut cells = std::mem::take(&mut self.cells);
            cells.read(self.source, row, mark);
            self.restore_edge(row, mark, &mut cells);
            let broken = self.broken_row(&cells, row, next, mark);
            let broken = broken.or_else(|| self.row_of_area(&cells, row, next, mark));
            let (row, next) = match broken {
                Some((row, next)) => {
                    cells.read(self.source, row, mark);
                    (row, next)
                }
                None => (row, next),
            };
            let line = trimmed(self.source, row);
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
        let counting = self.header.columns.iter();
        let counting = counting
            .zip(0..)
            .find(|(column, _)| column.holds == Content::Number);
        let number = counting.and_then(|(_, at)| cells.of(at).first());
        let counted = number.is_some_and(|cell| row_number(cell.of(self.source)).is_some());
        match mark {
            DRAWN => {
                let above = at.checked_sub(1).and_then(|above| self.lines.get(above));
                let ruled = above.is_some_and(|above| is_rule(above.text(self.source)));
                counting.is_some() && number.is_none() && !ruled
            }
            b',' => counted && cells.count() != self.header.columns.len(),
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
        let open = self.row.span.is_some() && self.row.unit_cells == 0;
        let alone = if cells.count() == 1 {
            !open
                && (names::is_vague(text) || !self.is_certain_unit_list(only))
                && self.open_deadline(only).is_none()
        } else {
            self.counts() && column <= 1 && self.may_head(only)
        };
        alone
            && !self.is_section(only)
            && row_number(text).is_none()
            && self.reads_as_row(next, mark)
    }

    /// Whether line `at` reads as a row by itself.
    fn reads_as_row(&self, at: usize, mark: u8) -> bool {
        let Some((row, _)) = row(self.source, self.lines, at, mark) else {
            return false;
        };
        let mut cells = Cells::default();
        cells.read(self.source, row, mark);
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
                .filter(|(column, _)| matches!(column.holds, Content::Units(_)))
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
        let near = self.lines.iter().zip(0..).skip(self.end).take(NEAR);
        let lost = near
            .take_while(|(line, at)| !is_annex_mark(line.text(self.source)) && !ends(*at))
            .find(|(_, at)| self.reads_as_row(*at, mark));
        if let Some((line, _)) = lost {
            let odd = Diagnostic::new(DiagnosticCode::TableTextUnplaced, line.span);
            self.out.diagnostics.push(odd);
        }
    }

    /// The whole of a row whose cells are broken over lines without quotes: behind its number it lacks as
    /// many cells as the lines below it have, up to the next number.
    fn broken_row(
        &self,
        cells: &Cells,
        start: Span,
        mut next: usize,
        mark: u8,
    ) -> Option<(Span, usize)> {
        // No row is broken over more lines.
        const MOST: usize = 16;
        let columns = &self.header.columns;
        let counting = columns
            .iter()
            .position(|column| column.holds == Content::Number)?;
        let number = |cells: &Cells| {
            let cell = cells.of(counting).first();
            cell.is_some_and(|cell| row_number(cell.of(self.source)).is_some())
        };
        if mark != b'\t' || cells.count() >= columns.len() || !number(cells) {
            return None;
        }
        let mut count = cells.count();
        let mut whole = start;
        let mut below = Cells::default();
        for _ in 0..MOST {
            if count >= columns.len() {
                break;
            }
            let (line, behind) = row(self.source, self.lines, next, mark)?;
            below.read(self.source, line, mark);
            let first = *below.of(0).first()?;
            if number(&below) || self.is_section(first) || is_annex_mark(first.of(self.source)) {
                return None;
            }
            count += below.count() - 1;
            whole = whole.join(line);
            next = behind;
        }
        (count == columns.len()).then_some((whole, next))
    }

    /// The whole of a row of which the first cell, the area that stands before its number, is broken over lines: 基础
    /// above 设施 and the row's other cells.
    fn row_of_area(
        &self,
        cells: &Cells,
        start: Span,
        mut next: usize,
        mark: u8,
    ) -> Option<(Span, usize)> {
        // No area is broken over more lines.
        const MOST: usize = 8;
        let mut columns = self.header.columns.iter();
        let area = columns.next()?.holds == Content::Other;
        let counts = columns.any(|column| column.holds == Content::Number);
        let may_begin = |only: Span| {
            self.may_head(only) && !self.is_section(only) && !self.is_certain_unit_list(only)
        };
        let alone = |cells: &Cells| {
            let only = cells.only().filter(|_| cells.count() == 1);
            only.map(|(_, only)| only)
        };
        // What a row without its units lies above goes on with it.
        let open = self.row.span.is_some() && self.row.unit_cells == 0;
        if mark != b'\t' || !area || !counts || open || !alone(cells).is_some_and(may_begin) {
            return None;
        }
        let mut below = Cells::default();
        for _ in 0..MOST {
            let (line, behind) = row(self.source, self.lines, next, mark)?;
            below.read(self.source, line, mark);
            match alone(&below) {
                Some(only) if may_begin(only) => next = behind,
                Some(_) => return None,
                None => {
                    let goes_on = !below.of(0).is_empty() && self.reads_as_row(next, mark);
                    return goes_on.then(|| (start.join(line), behind));
                }
            }
        }
        None
    }

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
            Content::Other => self.row.other_cells += 1,
        }
    }

    /// Reads what tabs or pipes part. `false` where that is none of the table's.
    fn parted_line(&mut self, at: usize, line: Span, cells: &Cells, mark: u8) -> bool {
        if cells.is_blank() {
            self.cover(line);
            return true;
        }
        // Prose has commas too.
        if mark == b',' && cells.only().is_none() && cells.count() != self.header.columns.len() {
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
                return self.go_on(line, only);
            }
        }
        // The head of the table, as on each page, or another table's.
        if header::is_head(self.source, cells) {
            return false;
        }
        self.parted_row(at, line, cells);
        true
    }

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

    pub(super) fn parted_row(&mut self, at: usize, line: Span, cells: &Cells) {
        let columns = &self.header.columns;
        // A row short by one cell has lost its number, if only so its units stand where units do.
        let units_fit = |skipped: usize| {
            let units = columns.iter().skip(skipped).enumerate();
            units
                .filter(|(_, column)| matches!(column.holds, Content::Units(_)))
                .flat_map(|(at, _)| cells.of(at))
                .all(|cell| self.is_certain_unit_list(*cell))
        };
        let counts = columns
            .first()
            .is_some_and(|column| column.holds == Content::Number);
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
        let named = filled(|holds| matches!(holds, Content::Units(_))).any(|is| is);
        let mut texts = filled(|holds| holds == Content::Text);
        let first = texts.next().unwrap_or_default();
        let more = !numbered && !named && !first && counts && !shifted;
        let own = numbered || first || (texts.any(|is| is) && !more);
        if own || self.row.span.is_none() {
            self.end_row(at);
        }
        self.cover(line);
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
        if own {
            // A text with nothing beside it heads the rows below, or is none of the table's.
            let mut columns = columns.iter();
            let counted = columns.any(|column| column.holds == Content::Number);
            let alone = counted && !shifted && !numbered && !named;
            if !alone {
                self.row.merged = self.merged(pairs(), cells);
            }
        }
    }

    fn texts(&mut self, pieces: &[Span]) {
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
