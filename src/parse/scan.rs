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
    let mut length = 0;
    while let Some(0xE4..=0xE9) = text.get(length) {
        length += 3;
    }
    length
}

/// How many bytes a block has: as many as a mask has bits.
pub(super) const BLOCK: usize = 64;

/// A block of a text with the two bytes behind it, which a character may reach into. Behind the end of the
/// text stand bytes that begin nothing.
pub(super) type Window = [u8; BLOCK + 2];

/// Calls `each` with every block of a text, in order: where it begins, and the block itself.
#[inline]
pub(super) fn for_each_block(text: &str, mut each: impl FnMut(usize, &Window)) {
    let mut start = 0;
    let mut rest = text.as_bytes();
    while let Some(window) = rest.first_chunk() {
        each(start, window);
        start += BLOCK;
        rest = rest.get(BLOCK..).unwrap_or_default();
    }
    // The last of the text, which fills no window.
    while !rest.is_empty() {
        let mut window = [0x80; BLOCK + 2];
        for (place, byte) in window.iter_mut().zip(rest) {
            *place = *byte;
        }
        each(start, &window);
        start += BLOCK;
        rest = rest.get(BLOCK..).unwrap_or_default();
    }
}

/// The bytes of a block at which a character begins that may be a sign, as bits from the lowest. Ideographs
/// are none, nor are the marks that stand thickest: ， and 、.
#[inline(never)]
pub(super) fn signs(window: &Window) -> u64 {
    let (block, _) = window.split_at(BLOCK);
    let (_, thirds) = window.split_at(2);
    let mut flags = [0_u8; BLOCK];
    for ((flag, byte), third) in flags.iter_mut().zip(block).zip(thirds) {
        let (byte, third) = (*byte, *third);
        // Neither continues a character nor begins an ideograph.
        let begins = byte.wrapping_sub(0x80) >= 0x40 && byte.wrapping_sub(0xE4) >= 6;
        let comma = (byte == 0xE3 && third == 0x81) || (byte == 0xEF && third == 0x8C);
        *flag = u8::from(begins && !comma);
    }
    // A multiplication gathers the lowest bits of eight bytes in the highest byte.
    let (eights, _) = flags.as_chunks();
    let gathered = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080);
    let bytes = eights.iter().map(|eight| gathered(eight) >> 56);
    bytes.rev().fold(0, |mask, byte| mask << 8 | byte)
}

/// Whether a text begins with a Chinese character, a figure or a mark of full width, and ends with such a
/// character or mark, as nearly every piece of a plan does: no blanks are about it.
pub(super) const fn is_bare(text: &[u8]) -> bool {
    matches!(text, [0xE4..=0xE9 | b'0'..=b'9', ..] | [0xEF, 0xBC, ..])
        && matches!(
            text,
            [.., 0xE4..=0xE9, _, _] | [.., 0xEF, 0xBC, _] | [.., 0xE3, 0x80, 0x82]
        )
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{trim_end, trim_start};

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
    fn blocks_hold_the_text_and_nothing_behind_it() {
        let long = "一、甲a乙（\u{2FFFF}）\n".repeat(9);
        for text in (0..long.len()).filter_map(|start| long.get(start..)) {
            let mut walked = Vec::new();
            for_each_block(text, |start, window| {
                assert_eq!(start, walked.len());
                let (block, behind) = window.split_at(BLOCK);
                let next = text.as_bytes().get(start + BLOCK..).unwrap_or_default();
                assert!(behind.iter().zip(next).all(|(own, next)| own == next));
                walked.extend_from_slice(block);
            });
            let (own, behind) = walked.split_at(text.len());
            assert_eq!(own, text.as_bytes());
            assert!(behind.len() < BLOCK && behind.iter().all(|byte| *byte == 0x80));
        }
    }

    #[test]
    fn signs_are_flagged_where_they_begin() {
        let text = "甲，乙、“丙”：3.a\t（①\u{A0}";
        let mut places = Vec::new();
        for_each_block(text, |start, window| {
            let mask = signs(window);
            places.extend(
                (0..BLOCK)
                    .filter(|at| mask >> at & 1 == 1)
                    .map(|at| start + at),
            );
        });
        let found = |at: &usize| text.get(*at..).unwrap().chars().next().unwrap();
        let flagged: Vec<_> = places.iter().map(found).collect();
        assert_eq!(
            flagged,
            ['“', '”', '：', '3', '.', 'a', '\t', '（', '①', '\u{A0}']
        );
    }

    #[test]
    fn no_blank_is_about_what_is_bare() {
        for c in '\0'..=char::MAX {
            for text in [format!("{c}甲"), format!("甲{c}")] {
                let bare = is_bare(text.as_bytes());
                assert!(!bare || trim_end(trim_start(&text)) == text, "{text:?}");
            }
        }
    }
}
