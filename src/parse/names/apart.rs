//! Names that stand one below the other, in the lines of a cell.

use crate::parse::scan::ideographs;

/// Words that end the name of a town.
const TOWNS: [&str; 9] = [
    "镇",
    "乡",
    "街道",
    "鎮",
    "鄉",
    "镇政府",
    "乡政府",
    "镇人民政府",
    "乡人民政府",
];

/// Words that end the name of a mass organisation: nothing but its own office stands behind them.
const MASS: [&str; 10] = [
    "妇联",
    "残联",
    "科协",
    "文联",
    "侨联",
    "工商联",
    "总工会",
    "红十字会",
    "婦聯",
    "殘聯",
];

/// Words that end the name of an institution: an agency's that is more than a word to end names stands below it.
#[rustfmt::skip]
const INSTITUTIONS: [&str; 13] = [
    "医院", "大队", "支队", "总队", "中学", "小学", "学校", "大学", "学院", "党校", "中心", "联社", "供销社",
];

/// Whether a line below a whole name is a whole name itself, whatever the two would be together: 石湾镇 below 县妇联,
/// 团县委 below 县融媒体中心, 农商银行东湾支行 below 县中医院. A place may go on with one of its own: 东平县 above 石湾镇.
pub(super) fn is_another(name: &str, next: &str) -> bool {
    const PLACES: [char; 11] = [
        '省', '市', '区', '县', '州', '盟', '旗', '乡', '镇', '村', '街',
    ];
    // 城关 above 街道 is one name.
    const SHORTEST: usize = 9;
    if name.len() < SHORTEST || next.len() < SHORTEST || name.ends_with(PLACES) {
        return false;
    }
    let ends = |name: &str, words: &[&str]| words.iter().any(|word| name.ends_with(word));
    let is_league = || ["团省委", "团市委", "团区委", "团县委", "团州委"].contains(&next);
    let is_agency = || !super::is_tail(next) && super::is_agency(next);
    ends(next, &TOWNS)
        || is_league()
        || (ends(name, &MASS) && super::is_agency(next))
        || (ends(name, &INSTITUTIONS) && super::begins_with_level(name) && is_agency())
}

/// Words that begin with a level, and name none: 市场监管局.
#[rustfmt::skip]
const LEVEL_WORDS: [&str; 17] = [
    "市场", "市政管", "市政工", "市容", "市民", "市域", "市级", "市直", "区域", "区块", "区级", "区直", "县域", "县城", "县级", "县直", "省级",
];

/// Whether a text begins with a word that begins with a level and names none.
fn begins_with_level_word(text: &str) -> bool {
    LEVEL_WORDS.iter().any(|word| text.starts_with(word))
}

/// Whether a text may be the name of a body of whatever kind, by no more than the level that it begins with: 县东河工坊. What
/// is said of persons is none, nor what joins names.
pub(in crate::parse) fn may_be_one(name: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 4..=12;
    const PERSONS: [&str; 13] = [
        "领导", "干部", "书记", "代表", "长", "人", "员", "者", "主席", "主任", "常委", "师",
        "参谋",
    ];
    // What is given or done, and names nobody.
    const MATTERS: [&str; 9] = [
        "资金", "财力", "财政", "标准", "力量", "联动", "社会", "统筹", "预算",
    ];
    super::begins_with_level(name)
        && LENGTHS.contains(&name.chars().count())
        && ideographs(name.as_bytes()) == name.len()
        && !name.contains(['和', '及', '与', '等', '级'])
        && !begins_with_level_word(name)
        && !PERSONS.iter().any(|word| name.ends_with(word))
        && !MATTERS.iter().any(|word| name.ends_with(word))
        && !super::is_prose(name, name.len())
}

/// Whether a name is two that a sign parts which lists do not have (县水利局→县财政局), or begins with such a sign.
fn is_signed(name: &str) -> bool {
    const SIGNS: [char; 15] = [
        '|', '｜', '+', '＋', '&', '＆', '=', '→', '—', '-', '~', '·', '•', '●', '>',
    ];
    // Nearly every name has nothing but ideographs.
    if ideographs(name.as_bytes()) == name.len() {
        return false;
    }
    name.split_once(SIGNS).is_some_and(|(before, behind)| {
        let behind = behind.trim_start_matches(SIGNS);
        (before.is_empty() || super::is_certain(before)) && super::is_certain(behind)
    })
}

/// Whether a name is two that no mark parts: 县水利局县财政局. 县委县政府 is one.
pub(in crate::parse) fn is_glued(name: &str) -> bool {
    const SHORTEST: usize = "县水利局县财政局".len();
    const LONGEST: usize = 240;
    const ENDS: [char; 5] = ['局', '厅', '委', '办', '司'];
    // Nearly every name is short and begins with an ideograph.
    if name.len() < SHORTEST && matches!(name.as_bytes(), [0xE4..=0xE9, ..]) {
        return false;
    }
    if name.len() > LONGEST {
        return false;
    }
    if is_signed(name) {
        return true;
    }
    let Some(level) = name
        .chars()
        .next()
        .filter(|c| super::begins_with_level(name) && *c != '各')
    else {
        return false;
    };
    name.match_indices(level).skip(1).any(|(at, _)| {
        let (before, behind) = name.split_at_checked(at).unwrap_or_default();
        before.ends_with(ENDS)
            && before.chars().nth(2).is_some()
            && !before.ends_with("纪委")
            && !begins_with_level_word(behind)
            && super::is_unit(before)
            && super::is_agency(behind)
    })
}

/// What is done to things that are counted: 加固4处.
#[rustfmt::skip]
const DEEDS: [&str; 33] = [
    "加固", "清理", "清除", "整治", "治理", "新建", "改建", "扩建", "修建", "建设", "建成", "完成", "改造", "修复",
    "修缮", "维修", "新增", "拆除", "安装", "更换", "排查", "关闭", "购置", "提升", "增加", "增设", "增建", "新设", "设立", "改扩建",
    "迁建", "重建", "创建",
];

/// What is done that is not counted: 打造特色街区.
#[rustfmt::skip]
const WORKS: [&str; 30] = [
    "打造", "推进", "推广", "推动", "推行", "开展", "实施", "完善", "健全", "建立", "编制", "制定", "落实", "培育", "培养", "引进",
    "举办", "加强", "加快", "强化", "深化", "优化", "改善", "疏浚", "疏通", "拓宽", "硬化", "争创", "启动", "谋划",
];

/// Whether a text says what is to be done, though it ends as names do: 打造特色街区, 建成服务大厅. An agency's name may begin
/// so: 建设局.
pub(in crate::parse) fn is_deed(text: &str) -> bool {
    let begins = |deed: &&str| text.starts_with(*deed);
    (DEEDS.iter().any(begins) || WORKS.iter().any(begins))
        && (text.ends_with("大厅") || !super::is_agency(text))
}

/// Whether a text says how many of what something is done to: 加固4处, 新建水塔2座, 增设岗亭一处. 管理处第1处 is a name, and so
/// is 中国电科38所.
pub(super) fn is_count(base: &str) -> bool {
    const COUNTED: [char; 7] = ['处', '所', '座', '台', '段', '库', '场'];
    const NUMERALS: [char; 13] = [
        '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千',
    ];
    // Nearly no name has a figure there, or a numeral.
    if !matches!(
        base.as_bytes(),
        [.., b'0'..=b'9', _, _, _]
            | [.., 0xE4, 0xB8..=0xBA, _, _, _, _]
            | [.., 0xE5, 0x85 | 0x8D | 0x9B, _, _, _, _]
            | [.., 0xE7, 0x99, _, _, _, _]
    ) {
        return false;
    }
    base.strip_suffix(COUNTED).is_some_and(|before| {
        let words = before.trim_end_matches(|c: char| c.is_ascii_digit() || NUMERALS.contains(&c));
        let begins = |deed: &&str| words.starts_with(*deed);
        let is_done = |deed: &&str| begins(deed) || words.ends_with(*deed);
        words.len() < before.len() && (DEEDS.iter().any(is_done) || WORKS.iter().any(begins))
    })
}
