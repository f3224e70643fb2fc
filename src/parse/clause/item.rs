//! One item of a list: its names, joined or open, and the verb phrase behind them.

use crate::model::{DiagnosticCode, Provenance};
use crate::parse::clause::Mention;
use crate::parse::clause::items::Hints;
use crate::parse::clause::list::{Label, Lists, without_emphasis};
use crate::parse::clause::unmarked;
use crate::parse::enumerator::{Enumerator, enumerator};
use crate::parse::known::Stands;
use crate::parse::lines::trimmed;
use crate::parse::names;
use crate::parse::places;
use crate::parse::scan;
use crate::parse::standing::{self, Rule};
use crate::parse::words;
use crate::text::{Span, is_blank};

/// How the names of an item are read.
#[derive(Clone, Copy)]
struct How {
    /// The item, where no verb phrase is part of it.
    item: Option<Span>,
    /// Nothing but units is taken.
    strict: bool,
    /// A verb phrase stands behind them.
    closed: bool,
    /// How many 等 stand behind them, each of which leaves open what the one before it left open.
    depth: usize,
}

/// What joins two names, 以及 among it.
const JOINTS: [char; 4] = ['和', '及', '以', '与'];

/// More 等 in a row than any text has.
const DEEPEST: usize = 16;

impl Lists<'_, '_> {
    /// Reads one item: its names, and the verb phrase that ends it. `strict` takes nothing but units;
    /// `None` where it meets something else.
    #[expect(
        clippy::option_option,
        reason = "no clause, no verb and a verb are three answers"
    )]
    pub(super) fn item(&mut self, item: Span, holds: Hints, strict: bool) -> Option<Option<Label>> {
        let words = item.of(self.source);
        let verb = words::verb_behind(words, names::is_whole);
        let (name_end, verb) = match verb {
            // 负责部门 as a bare name: what is left has to be something.
            Some((end, role)) => {
                let span = Span::at(item.start() + end, item.end());
                (
                    end,
                    Some(Label {
                        role,
                        span: trimmed(self.source, span),
                    }),
                )
            }
            None => self.verb_before_helpers(item, holds),
        };
        // 以县水利局为主负责
        let mainly = || {
            verb.is_some_and(|verb| verb.span.of(self.source).starts_with("为主"))
                && words.starts_with('以')
        };
        let start = match words::lead_in(words) {
            0 if mainly() => '以'.len_utf8(),
            start => start.min(name_end),
        };
        let names = Span::at(item.start() + start, item.start() + name_end);
        let how = How {
            item: (verb.is_none() && start == 0).then_some(item),
            strict,
            closed: verb.is_some(),
            depth: 0,
        };
        self.names(trimmed(self.source, names), holds, how)?;
        Some(verb)
    }

    /// Where the names of an item end that has no verb phrase at its end, with the one before 会同: 县林业局牵头会同
    /// 县财政局推进. What stands behind 会同 needs none that gives a role.
    fn verb_before_helpers(&self, item: Span, holds: Hints) -> (usize, Option<Label>) {
        let words = item.of(self.source);
        let with = holds.any(Hints::WITH).then(|| names::helpers(words));
        let Some((joint, _)) = with.flatten() else {
            // 会同县财政局、各镇推进
            let goes_on = self.joined.is_some() && !names::is_unit(words);
            let end = goes_on.then(|| words::fillers_at_end(words));
            return (end.unwrap_or(words.len()), None);
        };
        let before = Span::at(item.start(), item.start() + joint);
        let verb = self.own_verb(before);
        if joint == 0 || verb.is_some() {
            (words::fillers_at_end(words), verb)
        } else {
            (words.len(), None)
        }
    }

    /// The verb phrase behind the names that stand before 会同: 县林业局牵头会同县财政局.
    fn own_verb(&self, names: Span) -> Option<Label> {
        let (end, role) = words::verb_behind(names.of(self.source), names::is_whole)?;
        let span = trimmed(self.source, Span::at(names.start() + end, names.end()));
        (end > 0).then_some(Label { role, span })
    }

    /// Reads the names of one item: one, or several that 和 or 会同 join, or an open list.
    fn names(&mut self, names: Span, holds: Hints, how: How) -> Option<()> {
        let mut rest = if holds.any(Hints::JOINT) && !self.out.mentions.is_empty() {
            behind_joint(self.source, names)
        } else {
            names
        };
        // What has been looked for in vain is not looked for again in what is left.
        let mut left = holds;
        loop {
            if rest.is_empty() {
                // A verb phrase by itself closes the names before it.
                return how.closed.then_some(());
            }
            let text = rest.of(self.source);
            let at = |from: usize, to: usize| Span::at(rest.start() + from, rest.start() + to);
            // ①县财政局②县水利局: the numbers part the names.
            if let Some(next) = next_number(text) {
                let before = at(0, next).of(self.source);
                let before = before.trim_end_matches(JOINTS).len();
                self.names(trimmed(self.source, at(0, before)), holds, how)?;
                rest = at(next, text.len());
                continue;
            }
            let find = |left: Hints, word: Hints| left.any(word).then_some(text);
            let with = find(left, Hints::WITH).and_then(names::helpers);
            if let Some((joint, next)) = with {
                let with = at(joint, next);
                let before = trimmed(self.source, at(0, joint));
                let behind = trimmed(self.source, at(next, text.len()));
                if let Some(verb) = self.own_verb(before) {
                    let first = self.out.mentions.len();
                    let names = Span::at(before.start(), verb.span.start());
                    self.names(trimmed(self.source, names), holds.without(Hints::WITH), how)?;
                    self.give(first, verb);
                } else if !before.is_empty() {
                    self.names(before, holds.without(Hints::WITH), how)?;
                }
                self.joined.get_or_insert((self.out.mentions.len(), with));
                rest = behind;
                continue;
            }
            left = left.without(Hints::WITH);
            let open = find(left, Hints::OPEN).and_then(names::open_list);
            if let Some((end, behind)) = open.filter(|(end, _)| *end > 0) {
                self.open_list(trimmed(self.source, at(0, end)), holds, how)?;
                let behind = at(behind, text.len());
                let kept = behind.of(self.source);
                let kept = kept.trim_start_matches(JOINTS).len();
                rest = trimmed(self.source, Span::at(behind.end() - kept, behind.end()));
                if rest.is_empty() {
                    return Some(());
                }
                continue;
            }
            if open.is_none() {
                left = left.without(Hints::OPEN);
            }
            if let Some((end, next)) = find(left, Hints::JOINT).and_then(names::connective) {
                let behind = trimmed(self.source, at(next, text.len()));
                self.names(trimmed(self.source, at(0, end)), holds, how)?;
                rest = behind;
                continue;
            }
            return self.mention(rest, holds, how);
        }
    }

    /// Reads the names before 等, the last of which ends an open list.
    fn open_list(&mut self, names: Span, holds: Hints, how: How) -> Option<()> {
        let before = self.out.mentions.len();
        let depth = how.depth + 1;
        let holds = if depth < DEEPEST {
            holds
        } else {
            holds.without(Hints::OPEN)
        };
        self.names(names, holds, How { depth, ..how })?;
        let listed = self.out.mentions.get_mut(before..);
        if let Some(last) = listed.and_then(<[_]>::last_mut) {
            last.open = true;
        }
        Some(())
    }

    fn mention(&mut self, span: Span, holds: Hints, how: How) -> Option<()> {
        let whole = how.item == Some(span);
        // 1.县财政局；2.县水利局: lists may number their units.
        let number = number(span.of(self.source)).map_or(0, |number| number.length);
        let span = trimmed(self.source, Span::at(span.start() + number, span.end()));
        let span = without_emphasis(self.source, span);
        if span.is_empty() {
            return (how.closed && !how.strict).then_some(());
        }
        let (span, own) = self.own_role(span, holds);
        let span = if self.persons {
            without_person(self.source, span)
        } else {
            span
        };
        let written = span.of(self.source);
        let ditto = holds
            .any(Hints::RULE)
            .then(|| names::without_ditto(written));
        let ditto = ditto.flatten();
        let provenance = match ditto {
            Some(_) => Provenance::Inferred,
            None => Provenance::Stated,
        };
        let name = if holds.any(Hints::BLANK) {
            names::without_blanks(ditto.as_deref().unwrap_or(written)).or(ditto)
        } else {
            ditto
        };
        let labelled = words::is_role_label(written);
        let begins_with_label = if labelled {
            self.out.unmarked |= self.goes_on_unmarked(span);
            false
        } else {
            unmarked::begun(written).is_some()
        };
        self.out.unmarked |= begins_with_label;
        if labelled && !names::begins_with_level(written) && !words::is_label_by_deed(written) {
            // （牵头单位：甲，责任单位: the text is cut off behind a label. 市级主管部门 is whoever they are.
            self.odd(DiagnosticCode::ClauseWithoutUnits, span);
            return Some(());
        }
        let looks_so = names::is_unit(name.as_deref().unwrap_or(written));
        if looks_so {
            self.vague += usize::from(how.strict && names::is_vague(written));
        } else if places::may_borrow_all(written) {
            self.bare = true;
        } else if how.strict {
            return None;
        } else if standing::is_unranked(written) {
            return Some(());
        } else if standing::is_ditto(written) {
            // What holds below is not said.
            self.odd(DiagnosticCode::RuleUnapplied, span);
            return Some(());
        } else {
            self.odd(DiagnosticCode::UnitDoubtful, span);
        }
        if looks_so && begins_with_label {
            self.odd(DiagnosticCode::UnitDoubtful, span);
        }
        if names::leaves_bracket_open(written) {
            self.odd(DiagnosticCode::ClauseBracketsOdd, span);
        }
        let mut mention = Mention::of(span);
        // What its neighbours may add to is read anew wherever it stands.
        if whole
            && looks_so
            && name.is_none()
            && own.is_none()
            && !names::is_vague(written)
            && !places::leans_on_neighbours(written)
        {
            mention.stands = Stands::of(written);
        }
        mention.name = name.map(String::into_boxed_str);
        mention.provenance = provenance;
        if let Some(own) = own {
            (mention.role, mention.label) = (own.role, own.span);
        }
        self.out.mentions.push(mention);
        Some(())
    }

    /// Whether a unit stands right behind an item that is a role's label, behind a blank that has parted the two: 责任单位
    /// 县水利局.
    fn goes_on_unmarked(&self, item: Span) -> bool {
        // No name is longer.
        const LONGEST: usize = 240;
        let text = self.source.get(item.start()..).unwrap_or_default();
        let near = (LONGEST..=LONGEST + 3).find_map(|end| text.get(..end));
        let near = near.unwrap_or(text);
        let ends = |c| words::CLOSING.contains(&c) || matches!(c, '\n' | '\r');
        unmarked::begun(near.split(ends).next().unwrap_or_default()).is_some()
    }

    /// The role that a bracket behind a name gives, 市教育局（牵头）, with the name before it. The bracket
    /// may state a rule too, 市教育局（列第一位的为牵头单位，下同）, or what the unit is called from there on, 各区县
    /// 人民政府（以下统称各区县）.
    pub(super) fn own_role(&mut self, span: Span, holds: Hints) -> (Span, Option<Label>) {
        let text = span.of(self.source);
        let Some((base, said)) = names::with_bracket(text) else {
            return (span, None);
        };
        let bracket = text.get(base.len()..).unwrap_or_default();
        let start = span.start() + base.len() + bracket.find(said).unwrap_or_default();
        let inner = Span::at(start, start + said.len());
        let name = Span::at(span.start(), span.start() + base.len());
        if let Some(role) = words::is_verb(said) {
            let label = Label { role, span: inner };
            return (trimmed(self.source, name), Some(label));
        }
        // 县公路局（责任人：张某）, 县公路局（负责清障）
        if says_what(said) && names::is_unit(base)
            || words::names_person(said)
            || names::is_renamed(said)
        {
            return (trimmed(self.source, name), None);
        }
        if holds.any(Hints::RULE) && standing::is_first_leads(said) {
            self.out.rules.push(Rule::FirstLeads(inner));
            return (trimmed(self.source, name), None);
        }
        (span, None)
    }
}

/// A name without the bracket behind it that gives its role: 市教育局（牵头）.
pub(super) fn without_own_role(name: &str) -> Option<&str> {
    let (base, said) = names::with_bracket(name)?;
    words::is_verb(said).map(|_| base)
}

/// Whether what stands in a bracket behind a name says what of the task the unit answers for.
fn says_what(inner: &str) -> bool {
    let verb = ["具体", "主要"]
        .iter()
        .find_map(|word| inner.strip_prefix(word));
    let verb = verb.unwrap_or(inner);
    let what = verb
        .strip_prefix("负责")
        .or_else(|| verb.strip_prefix("負責"));
    what.is_some_and(|what| !what.is_empty() && !what.contains(['。', '：', ':']))
}

/// A name without the person behind it, whom a blank or brackets part from it: 县交通局 张某, 县交通局（张某）. What goes
/// on with the name itself is none: 县发展和改革 局.
fn without_person(source: &str, span: Span) -> Span {
    // 欧阳某某
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=4;
    let text = span.of(source);
    let bracketed = names::with_bracket(text);
    let (unit, person) = bracketed.unwrap_or_else(|| {
        let parted = text.rsplit_once(is_blank);
        parted.unwrap_or((text, ""))
    });
    let is_person = LENGTHS.contains(&person.chars().count())
        && scan::ideographs(person.as_bytes()) == person.len()
        && !names::is_unit(person)
        && !names::without_blanks(text).is_some_and(|whole| names::is_unit(&whole));
    let unit = trimmed(source, Span::at(span.start(), span.start() + unit.len()));
    if is_person && names::is_unit(unit.of(source)) {
        unit
    } else {
        span
    }
}

/// What stands behind a word that joins names where a list has a mark before it: 、和河口镇.
fn behind_joint(source: &str, names: Span) -> Span {
    let text = names.of(source);
    let joint = ["以及", "及", "与", "和"]
        .iter()
        .find_map(|joint| text.strip_prefix(joint));
    match joint {
        Some(name) if names::is_unit(name) && !begins_with_place(text) => {
            trimmed(source, Span::at(names.end() - name.len(), names.end()))
        }
        _ => names,
    }
}

/// Whether the 和 that a text begins with is of the place: 和平镇, 和顺县 and the like.
pub(super) fn begins_with_place(text: &str) -> bool {
    const PLACES: [char; 18] = [
        '平', '顺', '龙', '政', '静', '硕', '田', '布', '林', '县', '睦', '谐', '美', '兴', '乐',
        '庄', '合', '桥',
    ];
    const SHORTEST: usize = "河口镇".len();
    let name = text.strip_prefix('和');
    name.is_some_and(|name| name.len() < SHORTEST || name.starts_with(PLACES))
}

/// The number that a name begins with: 1.县财政局. An ideograph begins none.
fn number(name: &str) -> Option<Enumerator> {
    match name.as_bytes() {
        [0xE4..=0xE9, ..] => None,
        _ => enumerator(name),
    }
}

/// Where behind the number that a text begins with the next of its form stands.
fn next_number(text: &str) -> Option<usize> {
    // No names between two numbers have more bytes: a list of numbers that do not count would take the square of
    // its length.
    const LONGEST: usize = 600;
    let first = number(text)?;
    let places = text.char_indices().map(|(at, _)| at);
    let mut behind = places.take_while(|at| *at <= LONGEST);
    behind.find(|at| {
        *at >= first.length
            && text.get(*at..).and_then(number).is_some_and(|next| {
                next.form == first.form && next.value == first.value.saturating_add(1)
            })
    })
}
