//! Labels in several pieces: 责任部门（单位）, 牵头部门/单位, 牵 头 单 位.

use crate::parse::scan::ideographs;
use crate::parse::words::is_separator;
use crate::parse::words::labels::{
    Called, LABEL_ENDS, LabelKind, Labelled, behind_last_mark, is_role_label, label, label_of_both,
    may_begin_label, split_label,
};
use crate::text::{is_blank, starts_blank, trim_start};

/// A text cut at the colon of such a label, where it begins with one.
pub(super) fn labelled(text: &str) -> Option<Labelled<'_>> {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 24;
    // 责任单位（排在第一位的为牵头单位，其他为配合单位）
    const LONGEST_BRACKET: usize = 120;
    let bytes = text.as_bytes();
    let first = ideographs(bytes.get(..LONGEST).unwrap_or(bytes));
    let rest = text.get(first..)?;
    let bracketed = rest.starts_with(['（', '(']);
    if !bracketed && !starts_blank(rest.as_bytes()) {
        return None;
    }
    let length = if bracketed {
        let close = rest.find(['）', ')']).filter(|at| *at <= LONGEST_BRACKET)?;
        let behind = rest.get(close..)?;
        first + close + split_label(behind)?.0.len()
    } else {
        split_label(text)?.0.len()
    };
    let (word, rest) = text.split_at_checked(length)?;
    let (start, kind) = if bracketed {
        by_bracket(word)?
    } else {
        by_blanks(word)?
    };
    let mut behind = rest.chars();
    behind.next();
    (start == 0).then_some(Labelled {
        kind,
        label: word,
        value: behind.as_str(),
    })
}

/// The label of two words that ends a text, the second of which begins at `start`, behind a mark: 牵头部门/单位.
pub(super) fn by_mark(text: &str, start: usize) -> Option<(usize, LabelKind)> {
    let before = text.get(..start)?.trim_end_matches(['/', '／', '、']);
    let first = behind_last_mark(before);
    let kind = label_of_both(text.get(first..)?)?;
    Some((first, kind))
}

/// The label that ends a text right behind a name, which begins at `start`: 县水利局配合单位. The longest counts.
pub(in crate::parse) fn label_behind_name(
    text: &str,
    start: usize,
    is_name: impl Fn(&str) -> bool,
) -> Option<(usize, LabelKind)> {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 8;
    let word = text.get(start..)?;
    let starts = word.char_indices().rev().take(LONGEST);
    let labels = starts.filter_map(|(at, _)| {
        let (name, tail) = word.split_at_checked(at)?;
        let kind = label(tail)?;
        let whole = kind == LabelKind::Deadline || LABEL_ENDS.strip_end(tail).is_some();
        (whole && is_name(name)).then_some((start + at, kind))
    });
    labels.last()
}

/// How many bytes the label has that a text begins with, where no mark but a blank parts it from a name: 责任单位县水利局,
/// 牵头部门 县住建局. The longest counts. 主管部门县水利局 says which it is.
pub(in crate::parse) fn unmarked(text: &str, is_name: impl Fn(&str) -> bool) -> Option<usize> {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 24;
    if !may_begin_label(text) {
        return None;
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let labels = ends.take_while(|end| *end <= LONGEST).filter(|end| {
        text.split_at_checked(*end).is_some_and(|(word, behind)| {
            is_role_label(word) && !word.contains("主管") && is_name(trim_start(behind))
        })
    });
    labels.last()
}

/// The label with a bracket in it that ends a text: 责任部门（单位）, 牵头（责任）单位. The bracket may say
/// more of the units: 责任单位（第一个为牵头单位）.
pub(super) fn by_bracket(text: &str) -> Option<(usize, LabelKind)> {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 8;
    let (open, close) = (['（', '('], ['）', ')']);
    let text = text.trim_end_matches(is_blank);
    // 单位, 部门 and the like stand behind the bracket, or nothing does.
    let head = match LABEL_ENDS.strip_end(text) {
        Some((head, Called::Bodies)) => head,
        _ => text,
    };
    if !head.ends_with(close) {
        return None;
    }
    let before = head.get(..head.rfind(open)?)?;
    let begins = |at: usize| {
        let before = before.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| is_separator(c) || is_blank(c))
    };
    before
        .char_indices()
        .rev()
        .take(LONGEST)
        .filter(|(at, _)| begins(*at))
        .find_map(|(at, _)| {
            let kind = label(before.get(at..)?)?;
            matches!(kind, LabelKind::Role(_)).then_some((at, kind))
        })
}

/// The label with blanks in it or behind it that ends a text: 牵 头 单 位, 责任单位 （：）. The longest counts: 完 成 时 限,
/// and not 时 限.
pub(super) fn by_blanks(text: &str) -> Option<(usize, LabelKind)> {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 8;
    let mut word = String::new();
    let mut found = None;
    let mut letters = 0;
    for (at, c) in text.char_indices().rev() {
        if is_blank(c) {
            continue;
        }
        letters += 1;
        if letters > LONGEST || is_separator(c) || matches!(c, '（' | '(' | '）' | ')') {
            break;
        }
        word.insert(0, c);
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let begins =
            before.is_none_or(|c| is_separator(c) || is_blank(c) || matches!(c, '（' | '('));
        if begins && let Some(kind) = label(&word) {
            found = Some((at, kind));
        }
    }
    found
}
