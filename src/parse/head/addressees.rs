//! The bodies that a document is sent to (主送机关).

use crate::parse::levels;
use crate::parse::lines::{Line, trimmed};
use crate::parse::names;
use crate::parse::words;
use crate::text::{Span, is_blank, trim};

/// How many lines from the first on are a list of addressees that ends with a colon: usually one.
pub(super) fn lines_of(source: &str, lines: &[Line]) -> Option<usize> {
    // Lists of addressees take up to four lines or so.
    const MOST: usize = 8;
    let first = lines.first()?;
    for (at, line) in lines.iter().take(MOST).enumerate() {
        let text = line.text(source);
        if text.contains(['。', '；', '《']) || text.contains("关于") || text.contains("關於")
        {
            return None;
        }
        if text.ends_with(words::COLONS) {
            let whole = first.span.join(line.span).of(source);
            return is_list(whole).then_some(at + 1);
        }
        // A list goes on where it does not end: 各区人民政府，⏎市政府各部门：
        if !text.contains(['、', '，', ',']) || super::titles::names_document(text) {
            return None;
        }
    }
    None
}

/// Where in a line that goes on in prose the addressees end: 各镇人民政府：现将….
pub(super) fn end_in_line(text: &str) -> Option<usize> {
    if !text.starts_with('各') {
        return None;
    }
    let colon = text.find(words::COLONS)?;
    let mark = text.get(colon..)?.chars().next()?;
    let end = colon + mark.len_utf8();
    let list = text.get(..end)?;
    (!list.contains(['。', '；', '《']) && is_list(list)).then_some(end)
}

/// Whether a text is a list of bodies with its colon: 各镇人民政府，县直各单位：.
fn is_list(text: &str) -> bool {
    let Some(list) = text.strip_suffix(words::COLONS) else {
        return false;
    };
    let announces = ["如下", "以下", "下列", "事项", "事項", "措施"];
    let begins = [
        "为", "根据", "现将", "按照", "经", "為", "根據", "現將", "结合", "现",
    ];
    if announces.iter().any(|word| list.contains(word))
        || begins.iter().any(|word| list.starts_with(word))
    {
        return false;
    }
    let closing = list
        .rsplit(['、', '，', ','])
        .map(trim)
        .find(|item| !item.is_empty())
        .unwrap_or_default();
    let is_body = |item: &str| {
        // 县政府各委、办、局
        let counted = item.chars().count() == 1 && list.contains('各');
        counted || item.contains('各') || names::is_unit(item) || {
            let bare: String = item.chars().filter(|c| !is_blank(*c)).collect();
            bare != item && names::is_unit(&bare)
        }
    };
    let general = [
        "部门",
        "单位",
        "部門",
        "單位",
        "企业",
        "机构",
        "团体",
        "部委",
        "办公室",
    ];
    is_body(closing) || general.iter().any(|end| closing.ends_with(end))
}

/// The bodies that a line of addressees names, one by one. What one ending serves stays together: 各区、
/// 县人民政府, 市政府各委、办、局.
pub(super) fn bodies(source: &str, list: Span) -> Vec<Span> {
    let mut bodies: Vec<Span> = Vec::new();
    let mut goes_on = false;
    let mut start = list.start();
    let mut depth = 0_usize;
    let marks = list.of(source).char_indices();
    for (at, c) in marks.chain([(list.len(), '：')]) {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '、' | '，' | ',' | '；' | '：' | ':' if depth == 0 || at == list.len() => {
                let piece = trimmed(source, Span::at(start, list.start() + at));
                start = list.end().min(list.start() + at + c.len_utf8());
                let words = piece.of(source);
                // 各部门、单位, 各镇党委、人民政府: what 各 counts goes on.
                let counted = matches!(
                    words,
                    "单位"
                        | "單位"
                        | "部门"
                        | "部門"
                        | "机构"
                        | "企业"
                        | "人民政府"
                        | "政府"
                        | "办事处"
                );
                match bodies.last_mut() {
                    _ if piece.is_empty() => continue,
                    Some(body) if goes_on || counted || words.chars().count() == 1 => {
                        *body = body.join(piece);
                    }
                    _ => bodies.push(piece),
                }
                // 各区、 wants its ending; behind any other mark a new body begins.
                goes_on = c == '、'
                    && (levels::is_bare_level(words) || (goes_on && levels::is_levels(words)));
            }
            _ => {}
        }
    }
    bodies
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        let bodies = bodies(text, Span::at(0, text.len()));
        bodies.into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn addressees_are_told_apart_where_each_has_its_ending() {
        assert_eq!(
            shown("各区、县人民政府，市政府各委、办、局，各镇人民政府、街道办事处："),
            [
                "各区、县人民政府",
                "市政府各委、办、局",
                "各镇人民政府",
                "街道办事处"
            ]
        );
        assert_eq!(
            shown("各省、自治区、直辖市人民政府，国务院各部委、各直属机构："),
            ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"]
        );
        assert_eq!(
            shown("各镇人民政府，县政府各部门、单位："),
            ["各镇人民政府", "县政府各部门、单位"]
        );
    }

    #[test]
    fn a_sentence_that_ends_with_a_colon_lists_no_addressees() {
        for text in [
            "各镇人民政府：",
            "各区县教育局，市直各学校：",
            "机关各科室：",
        ] {
            assert!(is_list(text), "{text}");
        }
        for text in [
            "特制定本办法：",
            "现将有关要求通知各单位：",
            "提出以下意见：",
        ] {
            assert!(!is_list(text), "{text}");
        }
        let text = "各镇人民政府：现将方案印发给你们。";
        assert_eq!(end_in_line(text), Some("各镇人民政府：".len()));
    }
}
