//! Which printed numbers of a sequence are out of it.

mod list;

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::text::Span;

pub(crate) use list::{lacking, out_of_list};

/// An entry of a numbered sequence, as far as its number goes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Numbered {
    /// The number as printed.
    pub(crate) printed: Option<u32>,
    /// The number of what the entry repeats.
    pub(crate) task: Option<u32>,
    /// The entry states a second time what another states.
    pub(crate) repeated: bool,
    /// Numbers may begin anew here.
    pub(crate) restarts: bool,
    /// It is the first of a further table: a one that it prints is no slip.
    pub(crate) anew: bool,
}

/// The rows of a table as entries, each given with the heading that it stands under and the part of the table that it is
/// of: numbers may begin anew below another heading, and do in another part.
pub(crate) fn of_rows<H: PartialEq, P: PartialEq>(
    rows: impl IntoIterator<Item = (Numbered, Option<H>, P)>,
) -> impl Iterator<Item = Numbered> {
    let mut above = None;
    let mut before = None;
    rows.into_iter().map(move |(entry, heading, part)| {
        let restarts = heading != above;
        above = heading;
        let anew = before.as_ref().is_some_and(|before| *before != part);
        before = Some(part);
        Numbered {
            restarts,
            anew,
            ..entry
        }
    })
}

impl Numbered {
    /// The same for a `row` of a table that no body repeats: nothing says that a one below a heading is a slip, nor one
    /// behind the words of the area that its rows are of.
    pub(crate) fn alone(self, source: &str, row: Span, number: Option<Span>) -> Self {
        let area = number.is_some_and(|number| {
            let before = source.get(row.start()..number.start());
            before.is_some_and(|before| before.contains(char::is_alphanumeric))
        });
        let anew = self.printed == Some(1) && (self.restarts || area);
        Self {
            anew: self.anew || anew,
            ..self
        }
    }

    /// Whether it goes on with the list and states nothing a second time.
    const fn is_plain(&self) -> bool {
        !self.repeated && !self.restarts && !self.anew
    }
}

/// For each entry whose printed number is out of sequence, the number that it should print.
///
/// A sequence may pass over numbers where entries are missing, and may or may not count entries that
/// are there twice: neither makes every later number wrong. So the numbers that count as right are
/// the largest set in which each follows from the one before by place or by task; the rest are wrong.
/// Takes time in proportion to the entries.
pub(crate) fn out_of_sequence(entries: &[Numbered]) -> Vec<Option<u32>> {
    if is_by_task(entries) || is_excerpt(entries) || counts_alone(entries) {
        return vec![None; entries.len()];
    }
    let (chain, breaks) = longest(entries);
    let aligned = entries.iter().any(|entry| entry.task.is_some());
    let mut wrong = vec![None; entries.len()];
    let mut before: Option<usize> = None;
    let mut next = chain.iter().copied().peekable();
    for (at, entry) in entries.iter().enumerate() {
        let in_chain = next.peek() == Some(&at);
        if in_chain {
            next.next();
        }
        let odd = !in_chain || breaks.contains(&at);
        // An entry that repeats nothing, where others do, has no place to call for a number.
        if odd
            && !entry.repeated
            && (entry.task.is_some() || !aligned)
            && let Some(printed) = entry.printed
            && let Some(slot) = wrong.get_mut(at)
        {
            let from = before.or(next.peek().copied());
            let expected = from.map_or(printed, |from| derived(entries, from, at));
            *slot = (expected != printed).then_some(expected);
        }
        if in_chain {
            before = Some(at);
        }
    }
    wrong
}

/// Whether each printed number is as far from its task's as every other: then all are of one chain, as
/// they nearly always are.
fn is_by_task(entries: &[Numbered]) -> bool {
    let counted = entries.iter().filter(|entry| !entry.repeated);
    let mut distances = counted.filter_map(|entry| {
        let printed = entry.printed?;
        Some(entry.task.map(|task| i64::from(printed) - i64::from(task)))
    });
    let first = distances.next().flatten();
    first.is_some() && distances.all(|distance| distance == first)
}

/// Whether the printed numbers count by themselves from one on, though entries without a number stand among them: below a
/// number that reaches over several rows.
fn counts_alone(entries: &[Numbered]) -> bool {
    let printed = entries.iter().filter_map(|entry| entry.printed);
    entries.iter().skip(1).all(Numbered::is_plain)
        && printed
            .zip(1..)
            .all(|(printed, counted)| printed == counted)
}

/// Whether the entries are some of a longer list, which numbers them: 3, 68, 73. The numbers rise and pass over others more
/// than once, and more than all entries are.
fn is_excerpt(entries: &[Numbered]) -> bool {
    const PASSED: usize = 2;
    let printed = || entries.iter().map(|entry| entry.printed);
    let Some(Some(last)) = printed().next_back() else {
        return false;
    };
    let passed = |pair: (Option<u32>, Option<u32>)| match pair {
        (Some(before), Some(next)) => next.checked_sub(before).filter(|step| *step > 0),
        _ => None,
    };
    let steps = printed().zip(printed().skip(1)).map(passed);
    let is_long = last as usize >= entries.len() * 2;
    is_long
        && entries.iter().skip(1).all(Numbered::is_plain)
        && steps.clone().all(|step| step.is_some())
        && steps.filter(|step| *step > Some(1)).count() >= PASSED
}

/// The number of the entry at `at`, counted from the one at `from`.
fn derived(entries: &[Numbered], from: usize, at: usize) -> u32 {
    let (Some(origin), Some(entry)) = (entries.get(from), entries.get(at)) else {
        return 1;
    };
    let by_task = origin
        .task
        .zip(entry.task)
        .map(|(from, to)| i64::from(to) - i64::from(from));
    let step = by_task
        .filter(|step| (*step > 0) == (at > from))
        .unwrap_or_else(|| place(at) - place(from));
    let number = i64::from(origin.printed.unwrap_or(1)) + step;
    u32::try_from(number.max(1)).unwrap_or(u32::MAX)
}

fn place(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

/// A way to arrive at an entry: what it is worth, by which entry before, and whether by a break.
#[derive(Clone, Copy)]
struct Way {
    worth: i64,
    before: Option<usize>,
    broken: bool,
}

/// The entries of the worthiest chain, and those of them that it reaches by a break.
fn longest(entries: &[Numbered]) -> (Vec<usize>, Vec<usize>) {
    // A number that stands right is worth two, a break in the sequence costs more than one and less
    // than two of them: a single number is never worth a break, two are.
    const RIGHT: i64 = 2;
    const BREAK: i64 = 3;
    let mut ways: Vec<Option<Way>> = vec![None; entries.len()];
    let mut ends: HashMap<(u8, i64), (i64, usize), RandomState> = HashMap::default();
    let mut best: Option<(i64, usize)> = None;
    let mut repeated = 0;
    // One number that begins anew may be a slip; where two do, each part counts for itself.
    let anew =
        |(at, entry): (usize, &Numbered)| at > 0 && entry.restarts && entry.printed == Some(1);
    let restart = if entries.iter().enumerate().filter(|one| anew(*one)).count() > 1 {
        0
    } else {
        RIGHT
    };
    for (at, entry) in entries.iter().enumerate() {
        let uncounted = place(at) - repeated;
        repeated += i64::from(entry.repeated);
        let Some(printed) = entry.printed.filter(|_| !entry.repeated) else {
            continue;
        };
        let printed = i64::from(printed);
        let task = entry.task.map(i64::from);
        let classes = [
            Some((0, printed - uncounted)),
            Some((1, printed - place(at))),
            task.map(|task| (2, printed - task)),
        ];
        let natural = printed == uncounted + 1 || Some(printed) == task;
        let mut way = Way {
            worth: i64::from(natural),
            before: None,
            broken: false,
        };
        let follow = classes
            .iter()
            .flatten()
            .filter_map(|class| ends.get(class))
            .max_by_key(|(worth, end)| (*worth, *end));
        if let Some((worth, end)) = follow
            && *worth >= way.worth
        {
            way = Way {
                worth: *worth,
                before: Some(*end),
                broken: false,
            };
        }
        if let Some((worth, end)) = best {
            let anew = (entry.restarts || entry.anew) && printed == 1;
            let cost = match anew {
                true if entry.anew => 0,
                true => restart,
                false => BREAK,
            };
            let worth = worth - cost;
            if worth > way.worth {
                way = Way {
                    worth,
                    before: Some(end),
                    broken: !anew,
                };
            }
        }
        way.worth += RIGHT;
        for class in classes.into_iter().flatten() {
            let end = ends.entry(class).or_insert((way.worth, at));
            if way.worth >= end.0 {
                *end = (way.worth, at);
            }
        }
        if best.is_none_or(|(worth, _)| way.worth > worth) {
            best = Some((way.worth, at));
        }
        if let Some(slot) = ways.get_mut(at) {
            *slot = Some(way);
        }
    }
    let mut chain = Vec::new();
    let mut breaks = Vec::new();
    let mut end = best.map(|(_, at)| at);
    while let Some(at) = end {
        chain.push(at);
        let way = ways.get(at).copied().flatten();
        if way.is_some_and(|way| way.broken) {
            breaks.push(at);
        }
        end = way.and_then(|way| way.before);
    }
    chain.reverse();
    (chain, breaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows by their printed numbers (0: none); each repeats the task of its own place, or of the place
    /// that is given.
    fn wrong(printed: &[u32], tasks: &[u32]) -> Vec<(usize, u32)> {
        let mut seen = Vec::new();
        let rows: Vec<_> = printed
            .iter()
            .zip(tasks)
            .map(|(printed, task)| {
                let repeated = seen.contains(task);
                seen.push(*task);
                Numbered {
                    printed: (*printed > 0).then_some(*printed),
                    task: Some(*task),
                    repeated,
                    ..Numbered::default()
                }
            })
            .collect();
        out_of_sequence(&rows)
            .into_iter()
            .enumerate()
            .filter_map(|(at, expected)| Some((at, expected?)))
            .collect()
    }

    #[test]
    fn a_number_that_does_not_fit_its_place_is_wrong() {
        assert_eq!(wrong(&[1, 2, 3, 4], &[1, 2, 3, 4]), []);
        assert_eq!(wrong(&[1, 2, 9, 4], &[1, 2, 3, 4]), [(2, 3)]);
        assert_eq!(wrong(&[1, 2, 4, 4], &[1, 2, 3, 4]), [(2, 3)]);
        assert_eq!(wrong(&[2, 2, 3, 4], &[1, 2, 3, 4]), [(0, 1)]);
        assert_eq!(wrong(&[1, 2, 3, 5], &[1, 2, 3, 4]), [(3, 4)]);
        assert_eq!(wrong(&[1, 0, 0, 5, 0, 6], &[1, 2, 3, 4, 5, 6]), [(3, 4)]);
    }

    #[test]
    fn an_excerpt_of_a_longer_list_has_its_numbers() {
        assert_eq!(wrong(&[3, 68, 73], &[1, 2, 3]), []);
        assert_eq!(wrong(&[3, 4, 9, 15], &[1, 2, 3, 4]), []);
        // A slip is none, nor are two that only pass over their own.
        assert_eq!(wrong(&[1, 2, 13, 4], &[1, 2, 3, 4]), [(2, 3)]);
        assert_eq!(wrong(&[1, 2, 13, 14], &[1, 2, 3, 4]).len(), 1);
        assert_eq!(wrong(&[3, 68, 68, 73], &[1, 2, 3, 4]).len(), 3);
        assert!(!wrong(&[1, 3, 5], &[1, 2, 3]).is_empty());
    }

    #[test]
    fn a_number_may_reach_over_rows_below_it() {
        assert_eq!(wrong(&[1, 0, 2, 0, 0, 3], &[1, 2, 3, 4, 5, 6]), []);
        assert_eq!(wrong(&[1, 0, 3, 5], &[1, 2, 3, 4]), [(3, 4)]);
    }

    #[test]
    fn a_row_more_or_less_makes_no_other_wrong() {
        assert_eq!(wrong(&[1, 2, 4, 5], &[1, 2, 4, 5]), [], "left out");
        assert_eq!(wrong(&[1, 2, 3, 4], &[1, 2, 4, 5]), [], "counted anew");
        assert_eq!(wrong(&[1, 2, 2, 3], &[1, 2, 2, 3]), [], "doubled");
        assert_eq!(
            wrong(&[1, 2, 3, 4], &[1, 2, 2, 3]),
            [],
            "doubled and counted"
        );
    }

    #[test]
    fn numbers_that_go_on_from_a_wrong_one_are_wrong_once() {
        assert_eq!(wrong(&[1, 2, 3, 5, 6, 7], &[1, 2, 3, 4, 5, 6]), [(3, 4)]);
    }

    #[test]
    fn numbers_begin_anew_with_a_further_table() {
        let wrong = |printed: &[u32], further: Option<usize>| {
            let rows = printed.iter().zip(1..).enumerate();
            let rows = rows.map(|(at, (printed, task))| Numbered {
                printed: Some(*printed),
                task: Some(task),
                anew: further == Some(at),
                ..Numbered::default()
            });
            let wrong = out_of_sequence(&rows.collect::<Vec<_>>());
            wrong.into_iter().flatten().count()
        };
        for printed in [&[1, 2, 3, 1, 2][..], &[1, 2, 3, 1]] {
            let first = printed.iter().rposition(|number| *number == 1);
            assert_eq!(wrong(printed, first), 0, "{printed:?}");
            assert!(wrong(printed, None) > 0, "{printed:?}");
        }
        // It may go on counting, as on each page.
        assert_eq!(wrong(&[1, 2, 3], Some(1)), 0);
    }
}
