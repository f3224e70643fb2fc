//! Tasks by how their texts begin.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::joined;
use crate::model::plan::Tables;
use crate::model::task::TaskData;
use crate::parse::filter::Filter;
use crate::parse::lines::is_bare;

/// What begins with certain words.
#[derive(Clone, Copy)]
enum Begun {
    One(usize),
    Several,
}

/// Tasks by the beginnings of their texts; none where several begin alike, which tells nothing.
pub(in crate::parse) struct Starts<'s> {
    tasks: HashMap<&'s str, Begun, RandomState>,
    /// How they begin at all: most texts that begin as none does are told by that.
    first: Filter,
}

impl<'s> Starts<'s> {
    /// The beginnings of the texts of a plan's tasks.
    pub(in crate::parse) fn of(source: &'s str, tables: &Tables) -> Self {
        let count = tables.tasks.len();
        let mut starts = Self {
            tasks: HashMap::with_capacity_and_hasher(count, RandomState::default()),
            first: Filter::default(),
        };
        for (at, task) in tables.tasks.iter().enumerate() {
            let text = beginning(text_of(source, task, tables));
            starts.first.insert(text);
            starts
                .tasks
                .entry(text)
                .and_modify(|one| *one = Begun::Several)
                .or_insert(Begun::One(at));
        }
        starts
    }

    /// The task whose text begins as this one does, be it behind a repeated title or not.
    pub(in crate::parse) fn task_of(&self, text: &str) -> Option<usize> {
        let begun = self.begun(text).or_else(|| self.begun(behind_title(text)?));
        match begun? {
            Begun::One(task) => Some(task),
            // What several tasks begin with is no title: what stands behind is not all that the text says.
            Begun::Several => None,
        }
    }

    fn begun(&self, text: &str) -> Option<Begun> {
        let text = trim(text);
        if text.is_empty() || !self.first.may_hold(text) {
            return None;
        }
        self.tasks.get(beginning(text)).copied()
    }
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

/// The first sentence, or as much of it as tells texts apart.
pub(super) fn beginning(text: &str) -> &str {
    const ENOUGH: usize = 96;
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
