//! Lists of units: items, groups that a verb phrase closes, and what neighbours complete.

use crate::model::packed::MaybeIndex;
use crate::model::{Diagnostic, DiagnosticCode, Role};
use crate::parse::clause::items::{Hints, items};
use crate::parse::clause::usual::is_usual;
use crate::parse::clause::walk::Begun;
use crate::parse::clause::{Mention, Reading, is_unit_list};
use crate::parse::committees;
use crate::parse::dates;
use crate::parse::enumerator::digit_number;
use crate::parse::known::Stands;
use crate::parse::levels;
use crate::parse::lines::trimmed;
use crate::parse::markdown;
use crate::parse::names;
use crate::parse::places::{self, SharedPlace};
use crate::parse::standing::{self, Rule};
use crate::parse::words::{self, LabelKind};
use crate::text::{Span, is_blank, is_cut_reference};

/// What gives an item its role when no verb phrase does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    pub(super) role: Role,
    pub(super) span: Span,
}

/// A list or a name without marks of emphasis about it: **责任单位：** 甲
pub(super) fn without_emphasis(source: &str, list: Span) -> Span {
    let text = list.of(source);
    if !text.starts_with('*') && !text.ends_with('*') {
        return list;
    }
    let front = markdown::behind_stars(text);
    let start = list.start() + text.len() - front.len();
    let words = markdown::before_stars(front);
    trimmed(source, Span::at(start, start + words.len()))
}

/// Reads lists one after the other; place and standing of one clause carry over between them.
pub(super) struct Lists<'s, 'o> {
    pub(super) source: &'s str,
    pub(super) out: &'o mut Reading,
    pub(super) place: SharedPlace,
    /// Mentions before this one have been asked for the place that they print.
    pub(super) learned: usize,
    /// The first mention behind 会同 in the group at hand, with that word.
    pub(super) joined: Option<(usize, Span)>,
    /// A verb phrase of the list at hand has said more than its label does.
    explicit: bool,
    /// The list at hand holds words that are places only if the next name lends them its ending.
    pub(super) bare: bool,
    /// How many of its names may be any words: 社区, 学校.
    pub(super) vague: usize,
    /// Its label says that persons stand beside the units: 责任单位及责任人.
    pub(super) persons: bool,
}

impl<'s, 'o> Lists<'s, 'o> {
    pub(super) fn new(source: &'s str, out: &'o mut Reading) -> Self {
        Self {
            source,
            learned: out.mentions.len(),
            out,
            place: SharedPlace::default(),
            joined: None,
            explicit: false,
            bare: false,
            vague: 0,
            persons: false,
        }
    }

    /// Reads what stands behind a label, or before the first one. `false` where that is no clause.
    /// `begun` says what of the list has been read already.
    pub(super) fn section(
        &mut self,
        label: Option<(LabelKind, Span)>,
        list: Span,
        begun: Option<Begun>,
    ) -> bool {
        let list = without_emphasis(self.source, trimmed(self.source, list));
        match label {
            None if list.is_empty() => true,
            None => self.list(None, list, begun),
            Some((LabelKind::Other, span)) => {
                self.note(list);
                // 备注：每季报县水利局 names nobody to do it, nor does 范围：各镇.
                let mut told = false;
                let is_name = |name: &str| {
                    told |= !name.starts_with('各');
                    names::begins_with_level(name) && names::is_certain(name)
                };
                let is_list = is_unit_list(self.source, list, is_name) && told;
                if is_list && !is_scope(span.of(self.source)) {
                    self.odd(DiagnosticCode::ClauseWithoutRole, span.join(list));
                }
                true
            }
            Some((LabelKind::Deadline, _)) => {
                self.deadline(list);
                true
            }
            Some((LabelKind::Role(role), span)) => {
                let before = begun.map_or(self.out.mentions.len(), |begun| begun.first);
                self.list(Some(Label { role, span }), list, begun);
                if self.out.mentions.len() == before && !is_nobody(list.of(self.source)) {
                    self.out.wordy |= !list.is_empty();
                    self.odd(DiagnosticCode::ClauseWithoutUnits, span);
                }
                true
            }
        }
    }

    /// The label without the rule that a bracket behind it states: 责任单位（第一个为牵头单位）.
    pub(super) fn label(&mut self, label: Span) -> Span {
        let label = without_emphasis(self.source, label);
        self.own_role(label, Hints::RULE).0
    }

    pub(super) fn odd(&mut self, code: DiagnosticCode, span: Span) {
        self.out.odd.push(Diagnostic::new(code, span));
    }

    /// Takes in when the task is to be done: without the verb, 2026年6月底前完成 says 2026年6月底前.
    pub(super) fn deadline(&mut self, list: Span) {
        let text = list.of(self.source);
        let text = text.trim_end_matches(|c| words::is_separator(c) || is_blank(c));
        let time = dates::without_verb(text);
        let span = Span::at(list.start(), list.start() + time.len());
        match self.out.deadline {
            None if !time.is_empty() => self.out.deadline = Some(span),
            // A task has one deadline: the first.
            Some(first) if !time.is_empty() && first.of(self.source) != time => {
                self.odd(DiagnosticCode::DeadlineUnplaced, span);
            }
            _ => {}
        }
    }

    /// Reads a list of units. Without a label every item has to be a unit, and a verb phrase has to
    /// close the last group: else it is no clause, and the answer is `false`. `begun` says what of the list has been
    /// read already.
    pub(super) fn list(&mut self, label: Option<Label>, list: Span, begun: Option<Begun>) -> bool {
        let text = list.of(self.source);
        let begun = begun.unwrap_or_else(|| self.begun(list.start()));
        let first = begun.first;
        self.begin(label);
        let mut group = first;
        // The first mention behind the last mark that parts more than 、 does.
        let mut tail = begun.tail;
        let mut level: Option<(Span, Hints)> = None;
        let mut gap: Option<Span> = None;
        // Up to here a rule has been read.
        let mut read = list.start();
        // The last of the numbers that the names have, each an item of its own: 1、县财政局；2、县水利局.
        let mut counted = 0;
        let mut items = items(text);
        items.go_on(begun.at.saturating_sub(list.start()));
        loop {
            // Most names are known or usual, and have no marks about them.
            if level.is_none()
                && gap.is_none()
                && self.walk_items(&mut items, list, read, &mut tail)
            {
                break;
            }
            let Some(span) = items.next() else { break };
            let place = Span::at(list.start() + span.start(), list.start() + span.end());
            // What a walk leaves may be a name yet.
            let mut known =
                level.is_none() && place.end() > read && self.name(place, Stands::Alone, None);
            let item = if known {
                place
            } else {
                trimmed(self.source, place)
            };
            if item.end() <= read && !item.is_empty() {
                continue;
            }
            if item.is_empty() {
                gap.get_or_insert(item);
                continue;
            }
            if !known && is_cut_reference(item.of(self.source)) {
                continue;
            }
            // Only what stands between or before names is a gap; marks at the end are not.
            if let Some(gap) = gap.take() {
                self.odd(DiagnosticCode::UnitEmpty, gap);
            }
            known |= level.is_none() && item != place && self.name(item, Stands::Alone, None);
            if known {
                if parts_groups(text, span) {
                    tail = self.out.mentions.len();
                }
                continue;
            }
            let piece = item.of(self.source);
            let pending = level.take();
            let holds = Hints::of(span.of(text));
            let (item, holds) = pending.map_or((item, holds), |(level, held)| {
                (level.join(item), held.with(holds))
            });
            let words = item.of(self.source);
            if is_nobody(words) || is_count(words, (text, span), &mut counted) {
                continue;
            }
            if holds.any(Hints::RULE)
                && let Some(rule) =
                    rule_of(Span::at(item.start(), list.end()).of(self.source), item)
            {
                self.out.rules.push(rule);
                // 以下均由甲、乙负责 goes on over further items.
                read = rule.span().end();
                continue;
            }
            if !self.out.rules.is_empty() && standing::is_remark(words) {
                continue;
            }
            if self.time(item, first) {
                continue;
            }
            let leads_on = ends_in_level(piece, holds, pending.is_some())
                || committees::is_committee(piece)
                || places::counts_departments(piece);
            if leads_on && self.goes_on(piece, item, list) {
                level = Some((item, holds));
                continue;
            }
            let Some(closed) = self.item(item, holds, label.is_none()) else {
                if !self.is_remark(first, group, item) {
                    return false;
                }
                if standing::is_unranked(words) {
                    continue;
                }
                self.odd(DiagnosticCode::UnitDoubtful, item);
                continue;
            };
            if let Some(verb) = closed {
                self.close(group.max(tail), group, label, verb);
                group = self.out.mentions.len();
            }
            if parts_groups(text, span) {
                tail = self.out.mentions.len();
            }
        }
        // 学校、医院参与 is a slogan, 各物业企业、县住建局落实，社区指导 a clause.
        self.vague * 2 <= self.out.mentions.len() - first
            && self.complete(first, label.is_none())
            && self.close_last(group, label)
    }

    /// Begins a list of which nothing is known but its label.
    fn begin(&mut self, label: Option<Label>) {
        self.explicit = false;
        self.bare = false;
        self.vague = 0;
        self.persons = label.is_some_and(|label| {
            let label = self.source.get(label.span.range());
            label.is_some_and(words::names_persons_too)
        });
    }

    /// Takes in an item that is known to be nothing but a name and to stand `least` so, or can be nothing else. The
    /// label gives it its role; without one it has none yet. `false` where it is to be taken apart.
    pub(super) fn name(&mut self, item: Span, least: Stands, label: Option<Label>) -> bool {
        let text = item.of(self.source);
        let known = self.out.known.named(self.source, text, least);
        let usual = || is_usual(text).then_some(Stands::Settled);
        let Some(stands) = known.map(|(_, stands)| stands).or_else(usual) else {
            return false;
        };
        let mention = Mention::of(item);
        let (role, label) = label.map_or((mention.role, mention.label), |one| (one.role, one.span));
        self.out.mentions.push(Mention {
            unit: MaybeIndex::new(known.map(|(unit, _)| unit.0)),
            stands,
            role,
            label,
            ..mention
        });
        true
    }

    /// Gives the names that no verb phrase has closed the role of the label. `false` where they have none.
    fn close_last(&mut self, group: usize, label: Option<Label>) -> bool {
        match label {
            Some(label) => {
                self.close_joined();
                self.give(group, label);
                true
            }
            // 甲牵头，会同乙、丙: what 会同 opens needs no verb of its own.
            None if self.joined.is_some_and(|(from, _)| from == group) => {
                self.close_joined();
                true
            }
            None if group == self.out.mentions.len() => true,
            // 甲、乙，列第一位的为牵头单位 needs no verb either, nor does 甲、乙。以下均需丙落实.
            None => {
                let mut rules = self.out.rules.iter();
                let first = rules.clone().find_map(Rule::first_leads);
                let Some(span) = first.or_else(|| rules.next().map(Rule::span)) else {
                    return false;
                };
                let role = Role::Responsible;
                self.give(group, Label { role, span });
                true
            }
        }
    }

    /// Whether an item is a remark on the clause before it: that names units, all of them in a role, and
    /// the item gives none. What may have been read of it is dropped.
    fn is_remark(&mut self, first: usize, group: usize, item: Span) -> bool {
        if group == first || words::may_assign(item.of(self.source)) {
            return false;
        }
        self.out.mentions.truncate(group);
        true
    }

    /// Gives the mentions from `group` on the role of a verb phrase, or of the label where the phrase
    /// says no more than that: 责任单位：甲、乙负责. Those behind 会同 support, whatever the verb.
    ///
    /// The first phrase that says more than the label speaks of those from `tail` on alone: of 责任单位：
    /// 甲、乙，丙配合 only the last supports.
    fn close(&mut self, tail: usize, group: usize, label: Option<Label>, verb: Label) {
        self.close_joined();
        let before = self.explicit;
        self.explicit |= !words::is_plain(verb.role);
        match label {
            // 责任单位：甲，乙负责 says nothing new, 牵头单位：甲，乙负责 does.
            Some(label) if !self.explicit && (words::is_plain(label.role) || tail == group) => {
                self.give(group, label);
            }
            Some(label) if !before => {
                self.give(tail, verb);
                self.give(group, label);
            }
            _ => self.give(group, verb),
        }
    }

    fn close_joined(&mut self) {
        if let Some((from, span)) = self.joined.take() {
            let role = Role::Support;
            self.give(from, Label { role, span });
        }
    }

    /// Gives a role to the mentions from `from` on that have none yet.
    pub(super) fn give(&mut self, from: usize, label: Label) {
        for mention in self.out.mentions.iter_mut().skip(from) {
            if mention.label.is_empty() {
                mention.role = label.role;
                mention.label = label.span;
            }
        }
    }
}

/// Whether the mark behind an item parts more than 、 does.
fn parts_groups(text: &str, item: Span) -> bool {
    let behind = text.as_bytes().get(item.end()..).unwrap_or_default();
    // ，；。
    matches!(
        behind,
        [b',' | b';', ..] | [0xEF, 0xBC, 0x8C | 0x9B, ..] | [0xE3, 0x80, 0x82, ..]
    )
}

/// Whether a label says where something holds or for whom: 适用范围, 试点区域.
fn is_scope(label: &str) -> bool {
    const SCOPES: [&str; 5] = ["范围", "区域", "对象", "範圍", "區域"];
    SCOPES.iter().any(|word| label.ends_with(word))
}

/// Whether an item says that there is nobody.
fn is_nobody(item: &str) -> bool {
    matches!(item, "无" | "無" | "—" | "——" | "-" | "--")
}

/// The rule that begins with an item, be it in brackets of its own or not: （列第一位者为牵头单位，下同）. `text`
/// begins where the item does, and ends with the list.
fn rule_of(text: &str, item: Span) -> Option<Rule> {
    let words = text.get(..item.len())?;
    if !words.starts_with(words::OPENING) {
        let first = names::without_bracket(words).len() == words.len();
        return standing::duty(text, item.start())
            .or_else(|| first.then(|| standing::first_leads(words, item.start()))?);
    }
    // （甲负责，列第一位者为牵头单位）: a clause in brackets of its own does not begin with the rule.
    let bare = words.trim_start_matches(words::OPENING);
    let at = item.end() - bare.len();
    let parts = |c| words::is_separator(c) || matches!(c, '）' | ')');
    let first = bare.split(parts).next()?;
    standing::duty(bare, at).or_else(|| standing::first_leads(first, at))
}

/// Whether a piece of a list is nothing but levels (各市), or ends so behind a name that 和 or 会同 joins
/// with them: 县水利局和各市、县（区）人民政府.
fn ends_in_level(piece: &str, holds: Hints, pending: bool) -> bool {
    let piece = piece.get(words::lead_in(piece)..).unwrap_or(piece);
    let joined = holds.any(Hints::JOINT.with(Hints::WITH));
    let last = if joined {
        piece.rsplit(['和', '及', '与', '同']).next()
    } else {
        Some(piece)
    };
    last.is_some_and(|last| levels::is_bare_level(last) || (pending && levels::is_levels(last)))
}

/// Whether an item is nothing but the number of the next, the one behind `counted`: of a list of units hardly one
/// has three figures.
fn is_count(item: &str, (text, place): (&str, Span), counted: &mut u32) -> bool {
    const MOST: usize = 2;
    let is_number = |(number, length): &(u32, usize)| {
        *number == *counted + 1 && *length == item.len() && item.chars().count() <= MOST
    };
    let behind = text.get(place.end()..).unwrap_or_default();
    let counts = digit_number(item).is_some_and(|own| is_number(&own)) && behind.starts_with('、');
    *counted += u32::from(counts);
    counts
}
