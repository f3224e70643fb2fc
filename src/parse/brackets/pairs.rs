//! Brackets and those that close them.

use crate::model::ids::index;
use crate::parse::lines::Line;
use crate::parse::signs::{Kind, Sign, SignSet};
use crate::text::Span;

/// An opening bracket of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) open: Span,
    pub(super) close: Close,
    /// A colon stands within it; of one that its line does not close this is not known.
    pub(super) colon: bool,
    /// How deep brackets stand within it; for one that its line does not close, how many behind it
    /// stay open too.
    pub(super) depth: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Close {
    At(Span),
    Missing,
}

/// A pair as it is kept: a line may have a million of them.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The opening bracket, among the signs of the line.
    open: u32,
    /// The one that closes it, or [`Entry::MISSING`].
    close: u32,
    /// The colons within it; while it is open, those before it.
    colons: u32,
    /// As [`Pair::depth`].
    depth: u32,
}

const _: () = assert!(size_of::<Entry>() == 16);

impl Entry {
    const MISSING: u32 = u32::MAX;
}

/// The brackets of a text, asked for line by line.
///
/// Whatever its width, a bracket closes the last that is open. Each is looked at once, however many
/// there are in a line and whether they close or not.
pub(in crate::parse) struct Brackets<'s> {
    /// Those of the source among its other signs.
    signs: &'s [Sign],
    /// The line at hand, and its signs.
    line: Span,
    own: &'s [Sign],
    holds: SignSet,
    /// Its pairs, in order, and the first that was not asked for.
    pairs: Vec<Entry>,
    next: usize,
    /// The place that a full stop was last looked for at or behind, and the one found.
    stop: Option<(usize, Option<usize>)>,
    /// The pairs that are open.
    open: Vec<u32>,
    /// The rule that gives the units of brackets their roles which hold nothing else.
    pub(in crate::parse) rule: Option<Span>,
    /// The rule that the first of several units leads. By it units with a deadline have their roles, if nothing says that
    /// brackets are bare.
    pub(in crate::parse) first_leads: Option<Span>,
}

impl<'s> Brackets<'s> {
    pub(in crate::parse) fn new(signs: &'s [Sign]) -> Self {
        Self {
            signs,
            line: Span::at(0, 0),
            own: &[],
            holds: SignSet::default(),
            // Hardly a line has more signs: the room is made once.
            pairs: Vec::with_capacity(64),
            next: 0,
            stop: None,
            open: Vec::new(),
            rule: None,
            first_leads: None,
        }
    }

    /// Takes up a line, unless it is the one at hand.
    pub(in crate::parse) fn hold(&mut self, line: &Line) {
        if self.line == line.span {
            return;
        }
        self.line = line.span;
        self.own = line.signs(self.signs);
        self.holds = line.holds;
        self.pairs.clear();
        self.next = 0;
        self.stop = None;
        if line.holds.any(&[Kind::Opens]) {
            self.pair();
        }
    }

    /// Whether a colon stands within `range`. Of what is not in the line at hand nothing is known: there
    /// one may.
    pub(in crate::parse) fn may_hold_colon(&self, range: Span) -> bool {
        if !self.cover(range) {
            return true;
        }
        let behind = || self.own_from(range.start()).iter();
        let mut within = behind().take_while(|sign| sign.start() < range.end());
        self.holds.any(&[Kind::Colon]) && within.any(|sign| sign.kind == Kind::Colon)
    }

    /// Whether so many blanks, tabs or pipes stand within `range` as part the heads of a table and its first cells. Of what
    /// is not in the line at hand nothing is known: there none are.
    pub(in crate::parse) fn hold_cells(&self, range: Span) -> bool {
        const FEWEST: usize = 5;
        let parts = |sign: &&Sign| matches!(sign.kind, Kind::Blank | Kind::Tab | Kind::Bar);
        self.cover(range)
            && self.holds.any(&[Kind::Blank, Kind::Tab, Kind::Bar])
            && self.own.iter().filter(parts).nth(FEWEST - 1).is_some()
    }

    /// The first bracket of the line at hand that opens at or behind `from`.
    pub(super) fn next(&mut self, from: usize) -> Option<Pair> {
        while let Some(entry) = self.pairs.get(self.next) {
            self.next += 1;
            let open = self.own.get(entry.open as usize)?.span();
            if open.start() >= from {
                let close = self.own.get(entry.close as usize);
                return Some(Pair {
                    open,
                    close: close.map_or(Close::Missing, |close| Close::At(close.span())),
                    colon: close.is_some() && entry.colons > 0,
                    depth: entry.depth as usize,
                });
            }
        }
        None
    }

    /// The first full stop of the line at hand at or behind `from`.
    pub(super) fn stop(&mut self, from: usize) -> Option<usize> {
        // Up to the one found before there is no other, however many ask for it.
        if let Some((before, stop)) = self.stop
            && before <= from
            && stop.is_none_or(|stop| from <= stop)
        {
            return stop;
        }
        let mut behind = self.own_from(from).iter();
        let stop = behind.find(|sign| sign.kind == Kind::Stop);
        let stop = stop.map(|stop| stop.start());
        self.stop = Some((from, stop));
        stop
    }

    /// Whether the line at hand holds all of `range`.
    pub(in crate::parse) const fn cover(&self, range: Span) -> bool {
        self.line.covers(range)
    }

    /// The last full stop within `range`, which the line at hand covers.
    pub(in crate::parse) fn last_stop(&self, range: Span) -> Option<usize> {
        let before = self.own.partition_point(|sign| sign.start() < range.end());
        let before = self.own.get(..before).unwrap_or_default().iter().rev();
        let mut within = before.take_while(|sign| sign.start() >= range.start());
        let stop = within.find(|sign| sign.kind == Kind::Stop);
        stop.map(|stop| stop.start())
    }

    /// Where the sentences of `range` begin that may begin with a label, behind a full stop: a colon is their first sign.
    /// Those in brackets are none. The line at hand covers the range.
    pub(in crate::parse) fn labelled_sentences(
        &self,
        range: Span,
    ) -> impl Iterator<Item = usize> + use<'s> {
        let mut depth = 0_usize;
        let mut begins = None;
        let within = self.own_from(range.start()).iter();
        within
            .take_while(move |sign| sign.start() < range.end())
            .filter_map(move |sign| {
                let before = begins.take();
                match sign.kind {
                    Kind::Opens => depth += 1,
                    Kind::Closes => depth = depth.saturating_sub(1),
                    Kind::Stop if depth == 0 => begins = Some(sign.span().end()),
                    Kind::Blank => begins = before,
                    Kind::Colon => return before,
                    _ => {}
                }
                None
            })
    }

    /// The end of the sentence of `range` that begins at `from`, its full stop included. One in brackets ends none.
    pub(in crate::parse) fn sentence_end(&self, from: usize, range: Span) -> usize {
        let mut depth = 0_usize;
        let mut within = self.own_from(from).iter();
        let stop = within.find(|sign| {
            match sign.kind {
                Kind::Opens => depth += 1,
                Kind::Closes => depth = depth.saturating_sub(1),
                _ => {}
            }
            sign.start() >= range.end() || (sign.kind == Kind::Stop && depth == 0)
        });
        stop.map_or(range.end(), |stop| stop.span().end().min(range.end()))
    }

    /// The signs of the line at hand at or behind `from`.
    fn own_from(&self, from: usize) -> &'s [Sign] {
        let next = self.own.partition_point(|sign| sign.start() < from);
        self.own.get(next..).unwrap_or_default()
    }

    /// Finds the pairs of the line at hand.
    fn pair(&mut self) {
        self.pairs.reserve(self.own.len());
        let mut colons = 0;
        for (at, sign) in self.own.iter().enumerate() {
            match sign.kind {
                Kind::Colon => colons += 1,
                Kind::Opens => {
                    self.open.push(index(self.pairs.len()));
                    self.pairs.push(Entry {
                        open: index(at),
                        close: Entry::MISSING,
                        colons,
                        depth: 0,
                    });
                }
                Kind::Closes => self.close(index(at), colons),
                _ => {}
            }
        }
        for (behind, at) in self.open.drain(..).rev().enumerate() {
            if let Some(pair) = self.pairs.get_mut(at as usize) {
                pair.depth = index(behind);
            }
        }
    }

    /// The bracket of a line that closes the last but `depth` of those that are open before it; or how many
    /// are left open behind it.
    pub(super) fn depth_behind(&self, line: &Line, depth: usize) -> Result<Span, usize> {
        let mut depth = depth;
        for sign in line.signs(self.signs) {
            match sign.kind {
                Kind::Opens => depth += 1,
                Kind::Closes if depth == 0 => return Ok(sign.span()),
                Kind::Closes => depth -= 1,
                _ => {}
            }
        }
        Err(depth)
    }

    /// Closes the last bracket that is open, if one is, by a sign of the line; so many colons stand before that.
    fn close(&mut self, close: u32, colons: u32) {
        let Some(at) = self.open.pop() else {
            return;
        };
        let Some(pair) = self.pairs.get_mut(at as usize) else {
            return;
        };
        pair.close = close;
        pair.colons = colons - pair.colons;
        let depth = pair.depth + 1;
        let around = self.open.last();
        if let Some(around) = around.and_then(|at| self.pairs.get_mut(*at as usize)) {
            around.depth = around.depth.max(depth);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines::{self, Lines};

    /// Each opening bracket with its depth and the text that it closes about.
    fn shown(text: &str) -> Vec<(usize, usize, Option<&str>)> {
        let Lines { lines, signs, .. } = lines::split(text);
        let mut brackets = Brackets::new(&signs);
        brackets.hold(&lines[0]);
        let mut from = 0;
        let mut found = Vec::new();
        while let Some(pair) = brackets.next(from) {
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
        let Lines { lines, signs, .. } = lines::split("甲）乙）丙");
        let brackets = Brackets::new(&signs);
        assert_eq!(brackets.depth_behind(&lines[0], 2), Err(0));
        let close = brackets.depth_behind(&lines[0], 1);
        assert_eq!(close.map(Span::start), Ok(9));
    }

    #[test]
    fn a_pair_knows_whether_a_colon_stands_within() {
        let Lines { lines, signs, .. } = lines::split("甲：（乙（丙：丁）戊）己：（庚）");
        let mut brackets = Brackets::new(&signs);
        brackets.hold(&lines[0]);
        let colons = std::iter::from_fn(|| brackets.next(0)).map(|pair| pair.colon);
        assert_eq!(colons.collect::<Vec<_>>(), [true, true, false]);
    }

    #[test]
    fn colons_and_stops_are_known_of_the_line_at_hand() {
        let text = "甲：乙:丙﹕丁。\n戊";
        let Lines { lines, signs, .. } = lines::split(text);
        let line = lines[0].span;
        let mut brackets = Brackets::new(&signs);
        assert!(brackets.may_hold_colon(line), "nothing is known yet");
        brackets.hold(&lines[0]);
        for (start, end, holds) in [(0, 3, false), (3, 4, true), (4, 9, false), (9, 12, true)] {
            assert_eq!(brackets.may_hold_colon(Span::at(start, end)), holds);
        }
        assert!(brackets.may_hold_colon(Span::at(13, 14)));
        assert!(!brackets.may_hold_colon(Span::at(16, line.end())));
        assert!(brackets.may_hold_colon(Span::at(16, text.len())));
        let stop = text.find('。');
        assert_eq!(brackets.stop(4), stop);
        assert_eq!((brackets.stop(7), brackets.stop(0)), (stop, stop));
        assert_eq!(brackets.stop(line.end()), None);
        assert_eq!((brackets.stop(line.end()), brackets.stop(4)), (None, stop));
        assert!(brackets.cover(line) && !brackets.cover(Span::at(0, text.len())));
        assert_eq!(brackets.last_stop(line), text.find('。'));
        assert_eq!(brackets.last_stop(Span::at(0, 9)), None);
    }

    #[test]
    fn lines_are_asked_one_after_the_other() {
        let Lines { lines, signs, .. } = lines::split("(甲\n乙)(丙)");
        let mut brackets = Brackets::new(&signs);
        brackets.hold(&lines[0]);
        let first = brackets.next(0).unwrap();
        assert!(matches!(first.close, Close::Missing));
        brackets.hold(&lines[0]);
        assert!(brackets.next(1).is_none());
        brackets.hold(&lines[1]);
        let second = brackets.next(5).unwrap();
        assert_eq!(second.open.start(), 9);
    }
}
