//! A task's clause: its groups of units, as text and as they must be read.

use super::notation::{Notation, Word};
use super::page::Page;
use super::style::{Accident, Position, Rule};
use super::{Deadline, Mention, Work};
use pilot_plan::Role;

/// Deadlines as printed, without 完成, and the day that is meant.
const DEADLINES: [Deadline; 9] = [
    ("2026年6月底前", Some("2026-06-30")),
    ("2027年底前", Some("2027-12-31")),
    ("2026年3月31日前", Some("2026-03-31")),
    ("2028年2月底前", Some("2028-02-29")),
    ("2026年第三季度", Some("2026-09-30")),
    ("2026年9月", Some("2026-09-30")),
    ("2027年上半年", Some("2027-06-30")),
    ("2026年", Some("2026-12-31")),
    ("长期坚持", None),
];

impl Page<'_> {
    /// Everything that a task's groups of units are, in text and as they must be read.
    pub(super) fn groups(&self, work: &Work) -> Vec<Group> {
        let notation = self.notation(work);
        let groups = notation.groups.iter().zip(&work.groups);
        // An empty cell that leaves no trace can only be the last.
        let gapless = self.style.form.loses_empty_cells() && work.groups[1].is_empty();
        let mut groups: Vec<_> = groups
            .take(if gapless { 1 } else { 3 })
            .filter(|(_, units)| !units.is_empty())
            .map(|((role, word), units)| (*role, *word, units.clone()))
            .collect();
        if let (Accident::UnitRepeated, Some((_, _, units))) =
            (self.style.accident, groups.first_mut())
        {
            units.push(units[0].clone());
        }
        let last = groups.len();
        let mut list = Vec::with_capacity(last);
        for (at, (role, word, units)) in groups.drain(..).enumerate() {
            let open = self.style.open.filter(|_| at + 1 == last);
            // Behind marked names nobody says 等.
            let open = open.filter(|_| !matches!(word, Word::Marked(..)));
            let (text, names) = self.list(&units, word, open);
            let mentions = names.into_iter().map(|(name, written)| Mention {
                role,
                label: word.label().map(str::to_owned),
                name,
                written,
                open: false,
            });
            let mut mentions: Vec<_> = mentions.collect();
            if let (Some(_), Some(end)) = (open, mentions.last_mut()) {
                end.open = true;
            }
            list.push(Group {
                word,
                text,
                mentions,
            });
        }
        list
    }

    pub(super) fn notation(&self, work: &Work) -> Notation {
        self.style.notations[work.pick % self.style.notations.len()]
    }

    /// A list of units as written, and each name with its written form.
    fn list(
        &self,
        units: &[String],
        word: Word,
        open: Option<&str>,
    ) -> (String, Vec<(String, String)>) {
        let mut text = String::new();
        let mut names = Vec::new();
        // 市科技局、财政局、水利局: the first of a run lends its prefix to those that follow.
        let mut lends = self.style.shared_prefix;
        for (at, unit) in units.iter().enumerate() {
            let mut between = "、";
            if at > 0 && at + 1 == units.len() {
                between = self.before_last(units, word).unwrap_or("、");
            }
            if at > 0 {
                text.push_str(between);
            }
            if let Some((first, [full, second])) = two_places(unit) {
                lends = false;
                if let Word::Marked(_, mark) = word {
                    text.extend([&full, "（", mark, "）、", &second, "（", mark, "）"]);
                    names.push((full.clone(), full));
                } else {
                    text.extend([first, "、", &second]);
                    names.push((full, first.to_owned()));
                }
                names.push((second.clone(), second));
                continue;
            }
            let (name, stem) = self.name(unit);
            lends &= stem.is_some() && between != "，";
            let written = match stem {
                Some(stem) if lends && at > 0 => stem,
                _ => name.clone(),
            };
            text.push_str(&written);
            if let Word::Marked(_, mark) = word {
                text.extend(["（", mark, "）"]);
            }
            names.push((name, written));
        }
        text.push_str(open.unwrap_or_default());
        (text, names)
    }

    /// What stands before the last unit, where the list can be read with it.
    fn before_last(&self, units: &[String], word: Word) -> Option<&'static str> {
        let last = self.style.last?;
        if last == "，" {
            return matches!(word, Word::Label(_)).then_some(last);
        }
        let plain = units.iter().all(|unit| !unit.contains(['和', '及']));
        plain.then_some(last)
    }

    /// A unit's name at the plan's level and, for a department, the same without the level's word.
    fn name(&self, unit: &str) -> (String, Option<String>) {
        let level = self.style.level;
        let full = |text: &str| text.replace('%', level);
        match unit.strip_prefix('@') {
            Some(stem) => {
                let mut stem = full(stem);
                if level == "省" && stem.ends_with('局') {
                    stem.truncate(stem.len() - "局".len());
                    stem.push('厅');
                }
                (format!("{level}{stem}"), Some(stem))
            }
            None => (full(unit), None),
        }
    }

    /// The deadline of a task, where the style prints them.
    pub(super) fn deadline(&self, work: &Work) -> Option<Deadline> {
        let pick = work.deadline.filter(|_| self.style.deadlines)?;
        Some(DEADLINES[pick % DEADLINES.len()])
    }

    /// A clause in brackets, with what may befall it; `closes_line` where nothing follows it.
    pub(super) fn clause(&mut self, work: &Work, closes_line: bool) -> String {
        let style = self.style;
        let (inner, groups) = self.words(work);
        let (open, close) = style.brackets[work.pick % style.brackets.len()];
        self.accidents += usize::from(style.accident.befalls_brackets());
        let stop = if closes_line && style.stop_behind {
            "。"
        } else {
            ""
        };
        match style.accident {
            Accident::BracketDoubled => format!("{open}{open}{inner}{close}{stop}"),
            Accident::BracketUnclosed if closes_line => format!("{open}{inner}"),
            Accident::ClauseBroken => {
                let cuts = cuts(&inner, &groups);
                let (before, behind) = inner.split_at(cuts[work.pick % cuts.len()]);
                let (line_end, indent) = (style.line_end, style.indent);
                format!("{open}{before}{line_end}{indent}{behind}{close}{stop}")
            }
            accident => {
                self.accidents -= usize::from(accident.befalls_brackets());
                format!("{open}{inner}{close}{stop}")
            }
        }
    }

    /// A clause as a sentence of its own, without brackets.
    pub(super) fn sentence(&mut self, work: &Work) -> String {
        let (inner, _) = self.words(work);
        inner + "。"
    }

    /// What a clause says.
    fn words(&mut self, work: &Work) -> (String, Vec<Group>) {
        let style = self.style;
        let groups = self.groups(work);
        let colon = style.colon;
        let mut parts = parts(&groups, colon);
        match (style.accident, groups.first().map(|group| group.word)) {
            (Accident::UnitEmpty, Some(Word::Label(label) | Word::Both(label, _))) => {
                parts[0].insert(label.len() + colon.len_utf8(), '、');
                self.accidents += 1;
            }
            (Accident::UnitRepeated, _) => self.accidents += 1,
            _ => {}
        }
        if std::mem::take(&mut self.rule_due) {
            parts.push("列第一位者为牵头单位，下同".to_owned());
        }
        parts.extend(self.notation(work).rider.map(str::to_owned));
        if let Some((text, _)) = self.deadline(work) {
            let verb = groups.last().is_some_and(|group| group.word.is_verb());
            parts.push(match verb {
                true if text.ends_with(['前', '度', '年']) => format!("{text}完成"),
                true => text.to_owned(),
                false => format!("完成时限{colon}{text}"),
            });
        }
        (parts.join(&style.between_groups.to_string()), groups)
    }

    /// The mentions of a task, with what the plan's rule makes of them.
    pub(super) fn ruled(&self, groups: &[Group]) -> Vec<Mention> {
        let mut lists: Vec<_> = groups.iter().map(|group| group.mentions.clone()).collect();
        match self.style.rule {
            Some(Rule::FirstLeads) if lists.iter().flatten().all(|one| one.role != Role::Lead) => {
                // Who supports or guides does not lead, wherever he stands.
                let plain =
                    |one: &&mut Mention| matches!(one.role, Role::Responsible | Role::Implement);
                if let Some(first) = lists.iter_mut().flatten().find(plain) {
                    first.role = Role::Lead;
                }
            }
            Some(Rule::Unit(role, _, name, label)) => {
                // The rule acts on the first clause of a task; labels on lines are one each.
                let at = match self.style.position {
                    Position::Labels => 0,
                    _ => lists.len() - 1,
                };
                lists[at].push(Mention {
                    role,
                    label: Some(label.to_owned()),
                    name: name.to_owned(),
                    written: name.to_owned(),
                    open: false,
                });
            }
            _ => {}
        }
        lists.concat()
    }
}

/// One group of units of a clause.
pub(super) struct Group {
    pub(super) word: Word,
    pub(super) text: String,
    pub(super) mentions: Vec<Mention>,
}

impl Group {
    /// Its word in a column's head or before a line.
    pub(super) const fn label(&self) -> &'static str {
        self.word.printed()
    }
}

/// The groups as a clause prints them, those in one that no mark parts.
fn parts(groups: &[Group], colon: char) -> Vec<String> {
    let mut parts = Vec::with_capacity(groups.len());
    let mut rest = groups.iter().peekable();
    while let Some(Group { word, text, .. }) = rest.next() {
        let behind = |group: &&Group| matches!(group.word, Word::With | Word::Rest(_));
        parts.push(match word {
            Word::Label(label) => format!("{label}{colon}{text}"),
            Word::Verb(verb) => format!("{text}{verb}"),
            Word::Both(label, verb) => format!("{label}{colon}{text}{verb}"),
            Word::By(verb) => format!("由{text}{verb}"),
            Word::Joint(verb) => {
                let with = rest.next_if(behind);
                let with = with.map_or_else(String::new, |with| format!("会同{}", with.text));
                format!("{text}{with}{verb}")
            }
            Word::With => format!("会同{text}"),
            Word::Marked(label, _) => {
                let more = rest.next_if(behind);
                let more = more.map_or_else(String::new, |more| format!("、{}", more.text));
                format!("{label}{colon}{text}{more}")
            }
            Word::Rest(_) => text.clone(),
        });
    }
    parts
}

/// The first place, its body's name and the second's, of a unit that is two with one ending.
fn two_places(unit: &str) -> Option<(&str, [String; 2])> {
    let (first, rest) = unit.split_once('~')?;
    let (second, ending) = rest.split_once('~')?;
    let names = [first, second].map(|place| format!("{place}{ending}"));
    Some((first, names))
}

/// Where a line end may fall into a clause, in bytes: anywhere but behind the second character of a
/// name or later, where both halves could be names.
fn cuts(inner: &str, groups: &[Group]) -> Vec<usize> {
    let mentions = groups.iter().flat_map(|group| &group.mentions);
    let names: Vec<_> = mentions
        .flat_map(|one| inner.match_indices(one.written.as_str()))
        .map(|(at, name)| at + 1..at + name.len())
        .collect();
    let whole = |at: &usize| {
        let mut inside = names.iter().filter(|name| name.contains(at));
        let second = |name: &std::ops::Range<usize>| {
            inner[..*at].chars().next_back().map(char::len_utf8) == Some(at - name.start + 1)
        };
        inside.all(second)
    };
    let all = inner.char_indices().map(|(at, _)| at).filter(whole);
    all.collect()
}
