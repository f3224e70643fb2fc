//! Labels and their lists in cells of their own, as a table of two columns has them: | 责任单位 | 县水利局 |, or 责任单位
//! above 县水利局.

use crate::model::Role;
use crate::parse::body::labelled::without_stops;
use crate::parse::body::{Body, Item};
use crate::parse::dates;
use crate::parse::lines::{Line, trimmed};
use crate::parse::names;
use crate::parse::signs::Kind;
use crate::parse::table::{self, Content};
use crate::parse::words::{self, LabelKind};
use crate::text::{Span, is_blank};

/// What a label in a cell of its own says of the next.
enum Labels {
    Units(Role),
    Deadline,
}

impl Body<'_, '_> {
    /// Reads a line of such cells, or a line that is nothing but a label with the lines of its list below; gives the line
    /// behind.
    pub(super) fn celled(&mut self, lines: &[Line], at: usize) -> Option<usize> {
        let line = lines.get(at).filter(|line| line.number.is_none())?;
        if line.holds.any(&[Kind::Bar]) {
            return self.piped(line.span).then_some(at + 1);
        }
        let text = line.text(self.source);
        let labels = may_label(text).then(|| labels(text)).flatten()?;
        let next = lines.get(at + 1).filter(|next| next.number.is_none())?;
        let (list, behind) = match labels {
            Labels::Units(_) => self.list_below(lines, at + 1, next.span)?,
            Labels::Deadline => (next.span, at + 2),
        };
        if !self.is_cell(&labels, line.span, list) {
            return None;
        }
        let whole = line.span.join(list);
        // The heads of a table stand side by side, and above its first cells.
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        if above.is_some_and(|above| above.number.is_none() && is_head(above.text(self.source))) {
            self.refuse(whole);
            return None;
        }
        self.clause(whole, true);
        Some(behind)
    }

    /// The list that begins in line `at`, below its label, and the line behind it. It ends before the next label, if not
    /// before that.
    fn list_below(&self, lines: &[Line], at: usize, first: Span) -> Option<(Span, usize)> {
        const MOST: usize = 64;
        let is_label = |line: &Line| {
            let text = line.text(self.source);
            may_label(text) && labels(text).is_some()
        };
        let next = lines.iter().skip(at).take(MOST).position(is_label);
        let until = next.map_or(lines.len(), |next| at + next).min(at + MOST);
        let own = lines.get(..until).filter(|_| until > at)?;
        let list = self.whole_list(own, at, (first, at + 1), true);
        // One unit alone may be the heading of what follows: not of a label.
        let ends = list.next + 1 == until && next.is_some();
        let alone = own.get(list.next).filter(|_| ends);
        let alone = alone.filter(|line| names::is_certain(line.text(self.source)));
        Some(match alone {
            Some(line) => (list.span.join(line.span), until),
            None => (list.span, list.next),
        })
    }

    /// Reads a line of cells between pipes, each label with its list behind it; and the rule between two of such lines.
    fn piped(&mut self, line: Span) -> bool {
        // More stand beside each other nowhere.
        const MOST: usize = 4;
        let source = self.source;
        let text = line.of(source);
        let is_rule = text
            .chars()
            .all(|c| is_blank(c) || matches!(c, '|' | '-' | ':'));
        if is_rule && matches!(self.items.last(), Some(Item::Clause(_))) {
            self.items.push(Item::Punctuation(line));
            return true;
        }
        if text.split('|').count() > 2 * MOST + 2 {
            return false;
        }
        let mut start = line.start();
        let cells = text.split('|').map(|cell| {
            let span = trimmed(source, Span::at(start, start + cell.len()));
            start += cell.len() + 1;
            span
        });
        let cells: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
        let (pairs, rest) = cells.as_chunks::<2>();
        if !rest.is_empty() {
            return false;
        }
        let all: Vec<_> = pairs
            .iter()
            .map(|[label, _]| labels(label.of(source)))
            .collect();
        let mut reads = |labels: &Option<Labels>, [label, list]: &[Span; 2]| {
            let labels = labels.as_ref();
            labels.is_some_and(|labels| self.is_cell(labels, *label, *list))
        };
        if !all
            .iter()
            .zip(pairs)
            .any(|(labels, pair)| reads(labels, pair))
        {
            return false;
        }
        let mut from = line.start();
        for (at, (labels, pair)) in all.iter().zip(pairs).enumerate() {
            let next = pairs.get(at + 1).map(|[next, _]| next.start());
            let end = next.unwrap_or(line.end());
            let whole = trimmed(source, Span::at(from, end));
            let [label, list] = *pair;
            let labels = labels.as_ref();
            if labels.is_some_and(|labels| self.is_cell(labels, label, list)) {
                self.clause(whole, true);
            } else {
                self.items.push(Item::Prose(whole));
            }
            from = end;
        }
        true
    }

    /// Reads what stands in the cell behind a label; `false` where it is not what the label says.
    fn is_cell(&mut self, labels: &Labels, label: Span, list: Span) -> bool {
        match labels {
            Labels::Units(role) => self.list_of((*role, label), list),
            Labels::Deadline => {
                let text = without_stops(list.of(self.source));
                let is_time = dates::is_deadline(text);
                if is_time {
                    let time = dates::without_verb(text);
                    self.reading.clear();
                    self.reading.deadline = Some(Span::at(list.start(), list.start() + time.len()));
                }
                is_time
            }
        }
    }
}

/// Whether a line is as short as a label and ends as one does.
pub(super) fn may_label(text: &str) -> bool {
    const LONGEST: usize = 36;
    text.len() <= LONGEST
        && (words::ends_in_bodies(text)
            || text
                .chars()
                .next_back()
                .is_some_and(words::may_end_deadline))
}

/// What a label says that stands by itself. A page prints a day below 时间.
fn labels(text: &str) -> Option<Labels> {
    const SHORT: usize = "时间".len();
    let word = text.trim_matches('*');
    match words::label(word)? {
        LabelKind::Role(role) if words::is_role_label(word) => Some(Labels::Units(role)),
        LabelKind::Deadline if word.len() > SHORT => Some(Labels::Deadline),
        _ => None,
    }
}

/// Whether a line is the head of a table's column by itself.
fn is_head(text: &str) -> bool {
    const SHORT: usize = "重点任务".len();
    match table::column_of(text) {
        Some(Content::Text) => text.len() <= SHORT,
        Some(_) => true,
        None => false,
    }
}
