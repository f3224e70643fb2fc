//! Text anywhere in the source.

use memchr::memmem::Finder;

use crate::model::ids::Run;
use crate::model::{AnnexRow, Element, ElementKind, Elements, Place, Plan, Section, Task};
use crate::text::{Excerpt, Span, join_lines, joined_parts};

impl Plan {
    /// The places where a text stands in the source, in document order, none overlapping another.
    ///
    /// The text is compared as one reads it: a line break within a paragraph, a heading or a title
    /// does not hide it, nor one within the text itself. A hit lies within one element of the
    /// document; in a row of the annex, within one paragraph or one line of a cell. The empty text
    /// is nowhere.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse(
    ///     "一、主要任务\n\
    ///      （一）修渠。清淤护岸，修复渠首。（牵头单位：县水利局）\n\
    ///      （二）修路。拓宽县道，修复桥梁。（牵头单位：县交通局）\n",
    /// )?;
    /// let hits: Vec<_> = plan.search("修复").collect();
    /// assert_eq!(hits.len(), 2);
    /// assert_eq!(hits[0].task(), plan.task(1));
    /// assert_eq!(hits[1].section().unwrap().heading(), "修路");
    /// assert_eq!(&plan.source()[hits[1].span().range()], "修复");
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn search<'p>(&'p self, text: &str) -> Hits<'p> {
        let text = finder(text);
        let run = if text.needle().is_empty() {
            Run::default()
        } else {
            Run::new(0, self.store.elements.len())
        };
        Hits {
            text,
            elements: Elements::new(self, &self.store.elements, run),
            element: None,
            found: Vec::new(),
        }
    }
}

/// Finds a text in what [`join_lines`] makes of another.
pub(crate) fn finder(text: &str) -> Finder<'static> {
    Finder::new(join_lines(text).as_bytes()).into_owned()
}

/// A place where a text was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit<'p> {
    element: Element<'p>,
    span: Span,
}

impl<'p> Hit<'p> {
    /// Where the text stands.
    pub const fn span(self) -> Span {
        self.span
    }

    /// The text as the source prints it, a line break within it included.
    pub fn excerpt(self) -> Excerpt<'p> {
        Excerpt::new(self.element.plan.source(), self.span)
    }

    /// What stands there: element, section, task, paragraph or assignment.
    pub const fn place(self) -> Place<'p> {
        Place::new(self.element, self.span.start())
    }

    /// The innermost section around it.
    pub fn section(self) -> Option<Section<'p>> {
        self.place().section()
    }

    /// The task that it stands in; in the annex, the task that the row repeats.
    pub fn task(self) -> Option<Task<'p>> {
        self.place().task()
    }
}

/// The places where a text was found, in document order.
#[derive(Clone, Debug)]
pub struct Hits<'p> {
    text: Finder<'static>,
    /// The elements not yet looked at.
    elements: Elements<'p>,
    /// The one at hand, with what is left of its hits, the last first.
    element: Option<Element<'p>>,
    found: Vec<Span>,
}

impl<'p> Iterator for Hits<'p> {
    type Item = Hit<'p>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.found.is_empty() {
            let element = self.elements.next()?;
            self.element = Some(element);
            for_each_piece(element, |piece| {
                find_in(&self.text, element.plan, piece, &mut self.found);
            });
            self.found.reverse();
        }
        Some(Hit {
            element: self.element?,
            span: self.found.pop()?,
        })
    }
}

impl std::iter::FusedIterator for Hits<'_> {}

/// The parts of an element that are read in one go: all of it, but for tables and page furniture
/// where lines stand beside each other.
fn for_each_piece(element: Element<'_>, mut look_at: impl FnMut(Span)) {
    let place = Place::new(element, element.span().start());
    if let Some(row) = place.row() {
        for_each_piece_of_row(row, element, look_at);
        return;
    }
    match element.kind() {
        ElementKind::Other
        | ElementKind::Attachments
        | ElementKind::Contents
        | ElementKind::AnnexHeader => {
            for_each_line(element, element.span(), &mut look_at);
        }
        _ => look_at(element.span()),
    }
}

/// A row's paragraphs, and the lines before, between and behind them.
fn for_each_piece_of_row(row: AnnexRow<'_>, element: Element<'_>, mut look_at: impl FnMut(Span)) {
    let mut seen = element.span().start();
    for paragraph in row.paragraphs() {
        let before = Span::at(seen, paragraph.span().start());
        for_each_line(element, before, &mut look_at);
        look_at(paragraph.span());
        seen = paragraph.span().end();
    }
    let behind = Span::at(seen, element.span().end());
    for_each_line(element, behind, &mut look_at);
}

fn for_each_line(element: Element<'_>, span: Span, look_at: &mut impl FnMut(Span)) {
    let mut start = span.start();
    for line in span.of(element.plan.source()).split(['\n', '\r']) {
        look_at(Span::at(start, start + line.len()));
        start += line.len() + 1;
    }
}

/// Adds where a piece of the source has the text.
fn find_in(text: &Finder<'static>, plan: &Plan, piece: Span, found: &mut Vec<Span>) {
    let printed = piece.of(plan.source());
    let length = text.needle().len();
    let offset = piece.start();
    if memchr::memchr2(b'\n', b'\r', printed.as_bytes()).is_none() {
        let hits = text.find_iter(printed.as_bytes());
        found.extend(hits.map(|at| Span::at(offset + at, offset + at + length)));
        return;
    }
    let read = Reading::of(printed);
    let hits = text.find_iter(read.text.as_bytes());
    found.extend(hits.map(|at| {
        let start = read.printed_at(at);
        let end = read.printed_at(at + length - 1) + 1;
        Span::at(offset + start, offset + end)
    }));
}

/// A printed text as one reads it, without its line breaks, and the way back.
struct Reading {
    text: String,
    /// For each part of the text where it begins in the text and in print.
    parts: Vec<(usize, usize)>,
}

impl Reading {
    fn of(printed: &str) -> Self {
        let mut read = Self {
            text: String::with_capacity(printed.len()),
            parts: Vec::new(),
        };
        for (at, part) in joined_parts(printed) {
            read.parts.push((read.text.len(), at));
            read.text.push_str(part);
        }
        read
    }

    /// Where a byte of the text is printed.
    fn printed_at(&self, offset: usize) -> usize {
        let behind = self.parts.partition_point(|(start, _)| *start <= offset);
        match behind.checked_sub(1).and_then(|at| self.parts.get(at)) {
            Some((start, printed)) => printed + (offset - start),
            None => offset,
        }
    }
}

#[cfg(test)]
mod tests;
