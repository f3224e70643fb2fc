//! Rows whose narrow columns break names over lines, where each line is a piece of a cell: 县农业农村 above 局.

use crate::model::Role;
use crate::model::annex::RowNumber;
use crate::parse::clause;
use crate::parse::dates;
use crate::parse::heading::find_stop;
use crate::parse::names;
use crate::parse::page_number::is_page_number;
use crate::parse::table::cells::inner_span;
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::rows::Rows;
use crate::parse::words;
use crate::text::Span;

/// No row takes more lines.
const MOST: usize = 16;

/// What names of levels end with that may go on in the next line.
const LEVELS: [char; 6] = ['乡', '镇', '县', '市', '区', '街'];

/// The lines that may hold units, up to where the row ends, and which of them make a cell together.
struct Lines<'c> {
    cells: &'c [Span],
    /// For each line, the ends of the cells that may begin there.
    ends: Vec<Vec<usize>>,
}

impl Lines<'_> {
    /// Where the last `count` cells end, one for each column, from the cell that begins in line `from` on: the earlier
    /// ones take as few lines as may be.
    fn parted(&self, from: usize, count: usize) -> Option<Vec<usize>> {
        let ends = self.ends.get(from)?;
        if count == 1 {
            let whole = ends.contains(&self.cells.len());
            return whole.then(|| vec![self.cells.len()]);
        }
        ends.iter().find_map(|end| {
            let mut behind = self.parted(*end, count - 1)?;
            behind.insert(0, *end);
            Some(behind)
        })
    }
}

impl Rows<'_, '_> {
    /// Reads the row that number `value` in line `at` begins, where its lines break names and are as many cells as it has
    /// columns only if some of them belong together. Gives the line behind it.
    pub(super) fn row_of_broken_names(&mut self, at: usize, value: u32) -> Option<usize> {
        let (roles, due) = self.columns_of_broken_names()?;
        let (cells, next) = self.lines_of_row(at, value, roles.len(), due)?;
        let time = if due { self.lines_of_time(&cells) } else { 0 };
        let (row, times) = cells.split_at_checked(cells.len().checked_sub(time)?)?;
        let (texts, ends) = self.parted_units(row, roles.len())?;
        self.end_row(at);
        for line in self.lines.get(at..next)? {
            self.cover(line.span);
        }
        let number = self.lines.get(at)?;
        let span = inner_span(self.source, number.span, b'|');
        self.row.number = Some(RowNumber { value, span });
        for text in row.get(..texts)? {
            self.text(*text);
        }
        let mut start = texts;
        for (end, column) in ends.into_iter().zip(roles) {
            let (first, rest) = row.get(start..end)?.split_first()?;
            self.units(*first, Some(column));
            self.pieces.extend_from_slice(rest);
            start = end;
        }
        self.deadline_over(times);
        self.row.other_cells = usize::from(due);
        Some(next)
    }

    /// The columns of units of a table that has but these behind its number and its texts, and whether one of times is
    /// behind them.
    fn columns_of_broken_names(&self) -> Option<(Vec<(Column, Role)>, bool)> {
        let mut columns = self.header.columns.iter().peekable();
        columns.next_if(|one| one.holds == Content::Number)?;
        columns.next_if(|one| one.holds == Content::Text)?;
        let mut roles = Vec::new();
        while let Some((column, role)) = columns.peek().and_then(|one| match one.holds {
            Content::Units(role) => Some((**one, role)),
            _ => None,
        }) {
            roles.push((column, role));
            columns.next();
        }
        let due = columns.next_if(|one| one.holds == Content::Deadline);
        (!roles.is_empty() && columns.next().is_none()).then_some((roles, due.is_some()))
    }

    /// The lines of the row behind its number, up to its time or else to the number of the next. Gives the line behind
    /// them too. There are more than columns.
    fn lines_of_row(
        &self,
        at: usize,
        value: u32,
        roles: usize,
        due: bool,
    ) -> Option<(Vec<Span>, usize)> {
        let mut cells: Vec<Span> = Vec::new();
        let mut ends = false;
        for line in self.lines.get(at + 1..)?.iter().take(MOST + 1) {
            let cell = inner_span(self.source, line.span, b'|');
            let text = cell.of(self.source);
            let goes_on = || {
                let above = cells.last();
                above.is_some_and(|above| self.breaks_deadline(*above, cell))
            };
            if (ends && !goes_on()) || self.number_of(cell) == Some(value + 1) {
                break;
            }
            let strange = cell.is_empty() || is_page_number(text) || self.number_of(cell).is_some();
            if strange || self.is_section(cell) || cells.len() == MOST {
                return None;
            }
            cells.push(cell);
            ends |= due && cells.len() > 1 + roles && dates::is_deadline(text);
        }
        let next = at + 1 + cells.len();
        let fewest = 1 + roles + usize::from(due);
        // Without a time none but the number of the next row ends one.
        let ends = ends || !due && self.counts_at(next);
        (ends && cells.len() > fewest).then_some((cells, next))
    }

    /// How many of the last lines hold a time.
    fn lines_of_time(&self, cells: &[Span]) -> usize {
        let [.., above, last] = cells else {
            return 0;
        };
        if self.breaks_deadline(*above, *last) {
            return 2;
        }
        usize::from(dates::is_deadline(last.of(self.source)))
    }

    /// How many lines of a row hold its text, and where behind them each of its cells of units ends. None where no line
    /// breaks a name, or no such cells can be told.
    fn parted_units(&self, row: &[Span], roles: usize) -> Option<(usize, Vec<usize>)> {
        // No line of a narrow column is longer.
        const LONGEST: usize = 60;
        let may_list = |cell: &Span| {
            let text = cell.of(self.source);
            cell.len() <= LONGEST && find_stop(text).is_none() && !text.ends_with('，')
        };
        let behind = row.iter().rposition(|cell| !may_list(cell));
        let first = behind.map_or(0, |at| at + 1).max(1);
        let cells = row.get(first..)?;
        let is_whole: Vec<_> = cells
            .iter()
            .map(|cell| self.is_whole_unit_list(*cell) && !breaks_off(cell.of(self.source)))
            .collect();
        let begins = cells.iter().position(|cell| self.begins_units(*cell))?;
        if is_whole.iter().skip(begins).all(|whole| *whole) {
            return None;
        }
        let ends = (0..cells.len()).map(|from| {
            let to = from + 1..=cells.len();
            to.filter(|to| self.is_cell(cells.get(from..*to).unwrap_or_default()))
                .collect()
        });
        let lines = Lines {
            cells,
            ends: ends.collect(),
        };
        (0..cells.len()).find_map(|from| {
            // What goes on behind the text breaks a name, and begins with one that is certain.
            if is_whole.get(from..)?.iter().all(|whole| *whole) {
                return None;
            }
            let ends = lines.parted(from, roles)?;
            let cell = cells.get(from..*ends.first()?)?;
            self.is_list_over(cell, names::is_certain).then(|| {
                let ends = ends.into_iter().map(|end| first + end);
                (first + from, ends.collect())
            })
        })
    }

    /// Whether these lines may be one cell of units: no rest of a name or of a text begins it, and no beginning of a name
    /// ends it.
    fn is_cell(&self, lines: &[Span]) -> bool {
        let text = |line: Option<&Span>| line.map_or("", |line| line.of(self.source));
        let ends = text(lines.last());
        let begins = lines.first().is_some_and(|first| self.begins_units(*first));
        // 新增学位 above 县教育局 is no name with it; 各乡 above 镇人民政府 is.
        let apart = |pair: &[Span]| match pair {
            [above, below] => {
                let (line, below) = (above.of(self.source), below.of(self.source));
                let open = line.ends_with(LEVELS) || line.ends_with(words::is_separator);
                !open && names::begins_with_level(below) && !self.is_whole_unit_list(*above)
            }
            _ => false,
        };
        begins
            && !breaks_off(ends)
            && !lines.windows(2).any(apart)
            && self.is_list_over(lines, names::is_unit)
    }

    /// Whether a line may begin a cell of units: with a name, or with what names begin with.
    fn begins_units(&self, line: Span) -> bool {
        let mut names = line.of(self.source).split(words::is_separator);
        let first = names.next().unwrap_or_default();
        names::begins_with_level(first) || names::is_agency(first) || self.is_known(first)
    }

    fn is_list_over(&self, lines: &[Span], is_name: fn(&str) -> bool) -> bool {
        clause::is_unit_list_over(self.source, lines, |name| {
            self.is_known(name) || is_name(name)
        })
    }
}

/// Whether a line ends with the first character of a name: 县水利局、县.
fn breaks_off(line: &str) -> bool {
    let listed = line.rsplit_once(words::is_separator);
    listed.is_some_and(|(_, last)| last.chars().count() == 1)
}
