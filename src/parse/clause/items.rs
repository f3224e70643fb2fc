//! The items of a list, and what their characters rule out.

use crate::parse::lines::trimmed;
use crate::parse::names;
use crate::parse::scan::width;
use crate::parse::words;
use crate::text::{Span, is_blank};

/// A piece of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) span: Span,
    pub(super) holds: Holds,
}

/// Characters that an item holds. Most names hold none of them, and need not be searched for the words
/// that begin with them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Holds(u8);

impl Holds {
    const NOTHING: Self = Self(0);
    /// 和 及 与 以, which may part two names.
    pub(super) const JOINT: Self = Self(1);
    /// 等, with which a list stays open.
    pub(super) const OPEN: Self = Self(2);
    /// 会, of 会同.
    pub(super) const WITH: Self = Self(4);
    /// 牵 以 下, one of which every standing rule holds.
    pub(super) const RULE: Self = Self(8);
    /// A blank of whatever kind, or what may be one.
    pub(super) const BLANK: Self = Self(16);
    /// A digit.
    pub(super) const FIGURE: Self = Self(32);

    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a character is to a list.
enum Mark {
    Opens,
    Closes,
    /// Parts two items.
    Parts,
    /// Parts them behind what is a name by itself.
    Space,
    Held(Holds),
}

/// The mark that begins with `lead`, the bytes `behind` it.
const fn mark(lead: u8, behind: [u8; 2]) -> Mark {
    match lead {
        b'(' | b'[' => return Mark::Opens,
        b')' | b']' => return Mark::Closes,
        b',' | b';' | b'/' => return Mark::Parts,
        b' ' | b'\t' => return Mark::Space,
        b'0'..=b'9' => return Mark::Held(Holds::FIGURE),
        0..b' ' => return Mark::Held(Holds::BLANK),
        _ => {}
    }
    Mark::Held(match (lead, behind) {
        (0xEF, [0xBC, 0x88]) | (0xE3, [0x80, 0x94]) => return Mark::Opens,
        (0xEF, [0xBC, 0x89]) | (0xE3, [0x80, 0x95]) => return Mark::Closes,
        // 、。，；／﹑､
        (0xE3, [0x80, 0x81 | 0x82])
        | (0xEF, [0xBC, 0x8C | 0x8F | 0x9B] | [0xB9, 0x91] | [0xBD, 0xA4]) => return Mark::Parts,
        (0xE3, [0x80, 0x80]) | (0xC2, [0xA0, _]) => return Mark::Space,
        (0xEF, [0xBC, 0x90..=0x99]) => Holds::FIGURE,
        // Other blanks: rare enough to be looked at more closely where one may be.
        (0xC2 | 0xE1 | 0xE2, _) | (0xEF, [0xBB, _]) => Holds::BLANK,
        (0xE4, [0xBB, 0xA5]) => Holds::JOINT.with(Holds::RULE),
        (0xE4, [0xB8, 0x8E]) | (0xE5, [0x92, 0x8C] | [0x8F, 0x8A]) => Holds::JOINT,
        (0xE4, [0xB8, 0x8B]) | (0xE7, [0x89, 0xB5]) => Holds::RULE,
        (0xE4, [0xBC, 0x9A]) => Holds::WITH,
        (0xE7, [0xAD, 0x89]) => Holds::OPEN,
        _ => Holds::NOTHING,
    })
}

/// The pieces of a text between separators outside brackets, and between blanks behind what is a name
/// by itself; empty pieces included, blanks not trimmed.
pub(super) fn items(text: &str) -> impl Iterator<Item = Item> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut start = 0;
    let mut depth = 0_usize;
    let mut after_space = false;
    let mut done = false;
    std::iter::from_fn(move || {
        let mut holds = Holds::NOTHING;
        while let Some(lead) = bytes.get(at) {
            let behind = match bytes.get(at + 1..) {
                Some([one, two, ..]) => [*one, *two],
                Some([one]) => [*one, 0],
                _ => [0, 0],
            };
            let before = Span::at(start, at);
            at += width(*lead);
            let is_space = match mark(*lead, behind) {
                Mark::Opens => {
                    depth += 1;
                    false
                }
                Mark::Closes => {
                    depth = depth.saturating_sub(1);
                    false
                }
                Mark::Parts if depth == 0 => {
                    start = at;
                    after_space = false;
                    return Some(Item {
                        span: before,
                        holds,
                    });
                }
                // A line break within a name joins; a space behind a whole name parts.
                Mark::Space => {
                    if depth == 0 && !after_space && is_whole(text, before, at) {
                        start = at;
                        return Some(Item {
                            span: before,
                            holds,
                        });
                    }
                    holds = holds.with(Holds::BLANK);
                    true
                }
                Mark::Held(held) => {
                    holds = holds.with(held);
                    false
                }
                Mark::Parts => false,
            };
            after_space = is_space;
        }
        if done {
            return None;
        }
        done = true;
        Some(Item {
            span: Span::at(start, text.len()),
            holds,
        })
    })
}

/// Whether the blank behind an item parts it from the next: it is a name, and what follows another.
fn is_whole(text: &str, item: Span, behind: usize) -> bool {
    let name = trimmed(text, item).of(text);
    let behind = text.get(behind..).unwrap_or_default();
    !name.is_empty() && names::is_unit(name) && is_beside(name, behind)
}

/// Whether what follows a blank is a name beside the one before it, not the rest of that name: both
/// begin with a level (县教育局 县财政局) or end alike (山水公司 绿水公司).
fn is_beside(name: &str, behind: &str) -> bool {
    const LEVELS: [char; 9] = ['省', '市', '区', '县', '州', '镇', '乡', '各', '旗'];
    let behind = behind.trim_start_matches(is_blank);
    let end = behind
        .find(|c| words::is_separator(c) || is_blank(c))
        .unwrap_or(behind.len());
    let next = behind.get(..end).unwrap_or_default();
    next.is_empty()
        || (name.starts_with(LEVELS) && next.starts_with(LEVELS))
        || next.starts_with('各')
        || ending(name) == ending(next)
}

/// The last two characters of a name.
fn ending(name: &str) -> &str {
    let last = name.char_indices().nth_back(1).map_or(0, |(at, _)| at);
    name.get(last..).unwrap_or_default()
}
