//! Which row of the annex repeats which task: found by what both say, then by what stands around
//! them, never by numbers, which can be missing, wrong or doubled.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::annex::{AnnexData, AnnexRowData};
use crate::model::assignment::AssignmentData;
use crate::model::ids::{TaskId, UnitId};
use crate::model::numbering::{Numbered, out_of_sequence};
use crate::model::plan::Tables;
use crate::model::task::TaskData;
use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::filter::Filter;
use crate::parse::likeness::{Grams, Like, share};
use crate::parse::lines::is_bare;
use crate::text::{Span, join_lines};

/// From this likeness on, 0 to 1, a row is a task's.
const ALIKE: f64 = 0.5;

/// From this likeness on a row states once more what another row states.
const THE_SAME: f64 = 0.8;

/// Finds the task of each row, and says which rows and numbers are odd. Two rows can have the same
/// task: one of them states it once more.
pub(super) fn rows_to_tasks(source: &str, tables: &mut Tables, starts: &Starts<'_>) {
    let Some(annex) = &tables.annex else { return };
    let mut found = Found {
        tasks: Vec::with_capacity(annex.rows.len()),
        taken: vec![false; tables.tasks.len()],
    };
    found.by_beginning(source, annex, starts);
    let repeated = if found.tasks.contains(&None) {
        let tasks = tables.tasks.iter();
        let tasks: Vec<_> = tasks
            .map(|task| Stated::of_task(source, task, tables))
            .collect();
        let rows = annex.rows.iter();
        let rows: Vec<_> = rows.map(|row| Stated::of_row(source, row, annex)).collect();
        found.the_rest(&rows, &tasks)
    } else {
        vec![false; annex.rows.len()]
    };
    let Some(annex) = &mut tables.annex else {
        return;
    };
    for (row, task) in annex.rows.iter_mut().zip(&found.tasks) {
        row.task = task.map(TaskId::at);
    }
    let odds = odd_rows(&annex.rows, &repeated);
    tables.diagnostics.extend(odds);
}

/// What is odd about rows now that their tasks are known.
fn odd_rows(rows: &[AnnexRowData], repeated: &[bool]) -> Vec<Diagnostic> {
    let mut heading = None;
    let entries: Vec<_> = rows
        .iter()
        .zip(repeated)
        .map(|(row, repeated)| Numbered {
            printed: row.number.map(|number| number.value),
            task: row.task.map(|task| task.0 + 1),
            repeated: *repeated,
            restarts: std::mem::replace(&mut heading, row.heading) != row.heading,
        })
        .collect();
    let mut odds = Vec::new();
    for ((row, entry), wrong) in rows.iter().zip(&entries).zip(out_of_sequence(&entries)) {
        if row.task.is_none() {
            odds.push(Diagnostic::new(DiagnosticCode::RowUnmatched, row.span));
        } else if entry.repeated {
            odds.push(Diagnostic::new(DiagnosticCode::RowRepeated, row.span));
        } else if row.number.is_none() {
            odds.push(Diagnostic::new(DiagnosticCode::RowNumberMissing, row.span));
        }
        if let Some(number) = row.number.filter(|_| wrong.is_some()) {
            odds.push(Diagnostic::new(
                DiagnosticCode::RowNumberUnexpected,
                number.span,
            ));
        }
    }
    odds
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
    units: &'s [AssignmentData],
}

impl<'s> Stated<'s> {
    fn of_task(source: &'s str, task: &TaskData, tables: &'s Tables) -> Self {
        Self {
            title: task.title.of(source),
            text: text_of(source, task, tables),
            units: task.assignments.of(&tables.assignments),
        }
    }

    fn of_row(source: &'s str, row: &AnnexRowData, annex: &'s AnnexData) -> Self {
        let heading = row.heading.and_then(|at| annex.headings.get(at as usize));
        Self {
            title: heading.map_or("", |heading| heading.heading.of(source)),
            text: joined(row.paragraphs.of(&annex.paragraphs)).of(source),
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
        for row in &annex.rows {
            let text = joined(row.paragraphs.of(&annex.paragraphs)).of(source);
            let task = starts.task_of(text).filter(|task| {
                let taken = self.taken.get_mut(*task);
                taken.is_some_and(|taken| !std::mem::replace(taken, true))
            });
            self.tasks.push(task);
        }
    }

    /// The rows that are left, by what they say and where they stand; which of them state once more what
    /// another row states.
    fn the_rest(&mut self, rows: &[Stated<'_>], tasks: &[Stated<'_>]) -> Vec<bool> {
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
}

fn indices<T>(table: &[T], wanted: impl Fn(&T) -> bool) -> Vec<usize> {
    table
        .iter()
        .enumerate()
        .filter(|(_, entry)| wanted(entry))
        .map(|(at, _)| at)
        .collect()
}

/// What begins with certain words.
#[derive(Clone, Copy)]
enum Begun {
    One(usize),
    Several,
}

/// Tasks by the beginnings of their texts; none where several begin alike, which tells nothing.
pub(super) struct Starts<'s> {
    tasks: HashMap<&'s str, Begun, RandomState>,
    /// How they begin at all: most texts that begin as none does are told by that.
    first: Filter,
}

impl<'s> Starts<'s> {
    /// The beginnings of the texts of a plan's tasks.
    pub(super) fn of(source: &'s str, tables: &Tables) -> Self {
        let count = tables.tasks.len();
        let mut starts = Self {
            tasks: HashMap::with_capacity_and_hasher(count, RandomState::default()),
            first: Filter::default(),
        };
        for (at, task) in tables.tasks.iter().enumerate() {
            let text = beginning(text_of(source, task, tables));
            starts.first.insert(text);
            starts
                .tasks
                .entry(text)
                .and_modify(|one| *one = Begun::Several)
                .or_insert(Begun::One(at));
        }
        starts
    }

    /// The task whose text begins as this one does, be it behind a repeated title or not.
    pub(super) fn task_of(&self, text: &str) -> Option<usize> {
        let begun = self.begun(text).or_else(|| self.begun(behind_title(text)?));
        match begun? {
            Begun::One(task) => Some(task),
            // What several tasks begin with is no title: what stands behind is not all that the text says.
            Begun::Several => None,
        }
    }

    fn begun(&self, text: &str) -> Option<Begun> {
        let text = trim(text);
        if text.is_empty() || !self.first.may_hold(text) {
            return None;
        }
        self.tasks.get(beginning(text)).copied()
    }
}

/// What stands behind the first colon or full stop of a text.
fn behind_title(text: &str) -> Option<&str> {
    // By the last bytes of ： and 。, which are rarer than their first.
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b':', 0x9A, 0x82, bytes).find_map(|at| {
        let mark = bytes.get(at.saturating_sub(2)..=at)?;
        let parts = matches!(mark, [.., b':'] | [0xEF, 0xBC, 0x9A] | [0xE3, 0x80, 0x82]);
        parts.then(|| text.get(at + 1..)).flatten()
    })
}

/// What a task says; one that is nothing but its title says that.
fn text_of<'s>(source: &'s str, task: &TaskData, tables: &Tables) -> &'s str {
    let text = joined(task.paragraphs.of(&tables.paragraphs)).of(source);
    if text.is_empty() {
        task.title.of(source)
    } else {
        text
    }
}

/// The first sentence, or as much of it as tells texts apart.
fn beginning(text: &str) -> &str {
    const ENOUGH: usize = 96;
    let text = trim(text);
    let bytes = text.as_bytes();
    let most = bytes.get(..ENOUGH + 2).unwrap_or(bytes);
    // By the last bytes of 。 and ；, which are rarer than their first.
    let mut stops = memchr::memchr2_iter(0x82, 0x9B, most).filter_map(|at| {
        let start = at.checked_sub(2)?;
        let mark = bytes.get(start..=at)?;
        matches!(mark, [0xE3, 0x80, 0x82] | [0xEF, 0xBC, 0x9B]).then_some(start)
    });
    let end = stops.next().or_else(|| {
        // A character that begins among the bytes is whole.
        (ENOUGH..bytes.len()).find(|at| text.is_char_boundary(*at))
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The text without blanks at either end: hardly any has some.
fn trim(text: &str) -> &str {
    if is_bare(text.as_bytes()) {
        text
    } else {
        crate::text::trim(text)
    }
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
    let mut pairs: Vec<_> = left
        .iter()
        .zip(likes)
        .flat_map(|(row, likes)| {
            likes
                .iter()
                .map(|(task, likeness)| (*likeness, *row, *task))
        })
        .filter(|(likeness, ..)| *likeness >= ALIKE)
        .collect();
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

/// Matches rows that are still left with tasks that stand between the same neighbours, where heading,
/// units or some of the words agree: a row whose text was written anew.
fn by_place(
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

#[cfg(test)]
mod tests {
    use super::{beginning, behind_title};
    use crate::Plan;

    #[test]
    fn beginnings_end_with_a_sentence_or_where_they_are_long() {
        assert_eq!(beginning(" 甲、乙；丙。"), "甲、乙");
        assert_eq!(beginning("。甲"), "");
        let long = "甲".repeat(40);
        assert_eq!(beginning(&long).len(), 96);
        assert_eq!(beginning(&format!("a{long}")).len(), 97);
        assert_eq!(beginning(&format!("{}b。丙", "a".repeat(94))).len(), 95);
        assert_eq!(beginning(&format!("{}b。丙", "a".repeat(95))).len(), 96);
        assert_eq!(beginning(&format!("{}；丙", "a".repeat(95))).len(), 95);
        assert_eq!(beginning(&format!("{}；丙", "a".repeat(96))).len(), 96);
        // Their last bytes, of other characters.
        assert_eq!(beginning("丂曛。丙"), "丂曛");
    }

    #[test]
    fn a_title_ends_with_a_colon_or_a_stop() {
        assert_eq!(behind_title("甲乙：丙：丁"), Some("丙：丁"));
        assert_eq!(behind_title("甲:丙"), Some("丙"));
        assert_eq!(behind_title("。丙"), Some("丙"));
        // Their last bytes, of other characters.
        assert_eq!(behind_title("\u{4E1A}\u{4E02}\u{3042}"), None);
    }

    /// The body's tasks against rows that say these texts, all for the same unit.
    fn aligned(rows: &[&str]) -> Vec<Option<u32>> {
        let mut text = "一、任务\n\
            （一）修渠。清理东边水渠的淤泥，加固两岸的护坡。（责任单位：县水利局）\n\
            （二）植树。在山坡和路旁种植杨树，建设苗圃。（责任单位：县林业局）\n\
            （三）筑路。硬化通往各村的道路，安装沿线路灯。（责任单位：县交通局）\n\
            附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n"
            .to_owned();
        for row in rows {
            text.extend(["\t1\n\t", row, "\n\t县农业局\n"]);
        }
        let plan = Plan::parse(text).unwrap();
        let annex = plan.annex().unwrap();
        annex
            .rows()
            .map(|row| row.task().map(crate::Task::number))
            .collect()
    }

    const DITCH: &str = "清理东边水渠的淤泥，加固两岸的护坡。";
    const TREES: &str = "在山坡和路旁种植杨树，建设苗圃。";
    const ROADS: &str = "硬化通往各村的道路，安装沿线路灯。";

    #[test]
    fn rows_in_order_moved_left_out_and_doubled() {
        assert_eq!(aligned(&[DITCH, TREES, ROADS]), [Some(1), Some(2), Some(3)]);
        assert_eq!(aligned(&[ROADS, DITCH, TREES]), [Some(3), Some(1), Some(2)]);
        assert_eq!(aligned(&[DITCH, ROADS]), [Some(1), Some(3)]);
        assert_eq!(
            aligned(&[DITCH, TREES, TREES, ROADS]),
            [Some(1), Some(2), Some(2), Some(3)]
        );
    }

    #[test]
    fn rows_that_begin_alike_are_told_by_how_they_go_on() {
        let text = "一、任务\n\
            （一）修渠。清理水渠。东边先行。（责任单位：县水利局）\n\
            （二）修渠。清理水渠。西边先行。（责任单位：县水利局）\n\
            （三）修渠。清理水渠。西边先行。（责任单位：县水利局）\n\
            附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n\
            \t1\n\t清理水渠。西边先行。\n\t县水利局\n\
            \t2\n\t清理水渠。东边先行。\n\t县水利局\n\
            \t3\n\t清理水渠。西边先行。\n\t县水利局\n";
        let plan = Plan::parse(text).unwrap();
        let rows = plan.annex().unwrap().rows();
        let tasks: Vec<_> = rows
            .map(|row| row.task().map(crate::Task::number))
            .collect();
        assert_eq!(tasks, [Some(2), Some(1), Some(3)]);
    }

    #[test]
    fn the_same_words_behind_a_title_and_over_lines() {
        let text = "一、任务\n\
            （一）修渠\n清理水渠。\n东边先行。（责任单位：县水利局）\n\
            （二）护岸\n清理水渠。\n西边先行。（责任单位：县水利局）\n\
            附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n\
            \t1\n\t护岸：清理水渠。\n\t西边先行。\n\t县水利局\n\
            \t2\n\t修渠：清理水渠。\n\t东边先行。\n\t县水利局\n";
        let plan = Plan::parse(text).unwrap();
        let rows = plan.annex().unwrap().rows();
        let tasks: Vec<_> = rows
            .map(|row| row.task().map(crate::Task::number))
            .collect();
        assert_eq!(tasks, [Some(2), Some(1)]);
    }

    #[test]
    fn rows_of_other_words_or_of_no_task() {
        assert_eq!(
            aligned(&["清理西边水渠的淤泥，加固护坡。", TREES, ROADS]),
            [Some(1), Some(2), Some(3)]
        );
        assert_eq!(
            aligned(&[DITCH, TREES, "举办丰收节，评选种粮大户。", ROADS]),
            [Some(1), Some(2), None, Some(3)]
        );
    }

    #[test]
    fn a_row_may_be_the_title_alone() {
        assert_eq!(
            aligned(&["修渠", "植树", "筑路"]),
            [Some(1), Some(2), Some(3)]
        );
    }
}
