//! Names that are one character from another's.

use std::collections::{HashMap, HashSet};

use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::model::{AnnexRow, Plan, Unit};
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
    let told: HashSet<_> = findings
        .iter()
        .filter_map(|finding| Some([finding.other_name()?.0, finding.unit()?.name()]))
        .flatten()
        .collect();
    let often = plan
        .units()
        .zip(&named)
        .filter(|(unit, (count, _))| *count > 1 && may_be_slip(unit.name()));
    let often = Slips::of(often.map(|(unit, _)| unit));
    for (unit, (count, in_annex)) in plan.units().zip(&named) {
        if *count != 1 || told.contains(unit.name()) || !may_be_slip(unit.name()) || is_usual(unit)
        {
            continue;
        }
        let Some(other) = often.nearest(unit) else {
            continue;
        };
        let mut finding = Finding::new(plan, FindingKind::UnitNamesAlike)
            .of_unit(unit)
            .with(Detail::Spelling {
                other: other.name(),
                distance: 1,
                short: false,
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

/// Units by what one slip makes of their names: a character added, left out or exchanged, or two
/// neighbours swapped. What a slip makes of two names at once tells that they are one slip apart, so that
/// none has to be held against each.
struct Slips<'p> {
    /// The units in order.
    units: Vec<Unit<'p>>,
    /// Of each form the first unit that has it.
    forms: HashMap<Form, usize>,
}

/// A name, or what is left of it.
#[derive(PartialEq, Eq, Hash)]
enum Form {
    Whole(String),
    /// A character is left out.
    Shorter(String),
    /// A character stands open: before and behind it.
    Open(String, String),
}

impl<'p> Slips<'p> {
    fn of(units: impl Iterator<Item = Unit<'p>>) -> Self {
        let units: Vec<_> = units.collect();
        let mut forms = HashMap::new();
        for (at, unit) in units.iter().enumerate() {
            let name = unit.name();
            forms.entry(Form::Whole(name.to_owned())).or_insert(at);
            for (before, _, behind) in characters(name) {
                let shorter = Form::Shorter([before, behind].concat());
                forms.entry(shorter).or_insert(at);
                let open = Form::Open(before.to_owned(), behind.to_owned());
                forms.entry(open).or_insert(at);
            }
        }
        Self { units, forms }
    }

    /// The first unit whose name is one slip from this one's.
    fn nearest(&self, unit: Unit<'_>) -> Option<Unit<'p>> {
        let name = unit.name();
        let one_less = Form::Shorter(name.to_owned());
        let others = characters(name).flat_map(|(before, own, behind)| {
            let open = Form::Open(before.to_owned(), behind.to_owned());
            let one_more = Form::Whole([before, behind].concat());
            let mut next = behind.chars();
            let swapped = next
                .next()
                .map(|next_one| Form::Whole(format!("{before}{next_one}{own}{}", next.as_str())));
            [Some(open), Some(one_more), swapped].into_iter().flatten()
        });
        let found = std::iter::once(one_less).chain(others);
        let first = found.filter_map(|form| self.forms.get(&form)).min()?;
        self.units.get(*first).copied()
    }
}

/// Each character of a name, with what stands before and behind it.
fn characters(name: &str) -> impl Iterator<Item = (&str, char, &str)> {
    name.char_indices().filter_map(|(at, c)| {
        let (before, rest) = name.split_at_checked(at)?;
        Some((before, c, rest.get(c.len_utf8()..)?))
    })
}

/// Names of fewer characters differ in one more often than not; in longer ones nobody looks for a slip, and
/// what one slip makes of them is as many texts as they have characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=64;

fn may_be_slip(name: &str) -> bool {
    LENGTHS.contains(&name.chars().take(LENGTHS.end() + 1).count())
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
    use super::Slips;
    use crate::nearest::one_apart;
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
    fn one_slip_apart_is_found_as_by_holding_each_against_each() {
        let names = "山水公司、山绿公司、水山公司、山水公、山山水公司、绿水公司、山公司、山水司公、公司山水、绿绿公司";
        let plan = Plan::parse(format!("一、修渠（责任单位：{names}）\n")).unwrap();
        assert_eq!(plan.units().len(), names.split('、').count());
        for asked in plan.units() {
            let others = || plan.units().filter(|other| *other != asked);
            let expected = others().find(|other| one_apart(asked.name(), other.name()));
            let found = Slips::of(others()).nearest(asked);
            assert_eq!(found, expected, "{}", asked.name());
        }
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
