//! What the document says of itself.

use std::fmt;

use chrono::NaiveDate;

use crate::model::handle::Excerpts;
use crate::model::packed::PackedRun;
use crate::model::plan::Plan;
use crate::text::{Excerpt, Span};

/// The document's elements (公文要素) as the tables keep them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct DocumentData {
    pub(crate) number: Option<NumberData>,
    pub(crate) issuers: Vec<Span>,
    pub(crate) notice_title: Option<Span>,
    pub(crate) title: Option<Span>,
    pub(crate) date: Option<DateData>,
    pub(crate) addressees: Vec<Span>,
    pub(crate) note: Option<Span>,
    pub(crate) citations: Vec<CitationData>,
}

impl DocumentData {
    /// Gives back what the lists hold beyond their entries.
    pub(crate) fn shrink(&mut self) {
        self.issuers.shrink_to_fit();
        self.addressees.shrink_to_fit();
        self.citations.shrink_to_fit();
    }
}

/// A document number taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NumberData {
    pub(crate) span: Span,
    pub(crate) issuer_code: Span,
    pub(crate) year: u16,
    pub(crate) serial: u32,
}

/// A date with its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct DateData {
    pub(crate) span: Span,
    pub(crate) date: NaiveDate,
}

/// A cited document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct CitationData {
    /// From the opening 《 to the bracket behind the number.
    pub(crate) span: Span,
    pub(crate) title: Span,
    pub(crate) number: NumberData,
}

/// What the document says of itself (公文要素).
///
/// Each element is there where the document prints it: a plan published without its notice has no
/// number, no addressees, perhaps no date.
///
/// ```
/// # #[cfg(feature = "bishan")] {
/// use pilot_plan::Plan;
///
/// let document = Plan::bishan().document();
/// let number = document.number().unwrap();
/// assert_eq!((number.issuer_code(), number.year(), number.serial()), ("璧山府办发", 2022, 18));
/// assert_eq!(document.date().unwrap().to_string(), "2022-04-24");
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Document<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) data: &'p DocumentData,
}

impl<'p> Document<'p> {
    pub(crate) const fn new(plan: &'p Plan, data: &'p DocumentData) -> Self {
        Self { plan, data }
    }

    fn excerpt(self, span: Option<Span>) -> Option<Excerpt<'p>> {
        span.map(|span| Excerpt::new(self.plan.source(), span))
    }

    /// The document number (发文字号): 璧山府办发〔2022〕18号.
    pub fn number(self) -> Option<DocumentNumber<'p>> {
        self.data.number.map(|data| DocumentNumber {
            source: self.plan.source(),
            data,
        })
    }

    /// The issuer (发文机关), the first where several sign.
    pub fn issuer(self) -> Option<Excerpt<'p>> {
        self.issuers().next()
    }

    /// Every issuer that signs, in order.
    pub fn issuers(self) -> Excerpts<'p> {
        Excerpts::new(self.plan.source(), &self.data.issuers)
    }

    /// The title of the plan itself (标题).
    pub fn title(self) -> Option<Excerpt<'p>> {
        self.excerpt(self.data.title)
    }

    /// The title of the notice that the plan came with (…关于印发…的通知).
    pub fn notice_title(self) -> Option<Excerpt<'p>> {
        self.excerpt(self.data.notice_title)
    }

    /// The date of the document (成文日期).
    pub fn date(self) -> Option<NaiveDate> {
        self.data.date.map(|data| data.date)
    }

    /// The date as printed.
    pub fn date_excerpt(self) -> Option<Excerpt<'p>> {
        self.excerpt(self.data.date.map(|data| data.span))
    }

    /// The bodies that the document is sent to (主送机关), one by one.
    pub fn addressees(self) -> Excerpts<'p> {
        Excerpts::new(self.plan.source(), &self.data.addressees)
    }

    /// The note (附注), without its brackets: 此件公开发布.
    pub fn note(self) -> Option<Excerpt<'p>> {
        self.excerpt(self.data.note)
    }

    /// The paragraphs that belong to no section and no task, in order: the notice before its plan, a
    /// preface before the first heading.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse(
    ///     "东平县修渠工作方案\n为疏通全县渠道，制定本方案。\n一、修渠\n清淤护岸。（县水利局负责）\n",
    /// )?;
    /// let preface: Vec<_> = plan.document().paragraphs().map(|one| one.text()).collect();
    /// assert_eq!(preface, ["为疏通全县渠道，制定本方案。"]);
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn paragraphs(self) -> impl Iterator<Item = Excerpt<'p>> {
        let store = &self.plan.store;
        let all = store.paragraphs_of_body();
        let mut claimed = vec![false; all.len()];
        let sections = store.sections.iter().map(|section| section.paragraphs);
        let tasks = store.tasks.iter().map(|task| task.paragraphs);
        for run in sections.chain(tasks).map(PackedRun::get) {
            if let Some(run) = claimed.get_mut(run.start()..run.end()) {
                run.fill(true);
            }
        }
        let all = Excerpts::new(self.plan.source(), all).zip(claimed);
        all.filter_map(|(paragraph, claimed)| (!claimed).then_some(paragraph))
    }

    /// The documents that the text cites by title and number, in order.
    pub fn citations(self) -> impl ExactSizeIterator<Item = Citation<'p>> {
        let source = self.plan.source();
        self.data.citations.iter().map(move |data| Citation {
            source,
            data: *data,
        })
    }
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("number", &self.number())
            .field("title", &self.title())
            .field("date", &self.date())
            .finish_non_exhaustive()
    }
}

/// A document number (发文字号): issuer code, year, serial.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DocumentNumber<'p> {
    source: &'p str,
    data: NumberData,
}

impl<'p> DocumentNumber<'p> {
    /// The number as printed: 璧山府办发〔2022〕18号.
    pub fn text(self) -> &'p str {
        self.data.span.of(self.source)
    }

    /// Where it stands.
    pub const fn span(self) -> Span {
        self.data.span
    }

    /// Where the issuer's code stands.
    pub const fn issuer_code_span(self) -> Span {
        self.data.issuer_code
    }

    /// The issuer's code (发文机关代字): 璧山府办发.
    pub fn issuer_code(self) -> &'p str {
        self.data.issuer_code.of(self.source)
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.data.year
    }

    /// The serial within the year (序号).
    pub const fn serial(self) -> u32 {
        self.data.serial
    }
}

impl fmt::Debug for DocumentNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {}", self.text(), self.span())
    }
}

/// Written as printed.
impl fmt::Display for DocumentNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

/// A document that the plan cites by title and number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Citation<'p> {
    source: &'p str,
    data: CitationData,
}

impl<'p> Citation<'p> {
    /// The cited title, without 《》.
    pub fn title(self) -> Excerpt<'p> {
        Excerpt::new(self.source, self.data.title)
    }

    /// The cited number.
    pub const fn number(self) -> DocumentNumber<'p> {
        DocumentNumber {
            source: self.source,
            data: self.data.number,
        }
    }

    /// From 《 to the bracket behind the number.
    pub const fn span(self) -> Span {
        self.data.span
    }
}

impl fmt::Debug for Citation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Citation")
            .field("title", &self.title())
            .field("number", &self.number())
            .finish_non_exhaustive()
    }
}
