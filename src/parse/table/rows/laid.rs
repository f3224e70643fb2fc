//! Rows of the layout of a page: each column has its place in the lines, and a row as many lines as its longest cell.

use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::enumerator::digit;
use crate::parse::head::{begins_signature, is_annex_mark};
use crate::parse::heading;
use crate::parse::lines::Line;
use crate::parse::page_number::is_page_number;
use crate::parse::table::cells::{counts, row_number};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::header::may_be_header;
use crate::parse::table::layout::{self, Grid, Pieces, Segment};
use crate::parse::table::rows::Rows;
use crate::parse::table::rows::parting;
use crate::parse::table::rows::sheet::{Kind, Piece, Sheet};
use crate::parse::table::rows::signed::prints_place;
use crate::text::Span;

/// The lines of a row, until it is whole.
#[derive(Default)]
struct Pending {
    /// Its first line.
    first: usize,
    span: Option<Span>,
    pieces: Vec<Piece>,
    /// The columns that a piece reaches into which may be of another.
    doubtful: Vec<usize>,
}

impl Rows<'_, '_> {
    /// Reads rows of which each column has its place in the line.
    pub(super) fn read_layout(&mut self) {
        let first = self.header.after;
        let lines = layout_lines(self.source, self.lines, first);
        let mut laid = self.lay_out(lines);
        if self.counts() && !laid.part_blocks(self.source) {
            parting::part(self.source, &self.header.columns, &mut laid);
        }
        let mut unplaced = Vec::new();
        let mut row = Pending::default();
        for (at, kind) in laid.kinds.iter().enumerate() {
            let Some(line) = lines.get(at) else { break };
            match kind {
                Kind::Page => match &mut row.span {
                    Some(span) => *span = span.join(line.span),
                    None => self.others.push(line.span),
                },
                Kind::Section => {
                    self.laid_row(&mut row);
                    self.end_row(first + at);
                    let only = laid.of(at).first().map_or(line.span, |piece| piece.span);
                    match heading::at_start(self.source, only) {
                        Some(heading) => self.section(&heading, line.span),
                        None => self.bare_section(only, line.span),
                    }
                }
                Kind::Unplaced => {
                    self.laid_row(&mut row);
                    self.end_row(first + at);
                    self.others.push(line.span);
                    unplaced.push((first + at, line.span));
                }
                Kind::Heading | Kind::Row | Kind::More => {
                    let begins = laid.begins.get(at) == Some(&true);
                    if begins || *kind == Kind::Heading || row.span.is_none() {
                        self.laid_row(&mut row);
                        row.first = first + at;
                    }
                    row.span = Some(row.span.map_or(line.span, |span| span.join(line.span)));
                    row.pieces.extend_from_slice(laid.of(at));
                    row.doubtful.extend(laid.doubtful_in(at));
                }
            }
        }
        self.laid_row(&mut row);
        self.end_row(first + laid.kinds.len());
        let end = self.end;
        let told = unplaced.iter().filter(|(at, _)| *at < end);
        let odd = told.map(|(_, line)| Diagnostic::new(DiagnosticCode::TableTextUnplaced, *line));
        self.out.diagnostics.extend(odd);
    }

    /// The lines up to the end of the table, each piece in its column.
    fn lay_out(&self, lines: &[Line]) -> Sheet {
        let all = layout::pieces(self.source, lines);
        let grid = Grid::learn(&self.header.heads, &all);
        let mut laid = Sheet::default();
        let mut next = self.next_number();
        for (at, line) in lines.iter().enumerate() {
            let segments = all.of(at);
            if self.is_head(segments) {
                break;
            }
            let Some(kind) = self.kind_of(lines, at, &all, &grid, next) else {
                break;
            };
            let number = segments.first().filter(|_| kind == Kind::Row);
            let number = number.and_then(|first| row_number(first.span.of(self.source)));
            next = number.map_or(next, |number| number.saturating_add(1));
            let pieces = self.place(segments, &grid);
            if self.beside.any() {
                laid.doubt(at, segments, &pieces, &grid);
            }
            laid.push(*line, kind, pieces);
            if !self.counts()
                && kind == Kind::Row
                && let Some(begins) = laid.begins.last_mut()
            {
                *begins = true;
            }
        }
        laid
    }

    /// What line `at` is, where the next row has the number `next`; `None` where the table ends before it.
    fn kind_of(
        &self,
        lines: &[Line],
        at: usize,
        all: &Pieces,
        grid: &Grid,
        next: u32,
    ) -> Option<Kind> {
        let line = lines.get(at)?;
        let text = line.text(self.source);
        if is_page_number(text) {
            return Some(Kind::Page);
        }
        let segments = all.of(at);
        // 县水利局    2026年3月5日
        let signs = || begins_signature(self.source, lines.get(at..).unwrap_or_default());
        if segments.len() <= 2 && signs() && !self.are_cells(*line, segments, all.of(at + 1), grid)
        {
            return None;
        }
        if let [only] = segments {
            if self.is_section(only.span) {
                return Some(Kind::Section);
            }
            let column = grid.place(only);
            if self.is_figure_of_page(lines, at, column, next) {
                return Some(Kind::Page);
            }
            let heads = self.counts()
                && grid.begins_first(only)
                && self.number_in(all.of(at + 1), grid).is_some()
                && self.may_head(only.span)
                && !counts(text);
            if heads {
                return Some(Kind::Section);
            }
            // Nothing goes on across columns but what is none of the table's.
            let ends = grid.reached(only) > 1 || text.ends_with('：');
            if ends && !self.counts_below(at, all, grid, next) {
                return None;
            }
        }
        let first = segments.first()?.span;
        if !self.begins_row(*line, segments, grid) {
            return Some(Kind::More);
        }
        let is_heading =
            self.counts() && segments.len() <= 2 && row_number(first.of(self.source)).is_none();
        // 联系人：王某    电话：无
        if is_heading && !self.may_head(first) && !self.counts_below(at, all, grid, next) {
            return None;
        }
        Some(if is_heading { Kind::Heading } else { Kind::Row })
    }

    /// Whether a name and a date, behind it or `below`, stand where units and times do: they are cells of a task that
    /// reaches over several rows, but for a name with its place behind a blank line.
    fn are_cells(&self, line: Line, segments: &[Segment], below: &[Segment], grid: &Grid) -> bool {
        let Some(name) = segments.first() else {
            return false;
        };
        let holds = |piece: &Segment| {
            let column = self.header.columns.get(grid.place(piece));
            column.map(|column| column.holds)
        };
        let time = segments.get(1).or_else(|| below.first());
        matches!(holds(name), Some(Content::Units(_)))
            && time.and_then(holds) == Some(Content::Deadline)
            && !(line.spaced && prints_place(name.span.of(self.source)))
    }

    /// Whether the row that has the number `next` stands below line `at`: the table does not end there.
    fn counts_below(&self, at: usize, all: &Pieces, grid: &Grid, next: u32) -> bool {
        // No cell has more lines.
        const MOST: usize = 16;
        // A number and words may begin a paragraph.
        const FEWEST: usize = 3;
        self.counts()
            && (at + 1..at + 1 + MOST).any(|below| {
                let pieces = all.of(below);
                pieces.len() >= FEWEST && self.number_in(pieces, grid) == Some(next)
            })
    }

    /// Gives the pieces of a line to the columns: one each where they are as many and what they say fits, else each to
    /// the column that it stands in.
    fn place(&self, segments: &[Segment], grid: &Grid) -> Vec<Piece> {
        let columns = &self.header.columns;
        let mut placed: Vec<_> = segments
            .iter()
            .map(|segment| Piece {
                span: segment.span,
                column: grid.place(segment),
                width: segment.places.width(),
            })
            .collect();
        let moved = || placed.iter().zip(0..).any(|(piece, at)| piece.column != at);
        let fits = |(column, piece): (&Column, &Piece)| match column.holds {
            Content::Number | Content::Units(_) => self.fits(column.holds, piece.span),
            _ => true,
        };
        if placed.len() == columns.len() && moved() && columns.iter().zip(&placed).all(fits) {
            for (piece, at) in placed.iter_mut().zip(0..) {
                piece.column = at;
            }
        }
        placed
    }

    /// Whether the head of the table is printed once more.
    pub(super) fn is_head(&self, segments: &[Segment]) -> bool {
        let columns = self.header.columns.iter();
        let same = |(segment, column): (&Segment, &Column)| {
            segment.span.of(self.source) == column.label.of(self.source)
        };
        segments.len() > 1 && segments.iter().zip(columns).take(2).all(same)
    }

    /// Whether a line that is nothing but a figure has the number of a page: the page ends behind it or begins with it,
    /// and no row has that number; or it stands where no figure means anything.
    fn is_figure_of_page(&self, lines: &[Line], at: usize, column: usize, next: u32) -> bool {
        let Some(line) = lines.get(at) else {
            return false;
        };
        let text = line.text(self.source);
        if !text.chars().all(|c| digit(c).is_some()) {
            return false;
        }
        let breaks = |from: usize, to: usize| {
            let between = self.source.get(from..to);
            between.is_some_and(|blank| blank.contains('\u{C}'))
        };
        let before = (self.header.after + at)
            .checked_sub(1)
            .and_then(|above| self.lines.get(above));
        let below = lines.get(at + 1).map(|below| below.span.start());
        let at_edge = breaks(line.span.end(), below.unwrap_or(self.source.len()))
            || breaks(
                before.map_or(0, |before| before.span.end()),
                line.span.start(),
            );
        match self.header.columns.get(column).map(|one| one.holds) {
            Some(Content::Number) => at_edge && row_number(text) != Some(next),
            Some(Content::Units(_)) => true,
            _ => at_edge,
        }
    }

    /// Whether a line begins a row: with its number, or where rows have none, with all its cells or
    /// behind a blank line.
    fn begins_row(&self, line: Line, segments: &[Segment], grid: &Grid) -> bool {
        if self.counts() {
            return segments.first().is_some_and(|first| grid.place(first) == 0);
        }
        line.spaced
            || segments.len() == self.header.columns.len()
            || self.is_below_area(segments, grid)
    }

    /// Whether a line lacks nothing but its first cell, an area that reaches over several rows: all others are there, a
    /// time and units among them.
    fn is_below_area(&self, segments: &[Segment], grid: &Grid) -> bool {
        let Some((area, columns)) = self.header.columns.split_first() else {
            return false;
        };
        let mut named = false;
        let mut due = false;
        area.holds == Content::Other
            && segments.len() == columns.len()
            && segments
                .iter()
                .zip(columns)
                .zip(1..)
                .all(|((segment, column), at)| {
                    let units = column.holds.is_units();
                    let time = column.holds == Content::Deadline;
                    named |= units;
                    due |= time;
                    grid.place(segment) == at
                        && (!(units || time) || self.fits(column.holds, segment.span))
                })
            && named
            && due
    }

    /// The number in the first column.
    fn number_in(&self, segments: &[Segment], grid: &Grid) -> Option<u32> {
        let first = segments.first().filter(|first| grid.place(first) == 0)?;
        row_number(first.span.of(self.source))
    }

    /// Reads a row whose lines are complete.
    fn laid_row(&mut self, row: &mut Pending) {
        let Pending {
            first,
            span,
            mut pieces,
            doubtful,
        } = std::mem::take(row);
        let Some(span) = span else { return };
        pieces.sort_by_key(|piece| piece.column);
        let mut cells = std::mem::take(&mut self.cells);
        cells.clear();
        let mut pieces = pieces.into_iter().peekable();
        for column in 0..self.header.columns.len() {
            while let Some(piece) = pieces.next_if(|piece| piece.column == column) {
                cells.push(piece.span);
            }
            cells.end_cell();
        }
        self.beside.doubtful = doubtful;
        self.parted_row(first, span, &cells);
        self.cells = cells;
    }
}

/// The lines up to the end of the table: the next annex, or what looks like another head. No table is
/// longer than a few hundred lines before its head is printed again.
fn layout_lines<'s>(source: &str, lines: &'s [Line], from: usize) -> &'s [Line] {
    const MOST: usize = 600;
    let behind = lines.iter().skip(from).take(MOST);
    let length = behind
        .take_while(|line| {
            let text = line.text(source);
            !is_annex_mark(text) && !may_be_header(text)
        })
        .count();
    lines.get(from..from + length).unwrap_or_default()
}
