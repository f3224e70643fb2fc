//! The headings met so far within a line, and how far the words of each reach.

use crate::parse::enumerator::{
    Enumerator, Form, begins_number, enumerator, is_numeral, may_begin_number,
};
use crate::parse::scan::{ideographs, width};
use crate::text::{is_blank, starts_blank};

/// The mark that a text ends with. A blank behind the end of a sentence takes nothing from it.
pub(super) fn mark_before(text: &str) -> Option<Mark> {
    let kept = text.trim_end_matches(is_blank);
    let last = kept.char_indices().next_back();
    let before = last.and_then(|(at, _)| mark(kept.as_bytes().get(at..)?));
    if kept.len() < text.len() {
        before.or(Some(Mark::Blank))
    } else {
        before
    }
}

/// What a heading may stand behind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The end of a sentence, or a closing bracket.
    Stop,
    Semicolon,
    Blank,
}

/// The mark that a text begins with.
fn mark(text: &[u8]) -> Option<Mark> {
    Some(match text {
        // Most characters of a heading's words are these.
        [0xE4..=0xE9, ..] => return None,
        [b')' | b']', ..]
        // 。】〕
        | [0xE3, 0x80, 0x82 | 0x91 | 0x95, ..]
        // ！）？
        | [0xEF, 0xBC, 0x81 | 0x89 | 0x9F, ..] => Mark::Stop,
        // ；
        [0xEF, 0xBC, 0x9B, ..] => Mark::Semicolon,
        _ if starts_blank(text) => Mark::Blank,
        _ => return None,
    })
}

/// Whether a text begins with a mark behind which the words of a heading do not go on: 。： or the pipe behind a cell.
const fn ends_heading(text: &[u8]) -> bool {
    matches!(
        text,
        [0xE3, 0x80, 0x82, ..] | [0xEF, 0xBC, 0x9A, ..] | [b'|', ..]
    )
}

/// Whether a number right behind a heading's words counts headings, not what the words speak of: 第（二）项,
/// 2、3号线.
pub(super) fn stands_alone(text: &str, at: usize, number: Enumerator) -> bool {
    let before = text.get(..at).and_then(|words| words.chars().next_back());
    let behind = text.get(at + number.length..).unwrap_or_default();
    before.is_some_and(|c| c.is_alphabetic() && c != '第' || matches!(c, '”' | '》'))
        && !behind.starts_with(|c: char| c.is_ascii_digit() || is_numeral(c))
}

/// The length of the ideographs that a text begins with, those that may begin a number left out, and what
/// begins behind `most` bytes.
fn words_length(text: &[u8], most: usize) -> usize {
    let (characters, _) = text.as_chunks::<3>();
    let words = characters
        .iter()
        .take(most.div_ceil(3))
        .take_while(|bytes| matches!(bytes, [0xE4..=0xE9, _, _]) && !may_begin_number(**bytes));
    3 * words.count()
}

/// Where the words of a heading that begin at `words` end, where no number can stand behind them: nearly
/// always. Nothing but the marks is looked at, as hardly a number has none.
fn end_of_words(text: &str, words: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let limit = words + HEADING.end();
    let mut at = words;
    let end = loop {
        at += ideographs(bytes.get(at..).unwrap_or_default());
        let end = match bytes.get(at..)? {
            // 。：；|
            [] | [0xE3, 0x80, 0x82, ..] | [0xEF, 0xBC, 0x9A | 0x9B, ..] | [b'|', ..] => true,
            // 、．.﹑ behind a numeral: 二、
            [0xE3, 0x80, 0x81, ..]
            | [0xEF, 0xBC, 0x8E, ..]
            | [0xEF, 0xB9, 0x91, ..]
            | [b'.', ..] => {
                let before = bytes.get(..at)?.last_chunk();
                if before.is_some_and(|before| may_begin_number(*before)) {
                    return None;
                }
                false
            }
            // （重庆）
            [0xEF, 0xBC, 0x88, inner @ ..]
                if matches!(inner, [0xE4..=0xE9, ..]) && !begins_number(inner) =>
            {
                false
            }
            rest if begins_number(rest) => return None,
            _ => false,
        };
        if end || at >= limit {
            break at.min(
                (limit..=at)
                    .find(|end| text.is_char_boundary(*end))
                    .unwrap_or(at),
            );
        }
        at += bytes.get(at).map_or(1, |lead| width(*lead));
    };
    // 第一章 has no mark at all.
    let words = bytes.get(words..at)?;
    let mut lasts = memchr::memchr_iter(0xAC, words);
    let ordinal = lasts.any(|last| {
        words
            .get(..=last)
            .is_some_and(|t| t.ends_with("第".as_bytes()))
    });
    (!ordinal).then_some(end)
}

/// How many bytes of words a heading has.
const HEADING: std::ops::RangeInclusive<usize> = 6..=120;

/// The numbers met so far.
#[derive(Default)]
pub(super) struct Outline {
    /// Of each form, whether a heading is still open.
    open: [bool; FORMS],
    /// The last number of each form, open or not: numbers may run on across headings. 0 before any.
    last: [u32; FORMS],
}

const FORMS: usize = Form::Circled as usize + 1;

impl Outline {
    /// Opens a heading, which closes those of its form and below.
    pub(super) fn open(&mut self, number: Enumerator) {
        let form = number.form as usize;
        for below in self.open.iter_mut().skip(form) {
            *below = false;
        }
        if let (Some(open), Some(last)) = (self.open.get_mut(form), self.last.get_mut(form)) {
            *open = true;
            *last = number.value;
        }
    }

    /// Walks the words of a heading that begins at `start` with `number`, where further headings may stand
    /// right behind them. Gives the place of what ends the last.
    pub(super) fn heading(
        &mut self,
        text: &str,
        start: usize,
        number: Enumerator,
        cut: &mut impl FnMut(usize),
    ) -> usize {
        end_of_words(text, start + number.length)
            .unwrap_or_else(|| self.walk(text, start, number, cut))
    }

    /// The same, character by character.
    fn walk(
        &mut self,
        text: &str,
        start: usize,
        number: Enumerator,
        cut: &mut impl FnMut(usize),
    ) -> usize {
        let bytes = text.as_bytes();
        let mut words = start + number.length;
        let mut at = words;
        let mut before = text.get(start..at).and_then(mark_before);
        while let Some(rest @ [lead, ..]) = bytes.get(at..) {
            let limit = words + HEADING.end();
            if before.is_none() && at < limit {
                let passed = words_length(rest, limit - at);
                at += passed;
                if passed > 0 {
                    continue;
                }
            }
            let begins = begins_number(rest);
            let inside = HEADING.contains(&at.saturating_sub(words));
            // Behind a space, as behind a title, only a top-level number counts.
            let stop = before.is_some_and(|mark| mark != Mark::Blank);
            if begins
                && (before.is_some() || inside)
                && let Some(number) = text.get(at..).and_then(enumerator)
                && (stop || inside || number.form <= Form::Chinese)
                && self.goes_on(number, before, || stands_alone(text, at, number))
            {
                cut(at);
                words = at + number.length;
            }
            before = match mark(rest) {
                Some(Mark::Blank) => before.or(Some(Mark::Blank)),
                mark => mark,
            };
            let ends = at >= words && (before == Some(Mark::Semicolon) || ends_heading(rest));
            if ends || at >= words + HEADING.end() {
                break;
            }
            at += width(*lead);
        }
        at
    }

    /// Takes a number in if it belongs to the outline: the next of its form, or the first of a deeper
    /// one.
    pub(super) fn goes_on(
        &mut self,
        number: Enumerator,
        before: Option<Mark>,
        stands_alone: impl FnOnce() -> bool,
    ) -> bool {
        let form = number.form as usize;
        let same = self.open.get(form) == Some(&true);
        let next = self
            .last
            .get(form)
            .is_some_and(|last| number.value == last + 1);
        // （一）甲；（二）乙 is a list within a sentence.
        let listed = before == Some(Mark::Semicolon) && number.form > Form::Chinese;
        // Words right before a number may end with a numeral of their own: （1）推行多证合一、一照一码.
        let mut below = self.open.iter().skip(form + 1);
        let rises = before.is_none() && below.any(|open| *open);
        let belongs = if same {
            next && (before.is_some() || stands_alone())
        } else {
            (next || number.value == 1) && !rises
        };
        let goes_on = belongs && !listed;
        if goes_on {
            self.open(number);
        }
        goes_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_a_number_end_where_a_walk_of_them_does() {
        let long = "甲".repeat(39);
        let pieces = [
            "甲", "二", "第", "、", "．", ".", "。", "；", "：", "（", "）", " ", "2", "a", "①",
            "章", "|", &long,
        ];
        let mut told = 0;
        for at in 0..pieces.len().pow(4) {
            let piece = |power| pieces[at / pieces.len().pow(power) % pieces.len()];
            let text = ["一、", piece(0), piece(1), piece(2), piece(3), "丙丁"].concat();
            let number = enumerator(&text).filter(|number| number.length == 6);
            let (Some(number), Some(end)) = (number, end_of_words(&text, 6)) else {
                continue;
            };
            let mut outline = Outline::default();
            outline.open(number);
            let walked = outline.walk(&text, 0, number, &mut |cut| panic!("{text} at {cut}"));
            assert_eq!(end, walked, "{text}");
            told += 1;
        }
        assert!(told > 1000, "{told}");
    }
}
