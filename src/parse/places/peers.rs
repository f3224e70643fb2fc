//! Governments of one rank side by side, of which the first alone prints 各: 各盟行政公署、市人民政府.

/// What stands behind the level of a place in the name of its government.
const SEATS: [&str; 4] = ["人民政府", "政府", "行政公署", "行署"];

/// Whether a name is that of a government by its level alone, which may be the one that the plan is of or each: 市人民
/// 政府.
pub(in crate::parse) fn is_seat(name: &str) -> bool {
    const LONGEST: usize = "市人民政府".len();
    name.len() <= LONGEST
        && matches!(
            level(name),
            Some("市" | "州" | "盟" | "旗" | "县" | "區" | "区")
        )
}

/// Whether `name` is such a government, and the 各 of the name before it is its own too: no place has others of its own
/// rank below it, so that the plan is of none of them. Behind 各县人民政府 a 市人民政府 may be the one above these.
pub(in crate::parse) fn carries_on_to_peer(before: &str, name: &str) -> bool {
    let listed = before.strip_prefix('各').and_then(level);
    match (listed, level(name)) {
        (Some(listed), Some(own)) => matches!(
            (listed, own),
            ("盟" | "州" | "自治州" | "地区", "市" | "州" | "盟")
                | ("旗" | "县" | "区" | "市辖区", "旗" | "县" | "区")
        ),
        _ => false,
    }
}

/// What stands before the seat of a government.
fn level(name: &str) -> Option<&str> {
    SEATS.iter().find_map(|seat| name.strip_suffix(seat))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_government_of_the_same_rank_is_each_of_them() {
        for (before, name, is_each) in [
            ("各盟行政公署", "市人民政府", true),
            ("各地区行署", "州人民政府", true),
            ("各旗人民政府", "区政府", true),
            ("各区人民政府", "县人民政府", true),
            ("各县人民政府", "市人民政府", false),
            ("各市人民政府", "县人民政府", false),
            ("各市人民政府", "州人民政府", false),
            ("各园区管委会", "县人民政府", false),
            ("河西盟行政公署", "市人民政府", false),
            ("各盟行政公署", "市水利局", false),
        ] {
            assert_eq!(carries_on_to_peer(before, name), is_each, "{before} {name}");
        }
        assert!(is_seat("市人民政府") && is_seat("盟行署") && !is_seat("人民政府"));
        assert!(!is_seat("东平市人民政府") && !is_seat("各市政府") && !is_seat("镇人民政府"));
    }
}
