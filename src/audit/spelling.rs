//! Units that body and annex name differently: collectives said otherwise, short forms, slips.

use std::collections::{HashMap, VecDeque};

use crate::audit::finding::Detail;
use crate::audit::kind::{FindingKind, FindingSeverity};
use crate::audit::mentions::Mention;
use crate::audit::roles::Roles;
use crate::model::{Plan, Role, Unit};
use crate::nearest::slip_or_short_form;
use crate::short_forms::{is_office_of, is_short_form};
use crate::text::Span;

/// A unit that the two sides name differently.
pub(super) struct Written<'p> {
    /// The body's.
    pub(super) unit: Unit<'p>,
    pub(super) severity: FindingSeverity,
    pub(super) body: Span,
    pub(super) annex: Span,
    pub(super) detail: Detail<'p>,
    /// Its roles in the body and in the annex, where a unit that is known by its short form has two.
    pub(super) roles: Option<(Role, Role)>,
}

/// Takes out of the mentions that are left on either side those that belong together: first what all of a sort are
/// called, then short forms, then what is probably a slip.
pub(super) fn take<'p>(
    body: &mut Vec<Mention<'p>>,
    row: &mut Vec<Mention<'p>>,
    plan: &'p Plan,
    roles: &Roles,
) -> Vec<Written<'p>> {
    if body.is_empty() || row.is_empty() {
        return Vec::new();
    }
    let mut written = collectives(body, row, plan);
    let short_forms = take_pairs(body, row, |own, other| {
        (are_one(own, other) || roles.leave_out_place(own, other))
            .then(|| usize::from(own.role != other.role))
    });
    for (own, other, _) in short_forms {
        // Where the annex calls a role otherwise throughout, that is told once.
        let differ = own.role != other.role && !roles.is_replaced(own.role);
        written.push(Written {
            roles: differ.then_some((own.role, other.role)),
            ..said_shorter(own, other)
        });
    }
    let slips = take_pairs(body, row, |own, other| slip(own, other, roles));
    written.extend(slips.into_iter().map(|(own, other, distance)| Written {
        severity: FindingKind::UnitSpellingDiffers.severity(),
        detail: Detail::Spelling {
            other: other.unit.name(),
            distance,
            short: false,
        },
        ..said_shorter(own, other)
    }));
    written
}

/// Whether one of two mentions has the other's name in its short form; also as they are written, where a rule gives one
/// of the names its place (政府办 in a list behind 县财政局) and the other is written without one.
fn are_one(own: &Mention<'_>, other: &Mention<'_>) -> bool {
    let whole = |one: &Mention<'_>| one.written == one.unit.name();
    is_short_form(own.unit.name(), other.unit.name())
        || (whole(own) != whole(other) && is_short_form(own.written, other.written))
}

/// How many characters two names differ in; for such as nobody mistypes, how many more the longer one has: holding them
/// against each other takes time in proportion to the product of their lengths.
fn distance(a: &str, b: &str) -> usize {
    const LONGEST: usize = 64;
    let (own, other) = (a.chars().count(), b.chars().count());
    if own.max(other) > LONGEST {
        own.abs_diff(other).max(1)
    } else {
        strsim::damerau_levenshtein(a, b)
    }
}

/// Two names of one unit.
fn said_shorter<'p>(own: Mention<'p>, other: Mention<'p>) -> Written<'p> {
    let name = other.unit.name();
    Written {
        unit: own.unit,
        severity: FindingSeverity::Wording,
        body: own.span,
        annex: other.span,
        detail: Detail::Spelling {
            other: name,
            distance: distance(own.unit.name(), name),
            short: true,
        },
        roles: None,
    }
}

/// Takes out of both lists what all units of a sort are called: 各镇（街道） and 各镇街, also where one side names in two
/// what the other names in one: 各镇人民政府、各街道办事处.
fn collectives<'p>(
    body: &mut Vec<Mention<'p>>,
    row: &mut Vec<Mention<'p>>,
    plan: &'p Plan,
) -> Vec<Written<'p>> {
    let mut written = Vec::new();
    if !body.iter().any(is_collective) || !row.iter().any(is_collective) {
        return written;
    }
    let of_role = |all: &[Mention<'p>], role: Role| -> Vec<(Mention<'p>, String)> {
        let named = all.iter().filter(|one| one.role == role);
        named
            .filter_map(|one| Some((*one, collective(one)?)))
            .collect()
    };
    for role in Role::ALL.iter().copied() {
        let (mut own, mut other) = (of_role(body, role), of_role(row, role));
        let mut taken = Vec::new();
        let mut by_name: HashMap<_, VecDeque<_>> = HashMap::new();
        for (one, name) in &other {
            by_name.entry(name.clone()).or_default().push_back(*one);
        }
        own.retain(|(one, name)| {
            let Some(same) = by_name.get_mut(name).and_then(VecDeque::pop_front) else {
                return true;
            };
            written.push(said_shorter(*one, same));
            taken.extend([one.span, same.span]);
            false
        });
        taken.sort_unstable();
        other.retain(|(one, _)| taken.binary_search(&one.span).is_err());
        let whole =
            |all: &[(Mention<'p>, String)]| all.iter().map(|(_, name)| &**name).collect::<String>();
        if let Some(((first, _), (last, _))) = own.first().zip(other.first())
            && whole(&own) == whole(&other)
        {
            let joined = |all: &[(Mention<'p>, String)], first: Span| {
                all.iter().map(|(one, _)| one.span).fold(first, Span::join)
            };
            let (in_body, in_annex) = (joined(&own, first.span), joined(&other, last.span));
            let name = in_annex.of(plan.source());
            written.push(Written {
                body: in_body,
                annex: in_annex,
                detail: Detail::Spelling {
                    other: name,
                    distance: distance(in_body.of(plan.source()), name),
                    short: true,
                },
                ..said_shorter(*first, *last)
            });
            taken.extend(own.iter().chain(&other).map(|(one, _)| one.span));
        }
        taken.sort_unstable();
        let kept = |one: &Mention<'_>| one.role != role || taken.binary_search(&one.span).is_err();
        body.retain(kept);
        row.retain(kept);
    }
    written
}

/// Takes out of both lists the pairs that belong together, the nearest first.
fn take_pairs<'p>(
    body: &mut Vec<Mention<'p>>,
    row: &mut Vec<Mention<'p>>,
    distance: impl Fn(&Mention<'p>, &Mention<'p>) -> Option<usize>,
) -> Vec<(Mention<'p>, Mention<'p>, usize)> {
    // Each is held against so many of the other list's to either side of its own place there: two
    // copies of a list go the same way, and all are held against all where they are no longer.
    const BESIDE: usize = 100;
    let mut near = Vec::new();
    for (x, own) in body.iter().enumerate() {
        let place = x * row.len() / body.len().max(1);
        let window = place.saturating_sub(BESIDE)..row.len().min(place + BESIDE + 1);
        for (y, other) in window.clone().zip(row.get(window).unwrap_or_default()) {
            if let Some(distance) = distance(own, other) {
                let roles = own.role != other.role;
                near.push((distance, roles, x, y));
            }
        }
    }
    near.sort_unstable();
    let (mut used_body, mut used_row) = (vec![false; body.len()], vec![false; row.len()]);
    let mut taken = Vec::new();
    for (distance, _, x, y) in near {
        let (Some(own), Some(other)) = (used_body.get_mut(x), used_row.get_mut(y)) else {
            continue;
        };
        if *own || *other {
            continue;
        }
        (*own, *other) = (true, true);
        if let (Some(own), Some(other)) = (body.get(x), row.get(y)) {
            taken.push((*own, *other, distance));
        }
    }
    let mut left = used_body.iter();
    body.retain(|_| left.next() == Some(&false));
    let mut left = used_row.iter();
    row.retain(|_| left.next() == Some(&false));
    taken.sort_by_key(|(own, ..)| own.span);
    taken
}

/// How far two names are apart of which one is probably a slip of the other.
///
/// Two units that both sides know (区民政局, 区财政局) are two units, however near their names, and so is an office of a unit.
fn slip(own: &Mention<'_>, other: &Mention<'_>, roles: &Roles) -> Option<usize> {
    let own_elsewhere = roles.counts(own.unit).1 > 0;
    let other_elsewhere = roles.counts(other.unit).0 > 0;
    let (own, other) = (own.unit.name(), other.unit.name());
    if (own_elsewhere && other_elsewhere) || is_office_of(own, other) {
        return None;
    }
    slip_or_short_form(own, other)
}

fn is_collective(one: &Mention<'_>) -> bool {
    one.unit.name().starts_with('各')
}

/// What a collective is called without what may be left out of it: 各镇（街道）, 各镇、街道, 各镇街 and 各镇人民政府、街道办事处 are
/// the same, and so are 各县（区）人民政府, 各县区政府 and 各县（区）.
fn collective(one: &Mention<'_>) -> Option<String> {
    let rest = one.unit.name().strip_prefix('各')?;
    let plain: String = rest.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut plain = plain
        .replace("人民政府", "政府")
        .replace("街道办事处", "街道");
    for place in ["镇", "乡", "街道", "县", "市", "区", "街"] {
        plain = plain.replace(&format!("{place}政府"), place);
    }
    Some(plain.replace("街道", "街"))
}
