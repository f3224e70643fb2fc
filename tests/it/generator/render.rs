//! A division in a style: the text, and what must be read from it.

use super::body::body;
use super::page::Page;
use super::style::{Form, Style};
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
            table(&mut page, division, cells);
            if second {
                page.contacts();
            }
            page.reading.rows = !page.reading.tasks.is_empty();
        }
        Form::Table(cells) => page.reading.tasks = table(&mut page, division, cells),
    }
    page.finish()
}
