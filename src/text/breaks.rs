//! Texts that break over lines, and the same as one reads them.

use std::borrow::Cow;

use crate::text::blanks::{trim_end, trim_start};

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
