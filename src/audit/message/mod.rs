//! What findings say, in two languages.

mod chinese;
mod english;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use crate::audit::finding::Finding;
use crate::model::{AnnexRow, Role};
use crate::text::{Span, join_cells};

impl Finding<'_> {
    /// What was found, in one line of English.
    pub fn message(self) -> String {
        english::found(&self)
    }

    /// What was found, in one line of Chinese.
    pub fn message_zh(self) -> String {
        chinese::found(&self)
    }

    /// What the document would have to say to agree, in one line of English.
    pub fn remedy(self) -> String {
        english::remedy(&self)
    }

    /// What the document would have to say to agree, in one line of Chinese.
    pub fn remedy_zh(self) -> String {
        chinese::remedy(&self)
    }
}

/// Written as `severity[code]: message`.
impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity, self.kind, self.message())
    }
}

/// The text at a place, where there is one.
fn said<'p>(finding: &Finding<'p>, span: Option<Span>) -> Cow<'p, str> {
    span.map_or(Cow::Borrowed(""), |span| finding.plan.said(span))
}

fn body<'p>(finding: &Finding<'p>) -> Cow<'p, str> {
    said(finding, finding.body)
}

fn annex<'p>(finding: &Finding<'p>) -> Cow<'p, str> {
    said(finding, finding.annex)
}

/// What the body says, or where it says nothing of it the annex.
fn either<'p>(finding: &Finding<'p>) -> Cow<'p, str> {
    said(finding, finding.body.or(finding.annex))
}

/// What the finding is about, where that is no task: a heading, or the row's first words.
fn subject<'p>(finding: &Finding<'p>) -> Cow<'p, str> {
    if let Some(section) = finding.section {
        return said(finding, Some(section.heading_span()));
    }
    let text = finding.row.and_then(AnnexRow::text_span);
    said(finding, text)
}

fn unit<'p>(finding: &Finding<'p>) -> &'p str {
    finding.unit.map_or("", |unit| unit.name())
}

/// The other form of a name, as one reads it.
fn other_name<'p>(finding: &Finding<'p>) -> Cow<'p, str> {
    join_cells(finding.other_name().map_or("", |(other, _)| other))
}

fn role(role: Option<Role>) -> &'static str {
    role.map_or("", Role::as_chinese)
}

/// A word for a short form, for the one of two names that is shorter.
fn short_sides<'w>(own: &str, other: &str, word: &'w str) -> (&'w str, &'w str) {
    let (own, other) = (own.chars().count(), other.chars().count());
    match own.cmp(&other) {
        Ordering::Less => (word, ""),
        Ordering::Equal => ("", ""),
        Ordering::Greater => ("", word),
    }
}
