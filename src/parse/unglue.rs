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
    let mut outline = Outline::default();
    let mut heading_from = None;
    if let Some(first) = enumerator(text) {
        outline.open(0, first);
        heading_from = Some(first.length);
    }
    let mut before = None;
    for (at, c) in text.char_indices() {
        let stop = matches!(
            before,
            Some('。' | '）' | ')' | '】' | '〕' | ']' | '！' | '？' | '；')
        );
        // Behind a space, as behind a title, only a top-level number counts.
        let gap = before.is_some_and(is_blank);
        let in_heading = heading_from.is_some_and(|from| is_heading_text(text.get(from..at)));
        if at > 0
            && (stop || gap || in_heading)
            && let Some(number) = text.get(at..).and_then(enumerator)
            && (stop || in_heading || number.form <= Form::Chinese)
            && outline.goes_on(number, before, stop || gap)
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
        (6..=120).contains(&words.len()) && !words.contains(['。', '；', '：'])
    })
}

/// The numbers met so far.
#[derive(Default)]
struct Outline {
    /// The headings that are still open.
    open: Vec<(Form, u32)>,
    /// The last number of each form, open or not: numbers may run on across headings.
    last: Vec<(Form, u32)>,
}

impl Outline {
    fn open(&mut self, depth: usize, number: Enumerator) {
        self.open.truncate(depth);
        self.open.push((number.form, number.value));
        self.last.retain(|(form, _)| *form != number.form);
        self.last.push((number.form, number.value));
    }

    /// Takes a number in if it belongs to the outline: the next of its form, or the first of a deeper
    /// one.
    fn goes_on(&mut self, number: Enumerator, before: Option<char>, stop: bool) -> bool {
        let deeper = |(form, _): &(Form, u32)| *form >= number.form;
        let depth = self.open.iter().position(deeper).unwrap_or(self.open.len());
        let same = self
            .open
            .get(depth)
            .is_some_and(|(form, _)| *form == number.form);
        let last = self.last.iter().find(|(form, _)| *form == number.form);
        let next = last.is_some_and(|(_, value)| number.value == value + 1);
        // （一）甲；（二）乙 is a list within a sentence.
        let listed = before == Some('；') && number.form > Form::Chinese;
        let belongs = if same {
            next && stop
        } else {
            next || number.value == 1
        };
        if belongs && !listed {
            self.open(depth, number);
        }
        belongs && !listed
    }
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
