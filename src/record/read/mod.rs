//! From a record to a plan: whatever the record says is checked against its source and against what
//! it says elsewhere.
//!
//! Everything is looked at a fixed number of times, in the order of the record; units are looked up
//! by one hash. So reading costs no more than in proportion to the record.

mod annex;
mod cells;
mod document;
mod elements;
mod mentions;
mod outline;
mod paragraphs;
mod source;
mod tasks;

use std::borrow::Cow;

use crate::model::plan::Tables;
use crate::model::{Diagnostic, Plan};
use crate::record::error::{Path, Quoted, RecordError, listed};
use crate::record::read::annex::annex;
use crate::record::read::document::document;
use crate::record::read::elements::elements;
use crate::record::read::mentions::Mentions;
use crate::record::read::outline::{sections, tasks_of_sections};
use crate::record::read::paragraphs::Paragraphs;
use crate::record::read::source::{Source, behind};
use crate::record::read::tasks::tasks;
use crate::record::{DiagnosticRecord, PlanRecord, UnitRecord};

type Result<T> = std::result::Result<T, RecordError>;

/// Makes the plan that a record tells of, and fails where the record does not bear itself out.
impl TryFrom<PlanRecord<'_>> for Plan {
    type Error = RecordError;

    fn try_from(mut record: PlanRecord<'_>) -> Result<Self> {
        let text = std::mem::take(&mut record.source).into_owned();
        let tables = read(Source::new(Path::RECORD.field("source"), &text)?, &record)?;
        let plan = Self::assemble(Cow::Owned(text), tables);
        tasks_of_units(Path::RECORD.field("units"), &record.units, &plan)?;
        Ok(plan)
    }
}

fn read(source: Source<'_>, record: &PlanRecord<'_>) -> Result<Tables> {
    let top = Path::RECORD;
    let elements = elements(top.field("elements"), source, &record.elements)?;
    let mut tables = Tables {
        document: document(top.field("document"), source, &record.document)?,
        sections: sections(top.field("sections"), source, &record.sections, &elements)?,
        elements,
        ..Tables::default()
    };
    let mut paragraphs = Paragraphs::of_body(top, source, record, &tables.elements)?;
    paragraphs.of_sections(&record.sections, &mut tables.sections)?;

    let mut mentions = Mentions::new(top.field("units"), source, &record.units)?;
    tasks(
        top.field("tasks"),
        source,
        &record.tasks,
        &mut paragraphs,
        &mut mentions,
        &mut tables,
    )?;
    tasks_of_sections(top.field("tasks"), &tables.tasks, &mut tables.sections)?;
    tables.paragraphs = paragraphs.into_table();

    if let Some(record) = &record.annex {
        let annex = annex(top.field("annex"), source, record, &mut mentions, &tables)?;
        tables.annex = Some(annex);
    }
    let rules = top.field("standing_rules");
    tables.rules = mentions.standing_rules(rules, &record.standing_rules)?;
    tables.units = mentions.into_units()?;
    tables.diagnostics = diagnostics(top.field("diagnostics"), source, &record.diagnostics)?;
    Ok(tables)
}

fn diagnostics(
    path: Path<'_>,
    source: Source<'_>,
    all: &[DiagnosticRecord<'_>],
) -> Result<Vec<Diagnostic>> {
    let mut start_before = 0;
    let mut diagnostics = Vec::with_capacity(all.len());
    for (at, odd) in all.iter().enumerate() {
        let path = path.entry(at);
        let path = path.field("span");
        source.place(path, odd.span)?;
        behind(path, odd.span, "the start of the one before", start_before)?;
        start_before = odd.span.start();
        let message = &odd.message;
        diagnostics.push(Diagnostic::as_told(
            odd.code,
            odd.severity,
            message,
            odd.span,
        ));
    }
    Ok(diagnostics)
}

/// Each unit's tasks are those that give it work.
fn tasks_of_units(path: Path<'_>, records: &[UnitRecord<'_>], plan: &Plan) -> Result<()> {
    for (at, (record, unit)) in records.iter().zip(plan.units()).enumerate() {
        let tasks = plan.store.by_unit.tasks(unit.id());
        let numbers = tasks.iter().map(|id| id.0 + 1);
        if !record.tasks.iter().copied().eq(numbers.clone()) {
            let expected = format_args!(
                "the tasks that give work to {}, [{}]",
                Quoted(unit.name()),
                listed(numbers)
            )
            .to_string();
            let found = format_args!("[{}]", listed(&record.tasks)).to_string();
            return Err(path.entry(at).field("tasks").expected(expected, found));
        }
    }
    Ok(())
}
