//! What stands between the bracketed clauses of a line, or about one: headings, prose, and sentences that are clauses.

use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::body::labelled::{
    DASHES, says_nothing, starts_with_word, trailing_labels, trimmed_start,
};
use crate::parse::body::{Body, Item};
use crate::parse::clause::{self, Reading};
use crate::parse::head;
use crate::parse::heading;
use crate::parse::lines::{Line, trimmed};
use crate::parse::names;
use crate::parse::words::{self, LabelKind};
use crate::text::{Span, trim};

impl Body<'_, '_> {
    /// Reads what stands between two clauses, or about one: a heading, prose, or the first with the
    /// second behind it.
    pub(super) fn piece(&mut self, span: Span, line: &Line) {
        let rest = if span == line.span {
            span
        } else {
            trimmed(self.source, span)
        };
        // Most clauses end their line.
        if rest.is_empty() {
            return;
        }
        let text = rest.of(self.source);
        let is_punctuation =
            || text.chars().all(says_nothing) || (text.len() > 2 && head::is_markup(text));
        if !starts_with_word(text) && is_punctuation() {
            self.items.push(Item::Punctuation(rest));
            return;
        }
        // …。**（责任单位：甲）**: an emphasis begins behind what stands here.
        if let Some(before) = text.strip_suffix("**")
            && before.matches("**").count().is_multiple_of(2)
        {
            let mark = rest.start() + before.len();
            self.piece(Span::at(rest.start(), mark), line);
            self.items
                .push(Item::Punctuation(Span::at(mark, rest.end())));
            return;
        }
        let may_hold_colon = self.brackets.may_hold_colon(rest);
        let last_stop = |end| self.last_stop(Span::at(rest.start(), rest.start() + end));
        if let Some(start) = trailing_labels(rest.of(self.source), may_hold_colon, last_stop) {
            let clause = trimmed(self.source, Span::at(rest.start() + start, rest.end()));
            let content = trimmed_start(self.source, clause, &DASHES);
            let read = clause::read_line(self.source, content, &mut self.reading);
            if read && !self.is_vouched(false) {
                self.refuse(content);
                self.passage(rest, line);
                return;
            }
            if read {
                let before = Span::at(rest.start(), clause.start());
                self.before_clause(|body| body.sentences(trimmed(body.source, before), line));
                self.clause(clause, false);
                return;
            }
            if let Some(code) = self.reading.vain.take() {
                self.diagnostics.push(Diagnostic::new(code, content));
            }
        }
        // Every label has its colon, and most prose has none.
        if may_hold_colon {
            self.sentences(rest, line);
        } else {
            self.passage(rest, line);
        }
    }

    /// Takes in what stands before the clause that was just read.
    pub(super) fn before_clause(&mut self, take: impl FnOnce(&mut Self)) {
        let mut reading = Reading::default();
        self.reading.exchange(&mut reading);
        take(self);
        self.reading.exchange(&mut reading);
    }

    /// Reads prose which sentences stand amid that are clauses: 给予贴息。责任单位：县财政局。政策依据：….
    #[inline(never)]
    pub(super) fn sentences(&mut self, span: Span, line: &Line) {
        let mut rest = span;
        while let Some(clause) = self.labelled_sentence(rest) {
            let before = trimmed(self.source, Span::at(rest.start(), clause.start()));
            self.before_clause(|body| body.passage(before, line));
            self.clause(clause, false);
            rest = trimmed(self.source, Span::at(clause.end(), span.end()));
        }
        if !rest.is_empty() {
            self.passage(rest, line);
        }
    }

    /// The first sentence behind another that is nothing but a role's label and its list, read as the clause that it is,
    /// with those behind it that begin with labels as well.
    fn labelled_sentence(&mut self, span: Span) -> Option<Span> {
        if !self.brackets.cover(span) {
            return None;
        }
        let source = self.source;
        let begins_with_label = |at: usize| {
            let text = source.get(at..span.end()).unwrap_or_default();
            words::begins_with_label(trim(text))
        };
        let mut read = span.start();
        for start in self.brackets.labelled_sentences(span) {
            let sentence = trimmed(source, Span::at(start, span.end()));
            if start < read || !begins_with_role(sentence.of(source)) {
                continue;
            }
            let mut end = self.brackets.sentence_end(start, span);
            while end < span.end() && begins_with_label(end) {
                end = self.brackets.sentence_end(end, span);
            }
            read = end;
            let clause = Span::at(sentence.start(), end);
            let is_clause = clause::read_line(source, clause, &mut self.reading)
                && !self.reading.mentions.is_empty()
                && !self.reading.is_doubtful();
            if !is_clause {
                continue;
            }
            if self.is_vouched(false) {
                return Some(clause);
            }
            self.refuse(clause);
        }
        None
    }

    /// The last full stop of a span, in bytes from its start.
    pub(super) fn last_stop(&self, span: Span) -> Option<usize> {
        if self.brackets.cover(span) {
            let stop = self.brackets.last_stop(span);
            stop.map(|stop| stop - span.start())
        } else {
            heading::last_stop(span.of(self.source))
        }
    }

    /// Says of prose that begins with a unit and what it answers for (县气象局：负责预报。) that it is read as no task. The
    /// unit may be a heading before it.
    #[inline(never)]
    pub(super) fn duty_in(&mut self, prose: Span) {
        let source = self.source;
        let text = prose.of(source);
        let unit = match self.items.last() {
            Some(Item::Heading(heading)) if says_duty(text) => Some(heading.words),
            _ if self.brackets.may_hold_colon(prose) => words::split_label(text)
                .filter(|(_, value)| says_duty(value))
                .map(|(label, _)| Span::at(prose.start(), prose.start() + label.len())),
            _ => None,
        };
        let is_unit = |unit: &Span| {
            let name = unit.of(source);
            names::is_certain(name) && !words::is_role_label(name)
        };
        if let Some(unit) = unit.filter(is_unit) {
            let odd = Diagnostic::new(DiagnosticCode::DutyUnread, unit);
            self.diagnostics.push(odd);
        }
    }
}

/// Whether a text begins with a verb of duties.
fn says_duty(text: &str) -> bool {
    ["负责", "承担", "負責", "牵头"]
        .iter()
        .any(|verb| text.starts_with(verb))
}

/// Whether a sentence begins with a label that tells of nothing but who does what: 实施主体：企业 may be said of a
/// subsidy.
fn begins_with_role(sentence: &str) -> bool {
    words::labelled(sentence).is_some_and(|one| {
        matches!(one.kind, LabelKind::Role(_))
            && words::is_role_label(one.label)
            && !words::is_weak_label(one.label)
    })
}
