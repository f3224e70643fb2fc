//! Who does what, in body and annex.

use std::collections::HashSet;

use pilot_plan::{
    Annex, AnnexHeading, AnnexRow, Deadline, ElementKind, Excerpt, Plan, Provenance, Role,
    RowAssignment, Span, Task,
};

use super::{excerpt, is_blank, ordered, spans_of, text};

pub(super) fn assignments_say_where(plan: &Plan) {
    for task in plan.tasks() {
        for one in task.assignments() {
            assert_eq!(one.task(), task);
            assert!(std::ptr::eq(text(plan, one.span()), one.written()));
            assert!(std::ptr::eq(text(plan, one.label_span()), one.label()));
            assert!(!one.label().is_empty(), "{one:?} has no label");
            name_is_as_written(plan, one.unit().name(), one.span(), one.provenance());
            // What a standing rule adds is written where the rule is.
            if one.provenance() == Provenance::Stated {
                let mut homes = task.clauses();
                let home = homes.find(|home| home.span().covers(one.span()));
                match home {
                    Some(home) => assert!(
                        home.span().covers(one.label_span())
                            || task.clauses().any(|c| c.span().covers(one.label_span()))
                            || is_heading_in(plan, task, one.label_span()),
                        "{one:?} has its label elsewhere"
                    ),
                    None => assert!(
                        task.is_from_table()
                            && printed_in(task.span(), one.span(), one.provenance()),
                        "{one:?} stands in no clause of its task"
                    ),
                }
            }
        }
        let stated = task.assignments().filter(|one| {
            let span = one.span();
            one.provenance() == Provenance::Stated && task.span().covers(span)
        });
        let stated: Vec<_> = stated.collect();
        if task.is_from_table() {
            // The cells of a row come in the order of its columns, wherever in its lines they stand.
            for list in stated.chunk_by(|a, b| a.label_span() == b.label_span()) {
                ordered(list.iter().map(|one| one.span()), "units of a cell");
            }
        } else {
            ordered(stated.iter().map(|one| one.span()), "assignments");
        }
        let roles = Role::ALL.iter().copied();
        let by_role: usize = roles.clone().map(|role| task.in_role(role).len()).sum();
        for role in roles {
            let mut units = task.in_role(role);
            let all: Vec<_> = units.clone().collect();
            let behind: Vec<_> = units.clone().rev().collect();
            assert!(all.iter().rev().eq(&behind));
            for left in (0..all.len()).rev() {
                units.next();
                assert_eq!(units.len(), left);
            }
        }
        assert_eq!(by_role, task.assignments().len());
    }
}

/// A label may be the heading of a section that its task reaches over: （三）责任单位 above the units.
fn is_heading_in(plan: &Plan, task: Task<'_>, label: Span) -> bool {
    let mut within = plan.sections().filter(|one| task.span().covers(one.span()));
    within.any(|one| one.heading_span() == label)
}

/// A row's units are printed in it, or in a row above whose cell reaches over it too.
fn printed_in(row: Span, unit: Span, provenance: Provenance) -> bool {
    row.covers(unit) || (provenance == Provenance::Inferred && unit.end() <= row.start())
}

/// A stated name is what is written, without the blanks and line breaks that may fall into it.
pub(super) fn name_is_as_written(plan: &Plan, name: &str, span: Span, provenance: Provenance) {
    let written = plan.excerpt(span).expect("the span lies in the source");
    assert!(
        !written.text().is_empty(),
        "a unit without a name at {span}"
    );
    assert!(!written.text().starts_with(is_blank), "{written:?}");
    assert!(!written.text().ends_with(is_blank), "{written:?}");
    if provenance == Provenance::Stated {
        let solid = |text: &str| text.replace(is_blank, "");
        assert_eq!(
            solid(written.text()),
            solid(name),
            "stated, yet written otherwise"
        );
    }
}

pub(super) fn units_are_indexed(plan: &Plan) {
    let mut names = HashSet::new();
    let mut last = None;
    for (index, unit) in plan.units().enumerate() {
        assert_eq!(unit.id().index(), index);
        assert_eq!(plan.unit_by_id(unit.id()), Some(unit));
        if let Some(span) = unit.span() {
            assert_eq!(text(plan, span), unit.name());
        }
        assert!(!unit.name().is_empty());
        assert!(names.insert(unit.name()), "{unit} is there twice");
        assert_eq!(plan.unit(unit.name()), Ok(unit));
        let all = plan.tasks().flat_map(Task::assignments);
        let scan: Vec<_> = all.filter(|one| one.unit() == unit).collect();
        assert_eq!(unit.assignments().collect::<Vec<_>>(), scan, "{unit}");
        let mut tasks: Vec<_> = scan.iter().map(|one| one.task().number()).collect();
        tasks.dedup();
        let read: Vec<_> = unit.tasks().iter().map(Task::number).collect();
        assert_eq!(read, tasks, "{unit}");
        // A unit that a standing rule names is mentioned there first.
        if plan.standing_rules().any(|rule| rule.unit() == Some(unit)) {
            continue;
        }
        // In order of first mention, those of a row cell by cell. A table may stand above the tasks, or among them.
        let rows = plan.annex().into_iter().flat_map(Annex::rows);
        let row = rows.into_iter().find(|row| {
            let mut named = row.assignments();
            named.any(|one| one.unit() == unit)
        });
        let body = scan.iter().map(|one| one.span().start());
        let first = body.chain(row.map(|row| row.span().start())).min();
        assert!(first.is_some(), "nobody names {unit}");
        assert!(last <= first, "{unit} is out of order");
        last = first;
    }
}

pub(super) fn annex_holds_its_rows(plan: &Plan, annex: Annex<'_>) {
    text(plan, annex.span());
    let rows = spans_of(plan, ElementKind::AnnexRow);
    if let Some(title) = annex.title() {
        excerpt(plan, title);
        assert!(annex.span().covers(title.span()));
    }
    for column in annex.columns() {
        excerpt(plan, column);
        assert!(annex.span().covers(column.span()), "{column:?}");
    }
    for heading in annex.headings() {
        assert!(std::ptr::eq(
            text(plan, heading.heading_span()),
            heading.heading()
        ));
        assert!(heading.span().covers(heading.heading_span()));
        assert!(annex.span().covers(heading.span()));
        assert!(heading.level() >= 1);
    }
    ordered(annex.headings().map(AnnexHeading::span), "headings");
    ordered(annex.rows().map(AnnexRow::span), "rows");
    for (index, row) in annex.rows().enumerate() {
        assert_eq!(row.index(), index);
        assert!(annex.span().covers(row.span()), "{row:?}");
        assert!(rows.iter().any(|one| one.covers(row.span())), "{row:?}");
        let inner = row.paragraphs().map(Excerpt::span);
        for span in inner.chain(row.text_span()).chain(row.number_span()) {
            text(plan, span);
            assert!(row.span().covers(span), "{span} is not within {row:?}");
        }
        for one in row.assignments() {
            assert_eq!(one.row(), row);
            assert!(
                printed_in(row.span(), one.span(), one.provenance()),
                "{one:?}"
            );
            assert!(std::ptr::eq(text(plan, one.label_span()), one.label()));
            name_is_as_written(plan, one.unit().name(), one.span(), one.provenance());
        }
        assert_eq!(
            row.leads().count() + row.others().count(),
            row.assignments().len()
        );
        row_holds_its_cells(plan, annex, row);
        let mut above = annex.headings();
        let above = above.rfind(|one| one.span().end() <= row.span().start());
        assert!(
            row.heading().is_none_or(|one| Some(one) == above),
            "{row:?}"
        );
        if let Some(task) = row.task() {
            assert!(task.rows().any(|one| one == row));
        }
    }
}

/// The cells of a row that no other getter gives stand apart from what the others give, each below a head.
fn row_holds_its_cells(plan: &Plan, annex: Annex<'_>, row: AnnexRow<'_>) {
    let mut said: Vec<_> = row.paragraphs().map(Excerpt::span).collect();
    said.extend(row.number_span());
    let units = row.assignments().map(RowAssignment::span);
    let deadline = row.deadline().map(Deadline::span);
    said.extend(
        units
            .chain(deadline)
            .filter(|span| row.span().covers(*span)),
    );
    let columns: Vec<_> = annex.columns().map(Excerpt::span).collect();
    let mut last = None;
    for cell in row.cells() {
        assert_eq!(cell.row(), row);
        excerpt(plan, cell.head());
        assert!(annex.span().covers(cell.head().span()), "{cell:?}");
        assert!(cell.head().span().end() <= cell.span().start(), "{cell:?}");
        let column = columns.iter().position(|one| *one == cell.head().span());
        assert!(
            column.is_none() || column > last,
            "{cell:?} is out of order"
        );
        last = column.or(last);
        assert!(cell.paragraphs().len() > 0, "{cell:?} is empty");
        ordered(cell.paragraphs().map(Excerpt::span), "paragraphs of a cell");
        for paragraph in cell.paragraphs() {
            excerpt(plan, paragraph);
            assert!(row.span().covers(paragraph.span()), "{cell:?}");
            assert!(cell.span().covers(paragraph.span()), "{cell:?}");
            let shared = said.iter().find(|one| {
                one.start() < paragraph.span().end() && paragraph.span().start() < one.end()
            });
            assert_eq!(shared, None, "{cell:?} is said twice");
            let place = plan.at(paragraph.span().start()).expect("a row has places");
            assert_eq!(place.cell(), Some(cell));
            said.push(paragraph.span());
        }
        let of_head = row.cell(&cell.head().joined());
        assert!(of_head.is_some_and(|one| one <= cell), "{cell:?}");
    }
}
