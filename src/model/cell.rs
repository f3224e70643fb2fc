//! What stands in a row of the annex beside who does what.

use std::borrow::Cow;
use std::fmt;

use crate::model::annex::AnnexRow;
use crate::model::handle::{Excerpts, handle, handles};
use crate::model::ids::{Run, index};
use crate::model::packed::{Packed, PackedSpan};
use crate::text::{Excerpt, Span, join_lines};

/// A cell of a row whose column holds neither its number nor its text, its units or its deadline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct AnnexCellData {
    /// The head of its column.
    pub(crate) head: Span,
    pub(crate) paragraphs: Run,
}

/// Such a cell as a plan keeps it, with the row that it is of. Its paragraphs reach up to those of the next cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct AnnexCellEntry {
    pub(crate) row: Packed,
    head: PackedSpan,
    /// The first of its paragraphs.
    pub(crate) paragraphs: Packed,
}

impl AnnexCellEntry {
    pub(crate) const fn new(data: &AnnexCellData, row: usize, paragraphs: usize) -> Self {
        Self {
            row: Packed::at(row),
            head: PackedSpan::new(data.head),
            paragraphs: Packed::at(paragraphs),
        }
    }
}

handle! {
    /// A cell of a row in a column that holds neither its number nor its text, its units or its deadline: 责任领导, 备注.
    AnnexCell, AnnexCellEntry, u32
}

handles! {
    /// The cells of a row in columns of another kind, in the order of the columns.
    AnnexCells, AnnexCell, AnnexCellEntry, index
}

impl<'p> AnnexCell<'p> {
    /// The row that the cell is of.
    pub fn row(self) -> AnnexRow<'p> {
        self.plan.row_at(self.data.row.get())
    }

    /// The head of its column as printed: one of [`Annex::columns`](crate::Annex::columns), or where the table is printed
    /// in parts, that above the row's own part. A table that prints the heads in each row has it beside the cell.
    pub fn head(self) -> Excerpt<'p> {
        Excerpt::new(self.plan.source(), self.data.head.get())
    }

    /// What it says, a paragraph for each of its lines, `<br>` among their ends; at least one.
    pub fn paragraphs(self) -> Excerpts<'p> {
        Excerpts::new(self.plan.source(), self.paragraph_spans())
    }

    fn paragraph_spans(self) -> &'p [Span] {
        let annex = self.plan.store.annex.as_ref();
        annex.map_or(&[], |annex| annex.paragraphs_of_cell(self.id))
    }

    /// What it says in one piece, as one reads it: its paragraphs put together, as [`Excerpt::joined`] does with lines.
    pub fn joined(self) -> Cow<'p, str> {
        if let [only] = self.paragraph_spans() {
            return join_lines(only.of(self.plan.source()));
        }
        let lines: Vec<_> = self.paragraphs().map(Excerpt::text).collect();
        Cow::Owned(join_lines(&lines.join("\n")).into_owned())
    }

    /// From its first paragraph to its last. Where a row's cells have several lines, and those of one cell stand beside
    /// those of the next, what stands between is theirs.
    pub fn span(self) -> Span {
        match self.paragraph_spans() {
            [first, .., last] => first.join(*last),
            [only] => *only,
            [] => Span::default(),
        }
    }
}

impl fmt::Debug for AnnexCell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnnexCell")
            .field("head", &self.head())
            .field("paragraphs", &self.paragraphs())
            .finish_non_exhaustive()
    }
}
