//! Rows that go on behind the head of their table, which a new page prints again.

use crate::model::annex::AnnexRowData;
use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::page_number::is_page_number;
use crate::parse::table::cells::{Cells, is_rule, is_sum, row, row_number};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::rows::Rows;
use crate::text::{Span, is_blank};

impl Rows<'_, '_> {
    /// Takes into the cells of a row those of the line behind the head that a new page prints again, where the row goes on
    /// in them. Gives the whole of the row, and the line behind it.
    pub(super) fn over_pages(
        &mut self,
        cells: &mut Cells,
        (mut whole, mut next): (Span, usize),
        mark: u8,
    ) -> (Span, usize) {
        // No row reaches over more pages.
        const MOST: usize = 8;
        let first = whole;
        for _ in 0..MOST {
            let Some(below) = self.behind_head_again(next) else {
                break;
            };
            let Some((line, behind)) = row(self.source, self.lines, below, mark) else {
                break;
            };
            let mut rest = Cells::default();
            rest.read(self.source, line, mark);
            let boxed = self.boxed_row(&mut rest, below, behind, mark);
            let (line, behind) = boxed.unwrap_or((line, behind));
            if !self.goes_on_in(cells, &rest, behind, mark) {
                break;
            }
            let above = std::mem::take(cells);
            cells.join(&[above, rest]);
            (whole, next) = (whole.join(line), behind);
        }
        if whole != first {
            let odd = Diagnostic::new(DiagnosticCode::RowOverPages, whole);
            self.out.diagnostics.push(odd);
        }
        (whole, next)
    }

    /// The line behind the head of the table, where line `at` prints it again, below the number of a page if need be.
    fn behind_head_again(&self, mut at: usize) -> Option<usize> {
        // The lower edge of a box, the number of a page, 续表, the upper edge.
        const MOST: usize = 4;
        let text = |at: usize| self.lines.get(at).map(|line| line.text(self.source));
        let is_none = |at: &usize| text(*at).is_some_and(is_rule);
        let heads = || (self.header.first..self.header.after).filter(|at| !is_none(at));
        let first = text(heads().next()?)?;
        let mut passed = 0;
        while !is_same(text(at)?, first) {
            let line = text(at)?;
            // A bare figure between a row and a head counts pages.
            let page = || row_number(line).is_some() || is_page_number(line);
            if passed == MOST || !(is_rule(line) || page() || is_continued(line)) {
                return None;
            }
            passed += 1;
            at += 1;
        }
        for head in heads() {
            while is_none(&at) {
                at += 1;
            }
            if !is_same(text(at)?, text(head)?) {
                return None;
            }
            at += 1;
        }
        while is_none(&at) {
            at += 1;
        }
        Some(at)
    }

    /// Whether a row goes on in the cells behind the head that is printed again, before line `behind`: it has a number and
    /// they have none, where rows are numbered. They fill a cell that lacks its end; or they name nobody, and are no heading.
    fn goes_on_in(&self, cells: &Cells, rest: &Cells, behind: usize, mark: u8) -> bool {
        let columns = &self.header.columns;
        let counting = self.header.number();
        let same = cells.count() == columns.len() && rest.count() == columns.len();
        let Some(counting) = counting.filter(|_| same) else {
            return false;
        };
        let number = |cells: &Cells| {
            let cell = cells.of(counting).first();
            cell.and_then(|cell| self.number_of(*cell))
        };
        let first = (0..rest.count()).find_map(|at| rest.of(at).first());
        let (Some(own), Some(first)) = (number(cells), first) else {
            return false;
        };
        let begins = is_sum(first.of(self.source)) || self.is_section(*first);
        if begins || !rest.of(counting).is_empty() {
            return false;
        }
        // A row that has lost its number stands before the one behind the next.
        let mut below = Cells::default();
        if let Some((line, _)) = row(self.source, self.lines, behind, mark) {
            below.read(self.source, line, mark);
        }
        if number(&below).is_some_and(|below| below != own + 1 && below != 1) {
            return false;
        }
        let filled = |cells: &Cells, wanted: fn(&Column) -> bool| {
            let of = columns.iter().zip(0..).filter(|(column, _)| wanted(column));
            of.into_iter().any(|(_, at)| !cells.of(at).is_empty())
        };
        let named = |cells| filled(cells, |one| one.holds.is_units());
        let due = |cells| filled(cells, |one| one.holds == Content::Deadline);
        // What has a time of its own is a row, and a remark none of the row's.
        if (due(cells) && due(rest)) || first.of(self.source).starts_with('注') {
            return false;
        }
        if self.lacks_end(cells, rest) || !filled(rest, |one| one.holds == Content::Text) {
            return true;
        }
        (!named(rest) || !named(cells)) && self.all_count() && !self.may_head_below(cells, rest)
    }

    /// Whether a cell that is filled in both parts of a row breaks off in the first.
    fn lacks_end(&self, cells: &Cells, rest: &Cells) -> bool {
        self.header.columns.iter().zip(0..).any(|(column, at)| {
            let (Some(above), Some(below)) = (cells.of(at).last(), rest.of(at).first()) else {
                return false;
            };
            let open = above
                .of(self.source)
                .ends_with(['、', '，', '；', ',', '（', '(']);
            match column.holds {
                Content::Units(_) => {
                    open || (!self.is_whole_unit_list(*above)
                        && self.is_unit_list_over(*above, *below))
                }
                Content::Text => {
                    open && !above.of(self.source).ends_with('；')
                        || (self.texts_are_sentences() && !self.ends_sentence(*above))
                }
                _ => false,
            }
        })
    }

    fn ends_sentence(&self, text: Span) -> bool {
        text.of(self.source)
            .ends_with(['。', '；', '！', '）', ')'])
    }

    /// The rows above, as many as tell how the table's are written.
    fn last_rows(&self) -> &[AnnexRowData] {
        const ENOUGH: usize = 8;
        let rows = self.out.annex.rows.get(self.first..).unwrap_or_default();
        rows.get(rows.len().saturating_sub(ENOUGH)..)
            .unwrap_or_default()
    }

    /// Whether the texts of the rows above end as sentences do.
    fn texts_are_sentences(&self) -> bool {
        let rows = self.last_rows();
        let ends = |row: &AnnexRowData| {
            let last = row.paragraphs.of(&self.out.annex.paragraphs).last();
            last.is_some_and(|last| self.ends_sentence(*last))
        };
        !rows.is_empty() && rows.iter().all(ends)
    }

    /// Whether no row above lacks its number, as do those that share one in a cell that reaches over them.
    fn all_count(&self) -> bool {
        let open = self.row.span.is_some() && self.row.number.is_none();
        !open && self.last_rows().iter().all(|row| row.number.is_some())
    }

    /// Whether a single cell may be the heading of the rows below it: the table has headings, or the text above is whole.
    fn may_head_below(&self, cells: &Cells, rest: &Cells) -> bool {
        let texts = self.header.columns.iter().zip(0..);
        let mut texts = texts.filter(|(column, _)| column.holds == Content::Text);
        let mut whole = || {
            let above = texts.find_map(|(_, at)| cells.of(at).last());
            above.is_none_or(|above| self.ends_sentence(*above))
        };
        let only = rest.only().map(|(_, only)| only);
        only.is_some_and(|only| self.may_head(only))
            && (!self.out.annex.headings.is_empty() || whole())
    }
}

/// Whether two lines are the same but for blanks.
fn is_same(line: &str, other: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| !is_blank(*c))
    }
    words(line).eq(words(other))
}

/// Whether a line says no more than that the table goes on: 续表, 任务分工表（续）.
fn is_continued(text: &str) -> bool {
    const LONGEST: usize = 120;
    text.len() <= LONGEST
        && (text.starts_with("续表") || text.trim_end_matches(['）', ')']).ends_with('续'))
}
