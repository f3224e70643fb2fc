//! The head of a document, and that of a plan which stands behind the table of its annex.

use crate::model::plan::Tables;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind};
use crate::parse::body;
use crate::parse::brackets::{self, Brackets};
use crate::parse::clause::{self, Reading};
use crate::parse::furniture;
use crate::parse::head::{self, Extent, Metadata};
use crate::parse::lines::Line;
use crate::parse::markdown;
use crate::parse::signs::{Kind, Sign};
use crate::text::{Span, join_lines, trim};
use crate::titles;

/// The lines before the first section, or before the first clause where that comes first.
pub(super) fn extent(source: &str, lines: &[Line], signs: &[Sign]) -> Extent {
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
    // Every label has its colon. In Markdown it may be emphasised: **牵头单位：** 甲
    let bare = markdown::behind_stars(line.text(source));
    let labelled = || clause::starts_with_label(bare) || body::field(source, lines, at).is_some();
    (line.holds.any(&[Kind::Colon]) && labelled())
        || brackets::next_clause(source, lines, at, from, brackets, reading).is_some()
}

/// The head of the plan that these lines are, whose annex is printed first: they stand behind a table of so many rows. None where a mark or a list of persons
/// opens them, or where they hold no numbered heading, or few clauses beside the rows: a remark on the table.
pub(super) fn behind_table(
    source: &str,
    lines: &[Line],
    signs: &[Sign],
    rows: usize,
) -> Option<Extent> {
    // A mark that nothing but blanks part from the table is that of the next annex.
    let first = lines.first()?;
    if head::is_annex_mark(first.text(source)) || head::persons(source, lines) > 0 {
        return None;
    }
    let extent = extent(source, lines, signs);
    let (above, body) = lines.split_at_checked(extent.length)?;
    let marked = above
        .iter()
        .any(|line| head::is_annex_mark(line.text(source)));
    if marked || !body.iter().any(|line| line.number.is_some()) {
        return None;
    }
    // What gives out fewer tasks than half the rows is a remark on the table, or another annex.
    let enough = rows.div_ceil(2).max(1);
    let title = head::title_behind(source, lines);
    let title = title.map(|(title, _)| join_lines(title.of(source)));
    if title.is_some_and(|title| !titles::names_plan(&title)) {
        return None;
    }
    let mut brackets = Brackets::new(signs);
    let mut reading = Reading::default();
    let mut clauses =
        (0..body.len()).filter(|at| assigns(source, body, *at, &mut brackets, &mut reading));
    (clauses.by_ref().take(enough).count() == enough).then_some(extent)
}

/// Reads a head; gives where it stands, too.
pub(super) fn read(
    source: &str,
    lines: &[Line],
    extent: &Extent,
    tables: &mut Tables,
) -> (Metadata, Span) {
    let first = tables.elements.len();
    let (document, elements) = (&mut tables.document, &mut tables.elements);
    let metadata = head::read(source, lines, extent, document, elements);
    let own = tables.elements.get(first..).unwrap_or_default();
    let prose = own
        .iter()
        .filter(|element| element.kind == ElementKind::Paragraph);
    tables.paragraphs.extend(prose.map(|element| element.span));
    let head = lines.get(..extent.length).unwrap_or_default();
    let whole = head.first().zip(head.last());
    let whole = whole.map(|(first, last)| first.span.join(last.span));
    (metadata, whole.unwrap_or_default())
}

/// Reports the lines of the heads, that of the document and that of a plan behind its annex, that are none of their
/// parts.
pub(super) fn report_outside(source: &str, tables: &mut Tables, heads: [Span; 2]) {
    let outside = tables.elements.iter().filter(|element| {
        element.kind == ElementKind::Other
            && heads.iter().any(|head| head.covers(element.span))
            && !head::is_markup(element.span.of(source))
    });
    // 责任单位：县水利局 right below the title may be meant of the whole plan.
    let below_title = |span: Span| {
        let title = tables
            .document
            .title
            .filter(|title| title.end() <= span.start());
        let between = title.map(|title| Span::at(title.end(), span.start()).of(source));
        between.is_some_and(|between| trim(between).is_empty())
    };
    let odd = outside.map(|element| {
        let doubtful = furniture::is_keeper(element.span.of(source)) && below_title(element.span);
        let code = if doubtful {
            DiagnosticCode::ClauseDoubtful
        } else {
            DiagnosticCode::TextOutside
        };
        Diagnostic::new(code, element.span)
    });
    tables.diagnostics.extend(odd);
}
