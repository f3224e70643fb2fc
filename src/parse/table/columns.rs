//! The head of a table: what each column holds.

use crate::model::Role;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::{Line, is_bare, trimmed};
use crate::parse::standing;
use crate::parse::words::{self, LabelKind};
use crate::text::{Span, is_blank};

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::parse) enum Holds {
    Number,
    Text,
    Units(Role),
    Deadline,
    Other,
}

/// A column of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) label: Span,
    pub(super) holds: Holds,
    /// The head says that the unit that stands first leads.
    pub(super) first_leads: bool,
}

/// What parts the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// Each cell has its line, or several, the first of which is marked.
    Lines(CellMark),
    /// A row has its line, and this byte parts its cells.
    Parted(u8),
    /// Each cell has its lines, the last of which ends with a pipe; an empty cell is nothing but that.
    Piped,
}

/// What marks the first line of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CellMark {
    /// A tab before it.
    Tab,
    /// A blank line before it.
    BlankLine,
    /// Nothing: each line is a cell.
    None,
}

impl CellMark {
    /// Whether a line with this table's marks begins a cell.
    pub(super) const fn begins(self, line: Line) -> bool {
        match self {
            Self::Tab => line.tabbed,
            Self::BlankLine => line.spaced,
            Self::None => true,
        }
    }
}

/// The head of a table.
#[derive(Debug)]
pub(super) struct Header {
    /// Its first line, and the one behind its last.
    pub(super) first: usize,
    pub(super) after: usize,
    pub(super) columns: Vec<Column>,
    pub(super) form: Form,
}

/// The header that begins in line `at`: cells with the words of columns, among them a role and something
/// beside it. Else the next line that one may begin in; `None` behind the last line.
pub(super) fn header(source: &str, lines: &[Line], at: usize) -> Option<Result<Header, usize>> {
    // Rules out prose before its words are looked at.
    const LONGEST: usize = 240;
    let line = lines.get(at)?;
    let text = line.text(source);
    if text.len() > LONGEST {
        return Some(Err(at + 1));
    }
    if let Some(mark) = parted_by(text) {
        let columns: Vec<_> = cells(source, row_line(source, line.span), mark)
            .map(|cell| column(source, cell).unwrap_or_else(|| other(cell)))
            .collect();
        let after = at
            + 1
            + usize::from(
                lines
                    .get(at + 1)
                    .is_some_and(|next| is_rule(next.text(source))),
            );
        let header = complete(Header {
            first: at,
            after,
            columns,
            form: Form::Parted(mark),
        });
        return Some(header.ok_or(at + 1));
    }
    let mut columns = Vec::new();
    let mut tabbed = true;
    let mut spaced = true;
    let mut piped = true;
    let mut after = at;
    while let Some(line) = lines.get(after) {
        let cell = inner_span(source, line.span, b'|');
        if let Some(column) = column(source, cell) {
            tabbed &= line.tabbed;
            let ends = |at: usize, alone: bool| {
                let text = lines.get(at).map_or("", |line| line.text(source));
                if alone {
                    text == "|"
                } else {
                    text.ends_with('|')
                }
            };
            piped &= ends(after, false) || ends(after + 1, true);
            spaced &= line.spaced || columns.is_empty();
            columns.push(column);
        } else if !cell.is_empty() || columns.is_empty() {
            break;
        }
        after += 1;
    }
    let mark = match (tabbed, spaced) {
        (true, _) => CellMark::Tab,
        (false, true) => CellMark::BlankLine,
        (false, false) => CellMark::None,
    };
    let header = complete(Header {
        first: at,
        after,
        columns,
        form: if piped {
            Form::Piped
        } else {
            Form::Lines(mark)
        },
    });
    // What lacks a column lacks it without its first ones too.
    Some(header.ok_or_else(|| {
        let parted = |at: &usize| {
            let line = lines.get(*at);
            line.is_some_and(|line| parted_by(line.text(source)).is_some())
        };
        (at + 1..after).find(parted).unwrap_or(after.max(at + 1))
    }))
}

/// The mark that parts the cells of a line.
fn parted_by(text: &str) -> Option<u8> {
    memchr::memchr2(b'|', b'\t', text.as_bytes())?;
    let within = |mark: &u8| inner(text, *mark).as_bytes().contains(mark);
    [b'|', b'\t'].into_iter().find(within)
}

fn complete(header: Header) -> Option<Header> {
    let roles = header
        .columns
        .iter()
        .filter(|column| matches!(column.holds, Holds::Units(_)))
        .count();
    let texts = header
        .columns
        .iter()
        .any(|column| matches!(column.holds, Holds::Number | Holds::Text));
    (roles > 0 && texts).then_some(header)
}

/// A Markdown rule below the head: |---|:--|.
pub(super) fn is_rule(text: &str) -> bool {
    text.contains('-')
        && text
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '—' | '+' | '='))
}

/// A line without the marks about it.
fn inner(text: &str, mark: u8) -> &str {
    text.trim_matches(|c| is_blank(c) || c == char::from(mark))
}

pub(super) fn inner_span(source: &str, span: Span, mark: u8) -> Span {
    let text = span.of(source);
    if is_bare(text) {
        return span;
    }
    let front = text.trim_start_matches(|c| is_blank(c) || c == char::from(mark));
    let start = span.start() + text.len() - front.len();
    Span::at(start, start + inner(text, mark).len())
}

/// A row's whole line: tabs before its first text and behind its last are empty cells.
pub(super) fn row_line(source: &str, span: Span) -> Span {
    // A line that headings cut into many is none of a table: each row would hold all of it.
    const LONGEST: usize = 480;
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let bytes = source.as_bytes();
    let head = bytes.get(..span.start()).unwrap_or_default().iter().rev();
    let before = head.take_while(|byte| !is_end(byte)).take(LONGEST).count();
    let tail = bytes.get(span.end()..).unwrap_or_default().iter();
    let behind = tail.take_while(|byte| !is_end(byte)).take(LONGEST).count();
    let whole = Span::at(span.start() - before, span.end() + behind);
    if before < LONGEST && behind < LONGEST {
        whole
    } else {
        span
    }
}

/// The cells of a row, trimmed; empty ones included. Pipes at either end are the table's edge.
pub(super) fn cells(source: &str, row: Span, mark: u8) -> impl Iterator<Item = Span> {
    let row = if mark == b'|' {
        let span = trimmed(source, row);
        let text = span.of(source);
        let front = usize::from(text.starts_with('|'));
        let back = usize::from(text.len() > 1 && text.ends_with('|'));
        Span::at(span.start() + front, span.end() - back)
    } else {
        row
    };
    let mut start = 0;
    row.of(source).split(char::from(mark)).map(move |cell| {
        let span = Span::at(row.start() + start, row.start() + start + cell.len());
        start += cell.len() + 1;
        trimmed(source, span)
    })
}

const fn other(cell: Span) -> Column {
    Column {
        label: cell,
        holds: Holds::Other,
        first_leads: false,
    }
}

/// Ends of the heads of columns with units.
#[rustfmt::skip]
static UNITS: Lexicon<()> = lexicon!(Last, [
    "单位", "部门", "單位", "部門", "机构", "科室", "处室", "主体", "股室",
]);

/// Ends of the heads of other columns: what the column holds, and how many characters its head has at
/// most.
#[rustfmt::skip]
static OTHERS: Lexicon<(Holds, usize)> = lexicon!(Last, &[
    ((Holds::Deadline, 8), &["时限", "时间", "期限", "节点", "进度", "时限要求", "進度"]),
    ((Holds::Text, 12), &[
        "任务", "举措", "措施", "内容", "事项", "项目", "任務", "要点", "工作", "任务名称", "项目名称",
    ]),
    ((Holds::Other, 10), &[
        "备注", "范围", "领导", "责任人", "联系人", "目标", "类别", "领域", "电话", "指标", "依据",
        "分类", "成果", "形式", "方式",
    ]),
]);

/// What a column holds, by the words at its head.
pub(in crate::parse) fn column_of(label: &str) -> Option<Holds> {
    // 牵头单位（部门）, 完成时限（2026年）
    const LONGEST: usize = 20;
    if label.len() > LONGEST * 4 {
        return None;
    }
    let is_noise = |c: char| is_blank(c) || c == '*';
    let mut count = 0;
    let mut joined = false;
    for c in label.chars() {
        if is_noise(c) {
            let word: String = label.chars().filter(|c| !is_noise(*c)).collect();
            return column_of(&word);
        }
        joined |= matches!(c, '及' | '和' | '、' | '（' | '(');
        count += 1;
    }
    if count == 0 || count > LONGEST {
        return None;
    }
    if joined {
        return column_of_parts(label, count);
    }
    column_named(label, count)
}

/// The same for a head that holds a remark in brackets, or two words.
fn column_of_parts(label: &str, count: usize) -> Option<Holds> {
    let base = match label.find(['（', '(']) {
        Some(open) if open > 0 => label.get(..open)?,
        _ => label,
    };
    // 责任单位及责任人 holds units too.
    let base = base
        .split(['及', '和', '、'])
        .find(|part| words::is_role_label(part))
        .unwrap_or(base);
    column_named(base, count)
}

/// What a column holds whose head has so many characters, and names it with `base`.
fn column_named(base: &str, count: usize) -> Option<Holds> {
    match words::label(base) {
        Some(LabelKind::Role(role)) if UNITS.ends(base) || base.chars().count() <= 4 => {
            return Some(Holds::Units(role));
        }
        Some(LabelKind::Deadline) => return Some(Holds::Deadline),
        _ => {}
    }
    if matches!(
        base,
        "序号" | "编号" | "序" | "序號" | "编码" | "NO" | "No."
    ) {
        return Some(Holds::Number);
    }
    let (_, (holds, longest)) = OTHERS.strip_end(base)?;
    (count <= *longest).then_some(*holds)
}

fn column(source: &str, cell: Span) -> Option<Column> {
    let holds = column_of(cell.of(source))?;
    Some(Column {
        label: cell,
        holds,
        first_leads: standing::is_first_leads(cell.of(source)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(word: &str) -> Option<Holds> {
        column_of(word)
    }

    #[test]
    fn columns_by_their_words() {
        for (word, holds) in [
            ("序号", Holds::Number),
            ("序 号", Holds::Number),
            ("试点任务", Holds::Text),
            ("重点任务", Holds::Text),
            ("改革举措", Holds::Text),
            ("主要内容", Holds::Text),
            ("牵头单位", Holds::Units(Role::Lead)),
            ("牵头单位（部门）", Holds::Units(Role::Lead)),
            ("主要责任单位", Holds::Units(Role::Responsible)),
            ("协同配合单位", Holds::Units(Role::Support)),
            ("指导部门", Holds::Units(Role::Guide)),
            ("完成时限", Holds::Deadline),
            ("责任领导", Holds::Other),
            ("推广范围", Holds::Other),
        ] {
            assert_eq!(read(word), Some(holds), "{word}");
        }
        assert_eq!(read("总体要求"), None);
        assert_eq!(read("建立健全工作机制，细化任务"), None);
    }
}
