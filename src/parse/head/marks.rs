//! Lines that say by themselves what they are: 附件, 附件：…, 抄送：….

use crate::parse::enumerator::{Form, digit, enumerator};
use crate::parse::head::issuers::is_issuer;
use crate::parse::head::signature::dated;
use crate::parse::lines::Line;
use crate::parse::signs::Kind;
use crate::parse::words;
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
            rest.trim_start_matches(is_blank).starts_with(words::COLONS) && !is_annex_mark(text)
        })
}

/// Whether a title ends as a register's: a list of persons, of matters that an office handles. Such a table gives
/// nobody a task.
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
    ]
    .iter()
    .any(|word| base.ends_with(word))
}

/// How many of the lines behind the mark of an annex, all up to the next annex, belong to a list of persons: none where
/// no title among the first lines calls it one.
pub(in crate::parse) fn persons(source: &str, lines: &[Line]) -> usize {
    // Titles take up to four lines.
    const HIGHEST: usize = 4;
    const PERSONS: [&str; 5] = ["名单", "花名册", "通讯录", "联系表", "组成人员"];
    let is_title =
        |line: &&Line| line.number.is_none() && !line.holds.any(&[Kind::Stop, Kind::Colon]);
    let titles = lines.iter().take(HIGHEST).take_while(is_title);
    let titles: Vec<_> = titles.map(|line| line.text(source)).collect();
    // 组成人员 above 及任务分工 is half a title.
    let goes_on = |at: usize| {
        let next = titles.get(at + 1);
        next.is_some_and(|next| next.starts_with(['及', '和', '与', '暨']))
    };
    let mut titles_at = titles.iter().enumerate();
    let lists = titles_at.any(|(at, title)| {
        let base = title.trim_end_matches(['）', ')']);
        PERSONS.iter().any(|word| base.ends_with(word)) && !goes_on(at)
    });
    if !lists {
        return 0;
    }
    let marks = |line: &Line| {
        let text = line.text(source);
        is_annex_mark(text) || opens_attachments(text) || is_numbered_annex(text)
    };
    lines.iter().take_while(|line| !marks(line)).count()
}

/// Whether a line begins with the number of an annex: 附件2：实施细则.
fn is_numbered_annex(text: &str) -> bool {
    let behind = ["附件", "附表"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark));
    let behind = behind.map(|behind| behind.trim_start_matches(is_blank));
    behind.is_some_and(|behind| behind.starts_with(|c| digit(c).is_some()))
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
    let bare = is_annex_mark(text) && text.ends_with(words::COLONS);
    if !bare && !opens_attachments(text) {
        return 0;
    }
    let own = text.split_once(words::COLONS);
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

/// How many of the lines are what a document prints at its very end (版记), where the first begins it: whom it is copied
/// to (抄送), and who has printed it when (某县人民政府办公室　2026年3月5日印发).
pub(in crate::parse) fn colophon(source: &str, lines: &[Line]) -> usize {
    // Those to whom it is copied take a few lines.
    const MOST: usize = 8;
    let Some(first) = lines.first() else { return 0 };
    let text = first.text(source);
    if is_printing(text) {
        return 1;
    }
    let copied = ["抄送", "抄報", "抄报"].iter().any(|word| {
        let behind = text.strip_prefix(word);
        behind.is_some_and(|behind| behind.starts_with(words::COLONS))
    });
    if !copied {
        return 0;
    }
    let rest = lines.iter().take(MOST);
    let printed = rest.clone().position(|line| is_printing(line.text(source)));
    let goes_on = rest
        .skip(1)
        .take_while(|line| line.number.is_none() && !line.spaced);
    printed.map_or_else(|| 1 + goes_on.count(), |last| last + 1)
}

/// Whether a line says when the document was printed.
fn is_printing(text: &str) -> bool {
    const LONGEST: usize = 150;
    let bare = text
        .strip_suffix("印发")
        .or_else(|| text.strip_suffix("印發"));
    bare.is_some_and(|bare| {
        let dated = trim(bare);
        text.len() <= LONGEST
            && !bare.contains(['，', '。'])
            && dated.ends_with('日')
            && dated.contains('月')
    })
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
}
