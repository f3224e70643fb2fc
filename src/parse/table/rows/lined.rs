//! Rows of which each cell has its line, or several, and nothing parts them but what they say.

use crate::model::annex::RowNumber;
use crate::parse::clause;
use crate::parse::dates;
use crate::parse::enumerator::enumerator;
use crate::parse::head::is_annex_mark;
use crate::parse::names;
use crate::parse::page_number::is_figure;
use crate::parse::table::cells::{inner_span, row_number};
use crate::parse::table::columns::{Content, column_of, may_count};
use crate::parse::table::header::{self, CellMark};
use crate::parse::table::rows::classify::Cell;
use crate::parse::table::rows::{Merged, Rows};
use crate::parse::words;
use crate::text::Span;

impl Rows<'_, '_> {
    pub(super) fn read_lines(&mut self, mark: CellMark) {
        let mut at = self.header.after;
        while let Some(line) = self.lines.get(at) {
            let cell = inner_span(self.source, line.span, b'|');
            if cell.is_empty() {
                self.cover(line.span);
                at += 1;
                continue;
            }
            let text = cell.of(self.source);
            if is_annex_mark(text) {
                break;
            }
            if !mark.begins(*line) {
                // A line without the mark goes on with the cell before it.
                if self.is_signed(at, mark) || !self.go_on(line.span, cell) {
                    break;
                }
                at += 1;
                continue;
            }
            if self.is_header(at, text) {
                break;
            }
            if self.passes_over(*line)
                || self.takes_in_page(at, line.span, cell)
                || self.takes_in_places(at, line.span, cell)
            {
                at += 1;
                continue;
            }
            if let Some(next) = self.row_in_places(at, mark) {
                at = next;
                continue;
            }
            if let Some((heading, next)) = self.heading_on_lines(at) {
                self.end_row(at);
                let last = self.lines.get(next - 1).unwrap_or(line);
                self.section(&heading, line.span.join(last.span));
                at = next;
                continue;
            }
            match self.classify(at, *line, cell, mark) {
                Cell::Units | Cell::Text if self.is_signed(at, mark) => break,
                Cell::Number(value) => {
                    if let Some(next) = self.row_at_number(at, value, mark) {
                        at = next;
                        continue;
                    }
                    self.begin_number(at, line.span, RowNumber { value, span: cell });
                }
                Cell::Heading(heading) => {
                    self.end_row(at);
                    self.section(&heading, line.span);
                }
                // Behind the last cell a further line of units goes on with it.
                Cell::Units if self.column.is_some() && self.is_full() => {
                    self.cover(line.span);
                    self.further_units(cell, mark);
                }
                Cell::Units => {
                    self.cover(line.span);
                    self.part_sort();
                    at += self.units_on_lines(at, cell, mark);
                }
                Cell::Other => self.cover(line.span),
                Cell::Text if self.is_person_before_units(at, cell) => {
                    self.cover(line.span);
                    self.person(cell);
                }
                Cell::Text if self.is_deadline_before_units(cell) => {
                    self.cover(line.span);
                    at += self.deadline_on_lines(at, cell);
                }
                Cell::Text if self.is_due_below_merged(at, cell) => {
                    self.cover(line.span);
                    self.row.merged = Merged::All;
                    at += self.deadline_on_lines(at, cell);
                }
                Cell::Text if self.is_behind_units(cell) => {
                    self.cover(line.span);
                    at += self.behind_units_on_lines(at, cell);
                }
                Cell::Text if self.heads_numbers(at, cell) => {
                    self.end_row(at);
                    self.bare_section(cell, line.span);
                }
                Cell::Text => {
                    if self.names_units() {
                        self.end_row(at);
                    }
                    self.cover(line.span);
                    self.text(cell);
                }
            }
            at += 1;
        }
        self.end_row(at);
    }

    /// Begins the row that line `at` numbers, or numbers the one whose area stands above.
    fn begin_number(&mut self, at: usize, line: Span, number: RowNumber) {
        if self.is_before_number() {
            self.drop_area();
        } else {
            self.end_row(at);
        }
        self.cover(line);
        self.row.number = Some(number);
    }

    /// Begins a cell of units, with the lines in which its last name goes on. Gives how many those are: where a mark begins
    /// each cell they have none, and else only a name that breaks goes on.
    fn units_on_lines(&mut self, at: usize, cell: Span, mark: CellMark) -> usize {
        self.units(cell, None);
        if mark != CellMark::None {
            return 0;
        }
        let rest = self.rest_of_units(at, cell);
        for more in self.lines.iter().skip(at + 1).take(rest) {
            self.cover(more.span);
            self.pieces.push(more.span);
        }
        rest
    }

    /// Takes in the number of a page between the lines of a row, if a line is one.
    fn takes_in_page(&mut self, at: usize, line: Span, cell: Span) -> bool {
        let is_page = self.is_page_between(at, cell);
        if is_page {
            self.take_in(line);
        }
        is_page
    }

    /// Begins a row with the number of several places that line `at` is, if it is one: it counts none of the table's.
    fn takes_in_places(&mut self, at: usize, line: Span, cell: Span) -> bool {
        let counts = self.is_number_of_places(cell);
        if counts {
            self.end_row(at);
            self.cover(line);
        }
        counts
    }

    /// Whether a bare figure is the number of a page: the number of the next row stands right below it.
    fn is_page_between(&self, at: usize, cell: Span) -> bool {
        if !is_figure(cell.of(self.source)) || !self.is_full() {
            return false;
        }
        let row = self.row.number.map(|number| number.value);
        let below = self
            .lines
            .get(at + 1)
            .and_then(|line| row_number(line.text(self.source)));
        row.zip(below).is_some_and(|(row, below)| below == row + 1)
    }

    /// Takes in the time that a cell says, if it says one, with the next line where that holds the rest of it. Gives how
    /// many lines that are beside the cell's own.
    fn deadline_on_lines(&mut self, at: usize, cell: Span) -> usize {
        let next = self.lines.get(at + 1).map(|line| line.span);
        if let Some(below) = next.filter(|below| self.breaks_deadline(cell, *below)) {
            self.cover(below);
            self.deadline_over(&[cell, below]);
            return 1;
        }
        if dates::is_deadline(cell.of(self.source)) {
            self.deadline(cell);
        }
        0
    }

    /// Reads the row that number `value` in line `at` begins, where its lines tell its cells by their places, or by the
    /// names that they break. Gives the line behind it.
    fn row_at_number(&mut self, at: usize, value: u32, mark: CellMark) -> Option<usize> {
        let row = self.row_of_lines(at, value, mark);
        row.or_else(|| match mark {
            CellMark::None => self.row_of_broken_names(at, value),
            _ => None,
        })
    }

    /// Takes in a cell behind the units: the time that it says, if it does. Gives how many further lines that takes.
    fn behind_units_on_lines(&mut self, at: usize, cell: Span) -> usize {
        let column = self.header.behind_units().nth(self.row.other_cells);
        self.row.other_cells += 1;
        let more = self.deadline_on_lines(at, cell);
        // 5月底前动工
        let due = column.is_some_and(|column| column.holds == Content::Deadline);
        let due = due && self.row.deadline.is_none();
        if due && dates::begins_with_time(cell.of(self.source)) {
            self.deadline(cell);
        }
        more
    }

    /// Whether lines that nothing marks are one list of units: then its last name is an agency's.
    fn is_certain_unit_list_over(&self, pieces: &[Span]) -> bool {
        clause::is_unit_list_over(self.source, pieces, |name| {
            self.is_known(name)
                || (names::is_agency(name) && !name.contains(|c: char| c.is_ascii_digit()))
        })
    }

    /// How many of the next lines hold the rest of the last name of a cell: 局 below 县发展和改革. A list
    /// whose first name is whole may break more than once.
    pub(super) fn rest_of_units(&self, at: usize, cell: Span) -> usize {
        const LONGEST: usize = 24;
        const MOST: usize = 4;
        let Some(next) = self.lines.get(at + 1) else {
            return 0;
        };
        let listed = self.rest_of_list(at, cell);
        if listed > 0 {
            return listed;
        }
        // 责任领导 before 责任单位: what stands above a whole list may be a person.
        let mut before = self.header.before_units();
        let person = before.any(|column| column.holds == Content::Other);
        if person && !self.names_units() && self.is_certain_unit_list(next.span) {
            return 0;
        }
        if self.is_whole_unit_list(cell) || self.is_text_above(cell, next.span) {
            return 0;
        }
        let listed = cell.of(self.source).split_once('、');
        let listed =
            listed.is_some_and(|(first, _)| self.is_known(first) || names::is_agency(first));
        let mut pieces = vec![cell];
        for more in self
            .lines
            .iter()
            .skip(at + 1)
            .take(if listed { MOST } else { 1 })
        {
            if more.span.len() > LONGEST || enumerator(more.text(self.source)).is_some() {
                break;
            }
            pieces.push(more.span);
            if self.is_certain_unit_list_over(&pieces) {
                return pieces.len() - 1;
            }
        }
        0
    }

    /// Whether a cell that stands where a text is due is one, and not what the name breaks off that stands below it: 整治到位
    /// above 教体局, which is one by itself.
    fn is_text_above(&self, cell: Span, below: Span) -> bool {
        let text = cell.of(self.source);
        let whole = self.is_whole_unit_list(below) && !names::is_tail(below.of(self.source));
        let open = text.contains(words::is_separator) || text.ends_with(['和', '及', '与']);
        whole
            && !open
            && (self.wants_text() || names::is_deed(text))
            && !names::begins_with_level(text)
            && !self.is_known(text)
    }

    /// How many of the next lines go on with a list that its line ends with 、. Where the lines up to the next row are
    /// as many as its cells, the mark says nothing.
    fn rest_of_list(&self, at: usize, cell: Span) -> usize {
        let wanted = self.wanted_units() + self.header.behind_last_units();
        if self.counts_at(at + 1 + wanted) {
            return 0;
        }
        let goes_on = |cell: Span| cell.of(self.source).ends_with('、');
        let mut open = goes_on(cell);
        let below = self.lines.iter().skip(at + 1);
        let rest = below.take_while(|line| {
            let within = open && self.is_unit_list(line.span);
            open = goes_on(line.span);
            within
        });
        rest.count()
    }

    /// Whether a head stands in line `at`: that of the table, as on each page, or another's.
    pub(super) fn is_header(&self, at: usize, text: &str) -> bool {
        const LONGEST: usize = 12;
        let first = self.header.columns.first().map(|column| column.label);
        let begins = text.len() <= LONGEST
            && (first.is_some_and(|first| first.of(self.source) == text)
                || (may_count(text) && column_of(text) == Some(Content::Number)));
        begins && header::on_lines(self.source, self.lines, at).is_ok()
    }

    /// Leaves out of the row's texts what stands before its number, in columns of which none says what is to be done: the
    /// area that it belongs to is no part of its task. Where the table parts its cells, nor is it.
    fn drop_area(&mut self) {
        let columns = self.header.columns.iter();
        let mut before = columns.take_while(|one| one.holds != Content::Number);
        if !before.any(|one| one.holds == Content::Text) {
            self.out.annex.paragraphs.truncate(self.row.texts);
        }
    }

    /// Leaves out of the row's texts, before its units, what sorts the rows, where it is sure that one of two does: 基础设施
    /// above 打造特色街区, not two lines of a text.
    fn part_sort(&mut self) {
        const LONGEST: usize = "基础设施建设".len();
        let texts = self.out.annex.paragraphs.get(self.row.texts..);
        let Some([sort, text]) = texts.filter(|_| !self.names_units()) else {
            return;
        };
        let before = self.header.before_units().zip(0..);
        let before = before.filter(|(column, _)| column.holds != Content::Number);
        let &[(first, order), (second, _)] = before.collect::<Vec<_>>().as_slice() else {
            return;
        };
        let is_deed = |text: &Span| names::is_deed(text.of(self.source));
        let sorted = first.holds == Content::Other && second.holds == Content::Text;
        if sorted && sort.len() <= LONGEST && !is_deed(sort) && is_deed(text) {
            let (sort, head) = (*sort, first.label);
            self.out.annex.paragraphs.remove(self.row.texts);
            self.sort_beside(order, head, sort);
        }
    }
}
