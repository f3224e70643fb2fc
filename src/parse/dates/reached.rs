//! What is reached by a time, and the time without it: 2026年6月底前出台方案.

use crate::parse::dates::times::{LIMITS, PERIODS, has_figure};
use crate::parse::enumerator::{chinese_digit, digit};
use crate::text::trim_end;

/// A deadline without what is done by then: 2026年6月底前完成 says 2026年6月底前, and so does 2026年6月底前出台方案. 已完成 and
/// 按期完成 say no time without it.
pub(in crate::parse) fn without_verb(text: &str) -> &str {
    if let Some(time) = time_before(text) {
        return time;
    }
    let is_digit = |c| digit(c).is_some();
    let says_time = |text: &&str| {
        LIMITS.ends(text) || PERIODS.within(text) || has_figure(text) || text.contains(is_digit)
    };
    ["完成", "办结", "完成任务"]
        .iter()
        .find_map(|verb| text.strip_suffix(verb))
        .map(trim_end)
        .filter(says_time)
        .or_else(|| without_further_verbs(text))
        .unwrap_or(text)
}

/// The time that a text begins with, before what is done by then: 2026年6月底前 of 2026年6月底前出台方案. None of a text
/// that says more of time behind it, or that has several sentences.
fn time_before(text: &str) -> Option<&str> {
    const ENDS: [&str; 6] = ["前", "年底", "月底", "年末", "月末", "季度末"];
    // 2026年前三季度, 2026年前后, 年底以前
    const GOES_ON: [char; 12] = [
        '前', '后', '期', '半', '之', '以', '述', '至', '到', '、', '－', '—',
    ];
    let end = |limit: &&str| Some(text.find(*limit)? + limit.len());
    let end = ENDS.iter().filter_map(end).min()?;
    let (time, rest) = text.split_at_checked(end)?;
    // 年底前 is one limit.
    let (time, rest) = match rest.strip_prefix('前') {
        Some(rest) => (text.get(..text.len() - rest.len())?, rest),
        None => (time, rest),
    };
    let starts = rest.chars().next()?;
    let goes_on = GOES_ON.contains(&starts)
        || digit(starts).is_some()
        || chinese_digit(starts).is_some()
        || rest.contains(['，', '；', '。', ',', ';'])
        || PERIODS.within(rest)
        || has_figure(rest);
    let says_time = has_figure(time) || PERIODS.within(time);
    (!goes_on && says_time && !time.ends_with("提前")).then_some(time)
}

/// A time without the words for what is reached by then: 2026年6月建成投用 says 2026年6月.
fn without_further_verbs(text: &str) -> Option<&str> {
    const VERBS: [&str; 12] = [
        "建成", "验收", "到位", "启动", "投用", "达标", "见效", "竣工", "开工", "运行", "使用",
        "出台",
    ];
    const TIMES: [char; 11] = [
        '年', '月', '日', '号', '旬', '度', '前', '底', '末', '内', '间',
    ];
    let mut time = Some(text).filter(|text| !text.contains(['，', '；', '。']))?;
    while let Some(before) = VERBS.iter().find_map(|verb| time.strip_suffix(verb)) {
        time = trim_end(before);
    }
    let says_time = has_figure(time) || PERIODS.within(time);
    (time.len() < text.len() && time.ends_with(TIMES) && says_time).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::without_verb;

    #[test]
    fn a_time_is_told_without_its_verb() {
        for (text, time) in [
            ("2026年6月底前完成", "2026年6月底前"),
            ("汛期前办结", "汛期前"),
            ("年底前完成任务", "年底前"),
            ("已完成", "已完成"),
            ("按期完成", "按期完成"),
            ("2026年内　完成", "2026年内"),
            ("2026年6月 建成 投用", "2026年6月"),
            ("完成", "完成"),
            ("2026年6月底前出台方案", "2026年6月底前"),
            ("2024年6月底前取得阶段性成效", "2024年6月底前"),
            ("2026年底基本建成", "2026年底"),
            ("2026年6月建成投用", "2026年6月"),
            ("“十五五”期间建成", "“十五五”期间"),
            ("汛期前加固到位", "汛期前"),
            // More than one time, or no limit at all.
            (
                "2026年底前启动，2027年底前建成",
                "2026年底前启动，2027年底前建成",
            ),
            ("2026年前三季度", "2026年前三季度"),
            ("2026年底至2027年初", "2026年底至2027年初"),
            ("2026年6月前后", "2026年6月前后"),
            ("2026年起常态化开展", "2026年起常态化开展"),
            ("2026年底前", "2026年底前"),
            ("2026年提前完成", "2026年提前"),
        ] {
            assert_eq!(without_verb(text), time, "{text}");
        }
    }
}
