//! Texts that begin with a time, whatever is said behind it: 7月底前下达资金, 年内持续推进, 2026年全面铺开.

use crate::parse::dates::times::PERIODS;
use crate::parse::dates::{is_range, numeric_date};
use crate::parse::enumerator::{chinese_digit, digit};
use crate::text::is_blank;

/// What a text says behind the time that it begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::parse) struct Begun<'t> {
    /// The time is a limit, or what is reached by then stands right behind it: 7月底前, 6月完成.
    pub(in crate::parse) is_limit: bool,
    pub(in crate::parse) rest: &'t str,
}

/// Marks that make a time a limit, and the words that begin as they do and are none: 2026年内部审计.
const MARKS: [(&str, &[&str]); 10] = [
    ("以前", &[]),
    ("之前", &[]),
    (
        "前",
        &[
            "前期", "前后", "前述", "前列", "前沿", "前线", "前置", "前景", "前端", "前瞻", "前哨",
        ],
    ),
    ("期间", &[]),
    ("底", &["底数"]),
    ("末", &["末端", "末梢"]),
    ("以内", &[]),
    ("之内", &[]),
    ("内", &["内部", "内容", "内外"]),
    ("起", &["起草", "起步", "起重", "起点"]),
];

/// Periods that end with themselves.
const ENDED: [&str; 7] = ["年底", "年内", "年內", "年末", "月底", "季度末", "五”"];

/// What is reached at a time.
const REACHED: [&str; 13] = [
    "完成", "建成", "验收", "启动", "投用", "达标", "办结", "竣工", "开工", "动工", "出台", "印发",
    "投产",
];

/// Days that everybody knows, and terms that are set elsewhere: a time with a limit behind them.
#[rustfmt::skip]
const TERMS: [&str; 16] = [
    "春节", "元旦", "国庆节", "国庆", "中秋节", "中秋", "五一", "端午节", "端午", "清明", "入汛", "入冬", "春耕", "春灌", "开学",
    "规定时限",
];

/// The time that a text begins with.
pub(in crate::parse) fn begun(text: &str) -> Option<Begun<'_>> {
    let (mut is_limit, mut rest) = if let Some((behind, ())) = PERIODS.strip_start(text) {
        let period = text.get(..text.len() - behind.len()).unwrap_or_default();
        (ENDED.contains(&period), behind)
    } else if let Some(behind) = behind_figures(text).or_else(|| behind_plan(text)) {
        (false, behind)
    } else if let Some(figures) = numeric_date(text) {
        (false, figures.rest)
    } else {
        let behind = TERMS.iter().find_map(|term| text.strip_prefix(term))?;
        // 春节值班 is no time.
        behind_limit(behind)?;
        (false, behind)
    };
    rest = rest.trim_start_matches(is_blank);
    while let Some(behind) = behind_limit(rest) {
        (is_limit, rest) = (true, behind);
    }
    is_limit |= REACHED.iter().any(|word| rest.starts_with(word));
    Some(Begun { is_limit, rest })
}

fn behind_limit(text: &str) -> Option<&str> {
    let is_mark = |(mark, others): &&(&str, &[&str])| {
        text.starts_with(mark) && !others.iter().any(|other| text.starts_with(other))
    };
    let (mark, _) = MARKS.iter().find(is_mark)?;
    text.strip_prefix(mark)
}

/// What stands behind the figures with which a text counts time: 2026年6月30日前, 第三季度末, 3个月内, 9—11月.
fn behind_figures(text: &str) -> Option<&str> {
    const COUNTED: [&str; 5] = ["年", "月", "季度", "个月", "個月"];
    // Of a day alone nobody knows whether it is one: 2号井, 三日.
    const DAYS: [&str; 2] = ["日", "号"];
    let mut found = None;
    let mut rest = text;
    loop {
        let ordinal = rest.strip_prefix('第').unwrap_or(rest);
        let figure = ordinal.trim_start_matches(is_blank);
        let behind = figure.trim_start_matches(is_figure);
        if behind.len() == figure.len() {
            return found;
        }
        let counts = behind.trim_start_matches(is_blank);
        let days = DAYS.iter().filter(|_| found.is_some());
        let unit = COUNTED
            .iter()
            .chain(days)
            .find_map(|unit| counts.strip_prefix(unit));
        rest = if let Some(behind) = unit {
            found = Some(behind);
            behind.strip_prefix(is_range).unwrap_or(behind)
        } else if let Some(behind) = counts.strip_prefix(is_range) {
            behind
        } else {
            return found;
        };
    }
}

/// What stands behind the period of a plan: “十五五”期间.
fn behind_plan(text: &str) -> Option<&str> {
    const LONGEST: usize = "十五五".len();
    let (period, behind) = text.strip_prefix('“')?.split_once('”')?;
    (period.len() <= LONGEST && period.ends_with('五')).then_some(behind)
}

fn is_figure(c: char) -> bool {
    digit(c).is_some() || chinese_digit(c).is_some() || matches!(c, '〇' | '○' | '零' | '十')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_time() {
        for (text, is_limit, rest) in [
            ("7月底前下达资金", true, "下达资金"),
            ("年内持续推进", true, "持续推进"),
            ("今年内完成并长期坚持", true, "完成并长期坚持"),
            ("汛期前下达资金", true, "下达资金"),
            ("三季度前建立台账", true, "建立台账"),
            ("2026年6月30日前印发方案", true, "印发方案"),
            ("2026年9—11月完成招标", true, "完成招标"),
            ("2026年至2027年底分批实施", true, "分批实施"),
            ("6月完成招标", true, "完成招标"),
            ("下半年启动实施", true, "启动实施"),
            ("3个月内提出清单", true, "提出清单"),
            ("2026.9.30前完成", true, "完成"),
            ("“十五五”期间持续推进", true, "持续推进"),
            ("春节前完成", true, "完成"),
            ("2026年全面铺开", false, "全面铺开"),
            ("2026年内部审计", false, "内部审计"),
            ("7月起草方案", false, "起草方案"),
            ("汛期加强值守", false, "加强值守"),
        ] {
            assert_eq!(begun(text), Some(Begun { is_limit, rest }), "{text}");
        }
        for text in [
            "县财政局",
            "12345热线",
            "2号井前",
            "三日",
            "一中",
            "第二医院",
            "3—5家",
            "春节值班办",
            "“十百千”工程",
            "",
        ] {
            assert_eq!(begun(text), None, "{text}");
        }
    }
}
