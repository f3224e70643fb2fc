//! Numbered headings: where their words end.

use crate::parse::enumerator::{Form, enumerator};
use crate::parse::lines::trimmed;
use crate::text::{Span, is_blank};

/// A numbered heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    pub(super) form: Form,
    pub(super) value: u32,
    pub(super) number: Span,
    /// The words, without number and closing mark.
    pub(super) words: Span,
    /// Number, words and closing mark.
    pub(super) head: Span,
    /// The place that told where the words end, where the line itself does not.
    pub(super) repaired_from: Option<Span>,
}

/// The heading that a piece begins with, if it begins with an enumerator.
///
/// A heading alone on its line takes all of it. One that runs into its paragraph ends with its first
/// sentence, or with a colon or a gap behind its first few words.
pub(super) fn heading(source: &str, piece: Span) -> Option<Heading> {
    let text = piece.of(source);
    let number = enumerator(text)?;
    let padded = text.get(number.length..)?;
    let start = number.length + (padded.len() - padded.trim_start_matches(is_blank).len());
    let (words_end, head_end) = heading_end(text, start);
    let at = |from: usize, to: usize| Span::at(piece.start() + from, piece.start() + to);
    Some(Heading {
        form: number.form,
        value: number.value,
        number: at(0, number.length),
        words: trimmed(source, at(start, words_end)),
        head: at(0, head_end),
        repaired_from: None,
    })
}

/// The words that name a passage which no number opens: its first words before a colon, or its first
/// sentence.
pub(super) fn title(source: &str, passage: Span) -> Span {
    if let Some(heading) = heading(source, passage).filter(|heading| !heading.words.is_empty()) {
        return heading.words;
    }
    let (end, _) = heading_end(passage.of(source), 0);
    let words = trimmed(source, Span::at(passage.start(), passage.start() + end));
    // 。甲: a text that begins with a mark has no first words.
    if words.is_empty() { passage } else { words }
}

/// Where a heading's words end, and where the heading with its mark does.
fn heading_end(text: &str, start: usize) -> (usize, usize) {
    // A name before a colon or a gap is a heading only while it is short.
    const SHORT: usize = 24;
    let words = text.get(start..).unwrap_or_default();
    let mut gap = None;
    for (count, (at, c)) in words.char_indices().enumerate() {
        if count > SHORT || matches!(c, '。' | '，' | '、' | '；' | '“' | '（' | '《') {
            break;
        }
        let behind = words.get(at + c.len_utf8()..).unwrap_or_default();
        if matches!(c, '：' | ':') && !behind.trim_start_matches(is_blank).is_empty() {
            return (start + at, start + at + c.len_utf8());
        }
        if gap.is_none() && is_blank(c) {
            gap = Some(at);
        }
    }
    let Some(stop) = find_stop(words) else {
        let kept = words.trim_end_matches(|c| is_blank(c) || matches!(c, '：' | ':' | '；' | ';'));
        return (start + kept.len(), text.len());
    };
    // 加强领导　建立机制，…。: only prose with sentences of its own follows a gap.
    if let Some(at) = gap
        && words
            .get(at..stop)
            .is_some_and(|rest| rest.contains(['，', '；']))
    {
        return (start + at, start + at);
    }
    (start + stop, start + stop + '。'.len_utf8())
}

/// The last full stop of a text.
pub(super) fn last_stop(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memrchr_iter(0x82, bytes)
        .map(|at| at.saturating_sub(2))
        .find(|at| bytes.get(*at..*at + 2) == Some(&[0xE3, 0x80]))
}

/// The first full stop of a text.
pub(super) fn find_stop(text: &str) -> Option<usize> {
    // The last byte of 。 is rarer than its first.
    let bytes = text.as_bytes();
    memchr::memchr_iter(0x82, bytes)
        .map(|at| at.saturating_sub(2))
        .find(|at| bytes.get(*at..*at + 2) == Some(&[0xE3, 0x80]))
}
