//! A text's signs, found in one walk for all who ask for them: what ends lines and sentences, brackets, colons,
//! blanks.

use crate::model::ids::index;
use crate::parse::scan::{self, BLOCK, Window};
use crate::text::{Span, starts_blank};

/// A sign that the structure of a text is told by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// Texts of 4 GiB are refused.
    at: u32,
    pub(super) kind: Kind,
    /// Bytes.
    width: u8,
}

/// What a sign is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A comma, a quotation mark, a figure, a letter: no sign.
    Nothing,
    /// `\n` or `\r`
    LineEnd,
    Opens,
    Closes,
    Stop,
    Colon,
    /// Parts sentences: ；！？
    Parts,
    Blank,
    Tab,
    /// `|`
    Bar,
    /// `<` or `&`: what marks of HTML begin with. It tells nothing of the structure.
    Markup,
    /// A radical, or the mark of a character that was lost: no text should hold it, and it tells nothing of the structure.
    Foreign,
}

impl Sign {
    const NONE: Self = Self {
        at: 0,
        kind: Kind::Nothing,
        width: 0,
    };

    pub(super) const fn start(self) -> usize {
        self.at as usize
    }

    pub(super) const fn span(self) -> Span {
        Span::at(self.start(), self.start() + self.width as usize)
    }
}

/// Which signs a text holds.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct SignSet(u16);

impl SignSet {
    /// What these signs are.
    pub(super) fn of(signs: &[Sign]) -> Self {
        Self(signs.iter().fold(0, |holds, sign| holds | bit(sign.kind)))
    }

    /// What two texts hold, the one or the other.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds none but those that tell nothing of the structure.
    pub(super) const fn is_plain(self) -> bool {
        self.0 & !(bit(Kind::Markup) | bit(Kind::Foreign)) == 0
    }

    /// Whether it holds one of these.
    pub(super) const fn any(self, kinds: &[Kind]) -> bool {
        let mut rest = kinds;
        while let [kind, behind @ ..] = rest {
            if self.0 & bit(*kind) != 0 {
                return true;
            }
            rest = behind;
        }
        false
    }
}

const fn bit(kind: Kind) -> u16 {
    1 << kind as u16
}

/// The signs of a text, in order.
pub(super) fn of(text: &str) -> Vec<Sign> {
    // Chinese prose has one about every so many bytes; too low a guess costs a copy.
    let mut found = Found {
        signs: vec![Sign::NONE; text.len() / 48 + BLOCK],
        count: 0,
    };
    scan::for_each_block(text, |start, window| found.take(start, window));
    found.signs.truncate(found.count);
    found.signs
}

/// The signs found so far, and room for more.
struct Found {
    signs: Vec<Sign>,
    count: usize,
}

impl Found {
    /// Takes in the signs of a block.
    fn take(&mut self, start: usize, window: &Window) {
        // A block has no more signs than bytes.
        if self.signs.len() < self.count + BLOCK {
            self.signs.resize(2 * self.signs.len(), Sign::NONE);
        }
        let room = self.signs.get_mut(self.count..);
        let Some(room) = room.and_then(<[Sign]>::first_chunk_mut::<BLOCK>) else {
            return;
        };
        let mut count = 0;
        let mut mask = scan::signs(window);
        while mask != 0 {
            // No bit of 64 has a greater place: nothing is to be checked, here and below.
            let at = mask.trailing_zeros() as usize & (BLOCK - 1);
            mask &= mask - 1;
            let sign = [window.get(at), window.get(at + 1), window.get(at + 2)];
            let place = room.get_mut(count & (BLOCK - 1));
            let ([Some(lead), Some(second), Some(third)], Some(place)) = (sign, place) else {
                break;
            };
            // What is no sign is written over by the next: that costs less than a decision.
            let (kind, width) = kind([*lead, *second, *third]);
            *place = Sign {
                at: index(start + at),
                kind,
                width,
            };
            count += usize::from(kind != Kind::Nothing);
        }
        self.count += count;
    }
}

/// What the character is that these bytes begin with, where [`scan::signs`] flags it. Nearly all are told by
/// one table: of characters of a single byte, and of the rows U+3000 to U+303F and U+FF00 to U+FF3F by the six
/// bits of their last bytes.
#[inline]
fn kind(sign: [u8; 3]) -> (Kind, u8) {
    let [lead, second, third] = sign;
    let place = match (lead, second) {
        (..0x80, _) => lead,
        // The first bytes of the rows differ by one bit among others.
        (0xE3, 0x80) | (0xEF, 0xBC) => 0x80 | (lead & 0b100) << 4 | third & 0x3F,
        _ => return rare(sign),
    };
    // A byte has no greater value: nothing is to be checked.
    let kind = KINDS.get(usize::from(place)).copied();
    kind.unwrap_or((Kind::Nothing, 1))
}

/// What a sign is that the table does not tell.
#[inline(never)]
fn rare(sign: [u8; 3]) -> (Kind, u8) {
    let kind = match sign {
        // “” and the like are most of them.
        [0xE2, 0x80, 0x90..=0xA7] => Kind::Nothing,
        // ﹕∶︰
        [0xEF, 0xB9, 0x95] | [0xE2, 0x88, 0xB6] | [0xEF, 0xB8, 0xB0] => Kind::Colon,
        _ if starts_blank(&sign) => Kind::Blank,
        // U+2E80 to U+2FFF, U+FFFD
        [0xE2, 0xBA..=0xBF, _] | [0xEF, 0xBF, 0xBD] => Kind::Foreign,
        _ => Kind::Nothing,
    };
    let [lead, ..] = sign;
    (kind, if lead < 0xE0 { 2 } else { 3 })
}

/// Each with how many bytes it has.
static KINDS: [(Kind, u8); 256] = kinds(&[
    (Kind::LineEnd, b"\n\r"),
    (Kind::Opens, b"(["),
    (Kind::Closes, b")]"),
    (Kind::Colon, b":"),
    (Kind::Blank, b"\x0B\x0C "),
    (Kind::Tab, b"\t"),
    (Kind::Bar, b"|"),
    (Kind::Markup, b"<&"),
    // The blank of full width, 。, 【〔, 】〕
    (Kind::Blank, &[0x80]),
    (Kind::Stop, &[0x82]),
    (Kind::Opens, &[0x90, 0x94]),
    (Kind::Closes, &[0x91, 0x95]),
    // （［, ）］, ：, ！；？
    (Kind::Opens, &[0xC8, 0xFB]),
    (Kind::Closes, &[0xC9, 0xFD]),
    (Kind::Colon, &[0xDA]),
    (Kind::Parts, &[0xC1, 0xDB, 0xDF]),
]);

const fn kinds(signs: &[(Kind, &[u8])]) -> [(Kind, u8); 256] {
    let mut table = [(Kind::Nothing, 1); 256];
    let mut signs = signs;
    while let [(kind, places), rest @ ..] = signs {
        let mut places = *places;
        while let [byte, behind @ ..] = places {
            let (_, table) = table.split_at_mut(*byte as usize);
            if let [place, ..] = table {
                *place = (*kind, if *byte < 0x80 { 1 } else { 3 });
            }
            places = behind;
        }
        signs = rest;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::words::COLONS;
    use crate::text::is_blank;

    fn expected(c: char) -> Kind {
        match c {
            '\n' | '\r' => Kind::LineEnd,
            '(' | '[' | '（' | '［' | '〔' | '【' => Kind::Opens,
            ')' | ']' | '）' | '］' | '〕' | '】' => Kind::Closes,
            '。' => Kind::Stop,
            c if COLONS.contains(&c) => Kind::Colon,
            '；' | '！' | '？' => Kind::Parts,
            '\t' => Kind::Tab,
            '|' => Kind::Bar,
            '<' | '&' => Kind::Markup,
            '\u{2E80}'..='\u{2FFF}' | char::REPLACEMENT_CHARACTER => Kind::Foreign,
            c if is_blank(c) => Kind::Blank,
            _ => Kind::Nothing,
        }
    }

    #[test]
    fn every_character_is_the_sign_that_it_is() {
        let text: String = ('\0'..=char::MAX).collect();
        let mut signs = of(&text).into_iter().peekable();
        for (at, c) in text.char_indices() {
            let sign = signs.next_if(|sign| sign.start() == at);
            assert_eq!(
                sign.map_or(Kind::Nothing, |sign| sign.kind),
                expected(c),
                "{c:?}"
            );
            assert!(
                sign.is_none_or(|sign| sign.span().len() == c.len_utf8()),
                "{c:?}"
            );
        }
        assert!(signs.next().is_none());
    }

    #[test]
    fn signs_are_in_order_and_have_places() {
        let text = "甲：（乙)一、丙。\t丁|戊\n（二）己；";
        let signs = of(text);
        let texts: Vec<_> = signs.iter().map(|sign| sign.span().of(text)).collect();
        assert_eq!(
            texts,
            ["：", "（", ")", "。", "\t", "|", "\n", "（", "）", "；"]
        );
        let holds = SignSet::of(&signs);
        assert!(holds.any(&[Kind::Blank, Kind::Bar]) && !holds.any(&[Kind::Blank]));
        assert_eq!(SignSet::of(&[]), SignSet::default());
    }

    #[test]
    fn texts_of_nothing_but_signs_have_room() {
        for length in [0, 1, 63, 64, 65, 500, 9_999] {
            assert_eq!(of(&"(".repeat(length)).len(), length);
        }
    }
}
