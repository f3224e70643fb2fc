//! Which column of a table says what is to be done, whatever its head.

use pilot_plan::Plan;

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
