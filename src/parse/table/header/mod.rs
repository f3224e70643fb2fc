//! The head of a table among the lines.

mod blanks;
mod drawn;
mod duties;
mod levels;
mod naming;
mod on_lines;
mod order;
mod shown;
mod spread;

use crate::model::Role;
use crate::parse::clause;
use crate::parse::lines::Line;
use crate::parse::names;
use crate::parse::signs::Kind;
use crate::parse::table::cells::{Cells, counts, inner_span, is_drawn, is_rule, parted_by, row};
use crate::parse::table::columns::{Column, Content, column, may_be_head, other};
use crate::parse::table::layout::Segment;
use crate::text::Span;

pub(super) use blanks::may_be_header;
pub(super) use duties::answer;
pub(super) use on_lines::on_lines;
pub(super) use shown::{fit, may_be_unknown, names_others};

/// What parts the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// Each cell has its line, or several, the first of which is marked.
    Lines(CellMark),
    /// A row has its line, and this byte parts its cells.
    Parted(u8),
    /// Each cell has its lines, the last of which ends with a pipe; an empty cell is nothing but that.
    Piped,
    /// Each column has its place in the lines, and wide gaps part their cells.
    Layout,
    /// A row has its line, and single blanks part its cells.
    Spaced,
    /// Each cell has its line, on which this byte parts it from its column's head.
    Labels(u8),
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
    /// Where the heads stand in their lines, for [`Form::Layout`].
    pub(super) heads: Vec<Segment>,
}

impl Header {
    /// The columns with units, each with its role.
    pub(super) fn roles(&self) -> impl Iterator<Item = (Column, Role)> {
        let columns = self.columns.iter();
        columns.filter_map(|column| match column.holds {
            Content::Units(role) => Some((*column, role)),
            _ => None,
        })
    }

    /// The columns of which the unit that a list names first leads, if something beside the table says so: those who
    /// answer, where no column says who leads.
    pub(super) fn led_by_first(&self) -> impl Iterator<Item = Column> {
        let led = self.roles().any(|(_, role)| role == Role::Lead);
        let answering = self
            .roles()
            .filter(move |(_, role)| !led && *role == Role::Responsible);
        answering.map(|(column, _)| column)
    }

    /// The first of the columns which say who answers for a task.
    pub(super) fn first_answering(&self) -> Option<Column> {
        let roles = |role| {
            let of = |column: &&Column| column.holds == Content::Units(role);
            self.columns.iter().find(of).copied()
        };
        roles(Role::Lead).or_else(|| roles(Role::Responsible))
    }
}

/// The header that begins in line `at`: cells with the words of columns, among them a role and something
/// beside it. Else the next line that one may begin in; `None` behind the last line.
pub(super) fn header(source: &str, lines: &[Line], at: usize) -> Option<Result<Header, usize>> {
    // Rules out prose before its words are looked at.
    const LONGEST: usize = 240;
    let line = lines.get(at)?;
    let text = line.text(source);
    if is_drawn(text) {
        return Some(drawn::drawn(source, lines, at).ok_or(at + 1));
    }
    if line.span.len() > LONGEST {
        return Some(Err(at + 1));
    }
    let marked = line.holds.any(&[Kind::Bar, Kind::Tab]);
    if !marked && let Some(header) = drawn::commas(source, lines, at) {
        return Some(Ok(header));
    }
    // The first head may be broken within its quotes: "序 | 号"	"任务".
    let quoted = text.starts_with('"').then_some(b'\t');
    if let Some(mark) = marked.then(|| parted_by(text)).flatten().or(quoted) {
        let header = drawn::grid(source, lines, at, mark)
            .or_else(|| parted(source, lines, at, mark))
            .or_else(|| labels(source, lines, at, mark));
        return Some(header.ok_or(at + 1));
    }
    // Without them too: 序, and 号 beside 任务 in the next line.
    let opens = !marked && text.len() <= NARROW;
    let next = lines.get(at + 1).filter(|_| opens);
    if next.is_some_and(|next| next.holds.any(&[Kind::Tab]))
        && let Some(header) = parted(source, lines, at, b'\t')
    {
        return Some(Ok(header));
    }
    if line.holds.any(&[Kind::Blank])
        && let Some(header) = blanks::blanks(source, lines, at)
    {
        return Some(Ok(header));
    }
    // The first head may be broken too, where its column is narrow: 牵头 | 单位.
    if !marked && text.len() > NARROW {
        if !head_may_follow(source, lines, at) {
            let next = lines.get(at + 1);
            // What may be no head here may be none in its own turn either.
            let refused = next.is_some_and(|next| is_one_cell(source, *next));
            return Some(Err(at + 1 + usize::from(refused)));
        }
        if !may_be_head(text) {
            return Some(Err(at + 1));
        }
    }
    let header = on_lines(source, lines, at);
    // 二、重点任务 right above 序号, 任务, 责任单位 is the heading above the table; where those are numbered
    // too, it is one of them.
    let counted = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line: &Line| line.number.is_some())
    };
    let is_heading = counted(at)
        && !counted(at + 1)
        && header.is_ok()
        && on_lines(source, lines, at + 1).is_ok();
    Some(if is_heading { Err(at + 1) } else { header })
}

/// The header whose cells a mark parts.
fn parted(source: &str, lines: &[Line], at: usize, mark: u8) -> Option<Header> {
    // Each row may hold a cell that reaches far.
    const LONGEST: usize = 600;
    let (mut span, mut after) =
        row(source, lines, at, mark).filter(|(row, _)| row.len() <= LONGEST)?;
    let mut cells = Cells::default();
    cells.read(source, span, mark);
    let mut columns = columns_of(source, &cells);
    let named = |column: &Column| !matches!(column.holds, Content::Other);
    if !columns.iter().any(named) || are_fields(source, &columns) {
        return None;
    }
    while span.len() <= LONGEST
        && let Some((rest, behind)) = rest_of_heads(source, lines, after, mark, &cells)
    {
        span = span.join(rest);
        after = behind;
        cells.read(source, span, mark);
        columns = columns_of(source, &cells);
    }
    let behind_rule = |at: usize| {
        let line = lines.get(at);
        at + usize::from(line.is_some_and(|line| is_rule(line.text(source))))
    };
    // 责任分工 over 牵头单位 and 配合单位: a rule may stand above the second level, below it, or at both places.
    if let Some((below, behind)) = row(source, lines, behind_rule(after), mark)
        && below.len() <= LONGEST
    {
        cells.read(source, below, mark);
        if levels::second_level(source, &cells, &mut columns) {
            after = behind;
        }
    }
    let after = behind_rule(after);
    spread::parted(source, lines, after, mark, &mut columns);
    if !columns.iter().any(|one| one.holds == Content::Text) {
        naming::by_rows(source, lines, after, mark, &mut columns);
    }
    complete(
        source,
        Header {
            first: at,
            after,
            columns,
            form: Form::Parted(mark),
            heads: Vec::new(),
        },
    )
}

/// Whether the cells of a row are the fields of a page, each label with its value behind it: 公开方式 | 主动公开 | 责任部门 |
/// 县水利局. What counts rows or says what is to be done is none of them.
fn are_fields(source: &str, columns: &[Column]) -> bool {
    let is_unit = |column: &Column| {
        column.holds == Content::Other && names::is_certain(column.label.of(source))
    };
    let mut pairs = columns.iter().zip(columns.iter().skip(1));
    !columns
        .iter()
        .any(|one| matches!(one.holds, Content::Number | Content::Text))
        && pairs.any(|(one, next)| one.holds.is_units() && is_unit(next))
}

/// The next line, where it begins with the rest of the head that a row of heads ends with, as narrow columns break
/// theirs: 牵头 and 责任, with 单位 in the next line each. Given with the line behind it.
fn rest_of_heads(
    source: &str,
    lines: &[Line],
    at: usize,
    mark: u8,
    heads: &Cells,
) -> Option<(Span, usize)> {
    if mark != b'\t' {
        return None;
    }
    let narrow = |cell: &Span| cell.len() <= NARROW;
    let open = *heads.of(heads.count().checked_sub(1)?).last()?;
    let (line, behind) = row(source, lines, at, mark).filter(|_| narrow(&open))?;
    let mut cells = Cells::default();
    cells.read(source, line, mark);
    let is_rest = |cell: &&Span| narrow(cell) && !counts(cell.of(source));
    let rest = *cells.of(0).first().filter(is_rest)?;
    let is_head = |cell| column(source, cell).is_some();
    // 及责任人 by itself is none, whatever it ends with.
    let own = |rest: Span| !rest.of(source).starts_with(['及', '、', '（', '(']) && is_head(rest);
    let broken = is_head(open.join(rest)) && !(is_head(open) && own(rest));
    broken.then_some((line, behind))
}

/// The most cells of a line of a record: a head, its cell, and an empty one at the edge.
pub(super) const MOST_LABELLED: usize = 3;

/// The heads of a table of records, each of which prints them line by line before their cells: the first
/// says what the task is, or counts; one behind it has a role.
fn labels(source: &str, lines: &[Line], at: usize, mark: u8) -> Option<Header> {
    // No record has more lines.
    const LONGEST: usize = 12;
    let mut columns: Vec<Column> = Vec::new();
    let mut cells = Cells::default();
    let mut next = at;
    while columns.len() < LONGEST {
        let Some((line, behind)) = row(source, lines, next, mark) else {
            break;
        };
        next = behind;
        cells.read(source, line, mark);
        let Some(label) = cells
            .of(0)
            .first()
            .filter(|_| cells.count() <= MOST_LABELLED)
        else {
            break;
        };
        let Some(head) = column(source, *label) else {
            break;
        };
        let is_first = columns
            .first()
            .is_none_or(|first| first.label.of(source) == label.of(source));
        if is_first && !columns.is_empty() {
            break;
        }
        // 项目 beside 内容 heads two columns.
        let named = cells.of(1).first();
        if is_first
            && (!matches!(head.holds, Content::Number | Content::Text)
                || named.is_none_or(|cell| column(source, *cell).is_some()))
        {
            return None;
        }
        // | 牵头单位 | 负责牵头的单位 | explains a word.
        let units = named.is_none_or(|cell| clause::is_unit_list(source, *cell, names::is_unit));
        if head.holds.is_units() && !units {
            return None;
        }
        columns.push(head);
    }
    complete(
        source,
        Header {
            first: at,
            after: at,
            columns,
            form: Form::Labels(mark),
            heads: Vec::new(),
        },
    )
}

fn columns_of(source: &str, cells: &Cells) -> Vec<Column> {
    let column = |at| cell_column(source, cells.whole(at));
    (0..cells.count()).map(column).collect()
}

pub(super) fn cell_column(source: &str, cell: Span) -> Column {
    column(source, cell).unwrap_or_else(|| other(cell))
}

/// Whether the cells of a row are those of another table's head.
pub(super) fn is_head(source: &str, cells: &Cells) -> bool {
    const LONGEST: usize = 12;
    let first = cells.of(0).first();
    let begins = first.is_some_and(|cell| cell.len() <= LONGEST && column(source, *cell).is_some());
    if !begins {
        return false;
    }
    let columns = columns_of(source, cells);
    let texts = |column: &Column| matches!(column.holds, Content::Number | Content::Text);
    columns.iter().any(texts) && columns.iter().any(|column| column.assigns(source))
}

/// Whether nothing parts a line into cells: it begins no table where it is no head by itself.
fn is_one_cell(source: &str, line: Line) -> bool {
    let text = line.text(source);
    !line.holds.any(&[Kind::Bar, Kind::Tab, Kind::Blank])
        && !text.starts_with('"')
        && !is_drawn(text)
        && !drawn::may_have_commas(text)
}

/// Whether the line behind a head of one line may begin the next head, or is an empty cell: one head by
/// itself makes no table.
fn head_may_follow(source: &str, lines: &[Line], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|line| {
        let cell = inner_span(source, line.span, b'|');
        cell.len() <= NARROW || may_be_head(cell.of(source))
    })
}

/// No line of a broken head has more bytes.
const NARROW: usize = 12;

/// The header of a table of tasks: a column says who answers for them, another what they are.
pub(super) fn complete(source: &str, mut header: Header) -> Option<Header> {
    let columns = &mut header.columns;
    answer(source, columns);
    duties::say_what(source, columns);
    naming::involve(source, columns);
    if !columns.iter().any(|column| column.assigns(source)) && !naming::oversees(source, columns) {
        return None;
    }
    naming::name(source, columns);
    let texts = header
        .columns
        .iter()
        .any(|column| matches!(column.holds, Content::Number | Content::Text));
    texts.then_some(header)
}
