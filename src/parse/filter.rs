//! How texts begin, as far as it tells in a few steps that one is not among them.

/// The first three ideographs of texts: tells that a text begins as none of them does. Of very many texts
/// it cannot tell that any more.
#[derive(Default)]
pub(super) struct Filter([u64; 4]);

impl Filter {
    /// The bit of a text; none where it begins otherwise than with ideographs.
    fn place(text: &str) -> Option<(usize, u32)> {
        let first @ [0xE4..=0xE9, _, _, 0xE4..=0xE9, _, _, 0xE4..=0xE9, _, _] =
            text.as_bytes().first_chunk()?
        else {
            return None;
        };
        // A multiplication mixes all of the bits into the highest.
        let key = u64::from_le_bytes(*first.last_chunk()?);
        let key = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56;
        Some((usize::from(key as u8 >> 6), key as u32 & 63))
    }

    pub(super) fn insert(&mut self, text: &str) {
        if let Some((word, bit)) = Self::place(text)
            && let Some(word) = self.0.get_mut(word)
        {
            *word |= 1 << bit;
        }
    }

    /// Whether a text may begin as one of those does.
    pub(super) fn may_hold(&self, text: &str) -> bool {
        let place = Self::place(text);
        place.is_none_or(|(word, bit)| self.0.get(word).is_some_and(|word| word >> bit & 1 == 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_may_be_held() {
        let texts = ["修建水渠", "修建", "修。", "a", "", "植树造", "１、"];
        let mut filter = Filter::default();
        assert!(!filter.may_hold("修建水"), "nothing is held");
        for text in texts {
            filter.insert(text);
        }
        assert!(texts.into_iter().all(|text| filter.may_hold(text)));
        assert!(!filter.may_hold("硬化路面"));
    }
}
