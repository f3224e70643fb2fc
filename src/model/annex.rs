//! The table at the end, as it is printed.

use std::fmt;

use crate::model::assignment::{AssignmentData, Provenance, Role, RowAssignment, RowAssignments};
use crate::model::handle::{Excerpts, handle, handles};
use crate::model::ids::{Run, TaskId, index};
use crate::model::plan::Plan;
use crate::model::task::{Deadline, DeadlineData, Task};
use crate::text::{Excerpt, Span};

/// The annex as the tables keep it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct AnnexData {
    /// The line that announces it (附件), where there is one.
    pub(crate) mark: Option<Span>,
    pub(crate) title: Option<Span>,
    /// The cells of the table's head.
    pub(crate) columns: Vec<Span>,
    pub(crate) span: Span,
    pub(crate) headings: Vec<AnnexHeadingData>,
    pub(crate) rows: Vec<AnnexRowData>,
    /// The paragraphs of the rows, in order.
    pub(crate) paragraphs: Vec<Span>,
    /// The assignments of the rows, in order.
    pub(crate) assignments: Vec<AssignmentData>,
}

/// A section row of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct AnnexHeadingData {
    pub(crate) level: u8,
    pub(crate) number: Span,
    pub(crate) heading: Span,
    pub(crate) span: Span,
}

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
    pub(crate) paragraphs: Run,
    pub(crate) assignments: Run,
    pub(crate) deadline: Option<DeadlineData>,
}

/// A printed row number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct RowNumber {
    pub(crate) value: u32,
    pub(crate) span: Span,
}

/// The table of tasks that stands behind the plan (附件 任务分工表), as it is printed.
///
/// ```
/// # #[cfg(feature = "bishan")] {
/// use pilot_plan::{Plan, Provenance};
///
/// let annex = Plan::bishan().annex().unwrap();
/// let row = annex.rows().nth(4).unwrap();
/// assert_eq!(row.printed_number(), None);
/// assert_eq!((row.number(), row.number_provenance()), (Some(5), Provenance::Inferred));
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Annex<'p> {
    plan: &'p Plan,
    data: &'p AnnexData,
}

impl<'p> Annex<'p> {
    pub(crate) const fn new(plan: &'p Plan, data: &'p AnnexData) -> Self {
        Self { plan, data }
    }

    /// The line that announces the annex (附件).
    pub fn mark(self) -> Option<Excerpt<'p>> {
        self.data
            .mark
            .map(|span| Excerpt::new(self.plan.source(), span))
    }

    /// The title above the table.
    pub fn title(self) -> Option<Excerpt<'p>> {
        self.data
            .title
            .map(|span| Excerpt::new(self.plan.source(), span))
    }

    /// The head of each column, in order.
    pub fn columns(self) -> Excerpts<'p> {
        Excerpts::new(self.plan.source(), &self.data.columns)
    }

    /// The section rows between the task rows, in order.
    pub fn headings(self) -> AnnexHeadings<'p> {
        let run = Run::new(0, self.data.headings.len());
        AnnexHeadings::new(self.plan, &self.data.headings, run)
    }

    /// The rows that state a task, in order.
    pub fn rows(self) -> AnnexRows<'p> {
        let run = Run::new(0, self.data.rows.len());
        AnnexRows::new(self.plan, &self.data.rows, run)
    }

    /// From its first line to its last.
    pub const fn span(self) -> Span {
        self.data.span
    }
}

impl fmt::Debug for Annex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Annex")
            .field("title", &self.title())
            .field("rows", &self.data.rows.len())
            .field("span", &self.span())
            .finish_non_exhaustive()
    }
}

handle! {
    /// A section row of the annex: a heading between the rows.
    AnnexHeading, AnnexHeadingData, u32
}

handles! {
    /// The section rows of the annex, in order.
    AnnexHeadings, AnnexHeading, AnnexHeadingData, index
}

impl<'p> AnnexHeading<'p> {
    /// The enumerator as printed, with its marks; empty where the section row prints none.
    pub fn number(self) -> &'p str {
        self.data.number.of(self.plan.source())
    }

    /// The heading's words.
    pub fn heading(self) -> &'p str {
        self.data.heading.of(self.plan.source())
    }

    /// Where the heading's words stand.
    pub const fn heading_span(self) -> Span {
        self.data.heading
    }

    /// Depth within the table, from 1.
    pub const fn level(self) -> u8 {
        self.data.level
    }

    /// Number and heading.
    pub const fn span(self) -> Span {
        self.data.span
    }
}

impl fmt::Debug for AnnexHeading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnnexHeading")
            .field("number", &self.number())
            .field("heading", &self.heading())
            .finish_non_exhaustive()
    }
}

handle! {
    /// A row of the annex.
    AnnexRow, AnnexRowData, u32
}

handles! {
    /// The rows of the annex, in order.
    AnnexRows, AnnexRow, AnnexRowData, index
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
        self.data.number.map(|number| number.value)
    }

    /// Where the number is printed.
    pub fn number_span(self) -> Option<Span> {
        self.data.number.map(|number| number.span)
    }

    /// Whether [`number`](Self::number) is printed or follows from the task.
    pub const fn number_provenance(self) -> Provenance {
        if self.data.number.is_some() {
            Provenance::Stated
        } else {
            Provenance::Inferred
        }
    }

    /// The task that the row repeats, found by what both say and in which order; for a plan whose
    /// tasks only the table states, the task that the row is.
    pub fn task(self) -> Option<Task<'p>> {
        self.data.task.map(|id| self.plan.task_at(id))
    }

    /// The nearest section row above.
    pub fn heading(self) -> Option<AnnexHeading<'p>> {
        let annex = self.plan.tables.annex.as_ref()?;
        let id = self.data.heading?;
        let data = annex.headings.get(id as usize)?;
        Some(AnnexHeading::new(self.plan, data, id))
    }

    /// The paragraphs of the row's text, in order.
    pub fn paragraphs(self) -> Excerpts<'p> {
        Excerpts::new(self.plan.source(), self.paragraph_spans())
    }

    fn paragraph_spans(self) -> &'p [Span] {
        match &self.plan.tables.annex {
            Some(annex) => self.data.paragraphs.of(&annex.paragraphs),
            None => &[],
        }
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
        let table: &[AssignmentData] = match &self.plan.tables.annex {
            Some(annex) => &annex.assignments,
            None => &[],
        };
        RowAssignments::new(self.plan, table, self.data.assignments)
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
        self.data
            .deadline
            .map(|data| Deadline::new(self.plan.source(), data))
    }

    /// From the row's number, or its text, to its last cell.
    pub const fn span(self) -> Span {
        self.data.span
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
