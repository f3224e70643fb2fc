//! Which row of the annex repeats which task: found by what both say, then by what stands around
//! them, never by numbers, which can be missing, wrong or doubled.

mod by_place;
mod numbers;
mod parts;
mod starts;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::annex::{AnnexData, AnnexRowData};
use crate::model::assignment::AssignmentData;
use crate::model::cell::AnnexCellData;
use crate::model::ids::{Run, TaskId};
use crate::model::plan::Tables;
use crate::model::task::TaskData;
use crate::parse::enumerator::enumerator;
use crate::parse::likeness::{Grams, Like};
use crate::parse::table::Part;
use crate::text::{Span, join_lines};

pub(super) use numbers::odd_numbers;
pub(super) use starts::Starts;

use by_place::by_place;
use numbers::odd_rows;
use parts::{by_parts, further_parts};
use starts::{behind_title, whole_text};

/// From this likeness on, 0 to 1, a row is a task's.
const ALIKE: f64 = 0.5;

/// From this likeness on a row states once more what another row states.
const THE_SAME: f64 = 0.8;

/// Finds the task of each row, and says which rows and numbers are odd. Two rows can have the same
/// task: one of them states it once more, or each states a part of it.
pub(super) fn rows_to_tasks(
    source: &str,
    tables: &mut Tables,
    starts: &Starts<'_>,
    parts: &[Part],
) {
    let Some(annex) = &tables.annex else { return };
    let mut found = Found {
        tasks: Vec::with_capacity(annex.rows.len()),
        taken: vec![false; tables.tasks.len()],
    };
    found.by_beginning(source, annex, starts);
    let mut repeated = if found.tasks.contains(&None) {
        let tasks = tables.tasks.iter();
        let tasks: Vec<_> = tasks
            .map(|task| Stated::of_task(source, task, tables))
            .collect();
        let rows = annex.rows.iter();
        let rows: Vec<_> = rows.map(|row| Stated::of_row(source, row, annex)).collect();
        found.the_rest(source, &rows, &tasks)
    } else {
        vec![false; annex.rows.len()]
    };
    found.below_numbers(source, annex);
    found.of_other_cells(source, tables, annex, &mut repeated);
    let Some(annex) = &mut tables.annex else {
        return;
    };
    for (row, task) in annex.rows.iter_mut().zip(&found.tasks) {
        row.task = task.map(TaskId::at);
    }
    let further = further_parts(&found.tasks, &repeated, tables.tasks.len());
    let odds = odd_rows(&annex.rows, &repeated, &further, parts);
    tables.diagnostics.extend(odds);
}

fn joined(spans: &[Span]) -> Span {
    match spans {
        [] => Span::default(),
        [only] => *only,
        [first, .., last] => first.join(*last),
    }
}

/// What a task or a row says.
struct Stated<'s> {
    /// The task's title, or the heading that the row stands under.
    title: &'s str,
    /// The text; a task that is nothing but its title says that.
    text: &'s str,
    paragraphs: &'s [Span],
    units: &'s [AssignmentData],
}

impl<'s> Stated<'s> {
    fn of_task(source: &'s str, task: &TaskData, tables: &'s Tables) -> Self {
        Self {
            title: task.title.of(source),
            text: whole_text(source, task, tables),
            paragraphs: task.paragraphs.of(&tables.paragraphs),
            units: task.assignments.of(&tables.assignments),
        }
    }

    fn of_row(source: &'s str, row: &AnnexRowData, annex: &'s AnnexData) -> Self {
        let heading = row.heading.and_then(|at| annex.headings.get(at as usize));
        Self {
            title: heading.map_or("", |heading| heading.heading.of(source)),
            text: joined(row.paragraphs.of(&annex.paragraphs)).of(source),
            paragraphs: row.paragraphs.of(&annex.paragraphs),
            units: row.assignments.of(&annex.assignments),
        }
    }
}

/// For each row its task, and which tasks have a row.
struct Found {
    tasks: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Found {
    /// Rows whose text begins as one task's alone does: as a rule all of them.
    fn by_beginning(&mut self, source: &str, annex: &AnnexData, starts: &Starts<'_>) {
        let mut next = 0;
        for row in &annex.rows {
            let text = joined(row.paragraphs.of(&annex.paragraphs)).of(source);
            let task = starts.task_of(text, Some(next)).filter(|task| {
                let taken = self.taken.get_mut(*task);
                taken.is_some_and(|taken| !std::mem::replace(taken, true))
            });
            next = task.map_or(next, |task| task + 1);
            self.tasks.push(task);
        }
    }

    /// The rows that are left, by what they say and where they stand; which of them state once more what
    /// another row states.
    fn the_rest(&mut self, source: &str, rows: &[Stated<'_>], tasks: &[Stated<'_>]) -> Vec<bool> {
        let Self {
            tasks: found,
            taken,
        } = self;
        let mut repeated = vec![false; rows.len()];
        by_text(rows, tasks, found, taken);
        let left = indices(found, Option::is_none);
        if left.is_empty() {
            return repeated;
        }
        let grams = Grams::of(tasks.iter().map(|task| (task.text, task.title)));
        let likes: Vec<_> = left
            .iter()
            .map(|at| rows.get(*at).map(|row| grams.like(row.text)))
            .map(Option::unwrap_or_default)
            .collect();
        by_likeness(&left, &likes, found, taken);
        by_parts(source, rows, tasks, found, &mut repeated);
        for (row, likes) in left.iter().zip(&likes) {
            // As alike as can be, and its task is another row's: the same once more.
            let best = likes.iter().max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((task, likeness)) = best
                && *likeness >= THE_SAME
                && let Some(slot) = found.get_mut(*row)
                && slot.is_none()
                && let Some(repeated) = repeated.get_mut(*row)
            {
                *slot = Some(*task);
                *repeated = true;
            }
        }
        by_place(rows, tasks, &repeated, (&left, &likes), found);
        repeated
    }

    /// Takes what tells another part of its task than the rows that state it from among the rows that state one once more:
    /// another goal (目标) beside the same title. What repeats the task's text is a copy, whatever is remarked beside it.
    fn of_other_cells(
        &self,
        source: &str,
        tables: &Tables,
        annex: &AnnexData,
        repeated: &mut [bool],
    ) {
        // Among more rows of one task no copy is looked for.
        const MOST: usize = 32;
        // As a rule no row does.
        if !repeated.contains(&true) {
            return;
        }
        let mut stated: HashMap<usize, Vec<&AnnexRowData>, RandomState> = HashMap::default();
        for ((task, row), repeated) in self.tasks.iter().zip(&annex.rows).zip(repeated) {
            let Some(task) = *task else { continue };
            let stated = stated.entry(task).or_default();
            let is_title = tables.tasks.get(task).is_some_and(|task| {
                let said = joined(row.paragraphs.of(&annex.paragraphs)).of(source);
                join_lines(said).trim_end_matches('。') == join_lines(task.title.of(source))
            });
            let mut others = stated.iter().rev().take(MOST);
            *repeated &=
                !is_title || !others.all(|other| differ_in_cells(source, annex, other, row));
            if !*repeated {
                stated.push(row);
            }
        }
    }

    /// Rows that are still left, without a number where the numbers about them leave no room for one (1, none, 2), and whose
    /// text is an item of a list (2.加固渠堤。): a measure in a row of its own, beside the merged cell of the task above.
    fn below_numbers(&mut self, source: &str, annex: &AnnexData) {
        let rows = &annex.rows;
        let is_item = |row: &AnnexRowData| {
            let first = row.paragraphs.of(&annex.paragraphs).first();
            first.is_some_and(|text| enumerator(text.of(source)).is_some())
        };
        // The number that each row, or the next below it that has one, prints, and the heading it stands under.
        let mut next = None;
        let mut below = Vec::with_capacity(rows.len());
        for row in rows.iter().rev() {
            next = row
                .number
                .map_or(next, |number| Some((number.value, row.heading)));
            below.push(next);
        }
        let mut above = None;
        for ((row, next), task) in rows.iter().zip(below.iter().rev()).zip(&mut self.tasks) {
            if let Some(number) = row.number {
                above = task.map(|task| (number.value, row.heading, task));
            } else if task.is_none()
                && is_item(row)
                && let Some((number, heading, own)) = above
                && row.heading == heading
                && *next == number.checked_add(1).map(|next| (next, heading))
            {
                *task = Some(own);
            }
        }
    }
}

/// Whether two rows say different things below the same head, one that neither persons nor remarks stand below.
fn differ_in_cells(
    source: &str,
    annex: &AnnexData,
    row: &AnnexRowData,
    other: &AnnexRowData,
) -> bool {
    const BESIDE: [&str; 6] = ["备注", "联系", "电话", "责任人", "领导", "说明"];
    let cells = |row: &AnnexRowData| row.cells.of(&annex.cells);
    let said = |paragraphs: Run| joined(paragraphs.of(&annex.cell_paragraphs)).of(source);
    let tells = |cell: &&AnnexCellData| {
        !BESIDE
            .iter()
            .any(|word| cell.head.of(source).contains(word))
    };
    cells(row).iter().filter(tells).any(|own| {
        let below = |cell: &&AnnexCellData| cell.head == own.head;
        let other = cells(other).iter().find(below);
        other.is_some_and(|other| {
            join_lines(said(own.paragraphs)) != join_lines(said(other.paragraphs))
        })
    })
}

fn indices<T>(table: &[T], wanted: impl Fn(&T) -> bool) -> Vec<usize> {
    table
        .iter()
        .enumerate()
        .filter(|(_, entry)| wanted(entry))
        .map(|(at, _)| at)
        .collect()
}

/// Matches rows with tasks of the very same words, in the order of the document: what begins as several
/// tasks do goes on as one of them does. Words are the same however they are broken into lines, and
/// behind the title that a row may repeat.
fn by_text(
    rows: &[Stated<'_>],
    tasks: &[Stated<'_>],
    found: &mut [Option<usize>],
    taken: &mut [bool],
) {
    // Of each text the tasks that say it, the last first.
    let mut by_text: HashMap<Cow<'_, str>, Vec<usize>, RandomState> = HashMap::default();
    for (at, task) in tasks.iter().enumerate().rev() {
        if taken.get(at) == Some(&false) {
            by_text.entry(join_lines(task.text)).or_default().push(at);
        }
    }
    let mut next = |text: &str| by_text.get_mut(text).and_then(Vec::pop);
    for (row, slot) in rows.iter().zip(found) {
        if slot.is_some() {
            continue;
        }
        let text = join_lines(row.text);
        let task = next(&text).or_else(|| next(behind_title(&text)?));
        if let Some(task) = task
            && let Some(taken) = taken.get_mut(task)
        {
            *slot = Some(task);
            *taken = true;
        }
    }
}

/// Matches what is left with the tasks that are, the most alike first; of equals, those in the order
/// of the document.
fn by_likeness(
    left: &[usize],
    likes: &[Vec<Like>],
    found: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let pairs = left
        .iter()
        .zip(likes)
        .flat_map(|(row, likes)| {
            likes
                .iter()
                .map(|(task, likeness)| (*likeness, *row, *task))
        })
        .filter(|(likeness, ..)| *likeness >= ALIKE);
    best_first(pairs.collect(), found, taken);
}

/// Gives tasks to rows, those of the best score first; of equals, those in the order of the document. Each task goes to one
/// row, and none to a row that has its own.
fn best_first(
    mut pairs: Vec<(f64, usize, usize)>,
    found: &mut [Option<usize>],
    taken: &mut [bool],
) {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, row, task) in pairs {
        if let (Some(slot), Some(taken)) = (found.get_mut(row), taken.get_mut(task))
            && slot.is_none()
            && !*taken
        {
            *slot = Some(task);
            *taken = true;
        }
    }
}
