use std::error::Error;

use super::*;

type Outcome = Result<(), Box<dyn Error>>;

const TEXT: &str = "\
一、水利
（一）修渠。清淤护岸，加固渠首。（牵头单位：县水利局；责任单位：县财政局、河口镇）
（二）筹款。整合涉农资金。（牵头单位：县财政局；配合单位：县水利局、县农业农村局）
二、交通
（一）修路。拓宽县道。（牵头单位：县交通局、县财政局；责任单位：县水利局）
1．修桥。加固老桥。（责任单位：河口镇）
三、收尾
（一）验收。水利工程先行。（牵头单位：县水利局；配合单位：河口镇）
";

/// No task. With its type: beside `serde_json`, which compares numbers with its own values, an empty
/// list alone would not tell it.
const NONE: [u32; 0] = [];

fn numbers(query: &Query<'_>) -> Vec<u32> {
    query.resolve().iter().map(Task::number).collect()
}

#[test]
fn a_query_without_conditions_gives_every_task() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    assert_eq!(numbers(&plan.query()), [1, 2, 3, 4, 5]);
    Ok(())
}

#[test]
fn units_are_found_in_their_roles() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let (water, money, town) = (
        plan.unit("县水利局")?,
        plan.unit("县财政局")?,
        plan.unit("河口镇")?,
    );
    assert_eq!(numbers(&plan.query().involving(water)), [1, 2, 3, 5]);
    assert_eq!(numbers(&plan.query().led_by(money)), [2, 3]);
    assert_eq!(
        numbers(&plan.query().involving(water).involving(money)),
        [1, 2, 3]
    );
    assert_eq!(numbers(&plan.query().led_by(water).involving(town)), [1, 5]);
    assert_eq!(numbers(&plan.query().led_by(water).led_by(money)), NONE);
    Ok(())
}

#[test]
fn a_role_is_that_of_the_units_involved_or_of_any() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let (water, town) = (plan.unit("县水利局")?, plan.unit("河口镇")?);
    let support = plan.query().with_role(Role::Support);
    assert_eq!(numbers(&support), [2, 5]);
    assert_eq!(numbers(&support.clone().with_role(Role::Lead)), [2, 5]);
    assert_eq!(numbers(&support.clone().with_role(Role::Guide)), NONE);
    assert_eq!(numbers(&support.clone().involving(water)), [2]);
    assert_eq!(numbers(&support.clone().led_by(water)), [5]);
    assert_eq!(numbers(&support.involving(water).involving(town)), NONE);
    let responsible = plan.query().involving(town).with_role(Role::Responsible);
    assert_eq!(numbers(&responsible), [1, 4]);
    Ok(())
}

#[test]
fn sections_hold_the_tasks_below_them() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let section = |number| {
        let mut all = plan.sections();
        all.find(|section| section.heading() == number)
            .ok_or(number)
    };
    let (water, roads, bridges) = (section("水利")?, section("交通")?, section("修桥")?);
    assert_eq!(numbers(&plan.query().in_section(roads)), [3, 4]);
    assert_eq!(
        numbers(&plan.query().in_section(roads).in_section(bridges)),
        [4]
    );
    assert_eq!(
        numbers(&plan.query().in_section(roads).in_section(water)),
        NONE
    );
    let unit = plan.unit("县水利局")?;
    assert_eq!(
        numbers(&plan.query().involving(unit).in_section(water)),
        [1, 2]
    );
    assert_eq!(numbers(&plan.query().led_by(unit).in_section(water)), [1]);
    Ok(())
}

#[test]
fn texts_are_found_in_titles_and_paragraphs_and_not_in_clauses() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let mentioning = |text| numbers(&plan.query().mentioning(text));
    assert_eq!(mentioning("水利"), [5]);
    assert_eq!(mentioning("修"), [1, 3, 4]);
    assert_eq!(mentioning("县财政局"), NONE);
    assert_eq!(mentioning(""), [1, 2, 3, 4, 5]);
    assert_eq!(
        numbers(&plan.query().mentioning("加固").mentioning("渠")),
        [1]
    );
    Ok(())
}

#[test]
fn what_is_of_another_plan_is_met_by_no_task() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let copy = plan.clone();
    let (unit, section) = (
        copy.unit("县水利局")?,
        copy.sections().next().ok_or("a section")?,
    );
    assert_eq!(numbers(&plan.query().involving(unit)), NONE);
    assert_eq!(numbers(&plan.query().led_by(unit)), NONE);
    assert_eq!(numbers(&plan.query().in_section(section)), NONE);
    let own = plan.unit("县水利局")?;
    assert_eq!(numbers(&plan.query().involving(own).led_by(unit)), NONE);
    Ok(())
}

#[test]
fn a_name_in_full_is_the_first_candidate_for_its_short_form() -> Outcome {
    let plan = Plan::parse(
        "一、修渠。清淤。（责任单位：县住房保障局、县住房和城乡建设局、县发展和改革委员会、县发改中心、县住建公司）\n",
    )?;
    for (asked, first) in [
        ("县住建局", "县住房和城乡建设局"),
        ("县发改委", "县发展和改革委员会"),
        ("县 发改中心", "县发改中心"),
    ] {
        let error = plan.unit(asked).unwrap_err();
        assert_eq!(error.candidates().first().map(String::as_str), Some(first));
    }
    Ok(())
}

#[test]
fn an_unknown_unit_is_an_error_with_the_nearest_names_first() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let candidates = |name| {
        let error = plan.unit(name).err();
        error.map(|error| error.candidates().join(" "))
    };
    assert_eq!(candidates("县水利局"), None);
    assert_eq!(candidates("县 水利局"), Some("县水利局".into()));
    assert_eq!(candidates("农业农村局"), Some("县农业农村局".into()));
    assert_eq!(
        candidates("县"),
        Some("县水利局 县财政局 县交通局 县农业农村局".into())
    );
    assert_eq!(candidates("省文物局"), Some(String::new()));
    assert_eq!(candidates(""), Some(String::new()));
    assert_eq!(
        plan.tasks_involving("河口镇").map(|tasks| tasks.len()),
        Ok(3)
    );
    let error = plan.tasks_involving("河囗镇").err().ok_or("no such unit")?;
    assert_eq!(
        (error.name(), error.to_string().as_str()),
        (
            "河囗镇",
            "no unit of the plan is named “河囗镇”; did you mean 河口镇?"
        )
    );
    Ok(())
}
