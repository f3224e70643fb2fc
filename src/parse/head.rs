//! What stands before the plan's first section, and the signature at its end: number, titles,
//! addressees, issuers, date, note.

use crate::model::ElementKind;
use crate::model::document::{DateData, DocumentData};
use crate::model::element::ElementData;
use crate::parse::dates;
use crate::parse::enumerator::{Form, digit, enumerator};
use crate::parse::furniture::is_furniture;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::{Line, trimmed};
use crate::parse::number::number_line;
use crate::parse::places;
use crate::text::{Span, is_blank, join_lines, trim};

/// What a plan's title ends with.
#[rustfmt::skip]
static PLAN_WORDS: Lexicon<()> = lexicon!(Last, [
    "方案", "计划", "措施", "意见", "规划", "要点", "分工", "办法", "清单", "纲要", "细则",
    "规定", "条例", "任务", "政策", "安排", "行动", "十条", "条", "制度", "指南", "规程", "规则",
    "预案", "工作", "标准", "指引", "试点", "目录", "台账", "方案》", "計劃", "規劃",
]);

/// Of these the ones that also stand within a title.
static WEAK_WORDS: Lexicon<()> = lexicon!(
    Last,
    [
        "任务", "政策", "安排", "行动", "条", "制度", "标准", "试点", "目录", "工作", "规划",
        "措施", "计划",
    ]
);

/// What a notice's title ends with.
#[rustfmt::skip]
static NOTICE_WORDS: Lexicon<()> = lexicon!(Last, ["通知", "函", "批复", "公告", "通告", "决定", "通报", "命令"]);

/// What the name of an issuer ends with.
#[rustfmt::skip]
static ISSUER_WORDS: Lexicon<()> = lexicon!(Last, [
    "政府", "办公室", "办公厅", "委员会", "局", "厅", "部", "院", "委", "办", "管委会", "党委",
    "领导小组", "公司", "会", "中心", "署", "省", "市",
]);

/// The longest heading that a title's last word ends, and which is none: 重点任务.
const BARE_HEADING: usize = "重点任务".len();

/// What a line before the first section looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Look {
    Number,
    Date,
    Note,
    Addressees,
    Attachments,
    Mark,
    Prose,
    Short,
}

/// Whether a line announces an annex by itself: 附件, 附件1, 附表2：.
pub(super) fn is_annex_mark(text: &str) -> bool {
    // Nearly every line is ruled out by its first character.
    if !text.starts_with('附') {
        return false;
    }
    let word: String = text.chars().filter(|c| !is_blank(*c)).collect();
    ["附件", "附表", "附錄", "附录"].iter().any(|mark| {
        word.strip_prefix(mark).is_some_and(|rest| {
            rest.chars().count() <= 4
                && rest
                    .chars()
                    .all(|c| digit(c).is_some() || "一二三四五六七八九十：:-—之".contains(c))
        })
    })
}

/// How many lines stand before the plan's first section: its head.
///
/// A list of attachments is numbered too, and does not end the head. Where no line is numbered, what
/// reads as prose with a clause ends it.
pub(super) fn length(
    source: &str,
    lines: &[Line],
    mut ends_head: impl FnMut(usize) -> bool,
) -> usize {
    let mut attachments = false;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text(source);
        let opened = opens_attachments(text);
        if opened {
            attachments = true;
            continue;
        }
        if let Some(number) = enumerator(text) {
            let listed = attachments && number.form == Form::Digit && !text.contains('。');
            if !listed {
                return at;
            }
        } else {
            attachments = false;
        }
        if ends_head(at) {
            return at;
        }
    }
    lines.len()
}

fn opens_attachments(text: &str) -> bool {
    text.strip_prefix("附件")
        .or_else(|| text.strip_prefix("附"))
        .is_some_and(|rest| {
            rest.trim_start_matches(is_blank).starts_with(['：', ':']) && !is_annex_mark(text)
        })
}

/// Reads the head's lines into the document's elements.
pub(super) fn read(
    source: &str,
    lines: &[Line],
    document: &mut DocumentData,
    elements: &mut Vec<ElementData>,
) {
    let mut kinds = Vec::with_capacity(lines.len());
    let mut attachments = false;
    for line in lines {
        let text = line.text(source);
        attachments = opens_attachments(text) || (attachments && enumerator(text).is_some());
        kinds.push(if attachments {
            Look::Attachments
        } else {
            look(text)
        });
    }
    let mut head = Head {
        source,
        lines,
        kinds: &kinds,
        document,
        elements,
    };
    head.read();
}

fn look(text: &str) -> Look {
    if number_line(text).is_some() {
        Look::Number
    } else if date_line(text).is_some() {
        Look::Date
    } else if note(text).is_some() {
        Look::Note
    } else if is_annex_mark(text) {
        Look::Mark
    } else if is_addressees(text) {
        Look::Addressees
    } else if text.ends_with(['。', '；', '：', ':', '，', '、', '！'])
        || text.contains('。')
        || text.chars().count() > 60
    {
        Look::Prose
    } else {
        Look::Short
    }
}

/// A date by itself, or in brackets.
fn date_line(text: &str) -> Option<jiff::civil::Date> {
    let inner = text
        .trim_start_matches(['（', '('])
        .trim_end_matches(['）', ')']);
    dates::whole_date(inner)
}

/// （此件公开发布）: the words between the brackets.
fn note(text: &str) -> Option<&str> {
    let inner = trim(text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?);
    ["公开", "公開", "删减", "内部", "登报", "不予"]
        .iter()
        .any(|word| inner.contains(word))
        .then_some(inner)
}

fn is_addressees(text: &str) -> bool {
    let Some(list) = text.strip_suffix(['：', ':']) else {
        return false;
    };
    let announces = ["如下", "以下", "下列", "事项", "措施"];
    let begins = ["为", "根据", "现将", "按照", "经"];
    !list.contains(['。', '；', '《'])
        && !announces.iter().any(|word| list.contains(word))
        && !begins.iter().any(|word| list.starts_with(word))
        && [
            "政府", "单位", "部门", "委", "局", "办", "公司", "机关", "院", "厅", "单 位", "各镇",
            "街道", "單位", "组织", "机构", "企业", "学校",
        ]
        .iter()
        .any(|word| list.contains(word))
        && (list.contains(['、', '，', ','])
            || list.starts_with('各')
            || list.chars().count() <= 30)
}

struct Head<'s, 'd> {
    source: &'s str,
    lines: &'s [Line],
    kinds: &'s [Look],
    document: &'d mut DocumentData,
    elements: &'d mut Vec<ElementData>,
}

impl Head<'_, '_> {
    fn read(&mut self) {
        let mut at = 0;
        while let Some((line, kind)) = self.lines.get(at).zip(self.kinds.get(at)) {
            match kind {
                Look::Number => self.number(*line),
                Look::Date => self.date(*line),
                Look::Note => self.note(*line),
                Look::Addressees => self.addressees(*line),
                Look::Attachments => self.push(line.span, ElementKind::Attachments),
                Look::Mark => self.push(line.span, ElementKind::AnnexMark),
                Look::Prose => self.push(line.span, ElementKind::Paragraph),
                Look::Short => {
                    let kinds = self.kinds.iter().skip(at);
                    let run = kinds.take_while(|next| *next == kind).count();
                    self.block(at, run);
                    at += run;
                    continue;
                }
            }
            at += 1;
        }
    }

    fn push(&mut self, span: Span, kind: ElementKind) {
        self.elements.push(ElementData { span, kind });
    }

    fn number(&mut self, line: Line) {
        let number =
            number_line(line.text(self.source)).map(|number| number.moved(line.span.start()));
        if self.document.number.is_none() {
            self.document.number = number;
        }
        self.push(line.span, ElementKind::Number);
    }

    fn date(&mut self, line: Line) {
        date(self.source, line, self.document, self.elements);
    }

    fn note(&mut self, line: Line) {
        note_line(self.source, line, self.document, self.elements);
    }

    fn addressees(&mut self, line: Line) {
        if self.document.addressees.is_empty() {
            let list = trimmed(self.source, line.span);
            self.document.addressees = addressees(self.source, list);
        }
        self.push(line.span, ElementKind::Addressees);
    }

    /// A run of short lines: titles, issuers, or nothing of the plan.
    fn block(&mut self, at: usize, run: usize) {
        let lines = self.lines.get(at..at + run).unwrap_or_default();
        let next = self.kinds.get(at + run).copied();
        // What signs stands right above the date.
        let signed = if next == Some(Look::Date) {
            signers(self.source, lines)
        } else {
            0
        };
        let (above, issuers) = lines.split_at(lines.len() - signed);
        self.titles(above);
        for line in issuers {
            self.document.issuers.push(line.span);
            self.push(line.span, ElementKind::Issuer);
        }
    }

    /// Finds the titles within a run of short lines; the lines before, between and behind are none of
    /// the plan's.
    fn titles(&mut self, lines: &[Line]) {
        let last_named = lines
            .iter()
            .rposition(|line| names_document(line.text(self.source)));
        let mut first = 0;
        // How many more 《 than 》 stand since the last title.
        let mut open = 0_isize;
        for (at, line) in lines.iter().enumerate() {
            let text = line.text(self.source);
            for c in text.chars() {
                open += isize::from(c == '《') - isize::from(c == '》');
            }
            // 供水工作⏎试点方案: a word that also stands within titles ends one only where no line
            // below does.
            let goes_on = last_named > Some(at) && WEAK_WORDS.ends(without_stage(text));
            if open > 0 || goes_on || !names_document(text) {
                continue;
            }
            let block = lines.get(first..=at).unwrap_or_default();
            let (noise, title) = block.split_at(self.title_start(block));
            // 重点任务 below a title is a heading without a number.
            if let [only] = title
                && self.document.title.is_some()
                && only.span.len() <= BARE_HEADING
            {
                continue;
            }
            for line in noise {
                self.push(line.span, ElementKind::Other);
            }
            if let (Some(first), Some(last)) = (title.first(), title.last()) {
                self.title(first.span.join(last.span));
            }
            (first, open) = (at + 1, 0);
        }
        for line in lines.get(first..).unwrap_or_default() {
            self.push(line.span, ElementKind::Other);
        }
    }

    /// Where in a run of lines that ends a title the title begins: a line that is a title's beginning
    /// or goes on from one; navigation and letterheads above are not.
    fn title_start(&self, block: &[Line]) -> usize {
        let noise = |line: &Line| {
            let text = line.text(self.source);
            is_furniture(text)
                || text.contains(['>', '|', '：', ':', '＞', '»'])
                || text.ends_with("文件")
                || text.contains("来源")
                || text.chars().count() < 2
                || text.contains("首页")
        };
        block
            .iter()
            .rposition(noise)
            .map_or(0, |at| at + 1)
            .min(block.len() - 1)
    }

    fn title(&mut self, span: Span) {
        let joined = join_lines(span.of(self.source));
        let name = without_stage(&joined);
        let notice = NOTICE_WORDS.ends(name);
        let kind = if notice {
            self.document.notice_title.get_or_insert(span);
            ElementKind::NoticeTitle
        } else {
            // The last title before the first section is the plan's.
            self.document.title = Some(span);
            ElementKind::Title
        };
        self.push(span, kind);
    }
}

/// The bodies that a line of addressees names, one by one. What one ending serves stays together: 各区、
/// 县人民政府, 市政府各委、办、局.
fn addressees(source: &str, line: Span) -> Vec<Span> {
    let mut bodies: Vec<Span> = Vec::new();
    let mut goes_on = false;
    let mut start = line.start();
    let mut depth = 0_usize;
    for (at, c) in line.of(source).char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '、' | '，' | ',' | '；' | '：' | ':' if depth == 0 => {
                let piece = trimmed(source, Span::at(start, line.start() + at));
                start = line.start() + at + c.len_utf8();
                let words = piece.of(source);
                match bodies.last_mut() {
                    _ if piece.is_empty() => {}
                    Some(last) if goes_on || words.chars().count() == 1 => *last = last.join(piece),
                    _ => bodies.push(piece),
                }
                // 各区、 wants its ending; behind any other mark a new body begins.
                goes_on = c == '、' && places::is_bare_level(words);
            }
            _ => {}
        }
    }
    bodies
}

/// Whether the last word of a line says that it ends a title.
fn names_document(text: &str) -> bool {
    let name = without_stage(text);
    NOTICE_WORDS.ends(name) || PLAN_WORDS.ends(name)
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

/// What is printed below a signature: copies, contacts, the printing.
fn is_below_signature(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(']);
    [
        "抄送",
        "抄报",
        "联系人",
        "联系电话",
        "校对",
        "附件：",
        "附件:",
    ]
    .iter()
    .any(|word| bare.starts_with(word))
        || bare.trim_end_matches(['。', '）', ')']).ends_with("印发")
}

/// How many lines at the end of a run name issuers.
fn signers(source: &str, lines: &[Line]) -> usize {
    lines
        .iter()
        .rev()
        .take_while(|line| is_issuer(line.text(source)))
        .count()
}

fn is_issuer(text: &str) -> bool {
    ISSUER_WORDS.ends(text)
        && text.chars().count() <= 40
        && !text.contains(['。', '：', ':', '《', '“'])
        && !text.contains("关于")
}

fn date(source: &str, line: Line, document: &mut DocumentData, elements: &mut Vec<ElementData>) {
    if let (None, Some(date)) = (document.date, date_line(line.text(source))) {
        let text = line.text(source);
        let front = text.len() - text.trim_start_matches(['（', '(']).len();
        let back = text.len() - text.trim_end_matches(['）', ')']).len();
        let span = Span::at(line.span.start() + front, line.span.end() - back);
        let span = trimmed(source, span);
        document.date = Some(DateData { span, date });
    }
    elements.push(ElementData {
        span: line.span,
        kind: ElementKind::Date,
    });
}

fn note_line(
    source: &str,
    line: Line,
    document: &mut DocumentData,
    elements: &mut Vec<ElementData>,
) {
    let inner = note(line.text(source)).map(|inner| {
        let start = line.span.start() + line.text(source).find(inner).unwrap_or(0);
        Span::at(start, start + inner.len())
    });
    if document.note.is_none() {
        document.note = inner;
    }
    elements.push(ElementData {
        span: line.span,
        kind: ElementKind::Note,
    });
}

/// Reads the signature at the end of the body, where there is one, and gives the number of lines
/// that stand before it.
pub(super) fn signature(
    source: &str,
    lines: &[Line],
    document: &mut DocumentData,
    elements: &mut Vec<ElementData>,
) -> usize {
    // A signature is short: issuers, a date, a note.
    const LONGEST: usize = 12;
    let first = lines.len().saturating_sub(LONGEST);
    let tail = lines.get(first..).unwrap_or_default();
    let Some(dated) = tail
        .iter()
        .rposition(|line| date_line(line.text(source)).is_some())
    else {
        return lines.len();
    };
    let (above, below) = tail.split_at(dated);
    let ends_document = |line: &Line| {
        let text = line.text(source);
        note(text).is_some() || is_furniture(text) || is_below_signature(text)
    };
    if !below.iter().skip(1).all(ends_document) {
        return lines.len();
    }
    let signed = signers(source, above);
    let start = above.len() - signed;
    for line in above.iter().skip(start) {
        document.issuers.push(line.span);
        elements.push(ElementData {
            span: line.span,
            kind: ElementKind::Issuer,
        });
    }
    for line in below {
        let text = line.text(source);
        if note(text).is_some() {
            note_line(source, *line, document, elements);
        } else if is_furniture(text) || is_below_signature(text) {
            elements.push(ElementData {
                span: line.span,
                kind: ElementKind::Other,
            });
        } else {
            date(source, *line, document, elements);
        }
    }
    first + start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addressees_are_told_apart_where_each_has_its_ending() {
        let text = "各区、县人民政府，市政府各委、办、局，各镇人民政府、街道办事处：";
        let bodies = addressees(text, Span::at(0, text.len()));
        let bodies: Vec<_> = bodies.into_iter().map(|span| span.of(text)).collect();
        assert_eq!(
            bodies,
            [
                "各区、县人民政府",
                "市政府各委、办、局",
                "各镇人民政府",
                "街道办事处"
            ]
        );
    }

    #[test]
    fn marks_of_annexes() {
        for text in ["附件", "附件1", "附 件 2", "附件：", "附表一"] {
            assert!(is_annex_mark(text), "{text}");
        }
        for text in ["附件：1.任务分工表", "附近", "附件1任务分工表"] {
            assert!(!is_annex_mark(text), "{text}");
        }
    }
}
