//! Clauses into tasks.

use crate::model::deadline::DeadlineData;
use crate::model::ids::{Run, SectionId};
use crate::model::task::TaskData;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind};
use crate::parse::assemble::{Assembly, Ground, Since};
use crate::parse::body::{Clause, Item};
use crate::parse::heading::title;
use crate::text::Span;

impl Assembly<'_, '_> {
    pub(super) fn clause(&mut self, clause: &Clause, behind: &[Item]) {
        self.element(clause.span, ElementKind::Clause);
        self.extend(clause.span);
        // （牵头单位：） closes a task that is nobody's yet.
        let named = clause.vacant || clause.assignments.start() < clause.assignments.end();
        let told = self.told_of(clause, behind);
        if let Some(number) = clause.number {
            self.count(number);
        }
        if self.adjacent && self.tables.tasks.last().is_some() || self.is_of_last(told) {
            self.add_to_last(clause);
        } else if self.is_another_role(clause) {
            self.add_to_last(clause);
            self.adjacent = true;
        } else if named {
            self.task(clause, told, behind);
        } else if self.is_over_last(clause) {
            self.add_to_last(clause);
        } else {
            // A deadline alone waits for the clause of its task.
            let index = self.tables.clauses.len();
            if let Some(deadline) = clause.deadline {
                if self.waiting.is_some() {
                    // A task has one deadline: the first that waits for it.
                    let odd = Diagnostic::new(DiagnosticCode::DeadlineUnplaced, deadline.span);
                    self.tables.diagnostics.push(odd);
                }
                self.waiting.get_or_insert((deadline, index));
                self.passage.get_or_insert(clause.span.start());
            }
            self.tables.clauses.push(clause.span);
        }
    }

    /// Whether the section that a clause [says more of](Self::told_of) is the last task's.
    fn is_of_last(&self, told: Option<SectionId>) -> bool {
        let last = self.tables.tasks.last();
        told.is_some()
            && self.stands == Ground::Heading
            && last.is_some_and(|task| task.section == told)
    }

    /// Whether a clause gives the last task to others in another role, behind lines that tell more of the task:
    /// 督导单位：乙 behind 责任单位：甲 and 整改措施：….
    fn is_another_role(&self, clause: &Clause) -> bool {
        if self.since == Since::Other || !clause.own_line || clause.number.is_some() {
            return false;
        }
        let all = &self.tables.assignments;
        let mut own = clause.assignments.of(all).iter();
        let Some(task) = self.headed().filter(|_| own.len() > 0) else {
            return false;
        };
        let given = task.assignments.of(all);
        own.all(|one| given.iter().all(|other| other.role != one.role))
    }

    /// Whether a clause that names nobody is of the last task, whose own clause stands on the heading
    /// that this one is below.
    fn is_over_last(&self, clause: &Clause) -> bool {
        let open = self.open.last().map(|open| open.id);
        let last = self.tables.tasks.last();
        self.stands == Ground::Heading
            && clause.deadline.is_some()
            && last.is_some_and(|task| task.section == open && task.deadline.is_none())
    }

    /// Gives a deadline that no clause has followed to the last task, where that stands on a heading which closes now,
    /// as the sections from a depth on do: 完成时限：… behind the numbered measures of a task is the whole task's. Where
    /// another says by when its own item is done none is.
    pub(super) fn give_waiting(&mut self, depth: usize) {
        let Some((deadline, index)) = self.waiting else {
            return;
        };
        let span = self.tables.clauses.get(index).copied();
        let clauses = self.tables.clauses.len();
        let paragraphs = self.tables.paragraphs.len();
        let closing = self.open.get(depth..).unwrap_or_default();
        let closes = |section| closing.iter().any(|open| Some(open.id) == section);
        if self.stands == Ground::Heading
            && clauses == index + 1
            && let (Some(span), Some(task)) = (span, self.tables.tasks.last_mut())
            && closes(task.section)
            && task.clauses.end() == index
            && task.deadline.is_none()
        {
            task.deadline = Some(deadline);
            task.span = task.span.join(span);
            task.paragraphs = Run::new(task.paragraphs.start(), paragraphs);
            task.clauses = Run::new(task.clauses.start(), clauses);
            self.waiting = None;
        }
    }

    /// Gives up a deadline whose task has not come.
    pub(super) fn drop_waiting(&mut self) {
        if let Some((deadline, _)) = self.waiting.take() {
            let odd = Diagnostic::new(DiagnosticCode::DeadlineUnplaced, deadline.span);
            self.tables.diagnostics.push(odd);
        }
    }

    /// A clause right behind another: both close the same task.
    fn add_to_last(&mut self, clause: &Clause) {
        self.tables.clauses.push(clause.span);
        let clauses = self.tables.clauses.len();
        let paragraphs = self.tables.paragraphs.len();
        if let Some(task) = self.tables.tasks.last_mut() {
            task.span = task.span.join(clause.span);
            task.paragraphs = Run::new(task.paragraphs.start(), paragraphs);
            task.clauses = Run::new(task.clauses.start(), clauses);
            if clause.assignments.start() < clause.assignments.end() {
                task.assignments = Run::new(task.assignments.start(), clause.assignments.end());
                self.since = Since::Other;
            }
            let second = task.deadline.and(clause.deadline);
            task.deadline = task.deadline.or(clause.deadline);
            let odd = |second: DeadlineData| {
                Diagnostic::new(DiagnosticCode::DeadlineUnplaced, second.span)
            };
            self.tables.diagnostics.extend(second.map(odd));
        }
        self.passage = None;
        // What a line with a label names stands in that passage.
        self.title = None;
        self.passage_paragraphs = paragraphs;
    }

    /// Makes a task of what a clause closes, which may say more of a section that it is `told` of.
    fn task(&mut self, clause: &Clause, told: Option<SectionId>, behind: &[Item]) {
        let told = told.filter(|id| self.is_taskless(*id));
        let item = told.or_else(|| self.whole_item(clause, behind));
        let section = item.or_else(|| self.open.last().map(|open| open.id));
        let heading = section.and_then(|id| self.tables.sections.get(id.index()));
        let (start, first_paragraph) = match (item, heading) {
            (Some(_), Some(section)) => (section.span.start(), section.paragraphs.start()),
            _ => (
                self.passage.unwrap_or(clause.span.start()),
                self.passage_paragraphs,
            ),
        };
        let paragraphs = Run::new(first_paragraph, self.tables.paragraphs.len());
        // A heading is closed by its clause where it stands in the same passage.
        let heading_end = heading
            .map(|section| section.heading.end())
            .filter(|end| *end > start);
        let title = self
            .title
            .take()
            .or_else(|| heading.map(|section| section.heading))
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| self.first_words(paragraphs, clause));
        let (deadline, first_clause) = match self.waiting.take() {
            Some((deadline, clause)) => (Some(deadline), clause),
            None => (clause.deadline, self.tables.clauses.len()),
        };
        if let Some(mark) = self.mark.take() {
            let odd = Diagnostic::new(DiagnosticCode::AnnexAsBody, mark);
            self.tables.diagnostics.push(odd);
        }
        self.tables.clauses.push(clause.span);
        self.tables.tasks.push(TaskData {
            section,
            title,
            span: Span::at(start, clause.span.end()),
            paragraphs,
            clauses: Run::new(first_clause, self.tables.clauses.len()),
            assignments: clause.assignments,
            deadline,
        });
        self.stands = match heading_end {
            Some(end) if item.is_none() && paragraphs.start() == paragraphs.end() => {
                let behind = Span::at(end, clause.span.start()).of(self.source);
                if behind.starts_with('。') {
                    Ground::Sentence
                } else {
                    Ground::Heading
                }
            }
            // Further items may say more of the whole.
            _ if told.is_some() => Ground::Heading,
            _ => Ground::Passage,
        };
        // What closes the only item of a list may close the whole as well, and tells nothing of those that follow.
        let mut around = self.open.iter().rev().skip(1);
        let alone = item.is_none() && around.next().is_some_and(|parent| parent.children == 1);
        if clause.own_line && !alone {
            let closed = self.open.iter().find(|open| Some(open.id) == section);
            self.closed = closed.map(|open| open.form);
        }
        if let Some(item) = item {
            self.leave_to(item);
        }
        self.passage = None;
        self.passage_paragraphs = self.tables.paragraphs.len();
        self.adjacent = true;
        self.since = Since::Other;
    }

    /// What names a task that stands under no heading: its first words, or its clause where it is
    /// nothing else.
    fn first_words(&self, paragraphs: Run, clause: &Clause) -> Span {
        let first = paragraphs.of(&self.tables.paragraphs).first();
        first.map_or(clause.span, |first| title(self.source, *first))
    }
}
