//! Names as most units have them, told by their characters alone.

use crate::parse::clause::items::Hints;
use crate::parse::levels;
use crate::parse::lexicon::Keys;
use crate::parse::{names, places, words};

/// Whether an item is a name as most units have it (县财政局, 山水公司), and nothing in it can be anything else: no
/// verb, no word that joins names, no bracket; nor may its place be left out. What the grammar of lists would make
/// of it is known: a name that stands by itself.
pub(super) fn is_usual(item: &str) -> bool {
    // Of three characters to thirteen: shorter ones may be any words.
    const LENGTHS: std::ops::RangeInclusive<usize> = 9..=39;
    let (characters, rest) = item.as_bytes().as_chunks::<3>();
    let [head @ .., last] = characters else {
        return false;
    };
    let [first, .., before] = head else {
        return false;
    };
    let ending = ending(*before, *last);
    if ending == Ending::None
        || !rest.is_empty()
        || !LENGTHS.contains(&item.len())
        || opens_phrase(*first)
    {
        return false;
    }
    let mut letters = true;
    let mut suspect = false;
    for character in head {
        letters &= matches!(character, [0xE4..=0xE9, ..]);
        suspect |= SUSPECTS.may_hold(*character);
    }
    letters
        && !(suspect && may_be_more(item, head, ending))
        && (ending == Ending::Department
            || !levels::is_bare_level(item) && !levels::is_levels(item))
        && !(LEANING.may_hold(*first)
            && (places::may_be_shortened(item) || places::is_placeless(item)))
}

/// Characters that names begin with which leave out their place, or tell its level alone.
static LEANING: Keys = places::shortened_keys().with("街园乡镇");

/// Characters that words begin with of which a name holds none: no other need be looked for. What ends a name is none
/// of these words.
static SUSPECTS: Keys = names::prose_keys()
    .with(Hints::CHARACTERS)
    .with("为")
    .and(words::body_keys());

/// 为
const COPULA: [u8; 3] = [0xE4, 0xB8, 0xBA];

/// Whether a text that holds a suspect character is no name by itself, behind which nothing else is to be looked for.
fn may_be_more(item: &str, head: &[[u8; 3]], ending: Ending) -> bool {
    let holds = head.iter().fold(Hints::NOTHING, |holds, character| {
        holds.with(Hints::ideograph(*character))
    });
    // 区商务委, and not 县水利局会同县财政局.
    let is_one = holds == Hints::NOTHING
        || holds == Hints::WITH && ending == Ending::Department && names::helpers(item).is_none();
    !is_one
        || head.contains(&COPULA)
        || names::is_prose(item, item.len())
        // 承办部门县水利局 lacks the colon behind its label.
        || holds_bodies(item, head)
}

/// Whether one of the words that labels call bodies by stands within an item.
fn holds_bodies(item: &str, head: &[[u8; 3]]) -> bool {
    static ENDS: Keys = words::body_keys();
    let mut ends = head.iter().zip((3_usize..).step_by(3));
    ends.any(|(character, end)| {
        ENDS.may_hold(*character) && item.get(..end).is_some_and(words::ends_in_bodies)
    })
}

/// Whether a character may stand before a list, or begin a remark on one or its label: 由县财政局, 不再列出, 责任单位县财政局.
const fn opens_phrase(first: [u8; 3]) -> bool {
    matches!(
        first,
        // 由 请 不 主 责 参
        [0xE7, 0x94, 0xB1]
            | [0xE8, 0xAF, 0xB7]
            | [0xE4, 0xB8, 0x8D | 0xBB]
            | [0xE8, 0xB4, 0xA3]
            | [0xE5, 0x8F, 0x82]
    )
}

/// Whether behind a committee that ends with this character before 委 its government may stand: 党 工, and the levels
/// of places.
const fn has_government(before: [u8; 3]) -> bool {
    matches!(
        before,
        // 党 工 州 县 市 区
        [0xE5, 0x85, 0x9A]
            | [0xE5, 0xB7, 0xA5 | 0x9E]
            | [0xE5, 0x8E, 0xBF]
            | [0xE5, 0xB8, 0x82]
            | [0xE5, 0x8C, 0xBA]
            // 旗 盟 省
            | [0xE6, 0x97, 0x97]
            | [0xE7, 0x9B, 0x9F]
            | [0xE7, 0x9C, 0x81]
    )
}

/// How a text ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// As the name of a department.
    Department,
    /// As that of another body.
    Other,
    /// As any words may.
    None,
}

/// What the last characters of a text say, of which none ends a word beside names: behind 党委 its government may
/// stand, 主办 is a verb, 责任科室 a label.
const fn ending(before: [u8; 3], last: [u8; 3]) -> Ending {
    match last {
        // 局 厅 部 院 会
        [0xE5, 0xB1, 0x80]
        | [0xE5, 0x8E, 0x85]
        | [0xE9, 0x83, 0xA8]
        | [0xE9, 0x99, 0xA2]
        | [0xE4, 0xBC, 0x9A] => Ending::Department,
        // 委
        [0xE5, 0xA7, 0x94] if !has_government(before) => Ending::Department,
        // 办, 主 承 协 会
        [0xE5, 0x8A, 0x9E]
            if !matches!(
                before,
                [0xE4, 0xB8, 0xBB] | [0xE6, 0x89, 0xBF] | [0xE5, 0x8D, 0x8F] | [0xE4, 0xBC, 0x9A]
            ) =>
        {
            Ending::Department
        }
        // 馆 镇 乡
        [0xE9, 0xA6, 0x86] | [0xE9, 0x95, 0x87] | [0xE4, 0xB9, 0xA1] => Ending::Other,
        // 室, 科 处 股
        [0xE5, 0xAE, 0xA4]
            if !matches!(
                before,
                [0xE7, 0xA7, 0x91] | [0xE5, 0xA4, 0x84] | [0xE8, 0x82, 0xA1]
            ) =>
        {
            Ending::Other
        }
        // 公司
        [0xE5, 0x8F, 0xB8] if matches!(before, [0xE5, 0x85, 0xAC]) => Ending::Other,
        // 中心
        [0xE5, 0xBF, 0x83] if matches!(before, [0xE4, 0xB8, 0xAD]) => Ending::Other,
        // 政府
        [0xE5, 0xBA, 0x9C] if matches!(before, [0xE6, 0x94, 0xBF]) => Ending::Other,
        // 集团
        [0xE5, 0x9B, 0xA2] if matches!(before, [0xE9, 0x9B, 0x86]) => Ending::Other,
        // 街道
        [0xE9, 0x81, 0x93] if matches!(before, [0xE8, 0xA1, 0x97]) => Ending::Other,
        // 银行 支行 分行
        [0xE8, 0xA1, 0x8C]
            if matches!(
                before,
                [0xE9, 0x93, 0xB6] | [0xE6, 0x94, 0xAF] | [0xE5, 0x88, 0x86]
            ) =>
        {
            Ending::Other
        }
        _ => Ending::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::clause::Reading;
    use crate::parse::clause::list::Lists;
    use crate::parse::known::Stands;
    use crate::text::Span;

    #[test]
    fn departments_are_usual() {
        for name in [
            "县财政局",
            "东平县财政局",
            "区发展改革委",
            "省教育厅",
            "市委宣传部",
            "县人民法院",
            "河东新城管委会",
            "县商务局",
            "县政务办",
            "县档案馆",
            "区教委",
            "山水公司",
            "白鹭镇",
            "柳湾街道",
            "县人民政府",
            "县党史研究室",
            "县文化体育局",
        ] {
            assert!(is_usual(name), "{name}");
        }
        for name in [
            "",
            "县局",
            "财政局",
            "市场监管局",
            "县党委",
            "园区管委会",
            "县财政局（牵头）",
            "县财政 局",
            "县人力资源和社会保障局",
            "县财政局等部",
            "县由财政局",
            "县财政局牵头县教育局",
            "县财政局会同县教育局",
            "县财政局主办",
            "责任科室",
            "各乡镇",
            "街道办事处",
            "县财政局为牵头部",
            "承办部门县水利局",
            "承办机构县水利局",
            "协办科室县水利局",
        ] {
            assert!(!is_usual(name), "{name}");
        }
    }

    #[rustfmt::skip]
    const ENDINGS: &[&str] = &[
        "局", "厅", "部", "院", "委", "党委", "管委会", "室", "责任科室", "科室", "办", "主办", "承办", "协办",
        "会办", "会", "银行", "分行", "公司", "中心", "政府", "集团", "街道", "支行", "馆", "镇", "乡",
    ];

    #[test]
    fn what_is_usual_is_read_so_at_length_too() {
        // Parts of names, verb phrases, deadlines, prose and rules, put together in every way.
        let parts = [
            "财政",
            "场监管",
            "党",
            "市场监管",
            "各",
            "部门",
            "牵头",
            "负责",
            "年底前",
            "和",
            "会同",
            "等",
            "以下",
            "第一位",
            "支持",
            "县",
            "有关",
            "街道",
            "组织",
            "二〇二六年",
            "按职责",
            "的",
            "商",
            "同",
            "乡",
        ];
        let mut usual = 0;
        for first in [
            "县",
            "市",
            "区",
            "东平县",
            "",
            "由",
            "请",
            "不再",
            "各",
            "国家",
            "街道",
            "园区",
            "市场",
            "每年",
        ] {
            for second in parts {
                for third in parts {
                    for last in ENDINGS {
                        let name = [first, second, third, last].concat();
                        if !is_usual(&name) {
                            continue;
                        }
                        usual += 1;
                        let whole = Span::at(0, name.len());
                        let holds = Hints::of(&name);
                        // What looks like a unit is no deadline.
                        assert!(names::is_unit(&name) && !holds.any(Hints::RULE), "{name}");
                        assert!(!levels::is_bare_level(&name), "{name}");
                        assert!(!places::counts_departments(&name), "{name}");
                        for strict in [false, true] {
                            let mut reading = Reading::default();
                            let mut lists = Lists::new(&name, &mut reading);
                            assert!(matches!(lists.item(whole, holds, strict), Some(None)));
                            assert!(!lists.bare, "{name}");
                            let [one] = reading.mentions.as_slice() else {
                                panic!("{name}: {reading:?}");
                            };
                            assert!(
                                one.stands == Stands::Settled
                                    && one.name.is_none()
                                    && one.span == whole
                            );
                            assert!(one.label.is_empty() && !one.open, "{name}");
                            assert!(
                                reading.odd.is_empty() && reading.rules.is_empty(),
                                "{name}: {reading:?}"
                            );
                        }
                    }
                }
            }
        }
        assert!(usual > 500, "{usual}");
    }
}
