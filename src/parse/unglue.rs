//! Headings within a line, for texts that have lost their line ends.

use crate::parse::enumerator::{Enumerator, Form, enumerator, may_begin_number};
use crate::text::is_blank;

/// Where a line is to be cut, in bytes from its start: before each heading within it.
///
/// A number within prose is a heading where it goes on from the one before of its form, or begins a
/// deeper form, and stands behind a full stop or a closing bracket. The first number below a heading
/// may stand right behind the heading's words: 一、总体要求（一）指导思想.
pub(super) fn cuts(text: &str, mut cut: impl FnMut(usize)) {
    let mut outline = Outline::default();
    // Where the words of a heading begin, while what follows may still be its words.
    let mut heading = None;
    if let Some(first) = enumerator(text) {
        outline.open(first);
        heading = Some(first.length);
    }
    let mut before = None;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(lead) = bytes.get(at) {
        // Most of a text are Chinese characters behind others, at which nothing is to be decided.
        let plain = before.is_none() && at > 0 && matches!(lead, 0xE4..=0xE9);
        if plain && heading.is_none() {
            at += 3;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        if plain && !may_begin_number(rest) {
            at += 3;
            continue;
        }
        let Some(c) = rest.chars().next() else { return };
        // Behind a space, as behind a title, only a top-level number counts.
        let stop = before.is_some_and(|mark| !is_blank(mark));
        let in_heading = heading.is_some_and(|from| HEADING.contains(&at.saturating_sub(from)));
        if (before.is_some() || in_heading)
            && let Some(number) = enumerator(rest)
            && (stop || in_heading || number.form <= Form::Chinese)
            && outline.goes_on(number, before, before.is_some())
        {
            cut(at);
            heading = Some(at + number.length);
        }
        before = Some(c).filter(|c| is_stop(*c) || is_blank(*c));
        let ends =
            |from| at >= from + HEADING.end() || (at >= from && matches!(c, '。' | '；' | '：'));
        heading = heading.filter(|from| !ends(*from));
        at += c.len_utf8();
    }
}

/// How many bytes of words a heading has.
const HEADING: std::ops::RangeInclusive<usize> = 6..=120;

/// Marks behind which a heading may begin.
const fn is_stop(c: char) -> bool {
    matches!(
        c,
        '。' | '）' | ')' | '】' | '〕' | ']' | '！' | '？' | '；'
    )
}

/// The numbers met so far.
#[derive(Default)]
struct Outline {
    /// Of each form, whether a heading is still open.
    open: [bool; FORMS],
    /// The last number of each form, open or not: numbers may run on across headings. 0 before any.
    last: [u32; FORMS],
}

const FORMS: usize = Form::Circled as usize + 1;

impl Outline {
    /// Opens a heading, which closes those of its form and below.
    fn open(&mut self, number: Enumerator) {
        let form = number.form as usize;
        for below in self.open.iter_mut().skip(form) {
            *below = false;
        }
        if let (Some(open), Some(last)) = (self.open.get_mut(form), self.last.get_mut(form)) {
            *open = true;
            *last = number.value;
        }
    }

    /// Takes a number in if it belongs to the outline: the next of its form, or the first of a deeper
    /// one.
    fn goes_on(&mut self, number: Enumerator, before: Option<char>, stop: bool) -> bool {
        let form = number.form as usize;
        let same = self.open.get(form) == Some(&true);
        let next = self
            .last
            .get(form)
            .is_some_and(|last| number.value == last + 1);
        // （一）甲；（二）乙 is a list within a sentence.
        let listed = before == Some('；') && number.form > Form::Chinese;
        let belongs = if same {
            next && stop
        } else {
            next || number.value == 1
        };
        if belongs && !listed {
            self.open(number);
        }
        belongs && !listed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        cuts(text, |at| found.push(at));
        let ends = found.into_iter().chain([text.len()]);
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
