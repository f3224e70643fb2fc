//! Who signs the document, right below the last row.

use crate::parse::head::begins_signature;
use crate::parse::names;
use crate::parse::table::columns::Content;
use crate::parse::table::header::CellMark;
use crate::parse::table::rows::Rows;

impl Rows<'_, '_> {
    /// Whether the signature that closes the document begins in line `at`, and no further units of the row above with
    /// their time: the row wants neither, and the name prints its place, as those of units in a table don't (县水利局); or a
    /// blank line parts it from the row, as none does its cells.
    pub(super) fn is_signed(&self, at: usize, mark: CellMark) -> bool {
        let Some(line) = self.lines.get(at) else {
            return false;
        };
        let apart = mark != CellMark::BlankLine && line.spaced;
        let below = || {
            self.is_full()
                && !names::begins_with_level(line.text(self.source))
                && !self.wants_time()
        };
        (apart || below()) && self.signs(at)
    }

    /// Whether the signature that closes the document begins in line `at`, or one before what is attached to it.
    pub(super) fn signs(&self, at: usize) -> bool {
        let lines = self.lines.get(at..).unwrap_or_default();
        self.row.span.is_some() && begins_signature(self.source, lines)
    }

    /// Whether a cell of the row at hand is still to say until when.
    fn wants_time(&self) -> bool {
        let mut columns = self.header.columns.iter();
        self.row.deadline.is_none() && columns.any(|column| column.holds == Content::Deadline)
    }
}
