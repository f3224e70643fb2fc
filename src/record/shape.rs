//! The record's types: the JSON, field by field.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::model::{
    DiagnosticCode, ElementKind, Provenance, Role, Severity, StandingRuleKind, UnitKind,
};
use crate::record::error::{Path, Quoted};
use crate::record::wire::{At, FromWire, ToWire, record};
use crate::text::Span;

/// The schema of the record, `pilot-plan/1`: it is written at the top, and reading refuses any other.
///
/// ```
/// use pilot_plan::record::Schema;
///
/// assert_eq!(Schema.as_str(), "pilot-plan/1");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Schema;

impl Schema {
    /// The name and the version.
    pub const fn as_str(self) -> &'static str {
        "pilot-plan/1"
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl ToWire for Schema {
    fn write<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_str(self.as_str())
    }
}

impl<'de> FromWire<'de> for Schema {
    fn read<D: Deserializer<'de>>(path: Path<'_>, from: D) -> Result<Self, D::Error> {
        from.deserialize_str(At::<Self>::new(path))
    }
}

impl Visitor<'_> for At<'_, Schema> {
    type Value = Schema;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_be(f, Quoted(Schema.as_str()))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Schema, E> {
        if name == Schema.as_str() {
            return Ok(Schema);
        }
        let expected = Quoted(Schema.as_str());
        Err(E::custom(self.path.expected(expected, Quoted(name))))
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        self.write(into)
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::read(Path::Top("the schema"), from)
    }
}

record! {
    /// A whole plan as its record.
    PlanRecord<'p> {
        /// `pilot-plan/1`.
        schema: Schema,
        /// The whole text, unchanged. Every span counts its bytes.
        source: Cow<'p, str>,
        /// What the document says of itself (公文要素).
        document: DocumentRecord<'p>,
        /// The outline, in document order, each section before its subsections.
        sections: Vec<SectionRecord<'p>>,
        /// The tasks (任务), in document order.
        tasks: Vec<TaskRecord<'p>>,
        /// The units (单位), in order of first mention.
        units: Vec<UnitRecord<'p>>,
        /// The rules that the document states once and that hold from there on, in document order.
        standing_rules: Vec<StandingRuleRecord<'p>>,
        /// The task table behind the plan (附件 任务分工表), where there is one.
        annex: Option<AnnexRecord<'p>>,
        /// The document cut into pieces of one kind each, with nothing but white space between them.
        elements: Vec<ElementRecord>,
        /// What was odd while reading, in document order.
        diagnostics: Vec<DiagnosticRecord<'p>>,
    }
}

record! {
    /// A text and where it stands.
    TextRecord<'p> {
        /// What the source says at the span; where the document breaks it over lines, the same
        /// without the breaks.
        text: Cow<'p, str>,
        /// Where it stands.
        span: Span,
    }
}

record! {
    /// What the document says of itself (公文要素).
    DocumentRecord<'p> {
        /// The document number (发文字号).
        number: Option<NumberRecord<'p>>,
        /// The issuer (发文机关), the first where several sign.
        issuer: Option<TextRecord<'p>>,
        /// Every issuer that signs, in order.
        issuers: Vec<TextRecord<'p>>,
        /// The title of the plan itself (标题).
        title: Option<TextRecord<'p>>,
        /// The title of the notice that the plan came with.
        notice_title: Option<TextRecord<'p>>,
        /// The date (成文日期), `YYYY-MM-DD`.
        date: Option<NaiveDate>,
        /// Where the date is printed.
        date_span: Option<Span>,
        /// The bodies that the document is sent to (主送机关), one by one.
        addressees: Vec<TextRecord<'p>>,
        /// The note (附注), without its brackets.
        note: Option<TextRecord<'p>>,
        /// The documents that the text cites by title and number, in order.
        citations: Vec<CitationRecord<'p>>,
        /// The paragraphs that belong to no section and no task, in order.
        paragraphs: Vec<TextRecord<'p>>,
    }
}

record! {
    /// A document number (发文字号).
    NumberRecord<'p> {
        /// The number as printed: 璧山府办发〔2022〕18号.
        text: Cow<'p, str>,
        /// Where it stands.
        span: Span,
        /// The issuer's code (发文机关代字): 璧山府办发.
        issuer_code: Cow<'p, str>,
        /// Where the code stands.
        issuer_code_span: Span,
        /// The year.
        year: u16,
        /// The serial within the year (序号).
        serial: u32,
    }
}

record! {
    /// A document that the plan cites by title and number.
    CitationRecord<'p> {
        /// The cited title, without 《》.
        title: Cow<'p, str>,
        /// The cited number.
        number: Cow<'p, str>,
        /// From 《 to the bracket behind the number.
        span: Span,
        /// Where the title stands.
        title_span: Span,
        /// Where the number stands.
        number_span: Span,
        /// The code of the cited document's issuer.
        issuer_code: Cow<'p, str>,
        /// Where the code stands.
        issuer_code_span: Span,
        /// The year of the cited number.
        year: u16,
        /// The serial of the cited number.
        serial: u32,
    }
}

record! {
    /// A numbered heading (一、（一）1.（1）) with what stands under it.
    SectionRecord<'p> {
        /// The section's place in the list, from 0.
        id: u32,
        /// The section that this one stands in.
        parent: Option<u32>,
        /// Depth in the outline, from 1.
        level: u8,
        /// The enumerator as printed, with its marks.
        number: Cow<'p, str>,
        /// The heading's words, without number and closing mark.
        heading: Cow<'p, str>,
        /// From the number to the end of what stands under the heading.
        span: Span,
        /// Where the enumerator stands.
        number_span: Span,
        /// Where the heading's words stand.
        heading_span: Span,
        /// The paragraphs directly under the heading, before the first subsection.
        paragraphs: Vec<TextRecord<'p>>,
        /// Whether the document parts heading and paragraph here, or another place told where.
        provenance: Provenance,
        /// The place that told where the heading ends.
        repaired_from: Option<Span>,
    }
}

record! {
    /// What is to be done (任务).
    TaskRecord<'p> {
        /// The number (序号), from 1 in document order.
        number: u32,
        /// The id of the innermost section that the task stands in.
        section: Option<u32>,
        /// The words that name the task.
        title: Cow<'p, str>,
        /// Where the title stands.
        title_span: Span,
        /// The paragraphs, without heading and closing clause.
        paragraphs: Vec<TextRecord<'p>>,
        /// The clauses that close the task, brackets included.
        clauses: Vec<Span>,
        /// Who does what (分工), in the order of the clause.
        assignments: Vec<AssignmentRecord<'p>>,
        /// When the task is to be done, where the document says so.
        deadline: Option<DeadlineRecord<'p>>,
        /// From the task's heading, or from behind the clause before, to the end of its own clause; where
        /// that stands on the heading, to the end of what stands below.
        span: Span,
    }
}

record! {
    /// One unit in one role (分工), for a task or in a row of the annex.
    AssignmentRecord<'p> {
        /// The name of the unit, one of those in `units`.
        unit: Cow<'p, str>,
        /// The name as written here: the source at the span, to the byte.
        written: Cow<'p, str>,
        /// What the unit is to do: `lead`, `responsible`, `support`, `guide` or `implement`.
        role: Role,
        /// The word that gives the role: 牵头单位, 责任部门.
        label: Cow<'p, str>,
        /// Where the name stands.
        span: Span,
        /// `stated`, `inferred` or `repaired`.
        provenance: Provenance,
        /// Where the label stands.
        label_span: Span,
        /// Whether the list that the name ends says of itself that it is not complete (等).
        open: bool,
    }
}

record! {
    /// When a task is to be done (完成时限).
    DeadlineRecord<'p> {
        /// The deadline as printed.
        text: Cow<'p, str>,
        /// Where it stands.
        span: Span,
        /// The last day that is meant, `YYYY-MM-DD`, where the text tells it.
        date: Option<NaiveDate>,
    }
}

record! {
    /// A body that is given work (单位).
    UnitRecord<'p> {
        /// The full name. No two units have the same.
        name: Cow<'p, str>,
        /// What sort of body it is (单位类别).
        kind: UnitKind,
        /// The numbers of the tasks that involve it, in order, each once.
        tasks: Vec<u32>,
        /// Where the unit is first named, if in full; none where the name is shortened there or a line
        /// break falls into it.
        span: Option<Span>,
    }
}

record! {
    /// A rule that the document states once and that holds from there on (下同).
    StandingRuleRecord<'p> {
        /// What the rule says.
        kind: StandingRuleKind,
        /// Its words.
        text: Cow<'p, str>,
        /// Where it stands.
        span: Span,
        /// The name of the unit that has a role in every later task, for a standing unit.
        unit: Option<Cow<'p, str>>,
        /// The role that it has, for a standing unit.
        role: Option<Role>,
    }
}

record! {
    /// The task table behind the plan (附件 任务分工表), as it is printed.
    AnnexRecord<'p> {
        /// The title above the table.
        title: Option<TextRecord<'p>>,
        /// The rows that state a task, in order.
        rows: Vec<AnnexRowRecord<'p>>,
        /// The section rows between them, in order.
        headings: Vec<AnnexHeadingRecord<'p>>,
        /// The head of each column, in order.
        columns: Vec<TextRecord<'p>>,
        /// From the first line to the last.
        span: Span,
        /// The line that announces the annex (附件).
        mark: Option<TextRecord<'p>>,
    }
}

record! {
    /// A row of the annex.
    AnnexRowRecord<'p> {
        /// The row's number: the printed one, else that of the task that the row repeats.
        number: Option<u32>,
        /// Of the number: `stated` where it is printed, `inferred` where it is not.
        provenance: Provenance,
        /// The number of the task that the row repeats.
        task: Option<u32>,
        /// The names of the units that the row lets lead, in order.
        leads: Vec<Cow<'p, str>>,
        /// The names of the row's other units, whatever their role, in order.
        others: Vec<Cow<'p, str>>,
        /// From the row's number, or its text, to its last cell.
        span: Span,
        /// Where the number is printed.
        number_span: Option<Span>,
        /// The paragraphs of the row's text, in order.
        paragraphs: Vec<TextRecord<'p>>,
        /// The row's units with their roles, cell by cell.
        assignments: Vec<AssignmentRecord<'p>>,
        /// When the row wants the task done, where the table has a column for it.
        deadline: Option<DeadlineRecord<'p>>,
        /// The nearest section row above, of the same table, by its place in `headings`, from 0.
        heading: Option<u32>,
        /// The row's cells in columns of another kind (责任领导, 备注), in the order of the columns.
        cells: Vec<AnnexCellRecord<'p>>,
    }
}

record! {
    /// A cell of a row in a column that holds neither its number nor its text, its units or its deadline.
    AnnexCellRecord<'p> {
        /// The head of its column.
        head: Cow<'p, str>,
        /// Where the head stands: above the row, or beside the cell.
        head_span: Span,
        /// What it says, a paragraph for each of its lines.
        paragraphs: Vec<TextRecord<'p>>,
    }
}

record! {
    /// A section row of the annex.
    AnnexHeadingRecord<'p> {
        /// Depth within the table, from 1.
        level: u8,
        /// The enumerator as printed, with its marks.
        number: Cow<'p, str>,
        /// The heading's words.
        heading: Cow<'p, str>,
        /// Number and heading.
        span: Span,
        /// Where the enumerator stands.
        number_span: Span,
        /// Where the heading's words stand.
        heading_span: Span,
    }
}

record! {
    /// A piece of the document of one kind.
    ElementRecord {
        /// What it is.
        kind: ElementKind,
        /// Where it stands.
        span: Span,
    }
}

record! {
    /// Something odd that was met while reading.
    DiagnosticRecord<'p> {
        /// What is odd.
        code: DiagnosticCode,
        /// How much it may have cost: `note` or `warning`.
        severity: Severity,
        /// One line in English.
        message: Cow<'p, str>,
        /// Where it stands.
        span: Span,
    }
}
