//! Who looks after a web page, 责任部门：县水利局: who is to do something is printed with the same label.

use crate::parse::clause;
use crate::parse::dates::whole_date;
use crate::parse::furniture::{self, is_furniture};
use crate::parse::head::fields::is_field;
use crate::parse::head::titles::{self, names_document};
use crate::parse::lines::Line;
use crate::parse::number::number_line;

/// Whether line `at` of a head says who looks after the page: nothing stands above it that it could give to anybody, but
/// the way to the page, its fields or the title. Beside another label (牵头单位：…) it is a task's.
pub(super) fn is_keeper(source: &str, lines: &[Line], at: usize) -> bool {
    // 责任部门：…, 责任科室：…
    const MOST: usize = 3;
    let keeps = |line: &Line| furniture::is_keeper(line.text(source));
    if !lines.get(at).is_some_and(keeps) {
        return false;
    }
    let (above, behind) = lines.split_at(at);
    let beside = above.iter().rev().take(MOST);
    let above = beside.take_while(|line| keeps(line)).count();
    let above = lines.get(..at - above).unwrap_or_default();
    let beside = behind.iter().take(MOST);
    let below = beside.take_while(|line| keeps(line)).count();
    let below = behind.get(below..).unwrap_or_default();
    let labelled =
        |line: Option<&Line>| line.is_some_and(|line| clause::starts_with_label(line.text(source)));
    !labelled(above.last())
        && !labelled(below.first())
        && (opens_page(source, above, below) || is_below_title(source, above, below))
}

/// Whether nothing but what a page prints stands above, with the way to it or with a title below.
fn opens_page(source: &str, above: &[Line], below: &[Line]) -> bool {
    // A page has no more fields, a line each for label and value.
    const MOST: usize = 48;
    // As many as stand between the fields of a page and the title.
    const NEAR: usize = 4;
    let is_way = |line: &Line| is_way(line.text(source));
    let is_page = |line: &Line| {
        let text = line.text(source);
        is_way(line) || is_furniture(text) || is_field(text)
    };
    if above.len() > MOST || !above.iter().all(is_page) {
        return false;
    }
    let unnumbered = |line: &&Line| line.number.is_none();
    let near = below.iter().take(NEAR).take_while(unnumbered);
    let is_title = |text: &str| names_document(text) && !clause::starts_with_label(text);
    above.last().is_some_and(is_way) || near.map(|line| line.text(source)).any(is_title)
}

/// Whether a line is the way to a page: 首页 > 政务公开 > 规划计划.
fn is_way(text: &str) -> bool {
    const LONGEST: usize = 240;
    let parts = text.split(['>', '＞', '»', '›']);
    text.len() <= LONGEST
        && !text.contains(['。', '，', '='])
        && parts.clone().count() > 1
        && (parts.count() > 2 || text.contains("首页") || text.contains("位置"))
}

/// Whether the title stands right above, and the text below has sections that give out the work: what the title names is
/// none that one unit answers for.
fn is_below_title(source: &str, above: &[Line], below: &[Line]) -> bool {
    // The number and the date of the document may stand between.
    let is_between = |text: &str| number_line(text).is_some() || whole_date(text).is_some();
    let mut texts = above.iter().rev().map(|line| line.text(source));
    let titled = texts.find(|text| !is_between(text));
    if !titled.is_some_and(titles::is_title) {
        return false;
    }
    let assigns = |line: &Line| furniture::assigns(line.text(source));
    let first = below
        .iter()
        .position(|line| line.number.is_some() || assigns(line));
    let sections = below.get(first.unwrap_or(below.len())..);
    let numbered = |lines: &[Line]| lines.first().is_some_and(|line| line.number.is_some());
    sections.is_some_and(|lines| numbered(lines) && lines.iter().any(assigns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    #[test]
    fn who_keeps_a_page_is_told_from_who_is_to_do_something() {
        let keeps = |text: &str| {
            let lines = lines::split(text).lines;
            let at = lines
                .iter()
                .position(|line| line.text(text).starts_with("责任"));
            is_keeper(text, &lines, at.unwrap())
        };
        let plan = "一、任务\n（一）修渠。（县水利局负责）";
        for head in [
            "首页>政务公开>规划计划\n责任部门：县水利局\n",
            "当前位置：首页 > 规划\n责任部门：县水利局\n责任科室：规划科\n河口县修渠方案\n",
            "责任单位：县水利局\n河口县修渠方案\n",
            "索引号：X-3\n责任单位：县水利局\n河口县修渠方案\n",
            "河口县修渠实施方案\n责任处室：规划科\n",
            "河口县修渠实施方案\n责任单位：县水利局\n为加快修渠，制定本方案。\n",
            "河口县修渠实施方案\n河政发〔2026〕3号\n责任单位：县水利局\n",
            "河口县修渠实施方案\n2026年3月5日\n责任单位：县水利局\n",
        ] {
            assert!(keeps(&format!("{head}{plan}")), "{head}");
        }
        for head in [
            // Of a task that stands above.
            "清淤护岸。\n责任单位：县水利局\n",
            "河口县修渠实施方案\n清淤护岸。\n责任单位：县水利局\n",
            "重点任务\n责任单位：县水利局\n",
            // Above it, each with its own.
            "河口县修渠实施方案\n责任单位：县水利局\n清淤护岸。\n责任单位：县林业局\n绿化荒山。\n",
            "责任单位：县水利局\n清淤护岸。\n",
            // Beside another label.
            "首页>规划>计划\n责任单位：县水利局\n牵头单位：县财政局\n",
            "河口县修渠实施方案\n牵头单位：县财政局\n责任单位：县水利局\n",
            "河口县修渠实施方案\n责任单位：县水利局\n完成时限：2026年底\n",
            "河口县修渠实施方案\n责任单位：县水利局、县财政局\n",
        ] {
            assert!(!keeps(&format!("{head}{plan}")), "{head}");
        }
        // Nobody else is to do anything.
        assert!(!keeps(
            "河口县修渠实施方案\n责任单位：县水利局\n一、任务\n修渠。"
        ));
    }
}
