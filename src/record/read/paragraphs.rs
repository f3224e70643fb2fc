//! The paragraphs of document, sections and tasks, in one table.

use crate::model::element::ElementData;
use crate::model::ids::Run;
use crate::model::section::SectionData;
use crate::model::{ElementKind, Provenance};
use crate::record::error::{Offsets, Path};
use crate::record::read::Result;
use crate::record::read::elements::element;
use crate::record::read::source::{Source, behind, within};
use crate::record::{PlanRecord, SectionRecord, TaskRecord, TextRecord};
use crate::text::Span;

/// Whether a task is a row of a table, and not the `section` that it stands in, which a standing rule gives to
/// somebody: no clause closes either.
pub(super) fn is_row(task: &TaskRecord<'_>, section: Option<Span>) -> bool {
    let by_rule = || {
        let mut given = task.assignments.iter();
        given.all(|one| one.provenance == Provenance::Inferred)
    };
    task.clauses.is_empty() && !(section == Some(task.span) && by_rule())
}

/// The table of paragraphs: those of the body in the order of the source, where a section and a task
/// may hold the same, and behind them those of the tasks that only a task table states.
pub(super) struct Paragraphs<'a> {
    top: Path<'a>,
    table: Vec<Span>,
}

impl<'a> Paragraphs<'a> {
    /// Reads the paragraphs of the body from wherever the record has them. Each is an element.
    pub(super) fn of_body(
        top: Path<'a>,
        source: Source<'_>,
        record: &PlanRecord<'_>,
        elements: &[ElementData],
    ) -> Result<Self> {
        let mut table = Vec::new();
        each_list_of_body(top, record, |path, list| {
            for (at, paragraph) in list.iter().enumerate() {
                let path = path.entry(at);
                let span = source.excerpt(path, paragraph)?;
                element(path.field("span"), span, ElementKind::Paragraph, elements)?;
                table.push(span);
            }
            Ok(())
        })?;
        // Three ordered lists, one behind the other: a stable sort merges such in linear time.
        table.sort();
        table.dedup();
        Ok(Self { top, table })
    }

    /// Gives each section its paragraphs, which stand before its first subsection.
    pub(super) fn of_sections(
        &self,
        records: &[SectionRecord<'_>],
        sections: &mut [SectionData],
    ) -> Result<()> {
        let path = self.top.field("sections");
        for (at, record) in records.iter().enumerate() {
            let child = records
                .get(at + 1)
                .filter(|next| next.parent == Some(record.id));
            let end = child.map_or(record.span.end(), |child| child.span.start());
            let own = Span::at(record.span.start(), end);
            let path = path.entry(at);
            let run = self.run(path.field("paragraphs"), &record.paragraphs, own)?;
            if let Some(section) = sections.get_mut(at) {
                section.paragraphs = run;
            }
        }
        Ok(())
    }

    /// The paragraphs of a task, which may be a row of a table.
    pub(super) fn of_task(
        &mut self,
        path: Path<'_>,
        source: Source<'_>,
        task: &TaskRecord<'_>,
        is_row: bool,
    ) -> Result<Run> {
        if !is_row {
            return self.run(path, &task.paragraphs, task.span);
        }
        let first = self.table.len();
        row_paragraphs(path, source, &task.paragraphs, task.span, &mut self.table)?;
        Ok(Run::new(first, self.table.len()))
    }

    /// The run of the body's paragraphs that a list names, which lies within `whole`.
    fn run(&self, path: Path<'_>, list: &[TextRecord<'_>], whole: Span) -> Result<Run> {
        let Some(first) = list.first() else {
            return Ok(Run::default());
        };
        let start = self.table.partition_point(|span| *span < first.span);
        for (at, paragraph) in list.iter().enumerate() {
            let path = path.entry(at);
            let path = path.field("span");
            within(path, paragraph.span, "what it stands in", whole)?;
            let next = self.table.get(start + at).copied().unwrap_or_default();
            if next != paragraph.span {
                let expected = format_args!("the next paragraph, {}", Offsets(next));
                return Err(path.expected(expected, Offsets(paragraph.span)));
            }
        }
        Ok(Run::new(start, start + list.len()))
    }

    pub(super) fn into_table(self) -> Vec<Span> {
        self.table
    }
}

/// Adds the paragraphs of a row of a table, which follow each other within it.
pub(super) fn row_paragraphs(
    path: Path<'_>,
    source: Source<'_>,
    list: &[TextRecord<'_>],
    row: Span,
    table: &mut Vec<Span>,
) -> Result<()> {
    let mut end_before = 0;
    for (at, paragraph) in list.iter().enumerate() {
        let path = path.entry(at);
        let span = source.excerpt(path, paragraph)?;
        let path = path.field("span");
        within(path, span, "the row", row)?;
        behind(path, span, "the paragraph before", end_before)?;
        end_before = span.end();
        table.push(span);
    }
    Ok(())
}

/// Hands out every list of paragraphs that the record has for its body, with its path.
fn each_list_of_body<'r>(
    top: Path<'_>,
    record: &'r PlanRecord<'r>,
    mut list: impl FnMut(Path<'_>, &'r [TextRecord<'r>]) -> Result<()>,
) -> Result<()> {
    let document = top.field("document");
    list(document.field("paragraphs"), &record.document.paragraphs)?;
    let sections = top.field("sections");
    for (at, section) in record.sections.iter().enumerate() {
        list(sections.entry(at).field("paragraphs"), &section.paragraphs)?;
    }
    let tasks = top.field("tasks");
    for (at, task) in record.tasks.iter().enumerate() {
        let around = task.section.and_then(|id| record.sections.get(id as usize));
        if !is_row(task, around.map(|section| section.span)) {
            list(tasks.entry(at).field("paragraphs"), &task.paragraphs)?;
        }
    }
    Ok(())
}
