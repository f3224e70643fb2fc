//! Sentences.

use std::fmt;

use crate::model::pieces::Pieces;
use crate::text::{Excerpt, Span, is_blank};

/// The sentences of a task (举措), in document order.
///
/// A sentence ends with 。, ！ or ？ at the level of the paragraph's own text, or with the paragraph or the item: marks
/// within quotes or brackets belong to what is quoted. It is handed out with its closing mark.
#[derive(Clone)]
pub struct Measures<'p> {
    source: &'p str,
    pieces: Pieces<'p>,
    /// What is left of the piece at hand.
    rest: Span,
    /// A bracket or quote of the paragraph never closes, so that none of them counts any more.
    flat: bool,
}

impl<'p> Measures<'p> {
    pub(crate) fn new(source: &'p str, pieces: Pieces<'p>) -> Self {
        Self {
            source,
            pieces,
            rest: Span::default(),
            flat: false,
        }
    }
}

impl fmt::Debug for Measures<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'p> Iterator for Measures<'p> {
    type Item = Excerpt<'p>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.rest.is_empty() {
            self.rest = self.pieces.next()?.words;
            self.flat = false;
        }
        let text = self.rest.of(self.source);
        let length = match sentence_end(text, self.flat) {
            SentenceEnd::At(end) => end,
            SentenceEnd::Unclosed(end) => {
                self.flat = true;
                end
            }
        };
        let start = self.rest.start();
        let behind = text.get(length..).unwrap_or_default();
        let blanks = behind.len() - behind.trim_start_matches(is_blank).len();
        self.rest = Span::at(start + length + blanks, self.rest.end());
        Some(Excerpt::new(self.source, Span::at(start, start + length)))
    }
}

impl std::iter::FusedIterator for Measures<'_> {}

/// Where the first sentence of a text ends, in bytes, its closing mark included.
pub(crate) enum SentenceEnd {
    At(usize),
    /// A bracket or quote never closes: cut at the first mark, that it may not swallow the rest.
    Unclosed(usize),
}

/// Finds the end of the first sentence; `flat` reads brackets and quotes as ordinary characters.
pub(crate) fn sentence_end(text: &str, flat: bool) -> SentenceEnd {
    let mut depth = 0_usize;
    let mut first_mark = None;
    for (at, c) in text.char_indices() {
        match c {
            '“' | '‘' | '（' | '(' | '《' | '〈' | '「' | '『' | '【' | '〔' | '[' => {
                depth += 1;
            }
            '”' | '’' | '）' | ')' | '》' | '〉' | '」' | '』' | '】' | '〕' | ']' => {
                depth = depth.saturating_sub(1);
            }
            '。' | '！' | '？' => {
                let end = at + c.len_utf8();
                if depth == 0 || flat {
                    return SentenceEnd::At(end);
                }
                first_mark.get_or_insert(end);
            }
            _ => {}
        }
    }
    match first_mark {
        Some(end) if depth > 0 => SentenceEnd::Unclosed(end),
        _ => SentenceEnd::At(text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let spans = [Span::at(0, text.len())];
        Measures::new(text, Pieces::new(&spans, None))
            .map(|sentence| sentence.text().to_owned())
            .collect()
    }

    #[test]
    fn a_mark_within_quotes_or_brackets_ends_no_sentence() {
        assert_eq!(
            sentences("推行“先办。后审。”机制。建设平台（含中心。）；扩面。"),
            ["推行“先办。后审。”机制。", "建设平台（含中心。）；扩面。"]
        );
    }

    #[test]
    fn the_end_of_a_paragraph_ends_a_sentence() {
        assert_eq!(sentences("甲。　乙"), ["甲。", "乙"]);
        assert_eq!(sentences("").len(), 0);
    }

    #[test]
    fn an_open_quote_does_not_swallow_the_rest() {
        assert_eq!(sentences("推行“甲。乙。"), ["推行“甲。", "乙。"]);
    }
}
