//! What a government's web page prints above a document: 索引号, 发文机关, 成文日期, 标题, 发文字号.
//!
//! The fields stand in lines, several in a line, in rows of a table or a cell a line. They are read where
//! the document itself does not print the same.

use crate::model::ElementKind;
use crate::model::document::{DateData, DocumentData, NumberData};
use crate::model::element::ElementData;
use crate::parse::head::addressees;
use crate::parse::head::fields::{Field, below, day, split, unglue};
use crate::parse::head::issuers::{is_issuer, names};
use crate::parse::head::signature::of_line;
use crate::parse::head::titles::{is_notice, sends_plan};
use crate::parse::lines::{Line, trimmed};
use crate::parse::number::document_number;
use crate::text::{Span, join_lines};

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
        if !split(source, *line, within, &mut cells) {
            cells.clear();
            if !unglue(source, line.span, &mut cells) {
                return 0;
            }
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
                self.date = day(text).map(|(date, length)| DateData {
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

    /// Takes in the lines that name issuers and the date below them, which a page prints without labels.
    pub(super) fn stamp(
        &mut self,
        source: &str,
        issuers: &[Line],
        by: Vec<Span>,
        date: Option<DateData>,
    ) {
        if self.issuers.is_empty() {
            let all = issuers.iter().flat_map(|line| names(source, line.span));
            self.issuers = all.chain(by).collect();
        }
        self.date = self.date.or(date);
    }

    /// Whether the page calls a notice by a title without these words.
    pub(super) fn is_of_another(&self, source: &str, words: &str) -> bool {
        let title = self.title.map(|title| join_lines(title.of(source)));
        title.is_some_and(|title| is_notice(&title) && !title.contains(words))
    }

    /// Takes in who a letterhead names: 东平县人民政府文件.
    pub(super) fn letterhead(&mut self, source: &str, line: Span) {
        // No more issue a document together.
        const MOST: usize = 200;
        if self.issuers.len() > MOST {
            return;
        }
        let name = line.of(source);
        // 首页 > 政务公开 > 县政府文件 is the way to the page.
        if name.contains(['>', '＞', '»', '›']) {
            return;
        }
        let name = name.strip_suffix("文件").unwrap_or(name);
        let span = trimmed(source, Span::at(line.start(), line.start() + name.len()));
        if is_issuer(span.of(source)) {
            self.issuers.extend(names(source, span));
        }
    }

    /// Whether lines that sign give no other day than the page, if it gives one.
    pub(in crate::parse) fn agrees(&self, source: &str, signed: &[Line]) -> bool {
        let own = self.date.map(|own| own.date);
        own.is_none_or(|own| {
            let mut days = signed.iter().filter_map(|line| of_line(source, *line).1);
            days.all(|day| day.date == own)
        })
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
