//! Labels that no mark parts from their lists: （责任单位县水利局）, （牵头单位县住建局，配合单位 县财政局）.

use crate::parse::clause::colons::Colon;
use crate::parse::clause::is_unit_list;
use crate::parse::clause::item::begins_with_place;
use crate::parse::clause::items::items;
use crate::parse::lines::trimmed;
use crate::parse::names;
use crate::parse::words;
use crate::text::Span;

/// Where such labels end in a text, as if colons without width stood there.
pub(super) fn colons(text: &str) -> impl Iterator<Item = Colon> {
    items(text).filter_map(move |item| {
        let start = trimmed(text, item).start();
        let at = start + begun(text.get(start..)?)?;
        Some(Colon { at, length: 0 })
    })
}

/// How many bytes the label has that a text begins with, where no mark parts it from the unit behind it.
pub(super) fn begun(text: &str) -> Option<usize> {
    words::unmarked(text, begins_with_unit)
}

/// Whether a sentence is nothing but such a label and units behind it.
pub(super) fn is_list(sentence: &str) -> bool {
    // Sentences begin with what else labels begin with: 推进, 项目.
    const FIRST: [char; 8] = ['责', '牵', '配', '主', '负', '参', '協', '协'];
    sentence.starts_with(FIRST)
        && begun(sentence).is_some_and(|at| {
            let list = trimmed(sentence, Span::at(at, sentence.len()));
            is_unit_list(sentence, list, is_name)
        })
}

/// Whether what stands behind a label begins with the name of a unit, be it with a verb phrase behind it.
fn begins_with_unit(behind: &str) -> bool {
    // No name is longer, its verb phrase and all.
    const LONGEST: usize = 180;
    let item = items(behind).next();
    let item = item.filter(|item| item.len() <= LONGEST);
    let name = item.map_or("", |item| trimmed(behind, item).of(behind));
    let before = |end: usize| name.get(..end).unwrap_or_default();
    let name = words::verb_at_end(name).map_or(name, |(end, _)| before(end));
    let name = names::open_list(name).map_or(name, |(end, _)| before(end));
    is_name(name)
}

/// Whether a name is a unit's, and none of a part of the one that the label means: 责任单位办公室, 责任单位党支部.
fn is_name(name: &str) -> bool {
    const PARTS: [&str; 13] = [
        "党",
        "领导",
        "办公",
        "内设",
        "下属",
        "所属",
        "本单位",
        "本级",
        "本部",
        "自身",
        "与",
        "及",
        // It may be 和 behind the label, and 县.
        "和县",
    ];
    names::is_certain(name)
        && !names::is_tail(name)
        && !words::is_role_label(name)
        && !PARTS.iter().any(|word| name.starts_with(word))
        && (!name.starts_with('和') || begins_with_place(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_end_where_units_begin() {
        for (text, labels) in [
            ("责任单位县水利局", vec!["责任单位"]),
            (
                "牵头责任单位县住建局，配合单位 县财政局等",
                vec!["牵头责任单位", "牵头责任单位县住建局，配合单位"],
            ),
            ("责任部门各镇人民政府负责", vec!["责任部门"]),
            (
                "牵头单位：县住建局；责任单位县水利局",
                vec!["牵头单位：县住建局；责任单位"],
            ),
            ("责任单位", vec![]),
            ("责任单位、县水利局", vec![]),
            ("责任单位和县水利局", vec![]),
            ("责任单位和平区水利局", vec!["责任单位"]),
            ("责任单位本溪市水利局", vec!["责任单位"]),
            ("责任单位自贡市水利局", vec!["责任单位"]),
            ("责任单位自治区水利厅", vec!["责任单位"]),
            ("责任单位本单位各部门", vec![]),
            ("责任单位本级各部门", vec![]),
            ("责任单位自身各部门", vec![]),
            ("各责任单位县水利局", vec![]),
            ("主管部门县水利局", vec![]),
            ("责任单位主要领导", vec![]),
            ("责任单位办公室负责", vec![]),
            ("责任单位党支部", vec![]),
            ("牵头单位 责任单位", vec![]),
            ("责任单位要切实履行职责", vec![]),
            ("责任领导县水利局局长", vec![]),
        ] {
            let found = colons(text).map(|colon| text.get(..colon.at).unwrap());
            assert_eq!(found.collect::<Vec<_>>(), labels, "{text}");
        }
        assert!(is_list("责任单位县水利局、河口镇"));
        assert!(!is_list("责任单位县水利局要抓好落实"));
    }
}
