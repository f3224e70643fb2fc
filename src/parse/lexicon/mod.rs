//! Lists of words, asked whether a text ends with one of them, begins with one, or holds one.
//!
//! A list is looked up by two characters: of some hundred words hardly one is compared in vain.

mod characters;
mod keys;
#[cfg(test)]
mod tests;

use crate::parse::scan::width;
use characters::{character, character_before, first_character, ideograph, last_character};
pub(super) use keys::Keys;

/// Which characters of its words a list is looked up by: the first and the second, or the last and the one
/// before it.
#[derive(Clone, Copy)]
pub(super) enum By {
    First,
    Last,
}

/// A word of a list.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    word: &'static str,
    /// The characters that it is looked up by.
    pair: Pair,
    /// The group that it belongs to.
    group: u8,
    /// The next word, from 1, of the same slot; 0 behind the last.
    next: u8,
}

/// The character at the end of a word that it is looked up by, and the one beside it, 0 in a word of one
/// character: sixteen bits each.
type Pair = u32;

/// Words in groups, each group with what it means. Where several words fit, the first of the list
/// counts.
///
/// Made by [`lexicon!`].
pub(super) struct Lexicon<V: 'static> {
    groups: &'static [(V, &'static [&'static str])],
    entries: &'static [Entry],
    /// For each slot its first word, from 1.
    first: [u8; SLOTS],
    keys: Keys,
}

const SLOTS: usize = 256;

/// Makes a [`Lexicon`] of a constant list: of groups, or of words that mean nothing but themselves.
macro_rules! lexicon {
    ($by:ident, [$($word:literal),* $(,)?]) => {
        $crate::parse::lexicon::lexicon!($by, &[((), &[$($word),*])])
    };
    ($by:ident, $groups:expr) => {{
        use $crate::parse::lexicon::{By, Entry, Lexicon, count, entries};
        const COUNT: usize = count($groups);
        const ENTRIES: [Entry; COUNT] = entries($groups, By::$by);
        Lexicon::new($groups, &ENTRIES)
    }};
}
pub(super) use lexicon;

/// How many words stand in the groups.
pub(super) const fn count<V>(groups: &[(V, &[&str])]) -> usize {
    let mut total = 0;
    let mut rest = groups;
    while let [(_, words), behind @ ..] = rest {
        total += words.len();
        rest = behind;
    }
    total
}

/// The words of the groups in one row, those of a slot linked in the order of the list.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated when the crate is compiled, where a mistake is an error"
)]
pub(super) const fn entries<V, const N: usize>(
    groups: &[(V, &'static [&'static str])],
    by: By,
) -> [Entry; N] {
    assert!(N < 256, "an index has eight bits");
    let mut entries = [Entry {
        word: "",
        pair: 0,
        group: 0,
        next: 0,
    }; N];
    let mut at = N;
    let mut first = [0; SLOTS];
    let mut group = groups.len();
    while group > 0 {
        group -= 1;
        let words = groups[group].1;
        let mut word = words.len();
        while word > 0 {
            word -= 1;
            at -= 1;
            let pair = pair_of(words[word], by);
            let slot = slot(pair) as usize;
            entries[at] = Entry {
                word: words[word],
                pair,
                group: group as u8,
                next: first[slot],
            };
            first[slot] = at as u8 + 1;
        }
    }
    entries
}

/// The characters of a word that it is looked up by.
const fn pair_of(word: &str, by: By) -> Pair {
    let bytes = word.as_bytes();
    let (key, beside) = match by {
        By::First => {
            let (first, width) = character(bytes, 0);
            let (second, _) = character(bytes, width);
            (first, second)
        }
        By::Last => {
            let last = character_before(bytes, bytes.len());
            let (key, _) = character(bytes, last);
            let beside = match last {
                0 => 0,
                _ => character(bytes, character_before(bytes, last)).0,
            };
            (key, beside)
        }
    };
    pair(key, beside)
}

/// Two characters of the basic plane in one number.
const fn pair(key: u32, beside: u32) -> Pair {
    key << 16 | beside
}

/// The slot of the words that are looked up by these characters.
const fn slot(pair: Pair) -> u8 {
    // A multiplication mixes all of the bits into the highest.
    pair.wrapping_mul(0x9E37_79B1).to_be_bytes()[0]
}

impl<V> Lexicon<V> {
    #[expect(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "evaluated when the crate is compiled, where a mistake is an error"
    )]
    pub(super) const fn new(
        groups: &'static [(V, &'static [&'static str])],
        entries: &'static [Entry],
    ) -> Self {
        let mut first = [0; SLOTS];
        let mut keys = Keys::NONE;
        let mut at = entries.len();
        while at > 0 {
            at -= 1;
            let pair = entries[at].pair;
            first[slot(pair) as usize] = at as u8 + 1;
            keys.insert(pair >> 16);
        }
        Self {
            groups,
            entries,
            first,
            keys,
        }
    }

    /// The first word that `text` ends with: what stands before it, and what its group means. For a
    /// list that is looked up by the last characters.
    #[inline]
    pub(super) fn strip_end<'t>(&self, text: &'t str) -> Option<(&'t str, &'static V)> {
        let (key, width) = last_character(text)?;
        if !self.keys.may_have(key) {
            return None;
        }
        let before = text.get(..text.len() - width)?;
        let beside = last_character(before).map_or(0, |(beside, _)| beside);
        self.find(key, beside, Some(before), |word| text.strip_suffix(word))
    }

    /// The first word that `text` begins with: what stands behind it, and what its group means. For
    /// a list that is looked up by the first characters.
    #[inline]
    pub(super) fn strip_start<'t>(&self, text: &'t str) -> Option<(&'t str, &'static V)> {
        let (key, width) = first_character(text)?;
        if !self.keys.may_have(key) {
            return None;
        }
        let behind = text.get(width..)?;
        let beside = first_character(behind).map_or(0, |(beside, _)| beside);
        self.find(key, beside, Some(behind), |word| text.strip_prefix(word))
    }

    #[inline]
    pub(super) fn ends(&self, text: &str) -> bool {
        self.strip_end(text).is_some()
    }

    #[inline]
    pub(super) fn begins(&self, text: &str) -> bool {
        self.strip_start(text).is_some()
    }

    /// Whether `text` is one of the words of a list that is looked up by the last characters.
    pub(super) fn is(&self, text: &str) -> bool {
        let found = last_character(text).and_then(|(key, width)| {
            let before = text.get(..text.len() - width)?;
            let beside = last_character(before).map_or(0, |(beside, _)| beside);
            let whole = |word| (word == text).then_some("");
            self.find(key, beside, whole_of(before), whole)
        });
        found.is_some()
    }

    /// What the group of `text` means, where it is a word of a list that is looked up by the first
    /// characters.
    pub(super) fn whole(&self, text: &str) -> Option<&'static V> {
        let (key, width) = first_character(text)?;
        let behind = text.get(width..)?;
        let beside = first_character(behind).map_or(0, |(beside, _)| beside);
        let whole = |word| (word == text).then_some("");
        let found = self.find(key, beside, whole_of(behind), whole);
        found.map(|(_, value)| value)
    }

    /// Whether a word may be looked up by this character. What neither begins nor ends with such a one, as
    /// the list asks, need not be asked for.
    #[inline]
    pub(super) fn may_have_key(&self, key: char) -> bool {
        self.keys.may_have(u32::from(key))
    }

    /// The characters that its words are looked up by.
    pub(super) const fn keys(&self) -> Keys {
        self.keys
    }

    /// Every place at which `text` holds a word of a list that is looked up by the first characters:
    /// where the word begins, what stands behind it, and what its group means. No more than one word
    /// a place.
    #[inline]
    pub(super) fn places<'t>(
        &'static self,
        text: &'t str,
    ) -> impl Iterator<Item = (usize, &'t str, &'static V)> {
        let bytes = text.as_bytes();
        let mut next = 0;
        std::iter::from_fn(move || {
            loop {
                // At most characters no word begins.
                let (characters, _) = bytes.get(next..)?.as_chunks();
                let begins_none = |[lead, second, third]: &&[u8; 3]| {
                    matches!(lead, 0xE0..=0xEF)
                        && !self.keys.may_have(ideograph(*lead, *second, *third))
                };
                let at = next + 3 * characters.iter().take_while(begins_none).count();
                next = at + width(*bytes.get(at)?);
                if let Some((behind, value)) = self.strip_start(text.get(at..)?) {
                    return Some((at, behind, value));
                }
            }
        })
    }

    /// Whether `text` holds a word of a list that is looked up by the first characters.
    #[inline]
    pub(super) fn within(&'static self, text: &str) -> bool {
        self.places(text).next().is_some()
    }

    /// The first word with these characters at its end, which `strip` finds, or with the first of them alone,
    /// without which the text is `bare`.
    fn find<'t>(
        &self,
        key: u32,
        beside: u32,
        bare: Option<&'t str>,
        strip: impl Fn(&'static str) -> Option<&'t str>,
    ) -> Option<(&'t str, &'static V)> {
        // No word holds characters beyond the basic plane.
        if key > 0xFFFF {
            return None;
        }
        let single = self.find_in_slot(pair(key, 0), |_| bare);
        let longer = self.find_in_slot(pair(key, beside & 0xFFFF), strip);
        let (_, entry, rest) = match single {
            Some(single) if longer.is_none_or(|longer| single.0 < longer.0) => single,
            _ => longer?,
        };
        let (value, _) = self.groups.get(usize::from(entry.group))?;
        Some((rest, value))
    }

    /// The first word with these very characters that `strip` finds, and its place in the list.
    #[inline]
    fn find_in_slot<'t>(
        &self,
        pair: Pair,
        strip: impl Fn(&'static str) -> Option<&'t str>,
    ) -> Option<(u8, &'static Entry, &'t str)> {
        let mut next = *self.first.get(usize::from(slot(pair)))?;
        while let Some(entry) = self.entries.get(usize::from(next).wrapping_sub(1)) {
            if entry.pair == pair
                && let Some(rest) = strip(entry.word)
            {
                return Some((next, entry, rest));
            }
            next = entry.next;
        }
        None
    }
}

/// What is left of a word of one character, where nothing is left beside it.
fn whole_of(beside: &str) -> Option<&str> {
    beside.is_empty().then_some(beside)
}
