//! Numbered headings and lists whose numbers skip, repeat or change their form.

use std::collections::HashMap;

use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::model::numbering::{Numbered, out_of_sequence};
use crate::model::{Diagnostic, DiagnosticCode, ElementKind, Plan, Section};
use crate::numeral::{is_numeral, number};
use crate::text::Span;

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    headings(plan, findings);
    forms(plan, findings);
    for paragraph in plan
        .elements()
        .filter(|element| element.kind() == ElementKind::Paragraph)
    {
        inline(plan, paragraph.span(), findings);
    }
}

/// Headings out of the sequence of those beside them, where reading found a number that does not
/// follow from the one before.
fn headings<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    let unexpected = |odd: &Diagnostic| odd.code() == DiagnosticCode::HeadingNumberUnexpected;
    if !plan.diagnostics().iter().any(unexpected) {
        return;
    }
    for part in parts(plan) {
        sequence(plan, &part, findings);
    }
    for section in plan.sections() {
        let children: Vec<_> = section.children().collect();
        sequence(plan, &children, findings);
    }
}

/// The sections that stand in no other, part by part: the plan that a notice sends out behind its own items, and what
/// each mark of an annex opens, count for themselves.
fn parts(plan: &Plan) -> Vec<Vec<Section<'_>>> {
    let opens = |kind| matches!(kind, ElementKind::Title | ElementKind::AnnexMark);
    let mut opening = plan.elements().filter(|one| opens(one.kind())).peekable();
    let mut parts = vec![Vec::new()];
    for section in plan.sections().filter(|one| one.parent().is_none()) {
        let start = section.span().start();
        let mut begins = false;
        while opening.next_if(|one| one.span().start() < start).is_some() {
            begins = true;
        }
        if begins {
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(section);
        }
    }
    parts
}

fn sequence<'p>(plan: &'p Plan, beside: &[Section<'p>], findings: &mut Vec<Finding<'p>>) {
    let mut before = String::new();
    let entries: Vec<_> = beside
        .iter()
        .map(|section| {
            let printed = section.printed_number();
            let form = form(*section);
            let other = std::mem::replace(&mut before, form.clone()) != form;
            Numbered {
                printed,
                restarts: other || printed == Some(1),
                ..Numbered::default()
            }
        })
        .collect();
    for ((section, entry), expected) in beside.iter().zip(&entries).zip(out_of_sequence(&entries)) {
        let (Some(printed), Some(expected)) = (entry.printed, expected) else {
            continue;
        };
        let kind = if printed > expected {
            FindingKind::HeadingNumberGap
        } else {
            FindingKind::HeadingNumberRepeated
        };
        let finding = Finding::new(plan, kind).of_section(Some(*section));
        let place = section.number_span().join(section.heading_span());
        let detail = Detail::Number { printed, expected };
        findings.push(finding.in_body(place).with(detail));
    }
}

/// Headings side by side of which one is numbered in another form.
fn forms<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    for part in parts(plan) {
        mixed(plan, &part, findings);
    }
    for section in plan.sections() {
        let children: Vec<_> = section.children().collect();
        mixed(plan, &children, findings);
    }
}

fn mixed<'p>(plan: &'p Plan, beside: &[Section<'p>], findings: &mut Vec<Finding<'p>>) {
    let forms: Vec<_> = beside.iter().map(|section| form(*section)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for form in &forms {
        *counts.entry(form).or_default() += 1;
    }
    let count = |form: &str| counts.get(form).copied().unwrap_or(0);
    let Some(first) = forms.first() else { return };
    // The form of most; of two equally frequent ones the first.
    let mut usual = first;
    for own in &forms {
        if count(own) > count(usual) {
            usual = own;
        }
    }
    if count(usual) * 2 < beside.len() {
        return;
    }
    for (section, _) in beside.iter().zip(&forms).filter(|(_, own)| *own != usual) {
        let finding = Finding::new(plan, FindingKind::HeadingLevelWrong).of_section(Some(*section));
        let place = section.number_span().join(section.heading_span());
        findings.push(finding.in_body(place));
    }
}

/// The form of a section's number: its script, its brackets and words, of either width.
fn form(section: Section<'_>) -> String {
    let mut form = String::new();
    for c in section.number().chars() {
        let kind = match c {
            '0'..='9' | '０'..='９' => '1',
            '①'..='⑳' => '①',
            '（' | '(' => '(',
            '）' | ')' => ')',
            '、' | '.' | '．' | '﹒' | '﹑' | '：' | ':' | ' ' | '\u{3000}' => continue,
            c if is_numeral(c) || c == '○' => '一',
            c => c,
        };
        if !form.ends_with(kind) {
            form.push(kind);
        }
    }
    form
}

/// Lists within a paragraph: 一是…；二是…；四是….
fn inline<'p>(plan: &'p Plan, paragraph: Span, findings: &mut Vec<Finding<'p>>) {
    let text = paragraph.of(plan.source());
    let mut before: Option<u32> = None;
    for (at, _) in text.match_indices('是') {
        let head = text.get(..at).unwrap_or_default();
        let start = head
            .char_indices()
            .rev()
            .take_while(|(_, c)| is_numeral(*c))
            .last()
            .map(|(start, _)| start);
        let Some(start) = start else { continue };
        let open = text.get(..start).and_then(|head| head.chars().next_back());
        if !open.is_none_or(|c| matches!(c, '。' | '；' | '，' | '：' | ';' | ':' | '\n')) {
            continue;
        }
        let Some((printed, _)) = text.get(start..at).and_then(number) else {
            continue;
        };
        let expected = before.map_or(1, |before| before + 1);
        if printed != expected && printed != 1 && before.is_some() {
            let kind = if printed > expected {
                FindingKind::HeadingNumberGap
            } else {
                FindingKind::HeadingNumberRepeated
            };
            let place = Span::at(
                paragraph.start() + start,
                paragraph.start() + at + '是'.len_utf8(),
            );
            let task = plan.at(place.start()).and_then(crate::model::Place::task);
            let finding = Finding::new(plan, kind).of_task(task).in_body(place);
            findings.push(finding.with(Detail::Number { printed, expected }));
        }
        before = Some(printed);
    }
}

#[cfg(test)]
mod tests {
    use crate::Plan;

    fn found(text: &str) -> Vec<(String, String)> {
        let plan = Plan::parse(text.to_owned()).unwrap();
        let audit = plan.audit();
        audit
            .findings()
            .filter(|one| one.code().starts_with("heading-"))
            .filter_map(|one| Some((one.code().to_owned(), one.body()?.text().to_owned())))
            .collect()
    }

    fn pair(code: &str, text: &str) -> Vec<(String, String)> {
        vec![(code.to_owned(), text.to_owned())]
    }

    #[test]
    fn numbers_that_skip_or_repeat() {
        assert_eq!(
            found("一、甲\n一是修渠；二是植树；四是筑路。\n二、乙\n"),
            pair("heading-number-gap", "四是")
        );
        assert_eq!(
            found("一、甲\n修渠。\n二、乙\n植树。\n四、丁\n筑路。\n"),
            pair("heading-number-gap", "四、丁")
        );
        assert_eq!(
            found(
                "第一百零一条 修渠\n清淤。\n第一百零二条 植树\n育苗。\n第一百零四条 筑路\n硬化。\n"
            ),
            pair("heading-number-gap", "第一百零四条 筑路")
        );
        assert_eq!(
            found("第一百零一条 修渠\n清淤。\n第一百零三条 植树\n育苗。\n").len(),
            1
        );
        assert_eq!(
            found("第一百零九条 修渠\n清淤。\n第一百一十条 植树\n育苗。\n"),
            []
        );
        assert_eq!(
            found("一、甲\n修渠。\n二、乙\n植树。\n二、丁\n筑路。\n"),
            pair("heading-number-repeated", "二、丁")
        );
        assert_eq!(
            found("一、甲\n这一是非分明，三是三。\n二、乙\n植树。\n"),
            []
        );
    }

    #[test]
    fn parts_of_a_document_count_for_themselves() {
        let signed = "东平县人民政府办公室\n2026年1月4日\n东平县修渠方案\n";
        let notice = "1．抓紧修渠\n及时清淤。\n2．按时报告\n每月一报。\n";
        let plan = "一、任务\n（一）修渠。清淤。（责任单位：县水利局）\n二、要求\n抓好落实。\n三、保障\n加强统筹。\n";
        let annex =
            "附件1\n1．护岸。打桩。（责任单位：县水利局）\n2．筑坝。夯土。（责任单位：县水利局）\n";
        let all = [notice, signed, plan, annex].concat();
        assert_eq!(found(&all), []);
        // Within a part a level of its own and a number twice are told as they were.
        let slip = [&all, "一、引水。开闸。\n"].concat();
        assert_eq!(found(&slip), pair("heading-level-wrong", "一、引水"));
        let slip = [notice, signed, &plan.replace("三、", "二、"), annex].concat();
        assert_eq!(found(&slip), pair("heading-number-repeated", "二、保障"));
        let slip = [notice, signed, plan, &annex.replace("2．", "4．")].concat();
        assert_eq!(found(&slip).len(), 1);
    }

    #[test]
    fn a_level_of_its_own() {
        assert_eq!(
            found("一、甲\n1．修渠\n清淤。\n（一）植树\n育苗。\n（二）筑路\n硬化。\n"),
            pair("heading-level-wrong", "1．修渠")
        );
    }
}
