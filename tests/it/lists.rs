//! Lists of units without brackets about them: where they end, and how they go on over lines.

use pilot_plan::{DiagnosticCode, Plan, Section, Task};

use crate::said::codes;
use crate::verify::verify;

fn read(text: &str) -> Plan {
    let plan = Plan::parse(text.to_owned()).unwrap();
    verify(&plan);
    plan
}

/// The title of each task, with its units in their roles and its deadline.
fn tasks(plan: &Plan) -> Vec<String> {
    let shown = |task: Task<'_>| {
        let all = task.assignments();
        let units = all.map(|one| format!(" {} {}", one.role(), one.unit().name()));
        let deadline = task.deadline().map(|one| format!(" {}", one.text()));
        let said: String = units.chain(deadline).collect();
        format!("{}:{said}", task.title())
    };
    plan.tasks().map(shown).collect()
}

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
        let plan = read(&format!(
            "一、主要任务\n（一）通水。（县水利局牵头）\n{line}\n"
        ));
        assert_eq!(headings(&plan).len(), 2, "{line}");
    }
    let plan = read("一、主要任务\n（一）通水。\n责任单位：1.县水利局（牵头）2.县林业局（配合）\n");
    assert_eq!(tasks(&plan), ["通水: lead 县水利局 support 县林业局"]);
}
