//! Numbered headings: where their words end.

mod introduction;

use crate::parse::enumerator::{Enumerator, Form, enumerator};
use crate::parse::lines::{Line, trimmed};
use crate::parse::markdown;
use crate::parse::scan::{ideographs, width};
use crate::parse::signs::Kind;
use crate::parse::words;
use crate::text::{Span, is_blank, starts_blank};

pub(super) use introduction::introduction;

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

/// Whether a character is a blank, or a mark that makes a heading in Markdown: ## 一、 **（一）修渠。**
fn is_about(c: char) -> bool {
    is_blank(c) || markdown::is_mark(c)
}

/// The length of the marks that a text begins with: most begin with a word, a figure or a bracket.
fn marks_at_start(text: &str) -> usize {
    match text.as_bytes() {
        [0xE4..=0xE9 | b'0'..=b'9', ..] | [0xEF, 0xBC, ..] => 0,
        _ => text.len() - text.trim_start_matches(is_about).len(),
    }
}

/// The text without the marks at its end: most end with a word.
fn before_marks(text: &str, is_one: impl Fn(char) -> bool) -> &str {
    match text.as_bytes() {
        [.., 0xE4..=0xE9, _, _] => text,
        _ => text.trim_end_matches(is_one),
    }
}

/// The heading that a piece begins with, if it begins with an enumerator.
pub(super) fn at_start(source: &str, piece: Span) -> Option<Heading> {
    heading(source, piece, enumerator(piece.of(source))?)
}

/// The heading that a piece begins with, `number` being its enumerator. `None` where nothing is behind that.
///
/// A heading alone on its line takes all of it. One that runs into its paragraph ends with its first
/// sentence, or with a colon or a gap behind its first few words.
pub(super) fn heading(source: &str, piece: Span, number: Enumerator) -> Option<Heading> {
    let text = piece.of(source);
    numbered(source, piece, number, true, |start| {
        heading_end(text, start)
    })
}

/// The heading that a line begins with, as [`heading`] reads it: one without a stop or a colon takes all of it.
pub(super) fn of_line(source: &str, line: &Line) -> Option<Heading> {
    let text = line.text(source);
    let ends = line.holds.any(&[Kind::Stop, Kind::Colon]);
    numbered(source, line.span, line.number?, ends, |start| {
        if ends {
            heading_end(text, start)
        } else {
            whole_end(text, start)
        }
    })
}

/// The heading that a piece begins with, which may hold a colon or does not; `end` tells where words that begin at a
/// byte end, and where the heading does.
fn numbered(
    source: &str,
    piece: Span,
    number: Enumerator,
    may_hold_colon: bool,
    end: impl Fn(usize) -> (usize, usize),
) -> Option<Heading> {
    let text = piece.of(source);
    if number.length >= text.len() {
        return None;
    }
    let marks = marks_at_start(text);
    let padded = text.get(number.length..)?;
    let start = number.length + marks_at_start(padded);
    let label = if may_hold_colon {
        introduction(text.get(start..)?)
    } else {
        0
    };
    let start = match label {
        0 => start,
        label => start + label + marks_at_start(text.get(start + label..)?),
    };
    let (words_end, head_end) = end(start);
    // Emphasis ends behind the mark that ends the words: **修渠。** 清淤…
    let behind = text.get(head_end..).unwrap_or_default();
    let head_end = head_end + (behind.len() - markdown::behind_stars(behind).len());
    let words = text.get(start..words_end)?;
    let words_end = start + before_marks(words, is_about).len();
    let at = |from: usize, to: usize| Span::at(piece.start() + from, piece.start() + to);
    Some(Heading {
        form: number.form,
        value: number.value,
        number: at(marks, number.length),
        words: trimmed(source, at(start, words_end)),
        head: trimmed(source, at(marks, head_end)),
        repaired_from: None,
    })
}

/// The heading that a line makes with the next, which goes on with what it leaves open: behind or before
/// a comma, where a line of headings is full, or where lines that begin something are indented and the
/// second is not. Gives how many lines it takes beside its first.
///
/// What follows tells the second line from one that stands by itself: a heading's words are not the
/// last of a text.
pub(super) fn broken(source: &str, lines: &[Line]) -> Option<(Heading, usize)> {
    let [line, next, ..] = lines else {
        return None;
    };
    // Nearly every line begins with no number, or ends with a mark.
    line.number?;
    if !goes_on(*next) {
        return None;
    }
    let (text, more) = (line.text(source), next.text(source));
    let open = ends_with_comma(text) || more.starts_with(['，', '、']);
    // What opens a bracket may be a clause.
    if !(open || ends_in_words(text)) || more.starts_with(words::OPENING) {
        return None;
    }
    // A line is no shorter in bytes than in characters, and no longer than four times as many.
    let full = more.len() < 4 * text.len().min(*FULL.end()) && {
        let length = text.chars().count();
        FULL.contains(&length) && more.chars().count() < length && !is_indented(source, *next)
    };
    let outdented = is_indented(source, *line) && !is_indented(source, *next);
    if !(open || full || outdented) {
        return None;
    }
    let longer = if outdented {
        full_lines(source, lines)
    } else {
        1
    };
    [longer, 1].into_iter().find_map(|count| {
        let heading = over(source, lines, count, open, outdented)?;
        Some((heading, count))
    })
}

/// A page takes some 28 characters a line. A line that leaves room has come to its end.
const FULL: std::ops::RangeInclusive<usize> = 20..=60;

/// Whether a line may go on with the one before it.
const fn goes_on(line: Line) -> bool {
    line.number.is_none() && !line.spaced && !line.tabbed
}

/// How many lines go on with the first, all but the last of them as full as it, and none indented.
fn full_lines(source: &str, lines: &[Line]) -> usize {
    const MOST: usize = 4;
    // Marks and figures at a line's end take what room they need.
    const SLACK: usize = 3;
    let length = |line: &Line| {
        let wide = |c: &char| !c.is_ascii();
        let text = line.text(source);
        let count = text.chars().filter(wide).count();
        // Two figures take the place of one character.
        count + (text.chars().count() - count) / 2
    };
    let first = lines.first().map_or(0, length);
    let behind = lines.iter().enumerate().skip(1).take(MOST);
    let mut count = 1;
    for (at, line) in behind {
        if !goes_on(*line) || is_indented(source, *line) {
            break;
        }
        count = at;
        let full = FULL.contains(&first) && length(line).abs_diff(first) <= SLACK;
        if !full || line.text(source).contains(is_apart) {
            break;
        }
    }
    count
}

/// The heading that the first line makes with `count` more, where it ends in the last of them.
fn over(
    source: &str,
    lines: &[Line],
    count: usize,
    open: bool,
    outdented: bool,
) -> Option<Heading> {
    let (line, last) = (lines.first()?, lines.get(count)?);
    let (number, text, more) = (line.number?, line.text(source), last.text(source));
    let words = text.get(number.length..)?;
    // A clause may stand right behind the words.
    let end = more.find(['。', '（', '(']).unwrap_or(more.len());
    let (bare, behind) = (more.get(..end)?, more.get(end..)?);
    let stop = behind.starts_with('。');
    let ends = if behind.is_empty() {
        count + 1 < lines.len()
    } else if stop {
        outdented && (open || FULL.contains(&text.chars().count()))
            || (open && behind.len() == '。'.len_utf8())
    } else {
        outdented
    };
    let within = lines.get(1..count)?.iter().map(|line| line.text(source));
    let mut parts = within.chain([words, bare]);
    // 投资占比不低于70%。
    let whole = ends_in_words(bare)
        || (stop && bare.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '%'));
    if !ends || parts.any(|part| part.contains(is_apart)) || !whole {
        return None;
    }
    let at = |offset| last.span.start() + offset;
    Some(Heading {
        form: number.form,
        value: number.value,
        number: Span::at(line.span.start(), line.span.start() + number.length),
        words: trimmed(source, Span::at(line.span.start() + number.length, at(end))),
        head: Span::at(
            line.span.start(),
            at(end + if stop { '。'.len_utf8() } else { 0 }),
        ),
        repaired_from: None,
    })
}

/// A mark that no heading over several lines holds.
const fn is_apart(c: char) -> bool {
    matches!(
        c,
        '。' | '；' | '：' | '！' | '？' | ':' | '（' | '(' | '）' | ')' | '|' | ';'
    )
}

/// Whether a text ends with ， or 、.
const fn ends_with_comma(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [.., 0xEF, 0xBC, 0x8C] | [.., 0xE3, 0x80, 0x81]
    )
}

/// Whether a text ends with a word, not with a mark.
fn ends_in_words(text: &str) -> bool {
    matches!(
        text.chars().next_back(),
        Some('\u{4E00}'..='\u{9FFF}' | '”' | '》')
    )
}

fn is_indented(source: &str, line: Line) -> bool {
    let before = source.get(..line.span.start()).unwrap_or_default();
    // A byte order mark has no width.
    before.ends_with(|c: char| c.is_whitespace() && c != '\n' && c != '\r')
}

/// The words that name a passage which no number opens: its first words before a colon, or its first
/// sentence.
pub(super) fn title(source: &str, passage: Span) -> Span {
    if let Some(heading) = at_start(source, passage).filter(|heading| !heading.words.is_empty()) {
        return heading.words;
    }
    let marks = marks_at_start(passage.of(source));
    let (end, _) = heading_end(passage.of(source), marks);
    let words = Span::at(passage.start() + marks, passage.start() + end);
    let words = trimmed(source, words);
    // 。甲: a text that begins with a mark has no first words.
    if words.is_empty() { passage } else { words }
}

/// Where a heading's words end, and where the heading with its mark does.
fn heading_end(text: &str, start: usize) -> (usize, usize) {
    // A name before a colon or a gap is a heading only while it is short.
    const SHORT: usize = 24;
    let words = text.get(start..).unwrap_or_default();
    let mut gap = None;
    let bytes = words.as_bytes();
    let mut at = 0;
    let mut left = SHORT + 1;
    while left > 0 {
        let behind = bytes.get(at..).unwrap_or_default();
        let passed = ideographs(behind.get(..3 * left).unwrap_or(behind));
        at += passed;
        left -= passed / 3;
        let Some(rest @ [lead, ..]) = bytes.get(at..).filter(|_| left > 0) else {
            break;
        };
        let end = at + width(*lead);
        left -= 1;
        match rest {
            // 。《，；（
            [0xE3, 0x80, 0x82 | 0x8A, ..] | [0xEF, 0xBC, 0x8C | 0x9B | 0x88, ..] => break,
            // ∶ between figures is a proportion: 1∶500.
            [0xE2, 0x88, 0xB6, b'0'..=b'9', ..] => {}
            // : ： ∶ ﹕ ︰
            [b':', ..]
            | [0xEF, 0xBC, 0x9A, ..]
            | [0xE2, 0x88, 0xB6, ..]
            | [0xEF, 0xB9, 0x95, ..]
            | [0xEF, 0xB8, 0xB0, ..] => {
                let behind = words.get(end..).unwrap_or_default();
                if !behind.trim_start_matches(is_blank).is_empty() {
                    return (start + at, start + end);
                }
            }
            _ if gap.is_none() && starts_blank(rest) && is_gap(words, at) => gap = Some(at),
            _ => {}
        }
        at = end;
    }
    // All of a short text has been passed by then, and no full stop is in it.
    let stop = if at < words.len() {
        find_stop(words)
    } else {
        None
    };
    let Some(stop) = stop else {
        return whole_end(text, start);
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

/// Whether a blank parts a name from what is said of it. A single one beside a figure or a Latin word is set for the eye
/// alone, 投资 2 亿元, unless a time begins behind it: 修建水渠 2026年底前.
fn is_gap(text: &str, blank: usize) -> bool {
    const BLANKS: [char; 2] = [' ', '\u{A0}'];
    let (before, behind) = text.split_at_checked(blank).unwrap_or_default();
    let Some(behind) = behind.strip_prefix(BLANKS) else {
        return true;
    };
    let figures = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_time = figures.len() < behind.len() && figures.starts_with(['年', '月', '日', '—', '-']);
    // 建设 5G 基站 has a blank on either side, 建设5G 推进 a gap.
    let word = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let set_apart = word.len() < before.len()
        && (word.ends_with(BLANKS) || before.ends_with(|c: char| c.is_ascii_digit()));
    let opens = behind.starts_with(|c: char| c.is_ascii_alphanumeric()) && !is_time;
    !(set_apart || opens)
}

/// Where the words of a heading that takes all of a text end, and the heading itself.
fn whole_end(text: &str, start: usize) -> (usize, usize) {
    let words = text.get(start..).unwrap_or_default();
    let is_closing = |c| is_blank(c) || words::is_colon(c) || matches!(c, '；' | ';' | '，');
    let kept = before_marks(words, is_closing);
    (start + kept.len(), text.len())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    #[test]
    fn a_line_has_the_heading_of_its_text() {
        let source = "一、修渠\n（一）修渠。清淤护岸。\n1.修渠：清淤护岸\n（2）修渠：\n**三、修渠；**\n## 四、 修渠 护岸\n\
                      （五）修渠　清淤，护岸。\n修渠\n（六）\n6.修渠，\n";
        let mut headings = 0;
        for line in lines::split(source).lines {
            let places = |heading: Heading| (heading.number, heading.words, heading.head);
            let told = of_line(source, &line).map(places);
            let read = at_start(source, line.span).map(places);
            assert_eq!(told, read, "{}", line.text(source));
            headings += usize::from(told.is_some());
        }
        assert_eq!(headings, 8);
    }
}
