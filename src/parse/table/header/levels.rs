//! Heads of two levels: one that reaches over several columns (责任分工), and those of the columns below it (牵头单位,
//! 配合单位).

use crate::parse::lines::Line;
use crate::parse::table::cells::Cells;
use crate::parse::table::columns::{Column, Content, begins_work, column_of, is_group, other};
use crate::parse::table::header::columns_of;
use crate::parse::table::header::shown::{self, Parts};
use crate::text::Span;

const fn is_role(column: &Column) -> bool {
    column.holds.is_units()
}

/// Takes a second row of heads into the columns of the first: each below a head or below the blank that a head over several
/// columns leaves; or all of them together in the place of the head that they stand below, which the row above prints
/// once. One of them has a role, or nothing stands in the row but what the heads of other columns are over.
pub(super) fn second_level(source: &str, cells: &Cells, columns: &mut Vec<Column>) -> bool {
    let mut below = columns_of(source, cells);
    // A head that reaches over both rows may be printed in both.
    if below.len() == columns.len() {
        for (below, above) in below.iter_mut().zip(&*columns) {
            if below.label.of(source) == above.label.of(source) {
                *below = other(Span::default());
            }
        }
    }
    let heads = || below.iter().filter(|column| !column.label.is_empty());
    let may_be_head = |column: &Column| {
        let label = column.label.of(source);
        column.holds != Content::Number
            && (column_of(label).is_some() || shown::may_be_unknown(label))
    };
    if !heads().all(may_be_head) {
        return false;
    }
    let assigns = heads().any(is_role);
    // One by itself may be a cell.
    (assigns || heads().count() > 1)
        && (lay_over(source, columns, &below, assigns)
            || take_place(source, columns, &below, assigns))
}

/// Whether a head says what some may be over that have words of their own: 年度目标 over 2025年, 时间安排 over 开始.
const fn is_open(column: &Column) -> bool {
    matches!(column.holds, Content::Other | Content::Deadline)
}

/// Lays the heads of the second row over those of the first that they stand below.
fn lay_over(source: &str, columns: &mut [Column], below: &[Column], assigns: bool) -> bool {
    let may_stand_below = |(above, below): (&Column, &Column)| {
        below.label.is_empty()
            || above.holds == Content::Other
            || (is_open(above) && below.holds == Content::Other)
            || (assigns
                && std::mem::discriminant(&above.holds) == std::mem::discriminant(&below.holds))
    };
    let pairs = || columns.iter().zip(below);
    let blank =
        |(above, below): (&Column, &Column)| above.label.is_empty() && !below.label.is_empty();
    if below.len() != columns.len()
        || !pairs().all(may_stand_below)
        || !(assigns
            || (pairs().any(blank) && below.first().is_some_and(|first| first.label.is_empty())))
    {
        return false;
    }
    let mut over = Content::Other;
    for (column, below) in columns.iter_mut().zip(below) {
        if !column.label.is_empty() {
            over = column.holds;
        }
        if !below.label.is_empty() {
            *column = below_head(source, *below, over);
        }
    }
    true
}

/// A head below one of a column that holds this: 结束 below 时间安排 is of times too.
fn below_head(source: &str, column: Column, over: Content) -> Column {
    let label = column.label.of(source);
    let due = over == Content::Deadline && column_of(label).is_none() && !begins_work(label);
    Column {
        holds: if due { over } else { column.holds },
        ..column
    }
}

/// Puts the heads of the second row in the place of the head that they stand below.
fn take_place(source: &str, columns: &mut Vec<Column>, below: &[Column], assigns: bool) -> bool {
    let is_empty = |column: &&Column| column.label.is_empty();
    let before = below.iter().take_while(is_empty).count();
    let behind = below.iter().rev().take_while(is_empty).count();
    let heads = below.get(before..below.len() - behind).unwrap_or_default();
    if heads.len() < 2 || heads.iter().any(|column| column.label.is_empty()) {
        return false;
    }
    // Where no blank tells it, nothing but heads of roles stands below one that is not of a division of work.
    let group = if before == 0 {
        let group = group_of(source, columns).filter(|_| assigns);
        group.filter(|at| heads.iter().all(is_role) || divides(source, columns.get(*at)))
    } else {
        let wanted = |column: &Column| {
            if assigns {
                is_role(column)
            } else {
                is_open(column)
            }
        };
        Some(before).filter(|at| columns.get(*at).is_some_and(wanted))
    };
    // Without blanks before them those behind fill up the row; and without a role none is lost.
    let fits = |at: &usize| {
        let rest = columns.len() - at - 1;
        before == 0 || behind == rest || (assigns && behind < rest)
    };
    let Some(group) = group.filter(fits) else {
        return false;
    };
    let over = columns.get(group).map_or(Content::Other, |head| head.holds);
    let heads: Vec<_> = heads
        .iter()
        .map(|head| below_head(source, *head, over))
        .collect();
    columns.splice(group..=group, heads);
    true
}

fn divides(source: &str, head: Option<&Column>) -> bool {
    head.is_some_and(|head| is_group(head.label.of(source)))
}

/// Where the head stands that may reach over several with roles: one of a division of work, or the only one of units.
pub(super) fn group_of(source: &str, columns: &[Column]) -> Option<usize> {
    let group = columns.iter().position(|one| divides(source, Some(one)));
    group.or_else(|| {
        let mut roles = columns.iter().zip(0..).filter(|(one, _)| is_role(one));
        let only = roles.next().filter(|_| roles.next().is_none())?;
        Some(only.1)
    })
}

/// Where a head over several columns (责任分工) stands before others, the heads below it are printed
/// last: they belong in its place.
pub(super) fn group_last(source: &str, columns: &mut Vec<Column>) {
    let Some(group) = columns.iter().position(|one| divides(source, Some(one))) else {
        return;
    };
    let below = columns.iter().rev().take_while(|one| is_role(one)).count();
    let first = columns.len() - below;
    if below < 2 || first <= group {
        return;
    }
    let below: Vec<_> = columns.drain(first..).collect();
    columns.splice(group..=group, below);
}

/// Leaves out a head over several columns where those below it are printed right behind it, as the first row of cells from
/// line `at` on shows: it has none for that head.
pub(super) fn group_first(
    source: &str,
    lines: &[Line],
    at: usize,
    parts: Parts,
    columns: &mut Vec<Column>,
) {
    let Some(group) = columns.iter().position(|one| divides(source, Some(one))) else {
        return;
    };
    let mut behind = columns.iter().skip(group + 1);
    if !behind.by_ref().take(2).all(is_role) || columns.len() < group + 3 {
        return;
    }
    let mut cells = Vec::new();
    shown::read(source, lines, at, parts, columns.len(), &mut cells);
    let cells: Vec<_> = cells.into_iter().map(|(cell, _)| cell).collect();
    let mut without = columns.clone();
    without.remove(group);
    let fit = |columns: &[Column]| {
        let row = cells.get(..columns.len());
        row.is_some_and(|row| shown::fit(source, columns, row))
    };
    if fit(&without) && !fit(columns) {
        *columns = without;
    }
}
