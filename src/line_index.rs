//! Where the lines of a text begin, and how many characters stand before a byte: positions without
//! reading the text from its start.

use crate::text::{Position, Span};

/// Where the lines of a text begin, for whoever asks for many positions: made once in the time of one
/// reading, it answers each in that of a search.
///
/// It goes both ways, between offsets in UTF-8 bytes, from 0, and lines and columns, from 1; a line ends
/// with `\n`, `\r\n` or a lone `\r`. Columns count characters, as those of [`Position`] do, or UTF-16
/// units, as editors and the language server protocol do, which however count lines and columns from 0.
///
/// | from | to | with |
/// |---|---|---|
/// | byte | line, and column in characters | [`position`](Self::position) |
/// | line, and column in characters | byte | [`offset`](Self::offset) |
/// | byte | column in UTF-16 units | [`utf16_column`](Self::utf16_column) |
/// | line, and column in UTF-16 units | byte | [`utf16_offset`](Self::utf16_offset) |
/// | line | its span in bytes | [`line`](Self::line) |
///
/// ```
/// use pilot_plan::{Plan, Position};
///
/// let plan = Plan::parse("一、修渠\n清淤护岸。（县水利局负责，县财政局配合）\n")?;
/// let lines = plan.line_index();
/// for assignment in plan.tasks().flat_map(|task| task.assignments()) {
///     let at = assignment.span().start();
///     assert_eq!(lines.position(at), plan.position(at));
/// }
/// # Ok::<(), pilot_plan::ParseError>(())
/// ```
///
/// A place as an editor tells it, and back:
///
/// ```
/// use pilot_plan::LineIndex;
///
/// let text = "一、修渠\n（一）𠮷河：清淤。";
/// let lines = LineIndex::new(text);
/// let colon = text.find('：').unwrap();
/// assert_eq!(lines.position(colon).unwrap().to_string(), "2:6");
/// assert_eq!(lines.utf16_column(colon), Some(7), "𠮷 takes two units");
/// assert_eq!(lines.offset(2, 6), Some(colon));
/// assert_eq!(lines.utf16_offset(2, 7), Some(colon));
/// assert_eq!(lines.line(1).unwrap().slice(text), Some("一、修渠"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// The byte that each line but the first begins at.
    starts: Box<[u32]>,
    /// What begins before each multiple of `STEP`: a plan may be one line.
    counts: Box<[Count]>,
}

/// Bytes between two counts.
const STEP: usize = 1024;

/// How many characters begin in some bytes, and how many units they take in UTF-16.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Count {
    characters: u32,
    utf16: u32,
}

/// Whether a character begins with a byte of UTF-8.
const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// How many bytes are of a kind. Sums of at most 255 fit in a byte, many of which are added at once.
fn how_many(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let parts = bytes.chunks(usize::from(u8::MAX));
    let sums = parts.map(|part| part.iter().map(|byte| u8::from(is(*byte))).sum::<u8>());
    sums.map(usize::from).sum()
}

impl Count {
    fn of(bytes: &[u8]) -> Self {
        let characters = how_many(bytes, begins);
        // Those of four bytes take two units.
        let wide = how_many(bytes, |byte| byte >= 0xF0);
        Self {
            characters: short(characters),
            utf16: short(characters + wide),
        }
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            characters: self.characters + other.characters,
            utf16: self.utf16 + other.utf16,
        }
    }

    /// What columns in characters count.
    const fn characters(self) -> usize {
        self.characters as usize
    }

    /// What columns in UTF-16 units count.
    const fn utf16(self) -> usize {
        self.utf16 as usize
    }
}

/// Offsets in a source, which is shorter than 4 GiB.
fn short(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

impl<'t> LineIndex<'t> {
    /// The index of a text shorter than 4 GiB.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let starts = memchr::memchr2_iter(b'\n', b'\r', bytes)
            // A `\r\n` ends one line, at its `\n`.
            .filter(|at| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n'))
            .map(|at| short(at + 1))
            .collect();
        let mut before = Count::default();
        let counts = bytes.chunks(STEP).map(|chunk| {
            let count = before;
            before = before.plus(Count::of(chunk));
            count
        });
        let counts = counts.collect();
        Self {
            text,
            starts,
            counts,
        }
    }

    /// How many lines the text has: one more than line ends.
    pub fn lines(&self) -> usize {
        self.starts.len() + 1
    }

    /// Line and column of a byte offset, as [`Position::of`] counts them; `None` where `offset` lies
    /// beyond the end of the text or within a character.
    pub fn position(&self, offset: usize) -> Option<Position> {
        let (line, column) = self.place(offset, Count::characters)?;
        Some(Position::new(offset, line, column))
    }

    /// The column of a byte offset in UTF-16 units, from 1; `None` as for [`position`](Self::position),
    /// which tells the line.
    pub fn utf16_column(&self, offset: usize) -> Option<usize> {
        let (_, column) = self.place(offset, Count::utf16)?;
        Some(column)
    }

    /// The byte offset of a line and a column, both from 1, the column in characters: what
    /// [`position`](Self::position) was asked for. The end of a line is a place of it; `None` beyond.
    pub fn offset(&self, line: usize, column: usize) -> Option<usize> {
        self.find(line, column, Count::characters)
    }

    /// The byte offset of a line and a column, both from 1, the column in UTF-16 units; `None` beyond the
    /// line, and between the two units of one character.
    pub fn utf16_offset(&self, line: usize, column: usize) -> Option<usize> {
        self.find(line, column, Count::utf16)
    }

    /// Where a line stands, counted from 1, without the mark that ends it; `None` beyond the last.
    pub fn line(&self, line: usize) -> Option<Span> {
        let start = self.start(line)?;
        let next = self.start(line + 1).unwrap_or(self.text.len());
        let whole = self.text.get(start..next)?;
        let end = whole
            .strip_suffix("\r\n")
            .or_else(|| whole.strip_suffix(['\n', '\r']));
        Some(Span::at(start, start + end.unwrap_or(whole).len()))
    }

    /// The byte that a line begins at.
    fn start(&self, line: usize) -> Option<usize> {
        match line.checked_sub(2) {
            Some(at) => self.starts.get(at).map(|start| *start as usize),
            None => (line == 1).then_some(0),
        }
    }

    /// Line and column of a byte offset, the column in what `counted` counts.
    fn place(&self, offset: usize, counted: fn(Count) -> usize) -> Option<(usize, usize)> {
        if !self.text.is_char_boundary(offset) {
            return None;
        }
        let above = self
            .starts
            .partition_point(|start| *start as usize <= offset);
        let line = above + 1;
        let start = self.start(line)?;
        let column = counted(self.before(offset)) - counted(self.before(start)) + 1;
        Some((line, column))
    }

    fn before(&self, offset: usize) -> Count {
        // The end of a text of whole steps has no count of its own.
        let step = (offset / STEP).min(self.counts.len().saturating_sub(1));
        let count = self.counts.get(step).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(step * STEP..offset);
        count.plus(Count::of(rest.unwrap_or_default()))
    }

    /// The byte offset of a line and a column in what `counted` counts.
    fn find(&self, line: usize, column: usize, counted: fn(Count) -> usize) -> Option<usize> {
        let start = self.start(line)?;
        let sought = counted(self.before(start)).checked_add(column.checked_sub(1)?)?;
        // Some character begins in every step: no two have the same count.
        let begun = self.counts.partition_point(|one| counted(*one) <= sought);
        let step = begun.saturating_sub(1);
        let mut count = self.counts.get(step).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(step * STEP..).unwrap_or_default();
        let mut offset = step * STEP;
        for byte in rest {
            if begins(*byte) && counted(count) >= sought {
                break;
            }
            count = count.plus(Count::of(&[*byte]));
            offset += 1;
        }
        let within = self.start(line + 1).is_none_or(|next| offset < next);
        (within && counted(count) == sought).then_some(offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_says_what_a_scan_says() {
        let long = "渠a\u{1F33E}".repeat(STEP);
        let texts = [
            String::new(),
            "甲\r\n乙\r丙\n丁".to_owned(),
            "\n\n\r\r\n".to_owned(),
            "甲\n".to_owned(),
            "一".repeat(STEP),
            "1".repeat(2 * STEP),
            format!("{long}\r\n{long}\r{long}\n"),
        ];
        for text in &texts {
            let index = LineIndex::new(text);
            for offset in 0..text.len() + 3 {
                let scanned = (offset < 40 || offset % 7 == 0 || offset + 9 > text.len())
                    .then(|| Position::of(text, offset));
                let Some(scanned) = scanned else { continue };
                assert_eq!(index.position(offset), scanned, "{offset}");
                let Some(at) = scanned else {
                    assert_eq!(index.utf16_column(offset), None);
                    continue;
                };
                assert_eq!(index.offset(at.line(), at.column()), Some(offset));
                let line = index.start(at.line()).unwrap();
                let units = text.get(line..offset).unwrap().encode_utf16().count();
                assert_eq!(index.utf16_column(offset), Some(units + 1));
                assert_eq!(index.utf16_offset(at.line(), units + 1), Some(offset));
            }
        }
    }

    #[test]
    fn beyond_a_line_there_is_no_place() {
        let index = LineIndex::new("甲乙\r\n\r𠮷丙");
        let offsets = |line| (0..6).map(|column| index.offset(line, column)).collect();
        let lines: [Vec<_>; 5] = [0, 1, 2, 3, 4].map(offsets);
        let [none, first, second, third, fourth] = lines;
        assert_eq!(none, [None; 6]);
        assert_eq!(
            first,
            [None, Some(0), Some(3), Some(6), Some(7), None],
            "the end of the line, and between the halves of its mark"
        );
        assert_eq!(second, [None, Some(8), None, None, None, None]);
        assert_eq!(third, [None, Some(9), Some(13), Some(16), None, None]);
        assert_eq!(fourth, [None; 6]);
        let units = (1..6).map(|column| index.utf16_offset(3, column));
        let expected = [Some(9), None, Some(13), Some(16), None];
        assert!(units.eq(expected), "none between two units");
        for far in [usize::MAX, usize::MAX - 1] {
            assert_eq!((index.offset(1, far), index.offset(far, 1)), (None, None));
        }
        let lines = (0..=index.lines() + 1).map(|line| Some(index.line(line)?.range()));
        let expected = [None, Some(0..6), Some(8..8), Some(9..16), None];
        assert!(lines.eq(expected));
        assert_eq!(LineIndex::new("").line(1), Some(Span::default()));
    }
}
