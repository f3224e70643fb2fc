//! Lists of units that go on over lines, behind labels that no bracket is about.

use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::body::Body;
use crate::parse::body::labelled::{DASHES, trailing_labels, trimmed_start, without_stops};
use crate::parse::clause;
use crate::parse::heading::find_stop;
use crate::parse::lines::{Line, trimmed};
use crate::parse::names;
use crate::parse::page_number::is_page_number;
use crate::parse::signs::Kind;
use crate::parse::words::{self, LabelKind};
use crate::text::{Span, trim};

/// A list, with the lines that it goes on in.
#[derive(Clone, Copy)]
pub(super) struct List {
    pub(super) span: Span,
    /// The line behind it.
    pub(super) next: usize,
    /// A line ends within one of its names or labels, as the page has it.
    pub(super) is_broken: bool,
}

/// Marks that a list goes on behind.
const MARKS: [char; 5] = ['、', '，', ',', '；', ';'];

impl Body<'_, '_> {
    /// The list that begins in the line `at` and reaches up to the line `next`, with the lines that it goes on in. 责任单
    /// 位：甲、 goes on; 责任单位： alone has its list in the next line. Where it has its `own` lines, each may hold a unit
    /// without a mark behind.
    pub(super) fn whole_list(
        &self,
        lines: &[Line],
        at: usize,
        (list, next): (Span, usize),
        own: bool,
    ) -> List {
        let mut list = List {
            span: list,
            next,
            is_broken: false,
        };
        let mut before = list;
        let mut single = 0;
        while let Some(first) = lines.get(at).filter(|_| self.may_join()) {
            let next = list.next + self.page_ends(list.span, lines.get(list.next));
            let Some(more) = lines.get(next) else { break };
            let broken = self.breaks_off(list.span, lines, (at, next));
            if broken || self.list_goes_on(list.span, lines, next) {
                single = 0;
            } else if own && next == list.next && self.names_another(list.span, first, more) {
                single += 1;
            } else {
                break;
            }
            before = list;
            list.span = list.span.join(more.span);
            list.next = next + 1;
            list.is_broken |= broken;
        }
        // One unit alone may as well be the heading of what follows (青榆镇 above 1.修渠), or sign at the end.
        if single == 1 && !self.may_follow_units(lines.get(list.next)) {
            return before;
        }
        list
    }

    /// Reads the last piece of a line, with the lines that the list at its end goes on in: 清淤护岸。责任单位：县水利局、 above
    /// 县财政局. Gives the line behind; `None` where it ends with its line.
    pub(super) fn broken_list(
        &mut self,
        piece: Span,
        lines: &[Line],
        (first, at): (usize, usize),
    ) -> Option<usize> {
        let next = lines.get(at + 1)?;
        let source = self.source;
        let text = piece.of(source);
        // Nearly every line ends with a stop or a bracket.
        let is_open = text.ends_with(MARKS) || matches!(text.as_bytes(), [.., 0xE4..=0xE9, _, _]);
        if !is_open || next.number.is_some() || next.spaced || next.tabbed {
            return None;
        }
        let breaks = breaks_label(text, next, source);
        let may_hold_colon = self.brackets.may_hold_colon(piece);
        if !breaks && !may_hold_colon {
            return None;
        }
        let last_stop = |end| self.last_stop(Span::at(piece.start(), piece.start() + end));
        let label = || breaks.then(|| text.len() - last_item(text).len());
        let start = trailing_labels(text, may_hold_colon, last_stop).or_else(label)?;
        let clause = trimmed(source, Span::at(piece.start() + start, piece.end()));
        let content = trimmed_start(source, clause, &DASHES);
        let list = self.whole_list(lines, at, (content, at + 1), false);
        let goes_on = list.next > at + 1;
        let is_read = (goes_on || text.ends_with('、'))
            && clause::read_line(source, list.span, &mut self.reading)
            && !self.reading.is_doubtful();
        if !is_read {
            self.read_in_vain(list, at + 1);
            return None;
        }
        let line = lines.get(first)?;
        if !self.is_vouched(false) {
            self.refuse(list.span);
            self.passage(piece, line);
            for line in lines.get(at + 1..list.next).unwrap_or_default() {
                self.passage(line.span, line);
            }
            return Some(list.next);
        }
        self.report_open(list, lines);
        if !goes_on {
            return None;
        }
        let before = trimmed(source, Span::at(piece.start(), clause.start()));
        self.before_clause(|body| body.sentences(before, line));
        let odd = Diagnostic::new(DiagnosticCode::ClauseBroken, list.span);
        self.diagnostics.push(odd);
        self.clause(clause.join(list.span), false);
        Some(list.next)
    }

    /// Whether lists may be read over lines: not where so many were in vain that it would take the square of the text's
    /// length.
    const fn may_join(&self) -> bool {
        const MOST: usize = 4;
        self.standing.vain <= MOST * self.source.len()
    }

    /// Takes in that a list which begins above the line `behind` was none over the lines that it seemed to go on in.
    pub(super) const fn read_in_vain(&mut self, list: List, behind: usize) {
        if list.next > behind {
            self.standing.vain += list.span.end() - list.span.start();
        }
    }

    /// Says of what stands below a list that is to go on, and is none of it, that it is not read so.
    pub(super) fn report_open(&mut self, list: List, lines: &[Line]) {
        let source = self.source;
        let Some(more) = lines
            .get(list.next)
            .filter(|_| list.span.of(source).ends_with('、'))
        else {
            return;
        };
        let text = more.text(source);
        if more.number.is_none() && !more.spaced && !words::begins_with_label(text) {
            let first = text.split(words::is_separator).next().unwrap_or_default();
            let first = Span::at(more.span.start(), more.span.start() + first.len());
            let odd = Diagnostic::new(DiagnosticCode::UnitDoubtful, first);
            self.diagnostics.push(odd);
        }
    }

    /// Whether a line may stand below the last of several lines of units: a further label, or the heading of a further
    /// item.
    fn may_follow_units(&self, line: Option<&Line>) -> bool {
        let Some(line) = line else { return false };
        let is_further = line.number.is_some_and(|number| number.value > 1);
        let is_label = || clause::starts_with_label(line.text(self.source));
        is_further || (line.number.is_none() && is_label())
    }

    /// How many lines are the number of a page that ends within a list: 县水利局、 above — 3 —.
    fn page_ends(&self, list: Span, line: Option<&Line>) -> usize {
        let is_open = || list.of(self.source).ends_with(MARKS);
        usize::from(line.is_some_and(|line| is_page_number(line.text(self.source)) && is_open()))
    }

    /// Whether a list that reaches to the end of `before` goes on in the line `at` behind it, as a mark says.
    fn list_goes_on(&self, before: Span, lines: &[Line], at: usize) -> bool {
        let Some(more) = lines.get(at) else {
            return false;
        };
        let (before, text) = (before.of(self.source), more.text(self.source));
        let goes_on = before.ends_with(['、', '，', ','])
            || before.ends_with(words::COLONS)
            || text.starts_with(['、', '，'])
            // A line with a label of its own is a clause by itself.
            || (before.ends_with(['；', ';']) && !clause::starts_with_label(text));
        goes_on && (self.is_list(more, names::is_unit) || self.begins_list(more.span, lines, at))
    }

    /// Whether the line behind a list breaks off its last name (县农业 above 农村局、各乡镇) or the label that ends it (责任
    /// above 单位：各乡镇), as lines do that a page has filled.
    fn breaks_off(&self, list: Span, lines: &[Line], (first, at): (usize, usize)) -> bool {
        let (Some(first), Some(more)) = (lines.get(first), lines.get(at)) else {
            return false;
        };
        let source = self.source;
        let before = list.of(source);
        if more.number.is_some()
            || more.spaced
            || more.tabbed
            || before.ends_with(MARKS)
            || before.ends_with(words::COLONS)
        {
            return false;
        }
        if breaks_label(before, more, source) {
            return true;
        }
        let text = more.text(source);
        let own = first.text(source);
        let head = text.split(words::is_separator).next().unwrap_or_default();
        let rest = Span::at(more.span.start() + head.len(), more.span.end());
        let rest = trimmed_start(source, rest, &MARKS);
        // What is a list by itself has names beside it, and so has the line that it goes on from.
        !rest.is_empty()
            && own.contains(MARKS)
            && is_one_name(last_item(before), head)
            && (self.is_names(rest, names::is_unit) || self.begins_list(rest, lines, at))
    }

    /// Whether a span, which ends the line `at`, begins as a list of units does: with names up to a further label, or up to
    /// one that the next line goes on with.
    fn begins_list(&self, span: Span, lines: &[Line], at: usize) -> bool {
        let source = self.source;
        let text = span.of(source);
        let part = |to: usize| Span::at(span.start(), span.start() + to);
        if let Some((start, behind)) = label_within(text) {
            let stop = find_stop(without_stops(behind));
            let names = text.get(..start).unwrap_or_default();
            let names = names.trim_end_matches(words::is_separator).len();
            return stop.is_none() && (names == 0 || self.is_names(part(names), names::is_unit));
        }
        let last = last_item(text);
        let names = text.get(..text.len() - last.len()).unwrap_or_default();
        let names = names.trim_end_matches(words::is_separator).len();
        let goes_on = lines.get(at + 1).is_some_and(|next| {
            let behind = next.text(source);
            let head = behind.split(words::is_separator).next().unwrap_or_default();
            let breaks_name = || head.len() < behind.len() && is_one_name(last, head);
            next.number.is_none()
                && !next.spaced
                && (breaks_label(text, next, source) || breaks_name())
        });
        goes_on && (names == 0 || self.is_names(part(names), names::is_unit))
    }

    /// Whether the line behind a list that begins in `first` is nothing but more units, without a mark between:
    /// 责任单位：县水利局 above 县财政局. A line behind a gap is none of the list's, but where all lines have gaps.
    fn names_another(&self, before: Span, first: &Line, more: &Line) -> bool {
        // Units of a line each have none beside them.
        let own = first.text(self.source);
        let is_single = !own.contains(MARKS);
        is_single
            && more.number.is_none()
            && !more.holds.any(&[Kind::Colon])
            && (first.spaced || !more.spaced)
            && clause::begins_another(before.of(self.source), more.text(self.source))
            && self.is_list(more, names::is_certain)
    }

    /// Whether a line is nothing but units, be it with a mark before or a full stop behind: 县审计局。
    fn is_list(&self, line: &Line, is_name: impl Fn(&str) -> bool) -> bool {
        let list = trimmed_start(self.source, line.span, &['、', '，']);
        self.is_names(list, is_name)
    }

    fn is_names(&self, list: Span, is_name: impl Fn(&str) -> bool) -> bool {
        let length = without_stops(list.of(self.source)).len();
        let list = Span::at(list.start(), list.start() + length);
        clause::is_unit_list(self.source, list, is_name)
    }
}

/// What stands behind the last mark of a text.
fn last_item(text: &str) -> &str {
    let parts = |c| words::is_separator(c) || words::is_colon(c);
    trim(text.rsplit(parts).next().unwrap_or_default())
}

/// Whether the end of a line and the beginning of the next are one name: 县农业 above 农村局.
fn is_one_name(last: &str, head: &str) -> bool {
    // No name is longer.
    const LONGEST: usize = 160;
    !last.is_empty()
        && !head.is_empty()
        && last.len() + head.len() <= LONGEST
        && names::goes_on(last, head)
        && names::is_certain(&[last, head].concat())
}

/// Whether a text ends within a label that goes on in the next line: 责任 above 单位：县水利局.
fn breaks_label(before: &str, next: &Line, source: &str) -> bool {
    // 牵头组织实施单位 is the longest.
    const LONGEST: usize = 24;
    if !next.holds.any(&[Kind::Colon]) || next.number.is_some() {
        return false;
    }
    let Some((word, _)) = words::split_label(next.text(source)) else {
        return false;
    };
    let last = last_item(before);
    let is_short = !last.is_empty() && last.len() + word.len() <= LONGEST;
    is_short
        && matches!(
            words::label(&[last, word].concat()),
            Some(LabelKind::Role(_) | LabelKind::Deadline)
        )
}

/// The first label within a list: where it begins, and what stands behind its colon.
fn label_within(text: &str) -> Option<(usize, &str)> {
    let (before, behind) = text.split_once(words::COLONS)?;
    let (start, kind) = words::label_at_end(before)?;
    (kind != LabelKind::Other).then_some((start, behind))
}
