use std::error::Error;

use super::*;
use crate::model::Assignment;

type Outcome = Result<(), Box<dyn Error>>;

const TEXT: &str = "\
一、主要任务
（一）修渠。清淤护岸。（牵头单位：县水利局；责任单位：县财政局）
（二）修路。拓宽县道。（牵头单位：县交通局、县水利局；责任单位：河口镇）
（三）筹款。整合资金。（牵头单位：县财政局；责任单位：县水利局、县税务局）
（四）植树。绿化荒山。（牵头单位：县林业局；责任单位：河口镇）
（五）收尾。验收归档。（牵头单位：县水利局；责任单位：县档案馆、县财政局、县交通局）
";

fn numbers(set: &TaskSet<'_>) -> Vec<u32> {
    set.iter().map(Task::number).collect()
}

fn tasks<'p>(plan: &'p Plan, numbers: &[u32]) -> TaskSet<'p> {
    numbers
        .iter()
        .filter_map(|number| plan.task(*number))
        .collect()
}

#[test]
fn a_units_tasks_borrow_from_the_plan() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let unit = plan.unit("县水利局")?;
    assert_eq!(numbers(&unit.tasks()), [1, 2, 3, 5]);
    assert!(matches!(
        unit.tasks(),
        TaskSet { members } if std::ptr::eq(members.ids(), &raw const *plan.store.by_unit.tasks(unit.id))
    ));
    assert_eq!(numbers(&unit.led()), [1, 2, 5]);
    assert!(unit.led().is_subset(&unit.tasks()));
    assert!(plan.unit("县税务局")?.led().is_empty());
    Ok(())
}

#[test]
fn a_unit_that_is_named_twice_counts_once() -> Outcome {
    let plan = Plan::parse(
        "一、修渠\n清淤。（牵头单位：县水利局、河口镇；责任单位：河口镇、县水利局）\n",
    )?;
    let task = plan.task(1).ok_or("one task")?;
    let names: Vec<_> = task.units().map(Unit::name).collect();
    assert_eq!(names, ["县水利局", "河口镇"]);
    let unit = plan.unit("河口镇")?;
    assert_eq!((unit.tasks().len(), unit.led().len()), (1, 1));
    let roles: Vec<_> = unit.assignments_in(task).map(Assignment::role).collect();
    assert_eq!(roles, [Role::Lead, Role::Responsible]);
    Ok(())
}

#[test]
fn sets_are_combined_by_their_members() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let (a, b) = (tasks(&plan, &[1, 2, 5]), tasks(&plan, &[2, 3]));
    assert_eq!(numbers(&(&a | &b)), [1, 2, 3, 5]);
    assert_eq!(numbers(&(&a & &b)), [2]);
    assert_eq!(numbers(&(&a - &b)), [1, 5]);
    assert_eq!(numbers(&(&b - &a)), [3]);
    assert_eq!(numbers(&(&a ^ &b)), [1, 3, 5]);
    assert!(!a.is_disjoint(&b) && (&a - &b).is_disjoint(&b));
    assert!((&a & &b).is_subset(&b) && a.is_superset(&(&a & &b)) && !a.is_subset(&b));
    Ok(())
}

#[test]
fn the_laws_of_sets_hold_for_every_pair_of_sets() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let all = TaskSet::from(plan.tasks());
    let sets: Vec<_> = (0_u32..32)
        .map(|bits| all.filter(|task| bits & (1 << task.id().index()) != 0))
        .collect();
    for a in &sets {
        assert_eq!(&all - &(&all - a), *a);
        for b in &sets {
            assert_eq!(a | b, b | a);
            assert_eq!(a & b, b & a);
            assert_eq!(a ^ b, &(a | b) - &(a & b));
            assert_eq!(&all - &(a | b), &(&all - a) & &(&all - b));
            assert_eq!(&(a - b) | &(a & b), *a);
            assert_eq!(a.is_subset(b), (a | b) == *b);
            assert_eq!(a.is_disjoint(b), (a & b).is_empty());
            assert_eq!((a | b).len() + (a & b).len(), a.len() + b.len());
        }
    }
    Ok(())
}

#[test]
fn the_empty_set_is_of_no_plan_and_changes_nothing() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let a = tasks(&plan, &[1, 4]);
    let empty = TaskSet::default();
    assert_eq!(&a - &a, empty);
    assert_eq!(std::iter::empty().collect::<TaskSet<'_>>(), empty);
    assert_eq!((&a & &empty).plan(), None);
    assert_eq!(&empty | &a, a);
    assert_eq!(&a ^ &empty, a);
    assert_eq!(&empty - &a, empty);
    assert_eq!(
        (empty.len(), empty.iter().next(), empty.iter().next_back()),
        (0, None, None)
    );
    Ok(())
}

#[test]
fn a_set_does_not_see_another_plan() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let copy = plan.clone();
    let (a, b) = (tasks(&plan, &[1, 2]), tasks(&copy, &[2, 3]));
    assert_ne!(a, tasks(&copy, &[1, 2]));
    assert!(plan.task(1).is_some_and(|task| a.contains(task)));
    assert!(copy.task(1).is_some_and(|task| !a.contains(task)));
    assert_eq!((&a | &b, &b | &a), (a.clone(), b.clone()));
    assert_eq!((&a - &b, &a ^ &b), (a.clone(), a.clone()));
    assert_eq!(&a & &b, TaskSet::new());
    assert!(a.is_disjoint(&b) && !a.is_subset(&b));
    assert_eq!(a.iter().chain(&b).collect::<TaskSet<'_>>(), a);
    assert!(
        a.plan()
            .is_some_and(|own| std::ptr::eq(own, &raw const plan))
    );
    Ok(())
}

#[test]
fn members_come_in_document_order_from_both_ends() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let all: Vec<_> = plan.tasks().collect();
    let set: TaskSet<'_> = all.iter().rev().chain(&all).copied().collect();
    assert_eq!(set, TaskSet::from(plan.tasks()));
    assert!(set.iter().eq(all.iter().copied()));
    assert!(set.iter().rev().eq(all.iter().copied().rev()));
    assert!((&set).into_iter().eq(set.clone()));
    assert!(set.clone().into_iter().rev().eq(all.iter().copied().rev()));
    assert_eq!((set.iter().len(), set.clone().into_iter().len()), (5, 5));
    let one = plan.task(4).ok_or("a fourth task")?;
    assert_eq!(TaskSet::from(one), tasks(&plan, &[4]));
    Ok(())
}

#[test]
fn units_make_sets_in_the_plans_order() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let (third, fifth) = (plan.task(3).ok_or("third")?, plan.task(5).ok_or("fifth")?);
    let (third, fifth): (UnitSet<'_>, UnitSet<'_>) =
        (third.units().collect(), fifth.units().collect());
    let names = |set: &UnitSet<'_>| set.iter().map(Unit::name).collect::<Vec<_>>().join(" ");
    assert_eq!(names(&third), "县水利局 县财政局 县税务局");
    assert_eq!(names(&fifth), "县水利局 县财政局 县交通局 县档案馆");
    assert_eq!(names(&(&third & &fifth)), "县水利局 县财政局");
    assert_eq!(names(&(&third - &fifth)), "县税务局");
    assert!((&third | &fifth).is_subset(&UnitSet::from(plan.units())));
    Ok(())
}
