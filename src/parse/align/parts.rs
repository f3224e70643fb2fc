//! Rows that each state a part of a task: an annex may give each measure a row of its own.

use super::Stated;
use crate::numeral::{circled, digit, is_numeral};
use crate::parse::enumerator::enumerator;
use crate::text::{join_lines, trim};

/// Finds the tasks of which rows without one state a part, among those between the tasks of the rows about them. A row
/// beside which another states the same is `repeated`.
pub(super) fn by_parts(
    source: &str,
    rows: &[Stated<'_>],
    tasks: &[Stated<'_>],
    found: &mut [Option<usize>],
    repeated: &mut [bool],
) {
    // Among more tasks no row is looked for.
    const MOST: usize = 8;
    // For each row the task of the next that has one.
    let mut next = tasks.len().saturating_sub(1);
    let mut last = Vec::with_capacity(found.len());
    for task in found.iter().rev() {
        next = task.unwrap_or(next);
        last.push(next);
    }
    let last = last.into_iter().rev();
    let mut first = 0;
    for (at, (row, last)) in rows.iter().zip(last).enumerate() {
        let of_row = |at: usize| found.get(at).copied().flatten();
        if let Some(task) = of_row(at) {
            first = task;
            continue;
        }
        // What a row beside it says already it says once more.
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let beside = beside.map(|at| (of_row(at), rows.get(at)));
        let beside: Vec<_> = beside.collect();
        let again = |task: usize| {
            let mut of_task = beside.iter().filter(|(own, _)| *own == Some(task));
            of_task.any(|(_, beside)| beside.is_some_and(|beside| says(source, beside, row)))
        };
        let between = tasks.iter().enumerate().take(last + 1).skip(first);
        let mut between = between.take(MOST);
        let part = between.find(|(_, task)| is_part(source, row, task));
        if let Some((task, _)) = part
            && let (Some(slot), Some(repeated)) = (found.get_mut(at), repeated.get_mut(at))
        {
            *repeated = again(task);
            *slot = Some(task);
            first = task;
        }
    }
}

/// Whether a row says all that another does.
fn says(source: &str, row: &Stated<'_>, other: &Stated<'_>) -> bool {
    let text = join_lines(row.text);
    let mut paragraphs = other.paragraphs.iter();
    paragraphs.all(|own| text.contains(plain(&join_lines(own.of(source)))))
}

/// For each row whether it states a further part of a task: a row above it states another.
pub(super) fn further_parts(found: &[Option<usize>], repeated: &[bool], tasks: usize) -> Vec<bool> {
    let mut stated = vec![false; tasks];
    let parts = found.iter().zip(repeated).map(|(task, repeated)| {
        let stated = task
            .filter(|_| !repeated)
            .and_then(|task| stated.get_mut(task));
        stated.is_some_and(|stated| std::mem::replace(stated, true))
    });
    parts.collect()
}

/// Whether each paragraph of a row is one of the task's sentences or its title, and they are not all of it.
fn is_part(source: &str, row: &Stated<'_>, task: &Stated<'_>) -> bool {
    // No task that is parted into rows says more.
    const LONGEST: usize = 12_000;
    if task.text.len() > LONGEST {
        return false;
    }
    let whole = join_lines(task.text);
    let title = plain(task.title);
    let mut any = false;
    for paragraph in row.paragraphs {
        let own = join_lines(paragraph.of(source));
        let own = plain(&own);
        // （一）修渠 names the task too.
        let number = enumerator(own).map_or(0, |number| number.length);
        let own = match own.get(number..).map(trim) {
            Some(words) if words == title => words,
            _ => own,
        };
        if own == plain(&whole) || !(own == title || holds_sentence(&whole, own)) {
            return false;
        }
        any |= own != title;
    }
    any
}

/// Whether a text holds another as a part of a sentence that marks set off, or as several sentences.
fn holds_sentence(text: &str, sentences: &str) -> bool {
    // A few words may stand in any sentence.
    const SHORTEST: usize = "清淤护岸".len();
    let stops = ['。', '；', '，', '：', '！', ';', ',', ':'];
    sentences.len() >= SHORTEST
        && text.match_indices(sentences).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let behind = text.get(at + sentences.len()..).unwrap_or_default();
            (before.is_empty() || before.ends_with(stops) || ends_in_number(before))
                && (behind.is_empty() || behind.starts_with(stops))
        })
}

/// Whether a text ends with the number of an item: 1., （2） or ③.
fn ends_in_number(text: &str) -> bool {
    let counts = |text: &str| text.ends_with(|c| digit(c).is_some() || is_numeral(c));
    let mut rest = text.chars();
    match rest.next_back() {
        Some('.' | '．' | '、') => counts(rest.as_str()),
        Some('）' | ')') => {
            let counted = counts(rest.as_str());
            let open = rest
                .as_str()
                .trim_end_matches(|c| digit(c).is_some() || is_numeral(c));
            counted && open.ends_with(['（', '('])
        }
        Some(c) => circled(c).is_some(),
        None => false,
    }
}

/// A text without the mark at its end.
fn plain(text: &str) -> &str {
    trim(text).trim_end_matches(['。', '；', ';'])
}
