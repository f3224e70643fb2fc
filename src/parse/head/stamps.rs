//! Who stands about the text of a head, and on what day: signatures without a date, and what a page prints above.

use crate::model::ElementKind;
use crate::model::element::ElementData;
use crate::parse::head::Head;
use crate::parse::head::issuers::signers_first;
use crate::parse::head::look::Look;
use crate::parse::head::signature::{self, is_bare_figure, is_damaged_date};
use crate::parse::lines::Line;
use crate::text::{Span, join_lines};

impl Head<'_, '_> {
    /// How many of the short lines from `at` on are a signature below the text of a notice whose date is damaged, or
    /// missing: the notice does not call its plan by the issuer's name.
    pub(super) fn undated(&self, at: usize, lines: &[Line], next: Option<Look>) -> usize {
        let above = at.checked_sub(1).and_then(|above| self.kinds.get(above));
        let Some(notice) = self
            .document
            .notice_title
            .filter(|_| above == Some(&Look::Prose))
        else {
            return 0;
        };
        let signers = signers_first(self.source, lines);
        let Some(first) = lines.first().filter(|_| signers > 0) else {
            return 0;
        };
        let below = lines.get(signers..).unwrap_or_default();
        let text = |line: &Line| line.text(self.source);
        if below
            .first()
            .is_some_and(|line| is_damaged_date(text(line)))
        {
            return signers + 1;
        }
        let (Some(from), Some(to)) = (below.first(), below.last()) else {
            return if matches!(next, Some(Look::Mark | Look::Attachments | Look::Note)) {
                signers
            } else {
                0
            };
        };
        let words = |span: Span| join_lines(span.of(self.source));
        let (notice, plan) = (words(notice), words(from.span.join(to.span)));
        let whole = words(first.span.join(to.span));
        let sent = notice.contains(plan.as_ref()) || notice.starts_with(text(first));
        let signs =
            sent && !notice.contains(whole.as_ref()) && !text(from).starts_with(['关', '關', '的']);
        if signs { signers } else { 0 }
    }

    /// Takes in a line of a signature whose date is damaged or missing.
    pub(super) fn signed(&mut self, line: Line) {
        if is_damaged_date(line.text(self.source)) {
            self.push(line.span, ElementKind::Other);
        } else {
            signature::issuers(self.source, line.span, self.document, self.elements);
        }
    }

    /// Whether the date at `at` is a page's, which prints it above the text: one in figures alone, or any where the
    /// document is dated below the text.
    pub(super) fn is_page_stamp(&self, at: usize) -> bool {
        let figure = || {
            let line = self.lines.get(at);
            line.is_some_and(|line| is_bare_figure(line.text(self.source)))
        };
        at < self.text.start && (!self.text.is_empty() || figure())
    }

    /// Takes in who and what day a page names above the text.
    pub(super) fn page_stamp(&mut self, issuers: &[Line], date: Line) {
        let (by, day) = signature::of_line(self.source, date);
        self.metadata.stamp(self.source, issuers, by, day);
        let lines = issuers.iter().chain([&date]);
        let kind = ElementKind::Other;
        let outside = lines.map(|line| ElementData {
            span: line.span,
            kind,
        });
        self.elements.extend(outside);
    }
}
