//! The last day that a deadline means.

use chrono::NaiveDate;

use crate::parse::dates::{
    civil, figure_before, is_range, month_end, numeric_date, small_figure, year_figure,
};
use crate::parse::enumerator::digit;
use crate::text::is_blank;

/// The last day that a deadline means: a day that it prints, or the end of the month, quarter, half
/// year or year that it names. `None` where it names none: 长期, 6月底前, 2026年6月前.
///
/// Of several, as in a range, the latest counts: 2026年9月底前（8月20日前报初稿） means the end of September. What comes again
/// and again (每月5日报送) is none of them. Where the latest leaves its day open there is none.
pub(in crate::parse) fn deadline_date(text: &str) -> Option<NaiveDate> {
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
            read.ranges = is_range(c);
        }
        rest = rest.get(length.max(c.len_utf8())..)?;
    }
    read.close();
    // 2026年12月前（11月底前自查）: which day of December is left open.
    read.latest
        .filter(|latest| read.open.is_none_or(|open| open <= *latest))
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
    /// The latest that a limit may mean which leaves its day open: 12月前, 12月中旬.
    open: Option<NaiveDate>,
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
            self.leaves_open(month_end(year, 12), rest);
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
    fn month_end(&mut self, month: u32, behind: &str) -> Option<NaiveDate> {
        let behind = behind.strip_prefix('份').unwrap_or(behind);
        // 12月号 is an issue.
        if behind.starts_with('号') {
            return None;
        }
        // Of 6月1—15日 the days are yet to come.
        if small_figure(behind.trim_start_matches(is_blank)).is_some() {
            return None;
        }
        let vague = ["前", "以前", "之前", "起", "初", "上旬", "中旬", "中"]
            .iter()
            .any(|word| behind.starts_with(word));
        let end = month_end(self.year?, month);
        self.leaves_open(end, behind);
        end.filter(|_| !vague)
    }

    /// Takes in how late a limit may be whose day is left open.
    fn leaves_open(&mut self, end: Option<NaiveDate>, behind: &str) {
        let limits = ["前", "以前", "之前", "中旬"];
        if limits.iter().any(|word| behind.starts_with(word)) {
            self.open = self.open.max(end);
        }
    }
}

/// The day that a year ends with, where nothing narrower is said behind it.
fn year_end(year: u32, behind: &str) -> Option<NaiveDate> {
    const WHOLE: [&str; 13] = [
        "底",
        "年底",
        "末",
        "年末",
        "内",
        "內",
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
    // 2026年度计划 is no time.
    let behind = behind.strip_prefix('度').unwrap_or(behind);
    let whole = behind.is_empty() || WHOLE.iter().any(|word| behind.starts_with(word));
    whole.then(|| month_end(year, 12)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::dates::is_deadline;

    fn shown(date: Option<NaiveDate>) -> Option<String> {
        date.map(|date| date.to_string())
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
            ("2026年3月底前印发2026年度计划", Some("2026-03-31")),
            ("2026年6月底前完成2030年度规划编制", Some("2026-06-30")),
            ("2026年度", Some("2026-12-31")),
            ("2026年度底", Some("2026-12-31")),
            ("2027年6月前（2026年12月底前报初稿）", None),
            ("2026年12月中旬前，11月10日前报初稿", None),
            ("2026年12月前（11月底前自查）", None),
            ("2026年底前，力争2027年6月前", None),
            ("2026年6月前启动，12月底前完成", Some("2026-12-31")),
            ("2026年10月31日（12月号刊发）", Some("2026-10-31")),
        ] {
            assert_eq!(shown(deadline_date(text)).as_deref(), date, "{text}");
        }
    }
}
