//! Numbers of pages, which stand where one page ends and the next begins: none of the plan's.

use crate::parse::enumerator::digit;
use crate::text::is_blank;

/// Whether a line is nothing but the number of a page: — 5 —, 第5页 共8页. A bare number may be a row's.
#[inline]
pub(super) fn is_page_number(text: &str) -> bool {
    // The first bytes of the marks, and of 第: nearly no line begins so.
    let first = text.as_bytes().first();
    matches!(first, Some(b'-' | 0xC2 | 0xE2 | 0xE7 | 0xEF)) && counts_page(text)
}

/// The same of a line that begins as one.
fn counts_page(text: &str) -> bool {
    const LONGEST: usize = 40;
    const MARKS: [char; 6] = ['—', '－', '-', '–', '―', '·'];
    if text.len() > LONGEST || !text.starts_with(MARKS) && !text.starts_with('第') {
        return false;
    }
    let is_figure = |c: char| digit(c).is_some();
    let of_pages = text.starts_with('第') && text.ends_with('页');
    (of_pages || text.ends_with(MARKS))
        && text.contains(is_figure)
        && text.chars().all(|c| {
            let words = of_pages && matches!(c, '第' | '共' | '页' | '/' | '，');
            is_figure(c) || is_blank(c) || MARKS.contains(&c) || words
        })
}

/// Whether a line is nothing but a figure, as the number of a page is that stands without marks.
pub(super) fn is_figure(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages() {
        for text in ["— 5 —", "-12-", "第5页", "第 5 页 共 8 页"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["5", "第五章", "——", "—", "第5页见附件", "- 清理河道"] {
            assert!(!is_page_number(text), "{text}");
        }
        assert!(is_figure("12"));
        for text in ["", "12.", "１２", "第5页"] {
            assert!(!is_figure(text), "{text}");
        }
    }
}
