//! The audit: what it finds in the shipped plan, in copies of it with one thing changed, and in copies
//! that are only laid out otherwise.

mod mutator;

use pilot_plan::{ElementKind, FindingSeverity, Plan};

use mutator::{Mutation, Side, adds, drops, headings, misspells, moves, new_findings, rows, texts};

use crate::shipped::SEED;

const SIDES: [Side; 2] = [Side::Body, Side::Annex];

fn for_each_task(
    mutate: impl Fn(pilot_plan::Task<'static>, Side) -> Vec<Mutation>,
) -> Vec<Mutation> {
    let tasks = Plan::bishan().tasks();
    tasks
        .flat_map(|task| SIDES.into_iter().flat_map(move |side| [(task, side)]))
        .flat_map(|(task, side)| mutate(task, side))
        .collect()
}

/// Checks the mutations, or every so many of them that it takes a moment: with `PILOT_PLAN_THOROUGH`
/// in the environment, all.
fn check(mutations: &[Mutation]) {
    const MOST: usize = 60;
    assert!(!mutations.is_empty());
    let thorough = std::env::var_os("PILOT_PLAN_THOROUGH").is_some();
    let step = if thorough {
        1
    } else {
        mutations.len().div_ceil(MOST)
    };
    let mutations: Vec<_> = mutations.iter().step_by(step).collect();
    let objections: Vec<_> = mutations
        .iter()
        .flat_map(|mutation| mutation.objections())
        .collect();
    assert!(
        objections.is_empty(),
        "{} of {}:\n{}",
        objections.len(),
        mutations.len(),
        objections
            .iter()
            .take(40)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    );
}

#[test]
fn dropped() {
    check(&for_each_task(drops));
}
#[test]
fn added() {
    check(&for_each_task(|task, side| {
        ["区财政局", "区水务局", "云湖公司"]
            .into_iter()
            .flat_map(|name| adds(task, side, name))
            .collect()
    }));
}
#[test]
fn moved() {
    check(&for_each_task(moves));
}
#[test]
fn misspelt() {
    check(&for_each_task(misspells));
}
#[test]
fn row_changes() {
    check(&Plan::bishan().tasks().flat_map(rows).collect::<Vec<_>>());
}
#[test]
fn text_changes() {
    check(&for_each_task(texts));
}
#[test]
fn heading_changes() {
    check(&headings());
}

/// Characters after which a page may well hold a blank too many: those of the text's own lines.
fn spots() -> Vec<usize> {
    let kinds = [
        ElementKind::Paragraph,
        ElementKind::Clause,
        ElementKind::AnnexRow,
    ];
    let elements = Plan::bishan().elements();
    let held = elements.filter(|element| kinds.contains(&element.kind()));
    held.flat_map(|element| {
        let start = element.span().start();
        let text = element.text();
        let inner = text.char_indices().skip(1).map(move |(at, _)| start + at);
        inner.collect::<Vec<_>>()
    })
    .filter(|at| {
        // Not within a number, nor at a line's end, nor in the cell of a number.
        let (before, behind) = (&SEED[..*at], &SEED[*at..]);
        let line = before[before.rfind('\n').map_or(0, |at| at + 1)..].trim();
        let ascii = |c: Option<char>| c.is_none_or(|c| c.is_ascii());
        !line.is_empty() && !ascii(before.chars().next_back()) && !ascii(behind.chars().next())
    })
    .collect()
}

#[test]
fn layout_noise_brings_nothing_of_substance_or_wording() {
    let indented = |indent: &str| {
        let lines = SEED.split('\n').map(|line| match line.trim() {
            "" => line.to_owned(),
            _ => format!("{indent}{line}"),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let mut noisy = vec![
        ("CRLF".to_owned(), SEED.replace('\n', "\r\n")),
        ("CR".to_owned(), SEED.replace('\n', "\r")),
        ("byte order mark".to_owned(), format!("\u{feff}{SEED}")),
        ("blank lines".to_owned(), SEED.replace('\n', "\n\n")),
        (
            "lines of blanks".to_owned(),
            SEED.replace('\n', "\n \u{3000}\n"),
        ),
        (
            "blanks behind lines".to_owned(),
            SEED.replace('\n', "　 \n"),
        ),
        ("newlines at the end".to_owned(), format!("{SEED}\n\n")),
        ("newlines at the start".to_owned(), format!("\n\n{SEED}")),
        (
            "no blank lines".to_owned(),
            SEED.split('\n')
                .filter(|line| !line.trim().is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
        ),
    ];
    for indent in ["  ", "　　", "\u{a0}\u{a0}"] {
        noisy.push((format!("indent {indent:?}"), indented(indent)));
    }
    for at in spots()
        .into_iter()
        .step_by(if std::env::var("ALL").is_ok() { 1 } else { 97 })
    {
        let (before, behind) = (&SEED[..at], &SEED[at..]);
        let near: String = behind.chars().take(8).collect();
        noisy.push((
            format!("a blank before {near}"),
            format!("{before} {behind}"),
        ));
    }
    let mut odd = Vec::new();
    for (what, text) in noisy {
        let plan = Plan::parse(text).unwrap();
        let audit = plan.audit();
        let new = new_findings(&audit);
        let worse: Vec<_> = new
            .into_iter()
            .filter(|one| one.severity() != FindingSeverity::Layout)
            .collect();
        if !worse.is_empty() {
            odd.push(format!("{what}: {worse:?}"));
        }
    }
    assert!(odd.is_empty(), "{}\n{}", odd.len(), odd.join("\n"));
}
