//! Numbers right before a figure of the heading's own: 1.2026年, 2.5G网络. Most texts of this shape are one figure: 2.5亿元.

use crate::parse::enumerator::{Enumerator, Form, digit_number};
use crate::parse::lexicon::{Lexicon, lexicon};

/// What is measured in fractions, whatever stands before the figure.
#[rustfmt::skip]
pub(super) const FRACTIONS: &[&str] = &[
    "万", "萬", "亿", "億", "倍", "个点", "个月", "公里", "公顷", "公斤", "千米", "亩", "畝", "平方", "立方", "吨", "噸", "兆", "米", "小时", "版",
    "以上", "左右",
];

/// Words behind a number that is a figure with its decimals.
#[rustfmt::skip]
static MEASURES: Lexicon<()> = lexicon!(First, &[
    ((), FRACTIONS),
    ((), &[
        "%", "％", "‰", "个百分点", "個百分點", "千", "元", "折", "成", "里", "海里", "公頃", "升", "小時", "分钟", "分鐘", "分", "秒",
        "天", "日", "周", "個月", "月", "年", "级", "級", "度", "寸", "以下", "及", "毫", "微", "厘", "克", "斤", "尺", "名",
        "m", "M", "k", "K", "T", "t", "V", "W", "GH", "GW", "GB", "℃",
    ]),
]);

/// Whether a text begins with a year, or with the years from one to another: 2026年, 2026—2028年. No figure has such
/// decimals.
pub(super) fn begins_with_year(text: &str) -> bool {
    let of_century = text.strip_prefix("20").or_else(|| text.strip_prefix("19"));
    let Some([b'0'..=b'9', b'0'..=b'9', ..]) = of_century.map(str::as_bytes) else {
        return false;
    };
    let behind = text.get("2026".len()..).unwrap_or_default();
    let dashes = behind.trim_start_matches(['-', '—', '–', '－', '~', '～', '至', '到']);
    behind.starts_with('年') || (dashes.len() < behind.len() && begins_with_year(dashes))
}

/// The number before a figure that a line begins with, where nothing says that it is a figure itself. It counts a
/// heading only where it goes on from the one before.
pub(in crate::parse) fn before_figure(line: &str) -> Option<Enumerator> {
    let (value, length) = digit_number(line)?;
    let behind = line.get(length..)?;
    let mark = behind.chars().next().filter(|c| matches!(c, '.' | '．'))?;
    let figure = behind.get(mark.len_utf8()..)?;
    let figures = figure.bytes().take_while(u8::is_ascii_digit).count();
    let word = figure.get(figures..).filter(|_| figures > 0)?;
    // 2.1.3, 2.1 目标 and 2.1、目标 are numbers of several levels.
    let goes_on = word.starts_with(char::is_alphabetic);
    (goes_on && !MEASURES.begins(word)).then_some(Enumerator {
        form: Form::Digit,
        value,
        length: length + mark.len_utf8(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_from_decimals() {
        for text in ["2026年底前", "1998年", "2026—2028年", "2026-2028年规划"] {
            assert!(begins_with_year(text), "{text}");
        }
        for text in [
            "2026亿元",
            "20265年",
            "3026年",
            "2026",
            "5年",
            "2026—",
            "20年",
        ] {
            assert!(!begins_with_year(text), "{text}");
        }
    }

    #[test]
    fn a_number_may_stand_before_a_figure() {
        for (text, value) in [
            ("11.121人才项目", 11),
            ("2.5G网络建设", 2),
            ("3．12345热线", 3),
        ] {
            let found = before_figure(text).map(|number| number.value);
            assert_eq!(found, Some(value), "{text}");
        }
        for text in [
            "2.5亿元投资",
            "2.5个百分点",
            "2.1 目标",
            "2.1.3目标",
            "2.1、目标",
            "3.14",
            "2.5%",
            "2.5（亿元）",
            "2.修渠",
            "修渠",
        ] {
            assert_eq!(before_figure(text), None, "{text}");
        }
    }
}
