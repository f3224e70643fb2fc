//! Who looks after a page, told from who is to do something.

use pilot_plan::DiagnosticCode;

use crate::said::{codes, units_of_tasks};
use crate::verify::read;

const BODY: &str = "为加快修渠，制定本方案。\n一、主要任务\n（一）修渠。清淤护岸。（责任单位：县农业农村局）\n\
                    （二）修路。拓宽县道。（责任单位：县交通局）\n";
const OWN: [&str; 2] = ["县农业农村局", "县交通局"];

#[test]
fn who_keeps_a_page_has_no_task_above_the_plan() {
    for (head, code) in [
        (
            "首页>政务公开>规划计划\n责任部门：县水利局\n柳溪县修渠实施方案\n",
            DiagnosticCode::TextOutside,
        ),
        (
            "责任处室：规划科\n柳溪县修渠实施方案\n",
            DiagnosticCode::TextOutside,
        ),
        (
            "柳溪县修渠实施方案\n责任处室：规划科\n",
            DiagnosticCode::ClauseDoubtful,
        ),
    ] {
        let plan = read(format!("{head}{BODY}"));
        assert_eq!(
            plan.document().title().unwrap().text(),
            "柳溪县修渠实施方案"
        );
        assert_eq!(units_of_tasks(&plan), OWN, "{head}");
        assert!(codes(&plan).contains(&code), "{head}");
    }
}

#[test]
fn who_keeps_a_page_has_no_task_below_the_plan() {
    for behind in [
        "打印 关闭\n来源：县水利局\n责任单位：县水利局\n",
        "打印本页\n责任部门：县水利局\n",
        "责任单位：县水利局\n【打印】【关闭】\n",
        "来源：县水利局\n责任单位：县水利局\n浏览量：12\n",
        "柳溪县水利局\n2026年3月5日\n责任单位：县水利局\n打印 关闭\n",
    ] {
        let plan = read(format!("柳溪县修渠实施方案\n{BODY}{behind}"));
        assert_eq!(units_of_tasks(&plan), OWN, "{behind}");
        assert!(
            codes(&plan).contains(&DiagnosticCode::TextOutside),
            "{behind}"
        );
    }
}

#[test]
fn a_line_of_its_own_behind_a_task_stays_its_clause() {
    let head = "柳溪县修渠实施方案\n一、主要任务\n（一）修渠。清淤护岸。\n责任单位：县水利局\n（二）修路。拓宽县道。";
    for (behind, units) in [
        ("\n责任单位：县交通局\n打印 关闭\n", "县交通局"),
        ("\n责任单位：县交通局\n来源：柳溪政务网\n", "县交通局"),
        (
            "（牵头单位：县财政局）\n责任单位：县交通局\n打印 关闭\n",
            "县财政局、县交通局",
        ),
        (
            "（责任单位：县财政局）\n责任单位：县交通局\n",
            "县财政局、县交通局",
        ),
    ] {
        let plan = read(format!("{head}{behind}"));
        assert_eq!(units_of_tasks(&plan), ["县水利局", units], "{behind}");
    }
    let plan = read("柳溪县修渠工作\n清淤护岸。\n责任单位：县水利局\n打印 关闭\n".to_owned());
    assert_eq!(units_of_tasks(&plan), ["县水利局"]);
}

#[test]
fn the_fields_of_a_page_in_a_row_are_no_head_of_a_table() {
    for mark in [" | ", "\t"] {
        let fields = [
            "公开方式",
            "主动公开",
            "所属机构",
            "县政府办",
            "责任部门",
            "县水利局",
        ]
        .join(mark);
        let plan = read(format!(
            "索引号{mark}X-3{mark}文号{mark}柳政发〔2026〕3号\n{fields}\n柳溪县修渠实施方案\n{BODY}"
        ));
        assert!(plan.annex().is_none(), "{mark}");
        assert_eq!(units_of_tasks(&plan), OWN, "{mark}");
        assert_eq!(
            plan.document().title().unwrap().text(),
            "柳溪县修渠实施方案"
        );
    }
    // Units may head columns.
    let table = "序号|任务|责任单位|县水利局|县交通局\n1|修渠|县水利局|√|\n2|修路|县交通局||√\n";
    assert_eq!(
        units_of_tasks(&read(table.to_owned())),
        ["县水利局", "县交通局"]
    );
}
