//! Labels about the headings within a line: lists that the next heading ends, and items behind 具体措施：.

use crate::parse::enumerator::{Enumerator, Form, enumerator};
use crate::parse::names;
use crate::parse::signs::{Kind, Sign};
use crate::parse::words;
use crate::text::{Span, is_blank, trim};

/// Whether what stands before a blank ends with who is to do something, or by when, without brackets about it (责任单位：
/// 县水利局 2.植树。绿化荒山。), and what follows with this number is none of that list's.
pub(super) fn ends(before: &str, behind: &str, number: Enumerator) -> bool {
    // A longer list has its label further to the front.
    const LONGEST: usize = 600;
    let near = (before.len().saturating_sub(LONGEST)..=before.len())
        .find_map(|at| before.get(at..))
        .unwrap_or_default();
    let sentence = near.rsplit('。').next().unwrap_or_default();
    let Some((_, list)) = sentence.rsplit_once(words::COLONS) else {
        return false;
    };
    let labelled =
        || words::begins_with_label(trim(sentence)) || words::labels_within(sentence).is_some();
    let next = behind.get(number.length..).unwrap_or_default();
    let next = next.split(ends_name).next().unwrap_or_default();
    !trim(list).is_empty() && !counts(list) && !names::is_certain(trim(next)) && labelled()
}

/// Whether the units of a list are numbered: 1.县水利局 2.县财政局.
fn counts(list: &str) -> bool {
    enumerator(trim(list)).is_some()
}

/// Whether a character ends the name of a unit.
fn ends_name(c: char) -> bool {
    words::is_separator(c) || is_blank(c) || c == '。'
}

/// The first of the items that stand behind a label on its line, each with a clause in brackets: 具体措施：1.清淤。（县水利局
/// 负责）2.植树。（县林业局负责）. `signs` are the line's. The units of a list may be numbered too.
pub(super) fn items(text: &str, line: Span, signs: &[Sign]) -> Option<(usize, Enumerator)> {
    let colon = signs.first().filter(|sign| sign.kind == Kind::Colon)?;
    let at = colon.span().end() - line.start();
    let behind = text.get(at..)?;
    let padded = behind.len() - behind.trim_start_matches(is_blank).len();
    let (at, behind) = (at + padded, behind.get(padded..)?);
    let number =
        enumerator(behind).filter(|number| number.value == 1 && number.form > Form::Chinese)?;
    let words = behind.get(number.length..)?;
    let name = words.split(ends_words).next().unwrap_or_default();
    if words::begins_with_label(text) || names::is_unit(trim(name)) {
        return None;
    }
    let mut open = None;
    let closes = |sign: &Sign| {
        if sign.kind == Kind::Opens {
            open = Some(sign.span().end());
        }
        let from = open.filter(|_| sign.kind == Kind::Closes)?;
        let (from, to) = (from - line.start(), sign.span());
        let inner = text.get(from..to.start() - line.start())?;
        let behind = text.get(to.end() - line.start()..)?;
        let next = enumerator(behind.trim_start_matches(|c| is_blank(c) || c == '。'))?;
        let goes_on = next.form == number.form && next.value == 2;
        (goes_on && words::may_assign(inner)).then_some((at, number))
    };
    signs.iter().find_map(closes)
}

/// Whether a character ends the words of an item.
fn ends_words(c: char) -> bool {
    ends_name(c) || words::OPENING.contains(&c)
}
