//! What a line of a head looks like, by itself and by the lines below it.

use crate::parse::furniture::is_furniture;
use crate::parse::head::marks::{is_annex_mark, note};
use crate::parse::head::signature::dated;
use crate::parse::head::titles;
use crate::parse::lines::Line;
use crate::parse::number::number_line;
use crate::parse::page_number::is_page_number;
use crate::parse::words;

/// What a line before the first section looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Look {
    Number,
    Date,
    Note,
    Addressees,
    Attachments,
    Contents,
    Mark,
    /// A field of a web page, or page furniture.
    Page,
    Prose,
    Short,
}

/// Whether a line is a label with or without a value, as pages print them.
pub(super) fn is_field(text: &str) -> bool {
    text.ends_with(words::COLONS) || text.contains('|')
}

/// How many of the lines are the beginning of a sentence that ends in the line behind them: no title has a comma, and no
/// line of one names a document.
pub(super) fn wrapped(source: &str, lines: &[Line]) -> usize {
    // Prefaces take a few lines.
    const MOST: usize = 12;
    let texts = || lines.iter().take(MOST).map(|line| line.text(source));
    if !texts().next().is_some_and(|first| first.contains('，')) {
        return 0;
    }
    let goes_on = |text: &&str| look(text) == Look::Short && !titles::names_document(text);
    let count = texts().take_while(goes_on).count();
    let ends = texts()
        .nth(count)
        .is_some_and(|last| look(last) == Look::Prose);
    if ends { count } else { 0 }
}

pub(super) fn look(text: &str) -> Look {
    if number_line(text).is_some() {
        Look::Number
    } else if dated(text).is_some() {
        Look::Date
    } else if note(text).is_some() {
        Look::Note
    } else if is_annex_mark(text) {
        Look::Mark
    } else if text.ends_with(['。', '；', '：', ':', '，', '、', '！'])
        || text.contains('。')
        || (text.chars().count() > 60 && !titles::names_document(text))
    {
        Look::Prose
    } else if is_furniture(text) || is_page_number(text) {
        Look::Page
    } else {
        Look::Short
    }
}
