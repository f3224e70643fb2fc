//! Sentences and remarks that stand where clauses do: what of them says who does what, and by when.

use pilot_plan::{DiagnosticCode, Plan, Task, Unit};

use crate::said::codes;
use crate::verify::read;

/// A plan of one task, with a clause in brackets.
fn with_clause(clause: &str) -> Plan {
    read(format!(
        "一、主要任务\n（一）修渠。清淤护岸。（{clause}）\n"
    ))
}

fn units(task: Task<'_>) -> Vec<String> {
    let all = task.assignments();
    all.map(|one| format!("{} {}", one.role(), one.unit().name()))
        .collect()
}

#[test]
fn prose_that_begins_with_a_label_is_no_clause() {
    use DiagnosticCode::{ClauseDoubtful, ClauseWithoutUnits};
    let with_line = |line: &str| {
        read(format!(
            "一、主要任务\n（一）修渠。清淤护岸。（责任单位：县水利局）\n二、保障措施\n{line}\n"
        ))
    };
    for (line, odd) in [
        ("牵头单位为组长单位，负责统筹。", vec![]),
        ("责任单位为主体单位，加强协调。", vec![]),
        ("责任单位为各乡镇的，由乡镇负责。", vec![ClauseDoubtful]),
        ("责任单位：负责具体实施。", vec![ClauseWithoutUnits]),
        (
            "牵头单位：统筹协调；责任单位：抓好落实。",
            vec![ClauseWithoutUnits],
        ),
        ("牵头单位为总负责单位。", vec![]),
    ] {
        let plan = with_line(line);
        assert_eq!(plan.tasks().len(), 1, "{line}");
        assert_eq!(codes(&plan), odd, "{line}");
        let last = plan.sections().next_back().unwrap();
        assert_eq!(last.paragraphs().next().unwrap().text(), line);
    }
    for (line, expected) in [
        (
            "牵头单位为县水利局，责任单位为县财政局、各乡镇。",
            vec![
                "lead 县水利局",
                "responsible 县财政局",
                "responsible 各乡镇",
            ],
        ),
        ("牵头单位为县水利局，负责统筹。", vec!["lead 县水利局"]),
        (
            "责任单位：县水利局；配合单位：做好配合。",
            vec!["responsible 县水利局"],
        ),
        ("责任单位：", vec![]),
    ] {
        let plan = with_line(line);
        let task = plan.task(2).expect(line);
        assert_eq!(units(task), expected, "{line}");
    }
}

#[test]
fn how_often_and_how_fast_are_no_deadlines() {
    for pace in [
        "每月召开会议",
        "尽快落实",
        "每季度调度一次",
        "每年开展一次",
        "适时召开",
    ] {
        for clause in [
            format!("县水利局牵头，{pace}"),
            format!("牵头单位：县水利局，{pace}"),
        ] {
            let plan = with_clause(&clause);
            let task = plan.task(1).unwrap();
            assert_eq!(units(task), ["lead 县水利局"], "{clause}");
            assert_eq!(task.deadline(), None, "{clause}");
            assert_eq!(codes(&plan), [DiagnosticCode::UnitDoubtful], "{clause}");
        }
    }
    for (clause, time, date) in [
        ("县水利局负责，每月完成", "每月", None),
        ("县水利局负责，每年6月底前完成", "每年6月底前", None),
        ("县水利局负责，长期坚持", "长期坚持", None),
        (
            "县水利局负责，2026年6月底前出台",
            "2026年6月底前",
            Some("2026-06-30"),
        ),
        (
            "县水利局负责，2026年6月底前出台方案",
            "2026年6月底前",
            Some("2026-06-30"),
        ),
        (
            "县水利局负责，2024年6月底前取得阶段性成效",
            "2024年6月底前",
            Some("2024-06-30"),
        ),
        (
            "责任单位：县水利局；完成时限：2026年底基本建成",
            "2026年底",
            Some("2026-12-31"),
        ),
    ] {
        let plan = with_clause(clause);
        let deadline = plan.task(1).unwrap().deadline().unwrap();
        assert_eq!(deadline.text(), time, "{clause}");
        let read = deadline.date().map(|date| date.to_string());
        assert_eq!(read.as_deref(), date, "{clause}");
        assert_eq!(codes(&plan), [], "{clause}");
    }
}

#[test]
fn a_unit_stands_twice_in_one_clause_in_whatever_roles() {
    use DiagnosticCode::{UnitInTwoRoles, UnitRepeated};
    for (clause, code) in [
        (
            "牵头单位：县水利局；责任单位：县水利局、县财政局",
            UnitInTwoRoles,
        ),
        ("县水利局牵头，县财政局、县水利局配合", UnitInTwoRoles),
        ("责任单位：县水利局、县财政局、县水利局", UnitRepeated),
    ] {
        let plan = with_clause(clause);
        assert_eq!(codes(&plan), [code], "{clause}");
        assert_eq!(plan.task(1).unwrap().assignments().len(), 3, "{clause}");
    }
}

#[test]
fn collectives_of_areas_are_told_from_those_of_places() {
    for (list, expected) in [
        (
            "各乡镇（街道）、园区管委会",
            vec!["各乡镇（街道）", "各园区管委会"],
        ),
        ("各乡镇、园区管委会", vec!["各乡镇", "各园区管委会"]),
        (
            "各镇人民政府、街道办事处、园区管委会",
            vec!["各镇人民政府", "各街道办事处", "各园区管委会"],
        ),
        ("各乡镇、园区", vec!["各乡镇、园区"]),
        (
            "各市、县（区）党委和人民政府",
            vec!["各市、县（区）党委和人民政府"],
        ),
        ("各市、县党委和人民政府", vec!["各市、县党委和人民政府"]),
        ("各市、县党委、政府", vec!["各市、县党委、政府"]),
        ("各市、县（区）人民政府", vec!["各市、县（区）人民政府"]),
    ] {
        let plan = with_clause(&format!("责任单位：{list}"));
        let names: Vec<_> = plan.units().map(Unit::name).collect();
        assert_eq!(names, expected, "{list}");
        assert_eq!(codes(&plan), [], "{list}");
    }
}

#[test]
fn a_word_that_joins_names_may_stand_behind_a_mark() {
    for (clause, expected) in [
        ("县水利局、和河口镇负责", ["县水利局", "河口镇"]),
        ("责任单位：县水利局、以及县财政局", ["县水利局", "县财政局"]),
        ("责任单位：县水利局，及各镇", ["县水利局", "各镇"]),
        ("责任单位：县水利局、和平镇", ["县水利局", "和平镇"]),
        (
            "责任单位：县水利局、和顺县人民政府",
            ["县水利局", "和顺县人民政府"],
        ),
    ] {
        let plan = with_clause(clause);
        let names: Vec<_> = plan.units().map(Unit::name).collect();
        assert_eq!(names, expected, "{clause}");
    }
}

#[test]
fn a_title_may_be_glued_to_an_outline_on_one_line() {
    let plan = read(
        "东平县通水实施方案一、主要任务（一）修渠。清淤护岸。（责任单位：县水利局）（二）修路。拓宽县道。（责任单位：县交通局）\
         二、保障措施（三）筹款。整合资金。（责任单位：县财政局）",
    );
    assert_eq!(
        plan.document().title().unwrap().text(),
        "东平县通水实施方案"
    );
    let sections: Vec<_> = plan
        .sections()
        .map(|one| (one.level(), one.heading()))
        .collect();
    assert_eq!(
        sections,
        [
            (1, "主要任务"),
            (2, "修渠"),
            (2, "修路"),
            (1, "保障措施"),
            (2, "筹款")
        ]
    );
    let titles: Vec<_> = plan.tasks().map(Task::title).collect();
    assert_eq!(titles, ["修渠", "修路", "筹款"]);
}
