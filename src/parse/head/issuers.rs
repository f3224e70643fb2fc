//! The bodies that a document names as its own (发文机关): what their names end with, and where several stand on a line.

use crate::parse::enumerator::enumerator;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::Line;
use crate::parse::words;
use crate::text::{Span, is_blank};

/// What the name of an issuer ends with.
#[rustfmt::skip]
static ISSUER_WORDS: Lexicon<()> = lexicon!(Last, [
    "政府", "办公室", "办公厅", "委员会", "局", "厅", "部", "院", "委", "办", "管委会", "党委",
    "领导小组", "公司", "会", "中心", "署", "省", "市", "處", "处", "馆", "协", "联", "指挥部", "街道",
    "党组", "工委", "行", "大学", "学院", "专班",
    "辦公室", "辦公廳", "委員會", "廳", "辦", "黨委", "領導小組", "會",
]);

/// What a stamp adds to the name of an issuer.
const STAMPS: [&str; 4] = ["代章", "盖章", "印章", "章"];

/// The issuers that a line names, without the mark of a stamp behind them.
pub(super) fn names(source: &str, line: Span) -> Vec<Span> {
    // A name of its own: 市委 within 中共 东平 市委 is none.
    const SHORTEST: usize = 4;
    let mut parts = Vec::new();
    let mut start = line.start();
    for word in line.of(source).split(is_blank) {
        let span = Span::at(start, start + word.len());
        start = source
            .get(span.end()..)
            .and_then(|rest| rest.chars().next())
            .map_or(span.end(), |blank| span.end() + blank.len_utf8());
        if !word.is_empty() {
            parts.push(span);
        }
    }
    let whole = |span: &Span| {
        let name = span.of(source);
        name.chars().count() >= SHORTEST && is_issuer(name)
    };
    if parts.len() < 2 || !parts.iter().all(whole) {
        parts = vec![line];
    }
    let bare = parts.into_iter().map(|span| {
        let name = without_stamp(span.of(source));
        Span::at(span.start(), span.start() + name.len())
    });
    bare.collect()
}

fn without_stamp(name: &str) -> &str {
    if !name.ends_with(['章', '（', '(', '）', ')']) {
        return name;
    }
    let stamp = |open: usize| {
        let inner = name.get(open..).unwrap_or_default();
        let inner = inner.trim_matches(['（', '(', '）', ')']);
        STAMPS.contains(&inner)
    };
    match name.rfind(['（', '(']).filter(|open| stamp(*open)) {
        Some(open) => name.get(..open).unwrap_or(name).trim_end_matches(is_blank),
        None => name,
    }
}

pub(super) fn is_issuer(text: &str) -> bool {
    let name = without_stamp(text);
    // A clause that its line breaks off is no name: 1.修渠（县政府主办.
    let open = name.rfind(words::OPENING);
    let closes = |at: usize| {
        name.get(at..)
            .is_some_and(|rest| rest.contains(words::CLOSING))
    };
    ISSUER_WORDS.ends(name)
        && open.is_none_or(closes)
        && name.chars().count() <= 60
        && !name.contains(['。', '：', ':', '《', '“', '，', '；'])
        && !name.contains("关于")
        // Nor is a heading, which may hold a clause that is never closed.
        && enumerator(name).is_none()
}

/// How many lines at the end of a run name issuers.
pub(super) fn signers(source: &str, lines: &[Line]) -> usize {
    lines
        .iter()
        .rev()
        .take_while(|line| is_issuer(line.text(source)))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issuers_on_one_line_are_told_apart() {
        let shown = |text: &'static str| -> Vec<_> {
            let all = names(text, Span::at(0, text.len()));
            all.into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(
            shown("东平县水利局　　东平县财政局（章）"),
            ["东平县水利局", "东平县财政局"]
        );
        assert_eq!(shown("东平县 人民政府"), ["东平县 人民政府"]);
    }
}
