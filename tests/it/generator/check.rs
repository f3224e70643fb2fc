//! What was read against what was written down.

use std::fmt::Write as _;

use pilot_plan::{DiagnosticCode, Plan, Severity, Task};
use proptest::test_runner::TestCaseError;

use super::{Mention, ReadTask, Reading};
use crate::difference::difference;
use crate::verify::is_blank;

/// Fails where the plan is not what the reading says, with both sides and the text.
pub(crate) fn check(plan: &Plan, reading: &Reading) -> Result<(), TestCaseError> {
    same(
        "head",
        &reading.text,
        &expected_head(reading),
        &read_head(plan, reading),
    )?;
    same(
        "outline",
        &reading.text,
        &expected_outline(reading),
        &read_outline(plan, reading),
    )?;
    let expected: Vec<_> = reading.tasks.iter().map(expected_task).collect();
    let tasks = plan.tasks().enumerate();
    let read = tasks.map(|(at, task)| read_task(task, reading.tasks.get(at)));
    same(
        "tasks",
        &reading.text,
        &expected.concat(),
        &read.collect::<String>(),
    )?;
    odd(plan, reading)?;
    if reading.rows {
        same(
            "rows",
            &reading.text,
            &expected_rows(reading),
            &read_rows(plan),
        )?;
    }
    Ok(())
}

/// Fails where an accident goes unsaid, or anything else gives a warning.
fn odd(plan: &Plan, reading: &Reading) -> Result<(), TestCaseError> {
    let mut odds = plan.diagnostics().iter();
    let fail = |what: String| Err(TestCaseError::fail(format!("{what}\n{}", reading.text)));
    match reading.odd {
        Some(code) if odds.all(|odd| odd.code() != code) => fail(format!("{code} goes unsaid")),
        Some(_) => Ok(()),
        None => match odds.find(|odd| odd.severity() >= Severity::Warning) {
            Some(odd) if odd.code() != DiagnosticCode::NoAssignments => {
                fail(format!("{odd} at {:?}", plan.position(odd.span().start())))
            }
            _ => Ok(()),
        },
    }
}

/// Fails with the lines that differ.
fn same(what: &str, text: &str, expected: &str, read: &str) -> Result<(), TestCaseError> {
    let expected: Vec<_> = expected.lines().collect();
    let read: Vec<_> = read.lines().collect();
    match difference(&expected, &read) {
        None => Ok(()),
        Some(lines) => {
            let message = format!("{what}: - expected, + read\n{lines}--- text ---\n{text}");
            Err(TestCaseError::fail(message))
        }
    }
}

/// Without what stands around the words, where readers may differ about whose it is.
fn words(text: &str) -> &str {
    text.trim_matches(|c: char| is_blank(c) || c == '。')
}

/// Without the line end that may fall into a name.
fn solid(text: &str) -> String {
    text.replace(is_blank, "").replace("&nbsp;", "")
}

fn expected_head(reading: &Reading) -> String {
    let parts = [
        &reading.title,
        &reading.number,
        &reading.date,
        &reading.issuer,
    ];
    parts.map(|part| format!("{part:?}\n")).concat()
}

fn read_head(plan: &Plan, reading: &Reading) -> String {
    let document = plan.document();
    // A table's title may as well be taken for the plan's where that has none.
    let title = document.title().filter(|_| reading.title.is_some());
    let parts = [
        title.map(|title| title.joined().into_owned()),
        document.number().map(|number| number.text().to_owned()),
        document.date().map(|date| date.to_string()),
        document.issuer().map(|issuer| issuer.text().to_owned()),
    ];
    parts.map(|part| format!("{part:?}\n")).concat()
}

fn outline_line(level: usize, heading: &str, paragraphs: &[&str]) -> String {
    let paragraphs: String = paragraphs
        .iter()
        .map(|one| format!("  {}\n", words(one)))
        .collect();
    format!("{level} {heading}\n{paragraphs}")
}

fn expected_outline(reading: &Reading) -> String {
    let sections = reading.sections.iter().flatten();
    sections
        .map(|section| {
            let paragraphs: Vec<_> = section.paragraphs.iter().map(String::as_str).collect();
            outline_line(section.level, &section.heading, &paragraphs)
        })
        .collect()
}

fn read_outline(plan: &Plan, reading: &Reading) -> String {
    if reading.sections.is_none() {
        return String::new();
    }
    plan.sections()
        .map(|section| {
            let heading = format!("{}{}", section.number(), section.heading());
            let paragraphs: Vec<_> = section
                .paragraphs()
                .map(pilot_plan::Excerpt::text)
                .collect();
            outline_line(section.level().into(), &heading, &paragraphs)
        })
        .collect()
}

fn mention_line(mention: &Mention) -> String {
    let Mention {
        role,
        label,
        name,
        written,
        open,
    } = mention;
    let label = label.as_deref().unwrap_or("…");
    let open = if *open { " …" } else { "" };
    format!("  {role} {label}: {name} ({written}){open}\n")
}

fn expected_task(task: &ReadTask) -> String {
    let mut text = String::new();
    match &task.place {
        Some((title, path)) => {
            let _ = writeln!(text, "{title} < {}", path.join(" › "));
        }
        None => text.push_str("a row\n"),
    }
    for paragraph in &task.paragraphs {
        let _ = writeln!(text, "  {}", words(paragraph));
    }
    text.extend(task.mentions.iter().map(mention_line));
    let _ = writeln!(text, "  until {:?}", task.deadline);
    text
}

/// The same of a task that was read; `like` says what of it is compared.
fn read_task(task: Task<'_>, like: Option<&ReadTask>) -> String {
    let mut text = String::new();
    if like.is_some_and(|like| like.place.is_none()) {
        // The head of the column may stand before the words of the cell.
        let like = words(like.map_or("", |like| &like.paragraphs[0]));
        let (read, lead) = (words(task.text()), "重点任务：".len());
        let same = read.ends_with(like) && read.len() <= like.len() + lead;
        let _ = writeln!(text, "a row\n  {}", if same { like } else { read });
    } else {
        let path = task.section().map(|section| {
            let steps = section.path().iter();
            let steps = steps.map(|step| format!("{}{}", step.number(), step.heading()));
            steps.collect::<Vec<_>>().join(" › ")
        });
        let _ = writeln!(text, "{} < {}", task.title(), path.unwrap_or_default());
        for paragraph in task.paragraphs() {
            let _ = writeln!(text, "  {}", words(paragraph.text()));
        }
    }
    for (at, one) in task.assignments().enumerate() {
        let like = like.and_then(|like| like.mentions.get(at));
        let label = like.is_none_or(|like| like.label.is_some());
        text.push_str(&mention_line(&Mention {
            role: one.role(),
            label: label.then(|| solid(one.label())),
            name: one.unit().name().to_owned(),
            written: solid(one.written()),
            open: one.is_open(),
        }));
    }
    let deadline = task.deadline().map(|deadline| {
        let date = deadline.date().map(|date| date.to_string());
        (deadline.text(), date)
    });
    let _ = writeln!(text, "  until {deadline:?}");
    text
}

fn expected_rows(reading: &Reading) -> String {
    let tasks = reading.tasks.iter().enumerate();
    tasks
        .map(|(at, task)| {
            let mentions = task.mentions.iter();
            let units: Vec<_> = mentions
                .map(|one| format!("{} {}", one.role, one.name))
                .collect();
            let cells: String = task
                .cells
                .iter()
                .map(|(head, text)| format!("  {head}: {text}\n"))
                .collect();
            format!("{} {}\n{cells}", at + 1, units.join(", "))
        })
        .collect()
}

fn read_rows(plan: &Plan) -> String {
    let rows = plan.annex().into_iter().flat_map(pilot_plan::Annex::rows);
    rows.map(|row| {
        let units: Vec<_> = row
            .assignments()
            .map(|one| format!("{} {}", one.role(), one.unit().name()))
            .collect();
        let number = row.task().map_or(0, Task::number);
        let cells: String = row
            .cells()
            .map(|cell| format!("  {}: {}\n", cell.head(), cell.joined()))
            .collect();
        format!("{number} {}\n{cells}", units.join(", "))
    })
    .collect()
}
