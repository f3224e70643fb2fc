//! The cells of a row in columns of another kind.

use std::collections::HashMap;

use crate::model::annex::AnnexData;
use crate::model::cell::AnnexCellData;
use crate::model::ids::Run;
use crate::record::error::{Offsets, Path};
use crate::record::read::Result;
use crate::record::read::paragraphs::row_paragraphs;
use crate::record::read::source::{Source, behind, within};
use crate::record::{AnnexCellRecord, AnnexRowRecord};
use crate::text::Span;

/// Where the heads of columns stand among those that an annex lists.
pub(super) struct Columns(HashMap<Span, usize>);

impl Columns {
    pub(super) fn of(heads: &[Span]) -> Self {
        let mut places = HashMap::with_capacity(heads.len());
        for (at, head) in heads.iter().enumerate() {
            places.entry(*head).or_insert(at);
        }
        Self(places)
    }

    fn place(&self, head: Span) -> Option<usize> {
        self.0.get(&head).copied()
    }
}

/// Adds the cells of a row. No two that follow each other are of the same column, and those whose columns the annex
/// lists stand in the order of these.
pub(super) fn cells(
    path: Path<'_>,
    source: Source<'_>,
    row: &AnnexRowRecord<'_>,
    columns: &Columns,
    annex: &mut AnnexData,
) -> Result<Run> {
    let first = annex.cells.len();
    let (mut head_before, mut column_before) = (None, None);
    for (at, record) in row.cells.iter().enumerate() {
        let path = path.entry(at);
        head(path, source, record, annex.span)?;
        let column = columns.place(record.head_span);
        let again = head_before == Some(record.head_span);
        if again || (column.is_some() && column <= column_before) {
            let path = path.field("head_span");
            let expected = "the head of a column behind those of the cells before";
            return Err(path.expected(expected, Offsets(record.head_span)));
        }
        (head_before, column_before) = (Some(record.head_span), column.or(column_before));
        let paragraphs = paragraphs(path.field("paragraphs"), source, record, row.span, annex)?;
        annex.cells.push(AnnexCellData {
            head: record.head_span,
            paragraphs,
        });
    }
    Ok(Run::new(first, annex.cells.len()))
}

/// Checks the head of a cell's column, which stands in the table.
fn head(
    path: Path<'_>,
    source: Source<'_>,
    record: &AnnexCellRecord<'_>,
    annex: Span,
) -> Result<()> {
    let span = record.head_span;
    source.reads(path, ("head", &record.head), ("head_span", span))?;
    let path = path.field("head_span");
    within(path, span, "the annex", annex)?;
    if span.is_empty() {
        return Err(path.expected("the head as printed", Offsets(span)));
    }
    Ok(())
}

/// Adds the paragraphs of a cell, which has one at least, behind its head.
fn paragraphs(
    path: Path<'_>,
    source: Source<'_>,
    record: &AnnexCellRecord<'_>,
    row: Span,
    annex: &mut AnnexData,
) -> Result<Run> {
    let begins = path.entry(0);
    let Some(first) = record.paragraphs.first() else {
        return Err(begins.expected("what the cell says", "none"));
    };
    let head = record.head_span.end();
    behind(begins.field("span"), first.span, "the head", head)?;
    let at = annex.cell_paragraphs.len();
    row_paragraphs(
        path,
        source,
        &record.paragraphs,
        row,
        &mut annex.cell_paragraphs,
    )?;
    Ok(Run::new(at, annex.cell_paragraphs.len()))
}
