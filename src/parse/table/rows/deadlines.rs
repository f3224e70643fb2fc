//! Cells that say until when.

use std::borrow::Cow;

use crate::model::deadline::DeadlineData;
use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::dates;
use crate::parse::enumerator::digit;
use crate::parse::table::cells::is_broken_only;
use crate::parse::table::rows::Rows;
use crate::text::Span;

impl Rows<'_, '_> {
    pub(super) fn deadline(&mut self, cell: Span) {
        self.deadline_over(&[cell]);
    }

    /// Takes in the time that a cell says, on several lines where nothing else stands between them: 2026年 | 6月底前. Other
    /// cells may stand between, as in a box: then the day is that of all lines, the text is the first, and lines that are no
    /// rest of it are told.
    pub(super) fn deadline_over(&mut self, lines: &[Span]) {
        let together = lines.windows(2).take_while(|pair| match pair {
            [above, below] => is_broken_only(self.source, Span::at(above.end(), below.start())),
            _ => false,
        });
        let pieces = lines.get(..=together.count()).unwrap_or_default();
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return;
        };
        // As a rule there is one line, and nothing to put together.
        let text: Cow<'_, str> = match pieces {
            [only] => Cow::Borrowed(only.of(self.source)),
            _ => pieces.iter().map(|piece| piece.of(self.source)).collect(),
        };
        let time = dates::without_verb(&text);
        let verb = text.len() - time.len();
        // A verb that is broken itself stays.
        let verb = if verb < last.len() { verb } else { 0 };
        let span = Span::at(first.start(), last.end() - verb);
        let rests = lines.get(pieces.len()..).unwrap_or_default();
        let date = match rests {
            [] => dates::deadline_date(time),
            [rest, ..] if self.breaks_deadline(*last, *rest) => {
                let all: String = lines.iter().map(|line| line.of(self.source)).collect();
                dates::deadline_date(dates::without_verb(&all))
            }
            _ => {
                let odd = |rest: &Span| Diagnostic::new(DiagnosticCode::DeadlineUnplaced, *rest);
                self.out.diagnostics.extend(rests.iter().map(odd));
                dates::deadline_date(time)
            }
        };
        self.row.deadline.get_or_insert(DeadlineData { span, date });
    }

    /// Whether a line holds the rest of the time that the line above it breaks off: 6月底前 below 2026年.
    pub(super) fn breaks_deadline(&self, above: Span, below: Span) -> bool {
        const RESTS: [&str; 11] = [
            "月",
            "月底",
            "月底前",
            "月前",
            "月末",
            "月份",
            "底",
            "底前",
            "前",
            "日",
            "日前",
        ];
        let (above, below) = (above.of(self.source), below.of(self.source));
        let is_open = above.ends_with(|c| matches!(c, '年' | '月' | '底') || digit(c).is_some());
        let rest = dates::without_verb(below).trim_start_matches(|c| digit(c).is_some());
        is_open && RESTS.contains(&rest) && dates::is_deadline(&[above, below].concat())
    }

    /// The time that the line above a line breaks off.
    pub(super) fn open_deadline(&self, cell: Span) -> Option<Span> {
        let above = self.row.deadline.as_ref()?.span;
        let between = Span::at(above.end(), cell.start());
        let goes_on = above.end() <= cell.start()
            && is_broken_only(self.source, between)
            && self.breaks_deadline(above, cell);
        goes_on.then_some(above)
    }

    /// Takes a line into the time that the line above it breaks off.
    pub(super) fn deadline_goes_on(&mut self, cell: Span) -> bool {
        let open = self.open_deadline(cell);
        if let Some(above) = open {
            self.row.deadline = None;
            self.deadline_over(&[above, cell]);
        }
        open.is_some()
    }
}
