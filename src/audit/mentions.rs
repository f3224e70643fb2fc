//! The units that a clause names, and a row.

use std::collections::HashSet;

use crate::audit::pair::Pair;
use crate::model::{AnnexRow, Provenance, Role, Task, Unit};
use crate::text::Span;

/// A unit where a clause or a row names it.
#[derive(Clone, Copy)]
pub(super) struct Mention<'p> {
    pub(super) unit: Unit<'p>,
    pub(super) role: Role,
    pub(super) span: Span,
    pub(super) label: Span,
    pub(super) written: &'p str,
    pub(super) provenance: Provenance,
}

pub(super) fn in_body(task: Task<'_>) -> Vec<Mention<'_>> {
    let mut all: Vec<_> = task
        .assignments()
        .map(|one| Mention {
            unit: one.unit(),
            role: one.role(),
            span: one.span(),
            label: one.label_span(),
            written: one.written(),
            provenance: one.provenance(),
        })
        .collect();
    // What a rule stated elsewhere adds is not listed here, and need not be listed there.
    all.retain(|one| one.provenance != Provenance::Inferred || task.span().covers(one.span));
    all
}

fn in_row(row: AnnexRow<'_>) -> Vec<Mention<'_>> {
    row.assignments()
        .map(|one| Mention {
            unit: one.unit(),
            role: one.role(),
            span: one.span(),
            label: one.label_span(),
            written: one.written(),
            provenance: one.provenance(),
        })
        .collect()
}

/// The units of all rows of a pair, each once in a role, or as often as the row names it that is alone.
pub(super) fn in_rows<'p>(pair: Pair<'_, 'p>, body: &[Mention<'p>]) -> Vec<Mention<'p>> {
    let mut all = Vec::new();
    for row in pair.rows() {
        let mut own = in_row(row);
        without_strangers(row, &mut own, body);
        all.append(&mut own);
    }
    if pair.is_parted() {
        let mut seen = HashSet::new();
        all.retain(|one| seen.insert((one.unit.id(), one.role)));
    }
    all
}

/// Whether a row has a mention from the row above: its own cell is empty, as a part of a merged one is.
pub(super) fn is_lent(row: AnnexRow<'_>, provenance: Provenance, mention: Span) -> bool {
    provenance == Provenance::Inferred && !row.span().covers(mention)
}

/// Takes from a row what the row above lends it in a column where the body's task has none of those units: then its
/// cell is empty, and no part of a merged one.
fn without_strangers(row: AnnexRow<'_>, mentions: &mut Vec<Mention<'_>>, body: &[Mention<'_>]) {
    let lent = |one: &Mention<'_>| is_lent(row, one.provenance, one.span);
    // As a rule nothing is.
    if !mentions.iter().any(lent) {
        return;
    }
    let own: HashSet<_> = body.iter().map(|own| own.unit.id()).collect();
    let known = mentions.iter().filter(|one| lent(one));
    let known = known.filter(|one| own.contains(&one.unit.id()));
    let known: HashSet<_> = known.map(|one| one.label).collect();
    mentions.retain(|one| !lent(one) || known.contains(&one.label));
}
