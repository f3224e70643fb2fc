//! Dates as documents print them.

mod begun;
mod reached;

use chrono::NaiveDate;

use crate::parse::enumerator::{chinese_digit, chinese_number, digit};
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::text::is_blank;

pub(super) use begun::begun;
pub(super) use reached::without_verb;

/// What stands behind a year or a month.
struct Figure {
    value: u32,
    length: usize,
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

/// Words that begin a deadline by themselves.
#[rustfmt::skip]
static WHEN: Lexicon<()> = lexicon!(First, [
    "长期", "持续", "即日起", "全年", "贯穿全年", "常年", "立即", "按时", "按期", "每年", "每月", "每季度", "每半年", "常态化",
    "即时", "随时", "适时", "立行立改", "即知即改", "即行即改", "尽快", "逐年", "分年度", "長期", "持續",
]);

/// What ends a deadline: a limit, or what is done by then.
#[rustfmt::skip]
static LIMITS: Lexicon<()> = lexicon!(Last, [
    "前", "底", "完成", "内", "內", "末", "期间", "期間", "月", "年", "日", "号", "度", "起", "旬", "成效", "建成",
    "验收", "到位", "启动", "投用", "达标", "见效", "办结", "竣工", "开工", "运行", "使用", "出台",
]);

/// Periods that need no figure.
#[rustfmt::skip]
static PERIODS: Lexicon<()> = lexicon!(First, [
    "年底", "年内", "年內", "年末", "月底", "季度末", "汛期", "上半年", "下半年", "今年", "明年", "本年度", "五”", "五'", "规划期",
    "试点期", "学期", "采暖季", "供暖季",
]);

/// Whether a text says when something is to be done.
pub(super) fn is_deadline(text: &str) -> bool {
    const LONGEST: usize = 24;
    let is_short = |most| text.len() <= most || text.chars().nth(most).is_none();
    if WHEN.begins(text) {
        return !is_pace_alone(text)
            && (is_short(8)
                || (is_short(LONGEST) && LIMITS.ends(text) && has_figure(text))
                || are_both(text));
    }
    ((LIMITS.ends(text) || begins_with_limit(text))
        && is_short(LONGEST)
        && (PERIODS.within(text) || has_figure(text)))
        || (is_short(LONGEST) && goes_on_for(text))
        // 2026.12
        || numeric_date(text).is_some_and(|figures| figures.rest.is_empty())
}

/// Whether a text says two times at once: 立行立改并长期坚持.
fn are_both(text: &str) -> bool {
    let both = text.split_once('并');
    both.is_some_and(|(one, other)| is_deadline(one) && !other.contains('并') && is_deadline(other))
}

/// Whether a cell below a head of times may be one, where nothing but its place tells: a time, whatever is said behind it
/// (2026年6月底前出方案；年底前建成), or that nothing is left to do: 已完成, 待定.
pub(super) fn may_say_when(text: &str) -> bool {
    const LONGEST: usize = 180;
    const STATES: [&str; 8] = [
        "已完成",
        "已办结",
        "已整改",
        "已销号",
        "已完结",
        "待定",
        "已落实",
        "已建成",
    ];
    if is_deadline(text) {
        return true;
    }
    let first = text.split(['，', '；', '、', ',', ';']).next();
    let first = first.filter(|_| text.len() <= LONGEST).unwrap_or_default();
    STATES.iter().any(|state| text.starts_with(state))
        || is_deadline(first)
        || begins_with_time(first)
}

/// Whether a text says how often or how fast something is done, and not by when: 每月召开会议, 尽快落实. 每月底前 is a
/// time, and 每月 alone a recurring one.
fn is_pace_alone(text: &str) -> bool {
    const PACES: [&str; 7] = ["每年", "每月", "每季度", "每半年", "尽快", "适时", "随时"];
    const TIMES: [&str; 11] = [
        "前", "底", "末", "内", "日", "号", "旬", "起", "完成", "办结", "到位",
    ];
    let behind = PACES.iter().find_map(|pace| text.strip_prefix(pace));
    behind.is_some_and(|rest| !rest.is_empty() && !TIMES.iter().any(|time| rest.ends_with(time)))
}

/// Whether a text begins with a word for when or how often something is done, be it a deadline or not.
pub(super) fn says_when(text: &str) -> bool {
    WHEN.begins(text)
}

/// Whether a text holds a figure, and a word for what it counts of time.
fn has_figure(text: &str) -> bool {
    text.contains(|c: char| digit(c).is_some() || chinese_digit(c).is_some())
        && ["年", "月", "季度", "日内", "天内", "周内"]
            .iter()
            .any(|word| text.contains(word))
}

/// Whether a text begins with a time, whatever is done by then: 5月底前动工.
pub(super) fn begins_with_time(text: &str) -> bool {
    const LONGEST: usize = 72;
    text.len() <= LONGEST
        && text.starts_with(|c| digit(c).is_some())
        && has_figure(text)
        && text.contains(['前', '底', '内', '起', '末'])
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

/// Whether a text names years or months in figures, and then says how work goes on in them: 2024—2026年持续推进.
fn goes_on_for(text: &str) -> bool {
    const HOW: [&str; 6] = ["逐步", "分步", "分批", "分期", "滚动", "有序"];
    const WORKS: [&str; 5] = ["推进", "实施", "开展", "推动", "落实"];
    if !text.starts_with(|c| digit(c).is_some()) {
        return false;
    }
    let is_figure = |c: char| digit(c).is_some() || "-－—–~～至年月日".contains(c);
    let rest = text.trim_start_matches(is_figure);
    let rest = rest.strip_prefix("每年").unwrap_or(rest);
    let period = text.get(..text.len() - rest.len()).unwrap_or_default();
    period.ends_with(['年', '月'])
        && (WHEN.begins(rest)
            || HOW.iter().any(|how| rest.starts_with(how))
            || WORKS.contains(&rest))
}

/// The last day that a deadline means: a day that it prints, or the end of the month, quarter, half
/// year or year that it names. `None` where it names none: 长期, 6月底前, 2026年6月前.
///
/// Of several, as in a range, the latest counts: 2026年9月底前（8月20日前报初稿） means the end of September. What comes again
/// and again (每月5日报送) is none of them.
pub(super) fn deadline_date(text: &str) -> Option<NaiveDate> {
    // A longer text is a schedule, not a deadline.
    const LONGEST: usize = 600;
    if text.len() > LONGEST {
        return None;
    }
    let mut read = Read::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '每' {
            rest = behind_recurring(rest)?;
            read.close();
            continue;
        }
        let length = read.expression(rest);
        if length == 0 {
            read.close();
            read.ranges = matches!(c, '至' | '到' | '-' | '—' | '－' | '–' | '~' | '～');
        }
        rest = rest.get(length.max(c.len_utf8())..)?;
    }
    read.close();
    read.latest
}

/// What stands behind a time that comes again and again, with which a text begins: 每月, 每月5日, 每年6月底.
fn behind_recurring(text: &str) -> Option<&str> {
    let every =
        |c: char| matches!(c, '每' | '年' | '月' | '周' | '日' | '天' | '半') || is_blank(c);
    let mut rest = text.trim_start_matches(every).trim_start_matches("季度");
    let mut read = Read::default();
    while let length @ 1.. = read.expression(rest) {
        rest = rest.get(length..)?;
    }
    Some(rest)
}

/// What a text says of time, up to some place.
#[derive(Default)]
struct Read {
    year: Option<u32>,
    month: Option<u32>,
    /// The day that the expressions which stand side by side end with, up to here.
    end: Option<NaiveDate>,
    /// Something stands right before this place that says more of the same time: a year, a month.
    goes_on: bool,
    /// Right before this place a range goes on: 1日至.
    ranges: bool,
    /// The latest day that those before end with.
    latest: Option<NaiveDate>,
}

impl Read {
    /// Ends what stands side by side.
    fn close(&mut self) {
        self.latest = self.latest.max(self.end.take());
        (self.goes_on, self.ranges) = (false, false);
    }

    /// Reads the expression of time that a text begins with; gives its length.
    fn expression(&mut self, text: &str) -> usize {
        let length = self.time(text);
        self.goes_on = length > 0;
        if length > 0 {
            return length;
        }
        // A figure that counts something else is passed over whole.
        text.len() - text.trim_start_matches(|c| digit(c).is_some()).len()
    }

    fn time(&mut self, text: &str) -> usize {
        let past = |rest: &str| text.len() - rest.len();
        if let Some(figures) = numeric_date(text) {
            self.end = Some(figures.date);
            return past(figures.rest);
        }
        if let Some((year, rest)) = figure_before(text, "年", year_figure) {
            (self.year, self.month) = (Some(year), None);
            self.end = year_end(year, rest);
            return past(rest);
        }
        if let Some((month, rest)) = figure_before(text, "月", small_figure) {
            self.month = Some(month);
            self.end = self.month_end(month, rest);
            return past(rest);
        }
        let day = figure_before(text, "日", small_figure);
        // 2号井 is no day; 6月2号 is one, and so is that behind 6月2号至.
        let number =
            || figure_before(text, "号", small_figure).filter(|_| self.goes_on || self.ranges);
        if let Some((day, rest)) = day.or_else(number) {
            // 30日内 is a span of time, and one begins with 15日起.
            let open = ["内", "內", "以内", "起"]
                .iter()
                .any(|word| rest.starts_with(word));
            let date = self.year.zip(self.month);
            if let Some((year, month)) = date {
                self.end = civil(year, month, day).filter(|_| !open);
            }
            return past(rest);
        }
        if let Some((quarter, rest)) = figure_before(text, "季度", small_figure) {
            self.end = quarter
                .checked_mul(3)
                .and_then(|month| self.month_end(month, rest));
            return past(rest);
        }
        0
    }

    /// The end of a month, unless what stands behind it leaves open which of its days is meant: 6月前 may
    /// mean its first or its last.
    fn month_end(&self, month: u32, behind: &str) -> Option<NaiveDate> {
        let behind = behind.strip_prefix('份').unwrap_or(behind);
        // Of 6月1—15日 the days are yet to come.
        if small_figure(behind.trim_start_matches(is_blank)).is_some() {
            return None;
        }
        let vague = ["前", "以前", "之前", "起", "初", "上旬", "中旬", "中"]
            .iter()
            .any(|word| behind.starts_with(word));
        month_end(self.year?, month).filter(|_| !vague)
    }
}

/// The day that a year ends with, where nothing narrower is said behind it.
fn year_end(year: u32, behind: &str) -> Option<NaiveDate> {
    const WHOLE: [&str; 14] = [
        "底",
        "年底",
        "末",
        "年末",
        "内",
        "內",
        "度",
        "下半年",
        "全年",
        "完成",
        "建成",
        "，",
        "；",
        "）",
    ];
    let behind = behind.trim_start_matches(is_blank);
    if behind.starts_with("上半年") {
        return month_end(year, 6);
    }
    let whole = behind.is_empty() || WHOLE.iter().any(|word| behind.starts_with(word));
    whole.then(|| month_end(year, 12)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: Option<NaiveDate>) -> Option<String> {
        date.map(|date| date.to_string())
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
            ("2026年1—6月", Some("2026-06-30")),
            ("2026年1月至2027年3月", Some("2027-03-31")),
            ("2026年5月1日至6月15日", Some("2026-06-15")),
            ("2026年三季度末", Some("2026-09-30")),
            ("二〇二六年六月底前", Some("2026-06-30")),
            ("2026年度内", Some("2026-12-31")),
            ("2026年6月中旬", None),
            ("2026年6月下旬", Some("2026-06-30")),
            ("2026年汛期前", None),
            ("2026年起", None),
            ("每年12月底前", None),
            ("6月底前", None),
            ("30日内", None),
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
            ("2026年12月底前（每月5日报送）", Some("2026-12-31")),
            ("2026年12月底前，每月25日前报送进展", Some("2026-12-31")),
            ("2026年起，每年6月底前", None),
            (
                "2026年6月底前完成1号井，12月底前完成2号井",
                Some("2026-12-31"),
            ),
            ("2026年11月30日前（力争10月底前）", Some("2026-11-30")),
            ("2026年9月底前（8月20日前报初稿）", Some("2026-09-30")),
            ("2027年底前（其中2026年完成一半）", Some("2027-12-31")),
            ("2026年7月15日起", None),
            ("2026年6月1号至5号", Some("2026-06-05")),
            ("2026年6月1—15日", Some("2026-06-15")),
            ("2026年6月1、15日", Some("2026-06-15")),
            ("2026年6月1-5号", Some("2026-06-05")),
            ("2026年6月10日、15日", Some("2026-06-15")),
            ("2026年3月5日 - 4月8日", Some("2026-04-08")),
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
            "常态化推进",
            "每年10月底前完成",
            "3个月内",
            "“十五五”末",
            "2024—2026年持续推进",
            "2025年常态化开展",
            "2024年至2026年分步实施",
            "2025年推进",
            "每月完成",
            "每月底前",
            "每季度",
            "尽快完成",
        ] {
            assert!(is_deadline(text), "{text}");
        }
        for text in [
            "县财政局",
            "列入年度考核",
            "制定2026年计划",
            "2026年计划推进",
            "3—5家持续推进",
            "每月召开会议",
            "每季度调度一次",
            "每年开展一次",
            "尽快落实",
            "适时召开",
        ] {
            assert!(!is_deadline(text), "{text}");
        }
    }
}
