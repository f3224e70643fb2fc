//! Numbers behind the word for what they count: 任务一：, 行动2.

use crate::parse::enumerator::{Enumerator, Form, chinese_number, digit, digit_number};
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::words;
use crate::text::{is_blank, trim_start};

/// What a plan counts by name: each is a piece of work of its own. 措施一 is a part of one.
#[rustfmt::skip]
static COUNTED: Lexicon<()> = lexicon!(First, [
    "任务", "重点任务", "主要任务", "专项任务", "行动", "专项行动", "重点行动", "工程", "重点工程", "专项工程", "问题", "反馈问题",
    "存在问题", "任務", "重點任務", "主要任務", "行動", "專項行動", "問題",
]);

/// Words for what a figure counts in prose.
#[rustfmt::skip]
static MEASURES: Lexicon<()> = lexicon!(First, [
    "项", "个", "次", "年", "月", "日", "天", "处", "条", "家", "万", "亿", "公里", "公顷", "座", "台", "期", "批", "周",
]);

/// The number at the start of a line that is written behind such a word, with a colon or a blank behind it. 任务1个 and
/// 工程一、二期 are words.
pub(in crate::parse) fn named(line: &str) -> Option<Enumerator> {
    let (behind, ()) = COUNTED.strip_start(line)?;
    let padded = trim_start(behind);
    let (value, length) = chinese_number(padded).or_else(|| digit_number(padded))?;
    let rest = padded.get(length..)?;
    let behind_mark = trim_start(rest).strip_prefix(words::COLONS);
    // 重点工程 12 项, 任务3 年: blanks about a figure stand in prose too.
    let counts = || padded.starts_with(|c| digit(c).is_some()) && MEASURES.begins(trim_start(rest));
    let bare = || (padded == behind && rest.starts_with(is_blank) && !counts()).then_some(rest);
    let words = behind_mark.or_else(bare)?;
    (!trim_start(words).is_empty()).then_some(Enumerator {
        form: Form::Named,
        value,
        length: line.len() - words.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_for_what_is_counted_belongs_to_the_number() {
        for (line, value, words) in [
            ("任务一：修渠", 1, "修渠"),
            ("重点任务 12: 修渠", 12, " 修渠"),
            ("专项行动三　修渠", 3, "　修渠"),
            ("問題2：修渠", 2, "修渠"),
            ("行动2 公共服务提升", 2, " 公共服务提升"),
            ("任务一 年度计划", 1, " 年度计划"),
            ("工程1 ：修渠", 1, "修渠"),
        ] {
            let number = named(line).unwrap();
            assert_eq!((number.form, number.value), (Form::Named, value), "{line}");
            assert_eq!(line.get(number.length..), Some(words), "{line}");
        }
        for line in [
            "任务1个：修渠",
            "任务一",
            "任务一：",
            "任务一： ",
            "工程一、二期",
            "工程1.5亿元",
            "任务：修渠",
            "任务一览表 附后",
            "措施一：修渠",
            "重点工程 12 项，总投资 3 亿元",
            "任务3 年完成",
            "工程 6 月底前开工",
        ] {
            assert!(named(line).is_none(), "{line}");
        }
    }
}
