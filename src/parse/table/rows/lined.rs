//! Rows of which each cell has its line, or several, and nothing parts them but what they say.

use crate::model::annex::RowNumber;
use crate::parse::clause;
use crate::parse::dates;
use crate::parse::enumerator::{Form as NumberForm, enumerator};
use crate::parse::head::is_annex_mark;
use crate::parse::heading::{self, Heading};
use crate::parse::lines::Line;
use crate::parse::names;
use crate::parse::page_number::is_figure;
use crate::parse::signs::Kind;
use crate::parse::table::cells::{inner_span, row_number};
use crate::parse::table::columns::{Column, Content, column_of, may_count};
use crate::parse::table::header::{self, CellMark};
use crate::parse::table::rows::{Merged, Rows};
use crate::parse::words;
use crate::text::Span;

/// What a line that is one cell holds.
enum Cell {
    Number(u32),
    Units,
    Heading(Heading),
    Text,
    Other,
}

/// Whether a line may be a list of units: it is no sentence.
fn may_list(line: Line) -> bool {
    !line.holds.any(&[Kind::Stop])
}

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
                    if self.row.unit_cells > 0 {
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
        let column = self.behind_units().nth(self.row.other_cells);
        self.row.other_cells += 1;
        let more = self.deadline_on_lines(at, cell);
        // 5月底前动工
        let due = column == Some(Content::Deadline) && self.row.deadline.is_none();
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
    fn rest_of_units(&self, at: usize, cell: Span) -> usize {
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
        let mut before = self.header.columns.iter();
        let person = before
            .by_ref()
            .take_while(|column| !matches!(column.holds, Content::Units(_)))
            .any(|column| column.holds == Content::Other);
        if person && self.row.unit_cells == 0 && self.is_certain_unit_list(next.span) {
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

    /// Whether a column before those of units may still be without its cell, in a row that names none.
    fn wants_text(&self) -> bool {
        let columns = self.header.columns.iter();
        let before = columns.take_while(|one| !matches!(one.holds, Content::Units(_)));
        let texts = before.filter(|one| matches!(one.holds, Content::Text | Content::Other));
        let have = self.out.annex.paragraphs.len() - self.row.texts;
        self.row.unit_cells == 0 && have < texts.count()
    }

    /// Whether a cell says what is to be done, above the units, where one has been read that may sort the rows: 打造特色街区.
    fn is_deed_above(&self, at: usize, cell: Span) -> bool {
        let next = self.cell_at(at + 1);
        names::is_deed(cell.of(self.source))
            && self.wants_text()
            && next.is_some_and(|next| self.is_unit_list(next))
            && !self.is_known(cell.of(self.source))
    }

    /// How many of the next lines go on with a list that its line ends with 、. Where the lines up to the next row are
    /// as many as its cells, the mark says nothing.
    fn rest_of_list(&self, at: usize, cell: Span) -> usize {
        let wanted = self.roles.saturating_sub(self.row.unit_cells) + self.columns_behind();
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

    /// Whether what has been read of a row stands in columns before that of its number: the area that it
    /// belongs to.
    fn is_before_number(&self) -> bool {
        let columns = &self.header.columns;
        let number = columns.iter().position(|one| one.holds == Content::Number);
        self.row.number.is_none() && self.row.unit_cells == 0 && number.is_some_and(|at| at > 0)
    }

    /// Leaves out of the row's texts what stands before its number, in columns of which none says what is to be done: the
    /// area that it belongs to is no part of its task. Where the table parts its cells, nor is it.
    fn drop_area(&mut self) {
        let mut columns = self.header.columns.iter();
        let before = columns
            .by_ref()
            .take_while(|one| one.holds != Content::Number);
        if !before.into_iter().any(|one| one.holds == Content::Text) {
            self.out.annex.paragraphs.truncate(self.row.texts);
        }
    }

    /// Leaves out of the row's texts, before its units, what sorts the rows, where it is sure that one of two does: 基础设施
    /// above 打造特色街区, not two lines of a text.
    fn part_sort(&mut self) {
        const LONGEST: usize = "基础设施建设".len();
        let texts = self.out.annex.paragraphs.get(self.row.texts..);
        let Some([sort, text]) = texts.filter(|_| self.row.unit_cells == 0) else {
            return;
        };
        let columns = self.header.columns.iter().zip(0..);
        let mut before = columns.filter(|(column, _)| column.holds != Content::Number);
        let (Some((first, order)), Some((second, _))) = (before.next(), before.next()) else {
            return;
        };
        let is_third = before
            .next()
            .is_some_and(|(third, _)| matches!(third.holds, Content::Units(_)));
        let is_deed = |text: &Span| names::is_deed(text.of(self.source));
        let sorted = first.holds == Content::Other && second.holds == Content::Text && is_third;
        if sorted && sort.len() <= LONGEST && !is_deed(sort) && is_deed(text) {
            let sort = *sort;
            self.out.annex.paragraphs.remove(self.row.texts);
            self.sort_beside(order, first.label, sort);
        }
    }

    /// Columns behind the last one with units.
    pub(super) fn columns_behind(&self) -> usize {
        self.header
            .columns
            .iter()
            .rev()
            .take_while(|column| !matches!(column.holds, Content::Units(_)))
            .count()
    }

    /// What a line that is one cell holds, by itself and by what its row still wants.
    fn classify(&mut self, at: usize, line: Line, cell: Span, mark: CellMark) -> Cell {
        let text = cell.of(self.source);
        let has_text = self.has_text();
        if let Some(number) = self.figure_of(cell) {
            // A sum or a share between a row's text and its units counts no row.
            let counted = self.row.number.is_none() || !has_text || self.row.unit_cells > 0;
            if counted || !self.is_before_units(at) {
                return Cell::Number(number);
            }
            return Cell::Other;
        }
        if self.counts()
            && self.is_between()
            && let Some(number) = self.numeral(cell)
        {
            return Cell::Number(number);
        }
        let whole = cell == line.span;
        let numbered = if whole {
            line.number.is_some()
        } else {
            enumerator(text).is_some()
        };
        if has_text && may_list(line) && self.is_units(at, cell, numbered, mark) {
            return Cell::Units;
        }
        if has_text && self.fills_units(text) {
            return Cell::Units;
        }
        if has_text && !numbered && !self.is_full() && self.is_ended_list(at, cell) {
            return Cell::Units;
        }
        let heading = match numbered {
            true if whole => heading::of_line(self.source, &line),
            true => heading::at_start(self.source, cell),
            false => None,
        };
        match heading {
            Some(heading)
                if heading.form < NumberForm::Digit
                    && heading.head.end() == cell.end()
                    && !self.is_before_units(at) =>
            {
                Cell::Heading(heading)
            }
            _ => Cell::Text,
        }
    }

    /// Whether the cell of line `at` is a list of units with a full stop behind it: 县水利局、各镇。
    fn is_ended_list(&self, at: usize, cell: Span) -> bool {
        let Some(list) = cell.of(self.source).strip_suffix('。') else {
            return false;
        };
        let list = Span::at(cell.start(), cell.start() + list.len());
        if self.is_certain_unit_list(list) {
            return true;
        }
        // Below the first units of a row that counts there are more of them, or the next row: 建设示范园。 above 县水利局.
        let next = self.lines.get(at + 1);
        self.row.number.is_some()
            && self.row.unit_cells > 0
            && self.is_unit_list(list)
            && !next.is_some_and(|next| self.is_unit_list(inner_span(self.source, next.span, b'|')))
    }

    /// Whether a line behind a row's text, with a number or not, is a cell of units.
    fn is_units(&mut self, at: usize, cell: Span, numbered: bool, mark: CellMark) -> bool {
        let wants_units = !self.is_full();
        // No number opens a list of known names.
        if wants_units && self.lists_known(cell) {
            return true;
        }
        if numbered {
            return false;
        }
        if wants_units && self.is_unit_list(cell) {
            return !self.is_deed_above(at, cell);
        }
        // A name may break at the end of a line.
        if wants_units {
            let next = self.lines.get(at + 1);
            return match mark {
                // 长期坚持 above 河口镇
                CellMark::None => {
                    !self.is_deadline_before_units(cell) && self.rest_of_units(at, cell) > 0
                }
                _ => next.is_some_and(|next| {
                    !mark.begins(*next) && self.is_unit_list_over(cell, next.span)
                }),
            };
        }
        // Behind another cell (完成时限), and where a column of remarks is still to come with what units are to do (备注:
        // 需省水利厅支持), nothing goes on with theirs.
        let remarked =
            || self.columns_behind() > 0 && words::verb_at_end(cell.of(self.source)).is_some();
        if self.row.other_cells > 0 || remarked() {
            return false;
        }
        // Under numbers a further line of units goes on with the cell above.
        let mut columns = self.header.columns.iter();
        let mut counted = || columns.any(|column| column.holds == Content::Number);
        let counts = self.row.unit_cells > 0 && (counted() || self.text_counts());
        counts
            && (self.lists_known(cell)
                || self.is_certain_unit_list(cell)
                || self.is_beside_persons(cell)
                || (self.is_unit_list(cell) && self.ends_with_units(at, cell)))
            || (!counts && self.row.unit_cells > 0 && self.goes_on_without_number(at, cell))
    }

    /// Whether units stand in the next line.
    fn is_before_units(&self, at: usize) -> bool {
        let next = self.lines.get(at + 1);
        let Some(next) = next.filter(|next| may_list(**next)) else {
            return false;
        };
        let cell = inner_span(self.source, next.span, b'|');
        row_number(cell.of(self.source)).is_none() && self.is_certain_unit_list(cell)
    }

    /// Whether a text says until when, in a column between the task's text and its units.
    fn is_deadline_before_units(&self, cell: Span) -> bool {
        let mut before = self.header.columns.iter();
        let due = before
            .by_ref()
            .take_while(|column| !matches!(column.holds, Content::Units(_)))
            .any(|column| column.holds == Content::Deadline);
        due && self.row.unit_cells == 0
            && self.has_text()
            && dates::is_deadline(cell.of(self.source))
    }

    /// Whether a text names persons, in a column of them between the task's text and its units: 牵头领导.
    fn is_person_before_units(&self, at: usize, cell: Span) -> bool {
        const NAME: std::ops::RangeInclusive<usize> = 2..=4;
        let persons = |column: &&Column| {
            let head = column.label.of(self.source);
            column.holds == Content::Other
                && ["领导", "责任人", "负责人"]
                    .iter()
                    .any(|word| head.contains(word))
        };
        let columns = self.header.columns.iter();
        let before = columns.take_while(|column| !matches!(column.holds, Content::Units(_)));
        let texts = before
            .clone()
            .filter(|column| column.holds == Content::Text)
            .count();
        let mut names = cell.of(self.source).split(['、', ' ', '\u{3000}']);
        before.filter(persons).count() > 0
            && self.row.unit_cells == 0
            && self.out.annex.paragraphs.len() >= self.row.texts + texts.max(1)
            && names.all(|name| NAME.contains(&name.chars().count()))
            && self.is_before_units(at)
    }

    /// Whether a text stands in a column behind the units: a short remark or a deadline.
    fn is_behind_units(&self, cell: Span) -> bool {
        const LONGEST: usize = 60;
        self.row.unit_cells > 0
            && self.row.other_cells < self.columns_behind()
            && (cell.len() <= LONGEST || dates::is_deadline(cell.of(self.source)))
    }
}
