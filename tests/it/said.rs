//! What a plan says of itself, as tests compare it.

use pilot_plan::{AnnexHeading, Diagnostic, DiagnosticCode, Plan, Task, Unit};

/// What was odd, in the order of the document.
pub(crate) fn codes(plan: &Plan) -> Vec<DiagnosticCode> {
    plan.diagnostics().iter().map(Diagnostic::code).collect()
}

/// The headings among the rows of the annex.
pub(crate) fn annex_headings(plan: &Plan) -> Vec<&str> {
    let annex = plan.annex().expect("no annex");
    annex.headings().map(AnnexHeading::heading).collect()
}

/// The title of each task, with its units in their roles and its deadline.
pub(crate) fn tasks(plan: &Plan) -> Vec<String> {
    let shown = |task: Task<'_>| {
        let all = task.assignments();
        let units = all.map(|one| format!(" {} {}", one.role(), one.unit().name()));
        let deadline = task.deadline().map(|one| format!(" {}", one.text()));
        let said: String = units.chain(deadline).collect();
        format!("{}:{said}", task.title())
    };
    plan.tasks().map(shown).collect()
}

/// The names of each task's units, whatever their role, joined as a list joins them.
pub(crate) fn units_of_tasks(plan: &Plan) -> Vec<String> {
    let names = |task: Task<'_>| task.units().map(Unit::name).collect::<Vec<_>>().join("、");
    plan.tasks().map(names).collect()
}
