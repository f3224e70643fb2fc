//! Rows that say little of what their tasks say, matched by what stands around them.

use crate::model::ids::UnitId;
use crate::parse::align::Stated;
use crate::parse::likeness::{Like, share};

/// Matches rows that are still left with tasks that stand between the same neighbours, where heading,
/// units or some of the words agree: a row whose text was written anew.
pub(super) fn by_place(
    rows: &[Stated<'_>],
    tasks: &[Stated<'_>],
    repeated: &[bool],
    (left, likes): (&[usize], &[Vec<Like>]),
    found: &mut [Option<usize>],
) {
    // Rows and tasks of one gap are held each against each only while they are few.
    const MOST_PAIRS: usize = 2_500;
    const ENOUGH: f64 = 0.45;
    // Where as many rows as tasks are left, their order speaks for them too.
    const ENOUGH_IN_ORDER: f64 = 0.25;
    let mut owned = vec![false; tasks.len()];
    for task in found.iter().flatten() {
        if let Some(owned) = owned.get_mut(*task) {
            *owned = true;
        }
    }
    for gap in gaps(found, repeated, tasks.len()) {
        let free: Vec<_> = gap
            .tasks
            .filter(|task| owned.get(*task) == Some(&false))
            .collect();
        if gap.rows.len().saturating_mul(free.len()) > MOST_PAIRS {
            continue;
        }
        let mut pairs = Vec::new();
        for row in &gap.rows {
            let likes = left.binary_search(row).ok().and_then(|at| likes.get(at));
            for task in &free {
                let words = likes.and_then(|likes| likes.iter().find(|(own, _)| own == task));
                if let (Some(own), Some(other)) = (rows.get(*row), tasks.get(*task)) {
                    let score = words.map_or(0.0, |(_, likeness)| *likeness) + evidence(own, other);
                    pairs.push((score, *row, *task));
                }
            }
        }
        let enough = if gap.rows.len() == free.len() {
            ENOUGH_IN_ORDER
        } else {
            ENOUGH
        };
        pairs.retain(|(score, ..)| *score >= enough);
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, row, task) in pairs {
            if let (Some(slot), Some(owned)) = (found.get_mut(row), owned.get_mut(task))
                && slot.is_none()
                && !*owned
            {
                *slot = Some(task);
                *owned = true;
            }
        }
    }
}

/// Rows without a task, and the tasks between those of the rows about them.
struct Gap {
    rows: Vec<usize>,
    tasks: std::ops::Range<usize>,
}

fn gaps(found: &[Option<usize>], repeated: &[bool], tasks: usize) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut rows = Vec::new();
    let mut from = 0;
    for (at, (task, repeated)) in found.iter().zip(repeated).enumerate() {
        match task {
            None => rows.push(at),
            Some(_) if *repeated => {}
            Some(task) => {
                if !rows.is_empty() {
                    gaps.push(Gap {
                        rows: std::mem::take(&mut rows),
                        tasks: from..*task,
                    });
                }
                from = task + 1;
            }
        }
    }
    if !rows.is_empty() {
        gaps.push(Gap {
            rows,
            tasks: from..tasks,
        });
    }
    gaps
}

/// What speaks for a row's being a task's beside their texts, from 0 to 0.7.
fn evidence(row: &Stated<'_>, task: &Stated<'_>) -> f64 {
    const HEADING: f64 = 0.3;
    const UNITS: f64 = 0.4;
    let plain = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let same_heading = !row.title.is_empty() && plain(row.title) == plain(task.title);
    let ids = |stated: &Stated<'_>| -> Vec<UnitId> {
        let mut ids: Vec<_> = stated.units.iter().map(|one| one.unit).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let (own, other) = (ids(row), ids(task));
    let common = own
        .iter()
        .filter(|id| other.binary_search(id).is_ok())
        .count();
    let units = share(common, own.len() + other.len());
    UNITS * units + if same_heading { HEADING } else { 0.0 }
}
