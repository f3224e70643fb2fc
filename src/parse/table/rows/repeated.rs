//! Lists of units that a table repeats from the body: as a rule all of them, in the body's order.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::assignment::AssignmentData;
use crate::parse::known::{Known, PARTS};
use crate::text::Span;

/// The assignments of the body, in the order of the document.
type Body<'b> = &'b [AssignmentData];

/// What the body assigns, of which the next cell may repeat a list.
pub(super) struct Repeated<'s, 'b> {
    body: Body<'b>,
    /// Those behind the last list that a cell has repeated.
    rest: Body<'b>,
    /// How many cells in a row have repeated none of the next.
    misses: usize,
    /// Where each list begins, by its text, once the next ones have been of no use; none where several have it.
    lists: Option<HashMap<&'s str, Option<Body<'b>>, RandomState>>,
}

impl<'s, 'b> Repeated<'s, 'b> {
    pub(super) const fn new(body: Body<'b>) -> Self {
        Self {
            body,
            rest: body,
            misses: 0,
            lists: None,
        }
    }

    /// The assignments of a list of the body that a cell repeats, if [`Known::list`] reads the cell so; else none.
    /// It is one of the next, or the only one that is of these words.
    pub(super) fn list(&mut self, source: &'s str, cell: Span, known: &Known) -> Body<'b> {
        // The texts between the cells of two rows are asked for too.
        const ASTRAY: usize = 8;
        let mut found = find(source, cell, self.rest, known);
        if found.is_none() && self.misses >= ASTRAY {
            let lists = self.lists.get_or_insert_with(|| by_text(source, self.body));
            let list = lists.get(cell.of(source)).copied().flatten();
            found = list.and_then(|list| repeated(source, cell, list, known));
        }
        let Some((list, behind)) = found else {
            self.misses += 1;
            return &[];
        };
        (self.rest, self.misses) = (behind, 0);
        list
    }
}

/// The lists of the body by their texts.
fn by_text<'s, 'b>(
    source: &'s str,
    body: Body<'b>,
) -> HashMap<&'s str, Option<Body<'b>>, RandomState> {
    let mut lists: HashMap<_, Option<_>, _> = HashMap::default();
    let mut rest = body;
    while let Some(first) = rest.first() {
        let own = rest.iter().take_while(|one| one.label == first.label);
        let (count, end) = own.fold((0, first.span), |(count, _), one| (count + 1, one.span));
        lists
            .entry(first.span.join(end).of(source))
            .and_modify(|one| *one = None)
            .or_insert(Some(rest));
        rest = rest.get(count..).unwrap_or_default();
    }
    lists
}

/// The list among the next ones that a cell repeats, and the assignments behind it.
fn find<'b>(
    source: &str,
    cell: Span,
    body: Body<'b>,
    known: &Known,
) -> Option<(Body<'b>, Body<'b>)> {
    // Where body and table differ, so many lists on they may agree again.
    const NEAR: usize = 4;
    let bytes = source.as_bytes();
    let text = bytes.get(cell.range()).unwrap_or_default();
    let mut rest = body;
    for _ in 0..NEAR {
        let behind = bytes.get(rest.first()?.span.start()..).unwrap_or_default();
        if behind.starts_with(text)
            && let Some(found) = repeated(source, cell, rest, known)
        {
            return Some(found);
        }
        rest = behind_list(rest)?;
    }
    None
}

/// The assignments behind those of the first list. None behind a list of very many names: that would take the
/// longer for each cell.
fn behind_list(body: Body<'_>) -> Option<Body<'_>> {
    const LONGEST: usize = 64;
    let label = body.first()?.label;
    let own = body.iter().take(LONGEST);
    let count = own.take_while(|one| one.label == label).count();
    body.get(count..).filter(|_| count < LONGEST)
}

/// The assignments of a list that is the text of a cell, and those behind them: 、 parts its names, each of which
/// names its unit by itself.
fn repeated<'b>(
    source: &str,
    cell: Span,
    body: Body<'b>,
    known: &Known,
) -> Option<(Body<'b>, Body<'b>)> {
    let mut rest = source.as_bytes().get(cell.range())?;
    let mut at = body.first()?.span.start();
    for (one, count) in body.iter().zip(1..) {
        let (written, behind) = rest.split_at_checked(one.span.len())?;
        if one.span.start() != at || !known.lists(source, one.unit, written) {
            return None;
        }
        if behind.is_empty() {
            return body.split_at_checked(count);
        }
        rest = behind.strip_prefix(PARTS)?;
        at = one.span.end() + PARTS.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::assignment::{Provenance, Role};
    use crate::model::unit::UnitName;
    use crate::parse::known::Stands;

    /// What the body assigns: each word its names, each between two words a list of its own.
    fn body(source: &str, lists: &[&str], known: &mut Known) -> Vec<AssignmentData> {
        let mut body = Vec::new();
        let mut from = 0;
        for list in lists {
            let start = from + source.get(from..).unwrap().find(list).unwrap();
            let mut at = start;
            for name in list.split(['、', '，']) {
                let span = Span::at(at, at + name.len());
                at = span.end() + '、'.len_utf8();
                body.push(AssignmentData {
                    unit: known.intern(source, UnitName::Written(span), Stands::of(name)),
                    span,
                    label: Span::at(start, start),
                    role: Role::Responsible,
                    provenance: Provenance::Stated,
                    open: false,
                });
            }
            from = start + list.len();
        }
        body
    }

    #[test]
    fn a_cell_repeats_the_next_list_or_one_near() {
        let lists = [
            "县教育局、县水利局",
            "县财政局",
            "县水利局，县教育局",
            "东平区",
            "县司法局、县水利局",
        ];
        let cells = "县教育局、县水利局|县水利局|县财政局|县水利局，县教育局|县水利局|县司法局、县水利|东平区|\
                     县司法局、县水利局|县财政局|";
        let source = format!("{}|{cells}", lists.join("|"));
        let mut known = Known::default();
        let body = body(&source, &lists, &mut known);
        let mut repeated = Repeated::new(&body);
        let mut start = source.len() - cells.len();
        let counts = cells.split('|').map(|cell| {
            let cell = Span::at(start, start + cell.len());
            start = cell.end() + 1;
            let list = repeated.list(&source, cell, &known);
            let mut units = Vec::new();
            known.list(&source, cell, &mut units);
            let looked_up = units.iter().map(|(_, unit)| *unit);
            assert!(list.is_empty() || looked_up.eq(list.iter().map(|one| one.unit)));
            list.len()
        });
        // 县水利局 alone begins the third list; 东平区 may take an ending from the next name.
        assert_eq!(counts.collect::<Vec<_>>(), [2, 1, 0, 0, 0, 0, 0, 2, 0, 0]);
    }

    #[test]
    fn lists_are_found_again_behind_many_cells_that_repeat_none() {
        let names: Vec<_> = ('甲'..)
            .step_by(7)
            .take(40)
            .map(|c| format!("县{c}局"))
            .collect();
        let lists: Vec<_> = names.iter().map(String::as_str).collect();
        for (misses, step) in [(3, 1), (9, 1), (20, 1), (20, 2), (11, 3)] {
            let cells = std::iter::repeat_n("县某局", misses);
            let cells: Vec<_> = cells
                .chain(lists.iter().copied().skip(misses).step_by(step))
                .collect();
            let source = [lists.join("|"), cells.join("|")].join("|");
            let mut known = Known::default();
            let body = body(&source, &lists, &mut known);
            let mut repeated = Repeated::new(&body);
            let mut start = lists.join("|").len() + 1;
            for (at, cell) in cells.into_iter().enumerate() {
                let place = Span::at(start, start + cell.len());
                start = place.end() + 1;
                let list = repeated.list(&source, place, &known);
                // Up to eight cells in a row are few.
                assert!(
                    at < misses.max(8) || !list.is_empty(),
                    "{misses} {step} {cell}"
                );
                assert!(list.is_empty() || list.len() == 1);
            }
        }
    }

    #[test]
    fn a_list_that_several_have_is_looked_for_among_the_next_alone() {
        let lists = ["县甲局", "县乙局、县丙局", "县甲局", "县丁局"];
        let cells = ["县某局"; 9].join("|") + "|县甲局|县丁局";
        let source = format!("{}||||||{cells}", lists.join("|"));
        let mut known = Known::default();
        let body = body(&source, &lists, &mut known);
        let mut repeated = Repeated::new(body.get(3..).unwrap_or_default());
        repeated.body = &body;
        let mut start = source.len() - cells.len();
        let found = cells.split('|').map(|cell| {
            let place = Span::at(start, start + cell.len());
            start = place.end() + 1;
            repeated.list(&source, place, &known).len()
        });
        let found: Vec<_> = found.skip(9).collect();
        assert_eq!(found, [1, 1]);
    }
}
