//! What the document calls the plan in different places.

use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::audit::stream::{letters, words};
use crate::model::{Annex, Plan};
use crate::text::{Span, join_lines};
use crate::titles::names_plan;

/// What the annex's title, and the notice's, call the plan.
pub(super) fn run<'p>(plan: &'p Plan, annex: Annex<'p>, findings: &mut Vec<Finding<'p>>) {
    let Some(own) = plan.document().title() else {
        return;
    };
    let said = |text: &str| {
        let all = letters(text, [Span::at(0, text.len())]);
        words(&all).collect::<String>()
    };
    let own_name = said(&join_lines(own.text()));
    let base = || Finding::new(plan, FindingKind::PlanTitleDiffers).in_body(own.span());
    if let Some(title) = annex.title()
        && !said(&join_lines(title.text())).contains(&own_name)
        && names_plan(&join_lines(title.text()))
    {
        findings.push(base().in_annex(title.span()));
    }
    let Some(notice) = plan.document().notice_title() else {
        return;
    };
    let quoted = notice.text().find('《').zip(notice.text().rfind('》'));
    if let Some((open, close)) = quoted.filter(|(open, close)| open < close) {
        let start = notice.span().start();
        let name = Span::at(start + open + '《'.len_utf8(), start + close);
        if said(&join_lines(name.of(plan.source()))) != own_name {
            let finding = Finding::new(plan, FindingKind::PlanTitleDiffers);
            findings.push(finding.in_body(name));
        }
    }
}
