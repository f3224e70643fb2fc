//! Clauses in running text: which brackets hold one, and where it ends.

use memchr::memchr3_iter;

use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::clause::{self, Reading};
use crate::parse::enumerator::enumerator;
use crate::parse::lines::{Line, trimmed};
use crate::parse::words;
use crate::text::{Span, is_blank};

/// How many lines a broken clause may take: more is prose with a stray bracket.
const LONGEST_BREAK: usize = 6;

/// A clause found in the text. What it says is in the reading that was passed along.
pub(super) struct Found {
    /// Brackets and a closing mark behind them included.
    pub(super) span: Span,
    /// The line that the clause ends in.
    pub(super) line: usize,
}

/// The first clause at or behind `from` that begins in line `at`.
pub(super) fn next_clause(
    source: &str,
    lines: &[Line],
    at: usize,
    from: usize,
    out: &mut Reading,
) -> Option<Found> {
    let line = lines.get(at)?.span;
    let text = Span::at(from, line.end()).of(source);
    let mut behind = 0;
    for open in openings(text) {
        // Brackets within one that was read, or that closed as prose, are passed over.
        if open.at < behind {
            continue;
        }
        let inner = from + open.at + open.length;
        if let Some(close) = closing(source, Span::at(inner, line.end())) {
            let content = trimmed(source, Span::at(inner, close.start()));
            if clause::read(source, content, out) {
                let span = widened(
                    source,
                    from,
                    Span::at(from + open.at, close.end()),
                    line,
                    out,
                );
                return Some(Found { span, line: at });
            }
            if out.mentions.iter().any(|mention| !mention.label.is_empty()) {
                let whole = Span::at(from + open.at, close.end());
                out.unread
                    .push(Diagnostic::new(DiagnosticCode::ClauseUnread, whole));
            }
            // 【责任单位】甲、乙: a label in brackets, its list behind them.
            if words::is_role_label(content.of(source)) {
                let rest = Span::at(from + open.at, line.end());
                let end = rest
                    .of(source)
                    .find('。')
                    .map_or(rest.end(), |at| rest.start() + at);
                let span = Span::at(rest.start(), end);
                if clause::read_bracketed_labels(source, span, out) {
                    return Some(Found { span, line: at });
                }
            }
            continue;
        }
        if let Some(found) = broken(source, lines, at, Span::at(from + open.at, inner), out) {
            return Some(found);
        }
        behind = open.at + open.length;
    }
    None
}

struct Opening {
    at: usize,
    length: usize,
}

/// The opening brackets of a text: （ ( [ 〔 【.
fn openings(text: &str) -> impl Iterator<Item = Opening> {
    let bytes = text.as_bytes();
    // （ ends in 0x88, a byte that is rare enough to be searched for; 〔 and 【 are looked for apart,
    // and the two streams are merged.
    let mut round = memchr3_iter(0x88, b'(', b'[', bytes)
        .filter_map(move |at| {
            if bytes.get(at) != Some(&0x88) {
                return Some(Opening { at, length: 1 });
            }
            let start = at.checked_sub(2)?;
            (bytes.get(start..at)? == [0xEF, 0xBC]).then_some(Opening {
                at: start,
                length: 3,
            })
        })
        .peekable();
    let mut square = memchr::memchr2_iter(0x90, 0x94, bytes)
        .filter_map(move |at| {
            let start = at.checked_sub(2)?;
            (bytes.get(start..at)? == [0xE3, 0x80]).then_some(Opening {
                at: start,
                length: 3,
            })
        })
        .peekable();
    std::iter::from_fn(move || match (round.peek(), square.peek()) {
        (Some(a), Some(b)) if b.at < a.at => square.next(),
        (Some(_), _) => round.next(),
        (None, _) => square.next(),
    })
}

/// The bracket that closes one opened just before `inner`, whatever its width.
fn closing(source: &str, inner: Span) -> Option<Span> {
    let mut depth = 0_usize;
    for (at, c) in inner.of(source).char_indices() {
        match c {
            '（' | '(' | '〔' | '[' | '【' => depth += 1,
            '）' | ')' | '〕' | ']' | '】' => {
                if depth == 0 {
                    let start = inner.start() + at;
                    return Some(Span::at(start, start + c.len_utf8()));
                }
                depth -= 1;
            }
            _ => {}
        }
    }
    None
}

/// Takes in what belongs to a clause about its brackets: a doubled bracket, a closing mark.
fn widened(source: &str, from: usize, clause: Span, line: Span, out: &mut Reading) -> Span {
    let before = Span::at(from, clause.start()).of(source);
    let kept = before.trim_end_matches(['（', '(', '〔', '[', '【']);
    let opens = clause.of(source).chars().next();
    let closes = clause.of(source).chars().next_back();
    let matches = matches!(
        (opens, closes),
        (Some('（'), Some('）'))
            | (Some('('), Some(')'))
            | (Some('['), Some(']'))
            | (Some('〔'), Some('〕'))
            | (Some('【'), Some('】'))
    );
    let behind = Span::at(clause.end(), line.end()).of(source);
    let rest = behind.trim_start_matches(|c| {
        is_blank(c) || matches!(c, '。' | '；' | ';' | '.' | '）' | ')' | '〕' | ']' | '】')
    });
    let marks = behind.get(..behind.len() - rest.len()).unwrap_or_default();
    let marks = marks.trim_end_matches(is_blank);
    if kept.len() < before.len() || !matches || marks.contains(['）', ')', '〕', ']', '】']) {
        let odd = Diagnostic::new(DiagnosticCode::ClauseBracketsOdd, clause);
        out.odd.push(odd);
    }
    Span::at(from + kept.len(), clause.end() + marks.len())
}

/// A clause whose bracket does not close in its line: it goes on in the next lines, or ends with its
/// own.
fn broken(source: &str, lines: &[Line], at: usize, open: Span, out: &mut Reading) -> Option<Found> {
    let line = lines.get(at)?.span;
    let content = Span::at(open.end(), line.end());
    for (next, more) in lines.iter().enumerate().skip(at + 1).take(LONGEST_BREAK) {
        if enumerator(more.text(source)).is_some() || more.text(source).starts_with(['（', '(']) {
            break;
        }
        let Some(close) = closing(source, Span::at(open.end(), more.span.end())) else {
            continue;
        };
        let content = trimmed(source, Span::at(open.end(), close.start()));
        if content.of(source).contains('。') || !clause::read(source, content, out) {
            break;
        }
        let whole = Span::at(open.start(), close.end());
        out.odd
            .push(Diagnostic::new(DiagnosticCode::ClauseBroken, whole));
        let span = widened(source, open.start(), whole, more.span, out);
        return Some(Found { span, line: next });
    }
    clause::read(source, trimmed(source, content), out).then(|| {
        let whole = Span::at(open.start(), line.end());
        out.odd
            .push(Diagnostic::new(DiagnosticCode::ClauseUnclosed, whole));
        Found {
            span: whole,
            line: at,
        }
    })
}
