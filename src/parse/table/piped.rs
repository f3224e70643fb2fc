//! Cells that stand one below the other, each on its lines, the last of which ends with a pipe.

use crate::parse::lines::Line;
use crate::parse::table::cells::inner_span;
use crate::text::Span;

/// The lines of a cell up to the one that ends it.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct PipedCell {
    open: Option<Span>,
}

impl PipedCell {
    /// Whether a line of it has been taken in, and none has ended it.
    pub(super) const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Takes in a line. Gives all lines of the cell where this one ends it.
    pub(super) fn take(&mut self, source: &str, line: Line) -> Option<Span> {
        let whole = self.open.map_or(line.span, |open| open.join(line.span));
        let ends = line.text(source).ends_with('|');
        self.open = (!ends).then_some(whole);
        ends.then_some(whole)
    }
}

/// The cells of these lines, without their pipes, each with the count of the lines up to its end.
pub(super) fn piped_cells<'l>(
    source: &'l str,
    lines: &'l [Line],
) -> impl Iterator<Item = (Span, usize)> + 'l {
    let mut cell = PipedCell::default();
    lines.iter().zip(1..).filter_map(move |(line, count)| {
        let whole = cell.take(source, *line)?;
        Some((inner_span(source, whole, b'|'), count))
    })
}
