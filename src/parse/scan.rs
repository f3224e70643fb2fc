//! A text's bytes, walked by what few of them mark.
//!
//! Blocks of bytes are looked at as a whole: the test is written so that the compiler makes it one of
//! vectors.

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
fn filled(rest: &[u8]) -> [u8; BLOCK] {
    let mut block = [0x80; BLOCK];
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
