//! Lists of words, asked whether a text ends with one of them, begins with one, or holds one.
//!
//! A list is looked up by one character: of some hundred words no more than a few are compared.

use crate::parse::scan::width;

/// Which character of its words a list is looked up by.
#[derive(Clone, Copy)]
pub(super) enum By {
    First,
    Last,
}

/// A word of a list.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    word: &'static str,
    /// The character that it is looked up by.
    key: u32,
    /// The character beside that one, 0 in a word of one character.
    beside: u32,
    /// The group that it belongs to.
    group: u8,
    /// The next word, from 1, of the same slot; 0 behind the last.
    next: u8,
}

/// Words in groups, each group with what it means. Where several words fit, the first of the list
/// counts.
///
/// Made by [`lexicon!`].
pub(super) struct Lexicon<V: 'static> {
    groups: &'static [(V, &'static [&'static str])],
    entries: &'static [Entry],
    /// For each slot its first word, from 1.
    first: [u8; SLOTS],
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
        key: 0,
        beside: 0,
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
            let (key, beside) = key_of(words[word], by);
            let slot = slot(key);
            entries[at] = Entry {
                word: words[word],
                key,
                beside,
                group: group as u8,
                next: first[slot],
            };
            first[slot] = at as u8 + 1;
        }
    }
    entries
}

/// The character of a word that it is looked up by, and the one beside it.
const fn key_of(word: &str, by: By) -> (u32, u32) {
    let bytes = word.as_bytes();
    match by {
        By::First => {
            let (first, width) = character(bytes, 0);
            let (second, _) = character(bytes, width);
            (first, second)
        }
        By::Last => {
            let last = character_before(bytes, bytes.len());
            let (key, _) = character(bytes, last);
            if last == 0 {
                return (key, 0);
            }
            let (beside, _) = character(bytes, character_before(bytes, last));
            (key, beside)
        }
    }
}

/// Where the character before byte `end` begins.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated when the crate is compiled, where a mistake is an error"
)]
const fn character_before(bytes: &[u8], end: usize) -> usize {
    let mut at = end - 1;
    while bytes[at] & 0xC0 == 0x80 {
        at -= 1;
    }
    at
}

/// The character of the basic plane at byte `at`, 0 at the end, and its width, decoded by hand: iterators
/// are not for constants.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated when the crate is compiled, where a mistake is an error"
)]
const fn character(bytes: &[u8], at: usize) -> (u32, usize) {
    if at == bytes.len() {
        return (0, 0);
    }
    match bytes[at] {
        byte @ ..0x80 => (byte as u32, 1),
        byte @ ..0xE0 => ((byte as u32 & 0x1F) << 6 | bytes[at + 1] as u32 & 0x3F, 2),
        byte => (ideograph(byte, bytes[at + 1], bytes[at + 2]), 3),
    }
}

/// The character of three bytes.
const fn ideograph(lead: u8, second: u8, third: u8) -> u32 {
    (lead as u32 & 0x0F) << 12 | (second as u32 & 0x3F) << 6 | third as u32 & 0x3F
}

const fn slot(key: u32) -> usize {
    (key ^ (key >> 8)) as usize % SLOTS
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
        let mut at = entries.len();
        while at > 0 {
            at -= 1;
            first[slot(entries[at].key)] = at as u8 + 1;
        }
        Self {
            groups,
            entries,
            first,
        }
    }

    /// The first word that `text` ends with: what stands before it, and what its group means. For a
    /// list that is looked up by the last character.
    #[inline]
    pub(super) fn strip_end<'t>(&self, text: &'t str) -> Option<(&'t str, &'static V)> {
        let mut characters = text.chars();
        let key = characters.next_back()?;
        let beside = || characters.next_back();
        self.find(key, beside, |word| text.strip_suffix(word))
    }

    /// The first word that `text` begins with: what stands behind it, and what its group means. For
    /// a list that is looked up by the first character.
    #[inline]
    pub(super) fn strip_start<'t>(&self, text: &'t str) -> Option<(&'t str, &'static V)> {
        let mut characters = text.chars();
        let key = characters.next()?;
        let beside = || characters.next();
        self.find(key, beside, |word| text.strip_prefix(word))
    }

    #[inline]
    pub(super) fn ends(&self, text: &str) -> bool {
        self.strip_end(text).is_some()
    }

    /// Whether `text` is one of the words, those of whichever kind of list.
    pub(super) fn is(&self, text: &str) -> bool {
        let whole = |word| (word == text).then_some("");
        let (mut front, mut back) = (text.chars(), text.chars().rev());
        let by_first = front
            .next()
            .and_then(|key| self.find(key, || front.next(), whole));
        let by_last = || {
            back.next()
                .and_then(|key| self.find(key, || back.next(), whole))
        };
        by_first.or_else(by_last).is_some()
    }

    /// What the group of `text` means, where it is a word of a list that is looked up by the first
    /// character.
    pub(super) fn whole(&self, text: &str) -> Option<&'static V> {
        let mut characters = text.chars();
        let key = characters.next()?;
        let whole = |word| (word == text).then_some("");
        let found = self.find(key, || characters.next(), whole);
        found.map(|(_, value)| value)
    }

    /// Whether a word is looked up by this character. What neither begins nor ends with such a one, as
    /// the list asks, need not be asked for.
    pub(super) fn has_key(&self, key: char) -> bool {
        let key = u32::from(key);
        let mut next = self.first.get(slot(key)).copied().unwrap_or_default();
        while let Some(entry) = usize::from(next)
            .checked_sub(1)
            .and_then(|at| self.entries.get(at))
        {
            if entry.key == key {
                return true;
            }
            next = entry.next;
        }
        false
    }

    #[inline]
    pub(super) fn begins(&self, text: &str) -> bool {
        self.strip_start(text).is_some()
    }

    /// Every place at which `text` holds a word of a list that is looked up by the first character:
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
            while let Some(rest @ [lead, ..]) = bytes.get(next..) {
                let at = next;
                next += width(*lead);
                // At most characters no word begins.
                if let [lead @ 0xE0..=0xEF, second, third, ..] = rest
                    && self.first.get(slot(ideograph(*lead, *second, *third))) == Some(&0)
                {
                    continue;
                }
                if let Some((behind, value)) = self.strip_start(text.get(at..)?) {
                    return Some((at, behind, value));
                }
            }
            None
        })
    }

    /// Whether `text` holds a word of a list that is looked up by the first character.
    #[inline]
    pub(super) fn within(&'static self, text: &str) -> bool {
        self.places(text).next().is_some()
    }

    /// The first word that is looked up by `key`, and which `strip` finds. The character beside the key in
    /// the text rules out most words before they are compared.
    #[inline]
    fn find<'t>(
        &self,
        key: char,
        beside: impl FnOnce() -> Option<char>,
        strip: impl Fn(&'static str) -> Option<&'t str>,
    ) -> Option<(&'t str, &'static V)> {
        let key = u32::from(key);
        let mut next = *self.first.get(slot(key))?;
        if next == 0 {
            return None;
        }
        let beside = beside().map_or(0, u32::from);
        while next > 0 {
            let entry = self.entries.get(usize::from(next) - 1)?;
            if entry.key == key
                && (entry.beside == 0 || entry.beside == beside)
                && let Some(rest) = strip(entry.word)
            {
                let (value, _) = self.groups.get(usize::from(entry.group))?;
                return Some((rest, value));
            }
            next = entry.next;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static ENDS: Lexicon<u8> = lexicon!(Last, &[(1, &["市财政局", "a局"]), (2, &["局", "厅"])]);
    static STARTS: Lexicon<()> = lexicon!(First, ["甲乙", "甲", "·", "x"]);

    #[test]
    fn the_first_word_that_fits_counts() {
        assert_eq!(ENDS.strip_end("某市财政局"), Some(("某", &1)));
        assert_eq!(ENDS.strip_end("某县财政局"), Some(("某县财政", &2)));
        assert_eq!(ENDS.strip_end("厅"), Some(("", &2)));
        assert_eq!(ENDS.strip_end("局a"), None);
        assert_eq!(ENDS.strip_end(""), None);
        assert_eq!(STARTS.strip_start("甲乙丙"), Some(("丙", &())));
        assert_eq!(STARTS.strip_start("甲丙"), Some(("丙", &())));
        assert!(STARTS.begins("·") && STARTS.begins("xy") && !STARTS.begins("乙甲"));
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        let places: Vec<_> = STARTS.places("乙x甲乙·").map(|(at, ..)| at).collect();
        assert_eq!(places, [3, 4, 10]);
        assert!(!STARTS.within("乙丙"));
    }

    #[test]
    fn words_are_known_by_one_character() {
        let keys = |keys: &str| {
            keys.chars()
                .map(|key| STARTS.has_key(key))
                .collect::<Vec<_>>()
        };
        assert_eq!(keys("甲·x乙"), [true, true, true, false]);
    }
}
