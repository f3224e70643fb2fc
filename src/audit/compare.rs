//! Body against annex: which rows repeat which tasks, and what each pair differs in.

use std::collections::HashSet;

use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::audit::pair::Pair;
use crate::audit::roles::Roles;
use crate::audit::texts::{Titled, name_alone, texts};
use crate::audit::{deadlines, headings, numbers, titles, units, wording};
use crate::model::{AnnexRow, Diagnostic, DiagnosticCode, ElementKind, Plan, TaskId, UnitId};
use crate::text::{Excerpt, Span, trim};

/// Compares, and says how many rows there were to compare.
pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) -> usize {
    let Some(annex) = plan.annex() else { return 0 };
    let rows: Vec<_> = annex.rows().collect();
    let repeated = rows_told(plan, &rows, DiagnosticCode::RowRepeated);
    let further = rows_told(plan, &rows, DiagnosticCode::RowPartial);
    let secondary: Vec<_> = repeated
        .iter()
        .zip(&further)
        .map(|(repeated, further)| *repeated || *further)
        .collect();
    let chosen = chosen_rows(plan, &rows, &secondary);
    let further = further_rows(plan, &rows, &further);
    let heads = heads(plan);
    let tables: Vec<_> = rows.iter().map(|row| head_of(*row, &heads)).collect();
    numbers::run(plan, &rows, &repeated, &secondary, &tables, findings);
    titles::run(plan, annex, findings);
    let pairs: Vec<_> = plan
        .tasks()
        .filter(|task| !task.is_from_table())
        .zip(chosen.iter().zip(&further))
        .filter_map(|(task, (row, further))| {
            Some(Pair {
                task,
                row: (*row)?,
                further,
            })
        })
        .collect();
    // A table that repeats none of the tasks is not a second copy of them.
    if pairs.is_empty() {
        return 0;
    }
    let others = of_other_tables(&rows, &tables, &heads);
    for ((row, repeated), other) in rows.iter().zip(&repeated).zip(others) {
        let kind = match row.task() {
            None if other => continue,
            None => FindingKind::RowWithoutTask,
            Some(_) if *repeated => FindingKind::RowDuplicated,
            Some(_) => continue,
        };
        let mut finding = Finding::new(plan, kind).of_row(*row).in_annex(row.span());
        if let Some(task) = row.task() {
            finding = finding.in_body(task.span());
        }
        findings.push(finding);
    }
    for (task, row) in plan.tasks().zip(&chosen) {
        if row.is_none() {
            let finding = Finding::new(plan, FindingKind::RowMissing).of_task(Some(task));
            findings.push(finding.in_body(task.span()));
        }
    }
    moved(plan, &rows, &secondary, findings);
    let roles = Roles::of(plan, annex, &pairs);
    roles.report(plan, findings);
    let short: HashSet<_> = odd_rows(plan, DiagnosticCode::RowCellMissing)
        .into_iter()
        .map(Span::start)
        .collect();
    let again = units_again(&rows, &repeated);
    let head = |row| head_of(row, &heads).and_then(|at| heads.get(at)).copied();
    for pair in &pairs {
        let before = findings.len();
        units::compare(plan, *pair, &roles, &again, findings);
        let whole = findings.len() == before;
        if whole
            && short.contains(&pair.row.span().start())
            && !has_all_cells(plan.source(), head(pair.row), pair.row)
        {
            cell_missing(plan, *pair, findings);
        }
    }
    deadlines::run(plan, annex, &pairs, findings);
    let mut texts: Vec<_> = pairs
        .iter()
        .map(|pair| texts(pair.task, pair.rows()))
        .collect();
    name_alone(&pairs, &mut texts);
    let titled = Titled::of(annex, &pairs, &texts);
    wording::run(plan, &pairs, &texts, &titled, findings);
    headings::run(plan, annex, &pairs, &titled, findings);
    pairs.len()
}

/// The units that the annex lists for a task in a row which states it a second time.
fn units_again(rows: &[AnnexRow<'_>], repeated: &[bool]) -> HashSet<(TaskId, UnitId)> {
    let again = rows.iter().zip(repeated).filter(|(_, repeated)| **repeated);
    again
        .filter_map(|(row, _)| Some((row.task()?.id(), row)))
        .flat_map(|(task, row)| row.assignments().map(move |one| (task, one.unit().id())))
        .collect()
}

/// The heads of columns of the tables that the annex is made of, in order.
fn heads(plan: &Plan) -> Vec<Excerpt<'_>> {
    let heads = plan.elements();
    let heads = heads.filter(|element| element.kind() == ElementKind::AnnexHeader);
    heads
        .map(|head| Excerpt::new(plan.source(), head.span()))
        .collect()
}

/// Which of the heads a row stands below.
fn head_of(row: AnnexRow<'_>, heads: &[Excerpt<'_>]) -> Option<usize> {
    let behind = heads.partition_point(|head| head.span().start() < row.span().start());
    behind.checked_sub(1)
}

/// Which rows stand below heads of columns below which no row states a task: a table of projects behind that of tasks
/// is no second copy of the body.
fn of_other_tables(
    rows: &[AnnexRow<'_>],
    tables: &[Option<usize>],
    heads: &[Excerpt<'_>],
) -> Vec<bool> {
    let text = |table: &Option<usize>| {
        let head = table.and_then(|at| heads.get(at));
        head.map_or("", |head| head.text())
    };
    let rows = || rows.iter().zip(tables);
    let stated = rows().filter(|(row, _)| row.task().is_some());
    let stated: HashSet<_> = stated.map(|(_, table)| text(table)).collect();
    let others = rows().map(|(_, table)| !stated.contains(text(table)));
    others.collect()
}

/// Whether as many pipes or tabs part the cells of a row as part the heads of the columns: then none is missing, and one
/// without units is empty.
fn has_all_cells(source: &str, head: Option<Excerpt<'_>>, row: AnnexRow<'_>) -> bool {
    let is_end = |c: char| matches!(c, '\n' | '\r');
    let lines = |span: Span| {
        let before = source.get(..span.start()).unwrap_or_default();
        let start = before.rfind(is_end).map_or(0, |at| at + 1);
        let behind = source.get(span.end()..).unwrap_or_default();
        let end = span.end() + behind.find(is_end).unwrap_or(behind.len());
        source.get(start..end).unwrap_or_default()
    };
    let Some(head) = head else { return false };
    let Some(head) = trim(lines(head.span())).split(is_end).next() else {
        return false;
    };
    let own = lines(row.span());
    ['|', '\t'].iter().any(|mark| {
        let heads = head.matches(*mark).count();
        heads > 0 && own.matches(*mark).count() >= heads
    })
}

/// Where reading found a row odd in this way.
fn odd_rows(plan: &Plan, code: DiagnosticCode) -> HashSet<Span> {
    plan.diagnostics()
        .iter()
        .filter(|odd| odd.code() == code)
        .map(Diagnostic::span)
        .collect()
}

/// Which rows reading found odd in this way.
fn rows_told(plan: &Plan, rows: &[AnnexRow<'_>], code: DiagnosticCode) -> Vec<bool> {
    let odd = odd_rows(plan, code);
    rows.iter().map(|row| odd.contains(&row.span())).collect()
}

/// For each task the row that repeats it.
fn chosen_rows<'p>(
    plan: &'p Plan,
    rows: &[AnnexRow<'p>],
    repeated: &[bool],
) -> Vec<Option<AnnexRow<'p>>> {
    let mut chosen = vec![None; plan.tasks().len()];
    for (row, _) in rows
        .iter()
        .zip(repeated)
        .filter(|(_, repeated)| !**repeated)
    {
        let slot = row
            .task()
            .and_then(|task| chosen.get_mut(task.id().index()));
        if let Some(slot) = slot {
            *slot = Some(*row);
        }
    }
    chosen
}

/// For each task the rows that repeat further parts of it.
fn further_rows<'p>(
    plan: &'p Plan,
    rows: &[AnnexRow<'p>],
    further: &[bool],
) -> Vec<Vec<AnnexRow<'p>>> {
    let mut of_tasks = vec![Vec::new(); plan.tasks().len()];
    for (row, _) in rows.iter().zip(further).filter(|(_, further)| **further) {
        let task = row.task().map(|task| task.id().index());
        if let Some(rows) = task.and_then(|task| of_tasks.get_mut(task)) {
            rows.push(*row);
        }
    }
    of_tasks
}

/// Rows that stand in another order than their tasks: the fewest that would have to move.
fn moved<'p>(
    plan: &'p Plan,
    rows: &[AnnexRow<'p>],
    repeated: &[bool],
    findings: &mut Vec<Finding<'p>>,
) {
    let placed: Vec<_> = rows
        .iter()
        .zip(repeated)
        .filter(|(_, repeated)| !**repeated)
        .filter_map(|(row, _)| Some((*row, row.task()?)))
        .collect();
    let order: Vec<_> = placed.iter().map(|(_, task)| task.number()).collect();
    let mut in_order = longest_rise(&order).into_iter().peekable();
    for (at, (row, task)) in placed.iter().enumerate() {
        if in_order.peek() == Some(&at) {
            in_order.next();
            continue;
        }
        let finding = Finding::new(plan, FindingKind::RowMoved).of_row(*row);
        findings.push(finding.in_body(task.span()).in_annex(row.span()));
    }
}

/// The places of the longest rising subsequence of distinct numbers.
fn longest_rise(numbers: &[u32]) -> Vec<usize> {
    // The place of the least number that ends a rise of each length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    let number = |at: usize| numbers.get(at).copied().unwrap_or(0);
    for (at, value) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| number(*end) < *value);
        before.push(length.checked_sub(1).and_then(|at| ends.get(at)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut rise = Vec::with_capacity(ends.len());
    let mut end = ends.last().copied();
    while let Some(at) = end {
        rise.push(at);
        end = before.get(at).copied().flatten();
    }
    rise.reverse();
    rise
}

/// A row that reading found to be short of a cell, where nothing is missing for it.
fn cell_missing<'p>(plan: &'p Plan, pair: Pair<'_, 'p>, findings: &mut Vec<Finding<'p>>) {
    let finding = Finding::new(plan, FindingKind::CellMissing).of_row(pair.row);
    let clause = units::clause(pair.task, None);
    findings.push(
        finding
            .in_body(clause)
            .in_annex(units::cell(pair.row, None)),
    );
}

#[cfg(test)]
mod tests {
    use super::longest_rise;

    #[test]
    fn the_fewest_have_to_move() {
        assert_eq!(longest_rise(&[1, 2, 3]), [0, 1, 2]);
        assert_eq!(longest_rise(&[1, 4, 2, 3]), [0, 2, 3]);
        assert_eq!(longest_rise(&[2, 3, 1]), [0, 1]);
        assert!(longest_rise(&[]).is_empty());
    }
}
