//! Characters of words, told by their bytes, also while the crate is compiled.

/// Where the character before byte `end` begins.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated when the crate is compiled, where a mistake is an error"
)]
pub(super) const fn character_before(bytes: &[u8], end: usize) -> usize {
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
pub(super) const fn character(bytes: &[u8], at: usize) -> (u32, usize) {
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
pub(super) const fn ideograph(lead: u8, second: u8, third: u8) -> u32 {
    (lead as u32 & 0x0F) << 12 | (second as u32 & 0x3F) << 6 | third as u32 & 0x3F
}

/// The character that a text begins with, and its width. Nearly all have three bytes.
#[inline]
pub(super) fn first_character(text: &str) -> Option<(u32, usize)> {
    if let Some([lead @ 0xE0..=0xEF, second, third]) = text.as_bytes().first_chunk() {
        return Some((ideograph(*lead, *second, *third), 3));
    }
    let first = text.chars().next()?;
    Some((u32::from(first), first.len_utf8()))
}

/// The character that a text ends with, and its width.
#[inline]
pub(super) fn last_character(text: &str) -> Option<(u32, usize)> {
    if let Some([lead @ 0xE0..=0xEF, second, third]) = text.as_bytes().last_chunk() {
        return Some((ideograph(*lead, *second, *third), 3));
    }
    let last = text.chars().next_back()?;
    Some((u32::from(last), last.len_utf8()))
}
