//! The outline: numbered headings with what stands under them.

use std::fmt;

use crate::model::assignment::Provenance;
use crate::model::handle::{Excerpts, handle, handles};
use crate::model::ids::{Run, SectionId};
use crate::model::packed::{MaybeIndex, Packed, PackedRun, PackedSpan};
use crate::model::task::Tasks;
use crate::numeral::{circled, digit, is_numeral, number};
use crate::text::{Span, join_lines};

/// An entry of the section table. Sections stand in document order, each before its subsections, so
/// that the subsections of one are the run from the next id to its `end`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SectionData {
    pub(crate) parent: Option<SectionId>,
    /// The id behind the last subsection, at whatever depth.
    pub(crate) end: SectionId,
    /// Depth in the tree, from 1.
    pub(crate) level: u8,
    pub(crate) provenance: Provenance,
    /// The enumerator with its marks: `一、`, `（一）`, `1．`.
    pub(crate) number: Span,
    /// The heading's words, without number and closing mark.
    pub(crate) heading: Span,
    /// From the number to the end of what stands under the heading.
    pub(crate) span: Span,
    /// The tasks of the section and of its subsections.
    pub(crate) tasks: Run,
    /// The paragraphs that stand directly under the heading, before the first subsection.
    pub(crate) paragraphs: Run,
    /// The other place that told where the heading ends.
    pub(crate) repaired_from: Option<Span>,
}

/// A section as a plan keeps it. Few headings are repaired: what repaired them stands apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SectionEntry {
    parent: MaybeIndex,
    end: Packed,
    /// The enumerator starts where the section does.
    number_end: Packed,
    heading: PackedSpan,
    pub(crate) span: PackedSpan,
    pub(crate) tasks: PackedRun,
    pub(crate) paragraphs: PackedRun,
    level: u8,
}

impl SectionEntry {
    pub(crate) fn new(data: &SectionData) -> Self {
        debug_assert_eq!(data.number.start(), data.span.start());
        debug_assert_eq!(
            data.repaired_from.is_some(),
            data.provenance == Provenance::Repaired
        );
        Self {
            parent: MaybeIndex::new(data.parent.map(|id| id.0)),
            end: Packed::new(data.end.0),
            number_end: Packed::at(data.number.end()),
            heading: PackedSpan::new(data.heading),
            span: PackedSpan::new(data.span),
            tasks: PackedRun::new(data.tasks),
            paragraphs: PackedRun::new(data.paragraphs),
            level: data.level,
        }
    }

    /// The id behind the last subsection, at whatever depth.
    const fn end(&self) -> SectionId {
        SectionId(self.end.get())
    }
}

handle! {
    /// A numbered heading (一、（一）1.（1）) with what stands under it.
    ///
    /// ```
    /// # #[cfg(feature = "bishan")] {
    /// use pilot_plan::Plan;
    ///
    /// let section = Plan::bishan().sections().nth(1).unwrap();
    /// assert_eq!((section.number(), section.heading()), ("（一）", "指导思想"));
    /// assert_eq!(section.path().to_string(), "一、总体要求 › （一）指导思想");
    /// # }
    /// ```
    Section, SectionEntry, SectionId
}

handles! {
    /// Sections in document order, each before its subsections.
    Sections, Section, SectionEntry, SectionId::at
}

impl<'p> Section<'p> {
    /// The section's index in its plan, in document order.
    pub const fn id(self) -> SectionId {
        self.id
    }

    /// The enumerator as printed, with its marks: `一、`, `（一）`, `1．`, `（1）`.
    pub fn number(self) -> &'p str {
        self.number_span().of(self.plan.source())
    }

    /// The value of the enumerator: 2 for 二、, （2） and 1.2, 101 for 第一百零一条.
    pub fn printed_number(self) -> Option<u32> {
        let text = self.number();
        let (start, _) = text
            .char_indices()
            .find(|(_, c)| is_numeral(*c) || digit(*c).or_else(|| circled(*c)).is_some())?;
        let mut rest = text.get(start..)?;
        loop {
            let (value, length) = number(rest)?;
            let behind = rest.get(length..)?.strip_prefix(['.', '．', '﹒']);
            // Of several places the last counts.
            match behind.filter(|behind| behind.starts_with(|c| digit(c).is_some())) {
                Some(behind) => rest = behind,
                None => return Some(value),
            }
        }
    }

    /// Where the enumerator stands.
    pub const fn number_span(self) -> Span {
        Span::at(self.data.span.get().start(), self.data.number_end.index())
    }

    /// The heading's words, without number and without a closing mark (。 or ：).
    ///
    /// A heading that runs into its paragraph ends with its first sentence. Where not even a mark
    /// parts the two, another place of the document may tell the end: see
    /// [`provenance`](Self::provenance).
    pub fn heading(self) -> &'p str {
        self.data.heading.get().of(self.plan.source())
    }

    /// Where the heading's words stand.
    pub const fn heading_span(self) -> Span {
        self.data.heading.get()
    }

    /// Depth in the tree, from 1 for a section without parent.
    pub const fn level(self) -> u8 {
        self.data.level
    }

    /// From the number to the end of what stands under the heading, subsections included.
    pub const fn span(self) -> Span {
        self.data.span.get()
    }

    /// Whether the document parts heading and paragraph here, or another place told where.
    pub fn provenance(self) -> Provenance {
        match self.repaired_from() {
            Some(_) => Provenance::Repaired,
            None => Provenance::Stated,
        }
    }

    /// The place that told where the heading ends, for a repaired one.
    pub fn repaired_from(self) -> Option<Span> {
        self.plan.store.repaired.get(self.id.0)
    }

    /// The section that this one stands in.
    pub fn parent(self) -> Option<Self> {
        self.parent_id().map(|id| self.plan.section_at(id))
    }

    pub(crate) fn parent_id(self) -> Option<SectionId> {
        self.data.parent.get().map(SectionId)
    }

    /// The sections directly below this one.
    pub fn children(self) -> Children<'p> {
        Children {
            plan: self.plan,
            next: SectionId(self.id.0 + 1),
            end: self.data.end(),
        }
    }

    /// The sections below this one at whatever depth, in document order.
    pub fn descendants(self) -> Sections<'p> {
        Sections::new(self.plan, &self.plan.store.sections, self.below())
    }

    /// Where the sections below this one stand in the plan's table.
    pub(crate) fn below(self) -> Run {
        Run::new(self.id.index() + 1, self.data.end().index())
    }

    /// Whether `other` is this section or stands below it.
    pub fn contains(self, other: Self) -> bool {
        std::ptr::eq(self.plan, other.plan) && self.id <= other.id && other.id < self.data.end()
    }

    /// The tasks of this section and of the sections below it, in document order.
    pub fn tasks(self) -> Tasks<'p> {
        Tasks::new(self.plan, &self.plan.store.tasks, self.data.tasks.get())
    }

    /// The paragraphs directly under this heading, before the first subsection. A clause that
    /// assigns work is not part of a paragraph.
    pub fn paragraphs(self) -> Excerpts<'p> {
        let spans = self.data.paragraphs.get().of(&self.plan.store.paragraphs);
        Excerpts::new(self.plan.source(), spans)
    }

    /// The way from the top of the outline to this section: [`iter`](SectionPath::iter) gives its sections, the topmost
    /// first, and `to_string` shows it as `一、任务 › （一）修渠`.
    pub const fn path(self) -> SectionPath<'p> {
        SectionPath { section: self }
    }
}

impl fmt::Debug for Section<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Section")
            .field("number", &self.number())
            .field("heading", &self.heading())
            .field("level", &self.level())
            .field("span", &self.span())
            .finish_non_exhaustive()
    }
}

/// The sections directly below one section, in document order.
#[derive(Clone)]
pub struct Children<'p> {
    plan: &'p crate::model::Plan,
    next: SectionId,
    end: SectionId,
}

impl fmt::Debug for Children<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'p> Iterator for Children<'p> {
    type Item = Section<'p>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.end {
            return None;
        }
        let section = self.plan.section_at(self.next);
        self.next = section.data.end();
        Some(section)
    }
}

impl std::iter::FusedIterator for Children<'_> {}

/// The way from the top of the outline to a section.
///
/// Displayed, it names each section on the way: `二、主要任务 › （一）改革 › 1．开放`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SectionPath<'p> {
    section: Section<'p>,
}

impl<'p> SectionPath<'p> {
    /// The sections on the way, the topmost first, the section itself last.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Section<'p>> + ExactSizeIterator {
        let mut way = vec![self.section];
        way.extend(std::iter::successors(self.section.parent(), |above| {
            above.parent()
        }));
        way.reverse();
        way.into_iter()
    }
}

impl fmt::Display for SectionPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (step, section) in self.iter().enumerate() {
            let mark = if step == 0 { "" } else { " › " };
            // 第二章 重点任务: a blank behind the number is kept.
            let number = section.number();
            let apart = section.heading_span().start() > section.number_span().end();
            let gap = if apart { " " } else { "" };
            let heading = join_lines(section.heading());
            write!(f, "{mark}{number}{gap}{heading}")?;
        }
        Ok(())
    }
}
