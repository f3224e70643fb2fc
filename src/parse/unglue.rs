//! Headings within a line, for texts that have lost their line ends.

mod labelled;
mod outline;

use crate::parse::enumerator::{Enumerator, Form, begins_number, enumerator};
use crate::parse::signs::{Kind, Sign};
use crate::text::{Span, is_blank};

use outline::{Mark, Outline, mark_before, stands_alone};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::signs;

    fn parts(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let line = Span::at(0, text.len());
        cuts(text, line, enumerator(text), &signs::of(text), |at| {
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
