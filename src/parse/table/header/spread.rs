//! Heads that are fewer than the cells of their rows: one of them reaches over several columns, and is printed once.

use crate::parse::clause;
use crate::parse::dates;
use crate::parse::enumerator::{Form, enumerator};
use crate::parse::lines::Line;
use crate::parse::names;
use crate::parse::table::cells::{Cells, row, row_number};
use crate::parse::table::columns::{Column, Content, other};
use crate::parse::table::piped::piped_cells;
use crate::text::Span;

/// The heads of a table, and where its rows show them to belong.
struct Heads<'h> {
    source: &'h str,
    /// But for the empty ones at the end.
    named: &'h [Column],
    /// The first of those that the rows show: of units or of times, with all behind it.
    certain: usize,
}

impl<'h> Heads<'h> {
    /// The heads of columns; `None` where nothing stands before those that are certain.
    fn of(source: &'h str, columns: &'h [Column]) -> Option<Self> {
        let last = columns
            .iter()
            .rposition(|column| !column.label.is_empty())?;
        let named = columns.get(..=last)?;
        let certain =
            |column: &Column| matches!(column.holds, Content::Units(_) | Content::Deadline);
        let certain = named.iter().position(certain).filter(|at| *at > 0)?;
        named
            .iter()
            .all(|column| !column.label.is_empty())
            .then_some(Self {
                source,
                named,
                certain,
            })
    }

    /// Whether a row's cells of units and times stand below their heads, `lost` columns further right than those do, and
    /// names at least one unit so.
    fn fit(&self, cells: &[Span], lost: usize) -> bool {
        // A heading above the row is none of its cells.
        let counted = self.named.iter().zip(cells).take(self.certain);
        let mut counted = counted.filter(|(column, _)| column.holds == Content::Number);
        if counted.any(|(_, cell)| row_number(cell.of(self.source)).is_none()) {
            return false;
        }
        let mut named = false;
        for (column, at) in self.named.iter().zip(lost..).skip(self.certain) {
            let Some(cell) = cells.get(at) else {
                return false;
            };
            let fits = match column.holds {
                _ if cell.is_empty() => true,
                Content::Units(_) => {
                    named = true;
                    clause::is_unit_list(self.source, *cell, names::is_unit)
                }
                Content::Deadline => dates::is_deadline(cell.of(self.source)),
                _ => true,
            };
            if !fits {
                return false;
            }
        }
        named
    }

    /// The columns of rows that have `lost` cells more than there are heads: those without a head stand before the last
    /// head of a text. One of them may count the rows, as their first cells show.
    fn spread(&self, rows: &[Vec<Span>], lost: usize) -> Vec<Column> {
        let texts = self.certain - 1;
        let (before, behind) = self.named.split_at(texts);
        let counts = |at: usize| {
            let cells = rows
                .iter()
                .map(|row| row.get(at).copied().unwrap_or_default());
            let mut numbers = cells.map(|cell| row_number(cell.of(self.source)));
            // Rows that a cell above reaches over are none of these.
            let first = numbers.next().flatten();
            let counted = first.and_then(|first| {
                numbers.try_fold(first, |last, number| number.filter(|number| *number > last))
            });
            counted.is_some()
        };
        let counted = self
            .named
            .iter()
            .any(|column| column.holds == Content::Number);
        let number = (texts..texts + lost).find(|at| !counted && counts(*at));
        let unnamed = (texts..texts + lost).map(|at| Column {
            holds: if number == Some(at) {
                Content::Number
            } else {
                Content::Text
            },
            ..other(Span::default())
        });
        before
            .iter()
            .copied()
            .chain(unnamed)
            .chain(behind.iter().copied())
            .collect()
    }
}

/// So many rows are looked at.
const ROWS: usize = 3;

/// Spreads the heads of columns that a mark parts over the cells of the rows from line `at` on.
pub(super) fn parted(source: &str, lines: &[Line], at: usize, mark: u8, columns: &mut Vec<Column>) {
    let Some(heads) = Heads::of(source, columns) else {
        return;
    };
    let Some((mut cells, _, mut next)) = Cells::at(source, lines, at, mark) else {
        return;
    };
    // The heading of the first rows may stand above them.
    if cells.only().is_some()
        && let Some((below, behind)) = row(source, lines, next, mark)
    {
        next = behind;
        cells.read(source, below, mark);
    }
    // As a rule there are as many.
    let width = cells.filled();
    if width <= heads.named.len() {
        return;
    }
    let mut rows = Vec::new();
    loop {
        if cells.filled() == width {
            rows.push((0..width).map(|at| cells.whole(at)).collect::<Vec<_>>());
        }
        let Some((below, behind)) = row(source, lines, next, mark).filter(|_| rows.len() < ROWS)
        else {
            break;
        };
        next = behind;
        cells.read(source, below, mark);
        if cells.only().is_some() || cells.is_blank() {
            break;
        }
    }
    let lost = width - heads.named.len();
    if rows
        .iter()
        .all(|row| heads.fit(row, lost) && !heads.fit(row, 0))
    {
        *columns = heads.spread(&rows, lost);
    }
}

/// Spreads the heads of columns over the cells that stand one below the other from line `at` on, each ended by a pipe.
pub(super) fn piped(source: &str, lines: &[Line], at: usize, columns: &mut Vec<Column>) {
    // A head reaches over so many columns more than its own.
    const MOST: usize = 3;
    let Some(heads) = Heads::of(source, columns) else {
        return;
    };
    let wanted = (heads.named.len() + MOST) * 2;
    let lines = lines.get(at..).unwrap_or_default();
    let lines = lines.get(..wanted * 3).unwrap_or(lines);
    let cells = piped_cells(source, lines).map(|(cell, _)| cell);
    let mut cells: Vec<_> = cells.collect();
    // So may a heading here, with its empty cells.
    let is_section =
        |cell: &Span| enumerator(cell.of(source)).is_some_and(|number| number.form < Form::Digit);
    if cells.first().is_some_and(is_section) {
        let rest = cells.iter().skip(1).take_while(|cell| cell.is_empty());
        let heading = 1 + rest.count();
        cells.drain(..heading);
    }
    let first = |width: usize| cells.get(..width);
    if first(heads.named.len()).is_none_or(|row| heads.fit(row, 0)) {
        return;
    }
    for lost in 1..=MOST {
        let width = heads.named.len() + lost;
        let Some(row) = first(width).filter(|row| heads.fit(row, lost)) else {
            continue;
        };
        let spread = heads.spread(&[row.to_vec()], lost);
        let counts = spread
            .iter()
            .any(|column| column.label.is_empty() && column.holds == Content::Number);
        let again = || {
            cells
                .get(width..2 * width)
                .is_some_and(|row| heads.fit(row, lost))
        };
        if counts || again() {
            *columns = spread;
            return;
        }
    }
}
