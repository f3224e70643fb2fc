//! Places of a text that few bytes mark.
//!
//! What is sought is rare, and blocks without any are passed over as fast as memory is read: the tests
//! are written so that the compiler makes them ones of whole vectors.

use std::marker::PhantomData;

/// How many bytes the character has that begins with `lead`.
pub(super) const fn width(lead: u8) -> usize {
    match lead {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

/// How many bytes the ideographs take that a text begins with.
#[inline]
pub(super) fn ideographs(text: &[u8]) -> usize {
    let (characters, _) = text.as_chunks::<3>();
    let mut length = 0;
    for [lead, ..] in characters {
        if !matches!(lead, 0xE4..=0xE9) {
            break;
        }
        length += 3;
    }
    length
}

/// What marks a place: two bytes that follow each other.
pub(super) trait Pair {
    fn is(first: u8, second: u8) -> bool;
}

/// Calls `each` with the places of all characters of a text that are no ideographs, in order: of its
/// punctuation, blanks and line ends, its brackets, figures and Latin letters.
///
/// Between two of them nothing can end or begin: they are all that most questions have to look at.
#[inline]
pub(super) fn for_each_mark(text: &str, mut each: impl FnMut(usize)) {
    let (blocks, rest) = text.as_bytes().as_chunks();
    let mut start = 0;
    let mut look = |mut mask: u64| {
        while mask != 0 {
            each(start + mask.trailing_zeros() as usize);
            mask &= mask - 1;
        }
        start += BLOCK;
    };
    for block in blocks {
        look(marked(block));
    }
    // What a block lacks is filled up with what marks nothing.
    let mut last = [0x80; BLOCK];
    for (byte, own) in last.iter_mut().zip(rest) {
        *byte = *own;
    }
    look(marked(&last));
}

/// The bytes of a block at which a character begins that is no ideograph, as bits from the lowest.
#[inline(never)]
fn marked(block: &[u8; BLOCK]) -> u64 {
    let mut flags = [0_u8; BLOCK];
    for (flag, byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(byte.wrapping_sub(0x80) >= 0x40 && byte.wrapping_sub(0xE4) >= 6);
    }
    // A multiplication gathers the lowest bits of eight bytes in the highest byte.
    let (eights, _) = flags.as_chunks();
    let gathered = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080);
    let bytes = eights.iter().map(|eight| gathered(eight) >> 56);
    bytes.rev().fold(0, |mask, byte| mask << 8 | byte)
}

/// A set of continuation bytes, which six bits tell apart: bit `byte & 0x3F` says whether it holds `byte`.
pub(super) const fn continuation_set(bytes: &[u8]) -> u64 {
    let mut set = 0;
    let mut rest = bytes;
    while let [byte, behind @ ..] = rest {
        set |= 1 << (*byte & 0x3F);
        rest = behind;
    }
    set
}

/// The places of a text that pairs of bytes mark, in order.
pub(super) struct Places<'s, P> {
    bytes: &'s [u8],
    /// The last answer: from here on the first place is `next`, or the end of the text.
    from: usize,
    next: usize,
    pair: PhantomData<P>,
}

const BLOCK: usize = 64;

impl<'s, P: Pair> Places<'s, P> {
    pub(super) const fn new(source: &'s str) -> Self {
        Self {
            bytes: source.as_bytes(),
            from: usize::MAX,
            next: 0,
            pair: PhantomData,
        }
    }

    /// The first place at or behind `from`. Asked in the order of the text, it is searched but once.
    pub(super) fn first(&mut self, from: usize) -> Option<usize> {
        if !(self.from..=self.next).contains(&from) {
            self.from = from;
            self.next = self.find(from);
        }
        (self.next < self.bytes.len()).then_some(self.next)
    }

    /// The first place at or behind `from`, or the end of the text.
    fn find(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(block) = self.bytes.get(at..).and_then(<[u8]>::first_chunk)
            && !holds::<P>(block)
        {
            at += BLOCK;
        }
        let rest = self.bytes.get(at..).unwrap_or_default();
        let place = rest
            .windows(2)
            .position(|pair| matches!(pair, [first, second] if P::is(*first, *second)));
        place.map_or(self.bytes.len(), |place| at + place)
    }
}

/// Whether a pair begins in all of a block but its last byte.
fn holds<P: Pair>(block: &[u8; BLOCK + 1]) -> bool {
    let (Some(first), Some(second)) = (block.first_chunk::<BLOCK>(), block.last_chunk::<BLOCK>())
    else {
        return false;
    };
    let pairs = first.iter().zip(second);
    pairs.fold(false, |any, (first, second)| any | P::is(*first, *second))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Stop;

    impl Pair for Stop {
        fn is(first: u8, second: u8) -> bool {
            first == 0x80 && second == 0x82
        }
    }

    #[test]
    fn ideographs_at_the_start() {
        for (text, length) in [
            ("", 0),
            ("甲", 3),
            ("甲乙、丙", 6),
            ("、甲", 0),
            ("甲a乙", 3),
        ] {
            assert_eq!(ideographs(text.as_bytes()), length, "{text}");
        }
    }

    #[test]
    fn marks_are_all_but_ideographs() {
        let long = "一、甲a乙（\u{2FFFF}）\n".repeat(9);
        for text in (0..long.len()).filter_map(|start| long.get(start..)) {
            let mut places = Vec::new();
            for_each_mark(text, |place| places.push(place));
            let expected: Vec<_> = text
                .char_indices()
                .filter(|(_, c)| !('\u{4000}'..'\u{A000}').contains(c))
                .map(|(at, _)| at)
                .collect();
            assert_eq!(places, expected);
        }
    }

    #[test]
    fn every_place_is_found_wherever_blocks_end() {
        for length in 0..140 {
            let text = format!("{}。{}。", "甲".repeat(length), "a".repeat(length));
            let mut places = Places::<Stop>::new(&text);
            let (one, two) = (length * 3 + 1, length * 4 + 4);
            assert_eq!(places.first(0), Some(one));
            assert_eq!(places.first(one), Some(one));
            assert_eq!(places.first(one + 1), Some(two));
            assert_eq!(places.first(two + 1), None);
            assert_eq!(places.first(0), Some(one), "asked out of order");
        }
        assert_eq!(Places::<Stop>::new("").first(0), None);
        assert_eq!(Places::<Stop>::new("甲").first(7), None);
    }
}
