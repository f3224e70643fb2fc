//! Documents that the text cites by title and number: 《…》（某府发〔2026〕3号）.

use crate::model::document::{CitationData, DocumentData};
use crate::parse::lines::trimmed;
use crate::parse::number::document_number;
use crate::parse::signs::Sign;
use crate::text::Span;

/// 》
const CLOSING: [u8; 3] = [0xE3, 0x80, 0x8B];

/// Finds the citations of the whole text, each by the bracket that opens behind its title.
pub(super) fn read(source: &str, signs: &[Sign], document: &mut DocumentData) {
    // Titles are short: a 《 further back belongs to something else.
    const LONGEST: usize = 600;
    let bytes = source.as_bytes();
    let [.., last] = CLOSING;
    // Nearly every sign is ruled out by the last byte before it.
    let is_behind = |sign: &&Sign| bytes.get(sign.start().wrapping_sub(1)) == Some(&last);
    for sign in signs.iter().filter(is_behind) {
        let mark = sign.span();
        let (before, behind) = source.split_at_checked(mark.start()).unwrap_or_default();
        if !before.as_bytes().ends_with(&CLOSING) || !behind.starts_with(['（', '(']) {
            continue;
        }
        let at = before.len() - CLOSING.len();
        let inner = mark.end();
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
    use crate::parse::signs;

    fn citations(text: &str) -> Vec<CitationData> {
        let mut document = DocumentData::default();
        read(text, &signs::of(text), &mut document);
        document.citations
    }

    #[test]
    fn what_has_no_title_is_no_citation() {
        let text = "《》（东府发〔2025〕7号）和《　》（东府发〔2025〕8号）和（东府发〔2025〕9号）";
        assert!(citations(text).is_empty());
    }

    #[test]
    fn a_citation_is_a_title_with_a_number() {
        let text = "根据《东平县关于〈水〉的办法》（东府发〔2025〕7号）和《渠法》，";
        let citations = citations(text);
        let [citation] = citations.as_slice() else {
            panic!("{citations:?}")
        };
        assert_eq!(citation.title.of(text), "东平县关于〈水〉的办法");
        assert_eq!(citation.number.span.of(text), "东府发〔2025〕7号");
        assert_eq!(
            citation.span.of(text),
            "《东平县关于〈水〉的办法》（东府发〔2025〕7号）"
        );
    }
}
