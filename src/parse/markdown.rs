//! Marks of Markdown about words: # before a heading, stars about what is printed in bold.

use crate::text::is_blank;

/// Whether a character is such a mark, of a heading or about words.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, '#' | '*')
}

/// Whether a character is a star about words in bold or within them, or a blank beside it: **序 号**
pub(super) fn is_star_or_blank(c: char) -> bool {
    c == '*' || is_blank(c)
}

/// What stands behind the marks of a heading, before its number: ## 一、 **（一）
pub(super) fn behind_marks(text: &str) -> &str {
    text.trim_start_matches(is_mark_or_space)
}

/// Whether a character is such a mark, or a space between two.
pub(super) const fn is_mark_or_space(c: char) -> bool {
    is_mark(c) || c == ' '
}

/// What stands behind the stars that a text begins with: **牵头单位：** 甲
pub(super) fn behind_stars(text: &str) -> &str {
    text.trim_start_matches('*')
}

/// What stands before the stars that a text ends with.
pub(super) fn before_stars(text: &str) -> &str {
    text.trim_end_matches('*')
}

/// The words of a text that is emphasised as a whole, between two such marks: **修渠**, and not **修渠**：清淤**护岸**
pub(super) fn emphasised<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
    (!inner.contains(mark)).then_some(inner)
}
