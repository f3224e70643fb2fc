//! Where the lines of a text begin, and how many characters stand before a byte: positions without
//! reading the text from its start.

use crate::text::Position;

/// Where the lines of a text begin, for whoever asks for many positions: made once in the time of one
/// reading, it answers each in that of a search.
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
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// The byte that each line but the first begins at.
    starts: Box<[u32]>,
    /// How many characters begin before each multiple of `STEP`: a plan may be one line.
    chars: Box<[u32]>,
}

/// Bytes between two counts of characters.
const STEP: usize = 1024;

/// Characters that begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    let begins = |byte: &u8| byte & 0xC0 != 0x80;
    bytes.iter().filter(|byte| begins(byte)).count()
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
        let mut before = 0;
        let counts = bytes.chunks(STEP).map(|chunk| {
            let count = before;
            before += begun(chunk);
            short(count)
        });
        let chars = counts.collect();
        Self {
            text,
            starts,
            chars,
        }
    }

    /// Line and column of a byte offset, as [`Position::of`] counts them; `None` where `offset` lies
    /// beyond the end of the text or within a character.
    pub fn position(&self, offset: usize) -> Option<Position> {
        let text = self.text;
        if !text.is_char_boundary(offset) {
            return None;
        }
        let above = self
            .starts
            .partition_point(|start| *start as usize <= offset);
        let start = above
            .checked_sub(1)
            .and_then(|at| self.starts.get(at))
            .map_or(0, |start| *start as usize);
        let column = self.chars_before(offset) - self.chars_before(start) + 1;
        Some(Position::new(offset, above + 1, column))
    }

    fn chars_before(&self, offset: usize) -> usize {
        // The end of a text of whole steps has no count of its own.
        let step = (offset / STEP).min(self.chars.len().saturating_sub(1));
        let counted = self.chars.get(step).map_or(0, |count| *count as usize);
        let rest = self.text.as_bytes().get(step * STEP..offset);
        counted + begun(rest.unwrap_or_default())
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
                if let Some(scanned) = scanned {
                    assert_eq!(index.position(offset), scanned, "{offset}");
                }
            }
        }
    }
}
