//! The source cut into lines.

use crate::parse::enumerator::{Enumerator, enumerator};
use crate::parse::signs::{Sign, Signs};
use crate::parse::unglue;
use crate::text::{Span, trim_end, trim_start};

/// A line that holds more than blanks, or a part of one that stands for a line of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The line without blanks at either end.
    pub(super) span: Span,
    /// The number that it begins with.
    pub(super) number: Option<Enumerator>,
    /// A tab stands before the text: the mark of a table cell in extracted text.
    pub(super) tabbed: bool,
    /// A blank line, or the start of the text, stands before it.
    pub(super) spaced: bool,
    /// It stands behind another on the same printed line.
    pub(super) glued: bool,
}

impl Line {
    pub(super) fn text(self, source: &str) -> &str {
        self.span.of(source)
    }
}

/// The lines of a text, and what was found on the way.
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    pub(super) signs: Vec<Sign>,
}

/// The lines of `source` that hold more than blanks, in order. A line ends with `\n`, `\r\n` or `\r`.
///
/// Where a text has lost its line ends, a line that holds headings is cut before each of them.
pub(super) fn split(source: &str) -> Lines {
    let Signs {
        marks: signs,
        ends,
        numbers,
    } = Signs::of(source);
    let mut lines = Vec::with_capacity(ends.len() + 1);
    let mut start = 0;
    let mut spaced = true;
    let bytes = source.as_bytes();
    let ends = ends.iter().map(|end| *end as usize).chain([source.len()]);
    for end in ends {
        if let Some(line) = line(source, start, end, spaced) {
            lines.push(line);
            spaced = false;
        } else if !(bytes.get(end) == Some(&b'\n') && start == end && follows_return(bytes, start))
        {
            spaced = true;
        }
        start = end + 1;
    }
    let lines = unglued(source, lines, &numbers);
    Lines { lines, signs }
}

/// Whether the byte before `at` is `\r`: then an "empty line" is the second half of a line end.
fn follows_return(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\r')
}

fn line(source: &str, start: usize, end: usize, spaced: bool) -> Option<Line> {
    if start == end {
        return None;
    }
    let bytes = source.as_bytes();
    // Most blanks before a line are tabs, or spaces of full width.
    let mut from = start;
    loop {
        from += match bytes.get(from..end) {
            Some([b'\t' | b' ', ..]) => 1,
            Some([0xE3, 0x80, 0x80, ..]) => 3,
            _ => break,
        };
    }
    let span = trimmed(source, Span::at(from, end));
    if span.is_empty() {
        return None;
    }
    let indent = bytes.get(start..span.start())?;
    Some(Line {
        span,
        number: enumerator(span.of(source)),
        tabbed: !indent.is_empty() && indent.contains(&b'\t'),
        spaced,
        glued: false,
    })
}

/// The lines, those that may have lost line ends cut before each heading: every line of a text of one
/// or two lines, lines longer than any paragraph, and lines that begin with a number themselves.
///
/// `numbers` are the places where a number may begin behind a mark.
fn unglued(source: &str, lines: Vec<Line>, numbers: &[u32]) -> Vec<Line> {
    // Paragraphs of real plans stay below this many bytes.
    const LONGEST_PARAGRAPH: usize = 1_800;
    let few = lines.len() <= 2;
    let suspect = |line: &Line| few || line.span.len() > LONGEST_PARAGRAPH || line.number.is_some();
    let mut cuts = Vec::new();
    let mut numbers = numbers.iter().map(|at| *at as usize).peekable();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| suspect(line)) {
        while numbers.next_if(|at| *at < line.span.start()).is_some() {}
        let within = std::iter::from_fn(|| numbers.next_if(|at| *at < line.span.end()));
        let within = within.map(|at| at - line.span.start());
        let cut = |cut| cuts.push((at, cut));
        unglue::cuts(line.text(source), line.number, within, cut);
    }
    if cuts.is_empty() {
        return lines;
    }
    let mut cut_lines = Vec::with_capacity(lines.len() + cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    for (at, line) in lines.into_iter().enumerate() {
        let mut start = line.span.start();
        let mut push = |end| {
            let span = trimmed(source, Span::at(start, end));
            cut_lines.push(Line {
                span,
                number: enumerator(span.of(source)),
                glued: start > line.span.start(),
                ..line
            });
            start = end;
        };
        while let Some((_, cut)) = cuts.next_if(|(of, _)| *of == at) {
            push(line.span.start() + cut);
        }
        push(line.span.end());
    }
    cut_lines
}

/// The part of a span without blanks at either end.
pub(super) fn trimmed(source: &str, span: Span) -> Span {
    let bytes = source.as_bytes().get(span.range());
    if bytes.is_some_and(is_bare) {
        return span;
    }
    let text = span.of(source);
    let front = trim_start(text);
    let start = span.start() + (text.len() - front.len());
    Span::at(start, start + trim_end(front).len())
}

/// Whether a text begins with a Chinese character, a figure or a mark of full width, and ends with such a
/// character or mark, as nearly every piece of a plan does: no blanks are about it.
pub(super) const fn is_bare(text: &[u8]) -> bool {
    matches!(text, [0xE4..=0xE9 | b'0'..=b'9', ..] | [0xEF, 0xBC, ..])
        && matches!(
            text,
            [.., 0xE4..=0xE9, _, _] | [.., 0xEF, 0xBC, _] | [.., 0xE3, 0x80, 0x82]
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_blank_is_about_what_is_bare() {
        for c in '\0'..=char::MAX {
            for text in [format!("{c}甲"), format!("甲{c}")] {
                let bare = is_bare(text.as_bytes());
                assert!(!bare || trim_end(trim_start(&text)) == text, "{text:?}");
            }
        }
    }

    #[test]
    fn blanks_of_every_kind_are_trimmed_and_blank_lines_dropped() {
        let source = "\u{FEFF}甲\r\n\u{3000}\u{A0}\n\t乙 \u{3000}\r丙";
        let lines: Vec<_> = split(source)
            .lines
            .into_iter()
            .map(|line| (line.text(source), line.tabbed))
            .collect();
        assert_eq!(lines, [("甲", false), ("乙", true), ("丙", false)]);
    }

    #[test]
    fn a_blank_line_is_noticed_whatever_ends_it() {
        let spaced = |source| {
            split(source)
                .lines
                .iter()
                .map(|line| line.spaced)
                .collect::<Vec<_>>()
        };
        assert_eq!(spaced("甲\r\n乙\r\n\r\n丙"), [true, false, true]);
        assert_eq!(spaced("甲\n乙\n\t\n丙"), [true, false, true]);
    }

    #[test]
    fn references_to_blanks_are_blanks() {
        let source = "&nbsp;&emsp;（一）甲&nbsp;";
        let lines: Vec<_> = split(source)
            .lines
            .into_iter()
            .map(|line| line.text(source))
            .collect();
        assert_eq!(lines, ["（一）甲"]);
    }
}
