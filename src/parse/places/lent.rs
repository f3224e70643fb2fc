//! The ending that the next name of a list lends to a place: 东平区、西平区人民政府.

use crate::parse::committees::before_committee;
use crate::parse::levels::{ends_with_level, is_area, level_of};
use crate::parse::names::{is_general, is_unit};
use crate::parse::places::SEATS;

/// Whether a word may be a place without its level, whose ending the next name lends: 河东、河西县人民政府.
pub(super) fn may_be_bare(name: &str) -> bool {
    is_short_enough(name)
        && name
            .bytes()
            .step_by(3)
            .all(|lead| (0xE4..=0xE9).contains(&lead))
        && !is_general(name)
        && !is_unit(name)
}

/// Whether the name of a unit may lack an ending that the next name lends: it is no more than a place.
pub(in crate::parse) fn may_borrow(name: &str) -> bool {
    ends_with_level(name)
}

/// Two or three characters of Chinese.
const fn is_short_enough(name: &str) -> bool {
    matches!(name.len(), 6 | 9)
}

/// The ending that the next name lends: 东平区、西平县人民政府 lends 人民政府 to 东平区; 河东、河西县人民政府
/// lends 县人民政府 to 河东.
pub(in crate::parse) fn lent_ending<'n>(name: &str, next: &'n str) -> Option<&'n str> {
    const LAST: [char; 9] = ['府', '委', '会', '处', '镇', '乡', '道', '鎮', '鄉'];
    // Nearly every name is neither a place with its level nor short enough for one without.
    if !ends_with_level(name) && !is_short_enough(name)
        || !ends_with_level(next) && !next.ends_with(LAST)
        || next.starts_with('各')
        || name.starts_with('各')
    {
        return None;
    }
    // 河口街道办事处 is the 办事处 of 河口街道.
    let is_of_street = |seat: &&str| *seat == "街道办事处";
    let seat = SEATS.into_iter().find(|seat| next.ends_with(seat));
    let seat = if seat.as_ref().is_some_and(is_of_street) {
        Some("办事处")
    } else {
        seat
    };
    let place = seat.map_or(Some(next), |seat| next.strip_suffix(seat))?;
    let place = before_committee(place);
    let level = level_of(place)?;
    // 西部科学城高新区: areas have longer names than places.
    let longest = |place: &str| if is_area(place) { 14 } else { 6 };
    let short = |place: &str| (2..=longest(place)).contains(&place.chars().count());
    if !short(place) || !short(name) {
        return None;
    }
    // 福州、厦门市人民政府: two characters are a city's name without its level.
    let is_city = level == "市" && name.len() == "福州".len() && name.ends_with('州');
    if ends_with_level(name) && !is_city {
        if level == "街道" {
            return None;
        }
        // 高新区、东平县人民政府: an area has no government. Towns stand by themselves.
        let alike = is_area(name) == is_area(place) || seat == Some("管委会") && is_area(name);
        return (seat.is_some() && alike)
            .then(|| next.get(place.len()..))
            .flatten();
    }
    let stem = place.strip_suffix(level)?;
    ((is_city || may_be_bare(name)) && stem.chars().count() >= 2)
        .then(|| next.get(stem.len()..))
        .flatten()
}
