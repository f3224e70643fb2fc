//! What the source says at the record's spans.

use crate::record::TextRecord;
use crate::record::error::{Offsets, Path, parting};
use crate::record::read::Result;
use crate::text::{Span, is_blank, join_lines, trim_start};

/// The source of the record, against which its spans and texts are held.
#[derive(Clone, Copy)]
pub(super) struct Source<'s> {
    text: &'s str,
}

impl<'s> Source<'s> {
    pub(super) fn new(path: Path<'_>, text: &'s str) -> Result<Self> {
        if u32::try_from(text.len()).is_err() {
            return Err(path.expected("a text shorter than 4 GiB", text.len()));
        }
        Ok(Self { text })
    }

    pub(super) const fn text(self) -> &'s str {
        self.text
    }

    /// The text at a span that stands at `path`, which has no blanks at its ends.
    pub(super) fn slice(self, path: Path<'_>, span: Span) -> Result<&'s str> {
        let text = self.place(path, span)?;
        if text.starts_with(is_blank) || text.ends_with(is_blank) {
            let words = text.trim_matches(is_blank);
            let front = text.len() - text.trim_start_matches(is_blank).len();
            let start = if words.is_empty() { 0 } else { front } + span.start();
            let words = Offsets(Span::at(start, start + words.len()));
            let expected = format_args!("a span without blanks at its ends, {words}");
            return Err(path.expected(expected, Offsets(span)));
        }
        Ok(text)
    }

    /// The text at any span that stands at `path`.
    pub(super) fn place(self, path: Path<'_>, span: Span) -> Result<&'s str> {
        span.slice(self.text).ok_or_else(|| {
            let length = self.text.len();
            if span.end() > length {
                let expected = format_args!("a span within the {length} bytes of the source");
                path.expected(expected, Offsets(span))
            } else {
                path.expected("a span on character boundaries", Offsets(span))
            }
        })
    }

    /// Checks that `stated`, which stands at the field `name` of `path`, is what the source says at
    /// the span beside it, as one reads it.
    pub(super) fn reads(
        self,
        path: Path<'_>,
        (name, stated): (&'static str, &str),
        (span_name, span): (&'static str, Span),
    ) -> Result<()> {
        let written = self.slice(path.field(span_name), span)?;
        same(
            path.field(name),
            &join_lines(written),
            stated,
            (span_name, span),
        )
    }

    /// The same of a part of what is called `whole`, within whose span `outer` it stands.
    pub(super) fn reads_part(
        self,
        path: Path<'_>,
        stated: (&'static str, &str),
        (span_name, span): (&'static str, Span),
        (whole, outer): (&str, Span),
    ) -> Result<()> {
        self.reads(path, stated, (span_name, span))?;
        within(path.field(span_name), span, whole, outer)
    }

    /// Checks that the field `name` of `path` is the source at the field `span`, to the byte.
    pub(super) fn says(
        self,
        path: Path<'_>,
        (name, stated): (&'static str, &str),
        span: Span,
    ) -> Result<()> {
        let written = self.slice(path.field("span"), span)?;
        same(path.field(name), written, stated, ("span", span))
    }

    /// The span of a text, once the text is what the source says there.
    pub(super) fn excerpt(self, path: Path<'_>, record: &TextRecord<'_>) -> Result<Span> {
        self.reads(path, ("text", &record.text), ("span", record.span))?;
        Ok(record.span)
    }

    pub(super) fn optional(
        self,
        path: Path<'_>,
        record: Option<&TextRecord<'_>>,
    ) -> Result<Option<Span>> {
        record.map(|record| self.excerpt(path, record)).transpose()
    }

    pub(super) fn excerpts(self, path: Path<'_>, records: &[TextRecord<'_>]) -> Result<Vec<Span>> {
        let read = |(at, record)| self.excerpt(path.entry(at), record);
        records.iter().enumerate().map(read).collect()
    }

    /// Where the text goes on at or behind `offset`, blanks aside.
    pub(super) fn next_text(self, offset: usize) -> usize {
        let rest = self.text.get(offset..).unwrap_or_default();
        offset + (rest.len() - trim_start(rest).len())
    }
}

fn same(
    path: Path<'_>,
    expected: &str,
    stated: &str,
    (span_name, span): (&'static str, Span),
) -> Result<()> {
    if expected == stated {
        return Ok(());
    }
    let (expected, found) = parting(expected, stated);
    let span = Offsets(span);
    Err(path.expected(format_args!("{expected} as {span_name} {span} says"), found))
}

/// Checks that the span at `path` lies within another, which `whole` names.
pub(super) fn within(path: Path<'_>, span: Span, whole: &str, outer: Span) -> Result<()> {
    if outer.covers(span) {
        return Ok(());
    }
    let expected = format_args!("a span within that of {whole}, {}", Offsets(outer));
    Err(path.expected(expected, Offsets(span)))
}

/// Checks that the span at `path` starts at or behind `end`, where the one before it ends.
pub(super) fn behind(path: Path<'_>, span: Span, before: &str, end: usize) -> Result<()> {
    if span.start() >= end {
        return Ok(());
    }
    let expected = format_args!("a span that starts behind {before}, at {end} or later");
    Err(path.expected(expected, Offsets(span)))
}
