//! Verb phrases: 牵头, 按职责分工负责, 为责任单位.

use crate::model::Role;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::words::labels::{Called, LABEL_ENDS, LabelKind, label};
use crate::parse::words::{GUIDE, IMPLEMENT, LEAD, RESPONSIBLE, SUPPORT, WEAK_LEAD, stronger};
use crate::text::is_blank;

/// Words that a verb phrase may hold beside its role.
#[rustfmt::skip]
const VERB_FILLERS: &[&str] = &[
    "结合实际组织", "因地制宜组织", "分别组织", "共同组织", "具体组织", "统一组织", "联合组织", "分类", "领域",
    "各自", "任务", "范围", "权限", "分别", "分別", "共同", "具体", "联合", "组织", "组织好",
    "抓好", "做好", "推进", "推动", "贯彻", "完成", "要求", "同步", "积极", "主动", "密切", "抓",
    "加强", "强化", "大力", "全力", "给予", "予以", "提供", "分头", "分级", "归口", "统一", "全面", "直接", "主要", "办理",
    "结合实际", "因地制宜", "参照", "原则", "做", "抓总", "总", "协调", "到位", "规定", "属地", "主体", "监管", "履行", "为主", "相关工作", "有关工作", "各项工作", "工作",
];

/// Words of a verb phrase that answers for something without saying so: 按职责分工推进. One of either
/// has to be there.
const VERB_BY: &[&str] = &["按照", "按", "依照", "依据", "依", "根据"];
pub(super) const VERB_EACH: &[&str] = &["各负其责", "各司其职"];
pub(super) const VERB_DUTY: &[&str] = &["职责", "職責", "职能", "職能", "分工"];

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

/// The role phrase that ends `text`: where it begins, in bytes, and its role.
///
/// 区科技局按职责分工负责 gives the length of 区科技局 and [`Role::Responsible`]. `None` where the
/// text does not end in a role word.
pub(in crate::parse) fn verb_at_end(text: &str) -> Option<(usize, Role)> {
    verb_behind(text, |_, _| false)
}

/// The same, where what `is_name` takes is left whole: 各社会组织参与 ends with 参与, not 组织参与. It is
/// asked for a text and for what stands before its last word.
pub(in crate::parse) fn verb_behind(
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

/// Where the words begin that end a text and may be those of a verb phrase, but give no role: 推进, 共同推动.
pub(in crate::parse) fn fillers_at_end(text: &str) -> usize {
    let mut rest = text;
    while let Some((stem, Part::Filler)) = VERB_PARTS.strip_end(rest) {
        rest = stem.trim_end_matches(is_blank);
    }
    rest.len()
}

/// Words before 由 that name the task at hand: 此项工作由…, 以上任务均由….
#[rustfmt::skip]
static LEAD_INS: Lexicon<()> = lexicon!(First, [
    "此项", "该项", "本项", "这项", "以上", "上述", "此", "该", "本", "具体", "各项", "工作", "任务", "措施", "事项", "内容",
    "条", "均", "都", "统一", "主要", "分别",
]);

/// How many bytes stand before the first name of a list without label: 由, 请, 此项工作由.
pub(in crate::parse) fn lead_in(text: &str) -> usize {
    // 内容由某单位负责 speaks of something else.
    const POINTS: [&str; 11] = [
        "此", "该", "本", "这", "以上", "上述", "各项", "均", "都", "由", "请",
    ];
    // 其中县水利局牵头
    let mut rest = text.strip_prefix("其中").unwrap_or(text);
    let within = text.len() - rest.len();
    if POINTS.iter().any(|word| text.starts_with(word)) {
        while let Some((behind, ())) = LEAD_INS.strip_start(rest) {
            rest = behind;
        }
    }
    match rest.strip_prefix('由') {
        // What nothing follows leads in to nothing.
        Some("") => within,
        Some(behind) => text.len() - behind.len(),
        None if text.starts_with('请') => '请'.len_utf8(),
        None => within,
    }
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

/// Whether `text` is nothing but a role phrase: 牵头, 按职责分工负责.
pub(in crate::parse) fn is_verb(text: &str) -> Option<Role> {
    verb_at_end(text).and_then(|(start, role)| (start == 0).then_some(role))
}
