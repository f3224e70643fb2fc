//! Times in brackets of their own beside a clause: （牵头单位：县水利局）（2026年底前完成）.

use crate::parse::body::Body;
use crate::parse::clause;
use crate::parse::dates;
use crate::parse::lines::{Line, trimmed};
use crate::parse::words;
use crate::text::{Span, is_blank};

/// A time in brackets.
struct Time {
    /// Its brackets included, and marks behind them.
    span: Span,
    time: Span,
}

impl Body<'_, '_> {
    /// Takes in what stands before the clause that was just read, with the time right before it, where the clause itself has
    /// none.
    pub(super) fn passage_before(&mut self, before: Span, line: &Line) {
        let time = if self.reading.deadline.is_none() {
            self.time_before(before)
        } else {
            None
        };
        self.reading.exchange(&mut self.aside);
        let passage = time
            .as_ref()
            .map_or(before, |time| Span::at(before.start(), time.span.start()));
        self.piece(passage, line);
        if let Some(time) = time {
            self.timed(&time);
        }
        self.reading.exchange(&mut self.aside);
    }

    /// Takes in the times that stand right behind a clause, which ends at `from`; gives where they end.
    pub(super) fn times_behind(&mut self, from: usize, end: usize) -> usize {
        let mut from = from;
        while let Some(time) = self.time_behind(Span::at(from.min(end), end)) {
            self.timed(&time);
            from = time.span.end();
        }
        from
    }

    fn timed(&mut self, time: &Time) {
        self.reading.clear();
        self.reading.deadline = Some(time.time);
        self.clause(time.span, false);
    }

    fn time_behind(&self, behind: Span) -> Option<Time> {
        let text = behind.of(self.source).trim_start_matches(is_blank);
        let start = behind.end() - text.len();
        let inner = text.strip_prefix(words::OPENING)?;
        let close = inner.find(words::CLOSING)?;
        let rest = inner.get(close..)?.trim_start_matches(words::CLOSING);
        let rest = rest.strip_prefix(['。', '；', ';']).unwrap_or(rest);
        let open = behind.end() - inner.len();
        self.time(
            Span::at(start, behind.end() - rest.len()),
            Span::at(open, open + close),
        )
    }

    fn time_before(&self, before: Span) -> Option<Time> {
        let text = before.of(self.source);
        let end = before.start() + text.trim_end_matches(is_blank).len();
        let inner = Span::at(before.start(), end).of(self.source);
        let inner = inner.strip_suffix(words::CLOSING)?;
        let (head, time) = inner.rsplit_once(words::OPENING)?;
        let open = before.start() + head.len();
        let close = before.start() + inner.len();
        self.time(Span::at(open, end), Span::at(close - time.len(), close))
    }

    /// The time that a bracket about `content` states, if it does.
    fn time(&self, span: Span, content: Span) -> Option<Time> {
        // Several times with what is done by each.
        const LONGEST: usize = 120;
        let content = trimmed(self.source, content);
        let text = content.of(self.source);
        let is_time = content.len() <= LONGEST
            && !text.is_empty()
            // What has a label is a clause by itself.
            && !text.contains(words::COLONS)
            && text.split(words::is_separator).all(clause::says_by_when);
        let length = dates::without_verb(text).len();
        let time = Span::at(content.start(), content.start() + length);
        is_time.then_some(Time { span, time })
    }
}
