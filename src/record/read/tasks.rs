//! The tasks, with their clauses and assignments.

use crate::model::ElementKind;
use crate::model::deadline::DeadlineData;
use crate::model::element::ElementData;
use crate::model::ids::{Run, SectionId, index};
use crate::model::plan::Tables;
use crate::model::section::SectionData;
use crate::model::task::TaskData;
use crate::record::error::{Maybe, Offsets, Path};
use crate::record::read::Result;
use crate::record::read::elements::{element, whole_elements};
use crate::record::read::mentions::Mentions;
use crate::record::read::outline::innermost;
use crate::record::read::paragraphs::{Paragraphs, is_row};
use crate::record::read::source::{Source, behind, within};
use crate::record::{DeadlineRecord, TaskRecord};
use crate::text::Span;

/// Reads the tasks into their table, with their clauses and assignments into theirs. The elements
/// have been read.
pub(super) fn tasks(
    path: Path<'_>,
    source: Source<'_>,
    records: &[TaskRecord<'_>],
    paragraphs: &mut Paragraphs<'_>,
    mentions: &mut Mentions<'_>,
    tables: &mut Tables,
) -> Result<()> {
    let mut clauses = Clauses::of(&tables.elements);
    let mut end_before = 0;
    for (at, record) in records.iter().enumerate() {
        let path = path.entry(at);
        let id = index(at);
        if record.number != id + 1 {
            let expected = format_args!("{}, the task's place in order", id + 1);
            return Err(path.field("number").expected(expected, record.number));
        }
        source.slice(path.field("span"), record.span)?;
        behind(
            path.field("span"),
            record.span,
            "the task before",
            end_before,
        )?;
        end_before = record.span.end();
        whole_elements(path.field("span"), record.span, &tables.elements)?;
        let around = record
            .section
            .and_then(|id| tables.sections.get(id as usize));
        let is_row = is_row(record, around.map(|section| section.span));
        if is_row {
            row(path, record, &tables.elements)?;
        }
        source.reads(
            path,
            ("title", &record.title),
            ("title_span", record.title_span),
        )?;
        let assignments = &mut tables.assignments;
        tables.tasks.push(TaskData {
            section: section(path.field("section"), record, &tables.sections)?,
            title: record.title_span,
            span: record.span,
            paragraphs: paragraphs.of_task(path.field("paragraphs"), source, record, is_row)?,
            clauses: clauses.run(path, record)?,
            assignments: mentions.assignments(
                path.field("assignments"),
                &record.assignments,
                assignments,
            )?,
            deadline: deadline(path.field("deadline"), source, record.deadline.as_ref())?,
        });
    }
    tables.clauses = clauses.table;
    Ok(())
}

/// A task that no clause closes is a row of a table.
fn row(path: Path<'_>, record: &TaskRecord<'_>, elements: &[ElementData]) -> Result<()> {
    let row = element(
        path.field("span"),
        record.span,
        ElementKind::AnnexRow,
        elements,
    );
    row.map_err(|_| {
        let expected = "a clause, as the task is no row of a table";
        path.field("clauses").expected(expected, "none")
    })
}

/// A task stands in the innermost section around it; one that only a table states need not stand in
/// any.
fn section(
    path: Path<'_>,
    record: &TaskRecord<'_>,
    sections: &[SectionData],
) -> Result<Option<SectionId>> {
    let section = record.section.map(SectionId);
    let around = innermost(sections, record.span);
    if section == around || (section.is_none() && record.clauses.is_empty()) {
        return Ok(section);
    }
    let around = Maybe(around.map(|id| id.0));
    let expected = format_args!("{around}, the innermost section around the task");
    Err(path.expected(expected, Maybe(record.section)))
}

/// The clauses of the document, each an element of it. Not all of them close a task: one may name
/// nobody.
struct Clauses {
    table: Vec<Span>,
    /// Those before this one have been taken by tasks or passed over.
    next: usize,
}

impl Clauses {
    fn of(elements: &[ElementData]) -> Self {
        let clauses = elements
            .iter()
            .filter(|one| one.kind == ElementKind::Clause);
        Self {
            table: clauses.map(|one| one.span).collect(),
            next: 0,
        }
    }

    /// The clauses of a task, which follow each other within it.
    fn run(&mut self, task_path: Path<'_>, task: &TaskRecord<'_>) -> Result<Run> {
        let path = task_path.field("clauses");
        let mut first = None;
        for (at, clause) in task.clauses.iter().enumerate() {
            let path = path.entry(at);
            within(path, *clause, "the task", task.span)?;
            let mut rest = self.table.iter().skip(self.next);
            let passed = match first {
                None => rest.position(|span| span == clause),
                Some(_) => rest.next().filter(|span| *span == clause).map(|_| 0),
            };
            let Some(passed) = passed else {
                let expected = "the span of an element of the kind clause, the next of the task";
                return Err(path.expected(expected, Offsets(*clause)));
            };
            first.get_or_insert(self.next + passed);
            self.next += passed + 1;
        }
        Ok(first.map_or_else(Run::default, |first| Run::new(first, self.next)))
    }
}

pub(super) fn deadline(
    path: Path<'_>,
    source: Source<'_>,
    record: Option<&DeadlineRecord<'_>>,
) -> Result<Option<DeadlineData>> {
    let Some(record) = record else {
        return Ok(None);
    };
    source.reads(path, ("text", &record.text), ("span", record.span))?;
    Ok(Some(DeadlineData {
        span: record.span,
        date: record.date,
    }))
}
