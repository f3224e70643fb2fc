//! Which characters the words of a list are looked up by.

use crate::parse::lexicon::characters::character;

/// The characters that words begin or end with, as bits by the lowest bits of each: tells of nearly any other that
/// it is none of them.
#[derive(Clone, Copy)]
pub(in crate::parse) struct Keys([u64; 64]);

impl Keys {
    pub(in crate::parse) const NONE: Self = Self([0; 64]);

    /// Whether an ideograph may be one of them.
    #[inline]
    pub(in crate::parse) fn may_hold(&self, [_, second, third]: [u8; 3]) -> bool {
        let word = self.0.get(usize::from(second & 0x3F));
        word.is_some_and(|word| word >> (third & 0x3F) & 1 == 1)
    }

    #[inline]
    pub(in crate::parse) fn may_have(&self, key: u32) -> bool {
        let word = self.0.get((key >> 6) as usize % 64);
        word.is_some_and(|word| word >> (key % 64) & 1 == 1)
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "evaluated when the crate is compiled, where a mistake is an error"
    )]
    pub(super) const fn insert(&mut self, key: u32) {
        self.0[(key >> 6) as usize % 64] |= 1 << (key % 64);
    }

    /// These characters, and others.
    #[expect(
        clippy::indexing_slicing,
        reason = "evaluated when the crate is compiled, where a mistake is an error"
    )]
    pub(in crate::parse) const fn and(mut self, others: Self) -> Self {
        let mut at = 0;
        while at < self.0.len() {
            self.0[at] |= others.0[at];
            at += 1;
        }
        self
    }

    /// These characters, and those of a text.
    pub(in crate::parse) const fn with(mut self, text: &str) -> Self {
        let mut at = 0;
        while at < text.len() {
            let (key, width) = character(text.as_bytes(), at);
            self.insert(key);
            at += width;
        }
        self
    }
}
