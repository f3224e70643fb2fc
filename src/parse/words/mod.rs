//! The words that give a role: in labels (牵头单位：) and in verb phrases (…按职责分工负责).
//!
//! Both are read by their parts, not from closed lists, since documents compose them freely.

mod labels;
#[cfg(test)]
mod tests;
mod titles;
mod verbs;

use crate::model::Role;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::words::verbs::{VERB_DUTY, VERB_EACH};

pub(super) use labels::{
    LabelKind, Labelled, USUAL_LENGTH, begins_with_label, body_keys, described, divided,
    ends_in_bodies, is_host_label, is_label_by_deed, is_role_label, is_weak_label, label,
    label_at_end, label_at_start, label_behind_name, label_ends, labelled, labels_within,
    may_begin_group, may_begin_label, may_end_deadline, may_end_role_label, names_bodies,
    names_person, names_persons_too, noted, role_in_group, split_copula, split_label, tells_duties,
    unmarked, usual_label,
};
pub(super) use titles::{Tells, holds_strong_label, names_plan, recounts, tells};
pub(super) use verbs::{fillers_at_end, is_verb, lead_in, verb_at_end, verb_behind};

/// The words that carry a role, in both scripts.
const LEAD: &[&str] = &["牵头", "牽頭", "总牵头", "主办", "主辦"];
#[rustfmt::skip]
const RESPONSIBLE: &[&str] = &[
    "负总责", "负主体责任", "负属地责任", "负监管责任", "责任", "責任", "负责", "負責", "主责", "主責", "主管", "承办", "承辦", "承担",
];
#[rustfmt::skip]
const SUPPORT: &[&str] = &[
    "配合", "协作", "協作", "协同", "協同", "协办", "協辦", "协助", "協助", "参与", "參與", "参加",
    "參加", "支持", "会办", "會辦",
];
const GUIDE: &[&str] = &["指导", "指導", "督导", "督办", "监督", "督促"];
const IMPLEMENT: &[&str] = &["落实", "落實", "实施", "實施", "执行"];

/// Words that give a role where nothing else in the phrase does: 统筹推进 leads, 统筹落实 does not.
const WEAK_LEAD: &[&str] = &["统筹", "統籌"];

/// What every clause holds some of: the mark of a label, a role word; or a line break, within which one
/// may stand.
static SIGNS: Lexicon<()> = lexicon!(
    First,
    &[
        ((), &["：", ":", "﹕", "\n", "\r"]),
        ((), LEAD),
        ((), RESPONSIBLE),
        ((), SUPPORT),
        ((), GUIDE),
        ((), IMPLEMENT),
        ((), WEAK_LEAD),
        ((), VERB_EACH),
        ((), VERB_DUTY),
    ]
);

/// Whether a text holds what no clause is without.
pub(super) fn may_assign(text: &str) -> bool {
    SIGNS.within(text)
}

/// Colons, as labels have them. ∶ is a sign of proportion that stands for one.
pub(super) const COLONS: [char; 5] = ['：', ':', '﹕', '∶', '︰'];

/// Whether a character is a colon.
pub(super) fn is_colon(c: char) -> bool {
    COLONS.contains(&c)
}

/// How many bytes the colon has that a text begins with; none where it begins with something else.
pub(super) const fn colon(text: &[u8]) -> usize {
    match text {
        [b':', ..] => 1,
        [0xEF, 0xBC, 0x9A, ..]
        | [0xEF, 0xB9, 0x95, ..]
        | [0xE2, 0x88, 0xB6, ..]
        | [0xEF, 0xB8, 0xB0, ..] => 3,
        _ => 0,
    }
}

/// Brackets that open a clause, or a remark in a name.
pub(super) const OPENING: [char; 6] = ['（', '(', '〔', '[', '【', '［'];

/// The brackets that close them, in the same order.
pub(super) const CLOSING: [char; 6] = ['）', ')', '〕', ']', '】', '］'];

/// Marks that part the items of a list, or a list from the next label.
pub(super) const fn is_separator(c: char) -> bool {
    matches!(
        c,
        '、' | '，' | ',' | '；' | ';' | '。' | '﹑' | '､' | '/' | '／'
    )
}

/// Of the role words of one phrase the first counts, 配合落实 supports; but 负责 before another says no
/// more than that the other is done: 负责牵头, 负责配合. 负责落实 answers for the task.
fn stronger(before: Role, behind: Option<Role>) -> Role {
    match behind {
        Some(Role::Lead) => Role::Lead,
        Some(role @ (Role::Support | Role::Guide)) if before == Role::Responsible => role,
        _ => before,
    }
}

/// Whether a role phrase says no more than a label does already: 责任单位：甲、乙负责.
pub(super) const fn is_plain(role: Role) -> bool {
    matches!(role, Role::Responsible | Role::Implement)
}
