//! The words that give a role: in labels (牵头单位：) and in verb phrases (…按职责分工负责).
//!
//! Labels are read by their parts, not from a closed list, since documents compose them freely:
//! 牵头责任单位, 主要协作单位, 协同配合单位.

use crate::model::Role;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::is_bare;
use crate::parse::scan::width;
use crate::text::{is_blank, starts_blank};

/// The words that carry a role, in both scripts.
const LEAD: &[&str] = &["牵头", "牽頭", "主办", "主辦"];
#[rustfmt::skip]
const RESPONSIBLE: &[&str] = &[
    "负总责", "负主体责任", "负属地责任", "负监管责任", "责任", "責任", "负责", "負責", "主责", "主責", "主管", "承办", "承辦", "承担",
];
#[rustfmt::skip]
const SUPPORT: &[&str] = &[
    "配合", "协作", "協作", "协同", "協同", "协办", "協辦", "协助", "協助", "参与", "參與", "参加",
    "參加", "支持", "会办", "會辦",
];
const GUIDE: &[&str] = &["指导", "指導", "督导", "监督", "督促"];
const IMPLEMENT: &[&str] = &["落实", "落實", "实施", "實施", "执行"];

/// Words that give a role where nothing else in the phrase does: 统筹推进 leads, 统筹落实 does not.
const WEAK_LEAD: &[&str] = &["统筹", "統籌"];

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
    "主要", "主体", "主體", "共同", "第一", "具体", "具體", "直接", "市级", "区级", "县级", "省级",
    "州级", "市县", "市州", "区县", "市直", "区直", "县直", "省直", "镇级", "村级", "本级", "属地",
    "任务", "工作", "组织", "組織", "有关", "相关", "推进", "业务", "行业", "监管", "日常", "项目",
    "分管", "包保", "分项", "联合", "各",
];

/// More of them: lines begin with these too often for their labels to be looked for there.
const LABEL_LEVELS: &[&str] = &[
    "省", "市", "区", "县", "州", "盟", "旗", "镇", "总", "专项", "协调",
];

/// Words that a verb phrase may hold beside its role.
#[rustfmt::skip]
const VERB_FILLERS: &[&str] = &[
    "分别组织", "共同组织", "具体组织", "统一组织", "联合组织", "分类", "领域",
    "各自", "任务", "范围", "权限", "分别", "分別", "共同", "具体", "联合", "组织", "组织好",
    "抓好", "做好", "推进", "推动", "贯彻", "完成", "要求", "同步", "积极", "主动", "密切", "抓",
    "加强", "强化", "大力", "全力", "给予", "予以", "提供", "分头", "分级", "归口", "统一", "全面", "直接", "主要", "办理",
    "做", "抓总", "总", "协调", "到位", "规定", "属地", "主体", "监管", "履行", "相关工作", "有关工作", "各项工作", "工作",
];

/// Words of a verb phrase that answers for something without saying so: 按职责分工推进. One of either
/// has to be there.
const VERB_BY: &[&str] = &["按照", "按", "依照", "依据", "依", "根据"];
const VERB_EACH: &[&str] = &["各负其责", "各司其职"];
const VERB_DUTY: &[&str] = &["职责", "職責", "职能", "職能", "分工"];

/// Labels of a deadline.
#[rustfmt::skip]
const DEADLINES: &[&str] = &[
    "完成时限", "完成时间", "完成期限", "时限要求", "时间要求", "时间节点", "进度要求",
    "办理时限", "办结时限", "落实时限", "整改时限", "整改期限", "任务时限", "推进时限", "工作时限", "工作期限", "完成日期",
    "办结时间", "截止时间", "截止日期", "完成节点", "计划完成时间", "预计完成时间", "计划完成时限", "时间进度", "时间安排",
    "进度安排", "时限", "时间", "期限", "完成時限", "完成時間", "時限要求", "工作時限",
];

/// What ends a label, behind its role.
enum Called {
    Persons,
    Bodies,
    Loosely,
}

static LABEL_ENDS: Lexicon<Called> = lexicon!(
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

/// Whether a text that ends with this character may be what [`label`] takes.
pub(super) fn may_end_label(last: char) -> bool {
    LABEL_ENDS.may_have_key(last)
        || LABEL_LASTS.may_have_key(last)
        || IS_DEADLINE.may_have_key(last)
}

/// Whether a text that ends with this character may be what [`is_role_label`] takes.
pub(super) fn may_end_role_label(last: char) -> bool {
    LABEL_ENDS.may_have_key(last)
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
    ]
);

/// Whether a text begins with a word that labels begin with.
pub(super) fn may_begin_label(text: &str) -> bool {
    LABEL_STARTS.begins(text)
}

/// What stands before the first 为 of a text, where that is short enough for a label.
pub(super) fn split_copula(text: &str) -> Option<&str> {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 9;
    let (at, _) = text
        .char_indices()
        .take(LONGEST)
        .find(|(_, c)| *c == '为')?;
    text.get(..at)
}

/// The label that a text begins with, before its first colon.
pub(super) fn label_at_start(text: &str) -> Option<LabelKind> {
    // Nearly every line of prose is ruled out by how it begins.
    let bytes = text.as_bytes();
    if LABEL_STARTS.begins(text) || starts_blank(bytes) {
        return label(split_label(text)?.0);
    }
    // 责 任 单 位：
    let first = width(*bytes.first()?);
    if !bytes.get(first..).is_some_and(starts_blank) {
        return None;
    }
    let spread = split_label(text)?.0;
    let (start, kind) = spaced_label(spread)?;
    (start == 0).then_some(kind)
}

/// What a part of a verb phrase says.
enum Part {
    Role(Role),
    /// A role where no other part gives one.
    Weak(Role),
    By,
    Duty,
    Filler,
}

/// The parts of a verb phrase.
static VERB_PARTS: Lexicon<Part> = lexicon!(
    Last,
    &[
        (Part::Role(Role::Lead), LEAD),
        (Part::Role(Role::Responsible), RESPONSIBLE),
        (Part::Role(Role::Support), SUPPORT),
        (Part::Role(Role::Guide), GUIDE),
        (Part::Role(Role::Implement), IMPLEMENT),
        (Part::Weak(Role::Lead), WEAK_LEAD),
        (Part::Weak(Role::Responsible), VERB_EACH),
        (Part::By, VERB_BY),
        (Part::Duty, VERB_DUTY),
        (Part::Filler, VERB_FILLERS),
    ]
);

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

/// What a label introduces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LabelKind {
    /// Units in a role.
    Role(Role),
    /// The deadline.
    Deadline,
    /// Something that is neither: persons, a scope, a telephone number.
    Other,
}

/// The role of a label that nearly every clause has: what [`label`] finds out of its parts is known of it
/// beforehand.
fn usual_label(word: &str) -> Option<Role> {
    match word {
        "责任单位" | "责任部门" => Some(Role::Responsible),
        "牵头单位" | "牵头部门" => Some(Role::Lead),
        "配合单位" | "配合部门" => Some(Role::Support),
        _ => None,
    }
}

/// The usual label that ends a text, if what stands before it, or nothing, parts it from the rest: its
/// start and its role.
fn usual_label_at_end(text: &str) -> Option<(usize, Role)> {
    let start = text.len().checked_sub("责任单位".len())?;
    let role = usual_label(text.get(start..)?)?;
    let before = text.get(..start)?.chars().next_back();
    before.is_none_or(parts_label).then_some((start, role))
}

/// Whether a label may begin behind a character.
fn parts_label(c: char) -> bool {
    is_separator(c) || is_blank(c) || matches!(c, '（' | '(' | '）' | ')')
}

/// Reads `word` as a whole label: 牵头单位, 主要责任部门, 完成时限, 责任领导.
pub(super) fn label(word: &str) -> Option<LabelKind> {
    if let Some(role) = usual_label(word) {
        return Some(LabelKind::Role(role));
    }
    let word = if is_bare(word.as_bytes()) {
        word
    } else {
        word.trim_matches(|c| is_blank(c) || c == '*')
    };
    if IS_DEADLINE.is(word) {
        return Some(LabelKind::Deadline);
    }
    let (stem, called) = LABEL_ENDS
        .strip_end(word)
        .unwrap_or((word, &Called::Bodies));
    let role = first_role(stem)?;
    Some(match called {
        Called::Persons => LabelKind::Other,
        Called::Bodies | Called::Loosely => LabelKind::Role(role),
    })
}

/// Whether a word is a role's label by itself: 责任单位, 牵头部门.
pub(super) fn is_role_label(word: &str) -> bool {
    if usual_label(word).is_some() {
        return true;
    }
    let collective = ["各", "有关", "相关"];
    matches!(LABEL_ENDS.strip_end(word), Some((_, Called::Bodies)))
        && !collective.iter().any(|start| word.starts_with(start))
        && matches!(label(word), Some(LabelKind::Role(_)))
}

/// Whether a text begins with the label of a role or of a person that has one: 责任领导：张某；责任单位：甲.
pub(super) fn begins_with_label(text: &str) -> bool {
    matches!(
        label_at_start(text),
        Some(LabelKind::Role(_) | LabelKind::Other)
    )
}

/// Whether a text is the label of a person with a name: 责任人：张某, 分管领导：李某.
pub(super) fn names_person(text: &str) -> bool {
    const LONGEST: usize = 120;
    let label = (text.len() <= LONGEST).then(|| split_label(text)).flatten();
    label
        .is_some_and(|(label, _)| matches!(LABEL_ENDS.strip_end(label), Some((_, Called::Persons))))
}

/// Where a sentence goes over into labels, behind a comma or a gap: 清淤三万方，责任单位：甲.
pub(super) fn labels_within(sentence: &str) -> Option<usize> {
    // A longer list has its label further to the front, in a sentence of its own.
    const TAIL: usize = 600;
    const COLONS: [char; 3] = ['：', ':', '﹕'];
    let cut = sentence.len().saturating_sub(TAIL);
    let cut = (cut..sentence.len()).find(|at| sentence.is_char_boundary(*at))?;
    let tail = sentence.get(cut..)?;
    // Wide colons ：﹕ by their last bytes.
    for last in memchr::memchr3_iter(b':', 0x9A, 0x95, tail.as_bytes()) {
        let colon = match tail.as_bytes().get(last.saturating_sub(2)..=last)? {
            [.., b':'] => last,
            [0xEF, 0xBC, 0x9A] | [0xEF, 0xB9, 0x95] => last - 2,
            _ => continue,
        };
        let before = tail.get(..colon)?;
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
pub(super) fn is_weak_label(label: &str) -> bool {
    WEAK_LABELS.begins(label)
}

/// Whether a label or a verb phrase names a host: an event has one, and so may tasks.
pub(super) fn is_host_label(label: &str) -> bool {
    const HOSTS: [&str; 6] = ["主办", "主辦", "承办", "承辦", "协办", "協辦"];
    HOSTS.iter().any(|word| label.starts_with(word))
}

/// Whether a title is one of plans.
pub(super) fn names_plan(title: &str) -> bool {
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

/// Whether a text tells what was done or said, judged by its title, and gives as many clauses without a
/// label as may be remarks: 编制规划（由综合科牵头，各科室配合）.
pub(super) fn recounts(title: &str, text: &str) -> bool {
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
pub(super) fn holds_strong_label(text: &str) -> bool {
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
        behind.starts_with(['：', ':', '﹕'])
    })
}

/// Whether what stands at a place, or its bracket, is quoted: `（责任单位：A）`.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = before.trim_end_matches(['（', '(', '〔', '[', '【']);
    before.ends_with(['“', '‘', '「', '`', '"'])
}

/// A text cut at its first colon, where what stands before is short enough for a label.
pub(super) fn split_label(text: &str) -> Option<(&str, &str)> {
    // The longest labels (牵头组织实施单位) stay below this many bytes.
    const LONGEST: usize = 48;
    let bytes = text.as_bytes();
    let head = bytes.get(..LONGEST + 2).unwrap_or(bytes);
    // Wide colons ：﹕ by their last bytes.
    for at in memchr::memchr3_iter(b':', 0x9A, 0x95, head) {
        let (start, end) = match (bytes.get(at.saturating_sub(2)..=at)?, bytes.get(at)?) {
            (_, b':') => (at, at + 1),
            ([0xEF, 0xBC, 0x9A] | [0xEF, 0xB9, 0x95], _) => (at - 2, at + 1),
            _ => continue,
        };
        return (start < LONGEST).then_some((text.get(..start)?, text.get(end..)?));
    }
    None
}

/// The label that ends `text`, which stops before a colon: its start in bytes and what it
/// introduces. The longest reading that begins behind a separator, or at the start, counts.
pub(super) fn label_at_end(text: &str) -> Option<(usize, LabelKind)> {
    if let Some((start, role)) = usual_label_at_end(text) {
        return Some((start, LabelKind::Role(role)));
    }
    if let Some(labelled) = bracketed_label(text) {
        return Some(labelled);
    }
    let start = text.rfind(parts_label).map_or(0, |at| {
        let parting = text.get(at..).and_then(|rest| rest.chars().next());
        at + parting.map_or(1, char::len_utf8)
    });
    let word = text.get(start..)?;
    if let Some(kind) = label(word) {
        return Some((start, kind));
    }
    Some(spaced_label(text).unwrap_or((start, LabelKind::Other)))
}

/// The label with a bracket in it that ends a text: 责任部门（单位）, 牵头（责任）单位. The bracket may say
/// more of the units: 责任单位（第一个为牵头单位）.
fn bracketed_label(text: &str) -> Option<(usize, LabelKind)> {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 8;
    let (open, close) = (['（', '('], ['）', ')']);
    // 单位, 部门 and the like stand behind the bracket, or nothing does.
    let head = match LABEL_ENDS.strip_end(text) {
        Some((head, Called::Bodies)) => head,
        _ => text,
    };
    if !head.ends_with(close) {
        return None;
    }
    let before = head.get(..head.rfind(open)?)?;
    let begins = |at: usize| {
        let before = before.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| is_separator(c) || is_blank(c))
    };
    before
        .char_indices()
        .rev()
        .take(LONGEST)
        .filter(|(at, _)| begins(*at))
        .find_map(|(at, _)| {
            let kind = label(before.get(at..)?)?;
            matches!(kind, LabelKind::Role(_)).then_some((at, kind))
        })
}

/// The label with blanks in it or behind it that ends a text: 牵 头 单 位, 责任单位 （：）.
fn spaced_label(text: &str) -> Option<(usize, LabelKind)> {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 8;
    let mut word = String::new();
    let mut letters = 0;
    for (at, c) in text.char_indices().rev() {
        if is_blank(c) {
            continue;
        }
        letters += 1;
        if letters > LONGEST || is_separator(c) || matches!(c, '（' | '(' | '）' | ')') {
            return None;
        }
        word.insert(0, c);
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let begins =
            before.is_none_or(|c| is_separator(c) || is_blank(c) || matches!(c, '（' | '('));
        if begins && let Some(kind) = label(&word) {
            return Some((at, kind));
        }
    }
    None
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

/// The role phrase that ends `text`: where it begins, in bytes, and its role.
///
/// 区科技局按职责分工负责 gives the length of 区科技局 and [`Role::Responsible`]. `None` where the
/// text does not end in a role word.
pub(super) fn verb_at_end(text: &str) -> Option<(usize, Role)> {
    verb_behind(text, |_, _| false)
}

/// The same, where what `is_name` takes is left whole: 各社会组织参与 ends with 参与, not 组织参与. It is
/// asked for a text and for what stands before its last word.
pub(super) fn verb_behind(
    text: &str,
    is_name: impl Fn(&str, &str) -> bool,
) -> Option<(usize, Role)> {
    if let Some(found) = copula(text) {
        return Some(found);
    }
    let mut rest = text;
    let mut role = None;
    let mut weak = None;
    let (mut by, mut duty) = (false, false);
    while let Some((stem, part)) = VERB_PARTS.strip_end(rest) {
        // 县医院组织实施 is 县医院 by itself, 各社会组织参与 no name without its last word.
        if (role.is_some() || weak.is_some()) && is_name(rest, stem) {
            break;
        }
        match part {
            Part::Role(found) => role = Some(stronger(*found, role.or(weak))),
            Part::Weak(found) => weak = weak.or(Some(*found)),
            Part::By => by = true,
            Part::Duty => duty = true,
            Part::Filler => {}
        }
        rest = stem.trim_end_matches(is_blank);
    }
    let answers = (by && duty).then_some(Role::Responsible);
    role.or(weak).or(answers).map(|role| (rest.len(), role))
}

/// 为牵头单位, 为责任部门 behind a name: where 为 stands, and the role.
fn copula(text: &str) -> Option<(usize, Role)> {
    let (head, called) = LABEL_ENDS.strip_end(text)?;
    let at = head.rfind('为')?;
    let word = text.get(at + '为'.len_utf8()..)?;
    match (called, label(word)?) {
        (Called::Bodies, LabelKind::Role(role)) => Some((at, role)),
        _ => None,
    }
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

/// Whether `text` is nothing but a role phrase: 牵头, 按职责分工负责.
pub(super) fn is_verb(text: &str) -> Option<Role> {
    verb_at_end(text).and_then(|(start, role)| (start == 0).then_some(role))
}

/// Whether a role phrase says no more than a label does already: 责任单位：甲、乙负责.
pub(super) const fn is_plain(role: Role) -> bool {
    matches!(role, Role::Responsible | Role::Implement)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_by_their_parts() {
        for (word, role) in [
            ("牵头单位", Role::Lead),
            ("牵头责任单位", Role::Lead),
            ("牵头组织实施单位", Role::Lead),
            ("主办单位", Role::Lead),
            ("责任单位", Role::Responsible),
            ("主要责任单位", Role::Responsible),
            ("主体责任单位", Role::Responsible),
            ("责任主体", Role::Responsible),
            ("责任科室", Role::Responsible),
            ("负责部门", Role::Responsible),
            ("协同配合单位", Role::Support),
            ("主要协作单位", Role::Support),
            ("指导部门", Role::Guide),
            ("落实单位", Role::Implement),
            ("牽頭單位", Role::Lead),
            ("責任單位", Role::Responsible),
            ("市县责任单位", Role::Responsible),
            ("省牵头单位", Role::Lead),
            ("总牵头单位", Role::Lead),
            ("统筹单位", Role::Lead),
            ("责任县区", Role::Responsible),
            ("会办单位", Role::Support),
        ] {
            assert_eq!(label(word), Some(LabelKind::Role(role)), "{word}");
        }
    }

    #[test]
    fn usual_labels_mean_what_their_parts_do() {
        for first in ["责任", "牵头", "配合", "落实", "完成"] {
            for last in ["单位", "部门", "主体", "时限"] {
                let word = [first, last].concat();
                let Some(role) = usual_label(&word) else {
                    continue;
                };
                // A mark of emphasis leads past what is known beforehand.
                let read = Some(LabelKind::Role(role));
                assert_eq!(label(&["*", &word].concat()), read, "{word}");
                assert!(is_role_label(&["*", &word].concat()));
                for (before, start) in [("县教育局；", 15), ("（", 3), ("", 0)] {
                    let text = [before, &word].concat();
                    assert_eq!(label_at_end(&text), read.map(|read| (start, read)));
                }
            }
        }
        assert_eq!(usual_label("责任单位"), Some(Role::Responsible));
        assert_eq!(usual_label_at_end("主要责任单位"), None);
    }

    #[test]
    fn persons_and_deadlines_are_no_roles() {
        assert_eq!(label("责任领导"), Some(LabelKind::Other));
        assert_eq!(label("责任人"), Some(LabelKind::Other));
        assert_eq!(label("完成时限"), Some(LabelKind::Deadline));
        assert_eq!(label("适用范围"), None);
        assert_eq!(label("单位"), None);
    }

    #[test]
    fn a_label_may_hold_a_bracket_or_blanks() {
        for (text, start, role) in [
            ("责任部门（单位）", 0, Role::Responsible),
            ("牵头（责任）单位", 0, Role::Lead),
            ("县教育局；责任部门（单位）", 15, Role::Responsible),
            ("责任单位（第一个为牵头单位）", 0, Role::Responsible),
            ("责 任 单 位", 0, Role::Responsible),
        ] {
            let role = Some((start, LabelKind::Role(role)));
            assert_eq!(label_at_end(text), role, "{text}");
        }
        let spread = label_at_start("责 任 单 位：县教育局");
        assert_eq!(spread, Some(LabelKind::Role(Role::Responsible)));
        assert_eq!(label_at_start("到 2026年：县教育局"), None);
    }

    #[test]
    fn a_verb_phrase_is_cut_off_the_name_before_it() {
        for (text, name, role) in [
            ("县教育局牵头", "县教育局", Role::Lead),
            ("县教育局牵头负责", "县教育局", Role::Lead),
            ("县教育局按职责分工负责", "县教育局", Role::Responsible),
            ("县教育局负责落实", "县教育局", Role::Responsible),
            ("县教育局分别牵头", "县教育局", Role::Lead),
            (
                "县教育局按照各自职责分工抓好落实",
                "县教育局",
                Role::Implement,
            ),
            ("县教育局参与", "县教育局", Role::Support),
            ("县教育局负责牵头", "县教育局", Role::Lead),
            ("县教育局负责配合", "县教育局", Role::Support),
            ("县教育局牵头推进", "县教育局", Role::Lead),
            ("县教育局牵头抓总", "县教育局", Role::Lead),
            ("县教育局统筹协调", "县教育局", Role::Lead),
            ("县教育局统筹落实", "县教育局", Role::Implement),
            ("县教育局负总责", "县教育局", Role::Responsible),
            ("县教育局按职责分工推进", "县教育局", Role::Responsible),
            ("县教育局为牵头单位", "县教育局", Role::Lead),
            ("县教育局落实属地责任", "县教育局", Role::Implement),
            ("县教育局按规定落实到位", "县教育局", Role::Implement),
            ("县教育局加强指导", "县教育局", Role::Guide),
            ("县教育局归口负责", "县教育局", Role::Responsible),
            ("县教育局给予支持", "县教育局", Role::Support),
            ("县教育局负主体责任", "县教育局", Role::Responsible),
        ] {
            assert_eq!(verb_at_end(text), Some((name.len(), role)), "{text}");
        }
        assert_eq!(verb_at_end("县教育局"), None);
        assert_eq!(verb_at_end("县教育局推进"), None);
        assert_eq!(is_verb("按职责分工负责"), Some(Role::Responsible));
        assert_eq!(is_verb("县教育局负责"), None);
    }
}
