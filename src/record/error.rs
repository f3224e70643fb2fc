//! Which field of a record is wrong, and how.

use std::fmt;

use crate::text::Span;

/// A record that no plan can be made of: a field of it says what its source, or another field, does
/// not bear out.
///
/// Written as one line: the field, what was expected there, what was found.
///
/// ```
/// # #[cfg(feature = "bishan")] {
/// use pilot_plan::record::PlanRecord;
/// use pilot_plan::Plan;
///
/// let mut record = PlanRecord::from(Plan::bishan());
/// record.tasks[3].section = Some(99);
/// let error = Plan::try_from(record).unwrap_err();
/// assert_eq!(error.path(), "tasks[3].section");
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{path}: expected {expected}, found {found}")]
pub struct RecordError {
    path: String,
    expected: String,
    found: String,
}

impl RecordError {
    /// The field that is wrong, from the top of the record: `tasks[3].assignments[1].span`. Elements
    /// of a list are counted from 0.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What a right record would have said, in words.
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What the record says, in words; a long text is cut.
    pub fn found(&self) -> &str {
        &self.found
    }
}

/// The way from the top of a record to one of its fields. It is made on the way down, on the stack,
/// and costs nothing until somebody wants to read it.
#[derive(Clone, Copy)]
pub(super) enum Path<'a> {
    /// What is read, as one calls it.
    Top(&'static str),
    Field(&'a Path<'a>, &'static str),
    Entry(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    pub(super) const RECORD: Self = Self::Top("the record");

    pub(super) const fn field(&'a self, name: &'static str) -> Self {
        Self::Field(self, name)
    }

    pub(super) const fn entry(&'a self, index: usize) -> Self {
        Self::Entry(self, index)
    }

    #[cold]
    pub(super) fn expected(
        self,
        expected: impl fmt::Display,
        found: impl fmt::Display,
    ) -> RecordError {
        RecordError {
            path: self.to_string(),
            expected: expected.to_string(),
            found: found.to_string(),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Top(name) | Self::Field(Path::Top(_), name) => f.write_str(name),
            Self::Field(above, name) => write!(f, "{above}.{name}"),
            Self::Entry(above, index) => write!(f, "{above}[{index}]"),
        }
    }
}

/// A text of a record within an error: in quotes, on one line, cut after a few words.
pub(super) struct Quoted<'a>(pub(super) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        quote(f, self.0, 0)
    }
}

/// A text of a record that is not what it should be, from shortly before the place where the two
/// part.
pub(super) struct Parting<'a> {
    text: &'a str,
    from: usize,
}

/// Two texts that should be the same.
pub(super) fn parting<'a>(one: &'a str, other: &'a str) -> (Parting<'a>, Parting<'a>) {
    const SHOWN_BEFORE: usize = 12;
    let mut pairs = one.char_indices().zip(other.chars());
    let parting = pairs
        .find(|((_, a), b)| a != b)
        .map_or(one.len().min(other.len()), |((at, _), _)| at);
    let common = one.get(..parting).unwrap_or_default();
    let from = common.char_indices().rev().take(SHOWN_BEFORE).last();
    let from = from.map_or(0, |(at, _)| at);
    (Parting { text: one, from }, Parting { text: other, from })
}

impl fmt::Display for Parting<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        quote(f, self.text, self.from)
    }
}

/// Writes a text from a byte on, in quotes, as far as it may be of interest.
fn quote(f: &mut fmt::Formatter<'_>, text: &str, from: usize) -> fmt::Result {
    const LIMIT: usize = 40;
    let rest = text.get(from..).unwrap_or_default();
    let end = rest.char_indices().nth(LIMIT).map(|(end, _)| end);
    let shown = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    let mark = |cut| if cut { "…" } else { "" };
    let (before, behind) = (mark(from > 0), mark(end.is_some()));
    write!(f, "“{before}{}{behind}”", shown.escape_debug())
}

/// A span as the record writes it.
pub(super) struct Offsets(pub(super) Span);

impl fmt::Display for Offsets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}, {}]", self.0.start(), self.0.end())
    }
}

/// Something that may be missing, within an error.
pub(super) struct Maybe<T>(pub(super) Option<T>);

impl<T: fmt::Display> fmt::Display for Maybe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(value) => value.fmt(f),
            None => f.write_str("null"),
        }
    }
}

/// Things in a row, within an error.
pub(super) fn listed<T: fmt::Display>(things: impl IntoIterator<Item = T>) -> String {
    let things: Vec<_> = things.into_iter().map(|thing| thing.to_string()).collect();
    things.join(", ")
}
