//! The source cut into lines.

use crate::text::{Span, is_blank};

/// A line that holds more than blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The line without blanks at either end.
    pub(super) span: Span,
    /// A tab stands before the text: the mark of a table cell in extracted text.
    pub(super) tabbed: bool,
}

impl Line {
    pub(super) fn text(self, source: &str) -> &str {
        self.span.of(source)
    }
}

/// The lines of `source` that hold more than blanks, in order. A line ends with `\n`, `\r\n` or `\r`.
pub(super) fn split(source: &str) -> Vec<Line> {
    // Chinese prose takes some two hundred bytes a line; a guess that is too low costs a copy.
    let mut lines = Vec::with_capacity(source.len() / 128 + 8);
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', source.as_bytes()) {
        lines.extend(line(source, start, end));
        start = end + 1;
    }
    lines.extend(line(source, start, source.len()));
    lines
}

fn line(source: &str, start: usize, end: usize) -> Option<Line> {
    let span = trimmed(source, Span::at(start, end));
    if span.is_empty() {
        return None;
    }
    let indent = source.as_bytes().get(start..span.start())?;
    Some(Line {
        span,
        tabbed: indent.contains(&b'\t'),
    })
}

/// The part of a span without blanks at either end.
pub(super) fn trimmed(source: &str, span: Span) -> Span {
    let text = span.of(source);
    let front = text.trim_start_matches(is_blank);
    let start = span.start() + (text.len() - front.len());
    Span::at(start, start + front.trim_end_matches(is_blank).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_every_kind_are_trimmed_and_blank_lines_dropped() {
        let source = "\u{FEFF}甲\r\n\u{3000}\u{A0}\n\t乙 \u{3000}\r丙";
        let lines: Vec<_> = split(source)
            .into_iter()
            .map(|line| (line.text(source), line.tabbed))
            .collect();
        assert_eq!(lines, [("甲", false), ("乙", true), ("丙", false)]);
    }
}
