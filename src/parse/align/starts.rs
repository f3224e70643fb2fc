//! Tasks by how their texts begin.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::joined;
use crate::model::plan::Tables;
use crate::model::task::{TaskData, items_among};
use crate::parse::filter::Filter;
use crate::parse::scan::is_bare;

/// How the text of a task begins.
struct Start<'s> {
    text: &'s str,
    /// Another's begins so too, which tells nothing.
    shared: bool,
}

/// Tasks by the beginnings of their texts.
pub(in crate::parse) struct Starts<'s> {
    /// In the order of the tasks.
    ordered: Vec<Start<'s>>,
    /// The first task that begins so.
    tasks: HashMap<&'s str, usize, RandomState>,
    /// How they begin at all: most texts that begin as none does are told by that.
    first: Filter,
}

impl<'s> Starts<'s> {
    /// The beginnings of the texts of a plan's tasks.
    pub(in crate::parse) fn of(source: &'s str, tables: &Tables) -> Self {
        let count = tables.tasks.len();
        let mut starts = Self {
            ordered: Vec::with_capacity(count),
            tasks: HashMap::with_capacity_and_hasher(count, RandomState::default()),
            first: Filter::default(),
        };
        for (at, task) in tables.tasks.iter().enumerate() {
            let text = beginning(text_of(source, task, tables));
            starts.first.insert(text);
            let first = *starts.tasks.entry(text).or_insert(at);
            let shared = first != at;
            if shared && let Some(first) = starts.ordered.get_mut(first) {
                first.shared = true;
            }
            starts.ordered.push(Start { text, shared });
        }
        starts
    }

    /// The task whose text alone begins as this one does, be it behind a repeated title or not. As a rule
    /// it is task `near`.
    pub(in crate::parse) fn task_of(&self, text: &str, near: Option<usize>) -> Option<usize> {
        // What several tasks begin with is no title: what stands behind is not all that the text says.
        let begun = self.begun(text, near);
        let task = begun.or_else(|| self.begun(behind_title(text)?, near))?;
        let alone = self.ordered.get(task).is_some_and(|start| !start.shared);
        alone.then_some(task)
    }

    /// The first task that begins so.
    fn begun(&self, text: &str, near: Option<usize>) -> Option<usize> {
        let text = trim(text);
        if text.is_empty() || !self.first.may_hold(text) {
            return None;
        }
        let start = near.and_then(|near| self.ordered.get(near));
        if start.is_some_and(|start| !start.shared && is_beginning(start.text, text)) {
            return near;
        }
        self.tasks.get(beginning(text)).copied()
    }
}

/// Whether the [`beginning`] of a text is that of this one.
pub(super) fn is_beginning(beginning: &str, text: &str) -> bool {
    let behind = text.strip_prefix(beginning);
    behind.is_some_and(|behind| {
        beginning.len() >= ENOUGH || behind.is_empty() || behind.starts_with(['。', '；'])
    })
}

/// What stands behind the first colon or full stop of a text.
pub(super) fn behind_title(text: &str) -> Option<&str> {
    // By the last bytes of ： and 。, which are rarer than their first.
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b':', 0x9A, 0x82, bytes).find_map(|at| {
        let mark = bytes.get(at.saturating_sub(2)..=at)?;
        let parts = matches!(mark, [.., b':'] | [0xEF, 0xBC, 0x9A] | [0xE3, 0x80, 0x82]);
        parts.then(|| text.get(at + 1..)).flatten()
    })
}

/// What a task says; one that is nothing but its title says that.
pub(super) fn text_of<'s>(source: &'s str, task: &TaskData, tables: &Tables) -> &'s str {
    let text = joined(task.paragraphs.of(&tables.paragraphs)).of(source);
    if text.is_empty() {
        task.title.of(source)
    } else {
        text
    }
}

/// The same with the items below its heading.
pub(super) fn whole_text<'s>(source: &'s str, task: &TaskData, tables: &Tables) -> &'s str {
    let own = task
        .section
        .and_then(|id| Some((id.index(), tables.sections.get(id.index())?)));
    let below = own.and_then(|(at, own)| tables.sections.get(at + 1..own.end.index()));
    let below = below.unwrap_or_default();
    let items = items_among(below, task.span, |one| (one.number.start(), one.tasks));
    let items = below.get(items).unwrap_or_default();
    let (Some(first), Some(last)) = (items.first(), items.last()) else {
        return text_of(source, task, tables);
    };
    let items = first.number.join(last.heading);
    let paragraphs = task.paragraphs.of(&tables.paragraphs).iter();
    paragraphs
        .fold(items, |whole, paragraph| whole.join(*paragraph))
        .of(source)
}

/// So many bytes tell texts apart.
const ENOUGH: usize = 96;

/// The first sentence, or as much of it as tells texts apart.
pub(super) fn beginning(text: &str) -> &str {
    let text = trim(text);
    let bytes = text.as_bytes();
    let most = bytes.get(..ENOUGH + 2).unwrap_or(bytes);
    // By the last bytes of 。 and ；, which are rarer than their first.
    let mut stops = memchr::memchr2_iter(0x82, 0x9B, most).filter_map(|at| {
        let start = at.checked_sub(2)?;
        let mark = bytes.get(start..=at)?;
        matches!(mark, [0xE3, 0x80, 0x82] | [0xEF, 0xBC, 0x9B]).then_some(start)
    });
    let end = stops.next().or_else(|| {
        // A character that begins among the bytes is whole.
        (ENOUGH..bytes.len()).find(|at| text.is_char_boundary(*at))
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The text without blanks at either end: hardly any has some.
fn trim(text: &str) -> &str {
    if is_bare(text.as_bytes()) {
        text
    } else {
        crate::text::trim(text)
    }
}
