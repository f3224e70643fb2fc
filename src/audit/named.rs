//! Which units a text names, in time that does not grow with the number of units.

use crate::model::{Plan, UnitId};

/// The names of a plan's units, sorted.
pub(super) struct Names<'p>(Vec<Name<'p>>);

struct Name<'p> {
    text: &'p str,
    unit: UnitId,
    /// The longest other name that this one begins with.
    begins: Option<usize>,
}

impl<'p> Names<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        Self::from(plan.units().map(|unit| (unit.name(), unit.id())))
    }

    fn from(names: impl Iterator<Item = (&'p str, UnitId)>) -> Self {
        let mut sorted: Vec<_> = names.filter(|(name, _)| !name.is_empty()).collect();
        sorted.sort_unstable();
        let mut all: Vec<Name<'_>> = Vec::with_capacity(sorted.len());
        for (name, unit) in sorted {
            // What begins this name stands before it, and so do the beginnings of what stands between.
            let mut begins = all.len().checked_sub(1);
            while let Some(before) = begins.and_then(|at| all.get(at)) {
                if name.starts_with(before.text) {
                    break;
                }
                begins = before.begins;
            }
            all.push(Name {
                text: name,
                unit,
                begins,
            });
        }
        Self(all)
    }

    /// Whether a text names one of them.
    pub(super) fn any_in(&self, text: &str) -> bool {
        self.units_in(text).next().is_some()
    }

    /// The units that a text names, once for each place where it does.
    pub(super) fn units_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = UnitId> + 't {
        text.char_indices().flat_map(move |(at, _)| {
            let rest = text.get(at..).unwrap_or_default();
            // The last name that is not behind the rest begins with whatever name the rest does.
            let behind = self.0.partition_point(|name| name.text <= rest);
            let last = behind.checked_sub(1).and_then(|last| self.0.get(last));
            let shorter = |name: &&'t Name<'p>| name.begins.and_then(|at| self.0.get(at));
            std::iter::successors(last, move |name| shorter(name))
                .filter(move |name| rest.starts_with(name.text))
                .map(|name| name.unit)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::model::UnitId;

    #[test]
    fn names_anywhere_are_found() {
        let all = [
            "县财政局",
            "县水利局",
            "县水利局河道科",
            "水利",
            "镇",
            "县",
            "县水",
        ];
        let texts = [
            "由县水利局河道科办",
            "水利",
            "镇",
            "各乡镇",
            "县财政",
            "财政局",
            "",
            "利水利",
            "县水务",
        ];
        for count in 0..=all.len() {
            let ids = (0..).map(UnitId);
            let names = Names::from(all[..count].iter().copied().zip(ids));
            for text in texts {
                let mut found: Vec<_> = names.units_in(text).map(UnitId::index).collect();
                found.sort_unstable();
                found.dedup();
                let expected: Vec<_> = (0..count).filter(|at| text.contains(all[*at])).collect();
                assert_eq!(found, expected, "{text} {count}");
            }
        }
    }
}
