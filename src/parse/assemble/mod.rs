//! Items into the outline and its tasks.

mod outline;
mod rows;
mod ruled;
mod tasks;
mod whole;
mod wrapped;

pub(super) use rows::tasks_from_rows;
pub(super) use ruled::tasks_from_rules;

use crate::model::deadline::DeadlineData;
use crate::model::element::ElementData;
use crate::model::ids::SectionId;
use crate::model::plan::Tables;
use crate::model::task::TaskData;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind};
use crate::parse::body::Item;
use crate::parse::enumerator::Form;
use crate::parse::heading::title;
use crate::parse::lines::trimmed;
use crate::parse::words;
use crate::text::{Span, trim};
use wrapped::Width;

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
    /// What stands since the clauses of the last task.
    since: Since,
    /// What the clause of the last task stands on.
    stands: Ground,
    /// The form of the section that the last clause on a line of its own closed.
    closed: Option<Form>,
    /// The mark of an annex behind the tasks, where none stands behind it yet.
    mark: Option<Span>,
    /// How wide the lines are, where they are a page's.
    width: Option<Width>,
    /// The paragraph that nothing stands behind yet.
    last: Option<Span>,
    /// What has been found out of pairs of forms: whether the first stands below the second although
    /// it usually stands above.
    inverted: Vec<(Form, Form, bool)>,
}

/// What stands behind the clauses of a task that begins with its heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Since {
    /// Nothing, or something else than lines with labels.
    Other,
    /// Lines with labels, each of which tells more of the task: 备注：分批实施.
    Labels,
    /// Such lines, the last of which has what it tells below it: 整改措施：.
    Open,
}

/// What a clause stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ground {
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
            since: Since::Other,
            stands: Ground::Passage,
            closed: None,
            mark: None,
            width: None,
            last: None,
            inverted: Vec::new(),
        }
    }

    pub(super) fn take(mut self, items: &[Item]) {
        self.reserve(items);
        self.width = Width::of(self.source, items);
        // What was read of a table behind the body comes behind it, so that little is left to be sorted.
        let elements = &mut self.tables.elements;
        let first = items.first().map_or(0, Item::start);
        let behind = elements
            .iter()
            .position(|element| element.span.start() > first);
        let mut behind = elements.split_off(behind.unwrap_or(elements.len()));
        elements.reserve(items.len() + behind.len());
        for (at, item) in items.iter().enumerate() {
            let last = self.last.take();
            match item {
                Item::Heading(heading) => {
                    let behind = items.get(at + 1..).unwrap_or_default();
                    self.heading(heading, behind);
                }
                Item::Prose(span) => self.prose(*span, last),
                Item::Clause(clause) => {
                    let behind = items.get(at + 1..).unwrap_or_default();
                    self.clause(clause, behind);
                }
                Item::Field { line, value } => self.field(*line, *value),
                Item::Punctuation(span) => self.element(*span, ElementKind::Other),
                Item::Outside(span) => {
                    self.element(*span, ElementKind::Other);
                    let odd = Diagnostic::new(DiagnosticCode::TextOutside, *span);
                    self.tables.diagnostics.push(odd);
                }
                Item::Attachment(span) => self.element(*span, ElementKind::Attachments),
                Item::Contents(span) => self.element(*span, ElementKind::Contents),
                Item::Note(span, note) => {
                    self.tables.document.note.get_or_insert(*note);
                    self.element(*span, ElementKind::Note);
                }
                Item::Mark(span) => {
                    self.begin_anew(*span, ElementKind::AnnexMark);
                    self.mark = (!self.tables.tasks.is_empty()).then_some(*span);
                }
                Item::Title(span) => self.begin_anew(*span, ElementKind::Title),
            }
        }
        self.close_from(0);
        self.drop_waiting();
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
        self.since = Since::Other;
        self.element(span, kind);
    }

    /// Takes in a line of prose, or what a line has of it: a paragraph, or the rest of the `last` one.
    fn prose(&mut self, span: Span, last: Option<Span>) {
        const SHORT: usize = 60;
        if let (Some(width), Some(last)) = (self.width, last)
            && width.goes_on(self.source, last, span)
        {
            self.go_on(span);
            return;
        }
        // 责任人：张某 before the units of a task says nothing of it, and between them and its deadline parts nothing.
        let text = span.of(self.source);
        let may_name = self.adjacent || (text.len() <= SHORT && !text.contains(['。', '，']));
        if may_name && words::names_person(text) {
            self.element(span, ElementKind::Label);
            self.extend(span);
            return;
        }
        if self.says_more(text) {
            self.stands = Ground::Heading;
        }
        if self.adjacent && self.stands == Ground::Sentence {
            let task = self.tables.tasks.last().map_or(span, |task| task.span);
            if self.is_one_line(Span::at(task.end(), span.start())) {
                self.stands = Ground::Heading;
            }
        }
        self.since = self.since_with(span);
        self.tables.paragraphs.push(span);
        self.element(span, ElementKind::Paragraph);
        self.extend(span);
        self.passage.get_or_insert(span.start());
        self.adjacent = false;
        self.last = Some(span);
    }

    /// Lets the last paragraph reach to the end of a line that goes on with it.
    fn go_on(&mut self, line: Span) {
        let paragraph = self.tables.paragraphs.last_mut();
        let element = self.tables.elements.last_mut();
        if let (Some(paragraph), Some(element)) = (paragraph, element) {
            *paragraph = paragraph.join(line);
            element.span = *paragraph;
            self.last = Some(*paragraph);
        }
        self.extend(line);
    }

    /// Whether a line right behind the units of a task says more of it: 整改目标：… behind 责任单位：…. Then all that stands
    /// below the task's heading is its own, in whatever order. What the task has said already the line says of another.
    fn says_more(&self, line: &str) -> bool {
        if !self.adjacent {
            return false;
        }
        self.headed().is_some_and(|task| {
            let said = task.span.of(self.source);
            words::described(line).is_some_and(|label| !said.contains(label))
        })
    }

    /// The last task, where it is all that stands below the innermost heading.
    fn headed(&self) -> Option<&TaskData> {
        let open = self.open.last().map(|open| open.id);
        let section = open.and_then(|id| self.tables.sections.get(id.index()))?;
        let task = self.tables.tasks.last().filter(|task| task.section == open);
        task.filter(|task| task.span.start() == section.span.start())
    }

    /// What stands since the clauses of the last task, with a line behind it.
    fn since_with(&self, line: Span) -> Since {
        // What one task says of itself is no longer.
        const LONGEST: usize = 6_000;
        if !self.adjacent && self.since == Since::Other {
            return Since::Other;
        }
        let text = line.of(self.source);
        let Some(label) = words::noted(text) else {
            let is_told = self.since == Since::Open && words::split_label(text).is_none();
            return if is_told { Since::Open } else { Since::Other };
        };
        let said = self.headed().and_then(|task| {
            let said = Span::at(task.span.start(), line.start());
            (said.len() <= LONGEST).then(|| said.of(self.source))
        });
        if said.is_none_or(|said| said.contains(label)) {
            Since::Other
        } else if trim(text).ends_with(words::COLONS) {
            Since::Open
        } else {
            Since::Labels
        }
    }

    /// A line that says what it holds: the first of a task begins its passage.
    fn field(&mut self, line: Span, value: Option<Span>) {
        let of_last = self.says_more(line.of(self.source));
        if of_last {
            self.stands = Ground::Heading;
        } else if self.adjacent {
            self.passage = None;
            self.passage_paragraphs = self.tables.paragraphs.len();
        }
        // Between the heading above and this line nothing stands but lines that say more of it.
        let section = self.open.last().map(|open| open.id.index());
        let section = section.and_then(|at| self.tables.sections.get(at));
        let between = self.tables.paragraphs.get(self.passage_paragraphs..);
        let mut between = between.unwrap_or_default().iter();
        let headed = section.is_some_and(|one| self.passage == Some(one.span.start()))
            && between.all(|one| words::described(one.of(self.source)).is_some());
        let label = trimmed(
            self.source,
            Span::at(line.start(), value.map_or(line.end(), Span::start)),
        );
        self.since = self.since_with(line);
        self.element(label, ElementKind::Label);
        self.extend(line);
        self.passage.get_or_insert(line.start());
        self.adjacent = false;
        if let Some(value) = value {
            self.tables.paragraphs.push(value);
            self.element(value, ElementKind::Paragraph);
            // 政策内容： below a heading says what is to be done under that name.
            let describes = headed && words::described(line.of(self.source)).is_some();
            if !of_last && !describes {
                self.title.get_or_insert(title(self.source, value));
            }
        }
    }

    fn is_one_line(&self, span: Span) -> bool {
        memchr::memchr2(b'\n', b'\r', span.of(self.source).as_bytes()).is_none()
    }
}
