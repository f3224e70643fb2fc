//! Dates as documents print them.

use jiff::civil::Date;

use crate::parse::enumerator::{chinese_digit, chinese_number, digit};
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::text::is_blank;

/// What stands behind a year or a month.
struct Figure {
    value: u32,
    length: usize,
}

/// The date that is the whole of `text`: 2022年4月24日, 2022 年 4 月 24 日, 二〇二二年四月二十四日.
pub(super) fn whole_date(text: &str) -> Option<Date> {
    let (date, rest) = date_at_start(text)?;
    rest.trim_matches(is_blank).is_empty().then_some(date)
}

/// The date that `text` begins with, and what stands behind it.
fn date_at_start(text: &str) -> Option<(Date, &str)> {
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

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

fn month_end(year: u32, month: u32) -> Option<Date> {
    civil(year, month, 1).map(Date::last_of_month)
}

/// Words that begin a deadline by themselves.
static WHEN: Lexicon<()> = lexicon!(
    First,
    ["长期", "持续", "全年", "常年", "立即", "按时", "按期"]
);

/// What ends a deadline: a limit, or what is done by then.
#[rustfmt::skip]
static LIMITS: Lexicon<()> = lexicon!(Last, [
    "前", "底", "完成", "内", "末", "期间", "月", "年", "日", "度", "起", "成效", "建成", "验收", "到位",
    "启动", "投用", "达标", "见效",
]);

/// Periods that need no figure.
#[rustfmt::skip]
static PERIODS: Lexicon<()> = lexicon!(First, [
    "年底", "年内", "月底", "季度末", "汛期", "上半年", "下半年", "今年", "明年", "五”", "规划期",
]);

/// Whether a text says when something is to be done.
pub(super) fn is_deadline(text: &str) -> bool {
    const LONGEST: usize = 24;
    let is_short = |most| text.len() <= most || text.chars().nth(most).is_none();
    if WHEN.begins(text) {
        return is_short(8);
    }
    (LIMITS.ends(text) || begins_with_limit(text))
        && is_short(LONGEST)
        && (PERIODS.within(text)
            || (text.contains(|c: char| digit(c).is_some())
                && ["年", "月", "季度"].iter().any(|word| text.contains(word))))
}

/// Whether a text begins with a year and a limit, whatever is done by then: 2026年底前取得突破.
fn begins_with_limit(text: &str) -> bool {
    text.starts_with(|c| digit(c).is_some())
        && text.find('年').is_some_and(|year| {
            year <= "２０２６".len()
                && text
                    .get(year..)
                    .is_some_and(|rest| rest.contains(['前', '底', '起']))
        })
}

/// The last day that a deadline means: a day that it prints, or the end of the month, quarter, half
/// year or year that it names. `None` where it names none: 长期, 6月前.
pub(super) fn deadline_date(text: &str) -> Option<Date> {
    if let Some(date) = figures_date(text) {
        return Some(date);
    }
    // Of a range, the later end counts; a later year without month is the end of that year.
    let year_marks = text.match_indices('年').collect::<Vec<_>>();
    year_marks.iter().rev().find_map(|(mark, _)| {
        let head = text.get(..*mark)?.trim_end_matches(is_blank);
        let start = head.char_indices().rev().nth(3)?.0;
        let from_year = text.get(start..)?;
        if let Some((date, _)) = date_at_start(from_year) {
            return Some(date);
        }
        let (year, rest) = figure_before(from_year, "年", year_figure)?;
        end_within(year, rest)
    })
}

/// A date in figures alone: 2026.06, 2026-6-30, 2026/6/30.
fn figures_date(text: &str) -> Option<Date> {
    let text = text.trim_matches(is_blank);
    let text = text.strip_suffix('前').unwrap_or(text);
    let mut parts = text.split(['.', '-', '/', '．']);
    let year = parts.next().filter(|year| year.len() == 4)?;
    let year = year_figure(year)?.value;
    let mut figure = || {
        let part = parts.next()?;
        let figure = small_figure(part)?;
        (figure.length == part.len()).then_some(figure.value)
    };
    let month = figure()?;
    let date = match figure() {
        Some(day) => civil(year, month, day),
        None => month_end(year, month),
    };
    date.filter(|_| parts.next().is_none())
}

fn end_within(year: u32, rest: &str) -> Option<Date> {
    let rest = rest.trim_start_matches(is_blank);
    // Of 9—11月 the later month.
    let rest = small_figure(rest)
        .and_then(|from| rest.get(from.length..))
        .map(|behind| behind.trim_start_matches('月'))
        .and_then(|behind| {
            let later = behind.trim_start_matches(['—', '-', '－', '至', '~', '～', '–']);
            (later.len() < behind.len()).then_some(later)
        })
        .filter(|later| figure_before(later, "月", small_figure).is_some())
        .unwrap_or(rest);
    if let Some((month, behind)) = figure_before(rest, "月", small_figure) {
        // 6月前 may mean its first day or its last.
        let vague = behind.starts_with(['前', '起']) || behind.starts_with("以前");
        return if vague { None } else { month_end(year, month) };
    }
    let ordinal = rest.strip_prefix('第').unwrap_or(rest);
    if let Some((quarter, _)) = figure_before(ordinal, "季度", small_figure) {
        return month_end(year, quarter.checked_mul(3)?);
    }
    if rest.starts_with("上半年") {
        return month_end(year, 6);
    }
    if rest.starts_with('前')
        || rest.starts_with('起')
        || rest.starts_with('初')
        || rest.starts_with('中')
    {
        return None;
    }
    month_end(year, 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: Option<Date>) -> Option<String> {
        date.map(|date| date.to_string())
    }

    #[test]
    fn whole_dates() {
        for text in [
            "2026年3月5日",
            "2026 年 3 月 5 日",
            "二〇二六年三月五日",
            "２０２６年３月５日",
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
            "2026年3月5日起施行",
            "3年试点",
        ] {
            assert_eq!(whole_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_deadline_names_the_end_of_a_period() {
        for (text, date) in [
            ("2026年6月30日前完成", Some("2026-06-30")),
            ("2026年6月底前", Some("2026-06-30")),
            ("2026年2月", Some("2026-02-28")),
            ("2026年底前", Some("2026-12-31")),
            ("2026年第三季度", Some("2026-09-30")),
            ("2026年上半年", Some("2026-06-30")),
            ("2024—2026年", Some("2026-12-31")),
            ("2026年6月前", None),
            ("2026年9—11月", Some("2026-11-30")),
            ("2026年9月至11月底", Some("2026-11-30")),
            ("2026年起常态化开展", None),
            ("长期坚持", None),
        ] {
            assert!(is_deadline(text), "{text}");
            assert_eq!(shown(deadline_date(text)).as_deref(), date, "{text}");
        }
        for (text, date) in [
            ("2026.06", Some("2026-06-30")),
            ("2026-6-30", Some("2026-06-30")),
            ("2026/13/1", None),
            ("6.2", None),
        ] {
            assert_eq!(shown(deadline_date(text)).as_deref(), date, "{text}");
        }
        for text in [
            "汛期前完成",
            "今年年底前完成",
            "2025年底前基本建成",
            "“十四五”期间完成",
            "按时完成任务",
            "2026年12月底前取得突破",
        ] {
            assert!(is_deadline(text), "{text}");
        }
        for text in ["县财政局", "列入年度考核", "制定2026年计划"] {
            assert!(!is_deadline(text), "{text}");
        }
    }
}
