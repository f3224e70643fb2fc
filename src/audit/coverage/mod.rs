//! Gaps and contradictions within the document: tasks nobody has, units nobody told, numbers that
//! skip, milestones beyond the end.

mod addressees;
mod citations;
mod duties;
mod lists;
mod milestones;
mod names;
mod tasks;

use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::model::{DiagnosticCode, Plan, Task};
use crate::text::Span;

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    annex_not_mentioned(plan, findings);
    tasks::run(plan, findings);
    names::run(plan, findings);
    addressees::run(plan, findings);
    lists::run(plan, findings);
    citations::run(plan, findings);
    duties::run(plan, findings);
    milestones::run(plan, findings);
}

/// As reading found it.
fn annex_not_mentioned<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    for odd in plan.diagnostics() {
        if odd.code() == DiagnosticCode::AnnexNotMentioned {
            let finding = Finding::new(plan, FindingKind::AnnexNotMentioned);
            findings.push(finding.in_annex(odd.span()));
        }
    }
}

/// Puts a finding about a task at a place of its own: in the annex, where only that states the task.
fn at_task<'p>(finding: Finding<'p>, task: Task<'p>, span: Span) -> Finding<'p> {
    let finding = finding.of_task(Some(task));
    if task.is_from_table() {
        finding.in_annex(span)
    } else {
        finding.in_body(span)
    }
}

/// The value of a number in Chinese or Arabic numerals at the start of a text, with its length in
/// bytes.
fn number(text: &str) -> Option<(u32, usize)> {
    let mut total: u32 = 0;
    let mut digit: Option<u32> = None;
    let mut length = 0;
    for c in text.chars() {
        let value = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            '０'..='９' => u32::from(c) - u32::from('０'),
            '①'..='⑳' => u32::from(c) - u32::from('①') + 1,
            '两' => 2,
            '十' => {
                total += digit.take().unwrap_or(1) * 10;
                length += c.len_utf8();
                continue;
            }
            c => match "零一二三四五六七八九".chars().position(|one| one == c) {
                Some(value) => u32::try_from(value).ok()?,
                None => break,
            },
        };
        digit = Some(digit.unwrap_or(0).checked_mul(10)?.checked_add(value)?);
        length += c.len_utf8();
    }
    (length > 0).then(|| (total + digit.unwrap_or(0), length))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_of_both_scripts() {
        assert_eq!(number("三年"), Some((3, 3)));
        assert_eq!(number("十二、"), Some((12, 6)));
        assert_eq!(number("二十是"), Some((20, 6)));
        assert_eq!(number("2025年"), Some((2025, 4)));
        assert_eq!(number("⑦甲"), Some((7, 3)));
        assert_eq!(number("年"), None);
    }
}
