//! What can go wrong, as values that say where.

use std::fmt;

use crate::text::{Position, Span};

/// A text that cannot be read as a plan.
///
/// Written as one line; it carries its kind, and the place in the text that it is about.
///
/// ```
/// use pilot_plan::{ParseErrorKind, Plan};
///
/// let error = Plan::parse("　\n").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::Blank);
/// assert_eq!(error.to_string(), "the text is blank at 1:1");
/// ```
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{kind} at {position}")]
pub struct ParseError {
    kind: ParseErrorKind,
    span: Span,
    position: Position,
}

impl ParseError {
    pub(crate) const fn new(kind: ParseErrorKind, span: Span, position: Position) -> Self {
        Self {
            kind,
            span,
            position,
        }
    }

    /// Why the text cannot be read.
    pub const fn kind(&self) -> ParseErrorKind {
        self.kind
    }

    /// The bytes that it is about: the whole text, or as much of it as a span can hold.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Where they begin.
    pub const fn position(&self) -> Position {
        self.position
    }
}

/// Why a text cannot be read as a plan.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// The text holds nothing but white space.
    Blank,
    /// The text has 4 GiB or more, which spans cannot count.
    TooLarge,
    /// The text has neither a numbered heading nor an assignment nor a task table.
    NotAPlan,
    /// The bytes are no text in an encoding that is read; the span begins with the first byte that
    /// is not UTF-8, or with the character at which a text in another encoding is damaged or cut off.
    NotText,
    /// The bytes are text up to a character that they end within: the file is cut off. The span begins with that
    /// character.
    CutOff,
}

impl fmt::Display for ParseErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Blank => "the text is blank",
            Self::TooLarge => "the text has 4 GiB or more",
            Self::NotText if cfg!(feature = "encoding") => {
                "the bytes are no text in an encoding that is read"
            }
            Self::NotText => {
                "the bytes are no text in UTF-8 (the feature `encoding` reads GB18030, GBK, Big5 and UTF-16)"
            }
            Self::CutOff => "the text is cut off within a character",
            Self::NotAPlan => {
                "the text is no plan: it has no numbered heading, no assignment and no task table"
            }
        })
    }
}

/// A name that no value of a type has, such as a role or the code of a finding.
///
/// ```
/// use pilot_plan::Role;
///
/// assert_eq!("lead".parse(), Ok(Role::Lead));
/// let error = "boss".parse::<Role>().unwrap_err();
/// assert_eq!(error.to_string(), "no role is named “boss”");
/// ```
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no {what} is named “{}”", name.escape_debug())]
pub struct UnknownName {
    what: &'static str,
    name: String,
}

impl UnknownName {
    #[cold]
    pub(crate) fn new(what: &'static str, name: &str) -> Self {
        Self {
            what,
            name: name.to_owned(),
        }
    }

    /// The name that was read.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// A name that no unit of the plan has, with the names that come nearest.
///
/// It is an error, not an empty answer: a stray space or a missing 区 must not look like "no tasks".
///
/// ```
/// # #[cfg(feature = "bishan")] {
/// use pilot_plan::Plan;
///
/// let error = Plan::bishan().unit("财政局").unwrap_err();
/// assert_eq!(error.candidates().first().map(String::as_str), Some("区财政局"));
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct UnknownUnit {
    name: String,
    candidates: Vec<String>,
}

impl UnknownUnit {
    pub(crate) const fn new(name: String, candidates: Vec<String>) -> Self {
        Self { name, candidates }
    }

    /// The name that was asked for.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The plan's names that come nearest, the nearest first: at most five, none where nothing is
    /// near.
    pub fn candidates(&self) -> &[String] {
        &self.candidates
    }
}

impl fmt::Display for UnknownUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "no unit of the plan is named “{}”",
            self.name.escape_debug()
        )?;
        if self.candidates.is_empty() {
            return Ok(());
        }
        write!(f, "; did you mean {}?", self.candidates.join(" or "))
    }
}
