//! Clauses on lines of their own, with the lines that their lists go on in.

use crate::model::assignment::AssignmentData;
use crate::model::{Diagnostic, DiagnosticCode, Role};
use crate::parse::body::labelled::leading_marks;
use crate::parse::body::list::List;
use crate::parse::body::{Body, Item};
use crate::parse::clause;
use crate::parse::lines::Line;
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
        let mut list = self.whole_list(lines, at, (own, at + 1), true);
        let mut read = clause::read_line(self.source, list.span, &mut self.reading);
        // A list that breaks within a name reads well only with the next line.
        if let Some(more) = lines.get(list.next)
            && self.reading.is_doubtful()
            && more.number.is_none()
            && !clause::starts_with_label(more.text(self.source))
        {
            let joined = list.span.join(more.span);
            let joined = self.whole_list(lines, at, (joined, list.next + 1), true);
            if clause::read_line(self.source, joined.span, &mut self.reading)
                && !self.reading.is_doubtful()
            {
                (list, read) = (joined, true);
            } else {
                read = clause::read_line(self.source, list.span, &mut self.reading);
            }
        }
        if !read {
            self.read_in_vain(list, at + 1);
            return None;
        }
        if !self.is_vouched(false) {
            self.refuse(list.span);
            for line in lines.get(at..list.next).unwrap_or_default() {
                self.passage(line.span, line);
            }
            return Some(list.next);
        }
        if list.is_broken {
            let odd = Diagnostic::new(DiagnosticCode::ClauseBroken, list.span);
            self.diagnostics.push(odd);
        }
        self.clause(line.span.join(list.span), true);
        if let Some(Item::Clause(clause)) = self.items.last_mut() {
            clause.number = line.number.map(|number| (number.form, number.value));
        }
        self.report_open(list, lines);
        Some(list.next)
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
        let List {
            span: content,
            next,
            ..
        } = self.whole_list(lines, at, (line.span, at + 1), true);
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
}
