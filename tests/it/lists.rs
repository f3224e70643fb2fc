//! Lists of units without brackets about them: where they end, and how they go on over lines.

use pilot_plan::{DiagnosticCode, Plan, Section};

use crate::said::{codes, tasks};
use crate::verify::read;

fn headings(plan: &Plan) -> Vec<String> {
    let shown = |one: Section<'_>| format!("{}{}", one.number(), one.heading());
    plan.sections().map(shown).collect()
}

#[test]
fn the_next_heading_ends_a_list_that_a_blank_follows() {
    for (text, expected) in [
        (
            "柳溪县通水方案\n一、主要任务\n1.修渠。清淤护岸。责任单位：县水利局、县财政局 2.植树。绿化荒山。责任单位：县林业局 \
             3.宣传节水。责任单位：县融媒体中心\n",
            vec![
                "修渠: responsible 县水利局 responsible 县财政局",
                "植树: responsible 县林业局",
                "宣传节水: responsible 县融媒体中心",
            ],
        ),
        (
            "柳溪县通水方案\n一、主要任务\n（一）修渠。清淤护岸。牵头单位：县水利局；完成时限：2026年6月 （二）植树。绿化荒山。责任\
             单位：县林业局；完成时限：2026年9月\n",
            vec![
                "修渠: lead 县水利局 2026年6月",
                "植树: responsible 县林业局 2026年9月",
            ],
        ),
        (
            "柳溪学院节水计划 一、主要任务 （一）改造行动 1.改造管网。 责任领导：张某 牵头部门：后勤处 配合部门：基建处、各学院 \
             完成时限：2026年12月 2.更换龙头。 牵头部门：资产处 完成时限：长期 （二）宣传行动 3.张贴标语。 牵头部门：宣传部 \
             完成时限：2026年6月 二、保障措施 加强领导。",
            vec![
                "改造管网: lead 后勤处 support 基建处 support 各学院 2026年12月",
                "更换龙头: lead 资产处 长期",
                "张贴标语: lead 宣传部 2026年6月",
            ],
        ),
    ] {
        let plan = read(text);
        assert_eq!(tasks(&plan), expected);
        let glued = codes(&plan);
        assert!(
            glued
                .iter()
                .all(|code| *code == DiagnosticCode::HeadingGlued),
            "{glued:?}"
        );
    }
}

#[test]
fn numbers_within_a_list_are_no_headings() {
    for line in [
        "1.修渠。清淤护岸。责任单位：1.县水利局 2.县财政局 3.县审计局",
        "1.修渠。清淤护岸。责任单位：县水利局 2.县财政局",
    ] {
        let text = format!("一、主要任务\n{line}\n");
        let plan = read(&text);
        assert_eq!(headings(&plan), ["一、主要任务", "1.修渠"], "{line}");
        assert_eq!(plan.tasks().len(), 1, "{line}");
    }
    // Without a label a number behind a blank counts what the prose speaks of.
    let plan = read("一、主要任务\n1.修渠。新建 2.改建水渠各一条。（县水利局负责）\n");
    assert_eq!(headings(&plan), ["一、主要任务", "1.修渠"]);
}

#[test]
fn items_behind_a_label_on_its_line_are_sections() {
    let plan = read(
        "一、主要任务\n（一）通水。（县水利局牵头）\n具体措施：1.修渠。（县水利局负责）2.植树。（县林业局负责）\n",
    );
    assert_eq!(
        headings(&plan),
        ["一、主要任务", "（一）通水", "1.修渠", "2.植树"]
    );
    assert_eq!(
        tasks(&plan)[1..],
        ["修渠: responsible 县水利局", "植树: responsible 县林业局"]
    );
    for line in [
        // Prose, a list within a sentence, and units with numbers.
        "具体措施：1.修渠。清淤三万方。2.植树。绿化荒山。",
        "具体措施：1.修渠（含支渠）；2.植树。",
        "参加人员：1.县水利局（负责人）2.县林业局（负责人）。",
    ] {
        let plan = read(format!(
            "一、主要任务\n（一）通水。（县水利局牵头）\n{line}\n"
        ));
        assert_eq!(headings(&plan).len(), 2, "{line}");
    }
    let plan = read("一、主要任务\n（一）通水。\n责任单位：1.县水利局（牵头）2.县林业局（配合）\n");
    assert_eq!(tasks(&plan), ["通水: lead 县水利局 support 县林业局"]);
}

#[test]
fn a_list_goes_on_in_the_next_line() {
    let units = "修渠: responsible 县水利局 responsible 县农业农村局 responsible 各镇";
    for list in [
        "（一）修渠。清淤护岸。责任单位：县水利局、\n县农业农村局、各镇",
        "（一）修渠。清淤护岸。责任单位：县水利局、县农业农村局、\n各镇。",
        "（一）修渠。清淤护岸。责任单位：县水利局、县农业\n农村局、各镇",
        "（一）修渠。清淤护岸。责任单位：县水利局、\n县农业\n农村局、各镇",
        "（一）修渠。清淤护岸。责任\n单位：县水利局、县农业农村局、各镇",
        "（一）修渠\n责任单位：县水利局、\n— 3 —\n县农业农村局、各镇",
        "（一）修渠\n责任单位：县水利局；\n县农业农村局；\n各镇",
        "（一）修渠\n责任单位：县水利局、\n县农业\n农村局、各镇",
        "（一）修渠\n责任单位：县水利局、县农业\n农村局、各\n镇。",
    ] {
        let plan = read(format!(
            "一、主要任务\n{list}\n（二）植树\n责任单位：县林业局\n"
        ));
        assert_eq!(
            tasks(&plan),
            [units, "植树: responsible 县林业局"],
            "{list}"
        );
        let odd = codes(&plan);
        assert!(
            odd.iter().all(|code| *code == DiagnosticCode::ClauseBroken),
            "{list}: {odd:?}"
        );
    }
    for (list, task) in [
        (
            "（一）修渠。清淤护岸。牵头单位：县水利局；责任\n单位：县财政局、各镇",
            "修渠: lead 县水利局 responsible 县财政局 responsible 各镇",
        ),
        (
            "（一）修渠\n牵头单位：县水利局；责任\n单位：县财政局、各镇",
            "修渠: lead 县水利局 responsible 县财政局 responsible 各镇",
        ),
        (
            "（一）修渠。清淤护岸。责任单位：县水利局、\n县财政局；完成时限：2026年6月",
            "修渠: responsible 县水利局 responsible 县财政局 2026年6月",
        ),
        (
            "（一）修渠\n责任单位：县水利局、园区\n党工委、各镇",
            "修渠: responsible 县水利局 responsible 园区党工委 responsible 各镇",
        ),
    ] {
        let plan = read(format!(
            "一、主要任务\n{list}\n（二）植树\n责任单位：县林业局\n"
        ));
        assert_eq!(tasks(&plan)[0], task, "{list}");
    }
}

#[test]
fn what_stands_below_a_list_may_be_none_of_it() {
    for (below, odd) in [
        ("县城各片区要抓紧施工，确保通水。", vec![]),
        ("青榆镇", vec![]),
        ("园区改造要抓紧。", vec![]),
        ("政策依据：县政府有关规定", vec![]),
    ] {
        let plan = read(format!(
            "一、主要任务\n（一）修渠。清淤护岸。责任单位：县水利局、县财政局\n{below}\n（二）植树\n责任单位：县林业局\n"
        ));
        assert_eq!(
            tasks(&plan)[0],
            "修渠: responsible 县水利局 responsible 县财政局",
            "{below}"
        );
        assert_eq!(codes(&plan), odd, "{below}");
    }
    // What a mark calls for and is no unit is told.
    let plan = read(
        "一、主要任务\n（一）修渠\n责任单位：县水利局、\n其余各方抓紧施工，确保通水。\n（二）植树\n责任单位：县林业局\n",
    );
    assert_eq!(tasks(&plan)[0], "修渠: responsible 县水利局");
    assert_eq!(codes(&plan), [DiagnosticCode::UnitDoubtful]);
}

#[test]
fn a_unit_may_have_beside_it_what_it_does_of_the_task() {
    let expected = "修渠: responsible 县水利局 responsible 县公安局 responsible 各镇";
    for clause in [
        "责任单位：县水利局（负责清淤）、县公安局（具体负责查处）、各镇（负责属地）",
        "责任单位：县水利局（负责清淤、护岸）、县公安局、各镇",
    ] {
        let plan = read(format!("一、主要任务\n（一）修渠。\n{clause}\n"));
        assert_eq!(tasks(&plan), [expected], "{clause}");
        assert_eq!(codes(&plan), [], "{clause}");
        let plan = read(format!("一、主要任务\n（一）修渠。（{clause}）\n"));
        assert_eq!(tasks(&plan), [expected], "（{clause}）");
    }
    // The role in a bracket counts, and a name may have another beside it.
    let plan =
        read("一、主要任务\n（一）修渠。\n责任单位：县水利局（负责）、县住建局（县人防办）\n");
    assert_eq!(
        tasks(&plan),
        ["修渠: responsible 县水利局 responsible 县住建局（县人防办）"]
    );
}

#[test]
fn one_label_may_be_of_the_units_and_their_time() {
    for (line, expected) in [
        (
            "责任单位及完成时限：县水利局，2026年6月底前",
            "修渠: responsible 县水利局 2026年6月底前",
        ),
        (
            "责任单位和完成时间：县水利局、各镇；2026年6月底前完成",
            "修渠: responsible 县水利局 responsible 各镇 2026年6月底前",
        ),
        (
            "牵头单位、完成时限：县水利局，长期",
            "修渠: lead 县水利局 长期",
        ),
    ] {
        let plan = read(format!("一、主要任务\n（一）修渠。\n{line}\n"));
        assert_eq!(tasks(&plan), [expected], "{line}");
        assert_eq!(codes(&plan), [], "{line}");
    }
}

#[test]
fn a_list_that_goes_on_in_no_unit_is_told_amid_a_line_too() {
    let plan = read(
        "一、主要任务\n（一）修渠。清淤护岸。责任单位：县水利局、\n其余各方抓紧施工，确保通水。\n（二）植树\n责任单位：县林业局\n",
    );
    assert_eq!(tasks(&plan)[0], "修渠: responsible 县水利局");
    assert_eq!(codes(&plan), [DiagnosticCode::UnitDoubtful]);
}

#[test]
fn lists_over_lines_that_are_none_take_no_more_time_than_their_length() {
    for line in ["责任单位：甲@乙、\n", "县水利局，责任单位：甲@乙、\n"] {
        let text = [
            "一、主要任务\n（一）修渠。责任单位：县水利局、\n",
            &line.repeat(4000),
        ]
        .concat();
        let start = std::time::Instant::now();
        let plan = Plan::parse(text).unwrap();
        assert_eq!(plan.sections().len(), 2);
        assert!(start.elapsed().as_secs() < 60, "{line}");
    }
}

#[test]
fn names_that_a_sign_parts_are_told() {
    let odd = |list: &str| {
        codes(&read(format!(
            "一、任务\n（一）修渠。清淤护岸。（责任单位：{list}）\n"
        )))
    };
    for list in ["县水利局→县财政局", "县水利局 | 县财政局", "—县水利局"] {
        assert_eq!(odd(list), [DiagnosticCode::UnitDoubtful], "{list}");
    }
    for list in [
        "县水利局+县财政局",
        "县水利局&县财政局、河口镇",
        "县水利局·县财政局",
        "县水利局、县财政局",
        "乌兰·巴图镇",
        "县水利局（县河长办）",
        "柳溪·清源水务公司",
        "A+B产业园管委会",
    ] {
        assert_eq!(odd(list), [], "{list}");
    }
}

#[test]
fn any_sign_may_stand_before_a_label() {
    for mark in ["✔", "📌 ", "👉", "➤", "→", "❖ ", "✅️"] {
        let plan = read(format!(
            "一、任务\n（一）修渠。清淤护岸。\n{mark}责任单位：县水利局\n"
        ));
        assert_eq!(tasks(&plan), ["修渠: responsible 县水利局"], "{mark}");
    }
}

#[test]
fn a_unit_within_a_time_is_told() {
    for clause in [
        "责任单位：县林业局、2026年底前县财政局完成拨款",
        "县水利局牵头，7月底前会同县财政局下达资金",
        "责任单位：县水利局，7月底前报县财政局",
        "责任单位：县水利局，8月底前交县档案局",
    ] {
        let plan = read(format!("一、任务\n（一）修渠。清淤护岸。（{clause}）\n"));
        assert_eq!(plan.units().count(), 1, "{clause}");
        assert!(plan.task(1).unwrap().deadline().is_some(), "{clause}");
        assert_eq!(codes(&plan), [DiagnosticCode::UnitDoubtful], "{clause}");
    }
}

#[test]
fn brackets_behind_a_label_in_brackets_take_linear_time() {
    let brackets = "（".repeat(30_000);
    let plan = Plan::parse(format!(
        "一、任务\n（一）修渠。清淤护岸。\n[牵头单位]县水利局{brackets}\n"
    ));
    assert_eq!(plan.unwrap().sections().len(), 2);
}

#[test]
fn who_else_has_to_do_with_a_word_is_given_nothing_by_a_rule() {
    let plan = read(
        "一、任务（各项任务列第一位的为牵头单位）\n（一）清淤。清淤护岸。（责任单位：县水利局、县财政局）\n\
         （二）修路。按省级要求拓宽县道（省交通厅、省财政厅，2025年底前印发）。\n",
    );
    assert_eq!(plan.tasks().len(), 1);
}
