//! A text as it is compared: its characters without blanks.

use std::ops::Range;

use crate::nearest::half_width;
use crate::text::{Span, is_blank};

/// A character of a text that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// Full-width forms as half-width ones.
    pub(super) c: char,
    pub(super) span: Span,
    /// As it is printed.
    pub(super) printed: char,
    /// A paragraph begins with it.
    pub(super) opens: bool,
    /// Blanks other than a line break stand before it, in its paragraph.
    pub(super) spaced: bool,
}

/// The characters of paragraphs, blanks left out.
pub(super) fn letters(source: &str, paragraphs: impl IntoIterator<Item = Span>) -> Vec<Letter> {
    let mut letters = Vec::new();
    for paragraph in paragraphs {
        let mut opens = true;
        let mut blanks = false;
        let mut broken = false;
        for (at, printed) in paragraph.of(source).char_indices() {
            if is_blank(printed) {
                blanks = true;
                broken |= matches!(printed, '\n' | '\r');
                continue;
            }
            let start = paragraph.start() + at;
            letters.push(Letter {
                c: half_width(printed),
                span: Span::at(start, start + printed.len_utf8()),
                printed,
                opens,
                spaced: blanks && !broken && !opens,
            });
            (opens, blanks, broken) = (false, false, false);
        }
    }
    letters
}

/// Whether two runs of characters say the same, however wide they are printed.
pub(super) fn same(a: &[Letter], b: &[Letter]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.c == b.c)
}

/// The characters that carry meaning by themselves.
pub(super) fn words(letters: &[Letter]) -> impl Iterator<Item = char> {
    letters
        .iter()
        .enumerate()
        .filter(|(at, _)| !is_punctuation(letters, *at))
        .map(|(_, letter)| letter.c)
}

/// Whether the character at an index is punctuation. A point, a dash or a colon between digits, a
/// percent sign or a plus is not: it makes a number another.
pub(super) fn is_punctuation(letters: &[Letter], at: usize) -> bool {
    let Some(letter) = letters.get(at) else {
        return false;
    };
    let digit = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(|letter| letter.c.is_ascii_digit())
    };
    match letter.c {
        '.' | ':' | '/' | '~' | '-' | '—' | '–' | '～' => {
            !(digit(at.checked_sub(1)) && digit(Some(at + 1)))
        }
        '%' | '‰' | '+' | '=' | '<' | '>' | '≥' | '≤' | '×' | '÷' | '±' | '¥' | '￥' | '$'
        | '℃' | '°' | '&' | '#' | '@' => false,
        c => !c.is_alphanumeric(),
    }
}

/// The place of a run of characters; of an empty one, the place where it would stand: at the beginning
/// of a paragraph where what is missing opens one.
pub(super) fn place(
    letters: &[Letter],
    run: &Range<usize>,
    missing: Option<&Letter>,
    otherwise: Span,
) -> Span {
    let own = letters.get(run.clone()).unwrap_or_default();
    if let (Some(first), Some(last)) = (own.first(), own.last()) {
        return first.span.join(last.span);
    }
    let before = run.start.checked_sub(1).and_then(|at| letters.get(at));
    let opens = missing.is_some_and(|letter| letter.opens);
    let at = match (before, letters.get(run.start)) {
        (_, Some(behind)) if opens && behind.opens => behind.span.start(),
        (Some(before), _) => before.span.end(),
        (None, Some(behind)) => behind.span.start(),
        (None, None) => otherwise.start(),
    };
    Span::at(at, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_make_a_number_another_are_no_marks() {
        let marks = |text: &str| {
            let letters = letters(text, [Span::at(0, text.len())]);
            (0..letters.len())
                .filter(|at| is_punctuation(&letters, *at))
                .filter_map(|at| letters.get(at))
                .map(|letter| letter.printed)
                .collect::<String>()
        };
        assert_eq!(marks("增长1.5%，3—5年。“1+7”"), "，。“”");
    }
}
