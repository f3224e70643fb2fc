//! Words for the levels of places (省, 市, 县, 街道), and how they stand together: 各市、县（区）.

use crate::parse::lexicon::{Lexicon, lexicon};

/// Words that count places (各市、县、区) and may stand coordinated before one ending that serves all.
#[rustfmt::skip]
static LEVELS: Lexicon<()> = lexicon!(First, [
    "自治区", "自治州", "自治县", "直辖市", "地级市", "开发区", "功能区", "街道", "园区", "景区",
    "新区", "高新区", "经开区", "省", "市", "县", "區", "区", "州", "盟", "旗", "镇", "乡", "地",
    "级", "直管", "有关", "相关", "村", "社区", "设区市", "设区的市",
]);

/// Areas that are bodies of their own: 各县区、高新区 names two units.
#[rustfmt::skip]
static AREAS: Lexicon<()> = lexicon!(First, [
    "开发区", "功能区", "新区", "高新区", "经开区", "有关", "相关",
]);

/// Whether the text is 各 or 有关 followed by nothing but words for levels: 各市, 有关区县, 市. What it says
/// goes on in the next item.
pub(super) fn is_bare_level(item: &str) -> bool {
    if ends_as_department(item) {
        return false;
    }
    let base = behind_each(item).unwrap_or(item);
    !base.is_empty()
        && (item.len() > base.len() || (base.len() <= 4 && base.chars().count() == 1))
        && levels_end(base) == base.len()
}

/// Whether an item ends as most do: as departments, and no level of places.
const fn ends_as_department(item: &str) -> bool {
    matches!(
        item.as_bytes().last_chunk(),
        Some(
            // 局 委 厅 办 部 会 府 心 司
            [0xE5, 0xB1, 0x80]
                | [0xE5, 0xA7, 0x94]
                | [0xE5, 0x8E, 0x85]
                | [0xE5, 0x8A, 0x9E]
                | [0xE9, 0x83, 0xA8]
                | [0xE4, 0xBC, 0x9A]
                | [0xE5, 0xBA, 0x9C]
                | [0xE5, 0xBF, 0x83]
                | [0xE5, 0x8F, 0xB8]
        )
    )
}

/// What stands behind the word that counts places: 各市, 沿海各市, 有关市.
fn behind_each(item: &str) -> Option<&str> {
    // 沿海, 全省, of which 各 tells each.
    const LONGEST: usize = 6;
    let kinds = ["有关", "相关"];
    let each = || {
        item.split_once('各')
            .filter(|(before, _)| before.len() <= LONGEST)
    };
    let kind = kinds.iter().find_map(|kind| item.strip_prefix(kind));
    kind.or_else(|| each().map(|(_, behind)| behind))
}

/// Whether the text is nothing but words for levels, as may stand between 各省 and 直辖市人民政府.
pub(super) fn is_levels(item: &str) -> bool {
    !item.is_empty() && !ends_as_department(item) && levels_end(item) == item.len()
}

/// Whether the text goes on where [`is_bare_level`] stopped: 县（区）人民政府, 街道.
pub(super) fn continues_levels(item: &str) -> bool {
    let end = levels_end(item);
    let rest = item.get(end..).unwrap_or_default();
    end > 0
        && !AREAS.begins(item)
        && (item == "园区" || !is_area(item))
        && [
            "",
            "人民政府",
            "政府",
            "党委",
            "管委会",
            "办事处",
            "人民政府办公室",
            "街道办事处",
            "人民政府（管委会）",
            "党委政府",
            "党委和政府",
            "党委、政府",
            "党委和人民政府",
            "党委及人民政府",
            "党委人民政府",
            "委和政府",
            "委和人民政府",
            "单位",
        ]
        .contains(&rest)
}

pub(super) fn levels_end(text: &str) -> usize {
    let mut rest = text;
    loop {
        let bracketed = rest
            .strip_prefix(['（', '(', '〔', '['])
            .and_then(|inner| inner.find(['）', ')', '〕', ']']).map(|at| (inner, at)));
        if let Some((inner, at)) = bracketed {
            let held = inner.get(..at).unwrap_or_default();
            if held
                .split(['、', '，', ','])
                .all(|word| !word.is_empty() && levels_end(word) == word.len())
            {
                let close = inner
                    .get(at..)
                    .and_then(|t| t.chars().next())
                    .map_or(0, char::len_utf8);
                rest = inner.get(at + close..).unwrap_or_default();
                continue;
            }
        }
        match LEVELS.strip_start(rest) {
            Some((behind, ())) => rest = behind,
            None => return text.len() - rest.len(),
        }
    }
}

/// Characters that end the name of a place with its level.
pub(super) const PLACE_LEVELS: &[char] = &['省', '市', '区', '區', '县', '縣', '州', '盟', '旗'];

/// Whether a name ends with one of [`PLACE_LEVELS`].
pub(super) fn ends_with_level(name: &str) -> bool {
    matches!(
        name.as_bytes().last_chunk(),
        Some(
            // 省 市 区 區 县 縣 州 盟 旗
            [0xE7, 0x9C, 0x81]
                | [0xE5, 0xB8, 0x82]
                | [0xE5, 0x8C, 0xBA]
                | [0xE5, 0x8D, 0x80]
                | [0xE5, 0x8E, 0xBF]
                | [0xE7, 0xB8, 0xA3]
                | [0xE5, 0xB7, 0x9E]
                | [0xE7, 0x9B, 0x9F]
                | [0xE6, 0x97, 0x97]
        )
    )
}

/// Whether a place is an area that a committee administers.
pub(super) fn is_area(place: &str) -> bool {
    [
        "高新区",
        "经开区",
        "开发区",
        "新区",
        "园区",
        "示范区",
        "保税区",
        "度假区",
        "功能区",
    ]
    .iter()
    .any(|end| place.ends_with(end))
}

/// The level that the name of a place ends with.
pub(super) fn level_of(place: &str) -> Option<&str> {
    let end = ["街道", "社区", "镇", "乡"]
        .into_iter()
        .find(|end| place.ends_with(end));
    let at = match end {
        Some(end) => place.len() - end.len(),
        None => {
            place
                .char_indices()
                .next_back()
                .filter(|(_, level)| PLACE_LEVELS.contains(level))?
                .0
        }
    };
    place.get(at..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_told_by_their_bytes() {
        for c in '\0'..=char::MAX {
            let name = c.to_string();
            assert_eq!(ends_with_level(&name), PLACE_LEVELS.contains(&c), "{c:?}");
        }
    }
}
