//! The day on which a page was put up, 时间：2024-05-08 10:22: a deadline is printed with the same label.

use crate::parse::clause;
use crate::parse::furniture::is_furniture;
use crate::parse::head::fields::{day, is_field};
use crate::parse::lines::Line;
use crate::parse::words;
use crate::text::{is_blank, trim};

/// Whether line `at` of a head is what a page prints of its day: a date, with a time of day or further fields behind it,
/// or in the line below. Above the units of a task it is a deadline.
pub(super) fn is_posted(source: &str, lines: &[Line], at: usize) -> bool {
    let text = |at: usize| lines.get(at).map(|line| line.text(source));
    let Some(value) = text(at).and_then(value) else {
        return false;
    };
    let (value, next) = if value.is_empty() {
        (text(at + 1).unwrap_or_default(), at + 2)
    } else {
        (value, at + 1)
    };
    is_stamp(value) && !text(next).is_some_and(clause::starts_with_role_label)
}

/// How many lines from `at` on are what a page prints below a document, up to the end of its lines: fields, among them
/// the day in figures. None where they are more than a page prints, or something else.
pub(in crate::parse) fn posted_below(source: &str, lines: &[Line], at: usize) -> usize {
    const MOST: usize = 6;
    let behind = lines.get(at..).unwrap_or_default();
    if behind.len() > MOST || !behind.first().is_some_and(|line| begins(line.text(source))) {
        return 0;
    }
    let is_day = |line: &Line| value(line.text(source)).is_some_and(is_figures);
    let is_page = |line: &Line| {
        let text = line.text(source);
        line.number.is_none() && (is_day(line) || is_furniture(text) || is_field(text))
    };
    if behind.iter().all(is_page) && behind.iter().any(is_day) {
        behind.len()
    } else {
        0
    }
}

/// Whether a text begins as the labels do that stand about a day: 时间, 来源, 作者, 编辑, 浏览次数.
fn begins(text: &str) -> bool {
    text.starts_with(['时', '時', '来', '來', '作', '编', '編', '浏', '瀏'])
}

/// What stands behind 时间： on a line.
fn value(line: &str) -> Option<&str> {
    if !line.starts_with(['时', '時']) {
        return None;
    }
    let (label, value) = words::split_label(line)?;
    let label = label.trim_end_matches(is_blank);
    let rest = label.strip_prefix(['时', '時'])?;
    let is_time = matches!(rest.trim_start_matches(is_blank), "间" | "間");
    is_time.then(|| trim(value))
}

/// Whether a text is a day, with nothing behind it but a time of day and further fields, of which none says who is to
/// do something.
fn is_stamp(text: &str) -> bool {
    day(text).is_some_and(|(_, length)| {
        let behind = trim(text.get(length..).unwrap_or_default());
        let clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '：');
        let fields = trim(behind.trim_start_matches(clock));
        fields.is_empty()
            || (words::split_label(fields).is_some() && !words::begins_with_label(fields))
    })
}

/// The same, where the day is in figures alone: 2024-05-08, not 2024年5月8日.
fn is_figures(text: &str) -> bool {
    !text.contains('年') && is_stamp(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    #[test]
    fn the_day_of_a_page_is_told_from_a_deadline() {
        for text in [
            "时间：2026-03-05",
            "时间：2026-03-05 10:22",
            "时 间: 2026/3/5　10:22:31",
            "时间：2026-03-05 来源：县政府办 浏览：12次",
            "时间：\n2026-03-05",
            "时间：2026年3月5日\n东政办发〔2026〕3号",
        ] {
            assert!(is_posted(text, &lines::split(text).lines, 0), "{text}");
        }
        for text in [
            "时间：2026-03",
            "时间：2026年3月底前",
            "时间：2026-03-05前",
            "时间：2026-03-05 责任单位：县水利局",
            "时间：2026-03-05\n责任单位：县水利局",
            "时间：\n2026-03-05\n责任单位：县水利局",
            "时间安排：2026-03-05",
            "完成时间：2026-03-05",
            "时间：",
        ] {
            assert!(!is_posted(text, &lines::split(text).lines, 0), "{text}");
        }
    }

    #[test]
    fn the_day_of_a_page_may_stand_below_all() {
        let below = |text| posted_below(text, &lines::split(text).lines, 0);
        for (text, count) in [
            ("时间：2026-03-05", 1),
            ("来源：县政府办\n时间：2026-03-05 10:22\n打印本页", 3),
            ("时间：2026-03-05\n来源：县政府办", 2),
            ("时间：2026年3月5日", 0),
            ("时间：2026-03-05\n责任部门：县水利局", 0),
            ("时间：2026-03-05\n（二）植树", 0),
            ("来源：县政府办", 0),
            ("打印本页\n时间：2026-03-05", 0),
        ] {
            assert_eq!(below(text), count, "{text}");
        }
    }
}
