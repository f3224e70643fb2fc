//! The lines of a document in turn: its head, body, table, body, table …; usually one of each.

use std::iter::Peekable;
use std::ops::Range;
use std::slice;

use crate::model::document::DocumentData;
use crate::model::element::ElementData;
use crate::model::plan::Tables;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind};
use crate::parse::body::{Body, Duty, Item, Standing};
use crate::parse::brackets::Brackets;
use crate::parse::clause::Reading;
use crate::parse::genre::Genre;
use crate::parse::head::{self, Metadata};
use crate::parse::lines::{Line, Lines};
use crate::parse::signs::Sign;
use crate::parse::table::Located;
use crate::parse::{furniture, heads, notes, standing, table, words};
use crate::text::{Span, join_lines};

/// What the lines say, before it is put together.
pub(super) struct Raw {
    pub(super) tables: Tables,
    pub(super) items: Vec<Item>,
    /// The tables that the annex is made of.
    pub(super) parts: Vec<table::Part>,
    /// The rules by which units answer for what follows.
    pub(super) duties: Vec<Duty>,
}

/// A document that is being read.
pub(super) struct Reader<'s> {
    source: &'s str,
    lines: &'s [Line],
    signs: &'s [Sign],
    raw: Raw,
    metadata: Metadata,
    /// How many lines the head of the document takes.
    head_end: usize,
    /// The head of a plan that stands behind its annex.
    head_behind: Span,
    /// So many paragraphs of heads have been read for what holds from there on.
    known_prose: usize,
    reading: Reading,
    brackets: Brackets<'s>,
    standing: Standing,
    rule_words: standing::RuleWords,
    genre: Genre<'s>,
    recounts: bool,
    /// What stands behind the table of an annex that a mark announces is none of the body's.
    marked: bool,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s str, split: &'s Lines) -> Self {
        let Lines { lines, signs, .. } = split;
        let tables = Tables {
            // Chinese prose names somebody about every five hundred bytes; too low a guess costs a copy.
            assignments: Vec::with_capacity(source.len() / 512),
            elements: Vec::with_capacity(lines.len()),
            ..Tables::default()
        };
        Self {
            source,
            lines,
            signs,
            raw: Raw {
                tables,
                items: Vec::with_capacity(lines.len()),
                parts: Vec::new(),
                duties: Vec::new(),
            },
            metadata: Metadata::default(),
            head_end: 0,
            head_behind: Span::default(),
            known_prose: 0,
            reading: Reading::default(),
            brackets: Brackets::new(signs),
            standing: Standing::default(),
            rule_words: standing::RuleWords::default(),
            genre: Genre::new(source),
            recounts: false,
            marked: false,
        }
    }

    /// Reads all lines, but for the tables among them that are passed over.
    pub(super) fn read(mut self, outside: &[Range<usize>]) -> Raw {
        let mut outside = outside.iter().peekable();
        let mut table = table::locate(self.source, self.lines, 0);
        self.head(self.until(table.as_ref()));
        let mut from = self.head_end;
        let mut notes = 0;
        while from < self.lines.len() {
            let until = self.until(table.as_ref()).max(from);
            self.body(from..until, notes);
            from = until;
            if let Some(located) = table.take() {
                let end = self.table(&located, &mut outside);
                from = end.max(from + 1);
                table = table::locate(self.source, self.lines, from);
                from = self.behind_table(from..self.until(table.as_ref()));
                notes = self.notes(from..self.until(table.as_ref()));
            }
        }
        self.finish()
    }

    /// Where a table begins, or the end of the lines.
    fn until(&self, table: Option<&Located>) -> usize {
        table.map_or(self.lines.len(), |table| table.first)
    }

    /// Reads the head of the document, which ends before line `until`.
    fn head(&mut self, until: usize) {
        let lines = self.lines.get(..until).unwrap_or_default();
        let extent = heads::extent(self.source, lines, self.signs);
        (self.metadata, _) = heads::read(self.source, lines, &extent, &mut self.raw.tables);
        self.head_end = extent.length;
        self.entitle();
    }

    /// Takes in what the title says of the text below it.
    fn entitle(&mut self) {
        let document = &self.raw.tables.document;
        self.genre.entitle(document);
        self.recounts = document
            .title
            .is_some_and(|title| words::recounts(title.of(self.source), self.source));
    }

    /// How many lines behind a table are notes on it that count.
    fn notes(&self, behind: Range<usize>) -> usize {
        let behind = self.lines.get(behind).unwrap_or_default();
        notes::below_table(self.source, behind, || {
            let mut items = self.raw.items.iter().rev();
            items.find_map(|item| match item {
                Item::Heading(heading) => Some((heading.form, heading.value)),
                _ => None,
            })
        })
    }

    /// Reads lines of the body, the first of which are `notes` on the table above.
    fn body(&mut self, lines: Range<usize>, notes: usize) {
        let tables = &mut self.raw.tables;
        let mut body = Body {
            source: self.source,
            assignments: &mut tables.assignments,
            diagnostics: &mut tables.diagnostics,
            rules: &mut tables.rules,
            brackets: &mut self.brackets,
            items: std::mem::take(&mut self.raw.items),
            reading: std::mem::take(&mut self.reading),
            aside: Reading::default(),
            standing: std::mem::take(&mut self.standing),
            rule_words: &self.rule_words,
            genre: &mut self.genre,
            recounts: self.recounts,
            answers: false,
            contents_sought: false,
            told: None,
        };
        let prose = tables.paragraphs.get(self.known_prose..);
        body.preamble(prose.unwrap_or_default());
        self.known_prose = tables.paragraphs.len();
        let lines = self.lines.get(lines).unwrap_or_default();
        let (notes, lines) = lines.split_at(notes.min(lines.len()));
        body.notes(notes);
        signed_parts(&mut body, lines, &mut tables.document, &mut tables.elements);
        self.raw.items = body.items;
        self.reading = body.reading;
        self.standing = body.standing;
    }

    /// Reads a table, or passes over it; gives the line behind it.
    fn table(
        &mut self,
        located: &Located,
        outside: &mut Peekable<slice::Iter<'_, Range<usize>>>,
    ) -> usize {
        let tables = &mut self.raw.tables;
        let mut target = table::Target {
            diagnostics: &mut tables.diagnostics,
            elements: &mut tables.elements,
            annex: &mut tables.annex,
            reading: &mut self.reading,
            body: &tables.assignments,
            parts: &mut self.raw.parts,
        };
        let end = if let Some(outside) = outside.next_if(|outside| located.is_at(outside)) {
            self.marked |= table::pass_over(self.source, self.lines, outside, &mut target);
            outside.end
        } else {
            table::read(self.source, self.lines, located, &mut target)
        };
        let annex = tables.annex.as_ref();
        self.marked |= annex.is_some_and(|annex| annex.mark.is_some());
        end
    }

    /// Reads what of the lines behind a table is no body; gives the line that the body goes on in.
    fn behind_table(&mut self, behind: Range<usize>) -> usize {
        let lines = self.lines.get(behind.clone()).unwrap_or_default();
        let tables = &mut self.raw.tables;
        let rows = tables.annex.as_ref().map_or(0, |annex| annex.rows.len());
        let unassigned = tables.assignments.is_empty();
        let plan = || heads::behind_table(self.source, lines, self.signs, rows);
        if let Some(extent) = unassigned.then(plan).flatten() {
            // What stands above the table is not its head.
            if self.raw.items.is_empty() && tables.document.title.is_none() {
                let (metadata, head) = heads::read(self.source, lines, &extent, tables);
                if self.head_end == 0 {
                    self.metadata = metadata;
                }
                self.head_behind = head;
                self.entitle();
                return behind.start + extent.length;
            }
        } else if self.marked && !self.goes_on(lines) {
            self.pass_over(lines);
            return behind.end.max(behind.start);
        }
        behind.start
    }

    /// Whether the outline of the body goes on behind its annex and gives units work: 二、 where its last was 一、.
    /// Headings alone are those of rows that are left out, and without work it is a remark on the table.
    fn goes_on(&self, behind: &[Line]) -> bool {
        let assigns = |line: &Line| furniture::assigns(line.text(self.source));
        if !behind.iter().any(assigns) {
            return false;
        }
        let Some(next) = behind.first().and_then(|line| line.number) else {
            return false;
        };
        let mut headings = self.raw.items.iter().rev().filter_map(|item| match item {
            Item::Heading(heading) => Some(heading),
            _ => None,
        });
        let last = headings.find(|heading| heading.form <= next.form);
        last.is_some_and(|last| last.form == next.form && last.value + 1 == next.value)
    }

    /// What stands behind a marked annex is none of the plan's, but for who signs there where nobody has yet.
    fn pass_over(&mut self, lines: &[Line]) {
        let document = &self.raw.tables.document;
        let signature = if document.date.is_none() && document.issuers.is_empty() {
            let signature = head::signature(self.source, lines, false);
            let signed = |range: &Range<usize>| lines.get(range.clone()).unwrap_or_default();
            // Another day than the page gives the plan is that of another document.
            signature.filter(|range| self.metadata.agrees(self.source, signed(range)))
        } else {
            None
        };
        let signature = signature.unwrap_or(lines.len()..lines.len());
        let (before, behind) = lines.split_at(signature.start);
        let (signed, behind) = behind.split_at(signature.len());
        self.pass_over_all(before);
        let tables = &mut self.raw.tables;
        head::sign(
            self.source,
            signed,
            &mut tables.document,
            &mut tables.elements,
            &mut tables.diagnostics,
        );
        self.pass_over_all(behind);
    }

    fn pass_over_all(&mut self, lines: &[Line]) {
        self.tell_document(lines);
        let tables = &mut self.raw.tables;
        for (at, line) in lines.iter().enumerate() {
            let span = line.span;
            let behind = lines.get(at..).unwrap_or_default();
            if let Some(note) = head::note_line(self.source, behind) {
                tables.document.note.get_or_insert(note);
                let kind = ElementKind::Note;
                tables.elements.push(ElementData { span, kind });
                continue;
            }
            let kind = ElementKind::Other;
            tables.elements.push(ElementData { span, kind });
            let code = if furniture::assigns(span.of(self.source)) {
                DiagnosticCode::ClauseOutside
            } else {
                DiagnosticCode::TextOutside
            };
            tables.diagnostics.push(Diagnostic::new(code, span));
        }
    }

    /// Tells of the titles among lines that are passed over, below which the numbers of the sections begin anew: none of an
    /// annex with its mark.
    fn tell_document(&mut self, lines: &[Line]) {
        let source = self.source;
        let own = self.raw.tables.document.title.map(|title| title.of(source));
        let first = self.raw.items.iter().find_map(|item| match item {
            Item::Heading(heading) => Some(heading.form),
            _ => None,
        });
        let mut marked = false;
        let mut title = None;
        for line in lines {
            let text = line.text(source);
            if let Some(number) = line.number {
                let begun = title.take().filter(|_| number.value == 1);
                if let Some(title) = begun.filter(|_| Some(number.form) == first) {
                    let odd = Diagnostic::new(DiagnosticCode::AnotherDocument, title);
                    self.raw.tables.diagnostics.push(odd);
                }
            } else if head::is_annex_mark(text) {
                (marked, title) = (true, None);
            } else if !marked && title.is_none() && own != Some(text) && head::is_title(text) {
                title = Some(line.span);
            }
        }
    }

    fn finish(self) -> Raw {
        let Self {
            mut raw,
            metadata,
            standing,
            ..
        } = self;
        raw.duties = standing.duties;
        let tables = &mut raw.tables;
        tables.units = self.reading.known.into_table();
        metadata.complete(self.source, &mut tables.document, &mut tables.elements);
        let first = self.lines.get(self.head_end);
        let before = first.map_or(self.source.len(), |line| line.span.start());
        heads::report_outside(self.source, tables, [Span::at(0, before), self.head_behind]);
        raw
    }
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
    while let Some(signed) = head::signature(source, rest, expects_plan(source, document)) {
        let (before, behind) = rest.split_at(signed.end);
        body.read(before.get(..signed.start).unwrap_or_default());
        let signature = before.get(signed.start..).unwrap_or_default();
        head::sign(source, signature, document, elements, body.diagnostics);
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
            let lines = behind.iter().take(taken);
            let whole = lines.fold(title, |whole, line| whole.join(line.span));
            let marks = head::about(source, whole, title);
            body.items.extend(marks.map(Item::Punctuation));
            body.items.push(Item::Title(title));
            document.title = Some(title);
            body.genre.entitle(document);
            rest = behind.get(taken..).unwrap_or_default();
        }
    }
    body.read(rest);
}

/// Whether a notice sends out a plan whose title is still to come, and nobody has signed.
fn expects_plan(source: &str, document: &DocumentData) -> bool {
    let sends = |notice: Span| head::sends_plan(&join_lines(notice.of(source)));
    document.title.is_none() && document.date.is_none() && document.notice_title.is_some_and(sends)
}
