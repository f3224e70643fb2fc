//! What the document says of itself.

use chrono::{Datelike, NaiveDate};

use crate::model::document::{CitationData, DateData, DocumentData, NumberData};
use crate::record::error::{Maybe, Offsets, Path, Quoted};
use crate::record::read::Result;
use crate::record::read::source::{Source, within};
use crate::record::{CitationRecord, DocumentRecord, NumberRecord};
use crate::text::Span;

pub(super) fn document(
    path: Path<'_>,
    source: Source<'_>,
    record: &DocumentRecord<'_>,
) -> Result<DocumentData> {
    let optional = |name, text| source.optional(path.field(name), text);
    if record.issuer.as_ref() != record.issuers.first() {
        let quoted = |text: Option<&'_ _>| match text {
            Some(crate::record::TextRecord { text, span }) => {
                format!("{} at {}", Quoted(text), Offsets(*span))
            }
            None => "null".to_owned(),
        };
        let first = quoted(record.issuers.first());
        let expected = format_args!("the first of the issuers, {first}").to_string();
        return Err(path
            .field("issuer")
            .expected(expected, quoted(record.issuer.as_ref())));
    }
    let number = |record: &NumberRecord<'_>| number(path.field("number"), source, record);
    let citations = path.field("citations");
    let cited = |(at, record)| citation(citations.entry(at), source, record);
    Ok(DocumentData {
        number: record.number.as_ref().map(number).transpose()?,
        issuers: source.excerpts(path.field("issuers"), &record.issuers)?,
        notice_title: optional("notice_title", record.notice_title.as_ref())?,
        title: optional("title", record.title.as_ref())?,
        date: date(path, source, record.date, record.date_span)?,
        addressees: source.excerpts(path.field("addressees"), &record.addressees)?,
        note: optional("note", record.note.as_ref())?,
        citations: record
            .citations
            .iter()
            .enumerate()
            .map(cited)
            .collect::<Result<_>>()?,
    })
}

fn number(path: Path<'_>, source: Source<'_>, record: &NumberRecord<'_>) -> Result<NumberData> {
    source.reads(path, ("text", &record.text), ("span", record.span))?;
    source.reads(
        path,
        ("issuer_code", &record.issuer_code),
        ("issuer_code_span", record.issuer_code_span),
    )?;
    let data = NumberData {
        span: record.span,
        issuer_code: record.issuer_code_span,
        year: record.year,
        serial: record.serial,
    };
    taken_apart(path, source, data)
}

fn citation(
    path: Path<'_>,
    source: Source<'_>,
    record: &CitationRecord<'_>,
) -> Result<CitationData> {
    source.slice(path.field("span"), record.span)?;
    let whole = ("the citation", record.span);
    source.reads_part(
        path,
        ("title", &record.title),
        ("title_span", record.title_span),
        whole,
    )?;
    source.reads_part(
        path,
        ("number", &record.number),
        ("number_span", record.number_span),
        whole,
    )?;
    source.reads(
        path,
        ("issuer_code", &record.issuer_code),
        ("issuer_code_span", record.issuer_code_span),
    )?;
    let number = NumberData {
        span: record.number_span,
        issuer_code: record.issuer_code_span,
        year: record.year,
        serial: record.serial,
    };
    Ok(CitationData {
        span: record.span,
        title: record.title_span,
        number: taken_apart(path, source, number)?,
    })
}

/// Checks that a document number consists of its parts.
fn taken_apart(path: Path<'_>, source: Source<'_>, data: NumberData) -> Result<NumberData> {
    within(
        path.field("issuer_code_span"),
        data.issuer_code,
        "the number",
        data.span,
    )?;
    let figures = Span::at(data.issuer_code.end(), data.span.end()).of(source.text());
    printed(path.field("year"), figures, data.year.into())?;
    printed(path.field("serial"), figures, data.serial.into())?;
    Ok(data)
}

/// A date has a place, and a place of a date has a date.
fn date(
    path: Path<'_>,
    source: Source<'_>,
    date: Option<NaiveDate>,
    span: Option<Span>,
) -> Result<Option<DateData>> {
    match (date, span) {
        (Some(date), Some(span)) => {
            let text = source.slice(path.field("date_span"), span)?;
            for part in [
                i64::from(date.year()),
                date.month().into(),
                date.day().into(),
            ] {
                printed(path.field("date"), text, part.unsigned_abs())?;
            }
            Ok(Some(DateData { span, date }))
        }
        (None, None) => Ok(None),
        (Some(_), None) => Err(path
            .field("date_span")
            .expected("the place of the date", "null")),
        (None, Some(span)) => {
            let expected = format_args!("the date at {}", Offsets(span)).to_string();
            Err(path.field("date").expected(expected, Maybe::<u8>(None)))
        }
    }
}

/// Checks that a figure is among those that the text prints in digits.
fn printed(path: Path<'_>, text: &str, figure: u64) -> Result<()> {
    if has_other_numerals(text) || figures(text).any(|printed| printed == figure) {
        return Ok(());
    }
    Err(path.expected(format_args!("a figure of {}", Quoted(text)), figure))
}

/// Whether a text prints numerals that are not read here: 二〇二二年, ①.
pub(super) fn has_other_numerals(text: &str) -> bool {
    let other = |c: char| c.is_numeric() && digit(c).is_none();
    text.contains(|c| other(c) || "○零一二三四五六七八九十百廿卅".contains(c))
}

/// The numbers that a text prints in digits, of whatever width.
pub(super) fn figures(text: &str) -> impl Iterator<Item = u64> {
    text.split(|c| digit(c).is_none())
        .filter(|run| !run.is_empty())
        .map(|run| {
            run.chars().filter_map(digit).fold(0_u64, |number, digit| {
                number.saturating_mul(10).saturating_add(digit.into())
            })
        })
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}
