//! Gaps and contradictions within the document: tasks nobody has, units nobody told, numbers that
//! skip, milestones beyond the end.

mod addressees;
mod citations;
mod duties;
mod lists;
mod milestones;
mod names;
mod tasks;

use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::model::{DiagnosticCode, Plan, Task};
use crate::text::Span;

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    annex_not_mentioned(plan, findings);
    tasks::run(plan, findings);
    names::run(plan, findings);
    addressees::run(plan, findings);
    lists::run(plan, findings);
    citations::run(plan, findings);
    duties::run(plan, findings);
    milestones::run(plan, findings);
}

/// As reading found it.
fn annex_not_mentioned<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    for odd in plan.diagnostics() {
        if odd.code() == DiagnosticCode::AnnexNotMentioned {
            let finding = Finding::new(plan, FindingKind::AnnexNotMentioned);
            findings.push(finding.in_annex(odd.span()));
        }
    }
}

/// Puts a finding about a task at a place of its own: in the annex, where only that states the task.
fn at_task<'p>(finding: Finding<'p>, task: Task<'p>, span: Span) -> Finding<'p> {
    let finding = finding.of_task(Some(task));
    if task.is_from_table() {
        finding.in_annex(span)
    } else {
        finding.in_body(span)
    }
}
