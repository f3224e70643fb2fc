//! Duties of the plan's organisation (组织实施) that name nobody.

use super::named::Names;
use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::model::{Plan, Section};
use crate::text::Span;

/// Words in the heading of the part that says how the plan is carried out.
const PARTS: &[&str] = &[
    "组织实施",
    "组织保障",
    "保障措施",
    "工作保障",
    "实施保障",
    "工作要求",
    "组织领导",
];

/// How a clause begins whose subject is a body of some sort.
const OPENINGS: &[&str] = &[
    "各", "有关", "相关", "区", "市", "县", "省", "州", "镇", "由", "牵头", "责任", "全", "成员",
    "主管", "行业",
];

/// What such a subject is.
const BODIES: &[&str] = &[
    "部门",
    "单位",
    "政府",
    "管委会",
    "小组",
    "办公室",
    "专班",
    "委员会",
    "街道",
    "镇",
    "乡",
    "公司",
    "企业",
    "局",
    "委",
    "厅",
    "部",
    "办",
];

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    let names = Names::of(plan);
    for part in plan.sections() {
        let organises =
            |section: Section<'_>| PARTS.iter().any(|word| section.heading().contains(word));
        let nested = std::iter::successors(part.parent(), |above| above.parent()).any(organises);
        if !organises(part) || nested || part.tasks().len() > 0 {
            continue;
        }
        let leaves = std::iter::once(part).chain(part.descendants());
        for duty in leaves.filter(|section| section.children().next().is_none()) {
            let Some(text) = text(duty) else { continue };
            if !names_somebody(&names, text.of(plan.source())) {
                let finding = Finding::new(plan, FindingKind::DutyWithoutUnit);
                findings.push(finding.of_section(Some(duty)).in_body(text));
            }
        }
    }
}

fn text(section: Section<'_>) -> Option<Span> {
    section
        .paragraphs()
        .map(crate::text::Excerpt::span)
        .reduce(Span::join)
}

/// Whether some clause of a text has a body for its subject, or a unit is named anywhere.
fn names_somebody(names: &Names<'_>, text: &str) -> bool {
    const SUBJECT: usize = 16;
    let subject = |clause: &str| {
        let clause = crate::text::trim(clause);
        let end = clause
            .char_indices()
            .nth(SUBJECT)
            .map_or(clause.len(), |(end, _)| end);
        let head = clause.get(..end).unwrap_or_default();
        OPENINGS.iter().any(|word| head.starts_with(word))
            && BODIES.iter().any(|word| head.contains(word))
    };
    text.split(['。', '；', '，', ';', '：']).any(subject) || names.any_in(text)
}

#[cfg(test)]
mod tests {
    use crate::{FindingKind, Plan};

    #[test]
    fn a_duty_of_nobody() {
        let plan = Plan::parse(
            "一、任务\n（一）修渠。（责任单位：县水利局）\n二、组织实施\n（一）加强领导。提高认识，抓好落实。\n\
             （二）加强宣传。各镇要宣传政策。\n（三）加强检查。县水利局定期检查。\n（四）加强指导。指导各部门工作。\n",
        )
        .unwrap();
        let audit = plan.audit();
        let idle: Vec<_> = audit
            .of_kind(FindingKind::DutyWithoutUnit)
            .filter_map(|finding| Some(finding.section()?.heading()))
            .collect();
        assert_eq!(idle, ["加强领导", "加强指导"]);
    }
}
