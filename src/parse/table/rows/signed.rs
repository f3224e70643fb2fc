//! Who signs the document, right below the last row.

use crate::parse::head::begins_signature;
use crate::parse::table::columns::Content;
use crate::parse::table::header::CellMark;
use crate::parse::table::rows::Rows;

impl Rows<'_, '_> {
    /// Whether the signature that closes the document begins in line `at`, and no further units of the row above with
    /// their time: the row wants neither, or a blank line parts them from it as none does its cells.
    pub(super) fn is_signed(&self, at: usize, mark: CellMark) -> bool {
        let apart = || {
            let line = self.lines.get(at);
            mark != CellMark::BlankLine && line.is_some_and(|line| line.spaced)
        };
        (self.is_full() || apart()) && self.signs(at) && (!self.wants_time() || apart())
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
