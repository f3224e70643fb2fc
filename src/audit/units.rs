//! Who does what, in the clause and in the row.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::{FindingKind, FindingSeverity};
use crate::audit::mentions::{Mention, in_body, in_rows, is_lent};
use crate::audit::pair::Pair;
use crate::audit::roles::Roles;
use crate::audit::spelling;
use crate::model::{AnnexRow, Plan, Role, Task, TaskId, UnitId};
use crate::text::{Excerpt, Span, is_blank, join_cells};

/// Compares the units of a task and of its row.
pub(super) fn compare<'p>(
    plan: &'p Plan,
    pair: Pair<'_, 'p>,
    roles: &Roles,
    again: &HashSet<(TaskId, UnitId)>,
    findings: &mut Vec<Finding<'p>>,
) {
    let mut body = in_body(pair.task);
    let row = in_rows(pair, &body);
    roles.as_in_annex(&mut body, &row);
    let base = |kind| {
        Finding::new(plan, kind)
            .of_task(Some(pair.task))
            .of_row(pair.row)
    };
    let (both, mut only_body, mut only_row) = matched(&body, &row);
    let alone = is_alone(&body, &row);
    for (own, other) in in_other_roles(&mut only_body, &mut only_row) {
        let mut finding = base(FindingKind::RoleDiffers).of_unit(own.unit);
        if alone {
            finding = finding.with_severity(FindingSeverity::Wording);
        }
        let detail = Detail::Roles(Some(own.role), Some(other.role));
        findings.push(finding.in_body(own.span).in_annex(other.span).with(detail));
    }
    if pair.is_parted() {
        for (own, other) in in_further_roles(&both, &only_row) {
            let finding = base(FindingKind::RoleDiffers).of_unit(own.unit);
            let detail = Detail::Roles(Some(own.role), Some(other.role));
            findings.push(finding.in_body(own.span).in_annex(other.span).with(detail));
        }
    }
    // What is named on the other side as well is only named once more here.
    let units =
        |all: &[Mention<'_>]| -> HashSet<_> { all.iter().map(|one| one.unit.id()).collect() };
    let (named, other_named) = (units(&body), units(&row));
    only_body.retain(|one| !other_named.contains(&one.unit.id()));
    only_row.retain(|one| !named.contains(&one.unit.id()));
    for one in spelling::take(&mut only_body, &mut only_row, plan, roles) {
        let finding = base(FindingKind::UnitSpellingDiffers).of_unit(one.unit);
        let finding = finding.with_severity(one.severity);
        findings.push(
            finding
                .in_body(one.body)
                .in_annex(one.annex)
                .with(one.detail),
        );
        if let Some((own, other)) = one.roles {
            let finding = base(FindingKind::RoleDiffers).of_unit(one.unit);
            let detail = Detail::Roles(Some(own), Some(other));
            findings.push(finding.in_body(one.body).in_annex(one.annex).with(detail));
        }
    }
    let mut cells = HashMap::new();
    only_body.retain(|own| !again.contains(&(pair.task.id(), own.unit.id())));
    for own in only_body {
        let finding = base(FindingKind::UnitMissingInAnnex).of_unit(own.unit);
        let detail = Detail::Roles(Some(own.role), None);
        let cell = *cells
            .entry(own.role)
            .or_insert_with(|| cell(pair.row, Some(own.role)));
        findings.push(finding.in_body(own.span).in_annex(cell).with(detail));
    }
    let mut clauses = HashMap::new();
    for other in only_row {
        let finding = base(FindingKind::UnitMissingInBody).of_unit(other.unit);
        let detail = Detail::Roles(None, Some(other.role));
        let clause = *clauses
            .entry(other.role)
            .or_insert_with(|| clause(pair.task, Some(other.role)));
        findings.push(finding.in_body(clause).in_annex(other.span).with(detail));
    }
    for (own, other) in &both {
        if let Some(distance) = written_otherwise(own, other) {
            let finding = base(FindingKind::UnitSpellingDiffers).of_unit(own.unit);
            let name = other.unit.name();
            let is_whole = join_cells(other.written) == name;
            let detail = Detail::Spelling {
                other: if is_whole { name } else { other.written },
                distance,
                short: false,
            };
            let finding = finding.with_severity(FindingSeverity::Wording);
            findings.push(finding.in_body(own.span).in_annex(other.span).with(detail));
        }
    }
    if let Some((own, other)) = reordered(&both) {
        let finding = base(FindingKind::UnitOrderDiffers);
        findings.push(finding.in_body(own).in_annex(other));
    }
}

/// Whether both sides name one unit alone, which leads or answers: then it does both, whatever it is called.
fn is_alone(body: &[Mention<'_>], row: &[Mention<'_>]) -> bool {
    let [own] = body else { return false };
    let [other] = row else { return false };
    let acts = |one: &Mention<'_>| matches!(one.role, Role::Lead | Role::Responsible);
    own.unit == other.unit && acts(own) && acts(other)
}

type Both<'p> = Vec<(Mention<'p>, Mention<'p>)>;

/// Mentions of the same unit in the same role on both sides, and those left over on either.
fn matched<'p>(
    body: &[Mention<'p>],
    row: &[Mention<'p>],
) -> (Both<'p>, Vec<Mention<'p>>, Vec<Mention<'p>>) {
    let mut by_unit: HashMap<(UnitId, Role), Vec<usize>> = HashMap::with_capacity(row.len());
    for (at, one) in row.iter().enumerate().rev() {
        by_unit
            .entry((one.unit.id(), one.role))
            .or_default()
            .push(at);
    }
    let mut taken = vec![false; row.len()];
    let mut both = Vec::with_capacity(body.len());
    let mut only_body = Vec::new();
    for own in body {
        let place = by_unit
            .get_mut(&(own.unit.id(), own.role))
            .and_then(Vec::pop);
        match place.and_then(|at| Some((*row.get(at)?, taken.get_mut(at)?))) {
            Some((other, taken)) => {
                *taken = true;
                both.push((*own, other));
            }
            None => only_body.push(*own),
        }
    }
    let left = row.iter().zip(taken).filter(|(_, taken)| !taken);
    (both, only_body, left.map(|(one, _)| *one).collect())
}

/// Mentions of a row, one of several of its task, whose unit has another role on both sides, with the body's.
fn in_further_roles<'p>(both: &Both<'p>, row: &[Mention<'p>]) -> Both<'p> {
    let own: HashMap<_, _> = both.iter().map(|(own, _)| (own.unit.id(), *own)).collect();
    let further = row.iter();
    further
        .filter_map(|other| Some((*own.get(&other.unit.id())?, *other)))
        .collect()
}

/// Takes out of both lists the mentions of the same unit, in their order.
fn in_other_roles<'p>(body: &mut Vec<Mention<'p>>, row: &mut Vec<Mention<'p>>) -> Both<'p> {
    let mut by_unit: HashMap<UnitId, VecDeque<usize>> = HashMap::new();
    for (at, one) in row.iter().enumerate() {
        by_unit.entry(one.unit.id()).or_default().push_back(at);
    }
    let mut taken = vec![false; row.len()];
    let mut both = Vec::new();
    body.retain(|own| {
        let at = by_unit
            .get_mut(&own.unit.id())
            .and_then(VecDeque::pop_front);
        match at.and_then(|at| Some((*row.get(at)?, taken.get_mut(at)?))) {
            Some((other, taken)) => {
                *taken = true;
                both.push((*own, other));
                false
            }
            None => true,
        }
    });
    let mut taken = taken.iter();
    row.retain(|_| taken.next() == Some(&false));
    both.sort_by_key(|(own, _)| own.span);
    both
}

/// How far apart the written forms of the same name are, where one of them leaves out what a rule
/// completes.
fn written_otherwise(own: &Mention<'_>, other: &Mention<'_>) -> Option<usize> {
    if own.provenance == other.provenance {
        return None;
    }
    // Where a cell breaks its name, it is written as elsewhere.
    let plain = |text: &str| -> String {
        let text = join_cells(text);
        text.chars().filter(|c| !is_blank(*c)).collect()
    };
    let (a, b) = (plain(own.written), plain(other.written));
    (a != b).then(|| strsim::damerau_levenshtein(&a, &b))
}

/// From the first to the last unit that stands in another place, on both sides.
fn reordered(both: &[(Mention<'_>, Mention<'_>)]) -> Option<(Span, Span)> {
    let mut by_row: Vec<_> = both.iter().collect();
    by_row.sort_by_key(|(own, other)| (own.role, other.span));
    let mut by_body: Vec<_> = both.iter().collect();
    by_body.sort_by_key(|(own, _)| (own.role, own.span));
    let mut found: Option<(Span, Span)> = None;
    for (a, b) in by_body.iter().zip(&by_row) {
        if a.0.unit != b.0.unit {
            found = Some(match found {
                Some((own, other)) => (own.join(a.0.span), other.join(b.1.span)),
                None => (a.0.span, b.1.span),
            });
        }
    }
    found
}

/// The list of a row's units in a role; of all its units where it has none in that role, and the row
/// where it has none at all.
pub(super) fn cell(row: AnnexRow<'_>, role: Option<Role>) -> Span {
    let joined = |role: Option<Role>| {
        row.assignments()
            .filter(|one| role.is_none_or(|role| one.role() == role))
            .filter(|one| !is_lent(row, one.provenance(), one.span()))
            .map(crate::model::RowAssignment::span)
            .reduce(Span::join)
    };
    joined(role)
        .or_else(|| joined(None))
        .unwrap_or_else(|| row.span())
}

/// The clause that gives a task's units in a role; its first clause where none does.
pub(super) fn clause(task: Task<'_>, role: Option<Role>) -> Span {
    let labels = task
        .assignments()
        .filter(|one| role.is_none_or(|role| one.role() == role))
        .map(crate::model::Assignment::label_span);
    let all: Vec<_> = task.clauses().map(Excerpt::span).collect();
    // Clauses stand one behind the other: only the last that begins before a label can hold it.
    let holder = |label: Span| {
        let behind = all.partition_point(|clause| clause.start() <= label.start());
        let clause = all.get(behind.checked_sub(1)?)?;
        clause.covers(label).then_some(*clause)
    };
    labels
        .filter_map(holder)
        .min()
        .or(all.first().copied())
        .unwrap_or_else(|| task.span())
}
