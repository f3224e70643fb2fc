//! Rules that tell who leads by a mark or a place in the list, other than the first: 分号前为牵头单位, 加粗的为牵头单位. What
//! is printed bold no text says, and where one list ends for them each document decides: they are told, not followed.

use crate::parse::words;
use crate::text::{is_blank, trim};

/// Marks in a list, and how a page prints names.
#[rustfmt::skip]
const MARKS: [&str; 20] = [
    "逗号", "分号", "顿号", "冒号", "句号", "空格", "括号", "星号", "*号", "※", "”前", "”后", "加粗", "黑体", "粗体", "斜体",
    "下划线", "划线", "标注", "标红",
];

/// Places in a list, at the end of what says which of its units are meant.
#[rustfmt::skip]
const PLACES: [&str; 14] = [
    "前者", "后者", "在前", "靠前", "前面", "最前", "在后", "靠后", "后面", "最后", "前几位", "前两位", "前三位", "前一位",
];

/// Those that are left.
const OTHERS: [&str; 5] = ["其余", "其他", "其它", "余下", "剩余"];

/// Whether an item of a list, or a part of a sentence, says so of some of the units beside it.
pub(in crate::parse) fn tells_by_marks(text: &str) -> bool {
    // 列在前面的责任单位为牵头责任单位 is about as much as says so.
    const LONGEST: usize = 90;
    // 前者为牵头
    const SHORTEST: usize = 15;
    if !(SHORTEST..=LONGEST).contains(&text.len()) {
        return false;
    }
    let marked = || MARKS.iter().any(|mark| text.contains(mark));
    let Some((which, verb)) = split(text).filter(|(_, verb)| verb.starts_with('为') || marked())
    else {
        return false;
    };
    let which = without_bodies(which);
    let holds = |words: &[&str]| words.iter().any(|word| which.contains(word));
    let ends = || PLACES.iter().any(|place| which.ends_with(place));
    holds(&MARKS) || verb.starts_with('为') && (ends() || OTHERS.contains(&which))
}

/// What stands before the role of a text, and that.
fn split(text: &str) -> Option<(&str, &str)> {
    let (end, _) = words::verb_at_end(text)?;
    let (which, verb) = text.split_at_checked(end)?;
    Some((trim(which), verb.trim_start_matches(is_blank)))
}

/// What says which units are meant, without what calls them units.
fn without_bodies(which: &str) -> &str {
    const BODIES: [&str; 8] = ["责任", "单位", "部门", "部分", "的", "者", "均", "即"];
    let mut rest = which;
    while !PLACES.contains(&rest)
        && let Some(before) = BODIES.iter().find_map(|word| rest.strip_suffix(word))
    {
        rest = before;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::tells_by_marks;

    #[test]
    fn marks_and_places_tell_no_units() {
        for text in [
            "逗号前为牵头单位",
            "分号后的单位为配合单位",
            "“；”前为牵头单位",
            "加粗单位为牵头单位",
            "带*号的为牵头单位",
            "括号内为配合单位",
            "前者为牵头单位",
            "排在前面的责任单位为牵头单位",
            "其余为配合单位",
            "其他部门为配合单位",
            "分号前牵头负责",
        ] {
            assert!(tells_by_marks(text), "{text}");
        }
        for text in [
            "县水利局为牵头单位",
            "东河工坊为牵头单位",
            "其余部门配合",
            "其他各镇为配合单位",
            "前进镇为牵头单位",
            "县财政局",
            "分号前",
            "为牵头单位",
            "",
        ] {
            assert!(!tells_by_marks(text), "{text}");
        }
    }
}
