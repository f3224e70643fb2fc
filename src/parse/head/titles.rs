//! Titles: what they end with, and where in a run of lines they begin.

use crate::model::document::NumberData;
use crate::parse::furniture::is_furniture;
use crate::parse::head::issuers::{is_issuer, is_list, is_long_list};
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::Line;
use crate::parse::number::document_number;
use crate::text::{Span, is_blank, join_lines, trim};

/// What a plan's title ends with.
#[rustfmt::skip]
static PLAN_WORDS: Lexicon<()> = lexicon!(Last, [
    "方案", "计划", "措施", "意见", "规划", "要点", "分工", "办法", "清单", "纲要", "细则",
    "规定", "条例", "任务", "政策", "安排", "行动", "条", "制度", "指南", "规程", "规则",
    "预案", "工作", "标准", "指引", "试点", "目录", "台账", "举措", "部署", "任务书", "责任书",
    "分解", "分解表", "分工表", "任务表", "清单表", "路线图", "时间表", "施工图", "工程", "攻坚战", "白皮书", "蓝图", "事项", "实事",
    "计劃", "計劃", "規劃", "意見", "要點", "辦法", "清單", "綱要", "細則", "規定", "條例", "任務", "行動", "制度", "規則",
    "標準", "試點", "目錄", "舉措", "工程",
]);

/// Of these the ones that also stand within a title.
#[rustfmt::skip]
static WEAK_WORDS: Lexicon<()> = lexicon!(Last, [
    "任务", "政策", "安排", "行动", "条", "制度", "标准", "试点", "目录", "工作", "规划", "措施", "计划",
    "举措", "部署", "工程", "攻坚战", "事项", "实事",
    "任務", "行動", "標準", "試點", "規劃", "計劃",
]);

/// What a notice's title ends with.
#[rustfmt::skip]
static NOTICE_WORDS: Lexicon<()> = lexicon!(Last, [
    "通知", "函", "批复", "公告", "通告", "决定", "通报", "命令", "公示", "批復", "決定", "通報",
]);

/// What a notice does with a plan: its title ends with no less than a word for the notice.
static SENDS: Lexicon<()> = lexicon!(
    First,
    [
        "印发", "转发", "批转", "印發", "轉發", "发布", "公布", "批轉", "發布", "發佈", "公佈"
    ]
);

/// A title within a run of lines.
pub(super) struct Title {
    pub(super) first: usize,
    /// The line behind its last.
    pub(super) end: usize,
}

/// Finds the titles within a run of short lines, in order.
pub(super) fn find(source: &str, lines: &[Line]) -> Vec<Title> {
    let text = |at: usize| lines.get(at).map_or("", |line| line.text(source));
    let last_of = |ends: fn(&str) -> bool| lines.iter().rposition(|line| ends(line.text(source)));
    let last_named = last_of(names_document);
    let last_notice = last_of(is_notice);
    let mut titles = Vec::new();
    let mut first = 0;
    // How many more 《 than 》 stand since the last title.
    let mut open = 0_isize;
    let mut sends = false;
    let mut at = 0;
    while at < lines.len() {
        let line = text(at);
        for c in line.chars() {
            open += isize::from(c == '《') - isize::from(c == '》');
        }
        sends |= SENDS.within(line);
        at += 1;
        // 供水工作⏎试点方案: a word that also stands within titles ends one only where no line below
        // does. 印发…方案⏎的通知: what sends a plan out is a notice.
        // 供水方案（2026—⏎2028年）: the bracket behind its last word is broken.
        let stage = broken_stage(line, text(at));
        let line = stage.unwrap_or(line);
        let weak = last_named >= Some(at) && WEAK_WORDS.ends(base(line));
        let sent = last_notice >= Some(at) && sends && !is_notice(line);
        if open > 0 || weak || sent || !names_document(line) || text(at).starts_with('的') {
            continue;
        }
        let block = lines.get(first..at).unwrap_or_default();
        first += start(source, block);
        // （试行）, （2026—2028年） below it.
        at += usize::from(stage.is_some() || is_stage(text(at)));
        titles.push(Title { first, end: at });
        (first, open, sends) = (at, 0, false);
    }
    titles
}

/// The ends of a title, from each of its lines on, all of it first. None of what is too long for a title.
pub(super) fn tails(title: Span, block: &[Line]) -> Vec<Span> {
    // Titles take up to four lines, and as many of a page may stand above.
    const MOST: usize = 8;
    const LONGEST: usize = 600;
    if block.len() > MOST || title.len() > LONGEST {
        return Vec::new();
    }
    let starts = block.iter().map(|line| line.span.start());
    let starts = starts.filter(|start| *start < title.end());
    starts.map(|start| Span::at(start, title.end())).collect()
}

/// A title that stands a second time.
#[derive(Clone, Copy)]
pub(super) struct Again {
    /// The title without the lines that stand above one of the two alone.
    pub(super) span: Span,
    /// Such lines stand above the first.
    pub(super) cleaner: bool,
}

/// The title of which both the [`tails`] before and those that follow are an end: what stands above one alone is none of it.
pub(super) fn again(source: &str, before: &[Span], tails: &[Span]) -> Option<Again> {
    let first = join_lines(before.first()?.of(source));
    let whole = join_lines(tails.first()?.of(source));
    tails.iter().find_map(|span| {
        let words = join_lines(span.of(source));
        let above = first.strip_suffix(words.as_ref())?;
        let own = whole.strip_suffix(words.as_ref())?;
        (is_of_page(above) && is_of_page(own)).then_some(Again {
            span: *span,
            cleaner: !above.is_empty(),
        })
    })
}

/// Whether what stands above a title is a page's, not the title's own beginning: 东平县, 关于印发.
fn is_of_page(above: &str) -> bool {
    let above = trim(above);
    let begins = above.contains("关于")
        || above.contains("關於")
        || is_issuer(above)
        || is_letterhead(above);
    let place = above.ends_with(['县', '区', '市', '省', '州', '旗', '镇', '乡', '盟']);
    !begins && !place
}

/// Where in a run of lines that ends a title the title begins: a line that is a title's beginning or
/// goes on from one; navigation and letterheads above are not.
pub(super) fn start(source: &str, block: &[Line]) -> usize {
    let noise = |line: &Line| {
        let text = line.text(source);
        is_furniture(text)
            || text.contains(['>', '|', '：', ':', '＞', '»'])
            || is_letterhead(text)
            || is_long_list(text)
            || text.contains("来源")
            || text.chars().nth(1).is_none()
            || text.contains("首页")
    };
    // The last line is a title's, whatever it holds.
    if block.len() < 2 {
        return 0;
    }
    let start = block.iter().rposition(noise).map_or(0, |at| at + 1);
    // The names of many who issue it together may take more lines than one.
    let names = |line: &Line| is_list(line.text(source)) || is_long_list(line.text(source));
    let is_names = start > 0 && block.get(start - 1).is_some_and(names);
    let rest = block.get(start..).unwrap_or_default().iter();
    let more = if is_names {
        rest.take_while(|line| names(line)).count()
    } else {
        0
    };
    (start + more).min(block.len().saturating_sub(1))
}

/// A line without the mark of a table's cell behind it.
pub(super) fn without_pipe(text: &str) -> &str {
    if text.ends_with('|') {
        text.trim_end_matches(|c| is_blank(c) || c == '|')
    } else {
        text
    }
}

/// 东平县人民政府文件
pub(super) fn is_letterhead(text: &str) -> bool {
    text.ends_with("文件")
}

/// Whether the last word of a line says that it ends a title.
pub(super) fn names_document(text: &str) -> bool {
    let base = base(text);
    NOTICE_WORDS.ends(base) || PLAN_WORDS.ends(base)
}

/// Whether the last word of a line says that it ends a notice's title.
pub(in crate::parse) fn is_notice(text: &str) -> bool {
    NOTICE_WORDS.ends(base(text))
}

/// Whether a notice's title says that it sends out something else: …关于印发…的通知.
pub(in crate::parse) fn sends_plan(title: &str) -> bool {
    SENDS.within(title) || title.contains(['《', '〈'])
}

/// The words of a title that tell what it is: without number, stage or period behind, without quotes
/// about the last word.
fn base(text: &str) -> &str {
    let text = without_pipe(text);
    let text = number_behind(text).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    without_stage(text).trim_end_matches(['”', '》', '」', '』', '"', '〉'])
}

/// The name of a title without a stage or period in brackets behind it: （试行）, （2024—2026年）.
fn without_stage(text: &str) -> &str {
    let text = text.trim_end_matches(is_blank);
    match text
        .strip_suffix(['）', ')'])
        .and_then(|inner| inner.rfind(['（', '(']))
    {
        Some(open) if open > 0 => text.get(..open).unwrap_or(text).trim_end_matches(is_blank),
        _ => text,
    }
}

/// Whether a line is nothing but the stage or the period of the title above: （试行）, （2026—2028年）.
pub(super) fn is_stage(text: &str) -> bool {
    const LONGEST: usize = 60;
    text.len() <= LONGEST
        && text.starts_with(['（', '('])
        && text.ends_with(['）', ')'])
        && !text.contains(['日', '〔', '号'])
        && [
            "年", "试行", "暂行", "稿", "草案", "修订", "版", "摘要", "節選", "节选", "試行",
            "一期",
        ]
        .iter()
        .any(|word| text.contains(word))
}

/// A line without the stage or period behind it, whose bracket the next line closes.
fn broken_stage<'l>(line: &'l str, next: &str) -> Option<&'l str> {
    let open = line.rfind(['（', '('])?;
    let inner = line.get(open..)?;
    let closes = next
        .find(['）', ')'])
        .filter(|at| *at + '）'.len_utf8() >= next.len());
    let broken = !inner.contains(['）', ')']) && closes.is_some();
    (broken && is_stage(&[inner, next].concat())).then(|| line.get(..open))?
}

/// The document number that stands behind a title on the same line, in brackets or not: where the title
/// ends, and the number.
pub(super) fn number_behind(text: &str) -> Option<(usize, NumberData)> {
    // A number with its code stays below this many bytes.
    const LONGEST: usize = 100;
    let text = without_pipe(text);
    let bare = text.trim_end_matches(['）', ')', '］', ']', '】']);
    if !bare.ends_with(['号', '號']) {
        return None;
    }
    let cut = bare.len().saturating_sub(LONGEST);
    let tail = (cut..=cut + 3).find_map(|at| bare.get(at..))?;
    let from = bare.len() - tail.len();
    let marks = tail.char_indices().filter_map(|(at, c)| {
        let parts = is_blank(c) || matches!(c, '（' | '(' | '［' | '[' | '【' | '》');
        parts.then_some((from + at, c))
    });
    let closed = bare.len() < text.len();
    for (at, mark) in marks {
        let start = at + mark.len_utf8();
        let Some(number) = document_number(bare, start) else {
            continue;
        };
        let title = if mark == '》' { start } else { at };
        let whole = number.span.end() == bare.len() && number.span.start() >= start;
        let named = trim(bare.get(..title)?);
        if whole && title > 0 && (closed || NOTICE_WORDS.ends(named) || PLAN_WORDS.ends(named)) {
            return Some((named.len(), number));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    fn shown(source: &str) -> Vec<String> {
        let lines = lines::split(source).lines;
        let titles = find(source, &lines).into_iter();
        let texts = titles.map(|title| {
            let lines = lines.get(title.first..title.end).unwrap();
            let texts: Vec<_> = lines.iter().map(|line| line.text(source)).collect();
            texts.concat()
        });
        texts.collect()
    }

    #[test]
    fn titles_end_with_the_last_word_for_a_document() {
        for (lines, titles) in [
            ("东平县供水工作\n试点方案", &["东平县供水工作试点方案"][..]),
            (
                "东平县\n关于印发供水方案\n和节水办法的通知\n东平县供水方案",
                &["东平县关于印发供水方案和节水办法的通知", "东平县供水方案"],
            ),
            (
                "关于印发《东平县供水方案》\n的通知",
                &["关于印发《东平县供水方案》的通知"],
            ),
            (
                "东平县供水计划\n（2026—2028年）",
                &["东平县供水计划（2026—2028年）"],
            ),
            (
                "东平县水利局文件\n东平县供水“十条措施”",
                &["东平县供水“十条措施”"],
            ),
            ("东平县要闻", &[]),
        ] {
            assert_eq!(shown(lines), titles, "{lines}");
        }
    }

    #[test]
    fn a_number_may_stand_behind_a_title() {
        for text in [
            "关于印发供水方案的通知（东政发〔2026〕3号）",
            "关于印发供水方案的通知（东政发(2013)3号)",
            "关于印发供水方案的通知 东政发〔2026〕3号",
            "关于印发供水方案的通知 东政发〔2026〕3号 |",
        ] {
            let (end, number) = number_behind(text).unwrap();
            assert_eq!(text.get(..end), Some("关于印发供水方案的通知"));
            assert_eq!(number.issuer_code.of(text), "东政发");
        }
        assert!(number_behind("东政发〔2026〕3号").is_none());
        assert!(number_behind("落实省里 东政发〔2026〕3号").is_none());
    }
}
