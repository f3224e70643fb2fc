//! Who signs, and when: 东平县人民政府 with 2026年3月5日 below it, or behind it on the same line.

use chrono::NaiveDate;

use crate::model::ElementKind;
use crate::model::document::{DateData, DocumentData};
use crate::model::element::ElementData;
use crate::parse::dates;
use crate::parse::enumerator::{chinese_digit, digit, enumerator};
use crate::parse::furniture::is_furniture;
use crate::parse::head::marks::{is_annex_mark, is_below_signature, note, opens_attachments};
use crate::parse::head::titles::names_document;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::{Line, trimmed};
use crate::parse::words;
use crate::text::{Span, is_blank};

/// What the name of an issuer ends with.
#[rustfmt::skip]
static ISSUER_WORDS: Lexicon<()> = lexicon!(Last, [
    "政府", "办公室", "办公厅", "委员会", "局", "厅", "部", "院", "委", "办", "管委会", "党委",
    "领导小组", "公司", "会", "中心", "署", "省", "市", "處", "处", "馆", "协", "联", "指挥部", "街道",
    "党组", "工委", "行", "大学", "学院", "专班",
    "辦公室", "辦公廳", "委員會", "廳", "辦", "黨委", "領導小組", "會",
]);

/// What a stamp adds to the name of an issuer.
const STAMPS: [&str; 4] = ["代章", "盖章", "印章", "章"];

/// What stands behind the day of a date, where not nothing.
const ENDS: [char; 3] = ['日', '号', '號'];

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

/// A date by itself, in brackets, with the issuer before it or a note behind.
pub(super) fn dated(text: &str) -> Option<Dated> {
    // Names of several issuers and a date stay below this many bytes.
    const LONGEST: usize = 240;
    // Nearly every line ends with a mark like 。 or a word, which end no date.
    let ends_none = match text.as_bytes() {
        [.., 0xE3, 0x80, _] => true,
        [.., 0xE4..=0xE9, _, _] => !text.ends_with(ENDS),
        _ => false,
    };
    if text.len() > LONGEST || ends_none {
        return None;
    }
    let is_end = |c: char| ENDS.contains(&c) || digit(c).is_some();
    let mut rest = text;
    let last = text.chars().next_back()?;
    if matches!(last, '）' | ')') && !text.starts_with(['（', '(']) {
        // A note, or nothing that dates.
        let open = text.rfind(['（', '('])?;
        note(text.get(open..)?)?;
        rest = text.get(..open)?;
    } else if !is_end(last) && !matches!(last, '）' | ')') {
        return None;
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

/// The issuers that a line names, without the mark of a stamp behind them.
pub(super) fn names(source: &str, line: Span) -> Vec<Span> {
    // A name of its own: 市委 within 中共 东平 市委 is none.
    const SHORTEST: usize = 4;
    let mut parts = Vec::new();
    let mut start = line.start();
    for word in line.of(source).split(is_blank) {
        let span = Span::at(start, start + word.len());
        start = source
            .get(span.end()..)
            .and_then(|rest| rest.chars().next())
            .map_or(span.end(), |blank| span.end() + blank.len_utf8());
        if !word.is_empty() {
            parts.push(span);
        }
    }
    let whole = |span: &Span| {
        let name = span.of(source);
        name.chars().count() >= SHORTEST && is_issuer(name)
    };
    if parts.len() < 2 || !parts.iter().all(whole) {
        parts = vec![line];
    }
    let bare = parts.into_iter().map(|span| {
        let name = without_stamp(span.of(source));
        Span::at(span.start(), span.start() + name.len())
    });
    bare.collect()
}

fn without_stamp(name: &str) -> &str {
    if !name.ends_with(['章', '（', '(', '）', ')']) {
        return name;
    }
    let stamp = |open: usize| {
        let inner = name.get(open..).unwrap_or_default();
        let inner = inner.trim_matches(['（', '(', '）', ')']);
        STAMPS.contains(&inner)
    };
    match name.rfind(['（', '(']).filter(|open| stamp(*open)) {
        Some(open) => name.get(..open).unwrap_or(name).trim_end_matches(is_blank),
        None => name,
    }
}

pub(super) fn is_issuer(text: &str) -> bool {
    let name = without_stamp(text);
    // A clause that its line breaks off is no name: 1.修渠（县政府主办.
    let open = name.rfind(words::OPENING);
    let closes = |at: usize| {
        name.get(at..)
            .is_some_and(|rest| rest.contains(words::CLOSING))
    };
    ISSUER_WORDS.ends(name)
        && open.is_none_or(closes)
        && name.chars().count() <= 60
        && !name.contains(['。', '：', ':', '《', '“', '，', '；'])
        && !name.contains("关于")
        // Nor is a heading, which may hold a clause that is never closed.
        && enumerator(name).is_none()
}

/// How many lines at the end of a run name issuers.
pub(super) fn signers(source: &str, lines: &[Line]) -> usize {
    lines
        .iter()
        .rev()
        .take_while(|line| is_issuer(line.text(source)))
        .count()
}

/// The lines of the first signature among `lines`: issuers, the date, and what is printed below.
///
/// One closes the document, or stands before an annex or before the title of the plan that it sends out.
pub(in crate::parse) fn signature(source: &str, lines: &[Line]) -> Option<std::ops::Range<usize>> {
    // More issuers than sign together anywhere.
    const MOST: usize = 40;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text(source);
        let Some(dated) = dated(text) else { continue };
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
        let passed = below
            .iter()
            .take_while(|line| is_below(line.text(source)))
            .count();
        let closes = match below.get(passed) {
            None => true,
            Some(next) => {
                let text = next.text(source);
                let signs = signed > 0 || !dated.issuers.is_empty();
                let pages = below.get(..passed).unwrap_or_default();
                is_annex_mark(text)
                    || opens_attachments(text)
                    || (signs && names_document(text) && !text.contains('。'))
                    // Behind page furniture all is the page's.
                    || pages.iter().any(|line| is_furniture(line.text(source)))
            }
        };
        if closes {
            return Some(at - signed..at + 1 + passed);
        }
    }
    None
}

fn is_below(text: &str) -> bool {
    note(text).is_some() || is_furniture(text) || is_below_signature(text)
}

/// Takes in the lines of a [`signature`].
pub(in crate::parse) fn sign(
    source: &str,
    lines: &[Line],
    document: &mut DocumentData,
    elements: &mut Vec<ElementData>,
) {
    for line in lines {
        let text = line.text(source);
        let (span, kind) = (line.span, ElementKind::Other);
        if dated(text).is_some() {
            date(source, *line, document, elements);
        } else if note(text).is_some() {
            note_in(source, span, document, elements);
        } else if is_furniture(text) || is_below_signature(text) {
            elements.push(ElementData { span, kind });
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
    fn issuers_on_one_line_are_told_apart() {
        let shown = |text: &'static str| -> Vec<_> {
            let all = names(text, Span::at(0, text.len()));
            all.into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(
            shown("东平县水利局　　东平县财政局（章）"),
            ["东平县水利局", "东平县财政局"]
        );
        assert_eq!(shown("东平县 人民政府"), ["东平县 人民政府"]);
    }
}
