//! Plans written in Markdown.

use pilot_plan::{Assignment, Element, ElementKind, Plan, Task};

use crate::said::codes;
use crate::verify::read;

/// Label and unit of each assignment of a plan, by the titles of its tasks.
fn tasks(plan: &Plan) -> Vec<(&str, Vec<String>)> {
    let said = |one: Assignment<'_>| format!("{} {}", one.label(), one.unit().name());
    let units = |task: Task<'_>| task.assignments().map(said).collect();
    plan.tasks()
        .map(|task| (task.title(), units(task)))
        .collect()
}

#[test]
fn marks_are_none_of_what_a_head_says() {
    let text = "# 河口县人民政府关于印发《河口县修渠方案》的通知\n\n**河政发〔2026〕3号**\n\n**各镇人民政府：**\n\n现将方案印发给你们。\n\n\
                河口县人民政府\n2026年3月5日\n\n# **河口县修渠方案** #\n\n## 一、任务\n\n### （一）修渠\n\n清淤护岸。**（责任单位：县水利局）**\n";
    let plan = Plan::parse(text).unwrap();
    let document = plan.document();
    assert_eq!(document.number().unwrap().text(), "河政发〔2026〕3号");
    assert_eq!(document.title().unwrap().text(), "河口县修渠方案");
    assert_eq!(
        document.notice_title().unwrap().text(),
        "河口县人民政府关于印发《河口县修渠方案》的通知"
    );
    assert_eq!(document.addressees().next().unwrap().text(), "各镇人民政府");
    assert_eq!(
        tasks(&plan),
        [("修渠", vec!["责任单位 县水利局".to_owned()])]
    );
    let marks = plan
        .elements()
        .filter(|one| one.kind() == ElementKind::Other);
    let marks: Vec<_> = marks.map(Element::text).collect();
    assert_eq!(
        marks,
        [
            "#", "**", "**", "**", "**", "# **", "** #", "##", "###", "**", "**"
        ]
    );
    assert_eq!(codes(&plan), []);
}

#[test]
fn the_title_of_a_plan_behind_a_notice_with_items_has_marks_too() {
    let text = "# 河口县人民政府关于印发河口县修渠方案的通知\n各镇人民政府：\n现将方案印发给你们。\n一、加强领导。\n二、及时报送。\n\
                河口县人民政府\n2026年3月5日\n# 河口县修渠方案\n## 一、任务\n（一）修渠。清淤。（责任单位：县水利局）\n";
    let plan = Plan::parse(text).unwrap();
    assert_eq!(plan.document().title().unwrap().text(), "河口县修渠方案");
    assert_eq!(codes(&plan), []);
}

#[test]
fn labels_and_units_may_be_emphasised() {
    for (clause, units) in [
        ("\n**牵头单位：**县水利局", &["牵头单位 县水利局"][..]),
        ("\n- **牵头单位**：县水利局", &["牵头单位 县水利局"]),
        (
            "**牵头单位**：县水利局、县财政局",
            &["牵头单位 县水利局", "牵头单位 县财政局"],
        ),
        (
            "（责任单位：**县水利局**、县财政局）",
            &["责任单位 县水利局", "责任单位 县财政局"],
        ),
        ("**（责任单位：县水利局）**", &["责任单位 县水利局"]),
    ] {
        let text = [
            "# 河口县修渠方案\n## 一、任务\n1. **修渠**：清淤护岸。",
            clause,
            "\n\n---\n",
        ];
        let plan = Plan::parse(text.concat()).unwrap();
        let units = units.iter().map(ToString::to_string).collect();
        assert_eq!(tasks(&plan), [("修渠", units)], "{clause}");
        let prose = plan
            .elements()
            .filter(|one| one.kind() == ElementKind::Paragraph);
        assert_eq!(
            prose.map(Element::text).collect::<Vec<_>>(),
            ["清淤护岸。"],
            "{clause}"
        );
        assert_eq!(codes(&plan), []);
    }
    // A text without headings by number.
    let plan =
        Plan::parse("# 河口县修渠方案\n## 修渠\n清淤护岸。\n**牵头单位：** 县水利局\n").unwrap();
    assert_eq!(plan.tasks().len(), 1);
}

#[test]
fn labels_and_units_in_cells_may_be_emphasised() {
    let cells = [
        ("**牵头**：县水利局", &["牵头 县水利局"][..]),
        (
            "**牵头：**县水利局<br>**配合**：县财政局",
            &["牵头 县水利局", "配合 县财政局"],
        ),
        (
            "**牵头单位：**县水利局；**配合单位：**县财政局、**河口镇**",
            &["牵头单位 县水利局", "配合单位 县财政局", "配合单位 河口镇"],
        ),
        (
            "**县水利局**<br>**县财政局**",
            &["责任单位 县水利局", "责任单位 县财政局"],
        ),
        ("**县水利局**", &["责任单位 县水利局"]),
        (
            "**牵头：县水利局**；配合：县财政局",
            &["牵头 县水利局", "配合 县财政局"],
        ),
    ];
    for (cell, units) in cells {
        let head = "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n";
        let plan = read(format!(
            "{head}| 1 | 修渠 | {cell} |\n| 2 | 植树 | 县林业局 |\n"
        ));
        let units = units.iter().map(ToString::to_string).collect();
        assert_eq!(tasks(&plan).first(), Some(&("修渠", units)), "{cell}");
        assert_eq!(codes(&plan), [], "{cell}");
    }
}
