//! Documents that the text cites by title and number: 《…》（某府发〔2026〕3号）.

use crate::model::document::{CitationData, DocumentData};
use crate::parse::lines::trimmed;
use crate::parse::number::document_number;
use crate::text::Span;

/// Finds the citations of the whole text.
pub(super) fn read(source: &str, document: &mut DocumentData) {
    // Titles are short: a 《 further back belongs to something else.
    const LONGEST: usize = 600;
    for at in memchr::memmem::find_iter(source.as_bytes(), "》".as_bytes()) {
        let behind = at + '》'.len_utf8();
        let Some(open) = source.get(behind..).and_then(|text| text.chars().next()) else {
            continue;
        };
        if !matches!(open, '（' | '(') {
            continue;
        }
        let inner = behind + open.len_utf8();
        let window = Span::at(inner, source.len().min(inner + LONGEST));
        let Some(number) = numbered(source, window) else {
            continue;
        };
        let title = title_before(source, at);
        let Some(title) = title.filter(|title| !trimmed(source, *title).is_empty()) else {
            continue;
        };
        let close = source
            .get(number.span.end()..)
            .and_then(|text| text.chars().next());
        let close = close
            .filter(|c| matches!(c, '）' | ')'))
            .map_or(0, char::len_utf8);
        let start = title.start() - '《'.len_utf8();
        document.citations.push(CitationData {
            span: Span::at(start, number.span.end() + close),
            title: trimmed(source, title),
            number,
        });
    }
}

fn numbered(source: &str, window: Span) -> Option<crate::model::document::NumberData> {
    // A window may end within a character; its last ones are of no use then.
    let end = (window.start()..=window.end())
        .rev()
        .find(|at| source.is_char_boundary(*at))?;
    let text = source.get(window.start()..end)?;
    document_number(text, 0).map(|number| number.moved(window.start()))
}

/// The title that a 》 at byte `at` closes, those within it passed over.
fn title_before(source: &str, at: usize) -> Option<Span> {
    const LONGEST: usize = 200;
    let mut depth = 0_usize;
    for (start, c) in source.get(..at)?.char_indices().rev().take(LONGEST) {
        match c {
            '》' => depth += 1,
            '《' if depth == 0 => return Some(Span::at(start + c.len_utf8(), at)),
            '《' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_title_is_no_citation() {
        let mut document = DocumentData::default();
        read(
            "《》（东府发〔2025〕7号）和《　》（东府发〔2025〕8号）",
            &mut document,
        );
        assert!(document.citations.is_empty());
    }

    #[test]
    fn a_citation_is_a_title_with_a_number() {
        let text = "根据《东平县关于〈水〉的办法》（东府发〔2025〕7号）和《渠法》，";
        let mut document = DocumentData::default();
        read(text, &mut document);
        let [citation] = document.citations.as_slice() else {
            panic!("{document:?}")
        };
        assert_eq!(citation.title.of(text), "东平县关于〈水〉的办法");
        assert_eq!(citation.number.span.of(text), "东府发〔2025〕7号");
        assert_eq!(
            citation.span.of(text),
            "《东平县关于〈水〉的办法》（东府发〔2025〕7号）"
        );
    }
}
