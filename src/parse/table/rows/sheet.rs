//! The lines of a table in the layout of a page: what each is, and its pieces.

use crate::parse::lines::Line;
use crate::parse::table::cells::row_number;
use crate::parse::table::grouped::Grouped;
use crate::parse::table::layout::{Grid, Segment};
use crate::text::Span;

/// A piece of a line in its column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) column: usize,
    pub(super) width: usize,
}

/// What a line of the table is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// The number of a page.
    Page,
    /// A heading of the rows below, alone in its line.
    Section,
    /// The same, its number in the column of numbers.
    Heading,
    /// The line that has the number of a row; the first of a row that is not numbered.
    Row,
    /// A further line of a row, above or below that.
    More,
    /// One of which nothing tells which row it is of.
    Unplaced,
}

/// The lines of the table.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) kinds: Vec<Kind>,
    /// Those of each line.
    pieces: Grouped<Piece>,
    /// Before which lines a blank one stands, or a heading.
    spaced: Vec<bool>,
    /// Which lines begin a row.
    pub(super) begins: Vec<bool>,
    /// Columns of another kind that a piece reaches into which may be of another column, each with its line.
    doubtful: Vec<(usize, usize)>,
}

impl Sheet {
    pub(super) fn of(&self, line: usize) -> &[Piece] {
        self.pieces.of(line)
    }

    pub(super) fn is_spaced(&self, line: usize) -> bool {
        self.spaced.get(line) == Some(&true)
    }

    pub(super) fn kind(&self, line: usize) -> Option<Kind> {
        self.kinds.get(line).copied()
    }

    /// Adds a line.
    pub(super) fn push(&mut self, line: Line, kind: Kind, pieces: Vec<Piece>) {
        // The number of a page stands between blank lines, or between two of a row.
        let carried = match self.kinds.last() {
            None | Some(Kind::Section) => true,
            Some(Kind::Page) => self.spaced.last() == Some(&true),
            Some(_) => false,
        };
        self.spaced.push(line.spaced || carried);
        self.begins.push(false);
        self.kinds.push(kind);
        self.pieces.extend(pieces);
        self.pieces.end();
    }

    /// Takes in what is in doubt about the pieces of a line, where their places alone tell whose they are.
    pub(super) fn doubt(
        &mut self,
        line: usize,
        segments: &[Segment],
        pieces: &[Piece],
        grid: &Grid,
    ) {
        for (segment, piece) in segments.iter().zip(pieces) {
            if grid.place(segment) == piece.column {
                let columns = grid.doubtful(segment);
                self.doubtful
                    .extend(columns.into_iter().map(|column| (line, column)));
            }
        }
    }

    pub(super) fn doubtful_in(&self, line: usize) -> impl Iterator<Item = usize> {
        let first = self.doubtful.partition_point(|(of, _)| *of < line);
        let behind = self.doubtful.get(first..).unwrap_or_default();
        let own = behind.iter().take_while(move |(of, _)| *of == line);
        own.map(|(_, column)| *column)
    }

    /// Whether a line has the number of a row.
    fn is_numbered(&self, source: &str, line: usize) -> bool {
        let first = self.of(line).first();
        first.is_some_and(|first| {
            first.column == 0
                && self.kind(line) == Some(Kind::Row)
                && row_number(first.span.of(source)).is_some()
        })
    }

    /// Lets each block of lines between blank ones that has a number begin a row, wherever in it that stands: its cells
    /// may be centred. `false` where blank lines do not part the rows, or each number begins one.
    pub(super) fn part_blocks(&mut self, source: &str) -> bool {
        let mut begins = Vec::new();
        let mut start = 0;
        let mut numbers = 0;
        let mut late = false;
        for line in 0..self.kinds.len() {
            if self.is_spaced(line) && self.kind(line) != Some(Kind::Page) {
                (start, numbers) = (line, 0);
            }
            if self.is_numbered(source, line) {
                if numbers > 0 {
                    return false;
                }
                late |= line > start;
                numbers += 1;
                begins.push(start);
            }
        }
        if late {
            for line in begins {
                if let Some(begins) = self.begins.get_mut(line) {
                    *begins = true;
                }
            }
        }
        late
    }
}
