//! What a government's web page prints above a document: 索引号, 发文机关, 成文日期, 标题, 发文字号.
//!
//! The fields stand in lines, several in a line, in rows of a table or a cell a line. They are read where
//! the document itself does not print the same.

use chrono::NaiveDate;

use crate::model::ElementKind;
use crate::model::document::{DateData, DocumentData, NumberData};
use crate::model::element::ElementData;
use crate::parse::dates;
use crate::parse::head::addressees;
use crate::parse::head::signature::{is_issuer, names};
use crate::parse::head::titles::{is_notice, names_document, sends_plan};
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::{Line, trimmed};
use crate::parse::number::document_number;
use crate::parse::words;
use crate::text::{Span, is_blank};

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Number,
    Issuer,
    Date,
    Title,
    Addressees,
    Other,
}

#[rustfmt::skip]
static FIELDS: Lexicon<Field> = lexicon!(First, &[
    (Field::Number, &["发文字号", "发文文号", "文件编号", "文件字号", "文号", "字号", "發文字號"]),
    (Field::Issuer, &[
        "发文机关", "发文机构", "发文单位", "发布机构", "发布机关", "发布单位", "制发机关",
        "制定机关", "公开机构", "颁布机构", "印发机关", "發文機關",
    ]),
    (Field::Date, &["成文日期", "成文时间", "发文日期", "发文时间", "签发日期", "印发日期", "成文日"]),
    (Field::Title, &["文件标题", "信息标题", "文件名称", "信息名称", "标题", "名称", "標題"]),
    (Field::Addressees, &["主送机关", "主送单位", "主送"]),
    (Field::Other, &[
        "索引号", "信息索引号", "信息索引", "主题分类", "主题词", "主题", "信息分类", "信息类别", "体裁分类",
        "组配分类", "服务对象", "所属主题", "公文种类", "文种", "文件类型", "分类",
        "发布日期", "发布时间", "公开日期", "公开时间", "生成日期", "生效日期", "实施日期",
        "施行日期", "废止日期", "失效日期", "失效时间", "时间", "日期", "来源", "信息来源", "文章来源", "作者",
        "公开方式", "公开范围", "公开形式", "公开程序", "公开属性", "公开责任部门", "责任部门", "信息格式", "载体类型",
        "有效性", "是否有效", "时效性", "时效", "效力状态", "文件状态", "统一登记号", "统一编号", "规范性文件编号", "登记号",
        "关键词", "关键字", "内容概述", "内容描述", "内容分类", "摘要", "语种", "浏览次数", "访问量", "阅读", "点击数",
        "索引號", "阅读次数", "浏览量", "点击量", "字体", "编辑", "审核", "签发人", "记录形式", "有效期",
    ]),
]);

/// What a page says of a document.
#[derive(Default, Debug)]
pub(in crate::parse) struct Metadata {
    number: Option<NumberData>,
    issuers: Vec<Span>,
    date: Option<DateData>,
    title: Option<Span>,
    addressees: Vec<Span>,
}

impl Metadata {
    /// Takes in the fields that the lines from the first on print; gives how many lines they take.
    pub(super) fn read(&mut self, source: &str, lines: &[Line], within: bool) -> usize {
        let Some(line) = lines.first() else { return 0 };
        let mut cells = Vec::new();
        if !split(source, line.span, within, &mut cells) {
            return 0;
        }
        let mut taken = 1;
        let count = cells.len();
        for (at, (field, value)) in cells.into_iter().enumerate() {
            let value = if value.is_empty() && at + 1 == count {
                match below(source, field, lines.get(1..).unwrap_or_default()) {
                    Some(next) => {
                        taken = 2;
                        next
                    }
                    None => continue,
                }
            } else {
                value
            };
            self.take(source, field, value);
        }
        taken
    }

    fn take(&mut self, source: &str, field: Field, value: Span) {
        let text = value.of(source);
        match field {
            Field::Number => {
                let number = document_number(text, 0).map(|number| number.moved(value.start()));
                self.number = self.number.or(number);
            }
            Field::Issuer if self.issuers.is_empty() && is_issuer(text) => {
                self.issuers = names(source, value);
            }
            Field::Date if self.date.is_none() => {
                self.date = stamp(text).map(|(date, length)| DateData {
                    span: Span::at(value.start(), value.start() + length),
                    date,
                });
            }
            Field::Title => self.title = self.title.or(Some(value)),
            Field::Addressees if self.addressees.is_empty() => {
                self.addressees = addressees::bodies(source, value);
            }
            _ => {}
        }
    }

    /// Takes in who a letterhead names: 东平县人民政府文件.
    pub(super) fn letterhead(&mut self, source: &str, line: Span) {
        let name = line.of(source);
        let name = name.strip_suffix("文件").unwrap_or(name);
        let span = trimmed(source, Span::at(line.start(), line.start() + name.len()));
        if is_issuer(span.of(source)) {
            self.issuers.extend(names(source, span));
        }
    }

    /// Gives the document what it does not print itself, and the elements that it is then.
    pub(in crate::parse) fn complete(
        self,
        source: &str,
        document: &mut DocumentData,
        elements: &mut Vec<ElementData>,
    ) {
        let mut is_now = |span, kind| part(source, elements, span, kind);
        if let Some(number) = self.number.filter(|_| document.number.is_none()) {
            document.number = Some(number);
            is_now(number.span, ElementKind::Number);
        }
        if let Some(date) = self.date.filter(|_| document.date.is_none()) {
            document.date = Some(date);
            is_now(date.span, ElementKind::Date);
        }
        if document.issuers.is_empty() {
            for issuer in &self.issuers {
                is_now(*issuer, ElementKind::Issuer);
            }
            document.issuers = self.issuers;
        }
        if document.addressees.is_empty()
            && let Some((first, last)) = self.addressees.first().zip(self.addressees.last())
        {
            is_now(first.join(*last), ElementKind::Addressees);
            document.addressees = self.addressees;
        }
        if let Some(title) = self.title {
            let (own, kind) = if is_notice(title.of(source)) {
                (&mut document.notice_title, ElementKind::NoticeTitle)
            } else {
                (&mut document.title, ElementKind::Title)
            };
            if own.is_none() {
                *own = Some(title);
                is_now(title, kind);
            }
        }
        // 关于做好…工作的通知 sends out no plan: it is one.
        if document.title.is_none()
            && let Some(notice) = document.notice_title
            && !sends_plan(notice.of(source))
        {
            document.title = document.notice_title.take();
            let titles = elements.iter_mut();
            for element in titles.filter(|element| element.span.covers(notice)) {
                element.kind = ElementKind::Title;
            }
        }
    }
}

/// Makes a span within an element that is none of the plan's an element of its own.
fn part(source: &str, elements: &mut Vec<ElementData>, span: Span, kind: ElementKind) {
    let outside =
        |element: &ElementData| element.kind == ElementKind::Other && element.span.covers(span);
    let Some(at) = elements.iter().position(outside) else {
        return;
    };
    let whole = elements.remove(at).span;
    elements.push(ElementData { span, kind });
    for (start, end) in [(whole.start(), span.start()), (span.end(), whole.end())] {
        let span = trimmed(source, Span::at(start, end));
        if !span.is_empty() {
            let kind = ElementKind::Other;
            elements.push(ElementData { span, kind });
        }
    }
}

/// A date, with a time behind it or not, and its length.
fn stamp(text: &str) -> Option<(NaiveDate, usize)> {
    if let Some(date) = dates::whole_date(text) {
        return Some((date, text.len()));
    }
    let day = text.split(is_blank).next()?;
    Some((dates::whole_date(day)?, day.len()))
}

/// Cuts a line into fields and their values; `false` where it begins with none. A label without colon
/// is one only where it stands within other fields, or has its value in the next cell.
fn split(source: &str, line: Span, within: bool, cells: &mut Vec<(Field, Span)>) -> bool {
    let text = line.of(source);
    let mut open: Option<(Field, usize)> = None;
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let first = open.is_none();
        if let Some((field, length)) = label(rest, within || !first) {
            if let Some((field, start)) = open {
                cells.push((field, value(source, line, start, at)));
            }
            open = Some((field, at + length));
            at += length;
        } else if first {
            // A row of pipes begins with one.
            let lead = rest.chars().next().filter(|c| *c == '|' || is_blank(*c));
            let Some(lead) = lead else { return false };
            at += lead.len_utf8();
            continue;
        }
        // The next cell begins behind a blank or a pipe.
        let rest = text.get(at..).unwrap_or_default();
        let next = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| is_blank(*c) || *c == '|');
        at = next.map_or(text.len(), |(next, c)| at + next + c.len_utf8());
    }
    if let Some((field, start)) = open {
        cells.push((field, value(source, line, start, text.len())));
    }
    open.is_some()
}

fn value(source: &str, line: Span, start: usize, end: usize) -> Span {
    let span = Span::at(line.start() + start, line.start() + end.max(start));
    let mut span = trimmed(source, span);
    while let Some(text) = span
        .of(source)
        .strip_prefix('|')
        .or_else(|| span.of(source).strip_suffix('|'))
    {
        let start = if span.of(source).starts_with('|') {
            span.end() - text.len()
        } else {
            span.start()
        };
        span = trimmed(source, Span::at(start, start + text.len()));
    }
    span
}

/// The label that a text begins with, its colon included: 标　　题：, 【发文字号】. Without colon, where
/// `bare` says so, one that a tab, a pipe or the end of the line closes.
fn label(text: &str, bare: bool) -> Option<(Field, usize)> {
    // 规范性文件编号 with blanks between its characters.
    const LONGEST: usize = 16;
    let open = text.strip_prefix(['【', '[']);
    let inner = open.unwrap_or(text);
    let lead = text.len() - inner.len();
    let ends = |c: char| matches!(c, '：' | ':' | '\t' | '|' | '】' | ']');
    let mut end = inner.len();
    let mut mark = None;
    for (count, (at, c)) in inner.char_indices().enumerate() {
        if ends(c) {
            (end, mark) = (at, Some(c));
            break;
        }
        if count > LONGEST || matches!(c, '。' | '，' | '、') {
            return None;
        }
    }
    let closed = matches!(mark, Some('：' | ':' | '】' | ']'));
    if !closed && !bare && mark != Some('\t') && mark != Some('|') {
        return None;
    }
    let word = inner.get(..end)?;
    let field = if word.contains(is_blank) {
        let letters: String = word.chars().filter(|c| !is_blank(*c)).collect();
        field(&letters)?
    } else {
        field(word)?
    };
    let mut length = lead + end + mark.map_or(0, char::len_utf8);
    // 【发文字号】：
    if let Some(colon) = text
        .get(length..)
        .filter(|_| open.is_some())
        .and_then(|rest| rest.strip_prefix(words::COLONS))
    {
        length = text.len() - colon.len();
    }
    Some((field, length))
}

fn field(word: &str) -> Option<Field> {
    // A word of the list may begin another: 主题 and 主题分类.
    FIELDS.whole(word).copied()
}

/// The value of a label that its line leaves empty: the next line, where it may be one.
fn below(source: &str, field: Field, lines: &[Line]) -> Option<Span> {
    let next = lines.first()?;
    let text = next.text(source);
    if label(text, true).is_some() {
        return None;
    }
    let labelled = lines
        .get(1)
        .is_some_and(|line| label(line.text(source), true).is_some());
    let fits = match field {
        Field::Number => document_number(text, 0).is_some(),
        Field::Issuer => is_issuer(text),
        Field::Date => stamp(text).is_some(),
        Field::Title | Field::Addressees => true,
        Field::Other => labelled || (text.len() <= 90 && !names_document(text)),
    };
    (fits || labelled).then_some(next.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(Field, &str)> {
        let mut cells = Vec::new();
        split(text, Span::at(0, text.len()), false, &mut cells);
        let shown = cells.into_iter();
        shown
            .map(|(field, value)| (field, value.of(text)))
            .collect()
    }

    #[test]
    fn fields_are_told_apart_in_a_line() {
        assert_eq!(
            fields("索 引 号：X01/2026-3　　主题分类：水利、水务"),
            [(Field::Other, "X01/2026-3"), (Field::Other, "水利、水务")]
        );
        assert_eq!(
            fields("发文机关\t东平县人民政府\t成文日期\t2026年3月5日"),
            [
                (Field::Issuer, "东平县人民政府"),
                (Field::Date, "2026年3月5日")
            ]
        );
        assert_eq!(
            fields("| 文号 | 东政发〔2026〕3号 | 标题 | 东平县 修渠方案 |"),
            [
                (Field::Number, "东政发〔2026〕3号"),
                (Field::Title, "东平县 修渠方案")
            ]
        );
        assert_eq!(
            fields("【发文字号】东政发〔2026〕3号"),
            [(Field::Number, "东政发〔2026〕3号")]
        );
        for text in [
            "主题突出，层次分明：",
            "东平县修渠方案",
            "来源于山区的水",
            "名称",
        ] {
            assert_eq!(fields(text), [], "{text}");
        }
    }
}
