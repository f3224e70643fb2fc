//! Cells of the annex that reach over the rows below (合并单元格), whose own are empty: they are lent where the body says
//! that they hold the same.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::model::annex::AnnexRowData;
use crate::model::assignment::AssignmentData;
use crate::model::deadline::DeadlineData;
use crate::model::ids::{Run, UnitId};
use crate::model::plan::Tables;
use crate::model::task::TaskData;
use crate::model::{Diagnostic, DiagnosticCode, Provenance};
use crate::parse::table::{Part, part_of};
use crate::text::{Span, is_blank};

/// Gives a row the deadline and the units of the row above, where its own cells are empty and the body gives its task
/// just these. A single cell of who leads, and all of them, are lent where they are read. That the row has no such cell of
/// its own stays told (`row-cell-missing`, `row-without-units`).
pub(super) fn merged_cells(source: &str, tables: &mut Tables, parts: &[Part]) {
    let Some(annex) = &mut tables.annex else {
        return;
    };
    let short = tables.diagnostics.iter();
    let short = short.filter(|odd| {
        let code = odd.code();
        code == DiagnosticCode::RowCellMissing || code == DiagnosticCode::RowWithoutUnits
    });
    let short: HashSet<_, RandomState> = short.map(Diagnostic::span).collect();
    let mut above: Option<(Option<usize>, AnnexRowData)> = None;
    for row in &mut annex.rows {
        let part = part_of(parts, row.span.start());
        let over = above.take();
        let over = over.filter(|(own, over)| *own == part && over.heading == row.heading);
        let task = row.task.and_then(|task| tables.tasks.get(task.index()));
        if let Some(((_, over), task)) = over.zip(task) {
            let same = |lent: &DeadlineData| {
                let own = task.deadline.as_ref();
                own.is_some_and(|own| is_same(source, own, lent))
            };
            if row.deadline.is_none() {
                row.deadline = over.deadline.filter(same);
            }
            let lent = if short.contains(&row.span) {
                lent(row, &over, task, &annex.assignments, &tables.assignments)
            } else {
                Vec::new()
            };
            if !lent.is_empty() {
                let whole = with(row.assignments.of(&annex.assignments), &lent);
                // No other row's units move.
                let first = annex.assignments.len();
                annex.assignments.extend(whole);
                row.assignments = Run::new(first, annex.assignments.len());
            }
        }
        above = Some((part, row.clone()));
    }
}

/// Whether two deadlines are of the same day, or the same words where they name none.
fn is_same(source: &str, own: &DeadlineData, other: &DeadlineData) -> bool {
    let words = |deadline: &DeadlineData| {
        let words = deadline.span.of(source).chars();
        words.filter(|c| !is_blank(*c)).collect::<String>()
    };
    (own.date.is_some() && own.date == other.date) || words(own) == words(other)
}

/// The heads of the columns that a list of units is of.
fn labels(list: &[AssignmentData]) -> impl Iterator<Item = Span> {
    let mut before = None;
    let labels = list.iter().map(|one| one.label);
    labels.filter(move |label| before.replace(*label) != Some(*label))
}

/// The units of the row above, in columns that a row names nobody in, where those are all whom the body names for its
/// task and the row does not.
fn lent(
    row: &AnnexRowData,
    over: &AnnexRowData,
    task: &TaskData,
    of_rows: &[AssignmentData],
    of_tasks: &[AssignmentData],
) -> Vec<AssignmentData> {
    let own = row.assignments.of(of_rows);
    let over = over.assignments.of(of_rows);
    // As a rule the row above names nobody in another column.
    if labels(over).all(|label| labels(own).any(|own| own == label)) {
        return Vec::new();
    }
    let mut missing: HashSet<UnitId, RandomState> = HashSet::default();
    // What a rule adds that is stated elsewhere no row repeats.
    let stated = task
        .assignments
        .of(of_tasks)
        .iter()
        .filter(|one| one.provenance != Provenance::Inferred || task.span.covers(one.span));
    missing.extend(stated.map(|one| one.unit));
    for one in own {
        missing.remove(&one.unit);
    }
    let own: HashSet<_, RandomState> = labels(own).collect();
    // A column of which the body leaves out a unit is none of the row's.
    let strange = over.iter().filter(|one| !missing.contains(&one.unit));
    let strange: HashSet<_, RandomState> = strange.map(|one| one.label).collect();
    let lent = over
        .iter()
        .filter(|one| !own.contains(&one.label) && !strange.contains(&one.label));
    let lent: Vec<_> = lent
        .map(|one| AssignmentData {
            provenance: Provenance::Inferred,
            ..one.clone()
        })
        .collect();
    for one in &lent {
        missing.remove(&one.unit);
    }
    if missing.is_empty() { lent } else { Vec::new() }
}

/// The units of a row with those that are lent to it, column by column.
fn with(own: &[AssignmentData], lent: &[AssignmentData]) -> Vec<AssignmentData> {
    let mut whole = [own, lent].concat();
    whole.sort_by_key(|one| one.label);
    whole
}

#[cfg(test)]
mod tests {
    use crate::{DiagnosticCode, Plan, Provenance};

    /// A plan of two tasks with these units and days, and a table of four columns behind their number.
    fn plan(second: &str, rows: &str) -> Plan {
        let text = format!(
            "一、任务\n（一）修渠。清理水渠。（牵头单位：县水利局；配合单位：县财政局、河口镇；完成时限：6月底前）\n\
             （二）植树。种植杨树。（{second}）\n\
             附件\n任务分工表\n序号\t任务\t牵头单位\t配合单位\t完成时限\n{rows}"
        );
        Plan::parse(text).unwrap()
    }

    const FIRST: &str = "1\t修渠\t县水利局\t县财政局、河口镇\t6月底前\n";

    #[test]
    fn the_body_confirms_what_a_merged_cell_lends() {
        let second = "牵头单位：县林业局；配合单位：县财政局、河口镇；完成时限：6月底前";
        let plan = plan(second, &[FIRST, "2\t植树\t县林业局\t\t\n"].concat());
        let row = plan.annex().unwrap().rows().nth(1).unwrap();
        let units = row.assignments();
        let units = units.map(|one| (one.unit().name(), one.label(), one.provenance()));
        assert_eq!(
            units.collect::<Vec<_>>(),
            [
                ("县林业局", "牵头单位", Provenance::Stated),
                ("县财政局", "配合单位", Provenance::Inferred),
                ("河口镇", "配合单位", Provenance::Inferred)
            ]
        );
        assert_eq!(row.deadline().unwrap().text(), "6月底前");
        assert_eq!(row.deadline_provenance(), Some(Provenance::Inferred));
        let first = plan.annex().unwrap().rows().next().unwrap();
        assert_eq!(first.deadline_provenance(), Some(Provenance::Stated));
        let odd = plan.diagnostics().iter().map(crate::Diagnostic::code);
        let told = [
            DiagnosticCode::AnnexNotMentioned,
            DiagnosticCode::RowCellMissing,
        ];
        assert!(odd.eq(told));
        assert_eq!(plan.audit().substance().count(), 0);
    }

    #[test]
    fn an_empty_cell_is_empty_where_the_body_says_otherwise() {
        let odd = |second: &str, rows: &str| -> Vec<&'static str> {
            let plan = plan(second, &[FIRST, rows].concat());
            let short = plan.diagnostics().iter();
            let short = short.filter(|odd| odd.code() == DiagnosticCode::RowCellMissing);
            let short: Vec<_> = short.map(|odd| odd.code().as_str()).collect();
            let audit = plan.audit();
            let found = audit.substance().map(crate::Finding::code);
            short.into_iter().chain(found).collect()
        };
        let row = "2\t植树\t县林业局\t\t\n";
        // One of those whom the row above names is another than the body's.
        assert_eq!(
            odd("牵头单位：县林业局；配合单位：县财政局", row),
            ["row-cell-missing", "unit-missing-in-annex"]
        );
        assert_eq!(
            odd("牵头单位：县林业局；完成时限：9月底前", row),
            ["row-cell-missing", "deadline-missing-in-annex"]
        );
        // A heading parts the rows.
        let second = "牵头单位：县林业局；配合单位：县财政局、河口镇；完成时限：6月底前";
        assert_eq!(odd(second, &["一、林业\n", row].concat()).len(), 4);
        // Who does nothing is printed.
        let none = "2\t植树\t县林业局\t—\t6月底前\n";
        assert_eq!(odd(second, none), ["unit-missing-in-annex"; 2]);
    }
}
