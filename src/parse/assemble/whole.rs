//! The sections that a clause closes as a whole.

use crate::model::ids::{Run, SectionId};
use crate::parse::assemble::{Assembly, Open};
use crate::parse::body::{Clause, Item};
use crate::parse::words;
use crate::text::{Span, is_blank};

impl Assembly<'_, '_> {
    /// A task that closes a whole section is none of the subsections' that are still open: theirs
    /// begin behind it.
    pub(super) fn leave_to(&mut self, item: SectionId) {
        let behind = self.tables.tasks.len();
        for below in self.open.iter().filter(|open| open.id > item) {
            if let Some(section) = self.tables.sections.get_mut(below.id.index()) {
                section.tasks = Run::new(behind, behind);
            }
        }
    }

    /// The section that a clause says more of which is an item below it beside others: 2.责任单位：… behind 1.工作内容：…, and
    /// what stands below （三）责任单位. Where the items begin anew behind it they are groups of several tasks.
    pub(super) fn told_of(&self, clause: &Clause, behind: &[Item]) -> Option<SectionId> {
        // More items than say what a task is.
        const MOST: usize = 64;
        let innermost = self.open.last()?;
        let words = self.tables.sections.get(innermost.id.index())?;
        if words::tells(words.heading.of(self.source)).is_some() {
            let around = self.open.len().checked_sub(2);
            return around.and_then(|at| self.open.get(at)).map(|open| open.id);
        }
        let (form, value) = clause.number?;
        let item = self
            .open
            .iter()
            .position(|open| open.form == form && open.value < value)?;
        let mut next = behind.iter().take(MOST).filter_map(|item| match item {
            Item::Heading(next) => (next.form <= form).then_some((next.form, next.value)),
            _ => None,
        });
        let again = next
            .next()
            .is_some_and(|next| next.0 == form && next.1 <= value);
        let around = item.checked_sub(1).filter(|_| !again)?;
        self.open.get(around).map(|open| open.id)
    }

    /// The section around the current one that a clause closes as a whole: one with several items, none
    /// of which has a clause of its own.
    ///
    /// The clause has its line to itself, behind items of a line each, or behind a level at which such
    /// clauses stood before, and no further item is `behind`: else it is that of the last item alone. Or all
    /// stands on one line (一、修渠。（一）清淤。（二）护岸。（县水利局负责）), or is one sentence.
    pub(super) fn whole_item(&self, clause: &Clause, behind: &[Item]) -> Option<SectionId> {
        let [around @ .., innermost] = self.open.as_slice() else {
            return None;
        };
        let last = self.tables.tasks.last().map_or(0, |task| task.span.end());
        let start = |open: &Open| self.start(open.id);
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
        let parent = parents.next().filter(|_| !goes_on(innermost, behind))?;
        if let Some(form) = self.closed
            && self.open.iter().any(|open| open.form == form)
        {
            let closed = std::iter::once(parent)
                .chain(parents)
                .find(|open| open.form == form);
            // 三、 with nothing below it but （一） is none that a clause could close.
            if closed.is_some() || innermost.form == form {
                return closed.map(|open| open.id);
            }
        }
        self.is_item(innermost).then_some(parent.id)
    }

    /// Where a section begins.
    fn start(&self, id: SectionId) -> usize {
        let section = self.tables.sections.get(id.index());
        section.map_or(0, |section| section.span.start())
    }

    /// Whether nothing in a section has a task yet.
    pub(super) fn is_taskless(&self, id: SectionId) -> bool {
        let last = self.tables.tasks.last().map_or(0, |task| task.span.end());
        self.start(id) >= last
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
}

/// Whether the list that a section is an item of goes on with the heading behind it. None is asked for twice: with the
/// clause at hand the sections above have a task.
fn goes_on(item: &Open, behind: &[Item]) -> bool {
    let next = behind
        .iter()
        .take_while(|item| !matches!(item, Item::Mark(_) | Item::Title(_)))
        .find_map(|item| match item {
            Item::Heading(next) => Some(next),
            _ => None,
        });
    next.is_some_and(|next| next.form == item.form && next.value > item.value)
}

/// Blanks that do not end a line.
fn is_blank_in_line(c: char) -> bool {
    is_blank(c) && !matches!(c, '\n' | '\r')
}
