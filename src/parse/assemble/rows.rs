//! Rows of a table into tasks.

use crate::model::ids::{Run, TaskId};
use crate::model::plan::Tables;
use crate::model::task::TaskData;
use crate::parse::heading::title;

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
        let paragraph = tables.paragraphs.len();
        tables.paragraphs.extend_from_slice(texts);
        tables.tasks.push(TaskData {
            section: None,
            title: texts.first().map_or(row.span, |text| title(source, *text)),
            span: row.span,
            paragraphs: Run::new(paragraph, tables.paragraphs.len()),
            clauses: Run::default(),
            assignments: Run::new(first, tables.assignments.len()),
            deadline: row.deadline,
        });
        row.task = Some(owner);
    }
}
