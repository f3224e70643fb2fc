//! Cells that stand one below the other, each on its lines, the last of which ends with a pipe.

use crate::parse::lines::{Line, trimmed};
use crate::parse::page_number::is_page_number;
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

/// What a cell says above, between and below the numbers of pages that it goes on over.
pub(super) fn between_pages(source: &str, cell: Span) -> impl Iterator<Item = Span> + '_ {
    // Nearly always a cell has one line.
    let broken = cell.of(source).contains('\n');
    let mut rest = Some(cell).filter(|cell| !cell.is_empty());
    std::iter::from_fn(move || {
        let now = rest?;
        let mut start = now.start();
        let mut lines = now.of(source).split_inclusive('\n').filter(|_| broken);
        let page = lines.find_map(|line| {
            let span = Span::at(start, start + line.len());
            start = span.end();
            let line = trimmed(source, span).of(source);
            is_page_number(line).then_some(span)
        });
        let (part, behind) = page.map_or((now, None), |page| {
            let behind = trimmed(source, Span::at(page.end(), now.end()));
            (Span::at(now.start(), page.start()), Some(behind))
        });
        rest = behind.filter(|behind| !behind.is_empty());
        Some(trimmed(source, part))
    })
    .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_goes_on_over_pages() {
        for (cell, parts) in [
            ("", vec![]),
            ("清淤", vec!["清淤"]),
            ("清淤\n护岸", vec!["清淤\n护岸"]),
            ("清淤\n— 3 —\n护岸", vec!["清淤", "护岸"]),
            (
                "清淤\r\n加固\r\n—3—\r\n护岸\n-4-",
                vec!["清淤\r\n加固", "护岸"],
            ),
        ] {
            let found = between_pages(cell, Span::at(0, cell.len()));
            let found: Vec<_> = found.map(|part| part.of(cell)).collect();
            assert_eq!(found, parts, "{cell:?}");
        }
    }
}
