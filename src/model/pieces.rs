//! What a task says, piece by piece.

use crate::model::section::{Section, Sections};
use crate::text::Span;

/// A task's paragraphs, and the words of the items below its heading, in document order.
#[derive(Clone)]
pub(crate) struct Pieces<'p> {
    paragraphs: std::slice::Iter<'p, Span>,
    items: Option<Sections<'p>>,
}

/// One of them.
#[derive(Clone, Copy)]
pub(crate) struct Piece {
    /// A paragraph, or an item's words with the mark that closes them.
    pub(crate) words: Span,
    /// The same with the item's number.
    pub(crate) printed: Span,
}

impl<'p> Pieces<'p> {
    pub(crate) fn new(paragraphs: &'p [Span], items: Option<Sections<'p>>) -> Self {
        let paragraphs = paragraphs.iter();
        Self { paragraphs, items }
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let paragraph = self.paragraphs.as_slice().first();
        let item = self.items.clone().and_then(|mut items| items.next());
        let item = item.filter(|item| {
            paragraph.is_none_or(|paragraph| item.span().start() < paragraph.start())
        });
        if let (Some(item), Some(items)) = (item, &mut self.items) {
            items.next();
            return Some(of_item(item));
        }
        let paragraph = *self.paragraphs.next()?;
        Some(Piece {
            words: paragraph,
            printed: paragraph,
        })
    }
}

fn of_item(item: Section<'_>) -> Piece {
    let words = item.heading_span();
    let behind = item.plan().source().get(words.end()..).unwrap_or_default();
    let mark = behind.chars().next();
    let mark = mark.filter(|c| matches!(c, '。' | '；' | '！' | '？' | ';'));
    let words = Span::at(words.start(), words.end() + mark.map_or(0, char::len_utf8));
    Piece {
        words,
        printed: item.number_span().join(words),
    }
}
