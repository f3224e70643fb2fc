//! The items of a list, and what their characters rule out.

use crate::parse::clause::spaced;
use crate::parse::scan::{self, continuation_set, width};
use crate::parse::words;
use crate::text::{Span, starts_blank};

/// Characters that an item holds. Most names hold none of them, and need not be searched for the words
/// that begin with them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hints(u8);

impl Hints {
    pub(super) const NOTHING: Self = Self(0);
    /// 和 及 与 以, which may part two names.
    pub(super) const JOINT: Self = Self(1);
    /// 等, with which a list stays open.
    pub(super) const OPEN: Self = Self(2);
    /// 会 联 商 协, of 会同 and the like.
    pub(super) const WITH: Self = Self(4);
    /// 牵 以 下, one of which every standing rule holds.
    pub(super) const RULE: Self = Self(8);
    /// A blank of whatever kind.
    pub(super) const BLANK: Self = Self(16);

    /// All of them that are ideographs.
    pub(super) const CHARACTERS: &str = "和及与以等会联商协牵下";

    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What the characters of an item are.
    pub(super) fn of(item: &str) -> Self {
        let mut holds = Self::NOTHING;
        let mut bytes = item.as_bytes();
        while let [lead, ..] = bytes {
            let (characters, _) = bytes.as_chunks::<3>();
            let mut length = 0;
            for ideograph in characters {
                if !matches!(ideograph, [0xE4..=0xE9, ..]) {
                    break;
                }
                holds = holds.with(Self::ideograph(*ideograph));
                length += 3;
            }
            if length == 0 {
                holds = holds.with(blank(bytes));
                length = width(*lead);
            }
            bytes = bytes.get(length..).unwrap_or_default();
        }
        holds
    }

    /// What an ideograph is, by its bytes: nearly always nothing.
    pub(super) const fn ideograph(bytes: [u8; 3]) -> Self {
        // The second and the last bytes of those below, as bits of sets.
        const SECOND: u64 =
            continuation_set(&[0xBB, 0xB8, 0x92, 0x8F, 0x89, 0xBC, 0x81, 0x95, 0x8D, 0xAD]);
        const LAST: u64 = continuation_set(&[
            0xA5, 0x8E, 0x8C, 0x8A, 0x8B, 0xB5, 0x9A, 0x89, 0x94, 0x86, 0x8F,
        ]);
        let [_, second, last] = bytes;
        if SECOND >> (second & 0x3F) & LAST >> (last & 0x3F) & 1 == 0 {
            return Self::NOTHING;
        }
        match bytes {
            // 以
            [0xE4, 0xBB, 0xA5] => Self::JOINT.with(Self::RULE),
            // 与 和 及
            [0xE4, 0xB8, 0x8E] | [0xE5, 0x92, 0x8C] | [0xE5, 0x8F, 0x8A] => Self::JOINT,
            // 下 牵
            [0xE4, 0xB8, 0x8B] | [0xE7, 0x89, 0xB5] => Self::RULE,
            // 会 联 商 协
            [0xE4, 0xBC, 0x9A] | [0xE8, 0x81, 0x94] | [0xE5, 0x95, 0x86] | [0xE5, 0x8D, 0x8F] => {
                Self::WITH
            }
            // 等
            [0xE7, 0xAD, 0x89] => Self::OPEN,
            _ => Self::NOTHING,
        }
    }
}

/// What a character that is no ideograph is: a blank, or a mark like any other.
const fn blank(text: &[u8]) -> Hints {
    if starts_blank(text) {
        Hints::BLANK
    } else {
        Hints::NOTHING
    }
}

/// What a character is to a list.
enum Mark {
    Opens,
    Closes,
    /// Parts two items.
    Parts,
    /// Parts them behind what is a name by itself: a blank, or 县水利局+河口镇.
    Space,
    /// Is as good as a letter.
    Plain,
}

/// What any other character is.
const fn mark(c: char) -> Mark {
    match c {
        '（' | '(' | '〔' | '[' | '【' | '［' | '“' | '〈' | '《' | '＜' => Mark::Opens,
        '）' | ')' | '〕' | ']' | '】' | '］' | '”' | '〉' | '》' | '＞' => Mark::Closes,
        ' ' | '\u{3000}' | '\u{A0}' | '\t' | '+' | '＋' | '·' | '&' | '＆' => Mark::Space,
        c if words::is_separator(c) => Mark::Parts,
        _ => Mark::Plain,
    }
}

/// The pieces of a text between separators outside brackets, and between blanks behind what is a name
/// by itself; empty pieces included, blanks not trimmed. From an item on whose bracket is never closed,
/// brackets hold nothing together.
pub(super) const fn items(text: &str) -> Items<'_> {
    Items {
        text,
        next: Some(0),
        behind_space: usize::MAX,
        is_unclosed: false,
    }
}

pub(super) struct Items<'t> {
    text: &'t str,
    /// Where the next item begins; none behind the last.
    next: Option<usize>,
    /// Where the last blank ends.
    behind_space: usize,
    /// A bracket has been met with that is never closed.
    is_unclosed: bool,
}

impl Iterator for Items<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        let start = self.next?;
        let bytes = self.text.as_bytes();
        let mut at = start;
        let mut depth = 0;
        loop {
            // What most items are.
            at += scan::ideographs(bytes.get(at..)?);
            let span = Span::at(start, at);
            match bytes.get(at..)? {
                // 县财政局（国资办、县水利局: from here on marks part items whatever the brackets say.
                [] if depth > 0 => {
                    self.is_unclosed = true;
                    (at, depth) = (start, 0);
                    continue;
                }
                [] => {
                    self.next = None;
                    return Some(span);
                }
                // 、 is what parts most items.
                [0xE3, 0x80, 0x81, ..] if depth == 0 => {
                    self.next = Some(at + 3);
                    return Some(span);
                }
                _ => {}
            }
            let c = self.text.get(at..)?.chars().next()?;
            let end = at + c.len_utf8();
            if self.parts(c, span, end, &mut depth) {
                self.next = Some(end);
                return Some(span);
            }
            at = end;
        }
    }
}

impl Items<'_> {
    /// Where the next item begins.
    pub(super) const fn place(&self) -> Option<usize> {
        self.next
    }

    /// Passes over what stands before `next`, where an item begins.
    pub(super) const fn go_on(&mut self, next: usize) {
        self.next = Some(next);
    }

    /// Whether a character that is no ideograph parts the item before it, which stands `depth` brackets deep,
    /// from what follows behind `end`.
    fn parts(&mut self, c: char, item: Span, end: usize, depth: &mut usize) -> bool {
        match mark(c) {
            Mark::Parts => *depth == 0,
            // A line break within a name joins; a space behind a whole name parts.
            Mark::Space => {
                let after_space = std::mem::replace(&mut self.behind_space, end) == item.end();
                *depth == 0 && !after_space && spaced::parts(self.text, item, end)
            }
            Mark::Opens => {
                *depth += usize::from(!self.is_unclosed);
                false
            }
            Mark::Closes => {
                *depth = depth.saturating_sub(1);
                false
            }
            Mark::Plain => false,
        }
    }
}
