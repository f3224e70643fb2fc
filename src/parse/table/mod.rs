//! Task tables, in the forms that text extraction gives them: one cell a line, or cells parted by tabs,
//! pipes, commas or strokes.

mod cells;
mod choice;
mod columns;
mod grouped;
mod header;
mod layout;
mod piped;
mod rows;
mod unread;

use crate::model::annex::AnnexData;
use crate::model::assignment::AssignmentData;
use crate::model::element::ElementData;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind, Provenance, Role};
use crate::parse::clause::Reading;
use crate::parse::enumerator::enumerator;
use crate::parse::head::{is_annex_mark, is_dated, names_notice, names_register};
use crate::parse::lines::{Line, trimmed};
use crate::parse::names;
use crate::parse::number::number_line;
use crate::parse::standing;
use crate::parse::words;
use crate::text::{Span, is_blank};

pub(super) use choice::{Part, outside, part_of};
pub(super) use columns::{Content, column_of};
pub(super) use unread::{begins_table, flattened};

/// Where a table stands among the lines.
#[derive(Debug)]
pub(super) struct Located {
    /// The line that announces it, or its title, or its header.
    pub(super) first: usize,
    mark: Option<usize>,
    title: Option<std::ops::Range<usize>>,
    header: header::Header,
}

impl Located {
    /// Whether it is the table that these lines are.
    pub(super) const fn is_at(&self, lines: &std::ops::Range<usize>) -> bool {
        self.first == lines.start
    }
}

/// Finds the first task table at or behind line `from`.
pub(super) fn locate(source: &str, lines: &[Line], from: usize) -> Option<Located> {
    let mut at = from;
    let header = loop {
        match header::header(source, lines, at)? {
            Ok(header) if is_register(source, lines, &header) => at = header.after,
            Ok(header) => break header,
            Err(next) => at = next,
        }
    };
    let (mark, title) = announcement(source, lines, from, header.first);
    let first = mark
        .or(title.as_ref().map(|title| title.start))
        .unwrap_or(header.first);
    Some(Located {
        first,
        mark,
        title,
        header,
    })
}

/// Whether one of the lines beside a table says that the unit which a list of it names first leads.
fn first_leads(source: &str, lines: &[Line], beside: std::ops::Range<usize>) -> bool {
    let beside = lines.get(beside).unwrap_or_default();
    let mut texts = beside.iter().map(|line| line.text(source));
    texts.any(standing::is_first_leads)
}

/// Says of the heads with a rule that is not followed, 责任单位（分号前为牵头单位）, that it is not.
fn unread_rules(source: &str, header: &header::Header) -> impl Iterator<Item = Diagnostic> {
    header.roles().filter_map(move |(column, _)| {
        let (_, said) = names::with_bracket(column.label.of(source))?;
        let odd = Diagnostic::new(DiagnosticCode::RuleUnapplied, column.label);
        standing::is_unread(said).then_some(odd)
    })
}

/// Lets the unit lead that each list of a row names first, as a line beside the table says, unless one leads already.
fn let_first_lead(header: &header::Header, annex: &mut AnnexData, first_row: usize) {
    let columns: Vec<_> = header.led_by_first().map(|column| column.label).collect();
    for row in annex.rows.iter().skip(first_row) {
        let range = row.assignments.start()..row.assignments.end();
        let Some(list) = annex.assignments.get_mut(range) else {
            continue;
        };
        if list.iter().any(|one| one.role == Role::Lead) {
            continue;
        }
        for label in &columns {
            if let Some(first) = list.iter_mut().find(|one| one.label == *label) {
                first.role = Role::Lead;
                first.provenance = Provenance::Inferred;
            }
        }
    }
}

/// The mark (附件) and the title above a table's header.
fn announcement(
    source: &str,
    lines: &[Line],
    from: usize,
    header: usize,
) -> (Option<usize>, Option<std::ops::Range<usize>>) {
    // Titles take up to four lines; a remark on units or dates may stand between.
    const HIGHEST: usize = 6;
    let lowest = header.saturating_sub(HIGHEST).max(from);
    let above = lines.get(lowest..header).unwrap_or_default();
    let mark = above
        .iter()
        .rposition(|line| is_annex_mark(line.text(source)))
        .map(|at| lowest + at);
    let start = if let Some(mark) = mark {
        mark + 1
    } else {
        let titled = above
            .iter()
            .rposition(|line| !may_be_title(line.text(source)));
        let start = titled.map_or(lowest, |at| lowest + at + 1);
        // 附件：某县任务分工表 is a mark with its title.
        let marked = |at: &usize| {
            let line = lines.get(*at).filter(|_| *at >= lowest);
            line.is_some_and(|line| marked_title(line.text(source)).is_some())
        };
        start.checked_sub(1).filter(marked).unwrap_or(start)
    };
    let named = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| names_table(line.text(source)))
    };
    let end = (start..header).rev().find(|at| named(*at)).map(|at| at + 1);
    match (mark, end) {
        (_, Some(end)) => (mark, Some(start..end)),
        (Some(_), None) if start < header => (mark, Some(start..header)),
        _ => (mark, None),
    }
}

/// Where the colon stands behind which a line with a mark goes on with the title of a table.
fn marked_title(text: &str) -> Option<usize> {
    let colon = text
        .find(words::COLONS)
        .filter(|_| text.starts_with('附'))?;
    let (mark, title) = text.split_at_checked(colon)?;
    (is_annex_mark(mark) && names_table(title)).then_some(colon)
}

/// The mark and the title of a table, parted where one line holds both.
fn part_mark(
    source: &str,
    mark: Option<Span>,
    title: Option<Span>,
) -> (Option<Span>, Option<Span>) {
    let both = title.filter(|_| mark.is_none());
    let colon = both.and_then(|both| marked_title(both.of(source)));
    let (Some(both), Some(colon)) = (both, colon) else {
        return (mark, title);
    };
    let behind = both.of(source).get(colon..).unwrap_or_default();
    let words = behind.trim_start_matches(|c| words::is_colon(c) || is_blank(c));
    let title = Span::at(both.end() - words.len(), both.end());
    let mark = trimmed(source, Span::at(both.start(), title.start()));
    (Some(mark), Some(title))
}

/// Whether what stands above a header calls the table a register, unless it says who answers for one.
fn is_register(source: &str, lines: &[Line], header: &header::Header) -> bool {
    const ABOVE: usize = 2;
    let lowest = header.first.saturating_sub(ABOVE);
    let above = lines.get(lowest..header.first).unwrap_or_default();
    let named = |is_it: &dyn Fn(&str) -> bool| above.iter().any(|line| is_it(line.text(source)));
    let answers = || header.columns.iter().any(|column| column.answers(source));
    named(&names_register)
        || (named(&|text| text.trim_end_matches(['）', ')']).ends_with("目录")) && !answers())
}

fn may_be_title(text: &str) -> bool {
    enumerator(text).is_none()
        && !text.contains(['。', '；', '：', ':'])
        && !text.ends_with(['）', ')'])
        && text.chars().count() <= 50
        && !is_dated(text)
        // What sends the table out, and its number, stand above its title.
        && !names_notice(text)
        && number_line(text).is_none()
}

/// A title without the commas that a spreadsheet prints for the empty cells beside it, and its quotes.
fn without_cells(source: &str, title: Span) -> Span {
    let text = title.of(source);
    if !text.ends_with(",,") {
        return title;
    }
    let mark = |c| matches!(c, ',' | '"') || is_blank(c);
    let front = text.trim_start_matches(mark);
    let start = title.end() - front.len();
    Span::at(start, start + front.trim_end_matches(mark).len())
}

fn names_table(text: &str) -> bool {
    let whole = Span::at(0, text.len());
    let base = without_cells(text, whole).of(text);
    let base = base.trim_end_matches(['）', ')']);
    [
        "分工",
        "分工表",
        "清单",
        "表",
        "台账",
        "安排",
        "计划",
        "方案",
        "措施",
        "任务",
        "任务书",
        "路线图",
        "一览",
        "汇总",
        "分解",
    ]
    .iter()
    .any(|word| base.ends_with(word))
}

/// So many lines below a table may be notes on it.
const NOTES: usize = 3;

/// What a table is read into.
pub(super) struct Target<'t> {
    pub(super) diagnostics: &'t mut Vec<Diagnostic>,
    pub(super) elements: &'t mut Vec<ElementData>,
    pub(super) annex: &'t mut Option<AnnexData>,
    pub(super) reading: &'t mut Reading,
    /// What the body before the table assigns.
    pub(super) body: &'t [AssignmentData],
    /// The tables that have been read.
    pub(super) parts: &'t mut Vec<Part>,
}

/// Passes over the lines of a table that is none of the annex's; says whether a mark announces it.
pub(super) fn pass_over(
    source: &str,
    lines: &[Line],
    table: &std::ops::Range<usize>,
    target: &mut Target<'_>,
) -> bool {
    let mut marked = false;
    let table = lines.get(table.clone()).unwrap_or_default();
    for line in table {
        let (text, span) = (line.text(source), line.span);
        let announces = is_annex_mark(text);
        marked |= announces || marked_title(text).is_some();
        let kind = if announces {
            ElementKind::AnnexMark
        } else {
            ElementKind::Other
        };
        target.elements.push(ElementData { span, kind });
    }
    if let (Some(first), Some(last)) = (table.first(), table.last()) {
        let whole = first.span.join(last.span);
        let odd = Diagnostic::new(DiagnosticCode::TableOutside, whole);
        target.diagnostics.push(odd);
    }
    marked
}

/// An annex that begins with a table of so many lines, with its mark, its title, and where these or its heads stand.
fn begun(
    header: &header::Header,
    (mark, title, span): (Option<Span>, Option<Span>, Span),
    lines: usize,
) -> AnnexData {
    let columns = header.columns.iter().map(|column| column.label);
    AnnexData {
        mark,
        title,
        // A column without a head has none to give.
        columns: columns.filter(|label| !label.is_empty()).collect(),
        span,
        headings: Vec::with_capacity(lines / 4),
        rows: Vec::with_capacity(lines / 4),
        paragraphs: Vec::with_capacity(lines / 2),
        assignments: Vec::with_capacity(lines),
        cells: Vec::new(),
        cell_paragraphs: Vec::new(),
    }
}

/// Reads a located table; gives the line behind its last row.
pub(super) fn read(source: &str, lines: &[Line], at: &Located, target: &mut Target<'_>) -> usize {
    let span_of = |range: &std::ops::Range<usize>| {
        let first = lines
            .get(range.start)
            .map_or(Span::default(), |line| line.span);
        let last = lines
            .get(range.end.saturating_sub(1))
            .map_or(first, |line| line.span);
        first.join(last)
    };
    let mark = at.mark.and_then(|at| lines.get(at)).map(|line| line.span);
    let title = at.title.as_ref().map(span_of);
    let (mark, title) = part_mark(source, mark, title);
    let header = span_of(&(at.header.first..at.header.after.max(at.header.first + 1)));
    let mut push = |span, kind| target.elements.push(ElementData { span, kind });
    if let Some(mark) = mark {
        push(mark, ElementKind::AnnexMark);
    }
    if let Some(title) = title {
        push(title, ElementKind::AnnexTitle);
    }
    let first = mark.or(title);
    let title = title.map(|title| without_cells(source, title));
    // A remark between title and header.
    let between = at
        .title
        .as_ref()
        .map_or(at.mark.map_or(at.header.first, |mark| mark + 1), |title| {
            title.end
        });
    for line in lines.get(between..at.header.first).unwrap_or_default() {
        push(line.span, ElementKind::Other);
    }
    // Records print the heads of their columns themselves.
    if at.header.after > at.header.first {
        push(header, ElementKind::AnnexHeader);
    }
    // A row of cells takes some four lines; too low a guess costs a copy.
    let lines_of_rows = lines.len().saturating_sub(at.header.after);
    let is_first = target.annex.is_none();
    let head = (mark, title, first.unwrap_or(header));
    let annex = target
        .annex
        .get_or_insert_with(|| begun(&at.header, head, lines_of_rows));
    let known = (annex.headings.len(), annex.rows.len());
    let mut rows = rows::Rows::new(
        source,
        lines,
        &at.header,
        rows::Out {
            annex,
            diagnostics: target.diagnostics,
            reading: target.reading,
            body: target.body,
        },
    );
    let end = rows.read();
    let others = rows.others();
    if first_leads(source, lines, at.first..at.header.first)
        || first_leads(source, lines, end..lines.len().min(end + NOTES))
    {
        let_first_lead(&at.header, annex, known.1);
    }
    target.diagnostics.extend(unread_rules(source, &at.header));
    annex.span = annex.span.join(span_of(&(at.header.first..end)));
    // Heads that records print belong to the table as far as it is read.
    let span = annex.span;
    annex.columns.retain(|label| span.covers(*label));
    push_rows(target.elements, annex, known, others);
    // Records of which none could be read: the line that seemed to begin them is left over.
    if end == at.header.first
        && let Some(line) = lines.get(end)
    {
        target.elements.push(ElementData {
            span: line.span,
            kind: ElementKind::Other,
        });
        let odd = Diagnostic::new(DiagnosticCode::TableTextUnplaced, line.span);
        target.diagnostics.push(odd);
        // Nothing is read of it but that line.
        if is_first {
            annex.span = first.map_or(line.span, |first| first.join(line.span));
            annex.columns.clear();
        }
        return end + 1;
    }
    // The rows may stand on the line of the heads.
    if (annex.headings.len(), annex.rows.len()) == known {
        let odd = Diagnostic::new(DiagnosticCode::TableUnread, header);
        target.diagnostics.push(odd);
    }
    target
        .parts
        .push(Part::of(&at.header, at.first..end, header));
    end
}

/// Takes the rows and headings of a table into the elements, and the lines among them that are `others`: the first of
/// its headings and of its rows are `known`.
fn push_rows(
    elements: &mut Vec<ElementData>,
    annex: &AnnexData,
    known: (usize, usize),
    others: Vec<Span>,
) {
    let first = elements.len();
    let mut push = |span, kind| elements.push(ElementData { span, kind });
    let headings = annex.headings.get(known.0..).unwrap_or_default();
    let mut headings = headings.iter().map(|heading| heading.span).peekable();
    for row in annex.rows.get(known.1..).unwrap_or_default() {
        while let Some(heading) = headings.next_if(|heading| *heading < row.span) {
            push(heading, ElementKind::AnnexHeading);
        }
        push(row.span, ElementKind::AnnexRow);
    }
    headings.for_each(|heading| push(heading, ElementKind::AnnexHeading));
    if !others.is_empty() {
        let kind = ElementKind::Other;
        elements.extend(others.into_iter().map(|span| ElementData { span, kind }));
        let inside = elements.get_mut(first..).unwrap_or_default();
        inside.sort_by_key(|element| element.span);
    }
}
