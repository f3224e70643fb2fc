//! Dense indices, each meaningful in its own plan alone.

/// Defines an id: a dense index from 0 in the order of the document.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// A dense index from 0 in document order. It means something in its own plan alone: what
        /// lasts outside is a task's number and a unit's name.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// The id at an index that is known to fit: no table holds more entries than its source
            /// has bytes, and those are fewer than 2³².
            #[expect(clippy::cast_possible_truncation, reason = "a table is shorter than its source")]
            pub(crate) const fn at(index: usize) -> Self {
                Self(index as u32)
            }

            /// The index, from 0.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// Identifies a section of one plan.
    SectionId
}
id! {
    /// Identifies a task of one plan.
    TaskId
}
id! {
    /// Identifies a unit of one plan; also its node index in the plan's graphs.
    UnitId
}

/// A run of consecutive entries of a table. Runs without entries are all equal, wherever in the table
/// they were taken: they say the same.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Run {
    start: u32,
    end: u32,
}

impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        let empty = self.start == self.end && other.start == other.end;
        empty || (self.start, self.end) == (other.start, other.end)
    }
}

impl Eq for Run {}

impl Run {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a table is shorter than its source"
    )]
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    pub(crate) const fn start(self) -> usize {
        self.start as usize
    }

    pub(crate) const fn end(self) -> usize {
        self.end as usize
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The entries, none where the run does not lie within the table.
    pub(crate) fn of<T>(self, table: &[T]) -> &[T] {
        table.get(self.start()..self.end()).unwrap_or_default()
    }
}

/// A table's index as it is stored.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a table is shorter than its source"
)]
pub(crate) const fn index(index: usize) -> u32 {
    index as u32
}

/// The entry at an index that a plan's own tables hold.
#[expect(
    clippy::indexing_slicing,
    reason = "the reader makes these indices from the tables, and reading a record checks each one"
)]
pub(crate) fn entry<T>(table: &[T], index: u32) -> &T {
    &table[index as usize]
}
