//! Labels, read by their parts: 牵头责任单位, 主要协作单位, 协同配合单位.

mod parted;

use crate::model::Role;
use crate::parse::lexicon::{Keys, Lexicon, lexicon};
use crate::parse::markdown;
use crate::parse::scan::is_bare;
use crate::parse::scan::width;
use crate::parse::words::{
    COLONS, GUIDE, IMPLEMENT, LEAD, RESPONSIBLE, SUPPORT, WEAK_LEAD, colon, is_separator, stronger,
};
use crate::text::{is_blank, starts_blank};

pub(in crate::parse) use parted::{label_behind_name, unmarked};

/// What a label calls the bodies in a role.
const BODIES: &[&str] = &[
    "单位", "單位", "部门", "部門", "科室", "处室", "股室", "机构", "機構", "主体", "主體",
];

/// What a label calls them that may as well begin a sentence: 责任县区, 参与企业.
#[rustfmt::skip]
const LOOSE_BODIES: &[&str] = &[
    "地区", "县区", "区县", "市县", "市州", "乡镇", "镇街", "街镇", "园区", "企业", "方",
];

/// What makes a label name persons: no units follow.
const PERSONS: &[&str] = &["领导", "領導", "人", "人员", "负责人", "責任人", "联系人"];

/// Words that a label may hold beside its role.
const LABEL_FILLERS: &[&str] = &[
    "主要", "主体", "主體", "共同", "第一", "第二", "第三", "具体", "具體", "直接", "市级", "区级",
    "县级", "省级", "州级", "市县", "市州", "区县", "市直", "区直", "县直", "省直", "镇级", "村级",
    "本级", "属地", "任务", "工作", "组织", "組織", "有关", "相关", "推进", "业务", "行业", "监管",
    "日常", "项目", "分管", "包保", "分项", "联合", "各", "整改", "其他",
];

/// More of them: lines begin with these too often for their labels to be looked for there.
const LABEL_LEVELS: &[&str] = &[
    "省", "市", "区", "县", "州", "盟", "旗", "镇", "总", "专项", "协调", "其它", "首要", "次要",
    "普法",
];

/// Labels of a deadline.
#[rustfmt::skip]
const DEADLINES: &[&str] = &[
    "完成时限", "完成时间", "完成期限", "时限要求", "时间要求", "时间节点", "进度要求",
    "办理时限", "办结时限", "落实时限", "整改时限", "整改期限", "任务时限", "推进时限", "工作时限", "工作期限", "完成日期",
    "办结时间", "截止时间", "截止日期", "完成节点", "计划完成时间", "预计完成时间", "计划完成时限", "时间进度", "时间安排",
    "进度安排", "时限", "时间", "期限", "完成時限", "完成時間", "時限要求", "工作時限",
];

/// What a label ends with that calls the bodies so.
static BODY_ENDS: Lexicon<()> = lexicon!(Last, &[((), BODIES)]);

/// The characters that such words end with.
pub(in crate::parse) const fn body_keys() -> Keys {
    BODY_ENDS.keys()
}

/// Whether a text ends with what a label calls the bodies in a role: 承办部门.
pub(in crate::parse) fn ends_in_bodies(text: &str) -> bool {
    BODY_ENDS.ends(text)
}

/// What ends a label, behind its role.
pub(super) enum Called {
    Persons,
    Bodies,
    Loosely,
}

pub(super) static LABEL_ENDS: Lexicon<Called> = lexicon!(
    Last,
    &[
        (Called::Persons, PERSONS),
        (Called::Bodies, BODIES),
        (Called::Loosely, LOOSE_BODIES)
    ]
);

/// The parts of a label: role words come first, lest 责任主体 lose its role to the filler 主体.
static LABEL_PARTS: Lexicon<Option<Role>> = lexicon!(
    First,
    &[
        (Some(Role::Lead), LEAD),
        (Some(Role::Responsible), RESPONSIBLE),
        (Some(Role::Support), SUPPORT),
        (Some(Role::Guide), GUIDE),
        (Some(Role::Implement), IMPLEMENT),
        (Some(Role::Lead), WEAK_LEAD),
        (None, LABEL_FILLERS),
        (None, LABEL_LEVELS),
    ]
);

/// What a label ends with that nothing but its parts make: 牵头 as the head of a column.
static LABEL_LASTS: Lexicon<()> = lexicon!(
    Last,
    &[
        ((), LEAD),
        ((), RESPONSIBLE),
        ((), SUPPORT),
        ((), GUIDE),
        ((), IMPLEMENT),
        ((), WEAK_LEAD),
        ((), LABEL_FILLERS),
        ((), LABEL_LEVELS),
    ]
);

/// The characters that texts end with which [`label`] takes.
pub(in crate::parse) const fn label_ends() -> Keys {
    LABEL_ENDS
        .keys()
        .and(LABEL_LASTS.keys())
        .and(IS_DEADLINE.keys())
}

/// Whether a text that ends with this character may be what [`is_role_label`] takes.
pub(in crate::parse) fn may_end_role_label(last: char) -> bool {
    LABEL_ENDS.may_have_key(last)
}

/// Whether a text that ends with this character may be the label of a deadline.
pub(in crate::parse) fn may_end_deadline(last: char) -> bool {
    IS_DEADLINE.may_have_key(last)
}

static IS_DEADLINE: Lexicon<()> = lexicon!(Last, &[((), DEADLINES)]);

/// What every label begins with that [`label`] takes.
static LABEL_STARTS: Lexicon<()> = lexicon!(
    First,
    &[
        ((), LEAD),
        ((), RESPONSIBLE),
        ((), SUPPORT),
        ((), GUIDE),
        ((), IMPLEMENT),
        ((), WEAK_LEAD),
        ((), LABEL_FILLERS),
        ((), DEADLINES),
        ((), &["涉及", "会同", "联动"]),
    ]
);

/// Whether a text begins with a word that labels begin with.
pub(in crate::parse) fn may_begin_label(text: &str) -> bool {
    LABEL_STARTS.begins(text)
}

/// What stands before the first 为 of a text, where that is short enough for a label.
pub(in crate::parse) fn split_copula(text: &str) -> Option<&str> {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 9;
    let (at, _) = text
        .char_indices()
        .take(LONGEST)
        .find(|(_, c)| *c == '为')?;
    text.get(..at)
}

/// The label that a text begins with, before its colon.
pub(in crate::parse) fn label_at_start(text: &str) -> Option<LabelKind> {
    labelled(text).map(|labelled| labelled.kind)
}

/// A text with a label before its colon.
pub(in crate::parse) struct Labelled<'t> {
    pub(in crate::parse) kind: LabelKind,
    pub(in crate::parse) label: &'t str,
    /// What stands behind the colon.
    pub(in crate::parse) value: &'t str,
}

/// A text cut at the colon of the label that it begins with.
pub(in crate::parse) fn labelled(text: &str) -> Option<Labelled<'_>> {
    // Nearly every line of prose is ruled out by how it begins.
    let bytes = text.as_bytes();
    if LABEL_STARTS.begins(text) || starts_blank(bytes) {
        if let Some((word, value)) = split_label(text)
            && let Some(kind) = label(word)
        {
            return Some(Labelled {
                kind,
                label: word,
                value,
            });
        }
        return parted::labelled(text);
    }
    // 责 任 单 位：
    let first = width(*bytes.first()?);
    let spread = bytes.get(first..).is_some_and(starts_blank);
    spread.then(|| parted::labelled(text)).flatten()
}

/// What a label introduces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::parse) enum LabelKind {
    /// Units in a role.
    Role(Role),
    /// The deadline.
    Deadline,
    /// Something that is neither: persons, a scope, a telephone number.
    Other,
}

/// The bytes of each of the [usual labels](usual_label).
pub(in crate::parse) const USUAL_LENGTH: usize = "责任单位".len();

/// The role of a label that nearly every clause has: what [`label`] finds out of its parts is known of it
/// beforehand.
pub(in crate::parse) fn usual_label(word: &str) -> Option<Role> {
    match word {
        "责任单位" | "责任部门" => Some(Role::Responsible),
        "牵头单位" | "牵头部门" => Some(Role::Lead),
        "配合单位" | "配合部门" => Some(Role::Support),
        _ => None,
    }
}

/// The usual label that ends a text, if what stands before it, or nothing, parts it from the rest: its
/// start and its role.
pub(super) fn usual_label_at_end(text: &str) -> Option<(usize, Role)> {
    let start = text.len().checked_sub(USUAL_LENGTH)?;
    let role = usual_label(text.get(start..)?)?;
    let before = text.get(..start)?.chars().next_back();
    before.is_none_or(parts_label).then_some((start, role))
}

/// Whether a label may begin behind a character.
fn parts_label(c: char) -> bool {
    is_separator(c) || is_blank(c) || matches!(c, '（' | '(' | '）' | ')')
}

/// Reads `word` as a whole label: 牵头单位, 主要责任部门, 完成时限, 责任领导.
pub(in crate::parse) fn label(word: &str) -> Option<LabelKind> {
    if let Some(role) = usual_label(word) {
        return Some(LabelKind::Role(role));
    }
    let word = if is_bare(word.as_bytes()) {
        word
    } else {
        word.trim_matches(markdown::is_star_or_blank)
    };
    if IS_DEADLINE.is(word) {
        return Some(LabelKind::Deadline);
    }
    let kind = match LABEL_ENDS.strip_end(word) {
        Some((stem, Called::Persons)) => first_role(stem).map(|_| LabelKind::Other),
        Some((stem, Called::Bodies)) => first_role(stem)
            .or_else(|| role_by_deed(word))
            .map(LabelKind::Role),
        Some((stem, Called::Loosely)) => first_role(stem).map(LabelKind::Role),
        None => first_role(word).map(LabelKind::Role),
    };
    kind.or_else(|| label_of_both(word))
}

/// The label of bodies and their persons or their time together, or of bodies by two names: 责任单位及责任人, 责任单位及完成时限,
/// 牵头部门/单位.
fn label_of_both(word: &str) -> Option<LabelKind> {
    // Longer ones would be taken apart the more often the longer they are.
    const LONGEST: usize = 48;
    let word = (word.len() <= LONGEST).then_some(word)?;
    let (bodies, others) = word.split_once(['及', '和', '与', '/', '／', '、'])?;
    let both = is_role_label(bodies) && names_no_role(others);
    both.then(|| label(bodies)).flatten()
}

/// Whether a word says of bodies, or of persons or times, no role that a label beside it does not give.
fn names_no_role(word: &str) -> bool {
    BODIES.contains(&word) || matches!(label(word), Some(LabelKind::Other | LabelKind::Deadline))
}

/// Whether a word is a role's label by itself: 责任单位, 牵头部门.
pub(in crate::parse) fn is_role_label(word: &str) -> bool {
    if usual_label(word).is_some() {
        return true;
    }
    let collective = ["各", "有关", "相关"];
    matches!(LABEL_ENDS.strip_end(word), Some((_, Called::Bodies)))
        && !collective.iter().any(|start| word.starts_with(start))
        && matches!(label(word), Some(LabelKind::Role(_)))
}

/// Whether a label says by a deed alone in which role the bodies are: in a list of units 属地单位 is one of them, whoever
/// they are.
pub(in crate::parse) fn is_label_by_deed(label: &str) -> bool {
    role_by_deed(label).is_some()
}

/// Whether a label says whom it introduces: 牵头单位, and not 牵头. What says no more than a role may be a heading.
pub(in crate::parse) fn names_bodies(label: &str) -> bool {
    LABEL_ENDS.strip_end(label).is_some()
}

/// Whether a label introduces persons beside bodies: 责任单位及责任人, 责任单位（责任人）.
pub(in crate::parse) fn names_persons_too(label: &str) -> bool {
    let label = label.trim_end_matches(['）', ')']);
    PERSONS.iter().any(|word| label.ends_with(word))
}

/// Whether a text begins as the labels do that [`role_in_group`] takes.
pub(in crate::parse) fn may_begin_group(text: &str) -> bool {
    text.starts_with(['组', '副', '成'])
}

/// The role in a working group that a label gives: 组长单位 leads it, 成员单位 are in it. Registers of members have such
/// labels too.
pub(in crate::parse) fn role_in_group(label: &str) -> Option<Role> {
    let (stem, Called::Bodies) = LABEL_ENDS.strip_end(label)? else {
        return None;
    };
    match stem {
        "组长" => Some(Role::Lead),
        "副组长" | "成员" | "组成" | "组员" => Some(Role::Support),
        _ => None,
    }
}

/// Whether a line says what a working group is to do: 主要职责：承担日常工作。
pub(in crate::parse) fn tells_duties(line: &str) -> bool {
    const DUTIES: [&str; 5] = ["职责", "任务", "职责任务", "分工", "职能"];
    split_label(line).is_some_and(|(label, _)| DUTIES.iter().any(|word| label.ends_with(word)))
}

/// What stands behind the colon of a line that says in sentences who does what: 责任分工：甲牵头，乙配合.
pub(in crate::parse) fn divided(line: &str) -> Option<&str> {
    const LABELS: [&str; 4] = ["责任分工", "职责分工", "任务分工", "工作分工"];
    let (label, behind) = split_label(line)?;
    LABELS.contains(&label).then_some(behind)
}

/// Whether a text begins with a label, be it of a role, of a person that has one or of a deadline: 责任领导：张某；责任
/// 单位：甲.
pub(in crate::parse) fn begins_with_label(text: &str) -> bool {
    label_at_start(text).is_some()
}

/// Whether a text is the label of a person with a name: 责任人：张某, 分管领导：李某.
pub(in crate::parse) fn names_person(text: &str) -> bool {
    const LONGEST: usize = 120;
    let label = (text.len() <= LONGEST).then(|| split_label(text)).flatten();
    label
        .is_some_and(|(label, _)| matches!(LABEL_ENDS.strip_end(label), Some((_, Called::Persons))))
}

/// The label under which a line says more of a task than who does it: 整改目标：全线通车, 整改措施：.
pub(in crate::parse) fn described(text: &str) -> Option<&str> {
    const TOLD: [&str; 13] = [
        "目标", "措施", "举措", "类型", "情况", "内容", "要求", "进展", "标准", "要点", "重点",
        "描述", "问题",
    ];
    let (label, _) = split_label(text)?;
    TOLD.iter()
        .any(|word| label.ends_with(word))
        .then_some(label)
}

/// The label under which a line tells something beside what a task is, or more of it: 备注：分批实施, 整改措施：.
pub(in crate::parse) fn noted(text: &str) -> Option<&str> {
    const NOTES: [&str; 14] = [
        "备注", "说明", "依据", "地点", "范围", "对象", "成效", "方式", "成果", "指标", "电话",
        "备註", "說明", "依據",
    ];
    let noted = || {
        let (label, _) = split_label(text)?;
        NOTES
            .iter()
            .any(|word| label.ends_with(word))
            .then_some(label)
    };
    described(text).or_else(noted)
}

/// Where a sentence goes over into labels, behind a comma or a gap: 清淤三万方，责任单位：甲.
pub(in crate::parse) fn labels_within(sentence: &str) -> Option<usize> {
    // A longer list has its label further to the front, in a sentence of its own.
    const TAIL: usize = 600;
    let cut = sentence.len().saturating_sub(TAIL);
    let cut = (cut..sentence.len()).find(|at| sentence.is_char_boundary(*at))?;
    let tail = sentence.get(cut..)?;
    for at in memchr::memchr3_iter(b':', 0xEF, 0xE2, tail.as_bytes()) {
        if colon(tail.as_bytes().get(at..)?) == 0 {
            continue;
        }
        let before = tail.get(..at)?;
        let start = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| !COLONS.contains(c))
            .find(|(_, c)| is_separator(*c) || is_blank(*c));
        if let Some((at, mark)) = start {
            let start = at + mark.len_utf8();
            if is_role_label(before.get(start..)?) {
                return Some(cut + start);
            }
        }
    }
    None
}

/// Words of labels that are not of plans alone: events have hosts, services have overseers.
#[rustfmt::skip]
static WEAK_LABELS: Lexicon<()> = lexicon!(First, [
    "主办", "主辦", "承办", "承辦", "协办", "協辦", "支持", "监督", "督导", "督促", "主管", "承担",
    "实施", "實施", "执行", "参加", "參加", "指导", "指導", "协助",
]);

/// Whether texts that assign nothing have this label too.
pub(in crate::parse) fn is_weak_label(label: &str) -> bool {
    WEAK_LABELS.begins(label)
}

/// Whether a label or a verb phrase names a host: an event has one, and so may tasks.
pub(in crate::parse) fn is_host_label(label: &str) -> bool {
    const HOSTS: [&str; 6] = ["主办", "主辦", "承办", "承辦", "协办", "協辦"];
    HOSTS.iter().any(|word| label.starts_with(word))
}

/// A text cut at its first colon, where what stands before is short enough for a label.
pub(in crate::parse) fn split_label(text: &str) -> Option<(&str, &str)> {
    // The longest labels (牵头组织实施单位) stay below this many bytes.
    const LONGEST: usize = 48;
    let bytes = text.as_bytes();
    let head = bytes.get(..LONGEST + 2).unwrap_or(bytes);
    for at in memchr::memchr3_iter(b':', 0xEF, 0xE2, head) {
        let width = colon(head.get(at..)?);
        if width > 0 {
            return (at < LONGEST).then_some((text.get(..at)?, text.get(at + width..)?));
        }
    }
    None
}

/// The label that ends `text`, which stops before a colon: its start in bytes and what it
/// introduces. The longest reading that begins behind a separator, or at the start, counts.
pub(in crate::parse) fn label_at_end(text: &str) -> Option<(usize, LabelKind)> {
    if let Some((start, role)) = usual_label_at_end(text) {
        return Some((start, LabelKind::Role(role)));
    }
    if let Some(labelled) = parted::by_bracket(text) {
        return Some(labelled);
    }
    let start = behind_last_mark(text);
    let word = text.get(start..)?;
    if names_no_role(word)
        && let Some(labelled) = parted::by_mark(text, start)
    {
        return Some(labelled);
    }
    if let Some(kind) = label(word) {
        return Some((start, kind));
    }
    Some(parted::by_blanks(text).unwrap_or((start, LabelKind::Other)))
}

/// Where what stands behind the last mark of a text begins.
fn behind_last_mark(text: &str) -> usize {
    text.rfind(parts_label).map_or(0, |at| {
        let parting = text.get(at..).and_then(|rest| rest.chars().next());
        at + parting.map_or(1, char::len_utf8)
    })
}

/// The role of bodies that a label calls by what they do, or by how a matter comes to them: 整改单位 put right what is
/// found, 会同单位 help to. Who has to do with a matter (涉及单位) answers for it too, as nothing says more. 组织部门 is a
/// department of the party.
fn role_by_deed(label: &str) -> Option<Role> {
    let (stem, Called::Bodies) = LABEL_ENDS.strip_end(label)? else {
        return None;
    };
    match stem {
        "整改" | "承接" | "属地" | "涉及" => Some(Role::Responsible),
        "组织" if matches!(label, "组织单位" | "组织單位") => Some(Role::Responsible),
        "会同" | "联动" => Some(Role::Support),
        _ => None,
    }
}

/// The first role word of a text that holds nothing but role words and fillers.
fn first_role(text: &str) -> Option<Role> {
    let mut rest = text;
    let mut first = None;
    while !rest.is_empty() {
        let (behind, role) = LABEL_PARTS.strip_start(rest)?;
        if let Some(role) = role {
            first = Some(first.map_or(*role, |first| stronger(first, Some(*role))));
        }
        rest = behind;
    }
    first
}
