//! Numbers that no mark parts from the words: 1 总则, 2　组织指挥体系, 3应急响应.

use crate::parse::enumerator::figure::{FRACTIONS, begins_with_year};
use crate::parse::enumerator::{Enumerator, Form, chinese_number, digit, digit_number, is_numeral};
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::markdown;
use crate::text::{is_blank, trim_start};

/// Words for what a figure counts in prose.
#[rustfmt::skip]
static MEASURES: Lexicon<()> = lexicon!(First, &[
    ((), FRACTIONS),
    ((), &[
        "项", "个", "次", "年", "月", "日", "天", "处", "条", "家", "座", "台", "期", "批", "周", "名", "人", "户", "支", "类", "级", "元",
        "千", "百", "余", "多", "成", "折", "分", "秒", "时", "点", "号", "米", "克", "度", "辆", "艘", "架", "间", "所", "套", "件",
        "份", "部", "张", "本", "篇", "场", "届", "轮", "种", "倍", "株", "头", "只", "口", "眼", "村", "镇", "县", "乡", "市", "區",
        "項", "個", "處", "條", "臺", "戶", "類", "級", "餘", "點", "號", "輛", "間", "張", "場", "屆", "輪", "種", "頭", "鎮", "縣", "鄉",
    ]),
]);

/// The number at the start of a line that is otherwise nothing but the words of a heading. It counts only where those
/// about it say so: a row of a table may look like it, or a line that a sentence is broken before.
#[cold]
pub(super) fn figure(line: &str) -> Option<Enumerator> {
    if line.len() > LONGEST {
        return None;
    }
    let bare = markdown::behind_marks(line);
    // No outline has a hundred parts.
    let (value, length) = digit_number(bare).filter(|(value, _)| (1..100).contains(value))?;
    let length = line.len() - bare.len() + length;
    let behind = line.get(length..)?;
    let words = markdown::before_stars(before_page(trim_start(behind)));
    // 3 PPP项目 and 3 2026年目标, but 3MW and 3 kV.
    let apart = || words.starts_with(|c: char| c.is_ascii_uppercase()) || begins_with_year(words);
    let opens = words.starts_with(is_word) || behind.starts_with(is_blank) && apart();
    (opens && is_heading(words)).then_some(Enumerator {
        form: Form::FirstPlace,
        value,
        length,
    })
}

/// The numeral at the start of a line that a blank parts from the words of a heading: 一 总则. It counts where the next
/// such line goes on from it.
#[cold]
pub(super) fn numeral(line: &str) -> Option<Enumerator> {
    let (value, length) = chinese_number(line).filter(|_| line.len() <= LONGEST)?;
    let behind = line.get(length..)?;
    let words = before_page(trim_start(behind));
    // 一 是
    let opens = behind.starts_with(is_blank) && words.starts_with(is_word);
    (opens && !words.starts_with('是') && is_heading(words)).then_some(Enumerator {
        form: Form::Chinese,
        value,
        length,
    })
}

/// The longest line that is a heading: some forty characters.
const LONGEST: usize = 120;

/// Whether no mark parts a number in numerals from its words.
pub(in crate::parse) fn is_bare(line: &str, number: Enumerator) -> bool {
    let number = line.get(..number.length).unwrap_or_default();
    number.ends_with(is_numeral)
}

/// Whether the words behind a bare number begin with what a figure counts: 3 亿元.
pub(in crate::parse) fn is_measured(line: &str, number: Enumerator) -> bool {
    let words = line.get(number.length..).unwrap_or_default();
    MEASURES.begins(trim_start(words))
}

/// The words of an entry of a table of contents, without what leads to the number of its page.
fn before_page(text: &str) -> &str {
    let led = text.trim_end_matches(|c| digit(c).is_some());
    let words = led.trim_end_matches(|c| {
        is_blank(c)
            || matches!(
                c,
                '.' | '…' | '．' | '·' | '⋯' | '‥' | '_' | '-' | '—' | '•'
            )
    });
    if led.len() < text.len() && words.len() < led.len() {
        words
    } else {
        text
    }
}

/// Whether a character may begin the words of a heading.
const fn is_word(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '“' | '《')
}

/// Whether a text is the words of a heading and no more, but for a clause in brackets behind them.
fn is_heading(words: &str) -> bool {
    let words = match words.split_once(['（', '(', '[', '〔']) {
        Some((before, _)) if !before.is_empty() && words.ends_with(['）', ')', ']', '〕']) => {
            before
        }
        _ => words,
    };
    words.chars().all(is_of_words) && !has_cells(words)
}

/// Whether a character may stand in the words of a heading.
fn is_of_words(c: char) -> bool {
    c.is_alphanumeric() || is_blank(c) || "、“”‘’《》（）()〔〕-—－/／·•&+＋".contains(c)
}

/// Whether blanks part the words into cells, as they do in a row. Those of 总 则 are set for the eye alone, and so is one
/// beside a figure or a Latin letter.
fn has_cells(words: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let parts = |(at, blank): (usize, char)| {
        let before = words
            .get(..at)
            .and_then(|before| before.chars().next_back());
        let behind = words.get(at + blank.len_utf8()..);
        is_blank(blank) && !latin(before) && !latin(behind.and_then(|text| text.chars().next()))
    };
    let mut cells = words.split(is_blank);
    words.char_indices().any(parts) && !cells.all(|cell| cell.chars().count() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_have_no_mark() {
        for (line, value, words) in [
            ("1 总则", 1, " 总则"),
            ("1总 则", 1, "总 则"),
            ("１２　组织指挥体系", 12, "　组织指挥体系"),
            ("# 2 “双清”行动", 2, " “双清”行动"),
            ("3 PPP项目", 3, " PPP项目"),
            ("4 建设 5G 基站（二期）", 4, " 建设 5G 基站（二期）"),
            ("5 2026年目标", 5, " 2026年目标"),
            (
                "5 保障（责任单位：县水利局，各镇）",
                5,
                " 保障（责任单位：县水利局，各镇）",
            ),
            ("6 附则 ........ 12", 6, " 附则 ........ 12"),
            ("7附则……3", 7, "附则……3"),
        ] {
            let number = figure(line).unwrap();
            assert_eq!(
                (number.form, number.value),
                (Form::FirstPlace, value),
                "{line}"
            );
            assert_eq!(line.get(number.length..), Some(words), "{line}");
        }
        for line in [
            "1",
            "12",
            "1 ",
            "1.总则",
            "1、总则",
            "1）总则",
            "1 修渠。",
            "1 修渠，护岸",
            "1 修渠：护岸",
            "1 修渠 县水利局",
            "1\t修渠\t县水利局",
            "2026 年",
            "1MW",
            "1 kV",
            "1—3 月",
            "100 总则",
            "0 总则",
            "1 （一）",
            "1 修渠 护岸（县水利局负责）",
            "1 修渠（县水利局负责）。",
        ] {
            assert_eq!(figure(line), None, "{line}");
        }
        let measured = |line| is_measured(line, figure(line).unwrap());
        assert!(measured("3 亿元") && measured("12座水库") && !measured("3 应急响应"));
    }

    #[test]
    fn a_numeral_without_a_mark_has_a_blank() {
        for line in ["一 总则", "十一　附则", "二 组织体系……3"] {
            let number = numeral(line).unwrap();
            assert!(
                number.form == Form::Chinese && is_bare(line, number),
                "{line}"
            );
        }
        for line in [
            "一总则",
            "一 是修渠",
            "一、 总则",
            "一 修渠 县水利局",
            "一 修渠。",
            "十 ",
            "二〇二六年",
        ] {
            assert_eq!(numeral(line), None, "{line}");
        }
    }
}
