//! What stands about labels on a line: marks before them, sentences that go over into them, fields of a table.

use crate::parse::body::Item;
use crate::parse::clause;
use crate::parse::enumerator::enumerator;
use crate::parse::heading;
use crate::parse::lines::{Line, trimmed};
use crate::parse::markdown;
use crate::parse::table::{self, Content};
use crate::parse::words;
use crate::text::{Span, is_blank, trim};

/// Marks that open an item without a number.
#[rustfmt::skip]
const fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '●' | '○' | '·' | '•' | '■' | '□' | '◆' | '◇' | '▲' | '△' | '★' | '☆' | '※' | '►' | '▶'
            | '➢' | '➤' | '√' | '✓' | '—' | '-' | '*' | '#' | '>'
    )
}

/// Marks that say nothing by themselves: a comma between two clauses, an emphasis about one.
pub(super) const fn says_nothing(c: char) -> bool {
    words::is_separator(c) || markdown::is_mark(c)
}

/// Whether a text begins with an ideograph, or with the number of a heading, as nearly every one does: neither
/// with a blank nor with a mark that says nothing.
pub(super) const fn starts_with_word(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [0xE4..=0xE9 | b'0'..=b'9', ..] | [0xEF, 0xBC, 0x88, ..]
    )
}

/// Bytes of what may stand before a label on its line: a number, a bullet, an emphasis.
pub(super) fn leading_marks(text: &str) -> usize {
    let number = enumerator(text).map_or(0, |number| number.length);
    let rest = text.get(number..).unwrap_or_default();
    let bare = rest.trim_start_matches(|c| is_bullet(c) || is_blank(c));
    text.len() - bare.len()
}

/// A span without marks at its start.
pub(super) fn trimmed_start(source: &str, span: Span, marks: &[char]) -> Span {
    let text = span.of(source);
    Span::at(
        span.end() - text.trim_start_matches(marks).len(),
        span.end(),
    )
}

/// A text without the full stops at its end.
pub(super) fn without_stops(text: &str) -> &str {
    let mut rest = text;
    while let Some(before) = rest.strip_suffix('。') {
        rest = before;
    }
    rest
}

/// What may stand before labels that are a sentence of their own: ——责任单位：甲、乙。 **责任单位**：甲
pub(super) const DASHES: [char; 3] = ['—', '-', '*'];

/// Where the labels begin that make up a text's last sentences (牵头单位：甲。责任单位：乙、丙), or that
/// end its last one (清淤三万方，责任单位：甲). Without a colon they are but sentences that begin with a label,
/// and have 为 behind it.
///
/// `last_stop` finds the last full stop that stands before a byte of the text.
pub(super) fn trailing_labels(
    text: &str,
    may_hold_colon: bool,
    last_stop: impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let mut start = None;
    let mut end = without_stops(text).len();
    while let Some(before) = text.get(..end) {
        let stop = last_stop(end).map_or(0, |at| at + '。'.len_utf8());
        let sentence = before.get(stop..).unwrap_or_default();
        let bare = if starts_with_word(sentence) {
            sentence
        } else {
            trim(sentence).trim_start_matches(DASHES)
        };
        if !may_hold_colon && !words::may_begin_label(bare) {
            return start;
        }
        if !clause::starts_sentence(bare) && !words::begins_with_label(bare) {
            return start.or_else(|| Some(stop + words::labels_within(sentence)?));
        }
        start = Some(stop);
        end = without_stops(before.get(..stop).unwrap_or_default()).len();
        if end == 0 {
            break;
        }
    }
    start
}

/// A line with the label of a table's column, where a line with a role's label follows: the task, or
/// nothing but the number before it.
pub(in crate::parse) fn field(source: &str, lines: &[Line], at: usize) -> Option<Item> {
    // Number, task and content may stand before the first role.
    const MOST: usize = 3;
    let Line {
        span: line, number, ..
    } = *lines.get(at)?;
    let (label, _) = words::split_label(line.of(source))?;
    // 1.问题：审批超时 and （一）主要问题：一是…二是… are headings.
    if number.is_some() && label.ends_with("问题") || introduces(source, lines.get(at)?) {
        return None;
    }
    let (holds, value) = labelled(line.of(source))?;
    let role_follows = lines
        .iter()
        .skip(at + 1)
        .take(MOST)
        .take_while(|line| !introduces(source, line))
        .map(|line| line.text(source))
        .find(|text| labelled(text).is_none())
        .is_some_and(clause::starts_with_label);
    if !role_follows {
        return None;
    }
    let span = trimmed(source, Span::at(line.end() - value.len(), line.end()));
    Some(Item::Field {
        line,
        value: (holds == Content::Text && !span.is_empty()).then_some(span),
    })
}

/// Whether a line is a heading with a label before its words, below which the next task begins: 二、反馈问题：审批超时.
fn introduces(source: &str, line: &Line) -> bool {
    line.number.is_some_and(|number| {
        let words = line.text(source).get(number.length..);
        words.is_some_and(|words| heading::introduction(trim(words)) > 0)
    })
}

/// What a line with a label (序号：, 重点任务：) holds, and its value.
fn labelled(text: &str) -> Option<(Content, &str)> {
    let (label, value) = words::split_label(text)?;
    let holds = table::column_of(label)?;
    matches!(holds, Content::Number | Content::Text).then_some((holds, value))
}
