//! Clauses that name nobody.

use pilot_plan::{DiagnosticCode, Plan, Task};

use crate::said::codes;

const HEAD: &str = "河口县修渠方案\n一、任务\n";

#[test]
fn a_clause_below_a_single_item_tells_nothing_of_the_lists_that_follow() {
    for clause in ["（牵头单位：）", "牵头单位：", "（牵头单位：县水利局）"]
    {
        let first = ["（一）修渠\n1.清淤护岸。\n", clause, "\n"].concat();
        let second = "（二）修路\n1.拓宽县道。\n2.硬化村道。\n（牵头单位：县交通局）\n";
        let plan = Plan::parse([HEAD, &first, second].concat()).unwrap();
        let titles: Vec<_> = plan.tasks().map(Task::title).collect();
        assert_eq!(titles, ["清淤护岸", "修路"], "{clause}");
    }
    // Items with clauses of their own do tell.
    let first = "（一）修渠\n1.清淤护岸。\n牵头单位：县水利局\n2.疏浚。\n牵头单位：县水利局\n";
    let second = "（二）修路\n1.拓宽县道。\n2.硬化村道。\n牵头单位：县交通局\n";
    let plan = Plan::parse([HEAD, first, second].concat()).unwrap();
    let titles: Vec<_> = plan.tasks().map(Task::title).collect();
    assert_eq!(titles, ["清淤护岸", "疏浚", "硬化村道"]);
}

#[test]
fn labels_by_themselves_are_told() {
    let odd = |prose: &str| {
        let text = [
            HEAD,
            "（一）修渠。",
            prose,
            "\n（二）修路。拓宽。（责任单位：县交通局）\n",
        ];
        codes(&Plan::parse(text.concat()).unwrap())
    };
    for prose in [
        "清淤。（牵头单位、责任单位）",
        "清淤。（责任单位）",
        "清淤。\n（牵头单位；配合单位）",
    ] {
        assert_eq!(odd(prose), [DiagnosticCode::ClauseWithoutUnits], "{prose}");
    }
    for prose in [
        "报送牵头部门（责任单位）。",
        "清淤。（牵头事项、责任）",
        "清淤。（责任到人）",
    ] {
        assert_eq!(odd(prose), [], "{prose}");
    }
}
