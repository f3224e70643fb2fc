//! The document cut into its elements, with nothing left over.

use std::fmt;

use crate::model::annex::AnnexRow;
use crate::model::assignment::{Assignment, RowAssignment};
use crate::model::cell::AnnexCell;
use crate::model::handle::{handle, handles};
use crate::model::ids::{SectionId, TaskId, index};
use crate::model::names::names;
use crate::model::packed::PackedSpan;
use crate::model::section::Section;
use crate::model::task::Task;
use crate::text::{Excerpt, Span};

/// What an element of the document is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum ElementKind {
    /// 发文字号: the document number.
    Number,
    /// 发文机关: an issuer that signs.
    Issuer,
    /// The title of the notice.
    NoticeTitle,
    /// 标题: the title of the plan.
    Title,
    /// 成文日期: the date.
    Date,
    /// 主送机关: the line of addressees.
    Addressees,
    /// 附注: the note in brackets.
    Note,
    /// 附件说明: the list of what is attached.
    Attachments,
    /// 目录: the table of contents of a printed plan.
    Contents,
    /// A numbered heading of the outline, its number and closing mark included.
    Heading,
    /// The label of a line that says what it holds (重点任务：), or all of one that only counts (序号：1).
    Label,
    /// A paragraph, or the part of one that stands between two clauses.
    Paragraph,
    /// 分工: an assignment clause, brackets included.
    Clause,
    /// 附件: the line that announces the annex.
    AnnexMark,
    /// The title above the annex's table.
    AnnexTitle,
    /// The head of the annex's columns.
    AnnexHeader,
    /// A section row of the annex.
    AnnexHeading,
    /// A row of the annex with all its cells.
    AnnexRow,
    /// Nothing of the plan: a lead-in before it, page furniture after it.
    Other,
}

names! {
    ElementKind, "kind of element", "The kind's word in documents";
    Number = "number", "发文字号";
    Issuer = "issuer", "发文机关";
    NoticeTitle = "notice-title", "通知标题";
    Title = "title", "标题";
    Date = "date", "成文日期";
    Addressees = "addressees", "主送机关";
    Note = "note", "附注";
    Attachments = "attachments", "附件说明";
    Contents = "contents", "目录";
    Heading = "heading", "层次标题";
    Label = "label", "栏目名称";
    Paragraph = "paragraph", "段落";
    Clause = "clause", "分工";
    AnnexMark = "annex-mark", "附件标记";
    AnnexTitle = "annex-title", "附件标题";
    AnnexHeader = "annex-header", "表头";
    AnnexHeading = "annex-heading", "表内标题";
    AnnexRow = "annex-row", "表行";
    Other = "other", "其他";
}

/// An entry of the element table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ElementData {
    pub(crate) span: Span,
    pub(crate) kind: ElementKind,
}

/// An element as a plan keeps it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ElementEntry {
    pub(crate) span: PackedSpan,
    kind: ElementKind,
}

impl ElementEntry {
    pub(crate) const fn new(data: &ElementData) -> Self {
        Self {
            span: PackedSpan::new(data.span),
            kind: data.kind,
        }
    }
}

handle! {
    /// A piece of the document of one kind. The elements in order, with the white space between
    /// them, are the source: nothing is left out and nothing counted twice.
    Element, ElementEntry, u32
}

handles! {
    /// The elements of the document, in order.
    Elements, Element, ElementEntry, index
}

impl<'p> Element<'p> {
    /// What it is.
    pub const fn kind(self) -> ElementKind {
        self.data.kind
    }

    /// Where it stands.
    pub const fn span(self) -> Span {
        self.data.span.get()
    }

    /// Its text, a slice of the source.
    pub fn text(self) -> &'p str {
        self.span().of(self.plan.source())
    }
}

impl fmt::Debug for Element<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Element")
            .field("kind", &self.kind())
            .field("span", &self.span())
            .finish_non_exhaustive()
    }
}

/// What stands at one byte of the source: the answer of [`Plan::at`](crate::Plan::at).
///
/// ```
/// # #[cfg(feature = "bishan")] {
/// use pilot_plan::{ElementKind, Plan};
///
/// let plan = Plan::bishan();
/// let hit = plan.source().find("区科技局；").unwrap();
/// let place = plan.at(hit).unwrap();
/// assert_eq!(place.element().kind(), ElementKind::Clause);
/// assert_eq!(place.task().unwrap().number(), 1);
/// assert_eq!(place.assignment().unwrap().unit().name(), "区科技局");
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place<'p> {
    element: Element<'p>,
    offset: usize,
}

impl<'p> Place<'p> {
    pub(crate) const fn new(element: Element<'p>, offset: usize) -> Self {
        Self { element, offset }
    }

    /// The element that holds the byte.
    pub const fn element(self) -> Element<'p> {
        self.element
    }

    /// The byte that was asked for.
    pub const fn offset(self) -> usize {
        self.offset
    }

    /// The innermost section of the outline around the byte.
    pub fn section(self) -> Option<Section<'p>> {
        let plan = self.element.plan;
        let sections = &plan.store.sections;
        let behind = sections.partition_point(|section| section.span.get().start() <= self.offset);
        let last = plan.section_at(SectionId::at(behind.checked_sub(1)?));
        std::iter::successors(Some(last), |section| section.parent())
            .find(|section| section.span().contains(self.offset))
    }

    /// The task whose heading, prose or clause holds the byte; in the annex, the task that the row
    /// repeats.
    pub fn task(self) -> Option<Task<'p>> {
        if let Some(row) = self.row() {
            return row.task();
        }
        let plan = self.element.plan;
        let tasks = &plan.store.tasks;
        let behind = tasks.partition_point(|task| task.span.get().start() <= self.offset);
        let task = plan.task_at(TaskId::at(behind.checked_sub(1)?));
        task.span().contains(self.offset).then_some(task)
    }

    /// The paragraph that holds the byte, of a task or not, of the body or of a row of the annex.
    pub fn paragraph(self) -> Option<Excerpt<'p>> {
        let plan = self.element.plan;
        match self.element.kind() {
            ElementKind::Paragraph => Some(Excerpt::new(plan.source(), self.element.span())),
            ElementKind::AnnexRow => self
                .row()?
                .paragraphs()
                .find(|paragraph| paragraph.span().contains(self.offset)),
            _ => None,
        }
    }

    /// The assignment whose unit is written here: in a clause, or for a task that only a table states in its
    /// row, where [`row_assignment`](Self::row_assignment) is there as well. In a row that repeats a task of
    /// the body it is `None`.
    pub fn assignment(self) -> Option<Assignment<'p>> {
        self.task()?
            .assignments()
            .find(|assignment| assignment.span().contains(self.offset))
    }

    /// The row of the annex that holds the byte.
    pub fn row(self) -> Option<AnnexRow<'p>> {
        if self.element.kind() != ElementKind::AnnexRow {
            return None;
        }
        let plan = self.element.plan;
        let rows = plan.store.rows();
        let behind = rows.partition_point(|row| row.span.get().start() <= self.offset);
        Some(plan.row_at(index(behind.checked_sub(1)?)))
    }

    /// The cell of the row that is written here, in a column of another kind ([`AnnexRow::cells`]).
    pub fn cell(self) -> Option<AnnexCell<'p>> {
        self.row()?.cells().find(|cell| {
            let mut paragraphs = cell.paragraphs();
            paragraphs.any(|paragraph| paragraph.span().contains(self.offset))
        })
    }

    /// The unit of the annex that is written here, whether a body states the task or not.
    pub fn row_assignment(self) -> Option<RowAssignment<'p>> {
        self.row()?
            .assignments()
            .find(|assignment| assignment.span().contains(self.offset))
    }
}
