//! Names as most units have them, told by their characters alone.

use crate::parse::clause::items::Holds;
use crate::parse::{names, places};

/// Whether an item is the name of a department (县财政局), and nothing in it can be anything else: no verb, no
/// word that joins names, no bracket; nor may its place be left out. What the grammar of lists would make of it is
/// known: a name that stands by itself.
pub(super) fn is_usual(item: &str) -> bool {
    // Of four characters to thirteen: shorter ones may be any words.
    const LENGTHS: std::ops::RangeInclusive<usize> = 12..=39;
    let (characters, rest) = item.as_bytes().as_chunks::<3>();
    let [head @ .., last] = characters else {
        return false;
    };
    let [first, .., before] = head else {
        return false;
    };
    rest.is_empty()
        && LENGTHS.contains(&item.len())
        && ends_department(*before, *last)
        && !opens_phrase(*first)
        && head.iter().all(|one| is_plain(*one))
        && !names::is_prose(item, item.len())
        && !places::may_be_shortened(item)
        && !places::is_placeless(item)
}

/// Whether a character is an ideograph that begins no word which the grammar of lists looks for.
fn is_plain(character: [u8; 3]) -> bool {
    matches!(character, [0xE4..=0xE9, ..]) && Holds::ideograph(character) == Holds::NOTHING
}

/// Whether a character may stand before a list, or begin a remark on one: 由县财政局, 不再列出.
const fn opens_phrase(first: [u8; 3]) -> bool {
    matches!(
        first,
        // 由 请 不
        [0xE7, 0x94, 0xB1] | [0xE8, 0xAF, 0xB7] | [0xE4, 0xB8, 0x8D]
    )
}

/// Whether these are the last characters of a department's name, and of no word beside names: behind 党委 its
/// government may stand.
const fn ends_department(before: [u8; 3], last: [u8; 3]) -> bool {
    match last {
        // 局 厅 部 院 会
        [0xE5, 0xB1, 0x80]
        | [0xE5, 0x8E, 0x85]
        | [0xE9, 0x83, 0xA8]
        | [0xE9, 0x99, 0xA2]
        | [0xE4, 0xBC, 0x9A] => true,
        // 委, 党
        [0xE5, 0xA7, 0x94] => !matches!(before, [0xE5, 0x85, 0x9A]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::clause::Reading;
    use crate::parse::clause::list::Lists;
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
        ] {
            assert!(!is_usual(name), "{name}");
        }
    }

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
                    for last in ["局", "厅", "部", "院", "委", "党委", "管委会", "室", "办"]
                    {
                        let name = [first, second, third, last].concat();
                        if !is_usual(&name) {
                            continue;
                        }
                        usual += 1;
                        let whole = Span::at(0, name.len());
                        let holds = Holds::of(&name);
                        // What looks like a unit is no deadline.
                        assert!(names::is_unit(&name) && !holds.any(Holds::RULE), "{name}");
                        assert!(!places::is_bare_level(&name), "{name}");
                        assert!(!places::counts_departments(&name), "{name}");
                        for strict in [false, true] {
                            let mut reading = Reading::default();
                            let mut lists = Lists::new(&name, &mut reading);
                            assert!(matches!(lists.item(whole, holds, strict), Some(None)));
                            assert!(!lists.bare, "{name}");
                            let [one] = reading.mentions.as_slice() else {
                                panic!("{name}: {reading:?}");
                            };
                            assert!(one.is_plain && one.name.is_none() && one.span == whole);
                            assert!(one.label.is_empty() && !one.open, "{name}");
                            assert!(reading.odd.is_empty() && reading.rules.is_empty());
                        }
                    }
                }
            }
        }
        assert!(usual > 500, "{usual}");
    }
}
