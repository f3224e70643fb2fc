//! Questions to the shipped plan, and to plans made at random against a scan of all their tasks.

use std::collections::BTreeSet;

use pilot_plan::{Plan, Role, Section, Task, TaskSet, Unit, UnitSet};
use proptest::prelude::*;

use crate::generator::{BRACKETED, Case, Form, any_style, divisions};
use crate::properties::cases;
use crate::shipped::expected;

fn numbers(set: &TaskSet<'_>) -> Vec<u32> {
    set.iter().map(Task::number).collect()
}

fn unit(name: &str) -> Unit<'static> {
    Plan::bishan().unit(name).unwrap()
}

fn section(heading: &str) -> Section<'static> {
    let mut sections = Plan::bishan().sections();
    sections.find(|one| one.heading() == heading).unwrap()
}

#[test]
fn a_name_gives_the_tasks_that_involve_it() {
    for name in Plan::bishan().units().map(Unit::name) {
        let tasks = Plan::bishan().tasks_involving(name).unwrap();
        let stated: Vec<_> = expected()
            .iter()
            .filter(|task| task.units().any(|unit| unit == name))
            .map(|task| task.number)
            .collect();
        assert_eq!(numbers(&tasks), stated, "{name}");
        let led: Vec<_> = expected()
            .iter()
            .filter(|task| task.leads.contains(&name))
            .map(|task| task.number)
            .collect();
        assert_eq!(numbers(&unit(name).led()), led, "{name}");
        assert_eq!(
            numbers(&Plan::bishan().query().led_by(unit(name)).resolve()),
            led
        );
    }
}

#[test]
fn handles_order_as_the_document_does_and_as_they_are_equal() {
    let plan = Plan::bishan();
    let copy = plan.clone();
    let mut tasks: BTreeSet<Task<'_>> = plan.tasks().rev().collect();
    tasks.extend(plan.tasks());
    assert!(tasks.iter().copied().eq(plan.tasks()));
    tasks.extend(copy.tasks());
    assert_eq!(
        tasks.len(),
        2 * plan.tasks().len(),
        "a copy is another plan"
    );
    let units: BTreeSet<Unit<'_>> = plan.units().rev().collect();
    assert!(units.into_iter().eq(plan.units()));
}

#[test]
fn the_finance_bureau_is_asked_about() {
    let finance = unit("区财政局");
    let query = || Plan::bishan().query().involving(finance);
    assert_eq!(numbers(&query().resolve()), [1, 2, 4, 8, 11, 18, 19, 21]);
    let led = query().with_role(Role::Lead).resolve();
    assert_eq!(numbers(&led), [4, 11, 18, 21]);
    let responsible = query().with_role(Role::Responsible).resolve();
    assert_eq!(numbers(&responsible), [1, 2, 8, 19]);
    assert!(query().with_role(Role::Support).resolve().is_empty());
    let parks = section("推动服务业扩大开放在重点平台和重点园区示范发展");
    assert_eq!(numbers(&query().in_section(parks).resolve()), [11]);
    assert_eq!(numbers(&query().mentioning("数字营商环境").resolve()), [18]);
    let with_science = query().involving(unit("区科技局")).resolve();
    assert_eq!(numbers(&with_science), [1, 4, 11, 19]);
    let both = &finance.tasks() & &unit("区科技局").tasks();
    assert_eq!(both, with_science);
}

#[test]
fn what_a_clause_names_is_not_what_a_task_mentions() {
    let mentioning = |text| numbers(&Plan::bishan().query().mentioning(text).resolve());
    assert!(mentioning("区财政局").is_empty());
    assert_eq!(mentioning("区博物馆"), [13]);
    assert_eq!(mentioning("以金融街等为承载"), [11], "titles count");
    assert_eq!(mentioning(""), (1..=21).collect::<Vec<_>>());
}

#[test]
fn an_unknown_name_is_an_error_with_the_nearest_names() {
    let plan = Plan::bishan();
    for (asked, meant) in [
        ("财政局", "区财政局"),
        ("区 财政局", "区财政局"),
        ("区财政局　", "区财政局"),
        ("区卫健委", "区卫生健康委"),
        ("高新区管委会", "璧山高新区管委会"),
        ("区交通委", "区交通局"),
    ] {
        let error = plan.tasks_involving(asked).unwrap_err();
        assert_eq!(error.name(), asked);
        assert!(error.candidates().len() <= 5);
        assert!(
            error.candidates().iter().any(|one| one == meant),
            "{asked}: {:?}",
            error.candidates()
        );
        assert!(error.to_string().contains(meant) && !error.to_string().contains('\n'));
    }
    let error = plan.unit("北极科考站").unwrap_err();
    assert!(error.candidates().is_empty(), "{:?}", error.candidates());
    assert!(plan.unit("").is_err());
}

#[test]
fn a_search_finds_body_and_annex_alike() {
    let plan = Plan::bishan();
    let hits: Vec<_> = plan.search("康芯半导体基金").collect();
    assert_eq!(hits.len(), 2);
    for hit in &hits {
        assert_eq!(hit.task(), plan.task(11));
        assert_eq!(hit.excerpt().text(), "康芯半导体基金");
    }
    assert_eq!(hits[0].section(), plan.task(11).unwrap().section());
    assert!(hits[1].place().row().is_some());
    assert_eq!(plan.search("没有这句话").count(), 0);
    // The notice's title is broken over lines; one reads it in one piece.
    let broken: Vec<_> = plan.search("扩大开放综合试点方案").collect();
    assert_eq!(broken[0].excerpt().text(), "扩大开放综合\n\n试点方案");
}

/// A plan of the generator, read.
fn plans() -> impl Strategy<Value = Plan> {
    (2..=3_usize)
        .prop_flat_map(|depth| {
            let style = any_style(BRACKETED, Just(Form::Body), depth);
            (divisions(depth), style)
        })
        .prop_map(|(division, style)| Case::new(division, style).reading)
        .prop_filter("a plan with tasks", |reading| !reading.tasks.is_empty())
        .prop_map(|reading| Plan::parse(reading.text).unwrap())
}

fn has_role(task: Task<'_>, unit: Unit<'_>, role: Option<Role>) -> bool {
    let mut assignments = task.assignments();
    assignments.any(|one| one.unit() == unit && role.is_none_or(|role| one.role() == role))
}

fn tasks_of(plan: &Plan, keep: impl Fn(Task<'_>) -> bool) -> BTreeSet<u32> {
    let tasks = plan.tasks().filter(|task| keep(*task));
    tasks.map(Task::number).collect()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_query_gives_what_a_scan_gives(
        plan in plans(),
        picks in any::<[proptest::sample::Index; 4]>(),
        conditions in any::<[bool; 5]>(),
        word in proptest::sample::select(vec!["平台", "建设", "3个", "修渠", "财政局", "“"]),
    ) {
        prop_assume!(plan.units().len() > 0);
        let units: Vec<_> = plan.units().collect();
        let (led_by, involving) = (units[picks[0].index(units.len())], units[picks[1].index(units.len())]);
        let role = Role::ALL[picks[2].index(Role::ALL.len())];
        let sections: Vec<_> = plan.sections().collect();
        let section = sections[picks[3].index(sections.len())];
        let mut query = plan.query();
        if conditions[0] { query = query.led_by(led_by); }
        if conditions[1] { query = query.involving(involving); }
        if conditions[2] { query = query.with_role(role); }
        if conditions[3] { query = query.in_section(section); }
        if conditions[4] { query = query.mentioning(word); }
        let scan = tasks_of(&plan, |task| {
            let mentions = task.title().contains(word)
                || task.paragraphs().any(|one| one.text().contains(word));
            let involved = match (conditions[1], conditions[2]) {
                (true, true) => has_role(task, involving, Some(role)),
                (true, false) => has_role(task, involving, None),
                (false, true) => task.assignments().any(|one| one.role() == role),
                (false, false) => true,
            };
            involved
                && (!conditions[0] || has_role(task, led_by, Some(Role::Lead)))
                && (!conditions[3] || task.section().is_some_and(|inner| section.contains(inner)))
                && (!conditions[4] || mentions)
        });
        let read = numbers(&query.resolve());
        prop_assert!(read.is_sorted());
        prop_assert_eq!(read.into_iter().collect::<BTreeSet<_>>(), scan);
    }

    #[test]
    fn sets_obey_the_laws(plan in plans(), masks in any::<[u64; 3]>()) {
        let of = |mask: u64| -> TaskSet<'_> {
            plan.tasks().filter(|task| mask >> (task.number() % 64) & 1 == 1).collect()
        };
        let [a, b, c] = masks.map(of);
        let all = TaskSet::from(plan.tasks());
        let not = |set: &TaskSet<'_>| numbers(&(&all - set));
        prop_assert_eq!(&a | &b, &b | &a);
        prop_assert_eq!(&a & &b, &b & &a);
        prop_assert_eq!(&(&a | &b) | &c, &a | &(&b | &c));
        prop_assert_eq!(&(&a & &b) & &c, &a & &(&b & &c));
        prop_assert_eq!(&a & &(&b | &c), &(&a & &b) | &(&a & &c));
        prop_assert_eq!(&a | &(&b & &c), &(&a | &b) & &(&a | &c));
        prop_assert_eq!(&(&a - &b) | &(&a & &b), a.clone());
        prop_assert_eq!(&a ^ &b, &(&a - &b) | &(&b - &a));
        prop_assert_eq!(not(&(&a | &b)), numbers(&(&(&all - &a) & &(&all - &b))));
        prop_assert_eq!((&a | &b).len() + (&a & &b).len(), a.len() + b.len());
        prop_assert_eq!((&a & &b).is_empty(), a.is_disjoint(&b));
        prop_assert!((&a & &b).is_subset(&a) && (&a | &b).is_superset(&a));
        for task in plan.tasks() {
            prop_assert_eq!((&a - &b).contains(task), a.contains(task) && !b.contains(task));
        }
    }

    #[test]
    fn sets_of_units_come_in_the_plans_order(plan in plans(), masks in any::<[u64; 2]>()) {
        let of = |mask: u64| -> UnitSet<'_> {
            plan.units().filter(|unit| mask >> (unit.id().index() % 64) & 1 == 1).collect()
        };
        let [a, b] = masks.map(of);
        for set in [&a | &b, &a & &b, &a - &b, &a ^ &b] {
            prop_assert!(set.iter().map(Unit::id).is_sorted());
            for unit in plan.units() {
                prop_assert_eq!(set.contains(unit), set.iter().any(|one| one == unit));
            }
        }
        prop_assert_eq!(&a ^ &b, &(&a | &b) - &(&a & &b));
    }

    #[test]
    fn a_search_finds_what_a_scan_finds(
        plan in plans(),
        word in proptest::sample::select(vec!["平台", "责任", "财政局", "（", "。", "3个", "镇"]),
    ) {
        let hits: Vec<_> = plan.search(word).map(|hit| hit.span().start()).collect();
        let scan: Vec<_> = plan.source().match_indices(word).map(|(at, _)| at).collect();
        prop_assert_eq!(hits, scan);
    }
}

#[test]
fn handles_are_skipped_to_as_they_are_stepped_to() {
    let plan = Plan::bishan();
    for skipped in [0, 1, 20, 21, 22] {
        let mut rest = plan.tasks();
        let found = rest.nth(skipped);
        let stepped = (0..=skipped).fold((plan.tasks(), None), |(mut tasks, _), _| {
            let next = tasks.next();
            (tasks, next)
        });
        assert_eq!(found, stepped.1, "{skipped}");
        assert!(rest.eq(stepped.0), "{skipped}");
    }
}
