//! Document numbers (发文字号): 某府办发〔2026〕3号.

use chrono::NaiveDate;

use crate::model::document::NumberData;
use crate::parse::dates;
use crate::parse::enumerator::digit;
use crate::parse::words;
use crate::text::{Span, is_blank, trim};

/// A document number that is the whole of a line, a label before it or not, or brackets about it.
pub(super) fn number_line(text: &str) -> Option<NumberData> {
    if !text.ends_with(['号', '號', '）', ')']) && !text.contains("签发") {
        return None;
    }
    // （东府办发〔2026〕3号）
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        let bare = inner.strip_suffix(['）', ')'])?;
        let start = text.len() - inner.len();
        let found = document_number(text, start)?;
        let behind = text.get(found.span.end()..start + bare.len())?;
        let is_whole = behind.is_empty() || date_within(text, found.span).is_some();
        return is_whole.then_some(found);
    }
    let number = match text.rfind(words::COLONS) {
        Some(colon)
            if ["文号", "字号", "文 号"]
                .iter()
                .any(|word| text.get(..colon).is_some_and(|l| l.ends_with(word))) =>
        {
            let start = text.get(colon..)?.char_indices().nth(1)?.0 + colon;
            let padded = text.get(start..)?;
            start + (padded.len() - padded.trim_start_matches(is_blank).len())
        }
        _ => 0,
    };
    let found = document_number(text, number)?;
    let behind = text.get(found.span.end()..)?;
    // 东府办发〔2026〕3号　　签发人：王某
    (behind.is_empty() || behind.contains("签发")).then_some(found)
}

/// The day that stands behind a number in the same brackets: （东府办发〔2026〕3号　2026年3月5日）.
pub(super) fn date_within(text: &str, number: Span) -> Option<(Span, NaiveDate)> {
    let behind = text.get(number.end()..)?;
    let bare = behind.strip_suffix(['）', ')'])?;
    if !bare.starts_with(is_blank) {
        return None;
    }
    let date = trim(bare);
    let value = dates::whole_date(date)?;
    let start = number.end() + bare.len() - bare.trim_start_matches(is_blank).len();
    Some((Span::at(start, start + date.len()), value))
}

/// The document number that begins at byte `from` of `text`: 某府办发〔2026〕3号.
pub(super) fn document_number(text: &str, from: usize) -> Option<NumberData> {
    // Issuer codes are short: a longer run before the bracket is prose.
    const LONGEST_CODE: usize = 24;
    let rest = text.get(from..)?;
    let (open, mark) = rest
        .char_indices()
        .take(LONGEST_CODE)
        .find(|(_, c)| matches!(c, '〔' | '[' | '【' | '（' | '(' | '［' | '﹝' | '〈'))?;
    let padded = rest.get(..open)?;
    let start = from + (padded.len() - padded.trim_start_matches(is_blank).len());
    let code = trim(padded);
    if code.is_empty() || code.contains(|c: char| "。，、；：《》“”".contains(c)) {
        return None;
    }
    let inner = rest.get(open + mark.len_utf8()..)?;
    let mut year = 0_u16;
    let mut length = 0;
    for c in inner.chars().take(4) {
        year = year * 10 + u16::try_from(digit(c)?).ok()?;
        length += c.len_utf8();
    }
    let behind = inner.get(length..)?;
    let close = behind.chars().next()?;
    if !matches!(close, '〕' | ']' | '】' | '）' | ')' | '］' | '﹞' | '〉') {
        return None;
    }
    let behind = behind.get(close.len_utf8()..)?;
    let serial = behind.trim_start_matches(|c| is_blank(c) || c == '第');
    let end = serial.find('号').or_else(|| serial.find('號'))?;
    let figures = serial.get(..end)?;
    let mut value = 0_u32;
    for c in figures.trim_matches(is_blank).chars() {
        value = value.checked_mul(10)?.checked_add(digit(c)?)?;
    }
    if figures.is_empty() {
        return None;
    }
    let stop = text.len() - serial.len() + end + '号'.len_utf8();
    Some(NumberData {
        span: Span::at(start, stop),
        issuer_code: Span::at(start, start + code.len()),
        year,
        serial: value,
    })
}

impl NumberData {
    /// The same number, counted from `by` bytes further on.
    pub(super) const fn moved(self, by: usize) -> Self {
        Self {
            span: Span::at(self.span.start() + by, self.span.end() + by),
            issuer_code: Span::at(self.issuer_code.start() + by, self.issuer_code.end() + by),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_taken_apart() {
        for (text, code, year, serial) in [
            ("东府办发〔2026〕3号", "东府办发", 2026, 3),
            ("东政发[2025]第112号", "东政发", 2025, 112),
            ("东政办（2024）7 号", "东政办", 2024, 7),
        ] {
            let number = document_number(text, 0).unwrap();
            assert_eq!(number.issuer_code.of(text), code);
            assert_eq!((number.year, number.serial), (year, serial));
            assert_eq!(number.span.of(text), text);
        }
        assert!(document_number("根据（2026）", 0).is_none());
        assert!(number_line("文号：东府办发〔2026〕3号").is_some());
        assert!(number_line("发文字号︰东府办发〔2026〕3号").is_some());
        assert!(number_line("（东府办发〔2026〕3号）").is_some());
        assert!(number_line("（落实东府办发〔2026〕3号要求）").is_none());
        assert!(number_line("落实东府办发〔2026〕3号要求").is_none());
    }
}
