//! What does the plan say? Its head, its outline with the tasks and who does them, and the units by
//! number of tasks.
//!
//! ```text
//! cargo run --example overview -- [FILE]
//! ```

mod support;
#[path = "support/table.rs"]
mod table;

use std::cmp::Reverse;
use std::io::{self, Write};
use std::process::ExitCode;

use pilot_plan::chrono::Datelike;
use pilot_plan::{AnnexRow, Excerpt, Plan, Role, Severity, Task};
use table::{Align, Table};
use unicode_width::UnicodeWidthStr;

fn main() -> ExitCode {
    support::run(|arguments, out| {
        let plan = arguments.plan()?;
        write_head(&plan, out)?;
        write_outline(&plan, out)?;
        write_units(&plan, out)?;
        Ok(())
    })
}

/// What the document says of itself, and how much there is of everything.
fn write_head(plan: &Plan, out: &mut dyn Write) -> io::Result<()> {
    match plan.document().title() {
        Some(title) => writeln!(out, "{title}\n")?,
        None => writeln!(out, "（无标题）\n")?,
    }
    for (name, value) in elements(plan) {
        writeln!(out, "  {name}  {value}")?;
    }
    let assignments: usize = plan.tasks().map(|task| task.assignments().len()).sum();
    writeln!(
        out,
        "  内容规模  {} 个标题、{} 项任务、{} 个单位、{assignments} 项分工",
        plan.sections().len(),
        plan.tasks().len(),
        plan.units().len(),
    )?;
    let doubts = plan.diagnostics().iter();
    let doubts = doubts.filter(|odd| odd.severity() >= Severity::Warning);
    writeln!(
        out,
        "  解析提示  {} 条，其中存疑 {} 条",
        plan.diagnostics().len(),
        doubts.count(),
    )
}

/// The elements of the document's head that are there, by name.
fn elements(plan: &Plan) -> impl Iterator<Item = (&'static str, String)> {
    let document = plan.document();
    let date = document.date();
    let mut elements = vec![
        ("发文字号", document.number().map(|one| one.to_string())),
        ("发文机关", text(document.issuer())),
        (
            "成文日期",
            date.map(|date| format!("{}年{}月{}日", date.year(), date.month(), date.day())),
        ),
        (
            "主送机关",
            list(document.addressees().map(|one| one.to_string())),
        ),
        ("通知标题", text(document.notice_title())),
    ];
    for citation in document.citations() {
        let cited = format!("《{}》（{}）", citation.title(), citation.number());
        elements.push(("引用文件", Some(cited)));
    }
    elements.push(("附　　注", text(document.note())));
    let annex = plan.annex().map(|annex| {
        let title = text(annex.title()).unwrap_or_else(|| "无标题".to_owned());
        format!("{title}（{} 行）", annex.rows().len())
    });
    elements.push(("附　　件", annex));
    let there = |(name, value): (_, Option<String>)| Some((name, value?));
    elements.into_iter().filter_map(there)
}

/// Several in one line; `None` where there are none.
fn list(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| items.join("、"))
}

fn text(excerpt: Option<Excerpt<'_>>) -> Option<String> {
    excerpt.map(|excerpt| excerpt.to_string())
}

/// The headings, each with the tasks that stand directly under it.
fn write_outline(plan: &Plan, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n任务与分工\n")?;
    for task in plan.tasks().filter(|task| task.section().is_none()) {
        writeln!(out, "  {}", task.title())?;
        write_task(task, 1, out)?;
    }
    for section in plan.sections() {
        let level = usize::from(section.level());
        let indent = "  ".repeat(level);
        // A heading that the document breaks over lines reads as one.
        let heading = text(plan.excerpt(section.heading_span())).unwrap_or_default();
        writeln!(out, "{indent}{}{heading}", section.number())?;
        for task in section
            .tasks()
            .filter(|task| task.section() == Some(section))
        {
            write_task(task, level, out)?;
        }
    }
    Ok(())
}

/// A task's number, and behind it a line for each role, for the deadline, and for what else the annex says of it.
fn write_task(task: Task<'_>, level: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Vec::new();
    for role in Role::ALL.iter().copied() {
        let units = list(task.in_role(role).map(|unit| unit.name().to_owned()));
        lines.extend(units.map(|units| (role.as_chinese().into(), units)));
    }
    if lines.is_empty() {
        lines.push(("分工".into(), "未明确".to_owned()));
    }
    if let Some(deadline) = task.deadline() {
        lines.push(("时限".into(), deadline.text().to_owned()));
    }
    for cell in task.rows().flat_map(AnnexRow::cells) {
        lines.push((cell.head().joined(), cell.joined().into_owned()));
    }
    let indent = "  ".repeat(level + 1);
    let mut number = format!("任务 {}", task.number());
    for (name, value) in lines {
        writeln!(out, "{indent}{number}  {name}  {value}")?;
        number = " ".repeat(number.width());
    }
    Ok(())
}

/// The units, those with most tasks first.
fn write_units(plan: &Plan, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n各单位任务数\n")?;
    let mut units: Vec<_> = plan.units().collect();
    units.sort_by_key(|unit| Reverse(unit.tasks().len()));
    let mut table = Table::new([
        ("单位", Align::Left),
        ("任务", Align::Right),
        ("其中牵头", Align::Right),
    ]);
    for unit in units {
        table.row([
            unit.name().to_owned(),
            unit.tasks().len().to_string(),
            unit.led().len().to_string(),
        ]);
    }
    table.write(out)
}
