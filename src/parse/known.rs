//! The units that a document has named so far.

use crate::model::ids::UnitId;
use crate::model::unit::{UnitName, UnitTable};
use crate::parse::kind::kind_of;
use crate::parse::{names, places};

/// The units that a document has named so far, in order of first mention.
///
/// A document names the same few bodies over and over. A text that was nothing but a name when it was
/// first read is so wherever it stands by itself again, and need not be taken apart once more.
#[derive(Debug, Default)]
pub(super) struct Known {
    units: UnitTable,
    /// Of each unit, whether its name was read so.
    plain: Vec<bool>,
}

impl Known {
    /// The unit that an item of a list is known to name, all by itself.
    pub(super) fn plain(&self, source: &str, item: &str) -> Option<UnitId> {
        let id = self.units.find(source, item)?;
        (self.plain.get(id.index()) == Some(&true)).then_some(id)
    }

    /// Whether the document has named a unit so.
    pub(super) fn holds(&self, source: &str, name: &str) -> bool {
        self.units.find(source, name).is_some()
    }

    /// The unit of this name. `whole` says that the name was all of its item.
    pub(super) fn intern(&mut self, source: &str, name: UnitName, whole: bool) -> UnitId {
        let mut plain = false;
        let id = self.units.intern(source, name, |name| {
            // What neighbours can complete depends on them.
            plain = whole
                && !names::is_vague(name)
                && !places::may_be_shortened(name)
                && !places::is_bare_level(name);
            kind_of(name)
        });
        if id.index() == self.plain.len() {
            self.plain.push(plain);
        }
        id
    }

    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    /// The names, in order of first mention.
    pub(super) fn names<'p>(&'p self, source: &'p str) -> impl Iterator<Item = &'p str> {
        self.units.names(source)
    }

    pub(super) fn into_table(self) -> UnitTable {
        self.units
    }
}
