//! What the columns of a table hold, by the words at their heads.

use crate::model::Role;
use crate::parse::lexicon::{Keys, Lexicon, lexicon};
use crate::parse::markdown::is_star_or_blank;
use crate::parse::scan::width;
use crate::parse::standing;
use crate::parse::words::{self, LabelKind};
use crate::text::{Span, next_break, starts_blank};

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::parse) enum Content {
    Number,
    Text,
    Units(Role),
    Deadline,
    Other,
}

impl Content {
    pub(in crate::parse) const fn is_units(self) -> bool {
        matches!(self, Self::Units(_))
    }
}

/// A column of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) label: Span,
    pub(super) holds: Content,
    /// The head says that the unit that stands first leads.
    pub(super) first_leads: bool,
}

pub(super) const fn other(cell: Span) -> Column {
    Column {
        label: cell,
        holds: Content::Other,
        first_leads: false,
    }
}

impl Column {
    /// Whether it is of units that have something to do: not only of those that take part, or that a
    /// matter falls to by its kind (主管部门).
    pub(super) fn assigns(&self, source: &str) -> bool {
        matches!(self.holds, Content::Units(role) if role != Role::Support || self.first_leads)
            && !self.label.of(source).contains("主管")
    }

    /// Whether its cells name persons, and no units: 责任领导, 联系人及电话.
    pub(super) fn names_persons(&self, source: &str) -> bool {
        let head = self.label.of(source);
        let mut words = PERSONS.iter().chain(PERSONS_SHOWN);
        self.holds == Content::Other && words.any(|word| head.contains(word))
    }

    /// Whether its head says who answers for a task, not only who carries something out.
    pub(super) fn answers(&self, source: &str) -> bool {
        let label = self.label.of(source);
        matches!(self.holds, Content::Units(Role::Lead | Role::Responsible))
            && ["牵头", "责任", "負責", "负责"]
                .iter()
                .any(|word| label.contains(word))
    }
}

/// Whether a head stands over several columns with roles: 责任分工 over 牵头单位 and 配合单位.
pub(super) fn is_group(label: &str) -> bool {
    GROUPS.is(label)
}

#[rustfmt::skip]
static GROUPS: Lexicon<()> = lexicon!(Last, [
    "分工", "责任分工", "职责分工", "部门分工", "分工情况", "责任分解", "责任划分",
]);

/// Ends of the heads of columns with units.
#[rustfmt::skip]
static UNITS: Lexicon<()> = lexicon!(Last, [
    "单位", "部门", "單位", "部門", "机构", "科室", "处室", "主体", "股室",
]);

/// What the heads of columns call persons. What ends with one of the second list may as well be a heading above the
/// first rows, but for what else the table shows.
pub(super) const PERSONS: &[&str] = &["领导", "责任人", "联系人"];
pub(super) const PERSONS_SHOWN: &[&str] = &["负责人", "经办人"];

/// Ends of the heads of other columns: what the column holds, and how many characters its head has at
/// most.
#[rustfmt::skip]
static OTHERS: Lexicon<(Content, usize)> = lexicon!(Last, &[
    ((Content::Deadline, 8), &["时限", "时间", "期限", "节点", "进度", "时限要求", "進度"]),
    ((Content::Text, LONGEST_WORDS), &[
        "任务", "举措", "措施", "内容", "事项", "项目", "任務", "要点", "工作", "名称", "具体要求",
        "任务要求", "目标要求", "工作要求", "任务描述", "职责", "问题",
    ]),
    ((Content::Other, 10), &[
        "备注", "范围", "目标", "类别", "领域", "电话", "指标", "依据",
        "分类", "方向", "成果", "形式", "方式",
    ]),
    ((Content::Other, 10), PERSONS),
]);

/// Whole heads of columns that say more of a task: in a table with a cell a line, what ends with such a word is as
/// well a heading above the first row (春季攻坚行动), or a first task.
#[rustfmt::skip]
static WHOLE: Lexicon<()> = lexicon!(Last, [
    "行动", "专项行动", "重点行动", "重大行动", "主要行动", "攻坚行动", "实事", "民生实事", "为民实事", "惠民实事", "重点实事", "办实事",
    "场景", "应用场景", "重点场景", "业务场景", "服务场景", "改革场景", "典型场景", "隐患", "安全隐患", "风险隐患", "问题隐患", "主要隐患",
    "重大隐患", "事故隐患", "存在隐患", "风险点", "主要风险点", "重点风险点", "廉政风险点", "安全风险点", "板块", "工作板块", "任务板块",
    "业务板块", "功能板块", "产业板块", "重点板块", "所属板块", "案由", "提案案由", "建议案由", "议案案由", "一件事", "“一件事”",
]);

/// 牵头单位（部门）, 完成时限（2026年）: no head has more characters.
const LONGEST: usize = 20;

/// No head that names no role and explains nothing in brackets has more: see [`OTHERS`].
const LONGEST_WORDS: usize = 12;

/// No head has more bytes that 及 parts into other words than roles: 建设内容及规模.
const NARROW: usize = 30;

/// A head without what is none of its words: 序 号, **序号**.
fn without_noise(label: &str) -> String {
    label.chars().filter(|c| !is_star_or_blank(*c)).collect()
}

/// A head that is broken within its cell: 牵头<br>单位. What other tags are in is none.
fn column_of_broken(label: &str) -> Option<Content> {
    let mut whole = String::with_capacity(label.len());
    let mut rest = label;
    while let Some((at, length)) = next_break(rest) {
        whole.push_str(rest.get(..at)?);
        rest = rest.get(at + length..)?;
    }
    whole.push_str(rest);
    if whole.contains('<') {
        return None;
    }
    column_of(&whole)
}

/// Whether a text may be one that [`column_of`] takes: it ends as the words at heads do, or holds what
/// such words may stand before.
pub(super) fn may_be_head(text: &str) -> bool {
    if text.len() > LONGEST * 4 {
        return false;
    }
    let Some(last) = text.chars().next_back() else {
        return false;
    };
    if may_end_head(last) {
        return true;
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        let (characters, _) = rest.as_chunks();
        let is_plain = |one: &&[u8; 3]| matches!(one, [0xE4..=0xE9, ..]) && !JOINS.may_hold(**one);
        let plain = 3 * characters.iter().take_while(is_plain).count();
        at += plain;
        let Some(rest @ [lead, ..]) = rest.get(plain..) else {
            break;
        };
        let before = || text.get(..at).and_then(|head| head.chars().next_back());
        let heads = match rest {
            // 及
            [0xE5, 0x8F, 0x8A, ..] if text.len() <= NARROW => {
                before().is_some_and(|last| may_end_head(last) || words::may_end_role_label(last))
            }
            // 及 和 、
            [0xE5, 0x8F, 0x8A, ..] | [0xE5, 0x92, 0x8C, ..] | [0xE3, 0x80, 0x81, ..] => {
                before().is_some_and(words::may_end_role_label)
            }
            // One that the test above cannot tell from those.
            [0xE4..=0xE9, ..] => false,
            // （ (
            [0xEF, 0xBC, 0x88, ..] | [b'(', ..] => before().is_some_and(may_end_head),
            [b'*', ..] => true,
            _ => starts_blank(rest),
        };
        if heads {
            return true;
        }
        at += width(*lead);
    }
    false
}

/// Ideographs that join words at a head.
static JOINS: Keys = Keys::NONE.with("及和");

/// The characters that the words at a head may end with.
static ENDS: Keys = OTHERS
    .keys()
    .and(GROUPS.keys())
    .and(WHOLE.keys())
    .and(words::label_ends())
    .with("号序號码O.");

/// Whether the words at a head may end with this character.
fn may_end_head(last: char) -> bool {
    ENDS.may_have(u32::from(last))
}

/// What a column holds, by the words at its head.
pub(in crate::parse) fn column_of(label: &str) -> Option<Content> {
    if label.len() > LONGEST * 4 {
        return None;
    }
    let bytes = label.as_bytes();
    let may_end_role = |end: usize| {
        let before = label.get(..end).and_then(|text| text.chars().next_back());
        before.is_some_and(words::may_end_role_label)
    };
    let mut count = 0;
    let mut joined = false;
    let mut explained = false;
    let mut role = false;
    let mut at = 0;
    while let Some(rest @ [lead, ..]) = bytes.get(at..) {
        match rest {
            // 及 和 、
            [0xE5, 0x8F, 0x8A, ..] | [0xE5, 0x92, 0x8C, ..] | [0xE3, 0x80, 0x81, ..] => {
                joined = true;
                role |= may_end_role(at);
            }
            // （ (
            [0xEF, 0xBC, 0x88, ..] | [b'(', ..] => {
                explained = true;
                role |= may_end_role(at);
            }
            [0xE4..=0xE9, ..] => {}
            [b'*', ..] => return column_of(&without_noise(label)),
            [b'<', ..] => return column_of_broken(label),
            _ if starts_blank(rest) => return column_of(&without_noise(label)),
            _ => {}
        }
        count += 1;
        at += width(*lead);
    }
    if count == 0 || count > LONGEST {
        return None;
    }
    role |= may_end_role(label.len());
    if count > LONGEST_WORDS && !role && !explained {
        return None;
    }
    if joined || explained {
        return column_of_parts(label, count, role);
    }
    column_named(label, count)
}

/// Whether a text may be the head of a column of numbers, by what it begins with.
pub(super) fn may_count(text: &str) -> bool {
    let bytes = text.as_bytes();
    // 序 编
    matches!(
        bytes,
        [0xE5, 0xBA, 0x8F, ..] | [0xE7, 0xBC, 0x96, ..] | [b'N' | b'*', ..]
    ) || starts_blank(bytes)
}

/// The same for a head that holds a remark in brackets, or two words, one of which may be a `role`'s label.
fn column_of_parts(label: &str, count: usize, role: bool) -> Option<Content> {
    let base = match label.find(['（', '(']) {
        Some(open) if open > 0 => label.get(..open)?,
        _ => label,
    };
    // 责任单位及责任人 holds units too.
    let mut parts = base.split(['及', '和', '、']);
    if role && let Some(role) = parts.find(|part| words::is_role_label(part)) {
        return column_named(role, count);
    }
    // 完成时限及要求, 建设内容及规模
    let mut parts = base.split('及').filter(|_| base.len() <= NARROW);
    column_named(base, count).or_else(|| parts.find_map(|part| column_named(part, count)))
}

/// What a column holds whose head has so many characters, and names it with `base`.
fn column_named(base: &str, count: usize) -> Option<Content> {
    // 牵头 by itself heads a column too; longer labels name those who have the role, or are of deadlines.
    const SHORT: usize = 4;
    let last = base.chars().next_back()?;
    if !may_end_head(last) {
        return None;
    }
    let names_units = UNITS.ends(base) || base.chars().count() <= SHORT;
    if names_units || words::may_end_deadline(last) {
        match words::label(base) {
            Some(LabelKind::Role(role)) if names_units => return Some(Content::Units(role)),
            Some(LabelKind::Deadline) => return Some(time(base)),
            _ => {}
        }
    }
    if is_group(base) {
        return Some(Content::Units(Role::Responsible));
    }
    if matches!(
        base,
        "序号" | "编号" | "序" | "序號" | "编码" | "NO" | "No."
    ) {
        return Some(Content::Number);
    }
    if WHOLE.is(base) {
        return Some(Content::Other);
    }
    let (_, (holds, longest)) = OTHERS.strip_end(base)?;
    (count <= *longest).then(|| match holds {
        Content::Deadline => time(base),
        holds => *holds,
    })
}

/// What a column of times holds: until when, or from when on (启动时间).
fn time(head: &str) -> Content {
    if begins_work(head) {
        Content::Other
    } else {
        Content::Deadline
    }
}

/// Whether the head of a column of times is of those that something begins at.
pub(super) fn begins_work(head: &str) -> bool {
    let words = ["开始", "启动", "起始", "开工", "动工"];
    words.iter().any(|word| head.starts_with(word))
}

/// The column below a head.
pub(super) fn column(source: &str, cell: Span) -> Option<Column> {
    let text = cell.of(source);
    let holds = column_of(text)?;
    // **序号**: Markdown prints heads in bold.
    let front = text.len() - text.trim_start_matches(is_star_or_blank).len();
    let start = cell.start() + front;
    let both = holds.is_units().then(|| role_beside_lead(text));
    let both = both.flatten();
    Some(Column {
        label: Span::at(start, start + text.trim_matches(is_star_or_blank).len()),
        holds: both.map_or(holds, Content::Units),
        first_leads: both.is_some() || (holds.is_units() && standing::is_first_leads(text)),
    })
}

/// The role that a head names beside that of who leads: 牵头单位及责任单位, 牵头（责任）单位. Its cells print one list, in
/// which by custom the leading unit stands first.
fn role_beside_lead(head: &str) -> Option<Role> {
    const JOINS: [char; 8] = ['及', '和', '与', '、', '（', '）', '(', ')'];
    // A longer word that ends as no label does explains the head.
    const LONGEST: usize = 4;
    if !head.contains(JOINS) {
        return None;
    }
    let roles = head.split(JOINS).filter_map(|part| {
        let short = part.chars().count() <= LONGEST || words::is_role_label(part);
        match words::label(part) {
            Some(LabelKind::Role(role)) if short => Some(role),
            _ => None,
        }
    });
    let mut roles = roles.skip_while(|role| *role != Role::Lead);
    roles.find(|role| *role != Role::Lead)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(word: &str) -> Option<Content> {
        column_of(word)
    }

    #[test]
    fn columns_by_their_words() {
        for (word, holds) in [
            ("序号", Content::Number),
            ("序 号", Content::Number),
            ("试点任务", Content::Text),
            ("重点任务", Content::Text),
            ("改革举措", Content::Text),
            ("主要内容", Content::Text),
            ("牵头单位", Content::Units(Role::Lead)),
            ("牵头单位（部门）", Content::Units(Role::Lead)),
            ("主要责任单位", Content::Units(Role::Responsible)),
            ("协同配合单位", Content::Units(Role::Support)),
            ("指导部门", Content::Units(Role::Guide)),
            ("完成时限", Content::Deadline),
            ("责任领导", Content::Other),
            ("推广范围", Content::Other),
            ("启动时间", Content::Other),
            ("完工时间", Content::Deadline),
            ("督察反馈问题", Content::Text),
            ("完成时限及要求", Content::Deadline),
            ("建设内容及规模", Content::Text),
            ("责任单位及责任人", Content::Units(Role::Responsible)),
        ] {
            assert_eq!(read(word), Some(holds), "{word}");
        }
        assert_eq!(read("总体要求"), None);
        assert_eq!(read("建立健全工作机制，细化任务"), None);
    }

    #[test]
    fn a_head_may_name_who_leads_and_who_answers() {
        let read = |head: &str| {
            let column = column(head, Span::at(0, head.len())).unwrap();
            (column.holds, column.first_leads)
        };
        for (head, role) in [
            ("牵头单位及责任单位", Role::Responsible),
            ("牵头（责任）单位", Role::Responsible),
            ("牵头单位、配合单位", Role::Support),
            ("牵头及配合部门", Role::Support),
        ] {
            assert_eq!(read(head), (Content::Units(role), true), "{head}");
        }
        for head in [
            "牵头单位",
            "牵头责任单位",
            "牵头单位（部门）",
            "牵头单位（责任领导）",
            "牵头单位及责任人",
        ] {
            assert_eq!(read(head), (Content::Units(Role::Lead), false), "{head}");
        }
    }

    #[test]
    fn what_may_be_no_head_is_none() {
        const BEGINNINGS: [&str; 10] = [
            "",
            "N",
            "序",
            "牵",
            "负责",
            "责任单",
            "完成时",
            "时限要",
            "重点任",
            "职责分",
        ];
        // U+63CA is one that the test for 及 cannot tell from it.
        const ENDS: [&str; 7] = ["", "*", " 甲", "（甲）", "及甲", "、乙", "和\u{63CA}甲"];
        let mut heads = 0;
        for last in ('!'..='~').chain('\u{4E00}'..='\u{9FFF}') {
            for beginning in BEGINNINGS {
                let plain = format!("{beginning}{last}");
                if column_of(&plain).is_none() {
                    continue;
                }
                for end in ENDS {
                    let head = format!("{plain}{end}");
                    assert!(column_of(&head).is_none() || may_be_head(&head), "{head}");
                    heads += 1;
                }
            }
        }
        assert!(heads > 100, "{heads}");
        for text in ["（一）加强督查考核", "一、总体思路", "全县通水。", ""] {
            assert!(!may_be_head(text), "{text}");
        }
    }
}
