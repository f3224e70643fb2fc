//! Endings that the names of a list share.

use pilot_plan::{Plan, Provenance, Task};

#[test]
fn departments_named_by_their_field_have_the_ending_behind_them() {
    let read = |clause: &str| -> (Vec<String>, usize) {
        let text = [
            "河口县修渠方案\n一、任务\n（一）修渠。清淤护岸。",
            clause,
            "\n",
        ]
        .concat();
        let plan = Plan::parse(text).unwrap();
        let units = plan.tasks().flat_map(Task::assignments);
        let shown = units.map(|one| match one.provenance() {
            Provenance::Stated => one.unit().name().to_owned(),
            _ => format!("{}?", one.unit().name()),
        });
        (shown.collect(), plan.diagnostics().len())
    };
    for (clause, units) in [
        (
            "（责任单位：水利、财政、住建局）",
            &["水利局?", "财政局?", "住建局"][..],
        ),
        (
            "（责任单位：县水利、财政、住建局）",
            &["县水利局?", "县财政局?", "县住建局?"],
        ),
        (
            "（教育、城管部门负责，县水利局配合）",
            &["教育部门?", "城管部门", "县水利局"],
        ),
        (
            "（责任单位：柳湾、河口街道办事处）",
            &["柳湾街道办事处?", "河口街道办事处"],
        ),
        // Names by themselves.
        ("（责任单位：县妇联、民政局）", &["县妇联", "县民政局?"]),
        (
            "（责任单位：柳湾街道、河口镇人民政府）",
            &["柳湾街道", "河口镇人民政府"],
        ),
    ] {
        let units = units.iter().map(ToString::to_string).collect();
        assert_eq!(read(clause), (units, 0), "{clause}");
    }
    // In a province it may be 自然资源厅, and is 市场监管局; the county tells that it is none.
    for (clause, units) in [
        (
            "（责任单位：省自然资源、林业局）",
            &["省自然资源", "省林业局?"][..],
        ),
        (
            "（责任单位：省市场监管、财政厅）",
            &["省市场监管", "省财政厅?"],
        ),
        ("（责任单位：省财政、市财政局）", &["省财政", "市财政局"]),
        (
            "（责任单位：县公安局、卫健、河口街道办事处）",
            &["县公安局", "卫健", "河口街道办事处"],
        ),
        ("（责任单位：消防、河口镇）", &["消防", "河口镇"]),
    ] {
        let units = units.iter().map(ToString::to_string).collect();
        assert_eq!(read(clause), (units, 1), "{clause}");
    }
    assert_eq!(
        read("（责任单位：县公安局、自然资源、林业局）"),
        (
            ["县公安局", "县自然资源局?", "县林业局?"]
                .map(str::to_owned)
                .to_vec(),
            0
        )
    );
    // It may be 发改委.
    assert_eq!(read("（责任单位：发改、财政局）").0, ["发改", "财政局"]);
    assert_eq!(
        read("（责任单位：水利、河口镇）"),
        (vec!["水利".to_owned(), "河口镇".to_owned()], 1)
    );
}
