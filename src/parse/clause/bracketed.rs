//! Labels in brackets of their own, with their lists behind them: 【牵头单位】甲【责任单位】乙、丙, [牵头单位]甲 [配合单位]乙.

use crate::parse::clause::Reading;
use crate::parse::clause::list::Lists;
use crate::parse::lines::trimmed;
use crate::parse::words::{self, LabelKind};
use crate::text::{Span, is_blank};

/// Reads such labels. The text ends with the last list. Where there is no unit in them, the answer is where the labels end.
pub(in crate::parse) fn read_bracketed_labels(
    source: &str,
    text: Span,
    out: &mut Reading,
) -> Result<(), usize> {
    out.clear();
    let mut lists = Lists::new(source, out);
    let mut rest = text;
    while let Some(inner) = rest.of(source).strip_prefix(words::OPENING) {
        let start = rest.end() - inner.len();
        let Some((label, behind)) = inner.split_once(words::CLOSING) else {
            break;
        };
        let Some(kind) = words::label(label) else {
            break;
        };
        // 【牵头单位】：甲
        let behind = behind.trim_start_matches(is_blank);
        let behind = behind.strip_prefix(words::COLONS).unwrap_or(behind);
        let next = next_label(behind).unwrap_or(behind.len());
        let from = rest.end() - behind.len();
        let label = trimmed(source, Span::at(start, start + label.len()));
        lists.section(Some((kind, label)), Span::at(from, from + next), None);
        rest = Span::at(from + next, rest.end());
    }
    // 经营单位（责任主体）应当… is a sentence.
    if out.mentions.is_empty() || out.is_mostly_doubtful() {
        return Err(rest.start());
    }
    Ok(())
}

/// Where the list behind a label ends, as another label begins. Other brackets than 【 are part of a name unless they hold
/// one: 县水利局（县防汛办）[配合单位]县财政局.
fn next_label(text: &str) -> Option<usize> {
    let mut brackets = text.match_indices(words::OPENING);
    let found = brackets.find(|(at, bracket)| {
        *bracket == "【" || text.get(*at..).is_some_and(begins_with_bracketed_label)
    });
    found.map(|(at, _)| at)
}

/// Whether a text begins with the label of bodies or of a deadline in brackets of its own. 县水利局（牵头） says no more than
/// a role.
pub(in crate::parse) fn begins_with_bracketed_label(text: &str) -> bool {
    // The label with its bracket.
    const LONGEST: usize = 48;
    let inner = text.strip_prefix(words::OPENING);
    let label = inner.and_then(|inner| {
        let mut near = inner.char_indices().take_while(|(at, _)| *at <= LONGEST);
        let (close, _) = near.find(|(_, c)| words::CLOSING.contains(c))?;
        inner.get(..close)
    });
    label.is_some_and(|label| {
        words::is_role_label(label) || words::label(label) == Some(LabelKind::Deadline)
    })
}
