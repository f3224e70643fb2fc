//! What stands before the plan's first section, and the signature at its end: number, titles,
//! addressees, issuers, date, note.

mod addressees;
mod contents;
mod fields;
mod issuers;
mod keeper;
mod look;
mod markdown;
mod marks;
mod metadata;
mod note;
mod posted;
mod signature;
mod stamps;
mod titles;

use std::ops::Range;

use crate::model::ElementKind;
use crate::model::document::{DateData, DocumentData};
use crate::model::element::ElementData;
use crate::parse::enumerator::{Enumerator, Form};
use crate::parse::furniture::{self, is_furniture};
use crate::parse::lines::{Line, trimmed};
use crate::parse::number::{date_within, number_line};
use crate::text::{Span, join_lines};

pub(super) use contents::{is_title as is_contents, length as contents};
pub(super) use markdown::{about, is_markup};
pub(super) use marks::{attachments, colophon, is_annex_mark, names_register, persons};
pub(super) use metadata::Metadata;
pub(super) use note::{note_behind, note_line};
pub(super) use posted::posted_below;
pub(super) use signature::{begins_signature, is_dated, sign, signature};
pub(super) use titles::{is_notice as names_notice, is_title, sends_plan};

use issuers::{is_issuer, is_long_list, signers};
use look::{Look, breaks_title, is_field, look, unstopped};
use marks::opens_attachments;
use signature::is_bare_figure;

/// The longest heading that a title's last word ends, and which is none: 重点任务.
const BARE_HEADING: usize = "重点任务".len();

/// The lines before the plan's first section.
pub(super) struct Extent {
    /// How many they are.
    pub(super) length: usize,
    /// Those of them that are a table of contents.
    contents: Range<usize>,
}

/// How many lines stand before the plan's first section: its head.
///
/// A list of attachments is numbered too, and so is a table of contents: they do not end the head. Where no line is
/// numbered, what reads as prose with a clause ends it.
pub(super) fn extent(
    source: &str,
    lines: &[Line],
    mut ends_head: impl FnMut(usize) -> bool,
) -> Extent {
    let mut attachments = false;
    let mut contents: Option<Range<usize>> = None;
    let ends = |(at, line): (usize, &Line)| {
        let text = line.text(source);
        if contents.is_none() && contents::is_title(text) {
            let rest = lines.get(at..).unwrap_or_default();
            contents = Some(at..at + contents::length(source, rest).unwrap_or(0));
        } else if contents.is_none() && line.number.is_some() {
            let rest = lines.get(at..).unwrap_or_default();
            contents = contents::untitled(source, rest).map(|length| at..at + length);
        }
        if contents.as_ref().is_some_and(|lines| lines.contains(&at)) {
            return false;
        }
        if opens_attachments(text) {
            attachments = true;
            return false;
        }
        attachments &= line.number.is_some();
        let listed = |number: Enumerator| attachments && number.form == Form::Digit;
        let begins_section = |number: Enumerator| !listed(number) || text.contains('。');
        line.number.is_some_and(begins_section)
            || (ends_head(at)
                && !is_furniture(text)
                && !fields::is_of_page(source, lines, at)
                && !posted::is_posted(source, lines, at)
                && !keeper::is_keeper(source, lines, at))
    };
    let length = lines.iter().enumerate().position(ends);
    Extent {
        length: length.unwrap_or(lines.len()),
        contents: contents.unwrap_or_default(),
    }
}

/// Reads the lines of a head into the document's elements; gives what the page around them says.
pub(super) fn read(
    source: &str,
    lines: &[Line],
    extent: &Extent,
    document: &mut DocumentData,
    elements: &mut Vec<ElementData>,
) -> Metadata {
    let mut metadata = Metadata::default();
    let mut kinds = Vec::with_capacity(lines.len());
    let mut attachments = false;
    let first = lines.get(extent.length).and_then(|line| line.number);
    let below_top = first.is_some_and(|number| number.form == Form::ChineseBracketed);
    let lines = lines.get(..extent.length).unwrap_or_default();
    let stripped = markdown::stripped(source, lines);
    let (lines, marks) = match &stripped {
        Some((lines, marks)) => (lines.as_slice(), marks.as_slice()),
        None => (lines, [].as_slice()),
    };
    let own = elements.len();
    while let Some(line) = lines.get(kinds.len()) {
        let text = line.text(source);
        let at = kinds.len();
        if extent.contents.contains(&at) {
            kinds.extend(extent.contents.clone().map(|_| Look::Contents));
            continue;
        }
        attachments = opens_attachments(text) || (attachments && line.number.is_some());
        if attachments {
            kinds.push(Look::Attachments);
            continue;
        }
        let rest = lines.get(at..).unwrap_or_default();
        let within = matches!(kinds.last(), None | Some(Look::Page));
        let fields = metadata.read(source, rest, within);
        if fields > 0 {
            kinds.extend(std::iter::repeat_n(Look::Page, fields));
            continue;
        }
        // As a clause it would have ended the head.
        if furniture::is_keeper(text) {
            kinds.push(Look::Page);
            continue;
        }
        let look = look(text);
        if matches!(look, Look::Prose | Look::Short)
            && let Some(count) = addressees::lines_of(source, rest)
        {
            kinds.extend(std::iter::repeat_n(Look::Addressees, count));
            continue;
        }
        let prose = if look == Look::Short {
            unstopped(source, rest, kinds.last().copied())
        } else {
            0
        };
        if prose > 0 {
            kinds.extend(std::iter::repeat_n(Look::Prose, prose));
            continue;
        }
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        let signed = || above.is_some_and(|line| is_issuer(line.text(source)));
        kinds.push(match look {
            // 2026-03-05 by itself is the page's, unless somebody signs above it.
            Look::Date if is_bare_figure(text) && !signed() => Look::Page,
            Look::Prose if breaks_title(source, rest) => Look::Short,
            look => look,
        });
    }
    let mut head = Head {
        source,
        lines,
        kinds: &kinds,
        text: Range::default(),
        notice: Vec::new(),
        plan: Vec::new(),
        document,
        metadata: &mut metadata,
        elements,
        untitled: None,
        titled: 0,
        below_top,
    };
    head.read();
    if !marks.is_empty() {
        markdown::take(marks, elements, own);
    }
    metadata
}

/// From the first line that is addressees or prose to the last date behind it, or nothing there where none is dated.
fn text(kinds: &[Look]) -> Range<usize> {
    let opens = |kind: &Look| matches!(kind, Look::Addressees | Look::Prose);
    let start = kinds.iter().position(opens).unwrap_or(0);
    let last = kinds.iter().rposition(|kind| *kind == Look::Date);
    let end = last.filter(|last| *last > start && start > 0);
    start..end.unwrap_or(start)
}

struct Head<'s, 'd> {
    source: &'s str,
    lines: &'s [Line],
    kinds: &'s [Look],
    document: &'d mut DocumentData,
    metadata: &'d mut Metadata,
    elements: &'d mut Vec<ElementData>,
    /// From the first addressees or prose to the last date behind them.
    text: Range<usize>,
    /// The last lines of the titles of the notice and of the plan so far.
    notice: Vec<Span>,
    plan: Vec<Span>,
    /// The last short lines that no word tells to be a title.
    untitled: Option<Span>,
    /// The line behind the last title.
    titled: usize,
    /// The first section is （一）, not 一、: a heading without a number stands above it.
    below_top: bool,
}

impl Head<'_, '_> {
    fn read(&mut self) {
        self.text = text(self.kinds);
        let mut at = 0;
        while let Some((line, kind)) = self.lines.get(at).zip(self.kinds.get(at)) {
            let span = line.span;
            match kind {
                Look::Number => self.number(*line),
                Look::Date if self.is_page_stamp(at) => self.page_stamp(&[], *line),
                Look::Date => signature::date(self.source, *line, self.document, self.elements),
                Look::Note => {
                    signature::note_in(self.source, span, self.document, self.elements);
                }
                Look::Addressees => {
                    let run = self.run(at);
                    let last = self.lines.get(at + run - 1).map_or(span, |line| line.span);
                    self.addressees(span.join(last));
                    at += run;
                    continue;
                }
                Look::Attachments => self.push(span, ElementKind::Attachments),
                Look::Contents => self.push(span, ElementKind::Contents),
                Look::Mark => self.push(span, ElementKind::AnnexMark),
                Look::Page => self.push(span, ElementKind::Other),
                Look::Prose => self.prose(span),
                Look::Short => {
                    let run = self.run(at);
                    at += self.block(at, run);
                    continue;
                }
            }
            at += 1;
        }
        self.name_untitled();
    }

    /// How many lines from `at` on look alike.
    fn run(&self, at: usize) -> usize {
        let kinds = self.kinds.get(at..).unwrap_or_default();
        let first = kinds.first();
        kinds.iter().take_while(|kind| Some(*kind) == first).count()
    }

    fn push(&mut self, span: Span, kind: ElementKind) {
        self.elements.push(ElementData { span, kind });
    }

    fn number(&mut self, line: Line) {
        let text = line.text(self.source);
        let number = number_line(text);
        let dated = number
            .as_ref()
            .and_then(|number| date_within(text, number.span));
        let place = |span: Span| {
            let start = line.span.start();
            Span::at(start + span.start(), start + span.end())
        };
        let number = number.map(|number| number.moved(line.span.start()));
        let end = number
            .as_ref()
            .map_or(line.span.end(), |number| number.span.end());
        if self.document.number.is_none() {
            self.document.number = number;
        }
        let Some((span, date)) = dated else {
            self.push(line.span, ElementKind::Number);
            return;
        };
        let span = place(span);
        self.document.date.get_or_insert(DateData { span, date });
        self.push(Span::at(line.span.start(), end), ElementKind::Number);
        self.push(Span::at(span.start(), line.span.end()), ElementKind::Date);
    }

    fn addressees(&mut self, span: Span) {
        if self.document.addressees.is_empty() {
            let list = trimmed(self.source, span);
            self.document.addressees = addressees::bodies(self.source, list);
        }
        self.push(span, ElementKind::Addressees);
    }

    /// Prose, with the addressees before it on the same line.
    fn prose(&mut self, span: Span) {
        let mut span = span;
        if self.document.addressees.is_empty()
            && let Some(end) = addressees::end_in_line(span.of(self.source))
        {
            let list = Span::at(span.start(), span.start() + end);
            self.addressees(list);
            span = trimmed(self.source, Span::at(list.end(), span.end()));
        }
        if !span.is_empty() {
            self.push(span, ElementKind::Paragraph);
        }
    }

    /// A run of short lines: titles, issuers, or nothing of the plan; gives how many lines are read.
    fn block(&mut self, at: usize, run: usize) -> usize {
        let lines = self.lines.get(at..at + run).unwrap_or_default();
        let next = self.kinds.get(at + run).copied();
        // What signs stands right above the date; a letterhead right above the number.
        let signed = match next {
            Some(Look::Date) => signers(self.source, lines),
            _ => 0,
        };
        let undated = if signed == 0 {
            self.undated(at, lines, next)
        } else {
            0
        };
        let (undated, lines) = lines.split_at(undated);
        for line in undated {
            self.signed(*line);
        }
        let (above, issuers) = lines.split_at(lines.len() - signed);
        self.titles(above, at + undated.len(), next == Some(Look::Number));
        if signed > 0
            && self.is_page_stamp(at + run)
            && let Some(date) = self.lines.get(at + run)
        {
            self.page_stamp(issuers, *date);
            return run + 1;
        }
        for line in issuers {
            signature::issuers(self.source, line.span, self.document, self.elements);
        }
        run
    }

    /// Takes in the titles within a run of short lines; the lines before, between and behind are none of
    /// the plan's.
    fn titles(&mut self, lines: &[Line], at: usize, before_number: bool) {
        let found = titles::find(self.source, lines);
        let mut from = 0;
        for title in &found {
            self.outside(lines.get(from..title.first).unwrap_or_default(), true);
            let block = lines.get(title.first..title.end).unwrap_or_default();
            let place = at + title.first..at + title.end;
            if let [only] = block
                && self.is_heading(*only, place)
            {
                self.push(only.span, ElementKind::Other);
            } else if let (Some(first), Some(last)) = (block.first(), block.last()) {
                self.title(first.span.join(last.span), block);
                self.titled = at + title.end;
            }
            from = title.end;
        }
        self.outside(
            lines.get(from..).unwrap_or_default(),
            before_number && from == 0,
        );
    }

    /// Whether a line that ends as a title does is a heading without a number below the title: 重点任务, or one above
    /// （一） that nothing but prose parts from the title.
    fn is_heading(&self, line: Line, place: Range<usize>) -> bool {
        let Some(title) = self.document.title else {
            return false;
        };
        let prose = || {
            let between = self.kinds.get(self.titled..place.start).unwrap_or_default();
            !between.is_empty() && between.iter().all(|kind| *kind == Look::Prose)
        };
        let above_section = self.below_top && place.end == self.kinds.len();
        line.span.len() <= BARE_HEADING
            || (above_section && title.of(self.source) != line.text(self.source) && prose())
    }

    /// Takes in lines that are no titles: letterheads, names of pages.
    fn outside(&mut self, lines: &[Line], letterhead: bool) {
        let headed = lines
            .iter()
            .any(|line| titles::is_letterhead(line.text(self.source)));
        for line in lines {
            if letterhead || headed || is_long_list(line.text(self.source)) {
                self.metadata.letterhead(self.source, line.span);
            }
            self.push(line.span, ElementKind::Other);
        }
        let start = titles::start(self.source, lines);
        let may_be = lines.get(start..).unwrap_or_default();
        let first = may_be.first().map(|line| line.text(self.source));
        if !letterhead
            && !headed
            && may_be.len() <= 4
            && first.is_some_and(|text| text.chars().count() > 4 && !is_issuer(text))
            // 政策咨询电话： | is what a page prints.
            && !may_be.iter().any(|line| is_field(line.text(self.source)))
            && let (Some(first), Some(last)) = (may_be.first(), may_be.last())
        {
            self.untitled = Some(first.span.join(last.span));
        }
    }

    /// Takes in the title of a block of lines, with the number that may stand behind it.
    fn title(&mut self, span: Span, block: &[Line]) {
        let text = span.of(self.source);
        let shown = titles::without_pipe(text);
        let mut title = Span::at(span.start(), span.start() + shown.len());
        let mut end_of_element = span.end();
        if let Some((end, number)) = titles::number_behind(text) {
            title = Span::at(span.start(), span.start() + end);
            let number = number.moved(span.start());
            self.document.number.get_or_insert(number);
            let behind = Span::at(title.end(), span.end());
            self.push(trimmed(self.source, behind), ElementKind::Number);
            end_of_element = title.end();
        }
        let is_notice = titles::is_notice(&join_lines(title.of(self.source)));
        let tails = titles::tails(title, block);
        let before = if is_notice { &self.notice } else { &self.plan };
        let again = titles::again(self.source, before, &tails);
        let own = again.map_or(title, |again| again.span);
        if own != title {
            let around = Span::at(title.start(), own.start());
            self.push(trimmed(self.source, around), ElementKind::Other);
        }
        let printed = Span::at(own.start(), end_of_element);
        if is_notice {
            // The first, unless lines of the page stand about it.
            if self.document.notice_title.is_none() || again.is_some_and(|again| again.cleaner) {
                self.document.notice_title = Some(own);
                self.notice = tails;
            }
            self.push(printed, ElementKind::NoticeTitle);
        } else {
            // The last title before the first section is the plan's.
            self.document.title = Some(own);
            self.plan = tails;
            self.push(printed, ElementKind::Title);
        }
    }

    /// Makes a title of the lines that stand where one is expected, where nothing else is one.
    fn name_untitled(&mut self) {
        let Some(span) = self.untitled.filter(|_| self.document.title.is_none()) else {
            return;
        };
        // 关于印发…的通知 says what it is called.
        let words = join_lines(span.of(self.source));
        if self.metadata.is_of_another(self.source, &words) {
            return;
        }
        let notice = self.document.notice_title;
        let notice = notice.map(|notice| join_lines(notice.of(self.source)));
        if notice.is_some_and(|notice| !notice.contains(words.as_ref())) {
            return;
        }
        self.document.title = Some(span);
        self.elements.retain(|element| !span.covers(element.span));
        self.push(span, ElementKind::Title);
    }
}

/// The title at the start of lines that stand behind a signature or the mark of an annex, and the lines
/// that it takes: the plan of a notice that has numbered items itself.
pub(super) fn title_behind(source: &str, lines: &[Line]) -> Option<(Span, usize)> {
    // Titles take up to four lines.
    const MOST: usize = 5;
    let short = |(at, line): &(usize, &Line)| {
        let rest = lines.get(*at..).unwrap_or_default();
        look(line.text(source)) == Look::Short || breaks_title(source, rest)
    };
    let run = lines.iter().enumerate().take(MOST).take_while(short);
    let run = run.take_while(|(_, line)| line.number.is_none());
    let run = lines.get(..run.count())?;
    let stripped = markdown::stripped(source, run);
    let run = stripped.as_ref().map_or(run, |(lines, _)| lines);
    let title = titles::find(source, run).into_iter().next()?;
    let (first, last) = (run.get(title.first)?, run.get(title.end.checked_sub(1)?)?);
    (title.first == 0).then(|| (first.span.join(last.span), title.end))
}
