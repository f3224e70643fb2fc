//! How texts begin, as far as it tells in a few steps that one is not among them.

/// The first three characters of texts, where they are ideographs, quotation marks or dashes: tells that a text
/// begins as none of them does. Of very many texts it cannot tell that any more.
#[derive(Default)]
pub(super) struct Filter {
    set: [u64; 4],
    /// One of the texts begins otherwise.
    others: bool,
}

impl Filter {
    /// The bit of a text; none where it begins otherwise.
    fn place(text: &str) -> Option<Place> {
        let first @ [a, _, _, b, _, _, c, _, _] = text.as_bytes().first_chunk()?;
        let is_word = |lead: u8| matches!(lead, 0xE2 | 0xE4..=0xE9);
        if !(is_word(*a) && is_word(*b) && is_word(*c)) {
            return None;
        }
        Some(mixed(u64::from_le_bytes(*first.last_chunk()?)))
    }

    pub(super) fn insert(&mut self, text: &str) {
        match Self::place(text) {
            None => self.others = true,
            Some((word, bit)) => {
                if let Some(word) = self.set.get_mut(word) {
                    *word |= 1 << bit;
                }
            }
        }
    }

    /// Whether a text may begin as one of those does.
    #[inline]
    pub(super) fn may_hold(&self, text: &str) -> bool {
        let holds = |(word, bit): Place| {
            let word = self.set.get(word);
            word.is_some_and(|word| word >> bit & 1 == 1)
        };
        Self::place(text).map_or(self.others, holds)
    }
}

/// The first two and the last two ideographs of names: tells that one is no slip of any of them, as texts
/// hardly ever are.
#[derive(Debug, Default)]
pub(super) struct Ends {
    first: [u64; 4],
    last: [u64; 4],
}

impl Ends {
    pub(super) fn insert(&mut self, name: &str) {
        let [first, last] = Self::places(name);
        for (set, place) in [(&mut self.first, first), (&mut self.last, last)] {
            if let Some((word, bit)) = place
                && let Some(word) = set.get_mut(word)
            {
                *word |= 1 << bit;
            }
        }
    }

    /// Whether one of the names may be [one character](crate::nearest::one_apart) from this one.
    pub(super) fn may_be_near(&self, name: &str) -> bool {
        // Of five characters or more the first two or the last two are out of a slip's way.
        const LONG: usize = 5 * 3;
        if name.len() < LONG {
            return true;
        }
        let [first, last] = Self::places(name);
        let holds = |set: &[u64; 4], (word, bit): Place| {
            set.get(word).is_some_and(|word| word >> bit & 1 == 1)
        };
        first.is_none_or(|place| holds(&self.first, place))
            || last.is_none_or(|place| holds(&self.last, place))
    }

    /// The bits of a name's first two and last two ideographs; none where it has others there.
    fn places(name: &str) -> [Option<Place>; 2] {
        let name = name.as_bytes();
        let pairs = [name.first_chunk().copied(), name.last_chunk().copied()];
        pairs.map(|pair| {
            let [0xE4..=0xE9, a, b, 0xE4..=0xE9, c, d] = pair? else {
                return None;
            };
            Some(mixed(u64::from(u32::from_le_bytes([a, b, c, d]))))
        })
    }
}

/// A word of a set, and its bit.
type Place = (usize, u32);

/// The place that a key is mixed to: a multiplication mixes all of its bits into the highest.
const fn mixed(key: u64) -> Place {
    let key = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56;
    ((key >> 6) as usize, key as u32 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_a_name_may_be_near() {
        let mut ends = Ends::default();
        ends.insert("县生态环境局");
        assert!(!ends.may_be_near("加快建设绿色养老"));
        let slips = [
            "生态环境局",
            "县态生环境局",
            "县生态环境保护局",
            "生县态环境局",
            "县生态环局境",
            "县生态环境厅",
            "县局",
            "DV生态环境局",
        ];
        for name in slips {
            assert!(ends.may_be_near(name), "{name}");
        }
    }

    #[test]
    fn what_is_held_may_be_held() {
        let texts = [
            "修建水渠",
            "修建",
            "修。",
            "a",
            "",
            "植树造",
            "１、",
            "修“渠”",
        ];
        let mut filter = Filter::default();
        for text in ["修建水", "修。", ""] {
            assert!(!filter.may_hold(text), "nothing is held");
        }
        for text in texts {
            filter.insert(text);
        }
        assert!(texts.into_iter().all(|text| filter.may_hold(text)));
        assert!(!filter.may_hold("硬化路面") && !filter.may_hold("“修建”"));
    }
}
