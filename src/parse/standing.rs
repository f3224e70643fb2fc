//! Rules that hold from where they are printed: 列第一位者为牵头单位，下同; 以下均需某某落实，不再列出.

mod first;

use memchr::memmem::Finder;

use crate::parse::levels;
use crate::parse::lines::trimmed;
use crate::parse::names;
use crate::parse::words;
use crate::text::{Span, is_blank, trim};

pub(super) use first::{heading_is_first_leads, is_first_leads};

/// A rule as a text states it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    FirstLeads(Span),
    /// Where nobody leads, those who are responsible do: 无牵头单位的，责任单位即为牵头单位.
    ResponsibleLead(Span),
    /// Units that answer for all that follows: the list of them, with what each is to do.
    Units {
        span: Span,
        list: Span,
        /// A colon says that no more follows than the items below.
        below: bool,
    },
}

impl Rule {
    /// What states it.
    pub(super) const fn span(&self) -> Span {
        match self {
            Self::FirstLeads(span) | Self::ResponsibleLead(span) | Self::Units { span, .. } => {
                *span
            }
        }
    }

    /// Where it says that the first unit leads.
    pub(super) const fn first_leads(&self) -> Option<Span> {
        match self {
            Self::FirstLeads(span) => Some(*span),
            Self::ResponsibleLead(_) | Self::Units { .. } => None,
        }
    }

    /// The same rule at other places.
    pub(super) fn map(self, place: impl Fn(Span) -> Span) -> Self {
        match self {
            Self::FirstLeads(span) => Self::FirstLeads(place(span)),
            Self::ResponsibleLead(span) => Self::ResponsibleLead(place(span)),
            Self::Units { span, list, below } => Self::Units {
                span: place(span),
                list: place(list),
                below,
            },
        }
    }
}

/// Reads an item of a list, or a part of a sentence, that begins at `at`: 列第一位者为牵头单位.
pub(super) fn first_leads(text: &str, at: usize) -> Option<Rule> {
    is_first_leads(text).then(|| Rule::FirstLeads(Span::at(at, at + text.len())))
}

/// Reads the sentence that a text begins with: 以下各项均由县水利局牵头，县财政局、各镇配合. What stands behind
/// 由 is for the grammar of lists, up to the last verb that gives a role. Where the list is not to be told, or a
/// colon has the items of its own right behind it, it is empty.
pub(super) fn duty(text: &str, at: usize) -> Option<Rule> {
    // 各项重点任务分工原则上均 is about as much as stands before 由.
    const LONGEST: usize = 60;
    // How many remarks may stand behind the last verb: 不再列出.
    const REMARKS: usize = 4;
    let rest = text
        .strip_prefix("以下")
        .or_else(|| text.strip_prefix("下列"))?;
    let offset = text.len() - rest.len();
    let near = rest.char_indices().take_while(|(at, _)| *at <= LONGEST);
    let mut near = near.filter(|(_, c)| matches!(c, '需' | '由' | '须'));
    let (asks, _) = near.next()?;
    let head = rest.get(..asks)?;
    if head.contains(ends_head) || head.starts_with("简称") {
        return None;
    }
    let start = offset + asks + '需'.len_utf8();
    let sentence = sentence(text.get(start..)?);
    if !words::may_assign(sentence) {
        return None;
    }
    let says = sentence.trim_end_matches(words::COLONS);
    let below = says.len() < sentence.len();
    let ends = start + sentence.len() == text.trim_end_matches(is_blank).len();
    let verb = |list: &&str| words::verb_at_end(trim(list)).is_some();
    let list = std::iter::successors(Some(says), |list| list.get(..list.rfind(['，', ','])?))
        .take(REMARKS)
        .find(verb)
        .filter(|_| ends || !below)
        .unwrap_or_default();
    let list = trimmed(text, Span::at(start, start + list.len()));
    let end = start
        + if list.is_empty() {
            sentence.len()
        } else {
            list.end() - start
        };
    let place = |span: Span| Span::at(at + span.start(), at + span.end());
    Some(Rule::Units {
        span: place(Span::at(0, end)),
        list: place(list),
        below,
    })
}

/// Whether a text is a sentence that states a rule, with nothing behind it but what that says: 以下均需各镇落实，不再列出.
pub(super) fn is_rule(text: &str) -> bool {
    let text = trim(text);
    let sentence = text.strip_suffix('。').unwrap_or(text);
    let first = sentence.split(words::is_separator).next();
    !sentence.contains('。')
        && (duty(sentence, 0).is_some() || first.is_some_and(|first| is_first_leads(trim(first))))
}

/// Marks that do not stand between 以下 and 由.
fn ends_head(c: char) -> bool {
    words::is_separator(c) || words::is_colon(c) || matches!(c, '。' | '（' | '(' | '“' | '《')
}

/// Marks that may end a sentence about units.
fn ends_sentence(c: char) -> bool {
    words::is_colon(c) || matches!(c, '。' | '；' | ';' | '（' | '(' | '）' | ')')
}

/// The sentence that a text begins with, up to its mark, a colon included, or to a bracket that is part of no
/// name.
fn sentence(text: &str) -> &str {
    // No list of units that answer for all is longer; what is goes unread.
    const LONGEST: usize = 1200;
    let text = (LONGEST..=LONGEST + 3)
        .find_map(|cut| text.get(..cut))
        .unwrap_or(text);
    let mut from = 0;
    while let Some(rest) = text.get(from..)
        && let Some(end) = rest.find(ends_sentence)
    {
        let mark = rest.get(end..).unwrap_or_default();
        let Some(length) = within_name(mark) else {
            let colon = mark.chars().next().filter(|c| words::is_colon(*c));
            let end = from + end + colon.map_or(0, char::len_utf8);
            return text.get(..end).unwrap_or_default();
        };
        from += end + length;
    }
    text
}

/// The length of the bracket that a text begins with, where it may be part of a name: （市）, （县人防办）, （牵头）.
fn within_name(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['（', '('])?;
    let close = inner.find(['）', ')'])?;
    let within = inner.get(..close)?;
    let is_part =
        levels::is_levels(within) || names::is_unit(within) || words::is_verb(within).is_some();
    let mark = inner.get(close..)?.chars().next()?.len_utf8();
    is_part.then_some(text.len() - inner.len() + close + mark)
}

/// Whether an item is a remark on a rule that says nothing by itself: 下同, 不再列出, and what the others are, 其他为配合单位.
pub(super) fn is_remark(text: &str) -> bool {
    const WORDS: [&str; 3] = ["不再", "不另", "不一一"];
    const OTHERS: [&str; 4] = ["其他", "其它", "其余", "余下"];
    let others = || OTHERS.iter().any(|word| text.starts_with(word));
    is_ditto(text)
        || is_unranked(text)
        || WORDS.iter().any(|word| text.starts_with(word))
        || (others() && words::verb_at_end(text).is_some())
}

/// Whether an item says of what stands before it that the same holds below: 下同, 以下类同.
pub(super) fn is_ditto(text: &str) -> bool {
    let text = text.strip_prefix("以").unwrap_or(text);
    ["下同", "下相同", "下类同", "下均同", "下皆同", "下亦同"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// Whether an item says that the order of the names says nothing: 排名不分先后.
pub(super) fn is_unranked(text: &str) -> bool {
    text.ends_with("不分先后")
}

/// Finds the words that rules in prose are told by: 为牵头单位, 以下, 下列.
pub(super) struct RuleWords {
    /// The last bytes of 下, and those of 牵: hardly any other character has them.
    below: Finder<'static>,
    leads: Finder<'static>,
}

impl Default for RuleWords {
    fn default() -> Self {
        Self {
            below: Finder::new(b"\xB8\x8B"),
            leads: Finder::new(b"\x89\xB5"),
        }
    }
}

impl RuleWords {
    /// Whether a text holds one of them: most state no rule, and need not be taken apart.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let text = text.as_bytes();
        any(&self.below, text, |before, behind| {
            before.ends_with("以下".as_bytes())
                || (before.ends_with("下".as_bytes()) && behind.starts_with("列".as_bytes()))
        }) || self.lead(text)
    }

    /// Whether a text holds 为牵头单位.
    pub(super) fn lead_in(&self, text: &str) -> bool {
        self.lead(text.as_bytes())
    }

    fn lead(&self, text: &[u8]) -> bool {
        any(&self.leads, text, |before, behind| {
            before.ends_with("为牵".as_bytes()) && behind.starts_with("头单位".as_bytes())
        })
    }
}

/// Whether one of the places at which a finder's bytes end is what is looked for, by what stands before and behind.
fn any(finder: &Finder<'_>, text: &[u8], is_sign: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| finder.find(rest)) {
        from += at + finder.needle().len();
        let (before, behind) = text.split_at_checked(from).unwrap_or_default();
        if is_sign(before, behind) {
            return true;
        }
    }
    false
}

/// The rules that a piece of prose states which [may](RuleWords::are_in) state any, in the order of the document.
pub(super) fn in_prose(source: &str, prose: Span) -> impl Iterator<Item = Rule> {
    let text = prose.of(source);
    let mut before = (0, "");
    parts(text).filter_map(move |(begin, part)| {
        let before = std::mem::replace(&mut before, (begin, part));
        if lacks_lead(trim(before.1)) && names_responsible(trim(part)) {
            let span = Span::at(prose.start() + before.0, prose.start() + begin + part.len());
            return Some(Rule::ResponsibleLead(trimmed(source, span)));
        }
        let blanks = part.len() - part.trim_start_matches(is_blank).len();
        let begin = begin + blanks;
        let at = prose.start() + begin;
        first_leads(trim(part), at).or_else(|| duty(text.get(begin..)?, at))
    })
}

/// Whether a part of a sentence says that there is no lead: 无牵头单位的.
fn lacks_lead(part: &str) -> bool {
    let lacks = ["无", "没有", "未", "不设"];
    let ends = ["牵头单位的", "牵头部门的", "牵头单位", "牵头部门"];
    lacks.iter().any(|word| part.contains(word)) && ends.iter().any(|word| part.ends_with(word))
}

/// Whether the part behind that says who leads then: 责任单位即为牵头单位.
fn names_responsible(part: &str) -> bool {
    let rest = ["责任单位", "责任部门"]
        .iter()
        .find_map(|word| part.strip_prefix(word));
    rest.is_some_and(|rest| {
        let rest = rest.strip_prefix(['即', '则', '就', '均']).unwrap_or(rest);
        let leads = ["为牵头单位", "是牵头单位", "视为牵头单位", "为牵头部门"];
        leads.contains(&rest)
    })
}

/// The parts of a sentence and where they begin: between marks and about brackets, but for the brackets
/// within a name (各县（市）人民政府).
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let now = rest?;
        let begin = text.len() - now.len();
        let mut from = 0;
        loop {
            let end = now
                .get(from..)?
                .find(['，', '。', '；', '、', ',', '（', '）'])
                .map(|at| from + at);
            let Some(end) = end else {
                rest = None;
                return Some((begin, now));
            };
            let behind = now.get(end..)?;
            let name = behind.strip_prefix('（').and_then(|inner| {
                let close = inner.find('）')?;
                let within = inner.get(..close)?;
                levels::is_levels(within).then_some('（'.len_utf8() + close + '）'.len_utf8())
            });
            if let Some(length) = name {
                from = end + length;
                continue;
            }
            rest = behind
                .chars()
                .next()
                .and_then(|mark| behind.get(mark.len_utf8()..));
            return Some((begin, now.get(..end)?));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_from_names() {
        assert!(first_leads("列第一位者为牵头单位", 0).is_some());
        assert!(first_leads("第一责任单位为牵头单位", 0).is_some());
        assert!(first_leads("首位单位牵头", 0).is_some());
        assert!(first_leads("列第一位的责任单位牵头负责", 0).is_some());
        for words in [
            "列第一位的责任单位为牵头单位，不再列出",
            "各任务中排名第一的部门为牵头单位",
        ] {
            assert!(heading_is_first_leads(words), "{words}");
        }
        for words in [
            "完善排名第一的企业为牵头单位的机制",
            "不再以首位单位为牵头单位",
        ] {
            assert!(!heading_is_first_leads(words), "{words}");
        }
        for text in [
            "县财政局",
            "市第一人民医院牵头",
            "首位度提升专班牵头",
            "由县政府第一副县长牵头负责",
        ] {
            assert!(first_leads(text, 0).is_none(), "{text}");
        }
        for text in [
            "县财政局",
            "以下简称县局",
            "以下简称由县水利局负责的工程",
            "以下任务（由县水利局负责）",
        ] {
            assert!(duty(text, 0).is_none(), "{text}");
        }
    }

    /// What each rule of a text says, and the list of units in it.
    fn shown(text: &str) -> Vec<(&str, &str)> {
        let rules = in_prose(text, Span::at(0, text.len()));
        let list = |rule| match rule {
            Rule::FirstLeads(_) | Rule::ResponsibleLead(_) => "",
            Rule::Units { list, .. } => list.of(text),
        };
        rules
            .map(|rule| (rule.span().of(text), list(rule)))
            .collect()
    }

    #[test]
    fn the_words_of_rules_are_found_wherever_they_stand() {
        for (text, holds) in [
            ("列首位的为牵头单位。", true),
            ("为牵头单位", true),
            ("以下", true),
            ("由下列单位负责", true),
            ("牵头单位为牵头部门，以上、下", false),
            ("", false),
        ] {
            assert_eq!(RuleWords::default().are_in(text), holds, "{text}");
        }
    }

    #[test]
    fn prose_may_state_a_rule() {
        for (text, rule, list) in [
            (
                "各单位要抓紧。以下均需各镇人民政府落实，不再列出。",
                "以下均需各镇人民政府落实",
                "各镇人民政府落实",
            ),
            (
                "为抓好落实，以下措施均需各县（市）人民政府和市直部门落实，不再列出（下同）。",
                "以下措施均需各县（市）人民政府和市直部门落实",
                "各县（市）人民政府和市直部门落实",
            ),
            (
                "以下各项均由县水利局、县财政局负责。",
                "以下各项均由县水利局、县财政局负责",
                "县水利局、县财政局负责",
            ),
            (
                "以下任务由县水利局牵头，各镇配合。",
                "以下任务由县水利局牵头，各镇配合",
                "县水利局牵头，各镇配合",
            ),
            ("下列任务由各镇负责", "下列任务由各镇负责", "各镇负责"),
            ("以下任务由各镇负责：", "以下任务由各镇负责", "各镇负责"),
            // What follows a colon is a list of its own.
            (
                "以下任务由各镇负责：清淤、护岸。",
                "以下任务由各镇负责：",
                "",
            ),
            (
                "以下任务由牵头单位报县政府审定。",
                "以下任务由牵头单位报县政府审定",
                "",
            ),
        ] {
            assert_eq!(shown(text), [(rule, list)], "{text}");
        }
        assert_eq!(shown("以下材料需由申请人提供。"), []);
        for text in [
            "牵头单位（无牵头单位的，责任单位即为牵头单位，下同）要统筹。",
            "各项任务未明确牵头单位的， 责任单位视为牵头单位。",
        ] {
            let rules = shown(text);
            assert!(
                rules.len() == 1 && rules[0].0.ends_with("为牵头单位"),
                "{rules:?}"
            );
        }
        for text in [
            "无需报告，责任单位即为牵头单位。",
            "无牵头单位的，由县政府办指定。责任单位为牵头单位",
        ] {
            assert_eq!(shown(text), [], "{text}");
        }
    }
}
