//! What a plan keeps of what was read.
//!
//! Readers fill [`Tables`], whose entries say all that there is to say of each. A plan is read once and
//! kept, so it keeps less: what follows from the order of the entries is left out, what few of them have
//! stands apart, and entries have no padding.

use crate::model::annex::{AnnexData, AnnexHeadingEntry, AnnexRowEntry};
use crate::model::cell::AnnexCellEntry;
use crate::model::deadline::DeadlineData;
use crate::model::diagnostic::Diagnostic;
use crate::model::document::DocumentData;
use crate::model::element::ElementEntry;
use crate::model::ids::{Run, TaskId, UnitId, index};
use crate::model::mentions::Mentions;
use crate::model::packed::Rare;
use crate::model::plan::Tables;
use crate::model::rule::StandingRuleData;
use crate::model::section::SectionEntry;
use crate::model::task::TaskEntry;
use crate::model::unit::UnitTable;
use crate::text::Span;

/// Everything read from one source, as flat tables in document order.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Store {
    pub(crate) document: DocumentData,
    pub(crate) sections: Vec<SectionEntry>,
    /// For a section whose heading was repaired, the place that told where it ends.
    pub(crate) repaired: Rare<Span>,
    pub(crate) tasks: Vec<TaskEntry>,
    pub(crate) deadlines: Rare<DeadlineData>,
    /// The paragraphs of the body, and behind them those of the rows of the annex.
    pub(crate) paragraphs: Vec<Span>,
    /// The clauses of the tasks, in their order.
    pub(crate) clauses: Vec<Span>,
    pub(crate) mentions: Mentions,
    pub(crate) units: UnitTable,
    pub(crate) by_unit: ByUnit,
    pub(crate) rules: Vec<StandingRuleData>,
    pub(crate) annex: Option<AnnexStore>,
    pub(crate) elements: Vec<ElementEntry>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The annex as the plan keeps it. The paragraphs and the assignments of its rows stand in the plan's
/// tables, row by row behind those of the body.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct AnnexStore {
    pub(crate) mark: Option<Span>,
    pub(crate) title: Option<Span>,
    pub(crate) columns: Vec<Span>,
    pub(crate) span: Span,
    pub(crate) headings: Vec<AnnexHeadingEntry>,
    pub(crate) rows: Vec<AnnexRowEntry>,
    pub(crate) deadlines: Rare<DeadlineData>,
    /// The cells of the rows in columns of another kind, row by row, and their paragraphs.
    pub(crate) cells: Vec<AnnexCellEntry>,
    pub(crate) cell_paragraphs: Vec<Span>,
}

impl AnnexStore {
    /// The cells of a row in columns of another kind.
    pub(crate) fn cells_of(&self, row: u32) -> Run {
        let before = |behind: u32| self.cells.partition_point(|cell| cell.row.get() < behind);
        Run::new(before(row), before(row + 1))
    }

    /// The paragraphs of such a cell.
    pub(crate) fn paragraphs_of_cell(&self, cell: u32) -> &[Span] {
        let start = |cell: &AnnexCellEntry| cell.paragraphs.index();
        let end = self.cell_paragraphs.len();
        run(&self.cells, cell as usize, start, end).of(&self.cell_paragraphs)
    }
}

impl Store {
    /// Keeps what a reader found in a source. What no task and no row holds is left out.
    pub(crate) fn of(tables: Tables, source: &str) -> Self {
        let mut store = Self {
            document: tables.document,
            paragraphs: tables.paragraphs,
            units: tables.units,
            rules: tables.rules,
            diagnostics: tables.diagnostics,
            sections: tables.sections.iter().map(SectionEntry::new).collect(),
            elements: tables.elements.iter().map(ElementEntry::new).collect(),
            ..Self::default()
        };
        for (at, section) in tables.sections.iter().enumerate() {
            store.repaired.push(at, section.repaired_from);
        }
        let of_rows = tables.annex.as_ref().map(|annex| &annex.assignments);
        let mentions = tables.assignments.len() + of_rows.map_or(0, Vec::len);
        // A clause has a list or two.
        store.mentions = Mentions::with_capacity(mentions, 2 * tables.tasks.len());
        store.clauses.reserve_exact(tables.tasks.len());
        store.tasks.reserve_exact(tables.tasks.len());
        for (at, task) in tables.tasks.iter().enumerate() {
            let (clauses, mentions) = (store.clauses.len(), store.mentions.len());
            store.tasks.push(TaskEntry::new(task, clauses, mentions));
            let clauses = task.clauses.of(&tables.clauses);
            store.clauses.extend_from_slice(clauses);
            let assignments = task.assignments.of(&tables.assignments);
            store.mentions.extend(assignments);
            store.deadlines.push(at, task.deadline);
        }
        store.by_unit = ByUnit::of(&store);
        if let Some(annex) = tables.annex {
            store.keep_annex(annex);
        }
        store.shrink(source);
        store
    }

    fn keep_annex(&mut self, annex: AnnexData) {
        let mut rows = Vec::with_capacity(annex.rows.len());
        let mut deadlines = Rare::default();
        self.paragraphs.reserve_exact(annex.paragraphs.len());
        for (at, row) in annex.rows.iter().enumerate() {
            let (paragraphs, mentions) = (self.paragraphs.len(), self.mentions.len());
            rows.push(AnnexRowEntry::new(row, paragraphs, mentions));
            let paragraphs = row.paragraphs.of(&annex.paragraphs);
            self.paragraphs.extend_from_slice(paragraphs);
            let assignments = row.assignments.of(&annex.assignments);
            self.mentions.extend(assignments);
            deadlines.push(at, row.deadline);
        }
        let (cells, cell_paragraphs) = cells_of_rows(&annex);
        self.annex = Some(AnnexStore {
            mark: annex.mark,
            title: annex.title,
            columns: annex.columns,
            span: annex.span,
            headings: annex.headings.iter().map(AnnexHeadingEntry::new).collect(),
            rows,
            deadlines,
            cells,
            cell_paragraphs,
        });
    }

    /// Gives back what the tables hold beyond their entries.
    fn shrink(&mut self, source: &str) {
        self.document.shrink();
        self.repaired.shrink();
        self.deadlines.shrink();
        self.paragraphs.shrink_to_fit();
        self.clauses.shrink_to_fit();
        self.mentions.shrink();
        self.units.shrink(source);
        self.rules.shrink_to_fit();
        self.diagnostics.shrink_to_fit();
        if let Some(annex) = &mut self.annex {
            annex.deadlines.shrink();
            annex.cells.shrink_to_fit();
            annex.cell_paragraphs.shrink_to_fit();
        }
    }

    /// The clauses that close a task.
    pub(crate) fn clauses_of(&self, task: TaskId) -> Run {
        let start = |task: &TaskEntry| task.clauses.index();
        run(&self.tasks, task.index(), start, self.clauses.len())
    }

    /// The assignments of a task.
    pub(crate) fn assignments_of(&self, task: TaskId) -> Run {
        let start = |task: &TaskEntry| task.assignments.index();
        run(&self.tasks, task.index(), start, self.assigned())
    }

    /// The task that an assignment is of.
    pub(crate) fn owner(&self, assignment: u32) -> TaskId {
        let begun = |task: &TaskEntry| task.assignments.get() <= assignment;
        TaskId::at(self.tasks.partition_point(begun).saturating_sub(1))
    }

    /// How many assignments the tasks have; those of the rows stand behind them.
    pub(crate) fn assigned(&self) -> usize {
        self.by_unit.assignments.len()
    }

    pub(crate) fn rows(&self) -> &[AnnexRowEntry] {
        match &self.annex {
            Some(annex) => &annex.rows,
            None => &[],
        }
    }

    /// The paragraphs of a row of the annex.
    pub(crate) fn paragraphs_of_row(&self, row: u32) -> &[Span] {
        let start = |row: &AnnexRowEntry| row.paragraphs.index();
        let run = run(self.rows(), row as usize, start, self.paragraphs.len());
        run.of(&self.paragraphs)
    }

    /// The assignments of a row of the annex.
    pub(crate) fn assignments_of_row(&self, row: u32) -> Run {
        let start = |row: &AnnexRowEntry| row.assignments.index();
        let end = self.mentions.len();
        run(self.rows(), row as usize, start, end)
    }

    /// The row that an assignment is of.
    pub(crate) fn row_owner(&self, assignment: u32) -> u32 {
        let begun = |row: &AnnexRowEntry| row.assignments.get() <= assignment;
        index(self.rows().partition_point(begun).saturating_sub(1))
    }

    /// The body's paragraphs, those of tasks that only a table states among them.
    pub(crate) fn paragraphs_of_body(&self) -> &[Span] {
        let first = self.rows().first().map(|row| row.paragraphs.index());
        let end = first.unwrap_or(self.paragraphs.len());
        self.paragraphs.get(..end).unwrap_or_default()
    }
}

/// The cells of the rows in columns of another kind, and their paragraphs; as a rule there are none.
fn cells_of_rows(annex: &AnnexData) -> (Vec<AnnexCellEntry>, Vec<Span>) {
    let mut cells = Vec::with_capacity(annex.cells.len());
    let mut paragraphs = Vec::with_capacity(annex.cell_paragraphs.len());
    if annex.cells.is_empty() {
        return (cells, paragraphs);
    }
    for (at, row) in annex.rows.iter().enumerate() {
        for cell in row.cells.of(&annex.cells) {
            cells.push(AnnexCellEntry::new(cell, at, paragraphs.len()));
            paragraphs.extend_from_slice(cell.paragraphs.of(&annex.cell_paragraphs));
        }
    }
    (cells, paragraphs)
}

/// What an entry holds of another table: up to what the next entry holds, or to the end.
fn run<T>(entries: &[T], at: usize, start: impl Fn(&T) -> usize, end: usize) -> Run {
    let from = entries.get(at).map_or(end, &start);
    let until = entries.get(at + 1).map_or(end, &start);
    Run::new(from, until)
}

/// For each unit its assignments in the body and its tasks.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct ByUnit {
    /// Where those of each unit begin; one more entry says where the last unit's end.
    starts: Vec<Starts>,
    /// Entries of the table of assignments, unit by unit, each in document order.
    assignments: Vec<u32>,
    /// Tasks unit by unit, each in document order and once.
    tasks: Vec<TaskId>,
}

#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Starts {
    assignments: u32,
    tasks: u32,
}

impl ByUnit {
    /// Sorts the assignments of the tasks by unit, keeping their order: a counting sort, linear in units
    /// and assignments.
    fn of(store: &Store) -> Self {
        let mentions = store.mentions.entries();
        let count = mentions.len();
        let mut starts = vec![Starts::default(); store.units.len() + 1];
        for mention in mentions {
            if let Some(unit) = starts.get_mut(mention.unit().index()) {
                unit.assignments += 1;
            }
        }
        // Each unit's count becomes its end, then, from the last assignment to the first, its start.
        let mut end = 0;
        for unit in &mut starts {
            end += unit.assignments;
            unit.assignments = end;
        }
        let mut assignments = vec![0; count];
        let mut tasks = vec![TaskId(0); count];
        let mut end = count;
        for (task, entry) in store.tasks.iter().enumerate().rev() {
            let run = Run::new(entry.assignments.index(), end);
            for (at, mention) in run.of(mentions).iter().enumerate().rev() {
                let Some(unit) = starts.get_mut(mention.unit().index()) else {
                    continue;
                };
                unit.assignments -= 1;
                let place = unit.assignments as usize;
                if let (Some(slot), Some(of)) = (assignments.get_mut(place), tasks.get_mut(place)) {
                    *slot = index(run.start() + at);
                    *of = TaskId::at(task);
                }
            }
            end = run.start();
        }
        let mut by_unit = Self {
            starts,
            assignments,
            tasks,
        };
        by_unit.name_tasks_once();
        by_unit
    }

    /// Leaves each unit each of its tasks once, and closes the gaps.
    fn name_tasks_once(&mut self) {
        let mut kept = 0;
        for unit in 0..self.starts.len() {
            let own = self.run(unit, |starts| starts.assignments);
            let first = kept;
            for at in own.start()..own.end() {
                let Some(task) = self.tasks.get(at).copied() else {
                    continue;
                };
                let is_new = kept == first || self.tasks.get(kept - 1) != Some(&task);
                if is_new && let Some(slot) = self.tasks.get_mut(kept) {
                    *slot = task;
                    kept += 1;
                }
            }
            if let Some(starts) = self.starts.get_mut(unit) {
                starts.tasks = index(first);
            }
        }
        self.tasks.truncate(kept);
        self.tasks.shrink_to_fit();
    }

    fn run(&self, unit: usize, start: impl Fn(&Starts) -> u32) -> Run {
        let start = |starts: &Starts| start(starts) as usize;
        match self.starts.get(unit..) {
            Some([from, until, ..]) => Run::new(start(from), start(until)),
            _ => Run::default(),
        }
    }

    /// The assignments of a unit, as entries of their table.
    pub(crate) fn assignments(&self, unit: UnitId) -> &[u32] {
        let run = self.run(unit.index(), |starts| starts.assignments);
        run.of(&self.assignments)
    }

    /// The tasks of a unit.
    pub(crate) fn tasks(&self, unit: UnitId) -> &[TaskId] {
        let run = self.run(unit.index(), |starts| starts.tasks);
        run.of(&self.tasks)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Assignment, Plan, Task, TaskId};

    /// Two clauses of one task, a unit that is named twice, a task without units;
    /// a table that repeats two of the tasks.
    const TEXT: &str = "一、修渠\n清淤护岸。（牵头单位：县水利局；责任单位：县财政局、县水利局）\n\
                        （配合单位：河口镇）\n二、修路\n拓宽。（牵头单位：）\n三、植树\n育苗。（责任单位：县林业局、县财政局）\n\
                        附件\n任务分工表\n序号\t任务\t牵头单位\t责任单位\n1\t清淤护岸\t县水利局\t县财政局\n2\t育苗\t县林业局\t县财政局\n";

    #[test]
    fn what_an_entry_holds_knows_whose_it_is() {
        let plan = Plan::parse(TEXT).unwrap();
        let counts: Vec<_> = plan.tasks().map(|task| task.assignments().len()).collect();
        assert_eq!(counts, [4, 0, 2]);
        for task in plan.tasks() {
            assert!(task.assignments().all(|one| one.task() == task));
            assert!(
                task.clauses()
                    .all(|clause| task.span().covers(clause.span()))
            );
        }
        let clauses: Vec<_> = plan.tasks().map(|task| task.clauses().len()).collect();
        assert_eq!(clauses, [2, 1, 1]);
        let rows = plan.annex().unwrap().rows();
        assert_eq!(rows.len(), 2);
        for row in rows {
            assert_eq!(row.assignments().len(), 2);
            assert!(row.assignments().all(|one| one.row() == row));
            assert!(row.paragraphs().all(|text| row.span().covers(text.span())));
        }
    }

    #[test]
    fn a_unit_has_its_assignments_all_and_its_tasks_once() {
        let plan = Plan::parse(TEXT).unwrap();
        for unit in plan.units() {
            let all = plan.tasks().flat_map(Task::assignments);
            let own: Vec<_> = all.filter(|one| one.unit() == unit).collect();
            assert!(unit.assignments().eq(own.iter().copied()));
            let mut tasks: Vec<TaskId> =
                own.iter().map(|one| Assignment::task(*one).id()).collect();
            tasks.dedup();
            assert_eq!(plan.store.by_unit.tasks(unit.id()), tasks);
        }
    }
}
