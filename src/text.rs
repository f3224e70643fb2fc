//! Places in a text: byte ranges, the text at them, and lines and columns.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

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

/// Removes line breaks and the white space about them, `<br>` in a table's cell among them. Chinese is written without
/// spaces, so nothing takes their place, except between two ASCII words.
pub(crate) fn join_lines(text: &str) -> Cow<'_, str> {
    if next_break(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len());
    joined_parts(text).for_each(|(_, part)| joined.push_str(part));
    Cow::Owned(joined)
}

/// How Markdown and web pages break a line within a cell of a table.
const BREAK_TAGS: [&str; 4] = ["<br>", "<br/>", "<br />", "<BR>"];

/// As [`join_lines`] does it, a text of a table without the tabs and pipes that part its cells either.
pub(crate) fn join_cells(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'|', b'\t', text.as_bytes()).is_none() {
        return join_lines(text);
    }
    let lines = text.replace(['|', '\t'], "\n");
    Cow::Owned(join_lines(&lines).into_owned())
}

/// The parts of a text that [`join_lines`] puts together, with the offset of each: its lines without
/// the blanks about them, and for a space between two ASCII words the line break that it stands for.
pub(crate) fn joined_parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut ends_in_word = false;
    let parts = broken_lines(text).flat_map(move |(start, line)| {
        let front = trim_start(line);
        let indent = line.len() - front.len();
        let kept = trim_end(front);
        let starts_with_word = kept.starts_with(|c: char| c.is_ascii_alphanumeric());
        let space = (ends_in_word && starts_with_word).then(|| (start.saturating_sub(1), " "));
        if !kept.is_empty() {
            ends_in_word = kept.ends_with(|c: char| c.is_ascii_alphanumeric());
        }
        space.into_iter().chain([(start + indent, kept)])
    });
    parts.filter(|(_, part)| !part.is_empty())
}

/// The lines of a text, each with its offset.
fn broken_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let line = rest?;
        let start = text.len() - line.len();
        let found = next_break(line);
        rest = found.and_then(|(at, length)| line.get(at + length..));
        let end = found.map_or(line.len(), |(at, _)| at);
        Some((start, line.get(..end)?))
    })
}

/// The first break of a text, a line's end or `<br>`, and its length in bytes.
pub(crate) fn next_break(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'\n', b'\r', b'<', bytes).find_map(|at| {
        let rest = text.get(at..)?;
        let length = if rest.starts_with('<') {
            BREAK_TAGS.iter().find(|tag| rest.starts_with(**tag))?.len()
        } else {
            1
        };
        Some((at, length))
    })
}

/// Whether a character is blank in these documents: Unicode white space (U+3000 and NBSP among it),
/// a byte order mark or another zero-width mark.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
}

/// The same of the character that a UTF-8 text begins with, told by its bytes.
#[inline]
pub(crate) const fn starts_blank(text: &[u8]) -> bool {
    matches!(
        text,
        [b'\t'..=b'\r' | b' ', ..]
            | [0xC2, 0x85 | 0xA0, ..]
            | [0xE1, 0x9A, 0x80, ..]
            | [0xE2, 0x80, 0x80..=0x8D | 0xA8 | 0xA9 | 0xAF, ..]
            | [0xE2, 0x81, 0x9F | 0xA0, ..]
            | [0xE3, 0x80, 0x80, ..]
            | [0xEF, 0xBB, 0xBF, ..]
    )
}

/// The text without blanks at either end.
pub(crate) fn trim(text: &str) -> &str {
    let front = behind_blanks(text);
    if ends_full(front) {
        return front;
    }
    front.trim_end_matches(is_blank)
}

/// Character references for blanks that extraction leaves in a text.
const BLANK_REFERENCES: &[&str] = &[
    "&nbsp;", "&emsp;", "&ensp;", "&thinsp;", "&#160;", "&#12288;", "&#32;",
];

/// Whether a text is a reference for a blank.
pub(crate) fn is_blank_reference(text: &str) -> bool {
    BLANK_REFERENCES.contains(&text)
}

/// Whether a text is a reference for a blank that a list was cut behind, at its semicolon: &nbsp.
pub(crate) fn is_cut_reference(text: &str) -> bool {
    text.starts_with('&')
        && BLANK_REFERENCES
            .iter()
            .any(|blank| blank.strip_suffix(';') == Some(text))
}

/// The text without blanks at its start, blank character references among them.
#[inline]
pub(crate) fn trim_start(text: &str) -> &str {
    if matches!(text.as_bytes(), [b'&', ..]) || starts_blank(text.as_bytes()) {
        behind_front(text)
    } else {
        text
    }
}

/// The text behind the blanks and the references for blanks that it begins with.
fn behind_front(text: &str) -> &str {
    let mut rest = behind_blanks(text);
    while rest.starts_with('&') {
        let Some(behind) = BLANK_REFERENCES
            .iter()
            .find_map(|blank| rest.strip_prefix(blank))
        else {
            break;
        };
        rest = behind_blanks(behind);
    }
    rest
}

/// The text without blanks at its start.
fn behind_blanks(text: &str) -> &str {
    let mut bytes = text.as_bytes();
    while let [lead, ..] = bytes
        && starts_blank(bytes)
    {
        // Blanks take up to three bytes.
        let width = match lead {
            ..0x80 => 1,
            ..0xE0 => 2,
            _ => 3,
        };
        bytes = bytes.get(width..).unwrap_or_default();
    }
    text.get(text.len() - bytes.len()..).unwrap_or_default()
}

/// Whether a text ends with an ideograph, a mark of full width or a figure, as nearly all do: no blank.
fn ends_full(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [.., 0xE4..=0xE9, _, _]
            | [.., 0xEF, 0xBC, _]
            | [.., 0xE3, 0x80, 0x81..=0xBF]
            | [.., b'0'..=b'9']
    )
}

/// The text without blanks at its end, blank character references among them.
pub(crate) fn trim_end(text: &str) -> &str {
    if ends_full(text) {
        return text;
    }
    let mut rest = text.trim_end_matches(is_blank);
    while rest.ends_with(';') {
        let Some(before) = BLANK_REFERENCES
            .iter()
            .find_map(|blank| rest.strip_suffix(blank))
        else {
            break;
        };
        rest = before.trim_end_matches(is_blank);
    }
    rest
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
    fn blanks_are_told_by_their_bytes() {
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).as_bytes();
            assert_eq!(starts_blank(bytes), is_blank(c), "{c:?}");
        }
    }

    #[test]
    fn no_blank_is_taken_for_a_full_character() {
        for c in '\0'..=char::MAX {
            let trimmed = is_blank(c) || c == ';';
            assert!(!(ends_full(&format!("甲{c}")) && trimmed), "{c:?}");
        }
    }

    #[test]
    fn joining_lines_keeps_ascii_words_apart() {
        assert_eq!(join_lines("综合\r\n\r\n　试点"), "综合试点");
        assert_eq!(join_lines("TOD\nREITs"), "TOD REITs");
        assert!(matches!(join_lines("一行"), Cow::Borrowed("一行")));
    }

    #[test]
    fn joining_cells_leaves_out_what_parts_them() {
        assert_eq!(
            join_cells("县水<br>利局 | 县财政<br />\n局"),
            "县水利局县财政局"
        );
        assert_eq!(join_cells("县水利局\t县财政局"), "县水利局县财政局");
        assert_eq!(join_cells("占比<5%"), "占比<5%");
        assert!(matches!(join_cells("县水利局"), Cow::Borrowed("县水利局")));
    }

    #[test]
    fn the_parts_of_joined_lines_know_where_they_stand() {
        let text = "　探索 TOD　\r\n\n  REITs\n等";
        let parts: Vec<_> = joined_parts(text).collect();
        assert_eq!(
            parts,
            [(3, "探索 TOD"), (18, " "), (21, "REITs"), (27, "等")]
        );
        for (at, part) in parts {
            let printed = if part == " " { "\n" } else { part };
            assert!(text.get(at..).is_some_and(|rest| rest.starts_with(printed)));
        }
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
