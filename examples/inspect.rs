//! What was read of these files, and what was odd in them? Each diagnostic with line and column, the
//! text that it is about underlined.
//!
//! ```text
//! cargo run --example inspect -- FILE...
//! ```

mod support;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use pilot_plan::{Diagnostic, Excerpt, LineIndex, Plan, Severity, Span};
use unicode_width::UnicodeWidthStr;

/// So much of a line is shown before a span, and of the span itself, in characters.
const BEFORE: usize = 16;
const WITHIN: usize = 32;

fn main() -> ExitCode {
    let mut unread = 0;
    let code = support::run(|arguments, out| {
        let mut files = 0;
        while let Some(file) = arguments.next() {
            files += 1;
            let name = file.display();
            match support::read(Path::new(&file)) {
                Ok(plan) => inspect(&name.to_string(), &plan, out)?,
                Err(why) => {
                    unread += 1;
                    // What was read of the files before stands before it.
                    out.flush()?;
                    support::complain(&format!("{name}: {why}"));
                }
            }
        }
        if files == 0 {
            inspect("璧山府办发〔2022〕18号", &arguments.plan()?, out)?;
        }
        Ok(())
    });
    if unread == 0 { code } else { ExitCode::FAILURE }
}

fn inspect(name: &str, plan: &Plan, out: &mut dyn Write) -> Result<(), support::Failure> {
    let title = plan.document().title().or(plan.document().notice_title());
    let title = title.map_or_else(|| "（无标题）".into(), Excerpt::joined);
    let assignments: usize = plan.tasks().map(|task| task.assignments().len()).sum();
    let doubtful = plan
        .diagnostics()
        .iter()
        .filter(|odd| odd.severity() == Severity::Warning)
        .count();
    writeln!(out, "{name}  {title}")?;
    writeln!(
        out,
        "  {}；{} 个标题、{} 项任务、{assignments} 项分工、{} 个单位；提示 {} 条，其中存疑 {doubtful} 条",
        plan.encoding(),
        plan.sections().len(),
        plan.tasks().len(),
        plan.units().len(),
        plan.diagnostics().len(),
    )?;
    let lines = plan.line_index();
    for odd in plan.diagnostics() {
        show(plan, &lines, odd, out)?;
    }
    writeln!(out)?;
    Ok(())
}

/// Writes a diagnostic with its place, and its text with a line below that underlines it.
fn show(
    plan: &Plan,
    lines: &LineIndex<'_>,
    odd: &Diagnostic,
    out: &mut dyn Write,
) -> Result<(), support::Failure> {
    let at = lines
        .position(odd.span().start())
        .ok_or("a span beyond the text")?;
    writeln!(out, "\n  {at}  {odd}")?;
    let (before, within) = window(plan.source(), odd.span());
    // A span of no length is a place: one mark shows it.
    let marks = within.width().max(1);
    writeln!(out, "    {before}{within}")?;
    writeln!(
        out,
        "    {}{}",
        " ".repeat(before.width()),
        "^".repeat(marks)
    )?;
    Ok(())
}

/// The text of a span up to the end of its line, and what stands before it on the line; both cut, and
/// tabs made spaces, so that what is counted is what is seen.
fn window(source: &str, span: Span) -> (String, String) {
    let head = source.get(..span.start()).unwrap_or_default();
    let line = head.rsplit(['\n', '\r']).next().unwrap_or_default();
    let skipped = line.chars().count().saturating_sub(BEFORE);
    let mut before: String = line.chars().skip(skipped).collect();
    if skipped > 0 {
        before.insert(0, '…');
    }
    let text = source.get(span.range()).unwrap_or_default();
    let first = text.split(['\n', '\r']).next().unwrap_or_default();
    let within: String = first.chars().take(WITHIN).collect();
    (before.replace('\t', " "), within.replace('\t', " "))
}
