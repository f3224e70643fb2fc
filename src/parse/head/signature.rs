//! Who signs, and when: 东平县人民政府 with 2026年3月5日 below it, or behind it on the same line.

use chrono::NaiveDate;

use crate::model::document::{DateData, DocumentData};
use crate::model::element::ElementData;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind};
use crate::parse::dates;
use crate::parse::enumerator::{chinese_digit, digit};
use crate::parse::furniture::{is_keeper, is_of_page, tells_of_page};
use crate::parse::head::issuers::{is_issuer, may_be_issuer, names, signers};
use crate::parse::head::marks::{is_annex_mark, is_below_signature, opens_attachments};
use crate::parse::head::note::{note, note_line};
use crate::parse::head::title_behind;
use crate::parse::head::titles::names_document;
use crate::parse::lines::{Line, trimmed};
use crate::text::{Span, is_blank};

/// What may stand behind a date: it closes a note, or what the date opened.
const CLOSING: [char; 2] = ['）', ')'];

/// A line that dates a document.
pub(super) struct Dated {
    /// The bodies that sign on the same line.
    issuers: Span,
    date: Span,
    value: NaiveDate,
    /// A note in brackets behind the date, the brackets included.
    note: Span,
}

/// Whether a line gives a date, and nothing but who signs before it.
pub(in crate::parse) fn is_dated(text: &str) -> bool {
    dated(text).is_some()
}

/// Whether a text may end with a date or a note behind it: nearly always none does, as its last character tells.
#[inline]
fn may_end(text: &str) -> bool {
    dates::may_end_date(text) || text.ends_with(CLOSING)
}

/// A date by itself, in brackets, with the issuer before it or a note behind.
pub(super) fn dated(text: &str) -> Option<Dated> {
    // Names of several issuers and a date stay below this many bytes.
    const LONGEST: usize = 240;
    if text.len() > LONGEST || !may_end(text) {
        return None;
    }
    let mut rest = text;
    if text.ends_with(CLOSING) && !text.starts_with(['（', '(']) {
        // A note, or nothing that dates.
        let open = text.rfind(['（', '('])?;
        note(text.get(open..)?)?;
        rest = text.get(..open)?;
    }
    let note = Span::at(rest.len(), text.len());
    let bare = rest.trim_start_matches(['（', '(']);
    let start = rest.len() - bare.len();
    let end = start + bare.trim_end_matches(['）', ')']).len();
    let all = trimmed(text, Span::at(start, end));
    if let Some(value) = dates::whole_date(all.of(text)) {
        let issuers = Span::at(start, start);
        return Some(Dated {
            issuers,
            date: all,
            value,
            note,
        });
    }
    if start > 0 {
        // （含乡镇）县水利局2026年3月1日: no bracket opens on who signs.
        return None;
    }
    let years = text.char_indices().filter(|(at, c)| {
        all.contains(*at) && (digit(*c).is_some() || chinese_digit(*c).is_some())
    });
    for (at, _) in years {
        let issuers = trimmed(text, Span::at(all.start(), at));
        let date = Span::at(at, all.end());
        if let Some(value) = dates::whole_date(date.of(text)) {
            return is_issuer(issuers.of(text)).then_some(Dated {
                issuers,
                date,
                value,
                note,
            });
        }
    }
    None
}

/// Whether a line may date a document only where an issuer stands above: 2026-03-05 may be a page's own.
pub(super) fn is_bare_figure(text: &str) -> bool {
    !text.contains(['年', '（', '('])
}

/// Takes in a line that [`dated`] reads.
pub(super) fn date(
    source: &str,
    line: Line,
    document: &mut DocumentData,
    elements: &mut Vec<ElementData>,
) {
    let text = line.text(source);
    let at = |span: Span| {
        Span::at(
            line.span.start() + span.start(),
            line.span.start() + span.end(),
        )
    };
    let Some(dated) = dated(text) else {
        let span = line.span;
        elements.push(ElementData {
            span,
            kind: ElementKind::Date,
        });
        return;
    };
    let mut from = line.span.start();
    if !dated.issuers.is_empty() {
        issuers(source, at(dated.issuers), document, elements);
        from = line.span.start() + dated.date.start();
    }
    let (span, date) = (at(dated.date), dated.value);
    document.date.get_or_insert(DateData { span, date });
    let end = line.span.start() + dated.note.start();
    elements.push(ElementData {
        span: trimmed(source, Span::at(from, end)),
        kind: ElementKind::Date,
    });
    if !dated.note.is_empty() {
        note_in(source, at(dated.note), document, elements);
    }
}

/// Who signs on a line that [`dated`] reads, and what day it gives.
pub(super) fn of_line(source: &str, line: Line) -> (Vec<Span>, Option<DateData>) {
    let Some(dated) = dated(line.text(source)) else {
        return (Vec::new(), None);
    };
    let place = |span: Span| {
        let start = line.span.start();
        Span::at(start + span.start(), start + span.end())
    };
    let (span, date) = (place(dated.date), dated.value);
    let issuers = if dated.issuers.is_empty() {
        Vec::new()
    } else {
        names(source, place(dated.issuers))
    };
    (issuers, Some(DateData { span, date }))
}

/// Takes in a note with its brackets.
pub(super) fn note_in(
    source: &str,
    span: Span,
    document: &mut DocumentData,
    elements: &mut Vec<ElementData>,
) {
    let text = span.of(source);
    let inner = note(text).map(|inner| {
        let start = span.start() + text.find(inner).unwrap_or(0);
        Span::at(start, start + inner.len())
    });
    document.note = document.note.or(inner);
    let kind = ElementKind::Note;
    elements.push(ElementData { span, kind });
}

/// Takes in a line of issuers: one, or several with blanks between.
pub(super) fn issuers(
    source: &str,
    line: Span,
    document: &mut DocumentData,
    elements: &mut Vec<ElementData>,
) {
    let all = names(source, line);
    document.issuers.extend_from_slice(&all);
    let (span, kind) = (line, ElementKind::Issuer);
    elements.push(ElementData { span, kind });
}

/// The lines of the first signature among `lines`: issuers, the date, and what is printed below.
///
/// One closes the document, or stands before an annex or before the title of the plan that it sends out: where a title
/// is `expected`, a date alone does too, as a page drops the name with the seal.
pub(in crate::parse) fn signature(
    source: &str,
    lines: &[Line],
    expected: bool,
) -> Option<std::ops::Range<usize>> {
    // More issuers than sign together anywhere.
    const MOST: usize = 40;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text(source);
        let Some(dated) = dated(text) else {
            if expected && noted_plan(source, lines.get(at..).unwrap_or_default()) {
                return Some(at..at + 1);
            }
            continue;
        };
        let above = lines.get(at.saturating_sub(MOST)..at).unwrap_or_default();
        let signed = if dated.issuers.is_empty() {
            signers(source, above)
        } else {
            0
        };
        if is_bare_figure(text) && signed == 0 {
            continue;
        }
        let below = lines.get(at + 1..).unwrap_or_default();
        let signs = signed > 0 || !dated.issuers.is_empty();
        if let Some(passed) = closes(source, &dated, below, (signs, expected)) {
            return Some(at - signed..at + 1 + passed);
        }
    }
    None
}

/// Whether the first of the lines is the note of a notice that nobody signs, with the plan behind it.
fn noted_plan(source: &str, lines: &[Line]) -> bool {
    let Some((line, behind)) = lines.split_first() else {
        return false;
    };
    note(line.text(source)).is_some()
        && note_line(source, lines).is_some()
        && title_behind(source, behind)
            .is_some_and(|(_, taken)| counts_anew(behind.get(taken..).unwrap_or_default()))
}

/// Whether lines that stand `below` a date tell that it closes the document, or a part of it: how many of them are
/// printed below a date. Somebody `signs` above it; a title is `expected` behind it.
fn closes(
    source: &str,
    dated: &Dated,
    below: &[Line],
    (signs, expected): (bool, bool),
) -> Option<usize> {
    let passed = below
        .iter()
        .take_while(|line| is_below(line.text(source)))
        .count();
    // Who looks after the page is printed beside its furniture.
    let kept = |line: &Line| is_below(line.text(source)) || is_keeper(line.text(source));
    let tells = |line: &Line| tells_of_page(line.text(source));
    if signs && below.iter().all(kept) && below.iter().any(tells) {
        return Some(below.len());
    }
    let (pages, behind) = below.split_at(passed);
    let Some(next) = behind.first() else {
        return Some(passed);
    };
    let text = next.text(source);
    let noted =
        || !dated.note.is_empty() || pages.iter().any(|line| note(line.text(source)).is_some());
    let closes = is_annex_mark(text)
        || opens_attachments(text)
        || (signs && names_document(text) && !text.contains('。'))
        || (expected
            && title_behind(source, behind).is_some_and(|(_, taken)| {
                let plan = behind.get(taken..).unwrap_or_default();
                signs || noted() || counts_anew(plan)
            }))
        // Behind page furniture all is the page's.
        || pages.iter().any(tells);
    closes.then_some(passed)
}

/// Whether lines begin with a signature that closes the document, or a part of it: the bodies that sign, a line each, and
/// the date below them; or both on one line.
pub(in crate::parse) fn begins_signature(source: &str, lines: &[Line]) -> bool {
    // No more sign below a table.
    const MOST: usize = 8;
    // Neither a name nor a date is so short; the number of the next row is.
    const SHORTEST: usize = 6;
    let within = lines.get(..=MOST).unwrap_or(lines);
    let Some(first) = lines.first() else {
        return false;
    };
    if !may_end(first.text(source)) && !may_be_issuer(first.text(source)) {
        return false;
    }
    let mut within = within.iter().take_while(|line| line.span.len() >= SHORTEST);
    let Some(last) = within.position(|line| is_dated(line.text(source))) else {
        return false;
    };
    let (names, behind) = lines.split_at(last);
    let Some((line, below)) = behind.split_first() else {
        return false;
    };
    let signs = |dated: &Dated| dated.issuers.is_empty() != names.is_empty();
    let dated = dated(line.text(source)).filter(signs);
    names.len() == signers(source, names)
        && dated.is_some_and(|dated| closes(source, &dated, below, (true, false)).is_some())
}

/// Whether the first number that lines begin with is a one.
fn counts_anew(lines: &[Line]) -> bool {
    // Prefaces take a few lines.
    const MOST: usize = 20;
    let first = lines.iter().take(MOST).find_map(|line| line.number);
    first.is_some_and(|number| number.value == 1)
}

/// Whether a line below a name is a date of which figures or words are missing: 2026年3月 日, 2026年×月×日, 2026305.
pub(super) fn is_damaged_date(text: &str) -> bool {
    const LONGEST: usize = 60;
    let is_part = |c: char| {
        is_blank(c)
            || digit(c).is_some()
            || chinese_digit(c).is_some()
            || "年月日号號十廿XxＸ×*＊_＿□■○OoＯ零?？.．-—、（）()".contains(c)
    };
    let months = text.contains('月') && (text.contains('年') || dates::ends_with_day(text));
    let figures = || {
        let is_year = text.starts_with("19") || text.starts_with("20");
        is_year && (6..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    text.len() <= LONGEST && ((months && text.chars().all(is_part)) || figures())
}

fn is_below(text: &str) -> bool {
    note(text).is_some() || is_of_page(text) || is_below_signature(text)
}

/// Takes in the lines of a [`signature`].
pub(in crate::parse) fn sign(
    source: &str,
    lines: &[Line],
    document: &mut DocumentData,
    elements: &mut Vec<ElementData>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for line in lines {
        let text = line.text(source);
        let (span, kind) = (line.span, ElementKind::Other);
        if dated(text).is_some() {
            date(source, *line, document, elements);
        } else if note(text).is_some() {
            note_in(source, span, document, elements);
        } else if is_of_page(text) || is_below_signature(text) || is_keeper(text) {
            elements.push(ElementData { span, kind });
            // What may as well be the plan's.
            if !is_below_signature(text) && !tells_of_page(text) {
                diagnostics.push(Diagnostic::new(DiagnosticCode::TextOutside, span));
            }
        } else {
            issuers(source, span, document, elements);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_share_its_line() {
        for (text, issuer, date, note) in [
            ("2026年3月5日", "", "2026年3月5日", ""),
            ("（2026年3月5日）", "", "2026年3月5日", ""),
            ("县水利局　　2026年3月5日", "县水利局", "2026年3月5日", ""),
            (
                "县水利局2026 年 3 月 5 日",
                "县水利局",
                "2026 年 3 月 5 日",
                "",
            ),
            (
                "2026年3月5日（此件公开发布）",
                "",
                "2026年3月5日",
                "（此件公开发布）",
            ),
        ] {
            let dated = dated(text).unwrap();
            assert_eq!(dated.issuers.of(text), issuer, "{text}");
            assert_eq!(dated.date.of(text), date, "{text}");
            assert_eq!(dated.note.of(text), note, "{text}");
        }
        for text in [
            "县水利局　2026年3月5日印发",
            "力争于2026年3月5日",
            "2026年3月",
        ] {
            assert!(dated(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_date_may_be_damaged() {
        for text in [
            "2026年3月",
            "2026年 月 日",
            "2026年×月×日",
            "二O二六年三月",
            "X月X日",
            "2026305",
        ] {
            assert!(is_damaged_date(text), "{text}");
        }
        for text in ["2026年", "2026年3月底前", "3月行动", "修渠方案", "一、"] {
            assert!(!is_damaged_date(text), "{text}");
        }
    }
}
