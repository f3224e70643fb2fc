//! Headings within a line, for texts that have lost their line ends.

use crate::parse::enumerator::{Enumerator, Form, enumerator};
use crate::text::is_blank;

/// Where a line is to be cut, in bytes from its start: before each heading within it.
///
/// A number within prose is a heading where it goes on from the one before of its form, or begins a
/// deeper form, and stands behind a full stop or a closing bracket. The first number below a heading
/// may stand right behind the heading's words: 一、总体要求（一）指导思想.
pub(super) fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut open: Vec<(Form, u32)> = Vec::new();
    let mut heading_from = None;
    if let Some(first) = enumerator(text) {
        open.push((first.form, first.value));
        heading_from = Some(first.length);
    }
    let mut before = None;
    for (at, c) in text.char_indices() {
        let stop = matches!(
            before,
            Some('。' | '）' | ')' | '】' | '〕' | '！' | '？' | '；')
        );
        // Behind a space, as behind a title, only a top-level number counts.
        let gap = before.is_some_and(is_blank);
        let in_heading = heading_from.is_some_and(|from| is_heading_text(text.get(from..at)));
        if at > 0
            && (stop || gap || in_heading)
            && let Some(number) = text.get(at..).and_then(enumerator)
            && (stop || in_heading || number.form <= Form::Chinese)
            && goes_on(&mut open, number, before, stop || gap)
        {
            cuts.push(at);
            heading_from = Some(at + number.length);
        }
        before = Some(c);
    }
    cuts
}

/// Whether what stands between a number and the next reads as a heading's words.
fn is_heading_text(words: Option<&str>) -> bool {
    words.is_some_and(|words| {
        (6..=120).contains(&words.len()) && !words.contains(['。', '；', '：', '、'])
    })
}

/// Whether a number belongs to the outline: the next of an open form, or the first of a deeper one.
fn goes_on(
    open: &mut Vec<(Form, u32)>,
    number: Enumerator,
    before: Option<char>,
    stop: bool,
) -> bool {
    let depth = open
        .iter()
        .position(|(form, _)| *form >= number.form)
        .unwrap_or(open.len());
    let same = open.get(depth).filter(|(form, _)| *form == number.form);
    let next = match same {
        Some((_, value)) => number.value == value + 1 && stop,
        // Top-level headings begin with 一、; the first number of all may be any form's.
        None => number.value == 1,
    };
    // （一）甲；（二）乙 is a list within a sentence.
    if !next || (before == Some('；') && number.form > Form::Chinese) {
        return false;
    }
    open.truncate(depth);
    open.push((number.form, number.value));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let ends = cuts(text).into_iter().chain([text.len()]);
        let mut start = 0;
        ends.map(|end| {
            let part = text.get(start..end).unwrap();
            start = end;
            part
        })
        .collect()
    }

    #[test]
    fn headings_are_cut_off_what_stands_before() {
        assert_eq!(
            parts(
                "某县方案。一、总体要求（一）指导思想。坚持创新。（二）目标。1.5万亩。二、任务（一）修渠。清淤。（县水利局负责）（二）植树。（县林业局负责）"
            ),
            [
                "某县方案。",
                "一、总体要求",
                "（一）指导思想。坚持创新。",
                "（二）目标。1.5万亩。",
                "二、任务",
                "（一）修渠。清淤。（县水利局负责）",
                "（二）植树。（县林业局负责）",
            ]
        );
    }

    #[test]
    fn lists_within_a_sentence_are_not_cut() {
        let text = "一、做好以下工作：（一）清淤；（二）护岸；（三）植树。";
        assert_eq!(parts(text), [text]);
    }
}
