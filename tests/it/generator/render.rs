//! A division in a style: the text, and what must be read from it.

use super::body::body;
use super::page::Page;
use super::style::{Cells, Form, Style};
use super::table::table;
use super::{Division, Reading};

/// Writes a division down and says what must be read.
pub(super) fn render(division: &Division, style: &Style) -> Reading {
    let mut page = Page::new(style);
    page.head(division);
    match style.form {
        Form::Body => {
            body(&mut page, &division.sections);
            page.tail(division);
        }
        Form::BodyAndAnnex(cells) => {
            body(&mut page, &division.sections);
            page.tail(division);
            let second = style.second_annex;
            page.line(if second { "附件1" } else { "附件" });
            let title = format!("{}任务分工", page.title(division));
            page.line(&title);
            let rows = table(&mut page, division, cells);
            for (task, row) in page.reading.tasks.iter_mut().zip(rows) {
                task.cells = row.cells;
            }
            if second {
                page.contacts();
            }
            page.reading.rows = !page.reading.tasks.is_empty();
        }
        Form::Table(cells) => {
            page.reading.tasks = table(&mut page, division, cells);
            // Labels before values are no table.
            page.reading.rows = cells != Cells::LabelledLines && !page.reading.tasks.is_empty();
        }
    }
    page.finish()
}
