//! The numbers of lines that count by those of the lines before them.

use crate::parse::enumerator::{
    Enumerator, Form, before_figure, first_below, is_bare, is_measured,
};
use crate::parse::lines::Line;
use crate::parse::page_number::{is_figure, is_page_number};

/// How far the lines count.
#[derive(Default)]
pub(super) struct Count {
    /// The last number with a mark, 1. 2. 3., below the heading that they stand below.
    last: u32,
    firsts: Firsts,
    numerals: Numerals,
}

impl Count {
    /// The number of a line behind these: also one without a mark, or one before a figure, where it goes on from the last.
    #[inline]
    pub(super) fn next(
        &mut self,
        source: &str,
        line: &Line,
        lines: &mut [Line],
    ) -> Option<Enumerator> {
        let number = match line.number {
            Some(number) => match number.form {
                Form::FirstPlace => self.first_place(source, line, lines, number)?,
                Form::SecondPlace | Form::ThirdPlace | Form::FourthPlace => {
                    self.of_places(source, line, lines, number)?
                }
                Form::Chinese if is_bare(line.text(source), number) => {
                    self.numerals.count(number, lines).then_some(number)?
                }
                _ => number,
            },
            None if self.last == 0 => return None,
            None => self.before_figure(source, line, lines)?,
        };
        self.pass(number);
        Some(number)
    }

    /// Takes in a number that counts.
    #[inline]
    fn pass(&mut self, number: Enumerator) {
        match number.form {
            Form::Digit => self.last = number.value,
            form if form < Form::Digit => self.last = 0,
            _ => {}
        }
        self.firsts.is_open = false;
        if number.form <= Form::Chinese {
            self.firsts.waiting.clear();
        }
    }

    /// The number of a line that begins with one of several places, unless it is a figure that a sentence goes on with:
    /// 用水降至 / 1.1 方. No figure has three.
    #[cold]
    fn of_places(
        &mut self,
        source: &str,
        line: &Line,
        lines: &mut [Line],
        number: Enumerator,
    ) -> Option<Enumerator> {
        if let Some(above) = first_below(line.text(source)) {
            self.firsts.prove(above, lines);
        }
        let goes_on = || last_of(source, lines).is_some_and(|last| !ends(source, last));
        (number.form > Form::SecondPlace || !goes_on()).then_some(number)
    }

    /// The number of a line that begins with one without a mark: it counts where it goes on from such a heading, or waits
    /// for what stands below.
    #[cold]
    fn first_place(
        &mut self,
        source: &str,
        line: &Line,
        lines: &[Line],
        number: Enumerator,
    ) -> Option<Enumerator> {
        let counts = self.firsts.is_next(number)
            && !is_measured(line.text(source), number)
            && last_of(source, lines).is_some_and(|last| ends(source, last));
        if counts {
            self.firsts.last = number.value;
        } else {
            self.firsts.wait(number, lines.len());
        }
        counts.then_some(number)
    }

    /// The number before a figure that a line begins with, where it goes on from the last and the line before ends a
    /// sentence, or is nothing but a heading.
    fn before_figure(&self, source: &str, line: &Line, lines: &[Line]) -> Option<Enumerator> {
        if !matches!(source.as_bytes().get(line.span.start()), Some(b'0'..=b'9')) {
            return None;
        }
        let number = before_figure(line.text(source))?;
        let ended = || last_of(source, lines).is_some_and(|last| ends(source, last));
        (number.value == self.last + 1 && ended()).then_some(number)
    }
}

/// Headings that begin with a figure and no mark: 1 总则 above 1.1 编制目的. So does a row of a table, and a sentence
/// that is broken before a figure: what stands below tells.
#[derive(Default)]
struct Firsts {
    /// The last of them, once one of them is known for one.
    last: u32,
    /// The lines that count on from one another and of which nothing tells yet that they are headings.
    waiting: Vec<(usize, Enumerator)>,
    /// No numbered line stands behind the last of these.
    is_open: bool,
}

impl Firsts {
    /// Whether a number goes on from the last heading, and from none of the lines that wait.
    fn is_next(&self, number: Enumerator) -> bool {
        let waits = |(_, last): &(usize, Enumerator)| last.value + 1 == number.value;
        self.last > 0 && number.value == self.last + 1 && !self.waiting.last().is_some_and(waits)
    }

    /// Takes in a line that may be a heading.
    fn wait(&mut self, number: Enumerator, at: usize) {
        let last = self.waiting.last();
        if last.is_none_or(|(_, last)| number.value != last.value + 1) {
            self.waiting.clear();
        }
        self.waiting.push((at, number));
        self.is_open = true;
    }

    /// Takes in the first number below a heading, 2.1 below 2: a line with that number right above is one, and so are
    /// those that it goes on from.
    #[cold]
    fn prove(&mut self, above: u32, lines: &mut [Line]) {
        let last = self.waiting.last().map(|(_, number)| number.value);
        if !self.is_open || last != Some(above) {
            return;
        }
        let is_next = self.last > 0 && above == self.last + 1;
        let from_first = self
            .waiting
            .first()
            .is_some_and(|(_, first)| first.value == 1);
        // Rows that are counted before 4 are not what goes on with it from 3.
        let count = if is_next || !from_first {
            1
        } else {
            self.waiting.len()
        };
        let first = self.waiting.len() - count;
        for (at, number) in self.waiting.drain(..).skip(first) {
            if let Some(line) = lines.get_mut(at) {
                line.number = Some(number);
            }
        }
        self.last = above;
    }
}

/// Headings that begin with a numeral and a blank: 一 总则, where 二 组织体系 follows.
#[derive(Default)]
struct Numerals {
    /// The last of them.
    last: u32,
    /// The line that may be the first.
    waiting: Option<(usize, Enumerator)>,
}

impl Numerals {
    /// Whether a line behind these counts as a heading; so does then the one that it goes on from.
    fn count(&mut self, number: Enumerator, lines: &mut [Line]) -> bool {
        let waits = |(_, first): &(usize, Enumerator)| first.value + 1 == number.value;
        let first = self.waiting.filter(waits);
        let counts = first.is_some() || self.last > 0 && number.value == self.last + 1;
        if let Some((at, number)) = first
            && let Some(line) = lines.get_mut(at)
        {
            line.number = Some(number);
        }
        self.waiting = (!counts).then_some((lines.len(), number));
        if counts {
            self.last = number.value;
        }
        counts
    }
}

/// The last line that is more than the number of a page, be it a bare figure.
fn last_of(source: &str, lines: &[Line]) -> Option<Line> {
    let is_page = |text: &str| is_page_number(text) || is_figure(text);
    let mut lines = lines.iter().rev();
    lines.find(|line| !is_page(line.text(source))).copied()
}

/// Whether a line ends what it says, or is nothing but a heading: no figure at the start of the next goes on with it.
fn ends(source: &str, line: Line) -> bool {
    let text = line.text(source);
    text.ends_with(['。', '；', '）', ')', ';', '：', ':'])
        || (line.number.is_some() && !text.contains('，'))
}
