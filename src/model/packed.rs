//! Numbers and spans as a plan keeps them: by their bytes.
//!
//! A plan is read once and kept, so its entries are to be small. A value of this module may stand at any
//! byte: an entry that holds a flag beside its numbers has no padding. Reading one is a plain load.

use crate::model::ids::{Run, index};
use crate::text::Span;

/// A number of 32 bits, as all offsets and indices are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Packed([u8; 4]);

impl Packed {
    pub(crate) const fn new(value: u32) -> Self {
        Self(value.to_le_bytes())
    }

    /// An offset or an index, which fit.
    pub(crate) const fn at(value: usize) -> Self {
        Self::new(index(value))
    }

    pub(crate) const fn get(self) -> u32 {
        u32::from_le_bytes(self.0)
    }

    pub(crate) const fn index(self) -> usize {
        self.get() as usize
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct PackedSpan {
    start: Packed,
    end: Packed,
}

impl PackedSpan {
    pub(crate) const fn new(span: Span) -> Self {
        Self {
            start: Packed::at(span.start()),
            end: Packed::at(span.end()),
        }
    }

    pub(crate) const fn get(self) -> Span {
        Span::at(self.start.index(), self.end.index())
    }
}

/// A run of entries. Runs without entries say the same, and are the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct PackedRun {
    start: Packed,
    end: Packed,
}

impl PackedRun {
    pub(crate) const fn new(run: Run) -> Self {
        let run = if run.is_empty() { Run::new(0, 0) } else { run };
        Self {
            start: Packed::at(run.start()),
            end: Packed::at(run.end()),
        }
    }

    pub(crate) const fn get(self) -> Run {
        Run::new(self.start.index(), self.end.index())
    }
}

/// An index that may be missing. No table has so many entries as the number that stands for that: it
/// would be longer than its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct MaybeIndex(Packed);

impl MaybeIndex {
    const NONE: u32 = u32::MAX;

    pub(crate) const fn new(index: Option<u32>) -> Self {
        Self(Packed::new(match index {
            Some(index) => index,
            None => Self::NONE,
        }))
    }

    pub(crate) fn get(self) -> Option<u32> {
        Some(self.0.get()).filter(|index| *index != Self::NONE)
    }
}

/// What few entries of a table have, beside the index of the entry, in the table's order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Rare<T>(Vec<(u32, T)>);

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Rare<T> {
    /// Adds what an entry has, behind those of all entries before it.
    pub(crate) fn push(&mut self, entry: usize, value: Option<T>) {
        if let Some(value) = value {
            self.0.push((index(entry), value));
        }
    }

    pub(crate) fn get(&self, entry: u32) -> Option<T> {
        if self.0.is_empty() {
            return None;
        }
        let at = self.0.binary_search_by_key(&entry, |(entry, _)| *entry);
        let (_, value) = self.0.get(at.ok()?)?;
        Some(*value)
    }

    pub(crate) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_whole() {
        let span = Span::at(0x0102_0304, 0xFFFF_FFFF);
        assert_eq!(PackedSpan::new(span).get(), span);
        let run = PackedRun::new(Run::new(3, 70_000)).get();
        assert_eq!((run.start(), run.end()), (3, 70_000));
        for index in [None, Some(0), Some(u32::MAX - 1)] {
            assert_eq!(MaybeIndex::new(index).get(), index);
        }
        assert_eq!(
            (size_of::<PackedSpan>(), align_of::<PackedSpan>()),
            (8, 1),
            "without padding, wherever it stands"
        );
    }

    #[test]
    fn runs_without_entries_are_one() {
        assert_eq!(
            PackedRun::new(Run::new(7, 7)),
            PackedRun::new(Run::default())
        );
    }

    #[test]
    fn what_is_rare_is_found_by_its_entry() {
        let mut rare = Rare::default();
        assert_eq!(rare.get(0), None);
        for (entry, value) in [Some('甲'), None, None, Some('乙')].into_iter().enumerate() {
            rare.push(entry, value);
        }
        let found: Vec<_> = (0..5).map(|entry| rare.get(entry)).collect();
        assert_eq!(found, [Some('甲'), None, None, Some('乙'), None]);
    }
}
