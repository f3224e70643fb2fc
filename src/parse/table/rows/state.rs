//! What has been read of the row at hand, and which cells it still wants.

use crate::parse::table::columns::Content;
use crate::parse::table::rows::Rows;

impl Rows<'_, '_> {
    /// Whether the row at hand has a text.
    pub(super) fn has_text(&self) -> bool {
        self.out.annex.paragraphs.len() > self.row.texts
    }

    /// Whether each column with a role has its cell.
    pub(super) fn is_full(&self) -> bool {
        self.row.unit_cells >= self.roles
    }

    /// Whether a cell of units has been met.
    pub(super) const fn names_units(&self) -> bool {
        self.row.unit_cells > 0
    }

    /// How many columns with a role still want their cell.
    pub(super) const fn wanted_units(&self) -> usize {
        self.roles.saturating_sub(self.row.unit_cells)
    }

    /// Whether a column before those of units may still be without its cell, in a row that names none.
    pub(super) fn wants_text(&self) -> bool {
        let before = self.header.before_units();
        let texts = before.filter(|one| matches!(one.holds, Content::Text | Content::Other));
        let have = self.out.annex.paragraphs.len() - self.row.texts;
        !self.names_units() && have < texts.count()
    }

    /// Whether a column behind the last with units still wants its cell.
    pub(super) fn wants_behind(&self) -> bool {
        self.row.other_cells < self.header.behind_last_units()
    }

    /// Whether no row is begun that is still to name its units.
    pub(super) fn is_between(&self) -> bool {
        self.row.span.is_none() || self.names_units()
    }

    /// Whether what has been read of a row stands in columns before that of its number: the area that it
    /// belongs to.
    pub(super) fn is_before_number(&self) -> bool {
        let number = self.header.number();
        self.row.number.is_none() && !self.names_units() && number.is_some_and(|at| at > 0)
    }
}
