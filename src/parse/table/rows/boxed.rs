//! Rows of a box, each of which reaches from one stroke to the next.

use crate::parse::table::cells::{Cells, DRAWN, is_drawn, is_rule, row};
use crate::parse::table::columns::Content;
use crate::parse::table::header;
use crate::parse::table::rows::Rows;
use crate::text::Span;

impl Rows<'_, '_> {
    /// Reads the whole of a row of a box whose cells have several lines, where line `at` is the first below a stroke: up
    /// to the next stroke, cell by cell. Gives its span, and the line behind it. Strokes may part groups of rows, each of
    /// which has its line: then each counts, or names its units.
    pub(super) fn boxed_row(
        &self,
        cells: &mut Cells,
        at: usize,
        next: usize,
        mark: u8,
    ) -> Option<(Span, usize)> {
        let within = |at: usize| {
            let line = self.lines.get(at);
            line.filter(|line| is_within(line.text(self.source), mark))
        };
        within(next)?;
        let ruled = |at: usize| {
            let line = self.lines.get(at);
            line.is_some_and(|line| is_rule(line.text(self.source)))
        };
        if !self.is_boxed(mark) || !at.checked_sub(1).is_some_and(ruled) {
            return None;
        }
        let mut lines = vec![std::mem::take(cells)];
        let (mut end, mut last) = (next, None);
        while let Some(line) = within(end) {
            let (row, behind) = row(self.source, self.lines, end, mark)?;
            let mut cells = Cells::default();
            cells.read(self.source, row, mark);
            if header::is_head(self.source, &cells) {
                break;
            }
            lines.push(cells);
            (end, last) = (behind, Some(line.span));
        }
        let parted = at > self.header.after || within(end + 1).is_some();
        let whole = ruled(end) && self.is_row_over(&lines, parted);
        match lines.as_slice() {
            [first, ..] if !whole => cells.clone_from(first),
            lines => cells.join(lines),
        }
        let first = self.lines.get(at)?.span;
        whole.then_some((first.join(last?), end))
    }

    /// Whether strokes stand between the rows of a table, or may.
    fn is_boxed(&self, mark: u8) -> bool {
        let head = self.header.after.checked_sub(1);
        let rule = head.and_then(|at| self.lines.get(at));
        // +---+---+
        let grid = || rule.is_some_and(|rule| rule.text(self.source).starts_with('+'));
        mark == DRAWN || (mark == b'|' && grid())
    }

    /// Whether lines between two strokes are one row: they have as many cells, and one number, or none where strokes part
    /// the rows of the table and not each line may be one.
    fn is_row_over(&self, lines: &[Cells], parted: bool) -> bool {
        let columns = &self.header.columns;
        if lines.iter().any(|cells| cells.count() != columns.len()) {
            return false;
        }
        if self.header.number().is_none() {
            return parted && !lines.iter().all(|cells| self.states_task(cells));
        }
        let numbers = lines
            .iter()
            .filter(|cells| self.number_among(cells).is_some());
        match numbers.count() {
            0 => parted,
            count => count == 1,
        }
    }

    /// Whether a line says what is to be done, and who answers for it.
    fn states_task(&self, cells: &Cells) -> bool {
        let answering = self.header.first_answering();
        let mut columns = self.header.columns.iter().zip(0..);
        let mut texts = columns.clone();
        let filled = |at: usize| !cells.of(at).is_empty();
        texts.any(|(column, at)| column.holds == Content::Text && filled(at))
            && columns.all(|(column, at)| {
                let open = |cell: &Span| cell.of(self.source).ends_with('、');
                let units = column.holds.is_units();
                let answers = answering.is_some_and(|one| one.label == column.label);
                (!answers || filled(at)) && !(units && cells.of(at).iter().any(open))
            })
    }
}

/// Whether a line is one of the cells of a box.
fn is_within(text: &str, mark: u8) -> bool {
    let begins = match mark {
        DRAWN => is_drawn(text),
        mark => text.as_bytes().first() == Some(&mark),
    };
    begins && !is_rule(text)
}
