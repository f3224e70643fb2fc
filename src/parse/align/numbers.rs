//! What is odd about rows and their numbers, where a body repeats them and where none does.

use crate::model::annex::AnnexRowData;
use crate::model::numbering::{Numbered, lacking, of_rows, out_of_list, out_of_sequence};
use crate::model::plan::Tables;
use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::table::{Part, part_of};

/// What is odd about rows now that their tasks are known.
pub(super) fn odd_rows(
    rows: &[AnnexRowData],
    repeated: &[bool],
    further: &[bool],
    parts: &[Part],
) -> Vec<Diagnostic> {
    let entries = numbered(rows, parts).zip(repeated);
    let entries: Vec<_> = entries
        .map(|(entry, repeated)| Numbered {
            repeated: *repeated,
            ..entry
        })
        .collect();
    // A table without a column of numbers has lost none.
    let counts = |row: &AnnexRowData| {
        let part = part_of(parts, row.span.start()).and_then(|part| parts.get(part));
        part.is_none_or(|part| part.counts)
    };
    let mut odds = Vec::new();
    let wrong = out_of_sequence(&entries);
    for (((row, entry), wrong), further) in rows.iter().zip(&entries).zip(wrong).zip(further) {
        if *further {
            odds.push(Diagnostic::new(DiagnosticCode::RowPartial, row.span));
        }
        if row.task.is_none() {
            odds.push(Diagnostic::new(DiagnosticCode::RowUnmatched, row.span));
        } else if entry.repeated {
            odds.push(Diagnostic::new(DiagnosticCode::RowRepeated, row.span));
        } else if row.number.is_none() && counts(row) && !further {
            odds.push(Diagnostic::new(DiagnosticCode::RowNumberMissing, row.span));
        }
        if let Some(number) = row.number.filter(|_| wrong.is_some()) {
            odds.push(Diagnostic::new(
                DiagnosticCode::RowNumberUnexpected,
                number.span,
            ));
        }
    }
    odds
}

/// The rows as entries of a numbered list.
fn numbered(rows: &[AnnexRowData], parts: &[Part]) -> impl Iterator<Item = Numbered> {
    of_rows(rows.iter().map(|row| {
        let entry = Numbered {
            printed: row.number.map(|number| number.value),
            task: row.task.map(|task| task.0 + 1),
            ..Numbered::default()
        };
        (entry, row.heading, part_of(parts, row.span.start()))
    }))
}

/// Says which numbers are odd, or lacking, of the rows of a table that no body repeats.
pub(in crate::parse) fn odd_numbers(source: &str, tables: &mut Tables, parts: &[Part]) {
    let Some(annex) = &tables.annex else { return };
    let rows = &annex.rows;
    if rows.iter().all(|row| row.number.is_none()) {
        return;
    }
    let entries = numbered(rows, parts).zip(rows).map(|(entry, row)| {
        let number = row.number.map(|number| number.span);
        entry.alone(source, row.span, number)
    });
    let entries: Vec<_> = entries.collect();
    let wrong = out_of_list(&entries);
    let lacking = lacking(&entries);
    for ((row, wrong), lacking) in rows.iter().zip(wrong).zip(lacking) {
        let odd = match row.number {
            Some(number) => wrong.map(|_| (DiagnosticCode::RowNumberUnexpected, number.span)),
            // What names nobody is told for that.
            None => (lacking && row.task.is_some())
                .then_some((DiagnosticCode::RowNumberMissing, row.span)),
        };
        let odd = odd.map(|(code, span)| Diagnostic::new(code, span));
        tables.diagnostics.extend(odd);
    }
}
