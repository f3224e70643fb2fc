//! Text into a plan: lines, then outline, then clauses and tables, then the tables of the model.
//!
//! The reader sees a text and knows nothing of any particular plan.

mod align;
mod assemble;
mod behind;
mod body;
mod brackets;
mod bytes;
mod citations;
mod clause;
mod dates;
mod enumerator;
mod filter;
mod furniture;
mod genre;
mod head;
mod heading;
mod kind;
mod known;
mod lend;
mod lexicon;
mod likeness;
mod lines;
mod mend;
mod names;
mod number;
mod places;
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
use crate::model::document::DocumentData;
use crate::model::element::ElementData;
use crate::model::plan::Tables;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind, Plan};
use crate::parse::body::{Body, Item, Standing};
use crate::parse::brackets::Brackets;
use crate::parse::clause::Reading;
use crate::parse::genre::Genre;
use crate::parse::lines::{Line, Lines};
use crate::parse::signs::{Kind, Sign};
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
    let (tables, parts) = read_lines(source, &split, &[]);
    let outside = table::outside(source, &parts, &tables);
    if outside.is_empty() {
        return tables;
    }
    // What a table that is none of the annex says must not have been read: which one that is only the rows of all tell.
    read_lines(source, &split, &outside).0
}

/// Reads lines of which some are tables that are passed over; gives the others too.
fn read_lines(source: &str, split: &Lines, outside: &[Range<usize>]) -> (Tables, Vec<table::Part>) {
    let Lines { lines, signs } = split;
    let mut parts = Vec::new();
    let mut passed = outside.iter().peekable();
    // What stands behind the table of an annex that a mark announces is none of the body's.
    let mut marked = false;
    let mut tables = Tables {
        // Chinese prose names somebody about every five hundred bytes; too low a guess costs a copy.
        assignments: Vec::with_capacity(source.len() / 512),
        elements: Vec::with_capacity(lines.len()),
        ..Tables::default()
    };
    let mut table = table::locate(source, lines, 0);
    let before_table = table.as_ref().map_or(lines.len(), |table| table.first);
    let untabled = lines.get(..before_table).unwrap_or_default();
    let extent = head_extent(source, untabled, signs);
    let head_end = extent.length;
    let (mut metadata, _) = behind::read_head(source, untabled, &extent, &mut tables);
    let mut own_head = Span::default();
    // So many of them have been read for what holds from there on.
    let mut known_prose = 0;

    let mut items = Vec::with_capacity(lines.len());
    let mut from = head_end;
    let mut reading = Reading::default();
    let mut brackets = Brackets::new(signs);
    let mut standing = Standing::default();
    let rule_words = standing::RuleWords::default();
    let mut genre = Genre::new(source);
    genre.entitle(&tables.document);
    // Body, table, body, table …: usually one of each.
    let mut recounts = recounts(source, &tables.document);
    while from < lines.len() {
        let until = table
            .as_ref()
            .map_or(lines.len(), |table| table.first)
            .max(from);
        let part = lines.get(from..until).unwrap_or_default();
        let mut body = Body {
            source,
            assignments: &mut tables.assignments,
            diagnostics: &mut tables.diagnostics,
            rules: &mut tables.rules,
            brackets: &mut brackets,
            items: std::mem::take(&mut items),
            reading: std::mem::take(&mut reading),
            aside: Reading::default(),
            standing: std::mem::take(&mut standing),
            rule_words: &rule_words,
            genre: &mut genre,
            recounts,
            answers: false,
        };
        body.preamble(tables.paragraphs.get(known_prose..).unwrap_or_default());
        known_prose = tables.paragraphs.len();
        signed_parts(&mut body, part, &mut tables.document, &mut tables.elements);
        items = body.items;
        reading = body.reading;
        standing = body.standing;
        from = until;
        if let Some(located) = table.take() {
            let mut target = table::Target {
                diagnostics: &mut tables.diagnostics,
                elements: &mut tables.elements,
                annex: &mut tables.annex,
                reading: &mut reading,
                body: &tables.assignments,
                parts: &mut parts,
            };
            let end = if let Some(outside) = passed.next_if(|outside| located.is_at(outside)) {
                marked |= table::pass_over(source, lines, outside, &mut target);
                outside.end
            } else {
                table::read(source, lines, &located, &mut target)
            };
            from = end.max(from + 1);
            table = table::locate(source, lines, from);
            let next = table.as_ref().map_or(lines.len(), |table| table.first);
            let behind = lines.get(from..next).unwrap_or_default();
            let annex = tables.annex.as_ref();
            marked |= annex.is_some_and(|annex| annex.mark.is_some());
            let rows = annex.map_or(0, |annex| annex.rows.len());
            if tables.assignments.is_empty()
                && let Some(extent) = behind::plan(source, behind, signs, rows)
            {
                // What stands above the table is not its head.
                if items.is_empty() && tables.document.title.is_none() {
                    let (own, head) = behind::read_head(source, behind, &extent, &mut tables);
                    metadata = if head_end == 0 { own } else { metadata };
                    own_head = head;
                    genre.entitle(&tables.document);
                    recounts = self::recounts(source, &tables.document);
                    from += extent.length;
                }
            } else if marked {
                pass_over(&mut tables, behind);
                from = next.max(from);
            }
        }
    }
    tables.units = reading.known.into_table();
    metadata.complete(source, &mut tables.document, &mut tables.elements);
    let first = lines.get(head_end);
    let before = first.map_or(source.len(), |line| line.span.start());
    behind::report_outside(&mut tables, [Span::at(0, before), own_head]);
    (finish(source, signs, tables, items, &parts), parts)
}

/// Reads the lines of a body, the signatures among them apart, and the title of the plan that a notice
/// with items of its own sends out.
fn signed_parts(
    body: &mut Body<'_, '_>,
    lines: &[Line],
    document: &mut DocumentData,
    elements: &mut Vec<ElementData>,
) {
    let source = body.source;
    let mut rest = lines;
    while let Some(signed) = head::signature(source, rest) {
        let (before, behind) = rest.split_at(signed.end);
        body.read(before.get(..signed.start).unwrap_or_default());
        let signature = before.get(signed.start..).unwrap_or_default();
        head::sign(source, signature, document, elements);
        rest = behind;
        if document.title.is_some() {
            continue;
        }
        let marks = rest
            .iter()
            .take_while(|line| head::is_annex_mark(line.text(source)))
            .count();
        let (marked, behind) = rest.split_at(marks);
        if let Some((title, taken)) = head::title_behind(source, behind) {
            body.read(marked);
            body.items.push(Item::Title(title));
            document.title = Some(title);
            body.genre.entitle(document);
            rest = behind.get(taken..).unwrap_or_default();
        }
    }
    body.read(rest);
}

/// What stands behind a marked annex is none of the plan's.
fn pass_over(tables: &mut Tables, lines: &[Line]) {
    for line in lines {
        let kind = ElementKind::Other;
        tables.elements.push(ElementData {
            span: line.span,
            kind,
        });
        let odd = Diagnostic::new(DiagnosticCode::TextOutside, line.span);
        tables.diagnostics.push(odd);
    }
}

/// The lines before the first section, or before the first clause where that comes first.
fn head_extent(source: &str, lines: &[Line], signs: &[Sign]) -> head::Extent {
    let mut reading = Reading::default();
    let mut brackets = Brackets::new(signs);
    head::extent(source, lines, |at| {
        assigns(source, lines, at, &mut brackets, &mut reading)
    })
}

/// Whether a clause begins in line `at`.
fn assigns(
    source: &str,
    lines: &[Line],
    at: usize,
    brackets: &mut Brackets<'_>,
    reading: &mut Reading,
) -> bool {
    let Some(line) = lines.get(at) else {
        return false;
    };
    let from = line.span.start();
    // Every label has its colon.
    let labelled =
        || clause::starts_with_label(line.text(source)) || body::field(source, lines, at).is_some();
    (line.holds.any(&[Kind::Colon]) && labelled())
        || brackets::next_clause(source, lines, at, from, brackets, reading).is_some()
}

/// Whether a document with this title tells what was done.
fn recounts(source: &str, document: &DocumentData) -> bool {
    let title = document.title;
    title.is_some_and(|title| words::recounts(title.of(source), source))
}

fn finish(
    source: &str,
    signs: &[Sign],
    mut tables: Tables,
    mut items: Vec<Item>,
    parts: &[table::Part],
) -> Tables {
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
    if tables.tasks.is_empty() {
        mend::empty_cells(source, &mut tables);
        assemble::tasks_from_rows(source, &mut tables);
    } else {
        let starts = align::Starts::of(source, &tables);
        mend::part_rows(source, &mut tables, &starts);
        align::rows_to_tasks(source, &mut tables, &starts, parts);
        mend::empty_cells(source, &mut tables);
        lend::merged_cells(source, &mut tables, parts);
    }
    title_of_table(source, &mut tables);
    citations::read(source, signs, &mut tables.document);
    check(source, &mut tables);
    tables.elements.sort_by_key(|element| element.span);
    tables
        .diagnostics
        .sort_by_key(|odd| (odd.span(), odd.code()));
    tables
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
        if let Some(element) = elements.find(|element| element.span == title) {
            element.kind = ElementKind::Title;
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
