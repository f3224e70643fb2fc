//! Dates as documents print them.

mod begun;
mod last_day;
mod reached;
mod times;

use chrono::NaiveDate;

use crate::parse::enumerator::{chinese_digit, chinese_number, digit};
use crate::text::is_blank;

pub(super) use begun::begun;
pub(super) use last_day::deadline_date;
pub(super) use reached::without_verb;
pub(super) use times::{begins_with_time, is_deadline, may_say_when, says_when};

/// What stands behind a year or a month.
struct Figure {
    value: u32,
    length: usize,
}

/// What stands behind the day of a date, where not nothing.
const DAYS: [char; 3] = ['日', '号', '號'];

/// Whether a text ends with what stands behind a day.
pub(super) fn ends_with_day(text: &str) -> bool {
    text.ends_with(DAYS)
}

/// Whether a text may end with a date, as its last character tells: it is a figure, or stands behind a day.
#[inline]
pub(super) const fn may_end_date(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [.., b'0'..=b'9']
            | [.., 0xEF, 0xBC, 0x90..=0x99]
            // 日 号 號
            | [.., 0xE6, 0x97, 0xA5]
            | [.., 0xE5, 0x8F, 0xB7]
            | [.., 0xE8, 0x99, 0x9F]
    )
}

/// The date that is the whole of `text`: 2022年4月24日, 2022 年 4 月 24 日, 二〇二二年四月二十四日,
/// 2022-04-24.
pub(super) fn whole_date(text: &str) -> Option<NaiveDate> {
    let numeric = || numeric_date(text).filter(|figures| figures.has_day);
    let (date, rest) =
        date_at_start(text).or_else(|| numeric().map(|found| (found.date, found.rest)))?;
    rest.trim_matches(is_blank).is_empty().then_some(date)
}

/// A date in figures: 2022-04-24, 2022/4/24, 2022.4.24; of 2022-04 the end of the month.
struct Figures<'t> {
    date: NaiveDate,
    has_day: bool,
    /// What stands behind it.
    rest: &'t str,
}

fn numeric_date(text: &str) -> Option<Figures<'_>> {
    let parts = |c: char| matches!(c, '-' | '/' | '.' | '－' | '．' | '／');
    let year = year_figure(text)?;
    let behind = text.get(year.length..)?.strip_prefix(parts)?;
    let month = small_figure(behind)?;
    let rest = behind.get(month.length..)?;
    let day = rest.strip_prefix(parts).and_then(|rest| {
        let day = small_figure(rest)?;
        Some((day.value, rest.get(day.length..)?))
    });
    Some(match day {
        Some((day, rest)) => Figures {
            date: civil(year.value, month.value, day)?,
            has_day: true,
            rest,
        },
        None => Figures {
            date: month_end(year.value, month.value)?,
            has_day: false,
            rest,
        },
    })
}

/// The date that `text` begins with, and what stands behind it.
fn date_at_start(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = figure_before(text, "年", year_figure)?;
    let (month, rest) = figure_before(rest, "月", small_figure)?;
    let (day, rest) = figure_before(rest, "日", small_figure)
        .or_else(|| figure_before(rest, "号", small_figure))?;
    Some((civil(year, month, day)?, rest))
}

fn figure_before<'t>(
    text: &'t str,
    mark: &str,
    read: impl Fn(&str) -> Option<Figure>,
) -> Option<(u32, &'t str)> {
    let text = text.trim_start_matches(is_blank);
    let figure = read(text)?;
    let rest = text.get(figure.length..)?.trim_start_matches(is_blank);
    Some((figure.value, rest.strip_prefix(mark)?))
}

/// Four digits, or four Chinese digits.
fn year_figure(text: &str) -> Option<Figure> {
    let mut value = 0;
    let mut length = 0;
    let mut count = 0;
    for c in text.chars().take(4) {
        let zero = matches!(c, '〇' | '○' | '零' | 'Ｏ' | 'O').then_some(0);
        let digit = digit(c).or(zero).or_else(|| chinese_digit(c))?;
        value = value * 10 + digit;
        length += c.len_utf8();
        count += 1;
    }
    (count == 4 && (1900..2200).contains(&value)).then_some(Figure { value, length })
}

/// A number of one or two digits, or in Chinese numerals.
fn small_figure(text: &str) -> Option<Figure> {
    let digits: String = text.chars().take_while(|c| digit(*c).is_some()).collect();
    if digits.is_empty() {
        let (value, length) = chinese_number(text)?;
        return Some(Figure { value, length });
    }
    if digits.chars().count() > 2 {
        return None;
    }
    let value = digits
        .chars()
        .filter_map(digit)
        .fold(0, |sum, d| sum * 10 + d);
    Some(Figure {
        value,
        length: digits.len(),
    })
}

fn civil(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)
}

fn month_end(year: u32, month: u32) -> Option<NaiveDate> {
    (28..=31).rev().find_map(|day| civil(year, month, day))
}

/// Whether a character stands between the ends of a range.
const fn is_range(c: char) -> bool {
    matches!(c, '-' | '－' | '—' | '–' | '~' | '～' | '至' | '到')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: Option<NaiveDate>) -> Option<String> {
        date.map(|date| date.to_string())
    }

    #[test]
    fn the_last_character_of_a_date_is_told_by_its_bytes() {
        for c in '\0'..=char::MAX {
            let ends = DAYS.contains(&c) || digit(c).is_some();
            assert_eq!(may_end_date(&format!("5{c}")), ends, "{c:?}");
        }
    }

    #[test]
    fn whole_dates() {
        for text in [
            "2026年3月5日",
            "2026 年 3 月 5 日",
            "二〇二六年三月五日",
            "２０２６年３月５日",
            "2026-03-05",
            "2026/3/5",
            "2026.3.5",
        ] {
            assert_eq!(
                shown(whole_date(text)).as_deref(),
                Some("2026-03-05"),
                "{text}"
            );
        }
        for text in [
            "2026年3月",
            "2026年13月5日",
            "2026-03",
            "2026年3月5日起施行",
            "3年试点",
        ] {
            assert_eq!(whole_date(text), None, "{text}");
        }
    }
}
