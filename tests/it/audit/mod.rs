//! The audit: what it finds in the shipped plan, in copies of it with one thing changed, and in copies
//! that are only laid out otherwise.

mod mutator;

use std::collections::BTreeMap;

use pilot_plan::{
    Audit, DiagnosticCode, ElementKind, Excerpt, Finding, FindingKind, FindingSeverity, Plan,
    Provenance, Section, Task, Unit,
};
use proptest::prelude::*;

use mutator::{
    Mutation, Side, adds, deadlines, drops, headings, misspells, moves, new_findings, row_lines,
    row_of, rows, texts,
};

use crate::shipped::{SEED, line};

const SIDES: [Side; 2] = [Side::Body, Side::Annex];

/// Changes of each task on both sides.
fn for_each_task(mutate: impl Fn(Task<'static>, Side) -> Vec<Mutation>) -> Vec<Mutation> {
    let tasks = Plan::bishan().tasks();
    tasks
        .flat_map(|task| SIDES.map(|side| (task, side)))
        .flat_map(|(task, side)| mutate(task, side))
        .collect()
}

/// Of so many cases as many as take a moment; with `PILOT_PLAN_THOROUGH` in the environment, all.
fn sample<T>(cases: Vec<T>) -> Vec<T> {
    const MOST: usize = 60;
    let thorough = std::env::var_os("PILOT_PLAN_THOROUGH").is_some();
    let step = if thorough {
        1
    } else {
        cases.len().div_ceil(MOST)
    };
    cases.into_iter().step_by(step.max(1)).collect()
}

/// Tries changes.
fn check(mutations: Vec<Mutation>) {
    assert!(!mutations.is_empty());
    let tried = sample(mutations);
    let objections: Vec<_> = tried.iter().flat_map(Mutation::objections).collect();
    assert!(
        objections.is_empty(),
        "{} objections to {} changes:\n{}",
        objections.len(),
        tried.len(),
        objections
            .iter()
            .take(20)
            .map(|one| format!("{one}\n"))
            .collect::<String>()
    );
}

#[test]
fn a_unit_left_out_is_missed() {
    check(for_each_task(drops));
}

#[test]
fn a_unit_added_is_noticed() {
    let names = ["区财政局", "区水务局", "云湖公司"];
    let add = |task, side| names.iter().flat_map(move |name| adds(task, side, name));
    check(for_each_task(|task, side| add(task, side).collect()));
}

#[test]
fn a_unit_moved_changes_its_role() {
    check(for_each_task(moves));
}

#[test]
fn a_name_misspelt_is_told_from_another_name() {
    check(for_each_task(misspells));
}

#[test]
fn rows_left_out_doubled_and_renumbered_are_told_apart() {
    check(Plan::bishan().tasks().flat_map(rows).collect());
}

#[test]
fn a_deadline_changed_on_one_side_is_noticed() {
    check(deadlines());
}

#[test]
fn a_text_changed_differs_where_it_was_changed() {
    check(for_each_task(texts));
}

#[test]
fn a_heading_changed_differs() {
    check(headings());
}

/// The kinds of findings of substance with their tasks.
fn substance(audit: &Audit<'_>) -> Vec<(&'static str, Option<u32>)> {
    let said = |finding: Finding<'_>| (finding.code(), finding.task().map(Task::number));
    audit.substance().map(said).collect()
}

#[test]
fn rows_of_no_task_and_rows_out_of_order_are_told() {
    let plan = Plan::bishan();
    let row = |number: u32| row_lines(row_of(plan.task(number).unwrap()));
    let (first, second) = (row(1), row(2));
    let swapped = format!(
        "{}{}{}{}{}",
        &SEED[..first.start],
        &SEED[second.clone()],
        &SEED[first.end..second.start],
        &SEED[first.clone()],
        &SEED[second.end..]
    );
    let plan = Plan::parse(swapped).unwrap();
    let audit = plan.audit();
    assert_eq!(substance(&audit), []);
    let moved = audit.of_kind(FindingKind::RowMoved);
    assert_eq!(
        moved
            .map(|one| one.task().unwrap().number())
            .collect::<Vec<_>>(),
        [2]
    );

    let own = "\t3\n\t文化服务领域：建设文化广场，举办群众汇演，保护非物质文化遗产。\n\t区文化旅游委\n\t区教委\n\t\n\n";
    let text = format!("{}{own}{}", &SEED[..second.end], &SEED[second.end..]);
    let plan = Plan::parse(text).unwrap();
    let audit = plan.audit();
    assert_eq!(substance(&audit), [("row-without-task", None)]);
}

/// The places of the shipped text, line and column, at which a kind is found.
fn places(audit: &Audit<'_>, kind: FindingKind) -> Vec<(Option<u32>, String, String)> {
    let plan = audit.plan();
    let place = |one: Option<Excerpt<'_>>| {
        one.map_or_else(String::new, |one| {
            format!("{} {}", line(plan, one.span()), one.text())
        })
    };
    audit
        .of_kind(kind)
        .map(|one| {
            let number = one.task().map(Task::number);
            (number, place(one.body()), place(one.annex()))
        })
        .collect()
}

#[test]
fn the_shipped_plan_agrees_but_for_wording_and_layout() {
    let plan = Plan::bishan();
    let audit = plan.audit();
    assert!(audit.is_consistent());
    assert_eq!(substance(&audit), []);

    let counts: BTreeMap<_, _> = audit
        .counts()
        .into_iter()
        .map(|(kind, count)| (kind.as_str(), count))
        .collect();
    let expected = [
        ("annex-not-mentioned", 1),
        ("cell-missing", 2),
        ("duty-without-unit", 3),
        ("heading-run-on", 3),
        ("milestone-beyond-period", 2),
        ("number-missing", 10),
        ("paragraphs-differ", 1),
        ("plan-title-differs", 1),
        ("punctuation-differs", 9),
        ("units-addressed-generally", 1),
    ];
    assert_eq!(counts, expected.into_iter().collect());
    assert_eq!(audit.len(), 33);

    let tasks = |kind| {
        let found = audit.of_kind(kind);
        found
            .filter_map(|one| Some(one.task()?.number()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        tasks(FindingKind::NumberMissing),
        [5, 6, 7, 8, 9, 10, 11, 12, 13, 15]
    );
    assert_eq!(tasks(FindingKind::HeadingRunOn), [12, 13, 14]);
    assert_eq!(tasks(FindingKind::CellMissing), [6, 21]);
    assert_eq!(
        tasks(FindingKind::PunctuationDiffers),
        [1, 2, 3, 4, 4, 5, 6, 6, 7]
    );

    let marks = places(&audit, FindingKind::PunctuationDiffers);
    let colons = marks
        .iter()
        .filter(|(_, body, annex)| body.ends_with('。') && annex.ends_with('：'));
    assert_eq!(colons.count(), 7);
    let spaces = (
        Some(4),
        "37  REITs、TOT ".to_owned(),
        "129 REITs、TOT".to_owned(),
    );
    assert!(marks.contains(&spaces), "{marks:?}");
    let stop = (Some(6), "40 。".to_owned(), "138 ".to_owned());
    assert!(marks.contains(&stop), "{marks:?}");
    assert_eq!(
        places(&audit, FindingKind::ParagraphsDiffer),
        [(Some(14), "63 ".to_owned(), "202 \n".to_owned())]
    );
}

#[test]
fn the_shipped_plan_leaves_open_what_it_leaves_open() {
    let plan = Plan::bishan();
    let audit = plan.audit();
    assert_eq!(
        places(&audit, FindingKind::MilestoneBeyondPeriod),
        [
            (Some(9), "46 五年建成".to_owned(), "155 五年建成".to_owned()),
            (
                Some(10),
                "52 五年成城".to_owned(),
                "169 五年成城".to_owned()
            ),
        ]
    );
    let idle = audit.of_kind(FindingKind::DutyWithoutUnit);
    let idle: Vec<_> = idle
        .filter_map(|one| one.section().map(Section::heading))
        .collect();
    assert_eq!(idle, ["完善工作机制", "加强统筹协调", "加强督查考核"]);
    assert_eq!(
        places(&audit, FindingKind::UnitsAddressedGenerally),
        [(None, "8 有关单位".to_owned(), String::new())]
    );
}

#[test]
fn findings_come_in_order_and_say_what_would_mend_them() {
    let audits = [
        SEED.to_owned(),
        SEED.replace("区财政局、", "").replace("支持", "鼓励"),
    ];
    for text in audits {
        let plan = Plan::parse(text).unwrap();
        for finding in plan.audit().findings() {
            for said in [
                finding.message(),
                finding.message_zh(),
                finding.remedy(),
                finding.remedy_zh(),
            ] {
                assert!(
                    !said.is_empty() && !said.contains('\n'),
                    "{finding:?}: {said:?}"
                );
            }
            let positions = [finding.body_position(), finding.annex_position()];
            for (place, position) in [finding.body(), finding.annex()].into_iter().zip(positions) {
                let expected = place.and_then(|one| plan.position(one.span().start()));
                assert_eq!(position, expected, "{finding:?}");
            }
            for place in [finding.body(), finding.annex()].into_iter().flatten() {
                assert_eq!(place.span().slice(plan.source()), Some(place.text()));
            }
            let annex = plan.annex().unwrap().span();
            assert!(
                finding.annex().is_none_or(|one| annex.covers(one.span())),
                "{finding:?}"
            );
            assert!(
                finding
                    .body()
                    .is_none_or(|one| one.span().end() <= annex.start()),
                "{finding:?}"
            );
        }
    }
}

#[test]
fn the_json_is_what_the_contract_says() {
    let text = SEED.replacen("责任单位：区司法局、区财政局", "责任单位：区司法局", 1);
    let plan = Plan::parse(text).unwrap();
    let json = serde_json::to_value(plan.audit()).unwrap();
    assert_eq!(json["schema"], "pilot-plan-audit/1");
    assert_eq!(json["compared"], 21);
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 34);
    let keys = [
        "code",
        "severity",
        "task",
        "unit",
        "units",
        "body",
        "annex",
        "body_position",
        "annex_position",
        "other_name",
        "expected_number",
        "message",
        "message_zh",
        "remedy",
        "remedy_zh",
    ];
    for finding in findings {
        let own: Vec<_> = finding.as_object().unwrap().keys().collect();
        assert_eq!(own.len(), keys.len());
        assert!(keys.iter().all(|key| own.iter().any(|own| own == key)));
    }
    let missing = findings
        .iter()
        .find(|one| one["severity"] == "substance")
        .unwrap();
    assert_eq!(missing["code"], "unit-missing-in-body");
    assert_eq!(
        (missing["task"].as_u64(), missing["unit"].as_str()),
        (Some(2), Some("区财政局"))
    );
    assert_eq!(missing["units"][0], "区财政局");
    let span = |side: &str| {
        let ends = missing[side].as_array().unwrap();
        let at = |end: usize| usize::try_from(ends[end].as_u64().unwrap()).unwrap();
        &plan.source()[at(0)..at(1)]
    };
    assert_eq!(span("body"), "（牵头单位：区商务委；责任单位：区司法局）");
    assert_eq!(span("annex"), "区财政局");
    let finding = plan.audit().substance().next().unwrap();
    for (side, position) in [
        ("body_position", finding.body_position()),
        ("annex_position", finding.annex_position()),
    ] {
        let position = position.unwrap();
        assert_eq!(missing[side]["line"], position.line());
        assert_eq!(missing[side]["column"], position.column());
    }
    assert_eq!(missing["message_zh"], finding.message_zh());
    assert_eq!(missing["remedy"], finding.remedy());
    assert_eq!(missing["remedy_zh"], finding.remedy_zh());
    assert!(missing["other_name"].is_null() && missing["expected_number"].is_null());
}

#[test]
fn what_reading_repairs_the_audit_reports() {
    // The annex's copy of a heading that runs on has a slip: reading ends the heading all the same.
    let annex = "（五）以公园景区化为切入";
    let plan = Plan::parse(SEED.replacen(annex, "（五）以花园景区化为切入", 1)).unwrap();
    let task = plan.task(13).unwrap();
    assert_eq!(
        task.title(),
        "以公园景区化为切入，支持文旅融合发展，打造全域旅游示范区"
    );
    let section = task.section().unwrap();
    assert_eq!(section.provenance(), Provenance::Repaired);
    let audit = plan.audit();
    assert_eq!(substance(&audit), [("heading-differs", Some(13))]);
    let run_on = audit.of_kind(FindingKind::HeadingRunOn).nth(1).unwrap();
    assert_eq!(run_on.annex().map(Excerpt::span), section.repaired_from());
}

#[test]
fn roles_by_another_name_are_one_finding() {
    let mut text = SEED.replace("\t责任单位", "\t配合单位");
    text = text.replacen("\t区司法局、区财政局", "\t区司法局", 1);
    let plan = Plan::parse(text).unwrap();
    let audit = plan.audit();
    assert_eq!(substance(&audit), [("unit-missing-in-annex", Some(2))]);
    let other = audit.of_kind(FindingKind::RoleLabelDiffers).next().unwrap();
    assert_eq!(other.body().unwrap().text(), "责任单位");
    assert_eq!(other.annex().unwrap().text(), "配合单位");
}

#[test]
fn a_plan_without_a_second_copy_is_not_compared() {
    let annex = SEED.find("附件\n").unwrap();
    for text in [&SEED[..annex], &SEED[annex..]] {
        let plan = Plan::parse(text.to_owned()).unwrap();
        let audit = plan.audit();
        let comparison = audit
            .findings()
            .filter(|one| one.body().is_some() && one.annex().is_some());
        assert_eq!(comparison.count(), 0, "{:?}", audit.counts());
        assert!(!audit.is_compared());
        assert!(audit.is_consistent());
    }
}

#[test]
fn an_annex_in_other_words_is_not_compared_word_by_word() {
    let annex = "附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n";
    let body = "一、任务\n（一）修渠\n全面清理东边水渠，加固两岸护坡。（责任单位：县水利局）\n\
                （二）植树\n在山坡路旁种植杨树，建设苗圃。（责任单位：县林业局）\n";
    let codes = |rows: &str| {
        let plan = Plan::parse(format!("{body}{annex}{rows}")).unwrap();
        let audit = plan.audit();
        let all = audit.findings().map(Finding::code);
        all.filter(|code| *code != "annex-not-mentioned")
            .collect::<Vec<_>>()
    };
    let titles = codes("\t1\n\t修渠\n\t县水利局\n\t2\n\t植树\n\t县林业局\n");
    assert_eq!(titles, Vec::<&str>::new());
    let summed_up =
        codes("\t1\n\t做好水渠整治\n\t县水利局\n\t2\n\t绿化荒山\n\t县林业局、县财政局\n");
    assert_eq!(summed_up, ["annex-reworded", "unit-missing-in-body"]);
}

/// Places at which a page may well hold a blank too many: within paragraphs, clauses and rows, not
/// about a number or a Latin word.
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
        let inner = element.text().char_indices().skip(1);
        inner.map(move |(at, _)| start + at).collect::<Vec<_>>()
    })
    .filter(|at| {
        let (before, behind) = (&SEED[..*at], &SEED[*at..]);
        let ascii = |c: Option<char>| c.is_none_or(|c| c.is_ascii());
        !ascii(before.chars().next_back()) && !ascii(behind.chars().next())
    })
    .collect()
}

/// What a text that is only laid out otherwise gives beyond layout.
fn beyond_layout(text: String) -> Vec<String> {
    let plan = Plan::parse(text).unwrap();
    let audit = plan.audit();
    let new = new_findings(&audit);
    let worse = new
        .iter()
        .filter(|one| one.severity() != FindingSeverity::Layout);
    worse.map(|one| format!("{one:?}")).collect()
}

fn indented(indent: &str) -> String {
    let lines = SEED.split('\n').map(|line| match line.trim() {
        "" => line.to_owned(),
        _ => format!("{indent}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn layout_noise_brings_nothing_of_substance_or_wording() {
    let filled = SEED.split('\n').filter(|line| !line.trim().is_empty());
    let noisy = [
        ("CRLF", SEED.replace('\n', "\r\n")),
        ("CR", SEED.replace('\n', "\r")),
        ("a byte order mark", format!("\u{feff}{SEED}")),
        ("blank lines", SEED.replace('\n', "\n\n")),
        ("lines of blanks", SEED.replace('\n', "\n \u{3000}\n")),
        ("no blank lines", filled.collect::<Vec<_>>().join("\n")),
        ("blanks behind lines", SEED.replace('\n', "\u{3000} \n")),
        ("lines at the end", format!("{SEED}\n\n")),
        ("lines at the start", format!("\n\n{SEED}")),
        ("spaces before lines", indented("    ")),
        ("wide spaces before lines", indented("\u{3000}\u{3000}")),
        ("fixed spaces before lines", indented("\u{a0}\u{a0}")),
    ];
    for (what, text) in noisy {
        assert_eq!(beyond_layout(text), Vec::<String>::new(), "{what}");
    }
}

#[test]
fn a_blank_anywhere_brings_nothing_of_substance_or_wording() {
    for at in sample(spots()) {
        let (before, behind) = SEED.split_at(at);
        let near: String = behind.chars().take(8).collect();
        let worse = beyond_layout(format!("{before} {behind}"));
        assert_eq!(worse, Vec::<String>::new(), "before {near}");
    }
}

/// Every change of a unit or a text, for picking.
fn any_change() -> Vec<Mutation> {
    for_each_task(|task, side| {
        let names = misspells(task, side);
        let all = [
            drops(task, side),
            adds(task, side, "云湖公司"),
            moves(task, side),
            names,
        ];
        all.into_iter().flatten().chain(texts(task, side)).collect()
    })
}

proptest! {
    #![proptest_config(crate::properties::cases(48))]

    /// Two changes of different tasks, in a text that is laid out otherwise, are both found, and nothing
    /// else of substance is.
    #[test]
    fn two_changes_are_two_findings(first: prop::sample::Index, second: prop::sample::Index, crlf: bool) {
        let all = any_change();
        let mut pair = [first.get(&all), second.get(&all)];
        pair.sort_by_key(|one| one.span.start);
        let [a, b] = pair;
        prop_assume!(a.expected.task != b.expected.task && a.span.end < b.span.start);
        let mut text = format!(
            "{}{}{}{}{}",
            &SEED[..a.span.start], a.with, &SEED[a.span.end..b.span.start], b.with, &SEED[b.span.end..]
        );
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        let plan = Plan::parse(text).unwrap();
        let audit = plan.audit();
        for one in [a, b] {
            let expected = &one.expected;
            let found = audit.substance().any(|finding| {
                finding.code() == expected.code
                    && finding.task().map(Task::number) == expected.task
                    && finding.unit().map(Unit::name) == expected.unit.as_deref()
            });
            prop_assert!(found, "{}: {:?}", one.what, substance(&audit));
        }
        let tasks = [a.expected.task, b.expected.task];
        for (code, task) in substance(&audit) {
            prop_assert!(tasks.contains(&task), "{code} of {task:?} besides {} and {}", a.what, b.what);
        }
    }
}

/// The README's table has each code, with its severity and both its meanings, in the order of the kinds.
#[test]
fn the_readme_lists_every_code() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    let listed: Vec<_> = readme
        .lines()
        .skip_while(|line| !line.starts_with("| code | severity |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    let kinds: Vec<_> = FindingKind::ALL
        .iter()
        .map(|kind| {
            let (code, severity) = (kind.as_str(), kind.severity());
            format!(
                "| `{code}` | {severity} | {} | {} |",
                kind.meaning(),
                kind.as_chinese()
            )
        })
        .collect();
    assert_eq!(listed, kinds);
}

/// Where the differences of two texts were once taken to stand in order.
#[test]
fn a_table_that_is_printed_twice_is_audited() {
    let rows = |last: &str| {
        format!(
            "农林\n1\t。（责任单位：县水利局）\n（二）护坡固堤。加固险工险段。（责任单位：县交通运输局、县水利局）\n\
             修渠引水|\t县水利局\t县财政局\n2\t植树护坡\t县林业局\t各镇人民政府\n城镇\n3\t改造管网\t县住建局\t县财政局\n\
             注：以下各项按月调度，由专班{last}。\n4\t整治街巷\t县城管局\t各镇人民政府\n"
        )
    };
    let text = format!(
        "河东县农村重点任务分工表\n重点任务\t牵头单位\t责任单位\n{}序号\t重点任务\t牵头单位\t责任单位\n{}",
        rows("汇总"),
        rows("汇县总")
    );
    let plan = Plan::parse(text).unwrap();
    assert!(plan.audit().findings().count() > 0);
}

/// A plan of four tasks, the last of which `clause` closes, with the cells of units in the last row.
fn with_last_row(clause: &str, cells: &str) -> Plan {
    let titles = [("一", "修渠"), ("二", "修路"), ("三", "植树")];
    let tasks = titles.map(|(number, title)| {
        format!(
            "（{number}）{title}。清淤护岸{title}。（牵头单位：县水利局；责任单位：县财政局）\n"
        )
    });
    let rows = titles.map(|(_, title)| format!("清淤护岸{title}。\t县水利局\t县财政局\n"));
    let text = format!(
        "关于修渠的实施方案\n一、主要任务\n{}（四）通水。改造管网。{clause}\n附件\n任务分工表\n\
         任务\t牵头单位\t责任单位\n{}改造管网。\t{cells}\n",
        tasks.concat(),
        rows.concat()
    );
    Plan::parse(text).unwrap()
}

#[test]
fn an_empty_cell_is_no_part_of_a_merged_one_where_the_body_knows_nobody_of_it() {
    let kinds = |plan: &Plan| -> Vec<_> {
        plan.audit()
            .findings()
            .map(Finding::kind)
            .filter(|kind| {
                matches!(
                    kind,
                    FindingKind::UnitMissingInBody
                        | FindingKind::UnitMissingInAnnex
                        | FindingKind::TaskWithoutLead
                )
            })
            .collect()
    };
    let none = with_last_row("（责任单位：县交通局、县财政局）", "\t县交通局、县财政局");
    assert_eq!(kinds(&none), [FindingKind::TaskWithoutLead]);
    // Each answers for its own: nobody is to lead them.
    let each = with_last_row(
        "（县交通局、县财政局按职责分工负责）",
        "\t县交通局、县财政局",
    );
    assert_eq!(kinds(&each), []);
    let merged = with_last_row("（牵头单位：县水利局；责任单位：县交通局）", "\t县交通局");
    assert_eq!(kinds(&merged), []);
    let other = with_last_row("（牵头单位：县住建局；责任单位：县交通局）", "\t县交通局");
    assert_eq!(kinds(&other), [FindingKind::UnitMissingInAnnex]);
    let finding = other
        .audit()
        .findings()
        .find(|one| one.kind() == FindingKind::UnitMissingInAnnex);
    let cell = finding.unwrap().annex().unwrap().text().to_owned();
    assert_eq!(cell, "县交通局", "what the row itself prints");
}

/// The findings about two tasks and their rows, but for the annex that nobody mentions.
fn compared(body: &str, head: &str, rows: &str) -> Vec<(&'static str, String, String)> {
    let text = format!("一、修渠种树\n{body}附件\n任务分工表\n{head}\n{rows}");
    let plan = Plan::parse(text).unwrap();
    let audit = plan.audit();
    assert!(audit.is_compared());
    let all = audit
        .findings()
        .filter(|one| one.code() != "annex-not-mentioned");
    let text = |place: Option<Excerpt<'_>>| place.map_or("", Excerpt::text).to_owned();
    let said = all.map(|one| (one.code(), text(one.body()), text(one.annex())));
    said.collect()
}

#[test]
fn a_row_may_print_more_than_its_task_says() {
    let body = "（一）清淤护岸。清淤五公里。（责任单位：县水利局）\n（二）绿化荒山。种杨树千株。（责任单位：县林业局）\n";
    let head = "序号|重点任务|举措|责任单位";
    let rows = |first: &str, second: &str| format!("1|{first}|县水利局\n2|{second}|县林业局\n");
    for (first, second) in [
        // The number of the heading.
        (
            "（一）清淤护岸|清淤五公里。",
            "（二）绿化荒山。|种杨树千株。",
        ),
        // The heading above the task's, in a cell of its own or one that reaches over both rows.
        ("修渠种树|清淤护岸。清淤五公里。", "|绿化荒山。种杨树千株。"),
        // A cell that parts what a stop parts in the body.
        ("清淤护岸|清淤五公里。", "绿化荒山|种杨树千株。"),
        // The title alone.
        ("清淤护岸|", "绿化荒山|"),
    ] {
        let found = compared(body, head, &rows(first, second));
        assert_eq!(found, [], "{first}");
    }
    // A number of several places.
    let places = body.replace("（一）", "1.1 ").replace("（二）", "1.2 ");
    let own = rows("1.1 清淤护岸|清淤五公里。", "1.2绿化荒山|种杨树千株。");
    assert_eq!(compared(&places, head, &own), []);
    let found = compared(
        body,
        head,
        &rows("（一）清淤护岸|清淤五公里。", "（三）绿化荒山|种杨树千株。"),
    );
    assert!(found.iter().any(|(.., annex)| annex.starts_with("（三）")));
    let found = compared(
        body,
        head,
        &rows("修渠护林|清淤护岸。清淤五公里。", "|绿化荒山。种杨树千株。"),
    );
    assert!(
        found.iter().any(|(.., annex)| annex.contains("修渠护林")),
        "{found:?}"
    );
}

#[test]
fn a_stop_behind_a_title_that_is_all_is_no_difference() {
    let body = "（一）职责落实到位。（责任单位：县水利局）\n（二）**绿化荒山。**种杨树千株。（责任单位：县林业局）\n";
    for (first, second) in [
        ("职责落实到位。", "绿化荒山。种杨树千株。"),
        ("职责落实到位", "绿化荒山。种杨树千株。"),
    ] {
        let rows = format!("1|{first}|县水利局\n2|{second}|县林业局\n");
        assert_eq!(compared(body, "序号|任务|责任单位", &rows), [], "{first}");
    }
    let rows = "1|职责落实到位|县水利局\n2|绿化荒山：种杨树千株。|县林业局\n";
    let found = compared(body, "序号|任务|责任单位", rows);
    assert_eq!(found, [("punctuation-differs", "。".into(), "：".into())]);
}

#[test]
fn an_annex_may_give_each_measure_a_row() {
    let body = "（一）疏通老渠。清淤五公里；加固河堤。种树千株。（牵头单位：县水利局；责任单位：县财政局、县林业局）\n\
                （二）整修村道。铺沥青三公里。改造危桥五座。（牵头单位：县交通局；责任单位：县财政局）\n";
    let head = "序号|重点任务|举措|牵头单位|责任单位";
    let units = "县水利局|县财政局、县林业局";
    let rows = [
        format!("1|疏通老渠|清淤五公里。|{units}\n"),
        format!("2||加固河堤。|{units}\n"),
        format!("3||种树千株。|{units}\n"),
        "4|整修村道|铺沥青三公里。|县交通局|县财政局\n".to_owned(),
        "5||改造危桥五座|县交通局|县财政局\n".to_owned(),
    ];
    let whole = rows.concat();
    assert_eq!(compared(body, head, &whole), []);
    // Each measure has the units that it takes.
    let own = whole.replacen("县财政局、县林业局", "县财政局", 2);
    assert_eq!(compared(body, head, &own), []);
    let codes = |rows: &str| -> Vec<_> {
        let found = compared(body, head, rows);
        found
            .into_iter()
            .map(|(code, body, _)| (code, body))
            .collect()
    };
    let said = |code, body: &str| (code, body.to_owned());
    let unnamed = whole.replace("县财政局、县林业局", "县财政局");
    assert_eq!(codes(&unnamed), [said("unit-missing-in-annex", "县林业局")]);
    let added = whole.replacen("县交通局|县财政局", "县交通局|县财政局、县教育局", 1);
    assert_eq!(
        codes(&added),
        [said(
            "unit-missing-in-body",
            "（牵头单位：县交通局；责任单位：县财政局）"
        )]
    );
    let left_out = rows[..2].concat() + &rows[3..].concat();
    let left_out = codes(&left_out);
    assert!(
        left_out.contains(&said("text-differs", "种树千株。")),
        "{left_out:?}"
    );
    // The same row twice states nothing further.
    let doubled = [&rows[..2].concat(), &*rows[1], &rows[2..].concat()].concat();
    let codes_of_doubled: Vec<_> = codes(&doubled).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes_of_doubled, ["row-duplicated"]);
    // Who leads a part of it is another than the body says.
    let led = whole.replacen("县水利局|县财政局、县林业局", "县财政局|县水利局", 1);
    assert_eq!(codes(&led)[0], said("role-differs", "县水利局"));
    let plan = Plan::parse(format!("一、任务\n{body}附件\n任务分工表\n{head}\n{whole}")).unwrap();
    let tasks = plan
        .annex()
        .unwrap()
        .rows()
        .map(|row| row.task().unwrap().number());
    assert_eq!(tasks.collect::<Vec<_>>(), [1, 1, 1, 2, 2]);
    let further = plan.diagnostics().iter();
    let further = further.filter(|odd| odd.code() == DiagnosticCode::RowPartial);
    assert_eq!(further.count(), 3);
}

#[test]
fn a_table_may_part_those_who_answer_into_leads_and_others() {
    let body = "（一）清淤护岸。清淤五公里。（责任单位：县水利局、县财政局、县林业局）\n\
                （二）整修村道。铺沥青三公里。（责任单位：县交通局、县财政局）\n\
                （三）绿化荒山。种树千株。（责任单位：县林业局、县财政局）\n";
    let head = "序号|任务|牵头单位|配合单位";
    let rows = "1|清淤护岸。清淤五公里。|县水利局|县财政局、县林业局\n\
                2|整修村道。铺沥青三公里。|县交通局|县财政局\n\
                3|绿化荒山。种树千株。|县林业局|县财政局\n";
    let label = ("role-label-differs", "责任单位".into(), "牵头单位".into());
    assert_eq!(compared(body, head, rows), std::slice::from_ref(&label));
    // Whom the body names last is no lead of such a list.
    let swapped = rows.replace("县林业局|县财政局\n", "县财政局|县林业局\n");
    let found = compared(body, head, &swapped);
    let differs: Vec<_> = found
        .iter()
        .filter(|(code, ..)| *code == "role-differs")
        .collect();
    assert_eq!(differs.len(), 2, "{found:?}");
    assert!(found.contains(&label));
    let left_out = rows.replace("县财政局、县林业局", "县财政局");
    let found = compared(body, head, &left_out);
    assert!(
        found
            .iter()
            .any(|(code, own, _)| *code == "unit-missing-in-annex" && own == "县林业局")
    );
    assert!(found.iter().all(|(code, ..)| *code != "role-differs"));
}

#[test]
fn short_titles_and_collectives_written_otherwise_are_wording() {
    use FindingSeverity::{Substance, Wording};
    let text = |first: &str, towns: &str| {
        format!(
            "竹溪县通水整改方案\n一、任务\n（一）推进清淤护岸。清淤五公里。（责任单位：县水利局、各镇（街道））\n\
             （二）着力整修村道。铺沥青三公里。（责任单位：县交通局、各县（区）人民政府）\n附件\n整改措施清单\n\
             序号|任务|举措|责任单位\n1|{first}|清淤五公里。|县水利局、{towns}\n\
             2|整修村道|铺沥青三公里。|县交通局、各县区政府\n"
        )
    };
    let codes = |text: String| {
        let plan = Plan::parse(text).unwrap();
        let audit = plan.audit();
        let all = audit
            .findings()
            .filter(|one| one.code() != "annex-not-mentioned");
        all.map(|one| (one.code(), one.severity()))
            .collect::<Vec<_>>()
    };
    for towns in ["各镇街", "各镇、街道"] {
        assert_eq!(
            codes(text("清淤护岸", towns)),
            [
                ("heading-differs", Wording),
                ("unit-spelling-differs", Wording),
                ("heading-differs", Wording),
                ("unit-spelling-differs", Wording),
            ],
            "{towns}"
        );
    }
    let other = codes(text("清淤护林", "各村（社区）"));
    for code in [
        "unit-missing-in-body",
        "unit-missing-in-annex",
        "heading-differs",
    ] {
        assert!(other.contains(&(code, Substance)), "{code}: {other:?}");
    }
}

#[test]
fn a_table_of_another_kind_is_no_second_copy() {
    let body = "（一）清淤护岸。清淤五公里。（责任单位：县水利局）\n（二）整修村道。铺沥青三公里。（责任单位：县交通局）\n";
    let rows = "1|清淤护岸|县水利局\n2|整修村道|县交通局\n附件2\n重点项目表\n";
    let projects = "1|东干渠|河口镇|县水利局\n2|西环路|山前镇|县交通局\n";
    let head = "序号|任务|责任单位";
    let other = [rows, "序号|项目名称|建设地点|责任单位\n", projects].concat();
    assert_eq!(compared(body, head, &other), []);
    // The same heads as on the page before.
    let more = [rows, head, "\n3|绿化荒山|县林业局\n"].concat();
    let found = compared(body, head, &more);
    assert_eq!(
        found.first().map(|(code, ..)| *code),
        Some("row-without-task")
    );
}

#[test]
fn a_lead_of_its_own_keeps_a_task_from_being_parted_by_the_table() {
    let body = "（一）清淤护岸。清淤五公里。（牵头单位：县水利局；责任单位：县财政局、县林业局）\n\
                （二）整修村道。铺沥青三公里。（牵头单位：县交通局；责任单位：县财政局、县林业局）\n";
    let rows = "1|清淤护岸。清淤五公里。|县水利局、县财政局|县林业局\n2|整修村道。铺沥青三公里。|县交通局、县财政局|县林业局\n";
    let found = compared(body, "序号|任务|牵头单位|配合单位", rows);
    let differ = found.iter().filter(|(code, ..)| *code == "role-differs");
    assert_eq!(differ.count(), 4, "{found:?}");
}

#[test]
fn only_words_that_open_a_title_may_be_left_out_of_it() {
    let body = "（一）严禁河道采砂。清淤五公里。（责任单位：县水利局）\n（二）修路。铺沥青三公里。（责任单位：县交通局）\n";
    let rows = |first: &str| {
        format!("1|{first}|清淤五公里。|县水利局\n2|加快推进修路|铺沥青三公里。|县交通局\n")
    };
    let severities = |first: &str| -> Vec<_> {
        let text = format!(
            "一、任务\n{body}附件\n任务分工表\n序号|任务|举措|责任单位\n{}",
            rows(first)
        );
        let plan = Plan::parse(text).unwrap();
        let audit = plan.audit();
        let all = audit.of_kind(FindingKind::HeadingDiffers);
        all.map(Finding::severity).collect()
    };
    assert_eq!(severities("严禁河道采砂"), [FindingSeverity::Wording]);
    assert_eq!(
        severities("河道采砂"),
        [FindingSeverity::Substance, FindingSeverity::Wording]
    );
}

#[test]
fn rows_that_say_what_tasks_of_their_own_do_are_no_parts() {
    let body = "（一）疏通老渠。清淤五公里。建设泵站。（责任单位：县水利局）\n（二）建设泵站工程。安装水泵五台。（责任单位：县住建局）\n";
    let rows = "1|疏通老渠。清淤五公里，建设泵站。|县水利局\n2|建设泵站|县住建局\n";
    let text = format!("一、任务\n{body}附件\n任务分工表\n序号|任务|责任单位\n{rows}");
    let plan = Plan::parse(text).unwrap();
    let tasks = plan
        .annex()
        .unwrap()
        .rows()
        .map(|row| row.task().map(Task::number));
    assert_eq!(tasks.collect::<Vec<_>>(), [Some(1), Some(2)]);
}

/// What the audit says of two tasks whose clauses and rows name these units.
fn named(clauses: [&str; 2], cells: [&str; 2]) -> Vec<(&'static str, FindingSeverity, String)> {
    let [first, second] = clauses;
    let [one, other] = cells;
    let text = format!(
        "竹溪县通水方案\n一、任务\n（一）清淤护岸。清淤五公里。（牵头单位：县水利局；责任单位：{first}）\n\
         （二）整修村道。铺沥青三公里。（牵头单位：县公路局；责任单位：{second}）\n附件：任务分工表\n附件\n任务分工表\n\
         序号|任务|牵头单位|责任单位\n1|清淤护岸。清淤五公里。|县水利局|{one}\n2|整修村道。铺沥青三公里。|县公路局|{other}\n"
    );
    let plan = Plan::parse(text).unwrap();
    let audit = plan.audit();
    let said = |one: Finding<'_>| (one.code(), one.severity(), one.message_zh());
    audit.findings().map(said).collect()
}

#[test]
fn a_short_form_is_wording_and_no_slip() {
    use FindingSeverity::{Substance, Wording};
    for (own, other) in [
        ("县发展改革局", "县发展和改革局"),
        ("县发改委", "县发展和改革委员会"),
        ("县住房和城乡建设局", "县住建局"),
        ("县政府办", "县政府办公室"),
        ("山前镇", "山前镇人民政府"),
        ("县直有关部门", "县直各有关部门"),
        ("团县委", "共青团县委"),
        ("各镇人民政府、各街道办事处", "各镇（街道）"),
        ("各镇（街道）", "各镇政府、各街道"),
    ] {
        let found = named([own, "县教育局"], [other, "县教育局"]);
        let short = if own.chars().count() < other.chars().count() {
            format!("任务1：正文写作简称“{own}”，附件写作“{other}”，所指相同")
        } else {
            format!("任务1：正文写作“{own}”，附件写作简称“{other}”，所指相同")
        };
        assert_eq!(found, [("unit-spelling-differs", Wording, short)]);
    }
    // Each side may have both forms in some place.
    let found = named(["县发改局", "县发展改革局"], ["县发展改革局", "县发改局"]);
    let codes: Vec<_> = found
        .iter()
        .map(|(code, severity, _)| (*code, *severity))
        .collect();
    assert_eq!(codes, [("unit-spelling-differs", Wording); 2]);
    // One of the names has its place from those beside it.
    let found = named(
        ["县教育局、政府办", "县财政局"],
        ["政府办公室、县教育局", "县财政局"],
    );
    assert!(
        found.iter().all(|(_, severity, _)| *severity == Wording),
        "{found:?}"
    );
    assert!(
        found.iter().any(|(.., said)| said.contains("简称“政府办”")),
        "{found:?}"
    );
    // A slip stays one.
    let found = named(["县财政局", "县教育局"], ["县财税局", "县教育局"]);
    assert!(
        matches!(&*found, [("unit-spelling-differs", Substance, said)] if !said.contains("简称"))
    );
}

#[test]
fn a_side_that_leaves_out_places_is_wording() {
    use FindingSeverity::{Substance, Wording};
    let severities = |own, other| -> Vec<_> {
        let found = named(own, other);
        found
            .into_iter()
            .map(|(code, severity, _)| (code, severity))
            .collect()
    };
    let spelt = |severity| ("unit-spelling-differs", severity);
    let own = ["县民政局、县财政局", "县教育局"];
    let other = ["民政局、财政局", "教育局"];
    // The table prints 县 with those who lead, as often as not with those who answer.
    assert_eq!(severities(own, other), [spelt(Wording); 3]);
    let named_place = ["东平县发展和改革局、东平县民政局", "东平县教育局"];
    assert_eq!(
        severities(named_place, ["发改局、民政局", "教育局"]),
        [spelt(Wording); 3]
    );
    // Where the others have their places, one that lacks it is a slip.
    assert_eq!(
        severities(["县财政局", "县教育局"], ["财政局", "县教育局"]),
        [spelt(Substance)]
    );
    // Which of two is meant is not said.
    let own = ["县财政局、市财政局、县民政局、县商务局", "县教育局"];
    let two = severities(own, ["财政局、民政局、商务局", "教育局"]);
    assert!(
        two.contains(&spelt(Substance)) && two.contains(&spelt(Wording)),
        "{two:?}"
    );
}

#[test]
fn an_office_of_a_unit_is_not_the_unit() {
    for (own, other) in [
        ("县政府", "县政府办公室"),
        ("县委", "县委办公室"),
        ("县公安局", "县公安局交通管理大队"),
        ("县发展改革委", "县发展改革委能源局"),
        ("县委办", "县委编办"),
    ] {
        let codes: Vec<_> = named([own, "县教育局"], [other, "县教育局"])
            .into_iter()
            .map(|(code, severity, _)| (code, severity))
            .collect();
        assert!(
            codes
                .iter()
                .all(|(_, severity)| *severity == FindingSeverity::Substance),
            "{own} {other} {codes:?}"
        );
        if own != "县委办" {
            assert_eq!(codes.len(), 2, "{own} {other} {codes:?}");
        }
    }
}

#[test]
fn a_short_form_in_another_role_has_another_role() {
    let text = "一、任务\n（一）清淤护岸。（牵头单位：县发改局；责任单位：县水利局、县教育局）\n（二）修路。（牵头单位：县交通局；责任单位：县教育局）\n\
                附件\n任务分工表\n序号|任务|牵头单位|责任单位\n1|清淤护岸|县水利局|县发展和改革局、县教育局\n2|修路|县交通局|县教育局\n";
    let plan = Plan::parse(text).unwrap();
    let audit = plan.audit();
    assert_eq!(
        substance(&audit),
        [("role-differs", Some(1)), ("role-differs", Some(1))]
    );
    assert_eq!(audit.of_kind(FindingKind::UnitSpellingDiffers).count(), 1);
}

#[test]
fn a_name_that_a_cell_breaks_is_written_as_elsewhere() {
    let body = "（一）清淤护岸。清淤五公里。（牵头单位：县水利局；责任单位：县财政局、山前镇）\n\
                （二）整修村道。铺沥青三公里。（牵头单位：县公路局；责任单位：县财政局）\n";
    let head = "序号|重点任务|举措|牵头单位|责任单位";
    for line_end in ["<br>", "<br/>"] {
        let rows = format!(
            "1|清淤护岸|清淤五公里。|县水{line_end}利局|县财政局、山{line_end}前镇\n2|整修村道|铺沥青三公里。|县公路局|县财政局\n"
        );
        assert_eq!(compared(body, head, &rows), [], "{line_end}");
    }
    // What differs is said as one reads it.
    let rows = "1|清淤护岸|清淤五公里。|县水<br>力局|县财政局、山前<br>乡\n2|整修村道|铺沥青三公里。|县公路局|县财政局、县教<br>育局\n3|植树|种树。|县林业局|\n";
    let plan = Plan::parse(format!(
        "一、修渠种树\n{body}附件\n任务分工表\n{head}\n{rows}"
    ))
    .unwrap();
    let audit = plan.audit();
    let said = audit.findings().flat_map(|one| {
        [
            one.message(),
            one.message_zh(),
            one.remedy(),
            one.remedy_zh(),
        ]
    });
    let said: Vec<_> = said.collect();
    assert!(
        said.iter().any(|said| said.contains("“县水力局”")),
        "{said:#?}"
    );
    assert!(
        said.iter().any(|said| said.contains("“植树种树。”")),
        "{said:#?}"
    );
    assert!(
        said.iter().all(|said| !said.contains(['<', '|', '\t'])),
        "{said:#?}"
    );
}

#[test]
fn a_title_that_is_all_a_row_says_is_held_against_the_task_s() {
    let body = "（一）清淤护岸。疏浚河道五公里。（责任单位：县水利局）\n（二）整修村道。铺沥青三公里。（责任单位：县公路局）\n\
                （三）绿化荒山。种树千株。（责任单位：县林业局）\n";
    let head = "序号|重点任务|责任单位";
    let rows = "1|清淤护岸|县水利局\n2|整修村道|县公路局\n3|绿化荒山|县林业局\n";
    assert_eq!(compared(body, head, rows), []);
    // Much like the task's, or nothing like it among rows that are titles alone.
    for other in ["清淤护坡", "清淤护岸工程", "治理东河"] {
        let found = compared(body, head, &rows.replace("清淤护岸", other));
        let differs = ("heading-differs", "清淤护岸".to_owned(), other.to_owned());
        assert_eq!(found, [differs], "{other}");
    }
    // What repeats the text has no title.
    let found = compared(body, head, &rows.replace("清淤护岸", "疏浚河道五公里"));
    assert!(
        found.contains(&("heading-differs", "清淤护岸".to_owned(), String::new())),
        "{found:?}"
    );
    // A title that its cell breaks, and a text beside it that begins otherwise too.
    let rows = "1|清淤<br>护坡|疏通河道五公里。|县水利局\n2|整修村道|铺沥青三公里。|县公路局\n3|绿化荒山|种树千株。|县林业局\n";
    let found = compared(body, "序号|重点任务|举措|责任单位", rows);
    let said = |code, body: &str, annex: &str| (code, body.to_owned(), annex.to_owned());
    assert_eq!(
        found,
        [
            said("heading-differs", "清淤护岸", "清淤<br>护坡"),
            said("text-differs", "浚", "通")
        ]
    );
}

#[test]
fn an_empty_cell_is_not_missing() {
    let body = "（一）清淤护岸。清淤五公里。（牵头单位：县水利局）\n（二）整修村道。铺沥青三公里。（牵头单位：县公路局；责任单位：县财政局）\n";
    let cells = [
        ["序号", "任务", "牵头单位", "责任单位"],
        ["1", "清淤护岸。清淤五公里。", "县水利局", ""],
        ["2", "整修村道。铺沥青三公里。", "县公路局", "县财政局"],
    ];
    let table = |open: &str, mark: &str, close: &str, cells: &[&[&str]]| {
        let lines = cells
            .iter()
            .map(|row| format!("{open}{}{close}\n", row.join(mark)));
        lines.collect::<Vec<_>>()
    };
    let all: Vec<&[&str]> = cells.iter().map(|row| &row[..]).collect();
    for (open, mark, close) in [("| ", " | ", " |"), ("", "\t", ""), ("", "|", "")] {
        let lines = table(open, mark, close, &all);
        assert_eq!(
            compared(body, lines[0].trim_end(), &lines[1..].concat()),
            [],
            "{mark}"
        );
    }
    let without = [all[0], &all[1][..3], all[2]];
    let lines = table("", "\t", "", &without);
    let found = compared(body, lines[0].trim_end(), &lines[1..].concat());
    let codes: Vec<_> = found.iter().map(|(code, ..)| *code).collect();
    assert_eq!(codes, ["cell-missing"]);
}

#[test]
fn a_second_row_of_a_task_may_list_its_other_units() {
    let plan = Plan::parse(
        "一、任务\n（一）清淤护岸。疏浚东河十里。（责任单位：县水利局、县财政局、县林业局）\n\
         （二）植树造林。绿化荒山百亩。（责任单位：县林业局）\n附件\n任务分工表\n任务\t责任单位\n\
         疏浚东河十里。\t县水利局\n疏浚东河十里。\t县财政局\n绿化荒山百亩。\t县林业局\n",
    )
    .unwrap();
    let audit = plan.audit();
    let missing = audit.of_kind(FindingKind::UnitMissingInAnnex);
    let missing: Vec<_> = missing.filter_map(Finding::unit).map(Unit::name).collect();
    assert_eq!(missing, ["县林业局"]);
    assert_eq!(audit.of_kind(FindingKind::RowDuplicated).count(), 1);
}

#[test]
fn a_date_that_the_annex_alone_has_is_quoted() {
    let plan = Plan::parse(
        "柳溪县通水行动方案（2026—2028年）\n一、清淤护岸。疏浚东河。（责任单位：县水利局）\n附件\n任务分工表\n\
         序号\t任务\t责任单位\n1\t疏浚东河。到2030年全县通水。\t县水利局\n",
    )
    .unwrap();
    let audit = plan.audit();
    let mut beyond = audit.of_kind(FindingKind::MilestoneBeyondPeriod);
    let finding = beyond.next().unwrap();
    assert!(beyond.next().is_none());
    let quoted = finding.annex().unwrap().text();
    assert!(quoted.contains("2030年"), "{quoted}");
    for said in [finding.message(), finding.message_zh()] {
        assert!(said.contains(&format!("“{quoted}”")), "{said}");
    }
}

/// A plan of two tasks with the rows of an annex, all in the same columns.
fn with_rows(body: &str, heads: &str, rows: &str) -> Plan {
    crate::verify::read(format!(
        "一、任务\n{body}附件：任务分工表\n附件\n任务分工表\n{heads}\n{rows}"
    ))
}

/// What an audit finds, by code and severity.
fn found(plan: &Plan) -> Vec<(&'static str, FindingSeverity)> {
    let audit = plan.audit();
    let findings = audit.findings();
    findings
        .map(|one| (one.kind().as_str(), one.severity()))
        .collect()
}

#[test]
fn a_quotation_that_ends_a_title_is_the_rows_too() {
    let body = "1.推广“机械化换人”。（责任单位：区应急局）\n2.开展排查。（责任单位：区安委办）\n";
    let plan = |row: &str| {
        with_rows(
            body,
            "序号\t任务\t责任单位",
            &format!("1\t{row}\t区应急局\n2\t开展排查\t区安委办\n"),
        )
    };
    assert_eq!(found(&plan("推广“机械化换人”")), []);
    assert_eq!(found(&plan("推广“机械化换人”。")), []);
    let differs = ("punctuation-differs", FindingSeverity::Wording);
    assert_eq!(found(&plan("推广机械化换人")), [differs, differs]);
}

#[test]
fn who_has_a_task_alone_leads_it() {
    let body = "（一）办件。（县政务局牵头，县公安局配合）\n（二）共享。（县数据局负责）\n";
    let plan = |first: &str, second: &str| {
        with_rows(
            body,
            "序号\t任务\t牵头单位\t配合单位",
            &format!("1\t办件\t{first}\n2\t共享\t{second}\n"),
        )
    };
    let same = "县政务局\t县公安局";
    let differs = |severity| [("role-differs", severity)];
    let alone = found(&plan(same, "县数据局\t——"));
    assert_eq!(alone, differs(FindingSeverity::Wording));
    // Beside others it is another matter.
    let second = found(&plan("县公安局\t县政务局", "县数据局\t——"));
    let substance = ("role-differs", FindingSeverity::Substance);
    assert_eq!(second[..2], [substance, substance]);
}

#[test]
fn rows_of_one_task_for_different_goals_are_no_copies() {
    let body = "1.发展茶产业。建设茶园2万亩，培育企业5家。（牵头单位：县农业局；责任单位：各镇）\n\
                2.创建景区。（牵头单位：县文旅局；责任单位：各镇）\n";
    let plan = |goal: &str| {
        with_rows(
            body,
            "序号\t任务\t目标\t牵头单位\t责任单位",
            &format!(
                "1\t发展茶产业\t建设茶园2万亩\t县农业局\t各镇\n2\t发展茶产业\t{goal}\t县农业局\t各镇\n\
                 3\t创建景区\t\t县文旅局\t各镇\n"
            ),
        )
    };
    assert_eq!(found(&plan("培育企业5家")), []);
    let twice = [("row-duplicated", FindingSeverity::Substance)];
    assert_eq!(found(&plan("建设茶园2万亩")), twice);
    // A remark makes no other task of it.
    let remarked = with_rows(
        "1.修渠。清淤护岸三十里，加固堤防十二处。（责任单位：县水利局）\n2.植树。绿化荒山百亩。（责任单位：县林业局）\n",
        "序号\t任务\t责任单位\t备注",
        "1\t修渠。清淤护岸三十里，加固堤防十二处。\t县水利局\t新增\n2\t植树。绿化荒山百亩。\t县林业局\t\n\
         3\t修渠。清淤护岸三十里，加固堤防十二处。\t县水利局\t续建\n",
    );
    assert_eq!(found(&remarked), twice);
}

#[test]
fn a_measure_without_a_number_below_a_task_is_its_own() {
    let body = "（一）修渠。（责任单位：县水利局、县财政局）\n（二）修路。拓宽县道。（责任单位：县交通局）\n";
    let plan = |last: &str| {
        with_rows(
            body,
            "序号\t工作任务\t工作措施\t责任单位",
            &format!(
                "1\t修渠\t1.完成清淤五公里；\t县水利局\n\t\t2.加固渠堤三处。\t县水利局、县财政局\n\
                 {last}\t修路\t拓宽县道。\t县交通局\n"
            ),
        )
    };
    let parted = plan("2");
    let tasks: Vec<_> = parted
        .annex()
        .unwrap()
        .rows()
        .map(|row| row.task().unwrap().number())
        .collect();
    assert_eq!(tasks, [1, 1, 2]);
    // What each row adds is told by itself: other cells stand between.
    let audit = parted.audit();
    let added: Vec<_> = audit
        .findings()
        .map(|one| (one.kind(), one.annex().map(Excerpt::text)))
        .collect();
    let differs = FindingKind::TextDiffers;
    assert_eq!(
        added,
        [
            (differs, Some("1.完成清淤五公里；")),
            (differs, Some("2.加固渠堤三处"))
        ]
    );
    // What is no item of a list is another task, which the body lacks.
    let other = with_rows(
        body,
        "序号\t工作任务\t责任单位",
        "1\t修渠\t县水利局、县财政局\n\t植树造林，绿化荒山。\t县林业局\n2\t修路\t县交通局\n",
    );
    let unmatched = other
        .annex()
        .unwrap()
        .rows()
        .filter(|row| row.task().is_none());
    assert_eq!(unmatched.count(), 1);
    // Where the numbers leave room for one more, the row has lost its own.
    let lost = plan("3");
    let unmatched = lost
        .annex()
        .unwrap()
        .rows()
        .filter(|row| row.task().is_none());
    assert_eq!(unmatched.count(), 1);
}
