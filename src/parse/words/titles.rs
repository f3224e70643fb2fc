//! What a text is, by the words of its title and by those that tell of nothing but tasks.

use crate::model::Role;
use crate::parse::words::{
    COLONS, LabelKind, is_role_label, label, may_begin_label, may_end_deadline, may_end_role_label,
};

/// Whether a title is one of plans.
pub(in crate::parse) fn names_plan(title: &str) -> bool {
    const PLANS: [&str; 11] = [
        "方案",
        "计划",
        "措施",
        "意见",
        "要点",
        "分工",
        "规划",
        "重点任务",
        "任务清单",
        "任务分解",
        "专项行动",
    ];
    // 任务调度平台 is none.
    const ENDS: [&str; 4] = ["任务", "行动", "任务的通知", "行动的通知"];
    PLANS.iter().any(|word| title.contains(word)) || ENDS.iter().any(|word| title.ends_with(word))
}

/// What the words of a heading say stands below it, where they name no more than that: 责任单位, 完成时限, 责任分工.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::parse) enum Tells {
    /// Units in a role.
    Units(Role),
    When,
    /// Clauses that have labels of their own.
    Division,
}

/// What a heading tells that is named so: below （一）修渠 it says nothing but who does that, or by when.
pub(in crate::parse) fn tells(heading: &str) -> Option<Tells> {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 24;
    if heading.len() > LONGEST {
        return None;
    }
    let last = heading.chars().next_back()?;
    if last == '工' && matches!(heading, "责任分工" | "职责分工" | "任务分工" | "工作分工")
    {
        return Some(Tells::Division);
    }
    // Nearly no heading begins and ends as labels do.
    if !(may_end_role_label(last) || may_end_deadline(last)) || !may_begin_label(heading) {
        return None;
    }
    if is_role_label(heading) {
        return match label(heading)? {
            LabelKind::Role(role) => Some(Tells::Units(role)),
            LabelKind::Deadline | LabelKind::Other => None,
        };
    }
    (label(heading) == Some(LabelKind::Deadline)).then_some(Tells::When)
}

/// Whether a text tells what was done or said, judged by its title, and gives as many clauses without a
/// label as may be remarks: 编制规划（由综合科牵头，各科室配合）.
pub(in crate::parse) fn recounts(title: &str, text: &str) -> bool {
    const ACCOUNTS: [&str; 6] = ["总结", "报告", "公报", "讲话", "答复", "解读"];
    const DIVISIONS: [&str; 5] = ["分解", "清单", "台账", "责任", "落实"];
    const MOST: usize = 2;
    const VERBS: [&str; 5] = ["负责", "牵头", "配合", "参与", "落实"];
    let holds = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if !holds(&ACCOUNTS) || holds(&DIVISIONS) || names_plan(title) {
        return false;
    }
    let closing = memchr::memmem::find_iter(text.as_bytes(), "）")
        .chain(memchr::memmem::find_iter(text.as_bytes(), ")"));
    let clauses = closing.filter(|at| {
        let before = text.get(..*at).unwrap_or_default();
        VERBS.iter().any(|verb| before.ends_with(verb))
    });
    clauses.take(MOST + 1).count() <= MOST
}

/// Whether a text has, with its colon, a label that tells of nothing but tasks.
pub(in crate::parse) fn holds_strong_label(text: &str) -> bool {
    const STRONG: [&str; 8] = [
        "责任单位",
        "牵头单位",
        "责任部门",
        "牵头部门",
        "配合单位",
        "配合部门",
        "責任單位",
        "牽頭單位",
    ];
    STRONG
        .iter()
        .any(|label| with_colon(text, label).any(|at| !is_quoted(text, at)))
}

/// Where a word stands with a colon behind it.
fn with_colon<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    memchr::memmem::find_iter(text.as_bytes(), word.as_bytes()).filter(move |at| {
        let behind = text.get(at + word.len()..).unwrap_or_default();
        behind.starts_with(COLONS)
    })
}

/// Whether what stands at a place, or its bracket, is quoted: `（责任单位：A）`.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = before.trim_end_matches(['（', '(', '〔', '[', '【']);
    before.ends_with(['“', '‘', '「', '`', '"'])
}
