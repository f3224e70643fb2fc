//! Departments that a list names by their field alone, as the ending that follows is all of theirs: 水利、财政、住建局.

use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::names::is_unit;
use crate::parse::places::{
    DEPARTMENT_ENDINGS, DEPARTMENTS, PLACE_LEVELS, begins_with_department, may_be_bare, place_of,
};

/// Fields whose departments are called 局, and 厅 in a province: 发改 and 卫健 may have a 委.
#[rustfmt::skip]
static FIELDS: Lexicon<()> = lexicon!(First, [
    "财政", "教育", "教体", "科技", "公安", "民政", "司法", "人社", "人力资源和社会保障", "人力社保", "自然资源", "自规", "资规", "生态环境",
    "环保", "环境保护", "住建", "住房城乡建设", "住房和城乡建设", "城管", "城市管理", "交通", "交通运输", "水利", "水务", "农业", "农业农村", "林业", "林草",
    "畜牧", "商务", "文旅", "文化", "文化旅游", "旅游", "体育", "退役军人", "应急", "应急管理", "审计", "市场监管", "统计", "医保",
    "医疗保障", "信访", "税务", "气象", "乡村振兴", "行政审批", "工信",
]);

/// Whether a word may be a name only where the next name lends it its ending: 河东, 县水利.
pub(in crate::parse) fn may_borrow_all(name: &str) -> bool {
    may_be_bare(name)
        || (fields_of(name).any(|field| is_field(field) || is_department(field)) && !is_unit(name))
}

/// Whether a word is the field of a department whose ending is known, and no place.
pub(in crate::parse) fn is_field(word: &str) -> bool {
    FIELDS.whole(word).is_some()
}

/// The ending that the next name lends to the field of a department: 住建局 lends 局 to 水利, 城管部门 lends 部门 to 住建.
pub(in crate::parse) fn lent_by_bureau(name: &str, next: &str) -> Option<&'static str> {
    let ending = ["局", "厅", "部门"]
        .into_iter()
        .find(|ending| next.ends_with(ending))?;
    let is_lent =
        |field: &str| FIELDS.whole(field).is_some() || (ending == "部门" && is_department(field));
    let lends = begins_with_department(next) || place_of(next).is_some();
    (lends && fields_of(name).any(is_lent)).then_some(ending)
}

/// Whether a word is what a department's name begins with, and no name by itself: 妇联, 人民政府.
fn is_department(word: &str) -> bool {
    DEPARTMENTS.whole(word).is_some() && !DEPARTMENT_ENDINGS.ends(word) && !word.ends_with("政府")
}

/// What may be the field in a name: all of it, or what stands behind a place.
fn fields_of(name: &str) -> impl Iterator<Item = &str> {
    // 住房和城乡建设 with a place stays below.
    const LONGEST: usize = 48;
    let name = if name.len() <= LONGEST { name } else { "" };
    let places = name.match_indices(PLACE_LEVELS);
    let behind = places.filter_map(|(at, level)| name.get(at + level.len()..));
    std::iter::once(name).chain(behind)
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
        ] {
            assert_eq!(lent_by_bureau(name, next), ending, "{name} {next}");
        }
        assert!(may_borrow_all("工业和信息化") && may_borrow_all("市发展改革"));
        assert!(!may_borrow_all("县财政局") && !may_borrow_all("发展规划和统筹协调"));
    }
}
