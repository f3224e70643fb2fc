//! Clauses on lines of their own, with the lines that their lists go on in.

use crate::model::Role;
use crate::model::assignment::AssignmentData;
use crate::parse::body::labelled::{leading_marks, trimmed_start, without_stops};
use crate::parse::body::{Body, Item};
use crate::parse::clause;
use crate::parse::lines::Line;
use crate::parse::names;
use crate::parse::signs::Kind;
use crate::parse::words::{self, LabelKind, Labelled};
use crate::text::{Span, trim};

impl Body<'_, '_> {
    /// Reads a line that begins with a label (责任单位：甲、乙) as a clause, with the lines that its list
    /// goes on in. `None` where it is none.
    pub(super) fn own_line(&mut self, lines: &[Line], at: usize) -> Option<usize> {
        let line = lines.get(at)?;
        let text = line.text(self.source);
        let marks = leading_marks(text);
        let bare = text.get(marks..)?;
        let label = words::labelled(bare).filter(|one| one.kind != LabelKind::Other);
        let start = if let Some(Labelled { label, value, .. }) = label {
            // （二）督促整改： is a heading.
            if line.number.is_some() && trim(value).is_empty() && !words::names_bodies(label) {
                return None;
            }
            line.span.start() + marks
        } else {
            let sentences = words::divided(bare).filter(|_| line.number.is_none())?;
            line.span.end() - sentences.len()
        };
        let own = Span::at(start, line.span.end());
        let (mut content, mut next) = self.whole_list(lines, at, own, at + 1);
        let mut read = clause::read_line(self.source, content, &mut self.reading);
        // A list that breaks within a name reads well only with the next line.
        if let Some(more) = lines.get(next)
            && self.reading.is_doubtful()
            && more.number.is_none()
            && !clause::starts_with_label(more.text(self.source))
        {
            let joined = content.join(more.span);
            let (joined, behind) = self.whole_list(lines, at, joined, next + 1);
            if clause::read_line(self.source, joined, &mut self.reading)
                && !self.reading.is_doubtful()
            {
                (content, next, read) = (joined, behind, true);
            } else {
                read = clause::read_line(self.source, content, &mut self.reading);
            }
        }
        if !read {
            return None;
        }
        if !self.is_vouched(false) {
            self.refuse(content);
            for line in lines.get(at..next).unwrap_or_default() {
                self.passage(line.span, line);
            }
            return Some(next);
        }
        let span = line.span.join(content);
        self.clause(span, true);
        Some(next)
    }

    /// Reads a line with the units of a working group (组长单位：甲, 成员单位：乙、丙) as a clause, with the lines that its
    /// list goes on in. `None` where it is none: members are a register but where one of them leads the group, and that
    /// one is where nothing says what the group has to do.
    pub(super) fn members(&mut self, lines: &[Line], at: usize) -> Option<usize> {
        // 副组长单位, 成员单位 and 联系人 may stand before the duties.
        const MOST: usize = 4;
        let line = lines.get(at)?;
        let source = self.source;
        let text = line.text(source);
        if !words::may_begin_group(text) {
            return None;
        }
        let (label, value) = words::split_label(text)?;
        let role = words::role_in_group(label)?;
        let leads = |one: &AssignmentData| one.role == Role::Lead;
        let is_group = if role == Role::Lead {
            let behind = lines.iter().skip(at + 1).take(MOST);
            let mut behind = behind.take_while(|line| line.number.is_none());
            behind.any(|line| words::tells_duties(line.text(source)))
        } else {
            let before = self.items.iter().rev().take(MOST);
            let mut clauses = before.map_while(|item| match item {
                Item::Clause(clause) if clause.own_line => Some(clause.assignments),
                _ => None,
            });
            clauses.any(|clause| clause.of(self.assignments).iter().any(leads))
        };
        let (content, next) = self.whole_list(lines, at, line.span, at + 1);
        let list = Span::at(line.span.end() - value.len(), content.end());
        let label = Span::at(line.span.start(), line.span.start() + label.len());
        let read = (is_group || role == Role::Lead)
            && clause::read_list(source, list, (role, label), &mut self.reading)
            && !self.reading.is_doubtful();
        if !read {
            return None;
        }
        if !is_group || !self.is_vouched(false) {
            self.refuse(content);
            return None;
        }
        self.clause(content, true);
        Some(next)
    }

    /// The list that begins in the line `at` and reaches up to the line `next`, with the lines that it goes on in, and
    /// the line behind them. 责任单位：甲、 goes on; 责任单位： alone has its list in the next line.
    fn whole_list(&self, lines: &[Line], at: usize, list: Span, next: usize) -> (Span, usize) {
        let (mut list, mut next) = (list, next);
        let mut before = list;
        let mut single = 0;
        while let (Some(first), Some(more)) = (lines.get(at), lines.get(next)) {
            if self.list_goes_on(list, more) {
                single = 0;
            } else if self.names_another(list, first, more) {
                single += 1;
            } else {
                break;
            }
            before = list;
            list = list.join(more.span);
            next += 1;
        }
        // One unit alone may as well be the heading of what follows (青榆镇 above 1.修渠), or sign at the end.
        if single == 1 && !self.may_follow_units(lines.get(next)) {
            return (before, next - 1);
        }
        (list, next)
    }

    /// Whether a line may stand below the last of several lines of units: a further label, or the heading of a further
    /// item.
    fn may_follow_units(&self, line: Option<&Line>) -> bool {
        let Some(line) = line else { return false };
        let is_further = line.number.is_some_and(|number| number.value > 1);
        let is_label = || clause::starts_with_label(line.text(self.source));
        is_further || (line.number.is_none() && is_label())
    }

    /// Whether a list that reaches to the end of `before` goes on in the line behind it, as a mark says.
    fn list_goes_on(&self, before: Span, more: &Line) -> bool {
        let before = before.of(self.source);
        let goes_on = before.ends_with(['、', '，', ','])
            || before.ends_with(words::COLONS)
            || more.text(self.source).starts_with(['、', '，']);
        goes_on && self.is_list(more, names::is_unit)
    }

    /// Whether the line behind a list that begins in `first` is nothing but more units, without a mark between:
    /// 责任单位：县水利局 above 县财政局. A line behind a gap is none of the list's, but where all lines have gaps.
    fn names_another(&self, before: Span, first: &Line, more: &Line) -> bool {
        // Units of a line each have none beside them.
        let own = first.text(self.source);
        let is_single = !own.contains(['、', '，', ',', '；', ';']);
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
        let length = without_stops(list.of(self.source)).len();
        let list = Span::at(list.start(), list.start() + length);
        clause::is_unit_list(self.source, list, is_name)
    }
}
