//! A task's clause: its groups of units, as text and as they must be read.

use super::notation::{Notation, Word};
use super::page::Page;
use super::style::Accident;
use super::{Mention, Work};

/// Deadlines as printed, without 完成, and the day that is meant.
const DEADLINES: [(&str, &str); 4] = [
    ("2026年6月底前", "2026-06-30"),
    ("2027年底前", "2027-12-31"),
    ("2026年3月31日前", "2026-03-31"),
    ("2028年2月底前", "2028-02-29"),
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
            .map(|((role, word), units)| (*role, *word, units))
            .collect();
        let last = groups.len();
        let mut list = Vec::with_capacity(last);
        for (at, (role, word, units)) in groups.drain(..).enumerate() {
            let label = match word {
                Word::Label(label) | Word::Both(label, _) => Some(label.to_owned()),
                Word::Verb(_) => None,
            };
            let open = self.style.open.filter(|_| at + 1 == last);
            let (text, names) = self.list(units, matches!(word, Word::Label(_)), open);
            let mentions = names.into_iter().map(|(name, written)| Mention {
                role,
                label: label.clone(),
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
        labelled: bool,
        open: Option<&str>,
    ) -> (String, Vec<(String, String)>) {
        let mut text = String::new();
        let mut names = Vec::new();
        // 市科技局、财政局、水利局: the first of a run lends its prefix to those that follow.
        let mut lends = self.style.shared_prefix;
        for (at, unit) in units.iter().enumerate() {
            let mut between = "、";
            if at > 0 && at + 1 == units.len() {
                between = self.before_last(units, labelled).unwrap_or("、");
            }
            if at > 0 {
                text.push_str(between);
            }
            let (name, stem) = self.name(unit);
            lends &= stem.is_some() && between != "，";
            let written = match stem {
                Some(stem) if lends && at > 0 => stem,
                _ => name.clone(),
            };
            text.push_str(&written);
            names.push((name, written));
        }
        text.push_str(open.unwrap_or_default());
        (text, names)
    }

    /// What stands before the last unit, where the list can be read with it.
    fn before_last(&self, units: &[String], labelled: bool) -> Option<&'static str> {
        let last = self.style.last?;
        if last == "，" {
            return labelled.then_some(last);
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
    pub(super) fn deadline(&self, work: &Work) -> Option<(&'static str, &'static str)> {
        let pick = work.deadline.filter(|_| self.style.deadlines)?;
        Some(DEADLINES[pick % DEADLINES.len()])
    }

    /// A clause in brackets, with what may befall it; `closes_line` where nothing follows it.
    pub(super) fn clause(&mut self, work: &Work, closes_line: bool) -> String {
        let style = self.style;
        let groups = self.groups(work);
        let colon = style.colon;
        let mut parts: Vec<_> = groups.iter().map(|group| group.print(colon)).collect();
        parts.extend(self.notation(work).rider.map(str::to_owned));
        if let Some((text, _)) = self.deadline(work) {
            let verb = matches!(groups.last().map(|group| group.word), Some(Word::Verb(_)));
            parts.push(if verb {
                format!("{text}完成")
            } else {
                format!("完成时限{colon}{text}")
            });
        }
        let inner = parts.join(&style.between_groups.to_string());
        let (open, close) = style.brackets;
        self.accidents += usize::from(style.accident != Accident::None);
        match style.accident {
            Accident::BracketDoubled => format!("{open}{open}{inner}{close}"),
            Accident::BracketUnclosed if closes_line => format!("{open}{inner}"),
            Accident::ClauseBroken => {
                let cuts = cuts(&inner, &groups);
                let (before, behind) = inner.split_at(cuts[work.pick % cuts.len()]);
                let (line_end, indent) = (style.line_end, style.indent);
                format!("{open}{before}{line_end}{indent}{behind}{close}")
            }
            Accident::None
            | Accident::BracketUnclosed
            | Accident::HeadingGlued
            | Accident::OneLine => {
                self.accidents -= usize::from(style.accident != Accident::None);
                format!("{open}{inner}{close}")
            }
        }
    }
}

/// One group of units of a clause.
pub(super) struct Group {
    pub(super) word: Word,
    pub(super) text: String,
    pub(super) mentions: Vec<Mention>,
}

impl Group {
    fn print(&self, colon: char) -> String {
        let text = &self.text;
        match self.word {
            Word::Label(label) => format!("{label}{colon}{text}"),
            Word::Verb(verb) => format!("{text}{verb}"),
            Word::Both(label, verb) => format!("{label}{colon}{text}{verb}"),
        }
    }

    /// Its word in a column's head or before a line.
    pub(super) const fn label(&self) -> &'static str {
        match self.word {
            Word::Label(word) | Word::Verb(word) | Word::Both(word, _) => word,
        }
    }
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
