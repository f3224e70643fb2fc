//! Names that nothing but blanks part: 县教育局 县财政局, 综合执法局　公安分局　应急局.

use crate::numeral;
use crate::parse::committees;
use crate::parse::lines::trimmed;
use crate::parse::names;
use crate::parse::places;
use crate::parse::words;
use crate::text::{Span, is_blank};

/// Whether the blank behind an item parts it from the next: it is a name, and what follows another.
pub(super) fn parts(text: &str, item: Span, behind: usize) -> bool {
    let name = trimmed(text, item).of(text);
    let behind = text.get(behind..).unwrap_or_default();
    !name.is_empty() && names::is_unit(name) && is_beside(name, behind)
}

/// Whether what follows a blank is a name beside the one before it, not the rest of that name: both
/// begin with a level (县教育局 县财政局) or end alike (山水公司 绿水公司), or each is a body by itself.
fn is_beside(name: &str, behind: &str) -> bool {
    const LEVELS: [char; 9] = ['省', '市', '区', '县', '州', '镇', '乡', '各', '旗'];
    let behind = behind.trim_start_matches(is_blank);
    let end = behind
        .find(|c| words::is_separator(c) || is_blank(c))
        .unwrap_or(behind.len());
    let next = behind.get(..end).unwrap_or_default();
    !next.is_empty()
        && ((name.starts_with(LEVELS) && next.starts_with(LEVELS))
            || next.starts_with('各')
            || ending(name) == ending(next)
            || are_bodies(names::without_bracket(name), next)
            || are_posts(names::without_bracket(name), next))
}

/// Whether two names are those of a town's posts, none of which is a part of another: 安监站 派出所.
fn are_posts(name: &str, next: &str) -> bool {
    const POSTS: [&str; 5] = ["站", "所", "队", "隊", "院"];
    let before = |end: usize| next.get(..end).unwrap_or_default();
    let next =
        names::without_bracket(words::verb_at_end(next).map_or(next, |(end, _)| before(end)));
    let is_post = |name: &str| name.len() <= "交警六中队".len() && ends(name, &POSTS);
    let is_area = |name: &str| name.len() <= "经开区".len() && ends(name, &["区", "园", "園"]);
    // 市场监管所 一中队 is a part of it.
    let is_counted = next.starts_with(|c| numeral::chinese_digit(c).is_some());
    (is_post(name) && is_post(next) && !is_counted) || (is_area(name) && is_area(next))
}

/// The last two characters of a name.
fn ending(name: &str) -> &str {
    let last = name.char_indices().nth_back(1).map_or(0, |(at, _)| at);
    name.get(last..).unwrap_or_default()
}

/// Whether two names are bodies by themselves, neither a part of the other: 县财政局 河口镇, and not 县委 宣传部.
/// Behind the second a verb phrase or 等 may stand.
fn are_bodies(name: &str, next: &str) -> bool {
    // No name is longer, with a verb phrase behind it.
    const LONGEST: usize = 180;
    if next.len() > LONGEST {
        return false;
    }
    let before = |end: usize| next.get(..end).unwrap_or_default();
    let next = words::verb_at_end(next).map_or(next, |(end, _)| before(end));
    let next = names::open_list(next).map_or(next, |(end, _)| before(end));
    let next = names::without_bracket(next);
    // 县水务中心 青榆镇: a name that begins with its level is whole before a town.
    let whole = is_place(next) && names::begins_with_level(name);
    is_body(next)
        && (whole || is_body(name) && (is_short(name) || !names::goes_on(name, next)))
        && !may_be_within(name, next)
}

/// Whether a name is that of a body, and of which.
fn is_body(name: &str) -> bool {
    !names::is_vague(name) && (names::is_agency(name) || is_short(name) && names::is_unit(name))
}

fn ends(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.ends_with(word))
}

/// Whether a name is that of a place: a town, a street, an area.
fn is_place(name: &str) -> bool {
    ends(name, &["镇", "鎮", "乡", "鄉", "街道", "区"])
}

/// 团委 and 残联 are whole names; few others are that short.
fn is_short(name: &str) -> bool {
    name.len() == "团委".len()
}

/// Whether what the second name means may be a part of the body that the first one means: 县委 宣传部, 中国农业银行
/// 东平支行, 县公安局 河东分局, 青榆镇 党政办.
fn may_be_within(name: &str, next: &str) -> bool {
    const WHOLES: [&str; 6] = ["政府", "总局", "银行", "集团", "总公司", "总行"];
    const PARTS: [&str; 7] = ["分局", "支局", "支行", "分行", "分公司", "支公司", "办公室"];
    // 县纪委 监委 is one unit.
    if ends(name, &["纪委", "紀委"]) && matches!(next, "监委" | "監委") {
        return true;
    }
    if ends(name, &WHOLES) || (names::begins_with_level(next) && names::is_unit(next)) {
        return ends(name, &WHOLES);
    }
    (is_place(name) && !name.starts_with('各') && !is_place(next))
        || committees::is_committee(name)
        // 公安分局 is one of its own, 河东分局 a part of 县公安局.
        || (ends(next, &PARTS) && !places::begins_with_department(next))
}

#[cfg(test)]
mod tests {
    use crate::parse::clause::items::items;

    #[test]
    fn blanks_part_what_are_bodies_by_themselves() {
        for (list, count) in [
            ("县教育局 县财政局", 2),
            ("山水公司 绿水公司", 2),
            ("综合执法局　公安分局　应急局", 3),
            ("区城管局 区住建局 各街道 供电公司", 4),
            ("县水利局  青榆镇  白鹭镇", 3),
            ("东平县水利局 团委 残联", 3),
            ("综合执法局 应急局按职责分工负责", 2),
            ("县水务局（河长办） 柳湾街道等", 2),
            ("县水务中心 青榆镇", 2),
            ("县 财 政 局", 1),
            ("教育　局", 1),
            ("县交通局 张某", 1),
            ("县交通局 王处", 1),
            ("县水利局 河湖科", 1),
            ("县公安局 交警大队", 1),
            ("县公安局 河东分局", 1),
            ("中共东平县委 宣传部", 1),
            ("县人民政府 办公室", 1),
            ("河东高新区 管理委员会", 1),
            ("东平县 财政局", 1),
            ("青榆镇 党政办", 1),
            ("中国农业银行 东平支行", 1),
            ("国家税务总局 东平县税务局", 1),
            ("县发展和改革 局", 1),
            ("农技站 司法所 交警四中队", 3),
            ("经开区 高新园（青榆镇）", 2),
            ("县公安局 刑侦中队", 1),
            ("石桥镇 卫生院", 1),
            ("经开区 派出所", 1),
            ("市场监管所 一中队", 1),
            ("县纪委 监委", 1),
            ("县纪委　监委、县财政局", 2),
            ("县纪委 县监委", 2),
        ] {
            let names = items(list).filter(|item| !item.of(list).trim().is_empty());
            assert_eq!(names.count(), count, "{list}");
        }
    }
}
