//! Rows of the annex mended by what the body says of their tasks: rows run into one, and cells that
//! stand for the column before theirs.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::annex::{AnnexData, AnnexRowData};
use crate::model::ids::Run;
use crate::model::plan::Tables;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind, Provenance, Role};
use crate::parse::align::Starts;
use crate::parse::lines::trimmed;
use crate::text::{Span, is_blank};

/// Parts rows of which the first has lost its cells of units, so that the next ran into it: where a
/// later paragraph begins as another task does, another row begins. Where a line is a row, its cells may repeat
/// several tasks.
pub(super) fn part_rows(source: &str, tables: &mut Tables, known: &Starts<'_>) {
    let Some(annex) = &tables.annex else { return };
    if !has_a_cell_a_line(source, annex) {
        return;
    }
    let has_parts = |row: &AnnexRowData| {
        let texts = row.paragraphs.of(&annex.paragraphs);
        // Most paragraphs of a row begin as no task does.
        let mut later = texts.iter().skip(1);
        later.any(|text| known.task_of(text.of(source), None).is_some())
            && parts(source, row, &annex.paragraphs, known).len() > 1
    };
    if !annex.rows.iter().any(has_parts) {
        return;
    }
    let parts = |row| parts(source, row, &annex.paragraphs, known);
    let rows: Vec<_> = annex
        .rows
        .iter()
        .map(|row| (row.span, parts(row)))
        .collect();
    let mut parted: HashMap<Span, Vec<Span>, RandomState> = HashMap::default();
    for (whole, parts) in rows.iter().filter(|(_, parts)| parts.len() > 1) {
        parted.insert(*whole, parts.iter().map(|part| part.span).collect());
        let without = parts.iter().filter(|part| is_empty(part.assignments));
        let odd = |part: &AnnexRowData| Diagnostic::new(DiagnosticCode::RowWithoutUnits, part.span);
        tables.diagnostics.extend(without.map(odd));
    }
    let Some(annex) = &mut tables.annex else {
        return;
    };
    annex.rows = rows.into_iter().flat_map(|(_, parts)| parts).collect();
    let mut elements = Vec::with_capacity(tables.elements.len() + parted.len());
    for element in tables.elements.drain(..) {
        match parted.get(&element.span) {
            Some(spans) if element.kind == ElementKind::AnnexRow => {
                elements.extend(spans.iter().map(|span| crate::model::element::ElementData {
                    span: *span,
                    ..element
                }));
            }
            _ => elements.push(element),
        }
    }
    tables.elements = elements;
}

const fn is_empty(run: Run) -> bool {
    run.start() == run.end()
}

/// The rows that a row is made of, usually itself alone. The last has the cells of units; which of them other cells are
/// of is not known.
fn parts(
    source: &str,
    row: &AnnexRowData,
    paragraphs: &[Span],
    known: &Starts<'_>,
) -> Vec<AnnexRowData> {
    let mut parts = vec![row.clone()];
    let texts = row.paragraphs.of(paragraphs);
    let Some(first) = texts.first() else {
        return parts;
    };
    let Some(mut task) = known.task_of(first.of(source), None) else {
        return parts;
    };
    for (at, text) in texts.iter().enumerate().skip(1) {
        let Some(other) = known
            .task_of(text.of(source), None)
            .filter(|other| *other != task)
        else {
            continue;
        };
        task = other;
        let cut = row.paragraphs.start() + at;
        let Some(last) = parts.last_mut() else {
            continue;
        };
        let behind = AnnexRowData {
            number: None,
            name: None,
            span: Span::at(text.start(), last.span.end()),
            paragraphs: Run::new(cut, last.paragraphs.end()),
            cells: Run::default(),
            ..last.clone()
        };
        // What ends the cell before is its row's.
        last.span = trimmed(source, Span::at(last.span.start(), text.start()));
        last.paragraphs = Run::new(last.paragraphs.start(), cut);
        last.assignments = Run::new(last.assignments.start(), last.assignments.start());
        last.deadline = None;
        last.cells = Run::default();
        parts.push(behind);
    }
    parts
}

/// Gives the only list of a row the role of the next column, where the first column's cell is empty or
/// gone: in a table of one cell a line nothing else tells which column a list is of.
pub(super) fn empty_cells(source: &str, tables: &mut Tables) {
    let Some(annex) = &mut tables.annex else {
        return;
    };
    if !has_a_cell_a_line(source, annex) {
        return;
    }
    let mut used: Vec<(Role, Span)> = Vec::new();
    for one in &annex.assignments {
        if !used.iter().any(|(role, _)| *role == one.role) {
            used.push((one.role, one.label));
        }
    }
    // By column, as the head prints them.
    used.sort_unstable_by_key(|(_, label)| *label);
    for row in &annex.rows {
        let task = row.task.and_then(|id| tables.tasks.get(id.index()));
        let body = task.map_or(Run::default(), |task| task.assignments);
        let body = body.of(&tables.assignments);
        let list = row.assignments.of(&annex.assignments);
        let Some((role, _)) = list.first().map(|first| (first.role, first.label)) else {
            continue;
        };
        let Some((next, label)) = used
            .iter()
            .position(|(own, _)| *own == role)
            .and_then(|at| used.get(at + 1))
            .copied()
        else {
            continue;
        };
        if list.iter().any(|one| one.role != role) {
            continue;
        }
        let agrees = |role: Role| {
            let has = |unit| body.iter().any(|own| own.unit == unit && own.role == role);
            list.iter().filter(|one| has(one.unit)).count()
        };
        let other = agrees(role) == 0 && agrees(next) > 0;
        if follows_empty_cell(source, row, annex) || other {
            let run = row.assignments.start()..row.assignments.end();
            for one in annex.assignments.get_mut(run).unwrap_or_default() {
                one.role = next;
                one.label = label;
                one.provenance = Provenance::Repaired;
            }
        }
    }
}

/// Whether the columns' heads stand on lines of their own, as the cells then do.
fn has_a_cell_a_line(source: &str, annex: &AnnexData) -> bool {
    annex
        .columns
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if Span::at(a.end(), b.start()).of(source).contains(['\n', '\r'])))
}

/// Whether a line of nothing but a tab, an empty cell, stands between a row's text and its units.
fn follows_empty_cell(source: &str, row: &AnnexRowData, annex: &AnnexData) -> bool {
    let text = row.paragraphs.of(&annex.paragraphs).last();
    let cell = row.assignments.of(&annex.assignments).first();
    let Some((text, cell)) = text.zip(cell) else {
        return false;
    };
    let between = Span::at(text.end(), cell.span.start()).of(source);
    let mut lines = between.split(['\n', '\r']).skip(1).peekable();
    while let Some(line) = lines.next() {
        // The last is the cell's own indent.
        if lines.peek().is_some() && line.contains('\t') && line.chars().all(is_blank) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::{Plan, Provenance};

    fn rows(annex: &str) -> Vec<(Option<u32>, Vec<String>)> {
        let text = format!(
            "一、任务\n（一）修渠。清理水渠，加固护坡。（牵头单位：县水利局；责任单位：县财政局、河口镇）\n\
             （二）植树。种植杨树，建设苗圃。（牵头单位：县林业局；责任单位：县教育局）\n\
             附件\n任务分工表\n\t序号\n\t任务\n\t牵头单位\n\t责任单位\n{annex}"
        );
        let plan = Plan::parse(text).unwrap();
        let annex = plan.annex().unwrap();
        annex
            .rows()
            .map(|row| {
                let units = row.assignments();
                let units =
                    units.map(|one| format!("{} {}", one.role().as_chinese(), one.written()));
                (row.task().map(crate::Task::number), units.collect())
            })
            .collect()
    }

    #[test]
    fn a_row_that_lost_its_units_does_not_swallow_the_next() {
        assert_eq!(
            rows("\t清理水渠，加固护坡。\n\t种植杨树，建设苗圃。\n\t县林业局\n\t县教育局\n"),
            [
                (Some(1), Vec::new()),
                (
                    Some(2),
                    vec!["牵头 县林业局".to_owned(), "责任 县教育局".to_owned()]
                )
            ]
        );
    }

    #[test]
    fn a_list_behind_an_empty_cell_is_of_the_next_column() {
        let others = vec!["责任 县财政局".to_owned(), "责任 河口镇".to_owned()];
        let second = (
            Some(2),
            vec!["牵头 县林业局".to_owned(), "责任 县教育局".to_owned()],
        );
        let behind = "\t2\n\t种植杨树，建设苗圃。\n\t县林业局\n\t县教育局\n";
        let gone = format!("\t1\n\t清理水渠，加固护坡。\n\t县财政局、河口镇\n{behind}");
        assert_eq!(rows(&gone), [(Some(1), others), second.clone()]);
        let empty = format!("\t1\n\t清理水渠，加固护坡。\n\t\n\t县水利局\n{behind}");
        assert_eq!(
            rows(&empty),
            [(Some(1), vec!["责任 县水利局".to_owned()]), second]
        );
    }

    #[test]
    fn a_mended_role_says_so() {
        let plan = Plan::parse(
            "一、任务\n（一）修渠。清理水渠，加固护坡。（牵头单位：县水利局；责任单位：县财政局）\n\
             （二）植树。种植杨树，建设苗圃。（牵头单位：县林业局；责任单位：县教育局）\n\
             附件\n任务分工表\n\t序号\n\t任务\n\t牵头单位\n\t责任单位\n\t1\n\t清理水渠，加固护坡。\n\t县财政局\n\
             \t2\n\t种植杨树，建设苗圃。\n\t县林业局\n\t县教育局\n",
        )
        .unwrap();
        let row = plan.annex().unwrap().rows().next().unwrap();
        let one = row.assignments().next().unwrap();
        assert_eq!(
            (one.provenance(), one.label()),
            (Provenance::Repaired, "责任单位")
        );
        let audit = plan.audit();
        let found: Vec<_> = audit.substance().map(crate::Finding::code).collect();
        assert_eq!(found, ["unit-missing-in-annex"]);
    }
}
