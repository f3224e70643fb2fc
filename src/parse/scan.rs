//! Places of a text that few pairs of bytes mark.
//!
//! A mark that is sought is rare, and blocks without any are passed over as fast as memory is read: the
//! test for one is written so that the compiler makes it one of whole vectors.

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

/// What marks a place: two bytes that follow each other.
pub(super) trait Pair {
    fn is(first: u8, second: u8) -> bool;
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
