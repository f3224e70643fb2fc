//! The column that says what a row is of, where no head says that it is of tasks: 主要目标 behind 领域.

use crate::model::Role;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::Line;
use crate::parse::table::cells::{Cells, row};
use crate::parse::table::columns::{Column, Content, PERSONS, PERSONS_SHOWN, column_of};
use crate::parse::table::header::shown;
use crate::text::Span;

/// Ends of the heads of columns that sort the rows, or say beside what is to be done how, where, or for how much: they name a task only where no other column does.
#[rustfmt::skip]
static BESIDE: Lexicon<()> = lexicon!(Last, [
    "类别", "领域", "分类", "类型", "方向", "板块", "维度", "条线", "考核项目", "依据", "来源", "形式", "方式", "范围", "地点", "性质", "规模", "投资", "资金", "分值", "得分", "权重", "单位", "部门",
]);

/// Ends of the heads of columns that name no task at all.
#[rustfmt::skip]
static NO_TASKS: Lexicon<()> = lexicon!(Last, &[((), PERSONS), ((), PERSONS_SHOWN), ((), &["电话", "备注"])]);

/// The levels of columns that sort the rows ever finer: 一级指标, 二级指标.
const LEVELS: [&str; 3] = ["一级", "二级", "三级"];

/// Lets the cells of a column say what each row is of, where no head says so by itself: the first behind the number that
/// does not sort the rows (主要目标 behind 领域), or else the first of all (指标名称, 建设地点).
pub(super) fn name(source: &str, columns: &mut [Column]) {
    let holds = |wanted: Content| columns.iter().position(|column| column.holds == wanted);
    if holds(Content::Text).is_some() {
        return;
    }
    let number = holds(Content::Number);
    let heads: Vec<_> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.holds == Content::Other)
        .map(|(at, column)| (at, column.label.of(source)))
        .filter(|(_, head)| !head.is_empty() && !NO_TASKS.ends(head))
        .filter(|(_, head)| number.is_some() || column_of(head).is_some())
        .collect();
    let levels = LEVELS.map(|level| heads.iter().any(|(_, head)| head.starts_with(level)));
    // 一级指标 beside 二级指标
    let is_above = |head: &str| {
        let mut below = LEVELS.iter().zip(levels.iter().skip(1));
        below.any(|(level, is_next)| *is_next && head.starts_with(level))
    };
    let sorts = |head: &str| BESIDE.ends(head) || is_above(head);
    let says = |(at, head): &&(usize, &str)| Some(*at) > number && !sorts(head);
    let found = heads.iter().find(says).or_else(|| heads.first());
    let found = found.map(|(at, _)| *at);
    if let Some(column) = found.and_then(|at| columns.get_mut(at)) {
        column.holds = Content::Text;
    }
}

/// Gives the units a role whose head says no more than that they have to do with a task: 相关单位 answer for it, the members
/// of a group (成员单位) help where another column says who answers.
pub(super) fn involve(source: &str, columns: &mut [Column]) {
    const INVOLVED: [&str; 6] = [
        "相关单位",
        "有关单位",
        "相关部门",
        "有关部门",
        "成员单位",
        "成员部门",
    ];
    let is_involved = |column: &Column| {
        column.holds == Content::Other && INVOLVED.contains(&column.label.of(source))
    };
    if !columns.iter().any(is_involved) {
        return;
    }
    let answers = columns
        .iter()
        .any(|one| matches!(one.holds, Content::Units(Role::Lead | Role::Responsible)));
    if !answers && !is_of_tasks(source, columns) {
        return;
    }
    for column in columns.iter_mut().filter(|column| is_involved(column)) {
        let helps = answers && column.label.of(source).starts_with('成');
        let role = if helps {
            Role::Support
        } else {
            Role::Responsible
        };
        column.holds = Content::Units(role);
    }
}

/// Whether those to whom a matter falls by its kind (主管部门) answer for it: it is a task, and nobody else does.
pub(super) fn oversees(source: &str, columns: &[Column]) -> bool {
    let answers = |column: &Column| matches!(column.holds, Content::Units(Role::Responsible));
    columns.iter().any(answers) && is_of_tasks(source, columns)
}

/// Whether the words of a head say that the rows are of tasks, not of matters of whatever kind.
fn is_of_tasks(source: &str, columns: &[Column]) -> bool {
    const TASKS: [&str; 4] = ["任务", "举措", "措施", "问题"];
    let mut texts = columns.iter().filter(|one| one.holds == Content::Text);
    texts.any(|one| {
        let head = one.label.of(source);
        TASKS.iter().any(|word| head.contains(word))
    })
}

/// The same as [`name`] where no head is known but those of units, by the first row, which begins in line `at`: 暖心服务 before 牵头单位.
pub(super) fn by_rows(source: &str, lines: &[Line], at: usize, mark: u8, columns: &mut [Column]) {
    let named = |column: &Column| match column.holds {
        Content::Number | Content::Text => true,
        Content::Other => column_of(column.label.of(source)).is_some(),
        Content::Units(_) | Content::Deadline => false,
    };
    let units = |column: &Column| column.holds.is_units();
    if columns.iter().any(named) || !columns.iter().any(units) {
        return;
    }
    let [first, ..] = columns else { return };
    let head = first.label.of(source);
    if first.holds != Content::Other
        || !shown::may_be_unknown(head)
        || BESIDE.ends(head)
        || NO_TASKS.ends(head)
    {
        return;
    }
    let Some((line, _)) = row(source, lines, at, mark) else {
        return;
    };
    let mut cells = Cells::default();
    cells.read(source, line, mark);
    let cell = |at: usize| match cells.of(at) {
        [] => Span::default(),
        [first, .., last] => first.join(*last),
        [only] => *only,
    };
    let cells: Vec<_> = (0..cells.count()).map(cell).collect();
    first.holds = Content::Text;
    if !shown::fit(source, columns, &cells)
        && let [first, ..] = columns
    {
        first.holds = Content::Other;
    }
}
