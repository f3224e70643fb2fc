//! What neighbours in a list complete: levels, endings and places.

use crate::model::{Diagnostic, DiagnosticCode, Provenance};
use crate::parse::clause::Mention;
use crate::parse::clause::items::items;
use crate::parse::clause::list::Lists;
use crate::parse::committees;
use crate::parse::known::Stands;
use crate::parse::levels;
use crate::parse::lines::trimmed;
use crate::parse::names;
use crate::parse::places::{self, Level};
use crate::parse::words;
use crate::text::{Span, is_blank};

impl Lists<'_, '_> {
    /// Whether behind an item that is nothing but levels (各市) the list goes on with more of them.
    pub(super) fn goes_on(&self, piece: &str, item: Span, list: Span) -> bool {
        let behind = Span::at(item.end(), list.end()).of(self.source);
        let behind = behind.trim_start_matches(|c| words::is_separator(c) || is_blank(c));
        let next = items(behind)
            .next()
            .map_or("", |next| trimmed(behind, next).of(behind));
        let next =
            words::verb_at_end(next).map_or(next, |(end, _)| next.get(..end).unwrap_or_default());
        let next =
            names::open_list(next).map_or(next, |(end, _)| next.get(..end).unwrap_or_default());
        let next = next.split_once("会同").map_or(next, |(name, _)| name);
        let next =
            names::connective(next).map_or(next, |(end, _)| next.get(..end).unwrap_or_default());
        if committees::is_committee(piece) {
            return committees::has_government(piece, next);
        }
        if places::counts_departments(piece) {
            return matches!(next, "单位" | "單位");
        }
        if committees::are_committees(next, piece) {
            return false;
        }
        levels::continues_levels(next)
            // 县（区）人民政府（牵头）
            || levels::continues_levels(names::without_bracket(next))
            || (!piece.starts_with('各') && piece.len() <= 4 && places::continues_level(next))
    }

    /// Completes the names from `first` on by what stands beside them. `false` where a list that takes
    /// nothing but units holds something else.
    pub(super) fn complete(&mut self, first: usize, strict: bool) -> bool {
        self.lend_endings(first);
        let settled = !self.bare || self.settle_bare(first, strict);
        self.complete_places(first);
        settled
    }

    /// Completes names that lend their ending from the next: 东平区、西平区人民政府.
    fn lend_endings(&mut self, first: usize) {
        // The place that the list prints is looked for once, where a name asks for it.
        let mut printed = None;
        let mut at = self.out.mentions.len();
        while at > first + 1 {
            at -= 1;
            let Some([.., before, last]) = self.out.mentions.get(first..=at) else {
                return;
            };
            if before.stands == Stands::Settled || before.name.is_some() {
                continue;
            }
            let written = before.span.of(self.source);
            let next = self.name_of(last);
            let bureau = places::lent_by_bureau(written, next, || {
                *printed.get_or_insert_with(|| self.level_printed(first))
            });
            // 卫健、河口镇 names no 卫健镇.
            let place =
                || places::lent_ending(written, next).filter(|_| !places::names_field(written));
            let name = bureau
                .or_else(place)
                .map(|ending| [written, ending].concat());
            if let Some(name) = name
                && let Some(before) = self.out.mentions.get_mut(at - 1)
            {
                before.name = Some(name.into());
                before.provenance = Provenance::Inferred;
            }
        }
    }

    /// The name of a mention, as it is written or completed.
    fn name_of<'n>(&'n self, mention: &'n Mention) -> &'n str {
        let written = || mention.span.of(self.source);
        mention.name.as_deref().unwrap_or_else(written)
    }

    /// The level of the first place that the names from `first` on print, or of the one that those before share.
    fn level_printed(&self, first: usize) -> Option<Level> {
        let mut names = self.out.mentions.iter().skip(first);
        let printed = names.find_map(|one| Level::printed(self.name_of(one)));
        printed.or_else(|| self.place.level())
    }

    /// Whether all that may be places have become so; what has not is reported where a list may hold it.
    fn settle_bare(&mut self, first: usize, strict: bool) -> bool {
        let source = self.source;
        let mentions = self.out.mentions.iter().skip(first);
        let unsettled = mentions.filter(|one| {
            one.provenance == Provenance::Stated && places::may_borrow_all(one.span.of(source))
        });
        for one in unsettled {
            if strict {
                return false;
            }
            let odd = Diagnostic::new(DiagnosticCode::UnitDoubtful, one.span);
            self.out.odd.push(odd);
        }
        true
    }

    /// Completes names that leave out what a name before them prints: the place of 省科技厅、财政厅, the 各 of
    /// 各乡镇人民政府、街道办事处.
    fn complete_places(&mut self, first: usize) {
        for at in first..self.out.mentions.len() {
            let Some(mention) = self.out.mentions.get(at) else {
                return;
            };
            if mention.unit.get().is_some()
                || (mention.stands != Stands::Among && mention.name.is_none())
            {
                continue;
            }
            let written = mention
                .name
                .as_deref()
                .unwrap_or_else(|| mention.span.of(self.source));
            if places::is_placeless(written) {
                self.carry_on(first, at);
                continue;
            }
            if !places::may_be_shortened(written) {
                continue;
            }
            // The names since the last question are asked for their place only now: most lists
            // shorten nothing.
            for named in self.out.mentions.get(self.learned..at).unwrap_or_default() {
                let full = named
                    .name
                    .as_deref()
                    .unwrap_or_else(|| named.span.of(self.source));
                self.place.learn(full);
            }
            self.learned = at;
            if let Some(name) = self.place.complete(written)
                && let Some(mention) = self.out.mentions.get_mut(at)
            {
                mention.name = Some(name.into());
                mention.provenance = Provenance::Inferred;
            }
        }
    }
    /// Gives the mention at `at` the 各 of the one before it.
    fn carry_on(&mut self, first: usize, at: usize) {
        let [before, mention] = self
            .out
            .mentions
            .get_mut(at.saturating_sub(1).max(first)..=at)
            .unwrap_or_default()
        else {
            return;
        };
        let name = |one: &Mention| {
            let written = || one.span.of(self.source).into();
            one.name.clone().unwrap_or_else(written)
        };
        if places::carries_on(&name(before)) {
            mention.name = Some(format!("各{}", name(mention)).into());
            mention.provenance = Provenance::Inferred;
        }
    }
}
