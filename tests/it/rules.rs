//! Rules that a plan states once and that hold for what follows.

use pilot_plan::{DiagnosticCode, Plan, Provenance, Severity};

use crate::verify::read;

/// The plan, of which holds what holds for every plan, its record read back among that.
/// The tasks, each with its units: `修渠: lead 县水利局, support 县财政局*`, with a mark behind what is inferred.
fn tasks(plan: &Plan) -> Vec<String> {
    let tasks = plan.tasks().map(|task| {
        let units = task.assignments().map(|one| {
            let mark = match one.provenance() {
                Provenance::Inferred => "*",
                _ => "",
            };
            format!("{} {}{mark}", one.role(), one.unit().name())
        });
        let units = units.collect::<Vec<_>>().join(", ");
        format!("{}: {units}", task.title())
    });
    tasks.collect()
}

fn warnings(plan: &Plan) -> Vec<DiagnosticCode> {
    let odd = plan.diagnostics().iter();
    let odd = odd.filter(|odd| odd.severity() == Severity::Warning);
    odd.map(pilot_plan::Diagnostic::code).collect()
}

#[test]
fn items_without_a_clause_are_whose_the_rule_above_says() {
    let expected = ["修渠: responsible 县水利局*", "固堤: responsible 县水利局*"];
    for rule in [
        "一、任务\n以下各项均由县水利局负责。\n",
        "一、任务（以下各项均由县水利局负责）\n",
        "一、任务\n以下各项均由县水利局负责：\n",
        "一、任务\n各地要抓紧。以下任务由县水利局负责，不再列出。\n",
        "以下各项均由县水利局负责。\n一、总体要求\n坚持节水优先。\n二、任务\n",
    ] {
        let plan = read(format!("{rule}（一）修渠。清淤。\n（二）固堤。加固。\n"));
        assert_eq!(tasks(&plan), expected, "{rule}");
        assert_eq!(warnings(&plan), [], "{rule}");
        let task = plan.task(1).unwrap();
        assert!(!task.is_from_table());
        assert_eq!(task.text(), "清淤。");
        assert_eq!(task.clauses().len(), 0);
        assert_eq!(task.section().unwrap().tasks().len(), 1);
        assert_eq!(plan.unit("县水利局").unwrap().tasks().len(), 2);
    }
}

#[test]
fn a_rule_is_about_the_items_below_its_heading() {
    let plan = read(
        "一、总体要求\n（一）指导思想。坚持节水优先。\n二、任务\n以下各项均由县水利局负责。\n\
         （一）修渠。清淤。（牵头单位：县财政局）\n（二）固堤\n1.加固。（责任单位：县交通局）\n2.培土。\n\
         （三）植树。绿化。（完成时限：2026年6月底前）\n（四）节水。\n三、保障措施\n（一）加强领导。压实责任。\n（二）加强考核。\n",
    );
    assert_eq!(
        tasks(&plan),
        [
            "修渠: lead 县财政局, responsible 县水利局*",
            "加固: responsible 县交通局, responsible 县水利局*",
            "培土: responsible 县水利局*",
            "植树: responsible 县水利局*",
            "节水: responsible 县水利局*",
        ]
    );
    let numbers: Vec<_> = plan.sections().map(|one| one.tasks().len()).collect();
    assert_eq!(numbers, [0, 0, 5, 1, 2, 1, 1, 1, 1, 0, 0, 0]);
    let deadline = plan.task(4).unwrap().deadline().unwrap();
    assert_eq!(deadline.text(), "2026年6月底前");
    assert_eq!(warnings(&plan), []);
}

#[test]
fn a_rule_in_an_item_is_about_those_behind_it() {
    let plan = read(
        "一、任务\n（一）修渠\n1.清淤。\n2.护岸。（责任单位：县水利局，以下均需各镇人民政府落实，不再列出）\n3.植树。\n\
         （二）修路\n1.硬化。\n2.养护。（责任单位：县交通局）\n",
    );
    assert_eq!(
        tasks(&plan),
        [
            "护岸: responsible 县水利局",
            "植树: implement 各镇人民政府*",
            "养护: responsible 县交通局, implement 各镇人民政府*",
        ]
    );
}

#[test]
fn a_rule_about_the_whole_document_leaves_out_what_states_no_task() {
    let plan = read(
        "东平县通水工作方案\n为抓好落实，以下任务均由县水利局负责。\n一、指导思想。坚持节水优先。\n二、修渠。清淤。\n\
         三、固堤\n（一）加固。\n四、保障措施\n（一）加强领导。压实责任。\n附件\n东平县节水办法\n一、灌溉。推广滴灌。\n",
    );
    assert_eq!(
        tasks(&plan),
        ["修渠: responsible 县水利局*", "加固: responsible 县水利局*"]
    );
}

#[test]
fn what_a_clause_closes_as_a_whole_is_no_item_of_a_rule() {
    let plan = read(
        "一、任务\n以下各项均由县水利局负责。\n（一）修渠（县财政局牵头）\n1.清淤。\n2.护岸。\n（二）固堤\n1.加固。\n2.培土。\n\
         责任单位：县交通局\n（三）植树。\n",
    );
    assert_eq!(
        tasks(&plan),
        [
            "修渠: lead 县财政局, responsible 县水利局*",
            "固堤: responsible 县交通局, responsible 县水利局*",
            "植树: responsible 县水利局*",
        ]
    );
}

#[test]
fn a_colon_ends_a_rule_with_its_section() {
    let plan = read(
        "一、任务\n（一）治水\n以下各项由县水利局负责：\n1.清淤。（责任单位：河口镇）\n2.护岸。\n\
         （二）修路\n1.硬化。（责任单位：县交通局）\n2.养护。\n",
    );
    assert_eq!(
        tasks(&plan),
        [
            "清淤: responsible 河口镇, responsible 县水利局*",
            "护岸: responsible 县水利局*",
            "硬化: responsible 县交通局",
        ]
    );
    // The list is a sentence of its own, or there is nothing below.
    for text in [
        "一、任务\n以下各项由县水利局负责：清淤、护岸。\n（一）修路。（责任单位：县交通局）\n",
        "一、任务\n（一）修渠。以下各项由县水利局负责：\n（二）修路。（责任单位：县交通局）\n",
    ] {
        let plan = read(text);
        assert_eq!(tasks(&plan), ["修路: responsible 县交通局"], "{text}");
        assert_eq!(warnings(&plan), [DiagnosticCode::RuleUnapplied], "{text}");
    }
}

#[test]
fn a_rule_worded_otherwise_names_no_units_of_its_own() {
    let first = "修渠: lead 县水利局*, responsible 县财政局";
    for (clause, read_as, rules) in [
        (
            "县水利局、县财政局，列第一位的为牵头单位，其他为配合单位，下同",
            first,
            1,
        ),
        (
            "县水利局、县财政局，首位单位牵头，其余单位配合，下同",
            first,
            1,
        ),
        (
            "县水利局、县财政局。注：列第一位者为牵头单位，下同",
            first,
            1,
        ),
        (
            "县水利局、县财政局，排名不分先后",
            "修渠: responsible 县水利局, responsible 县财政局",
            0,
        ),
        ("县水利局、县财政局，列首位的为牵头单位，以下类同", first, 1),
    ] {
        let plan = read(format!(
            "一、任务\n（一）修渠。清淤。（责任单位：{clause}）\n（二）植树。（责任单位：县林业局、河口镇）\n"
        ));
        assert_eq!(tasks(&plan)[0], read_as, "{clause}");
        assert_eq!(plan.standing_rules().len(), rules, "{clause}");
        let next = [
            "植树: responsible 县林业局, responsible 河口镇",
            "植树: lead 县林业局*, responsible 河口镇",
        ];
        assert_eq!(tasks(&plan)[1], next[rules], "{clause}");
        assert_eq!(warnings(&plan), [], "{clause}");
    }
    // What is the same below is not said.
    let plan = read("一、任务\n（一）修渠。清淤。（责任单位：县水利局、县财政局，以下类同）\n");
    assert_eq!(
        tasks(&plan),
        ["修渠: responsible 县水利局, responsible 县财政局"]
    );
    assert_eq!(warnings(&plan), [DiagnosticCode::RuleUnapplied]);
}

#[test]
fn a_rule_in_a_bracket_may_be_broken_over_lines() {
    for clause in [
        "（县水利局牵头，县财政局参与，各乡镇落实。以下均需各\n乡镇落实，不再列出）",
        "（县水利局牵头，县财政局\n参与，各乡镇落实。以下均需各\n乡镇落实，不再列出）",
        "（县水利局牵头，县财政局参与，\n各乡镇落实。以下均需各乡镇落实，不再列出）",
        "（县水利局牵头，县财政局参与，各乡镇落实。\n以下均需各乡镇落实，不再列出）",
        "（县水利局牵头，县财政局参与，各乡镇落实。以下均需各乡镇\n落实，不再列出。）",
    ] {
        let plan = read(format!(
            "一、任务\n1.修渠。{clause}\n2.固堤。（县应急局负责）\n"
        ));
        assert_eq!(
            tasks(&plan),
            [
                "修渠: lead 县水利局, support 县财政局, implement 各乡镇",
                "固堤: responsible 县应急局, implement 各乡镇*"
            ],
            "{clause}"
        );
        assert_eq!(plan.standing_rules().len(), 1, "{clause}");
        assert_eq!(warnings(&plan), [], "{clause}");
    }
    let plan = read(
        "一、任务\n1.修渠。（县水利局、县财政局负责。列第一位者为牵头\n单位，下同）\n2.固堤。（县应急局、各乡镇负责）\n",
    );
    assert_eq!(tasks(&plan)[1], "固堤: lead 县应急局*, responsible 各乡镇");
    // A bracket of sentences is none, over however many lines.
    let plan = read(
        "一、任务\n1.修渠。（县水利局负责。以下\n各段要抓紧施工）\n2.固堤。（县应急局负责）\n",
    );
    assert_eq!(plan.standing_rules().len(), 0);
}

#[test]
fn units_with_a_time_have_their_roles_by_a_rule_wherever_it_stands() {
    let planted = "植树: lead 县林业局*, responsible 县财政局*";
    for rule in [
        "一、任务\n（一）修渠。清淤。（责任单位：县水利局、河口镇，列第一位的为牵头单位，下同）\n",
        "一、任务\n（一）修渠。清淤。（责任单位：县水利局、河口镇，排在第一位的为牵头单位）\n",
        "各项任务列第一位的单位为牵头单位。\n一、任务\n（一）修渠。清淤。（责任单位：县水利局、河口镇）\n",
    ] {
        let plan = read(format!(
            "{rule}（二）植树。绿化荒山。（县林业局、县财政局，2026年12月底前完成）\n（三）修路。硬化。（县交通局、河口镇）\n"
        ));
        assert_eq!(
            tasks(&plan),
            [
                "修渠: lead 县水利局*, responsible 河口镇",
                planted,
                "修路: lead 县交通局*, responsible 河口镇*",
            ],
            "{rule}"
        );
        let deadline = plan.task(2).unwrap().deadline().unwrap();
        assert_eq!(deadline.text(), "2026年12月底前");
        assert_eq!(warnings(&plan), [], "{rule}");
    }
    // Without a time it may explain what stands before it, and without a rule nobody knows who leads.
    let rule = "（责任单位：县水利局、河口镇，列第一位的为牵头单位，下同）";
    for (rule, bracket) in [
        (rule, "县林业局、县财政局"),
        (rule, "县林业局、社会力量，2026年12月底前"),
        (
            "（责任单位：县水利局）",
            "县林业局、县财政局，2026年12月底前",
        ),
    ] {
        let plan = read(format!(
            "一、任务\n（一）修渠。清淤。{rule}\n（二）植树。绿化荒山。（{bracket}）\n"
        ));
        assert_eq!(plan.tasks().len(), 1, "{rule} {bracket}");
    }
}
