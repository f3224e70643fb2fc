//! Tables that are not read: in a form that is not, or without a column that says who answers.

use crate::parse::table::columns::{Content, column_of, may_count};
use crate::text::is_blank;

/// Whether a line of prose looks like the heads of a table's columns, or begins a table of HTML: at least three short
/// words, the first of which counts rows, another of which is known; or the first by itself.
pub(in crate::parse) fn begins_table(text: &str) -> bool {
    const LONGEST: usize = 240;
    const MARKS: [&str; 2] = ["<table", "<TABLE"];
    // Nearly every line is ruled out by its first character.
    let tagged = text.starts_with('<');
    let may_begin = tagged || text.starts_with(['"', '“']) || may_count(text);
    if !may_begin || text.len() > LONGEST {
        return false;
    }
    if MARKS.iter().any(|mark| text.starts_with(mark)) {
        return true;
    }
    let words = text.split(parts_cells).filter(|word| !word.is_empty());
    // The names of tags.
    let mut words = words.filter(|word| !tagged || !word.is_ascii());
    let Some(first) = words.next().filter(|word| may_count(word)) else {
        return false;
    };
    if column_of(first) != Some(Content::Number) {
        return false;
    }
    let (mut count, mut known) = (1, 0);
    for word in words {
        if word.contains(['。', '：', '、']) {
            return false;
        }
        count += 1;
        known += usize::from(column_of(word).is_some());
    }
    text == first || (count >= 3 && known > 0)
}

/// What may stand between two cells of a line.
fn parts_cells(c: char) -> bool {
    is_blank(c)
        || matches!(
            c,
            ',' | '，' | ';' | '；' | '/' | '|' | '｜' | '<' | '>' | '"' | '“' | '”'
        )
}

/// Where the heads of a table begin whose rows stand behind them on the same line, as those of a page do that was copied
/// without its line ends: 序号 任务 责任单位 1 修渠 县水利局 2 植树 县林业局. Heads without 序号 begin the line.
pub(in crate::parse) fn flattened(text: &str) -> Option<usize> {
    let mut counts = memchr::memmem::find_iter(text.as_bytes(), "序号").filter(|at| {
        let before = text
            .get(..*at)
            .and_then(|before| before.chars().next_back());
        before.is_none_or(parts_cells)
    });
    let heads = |at: &usize| are_heads_over(text.get(*at..).unwrap_or_default());
    counts.find(heads).or_else(|| Some(0).filter(heads))
}

/// Whether a text begins with the heads of a table, one of them of units, and as many cells stand behind them.
fn are_heads_over(text: &str) -> bool {
    const FEWEST: usize = 3;
    const MOST: usize = 12;
    let words = text.split(parts_cells).filter(|word| !word.is_empty());
    let mut words = words.map(column_of).take(2 * MOST);
    let (mut heads, mut units) = (0, false);
    while let Some(Some(holds)) = words.next() {
        heads += 1;
        units |= holds.is_units();
    }
    // The first cell is that which is no head.
    heads >= FEWEST && units && words.count() + 1 >= heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_with_their_rows_in_a_line() {
        let heads = "序号 任务 责任单位 完成时间";
        let rows = " 1 修渠 县水利局 2026年底 2 植树 县林业局 2026年底";
        assert_eq!(flattened(&[heads, rows].concat()), Some(0));
        let titled = ["附件 任务分工表 ", heads, rows].concat();
        let at = flattened(&titled).and_then(|at| titled.get(at..));
        assert!(at.is_some_and(|text| text.starts_with(heads)));
        for text in [
            "任务|责任单位|完成时间|修渠|县水利局|2026年底|植树|县林业局|2026年底",
            "\"序号\",\"任务\",\"责任单位\",\"1\",\"修渠\",\"县水利局\"",
            "序号\t任务\t责任单位\t1\t修渠\t县水利局",
        ] {
            assert!(flattened(text).is_some(), "{text}");
        }
        for text in [
            heads,
            "附件 任务分工表 序号 任务 责任单位 完成时间",
            "序号 项目 金额 1 修渠 三万元",
            "任务 责任单位 修渠 县水利局",
            "各单位要按序号 对照任务 落实责任",
            "",
        ] {
            assert_eq!(flattened(text), None, "{text}");
        }
    }

    #[test]
    fn heads_of_columns_in_a_line() {
        for text in [
            "序号\t项目名称\t建设地点\t投资",
            "序号；重点任务；责任单位",
            "<table>",
            "<tr><th>序号</th><th>任务</th><th>责任单位</th></tr>",
            "序号",
        ] {
            assert!(begins_table(text), "{text}");
        }
        for text in [
            "序号按任务、责任单位排列。",
            "序号 见下表",
            "序言",
            "<p>修渠</p>",
            "任务，责任单位，时限",
            "",
        ] {
            assert!(!begins_table(text), "{text}");
        }
    }
}
