//! What a web page prints around a document: none of the plan's.

use crate::parse::clause;
use crate::parse::heading::find_stop;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::Line;
use crate::parse::words;
use crate::text::{is_blank, trim};

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
        "打印本文", "网页纠错",
    ]),
    (Word::Vague, &[
        "信息公开", "政策解读", "技术支持", "图解", "联系我们", "网站地图", "附件下载", "点击下载",
        "相关附件", "相关文档", "相关解读", "相关新闻", "相关信息",
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

/// What a page says of a text in lines with labels.
#[rustfmt::skip]
static LABELS: Lexicon<Word> = lexicon!(First, &[
    (Word::Telling, &[
        "来源", "稿件来源", "文章来源", "文稿来源", "信息来源", "编辑", "责编", "责任编辑", "值班编辑", "网站编辑", "作者", "文章作者",
        "供稿", "供稿单位", "分享", "浏览量", "阅读量", "点击量", "浏览", "點擊", "來源", "編輯", "責任編輯",
    ]),
    // What a plan may have labels for, too.
    (Word::Vague, &[
        "审核", "初审", "复审", "终审", "校对", "审校", "撰稿", "录入", "发布", "发布人", "发布者", "发布单位", "发布日期", "发布时间",
        "更新时间", "更新日期", "关键词", "标签", "二维码", "阅读", "点击", "签发", "监制", "摄影",
    ]),
]);

/// How many of the lines, the last ones, are a page's: furniture, and lines that say where the text comes from and who
/// has edited it (来源：东平县政府网　责任编辑：张某), one of which tells so by itself. So is who looks after the page, where
/// the plan has ended above: with another line of the page, or with a clause.
pub(super) fn behind(source: &str, lines: &[Line]) -> usize {
    let text = |at: usize| lines.get(at).map_or("", |line| line.text(source));
    let plain = |line: &Line| {
        let text = line.text(source);
        let kind = line.number.is_none().then(|| labelled(text))?;
        kind.or_else(|| is_furniture(text).then_some(&Word::Vague))
    };
    let ended = |above: usize| lines.get(above).and_then(plain).is_some() || answers(text(above));
    let (mut count, mut tells) = (0, false);
    let (mut furnished, mut kept) = (false, false);
    for (at, line) in lines.iter().enumerate().rev() {
        let keeper =
            || line.number.is_none() && is_keeper(text(at)) && at.checked_sub(1).is_some_and(ended);
        if let Some(word) = plain(line) {
            tells |= matches!(word, Word::Telling);
            furnished |= is_furniture(text(at));
        } else if keeper() {
            kept = true;
        } else {
            break;
        }
        count += 1;
    }
    if tells || (kept && furnished) {
        count
    } else {
        0
    }
}

/// Whether a line says by itself who looks after a page: 责任部门：县水利局, 责任处室：规划科. Plans name one who is to do
/// something so, too.
pub(super) fn is_keeper(text: &str) -> bool {
    const LONGEST: usize = 120;
    const BODIES: [&str; 9] = [
        "部门", "部門", "处室", "處室", "科室", "单位", "單位", "机构", "機構",
    ];
    if text.len() > LONGEST || !text.starts_with(['责', '責', '公']) {
        return false;
    }
    let Some((label, value)) = words::split_label(text) else {
        return false;
    };
    let label: String = label.chars().filter(|c| !is_blank(*c)).collect();
    let bodies = label
        .strip_prefix("公开")
        .or_else(|| label.strip_prefix("公開"))
        .unwrap_or(&label)
        .strip_prefix(['责', '責'])
        .and_then(|rest| rest.strip_prefix('任'));
    let value = trim(value);
    let is_one = !value.is_empty()
        && !value.contains(words::is_separator)
        && !value.contains(words::COLONS)
        && !value.contains(is_blank);
    is_one && bodies.is_some_and(|bodies| BODIES.contains(&bodies))
}

/// Whether a line ends with a bracket that says who answers for what stands before it.
fn answers(text: &str) -> bool {
    let inner = text.strip_suffix(words::CLOSING);
    let inner = inner.and_then(|text| text.rsplit(words::OPENING).next());
    inner.is_some_and(|inner| {
        clause::starts_with_role_label(inner) && (inner.contains("责任") || inner.contains("責任"))
    })
}

/// Whether a line below the date of a document is a page's.
pub(super) fn is_of_page(text: &str) -> bool {
    labelled(text).is_some() || is_furniture(text)
}

/// Whether such a line tells so by itself: a plan may have what 审核：… and 发布：… say.
pub(super) fn tells_of_page(text: &str) -> bool {
    labelled(text).is_some_and(|word| matches!(word, Word::Telling)) || is_furniture(text)
}

/// What a line says that begins with one of a page's labels, be it in brackets: （来源：东平县政府网）. Money comes from
/// somewhere too.
fn labelled(text: &str) -> Option<&'static Word> {
    const LONGEST: usize = 180;
    const MONEY: [&str; 10] = [
        "资金", "经费", "拨款", "补助", "收入", "预算", "自筹", "统筹", "投入", "贷款",
    ];
    let bare = text.trim_start_matches(['（', '(', '【', '[']);
    if text.len() > LONGEST || !bare.starts_with(|c| LABELS.may_have_key(c)) {
        return None;
    }
    let (label, value) = words::split_label(bare)?;
    let word = if label.contains(is_blank) {
        let label: String = label.chars().filter(|c| !is_blank(*c)).collect();
        LABELS.whole(&label)
    } else {
        LABELS.whole(label)
    };
    let is_said = find_stop(value).is_some()
        || value.contains(['，', '；'])
        || MONEY.iter().any(|word| value.ends_with(word))
        || assigns(value);
    word.filter(|_| !is_said)
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
    fn a_page_ends_with_where_its_text_comes_from() {
        let count = |text: &str| behind(text, &crate::parse::lines::split(text).lines);
        for (text, lines) in [
            ("修渠。\n来源：东平县政府网", 1),
            ("修渠。\n（来源：东平县水利局）\n审核：张某\n打印 关闭", 3),
            ("修渠。\n编辑：张某\n扫一扫在手机打开当前页", 2),
            ("修渠。\n来 源：县水利局　作者：李某", 1),
            ("修渠。\n审核：县水利局", 0),
            ("修渠。\n来源：县财政资金", 0),
            ("修渠。\n来源：县财政，不足部分自筹", 0),
            ("修渠。\n数据来源：县统计局", 0),
            ("来源：东平县政府网\n修渠。", 0),
            ("1.来源：东平县政府网", 0),
            ("编辑出版县志", 0),
        ] {
            assert_eq!(count(text), lines, "{text}");
        }
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
