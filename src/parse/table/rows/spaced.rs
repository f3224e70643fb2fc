//! Rows of a line each, whose cells single blanks part.

use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::dates;
use crate::parse::head::is_annex_mark;
use crate::parse::heading::{self, Heading};
use crate::parse::names;
use crate::parse::page_number::is_page_number;
use crate::parse::table::cells::{Cells, heading_number, is_filler, row_number};
use crate::parse::table::columns::Content;
use crate::parse::table::layout::{self, Segment};
use crate::parse::table::rows::Rows;
use crate::text::{Span, is_blank};

/// The lines of texts that are broken between the lines of rows.
#[derive(Default)]
struct Broken {
    /// Those above the number of the next row.
    above: Vec<Span>,
    /// The first of these lines.
    first: usize,
    /// So many stand below the number of the row at hand, as its cells are centred.
    below: usize,
    /// A text that begins beside its number has gone on below.
    goes_on: bool,
}

/// Which cells a row lacks in the line of its number.
struct Lacks {
    text: bool,
    units: bool,
}

impl Rows<'_, '_> {
    /// Reads rows of which each has a line, cut at every blank.
    pub(super) fn read_spaced(&mut self) {
        let mut broken = Broken::default();
        let counts = self.counts();
        let mut at = self.header.after;
        while let Some(line) = self.lines.get(at) {
            if is_annex_mark(line.text(self.source)) {
                break;
            }
            // Among the lines of a text that is read with the row below it is of that row.
            if !broken.above.is_empty() && is_page_number(line.text(self.source)) {
                at += 1;
                continue;
            }
            if self.passes_over(*line) {
                at += 1;
                continue;
            }
            let mut segments = self.words_of(at);
            // A number alone in its line: the other cells stand in the next.
            let mut span = line.span;
            let mut behind = at + 1;
            if let [number] = segments.as_slice()
                && counts
                && let Some(value) = row_number(number.span.of(self.source))
                && let Some(next) = self.lines.get(at + 1)
            {
                let number = *number;
                if self.numbered(at + 1, None) || value != self.next_number() {
                    // It is that of a page.
                    if self.row_below(at, true).is_none() {
                        break;
                    }
                    self.take_in(line.span);
                    at += 1;
                    continue;
                }
                segments = self.words_of(at + 1);
                if segments.len() + 1 != self.header.columns.len() {
                    break;
                }
                segments.insert(0, number);
                (span, behind) = (span.join(next.span), at + 2);
            }
            let [first, rest @ ..] = segments.as_slice() else {
                break;
            };
            let begins = if counts {
                row_number(first.span.of(self.source)).is_some() && !rest.is_empty()
            } else {
                segments.len() == self.header.columns.len()
            };
            let shares = !begins && self.shares_task(&segments);
            if self.is_head(&segments) || (!begins && !shares && self.signs(at)) {
                break;
            } else if begins {
                let mut cells = std::mem::take(&mut self.cells);
                self.fit(&segments, &mut cells);
                let above = std::mem::take(&mut broken.above);
                let first = above.first().map_or(at, |_| broken.first);
                let whole = above.first().map_or(span, |above| above.join(span));
                broken.below = above.len();
                self.put_above(&mut cells, &above);
                self.parted_row(first, whole, &cells);
                self.cells = cells;
                at = behind;
                continue;
            } else if rest.is_empty() && self.is_section(first.span) {
                self.end_row(at);
                if let Some(heading) = heading::at_start(self.source, first.span) {
                    self.section(&heading, line.span);
                }
            } else if let Some(heading) = self.heading_on_line(&segments, at) {
                self.end_row(at);
                self.section(&heading, line.span);
            } else if rest.is_empty() && self.is_row_of_text(at, line.span) {
                let text = first.span;
                let mut cells = std::mem::take(&mut self.cells);
                self.fit(&[], &mut cells);
                self.put_above(&mut cells, &[text]);
                self.parted_row(at, line.span, &cells);
                self.cells = cells;
            } else if shares {
                self.tell_unplaced(line.span, &broken);
            } else if counts && self.breaks(at, rest.is_empty(), &mut broken) {
                // It is of a row above or below, or told.
            } else if !self.go_on(line.span, line.span) {
                let heads = counts && rest.is_empty() && self.may_head(line.span);
                if !heads || !self.starts_with_number(at + 1) {
                    break;
                }
                self.end_row(at);
                self.bare_section(line.span, line.span);
            }
            at += 1;
        }
        self.end_row(at);
    }

    /// Whether a sentence stands alone between two rows whose numbers leave room for one: it has lost its other cells.
    fn is_row_of_text(&self, at: usize, line: Span) -> bool {
        let ends = |text: Span| text.of(self.source).ends_with('。');
        let texts = self.out.annex.paragraphs.get(self.row.texts..);
        let above = texts.and_then(<[_]>::last);
        ends(line)
            && self.counts()
            && above.is_some_and(|above| ends(*above))
            && self
                .number_before(at + 1, 2)
                .is_some_and(|number| self.passes_one_over(number))
    }

    /// Takes in a line between those of rows that count: the text of a cell goes on in it, or stands in it above the
    /// number of its row. One of which nothing tells what cell it is of is told. `false` for any other.
    fn breaks(&mut self, at: usize, is_one: bool, broken: &mut Broken) -> bool {
        let Some(line) = self.lines.get(at).map(|line| line.span) else {
            return false;
        };
        let unfinished = self.row.span.is_some() && {
            let texts = self.out.annex.paragraphs.get(self.row.texts..);
            let last = texts.and_then(<[_]>::last);
            last.is_none_or(|last| !last.of(self.source).ends_with(['。', '；']))
        };
        let names = self.is_unit_list(line);
        let is_text = is_one && !names && !dates::is_deadline(line.of(self.source));
        let is_open = self.row.span.is_some() && !self.is_full();
        let Some(next) = self.row_below(at, false) else {
            // Behind the last row, or the last above a heading, only what its text lacks.
            let more = self.row_below(at, true).is_some();
            if is_text && (broken.below > 0 || ((broken.goes_on || more) && unfinished)) {
                broken.below = broken.below.saturating_sub(1);
                self.cover(line);
                self.text(line);
                return true;
            }
            return (more || (names && is_open)) && self.tell_unplaced(line, broken);
        };
        let lacks = self.lacks(next);
        // 局 below 县供销社 ends the name of another cell.
        let last = self.pieces.last().map_or("", |last| last.of(self.source));
        if line.of(self.source).chars().count() == 1 && names::is_unit(last) {
            return self.tell_unplaced(line, broken);
        }
        if is_text && broken.below > 0 {
            broken.below -= 1;
            self.cover(line);
            self.text(line);
        } else if is_text && lacks.text {
            if broken.above.is_empty() {
                broken.first = at;
            }
            broken.above.push(line);
        } else if is_text && next == at + 1 && self.may_head(line) {
            return false;
        } else if is_text && unfinished {
            broken.goes_on = true;
            self.cover(line);
            self.text(line);
        } else if names
            && !lacks.units
            && !is_open
            && broken.above.is_empty()
            && self.go_on(line, line)
        {
            // The names of a cell go on.
        } else {
            return self.tell_unplaced(line, broken);
        }
        true
    }

    /// Tells of a line of which nothing tells what cell it is of.
    fn tell_unplaced(&mut self, line: Span, broken: &Broken) -> bool {
        let odd = Diagnostic::new(DiagnosticCode::TableTextUnplaced, line);
        self.out.diagnostics.push(odd);
        // Between the lines of a row it is within it.
        if broken.above.is_empty() {
            self.take_in(line);
        }
        true
    }

    /// What the line of a row lacks.
    fn lacks(&self, at: usize) -> Lacks {
        let mut cells = Cells::default();
        self.fit(&self.words_of(at), &mut cells);
        let lacks = |wanted: fn(Content) -> bool| {
            let columns = self.header.columns.iter().zip(0..);
            let mut wanted = columns.filter(|(column, _)| wanted(column.holds));
            wanted.any(|(_, at)| cells.of(at).is_empty())
        };
        Lacks {
            text: lacks(|holds| holds == Content::Text),
            units: lacks(Content::is_units),
        }
    }

    /// Puts lines that stand above a row's number before the text beside it, in the last column of texts.
    fn put_above(&self, cells: &mut Cells, above: &[Span]) {
        let columns = self.header.columns.iter();
        let last = columns.rev().position(|one| one.holds == Content::Text);
        let Some(last) = last.filter(|_| !above.is_empty()) else {
            return;
        };
        let text = self.header.columns.len() - 1 - last;
        let own = std::mem::take(cells);
        for at in 0..own.count() {
            for piece in above.iter().filter(|_| at == text).chain(own.of(at)) {
                cells.push(*piece);
            }
            cells.end_cell();
        }
    }

    /// Whether line `at` is that of a row with a number, the one given if any, and three cells or more.
    fn numbered(&self, at: usize, wanted: Option<u32>) -> bool {
        const FEWEST: usize = 3;
        let number = self.number_before(at, FEWEST - 1);
        number.is_some_and(|number| wanted.is_none_or(|wanted| wanted == number))
    }

    /// The line below line `at` that the next row has its number in, if it is near; `across` a heading too.
    fn row_below(&self, at: usize, across: bool) -> Option<usize> {
        // No cell has more lines.
        const MOST: usize = 12;
        let next = self.next_number();
        let behind = self.lines.iter().enumerate().skip(at + 1).take(MOST);
        let mut behind = behind.take_while(|(_, line)| {
            let text = line.text(self.source);
            let first = text.split(is_blank).next().unwrap_or_default();
            let heads = || self.is_section(line.span) || heading_number(first).is_some();
            !is_annex_mark(text) && (across || !heads())
        });
        behind
            .find(|(below, _)| self.numbered(*below, Some(next)))
            .map(|(below, _)| below)
    }

    /// The heading whose number and words are all that stands in line `at`, above a row that counts.
    fn heading_on_line(&self, segments: &[Segment], at: usize) -> Option<Heading> {
        let [number, words] = segments else {
            return None;
        };
        self.heading_above(number.span, words.span, at + 1)
    }

    /// Whether line `at` begins a row with its number.
    fn starts_with_number(&self, at: usize) -> bool {
        self.number_before(at, 1).is_some()
    }

    /// What blanks part in line `at`.
    fn words_of(&self, at: usize) -> Vec<Segment> {
        let mut words = Vec::new();
        if let Some(line) = self.lines.get(at) {
            layout::read(self.source, *line, 1, &mut words);
        }
        words
    }

    /// The number that line `at` begins with, where so many words or more stand behind it.
    fn number_before(&self, at: usize, words: usize) -> Option<u32> {
        let all = self.words_of(at);
        let first = all.first().filter(|_| all.len() > words)?;
        row_number(first.span.of(self.source))
    }

    /// Gives the pieces of a row to its columns: one each where they are as many, else each to the next
    /// column that it fits, or to the one before.
    fn fit(&self, segments: &[Segment], cells: &mut Cells) {
        let columns = &self.header.columns;
        cells.clear();
        let same = segments.len() == columns.len();
        // As many lists of units as there are columns of them: none is a text.
        let is_list = |segment: &&Segment| {
            self.is_certain_unit_list(segment.span)
                || (names::begins_with_level(segment.span.of(self.source))
                    && self.is_unit_list(segment.span))
        };
        let listed = !same && segments.iter().filter(is_list).count() == self.roles;
        let texts = columns.iter().position(|one| one.holds == Content::Text);
        let text = texts.unwrap_or_default();
        let counts = self.counts();
        let mut at = 0;
        let mut filled = false;
        for segment in segments {
            let next = if same {
                Some(at + usize::from(filled))
            } else {
                let from = at + usize::from(filled);
                let mut behind = columns.iter().enumerate().skip(from);
                behind
                    .find(|(at, column)| {
                        // An area may reach over several rows; what is to be done does not.
                        let area = column.holds == Content::Other && *at < text;
                        let lost = area && counts;
                        !lost
                            && self.fits(column.holds, segment.span)
                            && !(listed && column.holds == Content::Text && is_list(&segment))
                    })
                    .map(|(next, _)| next)
            };
            let next = next.unwrap_or(at);
            while at < next {
                cells.end_cell();
                at += 1;
            }
            cells.push(segment.span);
            filled = true;
        }
        while cells.count() < columns.len() {
            cells.end_cell();
        }
    }

    /// Whether a cell may be one of a column that holds this.
    pub(super) fn fits(&self, holds: Content, cell: Span) -> bool {
        let text = cell.of(self.source);
        match holds {
            Content::Number => row_number(text).is_some(),
            Content::Units(_) => is_filler(text) || self.is_unit_list(cell),
            Content::Deadline => dates::is_deadline(text),
            Content::Text | Content::Other => !self.is_certain_unit_list(cell),
        }
    }
}
