//! Committees of places: a party committee (县委) with the government beside it, and those that administer areas (管委会).

use crate::parse::levels::{ends_with_level, is_area, is_levels};

/// Whether a text begins with the government that stands behind its party committee's name, and is no more than that
/// but for what 和 joins with it: behind 县党委 政府 or 人民政府和县交通局, behind 东平县委 县政府 too, behind
/// 开发区党工委 管委会. With the committee it is one collective. 县委、县政府 are two, as nothing is left out of either.
pub(super) fn has_government(committee: &str, text: &str) -> bool {
    // 经开区, 乡镇
    const LONGEST: usize = 3;
    let Some(place) = place_of_committee(committee) else {
        return false;
    };
    let of_area = place.strip_suffix('工');
    let place = of_area.unwrap_or(place);
    let place = place.strip_suffix('党').unwrap_or(place);
    let seats: &[&str] = match of_area {
        Some(_) => &["管委会", "管理委员会", "办事处"],
        None => &["政府", "人民政府"],
    };
    let begins = |text: &str| {
        let mut behind = seats.iter().filter_map(|seat| text.strip_prefix(seat));
        behind.any(|rest| rest.is_empty() || rest.starts_with(['和', '及', '与', '以', '（', '(']))
    };
    let levels = place.char_indices().rev().take(LONGEST);
    let mut levels = levels.filter_map(|(at, _)| place.get(at..).filter(|_| at > 0));
    begins(text)
        || levels.any(|level| text.strip_prefix(level).is_some_and(begins) && is_levels(level))
}

/// Whether a name is that of the party committee of a place, behind which its departments or its government may
/// stand: 县委, 东平县委, 县党委, 开发区党工委.
pub(super) fn is_committee(name: &str) -> bool {
    place_of_committee(name).is_some()
}

/// What stands before the last character of such a name: 东平县, 县党.
fn place_of_committee(name: &str) -> Option<&str> {
    let place = name.strip_suffix('委')?;
    (ends_with_level(place) || place.ends_with(['党', '工'])).then_some(place)
}

/// The place whose government stands behind its party committee: 东平县 of 东平县委和, and of 东平县委、县.
pub(super) fn before_committee(text: &str) -> &str {
    let (committee, level) = text
        .rsplit_once(['和', '及', '与', '、'])
        .unwrap_or_default();
    let place = committee.strip_suffix('委');
    let place = place.map(|place| place.strip_suffix('党').unwrap_or(place));
    let is_of_it = |place: &&str| level.len() < place.len() && place.ends_with(level);
    place.filter(is_of_it).unwrap_or(text)
}

/// Whether an item names the committees of areas, and what stands `before` no areas: 园区管委会 behind 各乡镇 is a
/// collective of its own, behind 各开发区 it is none.
pub(super) fn are_committees(item: &str, before: &str) -> bool {
    let areas = item.strip_suffix("管委会");
    areas.is_some_and(|areas| !areas.is_empty()) && !is_area(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_committee_has_the_government_beside_it_that_names_no_place() {
        for (committee, text) in [
            ("县党委", "政府"),
            ("石湾县委", "县政府"),
            ("石湾县委", "人民政府和县交通局"),
            ("县委", "政府"),
            ("石湾县党委", "县人民政府（牵头）"),
            ("各乡镇党委", "乡镇政府"),
            ("经开区党工委", "管委会"),
            ("石湾新区工委", "新区管理委员会"),
            ("柳湾街道党工委", "街道办事处"),
        ] {
            assert!(has_government(committee, text), "{committee} {text}");
        }
        for (committee, text) in [
            ("县委", "县政府"),
            ("石湾县委", "石湾县政府"),
            ("石湾县委", "市政府"),
            ("石湾县委", "县政府办公室"),
            ("石湾县委", "管委会"),
            ("县教委", "县政府"),
            ("柳湾街道党工委", "政府"),
            ("", "政府"),
        ] {
            assert!(!has_government(committee, text), "{committee} {text}");
        }
    }
}
