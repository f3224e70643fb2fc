//! Items into the outline and its tasks.

use crate::model::assignment::Provenance;
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
use crate::parse::words;
use crate::text::{Span, is_blank};

/// A section that is still open, with what has to be known of it until it closes.
struct Open {
    id: SectionId,
    form: Form,
    value: u32,
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
    /// What the clause of the last task stands on.
    stands: Stands,
    /// The form of the section that the last clause on a line of its own closed.
    closed: Option<Form>,
    /// What has been found out of pairs of forms: whether the first stands below the second although
    /// it usually stands above.
    inverted: Vec<(Form, Form, bool)>,
}

/// What a clause stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// What it closes: nothing behind it is its task's.
    Passage,
    /// A heading that is a whole sentence: what goes on behind it on its line is its task's.
    Sentence,
    /// A heading that stands over what follows: all of that is its task's, unless it has clauses of its
    /// own.
    Heading,
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
            stands: Stands::Passage,
            closed: None,
            inverted: Vec::new(),
        }
    }

    pub(super) fn take(mut self, items: &[Item]) {
        self.reserve(items);
        // What was read of a table behind the body comes behind it, so that little is left to be sorted.
        let elements = &mut self.tables.elements;
        let first = items.first().map_or(0, Item::start);
        let behind = elements
            .iter()
            .position(|element| element.span.start() > first);
        let mut behind = elements.split_off(behind.unwrap_or(elements.len()));
        elements.reserve(items.len() + behind.len());
        for (at, item) in items.iter().enumerate() {
            match item {
                Item::Heading(heading) => {
                    let behind = items.get(at + 1..).unwrap_or_default();
                    self.heading(heading, behind);
                }
                Item::Prose(span) => self.prose(*span),
                Item::Clause(clause) => self.clause(clause),
                Item::Field { line, value } => self.field(*line, *value),
                Item::Punctuation(span) => self.element(*span, ElementKind::Other),
                Item::Outside(span) => {
                    self.element(*span, ElementKind::Other);
                    let odd = Diagnostic::new(DiagnosticCode::TextOutside, *span);
                    self.tables.diagnostics.push(odd);
                }
                Item::Mark(span) => self.begin_anew(*span, ElementKind::AnnexMark),
                Item::Title(span) => self.begin_anew(*span, ElementKind::Title),
            }
        }
        self.drop_waiting();
        self.close_from(0);
        self.tables.elements.append(&mut behind);
    }

    /// Makes room for what the items become, so that no table grows step by step.
    fn reserve(&mut self, items: &[Item]) {
        let (mut headings, mut clauses) = (0, 0);
        for item in items {
            headings += usize::from(matches!(item, Item::Heading(_)));
            clauses += usize::from(matches!(item, Item::Clause(_)));
        }
        self.tables.sections.reserve(headings);
        self.tables.tasks.reserve(clauses);
        self.tables.clauses.reserve(clauses);
        let others = items.len() - headings - clauses;
        self.tables.paragraphs.reserve(others);
    }

    fn element(&mut self, span: Span, kind: ElementKind) {
        self.tables.elements.push(ElementData { span, kind });
    }

    /// What stands behind a mark or a title has an outline of its own.
    fn begin_anew(&mut self, span: Span, kind: ElementKind) {
        self.close_from(0);
        self.drop_waiting();
        self.last_top = None;
        self.passage = None;
        self.passage_paragraphs = self.tables.paragraphs.len();
        self.adjacent = false;
        self.element(span, kind);
    }

    fn heading(&mut self, heading: &Heading, behind: &[Item]) {
        let depth = self.depth(heading, behind);
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
            value: heading.value,
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

    /// How many of the open sections stay open around a heading: those above the one of its own form,
    /// or else those of forms that stand above its form.
    fn depth(&mut self, heading: &Heading, behind: &[Item]) -> usize {
        let same = self.open.iter().position(|open| open.form == heading.form);
        if let Some(at) = same {
            return at;
        }
        let mut depth = self.open.len();
        while let Some(open) = depth.checked_sub(1).and_then(|at| self.open.get(at)) {
            let above = (open.form, open.value);
            if above.0 < heading.form || self.is_inverted(heading, above, behind) {
                break;
            }
            depth -= 1;
        }
        depth
    }

    /// Whether a heading begins a list below an open section although its form usually stands above
    /// that one's: 一、 with 第一条 and 第二条 below it, where 二、 is yet to come. Each pair of forms is
    /// looked at once.
    fn is_inverted(&mut self, heading: &Heading, above: (Form, u32), behind: &[Item]) -> bool {
        let known =
            |(below, over, _): &&(Form, Form, bool)| (*below, *over) == (heading.form, above.0);
        if let Some((.., inverted)) = self.inverted.iter().find(known) {
            return *inverted;
        }
        if heading.value != 1 {
            return false;
        }
        let next = behind
            .iter()
            .take_while(|item| !matches!(item, Item::Mark(_) | Item::Title(_)))
            .find_map(|item| match item {
                Item::Heading(next) if next.form == above.0 => Some(next.value),
                _ => None,
            });
        let inverted = next == Some(above.1 + 1);
        self.inverted.push((heading.form, above.0, inverted));
        inverted
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
        // 责任人：张某 between the units of a task and its deadline parts nothing.
        if self.adjacent && words::names_person(span.of(self.source)) {
            self.element(span, ElementKind::Label);
            self.extend(span);
            return;
        }
        if self.adjacent && self.stands == Stands::Sentence {
            let task = self.tables.tasks.last().map_or(span, |task| task.span);
            if self.is_one_line(Span::at(task.end(), span.start())) {
                self.stands = Stands::Heading;
            }
        }
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
        let headed =
            self.passage.is_some() && self.passage_paragraphs == self.tables.paragraphs.len();
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
            // 政策内容： below a heading says what is to be done under that name.
            let describes = ["内容", "措施", "要点", "举措"];
            let label = label.of(self.source).trim_end_matches(['：', ':', '﹕']);
            if !(headed && describes.iter().any(|word| label.ends_with(word))) {
                self.title.get_or_insert(title(self.source, value));
            }
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

    /// Whether a clause that names nobody is of the last task, whose own clause stands on the heading
    /// that this one is below.
    fn is_over_last(&self, clause: &Clause) -> bool {
        let open = self.open.last().map(|open| open.id);
        let last = self.tables.tasks.last();
        self.stands == Stands::Heading
            && clause.deadline.is_some()
            && last.is_some_and(|task| task.section == open && task.deadline.is_none())
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
        self.tables.clauses.push(clause.span);
        let clauses = self.tables.clauses.len();
        let paragraphs = self.tables.paragraphs.len();
        if let Some(task) = self.tables.tasks.last_mut() {
            task.span = task.span.join(clause.span);
            task.paragraphs = Run::new(task.paragraphs.start(), paragraphs);
            task.clauses = Run::new(task.clauses.start(), clauses);
            if clause.assignments.start() < clause.assignments.end() {
                task.assignments = Run::new(task.assignments.start(), clause.assignments.end());
            }
            let second = task.deadline.and(clause.deadline);
            task.deadline = task.deadline.or(clause.deadline);
            let odd = |second: DeadlineData| {
                Diagnostic::new(DiagnosticCode::DeadlineUnplaced, second.span)
            };
            self.tables.diagnostics.extend(second.map(odd));
        }
        self.passage = None;
        self.passage_paragraphs = paragraphs;
    }

    fn task(&mut self, clause: &Clause) {
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
                    Stands::Sentence
                } else {
                    Stands::Heading
                }
            }
            _ => Stands::Passage,
        };
        if clause.own_line {
            let closed = self.open.iter().find(|open| Some(open.id) == section);
            self.closed = closed.map(|open| open.form);
        }
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

    /// The section around the current one that a clause closes as a whole: one with several items, none
    /// of which has a clause of its own.
    ///
    /// The clause has its line to itself, behind items of a line each, or behind a level at which such
    /// clauses stood before. Or all stands on one line (一、修渠。（一）清淤。（二）护岸。（县水利局负责）), or is one
    /// sentence.
    fn whole_item(&self, clause: &Clause) -> Option<SectionId> {
        let [around @ .., innermost] = self.open.as_slice() else {
            return None;
        };
        let last = self.tables.tasks.last().map_or(0, |task| task.span.end());
        let start = |open: &Open| {
            let section = self.tables.sections.get(open.id.index());
            section.map_or(0, |section| section.span.start())
        };
        let mut parents = around
            .iter()
            .rev()
            .take_while(|open| open.children > 1 && start(open) >= last);
        if !clause.own_line {
            let parent = parents.next()?;
            let whole =
                self.goes_on_from(start(innermost)) || self.fills_line(start(parent), clause);
            return whole.then_some(parent.id);
        }
        if let Some(form) = self.closed
            && self.open.iter().any(|open| open.form == form)
        {
            return parents.find(|open| open.form == form).map(|open| open.id);
        }
        let parent = parents.next()?;
        self.is_item(innermost).then_some(parent.id)
    }

    /// Whether the sentence at hand began before a section: 1.清淤；⏎2.护岸。（县水利局负责）
    fn goes_on_from(&self, start: usize) -> bool {
        let before = self.source.get(..start).unwrap_or_default();
        before.trim_end_matches(is_blank).ends_with('；')
    }

    /// Whether a section and the clause that follows are one whole line of several.
    fn fills_line(&self, start: usize, clause: &Clause) -> bool {
        let before = self.source.get(..start).unwrap_or_default();
        let before = before.trim_end_matches(is_blank_in_line);
        before.ends_with(['\n', '\r']) && self.is_one_line(Span::at(start, clause.span.end()))
    }

    /// Whether a section, without those below it, has no more than its line.
    fn is_item(&self, open: &Open) -> bool {
        let Some(section) = self.tables.sections.get(open.id.index()) else {
            return false;
        };
        let end = open.own_paragraphs.unwrap_or(self.tables.paragraphs.len());
        let own = Run::new(section.paragraphs.start(), end);
        let last = own.of(&self.tables.paragraphs).last();
        last.is_none_or(|last| self.is_one_line(Span::at(section.heading.start(), last.end())))
    }

    fn is_one_line(&self, span: Span) -> bool {
        memchr::memchr2(b'\n', b'\r', span.of(self.source).as_bytes()).is_none()
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
            // A clause that stands on a heading is for all below, where nothing below has its own.
            if self.stands == Stands::Heading
                && let Some(task) = self.tables.tasks.last_mut()
                && task.section == Some(open.id)
                && task.span.end() < span.end()
            {
                task.span = task.span.join(span);
                task.paragraphs = Run::new(task.paragraphs.start(), paragraphs);
            }
            // The parent reaches as far as its last subsection.
            self.extend(span);
        }
    }
}

/// Blanks that do not end a line.
fn is_blank_in_line(c: char) -> bool {
    is_blank(c) && !matches!(c, '\n' | '\r')
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
        tables.assignments.extend_from_slice(assignments);
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
