//! Heads in two forms that are rarer: boxes drawn with lines, and rows whose cells commas part.

use super::{Header, parted};
use crate::parse::lines::Line;
use crate::parse::table::cells::row_number;
use crate::parse::table::cells::{Cells, DRAWN, is_rule, row};
use crate::parse::table::columns::{Content, column_of};

/// The head in a box: │序号│重点任务│, with the stroke above it.
pub(super) fn drawn(source: &str, lines: &[Line], at: usize) -> Option<Header> {
    let ruled = is_rule(lines.get(at)?.text(source));
    let header = parted(source, lines, at + usize::from(ruled), DRAWN)?;
    Some(Header {
        first: at,
        ..header
    })
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
    let mut heads = header.columns.iter().map(|column| column.label);
    let known = heads.all(|head| column_of(head.of(source)).is_some());
    let (below, _) = row(source, lines, header.after, b',')?;
    let mut cells = Cells::default();
    cells.read(source, below, b',');
    let counting = header
        .columns
        .iter()
        .position(|column| column.holds == Content::Number);
    let number = counting.and_then(|counting| cells.of(counting).first());
    let counts = number.is_some_and(|cell| row_number(cell.of(source)).is_some());
    (cells.count() == header.columns.len() && (known || counts)).then_some(header)
}
