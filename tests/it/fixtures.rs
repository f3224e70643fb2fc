//! Small plans, each for one notation or one oddity, with what must be read of them beside them.
//!
//! `NAME.txt` is the plan, `NAME.expect` says what it must yield, a line each, in this order; a key
//! that no line has is not compared, what is in brackets here may be left out:
//!
//! ```text
//! # a comment
//! no-task                                 nothing is assigned: no task, or not a plan
//! error: not-a-plan                       the kind of the error; then nothing else
//! number: … | title: … | notice-title: … | date: … | note: …          `-` where there is none
//! issuer: A | B     addressees: A | B     citation: title (number)
//! section: 1 一、主要任务                  level, number and heading: all of them, or none
//! task: title < 一、主要任务 › （一）修渠   all of them; `*` where readers may differ, `-` for no path
//!   text: …         paragraphs: 2
//!   lead [牵头单位]: A | written → name | name (inferred) | last 等 | last 等?
//!   maybe support 会同: 有关部门           a group that one reader sees and another does not
//!   deadline: 2026年6月底前 = 2026-06-30   where the task has one
//! annex-title: …    columns: A | B
//! row: 1 = 1                              printed number, task; all of them, or none; `-` for none
//! kind: 区财政局 = government-department
//! diagnostic: clause-unclosed [3:5]       every warning (but for `no-task`), and the notes of codes
//!                                         that a line names
//! ```

use std::collections::HashSet;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use pilot_plan::{
    Annex, Assignment, Excerpt, ParseError, ParseErrorKind, Plan, Provenance, Role, Severity, Task,
};

use crate::difference::difference;
use crate::verify::verify;

#[test]
fn each_notation_is_read() {
    read_all("tests/fixtures", 40);
    // Plans of your own, with the same kind of expectation beside them.
    if let Ok(folder) = std::env::var("PILOT_PLAN_FIXTURES") {
        read_all(&folder, 1);
    }
}

#[test]
fn each_oddity_is_named() {
    read_all("tests/fixtures/odd", 12);
}

/// The plans of a folder, by name.
pub(crate) fn plans(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(&folder).unwrap();
    let mut texts: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    texts.sort();
    texts
}

/// Reads every fixture of a folder; fails with what differs in each.
fn read_all(folder: &str, at_least: usize) {
    let texts = plans(folder);
    assert!(texts.len() >= at_least, "{} fixtures", texts.len());
    let failures: Vec<_> = texts.iter().filter_map(failure).collect();
    assert!(
        failures.is_empty(),
        "{} of {} fixtures differ\n{}",
        failures.len(),
        texts.len(),
        failures.join("\n")
    );
}

/// What is wrong with one fixture.
fn failure(path: &PathBuf) -> Option<String> {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let expect = std::fs::read_to_string(path.with_extension("expect"))
        .unwrap_or_else(|error| panic!("{name} has no expectation: {error}"));
    let lines = expect.lines().map(str::trim_end);
    let expected: Vec<_> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let plan = Plan::parse(text);
        if let Ok(plan) = &plan {
            verify(plan);
        }
        describe(&plan, &expected)
    }));
    match outcome {
        Ok(read) => {
            let expected = decided(&expected, &read);
            difference(
                &expected,
                &read.iter().map(String::as_str).collect::<Vec<_>>(),
            )
            .map(|text| format!("== {name}\n{text}"))
        }
        Err(panic) => {
            let message = panic.downcast_ref::<String>().cloned();
            Some(format!(
                "== {name}\n  panicked: {}\n",
                message.unwrap_or_default()
            ))
        }
    }
}

/// The expectation with what may be there where it is, and without it where it is not: below the task that
/// it stands below.
fn decided<'e>(expected: &[&'e str], read: &[String]) -> Vec<&'e str> {
    let is_task = |line: &str| line.starts_with("task:");
    let tasks: Vec<_> = read.split(|line| is_task(line)).collect();
    let mut task = 0;
    let lines = expected.iter().filter_map(|line| {
        task += usize::from(is_task(line));
        let Some(maybe) = line.trim_start().strip_prefix("maybe ") else {
            return Some(*line);
        };
        let mut own = tasks.get(task).into_iter().copied().flatten();
        own.any(|one| one.trim() == maybe).then_some(maybe)
    });
    lines.collect()
}

#[test]
fn what_may_be_there_is_so_below_its_own_task() {
    let expected = ["task: a < -", "  maybe lead: x", "task: b < -"];
    let read = |lines: [&str; 3]| lines.map(str::to_owned);
    let here = decided(
        &expected,
        &read(["task: a < -", "  lead: x", "task: b < -"]),
    );
    assert_eq!(here, ["task: a < -", "lead: x", "task: b < -"]);
    let elsewhere = decided(
        &expected,
        &read(["task: a < -", "task: b < -", "  lead: x"]),
    );
    assert_eq!(elsewhere, ["task: a < -", "task: b < -"]);
}

/// What was read, in the words of the expectation and as much of it as that asks for.
fn describe(plan: &Result<Plan, ParseError>, expected: &[&str]) -> Vec<String> {
    let nothing = expected.contains(&"no-task");
    let plan = match plan {
        Err(error) if nothing && error.kind() == ParseErrorKind::NotAPlan => {
            return vec!["no-task".to_owned()];
        }
        Err(error) => return vec![format!("error: {}", kind(error.kind()))],
        Ok(plan) => plan,
    };
    let mut out = Vec::new();
    if nothing && plan.tasks().len() == 0 {
        out.push("no-task".to_owned());
    }
    let asked = |key: &str| expected.iter().any(|line| line.starts_with(key));
    head(plan, &asked, &mut out);
    if asked("section:") {
        out.extend(plan.sections().map(|section| {
            let (number, heading) = (section.number(), plan_line(section.heading()));
            format!("section: {} {number}{heading}", section.level())
        }));
    }
    let mut wanted = expected.split(|line| line.starts_with("task:")).skip(1);
    let titles = expected.iter().filter(|line| line.starts_with("task:"));
    let mut titles = titles.copied();
    for task in plan.tasks() {
        let like = wanted.next().unwrap_or_default();
        describe_task(task, titles.next().unwrap_or_default(), like, &mut out);
    }
    table(plan, &asked, &mut out);
    for line in expected.iter().filter(|line| line.starts_with("kind:")) {
        let name = line["kind:".len()..]
            .split('=')
            .next()
            .unwrap_or_default()
            .trim();
        let kind = plan.unit(name).map(|unit| unit.kind().as_str());
        out.push(format!("kind: {name} = {}", kind.unwrap_or("no such unit")));
    }
    diagnostics(plan, expected, &mut out);
    out
}

fn kind(kind: ParseErrorKind) -> &'static str {
    match kind {
        ParseErrorKind::Blank => "blank",
        ParseErrorKind::TooLarge => "too-large",
        ParseErrorKind::NotAPlan => "not-a-plan",
        _ => "another",
    }
}

fn joined<'p>(excerpts: impl Iterator<Item = Excerpt<'p>>) -> String {
    let texts: Vec<_> = excerpts.map(|one| one.joined().into_owned()).collect();
    if texts.is_empty() {
        "-".to_owned()
    } else {
        texts.join(" | ")
    }
}

fn head(plan: &Plan, asked: &dyn Fn(&str) -> bool, out: &mut Vec<String>) {
    let document = plan.document();
    let none = || "-".to_owned();
    let number = document
        .number()
        .map_or_else(none, |number| number.text().to_owned());
    let date = document.date().map_or_else(none, |date| date.to_string());
    let citations = document
        .citations()
        .map(|one| format!("{} ({})", one.title().joined(), one.number()));
    let parts = [
        ("number", number),
        ("title", joined(document.title().into_iter())),
        ("notice-title", joined(document.notice_title().into_iter())),
        ("date", date),
        ("note", joined(document.note().into_iter())),
        ("issuer", joined(document.issuers())),
        ("addressees", joined(document.addressees())),
        ("citation", citations.collect::<Vec<_>>().join(" | ")),
    ];
    for (key, value) in parts {
        if asked(&format!("{key}:")) {
            out.push(format!("{key}: {value}"));
        }
    }
}

fn describe_task(task: Task<'_>, title_line: &str, like: &[&str], out: &mut Vec<String>) {
    let (title, path) = title_line
        .strip_prefix("task:")
        .and_then(|line| line.split_once('<'))
        .map_or(("", ""), |(title, path)| (title.trim(), path.trim()));
    let read_path = task
        .section()
        .map_or_else(|| "-".to_owned(), |section| section.path().to_string());
    let read_title = plan_line(task.title());
    out.push(format!(
        "task: {} < {}",
        if title == "*" { "*" } else { &read_title },
        if path == "*" { "*" } else { &read_path }
    ));
    let asked = |key: &str| like.iter().any(|line| line.trim_start().starts_with(key));
    if asked("text:") {
        out.push(format!("  text: {}", plan_line(task.text())));
    }
    if asked("paragraphs:") {
        out.push(format!("  paragraphs: {}", task.paragraphs().len()));
    }
    let is_group = |line: &&&str| {
        let line = line.trim_start();
        let line = line.strip_prefix("maybe ").unwrap_or(line);
        Role::ALL.iter().any(|role| line.starts_with(role.as_str()))
    };
    let mut groups = like.iter().filter(is_group);
    let mut last: Option<Assignment<'_>> = None;
    for one in task.assignments() {
        let same = last
            .is_some_and(|last| last.role() == one.role() && last.label_span() == one.label_span());
        if same {
            let line = out.last_mut().unwrap();
            let _ = write!(line, " | {}", mention(one));
        } else {
            let like = groups.next().copied().unwrap_or_default();
            let head = like.split_once(':').map_or("", |(head, _)| head.trim());
            let label = if head == one.role().as_str() {
                String::new()
            } else {
                format!(" {}", one.label())
            };
            out.push(format!("  {}{label}: {}", one.role(), mention(one)));
        }
        // Whether the list is open is not compared where readers may differ.
        let open_asked = !like
            .iter()
            .any(|line| line.ends_with("等?") && line.contains(one.written()));
        if !open_asked {
            out.last_mut().unwrap().push_str(" 等?");
        } else if one.is_open() {
            out.last_mut().unwrap().push_str(" 等");
        }
        last = Some(one);
    }
    if let Some(deadline) = task.deadline() {
        let date = deadline
            .date()
            .map_or_else(|| "-".to_owned(), |date| date.to_string());
        out.push(format!(
            "  deadline: {} = {date}",
            plan_line(deadline.text())
        ));
    }
}

/// A text on one line.
fn plan_line(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

fn mention(one: Assignment<'_>) -> String {
    let written = plan_line(one.written());
    let name = one.unit().name();
    if written != name {
        return format!("{written} → {name}");
    }
    match one.provenance() {
        Provenance::Stated => written.clone(),
        provenance => format!("{written} ({provenance})"),
    }
}

fn table(plan: &Plan, asked: &dyn Fn(&str) -> bool, out: &mut Vec<String>) {
    let annex = plan.annex();
    if asked("annex-title:") {
        let title = annex.and_then(Annex::title);
        out.push(format!("annex-title: {}", joined(title.into_iter())));
    }
    if asked("columns:") {
        let columns = annex.map(|annex| joined(annex.columns()));
        out.push(format!("columns: {}", columns.as_deref().unwrap_or("-")));
    }
    if asked("row:") {
        let number = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |n| n.to_string());
        out.extend(annex.into_iter().flat_map(Annex::rows).map(|row| {
            let task = row.task().map(Task::number);
            format!("row: {} = {}", number(row.printed_number()), number(task))
        }));
    }
}

fn diagnostics(plan: &Plan, expected: &[&str], out: &mut Vec<String>) {
    let lines = expected
        .iter()
        .filter_map(|line| line.strip_prefix("diagnostic:"));
    let lines: Vec<_> = lines
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .collect();
    let codes: HashSet<_> = lines.iter().map(|line| line[0]).collect();
    for odd in plan.diagnostics() {
        let code = odd.code().as_str();
        let compared = odd.severity() >= Severity::Warning && !expected.contains(&"no-task");
        if !compared && !codes.contains(code) {
            continue;
        }
        let placeless = lines.iter().any(|line| line[..] == [code]);
        let position = plan.position(odd.span().start()).unwrap();
        out.push(if placeless {
            format!("diagnostic: {code}")
        } else {
            format!("diagnostic: {code} {position}")
        });
    }
}
