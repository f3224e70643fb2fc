//! Headings within a line, for texts that have lost their line ends.

mod labelled;

use crate::parse::enumerator::{
    Enumerator, Form, begins_number, enumerator, is_numeral, may_begin_number,
};
use crate::parse::scan::{ideographs, width};
use crate::parse::signs::{Kind, Sign};
use crate::text::{Span, is_blank, starts_blank};

/// Where a line is to be cut, in bytes from its start: before each heading within it.
///
/// A number within prose is a heading where it goes on from the one before of its form, or begins a
/// deeper form, and stands behind a full stop or a closing bracket. The first number below a heading
/// may stand right behind the heading's words, 一、总体要求（一）指导思想, and so may the next one beside a
/// heading that is nothing but its words: （一）指导思想（二）基本原则.
///
/// `first` is the number that the line begins with, and `signs` are the line's.
pub(super) fn cuts(
    source: &str,
    line: Span,
    first: Option<Enumerator>,
    signs: &[Sign],
    mut cut: impl FnMut(usize),
) {
    let text = line.of(source);
    let mut outline = Outline::default();
    // What stands before this byte has been looked at.
    let mut from = 0;
    if let Some(first) = first {
        outline.open(first);
        from = outline.heading(text, 0, first, &mut cut);
    } else if let Some((at, number)) =
        behind_title(text).or_else(|| labelled::items(text, line, signs))
    {
        cut(at);
        outline.open(number);
        from = outline.heading(text, at, number, &mut cut);
    }
    for sign in signs.iter().filter(|sign| may_part(sign.kind)) {
        let at = sign.span().end() - line.start();
        let behind = text.get(at..).unwrap_or_default();
        if at <= from || !begins_number(behind.as_bytes()) {
            continue;
        }
        let Some(number) = enumerator(behind) else {
            continue;
        };
        let Some(before) = text.get(from..at).and_then(mark_before) else {
            continue;
        };
        // Behind a space, as behind a title, only a top-level number counts, and one behind who is to do what.
        let counts = before != Mark::Blank
            || number.form <= Form::Chinese
            || text
                .split_at_checked(at)
                .is_some_and(|(before, behind)| labelled::ends(before, behind, number));
        let alone = || stands_alone(text, at, number);
        if counts && outline.goes_on(number, Some(before), alone) {
            cut(at);
            from = outline.heading(text, at, number, &mut cut);
        }
    }
}

/// Whether a line that begins with no number holds items behind its label: 具体措施：1.清淤。（县水利局负责）2.….
pub(super) fn holds_items(source: &str, line: Span, signs: &[Sign]) -> bool {
    // Nearly every line has another sign first, or a word behind it.
    signs.first().is_some_and(|sign| {
        let behind = source.as_bytes().get(sign.span().end()..);
        sign.kind == Kind::Colon && begins_number(behind.unwrap_or_default())
    }) && labelled::items(line.of(source), line, signs).is_some()
}

/// The first heading of an outline right behind the title that a text begins with: 某县通水实施方案一、主要任务（一）修渠. 比选
/// 方案一、方案二 begins none.
fn behind_title(text: &str) -> Option<(usize, Enumerator)> {
    // No title has more bytes.
    const LONGEST: usize = 240;
    const TITLES: [&str; 10] = [
        "方案", "计划", "意见", "措施", "规划", "要点", "办法", "细则", "清单", "通知",
    ];
    const FIRST: &str = "一、";
    let ends = |c: char| matches!(c, '，' | '。' | '；' | '：' | '、' | ',' | ';' | ':');
    let mark = text
        .char_indices()
        .take_while(|(at, _)| *at <= LONGEST)
        .find(|(_, c)| ends(*c));
    let (mark, _) = mark?;
    let before = text.get(..mark)?.strip_suffix('一')?;
    let at = before.len();
    let title = before.trim_end_matches(is_blank);
    let bracket = title.strip_suffix(['）', ')']);
    let bracket = bracket.and_then(|inner| inner.rfind(['（', '(']));
    let title = bracket.and_then(|at| title.get(..at)).unwrap_or(title);
    let behind = text.get(at..).filter(|rest| rest.starts_with(FIRST))?;
    let word = TITLES.iter().find(|word| title.ends_with(**word))?;
    let goes_on = |next: &str| {
        let at = memchr::memmem::find(behind.as_bytes(), next.as_bytes());
        let before = at.and_then(|at| behind.get(..at));
        before.is_some_and(|before| !before.ends_with(word))
    };
    let goes_on = ["二、", "（一）", "(一)"].into_iter().any(goes_on);
    goes_on.then_some((at, enumerator(behind)?))
}

/// Whether a heading may stand behind a sign.
const fn may_part(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Closes | Kind::Stop | Kind::Parts | Kind::Blank | Kind::Tab
    )
}

/// The mark that a text ends with. A blank behind the end of a sentence takes nothing from it.
fn mark_before(text: &str) -> Option<Mark> {
    let kept = text.trim_end_matches(is_blank);
    let last = kept.char_indices().next_back();
    let before = last.and_then(|(at, _)| mark(kept.as_bytes().get(at..)?));
    if kept.len() < text.len() {
        before.or(Some(Mark::Blank))
    } else {
        before
    }
}

/// What a heading may stand behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// The end of a sentence, or a closing bracket.
    Stop,
    Semicolon,
    Blank,
}

/// The mark that a text begins with.
fn mark(text: &[u8]) -> Option<Mark> {
    Some(match text {
        // Most characters of a heading's words are these.
        [0xE4..=0xE9, ..] => return None,
        [b')' | b']', ..]
        // 。】〕
        | [0xE3, 0x80, 0x82 | 0x91 | 0x95, ..]
        // ！）？
        | [0xEF, 0xBC, 0x81 | 0x89 | 0x9F, ..] => Mark::Stop,
        // ；
        [0xEF, 0xBC, 0x9B, ..] => Mark::Semicolon,
        _ if starts_blank(text) => Mark::Blank,
        _ => return None,
    })
}

/// Whether a text begins with a mark behind which the words of a heading do not go on: 。： or the pipe behind a cell.
const fn ends_heading(text: &[u8]) -> bool {
    matches!(
        text,
        [0xE3, 0x80, 0x82, ..] | [0xEF, 0xBC, 0x9A, ..] | [b'|', ..]
    )
}

/// Whether a number right behind a heading's words counts headings, not what the words speak of: 第（二）项,
/// 2、3号线.
fn stands_alone(text: &str, at: usize, number: Enumerator) -> bool {
    let before = text.get(..at).and_then(|words| words.chars().next_back());
    let behind = text.get(at + number.length..).unwrap_or_default();
    before.is_some_and(|c| c.is_alphabetic() && c != '第' || matches!(c, '”' | '》'))
        && !behind.starts_with(|c: char| c.is_ascii_digit() || is_numeral(c))
}

/// The length of the ideographs that a text begins with, those that may begin a number left out, and what
/// begins behind `most` bytes.
fn words_length(text: &[u8], most: usize) -> usize {
    let (characters, _) = text.as_chunks::<3>();
    let words = characters
        .iter()
        .take(most.div_ceil(3))
        .take_while(|bytes| matches!(bytes, [0xE4..=0xE9, _, _]) && !may_begin_number(**bytes));
    3 * words.count()
}

/// Where the words of a heading that begin at `words` end, where no number can stand behind them: nearly
/// always. Nothing but the marks is looked at, as hardly a number has none.
fn end_of_words(text: &str, words: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let limit = words + HEADING.end();
    let mut at = words;
    let end = loop {
        at += ideographs(bytes.get(at..).unwrap_or_default());
        let end = match bytes.get(at..)? {
            // 。：；|
            [] | [0xE3, 0x80, 0x82, ..] | [0xEF, 0xBC, 0x9A | 0x9B, ..] | [b'|', ..] => true,
            // 、．.﹑ behind a numeral: 二、
            [0xE3, 0x80, 0x81, ..]
            | [0xEF, 0xBC, 0x8E, ..]
            | [0xEF, 0xB9, 0x91, ..]
            | [b'.', ..] => {
                let before = bytes.get(..at)?.last_chunk();
                if before.is_some_and(|before| may_begin_number(*before)) {
                    return None;
                }
                false
            }
            // （重庆）
            [0xEF, 0xBC, 0x88, inner @ ..]
                if matches!(inner, [0xE4..=0xE9, ..]) && !begins_number(inner) =>
            {
                false
            }
            rest if begins_number(rest) => return None,
            _ => false,
        };
        if end || at >= limit {
            break at.min(
                (limit..=at)
                    .find(|end| text.is_char_boundary(*end))
                    .unwrap_or(at),
            );
        }
        at += bytes.get(at).map_or(1, |lead| width(*lead));
    };
    // 第一章 has no mark at all.
    let words = bytes.get(words..at)?;
    let mut lasts = memchr::memchr_iter(0xAC, words);
    let ordinal = lasts.any(|last| {
        words
            .get(..=last)
            .is_some_and(|t| t.ends_with("第".as_bytes()))
    });
    (!ordinal).then_some(end)
}

/// How many bytes of words a heading has.
const HEADING: std::ops::RangeInclusive<usize> = 6..=120;

/// The numbers met so far.
#[derive(Default)]
struct Outline {
    /// Of each form, whether a heading is still open.
    open: [bool; FORMS],
    /// The last number of each form, open or not: numbers may run on across headings. 0 before any.
    last: [u32; FORMS],
}

const FORMS: usize = Form::Circled as usize + 1;

impl Outline {
    /// Opens a heading, which closes those of its form and below.
    fn open(&mut self, number: Enumerator) {
        let form = number.form as usize;
        for below in self.open.iter_mut().skip(form) {
            *below = false;
        }
        if let (Some(open), Some(last)) = (self.open.get_mut(form), self.last.get_mut(form)) {
            *open = true;
            *last = number.value;
        }
    }

    /// Walks the words of a heading that begins at `start` with `number`, where further headings may stand
    /// right behind them. Gives the place of what ends the last.
    fn heading(
        &mut self,
        text: &str,
        start: usize,
        number: Enumerator,
        cut: &mut impl FnMut(usize),
    ) -> usize {
        end_of_words(text, start + number.length)
            .unwrap_or_else(|| self.walk(text, start, number, cut))
    }

    /// The same, character by character.
    fn walk(
        &mut self,
        text: &str,
        start: usize,
        number: Enumerator,
        cut: &mut impl FnMut(usize),
    ) -> usize {
        let bytes = text.as_bytes();
        let mut words = start + number.length;
        let mut at = words;
        let mut before = text.get(start..at).and_then(mark_before);
        while let Some(rest @ [lead, ..]) = bytes.get(at..) {
            let limit = words + HEADING.end();
            if before.is_none() && at < limit {
                let passed = words_length(rest, limit - at);
                at += passed;
                if passed > 0 {
                    continue;
                }
            }
            let begins = begins_number(rest);
            let inside = HEADING.contains(&at.saturating_sub(words));
            // Behind a space, as behind a title, only a top-level number counts.
            let stop = before.is_some_and(|mark| mark != Mark::Blank);
            if begins
                && (before.is_some() || inside)
                && let Some(number) = text.get(at..).and_then(enumerator)
                && (stop || inside || number.form <= Form::Chinese)
                && self.goes_on(number, before, || stands_alone(text, at, number))
            {
                cut(at);
                words = at + number.length;
            }
            before = match mark(rest) {
                Some(Mark::Blank) => before.or(Some(Mark::Blank)),
                mark => mark,
            };
            let ends = at >= words && (before == Some(Mark::Semicolon) || ends_heading(rest));
            if ends || at >= words + HEADING.end() {
                break;
            }
            at += width(*lead);
        }
        at
    }

    /// Takes a number in if it belongs to the outline: the next of its form, or the first of a deeper
    /// one.
    fn goes_on(
        &mut self,
        number: Enumerator,
        before: Option<Mark>,
        stands_alone: impl FnOnce() -> bool,
    ) -> bool {
        let form = number.form as usize;
        let same = self.open.get(form) == Some(&true);
        let next = self
            .last
            .get(form)
            .is_some_and(|last| number.value == last + 1);
        // （一）甲；（二）乙 is a list within a sentence.
        let listed = before == Some(Mark::Semicolon) && number.form > Form::Chinese;
        // Words right before a number may end with a numeral of their own: （1）推行多证合一、一照一码.
        let mut below = self.open.iter().skip(form + 1);
        let rises = before.is_none() && below.any(|open| *open);
        let belongs = if same {
            next && (before.is_some() || stands_alone())
        } else {
            (next || number.value == 1) && !rises
        };
        let goes_on = belongs && !listed;
        if goes_on {
            self.open(number);
        }
        goes_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::signs;

    fn parts(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let line = Span::at(0, text.len());
        cuts(text, line, enumerator(text), &signs::of(text).0, |at| {
            found.push(at);
        });
        let ends = found.into_iter().chain([text.len()]);
        let mut start = 0;
        ends.map(|end| {
            let part = text.get(start..end).unwrap();
            start = end;
            part
        })
        .collect()
    }

    #[test]
    fn headings_are_cut_off_what_stands_before() {
        assert_eq!(
            parts(
                "某县方案。一、总体要求（一）指导思想。坚持创新。（二）目标。1.5万亩。二、任务（一）修渠。清淤。（县水利局负责）（二）植树。（县林业局负责）"
            ),
            [
                "某县方案。",
                "一、总体要求",
                "（一）指导思想。坚持创新。",
                "（二）目标。1.5万亩。",
                "二、任务",
                "（一）修渠。清淤。（县水利局负责）",
                "（二）植树。（县林业局负责）",
            ]
        );
    }

    #[test]
    fn a_title_is_cut_off_the_outline_right_behind_it() {
        for title in [
            "某县通水实施方案",
            "某县2026年通水工作计划（试行）",
            "关于通水的若干措施 ",
        ] {
            let outline =
                "一、主要任务（一）修渠。清淤。（县水利局负责）（二）植树。二、保障（三）筹款。";
            let text = [title, outline].concat();
            assert_eq!(
                parts(&text),
                [
                    title,
                    "一、主要任务",
                    "（一）修渠。清淤。（县水利局负责）",
                    "（二）植树。",
                    "二、保障",
                    "（三）筹款。",
                ]
            );
        }
        for text in [
            "比选方案一、方案二均可行。",
            "比选方案一、比选方案二、比选方案三。",
            "各地要抓紧一、二类项目（一）开工。",
            "对照通水方案，一、（一）",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }

    #[test]
    fn headings_without_any_words_below_follow_each_other() {
        assert_eq!(
            parts("一、总体要求（一）指导思想（二）基本原则二、主要任务1.修渠护岸2.清淤"),
            [
                "一、总体要求",
                "（一）指导思想",
                "（二）基本原则",
                "二、主要任务",
                "1.修渠护岸",
                "2.清淤",
            ]
        );
        for text in [
            "（一）落实方案第（二）项要求",
            "1.加快建设轨道交通2、3号线",
            "一、贯彻全会精神，二、三产业并举",
            "（1）推行“两证合一、一窗通办”改革",
            "（二）深化三证合一、一照一码登记",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }

    #[test]
    fn words_without_a_number_end_where_a_walk_of_them_does() {
        let long = "甲".repeat(39);
        let pieces = [
            "甲", "二", "第", "、", "．", ".", "。", "；", "：", "（", "）", " ", "2", "a", "①",
            "章", "|", &long,
        ];
        let mut told = 0;
        for at in 0..pieces.len().pow(4) {
            let piece = |power| pieces[at / pieces.len().pow(power) % pieces.len()];
            let text = ["一、", piece(0), piece(1), piece(2), piece(3), "丙丁"].concat();
            let number = enumerator(&text).filter(|number| number.length == 6);
            let (Some(number), Some(end)) = (number, end_of_words(&text, 6)) else {
                continue;
            };
            let mut outline = Outline::default();
            outline.open(number);
            let walked = outline.walk(&text, 0, number, &mut |cut| panic!("{text} at {cut}"));
            assert_eq!(end, walked, "{text}");
            told += 1;
        }
        assert!(told > 1000, "{told}");
    }

    #[test]
    fn rows_of_a_table_are_not_cut() {
        for text in [
            "一、整治水渠 | 1.清淤八公里。 | 县水利局 |",
            "（一）整治水渠|1.清淤八公里。|县水利局|",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }

    #[test]
    fn lists_within_a_sentence_are_not_cut() {
        let text = "一、做好以下工作：（一）清淤；（二）护岸；（三）植树。";
        assert_eq!(parts(text), [text]);
    }
}
