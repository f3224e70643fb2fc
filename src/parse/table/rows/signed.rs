//! Who signs the document, right below the last row.

use crate::parse::head::begins_signature;
use crate::parse::names;
use crate::parse::table::columns::Content;
use crate::parse::table::header::CellMark;
use crate::parse::table::layout::Segment;
use crate::parse::table::rows::Rows;

impl Rows<'_, '_> {
    /// Whether the signature that closes the document begins in line `at`, and no further units of the row above with
    /// their time: the row wants neither, and the name prints its place, as those of units in a table don't (县水利局); or a
    /// blank line parts it from the row, as none does its cells, and the row has its units but for the last at most.
    pub(super) fn is_signed(&self, at: usize, mark: CellMark) -> bool {
        let Some(line) = self.lines.get(at) else {
            return false;
        };
        let apart = mark != CellMark::BlankLine && line.spaced;
        let placed = || !names::begins_with_level(line.text(self.source));
        let full = self.is_full();
        let ends = if apart {
            full || (self.names_units() && placed())
        } else {
            full && !self.wants_time() && placed()
        };
        ends && self.signs(at)
    }

    /// Whether the signature that closes the document begins in line `at`, or one before what is attached to it.
    pub(super) fn signs(&self, at: usize) -> bool {
        let lines = self.lines.get(at..).unwrap_or_default();
        self.row.span.is_some() && begins_signature(self.source, lines)
    }

    /// Whether a name that prints no place and a time are all that a line below a row says, where the table has a column
    /// of times: they are of a task that reaches over several rows.
    pub(super) fn shares_task(&self, segments: &[Segment]) -> bool {
        let [name, time] = segments else { return false };
        let mut columns = self.header.columns.iter();
        self.row.span.is_some()
            && columns.any(|column| column.holds == Content::Deadline)
            && self.fits(Content::Deadline, time.span)
            && !prints_place(name.span.of(self.source))
            && self.is_unit_list(name.span)
    }

    /// Whether a cell of the row at hand is still to say until when.
    fn wants_time(&self) -> bool {
        let mut columns = self.header.columns.iter();
        self.row.deadline.is_none() && columns.any(|column| column.holds == Content::Deadline)
    }
}

/// Whether a name begins with that of its place: 清河县水利局, as 县水利局 and 林业局 don't.
pub(super) fn prints_place(name: &str) -> bool {
    // Of the shortest places; 城市管理局 names none.
    const SHORTEST: usize = 2;
    const LEVELS: [char; 9] = ['省', '市', '区', '县', '州', '盟', '旗', '镇', '乡'];
    !names::begins_with_level(name)
        && (name.starts_with("中共") || name.chars().skip(SHORTEST).any(|c| LEVELS.contains(&c)))
}
