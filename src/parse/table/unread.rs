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
    let parts = |c| {
        is_blank(c)
            || matches!(
                c,
                ',' | '，' | ';' | '；' | '/' | '|' | '｜' | '<' | '>' | '"' | '“' | '”'
            )
    };
    let words = text.split(parts).filter(|word| !word.is_empty());
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

#[cfg(test)]
mod tests {
    use super::*;

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
