//! Heads in two forms that are rarer: boxes drawn with lines, and rows whose cells commas part.

use super::{Form, Header, complete, parted, shown};
use crate::parse::lines::Line;
use crate::parse::table::cells::row_number;
use crate::parse::table::cells::{Cells, DRAWN, is_drawn, is_rule, row};
use crate::parse::table::columns::{Column, column, column_of, other};
use crate::text::Span;

/// The head in a box: │序号│重点任务│, with the stroke above it.
pub(super) fn drawn(source: &str, lines: &[Line], at: usize) -> Option<Header> {
    let ruled = is_rule(lines.get(at)?.text(source));
    let first = at + usize::from(ruled);
    let header =
        over_lines(source, lines, first, DRAWN).or_else(|| parted(source, lines, first, DRAWN))?;
    Some(Header {
        first: at,
        ..header
    })
}

/// The head of a box whose strokes are +---+ where its cells have several lines.
pub(super) fn grid(source: &str, lines: &[Line], at: usize, mark: u8) -> Option<Header> {
    let above = at.checked_sub(1).filter(|_| mark == b'|')?;
    let above = lines.get(above)?.text(source);
    if !above.starts_with('+') || !is_rule(above) {
        return None;
    }
    over_lines(source, lines, at, mark)
}

/// The head whose cells have several lines, up to the stroke below it: 牵头 above 单位.
fn over_lines(source: &str, lines: &[Line], at: usize, mark: u8) -> Option<Header> {
    // No head has more lines.
    const MOST: usize = 4;
    let text = |at: usize| lines.get(at).map(|line| line.text(source));
    let is_rule_at = |at: &usize| text(*at).is_some_and(is_rule);
    let within = |text: &str| match mark {
        DRAWN => is_drawn(text),
        mark => text.as_bytes().first() == Some(&mark),
    };
    let end = (at..=at + MOST).find(is_rule_at)?;
    let mut heads = Vec::new();
    for at in at..end {
        let (row, _) = row(source, lines, at, mark).filter(|_| text(at).is_some_and(within))?;
        let mut cells = Cells::default();
        cells.read(source, row, mark);
        heads.push(cells);
    }
    let [first, below @ ..] = heads.as_slice() else {
        return None;
    };
    let same = |cells: &Cells| cells.count() == first.count();
    if below.is_empty() || !below.iter().all(same) {
        return None;
    }
    let mut cells = Cells::default();
    cells.join(&heads);
    let columns = (0..cells.count()).map(|at| column_over(source, cells.of(at)));
    let columns = columns.collect();
    complete(
        source,
        Header {
            first: at,
            after: end + 1,
            columns,
            form: Form::Parted(mark),
            heads: Vec::new(),
        },
    )
}

/// The column below a head of several lines: the first is where it stands.
fn column_over(source: &str, pieces: &[Span]) -> Column {
    let Some(first) = pieces.first().copied() else {
        return other(Span::default());
    };
    let whole: String = pieces.iter().map(|piece| piece.of(source)).collect();
    let label = |column| Column {
        label: first,
        ..column
    };
    column(&whole, Span::at(0, whole.len())).map_or_else(|| other(first), label)
}

/// Whether a comma parts the first head from the next.
pub(super) fn may_have_commas(text: &str) -> bool {
    // No first head is longer.
    const NARROW: usize = 40;
    let text = text.as_bytes();
    memchr::memchr(b',', text.get(..NARROW).unwrap_or(text)).is_some()
}

/// The head whose cells commas part (序号,重点任务,责任单位), as files of values have it. Commas stand in prose too: at
/// least three columns are parted, the next line has as many cells, and all heads are known, or the rows count.
pub(super) fn commas(source: &str, lines: &[Line], at: usize) -> Option<Header> {
    const LEAST: usize = 3;
    if !may_have_commas(lines.get(at)?.text(source)) {
        return None;
    }
    let header = parted(source, lines, at, b',').filter(|header| header.columns.len() >= LEAST)?;
    let heads = || header.columns.iter().map(|column| column.label.of(source));
    let known = heads().all(|head| column_of(head).is_some());
    let (below, _) = row(source, lines, header.after, b',')?;
    let mut cells = Cells::default();
    cells.read(source, below, b',');
    let counting = header.number();
    let number = counting.and_then(|counting| cells.of(counting).first());
    let counts = number.is_some_and(|cell| row_number(cell.of(source)).is_some());
    let row = |at| cells.of(at).first().copied().unwrap_or_default();
    let fits = || {
        let row: Vec<_> = (0..cells.count()).map(row).collect();
        heads().all(shown::may_be_unknown) && shown::fit(source, &header.columns, &row)
    };
    (cells.count() == header.columns.len() && (known || counts || fits())).then_some(header)
}
