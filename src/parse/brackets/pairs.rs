//! Brackets and those that close them.

use crate::parse::signs::{Kind, Sign};
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
    /// Those of the source, its full stops and its colons, and the first that no line at hand had.
    signs: &'s [Sign],
    behind: usize,
    /// The line at hand, or as much of it as was asked for.
    line: Span,
    /// Its pairs, in order, and the first that was not asked for.
    pairs: Vec<Pair>,
    next: usize,
    /// Its full stops.
    stops: Vec<usize>,
    /// Its colons.
    colons: Vec<usize>,
    /// The pairs that are open.
    open: Vec<usize>,
}

impl<'s> Brackets<'s> {
    pub(in crate::parse) fn new(signs: &'s [Sign]) -> Self {
        Self {
            signs,
            behind: 0,
            line: Span::at(0, 0),
            // Hardly a line has more of them.
            pairs: Vec::with_capacity(16),
            next: 0,
            stops: Vec::with_capacity(16),
            colons: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Takes up a line, unless it is the one at hand.
    pub(in crate::parse) fn hold(&mut self, line: Span) {
        if self.line.end() != line.end() || line.is_empty() {
            self.read(line);
        }
    }

    /// Whether a colon stands within `range`. Of what is not in the line at hand nothing is known: there
    /// one may.
    pub(in crate::parse) fn may_hold_colon(&self, range: Span) -> bool {
        let next = self.colons.partition_point(|colon| *colon < range.start());
        !self.line.covers(range) || self.colons.get(next).is_some_and(|at| *at < range.end())
    }

    /// The first bracket that opens within `range`, which ends with a line.
    pub(super) fn next(&mut self, range: Span) -> Option<Pair> {
        self.hold(range);
        while let Some(pair) = self.pairs.get(self.next) {
            self.next += 1;
            if pair.open.start() >= range.start() {
                return Some(*pair);
            }
        }
        None
    }

    /// The first full stop of the line at hand at or behind `from`.
    pub(super) fn stop(&self, from: usize) -> Option<usize> {
        let next = self.stops.partition_point(|stop| *stop < from);
        self.stops.get(next).copied()
    }

    /// Finds the pairs, the full stops and the colons of a line.
    fn read(&mut self, line: Span) {
        self.line = line;
        self.pairs.clear();
        self.next = 0;
        self.stops.clear();
        self.colons.clear();
        self.open.clear();
        for sign in self.signs_of(line) {
            match sign.kind {
                Kind::Stop => self.stops.push(sign.start()),
                Kind::Colon => self.colons.push(sign.start()),
                Kind::Opens => {
                    self.open.push(self.pairs.len());
                    self.pairs.push(Pair {
                        open: sign.span(),
                        close: Close::Missing,
                        depth: 0,
                    });
                }
                Kind::Closes => self.close(sign.span()),
            }
        }
        for (behind, at) in self.open.drain(..).rev().enumerate() {
            if let Some(pair) = self.pairs.get_mut(at) {
                pair.depth = behind;
            }
        }
    }

    /// The signs within a line. Nearly always it is one behind the line before, and near it.
    fn signs_of(&mut self, line: Span) -> &'s [Sign] {
        let (before, behind) = self.signs.split_at_checked(self.behind).unwrap_or_default();
        let count = |signs: &[Sign], end| {
            let within = signs.iter().take_while(|sign| sign.start() < end);
            within.count()
        };
        let goes_back = before
            .last()
            .is_some_and(|sign| sign.start() >= line.start());
        let first = if goes_back {
            before.partition_point(|sign| sign.start() < line.start())
        } else {
            self.behind + count(behind, line.start())
        };
        let rest = self.signs.get(first..).unwrap_or_default();
        self.behind = first + count(rest, line.end());
        self.signs.get(first..self.behind).unwrap_or_default()
    }

    /// The bracket of a line that closes the last but `depth` of those that are open before it; or how many
    /// are left open behind it.
    pub(super) fn depth_behind(&self, line: Span, depth: usize) -> Result<Span, usize> {
        let first = self
            .signs
            .partition_point(|sign| sign.start() < line.start());
        let behind = self.signs.iter().skip(first);
        let mut depth = depth;
        for sign in behind.take_while(|sign| sign.start() < line.end()) {
            match sign.kind {
                Kind::Stop | Kind::Colon => {}
                Kind::Opens => depth += 1,
                Kind::Closes if depth == 0 => return Ok(sign.span()),
                Kind::Closes => depth -= 1,
            }
        }
        Err(depth)
    }

    /// Closes the last bracket that is open, if one is.
    fn close(&mut self, close: Span) {
        let Some(pair) = self.open.pop().and_then(|at| self.pairs.get_mut(at)) else {
            return;
        };
        pair.close = Close::At(close);
        let depth = pair.depth + 1;
        if let Some(around) = self.open.last().and_then(|at| self.pairs.get_mut(*at)) {
            around.depth = around.depth.max(depth);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::signs::Signs;

    /// Each opening bracket with its depth and the text that it closes about.
    fn shown(text: &str) -> Vec<(usize, usize, Option<&str>)> {
        let signs = Signs::of(text).marks;
        let mut brackets = Brackets::new(&signs);
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
            shown("）甲（乙)〔丙｛〕【丁】[戊］"),
            [
                (6, 0, Some("乙")),
                (13, 0, Some("丙｛")),
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
        let signs = Signs::of(text).marks;
        let brackets = Brackets::new(&signs);
        assert_eq!(brackets.depth_behind(line, 2), Err(0));
        assert_eq!(brackets.depth_behind(line, 1).map(Span::start), Ok(9));
    }

    #[test]
    fn colons_of_every_kind_are_known_of_the_line_at_hand() {
        let text = "甲：乙:丙﹕丁\n戊";
        let line = Span::at(0, text.len() - 4);
        let signs = Signs::of(text).marks;
        let mut brackets = Brackets::new(&signs);
        assert!(brackets.may_hold_colon(line), "nothing is known yet");
        brackets.hold(line);
        for (start, end, holds) in [(0, 3, false), (3, 4, true), (4, 9, false), (9, 12, true)] {
            assert_eq!(brackets.may_hold_colon(Span::at(start, end)), holds);
        }
        assert!(brackets.may_hold_colon(Span::at(13, 14)));
        assert!(!brackets.may_hold_colon(Span::at(16, line.end())));
        assert!(brackets.may_hold_colon(Span::at(16, text.len())));
    }

    #[test]
    fn lines_are_asked_one_after_the_other() {
        let text = "(甲\n乙)(丙)";
        let signs = Signs::of(text).marks;
        let mut brackets = Brackets::new(&signs);
        let first = brackets.next(Span::at(0, 4)).unwrap();
        assert!(matches!(first.close, Close::Missing));
        assert!(brackets.next(Span::at(1, 4)).is_none());
        let second = brackets.next(Span::at(5, text.len())).unwrap();
        assert_eq!(second.open.start(), 9);
    }
}
