//! Lines that say by themselves what they are: 附件, 附件：…, （此件公开发布）.

use crate::parse::enumerator::{Form, digit, enumerator};
use crate::parse::head::signature::{dated, is_issuer};
use crate::parse::lines::Line;
use crate::parse::signs::Kind;
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

/// Whether a title is a register's: a list of persons, of matters that an office handles. Such a list gives nobody a
/// task.
pub(in crate::parse) fn names_register(title: &str) -> bool {
    let base = title.trim_end_matches(['）', ')']);
    [
        "名单",
        "名录",
        "花名册",
        "通讯录",
        "联系表",
        "申报表",
        "登记表",
        "申请表",
        "组成人员",
    ]
    .iter()
    .any(|word| base.ends_with(word))
}

/// How many of the lines behind the mark of an annex, all up to the next mark, belong to a register: none where the
/// first lines, which may be its title, call it none.
pub(in crate::parse) fn register(source: &str, lines: &[Line]) -> usize {
    // Titles take up to four lines.
    const HIGHEST: usize = 4;
    let mut titles = lines.iter().take(HIGHEST);
    let is_title = |line: &Line| line.number.is_none() && !line.holds.any(&[Kind::Stop]);
    let named = titles
        .by_ref()
        .take_while(|line| is_title(line))
        .any(|line| names_register(line.text(source)));
    if !named {
        return 0;
    }
    let within = lines.iter();
    within
        .take_while(|line| !is_annex_mark(line.text(source)))
        .count()
}

/// How many of the lines name what is attached, where the first opens a list of that: 附件：1.任务分工表, and the items
/// that count on below it. All of them may stand below 附件： too, where they are the last lines or a further mark or
/// a signature follows.
pub(in crate::parse) fn attachments(source: &str, lines: &[Line]) -> usize {
    let Some((first, below)) = lines.split_first() else {
        return 0;
    };
    let text = first.text(source);
    if !text.starts_with('附') {
        return 0;
    }
    let bare = is_annex_mark(text) && text.ends_with(['：', ':']);
    if !bare && !opens_attachments(text) {
        return 0;
    }
    let own = text.split_once(['：', ':']);
    let own = own.and_then(|(_, name)| enumerator(trim(name)));
    let mut value = own.map_or(0, |number| number.value);
    let items = below.iter().take_while(|line| {
        let number = line.number.filter(|number| number.form == Form::Digit);
        let follows = number.is_some_and(|number| number.value == value + 1);
        value += 1;
        follows && !line.holds.any(&[Kind::Stop, Kind::Colon])
    });
    let items = if bare || own.is_some() {
        items.count()
    } else {
        0
    };
    let closes = |line: &Line| {
        let text = line.text(source);
        is_annex_mark(text) || is_issuer(text) || dated(text).is_some()
    };
    if bare && (items == 0 || !below.get(items).is_none_or(closes)) {
        return 0;
    }
    1 + items
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
