//! Brackets and those that close them.

use crate::parse::scan::{self, Places, width};
use crate::text::Span;

/// An opening bracket of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) open: Span,
    pub(super) close: Close,
    /// How deep brackets stand within it; for one that its line does not close, how many behind it
    /// stay open too.
    pub(super) depth: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Close {
    At(Span),
    Missing,
}

/// The brackets of a text, asked for line by line.
///
/// Whatever its width, a bracket closes the last that is open. Each is looked at once, however many
/// there are in a line and whether they close or not.
pub(in crate::parse) struct Brackets<'s> {
    source: &'s str,
    openings: Places<'s, Opening>,
    stops: Places<'s, Stop>,
    /// The pairs of the last outermost bracket, in order, and the first that was not asked for.
    pairs: Vec<Pair>,
    next: usize,
    /// The pairs that are open.
    open: Vec<usize>,
    /// Brackets before this byte are known.
    until: usize,
}

impl<'s> Brackets<'s> {
    pub(in crate::parse) fn new(source: &'s str) -> Self {
        Self {
            source,
            openings: Places::new(source),
            stops: Places::new(source),
            pairs: Vec::new(),
            next: 0,
            open: Vec::new(),
            until: 0,
        }
    }

    /// The first bracket that opens within `range`, which ends with a line.
    pub(super) fn next(&mut self, range: Span) -> Option<Pair> {
        loop {
            while let Some(pair) = self.pairs.get(self.next) {
                self.next += 1;
                if pair.open.start() >= range.start() {
                    return Some(*pair);
                }
            }
            let from = self.until.max(range.start());
            let open = self
                .opening(from)
                .filter(|open| open.start() < range.end())?;
            self.close(open, range.end());
        }
    }

    /// The first full stop at or behind `from`, which is where a bracket opens.
    pub(super) fn stop(&mut self, from: usize) -> Option<usize> {
        let mut from = from;
        loop {
            let mark = self.stops.first(from)?;
            let start = mark.checked_sub(1)?;
            if self.source.as_bytes().get(start) == Some(&0xE3) {
                return Some(start);
            }
            from = mark + 1;
        }
    }

    /// The first bracket that opens at or behind `from`.
    fn opening(&mut self, from: usize) -> Option<Span> {
        let mut from = from;
        loop {
            let mark = self.openings.first(from)?;
            let lead = mark
                .checked_sub(1)
                .and_then(|at| self.source.as_bytes().get(at));
            // The pair stands for a bracket of its own width or for the end of a wide one: other
            // characters share it.
            match (lead, self.source.as_bytes().get(mark)) {
                (_, Some(b'(' | b'[')) => return Some(Span::at(mark, mark + 1)),
                (Some(0xEF), Some(0xBC)) | (Some(0xE3), Some(0x80)) => {
                    return Some(Span::at(mark - 1, mark + 2));
                }
                _ => from = mark + 1,
            }
        }
    }

    /// Looks for what closes a bracket, and those within it, before `end`.
    fn close(&mut self, outermost: Span, end: usize) {
        self.pairs.clear();
        self.next = 0;
        self.open.clear();
        self.until = end;
        self.push(outermost);
        for mark in marks(self.source, Span::at(outermost.end(), end)) {
            if mark.opens {
                self.push(mark.span);
                continue;
            }
            let pair = self.open.pop().and_then(|at| self.pairs.get_mut(at));
            let depth = pair.map_or(0, |pair| {
                pair.close = Close::At(mark.span);
                pair.depth + 1
            });
            let Some(around) = self.open.last().and_then(|at| self.pairs.get_mut(*at)) else {
                self.until = mark.span.end();
                return;
            };
            around.depth = around.depth.max(depth);
        }
        for (behind, at) in self.open.drain(..).rev().enumerate() {
            if let Some(pair) = self.pairs.get_mut(at) {
                pair.depth = behind;
            }
        }
    }

    fn push(&mut self, open: Span) {
        self.open.push(self.pairs.len());
        self.pairs.push(Pair {
            open,
            close: Close::Missing,
            depth: 0,
        });
    }
}

/// The bracket of `line` that closes the last but `depth` of those that are open before it; or how many
/// are left open behind it.
pub(super) fn depth_behind(source: &str, line: Span, depth: usize) -> Result<Span, usize> {
    let mut depth = depth;
    for mark in marks(source, line) {
        if mark.opens {
            depth += 1;
        } else if depth == 0 {
            return Ok(mark.span);
        } else {
            depth -= 1;
        }
    }
    Err(depth)
}

struct Mark {
    span: Span,
    opens: bool,
}

/// The brackets of a text, opening and closing ones.
fn marks(source: &str, text: Span) -> impl Iterator<Item = Mark> {
    let bytes = text.of(source).as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(lead) = bytes.get(at) {
            if matches!(lead, 0xE4..=0xE9) {
                at += 3;
                continue;
            }
            let start = at;
            let opens = match lead {
                b'(' | b'[' => Some(true),
                b')' | b']' => Some(false),
                0xEF | 0xE3 => match bytes.get(at..at + 3) {
                    Some([0xEF, 0xBC, 0x88] | [0xE3, 0x80, 0x90 | 0x94]) => Some(true),
                    Some([0xEF, 0xBC, 0x89] | [0xE3, 0x80, 0x91 | 0x95]) => Some(false),
                    _ => None,
                },
                _ => None,
            };
            at += width(*lead);
            if let Some(opens) = opens {
                let span = Span::at(text.start() + start, text.start() + at);
                return Some(Mark { span, opens });
            }
        }
        None
    })
}

/// What a full stop is told by.
struct Stop;

impl scan::Pair for Stop {
    fn is(first: u8, second: u8) -> bool {
        first == 0x80 && second == 0x82
    }
}

/// What the opening brackets （ 〔 【 ( [ are told by.
struct Opening;

impl scan::Pair for Opening {
    fn is(first: u8, second: u8) -> bool {
        (first == 0xBC && second == 0x88)
            || (first == 0x80 && (second == 0x90 || second == 0x94))
            || first == b'('
            || first == b'['
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each opening bracket with its depth and the text that it closes about.
    fn shown(text: &str) -> Vec<(usize, usize, Option<&str>)> {
        let mut brackets = Brackets::new(text);
        let mut from = 0;
        let mut found = Vec::new();
        while let Some(pair) = brackets.next(Span::at(from, text.len())) {
            from = pair.open.end();
            let inner = match pair.close {
                Close::At(close) => Some(Span::at(from, close.start()).of(text)),
                Close::Missing => None,
            };
            found.push((pair.open.start(), pair.depth, inner));
        }
        found
    }

    #[test]
    fn brackets_of_any_width_close_the_last_that_is_open() {
        assert_eq!(
            shown("）甲（乙)〔丙［〕【丁】[戊]"),
            [
                (6, 0, Some("乙")),
                (13, 0, Some("丙［")),
                (25, 0, Some("丁")),
                (34, 0, Some("戊")),
            ]
        );
        assert_eq!(
            shown("(甲(乙(丙))丁)"),
            [
                (0, 2, Some("甲(乙(丙))丁")),
                (4, 1, Some("乙(丙)")),
                (8, 0, Some("丙"))
            ]
        );
    }

    #[test]
    fn brackets_that_stay_open_know_how_many_do_behind_them() {
        assert_eq!(
            shown("(甲(乙)((丙"),
            [
                (0, 2, None),
                (4, 0, Some("乙")),
                (9, 1, None),
                (10, 0, None)
            ]
        );
        let text = "甲）乙）丙";
        let line = Span::at(0, text.len());
        assert_eq!(depth_behind(text, line, 2), Err(0));
        assert_eq!(depth_behind(text, line, 1).map(Span::start), Ok(9));
    }

    #[test]
    fn lines_are_asked_one_after_the_other() {
        let text = "(甲\n乙)(丙)";
        let mut brackets = Brackets::new(text);
        let first = brackets.next(Span::at(0, 4)).unwrap();
        assert!(matches!(first.close, Close::Missing));
        assert!(brackets.next(Span::at(1, 4)).is_none());
        let second = brackets.next(Span::at(5, text.len())).unwrap();
        assert_eq!(second.open.start(), 9);
    }
}
