//! Rows that have lost their number and, as the cells above reach over theirs, their units: the numbers about them leave
//! out just as many.

use crate::model::Provenance;
use crate::model::annex::AnnexRowData;
use crate::model::assignment::AssignmentData;
use crate::model::ids::Run;
use crate::numeral::chinese_number;
use crate::parse::notes::is_note;
use crate::parse::table::rows::{Row, Rows};
use crate::text::Span;

impl Rows<'_, '_> {
    /// Gives the rows above a `row` that names its number the units which they share with those above them.
    pub(super) fn fill_gap(&mut self, row: &mut Row) {
        let annex = &mut *self.out.annex;
        let rows = annex.rows.get_mut(self.first..).unwrap_or_default();
        // As a rule the row above has its number.
        if row.number.is_none() || rows.last().is_none_or(|above| above.number.is_some()) {
            return;
        }
        let between = rows.iter().rev();
        let between = between.take_while(|above| above.number.is_none()).count();
        let Some(counted) = rows.len().checked_sub(between + 1) else {
            return;
        };
        let rows = rows.get_mut(counted..).unwrap_or_default();
        let number = |row: &AnnexRowData| row.number.map(|number| number.value as usize);
        let last = rows.first().and_then(number);
        let passed = last.map(|last| last + between + 1);
        let counts = row.number.map(|number| number.value as usize) == passed;
        let texts = &annex.paragraphs;
        let heading = self.heading;
        let ends = |row: &AnnexRowData| {
            let last = row.paragraphs.of(texts).last();
            let open = |last: &Span| last.of(self.source).ends_with(['，', '、', ',']);
            row.heading == heading && last.is_some_and(|last| !open(last))
        };
        let is_row = |row: &AnnexRowData| {
            let first = row.paragraphs.of(texts).first();
            first.is_some_and(|first| begins_row(first.of(self.source)))
        };
        if !counts || !rows.iter().all(ends) || !rows.iter().skip(1).all(is_row) {
            return;
        }
        let Some(first) = rows.iter().position(is_nameless).filter(|first| *first > 0) else {
            return;
        };
        let start = rows.get(first).map_or(0, |row| row.assignments.start());
        let own = annex.assignments.split_off(start);
        let mut above = first
            .checked_sub(1)
            .and_then(|above| rows.get(above))
            .map_or(Run::default(), |above| above.assignments);
        for row in rows.iter_mut().skip(first) {
            let begins = annex.assignments.len();
            if is_nameless(row) {
                annex
                    .assignments
                    .extend_from_within(above.start()..above.end());
                for one in annex.assignments.iter_mut().skip(begins) {
                    one.provenance = Provenance::Inferred;
                }
            } else {
                let run = row.assignments.start() - start..row.assignments.end() - start;
                annex
                    .assignments
                    .extend_from_slice(own.get(run).unwrap_or_default());
            }
            row.assignments = Run::new(begins, annex.assignments.len());
            above = row.assignments;
        }
        let rest: &[AssignmentData] = own.get(row.assignments - start..).unwrap_or_default();
        row.assignments = annex.assignments.len();
        annex.assignments.extend_from_slice(rest);
    }
}

/// Whether a row may begin so: 二是 goes on with 一是 of the row above.
fn begins_row(text: &str) -> bool {
    let goes_on = || {
        let (_, length) = chinese_number(text)?;
        text.get(length..)?.starts_with('是').then_some(())
    };
    goes_on().is_none() && !is_note(text)
}

/// Whether a row names nobody.
const fn is_nameless(row: &AnnexRowData) -> bool {
    row.assignments.start() == row.assignments.end()
}
