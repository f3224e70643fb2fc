//! Times until when something is to be done, as a text says them: 2026年6月底前, 长期坚持, 30日内.

use crate::parse::dates::numeric_date;
use crate::parse::enumerator::{chinese_digit, digit};
use crate::parse::lexicon::{Lexicon, lexicon};

/// Words that begin a deadline by themselves.
#[rustfmt::skip]
static WHEN: Lexicon<()> = lexicon!(First, [
    "长期", "持续", "全年", "常年", "立即", "按时", "按期", "每年", "每月", "每季度", "每半年", "常态化",
    "即时", "随时", "适时", "立行立改", "即知即改", "即行即改", "尽快", "逐年", "分年度", "長期", "持續",
]);

/// What ends a deadline: a limit, or what is done by then.
#[rustfmt::skip]
pub(super) static LIMITS: Lexicon<()> = lexicon!(Last, [
    "前", "底", "完成", "内", "內", "末", "期间", "期間", "月", "年", "日", "号", "度", "起", "旬", "成效", "建成",
    "验收", "到位", "启动", "投用", "达标", "见效", "办结", "竣工", "开工", "运行", "使用", "出台",
]);

/// Periods that need no figure.
#[rustfmt::skip]
pub(super) static PERIODS: Lexicon<()> = lexicon!(First, [
    "年底", "年内", "年內", "年末", "月底", "季度末", "汛期", "上半年", "下半年", "今年", "明年", "本年度", "五”", "五'", "规划期",
    "试点期", "学期", "采暖季", "供暖季",
]);

/// Whether a text says when something is to be done.
pub(in crate::parse) fn is_deadline(text: &str) -> bool {
    const LONGEST: usize = 24;
    let is_short = |most| text.len() <= most || text.chars().nth(most).is_none();
    if WHEN.begins(text) {
        return !is_pace_alone(text)
            && (is_short(8) || (is_short(LONGEST) && LIMITS.ends(text) && has_figure(text)));
    }
    ((LIMITS.ends(text) || begins_with_limit(text))
        && is_short(LONGEST)
        && (PERIODS.within(text) || has_figure(text)))
        || (is_short(LONGEST) && goes_on_for(text))
        // 2026.12
        || numeric_date(text).is_some_and(|figures| figures.rest.is_empty())
}

/// Whether a cell below a head of times may be one, where nothing but its place tells: a time, whatever is said behind it
/// (2026年6月底前出方案；年底前建成), or that nothing is left to do: 已完成, 待定.
pub(in crate::parse) fn may_say_when(text: &str) -> bool {
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
pub(in crate::parse) fn says_when(text: &str) -> bool {
    WHEN.begins(text)
}

/// Whether a text holds a figure, and a word for what it counts of time.
pub(super) fn has_figure(text: &str) -> bool {
    text.contains(|c: char| digit(c).is_some() || chinese_digit(c).is_some())
        && ["年", "月", "季度", "日内", "天内", "周内"]
            .iter()
            .any(|word| text.contains(word))
}

/// Whether a text begins with a time, whatever is done by then: 5月底前动工.
pub(in crate::parse) fn begins_with_time(text: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_from_what_is_done() {
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
