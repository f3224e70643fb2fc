//! Names of units: what looks like one, and how lists shorten them.

mod apart;
mod brackets;
#[cfg(test)]
mod tests;

use crate::parse::committees;
use crate::parse::levels;
use crate::parse::lexicon::{Keys, Lexicon, lexicon};
use crate::text::is_blank;

pub(super) use apart::{is_deed, is_glued, may_be_one};
pub(super) use brackets::{
    is_renamed, leaves_bracket_open, with_bracket, without_bracket, without_ditto,
};

/// Ends of names. A name in a verb phrase has to end with one; in a labelled list it may be anything,
/// and what looks odd is reported.
#[rustfmt::skip]
static ENDINGS: Lexicon<()> = lexicon!(Last, [
    "局", "委", "厅", "廳", "办", "辦", "部", "署", "鎮", "鄉", "團", "館", "組", "廠", "聯", "協", "院", "会", "會", "中心", "公司", "集团",
    "政府", "街道", "镇", "乡", "区", "區", "县", "縣", "市", "州", "盟", "旗", "省", "所", "站",
    "队", "大队", "馆", "校", "大学", "银行", "行", "社", "处", "處", "科", "股", "室", "组", "单位",
    "單位", "部门", "部門", "机构", "企业", "关", "团", "联", "协", "部队", "专班", "基地",
    "地区", "台", "厂", "场", "段", "库", "港", "园", "矿", "网", "司", "总工会", "纪委监委",
    "人大", "政协", "武装部", "院校", "高校", "学校", "组织", "平台", "各地", "地方", "电网", "供电",
    "电力", "移动", "联通", "电信", "铁塔", "烟草", "邮政", "片区", "农场", "林场",
    "党校", "中支", "银保监", "证监", "警", "总站", "支队", "村", "社区", "医院", "商会", "协会", "学会",
    "联社", "党委", "党组", "工委", "法院", "检察院", "实验室", "联盟", "基金", "服务商",
    "运营商", "金融办", "发改", "人社", "团中央", "镇街", "街镇", "国企", "央企", "党派", "团体",
    "媒体", "中学", "小学", "城投", "交投", "国投", "文投", "水投", "农投", "旅投", "产投",
]);

/// Ends of names behind which 和 may still stand within the name (社会组织和人才服务局).
static OPEN_ENDINGS: Lexicon<()> = lexicon!(
    Last,
    [
        "组织", "网", "科", "平台", "基金", "社", "关", "行", "村", "发改", "人社", "社区"
    ]
);

/// Ends of names that only agencies have: no task is named so.
#[rustfmt::skip]
static AGENCY_ENDINGS: Lexicon<()> = lexicon!(Last, [
    "局", "委", "厅", "廳", "办", "辦", "政府", "公司", "法院", "检察院", "集团", "街道", "镇", "鎮", "乡", "鄉",
    "管委会", "委员会", "办公室", "部门", "部門", "单位", "單位", "部", "银行", "总工会", "支行", "分行", "农商行", "高新区", "经开区",
]);

/// Where a word makes a text prose.
enum Prose {
    /// Nowhere: it begins like a word that does.
    Nowhere,
    /// Wherever it stands.
    Anywhere,
    /// At the very beginning: a verb.
    Start,
    /// In the name itself, but for its beginning: 由县财政局 begins a list.
    Inside,
    /// Where it is of a title.
    Title,
}

/// Words that no name holds: they make a text prose.
#[rustfmt::skip]
static PROSE: Lexicon<Prose> = lexicon!(First, &[
    (Prose::Nowhere, &["组织部", "组织人事", "自行车"]),
    (Prose::Anywhere, &[
        "的", "将会", "将由", "将对", "将在", "成立", "應當", "应当", "其中", "包括", "除外", "以下", "简称",
        "不含", "详见", "参照", "情况", "。", "：", ":", "！", "？", "=", "http", "同时",
        "并且", "或者", "自行", "职责", "负责", "牵头", "督促", "委托", "为单位",
    ]),
    (Prose::Inside, &["由"]),
    (Prose::Title, &["《", "》"]),
    (Prose::Start, &["鼓励", "引导", "支持", "动员", "组织", "吸引", "依托", "配合", "会同"]),
]);

/// What the words begin with that make a text prose, wherever in it.
pub(super) const fn prose_keys() -> Keys {
    PROSE.keys()
}

/// Whether a text that ends in a word for a verb, behind `stem`, is a name with it: 各社会组织 is one, 县水利局组织
/// and 县水利局等组织 are a name and what it does.
pub(super) fn is_whole(text: &str, stem: &str) -> bool {
    let kinds = ["社会", "群团"];
    // Rules out what is longer than any name before the stem is walked.
    is_unit(text) && {
        let named = open_list(stem).map_or(stem, |(end, _)| stem.get(..end).unwrap_or_default());
        !is_unit(named) || kinds.iter().any(|kind| named.ends_with(kind))
    }
}

/// Whether a text looks like the name of a unit.
pub(super) fn is_unit(name: &str) -> bool {
    let base = without_bracket(name);
    ENDINGS.ends(base)
        && has_length(base)
        && !is_prose(name, base.len())
        && !is_general(base)
        && !apart::is_count(base)
}

/// The longest names (…工作领导小组办公室) stay well below forty characters; two are 县委, 团委.
fn has_length(base: &str) -> bool {
    match base.len() {
        // However wide its characters are.
        5..=40 => true,
        ..=160 => (2..=40).contains(&base.chars().count()),
        _ => false,
    }
}

/// Whether a text holds a word that no name holds. `length` is the name's without a bracket behind it.
pub(super) fn is_prose(name: &str, length: usize) -> bool {
    PROSE.places(name).any(|(at, _, place)| match place {
        Prose::Nowhere => false,
        Prose::Anywhere => true,
        Prose::Start => at == 0,
        Prose::Inside => 0 < at && at < length,
        Prose::Title => !brackets::is_about_part(name, at),
    })
}

/// Whether a name is so short that it may be any word: 学校, 医院. Of two characters only those that
/// begin with a level (县委) and a few others name a unit by themselves.
pub(super) fn is_vague(name: &str) -> bool {
    const SHORT: [&str; 12] = [
        "团委", "妇联", "残联", "科协", "编办", "人大", "政协", "纪委", "监委", "文联", "侨联",
        "法院",
    ];
    const LEVELS: [char; 9] = ['省', '市', '区', '县', '州', '盟', '旗', '镇', '乡'];
    if name.starts_with(LEVELS) {
        return false;
    }
    (name.len() <= 8 && name.chars().count() <= 2 && !SHORT.contains(&name)) || is_sort(name)
}

/// Whether a name says what sort of body is meant, and not which: 产权单位, 建设单位, 公安机关.
fn is_sort(name: &str) -> bool {
    const LONGEST: usize = 18;
    const SORTS: [&str; 5] = ["单位", "机关", "企业", "部门", "机构"];
    const WHICH: [&str; 14] = [
        "各", "有关", "相关", "其他", "驻", "本", "国", "中央", "全", "成员", "责任", "牵头",
        "配合", "职能",
    ];
    name.len() <= LONGEST
        && SORTS.iter().any(|sort| name.ends_with(sort))
        && !WHICH.iter().any(|word| name.starts_with(word))
}

/// Whether a text is a word that names ends with, and nothing more.
pub(super) fn is_general(base: &str) -> bool {
    matches!(
        base,
        "政府"
            | "部门"
            | "单位"
            | "企业"
            | "机构"
            | "社会"
            | "有关"
            | "市场"
            | "全市"
            | "全区"
            | "全县"
            | "全省"
    )
}

/// The name without blanks, where it holds any.
pub(super) fn without_blanks(written: &str) -> Option<String> {
    written
        .contains(is_blank)
        .then(|| written.chars().filter(|c| !is_blank(*c)).collect())
}

/// Where a word joins those that help to one that does the work, 市教育局会同市财政局: start and end of the
/// word, in bytes. Other words than 会同 have to stand between two names, or before one.
pub(super) fn helpers(text: &str) -> Option<(usize, usize)> {
    const WORDS: [&str; 6] = ["会同", "联合", "会商", "商请", "商", "协同"];
    text.char_indices()
        .filter(|(_, c)| matches!(c, '会' | '联' | '商' | '协'))
        .find_map(|(at, _)| {
            let rest = text.get(at..)?;
            let word = WORDS.into_iter().find(|word| rest.starts_with(word))?;
            let behind = rest.get(word.len()..)?;
            let before = text.get(..at)?;
            (word == "会同" || (before.is_empty() || is_unit(before)) && begins_with_level(behind))
                .then_some((at, at + word.len()))
        })
}

/// Whether what follows begins as names do that print a place.
pub(super) fn begins_with_level(text: &str) -> bool {
    const LEVELS: [char; 10] = ['省', '市', '区', '县', '州', '盟', '旗', '镇', '乡', '各'];
    text.starts_with(LEVELS) || ["有关", "相关"].iter().any(|word| text.starts_with(word))
}

/// The places at which 和, 及, 以及 or 与 part two names: start and end of the word, in bytes.
pub(super) fn connective(name: &str) -> Option<(usize, usize)> {
    // No name is longer, its brackets and all.
    const LONGEST: usize = 600;
    let mut depth = 0_usize;
    for (at, c) in name.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        match c {
            '（' | '(' | '[' | '〔' => depth += 1,
            '）' | ')' | ']' | '〕' => depth = depth.saturating_sub(1),
            '和' | '及' | '与' | '以' if depth == 0 && at > 0 => {
                let rest = name.get(at..).unwrap_or_default();
                let word = ["以及", "和", "及", "与"]
                    .into_iter()
                    .find(|word| rest.starts_with(word));
                let (Some(word), Some(left)) = (word, name.get(..at)) else {
                    continue;
                };
                let right = rest.get(word.len()..).unwrap_or_default();
                let closed = without_bracket(left);
                if is_unit(closed)
                    && (["银行", "支行", "分行"]
                        .iter()
                        .any(|end| closed.ends_with(end))
                        || !OPEN_ENDINGS.ends(closed))
                    // 县财政局和县水利局（牵头）
                    && is_unit(without_bracket(right))
                    && !is_everywhere(closed, right)
                    // 各镇党委和人民政府 is one.
                    && !committees::has_government(closed, right)
                {
                    return Some((at, at + word.len()));
                }
            }
            _ => {}
        }
    }
    None
}

/// 国务院相关部门及各地区: one collective, said in two words.
fn is_everywhere(left: &str, right: &str) -> bool {
    ["部门", "单位"].iter().any(|end| left.ends_with(end))
        && ["各地区", "各地", "各部门", "各单位"].contains(&right)
}

/// Whether a text is a word that names end with, and none by itself.
pub(super) fn is_tail(text: &str) -> bool {
    const TAILS: [&str; 8] = [
        "办公室",
        "办事处",
        "管委会",
        "委员会",
        "人民政府",
        "管理局",
        "分公司",
        "公司",
    ];
    text.chars().count() <= 2 && !is_unit(text) || TAILS.contains(&text)
}

/// Whether a name that ends a line of a table's cell goes on in the next line (县发展和改革 | 局), or the
/// next line names another (县教育局 | 县财政局). Behind a mark nothing is to be decided.
pub(super) fn goes_on(name: &str, next: &str) -> bool {
    const LEVELS: [char; 10] = ['省', '市', '区', '县', '州', '镇', '乡', '盟', '旗', '各'];
    if name.is_empty() || next.is_empty() {
        return true;
    }
    if is_tail(next) || name.ends_with("城乡") || breaks_levels(name, next) {
        return true;
    }
    if next.starts_with(LEVELS) && is_unit(next) {
        return false;
    }
    if !is_unit(name) {
        return true;
    }
    let last = name.chars().next_back();
    let whole = is_agency(name) && name.chars().count() > 2;
    let alike = is_unit(next) && next.chars().next_back() == last;
    !whole && !alike && !apart::is_another(name, next) && is_unit(&[name, next].concat())
}

/// 各乡 | 镇人民政府: a line ends between two levels that one word names.
fn breaks_levels(name: &str, next: &str) -> bool {
    const PAIRS: [(char, char); 7] = [
        ('乡', '镇'),
        ('县', '区'),
        ('县', '市'),
        ('市', '区'),
        ('镇', '街'),
        ('镇', '乡'),
        ('市', '县'),
    ];
    let seam = name.chars().next_back().zip(next.chars().next());
    name.starts_with(['各', '有', '相']) && seam.is_some_and(|seam| PAIRS.contains(&seam))
}

/// Whether a name is certain to be an agency's.
pub(super) fn is_agency(name: &str) -> bool {
    let base = without_bracket(name);
    AGENCY_ENDINGS.ends(base) && is_unit(name)
}

/// Whether a text ends with a word for an agency, whatever stands before that.
pub(super) fn ends_as_agency(text: &str) -> bool {
    AGENCY_ENDINGS.ends(text)
}

/// Whether a name is certain to be a unit's: an agency's, or one that prints its level, as 区残联 does.
pub(super) fn is_certain(name: &str) -> bool {
    is_agency(name) || (begins_with_level(name) && is_unit(name))
}

/// Whether what stands in a name or with it tells that it is a unit's: 河口园（河口镇）, 沿河各村.
pub(super) fn is_told(name: &str) -> bool {
    let (base, said) = with_bracket(name).unwrap_or((name, ""));
    is_unit(name) && (base.contains('各') || is_agency(said))
}

/// Where an open list's 等 begins, and where what belongs to it ends: 等, 等部门, 等有关部门和单位.
pub(super) fn open_list(name: &str) -> Option<(usize, usize)> {
    name.match_indices('等').find_map(|(at, mark)| {
        let behind = name.get(at + mark.len()..)?;
        let rest =
            open_end(behind).or_else(|| is_summary(name.get(..at)?, behind).then_some(""))?;
        Some((at, name.len() - rest.len()))
    })
}

/// Whether what stands behind 等 says in other words what the names before it are: 等领导小组成员单位, 等沿线镇,
/// 等相关镇（街道）. 高等教育机构 is none.
fn is_summary(before: &str, behind: &str) -> bool {
    const LONGEST: usize = 60;
    const BODIES: [&str; 19] = [
        "部门", "单位", "机构", "企业", "公司", "高校", "院校", "学校", "医院", "镇", "乡", "街道",
        "镇街", "街镇", "县", "区", "市", "村", "政府",
    ];
    let base = without_bracket(behind);
    behind.len() <= LONGEST
        && BODIES.iter().any(|body| base.ends_with(body))
        && !base.contains(['和', '及', '与', '（', '('])
        && (base.len() == behind.len()
            || levels::is_levels(behind.get(base.len()..).unwrap_or_default()))
        && !before.ends_with(['高', '中', '初', '平', '同', '均', '对'])
        && is_unit(before)
}

/// What stands behind 等 and the words that belong to it; `None` where 等 is part of a name (高等法院).
fn open_end(text: &str) -> Option<&str> {
    const BODIES: [&str; 8] = [
        "部门", "单位", "部門", "單位", "机构", "企业", "地区", "方面",
    ];
    const KINDS: [&str; 29] = [
        "有关",
        "相关",
        "市级",
        "区级",
        "县级",
        "省级",
        "市直",
        "区直",
        "县直",
        "省直",
        "各",
        "其他",
        "有關",
        "相關",
        "职能",
        "主管",
        "行业",
        "成员",
        "责任",
        "牵头",
        "配合",
        "多",
        "余",
        "业务",
        "国务院",
        "省",
        "市",
        "县",
        "区",
    ];
    let mut rest = text;
    loop {
        let before = rest;
        rest = rest.trim_start_matches(|c: char| {
            is_blank(c) || c.is_ascii_digit() || "个家一二三四五六七八九十".contains(c)
        });
        for word in KINDS.iter().chain(&BODIES) {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        // 部门和单位: the connective belongs to 等 only with another of these words behind it.
        for joint in ["和", "及", "、"] {
            if let Some(behind) = rest.strip_prefix(joint)
                && ["单位", "部门", "有关", "相关", "机构", "企业"]
                    .iter()
                    .any(|word| behind.starts_with(word))
            {
                rest = behind;
            }
        }
        if rest.len() == before.len() {
            break;
        }
    }
    let more = ["和", "及", "以及", "与"]
        .iter()
        .any(|joint| rest.starts_with(joint));
    (rest.is_empty() || more).then_some(rest)
}
