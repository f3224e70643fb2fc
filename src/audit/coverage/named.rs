//! Whether a text names a unit, in time that does not grow with the number of units.

use crate::model::Plan;

/// The names of a plan's units, sorted; of two that begin alike the shorter, which the longer contains.
pub(super) struct Names<'p>(Vec<&'p str>);

impl<'p> Names<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        Self::from(plan.units().map(crate::model::Unit::name).collect())
    }

    fn from(mut names: Vec<&'p str>) -> Self {
        names.retain(|name| !name.is_empty());
        names.sort_unstable();
        let mut least: Vec<&str> = Vec::with_capacity(names.len());
        for name in names {
            if least.last().is_none_or(|before| !name.starts_with(before)) {
                least.push(name);
            }
        }
        Self(least)
    }

    /// Whether a text contains one of them.
    pub(super) fn any_in(&self, text: &str) -> bool {
        // No name begins another, so a text that begins with one has it for the last that is not
        // behind the text.
        text.char_indices().any(|(at, _)| {
            let rest = text.get(at..).unwrap_or_default();
            let behind = self.0.partition_point(|name| *name <= rest);
            let last = behind.checked_sub(1).and_then(|last| self.0.get(last));
            last.is_some_and(|name| rest.starts_with(name))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_name_anywhere_is_found() {
        let all = ["县财政局", "县水利局", "县水利局河道科", "水利", "镇", "县"];
        let texts = [
            "由县水利局河道科办",
            "水利",
            "镇",
            "各乡镇",
            "县财政",
            "财政局",
            "",
            "利水利",
        ];
        for count in 0..=all.len() {
            let names = Names::from(all[..count].to_vec());
            for text in texts {
                let expected = all[..count].iter().any(|name| text.contains(name));
                assert_eq!(names.any_in(text), expected, "{text} {count}");
            }
        }
    }
}
