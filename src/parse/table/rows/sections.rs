//! Headings among the rows.

use crate::model::annex::AnnexHeadingData;
use crate::model::ids::index;
use crate::parse::dates;
use crate::parse::enumerator::Form as NumberForm;
use crate::parse::heading::{self, Heading};
use crate::parse::markdown::is_star_or_blank;
use crate::parse::table::cells::{Cells, heading_number, inner_span, is_filler, row_number};
use crate::parse::table::columns::{Column, Content};
use crate::parse::table::header::Form;
use crate::parse::table::rows::Rows;
use crate::text::Span;

impl Rows<'_, '_> {
    pub(super) fn section(&mut self, heading: &Heading, line: Span) {
        self.head(heading.form, heading.number, heading.words, line);
    }

    /// Takes in a section row without a number: it stands below those that have one.
    pub(super) fn bare_section(&mut self, words: Span, line: Span) {
        let none = Span::at(words.start(), words.start());
        self.head(NumberForm::Digit, none, words, line);
    }

    fn head(&mut self, form: NumberForm, number: Span, words: Span, line: Span) {
        let level = self
            .open
            .iter()
            .position(|open| *open >= form)
            .unwrap_or(self.open.len());
        self.open.truncate(level);
        self.open.push(form);
        self.heading = Some(index(self.out.annex.headings.len()));
        self.out.annex.headings.push(AnnexHeadingData {
            level: u8::try_from(level + 1).unwrap_or(u8::MAX),
            number,
            heading: words,
            span: line,
        });
    }

    /// Whether a text, alone in its line above a row, may be the heading of a section: 农林.
    pub(super) fn may_head(&self, cell: Span) -> bool {
        const LONGEST: usize = 60;
        let text = cell.of(self.source);
        cell.len() <= LONGEST
            && !text.contains(['。', '；', '：', ':'])
            && !text.ends_with('，')
            && row_number(text).is_none()
            && !dates::is_deadline(text)
            && !is_filler(text)
    }

    pub(super) fn is_section(&self, cell: Span) -> bool {
        heading::at_start(self.source, cell).is_some_and(|heading| {
            heading.form < NumberForm::Digit && heading.head.end() == cell.end()
        })
    }

    /// Whether a text between two rows, the next of which begins with its number in the next line, heads a
    /// section.
    pub(super) fn heads_numbers(&self, at: usize, cell: Span) -> bool {
        self.is_between()
            && self.counts()
            && self.may_head(cell)
            && self
                .number_at(at + 1)
                .is_some_and(|number| !self.passes_one_over(number))
    }

    /// The heading that a row is of those below it: it has a number that rows don't have, and names nobody.
    pub(super) fn heading_row<'c>(
        &self,
        at: usize,
        line: Span,
        pairs: impl Iterator<Item = (&'c Column, usize)>,
        cells: &Cells,
    ) -> Option<Heading> {
        let (number, words) = self.number_and_words(pairs, cells)?;
        let within = self.lines.iter().skip(at);
        let within = within.take_while(|below| below.span.start() < line.end());
        let below = at + within.count();
        let heading = words.and_then(|words| self.heading_above(number, words, below));
        let marked = || heading::at_start(self.source, line);
        heading.or_else(|| marked().filter(|heading| heading.form < NumberForm::Digit))
    }

    /// The number of a row that is no row's, and its words where one cell holds them all. `None` where a cell says who
    /// does something, or until when.
    fn number_and_words<'c>(
        &self,
        pairs: impl Iterator<Item = (&'c Column, usize)>,
        cells: &Cells,
    ) -> Option<(Span, Option<Span>)> {
        let mut number = None;
        let mut words = None;
        let mut texts = 0;
        for (column, at) in pairs {
            let Some(cell) = cells.of(at).first() else {
                continue;
            };
            let text = cell.of(self.source);
            match column.holds {
                Content::Number if row_number(text).is_some() => return None,
                Content::Number => number = Some(*cell),
                Content::Units(_) | Content::Deadline if !is_filler(text) => return None,
                Content::Text => {
                    texts += cells.of(at).len();
                    words = words.or(Some(*cell));
                }
                Content::Units(_) | Content::Deadline | Content::Other => {}
            }
        }
        Some((number?, words.filter(|_| texts == 1)))
    }

    /// The heading that a number and words make, where the rows count in figures: the one above does, or the first from
    /// line `below` on. Else it may be a row's own.
    pub(super) fn heading_above(&self, number: Span, words: Span, below: usize) -> Option<Heading> {
        let heading = numbered(self.source, number, words)?;
        let lines_of_rows = match self.header.form {
            Form::Piped => self.header.columns.len(),
            _ => 1,
        };
        let below = self.lines.iter().skip(below).step_by(lines_of_rows);
        let counted = self.has_counted()
            || is_above_count(self.source, heading.form, below.map(|line| line.span));
        (counted && self.may_head(words)).then_some(heading)
    }

    /// The heading whose number stands in line `at`, and its words in the next, above a row that counts. Given with
    /// the line behind it.
    pub(super) fn heading_on_lines(&self, at: usize) -> Option<(Heading, usize)> {
        // No number of a heading is longer: （二十一）, in stars or between pipes.
        const LONGEST: usize = 21;
        let short = self.lines.get(at).filter(|line| line.span.len() <= LONGEST);
        if short.is_none() || !self.is_between() || !self.counts() {
            return None;
        }
        let cell = |at: usize| {
            let line = self.lines.get(at)?;
            Some(inner_span(self.source, line.span, b'|'))
        };
        let heading = numbered(self.source, cell(at)?, cell(at + 1)?)?;
        let mut next = at + 2;
        // Its other cells are empty.
        while cell(next).is_some_and(Span::is_empty) {
            next += 1;
        }
        let behind = self.lines.get(next..)?;
        let cells = behind
            .iter()
            .map(|line| inner_span(self.source, line.span, b'|'));
        let filled = cells.filter(|cell| !cell.is_empty());
        let counted = is_above_count(self.source, heading.form, filled.step_by(2));
        (counted && self.may_head(heading.words)).then_some((heading, next))
    }
}

/// Whether the number of a heading has rows below it: the next line begins with a number of a lower form (（一） below 一),
/// or the first whose first cell is no heading's number with that of a row.
fn is_above_count(source: &str, form: NumberForm, below: impl Iterator<Item = Span>) -> bool {
    // 一, （一）, 1
    const DEEPEST: usize = 3;
    let parts = |c| c == '|' || is_star_or_blank(c);
    let first_cell = |line: Span| {
        let mut cells = line.of(source).split(parts);
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    };
    let cells = below.map(first_cell).filter(|cell| !cell.is_empty());
    let mut cells = cells.take(DEEPEST).peekable();
    let next = cells.peek().and_then(|next| heading_number(next));
    if next.is_some_and(|(below, _)| below > form) {
        return true;
    }
    let counting = cells.find(|cell| heading_number(cell).is_none());
    counting.is_some_and(|next| row_number(next).is_some())
}

/// A heading whose number has a cell to itself.
fn numbered(source: &str, number: Span, words: Span) -> Option<Heading> {
    let (form, value) = heading_number(number.of(source))?;
    Some(Heading {
        form,
        value,
        number,
        words,
        head: number.join(words),
        repaired_from: None,
    })
}
