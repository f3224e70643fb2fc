//! Names that are one character from another's.

use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::model::{AnnexRow, Plan, Unit};
use crate::nearest::one_apart;
use crate::text::Span;

/// What departments are usually for: 区水务局 and 区税务局 are two, not one and a slip.
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "财政", "民政", "邮政", "税务", "水务", "商务", "政务", "外事", "教育", "体育", "司法", "公安",
    "科技", "科学", "水利", "林业", "农业", "渔业", "交通", "住建", "规划", "自然资源", "国土", "统计",
    "审计", "信访", "档案", "医保", "人社", "卫健", "卫生", "环保", "生态环境", "应急", "消防", "气象",
    "地震", "文旅", "文化", "旅游", "广电", "发改", "发展改革", "经信", "工信", "国资", "金融", "市监",
    "市场监管", "城管", "园林", "组织", "宣传", "统战", "政法", "网信", "编办", "粮食", "能源", "海洋",
    "海关", "海事", "民族", "宗教", "侨务", "扶贫", "乡村振兴", "退役军人", "人防", "机关事务", "数据",
    "教委", "商委", "建委", "农委", "经委", "科委", "计委", "国资委", "法院", "检察院", "移民", "供销",
];

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    // A document with more names than this has not been typed by hand.
    const MOST: usize = 2_000;
    if plan.units().len() > MOST {
        return;
    }
    let mut named: Vec<(usize, Option<Span>)> = plan
        .units()
        .map(|unit| (unit.assignments().len(), None))
        .collect();
    for one in plan
        .annex()
        .into_iter()
        .flat_map(crate::model::Annex::rows)
        .flat_map(AnnexRow::assignments)
    {
        if let Some((count, span)) = named.get_mut(one.unit().id().index()) {
            *count += 1;
            span.get_or_insert(one.span());
        }
    }
    let told: Vec<_> = findings
        .iter()
        .filter_map(|finding| finding.other_name())
        .map(|(other, _)| other)
        .collect();
    for (unit, (count, in_annex)) in plan.units().zip(&named) {
        if *count != 1 || told.contains(&unit.name()) || !is_long(unit.name()) || is_usual(unit) {
            continue;
        }
        let other = plan
            .units()
            .zip(&named)
            .filter(|(_, (count, _))| *count > 1)
            .find(|(other, _)| is_long(other.name()) && one_apart(unit.name(), other.name()));
        let Some((other, _)) = other else { continue };
        let mut finding = Finding::new(plan, FindingKind::UnitNamesAlike)
            .of_unit(unit)
            .with(Detail::Spelling {
                other: other.name(),
                distance: 1,
            });
        if let Some(own) = unit.assignments().next() {
            finding = finding.of_task(Some(own.task())).in_body(own.span());
        }
        if let Some(span) = in_annex {
            finding = finding.in_annex(*span);
        }
        findings.push(finding);
    }
}

/// Names of fewer characters differ in one more often than not.
fn is_long(name: &str) -> bool {
    name.chars().count() >= 3
}

/// Whether a name is made of a place, a usual field and a usual ending.
fn is_usual(unit: Unit<'_>) -> bool {
    let name = unit.name();
    FIELDS.iter().any(|field| {
        name.find(field).is_some_and(|at| {
            let behind = name.get(at + field.len()..).unwrap_or_default();
            behind.chars().count() <= 1
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::{FindingKind, Plan};

    fn alike(text: &'static str) -> Vec<(String, String)> {
        let plan = Plan::parse(text).unwrap();
        let audit = plan.audit();
        audit
            .of_kind(FindingKind::UnitNamesAlike)
            .filter_map(|one| {
                Some((
                    one.unit()?.name().to_owned(),
                    one.other_name()?.0.to_owned(),
                ))
            })
            .collect()
    }

    #[test]
    fn a_name_that_stands_once_beside_one_that_stands_often() {
        assert_eq!(
            alike(
                "（一）修渠。（责任单位：县财政局）\n（二）植树。（责任单位：县财证局）\n（三）筑路。（责任单位：县财政局）\n"
            ),
            [("县财证局".to_owned(), "县财政局".to_owned())]
        );
    }

    #[test]
    fn usual_names_are_names_of_their_own() {
        assert_eq!(
            alike(
                "（一）修渠。（责任单位：县财政局）\n（二）植树。（责任单位：县民政局）\n（三）筑路。（责任单位：县财政局）\n"
            ),
            []
        );
    }
}
