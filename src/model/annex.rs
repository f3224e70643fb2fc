//! The table at the end, as it is printed.

mod row;

use std::fmt;

use crate::model::assignment::AssignmentData;
use crate::model::cell::AnnexCellData;
use crate::model::handle::{Excerpts, handle, handles};
use crate::model::ids::{Run, index};
use crate::model::packed::PackedSpan;
use crate::model::plan::Plan;
use crate::model::store::AnnexStore;
use crate::text::{Excerpt, Span};

pub use row::{AnnexRow, AnnexRows};
pub(crate) use row::{AnnexRowData, AnnexRowEntry, RowName, RowNumber};

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
    /// The cells of the rows in columns of another kind, and their paragraphs, in order.
    pub(crate) cells: Vec<AnnexCellData>,
    pub(crate) cell_paragraphs: Vec<Span>,
}

/// A section row of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct AnnexHeadingData {
    pub(crate) level: u8,
    pub(crate) number: Span,
    pub(crate) heading: Span,
    pub(crate) span: Span,
}

/// A section row as a plan keeps it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct AnnexHeadingEntry {
    number: PackedSpan,
    heading: PackedSpan,
    span: PackedSpan,
    level: u8,
}

impl AnnexHeadingEntry {
    pub(crate) const fn new(data: &AnnexHeadingData) -> Self {
        Self {
            number: PackedSpan::new(data.number),
            heading: PackedSpan::new(data.heading),
            span: PackedSpan::new(data.span),
            level: data.level,
        }
    }
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
    data: &'p AnnexStore,
}

impl<'p> Annex<'p> {
    pub(crate) const fn new(plan: &'p Plan, data: &'p AnnexStore) -> Self {
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
    AnnexHeading, AnnexHeadingEntry, u32
}

handles! {
    /// The section rows of the annex, in order.
    AnnexHeadings, AnnexHeading, AnnexHeadingEntry, index
}

impl<'p> AnnexHeading<'p> {
    /// The enumerator as printed, with its marks; empty where the section row prints none.
    pub fn number(self) -> &'p str {
        self.number_span().of(self.plan.source())
    }

    /// The section row's place among those of the table, from 0.
    pub const fn index(self) -> usize {
        self.id as usize
    }

    /// Where the enumerator stands; empty where none is printed.
    pub const fn number_span(self) -> Span {
        self.data.number.get()
    }

    /// The heading's words.
    pub fn heading(self) -> &'p str {
        self.heading_span().of(self.plan.source())
    }

    /// Where the heading's words stand.
    pub const fn heading_span(self) -> Span {
        self.data.heading.get()
    }

    /// Depth within the table, from 1.
    pub const fn level(self) -> u8 {
        self.data.level
    }

    /// Number and heading.
    pub const fn span(self) -> Span {
        self.data.span.get()
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
