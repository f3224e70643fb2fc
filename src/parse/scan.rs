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

/// Calls `each` with all characters of a text that are no ideographs, in order: its punctuation, blanks and
/// line ends, its brackets, figures and Latin letters. It gets the place of each, with the three bytes that
/// begin there; behind the end of the text are bytes that mark nothing.
///
/// Between two of them nothing can end or begin: they are all that most questions have to look at.
#[inline]
pub(super) fn for_each_mark(text: &str, mut each: impl FnMut(usize, [u8; 3])) {
    // A block, and what a character reaches into the next.
    const WINDOW: usize = BLOCK + 2;
    let mut start = 0;
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let mut filled = [0x80; WINDOW];
        let window = rest.first_chunk().unwrap_or_else(|| {
            if let Some(own) = filled.get_mut(..rest.len()) {
                own.copy_from_slice(rest);
            }
            &filled
        });
        let Some(block) = window.first_chunk() else {
            break;
        };
        let mut mask = marked(block);
        while mask != 0 {
            // No bit of 64 has a greater place: nothing is to be checked.
            let at = mask.trailing_zeros() as usize & (BLOCK - 1);
            if let [Some(first), Some(second), Some(third)] =
                [window.get(at), window.get(at + 1), window.get(at + 2)]
            {
                each(start + at, [*first, *second, *third]);
            }
            mask &= mask - 1;
        }
        start += BLOCK;
        rest = rest.get(BLOCK..).unwrap_or_default();
    }
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
            for_each_mark(text, |place, bytes| {
                let own = text.as_bytes().get(place..).unwrap().iter().take(3);
                assert!(own.zip(bytes).all(|(own, byte)| *own == byte));
                places.push(place);
            });
            let expected: Vec<_> = text
                .char_indices()
                .filter(|(_, c)| !('\u{4000}'..'\u{A000}').contains(c))
                .map(|(at, _)| at)
                .collect();
            assert_eq!(places, expected);
        }
    }
}
