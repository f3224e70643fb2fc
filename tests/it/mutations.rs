//! The shipped text with parts taken out, swapped or laid out otherwise: it must be read as what it
//! then says.

use pilot_plan::{DiagnosticCode, Plan, Provenance, Section, Task, UnitKind};

use crate::said::codes;
use crate::shipped::{Expected, SEED, expected, leads, path, responsible};
use crate::verify::read;

/// The seed's lines, those of `range` (from 1) left out.
fn without_lines(range: std::ops::RangeInclusive<usize>) -> String {
    let kept = SEED
        .split('\n')
        .enumerate()
        .filter(|(index, _)| !range.contains(&(index + 1)));
    kept.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// The seed with one line changed.
fn with_line(number: usize, change: impl Fn(&str) -> String) -> String {
    let lines = SEED.split('\n').enumerate().map(|(index, line)| {
        if index + 1 == number {
            change(line)
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn clause(task: &Expected) -> String {
    let line = crate::shipped::seed_line(task.clause_line);
    line[line.rfind("（牵头单位：").unwrap()..].to_owned()
}

/// Everything about a task that does not count bytes or lines.
#[derive(PartialEq, Eq, Debug)]
struct Said {
    title: String,
    path: Vec<String>,
    leads: Vec<String>,
    responsible: Vec<String>,
    paragraphs: Vec<String>,
}

fn said(task: Task<'_>) -> Said {
    let own = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    Said {
        title: task.title().to_owned(),
        path: path(task),
        leads: own(leads(task)),
        responsible: own(responsible(task)),
        paragraphs: task.paragraphs().map(|one| one.text().to_owned()).collect(),
    }
}

fn tasks(plan: &Plan) -> Vec<Said> {
    plan.tasks().map(said).collect()
}

/// Which row repeats which task.
fn rows(plan: &Plan) -> Vec<Option<u32>> {
    let rows = plan.annex().unwrap().rows();
    rows.map(|row| row.task().map(Task::number)).collect()
}

#[test]
fn a_task_whose_clause_goes_is_a_task_no_more() {
    for gone in expected() {
        let text = SEED.replacen(&clause(&gone), "", 1);
        let plan = read(text);
        let mut rest = tasks(Plan::bishan());
        rest.remove(gone.number as usize - 1);
        assert_eq!(tasks(&plan), rest, "without the clause of {}", gone.number);
        assert_eq!(plan.sections().len(), 38);
        // Its row is left over; the others are still those of their tasks.
        let mut numbers: Vec<_> = (1..=20).map(Some).collect();
        numbers.insert(gone.number as usize - 1, None);
        assert_eq!(
            rows(&plan),
            numbers,
            "without the clause of {}",
            gone.number
        );
        assert!(codes(&plan).contains(&DiagnosticCode::RowUnmatched));
    }
}

#[test]
fn a_task_whose_lines_go_is_gone() {
    for gone in expected() {
        let plan = read(without_lines(gone.heading_line..=gone.clause_line));
        let mut rest = tasks(Plan::bishan());
        rest.remove(gone.number as usize - 1);
        assert_eq!(tasks(&plan), rest, "without task {}", gone.number);
        assert_eq!(plan.sections().len(), 37);
    }
}

#[test]
fn without_its_heading_a_task_belongs_to_the_section_above() {
    // Task 15 loses 1．: what it says now stands directly under （三）.
    let plan = read(without_lines(67..=67));
    let task = plan.task(15).unwrap();
    assert_eq!(
        path(task),
        ["二、主要任务和措施", "（三）优化服务业开放发展的体制机制"]
    );
    assert_eq!(task.title(), "优化服务业开放发展的体制机制");
    assert_eq!(leads(task), ["区发展改革委"]);
    assert_eq!(plan.tasks().len(), 21);

    // Task 16 loses 2．: its paragraph follows task 15 under 1．, and is a task of its own there.
    let plan = read(without_lines(69..=69));
    assert_eq!(plan.tasks().len(), 21);
    let (before, task) = (plan.task(15).unwrap(), plan.task(16).unwrap());
    assert_eq!(path(task), path(before));
    assert_eq!(task.title(), "加快简政放权");
    assert_eq!(task.paragraphs().len(), 1);
    assert_eq!(responsible(task), ["区商务委", "区市场监管局"]);
}

#[test]
fn without_an_upper_heading_its_sections_follow_the_one_before() {
    // （二） of 二、 goes: its six items follow the four of （一）.
    let plan = read(without_lines(44..=44));
    assert_eq!(plan.tasks().len(), 21);
    assert_eq!(plan.sections().len(), 37);
    let task = plan.task(9).unwrap();
    assert_eq!(
        path(task)[1],
        "（一）推动服务业重点行业领域深化改革扩大开放"
    );
    let numbers = |code| codes(&plan).iter().filter(|one| **one == code).count();
    assert!(numbers(DiagnosticCode::HeadingNumberUnexpected) > 0);
    let same: Vec<_> = tasks(&plan).into_iter().map(|task| task.leads).collect();
    let seed: Vec<_> = tasks(Plan::bishan())
        .into_iter()
        .map(|task| task.leads)
        .collect();
    assert_eq!(same, seed);
}

#[test]
fn without_its_annex_the_plan_has_no_annex_and_no_repair() {
    let plan = read(without_lines(91..=275));
    assert!(plan.annex().is_none());
    assert_eq!(plan.tasks().len(), 21);
    assert_eq!(plan.units().len(), 40);
    for (task, expected) in plan.tasks().zip(expected()) {
        assert_eq!(leads(task), expected.leads);
        assert_eq!(responsible(task), expected.responsible);
        if !(12..=14).contains(&expected.number) {
            assert_eq!(path(task), expected.path);
        }
    }
    let repaired = |section: Section<'_>| section.provenance() == Provenance::Repaired;
    assert!(!plan.sections().any(repaired));
    assert_eq!(plan.sections().len(), 38);
    let about_annex = [
        DiagnosticCode::RowNumberMissing,
        DiagnosticCode::AnnexTitleDiffers,
        DiagnosticCode::AnnexNotMentioned,
        DiagnosticCode::HeadingRunOn,
    ];
    let found = codes(&plan);
    assert!(
        about_annex.iter().all(|code| !found.contains(code)),
        "{found:?}"
    );
}

#[test]
fn without_its_body_the_annex_states_the_tasks() {
    let plan = read(without_lines(1..=90));
    let read: Vec<_> = plan
        .tasks()
        .map(|task| (leads(task), responsible(task)))
        .collect();
    let stated: Vec<_> = expected()
        .into_iter()
        .map(|task| (task.leads, task.responsible))
        .collect();
    assert_eq!(read, stated);
    assert!(plan.tasks().all(Task::is_from_table));
    assert_eq!(rows(&plan), (1..=21).map(Some).collect::<Vec<_>>());
}

#[test]
fn parts_behind_the_tasks_may_go() {
    let plan = read(without_lines(82..=90));
    assert_eq!(tasks(&plan), tasks(Plan::bishan()));
    assert_eq!(plan.sections().len(), 33);

    let plan = read(without_lines(269..=275));
    assert_eq!(tasks(&plan), tasks(Plan::bishan()));
    assert_eq!(rows(&plan), (1..=20).map(Some).collect::<Vec<_>>());
}

#[test]
fn parts_of_the_head_may_go() {
    let plan = read(without_lines(1..=1));
    assert_eq!(
        plan.document().number(),
        None,
        "渝府发〔2021〕19号 is cited"
    );
    assert_eq!(tasks(&plan), tasks(Plan::bishan()));

    let plan = read(without_lines(1..=16));
    let document = plan.document();
    assert_eq!(
        document.title().unwrap().text(),
        "璧山区现代服务业扩大开放综合试点方案"
    );
    assert_eq!(document.notice_title(), None);
    assert_eq!(document.date(), None);
    assert_eq!(document.note(), None);
    assert_eq!(document.addressees().count(), 0);
    assert_eq!(tasks(&plan), tasks(Plan::bishan()));

    let plan = read(without_lines(1..=18));
    assert_eq!(tasks(&plan), tasks(Plan::bishan()));
    assert_eq!(plan.document().citations().count(), 0);
}

#[test]
fn swapped_names_are_read_as_they_then_stand() {
    let swapped = |name: &str| match name {
        "区财政局" => "区科技局".to_owned(),
        "区科技局" => "区财政局".to_owned(),
        other => other.to_owned(),
    };
    let text = SEED
        .replace("区财政局", "\u{1}")
        .replace("区科技局", "区财政局")
        .replace('\u{1}', "区科技局");
    let plan = read(text);
    for (task, expected) in plan.tasks().zip(expected()) {
        let leads_then: Vec<_> = expected.leads.iter().map(|name| swapped(name)).collect();
        assert_eq!(leads(task), leads_then);
        let others: Vec<_> = expected
            .responsible
            .iter()
            .map(|name| swapped(name))
            .collect();
        assert_eq!(responsible(task), others);
    }
    let numbers = |name| {
        let tasks = plan.unit(name).unwrap().tasks();
        tasks.iter().map(Task::number).collect::<Vec<_>>()
    };
    assert_eq!(numbers("区科技局"), [1, 2, 4, 8, 11, 18, 19, 21]);
}

#[test]
fn a_name_made_up_is_a_unit_like_any_other() {
    let plan = read(with_line(34, |line| {
        line.replace("牵头单位：区商务委", "牵头单位：青榆镇、区马术局")
    }));
    let task = plan.task(2).unwrap();
    assert_eq!(leads(task), ["青榆镇", "区马术局"]);
    assert_eq!(plan.unit("青榆镇").unwrap().kind(), UnitKind::Township);
    assert_eq!(
        plan.unit("区马术局").unwrap().kind(),
        UnitKind::GovernmentDepartment
    );
    // The annex still says 区商务委.
    let row = plan.annex().unwrap().rows().nth(1).unwrap();
    assert_eq!(row.task(), Some(task));
    assert_eq!(row.leads().next().unwrap().unit().name(), "区商务委");
    assert_eq!(plan.units().len(), 42);
}

#[test]
fn another_place_and_another_head_are_read_as_printed() {
    let text = SEED
        .replace("重庆市璧山区", "云泽省柳湾县")
        .replace("璧山府办发〔2022〕18号", "柳湾府发〔2031〕206号")
        .replace("璧山区现代服务业", "柳湾县现代服务业")
        .replace("2022年4月24日", "2031年12月1日");
    let plan = read(text);
    let number = plan.document().number().unwrap();
    assert_eq!(number.issuer_code(), "柳湾府发");
    assert_eq!((number.year(), number.serial()), (2031, 206));
    assert_eq!(
        plan.document().issuer().unwrap().text(),
        "云泽省柳湾县人民政府办公室"
    );
    assert_eq!(plan.document().date().unwrap().to_string(), "2031-12-01");
    assert_eq!(
        plan.document().title().unwrap().text(),
        "柳湾县现代服务业扩大开放综合试点方案"
    );
    assert_eq!(plan.tasks().len(), 21);
}

#[test]
fn a_unit_moved_between_roles_changes_its_role_alone() {
    let plan = read(with_line(37, |line| {
        line.replace(
            "牵头单位：区财政局；责任单位：区发展改革委、",
            "牵头单位：区财政局、区发展改革委；责任单位：",
        )
    }));
    let task = plan.task(4).unwrap();
    assert_eq!(leads(task), ["区财政局", "区发展改革委"]);
    assert_eq!(responsible(task).first(), Some(&"区科技局"));
    assert_eq!(task.assignments().len(), 10);
    let names = |plan: &Plan| {
        plan.units()
            .map(|unit| unit.name().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&plan), names(Plan::bishan()));
}

#[test]
fn every_kind_of_layout_noise_says_the_same() {
    let seed = tasks(Plan::bishan());
    let indented = |indent: &str| {
        let lines = SEED.split('\n').map(|line| match line.trim() {
            "" => line.to_owned(),
            _ if line.starts_with(['\t', ' ']) => line.to_owned(),
            _ => format!("{indent}{line}"),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let body_apart = |line_end: &str| {
        let (body, annex) = SEED.split_at(SEED.find("附件\n").unwrap());
        format!("{}{annex}", body.replace('\n', line_end))
    };
    let noisy = [
        ("CRLF", SEED.replace('\n', "\r\n")),
        ("CR", SEED.replace('\n', "\r")),
        ("byte order mark", format!("\u{feff}{SEED}")),
        ("U+3000", indented("　　")),
        ("NBSP", indented("\u{a0}\u{a0}")),
        ("spaces", indented("    ")),
        ("blank lines", body_apart("\n\n")),
        ("blank lines with spaces", body_apart("\n　 \n")),
        ("trailing blanks", body_apart("　\n")),
        ("final newlines", format!("{SEED}\n\n")),
    ];
    for (what, text) in noisy {
        let plan = read(text);
        assert_eq!(tasks(&plan), seed, "{what}");
        assert_eq!(
            rows(&plan),
            (1..=21).map(Some).collect::<Vec<_>>(),
            "{what}"
        );
        assert_eq!(plan.sections().len(), 38, "{what}");
        let document = plan.document();
        assert_eq!(document.number().unwrap().serial(), 18, "{what}");
        assert_eq!(document.date().unwrap().to_string(), "2022-04-24", "{what}");
        assert_eq!(
            document.title().unwrap().text(),
            "璧山区现代服务业扩大开放综合试点方案",
            "{what}"
        );
        let same_odds = codes(&plan) == codes(Plan::bishan());
        assert!(same_odds, "{what}: {:?}", plan.diagnostics());
    }
}

#[test]
fn printed_row_numbers_say_which_is_wrong() {
    // Row 17 prints 18, so that 18 stands twice.
    let plan = read(with_line(233, |_| "\t18".to_owned()));
    let row = plan.annex().unwrap().rows().nth(16).unwrap();
    assert_eq!(row.printed_number(), Some(18));
    assert_eq!(
        row.task().map(Task::number),
        Some(17),
        "content decides, not the number"
    );
    assert!(codes(&plan).contains(&DiagnosticCode::RowNumberUnexpected));
}

#[test]
fn a_row_that_goes_leaves_the_others_in_place() {
    // Row 10 (lines 163–171), and with it one of the ten numbers that are missing.
    let plan = read(without_lines(163..=171));
    assert_eq!(tasks(&plan), tasks(Plan::bishan()));
    let numbers: Vec<_> = (1..=21).filter(|one| *one != 10).map(Some).collect();
    assert_eq!(rows(&plan), numbers);
}
