//! The cells of units: several names on lines of their own, cells that are empty or hold more than names, and what may
//! stand below them.

use pilot_plan::{Annex, Plan};

/// Each row: its number, its units and its deadline.
fn rows(plan: &Plan) -> Vec<String> {
    crate::verify::verify(plan);
    let rows = plan.annex().into_iter().flat_map(Annex::rows);
    rows.map(|row| {
        let units: Vec<_> = row.assignments().map(|one| one.unit().name()).collect();
        let due = row.deadline().map_or("", |deadline| deadline.text());
        format!("{} {due}", units.join(" "))
    })
    .collect()
}

fn read(table: &str) -> Plan {
    Plan::parse(format!("清河县任务分解表\n{table}")).unwrap()
}

#[test]
fn a_line_end_parts_whole_names() {
    for names in [
        ["县妇联", "河口镇"],
        ["县融媒体中心", "团县委"],
        ["县疾控中心", "白沙乡"],
        ["县工商联", "清河供电公司"],
        ["县人民医院", "城东街道"],
    ] {
        let expected = [
            format!("{} 6月底前", names.join(" ")),
            "县住建局 9月底前".to_owned(),
        ];
        for cell in ["<br>", "<br/>"] {
            let table = format!(
                "| 序号 | 工作任务 | 责任单位 | 完成时限 |\n|---|---|---|---|\n| 1 | 疏浚东河 | {} | 6月底前 |\n\
                 | 2 | 改造泵站 | 县住建局 | 9月底前 |\n",
                names.join(cell)
            );
            assert_eq!(rows(&read(&table)), expected, "{table}");
        }
        let table = format!(
            "序号\n工作任务\n责任单位\n完成时限\n1\n疏浚东河\n{}\n6月底前\n2\n改造泵站\n县住建局\n9月底前\n",
            names.join("\n")
        );
        assert_eq!(rows(&read(&table)), expected, "{table}");
    }
}

#[test]
fn a_narrow_column_still_breaks_names() {
    for (above, below) in [
        ("县发展和改革", "局"),
        ("县妇女儿童活动", "中心"),
        ("市中心", "医院"),
        ("清河县", "河口镇"),
        ("城关", "街道"),
        ("县城乡建设", "管理局"),
        ("县总工会", "办公室"),
        ("清河工业园区", "建设局"),
    ] {
        let table = format!(
            "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 疏浚东河 | {above}<br>{below} |\n\
             | 2 | 改造泵站 | 县住建局 |\n"
        );
        let expected = [format!("{above}{below} "), "县住建局 ".to_owned()];
        assert_eq!(rows(&read(&table)), expected, "{table}");
    }
}

#[test]
fn names_stand_below_each_other_before_a_person() {
    let table = "序号\n工作任务\n责任部门\n责任人\n完成时间\n1\n疏浚东河\n县水利局\n县妇联\n河口镇\n张强\n6月底前\n\
                 2\n改造泵站\n县住建局\n李伟\n9月底前\n";
    assert_eq!(
        rows(&read(table)),
        ["县水利局 县妇联 河口镇 6月底前", "县住建局 9月底前"]
    );
}
