//! Headings that are nothing but labels, and what stands below them: （三）责任单位 above 县水利局、各镇.

use crate::model::Role;
use crate::parse::body::labelled::without_stops;
use crate::parse::body::{Body, Item};
use crate::parse::clause;
use crate::parse::dates;
use crate::parse::heading::Heading;
use crate::parse::lines::{Line, trimmed};
use crate::parse::names;
use crate::parse::page_number::is_page_number;
use crate::parse::words::{self, Tells};
use crate::text::Span;

impl Body<'_, '_> {
    /// What a heading says that follows it, which stands below another: 五、责任单位 may be a chapter on units.
    pub(super) fn tells(&self, heading: &Heading) -> Option<(Tells, Span)> {
        // More headings than stand side by side anywhere.
        const NEAR: usize = 64;
        let tells = words::tells(heading.words.of(self.source))?;
        let mut before = self.items.iter().rev().take(NEAR);
        let below =
            before.any(|item| matches!(item, Item::Heading(one) if one.form < heading.form));
        below.then_some((tells, heading.words))
    }

    /// Reads a line below such a heading as the clause that it is, with the lines that its list goes on in.
    pub(super) fn told_by_name(&mut self, lines: &[Line], at: usize) -> Option<usize> {
        let told = self.told.take()?;
        let line = lines.get(at).filter(|line| line.number.is_none())?;
        match told {
            (Tells::Units(role), label) => {
                let list = self.whole_list(lines, at, (line.span, at + 1), true);
                self.units_below((role, label), list.span)
                    .then_some(list.next)
            }
            (Tells::When, _) => self.time_below(line.span).then_some(at + 1),
            (Tells::Division, _) => None,
        }
    }

    /// The same of what stands behind the heading on its line: （四）完成时限。2026年底前。
    pub(super) fn told_in(&mut self, span: Span) -> bool {
        match self.told.take() {
            Some((Tells::Units(role), label)) => self.units_below((role, label), span),
            Some((Tells::When, _)) => self.time_below(span),
            Some((Tells::Division, _)) | None => false,
        }
    }

    fn units_below(&mut self, label: (Role, Span), list: Span) -> bool {
        let is_read = self.list_of(label, list);
        if is_read {
            self.clause(list, true);
        }
        is_read
    }

    /// Reads a list whose label stands elsewhere, be it a line or several, each of which may be a unit.
    pub(super) fn list_of(&mut self, label: (Role, Span), list: Span) -> bool {
        let source = self.source;
        let length = without_stops(list.of(source)).len();
        let names = Span::at(list.start(), list.start() + length);
        if clause::starts_with_label(names.of(source)) {
            return false;
        }
        let is_list = if names.of(source).contains(['\n', '\r']) {
            let lines = lines_of(source, names);
            let is_list = clause::is_unit_list_over(source, &lines, names::is_unit);
            if is_list {
                clause::read_cell(source, &lines, label.0, label.1, &mut self.reading);
            }
            is_list && !self.reading.mentions.is_empty()
        } else {
            clause::is_unit_list(source, names, names::is_unit)
                && clause::read_list(source, names, label, &mut self.reading)
        };
        is_list && !self.reading.is_doubtful() && self.is_vouched(false)
    }

    fn time_below(&mut self, span: Span) -> bool {
        let text = without_stops(span.of(self.source));
        let is_time = dates::is_deadline(text);
        if is_time {
            let time = dates::without_verb(text);
            self.reading.clear();
            self.reading.deadline = Some(Span::at(span.start(), span.start() + time.len()));
            self.clause(span, true);
        }
        is_time
    }
}

/// The lines of a span, without those that count its pages.
fn lines_of(source: &str, span: Span) -> Vec<Span> {
    let mut start = span.start();
    let lines = span.of(source).split(['\n', '\r']).map(|line| {
        let line = Span::at(start, start + line.len());
        start = line.end() + 1;
        trimmed(source, line)
    });
    lines
        .filter(|line| !line.is_empty() && !is_page_number(line.of(source)))
        .collect()
}
