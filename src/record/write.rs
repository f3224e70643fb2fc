//! From a plan to its record.

use std::borrow::Cow;

use crate::model::document::{CitationData, NumberData};
use crate::model::{
    Annex, AnnexCell, AnnexHeading, AnnexRow, Assignment, Deadline, Diagnostic, Document, Element,
    Plan, RowAssignment, Section, StandingRule, Task, Unit,
};
use crate::record::{
    AnnexCellRecord, AnnexHeadingRecord, AnnexRecord, AnnexRowRecord, AssignmentRecord,
    CitationRecord, DeadlineRecord, DiagnosticRecord, DocumentRecord, ElementRecord, NumberRecord,
    PlanRecord, Schema, SectionRecord, StandingRuleRecord, TaskRecord, TextRecord, UnitRecord,
};
use crate::text::{Excerpt, Span, join_lines};

/// The record of a plan. It borrows the plan's text; what the document breaks over lines is copied.
impl<'p> From<&'p Plan> for PlanRecord<'p> {
    fn from(plan: &'p Plan) -> Self {
        PlanRecord {
            schema: Schema,
            source: Cow::Borrowed(plan.source()),
            document: document(plan.document()),
            sections: plan.sections().map(section).collect(),
            tasks: plan.tasks().map(task).collect(),
            units: plan.units().map(unit).collect(),
            standing_rules: plan.standing_rules().map(standing_rule).collect(),
            annex: plan.annex().map(annex),
            elements: plan.elements().map(element).collect(),
            diagnostics: plan.diagnostics().iter().map(diagnostic).collect(),
        }
    }
}

/// What the source says at a span, as one reads it.
fn joined(plan: &Plan, span: Span) -> Cow<'_, str> {
    join_lines(span.of(plan.source()))
}

/// An excerpt, its text as one reads it.
impl<'p> From<Excerpt<'p>> for TextRecord<'p> {
    fn from(excerpt: Excerpt<'p>) -> Self {
        TextRecord {
            text: excerpt.joined(),
            span: excerpt.span(),
        }
    }
}

fn texts<'p>(excerpts: impl Iterator<Item = Excerpt<'p>>) -> Vec<TextRecord<'p>> {
    excerpts.map(TextRecord::from).collect()
}

fn document(document: Document<'_>) -> DocumentRecord<'_> {
    let (plan, data) = (document.plan, document.data);
    DocumentRecord {
        number: data.number.map(|data| number(plan, data)),
        issuer: document.issuer().map(TextRecord::from),
        issuers: texts(document.issuers()),
        title: document.title().map(TextRecord::from),
        notice_title: document.notice_title().map(TextRecord::from),
        date: document.date(),
        date_span: data.date.map(|date| date.span),
        addressees: texts(document.addressees()),
        note: document.note().map(TextRecord::from),
        citations: data
            .citations
            .iter()
            .map(|data| citation(plan, data))
            .collect(),
        paragraphs: texts(document.paragraphs()),
    }
}

fn number(plan: &Plan, data: NumberData) -> NumberRecord<'_> {
    NumberRecord {
        text: joined(plan, data.span),
        span: data.span,
        issuer_code: joined(plan, data.issuer_code),
        issuer_code_span: data.issuer_code,
        year: data.year,
        serial: data.serial,
    }
}

fn citation<'p>(plan: &'p Plan, data: &CitationData) -> CitationRecord<'p> {
    let number = number(plan, data.number);
    CitationRecord {
        title: joined(plan, data.title),
        number: number.text,
        span: data.span,
        title_span: data.title,
        number_span: number.span,
        issuer_code: number.issuer_code,
        issuer_code_span: number.issuer_code_span,
        year: number.year,
        serial: number.serial,
    }
}

fn section(section: Section<'_>) -> SectionRecord<'_> {
    let plan = section.plan;
    SectionRecord {
        id: section.id.0,
        parent: section.parent_id().map(|id| id.0),
        level: section.level(),
        number: joined(plan, section.number_span()),
        heading: joined(plan, section.heading_span()),
        span: section.span(),
        number_span: section.number_span(),
        heading_span: section.heading_span(),
        paragraphs: texts(section.paragraphs()),
        provenance: section.provenance(),
        repaired_from: section.repaired_from(),
    }
}

fn task(task: Task<'_>) -> TaskRecord<'_> {
    TaskRecord {
        number: task.number(),
        section: task.data.section().map(|id| id.0),
        title: joined(task.plan, task.title_span()),
        title_span: task.title_span(),
        paragraphs: texts(task.paragraphs()),
        clauses: task.clauses().map(Excerpt::span).collect(),
        assignments: task.assignments().map(assignment).collect(),
        deadline: task.deadline().map(deadline),
        span: task.span(),
    }
}

fn deadline(deadline: Deadline<'_>) -> DeadlineRecord<'_> {
    DeadlineRecord {
        text: join_lines(deadline.text()),
        span: deadline.span(),
        date: deadline.date(),
    }
}

/// An assignment of the body; [`row_assignment`] is the same of the annex.
fn assignment(one: Assignment<'_>) -> AssignmentRecord<'_> {
    AssignmentRecord {
        unit: Cow::Borrowed(one.unit().name()),
        written: Cow::Borrowed(one.written()),
        role: one.role(),
        label: join_lines(one.label()),
        span: one.span(),
        provenance: one.provenance(),
        label_span: one.label_span(),
        open: one.is_open(),
    }
}

fn row_assignment(one: RowAssignment<'_>) -> AssignmentRecord<'_> {
    // They stand in one table.
    assignment(Assignment::new(one.plan, one.data, one.id))
}

fn unit(unit: Unit<'_>) -> UnitRecord<'_> {
    let plan = unit.plan;
    let tasks = plan.store.by_unit.tasks(unit.id()).iter();
    UnitRecord {
        name: Cow::Borrowed(unit.name()),
        kind: unit.kind(),
        tasks: tasks.map(|id| plan.task_at(*id).number()).collect(),
        span: unit.span(),
    }
}

fn standing_rule(rule: StandingRule<'_>) -> StandingRuleRecord<'_> {
    StandingRuleRecord {
        kind: rule.kind(),
        text: joined(rule.plan, rule.span()),
        span: rule.span(),
        unit: rule.unit().map(|unit| Cow::Borrowed(unit.name())),
        role: rule.role(),
    }
}

fn annex(annex: Annex<'_>) -> AnnexRecord<'_> {
    AnnexRecord {
        title: annex.title().map(TextRecord::from),
        rows: annex.rows().map(annex_row).collect(),
        headings: annex.headings().map(annex_heading).collect(),
        columns: texts(annex.columns()),
        span: annex.span(),
        mark: annex.mark().map(TextRecord::from),
    }
}

fn annex_row(row: AnnexRow<'_>) -> AnnexRowRecord<'_> {
    fn name(one: RowAssignment<'_>) -> Cow<'_, str> {
        Cow::Borrowed(one.unit().name())
    }
    AnnexRowRecord {
        number: row.number(),
        provenance: row.number_provenance(),
        task: row.task().map(Task::number),
        leads: row.leads().map(name).collect(),
        others: row.others().map(name).collect(),
        span: row.span(),
        number_span: row.number_span(),
        paragraphs: texts(row.paragraphs()),
        assignments: row.assignments().map(row_assignment).collect(),
        deadline: row.deadline().map(deadline),
        heading: row.heading_id(),
        cells: row.cells().map(annex_cell).collect(),
    }
}

fn annex_cell(cell: AnnexCell<'_>) -> AnnexCellRecord<'_> {
    AnnexCellRecord {
        head: cell.head().joined(),
        head_span: cell.head().span(),
        paragraphs: texts(cell.paragraphs()),
    }
}

fn annex_heading(heading: AnnexHeading<'_>) -> AnnexHeadingRecord<'_> {
    AnnexHeadingRecord {
        level: heading.level(),
        number: joined(heading.plan, heading.number_span()),
        heading: joined(heading.plan, heading.heading_span()),
        span: heading.span(),
        number_span: heading.number_span(),
        heading_span: heading.heading_span(),
    }
}

fn element(element: Element<'_>) -> ElementRecord {
    ElementRecord {
        kind: element.kind(),
        span: element.span(),
    }
}

fn diagnostic(odd: &Diagnostic) -> DiagnosticRecord<'_> {
    DiagnosticRecord {
        code: odd.code(),
        severity: odd.severity(),
        message: Cow::Borrowed(odd.message()),
        span: odd.span(),
    }
}
