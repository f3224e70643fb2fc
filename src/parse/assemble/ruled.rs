//! Items that a standing rule makes somebody's: 以下各项均由县水利局负责 above items without a clause.

use std::iter::Peekable;

use crate::model::deadline::DeadlineData;
use crate::model::ids::{Run, SectionId};
use crate::model::plan::Tables;
use crate::model::section::SectionData;
use crate::model::task::TaskData;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind};
use crate::parse::body::Duty;
use crate::parse::dates;
use crate::parse::heading::title;
use crate::text::Span;
use crate::titles;

/// Makes tasks of the items that no clause closes and for which a rule says who answers (以下各项均由县水利局负责).
///
/// An item is a section without any below it. A rule that stands right below a heading, or on it, is about the items
/// below that heading; one that stands in an item itself about those behind it below the same heading. A rule above
/// all headings, or in an item that stands below none, is about the whole document from there on, but for the chapters
/// that state no task by what they are called (总体要求, 保障措施).
pub(in crate::parse) fn tasks_from_rules(source: &str, tables: &mut Tables, duties: &[Duty]) {
    // Nearly no document states such a rule.
    if duties.is_empty() {
        return;
    }
    let scopes = scopes(tables, duties);
    let items = items(source, tables, scopes);
    unapplied(tables, duties, &items);
    if items.is_empty() {
        return;
    }
    let mut unplaced = unplaced(tables).into_iter().peekable();
    let mut placed = Vec::new();
    let mut made: Vec<TaskData> = Vec::with_capacity(items.len());
    let mut last: (&[usize], Run) = (&[], Run::default());
    for Item { section, rules } in &items {
        // As a rule they are those of the item before.
        if last.0 != rules.as_slice() {
            last = (rules, assign(tables, duties, rules));
        }
        let Some(data) = tables.sections.get(section.index()) else {
            continue;
        };
        let deadline = deadline(data.span, &mut unplaced);
        placed.extend(deadline);
        made.push(task(source, tables, *section, data, last.1, deadline));
    }
    tables.diagnostics.retain(|odd| {
        odd.code() != DiagnosticCode::DeadlineUnplaced || placed.binary_search(&odd.span()).is_err()
    });
    insert(tables, made);
}

/// What a rule is about.
struct Scope {
    span: Span,
    /// Which rule it is.
    rule: usize,
    /// Whole chapters stand in it.
    chapters: bool,
}

/// A section that becomes a task, with the rules that are about it.
struct Item {
    section: SectionId,
    rules: Vec<usize>,
}

/// What each rule is about, in the order of the places where that begins.
fn scopes(tables: &Tables, duties: &[Duty]) -> Vec<Scope> {
    let announces = |kind| matches!(kind, ElementKind::AnnexMark | ElementKind::Title);
    let marks = tables.elements.iter().filter(|one| announces(one.kind));
    let mut marks: Vec<_> = marks.map(|one| one.span.start()).collect();
    marks.sort_unstable();
    let rules = duties.iter().enumerate();
    let scopes = rules.filter_map(|(rule, duty)| {
        let (span, chapters) = reach(tables, duty, &marks)?;
        Some(Scope {
            span,
            rule,
            chapters,
        })
    });
    let mut scopes: Vec<_> = scopes.collect();
    scopes.sort_by_key(|scope| scope.span);
    scopes
}

/// From where to where a rule holds, and whether whole chapters stand there. `marks` are those behind which an outline
/// of its own begins.
fn reach(tables: &Tables, duty: &Duty, marks: &[usize]) -> Option<(Span, bool)> {
    let at = duty.span.start();
    let to_end = |from: usize| {
        let mark = marks.get(marks.partition_point(|mark| *mark <= from));
        let last = tables.sections.last().map_or(from, |last| last.span.end());
        let last = tables
            .elements
            .last()
            .map_or(last, |one| last.max(one.span.end()));
        let end = mark.map_or(last, |mark| *mark);
        (Span::at(from, end.max(from)), true)
    };
    let before = tables
        .sections
        .partition_point(|one| one.span.start() <= at);
    let mut around = before.checked_sub(1);
    while let Some(section) = around.and_then(|at| tables.sections.get(at)) {
        if section.span.end() > at {
            break;
        }
        around = section.parent.map(SectionId::index);
    }
    let Some(own) = around else {
        return Some(to_end(duty.span.end()));
    };
    let section = tables.sections.get(own)?;
    if section.end.index() > own + 1 {
        return Some((Span::at(duty.span.end(), section.span.end()), false));
    }
    if duty.below {
        return None;
    }
    let parent = section
        .parent
        .and_then(|id| tables.sections.get(id.index()));
    Some(match parent {
        Some(parent) => (Span::at(section.span.end(), parent.span.end()), false),
        None => to_end(section.span.end()),
    })
}

/// The sections that become tasks: those without any below them, of which no task has anything, and about which there
/// is a rule.
fn items(source: &str, tables: &Tables, scopes: Vec<Scope>) -> Vec<Item> {
    // More rules than any document has are about one item.
    const MOST: usize = 32;
    let mut scopes = scopes.into_iter().peekable();
    let mut open: Vec<Scope> = Vec::new();
    let mut tasks = tables.tasks.iter().peekable();
    let mut is_chapter = true;
    let mut items = Vec::new();
    for (at, section) in tables.sections.iter().enumerate() {
        let start = section.span.start();
        if section.parent.is_none() {
            is_chapter = !titles::states_no_task(section.heading.of(source));
        }
        open.retain(|scope| scope.span.end() > start);
        while let Some(scope) = scopes.next_if(|scope| scope.span.start() <= start) {
            if open.len() < MOST && scope.span.end() > start {
                open.push(scope);
            }
        }
        while tasks.next_if(|task| task.span.end() <= start).is_some() {}
        let given = tasks
            .peek()
            .is_some_and(|task| task.span.start() < section.span.end());
        let is_item = section.end.index() == at + 1 && !given && says_something(section);
        let rules = open.iter().filter(|scope| is_chapter || !scope.chapters);
        let rules: Vec<_> = rules.filter(|_| is_item).map(|scope| scope.rule).collect();
        if !rules.is_empty() {
            let section = SectionId::at(at);
            items.push(Item { section, rules });
        }
    }
    items
}

fn says_something(section: &SectionData) -> bool {
    !section.heading.is_empty() || !section.paragraphs.is_empty()
}

/// Tells of the rules above items of their own that nobody has: none stands below, or each is somebody's otherwise.
fn unapplied(tables: &mut Tables, duties: &[Duty], items: &[Item]) {
    let mut applied: Vec<_> = duties
        .iter()
        .map(|duty| duty.applied || !duty.below)
        .collect();
    for rule in items.iter().flat_map(|item| &item.rules) {
        if let Some(applied) = applied.get_mut(*rule) {
            *applied = true;
        }
    }
    let idle = duties.iter().zip(applied).filter(|(_, applied)| !applied);
    let odd = idle.map(|(duty, _)| Diagnostic::new(DiagnosticCode::RuleUnapplied, duty.span));
    tables.diagnostics.extend(odd);
}

/// The deadlines that no task has taken, in the order of the document.
fn unplaced(tables: &Tables) -> Vec<Span> {
    let odd = tables.diagnostics.iter();
    let odd = odd.filter(|odd| odd.code() == DiagnosticCode::DeadlineUnplaced);
    let mut spans: Vec<_> = odd.map(Diagnostic::span).collect();
    spans.sort_unstable();
    spans
}

/// The first of the deadlines that stands in an item. Those before it are passed over.
fn deadline(item: Span, unplaced: &mut Peekable<impl Iterator<Item = Span>>) -> Option<Span> {
    while unplaced
        .next_if(|span| span.start() < item.start())
        .is_some()
    {}
    unplaced.next_if(|span| item.covers(*span))
}

/// Gives the units of rules work, each once in the same role.
fn assign(tables: &mut Tables, duties: &[Duty], rules: &[usize]) -> Run {
    let first = tables.assignments.len();
    for unit in rules
        .iter()
        .filter_map(|rule| duties.get(*rule))
        .flat_map(|duty| &duty.units)
    {
        let mut given = tables.assignments.iter().skip(first);
        if !given.any(|one| one.says_same(unit)) {
            tables.assignments.push(unit.clone());
        }
    }
    Run::new(first, tables.assignments.len())
}

/// The task that a section is, with the clauses in it, which name nobody.
fn task(
    source: &str,
    tables: &Tables,
    id: SectionId,
    section: &SectionData,
    assignments: Run,
    deadline: Option<Span>,
) -> TaskData {
    let before = |place: usize| tables.clauses.partition_point(|one| one.start() < place);
    let clauses = Run::new(before(section.span.start()), before(section.span.end()));
    let first = section.paragraphs.of(&tables.paragraphs).first();
    let words = first.filter(|_| section.heading.is_empty());
    TaskData {
        section: Some(id),
        title: words.map_or(section.heading, |first| title(source, *first)),
        span: section.span,
        paragraphs: section.paragraphs,
        clauses,
        assignments,
        deadline: deadline.map(|span| DeadlineData {
            span,
            date: dates::deadline_date(span.of(source)),
        }),
    }
}

/// Puts further tasks among those that there are, in the order of the document.
fn insert(tables: &mut Tables, made: Vec<TaskData>) {
    let starts: Vec<_> = made.iter().map(|task| task.span.start()).collect();
    let before = |place: usize| starts.partition_point(|start| *start < place);
    for section in &mut tables.sections {
        section.tasks = Run::new(
            section.tasks.start() + before(section.span.start()),
            section.tasks.end() + before(section.span.end()),
        );
    }
    tables.tasks.extend(made);
    tables.tasks.sort_by_key(|task| task.span);
}
