//! Lines that say by themselves what they are: 附件, 附件：…, （此件公开发布）.

use crate::parse::enumerator::digit;
use crate::text::{is_blank, trim};

/// Whether a line announces an annex by itself: 附件, 附件1, 附表2：.
pub(in crate::parse) fn is_annex_mark(text: &str) -> bool {
    // Nearly every line is ruled out by its first character.
    if !text.starts_with('附') {
        return false;
    }
    let word: String = text.chars().filter(|c| !is_blank(*c)).collect();
    ["附件", "附表", "附錄", "附录"].iter().any(|mark| {
        word.strip_prefix(mark).is_some_and(|rest| {
            rest.chars().count() <= 4
                && rest
                    .chars()
                    .all(|c| digit(c).is_some() || "一二三四五六七八九十：:-—之".contains(c))
        })
    })
}

/// Whether a line begins the list of what is attached: 附件：1.任务分工表.
pub(super) fn opens_attachments(text: &str) -> bool {
    text.strip_prefix("附件")
        .or_else(|| text.strip_prefix("附"))
        .is_some_and(|rest| {
            rest.trim_start_matches(is_blank).starts_with(['：', ':']) && !is_annex_mark(text)
        })
}

/// （此件公开发布）: the words between the brackets.
pub(super) fn note(text: &str) -> Option<&str> {
    let inner = trim(text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?);
    let is_short = inner.len() <= 90;
    (is_short
        && [
            "公开", "公開", "删减", "刪減", "内部", "登报", "不予", "此件",
        ]
        .iter()
        .any(|word| inner.contains(word)))
    .then_some(inner)
}

/// What is printed below a signature: copies, contacts, the printing.
pub(super) fn is_below_signature(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(']);
    [
        "抄送",
        "抄報",
        "抄报",
        "联系人",
        "联系电话",
        "联系方式",
        "咨询电话",
        "校对",
        "附件：",
        "附件:",
    ]
    .iter()
    .any(|word| bare.starts_with(word))
        || ["印发", "印發"]
            .iter()
            .any(|word| bare.trim_end_matches(['。', '）', ')']).ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_annexes() {
        for text in ["附件", "附件1", "附 件 2", "附件：", "附表一"] {
            assert!(is_annex_mark(text), "{text}");
        }
        for text in ["附件：1.任务分工表", "附近", "附件1任务分工表"] {
            assert!(!is_annex_mark(text), "{text}");
        }
    }

    #[test]
    fn notes_say_who_may_read() {
        assert_eq!(note("（此件公开发布）"), Some("此件公开发布"));
        assert_eq!(note("(此件刪減後公開)"), Some("此件刪減後公開"));
        assert_eq!(note("（试行）"), None);
    }
}
