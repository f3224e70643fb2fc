//! Which column of a table says what is to be done, and which name units, whatever their heads.

use pilot_plan::{Plan, Role, Task};

fn titles(table: &str) -> Vec<String> {
    let plan = Plan::parse(format!("清河县任务分解表\n{table}")).unwrap();
    crate::verify::verify(&plan);
    plan.tasks().map(|task| task.title().to_owned()).collect()
}

#[test]
fn the_task_stands_behind_what_sorts_it() {
    for head in [
        "考核指标",
        "主要目标",
        "风险点",
        "隐患",
        "专项行动",
        "应用场景",
        "案由",
        "民生实事",
        "预期成果",
    ] {
        for table in [
            format!(
                "类别\t序号\t{head}\t牵头单位\t责任单位\n灌溉\t1\t疏浚东河\t县水利局\t河口镇\n\
                 \t2\t清理水库\t县农业农村局\t上游镇\n防洪\t3\t改造泵站\t县住建局\t县交通局\n"
            ),
            format!(
                "领域\t{head}\t牵头单位\t责任单位\n灌溉\t疏浚东河\t县水利局\t河口镇\n\
                 \t清理水库\t县农业农村局\t上游镇\n防洪\t改造泵站\t县住建局\t县交通局\n"
            ),
            format!(
                "| 板块 | {head} | 责任单位 |\n|---|---|---|\n| 灌溉 | 疏浚东河 | 县水利局 |\n\
                 | | 清理水库 | 县农业农村局 |\n| 防洪 | 改造泵站 | 县住建局 |\n"
            ),
        ] {
            assert_eq!(
                titles(&table),
                ["疏浚东河", "清理水库", "改造泵站"],
                "{table}"
            );
        }
    }
    let levels = "一级指标\t二级指标\t三级指标\t责任单位\n灌溉\t水源\t疏浚东河\t县水利局\n\t\t清理水库\t县农业农村局\n";
    assert_eq!(titles(levels), ["疏浚东河", "清理水库"]);
}

#[test]
fn a_head_that_is_not_known_names_the_task_where_nothing_else_does() {
    for (first, rest) in [
        ("民生实事", "\t"),
        ("暖心服务", "\t"),
        ("揭榜课题", "\t"),
        ("揭榜课题", "|"),
    ] {
        let table = format!(
            "{first}\t牵头单位\t责任单位\n疏浚东河\t县水利局\t河口镇\n改造泵站\t县住建局\t县交通局\n"
        );
        let table = table.replace('\t', rest);
        assert_eq!(titles(&table), ["疏浚东河", "改造泵站"], "{table}");
    }
    // Units stand below it, or persons, or the rows don't fit.
    for table in [
        "配套\t牵头单位\t责任单位\n县水利局\t县住建局\t河口镇\n",
        "分管领导\t牵头单位\n王某\t县水利局\n",
        "揭榜课题\t牵头单位\t责任单位\n疏浚东河\t有关工作正在研究。\t河口镇\n",
    ] {
        assert!(Plan::parse(table.to_owned()).is_err(), "{table}");
    }
}

#[test]
fn what_sorts_the_rows_names_them_where_nothing_else_does() {
    for (table, expected) in [
        (
            "领域\t责任单位\n灌溉\t县水利局\n防洪\t县住建局\n",
            ["灌溉", "防洪"],
        ),
        (
            "序号\t建设地点\t责任单位\n1\t东河沿岸\t县水利局\n2\t西山水库\t县住建局\n",
            ["东河沿岸", "西山水库"],
        ),
        (
            "类别\t重点任务\t责任单位\n灌溉\t疏浚东河\t县水利局\n防洪\t改造泵站\t县住建局\n",
            ["疏浚东河", "改造泵站"],
        ),
    ] {
        assert_eq!(titles(table), expected, "{table}");
    }
}

fn roles(task: Task<'_>) -> Vec<(&str, Role, &str)> {
    task.assignments()
        .map(|one| (one.unit().name(), one.role(), one.label()))
        .collect()
}

#[test]
fn heads_of_units_in_other_words() {
    for (head, role) in [
        ("其他责任单位", Role::Responsible),
        ("次要责任单位", Role::Responsible),
        ("相关单位", Role::Responsible),
        ("有关部门", Role::Responsible),
        ("涉及单位", Role::Responsible),
        ("属地单位", Role::Responsible),
        ("承接单位", Role::Responsible),
        ("会同单位", Role::Support),
        ("联动单位", Role::Support),
        ("成员单位", Role::Support),
        ("其他配合单位", Role::Support),
    ] {
        for part in ["\t", "\n"] {
            let table = [
                ["序号", "工作任务", "牵头单位", head],
                ["1", "疏浚东河", "县水利局", "河口镇"],
                ["2", "改造泵站", "县住建局", "上游镇"],
            ];
            let table: String = table.map(|row| row.join(part) + "\n").concat();
            let plan = Plan::parse(table.clone()).unwrap();
            let first = plan.tasks().next().unwrap();
            assert_eq!(
                roles(first),
                [("县水利局", Role::Lead, "牵头单位"), ("河口镇", role, head)],
                "{table}"
            );
        }
    }
    for head in [
        "整改单位",
        "整改主体",
        "行业主管部门",
        "首要责任单位",
        "普法责任单位",
        "相关单位",
        "成员单位",
    ] {
        let table =
            format!("序号\t整改任务\t{head}\n1\t疏浚东河\t县水利局\n2\t改造泵站\t县住建局\n");
        let plan = Plan::parse(table).unwrap();
        let first = plan.tasks().next().unwrap();
        assert_eq!(roles(first), [("县水利局", Role::Responsible, head)]);
    }
    // A list of matters is none of tasks.
    let list = "序号\t许可事项\t主管部门\n1\t取水许可\t县水利局\n2\t建筑许可\t县住建局\n";
    assert!(Plan::parse(list).is_err());
    // A builder or an inspector has no part in the task.
    for head in ["验收单位", "施工单位", "业主单位"] {
        let table = format!("序号\t工作任务\t责任单位\t{head}\n1\t疏浚东河\t县水利局\t县审计局\n");
        let plan = Plan::parse(table).unwrap();
        assert_eq!(plan.units().count(), 1, "{head}");
    }
}

#[test]
fn labels_of_units_in_other_words() {
    for (label, role) in [
        ("其他责任单位", Role::Responsible),
        ("整改单位", Role::Responsible),
        ("涉及单位", Role::Responsible),
        ("会同单位", Role::Support),
        ("联动部门", Role::Support),
    ] {
        for clause in [
            format!("（牵头单位：县水利局；{label}：河口镇）"),
            format!("\n牵头单位：县水利局\n{label}：河口镇"),
        ] {
            let text = format!(
                "一、任务\n（一）治水。疏浚东河。{clause}\n（二）修路。改造县道。（县交通局负责）\n"
            );
            let plan = Plan::parse(text.clone()).unwrap();
            let first = plan.tasks().next().unwrap();
            assert_eq!(
                roles(first),
                [
                    ("县水利局", Role::Lead, "牵头单位"),
                    ("河口镇", role, label)
                ],
                "{text}"
            );
        }
    }
    // Prose begins so, too.
    for prose in [
        "涉及单位要密切配合：上下联动，形成合力。",
        "会同单位一起：抓好落实。",
    ] {
        let text = format!("一、任务\n（一）治水。疏浚东河。（县水利局负责）\n二、要求\n{prose}\n");
        let plan = Plan::parse(text).unwrap();
        assert_eq!(plan.units().count(), 1, "{prose}");
    }
}

#[test]
fn a_heading_above_the_first_row_is_no_column() {
    for word in ["攻坚行动", "惠民场景", "度汛隐患", "水利板块", "便民一件事"]
    {
        let table = format!(
            "序号\n重点任务\n责任单位\n春季{word}\n1\n疏浚东河\n县水利局\n秋季{word}\n2\n栽植柳树\n县林业局\n"
        );
        let plan = Plan::parse(format!("清河县任务分解表\n{table}")).unwrap();
        crate::verify::verify(&plan);
        let headings = plan.annex().unwrap().headings();
        let headings: Vec<_> = headings
            .map(|heading| heading.heading().to_owned())
            .collect();
        assert_eq!(
            headings,
            [format!("春季{word}"), format!("秋季{word}")],
            "{table}"
        );
        assert_eq!(titles(&table), ["疏浚东河", "栽植柳树"], "{table}");
    }
    // Nor is the first task.
    let table = "重点任务\n责任单位\n清河行动\n县水利局\n绿岸行动\n县林业局\n";
    assert_eq!(titles(table), ["清河行动", "绿岸行动"]);
}

/// The units of a task that a clause closes, and how much was odd.
fn closed(clause: &str) -> (Vec<String>, usize) {
    let text = format!("一、任务\n（一）治水。疏浚东河。{clause}\n");
    let plan = Plan::parse(text).unwrap();
    let names = plan.tasks().flat_map(Task::assignments);
    let names = names.map(|one| one.unit().name().to_owned()).collect();
    (names, plan.diagnostics().len())
}

#[test]
fn bodies_that_labels_name_are_units_of_lists_too() {
    for (clause, names) in [
        ("（组织部门牵头，县人社局配合）", ["组织部门", "县人社局"]),
        ("（责任单位：组织部门、教育部门）", ["组织部门", "教育部门"]),
        ("（责任单位：县应急局、属地单位）", ["县应急局", "属地单位"]),
        ("（责任单位：县应急局、涉及单位）", ["县应急局", "涉及单位"]),
        ("（责任单位：县应急局、联动单位）", ["县应急局", "联动单位"]),
        (
            "（市科技局、中国电科38所负责）",
            ["市科技局", "中国电科38所"],
        ),
        (
            "（市科技局、航天科技771所负责）",
            ["市科技局", "航天科技771所"],
        ),
    ] {
        let names = names.map(str::to_owned).to_vec();
        assert_eq!(closed(clause), (names, 0), "{clause}");
    }
    // The text is cut off behind a label of its own.
    let (names, odd) = closed("（牵头单位：县应急局，责任单位）");
    assert_eq!((names.len(), odd), (1, 1));
    // What is to be put right is no unit.
    let table = "序号\t问题\t整改\t责任单位\n1\t东河淤塞\t疏浚东河\t县水利局\n2\t泵站老旧\t改造泵站\t县住建局\n";
    let plan = Plan::parse(table).unwrap();
    let names: Vec<_> = plan.units().map(pilot_plan::Unit::name).collect();
    assert_eq!(names, ["县水利局", "县住建局"]);
}
