//! Rules that hold from where they are printed: 列第一位者为牵头单位，下同; 以下均需某某落实，不再列出.

use crate::model::Role;
use crate::parse::lines::trimmed;
use crate::parse::names;
use crate::parse::places;
use crate::parse::scan::{Pair, Places};
use crate::parse::words;
use crate::text::{Span, is_blank, trim};

/// A rule as a text states it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    FirstLeads(Span),
    Unit {
        span: Span,
        unit: Span,
        label: Span,
        role: Role,
    },
}

impl Rule {
    /// Where it says that the first unit leads.
    pub(super) const fn first_leads(&self) -> Option<Span> {
        match self {
            Self::FirstLeads(span) => Some(*span),
            Self::Unit { .. } => None,
        }
    }

    /// The same rule at other places.
    pub(super) fn map(self, place: impl Fn(Span) -> Span) -> Self {
        match self {
            Self::FirstLeads(span) => Self::FirstLeads(place(span)),
            Self::Unit {
                span,
                unit,
                label,
                role,
            } => Self::Unit {
                span: place(span),
                unit: place(unit),
                label: place(label),
                role,
            },
        }
    }
}

/// Reads one item of a list, or one part of a sentence, as a rule. `at` is where it begins.
pub(super) fn rule(text: &str, at: usize) -> Option<Rule> {
    let span = Span::at(at, at + text.len());
    if is_first_leads(text) {
        return Some(Rule::FirstLeads(span));
    }
    let (unit, label, role) = standing_unit(text)?;
    Some(Rule::Unit {
        span,
        unit: Span::at(at + unit.start(), at + unit.end()),
        label: Span::at(at + label.start(), at + label.end()),
        role,
    })
}

/// The rules of one part of a sentence, which may name several units: 以下均需各县人民政府和市直部门落实.
fn rules(text: &str, at: usize) -> impl Iterator<Item = Rule> {
    let mut rest = rule(text, at);
    std::iter::from_fn(move || {
        let rule = rest.take()?;
        let Rule::Unit {
            span,
            unit,
            label,
            role,
        } = rule
        else {
            return Some(rule);
        };
        let names = text.get(unit.start() - at..unit.end() - at)?;
        let Some((end, next)) = names::connective(names) else {
            return Some(rule);
        };
        let one = |unit| Rule::Unit {
            span,
            unit,
            label,
            role,
        };
        rest = Some(one(Span::at(unit.start() + next, unit.end())));
        Some(one(Span::at(unit.start(), unit.start() + end)))
    })
}

/// Whether an item is a remark on a rule that says nothing by itself: 下同, 不再列出.
pub(super) fn is_remark(text: &str) -> bool {
    ["下同", "以下同", "以下相同", "不再", "不另", "不一一"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// Whether a text says that of several units the first leads: 列第一位者为牵头单位.
pub(super) fn is_first_leads(text: &str) -> bool {
    let first = [
        "第一位",
        "第一个",
        "列第一",
        "排第一",
        "在第一",
        "首位",
        "列首",
        "排首",
        "首个单位",
        "名第一",
        "居首",
        "首家",
        "第一家",
        "排在最前",
        "排名靠前",
    ];
    let leads = ["牵头单位", "牵头部门", "为牵头", "是牵头"];
    leads.iter().any(|word| text.contains(word)) && first.iter().any(|word| text.contains(word))
}

/// 以下均需各县人民政府落实: the unit, the word that gives its role, and the role.
fn standing_unit(text: &str) -> Option<(Span, Span, Role)> {
    let rest = text
        .strip_prefix("以下")
        .or_else(|| text.strip_prefix("下列"))?;
    let offset = text.len() - rest.len();
    // Whatever things are counted (各项任务) stands before 均 or 都; the unit behind 需 or 由.
    let all = rest.find(['均', '都'])?;
    let behind = rest.get(all..)?;
    let asks = behind.find(['需', '由', '须'])?;
    let start = all + asks + '需'.len_utf8();
    let named = rest.get(start..)?;
    let (end, role) = words::verb_at_end(named)?;
    if !names::is_unit(trim(named.get(..end)?)) {
        return None;
    }
    let unit = Span::at(offset + start, offset + start + end);
    let label = Span::at(unit.end(), text.len());
    Some((trimmed(text, unit), trimmed(text, label), role))
}

/// What the words are told by that every rule in prose holds one of: 以 of 以下, 牵 of 为牵头单位.
pub(super) struct Sign;

impl Pair for Sign {
    fn is(first: u8, second: u8) -> bool {
        (first == 0xBB && second == 0xA5) || (first == 0x89 && second == 0xB5)
    }
}

/// The rules that a piece of prose states, in the order of the document. `signs` says which pieces
/// may: those of the source, asked in its order.
pub(super) fn in_prose<'s>(
    source: &'s str,
    prose: Span,
    signs: &mut Places<'_, Sign>,
) -> impl Iterator<Item = Rule> + use<'s> {
    let text = prose.of(source);
    let may_hold = signs
        .first(prose.start())
        .is_some_and(|place| place < prose.end())
        && ["为牵头单位", "以下"]
            .iter()
            .any(|word| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some());
    parts(text)
        .take(if may_hold { usize::MAX } else { 0 })
        .flat_map(move |(begin, part)| {
            let blanks = part.len() - part.trim_start_matches(is_blank).len();
            rules(trim(part), prose.start() + begin + blanks)
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
                places::is_levels(within).then_some('（'.len_utf8() + close + '）'.len_utf8())
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
        assert!(matches!(
            rule("列第一位者为牵头单位", 0),
            Some(Rule::FirstLeads(_))
        ));
        assert!(rule("县财政局", 0).is_none());
        assert!(rule("以下简称县局", 0).is_none());
        assert!(rule("市第一人民医院牵头", 0).is_none());
        assert!(rule("由县政府第一副县长牵头负责", 0).is_none());
        let text = "以下各项均由县水利局负责";
        let Some(Rule::Unit {
            unit, label, role, ..
        }) = rule(text, 0)
        else {
            panic!("no rule");
        };
        assert_eq!((unit.of(text), label.of(text)), ("县水利局", "负责"));
        assert_eq!(role, Role::Responsible);
    }

    #[test]
    fn prose_may_state_a_rule() {
        let text = "各单位要抓紧。以下均需各镇人民政府落实，不再列出。";
        let spans: Vec<_> = in_prose(text, Span::at(0, text.len()), &mut Places::new(text))
            .map(|rule| match rule {
                Rule::FirstLeads(span) | Rule::Unit { span, .. } => span.of(text),
            })
            .collect();
        assert_eq!(spans, ["以下均需各镇人民政府落实"]);
    }

    #[test]
    fn a_rule_may_name_several_units() {
        let text = "为抓好落实，以下措施均需各县（市）人民政府和市直部门落实，不再列出（下同）。";
        let units: Vec<_> = in_prose(text, Span::at(0, text.len()), &mut Places::new(text))
            .map(|rule| match rule {
                Rule::FirstLeads(span) | Rule::Unit { unit: span, .. } => span.of(text),
            })
            .collect();
        assert_eq!(units, ["各县（市）人民政府", "市直部门"]);
    }
}
