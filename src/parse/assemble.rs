//! Items into the outline and its tasks.

use crate::model::assignment::{AssignmentData, Provenance};
use crate::model::element::ElementData;
use crate::model::ids::{Run, SectionId, TaskId};
use crate::model::plan::Tables;
use crate::model::section::SectionData;
use crate::model::task::{DeadlineData, TaskData};
use crate::model::{Diagnostic, DiagnosticCode, ElementKind};
use crate::parse::body::{Clause, Item};
use crate::parse::enumerator::Form;
use crate::parse::heading::{Heading, title};
use crate::parse::lines::trimmed;
use crate::text::Span;

/// A section that is still open, with what has to be known of it until it closes.
struct Open {
    id: SectionId,
    form: Form,
    /// The number of the last subsection directly below, of whatever form.
    last_child: Option<(Form, u32)>,
    children: u32,
    /// Paragraphs before its first subsection end here.
    own_paragraphs: Option<usize>,
}

pub(super) struct Assembly<'s, 't> {
    source: &'s str,
    tables: &'t mut Tables,
    open: Vec<Open>,
    /// The last top-level heading's form and number.
    last_top: Option<(Form, u32)>,
    /// Where the passage that the next clause closes begins.
    passage: Option<usize>,
    /// The first paragraph of that passage.
    passage_paragraphs: usize,
    /// What a line with a label named the task.
    title: Option<Span>,
    /// A deadline printed before the clause of its task, with the first clause that says so.
    waiting: Option<(DeadlineData, usize)>,
    /// Nothing but clauses stands since the last task.
    adjacent: bool,
}

impl<'s, 't> Assembly<'s, 't> {
    pub(super) fn new(source: &'s str, tables: &'t mut Tables) -> Self {
        Self {
            source,
            passage_paragraphs: tables.paragraphs.len(),
            tables,
            open: Vec::new(),
            last_top: None,
            passage: None,
            title: None,
            waiting: None,
            adjacent: false,
        }
    }

    pub(super) fn take(mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Heading(heading) => self.heading(heading),
                Item::Prose(span) => self.prose(*span),
                Item::Clause(clause) => self.clause(clause),
                Item::Field { line, value } => self.field(*line, *value),
                Item::Punctuation(span) => self.element(*span, ElementKind::Other),
                Item::Outside(span) => {
                    self.element(*span, ElementKind::Other);
                    let odd = Diagnostic::new(DiagnosticCode::TextOutside, *span);
                    self.tables.diagnostics.push(odd);
                }
                Item::Mark(span) => {
                    self.close_from(0);
                    self.drop_waiting();
                    self.last_top = None;
                    self.passage = None;
                    self.passage_paragraphs = self.tables.paragraphs.len();
                    self.adjacent = false;
                    self.element(*span, ElementKind::AnnexMark);
                }
            }
        }
        self.drop_waiting();
        self.close_from(0);
    }

    fn element(&mut self, span: Span, kind: ElementKind) {
        self.tables.elements.push(ElementData { span, kind });
    }

    fn heading(&mut self, heading: &Heading) {
        let depth = self
            .open
            .iter()
            .position(|open| open.form >= heading.form)
            .unwrap_or(self.open.len());
        self.close_from(depth);
        self.check_number(heading);
        let id = SectionId::at(self.tables.sections.len());
        let paragraphs = self.tables.paragraphs.len();
        if let Some(parent) = self.open.last_mut() {
            parent.children += 1;
            parent.last_child = Some((heading.form, heading.value));
            parent.own_paragraphs.get_or_insert(paragraphs);
        } else {
            self.last_top = Some((heading.form, heading.value));
        }
        self.tables.sections.push(SectionData {
            parent: self.open.last().map(|open| open.id),
            end: id,
            level: u8::try_from(self.open.len() + 1).unwrap_or(u8::MAX),
            provenance: match heading.repaired_from {
                Some(_) => Provenance::Repaired,
                None => Provenance::Stated,
            },
            number: heading.number,
            heading: heading.words,
            span: heading.head,
            tasks: Run::new(self.tables.tasks.len(), self.tables.tasks.len()),
            paragraphs: Run::new(paragraphs, paragraphs),
            repaired_from: heading.repaired_from,
        });
        self.open.push(Open {
            id,
            form: heading.form,
            last_child: None,
            children: 0,
            own_paragraphs: None,
        });
        self.element(heading.head, ElementKind::Heading);
        self.passage = Some(heading.head.start());
        self.passage_paragraphs = paragraphs;
        self.drop_waiting();
        self.title = None;
        self.adjacent = false;
    }

    /// Reports a number that does not follow its predecessor's. A first heading may begin anywhere:
    /// numbers that run on across headings do.
    fn check_number(&mut self, heading: &Heading) {
        let before = match self.open.last() {
            Some(parent) => parent.last_child,
            None => self.last_top,
        };
        let Some((form, value)) = before else { return };
        let follows = heading.value == value + 1 || (heading.value == 1 && value != 1);
        if form == heading.form && !follows {
            let odd = Diagnostic::new(DiagnosticCode::HeadingNumberUnexpected, heading.number);
            self.tables.diagnostics.push(odd);
        }
    }

    fn prose(&mut self, span: Span) {
        self.tables.paragraphs.push(span);
        self.element(span, ElementKind::Paragraph);
        self.extend(span);
        self.passage.get_or_insert(span.start());
        self.adjacent = false;
    }

    /// A line that says what it holds: the first of a task begins its passage.
    fn field(&mut self, line: Span, value: Option<Span>) {
        if self.adjacent {
            self.passage = None;
            self.passage_paragraphs = self.tables.paragraphs.len();
        }
        let label = trimmed(
            self.source,
            Span::at(line.start(), value.map_or(line.end(), Span::start)),
        );
        self.element(label, ElementKind::Label);
        self.extend(line);
        self.passage.get_or_insert(line.start());
        self.adjacent = false;
        if let Some(value) = value {
            self.tables.paragraphs.push(value);
            self.element(value, ElementKind::Paragraph);
            self.title.get_or_insert(title(self.source, value));
        }
    }

    fn clause(&mut self, clause: &Clause) {
        self.element(clause.span, ElementKind::Clause);
        self.extend(clause.span);
        // （牵头单位：） closes a task that is nobody's yet.
        let named = clause.vacant || clause.assignments.start() < clause.assignments.end();
        if self.adjacent && self.tables.tasks.last().is_some() {
            self.add_to_last(clause);
        } else if named {
            self.task(clause);
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

    /// Gives up a deadline whose task has not come.
    fn drop_waiting(&mut self) {
        if let Some((deadline, _)) = self.waiting.take() {
            let odd = Diagnostic::new(DiagnosticCode::DeadlineUnplaced, deadline.span);
            self.tables.diagnostics.push(odd);
        }
    }

    /// A clause right behind another: both close the same task.
    fn add_to_last(&mut self, clause: &Clause) {
        let owner = TaskId::at(self.tables.tasks.len().saturating_sub(1));
        self.own(clause.assignments, owner);
        self.tables.clauses.push(clause.span);
        let clauses = self.tables.clauses.len();
        if let Some(task) = self.tables.tasks.last_mut() {
            task.span = task.span.join(clause.span);
            task.clauses = Run::new(task.clauses.start(), clauses);
            if clause.assignments.start() < clause.assignments.end() {
                task.assignments = Run::new(task.assignments.start(), clause.assignments.end());
            }
            task.deadline = task.deadline.or(clause.deadline);
        }
        self.passage = None;
    }

    fn own(&mut self, assignments: Run, owner: TaskId) {
        let run = assignments.start()..assignments.end();
        for assignment in self.tables.assignments.get_mut(run).unwrap_or_default() {
            assignment.owner = owner.0;
        }
    }

    fn task(&mut self, clause: &Clause) {
        let owner = TaskId::at(self.tables.tasks.len());
        self.own(clause.assignments, owner);
        let item = self.whole_item(clause);
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
        if let Some(item) = item {
            self.leave_to(item);
        }
        self.passage = None;
        self.passage_paragraphs = self.tables.paragraphs.len();
        self.adjacent = true;
    }

    /// A task that closes a whole section is none of the subsections' that are still open: theirs
    /// begin behind it.
    fn leave_to(&mut self, item: SectionId) {
        let behind = self.tables.tasks.len();
        for below in self.open.iter().filter(|open| open.id > item) {
            if let Some(section) = self.tables.sections.get_mut(below.id.index()) {
                section.tasks = Run::new(behind, behind);
            }
        }
    }

    /// The section around the current one that a clause on its own line closes as a whole: one with
    /// several items, none of which has a clause of its own.
    fn whole_item(&self, clause: &Clause) -> Option<SectionId> {
        let [.., parent, _] = self.open.as_slice() else {
            return None;
        };
        let start = self.tables.sections.get(parent.id.index())?.span.start();
        let last = self.tables.tasks.last();
        let none_yet = last.is_none_or(|task| task.span.end() <= start);
        (clause.own_line && parent.children > 1 && none_yet).then_some(parent.id)
    }

    /// What names a task that stands under no heading: its first words, or its clause where it is
    /// nothing else.
    fn first_words(&self, paragraphs: Run, clause: &Clause) -> Span {
        let first = paragraphs.of(&self.tables.paragraphs).first();
        first.map_or(clause.span, |first| title(self.source, *first))
    }

    /// Lets the open sections reach to the end of what was just read.
    fn extend(&mut self, span: Span) {
        if let Some(open) = self.open.last()
            && let Some(section) = self.tables.sections.get_mut(open.id.index())
        {
            section.span = section.span.join(span);
        }
    }

    /// Closes the open sections from a depth on, the innermost first.
    fn close_from(&mut self, depth: usize) {
        let end = SectionId::at(self.tables.sections.len());
        let paragraphs = self.tables.paragraphs.len();
        let tasks = self.tables.tasks.len();
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            let Some(section) = self.tables.sections.get_mut(open.id.index()) else {
                return;
            };
            section.end = end;
            section.tasks = Run::new(section.tasks.start(), tasks);
            let own = open.own_paragraphs.unwrap_or(paragraphs);
            section.paragraphs = Run::new(section.paragraphs.start(), own);
            let span = section.span;
            // The parent reaches as far as its last subsection.
            self.extend(span);
        }
    }
}

/// Makes tasks of the rows of a task table, for a document whose body states none.
pub(super) fn tasks_from_rows(source: &str, tables: &mut Tables) {
    let Some(annex) = &mut tables.annex else {
        return;
    };
    for row in &mut annex.rows {
        let assignments = row.assignments.of(&annex.assignments);
        if assignments.is_empty() {
            continue;
        }
        let owner = TaskId::at(tables.tasks.len());
        let first = tables.assignments.len();
        let copies = assignments.iter().map(|assignment| AssignmentData {
            owner: owner.0,
            ..assignment.clone()
        });
        tables.assignments.extend(copies);
        let texts = row.paragraphs.of(&annex.paragraphs);
        let paragraph = tables.paragraphs.len();
        tables.paragraphs.extend_from_slice(texts);
        tables.tasks.push(TaskData {
            section: None,
            title: texts.first().map_or(row.span, |text| title(source, *text)),
            span: row.span,
            paragraphs: Run::new(paragraph, tables.paragraphs.len()),
            clauses: Run::default(),
            assignments: Run::new(first, tables.assignments.len()),
            deadline: row.deadline,
        });
        row.task = Some(owner);
    }
}
