//! Which numbers are wrong, or lacking, of a list that nothing repeats.

use crate::model::numbering::{Numbered, is_excerpt};

/// For each entry of a list that nothing repeats whose printed number is out of sequence, the number that it should print.
///
/// Each number goes on from the last that was right: by one, or by as many as entries stand between, which may lack theirs
/// or share one. Where it goes on from one that was not, that was told.
pub(crate) fn out_of_list(entries: &[Numbered]) -> Vec<Option<u32>> {
    let mut wrong = vec![None; entries.len()];
    let printed = || entries.iter().filter_map(|entry| entry.printed);
    // Some of a longer list.
    let rises = printed()
        .zip(printed().skip(1))
        .all(|(one, next)| one < next);
    if (rises && printed().next() != Some(1)) || is_excerpt(entries) || is_shared(entries) {
        return wrong;
    }
    let follows = |printed: u32, at: usize, (from, number): (usize, u32)| {
        let step = printed.checked_sub(number).filter(|step| *step > 0);
        step.is_some_and(|step| step as usize <= at - from)
    };
    let mut right: Option<(usize, u32)> = None;
    let mut odd = None;
    for ((at, entry), slot) in entries.iter().enumerate().zip(&mut wrong) {
        let Some(printed) = entry.printed else {
            continue;
        };
        let goes_on =
            |from: Option<(usize, u32)>| from.is_some_and(|from| follows(printed, at, from));
        match right {
            Some((_, number)) if !entry.anew && !goes_on(right) && !goes_on(odd) => {
                *slot = Some(number.saturating_add(1));
                odd = Some((at, printed));
            }
            _ => {
                right = Some((at, printed));
                odd = None;
            }
        }
    }
    wrong
}

/// Whether each entry prints the number that it shares with others: several numbers stand twice or more, and none is
/// passed over or falls, but for a one where they may begin anew. One that stands twice alone is a slip.
fn is_shared(entries: &[Numbered]) -> bool {
    const SEVERAL: usize = 2;
    let mut shared = 0;
    let mut last = None;
    let mut before = 0;
    for entry in entries {
        let Some(printed) = entry.printed else {
            return false;
        };
        match printed.checked_sub(before) {
            _ if entry.anew && printed == 1 => last = None,
            Some(1) => {}
            Some(0) => {
                shared += usize::from(last != Some(printed));
                last = Some(printed);
            }
            _ => return false,
        }
        before = printed;
    }
    shared >= SEVERAL
}

/// For each entry of a list that nothing repeats whether it lacks its number: those that are printed leave it out. A
/// number may reach over several entries, which then the next shows to go on from it.
pub(crate) fn lacking(entries: &[Numbered]) -> Vec<bool> {
    let mut lacking = vec![false; entries.len()];
    let mut mark = |entries: &[usize]| {
        for at in entries {
            if let Some(slot) = lacking.get_mut(*at) {
                *slot = true;
            }
        }
    };
    let (mut goes_on, mut passes) = (true, false);
    let mut before = 0;
    let mut open = Vec::new();
    let mut unknown = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let Some(printed) = entry.printed else {
            open.push(at);
            continue;
        };
        if printed == 1 && (entry.restarts || entry.anew) {
            unknown.append(&mut open);
            before = 0;
        }
        let step = printed.checked_sub(std::mem::replace(&mut before, printed));
        if open.is_empty() {
            goes_on &= step == Some(1);
        } else if step == u32::try_from(open.len() + 1).ok() {
            passes = true;
            mark(&open);
        } else {
            // It reaches over them, or a list that these are taken from has others.
            goes_on = false;
        }
        open.clear();
    }
    unknown.append(&mut open);
    // Others of the table tell what its numbers do.
    if passes || goes_on {
        mark(&unknown);
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_list_that_nothing_repeats() {
        let wrong = |printed: &[u32], anew: &[usize]| -> Vec<(usize, u32)> {
            let rows = printed.iter().zip(1..).enumerate();
            let rows = rows.map(|(at, (printed, task))| Numbered {
                printed: (*printed > 0).then_some(*printed),
                task: Some(task),
                anew: anew.contains(&at),
                ..Numbered::default()
            });
            let wrong = out_of_list(&rows.collect::<Vec<_>>());
            let wrong = wrong.into_iter().enumerate();
            wrong
                .filter_map(|(at, expected)| Some((at, expected?)))
                .collect()
        };
        assert_eq!(wrong(&[1, 3, 3], &[]), [(1, 2)]);
        assert_eq!(wrong(&[1, 2, 2, 3], &[]), [(2, 3)]);
        assert_eq!(wrong(&[1, 2, 4, 5], &[]), [(2, 3)]);
        assert_eq!(wrong(&[1, 2, 9, 4], &[]), [(2, 3)]);
        assert_eq!(wrong(&[1, 2, 1, 2], &[]), [(2, 3)]);
        assert_eq!(wrong(&[1, 3], &[]), [(1, 2)]);
        assert!(!wrong(&[1, 1, 2, 2, 4], &[]).is_empty());
        assert!(!wrong(&[1, 1, 2, 2, 1], &[]).is_empty());
        // Further lists, rows that share a number or lack it, and excerpts.
        for (printed, anew) in [
            (&[1, 2, 1, 2][..], &[2][..]),
            (&[1, 2, 1], &[2]),
            (&[1, 0, 2, 0, 0, 3], &[]),
            (&[1, 0, 3, 4], &[]),
            (&[3, 68, 69], &[]),
            (&[4, 9], &[]),
            (&[1, 5, 9, 20], &[]),
            (&[1, 1, 1, 2, 2, 3], &[]),
            (&[1, 2, 2, 3, 1, 1, 2], &[4]),
        ] {
            assert_eq!(wrong(printed, anew), [], "{printed:?}");
        }
    }

    #[test]
    fn a_number_is_lacking_where_the_others_leave_it_out() {
        let lacking = |printed: &[u32], heading: Option<usize>| -> Vec<usize> {
            let rows = printed.iter().enumerate().map(|(at, printed)| Numbered {
                printed: (*printed > 0).then_some(*printed),
                restarts: heading == Some(at),
                ..Numbered::default()
            });
            let lacking = lacking(&rows.collect::<Vec<_>>()).into_iter().enumerate();
            lacking.filter(|(_, is)| *is).map(|(at, _)| at).collect()
        };
        assert_eq!(lacking(&[1, 0, 3, 0, 5], None), [1, 3]);
        assert!(lacking(&[1, 0, 0, 2, 0], None).is_empty());
        assert_eq!(lacking(&[1, 2, 0], None), [2]);
        assert_eq!(lacking(&[1, 0, 2, 0, 4, 0], None), [3, 5]);
        assert!(lacking(&[71, 0, 76, 0, 83], None).is_empty());
        assert!(lacking(&[1, 0, 2, 0, 1, 2], Some(4)).is_empty());
        assert_eq!(lacking(&[0, 2], None), [0]);
        assert_eq!(lacking(&[1, 2, 1, 2, 0], Some(2)), [4]);
    }
}
