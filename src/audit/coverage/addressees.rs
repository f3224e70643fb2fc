//! Units that are given work but are not among those whom the document is sent to.

use crate::audit::addressed::{is_general, unaddressed};
use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::model::Plan;

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    let addressees: Vec<_> = plan.document().addressees().collect();
    let left_out = unaddressed(plan);
    if left_out.is_empty() {
        return;
    }
    // 有关单位 are all whom it concerns.
    let general = addressees.iter().find(|name| is_general(&name.joined()));
    if let Some(general) = general {
        let finding = Finding::new(plan, FindingKind::UnitsAddressedGenerally);
        let count = Detail::Count(left_out.len());
        findings.push(finding.in_body(general.span()).with(count));
        return;
    }
    for first in left_out {
        let finding = Finding::new(plan, FindingKind::UnitNotAddressed).of_unit(first.unit());
        findings.push(super::at_task(finding, first.task(), first.span()));
    }
}

#[cfg(test)]
mod tests {
    use crate::{Finding, FindingKind, Plan};

    #[test]
    fn all_whom_it_concerns_may_be_broken_over_lines() {
        let plan = Plan::parse(
            "东平府办发〔2026〕3号\n东平县人民政府办公室关于印发《东平县修渠工作方案》的通知\n各镇人民政府，有关单\n位：\n\
             《东平县修渠工作方案》已经县政府同意，现印发你们。\n东平县人民政府办公室\n2026年1月4日\n东平县修渠工作方案\n\
             一、任务\n（一）修渠。清淤。（责任单位：县水利局）\n",
        )
        .unwrap();
        let audit = plan.audit();
        assert_eq!(audit.of_kind(FindingKind::UnitNotAddressed).count(), 0);
        let general = audit.of_kind(FindingKind::UnitsAddressedGenerally);
        let units: Vec<_> = general.map(Finding::units).collect();
        let [units] = &units[..] else {
            panic!("{units:?}")
        };
        assert!(units.iter().map(crate::Unit::name).eq(["县水利局"]));
    }

    #[test]
    fn all_units_of_a_county_are_no_general_addressee() {
        let told = |addressees: &str| {
            let plan = Plan::parse(format!(
                "东平府办发〔2026〕3号\n东平县人民政府办公室关于印发《东平县修渠工作方案》的通知\n{addressees}：\n\
                 《东平县修渠工作方案》已经县政府同意，现印发你们。\n东平县人民政府办公室\n2026年1月4日\n东平县修渠工作方案\n\
                 一、任务\n（一）修渠。清淤。（责任单位：县水利局、县委宣传部、河口镇）\n"
            ))
            .unwrap();
            let audit = plan.audit();
            [
                FindingKind::UnitsAddressedGenerally,
                FindingKind::UnitNotAddressed,
            ]
            .map(|kind| audit.of_kind(kind).count())
        };
        assert_eq!(told("各镇（街道），县直各单位"), [0, 0]);
        assert_eq!(told("县直各单位"), [0, 1]);
        assert_eq!(told("各镇（街道），县直有关单位"), [1, 0]);
        assert_eq!(told("各镇（街道），驻县各单位"), [0, 2]);
    }

    #[test]
    fn a_unit_whom_nobody_told() {
        let plan = Plan::parse(
            "东平府办发〔2026〕3号\n东平县人民政府办公室关于印发《东平县修渠工作方案》的通知\n各镇人民政府，县政府各部门：\n\
             《东平县修渠工作方案》已经县政府同意，现印发你们。\n东平县人民政府办公室\n2026年1月4日\n东平县修渠工作方案\n\
             一、任务\n（一）修渠。清淤。（责任单位：县水利局、河口镇、山水公司）\n",
        )
        .unwrap();
        let audit = plan.audit();
        let untold: Vec<_> = audit
            .of_kind(FindingKind::UnitNotAddressed)
            .filter_map(Finding::unit)
            .map(crate::Unit::name)
            .collect();
        assert_eq!(untold, ["山水公司"]);
    }
}
