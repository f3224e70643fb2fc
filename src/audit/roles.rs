//! What holds for the whole annex: roles that it calls otherwise, and who is named how often where.

use std::collections::HashMap;

use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::audit::mentions::{Mention, in_body, in_rows};
use crate::audit::pair::Pair;
use crate::audit::placeless::Placeless;
use crate::model::{Annex, AnnexRow, Plan, Role, Unit, UnitId};
use crate::text::Span;

/// A role of the body's that the annex never uses, and what it has in its place.
struct Replaced {
    role: Role,
    /// The role that it uses instead; none where the first that the body names lead, and others don't.
    by: Option<Role>,
    /// Where both stand first.
    body: Span,
    annex: Span,
    /// The annex's role there.
    first: Role,
}

/// Roles that the annex calls otherwise, and who is named how often where.
pub(super) struct Roles {
    replaced: Vec<Replaced>,
    /// How often a unit is named in the body and in the annex.
    named: HashMap<UnitId, (usize, usize)>,
    placeless: Placeless,
}

impl Roles {
    pub(super) fn of<'p>(plan: &'p Plan, annex: Annex<'p>, pairs: &[Pair<'_, 'p>]) -> Self {
        let mut named: HashMap<UnitId, (usize, usize)> = HashMap::new();
        for unit in plan.units() {
            named.insert(unit.id(), (unit.assignments().len(), 0));
        }
        let mut used = Vec::new();
        for one in annex.rows().flat_map(AnnexRow::assignments) {
            named.entry(one.unit().id()).or_default().1 += 1;
            if !used.contains(&one.role()) {
                used.push(one.role());
            }
        }
        let unused = Role::ALL
            .iter()
            .copied()
            .filter(|role| !used.contains(role));
        let replaced =
            unused.filter_map(|role| replaced(role, pairs).or_else(|| divided(role, pairs)));
        Self {
            replaced: replaced.collect(),
            placeless: Placeless::of(plan, &named),
            named,
        }
    }

    /// Gives a task's units the roles that the annex has for theirs.
    pub(super) fn as_in_annex(&self, body: &mut [Mention<'_>], row: &[Mention<'_>]) {
        for one in &self.replaced {
            match one.by {
                Some(by) => {
                    let own = body.iter_mut().filter(|own| own.role == one.role);
                    own.for_each(|own| own.role = by);
                }
                None if first_lead(one.role, body, row).is_some() => {
                    let other = first_of_each(row);
                    for own in body.iter_mut().filter(|own| own.role == one.role) {
                        let other = other.get(&own.unit.id());
                        own.role = other.map_or(own.role, |other| other.role);
                    }
                }
                None => {}
            }
        }
    }

    pub(super) fn report<'p>(&self, plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
        for one in &self.replaced {
            let finding = Finding::new(plan, FindingKind::RoleLabelDiffers);
            let detail = Detail::Roles(Some(one.role), Some(one.first));
            findings.push(finding.in_body(one.body).in_annex(one.annex).with(detail));
        }
    }

    /// Whether the annex never uses a role of the body's, and calls it otherwise.
    pub(super) fn is_replaced(&self, role: Role) -> bool {
        self.replaced.iter().any(|one| one.role == role)
    }

    /// Whether one of two mentions leaves out the place of the other, as its side of the plan does with its departments.
    pub(super) fn leave_out_place(&self, own: &Mention<'_>, other: &Mention<'_>) -> bool {
        self.placeless.are_one(own.unit, other.unit)
    }

    pub(super) fn counts(&self, unit: Unit<'_>) -> (usize, usize) {
        self.named.get(&unit.id()).copied().unwrap_or_default()
    }
}

/// The one role that the annex uses for all who have `role` in the body, where more than one task
/// says so.
fn replaced(role: Role, pairs: &[Pair<'_, '_>]) -> Option<Replaced> {
    let mut found: Option<(Role, Span, Span)> = None;
    let mut tasks = 0;
    for pair in pairs {
        let body = in_body(pair.task);
        let row = in_rows(*pair, &body);
        let row = first_of_each(&row);
        let mut any = false;
        for own in body.iter().filter(|own| own.role == role) {
            let Some(other) = row.get(&own.unit.id()) else {
                continue;
            };
            let (known, ..) = *found.get_or_insert((other.role, own.label, other.label));
            if known != other.role {
                return None;
            }
            any = true;
        }
        tasks += usize::from(any);
    }
    let (other, body, annex) = found.filter(|_| tasks > 1)?;
    Some(Replaced {
        role,
        by: Some(other),
        body,
        annex,
        first: other,
    })
}

/// A role of the body's that the annex parts into leads and others, as far as the order of most lists says: of 责任单位：
/// 甲、乙 the first leads.
fn divided(role: Role, pairs: &[Pair<'_, '_>]) -> Option<Replaced> {
    let mut first = None;
    let (mut tasks, mut divided) = (0, 0);
    for pair in pairs {
        let body = in_body(pair.task);
        if !body.iter().any(|own| own.role == role) {
            continue;
        }
        tasks += 1;
        let row = in_rows(*pair, &body);
        if let Some((own, other)) = first_lead(role, &body, &row) {
            divided += 1;
            first.get_or_insert((own.label, other.label));
        }
    }
    let (body, annex) = first.filter(|_| divided > 1 && divided * 2 > tasks)?;
    Some(Replaced {
        role,
        by: None,
        body,
        annex,
        first: Role::Lead,
    })
}

/// The first unit that a task without a lead of its own names in a role, and its mention in the row, where it leads
/// there, and so do none but those named next to it.
fn first_lead<'a, 'p>(
    role: Role,
    body: &'a [Mention<'p>],
    row: &'a [Mention<'p>],
) -> Option<(&'a Mention<'p>, Mention<'p>)> {
    if body.iter().any(|own| own.role == Role::Lead) {
        return None;
    }
    let row = first_of_each(row);
    let of_role = body.iter().filter(|own| own.role == role);
    let mut both = of_role.filter_map(|own| Some((own, *row.get(&own.unit.id())?)));
    let first = both.next().filter(|(_, other)| other.role == Role::Lead)?;
    let mut behind = both.skip_while(|(_, other)| other.role == Role::Lead);
    behind
        .all(|(_, other)| other.role != Role::Lead)
        .then_some(first)
}

/// Where each unit stands first.
fn first_of_each<'p>(all: &[Mention<'p>]) -> HashMap<UnitId, Mention<'p>> {
    // Of entries with the same key the last is kept.
    let last_first = all.iter().rev();
    last_first.map(|one| (one.unit.id(), *one)).collect()
}
