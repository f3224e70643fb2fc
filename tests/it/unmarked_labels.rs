//! Labels that no colon parts from their units.

use pilot_plan::{Assignment, DiagnosticCode, Plan};

use crate::said::codes;

/// Role and unit of each assignment of a task that a clause closes, and what was odd.
fn read(clause: &str) -> (Vec<String>, Vec<DiagnosticCode>) {
    let text = [
        "河口县修渠方案\n一、任务\n（一）修渠。清淤护岸。",
        clause,
        "\n（二）修路。拓宽县道。（责任单位：县交通局）\n",
    ];
    let plan = Plan::parse(text.concat()).unwrap();
    let said = |one: Assignment<'_>| format!("{} {}", one.label(), one.unit().name());
    let task = plan.tasks().find(|task| task.title() == "修渠");
    let units = task.map(|task| task.assignments().map(said).collect());
    (units.unwrap_or_default(), codes(&plan))
}

#[test]
fn a_label_may_lack_its_colon() {
    for (clause, units) in [
        ("（责任单位县水利局）", &["责任单位 县水利局"][..]),
        (
            "（责任单位 县水利局、河口镇）",
            &["责任单位 县水利局", "责任单位 河口镇"],
        ),
        (
            "（牵头单位县住建局，配合单位县财政局、各镇）",
            &["牵头单位 县住建局", "配合单位 县财政局", "配合单位 各镇"],
        ),
        (
            "（牵头单位：县住建局；责任单位县财政局）",
            &["牵头单位 县住建局", "责任单位 县财政局"],
        ),
        (
            "（牵头单位：县住建局，责任单位和平区水利局）",
            &["牵头单位 县住建局", "责任单位 和平区水利局"],
        ),
        ("（责任部门县水利局负责）", &["责任部门 县水利局"]),
        (
            "（主要责任单位县水利局，完成时限：2026年6月底前）",
            &["主要责任单位 县水利局"],
        ),
        // A sentence of nothing else, on the line or on one of its own.
        (
            "责任单位县水利局、县财政局。",
            &["责任单位 县水利局", "责任单位 县财政局"],
        ),
        ("\n责任单位 县水利局", &["责任单位 县水利局"]),
    ] {
        let (said, odd) = read(clause);
        assert_eq!(
            (said, odd),
            (units.iter().map(ToString::to_string).collect(), vec![]),
            "{clause}"
        );
    }
}

#[test]
fn what_begins_with_a_label_and_goes_on_otherwise_is_none() {
    for clause in [
        "（责任单位分工另行通知）",
        "（责任单位要抓好落实）",
        "（主管部门县水利局）",
        "责任单位县水利局要按月报送进展。",
        "\n牵头单位 责任单位",
        "（各责任单位党支部）",
    ] {
        assert_eq!(read(clause).0, [""; 0], "{clause}");
    }
    // Amid a sentence it explains a word, and is told.
    let (said, odd) = read("各镇报领导小组办公室（责任单位县水利局）统一审核。");
    assert_eq!((said.len(), odd), (0, vec![DiagnosticCode::ClauseUnread]));
    // Behind 由 the label says who somebody is.
    let (_, odd) = read("（由责任单位县水利局负责）");
    assert_eq!(odd, [DiagnosticCode::UnitDoubtful]);
}

#[test]
fn who_works_with_whom_without_a_verb_is_told() {
    let (said, odd) = read("（县水利局会同有关部门）");
    assert_eq!(
        (said.len(), odd),
        (0, vec![DiagnosticCode::ClauseWithoutRole])
    );
    let (said, _) = read("（县水利局会同有关部门负责）");
    assert_eq!(said, ["负责 县水利局", "会同 有关部门"]);
    // Another name of what stands before.
    assert_eq!(read("报送主管部门（县水利局）。").1, []);
}
