//! Cells of columns that hold neither what is to be done nor by whom nor until when (责任领导, 备注), as far as it is
//! sure which column each is of.

use crate::model::cell::AnnexCellData;
use crate::model::ids::Run;
use crate::parse::dates;
use crate::parse::lines::Line;
use crate::parse::table::cells::{Cells, inner_span, is_filler};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::header::{CellMark, Form, Header};
use crate::parse::table::rows::Rows;
use crate::text::{Span, next_break};

/// A line of such a cell in the row at hand.
#[derive(Clone, Copy)]
struct Piece {
    /// Where its column stands among the others.
    order: usize,
    head: Span,
    line: Span,
}

/// The cells beside those that say who does what.
#[derive(Default)]
pub(super) struct Beside {
    /// Whether the table has columns for such.
    any: bool,
    /// The first of its columns whose head is known for what it is: where heads are spread over the cells of the rows, those
    /// before units or times may be others'.
    first: usize,
    pieces: Vec<Piece>,
    /// The columns of the row at hand into which a piece reaches that may be another's, where blanks part its cells.
    pub(super) doubtful: Vec<usize>,
    /// It is known of each line of the row at hand which column it is of.
    known: bool,
    /// How many rows there are of which that is known, and of which it is not, but for the last.
    rows: (usize, usize),
    last_known: bool,
    /// In how many of the first rows units stand where the heads say, and in how many elsewhere.
    named: (usize, usize),
}

impl Beside {
    pub(super) fn new(header: &Header) -> Self {
        Self {
            // Records print their heads themselves, each the ones that it has.
            any: matches!(header.form, Form::Labels(_)) || header.columns.iter().any(is_beside),
            first: first_sure(&header.columns),
            last_known: true,
            ..Self::default()
        }
    }

    /// Whether the table has columns for such cells.
    pub(super) const fn any(&self) -> bool {
        self.any
    }

    fn push(&mut self, order: usize, head: Span, lines: &[Span]) {
        let pieces = lines.iter().map(|line| Piece {
            order,
            head,
            line: *line,
        });
        self.pieces.extend(pieces);
    }
}

/// Whether a column has a head and holds nothing that the reading is after.
fn is_beside(column: &Column) -> bool {
    column.holds == Content::Other && !column.label.is_empty()
}

/// The first column whose head stands where it is printed.
fn first_sure(columns: &[Column]) -> usize {
    let is_spread = |column: &Column| column.label.is_empty() && column.holds != Content::Other;
    let is_certain =
        |column: &Column| matches!(column.holds, Content::Units(_) | Content::Deadline);
    if columns.iter().any(is_spread) {
        columns.iter().position(is_certain).unwrap_or(columns.len())
    } else {
        0
    }
}

impl Rows<'_, '_> {
    /// Takes in the cells of a row in which what stands in the first column is that of the column behind those
    /// `skipped`.
    pub(super) fn beside(&mut self, cells: &Cells, skipped: usize) {
        self.beside.known = self.form_is_sure() || self.fills_columns(cells);
        let doubtful = std::mem::take(&mut self.beside.doubtful);
        let sure = self.sure_columns(cells, skipped);
        self.hold_against_heads(cells, skipped);
        let columns = self.header.columns.iter().zip(0..);
        for (column, at) in columns.take(sure).skip(skipped.max(self.beside.first)) {
            if is_beside(column) && !doubtful.contains(&at) {
                self.beside.push(at, column.label, cells.of(at - skipped));
            }
        }
    }

    /// Counts whether units stand where the heads say, or elsewhere in their row, for as many rows as tell.
    fn hold_against_heads(&mut self, cells: &Cells, skipped: usize) {
        const ENOUGH: usize = 8;
        let (named, elsewhere) = self.beside.named;
        if named + elsewhere >= ENOUGH {
            return;
        }
        let columns = self.header.columns.iter().skip(skipped).zip(0..);
        let first = |units: bool| {
            let columns = columns
                .clone()
                .filter(move |(column, _)| column.holds.is_units() == units);
            columns.filter_map(|(_, at)| cells.of(at).first())
        };
        if first(true).any(|cell| self.is_unit_list(*cell)) {
            self.beside.named.0 += 1;
        } else if first(true).next().is_some()
            && first(false).any(|cell| self.is_certain_unit_list(*cell))
        {
            self.beside.named.1 += 1;
        }
    }

    /// Takes in a cell whose column's head stands beside it.
    pub(super) fn beside_head(&mut self, head: Span, cell: &[Span]) {
        self.beside.push(head.start(), head, cell);
    }

    /// Takes in the cell of a column that sorts the rows.
    pub(super) fn sort_beside(&mut self, order: usize, head: Span, cell: Span) {
        self.beside.push(order, head, &[cell]);
        self.beside.known = true;
    }

    /// Whether a row by itself tells the columns of its cells.
    const fn form_is_sure(&self) -> bool {
        !matches!(
            self.header.form,
            Form::Spaced | Form::Lines(CellMark::None | CellMark::BlankLine)
        )
    }

    /// How many columns, from the first on, have their own cells in a row for sure.
    fn sure_columns(&self, cells: &Cells, skipped: usize) -> usize {
        let columns = &self.header.columns;
        let whole = cells.count() + skipped >= columns.len();
        if cells.filled() + skipped > columns.len() {
            return 0;
        }
        if whole && matches!(self.header.form, Form::Parted(_)) {
            return columns.len();
        }
        // Else its cells of units and of time show where they stand. What is behind the last of them may have lost some
        // before it.
        let mut last = 0;
        for (column, at) in columns.iter().zip(0_usize..).skip(skipped) {
            let Some(cell) = cells.of(at - skipped).first() else {
                continue;
            };
            let text = cell.of(self.source);
            match column.holds {
                Content::Units(_) if self.is_certain_unit_list(*cell) => last = at + 1,
                Content::Deadline if dates::is_deadline(text) => last = at + 1,
                Content::Units(_) if !is_filler(text) && !self.is_unit_list(*cell) => return 0,
                _ => {}
            }
        }
        if whole { columns.len() } else { last }
    }

    /// Whether each column has its cell, and each cell fits its column.
    fn fills_columns(&self, cells: &Cells) -> bool {
        let mut columns = self.header.columns.iter().zip(0..);
        cells.count() == self.header.columns.len()
            && columns.all(|(column, at)| {
                let cell = cells.of(at).first();
                cell.is_some_and(|cell| self.fits(column.holds, *cell))
            })
    }

    /// Takes in the cells of a row of which each column has one of these lines.
    pub(super) fn beside_on_lines(&mut self, rows: &[Line], mark: CellMark) {
        // A line that goes on with the cell above, and an empty one that is none, would move those behind them.
        let whole = rows.iter().all(|line| mark.begins(*line)) && !self.has_empty_cell(rows, mark);
        self.beside.known = whole;
        if !whole {
            return;
        }
        for ((column, at), line) in self.header.columns.iter().zip(0..).zip(rows) {
            if is_beside(column) {
                let cell = inner_span(self.source, line.span, b'|');
                self.beside.push(at, column.label, &[cell]);
            }
        }
    }

    /// Whether a line of nothing but a tab, an empty cell, stands between some lines.
    fn has_empty_cell(&self, lines: &[Line], mark: CellMark) -> bool {
        mark == CellMark::Tab
            && lines.windows(2).any(|pair| {
                let [above, below] = pair else { return false };
                let between = Span::at(above.span.end(), below.span.start()).of(self.source);
                // The last of the lines is the indent of the one below.
                let own = between.rfind(['\n', '\r']).unwrap_or_default();
                let between = between.get(..own).unwrap_or_default();
                next_break(between).is_some_and(|(at, _)| {
                    between.get(at..).is_some_and(|rest| rest.contains('\t'))
                })
            })
    }

    /// Takes in a line that names persons before the units of its row, where one column alone is for that, or for anything
    /// beside what the row says.
    pub(super) fn person(&mut self, cell: Span) {
        let before = self.header.before_units().zip(0..);
        let mut others = before.filter(|(column, _)| column.holds == Content::Other);
        if let (Some((column, at)), None) = (others.next(), others.next()) {
            self.beside.push(at, column.label, &[cell]);
            self.beside.known = true;
        }
    }

    /// Ends the row at hand for its cells: those of a column stand together, in the order of the columns.
    pub(super) fn end_beside(&mut self) -> Run {
        let annex = &mut *self.out.annex;
        let first = annex.cells.len();
        self.beside.pieces.sort_by_key(|piece| piece.order);
        let mut order = None;
        for piece in self.beside.pieces.drain(..) {
            let at = annex.cell_paragraphs.len();
            annex.cell_paragraphs.push(piece.line);
            match annex.cells.last_mut() {
                Some(last) if order == Some(piece.order) => {
                    last.paragraphs = Run::new(last.paragraphs.start(), at + 1);
                }
                _ => annex.cells.push(AnnexCellData {
                    head: piece.head,
                    paragraphs: Run::new(at, at + 1),
                }),
            }
            order = Some(piece.order);
        }
        let known = std::mem::take(&mut self.beside.known);
        self.beside.rows.0 += usize::from(known);
        self.beside.rows.1 += usize::from(!self.beside.last_known);
        self.beside.last_known = known;
        Run::new(first, annex.cells.len())
    }

    /// Gives up the cells of a table whose rows don't tell their columns: most have units elsewhere than the heads say, as
    /// heads of two levels may be read for others; or nothing but the number of its lines tells them, and not each row has as
    /// many: a text of two lines and a cell that is empty are as many too.
    pub(super) fn drop_doubtful(&mut self) {
        // Once may be by chance.
        const FEWEST: usize = 2;
        let (known, mut unknown) = self.beside.rows;
        // What stands behind the lines of the last row may be of it, and is passed over for that.
        if self.header.form == Form::Spaced {
            unknown += usize::from(!self.beside.last_known);
        }
        let (named, elsewhere) = self.beside.named;
        let sure = self.form_is_sure() || (known >= FEWEST && unknown == 0);
        if sure && elsewhere <= named {
            return;
        }
        for row in self.out.annex.rows.iter_mut().skip(self.first) {
            row.cells = Run::default();
        }
    }
}
