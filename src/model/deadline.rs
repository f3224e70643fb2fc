//! When a task is to be done.

use chrono::{Datelike, NaiveDate};

use crate::model::assignment::Provenance;
use crate::numeral::{digit, is_numeral, number};
use crate::text::{Excerpt, Span, is_blank};

/// When a task is to be done, as printed and as a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct DeadlineData {
    pub(crate) span: Span,
    pub(crate) date: Option<NaiveDate>,
}

/// When a task is to be done (完成时限).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deadline<'p> {
    excerpt: Excerpt<'p>,
    date: Option<NaiveDate>,
}

impl<'p> Deadline<'p> {
    pub(crate) fn new(source: &'p str, data: DeadlineData) -> Self {
        Self {
            excerpt: Excerpt::new(source, data.span),
            date: data.date,
        }
    }

    /// The deadline as printed: 2026年6月底前. Where other cells of a table stand between its lines, as in a box, no more
    /// than the first line; the [`date`](Self::date) is that of all.
    pub const fn text(self) -> &'p str {
        self.excerpt.text()
    }

    /// Where it stands.
    pub const fn span(self) -> Span {
        self.excerpt.span()
    }

    /// The last day that is meant, where the text names a day, or the end of a month, a quarter, half a year
    /// or a year. Of several, as in a range (2026年3月至6月底), the latest counts; what comes again and again (每月5日报送) is
    /// none of them.
    ///
    /// `None` where the year is not printed (6月底前, 今年年底前), where a day is left open (2026年6月前 may mean its
    /// first or its last, 2026年6月中旬, 2026年6月15日起), though an earlier one is named beside it (2026年12月前（11月底前自查）),
    /// where a span of time is named (30日内, 长期, 每年12月底前), and for a schedule of more than some 200 characters.
    ///
    /// ```
    /// use pilot_plan::{Plan, Provenance};
    ///
    /// let deadline = |text: &str| {
    ///     let plan = Plan::parse(format!("一、修渠\n清淤。（县水利局负责，{text}完成）\n")).unwrap();
    ///     let deadline = plan.task(1).unwrap().deadline().unwrap();
    ///     deadline.date().map(|date| (date.to_string(), deadline.provenance()))
    /// };
    /// let inferred = Some(("2026-06-30".to_owned(), Some(Provenance::Inferred)));
    /// assert_eq!(deadline("2026年6月底前"), inferred);
    /// assert_eq!(deadline("2026年3月至6月"), inferred);
    /// assert_eq!(deadline("6月底前"), None);
    /// ```
    pub const fn date(self) -> Option<NaiveDate> {
        self.date
    }

    /// How the [`date`](Self::date) was had from the text: stated where a day is printed, inferred from the
    /// end of a month, quarter or year; `None` where there is no date.
    pub fn provenance(self) -> Option<Provenance> {
        let date = self.date()?;
        // What ends no month is no end that was inferred.
        let ends_month = date
            .succ_opt()
            .is_none_or(|next| next.month() != date.month());
        Some(if ends_month && !prints_day(self.text(), date.day()) {
            Provenance::Inferred
        } else {
            Provenance::Stated
        })
    }
}

/// Whether a text prints a day: 30日, 三十号, 2026-06-30.
fn prints_day(text: &str, day: u32) -> bool {
    let is_figure = |c: char| is_numeral(c) || digit(c).is_some();
    let mut before = None;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = rest.len() - rest.trim_start_matches(is_figure).len();
        let (figure, behind) = rest.split_at(length.max(c.len_utf8()));
        let value = number(figure).filter(|(_, read)| *read == figure.len());
        let parted = matches!(before, Some('-' | '/' | '.' | '－' | '／' | '．'));
        let named = behind
            .trim_start_matches(is_blank)
            .starts_with(['日', '号']);
        if (parted || named) && value.is_some_and(|(value, _)| value == day) {
            return true;
        }
        before = figure.chars().next_back();
        rest = behind;
    }
    false
}
