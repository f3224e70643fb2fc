//! Places in names, and what lists leave out of names since it stands beside them: 省科技厅、财政厅, 东平区、西平区人民政府.

mod bureaus;
mod departments;
mod lent;
#[cfg(test)]
mod tests;

use crate::parse::committees::is_committee;
use crate::parse::levels::{continues_levels, is_bare_level, is_levels, levels_end};
use crate::parse::names::is_unit;

pub(super) use bureaus::{Level, lent_by_bureau, may_borrow_all, names_field};
pub(super) use departments::{
    SharedPlace, begins_with_department, may_be_shortened, shortened_keys,
};
pub(super) use lent::{lent_ending, may_borrow};

/// Whether the text goes on where a single level without 各 stopped, with whatever ending serves both:
/// 州、县（市）农业农村局.
pub(super) fn continues_level(item: &str) -> bool {
    levels_end(item) > 0 && is_unit(item)
}

/// Whether what stands before or behind a name in a list may be part of it: 财政厅, 各市, 街道办事处.
pub(super) fn leans_on_neighbours(name: &str) -> bool {
    may_be_shortened(name)
        || is_bare_level(name)
        || is_levels(name)
        || is_placeless(name)
        || counts_departments(name)
        || is_committee(name)
}

/// Whether a name means departments at large, which may go on: 各有关部门、单位 is one collective.
pub(super) fn counts_departments(name: &str) -> bool {
    name.ends_with("部门") || name.ends_with("部門")
}

/// Whether a name tells the level of a place and no place, where none can be meant but many: 街道办事处, and
/// not 县人民政府, which may be the one that the plan is of.
pub(super) fn is_placeless(name: &str) -> bool {
    const LOWEST: [&str; 4] = ["街道", "园区", "乡", "镇"];
    let mut seats = LOWEST.iter().filter_map(|level| name.strip_prefix(level));
    name.starts_with(['街', '园', '乡', '镇']) && seats.any(|seat| SEATS.contains(&seat))
}

/// Whether a name means all places of a level, and its 各 those of the name behind it too: 各乡镇人民政府、街道
/// 办事处. Behind 各村 a town may be the one that the plan is of.
pub(super) fn carries_on(name: &str) -> bool {
    name.strip_prefix('各')
        .is_some_and(|levels| !levels.starts_with(['村', '社']) && continues_levels(levels))
}

/// What may stand behind the level of a place, in the names of bodies that lists name by their places.
const SEATS: [&str; 10] = [
    "党委",
    "居委会",
    "党委和人民政府",
    "党委和政府",
    "党委政府",
    "人民政府",
    "政府",
    "管委会",
    "街道办事处",
    "办事处",
];
