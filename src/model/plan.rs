//! One parsed document: its source and everything read from it.

use std::borrow::Cow;
use std::fmt;

use crate::line_index::LineIndex;
use crate::model::annex::{Annex, AnnexData, AnnexRow};
use crate::model::assignment::AssignmentData;
use crate::model::diagnostic::Diagnostic;
use crate::model::document::{Document, DocumentData};
use crate::model::element::{Element, ElementData, Elements, Place};
use crate::model::ids::{Run, SectionId, TaskId, UnitId, entry, index};
use crate::model::rule::{StandingRuleData, StandingRules};
use crate::model::section::{Section, SectionData, Sections};
use crate::model::store::Store;
use crate::model::task::{Task, TaskData, Tasks};
use crate::model::unit::{Unit, UnitTable, Units};
use crate::text::{Excerpt, Position, Span, join_cells, join_lines};

/// How a text is encoded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// GB18030, which holds GBK and GB 2312.
    Gb18030,
    /// Big5.
    Big5,
}

impl Encoding {
    /// The encoding's common name: `UTF-8`, `GB18030`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Everything read from one source, as flat tables in document order: what a reader fills, and a plan
/// keeps as its [`Store`].
///
/// Whoever fills them keeps these promises, on which the handles rely, and which reading a record
/// checks one by one:
///
/// - spans lie within the source on character boundaries, without blanks at their ends (those of
///   diagnostics aside); ids and runs lie within their tables;
/// - elements follow each other without overlap, with nothing but blanks between them; sections, tasks
///   and rows reach from the start of one to the end of one; the clauses are the elements of that
///   kind, and each paragraph of the body is one of its kind;
/// - paragraphs stand in document order, those of tasks that only a task table states behind the others;
/// - a task stands in the innermost section around it, and a section's tasks follow each other;
/// - a task's assignments, and a row's, stand together and name it as their owner; each unit is named by
///   an assignment or a standing rule.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Tables {
    pub(crate) document: DocumentData,
    pub(crate) sections: Vec<SectionData>,
    pub(crate) tasks: Vec<TaskData>,
    pub(crate) paragraphs: Vec<Span>,
    pub(crate) clauses: Vec<Span>,
    pub(crate) assignments: Vec<AssignmentData>,
    pub(crate) units: UnitTable,
    pub(crate) rules: Vec<StandingRuleData>,
    pub(crate) annex: Option<AnnexData>,
    pub(crate) elements: Vec<ElementData>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A government plan (方案) as data: its source text and everything read from it.
///
/// A plan owns its source. What it hands out are small `Copy` handles and slices that borrow from it
/// for one lifetime, `'p`, which always means "borrowed from the plan". Whatever comes in a sequence
/// comes in document order.
///
/// ```
/// use pilot_plan::Plan;
///
/// let plan = Plan::parse(
///     "一、主要任务\n（一）修渠。清淤护岸。（牵头单位：县水利局；责任单位：县财政局、河口镇）\n",
/// )?;
/// let task = plan.task(1).unwrap();
/// assert_eq!(task.title(), "修渠");
/// assert_eq!(task.leads().next().unwrap().name(), "县水利局");
/// # Ok::<(), pilot_plan::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Plan {
    source: Cow<'static, str>,
    pub(crate) encoding: Encoding,
    pub(crate) store: Store,
}

impl Plan {
    /// Puts source and tables together.
    pub(crate) fn assemble(source: Cow<'static, str>, tables: Tables) -> Self {
        Self {
            store: Store::of(tables, &source),
            source,
            encoding: Encoding::Utf8,
        }
    }

    /// The text that the plan was read from, byte for byte. Every span counts its bytes.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How the bytes were encoded that the plan was read from: UTF-8 but for
    /// [`Plan::from_bytes`](crate::Plan::from_bytes) with the feature `encoding`. Spans always count the
    /// bytes of [`source`](Self::source), which is UTF-8.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What the document says of itself.
    pub const fn document(&self) -> Document<'_> {
        Document::new(self, &self.store.document)
    }

    /// The sections in document order, each before its subsections.
    pub fn sections(&self) -> Sections<'_> {
        let run = Run::new(0, self.store.sections.len());
        Sections::new(self, &self.store.sections, run)
    }

    /// The section of an id of this plan; `None` for an id beyond its sections.
    ///
    /// As [`task_by_id`](Self::task_by_id) and [`unit_by_id`](Self::unit_by_id) it is the way back from
    /// an id: what outlives no borrow of the plan keeps ids.
    pub fn section(&self, id: SectionId) -> Option<Section<'_>> {
        let data = self.store.sections.get(id.index())?;
        Some(Section::new(self, data, id))
    }

    /// The tasks in document order.
    pub fn tasks(&self) -> Tasks<'_> {
        let run = Run::new(0, self.store.tasks.len());
        Tasks::new(self, &self.store.tasks, run)
    }

    /// The task of a [number](Task::number): its place in document order, from 1, whatever number the
    /// document prints.
    pub fn task(&self, number: u32) -> Option<Task<'_>> {
        self.task_by_id(TaskId(number.checked_sub(1)?))
    }

    /// The task of an id of this plan; `None` for an id beyond its tasks.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse("一、修渠\n清淤护岸。（县水利局负责）\n")?;
    /// let task = plan.task(1).unwrap();
    /// assert_eq!(plan.task_by_id(task.id()), Some(task));
    /// let unit = task.units().next().unwrap();
    /// assert_eq!(plan.unit_by_id(unit.id()), Some(unit));
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn task_by_id(&self, id: TaskId) -> Option<Task<'_>> {
        let data = self.store.tasks.get(id.index())?;
        Some(Task::new(self, data, id))
    }

    /// The unit of an id of this plan, which is also its node in the plan's graphs; `None` for an id
    /// beyond its units.
    pub fn unit_by_id(&self, id: UnitId) -> Option<Unit<'_>> {
        (id.index() < self.store.units.len()).then(|| self.unit_at(id))
    }

    /// The units in order of first mention: behind those of the body's tasks, as a rule, those that the annex alone
    /// names.
    pub fn units(&self) -> Units<'_> {
        Units::new(self)
    }

    /// The rules that the document states once and that hold from there on, in document order.
    pub fn standing_rules(&self) -> StandingRules<'_> {
        let run = Run::new(0, self.store.rules.len());
        StandingRules::new(self, &self.store.rules, run)
    }

    /// The task table behind the plan, where there is one.
    pub fn annex(&self) -> Option<Annex<'_>> {
        let annex = self.store.annex.as_ref();
        annex.map(|data| Annex::new(self, data))
    }

    /// What was odd while reading, in document order.
    ///
    /// What [`audit`](Self::audit) finds is another list; some things stand in both
    /// ([`FindingKind::diagnostic`](crate::FindingKind::diagnostic)).
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.store.diagnostics
    }

    /// The document cut into its elements: with the white space between them they are the source.
    pub fn elements(&self) -> Elements<'_> {
        let run = Run::new(0, self.store.elements.len());
        Elements::new(self, &self.store.elements, run)
    }

    /// What stands at a byte of the source; `None` beyond its end and in the white space between
    /// elements.
    ///
    /// Any byte of a character stands for it. Spans are half-open: the offset right behind a word, where
    /// an editor's cursor stands when it has been typed, is the next character's. Whoever wants the word
    /// there as well asks for the byte before, too.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse("一、修渠\n清淤护岸。（县水利局负责）\n")?;
    /// let span = plan.task(1).unwrap().assignments().next().unwrap().span();
    /// let unit = |offset: usize| {
    ///     let assignment = plan.at(offset)?.assignment()?;
    ///     Some(assignment.unit().name())
    /// };
    /// assert_eq!(unit(span.start() + 1), Some("县水利局"), "within 县");
    /// assert_eq!(unit(span.end()), None, "负 is none of the name");
    /// assert_eq!(unit(span.end() - 1), Some("县水利局"));
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn at(&self, offset: usize) -> Option<Place<'_>> {
        let elements = &self.store.elements;
        let behind = elements.partition_point(|element| element.span.get().start() <= offset);
        let at = behind.checked_sub(1)?;
        let data = elements.get(at)?;
        let element = Element::new(self, data, index(at));
        let holds = data.span.get().contains(offset);
        holds.then(|| Place::new(element, offset))
    }

    /// The text at a span, with the span; `None` where the span does not lie within the source on
    /// character boundaries.
    pub fn excerpt(&self, span: Span) -> Option<Excerpt<'_>> {
        span.slice(self.source())?;
        Some(Excerpt::new(self.source(), span))
    }

    /// Line and column of a byte offset, as [`Position::of`] counts them.
    ///
    /// Each call reads the source up to there. Whoever asks for many places makes a
    /// [`line_index`](Self::line_index) once.
    pub fn position(&self, offset: usize) -> Option<Position> {
        Position::of(&self.source, offset)
    }

    /// The byte offset of a line and a column, both from 1, the column in characters: what
    /// [`position`](Self::position) was asked for. `None` beyond the line.
    ///
    /// Each call reads the source. Whoever asks for many places makes a [`line_index`](Self::line_index)
    /// once, which also knows the columns that editors count, in UTF-16 units.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse("一、修渠\n清淤护岸。（县水利局负责）\n")?;
    /// let offset = plan.offset(2, 7).unwrap();
    /// assert_eq!(plan.at(offset).unwrap().assignment().unwrap().written(), "县水利局");
    /// assert_eq!(plan.position(offset).unwrap().to_string(), "2:7");
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn offset(&self, line: usize, column: usize) -> Option<usize> {
        self.line_index().offset(line, column)
    }

    /// The lines of the source, for many [positions](Self::position) and [offsets](Self::offset).
    pub fn line_index(&self) -> LineIndex<'_> {
        LineIndex::new(&self.source)
    }

    /// The text at a span, as one reads it, cut to a length that fits in a line.
    pub(crate) fn said(&self, span: Span) -> Cow<'_, str> {
        const LONGEST: usize = 24;
        let text = span.of(self.source());
        let in_table = self.annex().is_some_and(|annex| annex.span().covers(span));
        let text = if in_table {
            join_cells(text)
        } else {
            join_lines(text)
        };
        match text.char_indices().nth(LONGEST) {
            Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
            None => text,
        }
    }

    pub(crate) fn section_at(&self, id: SectionId) -> Section<'_> {
        Section::new(self, entry(&self.store.sections, id.0), id)
    }

    pub(crate) fn task_at(&self, id: TaskId) -> Task<'_> {
        Task::new(self, entry(&self.store.tasks, id.0), id)
    }

    pub(crate) fn row_at(&self, id: u32) -> AnnexRow<'_> {
        AnnexRow::new(self, entry(self.store.rows(), id), id)
    }

    pub(crate) fn unit_at(&self, id: UnitId) -> Unit<'_> {
        Unit::new(self, self.store.units.get(id), id)
    }
}

/// Two plans are equal when they have the same source and read the same from it, however the bytes were
/// encoded that it came from.
impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.store == other.store
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plan")
            .field("title", &self.document().title())
            .field("sections", &self.store.sections.len())
            .field("tasks", &self.store.tasks.len())
            .field("units", &self.store.units.len())
            .finish_non_exhaustive()
    }
}
