//! What the body is read into, piece by piece.

use crate::model::deadline::DeadlineData;
use crate::model::ids::Run;
use crate::parse::enumerator::Form;
use crate::parse::heading::Heading;
use crate::text::Span;

/// A piece of the body, in the order of the document.
#[derive(Clone, Debug)]
pub(in crate::parse) enum Item {
    Heading(Heading),
    Prose(Span),
    Clause(Clause),
    /// A line that says what it holds: 重点任务：修渠 with its value, 序号：1 without.
    Field {
        line: Span,
        value: Option<Span>,
    },
    Mark(Span),
    /// A line that names what is attached.
    Attachment(Span),
    /// A line of a table of contents.
    Contents(Span),
    /// Who may read the document, with its brackets and without.
    Note(Span, Span),
    /// The title of a plan behind the notice that sends it out.
    Title(Span),
    /// Page furniture, or a list of persons in an annex.
    Outside(Span),
    /// A mark by itself, as between two clauses.
    Punctuation(Span),
}

impl Item {
    /// Where it begins.
    pub(in crate::parse) const fn start(&self) -> usize {
        match self {
            Self::Heading(heading) => heading.head.start(),
            Self::Clause(clause) => clause.span.start(),
            Self::Field { line, .. } => line.start(),
            Self::Prose(span)
            | Self::Mark(span)
            | Self::Attachment(span)
            | Self::Contents(span)
            | Self::Note(span, _)
            | Self::Title(span)
            | Self::Outside(span)
            | Self::Punctuation(span) => span.start(),
        }
    }
}

/// An assignment clause.
#[derive(Clone, Copy, Debug)]
pub(in crate::parse) struct Clause {
    pub(in crate::parse) span: Span,
    /// The clause has its line to itself.
    pub(in crate::parse) own_line: bool,
    /// The number that its line begins with: 2.责任单位：….
    pub(in crate::parse) number: Option<(Form, u32)>,
    pub(in crate::parse) assignments: Run,
    /// It has a role's label, and nobody behind it.
    pub(in crate::parse) vacant: bool,
    pub(in crate::parse) deadline: Option<DeadlineData>,
}
