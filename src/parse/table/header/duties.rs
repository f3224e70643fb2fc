//! Heads of tables that name units first, and then what each is to do: 成员单位 before 工作职责.

use crate::model::Role;
use crate::parse::table::columns::{Column, Content, is_group};

/// Whether a head names units, and no role: in a list of members it says no more.
pub(super) fn is_bare(label: &str) -> bool {
    const BARE: [&str; 8] = [
        "单位",
        "部门",
        "成员单位",
        "成员部门",
        "单位名称",
        "部门名称",
        "相关部门",
        "单位（部门）",
    ];
    BARE.contains(&label)
}

/// Where no column says what is to be done, one of duties (职责分工) beside those of who answers does; so does one of another
/// division of work where no head is left that might.
pub(super) fn say_what(source: &str, columns: &mut [Column]) {
    let may_say = |column: &Column| column.holds == Content::Other && !column.label.is_empty();
    let last = !columns.iter().any(may_say);
    let duty = |column: &Column| {
        let label = column.label.of(source);
        is_group(label) && (last || label.contains("职责"))
    };
    let answers = |column: &Column| column.assigns(source) && !duty(column);
    if columns.iter().any(|column| column.holds == Content::Text) || !columns.iter().any(answers) {
        return;
    }
    if let Some(duty) = columns.iter_mut().find(|column| duty(column)) {
        duty.holds = Content::Text;
    }
}

/// Lets the units of a bare head answer for what the columns behind it say that they are to do, where no other head names
/// a role. A unit of measure (指标, 单位, 目标值) stands behind what it measures.
pub(in crate::parse::table) fn answer(source: &str, columns: &mut [Column]) {
    let first = columns
        .iter()
        .position(|column| column.holds != Content::Number);
    let Some((bare, behind)) = first
        .and_then(|first| columns.get_mut(first..))
        .and_then(<[_]>::split_first_mut)
    else {
        return;
    };
    if bare.holds != Content::Other || !is_bare(bare.label.of(source)) {
        return;
    }
    let role = |column: &Column| column.holds.is_units();
    let says_what = |column: &Column| {
        let label = column.label.of(source);
        let any = |words: &[&str]| words.iter().any(|word| label.contains(word));
        match column.holds {
            Content::Text => any(&[
                "职责",
                "工作任务",
                "重点任务",
                "主要任务",
                "具体任务",
                "工作内容",
            ]),
            // 职责分工
            Content::Units(_) => is_group(label) && label.contains("职责"),
            _ => false,
        }
    };
    let Some(at) = behind.iter().position(says_what) else {
        return;
    };
    if behind.iter().filter(|column| role(column)).count()
        > usize::from(behind.get(at).is_some_and(role))
    {
        return;
    }
    bare.holds = Content::Units(Role::Responsible);
    if let Some(duty) = behind.get_mut(at) {
        duty.holds = Content::Text;
    }
}
