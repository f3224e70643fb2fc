//! Tasks that lack a unit, and units that a task names twice.

use super::at_task;
use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::audit::units::clause;
use crate::model::{Plan, Provenance, Role, Section, Task, Unit};
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
    let all = plan.tasks().len();
    if plan.tasks().filter(led).count() * 2 < all {
        return;
    }
    let mut led_in_annex = vec![false; all];
    for row in plan.annex().into_iter().flat_map(crate::model::Annex::rows) {
        if let Some(task) = row.task()
            && row.leads().next().is_some()
            && let Some(slot) = led_in_annex.get_mut(task.id().index())
        {
            *slot = true;
        }
    }
    for (task, in_annex) in plan.tasks().zip(led_in_annex) {
        let elsewhere = in_annex && !task.is_from_table();
        if !led(&task) && !elsewhere && task.assignments().len() > 0 {
            let finding = Finding::new(plan, FindingKind::TaskWithoutLead);
            findings.push(at_task(finding, task, clause(task, None)));
        }
    }
}

/// Items that no clause gives to anybody, among items that are given to somebody.
fn without_units<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    for task in plan.tasks().filter(|task| task.assignments().len() == 0) {
        let finding = Finding::new(plan, FindingKind::TaskWithoutUnits);
        findings.push(at_task(finding, task, clause(task, None)));
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
    for row in plan.annex().into_iter().flat_map(crate::model::Annex::rows) {
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
