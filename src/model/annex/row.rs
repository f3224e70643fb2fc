//! The rows of the annex that state a task.

use std::fmt;

use crate::model::annex::AnnexHeading;
use crate::model::assignment::{Provenance, Role, RowAssignment, RowAssignments};
use crate::model::cell::{AnnexCell, AnnexCells};
use crate::model::deadline::{Deadline, DeadlineData};
use crate::model::handle::{Excerpts, handle, handles};
use crate::model::ids::{Run, TaskId, index};
use crate::model::packed::{MaybeIndex, Packed, PackedSpan};
use crate::model::task::Task;
use crate::text::{Span, is_blank};

/// A row of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct AnnexRowData {
    /// The number as printed.
    pub(crate) number: Option<RowNumber>,
    /// The task that the row repeats.
    pub(crate) task: Option<TaskId>,
    /// The section row that the row stands under.
    pub(crate) heading: Option<u32>,
    pub(crate) span: Span,
    /// Its first text, where another is printed above it.
    pub(crate) name: Option<RowName>,
    pub(crate) paragraphs: Run,
    pub(crate) assignments: Run,
    pub(crate) deadline: Option<DeadlineData>,
    pub(crate) cells: Run,
}

/// The text of a row's first column of texts, whose cell is centred beside longer ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct RowName {
    /// The first line of it.
    pub(crate) text: Span,
    /// It has no other.
    pub(crate) is_whole: bool,
}

/// A printed row number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct RowNumber {
    pub(crate) value: u32,
    pub(crate) span: Span,
}

/// A row as a plan keeps it. Its paragraphs and assignments reach up to those of the next row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct AnnexRowEntry {
    /// Where the number is printed; nowhere, and empty, where it is not.
    number: PackedSpan,
    value: Packed,
    task: MaybeIndex,
    heading: MaybeIndex,
    pub(crate) span: PackedSpan,
    /// The first of its paragraphs.
    pub(crate) paragraphs: Packed,
    /// The first of its assignments.
    pub(crate) assignments: Packed,
}

impl AnnexRowEntry {
    pub(crate) fn new(data: &AnnexRowData, paragraphs: usize, assignments: usize) -> Self {
        let number = data.number.unwrap_or_default();
        debug_assert_eq!(number.span.is_empty(), data.number.is_none());
        Self {
            number: PackedSpan::new(number.span),
            value: Packed::new(number.value),
            task: MaybeIndex::new(data.task.map(|id| id.0)),
            heading: MaybeIndex::new(data.heading),
            span: PackedSpan::new(data.span),
            paragraphs: Packed::at(paragraphs),
            assignments: Packed::at(assignments),
        }
    }

    const fn number(&self) -> Option<RowNumber> {
        let span = self.number.get();
        if span.is_empty() {
            return None;
        }
        let value = self.value.get();
        Some(RowNumber { value, span })
    }
}

handle! {
    /// A row of the annex.
    AnnexRow, AnnexRowEntry, u32
}

handles! {
    /// The rows of the annex, in order.
    AnnexRows, AnnexRow, AnnexRowEntry, index
}

impl<'p> AnnexRow<'p> {
    /// The row's place in the table, from 0.
    pub const fn index(self) -> usize {
        self.id as usize
    }

    /// The row's number: the printed one, else that of the task that the row repeats.
    pub fn number(self) -> Option<u32> {
        self.printed_number()
            .or_else(|| self.task().map(Task::number))
    }

    /// The number as the table prints it, where it does.
    pub fn printed_number(self) -> Option<u32> {
        self.data.number().map(|number| number.value)
    }

    /// Where the number is printed.
    pub fn number_span(self) -> Option<Span> {
        self.data.number().map(|number| number.span)
    }

    /// Whether [`number`](Self::number) is printed or follows from the task.
    pub const fn number_provenance(self) -> Provenance {
        if self.data.number().is_some() {
            Provenance::Stated
        } else {
            Provenance::Inferred
        }
    }

    /// The task that the row repeats, found by what both say and in which order; for a plan whose
    /// tasks only the table states, the task that the row is. Rows that follow each other may each repeat
    /// a part of the same task.
    pub fn task(self) -> Option<Task<'p>> {
        self.task_id().map(|id| self.plan.task_at(id))
    }

    pub(crate) fn task_id(self) -> Option<TaskId> {
        self.data.task.get().map(TaskId)
    }

    pub(crate) fn heading_id(self) -> Option<u32> {
        self.data.heading.get()
    }

    /// The nearest section row above, of the same table.
    pub fn heading(self) -> Option<AnnexHeading<'p>> {
        let annex = self.plan.store.annex.as_ref()?;
        let id = self.heading_id()?;
        let data = annex.headings.get(id as usize)?;
        Some(AnnexHeading::new(self.plan, data, id))
    }

    /// The paragraphs of the row's text, in order.
    pub fn paragraphs(self) -> Excerpts<'p> {
        Excerpts::new(self.plan.source(), self.paragraph_spans())
    }

    fn paragraph_spans(self) -> &'p [Span] {
        self.plan.store.paragraphs_of_row(self.id)
    }

    /// The row's text in one piece, line breaks included; empty where the row has none.
    pub fn text(self) -> &'p str {
        self.text_span()
            .map_or("", |span| span.of(self.plan.source()))
    }

    /// Where [`text`](Self::text) stands.
    pub fn text_span(self) -> Option<Span> {
        let spans = self.paragraph_spans();
        Some(spans.first()?.join(*spans.last()?))
    }

    /// The row's units with their roles, cell by cell.
    pub fn assignments(self) -> RowAssignments<'p> {
        let store = &self.plan.store;
        let run = store.assignments_of_row(self.id);
        RowAssignments::new(self.plan, store.mentions.entries(), run)
    }

    /// The units that the row lets lead.
    pub fn leads(self) -> impl Iterator<Item = RowAssignment<'p>> {
        self.assignments().filter(|one| one.role() == Role::Lead)
    }

    /// The row's other units, whatever their role.
    pub fn others(self) -> impl Iterator<Item = RowAssignment<'p>> {
        self.assignments().filter(|one| one.role() != Role::Lead)
    }

    /// When the row wants the task done, where the table has a column for it.
    pub fn deadline(self) -> Option<Deadline<'p>> {
        let annex = self.plan.store.annex.as_ref()?;
        let data = annex.deadlines.get(self.id)?;
        Some(Deadline::new(self.plan.source(), data))
    }

    /// Whether the row's own cell states its [`deadline`](Self::deadline), or it follows from the cell above: one that
    /// reaches over several rows, as the body confirms.
    pub fn deadline_provenance(self) -> Option<Provenance> {
        let deadline = self.deadline()?;
        Some(if self.span().covers(deadline.span()) {
            Provenance::Stated
        } else {
            Provenance::Inferred
        })
    }

    /// The row's cells in columns of another kind (责任领导, 推广范围, 备注), in the order of the columns: what none of the
    /// other getters gives.
    ///
    /// A cell that is empty is not among them; a dash is printed, and is. What a cell that reaches over several rows says
    /// stands with the first of them. No cell of a column without a head is among them, nor one whose column is not sure:
    ///
    /// - in a row that has lost cells, none behind the last whose units or time show which column it is of;
    /// - in a table whose rows have more cells than it has heads, none before the units or the time; and none at all where
    ///   most rows have their units in other columns than the heads say;
    /// - in the layout of a page, whose columns have their places, none that reaches below the head of another;
    /// - in a table with a cell a line, or whose cells single blanks part, none at all unless each row has as many as there
    ///   are columns, or has the name of a person before its units, in a column for such. The last row of a table of lines
    ///   need not have as many, and gives none then; where a tab begins each cell, each row is taken by itself.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse(
    ///     "附件\n任务分工表\n\
    ///      序号\t任务\t责任领导\t责任单位\t推广范围\t备注\n\
    ///      1\t清理水渠\t张某\t县水利局\t全县\t\n\
    ///      2\t种植杨树\t李某\t县林业局\t\t分两年实施\n",
    /// )?;
    /// let mut rows = plan.annex().unwrap().rows();
    /// let row = rows.next().unwrap();
    /// let cells: Vec<_> = row.cells().map(|cell| (cell.head().text(), cell.joined())).collect();
    /// assert_eq!(cells, [("责任领导", "张某".into()), ("推广范围", "全县".into())]);
    ///
    /// // One by its head.
    /// let row = rows.next().unwrap();
    /// assert_eq!(row.cell("备注").unwrap().joined(), "分两年实施");
    /// assert!(row.cell("推广范围").is_none());
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn cells(self) -> AnnexCells<'p> {
        match &self.plan.store.annex {
            Some(annex) => AnnexCells::new(self.plan, &annex.cells, annex.cells_of(self.id)),
            None => AnnexCells::new(self.plan, &[], Run::default()),
        }
    }

    /// The one of [`cells`](Self::cells) that stands below this head, the first where several columns have it. Blanks and
    /// line breaks within a head don't count: 备注 is 备　注 too.
    ///
    /// `None` where the cell is empty, where no column is called so, and where another getter gives what the column
    /// holds; [`Annex::columns`] tells which columns there are.
    pub fn cell(self, head: &str) -> Option<AnnexCell<'p>> {
        fn words(text: &str) -> impl Iterator<Item = char> {
            text.chars().filter(|c| !is_blank(*c))
        }
        self.cells()
            .find(|cell| words(&cell.head().joined()).eq(words(head)))
    }

    /// From the row's number, or its text, to its last cell.
    pub const fn span(self) -> Span {
        self.data.span.get()
    }
}

impl fmt::Debug for AnnexRow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnnexRow")
            .field("number", &self.number())
            .field("task", &self.task().map(Task::number))
            .field("span", &self.span())
            .finish_non_exhaustive()
    }
}
