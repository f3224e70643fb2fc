//! Headings that are nothing but labels, and what stands below them: （三）责任单位 above 县水利局、各镇.

use crate::model::Role;
use crate::parse::body::labelled::without_stops;
use crate::parse::body::{Body, Item};
use crate::parse::clause;
use crate::parse::dates;
use crate::parse::heading::Heading;
use crate::parse::lines::Line;
use crate::parse::names;
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
        let length = without_stops(list.of(self.source)).len();
        let names = Span::at(list.start(), list.start() + length);
        let is_read = clause::is_unit_list(self.source, names, names::is_unit)
            && !clause::starts_with_label(names.of(self.source))
            && clause::read_list(self.source, names, label, &mut self.reading)
            && !self.reading.is_doubtful()
            && self.is_vouched(false);
        if is_read {
            self.clause(list, true);
        }
        is_read
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
