//! Heads whose words name no column (分值, 总投资, 完成情况): the rows below show that they are some.

use crate::parse::clause;
use crate::parse::dates;
use crate::parse::enumerator::{Form, enumerator};
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::Line;
use crate::parse::names;
use crate::parse::table::cells::{is_filler, row_number};
use crate::parse::table::columns::{Column, Content, PERSONS_SHOWN, column, other};
use crate::parse::table::header::{CellMark, duties};
use crate::parse::table::piped::piped_cells;
use crate::text::Span;

/// So many of them may stand together.
pub(super) const MOST: usize = 5;

/// Ends of heads that stand behind all those which are known. What ends otherwise may be the heading of the first rows.
#[rustfmt::skip]
static LAST: Lexicon<()> = lexicon!(Last, &[((), PERSONS_SHOWN), ((), &[
    "情况", "單位", "单位", "部门", "业主", "成效", "效果", "结果", "说明", "标准", "分值", "得分", "评分", "分数", "意见",
    "状态", "要求", "来源", "地点", "规模", "性质", "等级", "材料", "投资", "资金", "经费", "金额", "元）", "目标值", "年",
    "人员", "描述", "季度",
])]);

/// Those of them that no heading of rows ends with.
#[rustfmt::skip]
static CERTAIN: Lexicon<()> = lexicon!(Last, [
    "完成情况", "进展情况", "落实情况", "整改情况", "推进情况", "督查情况", "督办情况", "办理情况", "执行情况", "销号情况",
    "得分", "评分", "分值", "办理结果", "整改结果",
]);

/// Ends of the heads of columns whose cells name units in no role that is known.
#[rustfmt::skip]
static NAMING: Lexicon<()> = lexicon!(Last, ["单位", "單位", "部门", "部門", "业主", "主体", "机构", "企业"]);

/// Whether a text whose words name no column may be the head of one.
pub(in crate::parse::table) fn may_be_unknown(text: &str) -> bool {
    const LONGEST: usize = 36;
    text.len() <= LONGEST
        && !text.is_empty()
        && !text.contains(['。', '，', '；', '：', ':', '、'])
        && enumerator(text).is_none()
        && (!text.starts_with(|c: char| c.is_ascii_digit()) || is_year(text))
}

/// Whether a text is a year, or begins with one before a word: 2026年, 2026年目标.
fn is_year(text: &str) -> bool {
    const DIGITS: usize = 4;
    let (digits, rest) = text.split_at_checked(DIGITS).unwrap_or_default();
    let behind = rest.strip_prefix('年').map(|behind| {
        let is_date = |c: char| c.is_ascii_digit() || matches!(c, '底' | '末' | '内' | '前');
        !behind.starts_with(is_date)
    });
    behind == Some(true) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What parts the cells below a head.
#[derive(Clone, Copy)]
pub(super) enum Parts {
    Pipes,
    Lines(CellMark),
}

/// The heads that stand one below the other from line `at` on, behind those of `columns`, with the line behind them: the
/// first names no column, and the rows below show how many there are.
pub(super) fn below(
    source: &str,
    lines: &[Line],
    at: usize,
    columns: &[Column],
    parts: Parts,
) -> Option<(Vec<Column>, usize)> {
    // So many heads stand behind the first unknown one.
    const LONGEST: usize = 8;
    let counts = columns.first()?.holds == Content::Number;
    let mut cells = Vec::new();
    read(source, lines, at, parts, LONGEST, &mut cells);
    let heads = cells.iter().map(|(cell, _)| *cell);
    let (width, certain) = possible(source, heads)?;
    let rows = (columns.len() + width) * 2;
    read(source, lines, at, parts, width + rows + MOST, &mut cells);
    if is_row(source, columns, &cells) {
        return None;
    }
    let mut all = columns.to_vec();
    for (nth, (cell, after)) in cells.iter().take(width).enumerate() {
        let head = column(source, *cell);
        let may_end = head.is_some() || LAST.ends(cell.of(source));
        all.push(head.unwrap_or_else(|| other(*cell)));
        let rows = cells.get(nth + 1..).unwrap_or_default();
        if !may_end {
            continue;
        }
        let mut columns = all.clone();
        duties::answer(source, &mut columns);
        let count = || {
            let mut numbers = rows.iter().map(|(cell, _)| row_number(cell.of(source)));
            numbers.next() == Some(Some(1))
        };
        if (counts && nth + 1 == certain && count()) || rows_fit(source, &columns, rows) {
            return Some((columns, *after));
        }
    }
    None
}

/// Whether the first cells are those of a row below the heads that are known, whatever they end with (柳湾街道, 全年): none
/// is a head. What names no unit by itself (验收单位) may be one.
fn is_row(source: &str, columns: &[Column], cells: &[(Span, usize)]) -> bool {
    let row = cells.get(..columns.len()).unwrap_or_default();
    let row: Vec<_> = row.iter().map(|(cell, _)| *cell).collect();
    let heads = |(column, cell): (&Column, &Span)| {
        column.holds.is_units()
            && (names::is_vague(cell.of(source)) || NAMING.ends(cell.of(source)))
    };
    fit(source, columns, &row) && !columns.iter().zip(&row).any(heads)
}

/// How many cells may be heads, up to the last that may end them, and how many of those that are unknown do so by
/// their words alone.
fn possible(source: &str, cells: impl Iterator<Item = Span>) -> Option<(usize, usize)> {
    let (mut width, mut certain, mut unknown) = (0, 0, 0);
    for (cell, count) in cells.zip(1..) {
        let text = cell.of(source);
        if column(source, cell).is_some() {
            width = count;
            continue;
        }
        unknown += 1;
        let ends = LAST.ends(text);
        let names = || !ends && names_units(source, cell, prints_level);
        if unknown > MOST || !may_be_unknown(text) || names() {
            break;
        }
        if ends {
            width = count;
        }
        if CERTAIN.ends(text) && certain + 1 == count {
            certain = count;
        }
    }
    (width > 0).then_some((width, certain))
}

/// Reads so many of the cells that stand one below the other from line `at` on, each with the line behind it.
pub(super) fn read(
    source: &str,
    lines: &[Line],
    at: usize,
    parts: Parts,
    most: usize,
    cells: &mut Vec<(Span, usize)>,
) {
    // No cell has more lines on the average.
    const TALL: usize = 8;
    cells.clear();
    let lines = lines.get(at..).unwrap_or_default();
    let lines = lines.get(..most * TALL).unwrap_or(lines);
    let mark = match parts {
        Parts::Lines(mark) => mark,
        Parts::Pipes => {
            let all = piped_cells(source, lines).map(|(cell, count)| (cell, at + count));
            cells.extend(all.take(most));
            return;
        }
    };
    for (line, after) in lines.iter().zip(at + 1..) {
        let full = cells.len() == most;
        let above = cells.last_mut().filter(|_| !mark.begins(*line));
        if let Some((cell, end)) = above {
            (*cell, *end) = (cell.join(line.span), after);
        } else if full {
            return;
        } else {
            cells.push((line.span, after));
        }
    }
}

/// Whether the first two rows, or the only one, have a cell for each column.
fn rows_fit(source: &str, columns: &[Column], mut cells: &[(Span, usize)]) -> bool {
    const ROWS: usize = 2;
    let mut number = None;
    for row in 0..ROWS {
        cells = behind_heading(source, cells);
        if cells.is_empty() {
            return row > 0;
        }
        let Some((first, rest)) = cells.split_at_checked(columns.len()) else {
            return false;
        };
        let first: Vec<_> = first.iter().map(|(cell, _)| *cell).collect();
        if !fit(source, columns, &first) {
            return false;
        }
        let counted = columns.iter().zip(&first);
        let counted = counted.filter(|(column, _)| column.holds == Content::Number);
        let mut counted = counted.filter_map(|(_, cell)| row_number(cell.of(source)));
        let next = counted.next();
        if number.is_some_and(|number: u32| next != number.checked_add(1)) {
            return false;
        }
        number = next;
        cells = rest;
    }
    true
}

/// The cells behind the heading of a section, and the empty ones beside it.
fn behind_heading<'c>(source: &str, cells: &'c [(Span, usize)]) -> &'c [(Span, usize)] {
    let heads = |cell: Span| enumerator(cell.of(source)).is_some_and(|one| one.form < Form::Digit);
    let [(first, _), behind @ ..] = cells else {
        return cells;
    };
    if !heads(*first) {
        return cells;
    }
    let empty = behind.iter().take_while(|(cell, _)| cell.is_empty());
    behind.get(empty.count()..).unwrap_or_default()
}

/// Whether the cells of a row are what its columns hold, and name a unit.
pub(in crate::parse::table) fn fit(source: &str, columns: &[Column], row: &[Span]) -> bool {
    let mut named = false;
    let fits = |(column, cell): (&Column, &Span)| {
        let text = cell.of(source);
        let certain = || names_units(source, *cell, prints_level);
        match column.holds {
            Content::Number => row_number(text).is_some(),
            Content::Units(_) | Content::Other if is_filler(text) => true,
            Content::Units(_) => {
                named = true;
                names_units(source, *cell, names::is_unit)
            }
            Content::Deadline => is_filler(text) || dates::is_deadline(text),
            Content::Text => !text.is_empty() && row_number(text).is_none() && !certain(),
            Content::Other if names_others(source, column) => {
                names_units(source, *cell, names::is_unit)
            }
            Content::Other => !certain(),
        }
    };
    columns.len() == row.len() && columns.iter().zip(row).all(fits) && named
}

/// Whether a unit's name begins with its level: 整修泵站 is a task.
fn prints_level(name: &str) -> bool {
    names::begins_with_level(name) && names::is_unit(name)
}

/// Whether the cells of a column name units, in no role that is known: 验收单位.
pub(in crate::parse::table) fn names_others(source: &str, column: &Column) -> bool {
    column.holds == Content::Other && NAMING.ends(column.label.of(source))
}

fn names_units(source: &str, cell: Span, is_name: fn(&str) -> bool) -> bool {
    clause::is_unit_list(source, cell, is_name)
}
