//! Numbers of several places: 1.1 below 1., 1.1.1 below 1.1.

use crate::parse::enumerator::figure::{FRACTIONS, begins_with_year};
use crate::parse::enumerator::{Enumerator, Form, digit_number};
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::markdown;
use crate::text::{is_blank, trim_start};

/// How many places the number of a heading has at most.
const MOST: usize = 4;

/// Words behind a figure with a fraction, beside those of every figure. What is counted one by one has no fraction: 1.1 项目建设,
/// 1.2 分工. Nor is 千 among them, 1.1 千方百计, but for what it opens.
#[rustfmt::skip]
static MEASURES: Lexicon<()> = lexicon!(First, &[
    ((), FRACTIONS),
    ((), &[
        "个百分", "公分", "千瓦", "千克", "千亿", "千伏", "厘米", "毫米", "版本", "级地震", "成以上", "元/", "以内",
        "提高到", "提高至", "提升到", "提升至", "增加到", "增至", "上升到", "下降到", "降低到", "降至",
    ]),
]);

/// The places of a number: 1, 2 and 1 of 1.2.1.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Places {
    values: [u32; MOST],
    count: usize,
}

impl Places {
    fn of(&self) -> &[u32] {
        self.values.get(..self.count).unwrap_or_default()
    }

    fn push(&mut self, value: u32) -> Option<()> {
        *self.values.get_mut(self.count)? = value;
        self.count += 1;
        Some(())
    }
}

/// The places of the number that a text begins with, and its length with the mark behind it.
fn places(text: &str) -> Option<(Places, usize)> {
    let mut places = Places::default();
    // ## 1.1
    let mut rest = match text.as_bytes() {
        [b'#' | b'*', ..] => markdown::behind_marks(text),
        _ => text,
    };
    loop {
        // No list has a hundred parts, nor one before its first: 2026.1.5, 2.0.
        let (value, length) = place(rest).filter(|(value, _)| (1..100).contains(value))?;
        places.push(value)?;
        rest = rest.get(length..)?;
        let behind = rest.strip_prefix(['.', '．', '﹒']);
        match behind.filter(|behind| place(behind).is_some()) {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    let behind = rest.strip_prefix(['、', '.', '．', '﹒']).unwrap_or(rest);
    (places.count > 1).then_some((places, text.len() - behind.len()))
}

/// One place of a number, which a year may stand right behind: 1 of 12026年.
fn place(text: &str) -> Option<(u32, usize)> {
    const YEAR: usize = "2026".len();
    digit_number(text).or_else(|| {
        let figures = text.bytes().take_while(u8::is_ascii_digit).count();
        let (place, year) = text.split_at_checked(figures.checked_sub(YEAR)?)?;
        digit_number(place).filter(|_| begins_with_year(year))
    })
}

/// The number of several places at the start of a line, as far as the line itself tells: what it measures (2.1亿元, 3.5%)
/// is none, nor is a date. Whether it counts depends on those before it: see [`Decimals`].
#[cold]
pub(super) fn decimal(text: &str) -> Option<Enumerator> {
    let (places, length) = places(text)?;
    let behind = text.get(length..)?;
    let words = trim_start(behind);
    let is_word = |c: char| matches!(c, '“' | '《') || (c.is_alphabetic() && !c.is_ascii());
    // 1.1 PPP项目, but 1.1MW and 1.1 kV.
    let apart = |c: char| behind.starts_with(is_blank) && c.is_ascii_uppercase();
    let heads = words.starts_with(|c| is_word(c) || apart(c)) || begins_with_figure(behind, words);
    // 1.5年 is a time, 1.1 年度目标 a heading.
    let lasts = words
        .strip_prefix('年')
        .is_some_and(|rest| !rest.starts_with(['度', '轻', '产', '货']));
    (heads && !lasts && !MEASURES.begins(words)).then_some(Enumerator {
        form: match places.count {
            2 => Form::SecondPlace,
            3 => Form::ThirdPlace,
            _ => Form::FourthPlace,
        },
        value: *places.of().last()?,
        length,
    })
}

/// Whether the words behind a number begin with a figure of their own: a year, or what a blank parts from the number,
/// 1.2 5G基站. Two figures side by side are cells of a row.
fn begins_with_figure(behind: &str, words: &str) -> bool {
    let figures = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let heads = |c: char| c.is_ascii_uppercase() || matches!(c, '\u{4E00}'..='\u{9FFF}');
    begins_with_year(words)
        || behind.len() > words.len() && figures.len() < words.len() && figures.starts_with(heads)
}

/// The number that a text is the first below: 2 of 2.1.
pub(in crate::parse) fn first_below(text: &str) -> Option<u32> {
    let (places, _) = places(text)?;
    match places.of() {
        [above, 1] => Some(*above),
        _ => None,
    }
}

/// The numbers of the lines so far, by which one of several places counts or does not.
#[derive(Default)]
pub(in crate::parse) struct Decimals {
    /// The last number of one place.
    whole: Option<u32>,
    /// The last number of several places.
    last: Places,
    /// The last before numbers of one place began anew: those of a table of contents, or what a list below stands under.
    before: Places,
}

impl Decimals {
    /// Takes in a number of one place, which counts whatever stands before it.
    #[inline]
    fn pass(&mut self, number: Enumerator) {
        if number.form <= Form::Digit {
            self.whole = Some(number.value);
            // The plan behind its table of contents counts anew, a list （一） below 2.1 does not.
            if number.value == 1 && number.form < Form::Digit && self.last.count > 0 {
                self.before = std::mem::take(&mut self.last);
            }
        }
    }

    /// Whether the number that a line begins with counts in the order of those before it: 1.2 goes on from 1.1, and 2.1
    /// from 1.2 or below 2.
    #[inline]
    pub(in crate::parse) fn count(&mut self, line: &str, number: Enumerator) -> bool {
        if number.form.is_of_places() {
            return self.goes_on_at(line);
        }
        self.pass(number);
        true
    }

    #[cold]
    fn goes_on_at(&mut self, line: &str) -> bool {
        let goes_on = |places: &Places| {
            let mut lasts = [self.last, self.before].into_iter();
            lasts.any(|last| self.goes_on(last.of(), places.of()))
        };
        let counts = places(line).filter(|(places, _)| goes_on(places));
        if let Some((places, _)) = counts {
            self.last = places;
        }
        counts.is_some()
    }

    /// Whether a number goes on from the last.
    fn goes_on(&self, last: &[u32], places: &[u32]) -> bool {
        let Some((own, above)) = places.split_last() else {
            return false;
        };
        let (before, behind) = last.split_at(above.len().min(last.len()));
        if *own > 1 {
            // One may be missing between two.
            return before == above
                && behind
                    .first()
                    .is_some_and(|one| (1..=2).contains(&own.saturating_sub(*one)));
        }
        let next = || match (before, above) {
            ([rest @ .., before], [above @ .., own]) => rest == above && *own == before + 1,
            _ => false,
        };
        let below = matches!((above, self.whole), ([above], Some(whole)) if *above == whole);
        below || above.iter().all(|one| *one == 1) && last.len() < 2 || before == above || next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a text that begin with a number of several places, by how many it has, with their words.
    fn counted(text: &str) -> Vec<(Form, u32, &str)> {
        let mut decimals = Decimals::default();
        let numbers = text.lines().filter_map(|line| {
            let number = super::super::of_line(line)?;
            let counts = decimals.count(line, number) && number.form.is_of_places();
            counts.then(|| (number.form, number.value, line.split_at(number.length).1))
        });
        numbers.collect()
    }

    #[test]
    fn numbers_of_several_places_follow_each_other() {
        use Form::{FourthPlace, SecondPlace, ThirdPlace};
        let text = "1.总则\n1.1 目标\n1.2、原则\n1.2.1修渠\n1.2.2. “双清”\n1.2.2.1《办法》\n2．任务\n２．１ 护岸\n2.3 PPP项目\n3.1 督查";
        let expected = [
            (SecondPlace, 1, " 目标"),
            (SecondPlace, 2, "原则"),
            (ThirdPlace, 1, "修渠"),
            (ThirdPlace, 2, " “双清”"),
            (FourthPlace, 1, "《办法》"),
            (SecondPlace, 1, " 护岸"),
            (SecondPlace, 3, " PPP项目"),
            (SecondPlace, 1, " 督查"),
        ];
        assert_eq!(counted(text), expected);
        // Below numerals, or without a number of one place.
        assert_eq!(counted("二、任务\n2.1修渠\n2.2植树").len(), 2);
        assert_eq!(counted("二、任务\n1.1修渠\n1.2植树\n2.1通水").len(), 3);
        assert_eq!(
            counted("二、任务\n1.1修渠\n2.1植树\n一、目标\n1.1通水").len(),
            3
        );
        assert_eq!(
            counted("# 1. 任务\n## 1.1 修渠\n**1.2** 通水\n## **1.2 通水**").len(),
            2
        );
    }

    #[test]
    fn figures_count_nothing() {
        for line in [
            "1.1亿元用于修渠",
            "1.1 亿元用于修渠",
            "1.1%的渠道",
            "1.1倍",
            "1.1万亩",
            "1.1公里渠道",
            "1.1 个百分点",
            "1.1年",
            "1.1-1.3倍",
            "1.1.1版本",
            "1.1MW",
            "1.1 kV",
            "2026.1.1 开工",
            "1.0 时代",
            "1.1.1.1.1 修渠",
            "1.1，",
            "1.1",
            "1.1 ",
            "1.1、1.2项",
            "1.1平方米",
            "1.1提高到1.3",
            "1.1 30 县水利局",
            "1.1 2.3",
            "1.15G基站",
            "1.1202年",
        ] {
            assert_eq!(counted(&["一、任务\n", line].concat()), [], "{line}");
        }
        // Whatever they begin with, they go on from nothing.
        for line in ["2.1修渠", "1.2修渠", "1.3.1 修渠", "12.5 修渠", "8.3洪水"] {
            assert_eq!(
                counted(&["一、任务\n1.目标\n", line].concat()),
                [],
                "{line}"
            );
        }
        assert_eq!(counted("3.任务\n3.1修渠\n3.4洪水\n3.2植树").len(), 2);
    }
}
