//! Text into a plan: lines, then outline, then clauses and tables, then the tables of the model.
//!
//! The reader sees a text and knows nothing of any particular plan.

mod align;
mod assemble;
mod body;
mod brackets;
mod bytes;
mod characters;
mod citations;
mod clause;
mod committees;
mod dates;
mod enumerator;
mod filter;
mod furniture;
mod genre;
mod head;
mod heading;
mod heads;
mod kind;
mod known;
mod lend;
mod levels;
mod lexicon;
mod likeness;
mod lines;
mod markdown;
mod markup;
mod mend;
mod names;
mod notes;
mod number;
mod page_number;
mod places;
mod reader;
mod repair;
mod scan;
mod signs;
mod standing;
mod table;
mod unglue;
mod words;

use std::borrow::Cow;
use std::ops::Range;
use std::str::FromStr;

use crate::error::{ParseError, ParseErrorKind};
use crate::model::plan::Tables;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind, Plan};
use crate::parse::body::Item;
use crate::parse::lines::Lines;
use crate::parse::reader::{Raw, Reader};
use crate::text::{Position, Span, is_blank, join_lines};
use crate::titles;

impl Plan {
    /// Reads a plan from its text.
    ///
    /// The text is kept as it is, line ends and byte order mark included: every span counts its
    /// bytes. A `&'static str` is borrowed, a `String` taken over; neither is copied.
    ///
    /// # Errors
    ///
    /// Where the text cannot be a plan: it is blank, has 4 GiB or more, or has neither a numbered
    /// heading nor an assignment nor a task table. Whatever else is odd becomes a
    /// [diagnostic](Plan::diagnostics).
    ///
    /// ```
    /// use pilot_plan::{ParseErrorKind, Plan};
    ///
    /// let plan = Plan::parse("一、工作目标\n全县通水。\n")?;
    /// assert_eq!(plan.tasks().len(), 0);
    ///
    /// let error = Plan::parse("今日天气晴。").unwrap_err();
    /// assert_eq!(error.kind(), ParseErrorKind::NotAPlan);
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn parse(text: impl Into<Cow<'static, str>>) -> Result<Self, ParseError> {
        let source = text.into();
        let refuse = |kind, span| {
            let position = Position::of(&source, 0).unwrap_or(Position::START);
            Err(ParseError::new(kind, span, position))
        };
        if u32::try_from(source.len()).is_err() {
            return refuse(ParseErrorKind::TooLarge, Span::at(0, u32::MAX as usize));
        }
        let whole = Span::at(0, source.len());
        if source.chars().all(is_blank) {
            return refuse(ParseErrorKind::Blank, whole);
        }
        let tables = read(&source);
        if tables.sections.is_empty() && tables.tasks.is_empty() && tables.annex.is_none() {
            return refuse(ParseErrorKind::NotAPlan, whole);
        }
        Ok(Self::assemble(source, tables))
    }

    /// The plan that ships with the crate: 璧山区现代服务业扩大开放综合试点方案 (2022), read once.
    #[cfg(feature = "bishan")]
    pub fn bishan() -> &'static Self {
        static PLAN: std::sync::LazyLock<Plan> = std::sync::LazyLock::new(|| {
            let source = include_str!("../../seeds/bishan-2022-18.txt");
            Plan::assemble(Cow::Borrowed(source), read(source))
        });
        &PLAN
    }
}

/// As [`Plan::parse`], from a copy of the text.
impl FromStr for Plan {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text.to_owned())
    }
}

/// Reads whatever the text holds.
fn read(source: &str) -> Tables {
    let split = lines::split(source);
    let odd = characters::foreign(source, &split.lines);
    let read = |outside: &[Range<usize>]| {
        let mut raw = Reader::new(source, &split).read(outside);
        raw.tables.diagnostics.extend_from_slice(&odd);
        finish(source, &split, raw)
    };
    let (tables, parts) = read(&[]);
    let outside = table::outside(source, &parts, &tables);
    if outside.is_empty() {
        return tables;
    }
    // What a table that is none of the annex says must not have been read: which one that is only the rows of all tell.
    read(&outside).0
}

/// What has been read made into the tables of the model; with the tables that the annex is made of.
fn finish(source: &str, split: &Lines, raw: Raw) -> (Tables, Vec<table::Part>) {
    let Raw {
        mut tables,
        mut items,
        parts,
        duties,
    } = raw;
    repair::run_on_headings(source, &tables, &mut items);
    for item in &items {
        if let Item::Heading(heading) = item
            && heading.repaired_from.is_some()
        {
            let odd = Diagnostic::new(DiagnosticCode::HeadingRunOn, heading.head);
            tables.diagnostics.push(odd);
        }
    }
    assemble::Assembly::new(source, &mut tables).take(&items);
    assemble::tasks_from_rules(source, &mut tables, &duties);
    if tables.tasks.is_empty() {
        mend::empty_cells(source, &mut tables);
        assemble::tasks_from_rows(source, &mut tables);
        align::odd_numbers(source, &mut tables, &parts);
    } else {
        let starts = align::Starts::of(source, &tables);
        mend::part_rows(source, &mut tables, &starts);
        align::rows_to_tasks(source, &mut tables, &starts, &parts);
        mend::empty_cells(source, &mut tables);
        lend::merged_cells(source, &mut tables, &parts);
    }
    title_of_table(source, &mut tables);
    citations::read(source, &split.signs, &mut tables.document);
    check(source, &mut tables);
    report_glued(source, &mut tables);
    tables.elements.sort_by_key(|element| element.span);
    let markup = markup::first(source, &split.lines, &split.signs, &tables.elements);
    let odd = markup.map(|mark| Diagnostic::new(DiagnosticCode::HtmlUnread, mark));
    tables.diagnostics.extend(odd);
    tables
        .diagnostics
        .sort_by_key(|odd| (odd.span(), odd.code()));
    (tables, parts)
}

/// Where a document is nothing but a table, the table's title is its own; so is that of an annex which a
/// notice sends out by this name.
fn title_of_table(source: &str, tables: &mut Tables) {
    if tables.document.title.is_some() || !tables.sections.is_empty() {
        return;
    }
    let notice = tables.document.notice_title;
    let sent = |title: &Span| {
        let title = join_lines(title.of(source));
        notice.is_some_and(|notice| join_lines(notice.of(source)).contains(title.as_ref()))
    };
    let annex = tables.annex.as_ref();
    let marked = annex.is_some_and(|annex| annex.mark.is_some());
    let title = annex.and_then(|annex| annex.title);
    let title = title.filter(|title| !marked || sent(title));
    if let Some(title) = title {
        tables.document.title = Some(title);
        let mut elements = tables.elements.iter_mut();
        if let Some(element) = elements.find(|element| element.span.covers(title)) {
            element.kind = ElementKind::Title;
        }
    }
}

/// Reports names that are two which no mark parts, where each is named first.
fn report_glued(source: &str, tables: &mut Tables) {
    if !tables.units.names(source).any(names::is_glued) {
        return;
    }
    let names = tables.units.names(source);
    let mut glued: Vec<_> = names.map(names::is_glued).collect();
    let rows = tables.annex.iter().flat_map(|annex| &annex.assignments);
    for one in tables.assignments.iter().chain(rows) {
        let first = glued.get_mut(one.unit.0 as usize).map(std::mem::take);
        if first == Some(true) {
            let odd = Diagnostic::new(DiagnosticCode::UnitDoubtful, one.span);
            tables.diagnostics.push(odd);
        }
    }
}

/// Reports what is odd about the document as a whole.
fn check(source: &str, tables: &mut Tables) {
    let mut odd = |code, span| tables.diagnostics.push(Diagnostic::new(code, span));
    let document = &tables.document;
    for title in [document.notice_title, document.title]
        .into_iter()
        .flatten()
    {
        if title.of(source).contains(['\n', '\r']) {
            odd(DiagnosticCode::TitleBroken, title);
        }
    }
    if tables.assignments.is_empty() {
        odd(DiagnosticCode::NoAssignments, Span::at(0, source.len()));
    }
    let Some(annex) = &tables.annex else { return };
    if let (Some(title), Some(own)) = (annex.title, document.title) {
        let (title_text, own_text) = (join_lines(title.of(source)), join_lines(own.of(source)));
        let own_text = own_text.as_ref();
        // As a rule it begins with the plan's.
        let is_own = title_text.starts_with(own_text) || title_text.contains(own_text);
        // 任务分工表 names no plan, and differs from none.
        if !is_own && titles::names_plan(&title_text) {
            odd(DiagnosticCode::AnnexTitleDiffers, title);
        }
    }
    if let Some(mark) = annex.mark {
        // An annex may be printed before the plan.
        let first = tables.sections.first().map(|section| section.span);
        let beside = if first.is_some_and(|first| first.start() > annex.span.end()) {
            Span::at(annex.span.end(), source.len())
        } else {
            Span::at(0, mark.start())
        };
        let beside = beside.of(source);
        let mentioned = memchr::memmem::find_iter(beside.as_bytes(), "附").any(|at| {
            let behind = beside.get(at + '附'.len_utf8()..).unwrap_or_default();
            behind.starts_with(['件', '表', '后'])
        });
        if !mentioned {
            odd(DiagnosticCode::AnnexNotMentioned, mark);
        }
    }
}
