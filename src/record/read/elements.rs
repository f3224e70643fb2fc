//! The elements, to whose bounds the larger parts of the document keep.

use crate::model::ElementKind;
use crate::model::element::ElementData;
use crate::record::ElementRecord;
use crate::record::error::{Offsets, Path};
use crate::record::read::Result;
use crate::record::read::source::Source;
use crate::text::{Span, trim_start};

/// The elements in order, with nothing but blanks between them.
pub(super) fn elements(
    path: Path<'_>,
    source: Source<'_>,
    records: &[ElementRecord],
) -> Result<Vec<ElementData>> {
    let mut elements = Vec::with_capacity(records.len());
    let mut covered = 0;
    for (at, record) in records.iter().enumerate() {
        let path = path.entry(at);
        let path = path.field("span");
        source.slice(path, record.span)?;
        let between = source.text().get(covered..record.span.start());
        if record.span.is_empty() || !between.is_some_and(|text| trim_start(text).is_empty()) {
            let next = source.next_text(covered);
            let expected = format_args!("the span of the text that begins at {next}");
            return Err(path.expected(expected, Offsets(record.span)));
        }
        covered = record.span.end();
        elements.push(ElementData {
            span: record.span,
            kind: record.kind,
        });
    }
    let rest = source.text().get(covered..).unwrap_or_default();
    if trim_start(rest).is_empty() {
        return Ok(elements);
    }
    let next = source.next_text(covered);
    let expected = format_args!("an element for the text that begins at {next}");
    Err(path.expected(expected, "none"))
}

/// Checks that the span at `path` is that of an element of a kind.
pub(super) fn element(
    path: Path<'_>,
    span: Span,
    kind: ElementKind,
    elements: &[ElementData],
) -> Result<()> {
    let found = elements.binary_search_by_key(&span, |element| element.span);
    let found = found.ok().and_then(|at| elements.get(at));
    if found.is_some_and(|element| element.kind == kind) {
        return Ok(());
    }
    let expected = format_args!("the span of an element of the kind {kind}");
    Err(path.expected(expected, Offsets(span)))
}

/// Checks that the span at `path` reaches from the start of an element to the end of one, and gives
/// the kind of the first.
pub(super) fn whole_elements(
    path: Path<'_>,
    span: Span,
    elements: &[ElementData],
) -> Result<ElementKind> {
    let first = elements.binary_search_by_key(&span.start(), |element| element.span.start());
    let first = first.ok().and_then(|at| elements.get(at));
    let before_end = elements.partition_point(|element| element.span.start() < span.end());
    let last = before_end.checked_sub(1).and_then(|at| elements.get(at));
    match (first, last) {
        (Some(first), Some(last)) if last.span.end() == span.end() => Ok(first.kind),
        _ => {
            let expected = "a span from the start of an element to the end of one";
            Err(path.expected(expected, Offsets(span)))
        }
    }
}
