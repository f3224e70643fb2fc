//! Departments that one side of a plan names without their place: 水利局 in the annex for the body's 县水利局.

use std::collections::{HashMap, HashSet};

use crate::model::{Plan, Unit, UnitId};
use crate::short_forms::is_short_form;

/// Which side of a plan leaves out the places of its departments, and of which that tells the unit.
pub(super) struct Placeless {
    body: bool,
    annex: bool,
    /// Units of which no other is called the same behind its place: 市水利局 and 县水利局 are both 水利局.
    alone: HashSet<UnitId>,
}

impl Placeless {
    /// `named` says how often body and annex name a unit.
    pub(super) fn of(plan: &Plan, named: &HashMap<UnitId, (usize, usize)>) -> Self {
        let (mut body, mut annex) = (Count::default(), Count::default());
        let mut by_rest: HashMap<&str, Option<UnitId>> = HashMap::new();
        for unit in plan.units() {
            let Some(rest) = department(unit.name()) else {
                continue;
            };
            let has_place = rest.len() < unit.name().len();
            let (in_body, in_annex) = named.get(&unit.id()).copied().unwrap_or_default();
            body.add(in_body, has_place);
            annex.add(in_annex, has_place);
            if has_place {
                let other = by_rest.insert(rest, Some(unit.id()));
                if other.is_some() {
                    by_rest.insert(rest, None);
                }
            }
        }
        Self {
            body: body.leaves_out(),
            annex: annex.leaves_out(),
            alone: by_rest.into_values().flatten().collect(),
        }
    }

    /// Whether the body's `own` and the annex's `other` name one unit, with its place and without.
    pub(super) fn are_one(&self, own: Unit<'_>, other: Unit<'_>) -> bool {
        let without = |full: Unit<'_>, bare: Unit<'_>| {
            let rest = department(full.name()).filter(|rest| rest.len() < full.name().len());
            rest.is_some_and(|rest| {
                self.alone.contains(&full.id())
                    && department(bare.name()) == Some(bare.name())
                    && (rest == bare.name() || is_short_form(rest, bare.name()))
            })
        };
        (self.annex && without(own, other)) || (self.body && without(other, own))
    }
}

/// How often departments are named with their place, and without.
#[derive(Default)]
struct Count {
    with: usize,
    without: usize,
}

impl Count {
    const fn add(&mut self, times: usize, has_place: bool) {
        if has_place {
            self.with += times;
        } else {
            self.without += times;
        }
    }

    const fn leaves_out(&self) -> bool {
        self.without > self.with
    }
}

/// What a department is called behind its place, where it prints one: 水利局 of 县水利局 and 东平县水利局, 宣传部 of
/// 县委宣传部. None of another body.
fn department(name: &str) -> Option<&str> {
    const ENDS: [char; 5] = ['局', '委', '办', '厅', '部'];
    const LEVELS: [char; 7] = ['省', '市', '区', '县', '州', '盟', '旗'];
    // 东平土家族苗族自治县
    const LONGEST: usize = 10;
    // 市场, 城区, 社区, 市政
    const WORDS: [&str; 2] = ["市场", "市政"];
    if !name.ends_with(ENDS) || name.starts_with(['各', '国']) {
        return None;
    }
    let mut places = name.char_indices().take(LONGEST);
    let level = places.find(|(at, c)| {
        let rest = name.get(*at..).unwrap_or_default();
        let before = name.get(..*at).unwrap_or_default();
        LEVELS.contains(c)
            && !WORDS.iter().any(|word| rest.starts_with(word))
            && !before.ends_with(['城', '社', '园'])
    });
    let rest = level.and_then(|(at, c)| name.get(at + c.len_utf8()..));
    let rest = rest.unwrap_or(name);
    let of_party = rest
        .strip_prefix('委')
        .filter(|rest| !rest.starts_with('员'));
    let rest = of_party.unwrap_or(rest);
    // 县委 is no department.
    (rest.chars().count() > 1).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::department;

    #[test]
    fn what_a_department_is_called_behind_its_place() {
        for (name, rest) in [
            ("县水利局", "水利局"),
            ("东平县水利局", "水利局"),
            ("水利局", "水利局"),
            ("县委宣传部", "宣传部"),
            ("市场监管局", "市场监管局"),
            ("县市场监管局", "市场监管局"),
            ("社区建设办", "社区建设办"),
        ] {
            assert_eq!(department(name), Some(rest), "{name}");
        }
        for name in ["县委", "河口镇", "各有关部", "县水投公司", ""] {
            assert_eq!(department(name), None, "{name}");
        }
    }
}
