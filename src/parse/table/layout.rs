//! Tables whose cells nothing but blanks part, as text extracted from a page keeps them.
//!
//! Wide gaps part the cells of a page's layout, where each column has its place in the line and a cell
//! may go on in the lines below. Single blanks part cells that come one after the other.

use crate::parse::lines::Line;
use crate::parse::scan::ideographs;
use crate::parse::table::columns::{Column, Content, column, column_of, other};
use crate::parse::table::header::{self, Form, Header, complete};
use crate::text::{Span, is_blank};

/// Where a text stands in its line, in half-width places.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extent {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Extent {
    /// How many places two texts have in common; how many lie between them, below zero.
    fn common(self, other: Self) -> isize {
        let end = self.end.min(other.end);
        let start = self.start.max(other.start);
        end.cast_signed() - start.cast_signed()
    }

    fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// A piece of a line between gaps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    pub(super) span: Span,
    pub(super) extent: Extent,
}

/// The width of a gap between the cells of a layout.
pub(super) const WIDE: usize = 2;

/// The header of a table that begins in line `at`.
pub(super) fn header(source: &str, lines: &[Line], at: usize) -> Option<Header> {
    // Two heads are taken for some only where both are known.
    const FEWEST: usize = 2;
    const PLENTY: usize = 3;
    let line = lines.get(at)?;
    if !may_be_header(line.text(source)) {
        return None;
    }
    let mut segments = Vec::new();
    read(source, *line, WIDE, &mut segments);
    let wide = segments.len() >= FEWEST;
    if !wide {
        read(source, *line, 1, &mut segments);
    }
    if segments.len() < if wide { FEWEST } else { PLENTY } {
        return None;
    }
    let heads = segments.iter().map(|segment| segment.span);
    let mut columns: Vec<_> = heads
        .map(|head| column(source, head).unwrap_or_else(|| other(head)))
        .collect();
    header::answer(source, &mut columns);
    let all = || {
        columns
            .iter()
            .all(|one| column_of(one.label.of(source)).is_some())
    };
    if (!wide || segments.len() < PLENTY)
        && !all()
        && (wide || !are_shown(source, lines, at, &columns))
    {
        return None;
    }
    let extents: Vec<_> = segments.iter().map(|segment| segment.extent).collect();
    let mut after = at + 1;
    if wide
        && let Some(below) = lines.get(after)
        && goes_on(source, *below, &extents, &mut columns)
    {
        after += 1;
    }
    complete(
        source,
        Header {
            first: at,
            after,
            columns,
            form: if wide { Form::Layout } else { Form::Spaced },
            extents,
        },
    )
}

/// Whether the rows below heads that single blanks part show that each is the head of a column, though the words of some
/// name none: the first has a cell for each, or where they count, one near does.
fn are_shown(source: &str, lines: &[Line], at: usize, columns: &[Column]) -> bool {
    const NEAR: usize = 8;
    let may_be = |column: &Column| header::may_be_unknown(column.label.of(source));
    if !columns.iter().all(may_be) {
        return false;
    }
    let counts = columns.first().map(|first| first.holds) == Some(Content::Number);
    let mut segments = Vec::new();
    for line in lines.iter().skip(at + 1).take(NEAR) {
        read(source, *line, 1, &mut segments);
        let row: Vec<_> = segments.iter().map(|segment| segment.span).collect();
        if header::fit(source, columns, &row) {
            return true;
        }
        // A row that counts may be broken over lines, and headings stand above others.
        if !counts && line.number.is_none() {
            return false;
        }
    }
    false
}

/// Whether a line may be the head of such a table: it begins with the word of a column, and a blank
/// behind that; prose is told by its end.
pub(super) fn may_be_header(text: &str) -> bool {
    // 主要工作任务, and blanks within.
    const LONGEST: usize = 36;
    let bytes = text.as_bytes();
    // 。、；，：
    if let Some([0xE3, 0x80, 0x82 | 0x81] | [0xEF, 0xBC, 0x9B | 0x8C | 0x9A]) = bytes.last_chunk() {
        return false;
    }
    let mut rest = bytes.get(..LONGEST).unwrap_or(bytes);
    loop {
        rest = rest.get(ideographs(rest)..).unwrap_or_default();
        rest = match rest {
            [b' ', ..] | [0xE3, 0x80, 0x80, ..] => break,
            [_, behind @ ..] => behind,
            [] => return false,
        };
    }
    // 序 号 has a blank of its own.
    let mut words = text.split(is_blank).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    !second.is_empty()
        && (column_of(first).is_some()
            || (first.len() + second.len() <= LONGEST
                && column_of(&[first, second].concat()).is_some()))
}

/// Takes a second line of a head into the columns: 单位 below 牵头. Each of its pieces has to complete
/// the head above it.
fn goes_on(source: &str, below: Line, extents: &[Extent], columns: &mut [Column]) -> bool {
    const NARROW: usize = 12;
    let mut segments = Vec::new();
    read(source, below, WIDE, &mut segments);
    let mut whole = Vec::with_capacity(segments.len());
    for segment in &segments {
        let at = place(extents, segment.extent);
        let Some(above) = columns.get(at) else {
            return false;
        };
        let (head, rest) = (above.label.of(source), segment.span.of(source));
        let Some(holds) = column_of(&[head, rest].concat()) else {
            return false;
        };
        if rest.len() > NARROW || column_of(rest).is_some_and(|_| above.holds != Content::Other) {
            return false;
        }
        whole.push((at, holds));
    }
    for (at, holds) in &whole {
        if let Some(column) = columns.get_mut(*at) {
            column.holds = *holds;
        }
    }
    !whole.is_empty()
}

/// The column that a piece stands in: the one with which it has most in common, or the nearest.
pub(super) fn place(extents: &[Extent], piece: Extent) -> usize {
    let common = extents.iter().map(|extent| extent.common(piece));
    let best = common
        .enumerate()
        .max_by_key(|(at, common)| (*common, std::cmp::Reverse(*at)));
    best.map_or(0, |(at, _)| at)
}

/// The places of the columns, learned from the lines of a table in which each column has a piece.
pub(super) fn learn(source: &str, lines: &[Line], header: &Header) -> Vec<Extent> {
    let mut extents = header.extents.clone();
    let mut segments = Vec::new();
    for line in lines.iter().skip(header.after) {
        read(source, *line, WIDE, &mut segments);
        if segments.len() != extents.len() {
            continue;
        }
        for (extent, segment) in extents.iter_mut().zip(&segments) {
            *extent = extent.join(segment.extent);
        }
    }
    extents
}

/// The pieces of a line between gaps of so many places or more.
pub(super) fn read(source: &str, line: Line, gap: usize, segments: &mut Vec<Segment>) {
    // An indent of more places is none.
    const DEEPEST: usize = 480;
    segments.clear();
    let is_end = |byte: &&u8| matches!(byte, b'\n' | b'\r');
    let bytes = source
        .as_bytes()
        .get(..line.span.start())
        .unwrap_or_default();
    let indent = bytes
        .iter()
        .rev()
        .take_while(|byte| !is_end(byte))
        .take(DEEPEST)
        .count();
    let indent = if line.glued { 0 } else { indent };
    let start = line.span.start() - indent;
    let whole = source.get(start..line.span.end()).unwrap_or_default();
    let mut at = 0;
    let mut blank = gap;
    let mut open: Option<Segment> = None;
    for (offset, c) in whole.char_indices() {
        let width = if c.is_ascii() || c == '\u{A0}' { 1 } else { 2 };
        if is_blank(c) {
            blank += width;
            at += width;
            continue;
        }
        let here = Span::at(start + offset, start + offset + c.len_utf8());
        let places = Extent {
            start: at,
            end: at + width,
        };
        open = Some(match open.take() {
            Some(before) if blank < gap => Segment {
                span: before.span.join(here),
                extent: before.extent.join(places),
            },
            before => {
                segments.extend(before);
                Segment {
                    span: here,
                    extent: places,
                }
            }
        });
        blank = 0;
        at += width;
    }
    segments.extend(open);
}
