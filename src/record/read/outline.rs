//! The tree of sections, and the tasks that each of them holds.

use crate::model::element::ElementData;
use crate::model::ids::{Run, SectionId};
use crate::model::section::SectionData;
use crate::model::task::TaskData;
use crate::model::{ElementKind, Provenance};
use crate::record::SectionRecord;
use crate::record::error::{Maybe, Offsets, Path};
use crate::record::read::Result;
use crate::record::read::elements::whole_elements;
use crate::record::read::source::{Source, behind, within};
use crate::text::Span;

/// Reads the sections, without their tasks and paragraphs.
pub(super) fn sections(
    path: Path<'_>,
    source: Source<'_>,
    records: &[SectionRecord<'_>],
    elements: &[ElementData],
) -> Result<Vec<SectionData>> {
    let mut sections = Vec::with_capacity(records.len());
    // The section at hand and those that it stands in, the topmost first.
    let mut open: Vec<SectionId> = Vec::new();
    let mut closed_at = 0;
    for (at, record) in records.iter().enumerate() {
        let path = path.entry(at);
        let id = SectionId::at(at);
        if record.id != id.0 {
            let expected = format_args!("{at}, the section's place in the list");
            return Err(path.field("id").expected(expected, record.id));
        }
        let depth = depth(path, record, &open)?;
        for closed in open.drain(depth..) {
            closed_at = close(&mut sections, closed, id);
        }
        spans(path, source, record)?;
        let first = whole_elements(path.field("span"), record.span, elements)?;
        if first != ElementKind::Heading {
            let expected = "a span that starts with an element of the kind heading";
            return Err(path.field("span").expected(expected, Offsets(record.span)));
        }
        behind(
            path.field("span"),
            record.span,
            "the section before",
            closed_at,
        )?;
        if let Some(parent) = open.last().and_then(|id| sections.get(id.index())) {
            nested(path, record, parent)?;
        }
        open.push(id);
        sections.push(section(record));
    }
    let end = SectionId::at(sections.len());
    for closed in open {
        close(&mut sections, closed, end);
    }
    Ok(sections)
}

/// How many of the open sections the new one stands in.
fn depth(path: Path<'_>, record: &SectionRecord<'_>, open: &[SectionId]) -> Result<usize> {
    let depth = match record.parent {
        None => 0,
        // Ids rise from the topmost to the innermost.
        Some(parent) => {
            open.binary_search(&SectionId(parent)).map_err(|_| {
                let expected = "the section before, one that it stands in, or null";
                path.field("parent").expected(expected, parent)
            })? + 1
        }
    };
    let level = depth + 1;
    if usize::from(record.level) == level {
        return Ok(depth);
    }
    let parent = Maybe(record.parent);
    let expected = format_args!("{level}, as the parent is {parent}");
    Err(path.field("level").expected(expected, record.level))
}

/// Ends a section before `next`; the answer is where its text ends.
fn close(sections: &mut [SectionData], id: SectionId, next: SectionId) -> usize {
    match sections.get_mut(id.index()) {
        Some(section) => {
            section.end = next;
            section.span.end()
        }
        None => 0,
    }
}

fn spans(path: Path<'_>, source: Source<'_>, record: &SectionRecord<'_>) -> Result<()> {
    source.slice(path.field("span"), record.span)?;
    source.reads(
        path,
        ("number", &record.number),
        ("number_span", record.number_span),
    )?;
    source.reads_part(
        path,
        ("heading", &record.heading),
        ("heading_span", record.heading_span),
        ("the section", record.span),
    )?;
    if record.number_span.start() != record.span.start() {
        let expected = format_args!(
            "a span that starts where the section does, at {}",
            record.span.start()
        );
        let found = Offsets(record.number_span);
        return Err(path.field("number_span").expected(expected, found));
    }
    let number_end = record.number_span.end();
    behind(
        path.field("heading_span"),
        record.heading_span,
        "the number",
        number_end,
    )?;
    match (
        record.repaired_from,
        record.provenance == Provenance::Repaired,
    ) {
        (None, false) => Ok(()),
        (Some(span), true) => source.slice(path.field("repaired_from"), span).map(|_| ()),
        (None, true) => {
            let expected = "the place that told where the heading ends";
            Err(path.field("repaired_from").expected(expected, "null"))
        }
        (Some(_), false) => {
            let expected = Provenance::Repaired;
            Err(path
                .field("provenance")
                .expected(expected, record.provenance))
        }
    }
}

/// A section lies within its parent, behind the parent's heading.
fn nested(path: Path<'_>, record: &SectionRecord<'_>, parent: &SectionData) -> Result<()> {
    let path = path.field("span");
    within(path, record.span, "its parent", parent.span)?;
    behind(
        path,
        record.span,
        "its parent's heading",
        parent.heading.end(),
    )
}

fn section(record: &SectionRecord<'_>) -> SectionData {
    SectionData {
        parent: record.parent.map(SectionId),
        end: SectionId(record.id),
        level: record.level,
        provenance: record.provenance,
        number: record.number_span,
        heading: record.heading_span,
        span: record.span,
        tasks: Run::default(),
        paragraphs: Run::default(),
        repaired_from: record.repaired_from,
    }
}

/// The innermost section that covers a span.
pub(super) fn innermost(sections: &[SectionData], span: Span) -> Option<SectionId> {
    let begun = sections.partition_point(|section| section.span.start() <= span.start());
    let last = SectionId::at(begun.checked_sub(1)?);
    let get = |id: &SectionId| sections.get(id.index());
    std::iter::successors(Some(last), |id| get(id)?.parent)
        .find(|id| get(id).is_some_and(|section| section.span.covers(span)))
}

/// The tasks of a section and of its subsections, while they are counted.
#[derive(Clone, Copy)]
struct Reach {
    first: usize,
    last: usize,
    count: usize,
}

impl Reach {
    fn join(self, other: Option<Self>) -> Self {
        let Some(other) = other else { return self };
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
            count: self.count + other.count,
        }
    }
}

/// Gives each section its tasks, those of its subsections among them: they follow each other.
pub(super) fn tasks_of_sections(
    path: Path<'_>,
    tasks: &[TaskData],
    sections: &mut [SectionData],
) -> Result<()> {
    let mut reaches: Vec<Option<Reach>> = vec![None; sections.len()];
    for (at, task) in tasks.iter().enumerate() {
        if let Some(reach) = task.section.and_then(|id| reaches.get_mut(id.index())) {
            let own = Reach {
                first: at,
                last: at,
                count: 1,
            };
            *reach = Some(own.join(*reach));
        }
    }
    // From the last section to the first, so that each is complete before it adds to its parent.
    for (at, section) in sections.iter_mut().enumerate().rev() {
        let Some(reach) = reaches.get(at).copied().flatten() else {
            continue;
        };
        section.tasks = Run::new(reach.first, reach.last + 1);
        if section.tasks.end() - section.tasks.start() != reach.count {
            return Err(scattered(path, tasks, SectionId::at(at), section));
        }
        if let Some(above) = section.parent.and_then(|id| reaches.get_mut(id.index())) {
            *above = Some(reach.join(*above));
        }
    }
    Ok(())
}

/// The error that a task stands elsewhere while those around it stand in the section.
#[cold]
fn scattered(
    path: Path<'_>,
    tasks: &[TaskData],
    id: SectionId,
    section: &SectionData,
) -> crate::record::RecordError {
    let stranger = |task: &TaskData| {
        !task
            .section
            .is_some_and(|own| id <= own && own < section.end)
    };
    let run = section.tasks.of(tasks);
    let at = section.tasks.start() + run.iter().position(stranger).unwrap_or_default();
    let found = tasks.get(at).and_then(|task| task.section).map(|id| id.0);
    let expected = format_args!(
        "section {} or one below it, as the tasks around it have",
        id.0
    );
    path.entry(at)
        .field("section")
        .expected(expected, Maybe(found))
}
