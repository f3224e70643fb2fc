//! What stands in clauses and is no name: sentences that begin as lists do, notes, how often something is done.

use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::clause::Mention;
use crate::parse::clause::list::Lists;
use crate::parse::clause::walk::Begun;
use crate::parse::dates;
use crate::parse::names;
use crate::parse::standing;
use crate::parse::words::LabelKind;
use crate::text::Span;

impl Lists<'_, '_> {
    /// Reads what stands behind a label, or before the first one. Behind a `bare` one, with which sentences begin too since
    /// it has 为 for the colon or none (责任单位为各乡镇的，由乡镇负责), nothing but names is a list, and some of them say
    /// whose they are.
    pub(super) fn labelled(
        &mut self,
        label: Option<(LabelKind, Span)>,
        list: Span,
        begun: Option<Begun>,
        bare: bool,
    ) -> bool {
        let first = begun.map_or(self.out.mentions.len(), |begun| begun.first);
        let told = self.out.odd.len();
        if !self.section(label, list, begun) {
            return false;
        }
        let named = self.out.mentions.get(first..).unwrap_or_default();
        let doubtful = |odd: &Diagnostic| odd.code() == DiagnosticCode::UnitDoubtful;
        let is_list = !bare
            || (named
                .iter()
                .any(|one| !names::is_vague(one.span.of(self.source)))
                && !self.out.odd.iter().skip(told).any(doubtful));
        let is_name = |name: &str| names::is_certain(name) && !names::is_vague(name);
        if !is_list && named.iter().any(|one| is_name(one.span.of(self.source))) {
            self.out.vain = Some(DiagnosticCode::ClauseDoubtful);
        }
        is_list
    }

    /// Takes in the rules that a note within a clause states: 注：列第一位者为牵头单位.
    pub(super) fn note(&mut self, note: Span) {
        let text = note.of(self.source);
        if text.contains("牵头") || text.contains("以下") {
            self.out.rules.extend(standing::in_prose(self.source, note));
        }
    }

    /// Takes in an item that says when the task is to be done, whatever is to be done by then: 7月底前下达资金. What says
    /// behind the names, of which the first is told, how often or how fast (每月召开会议, 尽快落实), or in which time (2026年
    /// 全面铺开), is no deadline, and no name either. `false` where it says neither.
    pub(super) fn time(&mut self, item: Span, first: usize) -> bool {
        let words = item.of(self.source);
        let is_unit = || names::is_unit(words);
        // 2026年6月底前出台 ends as 融媒体平台 does.
        let is_name = || !words.starts_with(|c: char| c.is_ascii_digit()) && is_unit();
        if self.timed_unit(item) {
            return true;
        }
        let begun = dates::begun(words);
        let is_limit = begun.is_some_and(|time| time.is_limit);
        if (is_limit || dates::is_deadline(words)) && !is_name() {
            // Who is to do it by then is told: 7月底前县财政局下达资金.
            if begun.is_some_and(|time| begins_with_body(time.rest)) {
                self.odd(DiagnosticCode::UnitDoubtful, item);
                self.out.remarks += 1;
            }
            self.deadline(item);
            return true;
        }
        let is_pace = self.out.mentions.len() > first
            && (dates::says_when(words) && !is_name() || begun.is_some() && !is_unit());
        if is_pace {
            self.odd(DiagnosticCode::UnitDoubtful, item);
            self.out.remarks += 1;
        }
        is_pace
    }

    /// Takes in a unit with its time behind it: 县审计局于2026年6月底前完成.
    fn timed_unit(&mut self, item: Span) -> bool {
        let Some((unit, time)) = unit_and_time(item.of(self.source)) else {
            return false;
        };
        let unit = Span::at(item.start(), item.start() + unit.len());
        self.out.mentions.push(Mention::of(unit));
        self.deadline(Span::at(item.end() - time.len(), item.end()));
        true
    }
}

/// A text cut behind the unit that it begins with, where nothing but a time follows: 县审计局于2026年6月底前完成.
pub(in crate::parse) fn unit_and_time(text: &str) -> Option<(&str, &str)> {
    // No name is longer.
    const LONGEST: usize = 90;
    let is_figure = |c: char| c.is_ascii_digit();
    let parts = |c: char| matches!(c, '于' | '在') || is_figure(c);
    let mut places = text
        .match_indices(parts)
        .take_while(|(at, _)| *at <= LONGEST);
    places.find_map(|(at, mark)| {
        let (unit, behind) = text.split_at_checked(at)?;
        let time = if mark.contains(is_figure) {
            behind
        } else {
            behind.get(mark.len()..)?
        };
        (names::is_certain(unit) && says_by_when(time)).then_some((unit, time))
    })
}

/// Whether a text says by when something is done, and of nobody that he does it.
pub(in crate::parse) fn says_by_when(text: &str) -> bool {
    let begun = dates::begun(text);
    (dates::is_deadline(text) || begun.is_some_and(|time| time.is_limit))
        && !begun.is_some_and(|time| begins_with_body(time.rest))
        && !names::is_certain(text)
}

/// Whether what stands behind a time begins with a unit, of which it says what is done by then: 7月底前县财政局下达资金.
pub(in crate::parse) fn begins_with_body(text: &str) -> bool {
    // No name is longer.
    const LONGEST: usize = 90;
    // By whom, with whom, or to whom.
    const BEFORE: [&str; 8] = ["由", "请", "会同", "联合", "报送", "报", "移交", "交"];
    let name = BEFORE.iter().find_map(|word| text.strip_prefix(word));
    let name = name.unwrap_or(text);
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut names = ends
        .take_while(|end| *end <= LONGEST)
        .filter_map(|end| name.get(..end));
    names.any(names::is_certain)
}
