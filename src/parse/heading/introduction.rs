//! The label before the words of a heading: 1.存在问题：审批超时。

use crate::parse::enumerator::enumerator;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::words::COLONS;

/// The parts of a label before the words of a heading that says what they are, a fault that is to be mended: 督察反馈问题.
/// Such a label ends with one of the first group.
#[rustfmt::skip]
static INTRODUCTIONS: Lexicon<bool> = lexicon!(First, &[
    (true, &["问题", "描述", "表现", "反馈意见", "督察意见", "巡察意见", "巡视意见", "审计意见", "检查意见"]),
    (false, &[
        "反馈", "存在", "具体", "主要", "突出", "整改", "发现", "反映", "督察", "督查", "督导", "巡察", "巡视", "审计", "检查",
        "排查", "核查", "评估", "中央", "国家", "省级", "市级", "省委", "市委", "县委", "群众", "共性", "个性", "的", "及",
    ]),
]);

/// The length of such a label with its colon: 1.问题：审批超时。
pub(in crate::parse) fn introduction(text: &str) -> usize {
    let mut rest = text;
    let mut names = false;
    while let Some((behind, ends)) = INTRODUCTIONS.strip_start(rest) {
        (rest, names) = (behind, *ends);
    }
    let words = names.then(|| rest.strip_prefix(COLONS)).flatten();
    // What counts behind its label is no heading's words.
    let counts = |words: &str| words.starts_with("一是") || enumerator(words).is_some();
    let words = words.filter(|words| !words.is_empty() && !counts(words));
    words.map_or(0, |words| text.len() - words.len())
}
