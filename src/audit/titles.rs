//! What the document calls the plan in different places.

use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::audit::stream::{letters, words};
use crate::model::{Annex, Plan};
use crate::text::{Span, join_lines};

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
        && names_a_plan(title.text())
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

/// Whether a table's title names a plan beside the table: 某某实施方案任务分工, not 任务分工表.
fn names_a_plan(title: &str) -> bool {
    let title = join_lines(title);
    let before = [
        "任务分工",
        "责任分工",
        "分工",
        "任务分解",
        "责任清单",
        "任务清单",
    ]
    .iter()
    .find_map(|word| title.find(word))
    .and_then(|at| title.get(..at))
    .unwrap_or(&title);
    // 整改措施清单 is a list of measures.
    let lists = ["清单", "台账", "表"];
    let names = |word: &&str| {
        let mut places = before.match_indices(*word);
        places.any(|(at, word)| {
            let behind = before.get(at + word.len()..).unwrap_or_default();
            !lists.iter().any(|list| behind.starts_with(list))
        })
    };
    ["方案", "措施", "计划", "意见", "规划", "要点", "行动"]
        .iter()
        .any(names)
}
