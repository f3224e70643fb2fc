//! Numbers that open a heading: 一、（一）1．（1）① 第一章.

mod bare;
mod decimal;
mod figure;
mod named;
#[cfg(test)]
mod tests;

use crate::numeral::circled as circled_number;
pub(super) use crate::numeral::{chinese_digit, chinese_number, digit, digit_number, is_numeral};
use crate::parse::markdown;
use crate::parse::scan::continuation_set;
use crate::text::{is_blank, trim_start};
pub(super) use bare::{is_bare, is_measured};
pub(super) use decimal::{Decimals, first_below};
pub(super) use figure::before_figure;
pub(super) use named::named;

/// The form of an enumerator. The order is the usual order of levels: a heading of a later form
/// stands below one of an earlier form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Form {
    /// 第一部分, 第一编, 第一篇
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 一、
    Chinese,
    /// 任务一：
    Named,
    /// （一）
    ChineseBracketed,
    /// 1, with nothing but a blank behind it or not even that, above 1.1
    FirstPlace,
    /// 1． 1. 1、
    Digit,
    /// 1.1
    SecondPlace,
    /// 1.1.1
    ThirdPlace,
    /// 1.1.1.1
    FourthPlace,
    /// （1）
    DigitBracketed,
    /// 1）
    DigitHalfBracketed,
    /// ①
    Circled,
}

impl Form {
    /// Whether a number has several places, the last of which counts.
    pub(super) const fn is_of_places(self) -> bool {
        matches!(
            self,
            Self::SecondPlace | Self::ThirdPlace | Self::FourthPlace
        )
    }
}

/// A number that opens a heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Enumerator {
    pub(super) form: Form,
    pub(super) value: u32,
    /// Bytes of the number with its marks.
    pub(super) length: usize,
}

/// The enumerator at the very start of `text`.
#[inline]
pub(super) fn enumerator(text: &str) -> Option<Enumerator> {
    // The first character rules out nearly every line of prose.
    if begins_number(text.as_bytes()) {
        number(text)
    } else {
        None
    }
}

/// The enumerator at the start of a line, be it one of several places, 1.1, or one that no mark parts from its words:
/// whether those count the lines about them tell.
#[inline]
pub(super) fn of_line(text: &str) -> Option<Enumerator> {
    if begins_number(text.as_bytes()) {
        number(text).or_else(|| by_others(text))
    } else {
        None
    }
}

/// The number at the start of a line that others have to bear out. A figure or two by themselves are a cell.
fn by_others(text: &str) -> Option<Enumerator> {
    match text.as_bytes() {
        [_] | [_, _] => None,
        // A numeral has no places.
        [0xE4..=0xE9, ..] => bare::numeral(text),
        _ => decimal::decimal(text).or_else(|| bare::figure(text)),
    }
}

/// Whether the character that a text begins with may open a number: most open none.
#[inline]
pub(super) const fn begins_number(text: &[u8]) -> bool {
    match text {
        [first @ 0xE4..=0xE9, second, third, ..] => may_begin_number([*first, *second, *third]),
        // Digits, their brackets, ① to ⑳, 〇, and the marks of Markdown.
        [b'0'..=b'9' | b'(' | b'#' | b'*', ..]
        | [0xEF, 0xBC, 0x88 | 0x90..=0x99, ..]
        | [0xE2, 0x91, ..]
        | [0xE3, 0x80, 0x87, ..] => true,
        _ => false,
    }
}

fn number(text: &str) -> Option<Enumerator> {
    if let Some(number) = usual(text) {
        return Some(number);
    }
    let found = match text.as_bytes() {
        [b'(', ..] => bracketed(text, '('.len_utf8()),
        [0xEF, 0xBC, 0x88, ..] => bracketed(text, '（'.len_utf8()),
        [b'0'..=b'9' | 0xEF, ..] => digits(text),
        [0xE2, ..] => circled(text),
        [b'#' | b'*', ..] => marked(text),
        // 第
        [0xE7, 0xAC, ..] => ordinal(text),
        _ => chinese(text),
    }?;
    // A number that nothing follows is no heading.
    (found.length < text.len()).then_some(found)
}

/// The number of a single figure or numeral, in the marks that most have, with a word behind it: （一）总,
/// 1．总, 1.总, 一、总. Other rules read them too, at greater cost.
fn usual(text: &str) -> Option<Enumerator> {
    let bytes = text.as_bytes();
    let (form, value, length) = match bytes {
        [0xEF, 0xBC, 0x88, _, _, _, 0xEF, 0xBC, 0x89, ..] => {
            let numeral = text.get('（'.len_utf8()..)?.chars().next()?;
            (
                Form::ChineseBracketed,
                chinese_digit(numeral)?,
                "（一）".len(),
            )
        }
        [figure @ b'0'..=b'9', b'.', ..] => (Form::Digit, u32::from(figure - b'0'), 2),
        [figure @ b'0'..=b'9', 0xEF, 0xBC, 0x8E, ..] => (Form::Digit, u32::from(figure - b'0'), 4),
        [_, _, _, 0xE3, 0x80, 0x81, ..] => {
            let numeral = text.chars().next()?;
            (Form::Chinese, chinese_digit(numeral)?, "一、".len())
        }
        _ => return None,
    };
    let behind = bytes.get(length..)?;
    // 一、二级市场
    let is_listed = form == Form::Chinese && begins_number(behind);
    (is_word(behind) && !is_listed).then_some(Enumerator {
        form,
        value,
        length,
    })
}

/// Whether a text begins with an ideograph.
const fn is_word(text: &[u8]) -> bool {
    matches!(text, [0xE4..=0xE9, ..])
}

/// A number behind the marks of Markdown: ## 一、 **（一）
fn marked(text: &str) -> Option<Enumerator> {
    // More marks than any heading has; all of a line of them would be passed over behind each blank.
    const MOST: usize = 16;
    let begins = text.chars().take(MOST);
    if begins.filter(|c| markdown::is_mark_or_space(*c)).count() == MOST {
        return None;
    }
    let bare = markdown::behind_marks(text);
    let marks = text.len() - bare.len();
    let number = enumerator(bare)?;
    Some(Enumerator {
        length: number.length + marks,
        ..number
    })
}

/// Whether an ideograph is one that a number begins with: a numeral, or 第.
pub(super) const fn may_begin_number(ideograph: [u8; 3]) -> bool {
    // The last bytes of those below, as bits of a set: most characters end with none of them.
    const LAST: u64 = continuation_set(&[
        0x80, 0x8C, 0x89, 0x9B, 0x94, 0xAD, 0x83, 0xAB, 0x9D, 0x81, 0xBE, 0xB6, 0xAC,
    ]);
    let [.., last] = ideograph;
    LAST >> (last & 0x3F) & 1 == 1
        && matches!(
            ideograph,
            // 一三七 二五 四 六八
            [0xE4, 0xB8, 0x80 | 0x89 | 0x83]
                | [0xE4, 0xBA, 0x8C | 0x94]
                | [0xE5, 0x9B, 0x9B]
                | [0xE5, 0x85, 0xAD | 0xAB]
                // 九 十 百 零 第
                | [0xE4, 0xB9, 0x9D]
                | [0xE5, 0x8D, 0x81]
                | [0xE7, 0x99, 0xBE]
                | [0xE9, 0x9B, 0xB6]
                | [0xE7, 0xAC, 0xAC]
        )
}

/// 一、 一．
fn chinese(text: &str) -> Option<Enumerator> {
    let (value, length) = chinese_number(text)?;
    let rest = text.get(length..)?;
    let mark = rest.chars().next()?;
    if !matches!(mark, '、' | '．' | '.' | '﹑') {
        return None;
    }
    let behind = rest.get(mark.len_utf8()..)?;
    if chinese_number(behind).is_some_and(|(_, more)| is_listed(behind, more)) {
        return None;
    }
    Some(Enumerator {
        form: Form::Chinese,
        value,
        length: length + mark.len_utf8(),
    })
}

/// Whether a number behind another makes a list of numbers, not a numbered heading: 一、二级市场,
/// 一、二、三产业, 3、5、7号楼.
fn is_listed(text: &str, length: usize) -> bool {
    text.get(length..).is_some_and(|text| {
        text.starts_with([
            '、', '级', '类', '线', '产', '档', '等', '期', '月', '季', '号', '楼', '届', '次',
            '批', '年', '度',
        ])
    })
}

/// （一） （1）, behind the opening bracket.
fn bracketed(text: &str, open: usize) -> Option<Enumerator> {
    let inner = text.get(open..)?;
    // Most brackets open on other words.
    if matches!(inner.as_bytes(), [0xE4..=0xE9, ..]) && !begins_number(inner.as_bytes()) {
        return None;
    }
    let padded = trim_start(inner);
    let (form, (value, length)) = match digit_number(padded) {
        Some(number) => (Form::DigitBracketed, number),
        None => (Form::ChineseBracketed, chinese_number(padded)?),
    };
    let closing = trim_start(padded.get(length..)?);
    let behind = closing.strip_prefix(['）', ')'])?;
    // （一）、 has a mark too many.
    let behind = behind.strip_prefix('、').unwrap_or(behind);
    Some(Enumerator {
        form,
        value,
        length: text.len() - behind.len(),
    })
}

/// 1． 1. 1、 1） 1*.
fn digits(text: &str) -> Option<Enumerator> {
    let (value, length) = digit_number(text)?;
    let rest = text.get(length..)?;
    // A star tells of a note: 1*. is a pilot's.
    let starred = rest.strip_prefix(['*', '＊']).map(trim_start);
    let starred = starred.filter(|behind| behind.starts_with(['.', '．', '、']));
    let rest = starred.unwrap_or(rest);
    let length = text.len() - rest.len();
    let mark = rest.chars().next()?;
    let behind = rest.get(mark.len_utf8()..)?;
    let form = match mark {
        // 1.5亿元, 2022.4.24: a figure; but 1.2026年 opens with a date.
        '.' | '．'
            if behind.starts_with(|c| digit(c).is_some()) && !figure::begins_with_year(behind) =>
        {
            return None;
        }
        // 3、5号线; but 1、2026年 opens with a date.
        '、' if digit_number(behind).is_some_and(|(_, more)| is_listed(behind, more)) => {
            return None;
        }
        '.' | '．' | '、' | '﹒' => Form::Digit,
        '）' | ')' => Form::DigitHalfBracketed,
        _ => return None,
    };
    Some(Enumerator {
        form,
        value,
        length: length + mark.len_utf8(),
    })
}

/// ① to ⑳
fn circled(text: &str) -> Option<Enumerator> {
    let first = text.chars().next()?;
    Some(Enumerator {
        form: Form::Circled,
        value: circled_number(first)?,
        length: first.len_utf8(),
    })
}

/// 第一章, 第3条
fn ordinal(text: &str) -> Option<Enumerator> {
    let inner = text.strip_prefix('第')?;
    let (value, length) = chinese_number(inner).or_else(|| digit_number(inner))?;
    let behind = inner.get(length..)?;
    let (form, word) = [
        (Form::Part, "部分"),
        (Form::Part, "编"),
        (Form::Part, "篇"),
        (Form::Chapter, "章"),
        (Form::Section, "节"),
        (Form::Article, "条"),
    ]
    .into_iter()
    .find(|(_, word)| behind.starts_with(word))?;
    let mut end = '第'.len_utf8() + length + word.len();
    if let Some(mark @ ('、' | '：' | ':')) = text.get(end..).and_then(|t| t.chars().next()) {
        end += mark.len_utf8();
    }
    // 第三条生产线, 第一节课: an article or a section parts its number from its words.
    let behind = text.get(end..)?;
    let apart = end > '第'.len_utf8() + length + word.len() || behind.starts_with(is_blank);
    if matches!(form, Form::Article | Form::Section) && !apart && !behind.is_empty() {
        return None;
    }
    Some(Enumerator {
        form,
        value,
        length: end,
    })
}
