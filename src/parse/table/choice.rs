//! Which of several tables are the annex: those that repeat the body's tasks. A list of projects (重点项目清单) beside
//! them, or a table of figures, is none of it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::model::ids::TaskId;
use crate::model::plan::Tables;
use crate::parse::table::header::Header;
use crate::text::{Span, is_blank};

/// A table that has been read.
pub(in crate::parse) struct Part {
    /// From the line that announces it to the one behind its last row.
    lines: Range<usize>,
    /// Where its head begins.
    start: usize,
    heads: Vec<Span>,
    /// How many of its columns are of units.
    roles: usize,
    /// One of them is of numbers.
    pub(in crate::parse) counts: bool,
}

impl Part {
    pub(super) fn of(header: &Header, lines: Range<usize>, head: Span) -> Self {
        Self {
            lines,
            start: head.start(),
            heads: header.columns.iter().map(|column| column.label).collect(),
            roles: header.roles().count(),
            counts: header.number().is_some(),
        }
    }

    /// Its heads as one word: a table may be printed in parts, on several pages or below several headings.
    fn kind(&self, source: &str) -> String {
        let mut kind = String::new();
        for head in &self.heads {
            kind.extend(head.of(source).chars().filter(|c| !is_blank(*c)));
            kind.push('|');
        }
        kind
    }

    /// Whether its heads are those of a list of projects or of figures, and none is of tasks.
    fn lists_projects(&self, source: &str) -> bool {
        const PROJECTS: [&str; 9] = [
            "项目",
            "投资",
            "资金",
            "建设地点",
            "建设规模",
            "建设性质",
            "建设工期",
            "指标",
            "目标值",
        ];
        const TASKS: [&str; 5] = ["任务", "举措", "措施", "事项", "问题"];
        let any = |words: &[&str]| {
            let mut heads = self.heads.iter().map(|head| head.of(source));
            heads.any(|head| words.iter().any(|word| head.contains(word)))
        };
        any(&PROJECTS) && !any(&TASKS)
    }
}

/// The table that what stands at a byte is of.
pub(in crate::parse) fn part_of(parts: &[Part], start: usize) -> Option<usize> {
    let behind = parts.partition_point(|part| part.start <= start);
    behind.checked_sub(1)
}

/// The tables of the same heads, and what their rows state.
struct Group {
    projects: bool,
    roles: usize,
    rows: usize,
    /// Rows that state a task of the body.
    stating: usize,
    tasks: HashSet<TaskId, RandomState>,
}

/// The lines of the tables that are none of the annex, where the body states the tasks: what stands beside the one that
/// repeats most of them and repeats hardly any that it does not; and a list of projects of which none is a task's.
pub(in crate::parse) fn outside(
    source: &str,
    parts: &[Part],
    tables: &Tables,
) -> Vec<Range<usize>> {
    let in_body = tables
        .tasks
        .first()
        .is_some_and(|task| !task.clauses.is_empty());
    let Some(annex) = tables.annex.as_ref().filter(|_| in_body) else {
        return Vec::new();
    };
    // As a rule there is one table, and it is the annex.
    if let [only] = parts {
        let states_task = annex.rows.iter().any(|row| row.task.is_some());
        if states_task || !only.lists_projects(source) {
            return Vec::new();
        }
    }
    let mut kinds: HashMap<String, usize, RandomState> = HashMap::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut of_part = Vec::with_capacity(parts.len());
    for part in parts {
        let group = *kinds.entry(part.kind(source)).or_insert(groups.len());
        of_part.push(group);
        if group == groups.len() {
            groups.push(Group {
                projects: part.lists_projects(source),
                roles: part.roles,
                rows: 0,
                stating: 0,
                tasks: HashSet::default(),
            });
        }
    }
    let group_of = |row: Span| of_part.get(part_of(parts, row.start())?).copied();
    for row in &annex.rows {
        if let Some(group) = group_of(row.span).and_then(|group| groups.get_mut(group)) {
            group.rows += 1;
            group.stating += usize::from(row.task.is_some());
            group.tasks.extend(row.task);
        }
    }
    let repeats = |(at, group): &(usize, &Group)| {
        let before = std::cmp::Reverse(*at);
        (group.tasks.len(), !group.projects, group.roles, before)
    };
    let main = groups.iter().enumerate().max_by_key(repeats);
    let main = main.filter(|(_, group)| group.stating > 0 && group.stating * 2 >= group.rows);
    let mut further = vec![0; groups.len()];
    for row in &annex.rows {
        let stated = |task| main.is_some_and(|(_, main)| main.tasks.contains(&task));
        let slot = group_of(row.span).and_then(|group| further.get_mut(group));
        if let Some(slot) = slot.filter(|_| row.task.is_some_and(|task| !stated(task))) {
            *slot += 1;
        }
    }
    let is_outside = |at: usize| {
        let Some((group, further)) = groups.get(at).zip(further.get(at)) else {
            return false;
        };
        match main {
            // A table of tasks adds to the annex, or states them a second time.
            Some((main, _)) => main != at && group.projects && *further == 0,
            None => group.projects && group.stating == 0,
        }
    };
    let odd = parts
        .iter()
        .zip(&of_part)
        .filter(|(_, group)| is_outside(**group));
    odd.map(|(part, _)| part.lines.clone()).collect()
}
