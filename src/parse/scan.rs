//! Places of a text that few bytes mark.
//!
//! What is sought is rare, and blocks without any are passed over as fast as memory is read: the tests
//! are written so that the compiler makes them ones of whole vectors.

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

/// Calls `each` with the places of all characters of a text that are no ideographs, in order: of its
/// punctuation, blanks and line ends, its brackets, figures and Latin letters.
///
/// Between two of them nothing can end or begin: they are all that most questions have to look at.
#[inline]
pub(super) fn for_each_mark(text: &str, each: impl FnMut(usize)) {
    marks(text).for_each(each);
}

/// The same places, to be asked for one by one.
#[inline]
pub(super) fn marks(text: &str) -> Marks<'_> {
    let (blocks, rest) = text.as_bytes().as_chunks();
    Marks {
        blocks: blocks.iter(),
        rest,
        next: 0,
        mask: 0,
    }
}

/// The places of a text's marks.
pub(super) struct Marks<'t> {
    blocks: std::slice::Iter<'t, [u8; BLOCK]>,
    /// What the blocks leave over.
    rest: &'t [u8],
    /// Where the block behind the one at hand begins.
    next: usize,
    /// The places left in the block at hand, as bits from the lowest.
    mask: u64,
}

impl Iterator for Marks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.mask == 0 {
            self.mask = match self.blocks.next() {
                Some(block) => marked(block),
                None if self.rest.is_empty() => return None,
                None => {
                    // What a block lacks is filled up with what marks nothing.
                    marked(&filled(std::mem::take(&mut self.rest)))
                }
            };
            self.next += BLOCK;
        }
        let place = self.next - BLOCK + self.mask.trailing_zeros() as usize;
        self.mask &= self.mask - 1;
        Some(place)
    }
}

/// A block, or what is left of a text, filled up with what marks nothing.
fn filled<const N: usize>(rest: &[u8]) -> [u8; N] {
    let mut block = [0x80; N];
    if let Some(own) = block.get_mut(..rest.len()) {
        own.copy_from_slice(rest);
    }
    block
}

/// The bytes of a block at which a character begins that is no ideograph, as bits from the lowest.
#[inline(never)]
fn marked(block: &[u8; BLOCK]) -> u64 {
    let mut flags = [0_u8; BLOCK];
    for (flag, byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(byte.wrapping_sub(0x80) >= 0x40 && byte.wrapping_sub(0xE4) >= 6);
    }
    bits(&flags)
}

/// What marks a character: its first byte, or that with its third.
pub(super) trait Sought {
    fn is(first: u8, third: u8) -> bool;
}

/// Calls `each` with the places of a text's bytes that `S` says are sought, in order.
#[inline]
pub(super) fn for_each_sought<S: Sought>(text: &str, mut each: impl FnMut(usize)) {
    let mut rest = text.as_bytes();
    let mut start = 0;
    while !rest.is_empty() {
        let mut mask = match rest.first_chunk() {
            Some(block) => sought::<S>(block),
            None => sought::<S>(&filled(rest)),
        };
        while mask != 0 {
            each(start + mask.trailing_zeros() as usize);
            mask &= mask - 1;
        }
        start += BLOCK;
        rest = rest.get(BLOCK..).unwrap_or_default();
    }
}

/// The bytes of a block that are sought, as bits from the lowest. Behind the block stand the two bytes that
/// its last ones are told by.
#[inline(never)]
fn sought<S: Sought>(block: &[u8; BLOCK + 2]) -> u64 {
    let (Some(first), Some(third)) = (block.first_chunk::<BLOCK>(), block.last_chunk::<BLOCK>())
    else {
        return 0;
    };
    let mut flags = [0_u8; BLOCK];
    for (flag, (first, third)) in flags.iter_mut().zip(first.iter().zip(third)) {
        *flag = u8::from(S::is(*first, *third));
    }
    bits(&flags)
}

/// Flags of 0 and 1 as bits from the lowest.
#[inline]
fn bits(flags: &[u8; BLOCK]) -> u64 {
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

const BLOCK: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    struct Stop;

    impl Sought for Stop {
        fn is(first: u8, third: u8) -> bool {
            (first == 0xE3 && third == 0x82) || first == b'a'
        }
    }

    #[test]
    fn what_is_sought_is_found_wherever_blocks_end() {
        let long = "一、甲a乙。（\u{2FFFF}）。".repeat(9);
        for text in (0..long.len()).filter_map(|start| long.get(start..)) {
            let mut places = Vec::new();
            for_each_sought::<Stop>(text, |place| places.push(place));
            let expected: Vec<_> = text
                .char_indices()
                .filter(|(_, c)| matches!(c, '。' | 'a'))
                .map(|(at, _)| at)
                .collect();
            assert_eq!(places, expected);
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
}
