//! Departments that a list names by their field alone, as the ending that follows is all of theirs: 水利、财政、住建局.

use crate::parse::levels::PLACE_LEVELS;
use crate::parse::names::is_unit;
use crate::parse::places::departments::{
    DEPARTMENT_ENDINGS, DEPARTMENTS, Seat, begins_with_department, place_of,
};
use crate::parse::places::lent::may_be_bare;

/// Whether a word may be a name only where the next name lends it its ending: 河东, 县水利.
pub(in crate::parse) fn may_borrow_all(name: &str) -> bool {
    may_be_bare(name) || (names_field(name) && !is_unit(name))
}

/// Whether a word is the field of a department, be it behind a place, and no place itself: 卫健, 县卫健.
pub(in crate::parse) fn names_field(name: &str) -> bool {
    fields_of(name).any(|(_, field)| is_department(field))
}

/// The ending that the next name lends to the field of a department: 住建局 lends 局 to 水利, 城管部门 lends 部门 to 住建.
/// `printed` finds the level that the list prints, where neither of the two does.
pub(in crate::parse) fn lent_by_bureau(
    name: &str,
    next: &str,
    printed: impl FnOnce() -> Option<Level>,
) -> Option<&'static str> {
    let ending = ["局", "厅", "部门"]
        .into_iter()
        .find(|ending| next.ends_with(ending))?;
    let (place, seat) = fields_of(name).find_map(|(place, field)| {
        let seat = DEPARTMENTS.whole(field)?;
        is_department(field).then_some((place, *seat))
    })?;
    let of_next = place_of(next);
    if of_next.is_none() && !begins_with_department(next) {
        return None;
    }
    let own = (!place.is_empty()).then(|| Level::of(place));
    let levels = (own, of_next.map(Level::of));
    // 省财政、市财政局
    if matches!(levels, (Some(own), Some(next)) if own != next) {
        return None;
    }
    let level = || levels.0.or(levels.1).or_else(printed);
    let lends = match (ending, seat) {
        ("部门", _) | ("局", Seat::Bureau) => true,
        ("厅", Seat::Hall) => level().is_none_or(Level::is_province),
        ("局", Seat::Hall) => match level() {
            Some(level) => !level.is_province(),
            // 林业局 may be a province's, which has a 水利厅.
            None => is_local(next),
        },
        _ => false,
    };
    lends.then_some(ending)
}

/// The level of a place, by the character that ends its name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) struct Level(Option<char>);

impl Level {
    /// The level of the place that a department's name prints.
    pub(in crate::parse) fn printed(name: &str) -> Option<Self> {
        place_of(name).map(Self::of)
    }

    pub(super) fn of(place: &str) -> Self {
        let region = place.ends_with("自治区");
        Self(if region {
            Some('省')
        } else {
            place.chars().next_back()
        })
    }

    fn is_province(self) -> bool {
        self.0 == Some('省')
    }
}

/// Whether a department, a 局, would be a 厅 or a 委 in a province.
fn is_local(bureau: &str) -> bool {
    let field = DEPARTMENTS.strip_start(bureau);
    matches!(field, Some((_, Seat::Hall | Seat::Board)))
}

/// Whether a word is what a department's name begins with, and no name by itself: 妇联, 人民政府.
fn is_department(word: &str) -> bool {
    DEPARTMENTS.whole(word).is_some() && !DEPARTMENT_ENDINGS.ends(word) && !word.ends_with("政府")
}

/// What may be the field in a name: all of it, or what stands behind a place, with that place.
fn fields_of(name: &str) -> impl Iterator<Item = (&str, &str)> {
    // 住房和城乡建设 with a place stays below.
    const LONGEST: usize = 48;
    let name = if name.len() <= LONGEST { name } else { "" };
    let places = name.match_indices(PLACE_LEVELS);
    let behind = places.filter_map(|(at, level)| name.split_at_checked(at + level.len()));
    std::iter::once(("", name)).chain(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_lend_their_endings() {
        for (name, next, ending) in [
            ("水利", "住建局", Some("局")),
            ("县水利", "财政局", Some("局")),
            ("东平县公安", "县司法局", Some("局")),
            ("省财政", "水利厅", Some("厅")),
            ("住建", "城管部门", Some("部门")),
            ("发改", "财政部门", Some("部门")),
            // It may be 发改委.
            ("发改", "财政局", None),
            ("妇联", "民政局", None),
            ("妇联", "民政部门", None),
            ("政府", "民政部门", None),
            ("水利", "县公安分局", Some("局")),
            ("水利", "河口镇", None),
            ("公积金", "住建局", None),
            ("河东", "住建局", None),
            ("水利局", "住建局", None),
            ("县水利局", "住建局", None),
            // In a province it is 自然资源厅, and 市场监管局.
            ("省自然资源", "林业局", None),
            ("省市场监管", "财政厅", None),
            ("省林业", "统计局", Some("局")),
            ("自然资源", "林业局", None),
            ("林业", "自然资源局", Some("局")),
            ("县自然资源", "林业局", Some("局")),
            ("自治区水利", "林业局", None),
            ("市水利", "财政厅", None),
            ("水利", "发改局", Some("局")),
            ("水利", "退役军人事务局", Some("局")),
            // Of two levels.
            ("省财政", "市财政局", None),
            ("县水利", "市住建局", None),
            ("县水利", "市城管部门", None),
        ] {
            assert_eq!(lent_by_bureau(name, next, || None), ending, "{name} {next}");
        }
        for (printed, ending) in [("县", Some("局")), ("省", None), ("自治区", None)] {
            assert_eq!(
                lent_by_bureau("财政", "林业局", || Some(Level::of(printed))),
                ending
            );
        }
        assert!(may_borrow_all("工业和信息化") && may_borrow_all("市发展改革"));
        assert!(!may_borrow_all("县财政局") && !may_borrow_all("发展规划和统筹协调"));
    }
}
