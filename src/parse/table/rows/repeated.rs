//! Lists of units that a table repeats from the body: as a rule all of them, in the body's order.

use crate::model::assignment::AssignmentData;
use crate::parse::known::{Known, PARTS};
use crate::text::Span;

/// The assignments of the body from that on which the next cell may repeat.
#[derive(Default)]
pub(super) struct Repeated<'b> {
    /// Those behind the last list that a cell has repeated.
    rest: &'b [AssignmentData],
    /// Where the next list may stand if the cells that repeated none since then had theirs in the body.
    ahead: &'b [AssignmentData],
}

impl<'b> Repeated<'b> {
    pub(super) const fn new(body: &'b [AssignmentData]) -> Self {
        Self {
            rest: body,
            ahead: body,
        }
    }

    /// The assignments of the one of the body's next lists that a cell repeats, if [`Known::list`] reads the
    /// cell so; else none.
    pub(super) fn list(&mut self, source: &str, cell: Span, known: &Known) -> &'b [AssignmentData] {
        let found =
            find(source, cell, self.rest, known).or_else(|| find(source, cell, self.ahead, known));
        if let Some((list, behind)) = found {
            (self.rest, self.ahead) = (behind, behind);
            return list;
        }
        // Two for each such cell, so that lists are overtaken which the table leaves out.
        for _ in 0..2 {
            self.ahead = behind_list(self.ahead).unwrap_or_default();
        }
        &[]
    }
}

/// The list among the next ones that a cell repeats, and the assignments behind it.
fn find<'b>(
    source: &str,
    cell: Span,
    body: &'b [AssignmentData],
    known: &Known,
) -> Option<(&'b [AssignmentData], &'b [AssignmentData])> {
    // Where body and table differ, so many lists on they may agree again.
    const NEAR: usize = 4;
    let bytes = source.as_bytes();
    let text = bytes.get(cell.range()).unwrap_or_default();
    let mut rest = body;
    for _ in 0..NEAR {
        let behind = bytes.get(rest.first()?.span.start()..).unwrap_or_default();
        if behind.starts_with(text)
            && let Some(found) = repeated(text, rest, known)
        {
            return Some(found);
        }
        rest = behind_list(rest)?;
    }
    None
}

/// The assignments behind those of the first list. None behind a list of very many names: that would take the
/// longer for each cell.
fn behind_list(body: &[AssignmentData]) -> Option<&[AssignmentData]> {
    const LONGEST: usize = 64;
    let label = body.first()?.label;
    let own = body.iter().take(LONGEST);
    let count = own.take_while(|one| one.label == label).count();
    body.get(count..).filter(|_| count < LONGEST)
}

/// The assignments of a list that is this text, and those behind them: 、 parts its names, each of which
/// names its unit by itself.
fn repeated<'b>(
    text: &[u8],
    body: &'b [AssignmentData],
    known: &Known,
) -> Option<(&'b [AssignmentData], &'b [AssignmentData])> {
    let mut rest = text;
    let mut at = body.first()?.span.start();
    for (one, count) in body.iter().zip(1..) {
        if one.span.start() != at || !known.lists(one.unit, one.span.len()) {
            return None;
        }
        let behind = rest.get(one.span.len()..)?;
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
}
