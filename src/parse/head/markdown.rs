//! Marks of Markdown about a line: # 河口县修渠方案, **河政发〔2026〕3号**.

use crate::model::ElementKind;
use crate::model::element::ElementData;
use crate::parse::lines::{Line, trimmed};
use crate::parse::markdown;
use crate::text::{Span, is_blank};

/// Whether a line begins as those do that have such marks.
fn may_be_marked(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'#' | b'*' | b'_'))
}

/// The words of a line without the marks about all of them: those of a heading, an emphasis.
fn bare(source: &str, line: Span) -> Span {
    let mut span = line;
    let text = line.of(source);
    if !may_be_marked(text) {
        return line;
    }
    // #1 is a number.
    let behind = text.trim_start_matches('#');
    if behind.len() < text.len() && behind.starts_with(is_blank) && !behind.contains(['|', '\t']) {
        let words = behind.trim_end_matches(|c| is_blank(c) || c == '#');
        let start = line.end() - behind.len();
        span = trimmed(source, Span::at(start, start + words.len()));
    }
    for mark in ["**", "__"] {
        if let Some(inner) = markdown::emphasised(span.of(source), mark) {
            let start = span.start() + mark.len();
            span = trimmed(source, Span::at(start, start + inner.len()));
        }
    }
    let has_words = span.of(source).contains(char::is_alphanumeric);
    if has_words { span } else { line }
}

/// The lines without such marks, where they have any; with the marks.
pub(super) fn stripped(source: &str, lines: &[Line]) -> Option<(Vec<Line>, Vec<Span>)> {
    if !lines.iter().any(|line| may_be_marked(line.text(source))) {
        return None;
    }
    let mut marks = Vec::new();
    let words = lines.iter().map(|line| {
        let span = bare(source, line.span);
        marks.extend(about(source, line.span, span));
        line.within(span)
    });
    Some((words.collect(), marks))
}

/// What a line has about its words.
pub(in crate::parse) fn about(source: &str, line: Span, words: Span) -> impl Iterator<Item = Span> {
    let before = Span::at(line.start(), words.start());
    let behind = Span::at(words.end(), line.end());
    let marks = [before, behind].map(|marks| trimmed(source, marks));
    marks.into_iter().filter(|marks| !marks.is_empty())
}

/// Takes in the marks that stand in none of the elements.
pub(super) fn take(marks: &[Span], elements: &mut Vec<ElementData>, first: usize) {
    let own = elements.get_mut(first..).unwrap_or_default();
    own.sort_by_key(|element| element.span);
    let mut own = own.iter().peekable();
    let kind = ElementKind::Other;
    let free = marks.iter().filter(|mark| {
        while own.next_if(|one| one.span.end() <= mark.start()).is_some() {}
        own.peek().is_none_or(|one| one.span.start() >= mark.end())
    });
    let free: Vec<_> = free.map(|span| ElementData { span: *span, kind }).collect();
    elements.extend(free);
}

/// Whether a text is nothing but such marks, or the line that Markdown rules.
pub(in crate::parse) fn is_markup(text: &str) -> bool {
    text.chars()
        .all(|c| is_blank(c) || markdown::is_mark(c) || matches!(c, '_' | '=' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_about_a_line_are_none_of_its_words() {
        let bare = |text: &'static str| bare(text, Span::at(0, text.len())).of(text);
        for (text, words) in [
            ("# 河口县修渠方案", "河口县修渠方案"),
            ("## **河口县修渠方案** ##", "河口县修渠方案"),
            ("**河政发〔2026〕3号**", "河政发〔2026〕3号"),
            ("__各镇人民政府：__", "各镇人民政府："),
        ] {
            assert_eq!(bare(text), words);
        }
        for text in [
            "河口县修渠方案",
            "#1机组改造方案",
            "**修渠**：清淤**护岸**",
            "# 序号\t任务",
            "***",
            "#",
            "* 修渠",
        ] {
            assert_eq!(bare(text), text);
        }
    }
}
