//! Texts that are broken over lines: read as if they were not, with their places in the source.

use crate::model::packed::MaybeIndex;
use crate::model::{Diagnostic, Provenance, Role};
use crate::parse::clause::list::{Label, Lists};
use crate::parse::clause::{
    Reading, is_unit_list, read, read_line_of, starts_with_label, starts_with_role_label,
};
use crate::parse::lines::trimmed;
use crate::parse::names;
use crate::parse::page_number::is_page_number;
use crate::parse::words;
use crate::text::{Span, is_blank, trim};

/// A text that was broken over lines, joined, with the places that its lines come from.
pub(super) struct Joined {
    pub(super) text: String,
    /// Where each line begins here, and where it stands in the source.
    lines: Vec<(usize, Span)>,
    /// Where the last item begins: it may have very many lines.
    item: usize,
}

/// Where the lines of a text break.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Anywhere, as a page has it.
    Anywhere,
    /// Between units too, without a mark: one stands below the other.
    Between,
}

impl Joined {
    /// `None` for a text on one line.
    pub(super) fn of(source: &str, content: Span, breaks: Breaks) -> Option<Self> {
        let text = content.of(source);
        memchr::memchr2(b'\n', b'\r', text.as_bytes())?;
        let mut joined = Self {
            text: String::with_capacity(text.len()),
            lines: Vec::new(),
            item: 0,
        };
        let mut start = content.start();
        for line in text.split(['\n', '\r']) {
            let span = trimmed(source, Span::at(start, start + line.len()));
            start += line.len() + 1;
            // A clause may go on over the end of a page.
            if !span.is_empty() && !is_page_number(span.of(source)) {
                // Behind a whole name a line that begins with a label goes on with nothing; behind 主要
                // it may be the rest of the label.
                let last = joined.last_item();
                let whole = names::is_unit(last) && !names::leaves_bracket_open(last);
                if whole && starts_with_label(span.of(source)) {
                    joined.part('；');
                } else if breaks == Breaks::Between && begins_another(last, span.of(source)) {
                    joined.part('、');
                }
                joined.push(source, span);
            }
        }
        Some(joined)
    }

    /// The pieces of a table's cell. Other than in prose each may hold names of its own.
    fn of_cell(source: &str, pieces: &[Span]) -> Self {
        let mut joined = Self {
            text: String::new(),
            lines: Vec::with_capacity(pieces.len()),
            item: 0,
        };
        for piece in pieces {
            let text = piece.of(source);
            if starts_with_label(text) {
                joined.part('；');
            } else if !names::goes_on(joined.last_item(), first_item(text)) {
                joined.part('、');
            }
            joined.push(source, *piece);
        }
        joined
    }

    fn push(&mut self, source: &str, line: Span) {
        self.lines.push((self.text.len(), line));
        let start = self.text.len();
        let line = line.of(source);
        self.text.push_str(line);
        if let Some((at, mark)) = line.char_indices().rfind(|(_, c)| parts_items(*c)) {
            self.item = start + at + mark.len_utf8();
        }
    }

    /// Parts what follows from the last item, if there is one.
    fn part(&mut self, mark: char) {
        if self.text.is_empty() {
            return;
        }
        self.text.push(mark);
        self.item = self.text.len();
    }

    /// What stands behind the last mark.
    fn last_item(&self) -> &str {
        trim(self.text.get(self.item..).unwrap_or_default())
    }

    /// The line that a place here stands in. At the seam of two lines a start belongs to the later one,
    /// an end to the earlier.
    fn line(&self, at: usize, is_end: bool) -> usize {
        let behind = self
            .lines
            .partition_point(|(start, _)| *start < at || (*start == at && !is_end));
        behind.saturating_sub(1)
    }

    fn span(&self, source: &str, span: Span) -> Span {
        let at = self.line(span.start(), false);
        let (here, first) = self.lines.get(at).copied().unwrap_or_default();
        // What stands between two lines here alone has no place of its own.
        let start = (first.start() + span.start() - here).min(first.end());
        if span.is_empty() {
            return Span::at(start, start);
        }
        let lines = self.lines.get(at..=self.line(span.end(), true));
        let (mut here, mut last) = (here, first);
        for (next_here, next) in lines.unwrap_or_default().iter().skip(1) {
            // Between the lines of a cell there may stand those of the cells beside it.
            if !is_blank_between(source, last, *next) {
                return Span::at(start, first.end());
            }
            (here, last) = (*next_here, *next);
        }
        Span::at(start, (last.start() + span.end() - here).min(last.end()))
    }

    /// Lets what was read here tell its places in the source.
    pub(super) fn give_back(&self, source: &str, out: &mut Reading) {
        for mention in &mut out.mentions {
            let written = mention.span;
            mention.span = self.span(source, written);
            // A column's head is in its place already.
            if mention.label.end() <= self.text.len() {
                mention.label = self.span(source, mention.label);
            }
            if mention.span.of(source) != written.of(&self.text) {
                if mention.name.is_none() {
                    mention.name = Some(written.of(&self.text).into());
                    mention.unit = MaybeIndex::new(None);
                }
                // Other cells, or a mark, may stand between its pieces.
                let solid = names::without_blanks(mention.span.of(source));
                if solid.as_deref() != mention.name.as_deref() {
                    mention.provenance = Provenance::Inferred;
                }
            }
        }
        out.deadline = out.deadline.map(|span| self.span(source, span));
        for rule in &mut out.rules {
            *rule = rule.map(|span| self.span(source, span));
        }
        for odd in &mut out.odd {
            *odd = Diagnostic::new(odd.code(), self.span(source, odd.span()));
        }
        debug_assert!(
            out.mentions
                .iter()
                .all(|one| one.span.slice(source).is_some())
        );
    }
}

fn parts_items(c: char) -> bool {
    words::is_separator(c) || words::is_colon(c) || matches!(c, '\n' | '\r')
}

/// What stands behind the last mark of a text.
fn last_item(text: &str) -> &str {
    trim(text.rsplit(parts_items).next().unwrap_or_default())
}

/// Whether a line behind a text that ends with a unit names another, though no mark parts the two: 县水利局 above
/// 县财政局, and not 县城市 above 管理局.
pub(in crate::parse) fn begins_another(before: &str, line: &str) -> bool {
    let (last, next) = (last_item(before), trim(first_item(line)));
    let whole = |name| names::is_certain(name) && !names::leaves_bracket_open(name);
    !next.starts_with(words::OPENING) && whole(last) && whole(next) && !names::goes_on(last, next)
}

fn first_item(text: &str) -> &str {
    text.split(parts_items).next().unwrap_or_default()
}

/// Whether nothing but blanks, or the breaks that a table in Markdown prints, parts two lines.
fn is_blank_between(source: &str, first: Span, last: Span) -> bool {
    let between = source.get(first.end()..last.start()).unwrap_or_default();
    let breaks = |c: char| is_blank(c) || matches!(c, '<' | 'b' | 'r' | '/' | '>');
    between.chars().all(breaks)
}

/// Reads the cell of a table whose column has a role: its pieces, as a rule one.
pub(in crate::parse) fn read_cell(
    source: &str,
    pieces: &[Span],
    role: Role,
    label: Span,
    out: &mut Reading,
) {
    out.clear();
    // **牵头**：甲 in Markdown.
    let marked = |piece: &Span| piece.of(source).starts_with('*');
    let unmarked: Vec<_>;
    let pieces = if pieces.iter().any(marked) {
        unmarked = pieces.iter().map(|piece| bare(source, *piece)).collect();
        unmarked.as_slice()
    } else {
        pieces
    };
    let [only] = pieces else {
        let joined = Joined::of_cell(source, pieces);
        // Names that are known have their places in the source.
        let known = std::mem::take(&mut out.known);
        joined.read_cell(role, out);
        out.known = known;
        joined.give_back(source, out);
        for mention in &mut out.mentions {
            if mention.label == joined.head() {
                mention.label = label;
            }
        }
        return;
    };
    // 牵头单位：甲；责任单位：乙 within one cell: its labels say more than the column does.
    let labelled = starts_with_role_label(only.of(source)) && read(source, *only, out);
    if !labelled {
        out.clear();
        let label = Label { role, span: label };
        Lists::new(source, out).list(Some(label), *only, None);
    }
}

/// A piece without the emphasis about it, or that which a label at its start begins with.
fn bare(source: &str, piece: Span) -> Span {
    let text = piece.of(source);
    let inner = text
        .strip_prefix("**")
        .and_then(|text| text.strip_suffix("**"));
    if let Some(inner) = inner.filter(|inner| !inner.contains("**")) {
        let start = piece.start() + "**".len();
        return trimmed(source, Span::at(start, start + inner.len()));
    }
    let behind = text.trim_start_matches('*');
    if starts_with_label(behind) {
        Span::at(piece.end() - behind.len(), piece.end())
    } else {
        piece
    }
}

impl Joined {
    fn read_cell(&self, role: Role, out: &mut Reading) {
        let whole = Span::at(0, self.text.len());
        let text = self.text.trim_start_matches(words::is_separator);
        let labelled = starts_with_role_label(text) && read_line_of(&self.text, whole, out);
        if !labelled {
            out.clear();
            let span = self.head();
            Lists::new(&self.text, out).list(Some(Label { role, span }), whole, None);
        }
    }

    /// A place behind all that stands here, for the column's head, which does not stand here.
    fn head(&self) -> Span {
        Span::at(self.text.len() + 1, self.text.len() + 2)
    }
}

/// Whether the pieces of a cell, one below the other, are a list of units together, though the first is
/// none by itself: 县发展和改革 above 局.
pub(in crate::parse) fn is_unit_list_over(
    source: &str,
    pieces: &[Span],
    is_name: impl Fn(&str) -> bool,
) -> bool {
    let joined = Joined::of_cell(source, pieces);
    is_unit_list(&joined.text, Span::at(0, joined.text.len()), is_name)
}
