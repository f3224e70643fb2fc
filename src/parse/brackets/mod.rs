//! Clauses in running text: which brackets hold one, and where it ends.

mod bare;
mod pairs;

use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::brackets::pairs::Close;
use crate::parse::clause::{self, Reading};
use crate::parse::enumerator::enumerator;
use crate::parse::lines::{Line, trimmed};
use crate::parse::names;
use crate::parse::signs::Kind;
use crate::parse::standing;
use crate::parse::words;
use crate::text::{Span, is_blank, join_lines};

pub(super) use pairs::Brackets;

/// How many lines a broken clause may take: more is prose with a stray bracket.
const LONGEST_BREAK: usize = 6;

/// How deep brackets may stand within those of a clause. What is nested deeper is none, and would take
/// the longer the deeper it is.
const DEEPEST: usize = 8;

/// A clause found in the text. What it says is in the reading that was passed along.
pub(super) struct Found {
    /// Brackets and a closing mark behind them included.
    pub(super) span: Span,
    /// The line that the clause ends in.
    pub(super) line: usize,
}

/// The first clause at or behind `from` that begins in line `at`. Calls follow the text: none goes
/// back behind another.
pub(super) fn next_clause(
    source: &str,
    lines: &[Line],
    at: usize,
    from: usize,
    brackets: &mut Brackets<'_>,
    out: &mut Reading,
) -> Option<Found> {
    let line = lines.get(at)?;
    if !line.holds.any(&[Kind::Opens]) {
        return None;
    }
    brackets.hold(line);
    let line = line.span;
    let mut from_open = from;
    let mut labels_from = from;
    while let Some(pair) = brackets.next(from_open) {
        from_open = pair.open.end();
        if pair.depth > DEEPEST {
            continue;
        }
        match pair.close {
            Close::At(close) => {
                let content = trimmed(source, Span::at(pair.open.end(), close.start()));
                let may_assign = pair.colon || words::may_assign(content.of(source));
                if may_assign
                    && !is_remark(source, from, pair.open, close)
                    && read(source, content, out)
                {
                    let bracket = pair.open.join(close);
                    let before = Span::at(from, bracket.start()).of(source);
                    let behind = Span::at(bracket.end(), line.end()).of(source);
                    if is_within_sentence(before, content.of(source), behind) {
                        let odd = Diagnostic::new(DiagnosticCode::ClauseUnread, content);
                        out.unread.push(odd);
                        continue;
                    }
                    let span = widened(source, from, bracket, line, out);
                    return Some(Found { span, line: at });
                }
                // 【牵头单位】甲【责任单位】乙、丙: a label that has brackets to itself, its list behind it up to the end of
                // the sentence, or of the last that begins so. Labels that were read in vain are so without the first of them too.
                if pair.open.start() >= labels_from && words::is_role_label(content.of(source)) {
                    let span = labelled_sentences(source, pair.open.start(), line, brackets);
                    match clause::read_bracketed_labels(source, span, out) {
                        Ok(()) => return Some(Found { span, line: at }),
                        Err(end) => labels_from = end,
                    }
                }
                let bracket = pair.open.join(close);
                let before = Span::at(from, bracket.start()).of(source);
                let behind = Span::at(close.end(), line.end()).of(source);
                let dated = |_: &Span| bare::closes_with_a_time(source, before, content, behind);
                let rule = brackets.rule.or_else(|| brackets.first_leads.filter(dated));
                if let Some(rule) = rule
                    && bare::closes_passage(source, before, content, behind)
                    && !is_remark(source, from, pair.open, close)
                    && clause::read_bare(source, content, rule, out)
                {
                    // Once one is bare, others may be so without a time.
                    brackets.rule = Some(rule);
                    let span = widened(source, from, bracket, line, out);
                    return Some(Found { span, line: at });
                }
                if matches!(behind, "" | "。") {
                    let odd = |code| Diagnostic::new(code, content);
                    let is_bare = bare::is_without_role(source, content)
                        || bare::tells_agency_and_time(content.of(source))
                        || (brackets.rule.is_some() && bare::is_list(source, content));
                    if is_bare {
                        out.unread.push(odd(DiagnosticCode::ClauseWithoutRole));
                    } else if may_assign && bare::is_of_labels(before, content.of(source)) {
                        out.unread.push(odd(DiagnosticCode::ClauseWithoutUnits));
                    } else if may_assign
                        && (out.unmarked || says_who(content.of(source)))
                        && !is_remark(source, from, pair.open, close)
                        && out.unread.last().is_none_or(|odd| odd.span() != content)
                    {
                        out.unread.push(odd(DiagnosticCode::ClauseUnread));
                    }
                }
            }
            Close::Missing => {
                if let Some(found) =
                    broken(source, lines, at, (pair.open, pair.depth), brackets, out)
                {
                    return Some(found);
                }
            }
        }
    }
    None
}

/// The sentence that begins at a place, with those behind it that begin with a label in brackets: 【责任单位】甲。【完成时限】年底.
fn labelled_sentences(source: &str, start: usize, line: Span, brackets: &mut Brackets<'_>) -> Span {
    let mut end_behind = |at: usize| {
        let stop = brackets.stop(at);
        stop.map_or(line.end(), |stop| stop.min(line.end()))
    };
    let mut end = end_behind(start);
    while let Some(rest) = source.get(end..line.end()) {
        let next = rest.trim_start_matches(|c| c == '。' || is_blank(c));
        if !clause::begins_with_bracketed_label(next) {
            break;
        }
        end = end_behind(line.end() - next.len());
    }
    trimmed(source, Span::at(start, end))
}

/// Whether what stands about a bracket makes it a remark: a quotation that begins or ends with it
/// (“（某局负责）”的写法), a sentence that goes on from it, or a step of a procedure (受理（某镇负责）→审核).
pub(super) fn is_remark(source: &str, from: usize, open: Span, close: Span) -> bool {
    // Of what stands before, so much is looked at for the step before this one.
    const STEP: usize = 120;
    let before = Span::at(from, open.start()).of(source);
    let behind = source.get(close.end()..).unwrap_or_default();
    if before.ends_with(['“', '‘', '「', '`'])
        || behind.starts_with(['”', '’', '」', '`', '"', '的', '或', '→'])
    {
        return true;
    }
    let near = before.len().saturating_sub(STEP);
    let near = before.as_bytes().get(near..).unwrap_or_default();
    let arrow =
        memchr::memrchr_iter(0xE2, near).find(|at| near.get(*at..*at + 3) == Some("→".as_bytes()));
    arrow.is_some_and(|at| {
        let step = near.get(at..).unwrap_or_default();
        memchr::memmem::find(step, "。".as_bytes()).is_none()
    })
}

/// Whether a bracket without label stands amid a sentence, of which it explains a word: 由领导小组办公室
/// （县住建局负责）统一编制.
fn is_within_sentence(before: &str, content: &str, behind: &str) -> bool {
    let is_letter = |lead: Option<&u8>| matches!(lead, Some(0xE4..=0xE9));
    let last = before.len().checked_sub(3);
    is_letter(behind.as_bytes().first())
        && is_letter(last.and_then(|at| before.as_bytes().get(at)))
        && !content.contains(words::COLONS)
        && !starts_anew(behind)
        && !is_title(before)
}

/// Whether a text is a heading, which may have its clause with prose behind it.
fn is_title(text: &str) -> bool {
    let title = enumerator(text).and_then(|number| text.get(number.length..));
    title.is_some_and(|title| !title.contains(['，', ',', '；', ';', '。']))
}

/// Whether a text begins with a number: 二、, 三是.
fn starts_anew(text: &str) -> bool {
    let counted = text.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    enumerator(text).is_some() || (counted.len() < text.len() && counted.starts_with('是'))
}

/// Reads what stands between two brackets. Most of what does is ruled out by the words that it lacks.
fn read_if_likely(source: &str, content: Span, out: &mut Reading) -> bool {
    words::may_assign(content.of(source)) && read(source, content, out)
}

fn read(source: &str, content: Span, out: &mut Reading) -> bool {
    let read = clause::read(source, content, out) || clause::is_deadline(source, content, out);
    if !read && out.mentions.iter().any(|one| !one.label.is_empty()) {
        let odd = Diagnostic::new(DiagnosticCode::ClauseUnread, content);
        out.unread.push(odd);
    }
    read
}

/// Whether the words of a bracket end with a unit and what it is to do, though they are no clause: （经会商后由县水利局牵头）. The
/// unit may be of a make that nobody knows, behind others: （县水利局、东河工坊负责）.
fn says_who(content: &str) -> bool {
    // The longest that is looked at.
    const LONGEST: usize = 600;
    const LONGEST_NAME: usize = 12;
    let last = content.rsplit(words::is_separator).next();
    let last = last
        .filter(|_| content.len() <= LONGEST)
        .unwrap_or_default();
    words::verb_at_end(last).is_some_and(|(end, _)| {
        let name = last.get(..end).unwrap_or_default();
        let is_beside = || {
            let before = content.get(..content.len() - last.len());
            let others = before.unwrap_or_default().split(words::is_separator);
            name.chars().count() <= LONGEST_NAME
                && !name.contains(['要', '应', '须', '的'])
                && others
                    .chain(name.split(['和', '及', '与']))
                    .any(names::is_certain)
        };
        names::is_certain(name.rsplit('由').next().unwrap_or(name)) || is_beside()
    })
}

/// Takes in what belongs to a clause about its brackets: a doubled bracket, a closing mark.
fn widened(source: &str, from: usize, clause: Span, line: Span, out: &mut Reading) -> Span {
    let before = Span::at(from, clause.start()).of(source);
    let kept = before.trim_end_matches(words::OPENING);
    let opens = clause.of(source).chars().next();
    let closes = clause.of(source).chars().next_back();
    let mut kinds = words::OPENING.into_iter().zip(words::CLOSING);
    let matches = kinds.any(|(open, close)| (opens, closes) == (Some(open), Some(close)));
    let behind = Span::at(clause.end(), line.end()).of(source);
    let rest = behind.trim_start_matches(|c| {
        is_blank(c) || matches!(c, '。' | '；' | ';' | '.') || words::CLOSING.contains(&c)
    });
    let marks = behind.get(..behind.len() - rest.len()).unwrap_or_default();
    let marks = marks.trim_end_matches(is_blank);
    if kept.len() < before.len() || !matches || marks.contains(words::CLOSING) {
        let odd = Diagnostic::new(DiagnosticCode::ClauseBracketsOdd, clause);
        out.odd.push(odd);
    }
    Span::at(from + kept.len(), clause.end() + marks.len())
}

/// Whether sentences stand in a bracket, but for a rule behind the units: 县水利局负责。以下均需各镇落实，不再列出.
fn holds_prose(content: &str) -> bool {
    let behind = content.split_once('。').map(|(_, behind)| behind);
    behind.is_some_and(|behind| !standing::is_rule(&join_lines(behind)))
}

/// A clause whose bracket does not close in its line, behind which as many as `depth` stay open too: it
/// goes on in the next lines, or ends with its own.
fn broken(
    source: &str,
    lines: &[Line],
    at: usize,
    (open, depth): (Span, usize),
    brackets: &Brackets<'_>,
    out: &mut Reading,
) -> Option<Found> {
    let line = lines.get(at)?.span;
    let content = Span::at(open.end(), line.end());
    let mut depth = depth;
    for (next, more) in lines.iter().enumerate().skip(at + 1).take(LONGEST_BREAK) {
        if more.number.is_some() {
            break;
        }
        let close = match brackets.depth_behind(more, depth) {
            Ok(close) => close,
            // A line in brackets of its own is another clause; （牵头）） ends this one.
            Err(_) if more.text(source).starts_with(['（', '(']) => break,
            Err(open) => {
                depth = open;
                continue;
            }
        };
        let content = trimmed(source, Span::at(open.end(), close.start()));
        if holds_prose(content.of(source)) || !read_if_likely(source, content, out) {
            break;
        }
        let whole = open.join(close);
        out.odd
            .push(Diagnostic::new(DiagnosticCode::ClauseBroken, whole));
        let span = widened(source, open.start(), whole, more.span, out);
        return Some(Found { span, line: next });
    }
    read_if_likely(source, trimmed(source, content), out).then(|| {
        let whole = Span::at(open.start(), line.end());
        out.odd
            .push(Diagnostic::new(DiagnosticCode::ClauseUnclosed, whole));
        Found {
            span: whole,
            line: at,
        }
    })
}
