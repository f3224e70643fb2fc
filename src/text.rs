//! Places in a text: byte ranges, the text at them, and lines and columns.

mod blanks;
mod breaks;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

pub(crate) use blanks::{
    is_blank, is_blank_reference, is_cut_reference, starts_blank, trim, trim_end, trim_start,
};
pub(crate) use breaks::{join_cells, join_lines, joined_parts, next_break};

/// A byte range `[start, end)` of a plan's source.
///
/// Offsets count UTF-8 bytes from the start of the source, the unit in which Rust slices a `str`.
/// They are 32 bits wide: a source is shorter than 4 GiB. Spans order by start, then by end.
///
/// ```
/// use pilot_plan::Span;
///
/// let span = Span::new(3, 9).unwrap();
/// assert_eq!(span.len(), 6);
/// assert!(span.contains(3) && !span.contains(9));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span of the bytes `[start, end)`, or `None` where `end < start` or `end` is 4 GiB or more.
    pub fn new(start: usize, end: usize) -> Option<Self> {
        let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        (start <= end).then_some(Self { start, end })
    }

    /// For readers, whose source has been checked to be shorter than 4 GiB: an end before the start
    /// gives an empty span instead of an error.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "Plan::parse refuses a source of 4 GiB or more before any span is made"
    )]
    pub(crate) const fn at(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// Offset of the first byte.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// Offset behind the last byte.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether the byte at `offset` is one of the span's.
    pub const fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether every byte of `other` is one of this span's, or `other` is empty and stands within it.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The text at this span, or `None` where the span does not lie within `source` on character
    /// boundaries, which cannot be for a span and the source of the same plan.
    pub fn slice(self, source: &str) -> Option<&str> {
        source.get(self.range())
    }

    /// The text at this span of the source it was made for.
    pub(crate) fn of(self, source: &str) -> &str {
        self.slice(source).unwrap_or_default()
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Written as `start..end`, in bytes.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

/// A span together with the text that stands there.
///
/// The text is the source's own, line breaks included; [`joined`](Self::joined) gives it without
/// them, as one reads it. Equal when text and span are equal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Excerpt<'p> {
    span: Span,
    text: &'p str,
}

impl<'p> Excerpt<'p> {
    pub(crate) fn new(source: &'p str, span: Span) -> Self {
        Self {
            span,
            text: span.of(source),
        }
    }

    /// The text, a slice of the source.
    pub const fn text(self) -> &'p str {
        self.text
    }

    /// Where the text stands in the source.
    pub const fn span(self) -> Span {
        self.span
    }

    /// The text as one reads it: the same, or a copy without line breaks and the white space about
    /// them where the document breaks it over several lines. `<br>` in a table's cell is such a break.
    pub fn joined(self) -> Cow<'p, str> {
        join_lines(self.text)
    }
}

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {}", self.text, self.span)
    }
}

/// The text as one reads it, without line breaks.
impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.joined())
    }
}

impl AsRef<str> for Excerpt<'_> {
    fn as_ref(&self) -> &str {
        self.text
    }
}

/// A place in a text as people count it: line and column from 1, columns in characters (not bytes,
/// not display cells), beside the offset in bytes from 0.
///
/// ```
/// use pilot_plan::Position;
///
/// let at = Position::of("一、总体要求\n（一）目标", 22).unwrap();
/// assert_eq!((at.line(), at.column()), (2, 2));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Position {
    offset: usize,
    line: usize,
    column: usize,
}

impl Position {
    /// The start of a text.
    pub(crate) const START: Self = Self {
        offset: 0,
        line: 1,
        column: 1,
    };

    pub(crate) const fn new(offset: usize, line: usize, column: usize) -> Self {
        Self {
            offset,
            line,
            column,
        }
    }

    /// The position of a byte offset. A line ends with `\n`, `\r\n` or a lone `\r`.
    ///
    /// `None` where `offset` lies beyond the end of `text` or within a character. The end itself is
    /// a position.
    ///
    /// Reads the text up to the offset; for many places of one plan ask
    /// [`Plan::position`](crate::Plan::position).
    pub fn of(text: &str, offset: usize) -> Option<Self> {
        let before = text.get(..offset)?;
        let bytes = before.as_bytes();
        let mut line = 1;
        let mut line_start = 0;
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            // The `\r` of a pair is counted with its `\n`; at the very end of `before` the pair's
            // second half is looked up in the whole text.
            let pair = bytes.get(at) == Some(&b'\r') && text.as_bytes().get(at + 1) == Some(&b'\n');
            if !pair {
                line += 1;
                line_start = at + 1;
            }
        }
        let column = text.get(line_start..offset)?.chars().count() + 1;
        Some(Self::new(offset, line, column))
    }

    /// Bytes before this place, from 0.
    pub const fn offset(self) -> usize {
        self.offset
    }

    /// The line, from 1.
    pub const fn line(self) -> usize {
        self.line
    }

    /// The column, from 1, in characters.
    pub const fn column(self) -> usize {
        self.column
    }
}

/// Written as `line:column`.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_refused_when_it_ends_before_it_starts() {
        assert_eq!(Span::new(2, 1), None);
        assert!(Span::new(2, 2).is_some_and(Span::is_empty));
        assert_eq!(Span::new(0, usize::MAX), None);
    }

    #[test]
    fn positions_count_every_kind_of_line_end_once() {
        let text = "甲\r\n乙\r丙\n丁";
        let at = |offset| Position::of(text, offset).map(|p| (p.line(), p.column()));
        assert_eq!(at(0), Some((1, 1)));
        assert_eq!(at(4), Some((1, 3)), "between the halves of a pair");
        assert_eq!(at(5), Some((2, 1)));
        assert_eq!(at(9), Some((3, 1)));
        assert_eq!(at(13), Some((4, 1)));
        assert_eq!(at(16), Some((4, 2)), "the end is a position");
        assert_eq!(at(1), None, "within a character");
        assert_eq!(at(17), None);
    }
}
