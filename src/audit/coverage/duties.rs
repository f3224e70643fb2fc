//! Duties of the plan's organisation (组织实施) that name nobody.

use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::audit::named::Names;
use crate::model::{Plan, Section};
use crate::text::Span;
use crate::titles;

/// How a clause begins whose subject is a body of some sort.
const OPENINGS: &[&str] = &[
    "各",
    "有关",
    "相关",
    "区",
    "市",
    "县",
    "省",
    "州",
    "镇",
    "由",
    "牵头",
    "责任",
    "全",
    "成员",
    "主管",
    "行业",
    "领导小组",
    "指挥部",
    "联席会议",
    "工作专班",
    "专班",
];

/// Places whose bodies all have the duty behind 各: 各县（区）, 各地, 全市各级.
const PLACES: &[char] = &[
    '地', '级', '省', '市', '州', '县', '区', '旗', '乡', '镇', '街', '村', '园',
];

/// What such a subject is.
const BODIES: &[&str] = &[
    "指挥部",
    "联席会议",
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
        let organises = |section: Section<'_>| titles::organises(section.heading());
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
        let everywhere = || {
            let whole = head.strip_prefix('全');
            let rest = whole.map_or(head, |whole| whole.trim_start_matches(PLACES));
            rest.strip_prefix('各')
                .is_some_and(|rest| rest.starts_with(PLACES))
        };
        let opens = OPENINGS.iter().any(|word| head.starts_with(word));
        opens && (BODIES.iter().any(|word| head.contains(word)) || everywhere())
    };
    text.split(['。', '；', '，', ';', '：']).any(subject) || names.any_in(text)
}

#[cfg(test)]
mod tests {
    use crate::{FindingKind, Plan};

    #[test]
    fn bodies_that_are_no_units_of_the_plan_have_duties_too() {
        let idle = |text: &str| {
            let plan = Plan::parse(format!(
                "一、任务\n（一）修渠。（责任单位：县水利局）\n二、保障措施\n{text}\n"
            ))
            .unwrap();
            plan.audit().of_kind(FindingKind::DutyWithoutUnit).count()
        };
        for text in [
            "领导小组办公室要定期调度通报。",
            "指挥部每月召开例会。",
            "各县（区）要加强组织领导，落实经费。",
            "提高认识，各地要层层抓落实。",
            "全市各级要压实责任。",
            "全县各乡镇要压实责任。",
        ] {
            assert_eq!(idle(text), 0, "{text}");
        }
        for text in [
            "各项措施要落到实处。",
            "全面压实各级责任。",
            "加强领导小组建设。",
        ] {
            assert_eq!(idle(text), 1, "{text}");
        }
    }

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
