//! What a web page prints around a document: none of the plan's.

use crate::parse::clause;
use crate::parse::heading::find_stop;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::Line;
use crate::parse::words;
use crate::text::is_blank;

/// What a word says of the line that holds it.
enum Word {
    /// A short line with it is none of a plan's.
    Telling,
    /// It is furniture where it stands by itself: 信息公开 | 政策解读. A plan may speak of it.
    Vague,
}

/// Words of page furniture.
#[rustfmt::skip]
static WORDS: Lexicon<Word> = lexicon!(First, &[
    (Word::Telling, &[
        "扫一扫", "打印本页", "打印此页", "关闭窗口", "关闭本页", "分享到", "分享至", "上一篇",
        "下一篇", "版权所有", "ICP备", "公网安备", "网站标识码",
        "浏览次数", "阅读次数", "点击数", "字号：", "字体：", "【打印】", "【关闭】", "返回顶部",
        "责任编辑", "相关链接", "相关阅读", "当前位置", "我要纠错", "收藏本页",
        "信息来源：", "发布日期：", "发布时间：", "索引号：", "索 引 号",
    ]),
    (Word::Vague, &[
        "信息公开", "政策解读", "技术支持", "图解", "联系我们", "网站地图", "附件下载", "点击下载",
        "相关附件",
    ]),
]);

/// What a page's buttons say.
#[rustfmt::skip]
static BUTTONS: Lexicon<()> = lexicon!(First, [
    "收藏", "打印", "关闭", "分享", "大", "中", "小", "字体", "字号", "微信", "微博", "返回", "顶部", "朗读", "转发", "纠错", "复制链接",
    "保存", "默认", "繁体", "无障碍",
]);

/// Whether a line is nothing but buttons: 打印 关闭, 【大 中 小】.
fn is_buttons(text: &str) -> bool {
    const LONGEST: usize = 60;
    let marks = |c: char| {
        is_blank(c) || matches!(c, '【' | '】' | '[' | ']' | '：' | ':' | '|' | '「' | '」')
    };
    let first = text.trim_start_matches(marks);
    if text.len() > LONGEST || !BUTTONS.begins(first) {
        return false;
    }
    let words = || text.split(marks).filter(|word| !word.is_empty());
    words().all(|word| BUTTONS.whole(word).is_some()) && (words().count() > 1 || first.len() > 3)
}

/// Whether a line is page furniture: short, without a sentence, and with one of its words. A line that
/// says who does something is none, whatever it names: 责任单位：县政府信息公开办公室.
pub(super) fn is_furniture(text: &str) -> bool {
    is_noise(text) && (is_buttons(text) || !assigns(text))
}

fn is_noise(text: &str) -> bool {
    const LONGEST: usize = 240;
    text.len() <= LONGEST && (is_buttons(text) || (find_stop(text).is_none() && holds_word(text)))
}

fn holds_word(text: &str) -> bool {
    WORDS.places(text).any(|(at, behind, word)| match word {
        Word::Telling => true,
        Word::Vague => {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let parts = |c: char| !c.is_alphanumeric() && !matches!(c, '、' | '，' | ',');
            let ends = |c: char| parts(c) || c.is_ascii_digit();
            before.is_none_or(parts) && behind.chars().next().is_none_or(ends)
        }
    })
}

/// Words of a page's imprint that are a clause's too.
const HOSTS: [&str; 4] = ["主办", "主辦", "承办", "承辦"];

/// Whether a line begins with the label of a role, or has brackets that may be a clause.
pub(super) fn assigns(text: &str) -> bool {
    const OPEN: [char; 5] = ['（', '(', '〔', '[', '【'];
    const CLOSE: [char; 5] = ['）', ')', '〕', ']', '】'];
    let labelled = clause::starts_with_role_label;
    let is_clause =
        |text: &str| labelled(text) || (!text.contains(words::COLONS) && words::may_assign(text));
    let mut brackets = text.split(OPEN).skip(1);
    (labelled(text) && !HOSTS.iter().any(|word| text.starts_with(word)))
        || brackets.any(|inner| inner.split(CLOSE).next().is_some_and(is_clause))
}

/// Whether line `at` is a page's imprint (主办：某县人民政府办公室　承办：某县信息中心): a label that a
/// clause may have too, behind page furniture, or before it with an office that runs pages.
pub(super) fn is_imprint(source: &str, lines: &[Line], at: usize) -> bool {
    const NEAR: usize = 3;
    let Some(line) = lines.get(at) else {
        return false;
    };
    let text = line.text(source);
    if !HOSTS.iter().any(|word| text.starts_with(word)) {
        return false;
    }
    let is_furniture = |line: &Line| is_furniture(line.text(source));
    let behind = lines.iter().take(at).rev().take(NEAR).any(is_furniture);
    let before = lines.iter().skip(at + 1).take(NEAR).any(is_furniture);
    let runs_pages = [
        "办公室",
        "办公厅",
        "信息中心",
        "大数据",
        "融媒体",
        "人民政府",
    ]
    .iter()
    .any(|word| text.contains(word));
    behind || is_noise(text) || (before && runs_pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_prose() {
        assert!(is_furniture("扫一扫在手机打开当前页"));
        assert!(is_furniture("上一篇：关于水利的通知"));
        assert!(!is_furniture("（二）加强信息公开。及时发布。"));
        assert!(!is_furniture("一、总体要求"));
        assert!(is_furniture("打印 关闭") && is_furniture("[大] [中] [小]"));
        assert!(!is_furniture("大力发展客运") && !is_furniture("中"));
    }

    #[test]
    fn what_a_plan_may_speak_of_is_furniture_by_itself_alone() {
        for text in [
            "政策解读",
            "信息公开 | 政策解读",
            "【图解】修渠方案",
            "附件下载：1.docx",
            "【字体：大 中 小】",
        ] {
            assert!(is_furniture(text), "{text}");
        }
        for text in [
            "责任单位：县政府信息公开办公室、县数据局",
            "（责任单位：县政策解读中心、县水利局）",
            "配合单位：县信息技术支持中心",
            "县信息技术支持中心",
            "深化政务信息公开",
            "政策解读（县水利局负责）",
        ] {
            assert!(!is_furniture(text), "{text}");
        }
    }
}
