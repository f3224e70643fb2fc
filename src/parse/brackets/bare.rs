//! Brackets that hold nothing but units: clauses where a rule gives those their roles, and else what may be one.

use crate::parse::brackets::starts_anew;
use crate::parse::clause;
use crate::parse::dates;
use crate::parse::names;
use crate::parse::words;
use crate::text::{Span, is_blank, trim};

/// Whether a bracket at the end of a line is a clause but for what its units are to do: （县教育局、县财政局）.
/// One unit alone may be another name of what stands before, unless it says by when, or with whom: （县教育局，6月底前）,
/// （县教育局会同有关部门）.
pub(super) fn is_without_role(source: &str, content: Span) -> bool {
    // The longest that is looked at; two names take more than the shortest.
    const LENGTHS: std::ops::RangeInclusive<usize> = 15..=600;
    let text = content.of(source);
    LENGTHS.contains(&content.len())
        && (text.contains(words::is_separator) || names::helpers(text).is_some())
        && is_list_of(source, content, names::is_certain)
}

/// Whether a bracket holds a list of units, be it of a single one, and besides no more than by when.
pub(super) fn is_list(source: &str, content: Span) -> bool {
    // The shortest is 县委办.
    const LENGTHS: std::ops::RangeInclusive<usize> = 9..=600;
    LENGTHS.contains(&content.len()) && is_list_of(source, content, names::is_unit)
}

/// Whether a bracket says of an agency, in whatever order, by when something is done, and hardly more: （2026年底前由县水利局完
/// 成）, （县水利局、社会力量，12月底前）.
pub(super) fn tells_agency_and_time(text: &str) -> bool {
    // The longest that is looked at.
    const LONGEST: usize = 180;
    if text.len() > LONGEST || text.contains(['。', '：', ':']) {
        return false;
    }
    let items = || text.split(words::is_separator).map(trim);
    let is_timed = |item| {
        dates::begun(item).is_some_and(|time| time.is_limit && clause::begins_with_body(time.rest))
            || clause::unit_and_time(item).is_some()
    };
    let is_done = |item: &str| clause::begins_with_body(item) && item.ends_with("完成");
    items().any(is_timed)
        || items().any(|item| names::is_agency(item) || is_done(item))
            && items().any(clause::says_by_when)
}

/// Whether a bracket at the end of a passage holds units for certain, and by when they are to do it: （县教育局、县财政局，6月底
/// 前）. That is a clause where a rule says which of several units leads, though others have labels. One behind a word says
/// who else has to do with it: 按要求拓宽县道（省交通厅，2025年底前印发）。
pub(super) fn closes_with_a_time(source: &str, before: &str, content: Span, behind: &str) -> bool {
    let text = content.of(source);
    (behind.is_empty() || behind == "。")
        && stands_behind_sentence(before)
        && text
            .rsplit(words::is_separator)
            .next()
            .is_some_and(clause::says_by_when)
        && is_without_role(source, content)
}

fn is_list_of(source: &str, content: Span, is_name: impl Fn(&str) -> bool) -> bool {
    let mut items = content.of(source).split(words::is_separator);
    items.any(names::is_agency)
        && clause::is_unit_list(source, content, |item| {
            is_name(item) || dates::is_deadline(item)
        })
}

/// Whether what stands before a bracket is a sentence, or nothing.
fn stands_behind_sentence(before: &str) -> bool {
    let before = before.trim_end_matches(is_blank);
    before.is_empty() || before.ends_with(['。', '；', '！', ';'])
}

/// Whether a bracket behind a sentence holds nothing but labels, without anybody: （牵头单位、责任单位）. One behind a word
/// explains it.
pub(super) fn is_of_labels(before: &str, content: &str) -> bool {
    // More labels than any clause has.
    const LONGEST: usize = 120;
    content.len() <= LONGEST
        && stands_behind_sentence(before)
        && content
            .split(words::is_separator)
            .all(|word| words::is_role_label(without_reference(trim(word))))
}

/// A label without what says that those whom it introduces stand elsewhere: 责任单位同上.
fn without_reference(label: &str) -> &str {
    let before = label.find(['同', '见', '详']).and_then(|at| {
        let (before, behind) = label.split_at_checked(at)?;
        words::refers_elsewhere(behind).then_some(before)
    });
    before.unwrap_or(label)
}

/// Whether a bracket that holds nothing but units closes the passage before it, as a clause does. One behind a full
/// stop says nothing of the sentence before that; one within a sentence may explain its last word, 主管部门（县水利局、
/// 县财政局）, so that it has to end the passage and to stand behind what is no agency.
pub(super) fn closes_passage(source: &str, before: &str, content: Span, behind: &str) -> bool {
    let before = before.trim_end_matches(is_blank);
    let ends = behind.is_empty() || behind == "。";
    let stands = if before.ends_with(['。', '；', '！', ';']) {
        true
    } else if before.is_empty() {
        ends
    } else {
        (ends || starts_anew(behind))
            && content.of(source).contains(words::is_separator)
            && !names::ends_as_agency(before)
    };
    stands && is_list(source, content)
}
