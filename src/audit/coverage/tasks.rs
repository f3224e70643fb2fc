//! Tasks that lack a unit, and units that a task names twice.

use super::at_task;
use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::audit::units::clause;
use crate::model::{Annex, AnnexRow, Plan, Provenance, Role, Section, Task, Unit};
use crate::text::Span;

/// Words in the headings of sections that give no work out.
const NO_TASKS: &[&str] = &[
    "组织", "保障", "领导", "要求", "督查", "督导", "考核", "评估", "宣传", "实施", "附则", "目标",
    "原则", "总体", "思想", "统筹", "落实", "机制", "监督",
];

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    without_lead(plan, findings);
    without_units(plan, findings);
    repeated(plan, findings);
}

/// Tasks that nobody leads, in a plan where most tasks are led. Where the annex names a lead, the two
/// differ, which is a finding of its own.
fn without_lead<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    let led = |task: &Task<'_>| task.leads().next().is_some();
    if plan.tasks().filter(led).count() * 2 < plan.tasks().len() {
        return;
    }
    let in_annex = told_by_rows(plan, |row| row.leads().next().is_some());
    for (task, in_annex) in plan.tasks().zip(in_annex) {
        if !led(&task) && !in_annex && task.assignments().len() > 0 {
            let finding = Finding::new(plan, FindingKind::TaskWithoutLead);
            findings.push(at_task(finding, task, clause(task, None)));
        }
    }
}

/// For each task of the body whether the annex has a row for it of which this is so.
fn told_by_rows(plan: &Plan, so: impl Fn(AnnexRow<'_>) -> bool) -> Vec<bool> {
    let mut told = vec![false; plan.tasks().len()];
    for row in plan.annex().into_iter().flat_map(Annex::rows) {
        let task = row.task().filter(|task| !task.is_from_table());
        if let Some(slot) = task.and_then(|task| told.get_mut(task.id().index())) {
            *slot |= so(row);
        }
    }
    told
}

/// Items that no clause gives to anybody, among items that are given to somebody.
fn without_units<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    let in_annex = told_by_rows(plan, |row| row.assignments().len() > 0);
    for (task, in_annex) in plan.tasks().zip(in_annex) {
        if task.assignments().len() == 0 && !in_annex {
            let finding = Finding::new(plan, FindingKind::TaskWithoutUnits);
            findings.push(at_task(finding, task, clause(task, None)));
        }
    }
    for section in plan.sections() {
        let leaf = section.children().next().is_none() && section.tasks().len() == 0;
        let Some(parent) = section.parent().filter(|_| leaf) else {
            continue;
        };
        let covered = parent.tasks().any(|task| task.section() == Some(parent));
        if covered || names_no_task(section) {
            continue;
        }
        let (mut beside, mut given) = (0, 0);
        for other in parent.children().filter(|other| *other != section) {
            beside += 1;
            given += usize::from(other.tasks().len() > 0);
        }
        if given > 0 && given * 2 >= beside {
            let finding = Finding::new(plan, FindingKind::TaskWithoutUnits);
            findings.push(finding.of_section(Some(section)).in_body(section.span()));
        }
    }
}

fn names_no_task(section: Section<'_>) -> bool {
    section
        .path()
        .iter()
        .any(|one| NO_TASKS.iter().any(|word| one.heading().contains(word)))
}

/// Units that stand twice in the clauses of a task, or in a row.
fn repeated<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    for task in plan.tasks().filter(|task| !task.is_from_table()) {
        let stated = task
            .assignments()
            .filter(|one| one.provenance() == Provenance::Stated || task.span().covers(one.span()));
        let all: Vec<_> = stated
            .map(|one| (one.unit(), one.role(), one.span()))
            .collect();
        for (unit, role, span) in again(&all) {
            let finding = Finding::new(plan, FindingKind::UnitRepeated).of_task(Some(task));
            let detail = Detail::Roles(Some(role), None);
            findings.push(finding.of_unit(unit).in_body(span).with(detail));
        }
    }
    for row in plan.annex().into_iter().flat_map(Annex::rows) {
        let all: Vec<_> = row
            .assignments()
            .map(|one| (one.unit(), one.role(), one.span()))
            .collect();
        for (unit, role, span) in again(&all) {
            let finding = Finding::new(plan, FindingKind::UnitRepeated).of_row(row);
            let detail = Detail::Roles(None, Some(role));
            findings.push(finding.of_unit(unit).in_annex(span).with(detail));
        }
    }
}

type Named<'p> = (Unit<'p>, Role, Span);

/// Every mention of a unit that was mentioned before.
fn again<'p>(all: &[Named<'p>]) -> Vec<Named<'p>> {
    let mut seen = std::collections::HashSet::with_capacity(all.len());
    all.iter()
        .filter(|(unit, ..)| !seen.insert(unit.id()))
        .copied()
        .collect()
}
