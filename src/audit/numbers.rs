//! The numbers of the annex's rows.

use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::model::numbering::{Numbered, lacking, of_rows, out_of_list, out_of_sequence};
use crate::model::{AnnexRow, Plan, Task};

/// Rows without a number where others have one, and numbers out of sequence; each row is of one of the `tables`. Of
/// the `secondary`, which state a task once more or a further part of it, none needs a number.
pub(super) fn run<'p>(
    plan: &'p Plan,
    rows: &[AnnexRow<'p>],
    repeated: &[bool],
    secondary: &[bool],
    tables: &[Option<usize>],
    findings: &mut Vec<Finding<'p>>,
) {
    if rows.iter().all(|row| row.printed_number().is_none()) {
        return;
    }
    let mut entries = numbered(rows, repeated, tables);
    let from_table = |row: &AnnexRow<'_>| row.task().is_none_or(Task::is_from_table);
    let alone = rows.iter().all(from_table);
    if alone {
        for (entry, row) in entries.iter_mut().zip(rows) {
            *entry = entry.alone(plan.source(), row.span(), row.number_span());
        }
    }
    let wrong = if alone {
        out_of_list(&entries)
    } else {
        out_of_sequence(&entries)
    };
    let lacking = alone.then(|| lacking(&entries));
    let lacks = |at: usize| {
        lacking
            .as_ref()
            .is_none_or(|all| all.get(at) == Some(&true))
    };
    for (at, ((row, expected), secondary)) in rows.iter().zip(wrong).zip(secondary).enumerate() {
        let place = row.number_span().unwrap_or_else(|| row.span());
        match (row.printed_number(), expected) {
            (None, _) if !secondary && lacks(at) => {
                let detail = match row.number() {
                    Some(expected) => Detail::Number {
                        printed: expected,
                        expected,
                    },
                    None => Detail::Nothing,
                };
                let finding = Finding::new(plan, FindingKind::NumberMissing);
                findings.push(finding.of_row(*row).in_annex(place).with(detail));
            }
            (Some(printed), Some(expected)) => {
                let detail = Detail::Number { printed, expected };
                let finding = Finding::new(plan, FindingKind::NumberWrong);
                findings.push(finding.of_row(*row).in_annex(place).with(detail));
            }
            _ => {}
        }
    }
}

fn numbered(rows: &[AnnexRow<'_>], repeated: &[bool], tables: &[Option<usize>]) -> Vec<Numbered> {
    let rows = rows.iter().zip(repeated).zip(tables);
    let entries = of_rows(rows.map(|((row, repeated), table)| {
        let entry = Numbered {
            printed: row.printed_number(),
            task: row.task().map(Task::number),
            repeated: *repeated,
            ..Numbered::default()
        };
        (entry, row.heading(), table)
    }));
    entries.collect()
}
