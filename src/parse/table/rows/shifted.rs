//! Rows that print their cells too far to the left: a merged cell above reaches over the first of them, and nothing
//! stands in its place.

use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::clause;
use crate::parse::dates;
use crate::parse::names;
use crate::parse::table::cells::{Cells, counts, is_filler, row_number};
use crate::parse::table::columns::Content;
use crate::parse::table::header;
use crate::parse::table::rows::Rows;
use crate::parse::words;
use crate::text::Span;

impl Rows<'_, '_> {
    /// Moves the cells of a row below the heads that they fit, where they stand below others: as many empty ones as it
    /// ends with, or lacks, belong before them. The number of the row stays where it is.
    pub(super) fn move_cells(&mut self, row: Span, cells: &mut Cells, mark: u8) {
        let columns = self.header.columns.len();
        let filled = cells.filled();
        // Commas and strokes print each cell that is empty.
        if filled >= columns || filled < 2 || !matches!(mark, b'|' | b'\t') {
            return;
        }
        if !self.is_misplaced(cells) || header::is_head(self.source, cells) {
            return;
        }
        let kept = usize::from(self.counts() && self.is_number(cells.of(0)));
        let lost = (1..=columns - filled).find(|lost| self.fits_behind(cells, kept, *lost));
        if let Some(lost) = lost {
            cells.insert_empty(kept, lost);
            let odd = Diagnostic::new(DiagnosticCode::RowCellsMoved, row);
            self.out.diagnostics.push(odd);
        }
    }

    /// Whether a cell stands below the head of a column that holds something else.
    fn is_misplaced(&self, cells: &Cells) -> bool {
        let mut columns = self.header.columns.iter().zip(0..);
        columns.any(|(column, at)| match (column.holds, cells.of(at)) {
            (Content::Text, [only]) => self.is_no_text(*only) || self.is_behind_sentence(cells, at),
            (Content::Units(_), [only]) => dates::is_deadline(only.of(self.source)),
            (Content::Deadline, [only]) => self.is_certain_unit_list(*only),
            _ => false,
        })
    }

    /// Whether the last cell of a row, below the head of a text, names units, and that before it is a sentence as it is
    /// none: 便民服务中心 behind 发布政策文件。 Where the texts of a row are of one kind it may be a further one: 建设便民服务中心.
    fn is_behind_sentence(&self, cells: &Cells, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| cells.of(before).last());
        let is_sentence = before.is_some_and(|text| text.of(self.source).ends_with('。'));
        is_sentence && at + 1 == cells.filled() && self.may_name(cells.of(at))
    }

    /// Whether a cell is a list of units, none of which does anything by these words: 加强部门配合.
    fn may_name(&self, cell: &[Span]) -> bool {
        matches!(cell, [only] if self.is_whole_unit_list(*only)
            && words::verb_at_end(only.of(self.source)).is_none())
    }

    /// Whether nobody writes so what is to be done.
    fn is_no_text(&self, cell: Span) -> bool {
        let text = cell.of(self.source);
        self.names_certainly(cell) || dates::is_deadline(text)
    }

    /// Whether a cell is a list of units, one of which is certain to be one: what it does may stand behind each. By itself
    /// with that, 加强部门配合, it may be a task.
    fn names_certainly(&self, cell: Span) -> bool {
        let mut certain = false;
        let lists = clause::is_unit_list(self.source, cell, |name| {
            let known = self.is_known(name);
            certain |= known || names::is_certain(name);
            known || names::is_unit(name)
        });
        if !lists || !certain {
            return false;
        }
        let text = cell.of(self.source);
        words::verb_at_end(text).is_none()
            || names::begins_with_level(text)
            || text.contains(['、', '，', ',', '；', ';', ' '])
    }

    /// Whether a cell is a list of units each of which the document has named before, or prints its level. Other tasks may
    /// end as their names do, where the cells beside them show that they are some: 打造特色街区.
    pub(super) fn names_plainly(&self, cell: Span) -> bool {
        clause::is_unit_list(self.source, cell, |name| {
            self.is_known(name) || (names::begins_with_level(name) && names::is_unit(name))
        })
    }

    /// Whether each cell fits its column where so many are lost behind those that are `kept`, and they say what is to be
    /// done, and by whom.
    fn fits_behind(&self, cells: &Cells, kept: usize, lost: usize) -> bool {
        let is_due = dates::is_deadline;
        let (mut texts, mut units) = (false, false);
        for (column, at) in self.header.columns.iter().zip(0..) {
            let pieces = match at {
                _ if at < kept => continue,
                _ if at < kept + lost => &[],
                _ => cells.of(at - lost),
            };
            let Some(cell) = pieces.first() else { continue };
            let text = cell.of(self.source);
            let fits = match column.holds {
                Content::Number => row_number(text).is_some(),
                Content::Text => !self.names_plainly(*cell) && !is_due(text) && !counts(text),
                Content::Units(_) => is_filler(text) || self.is_whole_unit_list(*cell),
                Content::Deadline => is_filler(text) || is_due(text),
                Content::Other => !self.is_no_text(*cell),
            };
            if !fits {
                return false;
            }
            texts |= column.holds == Content::Text;
            units |= column.holds.is_units()
                && (self.names_certainly(*cell) || self.is_behind_sentence(cells, at - lost));
        }
        texts && units
    }
}
