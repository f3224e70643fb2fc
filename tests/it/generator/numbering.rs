//! Enumerators.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Enumerators of one level.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Numbering {
    Part,
    Chapter,
    Article,
    Chinese,
    ChineseBracket,
    ChineseBracketHalf,
    Dot,
    FullDot,
    Comma,
    /// １．
    WideDot,
    Bracket,
    BracketHalf,
    /// （１）
    BracketWide,
    /// 1）
    HalfBracket,
    Circled,
}

/// The enumerators that a level may have, the highest level first.
pub(super) const LADDER: [&[Numbering]; 4] = [
    &[
        Numbering::Chinese,
        Numbering::Chinese,
        Numbering::Chinese,
        Numbering::Chapter,
        Numbering::Part,
        Numbering::Article,
    ],
    &[Numbering::ChineseBracket, Numbering::ChineseBracketHalf],
    &[
        Numbering::FullDot,
        Numbering::Dot,
        Numbering::Comma,
        Numbering::WideDot,
    ],
    &[
        Numbering::Bracket,
        Numbering::BracketHalf,
        Numbering::BracketWide,
        Numbering::HalfBracket,
        Numbering::Circled,
    ],
];

impl Numbering {
    /// Whether a row that starts so is a section of the table: 1．of a row could be its number.
    pub(crate) const fn heads_rows(self) -> bool {
        matches!(
            self,
            Self::Part
                | Self::Chapter
                | Self::Article
                | Self::Chinese
                | Self::ChineseBracket
                | Self::ChineseBracketHalf
        )
    }

    /// The enumerator of a number from 1 to 99 with its marks.
    pub(crate) fn print(self, number: usize) -> String {
        let chinese = chinese(number);
        match self {
            Self::Part => format!("第{chinese}部分"),
            Self::Chapter => format!("第{chinese}章"),
            Self::Article => format!("第{chinese}条"),
            Self::Chinese => format!("{chinese}、"),
            Self::ChineseBracket => format!("（{chinese}）"),
            Self::ChineseBracketHalf => format!("({chinese})"),
            Self::Dot => format!("{number}."),
            Self::FullDot => format!("{number}．"),
            Self::Comma => format!("{number}、"),
            Self::WideDot => format!("{}．", wide(number)),
            Self::Bracket => format!("（{number}）"),
            Self::BracketWide => format!("（{}）", wide(number)),
            Self::HalfBracket => format!("{number}）"),
            Self::BracketHalf => format!("({number})"),
            Self::Circled => "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
                .chars()
                .nth(number - 1)
                .map_or_else(|| format!("（{number}）"), String::from),
        }
    }
}

/// A number in digits of full width.
fn wide(number: usize) -> String {
    let wide = |digit: char| char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０'));
    number.to_string().chars().filter_map(wide).collect()
}

/// 1 to 99 in Chinese.
fn chinese(number: usize) -> String {
    let digit = |n: usize| "零一二三四五六七八九".chars().nth(n).unwrap();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_string(),
        (tens, ones) => {
            let tens = if tens == 1 {
                String::new()
            } else {
                digit(tens).to_string()
            };
            let ones = if ones == 0 {
                String::new()
            } else {
                digit(ones).to_string()
            };
            format!("{tens}十{ones}")
        }
    }
}

/// Numberings for `depth` levels, in the order of the ladder.
pub(super) fn numberings(depth: usize) -> impl Strategy<Value = Vec<Numbering>> {
    // Items of the lowest kind stand alone in no plan.
    let kinds = if depth == 1 { 3 } else { LADDER.len() };
    let levels = subsequence((0..kinds).collect::<Vec<_>>(), depth);
    levels.prop_flat_map(|levels| {
        levels
            .into_iter()
            .map(|level| select(LADDER[level]))
            .collect::<Vec<_>>()
    })
}
