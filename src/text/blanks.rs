//! What is blank in these documents, and texts without it at their ends.

/// Whether a character is blank in these documents: Unicode white space (U+3000 and NBSP among it),
/// a byte order mark or another zero-width mark.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
}

/// The same of the character that a UTF-8 text begins with, told by its bytes.
#[inline]
pub(crate) const fn starts_blank(text: &[u8]) -> bool {
    matches!(
        text,
        [b'\t'..=b'\r' | b' ', ..]
            | [0xC2, 0x85 | 0xA0, ..]
            | [0xE1, 0x9A, 0x80, ..]
            | [0xE2, 0x80, 0x80..=0x8D | 0xA8 | 0xA9 | 0xAF, ..]
            | [0xE2, 0x81, 0x9F | 0xA0, ..]
            | [0xE3, 0x80, 0x80, ..]
            | [0xEF, 0xBB, 0xBF, ..]
    )
}

/// The text without blanks at either end.
pub(crate) fn trim(text: &str) -> &str {
    let front = behind_blanks(text);
    if ends_full(front) {
        return front;
    }
    front.trim_end_matches(is_blank)
}

/// Character references for blanks that extraction leaves in a text.
const BLANK_REFERENCES: &[&str] = &[
    "&nbsp;", "&emsp;", "&ensp;", "&thinsp;", "&#160;", "&#12288;", "&#32;",
];

/// Whether a text is a reference for a blank.
pub(crate) fn is_blank_reference(text: &str) -> bool {
    BLANK_REFERENCES.contains(&text)
}

/// Whether a text is a reference for a blank that a list was cut behind, at its semicolon: &nbsp.
pub(crate) fn is_cut_reference(text: &str) -> bool {
    text.starts_with('&')
        && BLANK_REFERENCES
            .iter()
            .any(|blank| blank.strip_suffix(';') == Some(text))
}

/// The text without blanks at its start, blank character references among them.
#[inline]
pub(crate) fn trim_start(text: &str) -> &str {
    if matches!(text.as_bytes(), [b'&', ..]) || starts_blank(text.as_bytes()) {
        behind_front(text)
    } else {
        text
    }
}

/// The text behind the blanks and the references for blanks that it begins with.
fn behind_front(text: &str) -> &str {
    let mut rest = behind_blanks(text);
    while rest.starts_with('&') {
        let Some(behind) = BLANK_REFERENCES
            .iter()
            .find_map(|blank| rest.strip_prefix(blank))
        else {
            break;
        };
        rest = behind_blanks(behind);
    }
    rest
}

/// The text without blanks at its start.
fn behind_blanks(text: &str) -> &str {
    let mut bytes = text.as_bytes();
    while let [lead, ..] = bytes
        && starts_blank(bytes)
    {
        // Blanks take up to three bytes.
        let width = match lead {
            ..0x80 => 1,
            ..0xE0 => 2,
            _ => 3,
        };
        bytes = bytes.get(width..).unwrap_or_default();
    }
    text.get(text.len() - bytes.len()..).unwrap_or_default()
}

/// Whether a text ends with an ideograph, a mark of full width or a figure, as nearly all do: no blank.
fn ends_full(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [.., 0xE4..=0xE9, _, _]
            | [.., 0xEF, 0xBC, _]
            | [.., 0xE3, 0x80, 0x81..=0xBF]
            | [.., b'0'..=b'9']
    )
}

/// The text without blanks at its end, blank character references among them.
pub(crate) fn trim_end(text: &str) -> &str {
    if ends_full(text) {
        return text;
    }
    let mut rest = text.trim_end_matches(is_blank);
    while rest.ends_with(';') {
        let Some(before) = BLANK_REFERENCES
            .iter()
            .find_map(|blank| rest.strip_suffix(blank))
        else {
            break;
        };
        rest = before.trim_end_matches(is_blank);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_told_by_their_bytes() {
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).as_bytes();
            assert_eq!(starts_blank(bytes), is_blank(c), "{c:?}");
        }
    }

    #[test]
    fn no_blank_is_taken_for_a_full_character() {
        for c in '\0'..=char::MAX {
            let trimmed = is_blank(c) || c == ';';
            assert!(!(ends_full(&format!("甲{c}")) && trimmed), "{c:?}");
        }
    }
}
