//! Whom a document is sent to, of those who are given work.

use std::collections::{HashMap, HashSet};

use crate::audit::named::Names;
use crate::model::{Assignment, Plan, Unit, UnitKind};
use crate::text::Excerpt;

/// The units that no addressee stands for, each by the first that it is given to do; none where the document
/// has no addressees.
pub(super) fn unaddressed(plan: &Plan) -> Vec<Assignment<'_>> {
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

/// 县直有关单位, 相关部门, 县安委会各成员单位. 县直各单位 are all of them, and 各企事业单位 are of a kind.
pub(super) fn is_general(addressee: &str) -> bool {
    let concerned = |body: &str| {
        ["有关", "相关"].iter().any(|word| {
            let mut places = addressee.match_indices(word);
            places.any(|(at, _)| {
                let behind = addressee.get(at + word.len()..).unwrap_or_default();
                behind.contains(body)
            })
        })
    };
    concerned("单位") || concerned("部门") || addressee.ends_with("成员单位")
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
