//! Units that are given work but are not among those whom the document is sent to.

use std::collections::{HashMap, HashSet};

use super::named::Names;
use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::model::{Assignment, Plan, Unit, UnitKind};
use crate::text::Excerpt;

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

/// The units that no addressee stands for, each by the first that it is given to do; none where the document
/// has no addressees.
pub(in crate::audit) fn unaddressed(plan: &Plan) -> Vec<Assignment<'_>> {
    let texts: Vec<_> = plan.document().addressees().map(Excerpt::joined).collect();
    if texts.is_empty() {
        return Vec::new();
    }
    let names = Names::of(plan);
    let called: HashSet<_> = texts.iter().flat_map(|text| names.units_in(text)).collect();
    let mut kinds = HashMap::new();
    let mut addressed = |unit: Unit<'_>| {
        let of_kind = |kind| texts.iter().any(|text| kind_addressed(kind, text));
        let kind = unit.kind();
        called.contains(&unit.id()) || *kinds.entry(kind).or_insert_with(|| of_kind(kind))
    };
    let given_work = plan.units().filter_map(|unit| unit.assignments().next());
    given_work
        .filter(|first| !addressed(first.unit()))
        .collect()
}

/// 县直有关单位, 相关部门. 县直各单位 are all of them, and 各企事业单位 are of a kind.
fn is_general(addressee: &str) -> bool {
    let concerned = |body: &str| {
        ["有关", "相关"].iter().any(|word| {
            let mut places = addressee.match_indices(word);
            places.any(|(at, _)| {
                let behind = addressee.get(at + word.len()..).unwrap_or_default();
                behind.contains(body)
            })
        })
    };
    concerned("单位") || concerned("部门")
}

/// Whether an addressee stands for all units below a government, whatever they are: 县直各单位, 各单位. 驻县各单位 are others.
fn is_all_units(text: &str) -> bool {
    const OWN: [&str; 8] = [
        "省直",
        "市直",
        "州直",
        "县直",
        "区直",
        "旗直",
        "直属",
        "各单位",
    ];
    text.contains("单位")
        && !is_general(text)
        && !text.starts_with(['驻', '中'])
        && !text.contains("事业单位")
        && OWN.iter().any(|word| text.contains(word))
}

/// Whether an addressee stands for every unit of a kind: 各镇人民政府, 区政府各工作部门.
fn kind_addressed(kind: UnitKind, text: &str) -> bool {
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // 各部门 of no one in particular are everybody's; 区政府各工作部门 are the government's.
    let everybody = text.contains("部门") && !any(&["政府", "有关", "相关"]);
    let everybody = everybody || is_all_units(text);
    match kind {
        UnitKind::Collective | UnitKind::Other => true,
        UnitKind::Government => text.contains("政府"),
        UnitKind::Township => any(&["镇", "乡"]),
        UnitKind::Subdistrict => any(&["街道", "街"]),
        UnitKind::GovernmentDepartment => {
            any(&[
                "工作部门",
                "委办局",
                "组成部门",
                "各委",
                "各局",
                "直属机构",
                "各部门",
            ]) || everybody
        }
        UnitKind::AdministrativeCommittee => any(&["管委会", "园区", "开发区", "功能区"]),
        UnitKind::Company => any(&["企业", "企事业", "公司", "集团"]),
        UnitKind::PartyOrgan => any(&["部委", "党委", "委各"]) || everybody,
        UnitKind::Court | UnitKind::Procuratorate => any(&["法院", "检察院", "两院"]),
        UnitKind::Stationed => any(&["驻", "垂直", "中央在", "双管", "条管"]) || everybody,
        UnitKind::PublicInstitution => any(&["事业单位", "直属"]) || is_all_units(text),
        UnitKind::MassOrganisation => any(&["群团", "人民团体"]) || everybody,
        UnitKind::Association => any(&["协会", "商会"]),
        UnitKind::Assembly => any(&["人大", "政协"]),
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
