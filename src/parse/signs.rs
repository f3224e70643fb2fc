//! What a text's marks are to those who read it, found in one walk for all of them.

use crate::model::ids::index;
use crate::parse::enumerator::begins_number;
use crate::parse::scan;
use crate::text::{Span, starts_blank};

/// A mark that clauses are found by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// Texts of 4 GiB are refused.
    at: u32,
    pub(super) kind: Kind,
    wide: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Opens,
    Closes,
    Stop,
    Colon,
}

impl Sign {
    pub(super) const fn start(self) -> usize {
        self.at as usize
    }

    pub(super) const fn span(self) -> Span {
        Span::at(self.start(), self.start() + if self.wide { 3 } else { 1 })
    }
}

/// What the marks of a text say, each in order.
pub(super) struct Signs {
    /// Brackets, opening and closing ones, full stops and colons.
    pub(super) marks: Vec<Sign>,
    /// Line ends: each `\n` and each `\r`.
    pub(super) ends: Vec<u32>,
    /// Where a number may begin behind a mark that a heading may stand behind.
    pub(super) numbers: Vec<u32>,
}

impl Signs {
    pub(super) fn of(text: &str) -> Self {
        // Chinese prose has one of each about every so many bytes; too low a guess costs a copy.
        let mut found = Self {
            marks: Vec::with_capacity(text.len() / 64 + 8),
            ends: Vec::with_capacity(text.len() / 128 + 8),
            numbers: Vec::with_capacity(text.len() / 512 + 8),
        };
        let bytes = text.as_bytes();
        scan::for_each_mark(text, |at, mark| {
            let meaning = meaning(mark);
            if meaning != Meaning::Nothing {
                found.take(bytes, at, mark, meaning);
            }
        });
        found
    }

    #[inline]
    fn take(&mut self, bytes: &[u8], at: usize, [lead, ..]: [u8; 3], meaning: Meaning) {
        let place = index(at);
        let width = scan::width(lead);
        let mut sign = |kind| {
            self.marks.push(Sign {
                at: place,
                kind,
                wide: width > 1,
            });
        };
        match meaning {
            Meaning::LineEnd => return self.ends.push(place),
            Meaning::Opens => return sign(Kind::Opens),
            Meaning::Colon => return sign(Kind::Colon),
            Meaning::Stop => sign(Kind::Stop),
            Meaning::Closes => sign(Kind::Closes),
            Meaning::Parts | Meaning::Nothing | Meaning::Rare | Meaning::Table => {}
        }
        if bytes.get(at + width..).is_some_and(begins_number) {
            self.numbers.push(index(at + width));
        }
    }
}

/// What a mark is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// A comma, a quotation mark, a figure, a letter: nobody asks for it.
    Nothing,
    LineEnd,
    Opens,
    Closes,
    Stop,
    Colon,
    /// Parts sentences or words: ；！？ and blanks.
    Parts,
    /// The bytes behind the one or two that were looked at tell.
    Rare,
    Table,
}

/// What a mark is, by the bytes that it begins with. Nearly all are told by two tables, of the first bytes
/// and of the last ones of marks of full width.
#[inline]
fn meaning(mark: [u8; 3]) -> Meaning {
    let [lead, second, last] = mark;
    let meaning = FIRST.get(usize::from(lead)).copied();
    match meaning.unwrap_or(Meaning::Nothing) {
        Meaning::Table => {
            let of_row = usize::from(lead & 0b100) << 4;
            let meaning = LAST.get(of_row | usize::from(last & 0x3F)).copied();
            match meaning.unwrap_or(Meaning::Nothing) {
                Meaning::Nothing => Meaning::Nothing,
                meaning if meaning != Meaning::Rare && is_row(lead, second) => meaning,
                _ => rare(mark),
            }
        }
        Meaning::Rare => rare(mark),
        meaning => meaning,
    }
}

/// Whether these bytes begin a character of the rows that [`LAST`] has: U+3000 to U+303F, U+FF00 to U+FF3F.
const fn is_row(lead: u8, second: u8) -> bool {
    matches!((lead, second), (0xE3, 0x80) | (0xEF, 0xBC))
}

/// Marks by their first bytes.
static FIRST: [Meaning; 256] = meanings(&[
    (Meaning::LineEnd, b"\n\r"),
    (Meaning::Opens, b"(["),
    (Meaning::Closes, b")]"),
    (Meaning::Colon, b":"),
    (Meaning::Parts, b"\t\x0B\x0C "),
    (Meaning::Table, &[0xE3, 0xEF]),
    (Meaning::Rare, &[0xC2, 0xE1, 0xE2]),
]);

/// Marks of full width by the six bits of their last bytes: 、 and what stands beside it, then ， with
/// those beside it, of which the first bytes differ in one bit.
static LAST: [Meaning; 128] = meanings(&[
    // A blank, 。, 【〔, 】〕
    (Meaning::Parts, &[0x00]),
    (Meaning::Stop, &[0x02]),
    (Meaning::Opens, &[0x10, 0x14]),
    (Meaning::Closes, &[0x11, 0x15]),
    // （［, ）］, ：, ！；？
    (Meaning::Opens, &[0x48, 0x7B]),
    (Meaning::Closes, &[0x49, 0x7D]),
    (Meaning::Colon, &[0x5A]),
    (Meaning::Parts, &[0x41, 0x5B, 0x5F]),
    // ﹕ and the byte order mark have such bytes in other rows.
    (Meaning::Rare, &[0x55, 0x7F]),
]);

const fn meanings<const COUNT: usize>(marks: &[(Meaning, &[u8])]) -> [Meaning; COUNT] {
    let mut table = [Meaning::Nothing; COUNT];
    let mut marks = marks;
    while let [(meaning, bytes), rest @ ..] = marks {
        let mut bytes = *bytes;
        while let [byte, behind @ ..] = bytes {
            let (_, place) = table.split_at_mut(*byte as usize);
            if let [place, ..] = place {
                *place = *meaning;
            }
            bytes = behind;
        }
        marks = rest;
    }
    table
}

/// What a mark is that the tables do not tell.
#[inline(never)]
fn rare(mark: [u8; 3]) -> Meaning {
    match mark {
        // ﹕
        [0xEF, 0xB9, 0x95] => Meaning::Colon,
        // Quotation marks are the most frequent.
        [0xE2, 0x80, 0x98..=0x9F] => Meaning::Nothing,
        _ if starts_blank(&mark) => Meaning::Parts,
        _ => Meaning::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_blank;

    #[test]
    fn every_mark_means_what_it_is() {
        for c in '\0'..=char::MAX {
            let mut mark = [0x80; 4];
            c.encode_utf8(&mut mark);
            let [first, second, third, _] = mark;
            let expected = match c {
                '\n' | '\r' => Meaning::LineEnd,
                '(' | '[' | '（' | '［' | '〔' | '【' => Meaning::Opens,
                ')' | ']' | '）' | '］' | '〕' | '】' => Meaning::Closes,
                '。' => Meaning::Stop,
                ':' | '：' | '﹕' => Meaning::Colon,
                '；' | '！' | '？' => Meaning::Parts,
                c if is_blank(c) => Meaning::Parts,
                _ => Meaning::Nothing,
            };
            // Ideographs are no marks.
            let is_mark = !('\u{4000}'..'\u{A000}').contains(&c);
            assert!(
                !is_mark || meaning([first, second, third]) == expected,
                "{c:?}"
            );
        }
    }

    #[test]
    fn places_are_in_order_and_numbers_behind_what_ends_something() {
        let text = "甲：（乙）一、丙。2.丁，3.戊\n（二）己 ①庚";
        let found = Signs::of(text);
        let signs: Vec<_> = found
            .marks
            .iter()
            .map(|sign| sign.span().of(text))
            .collect();
        assert_eq!(signs, ["：", "（", "）", "。", "（", "）"]);
        let ends = found.ends.iter().map(|end| *end as usize);
        assert_eq!(ends.collect::<Vec<_>>(), [text.find('\n').unwrap()]);
        let behind = |at: &u32| text.get(*at as usize..).unwrap().chars().next().unwrap();
        let numbers: Vec<_> = found.numbers.iter().map(behind).collect();
        assert_eq!(numbers, ['一', '2', '①']);
    }
}
