//! The annex and its rows.

use std::borrow::Cow;

use crate::model::annex::{AnnexData, AnnexHeadingData, AnnexRowData, RowNumber};
use crate::model::element::ElementData;
use crate::model::ids::{Run, TaskId, index};
use crate::model::plan::Tables;
use crate::model::{ElementKind, Provenance, Role};
use crate::record::error::{Maybe, Offsets, Path, Quoted, listed};
use crate::record::read::Result;
use crate::record::read::cells::{Columns, cells};
use crate::record::read::document::{figures, has_other_numerals};
use crate::record::read::elements::{element, whole_elements};
use crate::record::read::mentions::Mentions;
use crate::record::read::paragraphs::row_paragraphs;
use crate::record::read::source::{Source, behind, within};
use crate::record::read::tasks::deadline;
use crate::record::{AnnexRecord, AnnexRowRecord};

/// Reads the annex of a plan whose elements and tasks have been read.
pub(super) fn annex(
    path: Path<'_>,
    source: Source<'_>,
    record: &AnnexRecord<'_>,
    mentions: &mut Mentions<'_>,
    tables: &Tables,
) -> Result<AnnexData> {
    source.slice(path.field("span"), record.span)?;
    whole_elements(path.field("span"), record.span, &tables.elements)?;
    let mut annex = AnnexData {
        mark: source.optional(path.field("mark"), record.mark.as_ref())?,
        title: source.optional(path.field("title"), record.title.as_ref())?,
        columns: source.excerpts(path.field("columns"), &record.columns)?,
        span: record.span,
        headings: headings(path.field("headings"), source, record, &tables.elements)?,
        rows: Vec::with_capacity(record.rows.len()),
        paragraphs: Vec::new(),
        assignments: Vec::new(),
        cells: Vec::new(),
        cell_paragraphs: Vec::new(),
    };
    let columns = Columns::of(&annex.columns);
    let rows = path.field("rows");
    let mut end_before = 0;
    for (at, row) in record.rows.iter().enumerate() {
        let path = rows.entry(at);
        source.slice(path.field("span"), row.span)?;
        behind(path.field("span"), row.span, "the row before", end_before)?;
        within(path.field("span"), row.span, "the annex", record.span)?;
        let kind = ElementKind::AnnexRow;
        element(path.field("span"), row.span, kind, &tables.elements)?;
        end_before = row.span.end();
        let row = annex_row(path, source, row, mentions, tables, &columns, &mut annex)?;
        annex.rows.push(row);
    }
    Ok(annex)
}

fn annex_row(
    path: Path<'_>,
    source: Source<'_>,
    row: &AnnexRowRecord<'_>,
    mentions: &mut Mentions<'_>,
    tables: &Tables,
    columns: &Columns,
    annex: &mut AnnexData,
) -> Result<AnnexRowData> {
    let texts = path.field("paragraphs");
    let first = annex.paragraphs.len();
    row_paragraphs(
        texts,
        source,
        &row.paragraphs,
        row.span,
        &mut annex.paragraphs,
    )?;
    let assignments = mentions.assignments(
        path.field("assignments"),
        &row.assignments,
        &mut annex.assignments,
    )?;
    names_by_role(path, row)?;
    Ok(AnnexRowData {
        name: None,
        // The task first: the number may follow from it.
        task: task(path.field("task"), row.task, tables.tasks.len())?,
        number: number(path, source, row)?,
        heading: heading(path.field("heading"), row, &annex.headings)?,
        span: row.span,
        paragraphs: Run::new(first, annex.paragraphs.len()),
        assignments,
        deadline: deadline(path.field("deadline"), source, row.deadline.as_ref())?,
        cells: cells(path.field("cells"), source, row, columns, annex)?,
    })
}

fn headings(
    path: Path<'_>,
    source: Source<'_>,
    annex: &AnnexRecord<'_>,
    elements: &[ElementData],
) -> Result<Vec<AnnexHeadingData>> {
    let mut headings = Vec::with_capacity(annex.headings.len());
    let mut end_before = 0;
    for (at, record) in annex.headings.iter().enumerate() {
        let path = path.entry(at);
        source.slice(path.field("span"), record.span)?;
        behind(
            path.field("span"),
            record.span,
            "the one before",
            end_before,
        )?;
        within(path.field("span"), record.span, "the annex", annex.span)?;
        element(
            path.field("span"),
            record.span,
            ElementKind::AnnexHeading,
            elements,
        )?;
        end_before = record.span.end();
        let whole = ("the row", record.span);
        source.reads_part(
            path,
            ("number", &record.number),
            ("number_span", record.number_span),
            whole,
        )?;
        source.reads_part(
            path,
            ("heading", &record.heading),
            ("heading_span", record.heading_span),
            whole,
        )?;
        if record.level == 0 {
            return Err(path.field("level").expected("a level from 1", 0));
        }
        headings.push(AnnexHeadingData {
            level: record.level,
            number: record.number_span,
            heading: record.heading_span,
            span: record.span,
        });
    }
    Ok(headings)
}

/// A number is printed at a place and stated, or it is that of the task and inferred.
fn number(
    path: Path<'_>,
    source: Source<'_>,
    row: &AnnexRowRecord<'_>,
) -> Result<Option<RowNumber>> {
    let provenance = match row.number_span {
        Some(_) => Provenance::Stated,
        None => Provenance::Inferred,
    };
    if row.provenance != provenance {
        return Err(path
            .field("provenance")
            .expected(provenance, row.provenance));
    }
    let Some(span) = row.number_span else {
        if row.number == row.task {
            return Ok(None);
        }
        let expected = format_args!("{}, the number of its task", Maybe(row.task)).to_string();
        return Err(path.field("number").expected(expected, Maybe(row.number)));
    };
    let text = source.slice(path.field("number_span"), span)?;
    within(path.field("number_span"), span, "the row", row.span)?;
    if span.is_empty() {
        return Err(path
            .field("number_span")
            .expected("the number as printed", Offsets(span)));
    }
    let printed = match figures(text).next() {
        None if has_other_numerals(text) => row.number.map(u64::from),
        printed => printed,
    };
    match row.number {
        Some(value) if Some(u64::from(value)) == printed => Ok(Some(RowNumber { value, span })),
        found => {
            let expected = format_args!("the number in {}", Quoted(text)).to_string();
            Err(path.field("number").expected(expected, Maybe(found)))
        }
    }
}

fn task(path: Path<'_>, number: Option<u32>, tasks: usize) -> Result<Option<TaskId>> {
    let Some(number) = number else {
        return Ok(None);
    };
    match number.checked_sub(1).map(TaskId) {
        Some(id) if id.index() < tasks => Ok(Some(id)),
        _ => Err(path.expected(
            format_args!("the number of one of the {tasks} tasks"),
            number,
        )),
    }
}

/// The section row that a row stands under is the nearest above it. That may be one of another table: then the row
/// stands under none.
fn heading(
    path: Path<'_>,
    row: &AnnexRowRecord<'_>,
    headings: &[AnnexHeadingData],
) -> Result<Option<u32>> {
    let above = headings.partition_point(|heading| heading.span.end() <= row.span.start());
    let nearest = above.checked_sub(1).map(index);
    if row.heading.is_none() || row.heading == nearest {
        return Ok(row.heading);
    }
    let nearest = Maybe(nearest);
    let expected =
        format_args!("{nearest}, the place in headings of the nearest above").to_string();
    Err(path.expected(expected, Maybe(row.heading)))
}

/// The names by role are those of the row's assignments.
fn names_by_role(path: Path<'_>, row: &AnnexRowRecord<'_>) -> Result<()> {
    let of = |name, lead, stated: &[Cow<'_, str>]| {
        let all = row.assignments.iter();
        let units = all
            .filter(|one| (one.role == Role::Lead) == lead)
            .map(|one| &one.unit);
        if stated.iter().eq(units.clone()) {
            return Ok(());
        }
        let listed = |names: &mut dyn Iterator<Item = &Cow<'_, str>>| {
            format!("[{}]", listed(names.map(|name| Quoted(name))))
        };
        let expected = listed(&mut units.clone());
        Err(path
            .field(name)
            .expected(expected, listed(&mut stated.iter())))
    };
    of("leads", true, &row.leads)?;
    of("others", false, &row.others)
}
