//! Rows of a table into tasks.

use crate::model::annex::AnnexRowData;
use crate::model::assignment::AssignmentData;
use crate::model::ids::{Run, TaskId};
use crate::model::plan::Tables;
use crate::model::task::TaskData;
use crate::parse::heading::title;
use crate::text::{Span, next_break};

/// Makes tasks of the rows of a task table, for a document whose body states none.
pub(in crate::parse) fn tasks_from_rows(source: &str, tables: &mut Tables) {
    let Some(annex) = &mut tables.annex else {
        return;
    };
    for row in &mut annex.rows {
        let assignments = row.assignments.of(&annex.assignments);
        if assignments.is_empty() {
            continue;
        }
        let owner = TaskId::at(tables.tasks.len());
        let first = tables.assignments.len();
        tables.assignments.extend_from_slice(assignments);
        let texts = row.paragraphs.of(&annex.paragraphs);
        let own = row.name.map(|name| name.text);
        let own = own.or(texts.first().copied());
        let name = own.map_or(row.span, |text| title(source, text));
        let cells = text_columns(source, &annex.columns, row, assignments);
        let paragraph = tables.paragraphs.len();
        // A name that stands between the lines of another cell only names the task.
        let only_names = row.name.is_some_and(|own| own.is_whole && own.text == name);
        let prose = match texts {
            _ if only_names => {
                let others = texts.iter().copied().filter(|text| *text != name);
                tables.paragraphs.extend(others);
                &[]
            }
            [first, rest @ ..] if is_name_apart(source, name, texts, cells) => {
                debug_assert!(first.covers(name));
                rest
            }
            _ => texts,
        };
        tables.paragraphs.extend_from_slice(prose);
        tables.tasks.push(TaskData {
            section: None,
            title: name,
            span: row.span,
            paragraphs: Run::new(paragraph, tables.paragraphs.len()),
            clauses: Run::default(),
            assignments: Run::new(first, tables.assignments.len()),
            deadline: row.deadline,
        });
        row.task = Some(owner);
    }
}

/// Whether the first of a row's texts is a cell of its own and only names the task (修渠), so that the others say what
/// is to be done.
///
/// Texts on one line are of different cells. Where a cell takes lines of its own, as many texts as there are columns
/// for them are; but a name that is broken over two may say nothing more.
fn is_name_apart(source: &str, name: Span, texts: &[Span], columns: usize) -> bool {
    let [first, second, ..] = texts else {
        return false;
    };
    let behind = Span::at(name.end(), first.end()).of(source);
    let between = Span::at(first.end(), second.start()).of(source);
    let is_apart = || texts.len() == columns && first.len() < second.len();
    behind
        .trim_end_matches(['。', '；', '：', ':', ';'])
        .is_empty()
        && (next_break(between).is_none() || is_apart())
}

/// How many columns stand between that of the numbers (序号) and those of the units; none where a row or the table has
/// no numbers, since columns of areas (领域) may stand there as well.
fn text_columns(
    source: &str,
    columns: &[Span],
    row: &AnnexRowData,
    assignments: &[AssignmentData],
) -> usize {
    let units = assignments.iter().map(|one| one.label.start()).min();
    let before = columns.partition_point(|head| Some(head.start()) < units);
    let before = columns.get(..before).unwrap_or_default();
    let numbers = before
        .iter()
        .position(|head| head.of(source).ends_with('号'));
    let numbers = numbers.filter(|_| row.number.is_some());
    numbers.map_or(0, |at| before.len() - at - 1)
}
