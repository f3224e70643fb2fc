//! Clauses on lines of their own, with the lines that their lists go on in.

use crate::parse::body::Body;
use crate::parse::body::labelled::{leading_marks, trimmed_start, without_stops};
use crate::parse::clause;
use crate::parse::lines::Line;
use crate::parse::names;
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
        let mut content = Span::at(start, line.span.end());
        let mut next = at + 1;
        // 责任单位：甲、 goes on; 责任单位： alone has its list in the next line.
        while let Some(more) = lines.get(next) {
            if !self.list_goes_on(content, more) {
                break;
            }
            content = content.join(more.span);
            next += 1;
        }
        let mut read = clause::read_line(self.source, content, &mut self.reading);
        // A list that breaks within a name reads well only with the next line.
        if let Some(more) = lines.get(next)
            && self.reading.is_doubtful()
            && more.number.is_none()
            && !clause::starts_with_label(more.text(self.source))
        {
            let joined = content.join(more.span);
            if clause::read_line(self.source, joined, &mut self.reading)
                && !self.reading.is_doubtful()
            {
                (content, next, read) = (joined, next + 1, true);
            } else {
                read = clause::read_line(self.source, content, &mut self.reading);
            }
        }
        if !read {
            return None;
        }
        if !self.is_vouched(false) {
            self.refuse(content);
            for line in lines.get(at..next).unwrap_or_default() {
                self.passage(line.span, line);
            }
            return Some(next);
        }
        let span = line.span.join(content);
        self.clause(span, true);
        Some(next)
    }

    /// Whether a list that reaches to the end of `before` goes on in the line behind it.
    fn list_goes_on(&self, before: Span, more: &Line) -> bool {
        const PARTS: [char; 5] = ['、', '，', ',', '：', ':'];
        let goes_on = before.of(self.source).ends_with(PARTS)
            || more.text(self.source).starts_with(['、', '，']);
        let list = trimmed_start(self.source, more.span, &['、', '，']);
        // The last line may end with a full stop: 县审计局。
        let length = without_stops(list.of(self.source)).len();
        let list = Span::at(list.start(), list.start() + length);
        goes_on && clause::is_unit_list(self.source, list, names::is_unit)
    }
}
