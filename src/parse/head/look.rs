//! What a line of a head looks like, by itself and by the lines below it.

use crate::parse::furniture::is_furniture;
use crate::parse::head::issuers::{is_issuer, is_long_list};
use crate::parse::head::marks::{is_annex_mark, opens_attachments};
use crate::parse::head::note::note;
use crate::parse::head::signature::dated;
use crate::parse::head::titles;
use crate::parse::lines::Line;
use crate::parse::number::number_line;
use crate::parse::page_number::is_page_number;
use crate::parse::words;

/// What a line before the first section looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Look {
    Number,
    Date,
    Note,
    Addressees,
    Attachments,
    Contents,
    Mark,
    /// A field of a web page, or page furniture.
    Page,
    Prose,
    Short,
}

/// Whether a line is a label with or without a value, as pages print them.
pub(super) fn is_field(text: &str) -> bool {
    text.ends_with(words::COLONS) || text.contains('|')
}

/// How many of the lines are prose though they end as no sentence does: the beginning of one that ends in the line behind
/// them, or the last of a text, whose stop is missing. `above` is what the line before them looks like.
pub(super) fn unstopped(source: &str, lines: &[Line], above: Option<Look>) -> usize {
    // Prefaces take a few lines.
    const MOST: usize = 12;
    let text = |at: usize| lines.get(at).map(|line| line.text(source));
    let Some(first) = text(0) else { return 0 };
    // Most short lines are titles, and have neither.
    let pauses = first.contains('，') || first.contains(',');
    let begins = begins_sentence(first);
    if !pauses && !begins {
        return 0;
    }
    if pauses && announces(first) {
        return 1;
    }
    let begins = begins && !titles::names_document(first);
    if !pauses && !begins {
        return 0;
    }
    // No title has a comma, and no line of one names a document.
    let goes_on = |text: &str| look(text) == Look::Short && !titles::names_document(text);
    let run = lines.iter().take(MOST).map(|line| line.text(source));
    let count = run.clone().take_while(|text| goes_on(text)).count();
    let ends = |at: usize| text(at).is_some_and(|last| look(last) == Look::Prose);
    if pauses && count > 0 && ends(count) {
        return count;
    }
    if !matches!(above, Some(Look::Addressees | Look::Prose)) {
        return 0;
    }
    // Who signs stands below, or the day, or what is attached.
    let last = run.take(count).take_while(|text| !is_issuer(text)).count();
    let closes = |text: &str| {
        is_issuer(text)
            || opens_attachments(text)
            || matches!(look(text), Look::Date | Look::Mark | Look::Note)
    };
    if last > 0 && text(last).is_some_and(closes) {
        last
    } else {
        usize::from(begins)
    }
}

/// Whether a line begins as a sentence of a notice does, and no title: 现将…印发给你们.
fn begins_sentence(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "现将",
        "現將",
        "现印发",
        "現印發",
        "现就",
        "現就",
        "请",
        "請",
        "特此",
    ];
    WORDS.iter().any(|word| text.starts_with(word))
}

/// Whether a line says that a document of its kind follows, which is no title: 为加快通水，制定本方案.
fn announces(text: &str) -> bool {
    let Some((_, last)) = text.rsplit_once(['，', ',']) else {
        return false;
    };
    ["制定", "制订", "提出", "制訂"].iter().any(|verb| {
        let behind = last.split_once(verb).map(|(_, behind)| behind);
        behind.is_some_and(|behind| behind.starts_with(['本', '此', '如', '以']))
    })
}

/// Whether the first of the lines is the beginning of a title that breaks behind a pause: 清河县河道清淤、 above
/// 渠道整治行动方案.
pub(super) fn breaks_title(source: &str, lines: &[Line]) -> bool {
    // Titles take up to four lines.
    const MOST: usize = 4;
    const LONGEST: usize = 240;
    let text = |at: usize| lines.get(at).map(|line| line.text(source));
    let pauses = |text: &str| {
        text.ends_with('、')
            && text.len() <= LONGEST
            && !text.contains(['，', '。', '；', '：', ':'])
            && !["为", "為", "根据", "根據", "按照", "依据", "经"]
                .iter()
                .any(|word| text.starts_with(word))
            && !begins_sentence(text)
    };
    if !text(0).is_some_and(pauses) {
        return false;
    }
    let goes_on = |text: &str| look(text) == Look::Short || pauses(text);
    let run = (1..=MOST).map_while(|at| text(at).filter(|text| goes_on(text)));
    let mut count = 1;
    let mut named = 0;
    for text in run {
        count += 1;
        if text.contains('，') {
            return false;
        }
        if titles::names_document(text) {
            named = count;
        }
    }
    // A sentence goes on behind the name of a document that it quotes.
    let quotes = |text: &str| text.starts_with(['的', '等', '和', '及', '，', '、', '》', '”']);
    named > 0 && !text(named).is_some_and(quotes)
}

pub(super) fn look(text: &str) -> Look {
    // 关于印发…的通知 东政发〔2026〕3号 is a title.
    if number_line(text).is_some() && titles::number_behind(text).is_none() {
        Look::Number
    } else if dated(text).is_some() {
        Look::Date
    } else if note(text).is_some() {
        Look::Note
    } else if is_annex_mark(text) {
        Look::Mark
    } else if text.ends_with(['。', '；', '：', ':', '，', '、', '！'])
        || text.contains('。')
        || ends_with_dot(text)
        || (text.chars().count() > 60 && !titles::names_document(text) && !is_long_list(text))
    {
        Look::Prose
    } else if is_furniture(text) || is_page_number(text) {
        Look::Page
    } else {
        Look::Short
    }
}

/// Whether a sentence ends with the stop of another script: 请认真贯彻执行.
fn ends_with_dot(text: &str) -> bool {
    let before = text.strip_suffix(['.', '．', '｡']);
    let last = before.and_then(|before| before.chars().next_back());
    last.is_some_and(|last| last == '》' || (last > '\u{7F}' && last.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    #[test]
    fn a_sentence_may_lack_its_stop() {
        let count = |text, above| unstopped(text, &lines::split(text).lines, above);
        let below = Some(Look::Addressees);
        for (text, lines) in [
            (
                "现将方案印发给你们，请认真贯彻执行\n东平县水利局\n2026年3月5日",
                1,
            ),
            ("请认真贯彻执行\n2026年3月5日", 1),
            ("方案已经审定，请结合实际认真\n抓好落实\n2026年3月5日", 2),
            ("现将方案印发给你们\n东平县修渠方案", 1),
            ("为加快通水，制定本方案\n东平县", 1),
            ("东平县坚持治水，推进修渠\n实施方案", 0),
            ("东平县修渠\n实施方案\n2026年3月5日", 0),
        ] {
            assert_eq!(count(text, below), lines, "{text}");
        }
        assert_eq!(count("东平县坚持治水，推进修渠\n2026年3月5日", None), 0);
    }

    #[test]
    fn a_title_may_break_behind_a_pause() {
        let breaks = |text| breaks_title(text, &lines::split(text).lines);
        assert!(breaks("东平县河道清淤、\n渠道整治行动方案"));
        assert!(breaks(
            "东平县河道清淤、\n渠道整治、\n堤防加固\n行动方案\n为加快通水，制定本方案。"
        ));
        for text in [
            "为加快河道清淤、\n渠道整治行动方案",
            "贯彻清淤方案，整治河道、\n渠道行动方案",
            "东平县河道清淤、\n渠道整治。",
            "落实《清淤方案》、\n《渠道整治行动方案》\n等文件要求。",
            "各区人民政府、\n市水利局",
        ] {
            assert!(!breaks(text), "{text}");
        }
    }

    #[test]
    fn a_full_stop_may_be_of_another_script() {
        assert_eq!(look("请认真贯彻执行."), Look::Prose);
        for text in ["东平县修渠方案", "总体要求..", "第3."] {
            assert_eq!(look(text), Look::Short, "{text}");
        }
    }
}
