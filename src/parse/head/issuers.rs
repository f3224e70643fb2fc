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

/// What whoever lends a stamp adds to its own name: （某县水利局代章）.
const LENT: [&str; 2] = ["代章", "代印"];

/// What a body calls a part of itself, which is no name alone: 东平县委 办公室.
#[rustfmt::skip]
const PARTS: [&str; 25] = [
    "办公室", "办公厅", "委员会", "管委会", "领导小组", "指挥部", "办事处", "党工委", "机关党委",
    "人民政府", "纪检组", "工作组", "组织部", "宣传部", "统战部", "社工部", "政法委", "网信办", "编委办",
    "辦公室", "辦公廳", "委員會", "領導小組", "組織部", "宣傳部",
];

/// The longest name of one body, in characters: a longer line names several.
const LONGEST: usize = 60;

/// The issuers that a line names, without the mark of a stamp behind them.
pub(super) fn names(source: &str, line: Span) -> Vec<Span> {
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
    if parts.len() < 2 || !parts.iter().all(|span| is_whole(span.of(source))) {
        parts = vec![line];
    }
    let bare = parts.into_iter().map(|span| {
        let name = without_stamp(span.of(source));
        Span::at(span.start(), span.start() + name.len())
    });
    // （某县水利局代章） names nobody who signs.
    bare.filter(|span| !span.is_empty()).collect()
}

/// Whether a word between blanks names a body by itself: 市委 within 中共 东平 市委 does not, nor 东平市 before 水利局.
fn is_whole(word: &str) -> bool {
    const SHORTEST: usize = 3;
    let name = without_stamp(word);
    name.chars().nth(SHORTEST - 1).is_some()
        && !name.ends_with(['省', '市'])
        && !PARTS.contains(&name)
        && is_body(name)
}

/// Whether a line names more bodies than one name has room for, with blanks between.
pub(super) fn is_long_list(text: &str) -> bool {
    // No more sign together than such a line holds.
    const LONGEST_LIST: usize = 1_500;
    text.len() <= LONGEST_LIST && text.chars().nth(LONGEST).is_some() && is_list(text)
}

/// Whether a line names several bodies with blanks between.
pub(super) fn is_list(text: &str) -> bool {
    let mut words = text.split(is_blank).filter(|word| !word.is_empty());
    text.contains(is_blank) && words.all(is_whole)
}

fn without_stamp(name: &str) -> &str {
    if !name.ends_with(['章', '（', '(', '）', ')']) {
        return name;
    }
    let stamp = |open: usize| {
        let inner = name.get(open..).unwrap_or_default();
        let inner = inner.trim_matches(['（', '(', '）', ')']);
        STAMPS.contains(&inner) || LENT.iter().any(|word| inner.ends_with(word))
    };
    match name.rfind(['（', '(']).filter(|open| stamp(*open)) {
        Some(open) => name.get(..open).unwrap_or(name).trim_end_matches(is_blank),
        None => name,
    }
}

/// Whether a line says no more than whose stamp stands below a name: （某县水利局代章）.
pub(super) fn is_stamp(text: &str) -> bool {
    text.starts_with(['（', '(']) && without_stamp(text).is_empty()
}

/// Whether a line ends as those do that name who issues a document.
pub(super) fn may_be_issuer(text: &str) -> bool {
    ISSUER_WORDS.ends(without_stamp(text))
}

/// Whether a line names who issues a document: one body, or several with blanks between.
pub(super) fn is_issuer(text: &str) -> bool {
    is_body(without_stamp(text)) || is_long_list(text)
}

fn is_body(name: &str) -> bool {
    // A clause that its line breaks off is no name: 1.修渠（县政府主办.
    let open = name.rfind(words::OPENING);
    let closes = |at: usize| {
        name.get(at..)
            .is_some_and(|rest| rest.contains(words::CLOSING))
    };
    ISSUER_WORDS.ends(name)
        && open.is_none_or(closes)
        && name.chars().count() <= LONGEST
        && !name.contains(['。', '：', ':', '《', '“', '，', '；'])
        && !name.contains("关于")
        && !name.contains("關於")
        // Nor is a heading, which may hold a clause that is never closed.
        && enumerator(name).is_none()
}

/// How many lines at the end of a run name issuers, the stamps below them included.
pub(super) fn signers(source: &str, lines: &[Line]) -> usize {
    let mut count = 0;
    for (at, line) in lines.iter().rev().enumerate() {
        let text = line.text(source);
        if is_issuer(text) {
            count = at + 1;
        } else if !is_stamp(text) {
            break;
        }
    }
    count
}

/// How many lines at the start of a run name issuers, the stamps below them included.
pub(super) fn signers_first(source: &str, lines: &[Line]) -> usize {
    let texts = lines.iter().map(|line| line.text(source));
    let names = |text: &&str| is_issuer(text) || is_stamp(text);
    if texts.clone().next().is_some_and(is_issuer) {
        texts.take_while(names).count()
    } else {
        0
    }
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
        assert_eq!(
            shown("水利部 国家发展改革委　海关总署"),
            ["水利部", "国家发展改革委", "海关总署"]
        );
        for one in [
            "东平县 人民政府",
            "东平市 水利局",
            "清河市 生态环境局",
            "中共东平县委员会 组织部",
            "水利部 办公厅",
            "中共 东平 市委",
            "财 政 部",
        ] {
            assert_eq!(shown(one), [one]);
        }
        assert_eq!(shown("（东平县水利局代章）"), [""; 0]);
    }

    #[test]
    fn a_stamp_may_be_lent() {
        assert!(is_issuer("东平县治水领导小组（东平县水利局代章）"));
        for text in ["（东平县水利局代章）", "(代章)"] {
            assert!(is_stamp(text) && !is_issuer(text), "{text}");
        }
        for text in ["（东平县水利局）", "东平县水利局（代章）", "（第一章）"]
        {
            assert!(!is_stamp(text), "{text}");
        }
    }

    #[test]
    fn many_bodies_may_stand_on_a_line() {
        let many = ["水利部", "农业农村部", "国家能源局"].join(" ");
        let many = [many.as_str(); 6].join("　");
        assert!(is_issuer(&many));
        assert!(!is_issuer(&many.replace(' ', "，")));
        assert!(!is_issuer(&[&many, " 关于修渠的部"].concat()));
    }
}
