//! Rules that hold from where they are printed: 列第一位者为牵头单位，下同; 以下均需某某落实，不再列出.

use crate::model::Role;
use crate::parse::lines::trimmed;
use crate::parse::names;
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
    let mut start = 0;
    text.split(['，', '。', '；', '、', ',', '（', '）'])
        .take(if may_hold { usize::MAX } else { 0 })
        .filter_map(move |part| {
            let begin = start;
            start += part.len();
            // The separator behind the part.
            start += text.get(start..)?.chars().next().map_or(0, char::len_utf8);
            let blanks = part.len() - part.trim_start_matches(is_blank).len();
            rule(trim(part), prose.start() + begin + blanks)
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
}
