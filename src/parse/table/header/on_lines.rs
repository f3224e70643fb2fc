//! Heads whose cells stand one below the other, in a line each or broken over several.

use crate::parse::lines::Line;
use crate::parse::names;
use crate::parse::table::cells::{counts, inner_span, parted_by, row_number};
use crate::parse::table::columns::{Column, Content, column, other};
use crate::parse::table::header::shown::{self, Parts};
use crate::parse::table::header::{
    CellMark, Form, Header, NARROW, complete, duties, levels, spread,
};
use crate::text::Span;

/// The header whose cells have a line each, or several.
pub(in crate::parse::table) fn on_lines(
    source: &str,
    lines: &[Line],
    at: usize,
) -> Result<Header, usize> {
    let mut columns = Vec::new();
    let mut tabbed = true;
    let mut spaced = true;
    let mut piped = true;
    let mut after = at;
    while let Some(line) = lines.get(after) {
        let cell = inner_span(source, line.span, b'|');
        if let Some((column, count)) = head_on_lines(source, lines, after, cell) {
            tabbed &= line.tabbed;
            piped &= ends_with_pipe(source, lines, after + count - 1);
            spaced &= line.spaced || columns.is_empty();
            columns.push(column);
            after += count;
            continue;
        }
        if cell.is_empty() && !columns.is_empty() {
            after += 1;
            continue;
        }
        let opens = columns.is_empty() && duties::is_bare(cell.of(source));
        if !opens && !is_head_between(source, lines, after, &columns, piped) {
            if !columns.is_empty() && shown::may_be_unknown(cell.of(source)) {
                let (tab, blank) = (tabbed && line.tabbed, spaced && line.spaced);
                let parts = if piped {
                    Parts::Pipes
                } else {
                    Parts::Lines(mark_of(tab, blank))
                };
                if let Some(shown) = shown::below(source, lines, after, &columns, parts) {
                    (columns, after) = shown;
                    (tabbed, spaced) = (tab, blank);
                }
            }
            break;
        }
        tabbed &= line.tabbed;
        piped &= ends_with_pipe(source, lines, after);
        spaced &= line.spaced || columns.is_empty();
        columns.push(other(cell));
        after += 1;
    }
    let mark = mark_of(tabbed, spaced);
    if !piped && mark == CellMark::None {
        join_before_number(source, lines, after, &mut columns);
    }
    levels::group_last(source, &mut columns);
    let parts = if piped {
        Parts::Pipes
    } else {
        Parts::Lines(mark)
    };
    levels::group_first(source, lines, after, parts, &mut columns);
    if piped {
        spread::piped(source, lines, after, &mut columns);
    }
    let header = complete(
        source,
        Header {
            first: at,
            after,
            columns,
            form: if piped {
                Form::Piped
            } else {
                Form::Lines(mark)
            },
            heads: Vec::new(),
        },
    );
    // What lacks a column lacks it without its first ones too.
    header.ok_or_else(|| {
        let parted = |at: &usize| {
            let line = lines.get(*at);
            line.is_some_and(|line| parted_by(line.text(source)).is_some())
        };
        (at + 1..after).find(parted).unwrap_or(after.max(at + 1))
    })
}

/// What marks the first line of each cell.
const fn mark_of(tabbed: bool, spaced: bool) -> CellMark {
    match (tabbed, spaced) {
        (true, _) => CellMark::Tab,
        (false, true) => CellMark::BlankLine,
        (false, false) => CellMark::None,
    }
}

/// The head of a column that begins in a line, with the number of lines that it takes: narrow columns
/// break their heads (牵头 | 单位).
fn head_on_lines(source: &str, lines: &[Line], at: usize, cell: Span) -> Option<(Column, usize)> {
    const MOST: usize = 3;
    let alone = column(source, cell);
    if alone.is_none()
        && let Some(persons) = persons_of(source, lines, at, cell)
    {
        return Some((persons, 2));
    }
    if cell.len() > NARROW || cell.is_empty() {
        return Some((alone?, 1));
    }
    let mut whole = cell;
    for count in 2..=MOST {
        let Some(next) = lines.get(at + count - 1).map(|line| line.span) else {
            break;
        };
        // A head of its own is no rest of one; 时限 below 完成 may be.
        let is_head = |span: Span| column(source, span).is_some();
        // （1） opens the first row, and is no remark on the head above it.
        let counts = counts(next.of(source));
        if counts
            || next.len() > NARROW
            || ((alone.is_some() || next.len() == NARROW) && is_head(next))
        {
            break;
        }
        whole = whole.join(next);
        if let Some(column) = column(source, whole) {
            return Some((column, count));
        }
    }
    Some((alone?, 1))
}

/// The head of a column of persons that is broken behind the body they are of: 区政府 above 分管领导.
fn persons_of(source: &str, lines: &[Line], at: usize, body: Span) -> Option<Column> {
    const PERSONS: [&str; 3] = ["领导", "责任人", "负责人"];
    let next = lines.get(at + 1)?;
    let (name, text) = (body.of(source), next.text(source));
    let own = next.tabbed || next.spaced || text.ends_with('|');
    let goes_on = names::begins_with_level(name)
        && PERSONS.iter().any(|persons| text.ends_with(persons))
        && names::is_agency(name);
    if own || !goes_on {
        return None;
    }
    column(source, body.join(next.span))
}

/// Makes one head of two before that of the numbers, which the first row shows to be one: it has a single cell before its
/// number. 工作 above 类别.
fn join_before_number(source: &str, lines: &[Line], after: usize, columns: &mut Vec<Column>) {
    let [first, second, number, ..] = columns.as_slice() else {
        return;
    };
    let number_at = |at: usize| lines.get(at).and_then(|line| row_number(line.text(source)));
    let single = number.holds == Content::Number
        && first.holds != Content::Number
        && second.holds != Content::Number
        && number_at(after).is_none()
        && number_at(after + 1) == Some(1);
    if single && let Some(joined) = column(source, first.label.join(second.label)) {
        columns.splice(..2, [joined]);
    }
}

/// Whether a line whose words name no column is the head of one all the same (总投资, 建设地点): heads
/// that count rows stand before it, and a known head behind it. So it is between a head of tasks and one of units, each
/// `piped`.
fn is_head_between(
    source: &str,
    lines: &[Line],
    at: usize,
    columns: &[Column],
    piped: bool,
) -> bool {
    let Some(first) = columns.first() else {
        return false;
    };
    let counts = first.holds == Content::Number;
    let is_units = |column: &Column| column.holds.is_units();
    let is_text = |column: &Column| column.holds == Content::Text;
    let between = piped && columns.iter().any(is_text) && !columns.iter().any(is_units);
    let may_be = counts || (between && ends_with_pipe(source, lines, at));
    if !may_be {
        return false;
    }
    let below = lines
        .iter()
        .skip(at)
        .filter(|line| line.text(source) != "|");
    let heads = below.map(|line| inner_span(source, line.span, b'|'));
    let mut behind = heads.clone().take(shown::MOST + 1);
    let known = behind
        .by_ref()
        .take_while(|head| shown::may_be_unknown(head.of(source)))
        .skip(1)
        .find_map(|head| column(source, head));
    match known {
        None => false,
        Some(_) if counts && columns.len() > 1 => true,
        // Where no head but 序号 is known, the first row shows that it counts.
        Some(known) => is_units(&known) && (!counts || count_below(source, heads)),
    }
}

/// Whether the rows below a head count: the first number among the next lines is 1, and 2 is another.
fn count_below(source: &str, cells: impl Iterator<Item = Span>) -> bool {
    // So far behind the first of the unknown heads 1 may stand, and 2.
    const HEADS: usize = 12;
    const FIRST_ROW: usize = 60;
    let mut numbers = cells.enumerate().take(FIRST_ROW);
    let mut find = |wanted: u32| {
        let is_it = |cell: Span| row_number(cell.of(source)) == Some(wanted);
        numbers.find(|(_, cell)| is_it(*cell)).map(|(at, _)| at)
    };
    find(1).is_some_and(|first| first < HEADS) && find(2).is_some()
}

/// Whether a cell's line ends with a pipe, or the next is one.
fn ends_with_pipe(source: &str, lines: &[Line], at: usize) -> bool {
    let text = |at: usize| lines.get(at).map_or("", |line| line.text(source));
    text(at).ends_with('|') || text(at + 1) == "|"
}
