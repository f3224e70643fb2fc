//! Which row of the annex repeats which task.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::ids::TaskId;
use crate::model::plan::Tables;
use crate::model::{Diagnostic, DiagnosticCode};
use crate::text::Span;

/// Texts are compared by their first characters, as many as tell one task from another.
const LONGEST: usize = 240;

/// Below this likeness a row is not the task's.
const ALIKE: f64 = 0.5;

/// Leftovers are compared each with each only up to this many pairs.
const MOST_PAIRS: usize = 250_000;

/// Finds the task of each row: by the same beginning of the text in the same order, then by likeness.
pub(super) fn rows_to_tasks(source: &str, tables: &mut Tables) {
    let Some(annex) = &mut tables.annex else {
        return;
    };
    let tasks: Vec<Texts<'_>> = tables
        .tasks
        .iter()
        .map(|task| Texts {
            title: task.title.of(source),
            text: joined(task.paragraphs.of(&tables.paragraphs)).of(source),
        })
        .collect();
    let rows: Vec<&str> = annex
        .rows
        .iter()
        .map(|row| joined(row.paragraphs.of(&annex.paragraphs)).of(source))
        .collect();
    let found = align(&rows, &tasks);
    for (row, task) in annex.rows.iter_mut().zip(&found) {
        row.task = task.map(TaskId::at);
        if row.task.is_none() {
            let odd = Diagnostic::new(DiagnosticCode::RowUnmatched, row.span);
            tables.diagnostics.push(odd);
        } else if row.number.is_none() {
            let odd = Diagnostic::new(DiagnosticCode::RowNumberMissing, row.span);
            tables.diagnostics.push(odd);
        }
    }
}

fn joined(spans: &[Span]) -> Span {
    match spans {
        [] => Span::default(),
        [only] => *only,
        [first, .., last] => first.join(*last),
    }
}

struct Texts<'s> {
    title: &'s str,
    text: &'s str,
}

fn align(rows: &[&str], tasks: &[Texts<'_>]) -> Vec<Option<usize>> {
    let mut found = vec![None; rows.len()];
    let mut taken = vec![false; tasks.len()];
    by_beginning(rows, tasks, &mut found, &mut taken);
    let left: Vec<_> = indices(&found, Option::is_none);
    let free: Vec<_> = indices(&taken, |taken| !taken);
    if left.is_empty() || free.is_empty() || left.len().saturating_mul(free.len()) > MOST_PAIRS {
        return found;
    }
    by_likeness(rows, tasks, &left, &free, &mut found);
    found
}

fn indices<T>(table: &[T], wanted: impl Fn(&T) -> bool) -> Vec<usize> {
    table
        .iter()
        .enumerate()
        .filter(|(_, entry)| wanted(entry))
        .map(|(at, _)| at)
        .collect()
}

/// Rows whose text begins as a task's does, be it behind a repeated title or not.
fn by_beginning(
    rows: &[&str],
    tasks: &[Texts<'_>],
    found: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let mut by_start: HashMap<&str, usize, RandomState> = HashMap::default();
    for (at, task) in tasks.iter().enumerate().rev() {
        let text = if task.text.is_empty() {
            task.title
        } else {
            task.text
        };
        by_start.insert(beginning(text), at);
    }
    for (row, slot) in rows.iter().zip(found) {
        let behind_title = row
            .split_once(['：', ':', '。'])
            .map_or("", |(_, behind)| behind);
        let hit = [row, behind_title]
            .into_iter()
            .filter(|text| !text.is_empty())
            .find_map(|text| by_start.get(beginning(text)));
        if let Some(task) = hit
            && let Some(taken) = taken.get_mut(*task)
            && !*taken
        {
            *taken = true;
            *slot = Some(*task);
        }
    }
}

/// The first sentence, or as much of it as tells texts apart.
fn beginning(text: &str) -> &str {
    const ENOUGH: usize = 96;
    let text = crate::text::trim(text);
    let end = text
        .char_indices()
        .find(|(at, c)| *at >= ENOUGH || matches!(c, '。' | '；'))
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// Matches what is left, the most alike first; of equals, those in the order of the document.
fn by_likeness(
    rows: &[&str],
    tasks: &[Texts<'_>],
    left: &[usize],
    free: &[usize],
    found: &mut [Option<usize>],
) {
    let row_grams: Vec<_> = left
        .iter()
        .map(|at| grams(rows.get(*at).copied().unwrap_or("")))
        .collect();
    let task_grams: Vec<_> = free
        .iter()
        .filter_map(|at| tasks.get(*at))
        .map(|task| grams(&format!("{}{}", task.title, task.text)))
        .collect();
    let mut pairs = Vec::new();
    for (row, row_grams) in left.iter().zip(&row_grams) {
        for (task, task_grams) in free.iter().zip(&task_grams) {
            let likeness = likeness(row_grams, task_grams);
            if likeness >= ALIKE {
                pairs.push((likeness, *row, *task));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut used = std::collections::HashSet::new();
    for (_, row, task) in pairs {
        if let Some(slot) = found.get_mut(row)
            && slot.is_none()
            && used.insert(task)
        {
            *slot = Some(task);
        }
    }
}

/// Pairs of neighbouring characters, sorted; punctuation and blanks do not count.
fn grams(text: &str) -> Vec<(char, char)> {
    let chars: Vec<_> = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(LONGEST)
        .collect();
    let mut grams: Vec<_> = chars
        .windows(2)
        .filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))
        .collect();
    grams.sort_unstable();
    grams
}

/// Dice's coefficient of two sorted multisets, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a few hundred pairs")]
fn likeness(a: &[(char, char)], b: &[(char, char)]) -> f64 {
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    let mut common = 0_usize;
    while let (Some(x), Some(y)) = (left.peek(), right.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                common += 1;
                left.next();
                right.next();
            }
        }
    }
    let total = a.len() + b.len();
    if total == 0 {
        0.0
    } else {
        2.0 * common as f64 / total as f64
    }
}
