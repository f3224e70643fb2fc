//! Tables of Chinese text: cells are padded to a width in columns of the terminal, of which a Chinese
//! character takes two.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

/// On which side of its column a cell stands.
#[derive(Clone, Copy)]
pub(crate) enum Align {
    Left,
    Right,
}

/// Rows of cells under a head, each column as wide as its widest cell.
pub(crate) struct Table<const N: usize> {
    columns: [Align; N],
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    pub(crate) fn new(head: [(&str, Align); N]) -> Self {
        Self {
            columns: head.map(|(_, align)| align),
            rows: vec![head.map(|(name, _)| name.to_owned())],
        }
    }

    pub(crate) fn row(&mut self, cells: [String; N]) {
        self.rows.push(cells);
    }

    /// Writes the table, two columns in, with no blanks at the ends of lines.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut widths = [0; N];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width().max(*width);
            }
        }
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, width), align) in row.iter().zip(widths).zip(self.columns) {
                let blanks = width - cell.width();
                let (before, behind) = match align {
                    Align::Left => (0, blanks),
                    Align::Right => (blanks, 0),
                };
                line += &" ".repeat(2 + before);
                line += cell;
                line += &" ".repeat(behind);
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
