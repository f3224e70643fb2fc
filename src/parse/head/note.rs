//! The note (附注): who may read the document, （此件公开发布）.

use crate::parse::furniture::is_furniture;
use crate::parse::head::issuers::is_issuer;
use crate::parse::head::marks::{is_annex_mark, is_below_signature, opens_attachments};
use crate::parse::head::signature::dated;
use crate::parse::lines::{Line, trimmed};
use crate::parse::words;
use crate::text::{Span, trim};

/// （此件公开发布）: the words between the brackets.
pub(super) fn note(text: &str) -> Option<&str> {
    if text.starts_with('此') && is_of_document(text) {
        return Some(text);
    }
    let inner = trim(text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?);
    let is_short = inner.len() <= 90;
    (is_short
        && [
            "公开", "公開", "删减", "刪減", "内部", "登报", "不予", "此件",
        ]
        .iter()
        .any(|word| inner.contains(word)))
    .then_some(inner)
}

/// What the first of the lines says of who may read the document, where it says no more, be it below the last section or
/// behind an annex: （此件公开发布）. What a plan says of its measures too, （主动公开）, says so where nothing of it follows.
pub(in crate::parse) fn note_line(source: &str, lines: &[Line]) -> Option<Span> {
    const FIRST: [char; 7] = ['（', '(', '此', '公', '信', '主', '政'];
    // A line that says no more is no longer.
    const LONGEST: usize = 90;
    let line = lines.first().filter(|line| line.span.len() <= LONGEST)?;
    let text = line.text(source);
    if line.number.is_some() || !text.starts_with(FIRST) {
        return None;
    }
    let own = without_brackets(source, line.span);
    let inner = own.of(source);
    let last = || {
        lines.get(1).is_none_or(|next| {
            let text = next.text(source);
            is_annex_mark(text)
                || opens_attachments(text)
                || is_issuer(text)
                || dated(text).is_some()
                || is_furniture(text)
                || is_below_signature(text)
        })
    };
    // 主动公开信息 is a heading.
    let closed = || own != line.span || inner.contains(words::COLONS);
    (is_of_document(inner) || (is_of_publicity(inner) && closed() && last())).then_some(own)
}

/// The bracket with which a paragraph ends that says who may read the document, and its words: …确保实效。（此件公开发布）
pub(in crate::parse) fn note_behind(source: &str, paragraph: Span) -> Option<(Span, Span)> {
    let text = paragraph.of(source);
    let inner = text.strip_suffix(['）', ')'])?;
    let open = inner.rfind(['（', '('])?;
    let bracket = Span::at(paragraph.start() + open, paragraph.end());
    let words = without_brackets(source, bracket);
    (words != bracket && is_of_document(words.of(source))).then_some((bracket, words))
}

/// A text without brackets about all of it.
fn without_brackets(source: &str, all: Span) -> Span {
    let text = all.of(source);
    let behind = text.strip_prefix(['（', '(']);
    match behind.and_then(|behind| Some((behind, behind.strip_suffix(['）', ')'])?))) {
        Some((behind, inner)) => {
            let start = all.end() - behind.len();
            trimmed(source, Span::at(start, start + inner.len()))
        }
        None => all,
    }
}

/// Whether a text says of the document itself who may read it: 此件公开发布, 此件发至县团级.
fn is_of_document(text: &str) -> bool {
    const SAID: [&str; 9] = [
        "公开", "公開", "删减", "刪減", "内部", "登报", "不予", "发至", "發至",
    ];
    ["此件", "本件", "此文件"]
        .iter()
        .any(|word| text.starts_with(word))
        && SAID.iter().any(|word| text.contains(word))
        && !text.contains(['。', '，', '；'])
}

/// Whether a text is nothing but words of who may read something: 主动公开, 信息公开属性：主动公开.
fn is_of_publicity(text: &str) -> bool {
    const WORDS: [&str; 27] = [
        "公开",
        "公開",
        "主动",
        "主動",
        "依申请",
        "依申請",
        "发布",
        "發布",
        "删减",
        "刪減",
        "后",
        "後",
        "不予",
        "免予",
        "政府",
        "信息",
        "属性",
        "屬性",
        "方式",
        "形式",
        "选项",
        "选择",
        "类型",
        "类别",
        "全文",
        "：",
        ":",
    ];
    let mut rest = text;
    while let Some(behind) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest.is_empty()
        && [
            "主动公开",
            "主動公開",
            "申请公开",
            "申請公開",
            "公开发布",
            "公開發布",
            "予公开",
        ]
        .iter()
        .any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_say_who_may_read() {
        assert_eq!(note("（此件公开发布）"), Some("此件公开发布"));
        assert_eq!(note("(此件刪減後公開)"), Some("此件刪減後公開"));
        assert_eq!(note("此件公开发布"), Some("此件公开发布"));
        assert_eq!(note("（试行）"), None);
    }

    #[test]
    fn lines_say_who_may_read_wherever_they_stand() {
        let note = |text: &str| {
            let lines = crate::parse::lines::split(text).lines;
            note_line(text, &lines).map(|span| span.of(text).to_owned())
        };
        for (text, inner) in [
            ("（此件公开发布）\n一、任务", "此件公开发布"),
            ("（ 此件删减后公开 ）", "此件删减后公开"),
            ("此件公开发布\n修渠。", "此件公开发布"),
            ("（主动公开）", "主动公开"),
            (
                "（信息公开属性：主动公开）\n附件1",
                "信息公开属性：主动公开",
            ),
            (
                "公开方式：主动公开\n东平县水利局\n2026年3月5日",
                "公开方式：主动公开",
            ),
        ] {
            assert_eq!(note(text).as_deref(), Some(inner), "{text}");
        }
        for text in [
            "（主动公开）\n（责任单位：县数据局）",
            "公开方式：主动公开\n公开时限：长期",
            "（公开招标）",
            "（此件由县水利局负责解释）",
            "此件公开发布，各镇要转发。",
            "主动公开信息",
            "（内部控制）",
        ] {
            assert_eq!(note(text), None, "{text}");
        }
        let behind = |text: &'static str| {
            let found = note_behind(text, Span::at(0, text.len()));
            found.map(|(bracket, words)| (bracket.of(text), words.of(text)))
        };
        assert_eq!(
            behind("抓好落实。（此件公开发布）"),
            Some(("（此件公开发布）", "此件公开发布"))
        );
        assert_eq!(behind("抓好落实。（主动公开）"), None);
        assert_eq!(behind("抓好落实。此件公开发布）"), None);
    }
}
