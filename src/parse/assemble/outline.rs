//! Headings into the tree of sections.

use crate::model::assignment::Provenance;
use crate::model::ids::{Run, SectionId};
use crate::model::section::SectionData;
use crate::model::{Diagnostic, DiagnosticCode, ElementKind};
use crate::parse::assemble::{Assembly, Ground, Open, Since};
use crate::parse::body::Item;
use crate::parse::enumerator::Form;
use crate::parse::head;
use crate::parse::heading::Heading;
use crate::parse::words;
use crate::text::Span;

impl Assembly<'_, '_> {
    pub(super) fn heading(&mut self, heading: &Heading, behind: &[Item]) {
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
        // （二）完成时限 above （三）责任单位 is the same task's.
        let goes_on = || depth > 0 && words::tells(heading.words.of(self.source)).is_some();
        if self.waiting.is_some() && !goes_on() {
            self.drop_waiting();
        }
        self.title = None;
        self.adjacent = false;
        self.since = Since::Other;
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
        let mut behind = behind
            .iter()
            .take_while(|item| !matches!(item, Item::Mark(_) | Item::Title(_)))
            .filter_map(|item| match item {
                Item::Heading(next) => Some((next.form, next.value)),
                _ => None,
            });
        let inverted = if above.0.is_of_places() {
            // （一） below 2.2, where 3 is yet to come.
            let open = |next: (Form, u32)| self.open.iter().find(|open| open.form == next.0);
            let goes_on = behind.find_map(|next| Some(next.1 > open(next)?.value));
            goes_on.unwrap_or(true)
        } else {
            behind.find(|next| next.0 == above.0) == Some((above.0, above.1 + 1))
        };
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
        if form == heading.form && heading.value == 1 && self.open.is_empty() {
            self.tell_document();
        }
    }

    /// Tells of the title behind the last section, where there is one: the numbers of the sections begin anew below it.
    #[cold]
    fn tell_document(&mut self) {
        // Those who are addressed and a preface may stand between.
        const MOST: usize = 24;
        let source = self.source;
        let (sections, paragraphs) = (&self.tables.sections, &self.tables.paragraphs);
        let from = sections.last().map_or(0, |last| last.paragraphs.start());
        let from = from.max(paragraphs.len().saturating_sub(MOST));
        let own = self.tables.document.title.map(|title| title.of(source));
        let between = paragraphs.get(from..).unwrap_or_default();
        let title = between.iter().find(|paragraph| {
            let text = paragraph.of(source);
            head::is_title(text) && own != Some(text)
        });
        if let Some(title) = title {
            let odd = Diagnostic::new(DiagnosticCode::AnotherDocument, *title);
            self.tables.diagnostics.push(odd);
        }
    }

    /// Takes in the number of a clause's line beside numbered headings: 3.责任单位：… stands between 2. and 4.
    pub(super) fn count(&mut self, (form, value): (Form, u32)) {
        let beside = self
            .open
            .iter()
            .position(|open| open.form == form && open.value < value);
        match beside.map(|at| at.checked_sub(1)) {
            Some(Some(around)) => {
                if let Some(around) = self.open.get_mut(around) {
                    around.last_child = Some((form, value));
                }
            }
            Some(None) => self.last_top = Some((form, value)),
            None => {}
        }
    }

    /// Lets the open sections reach to the end of what was just read.
    pub(super) fn extend(&mut self, span: Span) {
        if let Some(open) = self.open.last()
            && let Some(section) = self.tables.sections.get_mut(open.id.index())
        {
            section.span = section.span.join(span);
        }
    }

    /// Closes the open sections from a depth on, the innermost first.
    pub(super) fn close_from(&mut self, depth: usize) {
        self.give_waiting(depth);
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
            if self.stands == Ground::Heading
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
