//! What a plan says of itself, as tests compare it.

use pilot_plan::{AnnexHeading, Diagnostic, DiagnosticCode, Plan};

/// What was odd, in the order of the document.
pub(crate) fn codes(plan: &Plan) -> Vec<DiagnosticCode> {
    plan.diagnostics().iter().map(Diagnostic::code).collect()
}

/// The headings among the rows of the annex.
pub(crate) fn annex_headings(plan: &Plan) -> Vec<&str> {
    let annex = plan.annex().expect("no annex");
    annex.headings().map(AnnexHeading::heading).collect()
}
