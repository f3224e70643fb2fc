//! Heads of tables whose words name no column, in the forms that tables are copied in.

use pilot_plan::{AnnexRow, DiagnosticCode, Plan, Section, Unit};

use crate::said::{annex_headings, codes};

/// A table as different programs print it, with the names of the forms.
fn printed<const N: usize>(rows: &[[&str; N]]) -> [(&'static str, String); 8] {
    let print = |row: &dyn Fn(&[&str; N]) -> String| rows.iter().map(row).collect::<String>();
    let ruled = print(&|row| format!("| {} |\n", row.join(" | ")));
    let rule = format!("\n|{}\n", "---|".repeat(N));
    [
        ("tabs", print(&|row| row.join("\t") + "\n")),
        ("pipes", ruled.replacen('\n', &rule, 1)),
        ("commas", print(&|row| row.join(",") + "\n")),
        ("blanks", print(&|row| row.join(" ") + "\n")),
        ("a cell a line", print(&|row| row.join("\n") + "\n")),
        ("blank lines", print(&|row| row.join("\n\n") + "\n\n")),
        (
            "a pipe behind each cell",
            print(&|row| row.join(" |\n") + " |\n"),
        ),
        (
            "a pipe in a line of its own",
            print(&|row| row.join("\n|\n") + "\n|\n"),
        ),
    ]
}

/// The titles of the tasks, each with its units, in a plan that is nothing but a table.
fn tasks(plan: &Plan) -> Vec<(&str, Vec<&str>)> {
    plan.tasks()
        .map(|task| (task.title(), task.units().map(Unit::name).collect()))
        .collect()
}

/// Reads a table in each form, and compares titles and units of its tasks.
fn assert_reads<const N: usize>(rows: &[[&str; N]], expected: &[(&str, &[&str])]) {
    for (form, table) in printed(rows) {
        assert_table_reads(form, &table, expected);
    }
}

/// Compares titles and units of the tasks of a table.
fn assert_table_reads(form: &str, table: &str, expected: &[(&str, &[&str])]) {
    let text = ["柳溪县通水任务分工表\n", table].concat();
    let plan = Plan::parse(text).unwrap_or_else(|error| panic!("{form}: {error}\n{table}"));
    let expected: Vec<_> = expected
        .iter()
        .map(|(title, units)| (*title, units.to_vec()))
        .collect();
    assert_eq!(tasks(&plan), expected, "{form}\n{table}");
    assert_eq!(codes(&plan), [], "{form}\n{table}");
}

#[test]
fn a_head_between_may_be_any_short_word() {
    for head in [
        "目标值",
        "分值",
        "总投资（万元）",
        "预期成效",
        "2026年",
        "工作标准",
    ] {
        assert_reads(
            &[
                ["序号", "工作任务", head, "牵头单位", "责任单位"],
                ["1", "疏浚东渠", "八公里", "县水利局", "柳溪镇"],
                ["2", "整修泵站", "四座", "县住建局", "东河镇"],
            ],
            &[
                ("疏浚东渠", &["县水利局", "柳溪镇"]),
                ("整修泵站", &["县住建局", "东河镇"]),
            ],
        );
        assert_reads(
            &[
                ["工作任务", head, "牵头单位", "责任单位"],
                ["疏浚东渠", "八公里", "县水利局", "柳溪镇"],
                ["整修泵站", "四座", "县住建局", "东河镇"],
            ],
            &[
                ("疏浚东渠", &["县水利局", "柳溪镇"]),
                ("整修泵站", &["县住建局", "东河镇"]),
            ],
        );
    }
}

#[test]
fn a_row_shows_the_heads_where_single_blanks_part_them() {
    let read = |table: &str| Plan::parse(["柳溪县通水任务分工表\n", table].concat());
    // Rows that count may be broken over lines.
    let plan = read(
        "序号 任务 工作标准 牵头单位\n一、水源\n1 疏浚东渠 八公里，\n护坡两公里 县水利局\n2 整修泵站 四座 县住建局\n",
    )
    .unwrap();
    assert_eq!(tasks(&plan).last(), Some(&("整修泵站", vec!["县住建局"])));
    let plan = read("任务 工作标准 牵头单位\n一、水源\n整修泵站 四座 县住建局\n").unwrap();
    assert_eq!(tasks(&plan), [("整修泵站", vec!["县住建局"])]);
    // No row has a cell for each word.
    assert!(read("任务 明确 牵头单位\n疏浚东渠 由县水利局负责\n").is_err());
    assert!(read("任务 明确 牵头单位 责任到人\n疏浚东渠 整修泵站 加固河堤 开办夜校\n").is_err());
}

#[test]
fn heads_at_the_end_belong_to_the_table_too() {
    for [first, second] in [
        ["完成情况", "督查情况"],
        ["进展情况", "存在问题"],
        ["落实情况", "得分"],
    ] {
        let rows = [
            ["序号", "工作任务", "责任单位", first, second],
            ["1", "疏浚东渠", "县水利局", "已清淤八公里", "已完成"],
            ["2", "整修泵站", "县住建局", "正在招标", "未完成"],
        ];
        let expected: [(&str, &[&str]); 2] =
            [("疏浚东渠", &["县水利局"]), ("整修泵站", &["县住建局"])];
        assert_reads(&rows, &expected);
        let without_numbers =
            rows.map(|[_, task, unit, first, second]| [task, unit, first, second]);
        assert_reads(&without_numbers, &expected);
    }
}

#[test]
fn a_column_of_units_without_a_role_joins_no_other() {
    for head in ["验收单位", "项目业主", "建设单位"] {
        assert_reads(
            &[
                ["序号", "工作任务", "责任单位", head],
                ["1", "疏浚东渠", "县水利局", "市水利局"],
                ["2", "整修泵站", "县住建局", "县城投公司"],
                ["3", "加固河堤", "东河镇", "市水利局"],
            ],
            &[
                ("疏浚东渠", &["县水利局"]),
                ("整修泵站", &["县住建局"]),
                ("加固河堤", &["东河镇"]),
            ],
        );
    }
}

#[test]
fn units_that_answer_in_the_second_place_answer_too() {
    assert_reads(
        &[
            ["序号", "工作任务", "第一责任单位", "第二责任单位"],
            ["1", "疏浚东渠", "县水利局", "柳溪镇"],
            ["2", "整修泵站", "县住建局", "东河镇"],
        ],
        &[
            ("疏浚东渠", &["县水利局", "柳溪镇"]),
            ("整修泵站", &["县住建局", "东河镇"]),
        ],
    );
}

#[test]
fn cells_of_several_lines_stand_below_heads_that_are_certain() {
    let plan = Plan::parse(
        "柳溪县通水任务分工表\n序号\n工作任务\n责任单位\n完成情况\n1\n疏浚东渠，清理淤泥，\n护坡两公里。\n县水利局\n已完成\n\
         2\n整修泵站。\n县住建局\n正在招标\n",
    )
    .unwrap();
    let header = plan.annex().unwrap().columns().next_back();
    assert_eq!(
        header.map(|head| head.text().to_owned()).as_deref(),
        Some("完成情况")
    );
    assert_eq!(codes(&plan), []);
    let units: Vec<_> = tasks(&plan).into_iter().map(|(_, units)| units).collect();
    assert_eq!(units, [["县水利局"], ["县住建局"]]);
}

#[test]
fn the_last_row_has_its_last_cell_where_those_above_have() {
    let read = |last: &str| {
        let table = "柳溪县通水任务分工表\n序号\n工作任务\n标准\n责任单位\n完成情况\n1\n疏浚东渠\n八公里\n县水利局\n已完成\n\
             2\n整修泵站\n拆除旧站\n县住建局\n正在招标\n3\n加固河堤\n重新设计\n柳河镇\n";
        Plan::parse([table, last].concat()).unwrap()
    };
    for last in ["未完成\n", "未完成\n附件2\n"] {
        let plan = read(last);
        assert_eq!(
            tasks(&plan).last(),
            Some(&("加固河堤", vec!["柳河镇"])),
            "{last}"
        );
    }
    let plan = read(
        "以上任务由各单位分头落实，每月底前向县水利局报送进展，县政府办定期通报各单位工作。\n",
    );
    assert_eq!(tasks(&plan).len(), 3);
    assert!(
        plan.annex()
            .unwrap()
            .rows()
            .all(|row| !row.text().contains("以上任务"))
    );
}

#[test]
fn headings_of_rows_are_no_heads() {
    // Each row has its heading.
    for headings in [
        ["水源", "堤防"],
        ["县直单位", "东片道路"],
        ["基础工程", "民生工程"],
    ] {
        let [first, second] = headings;
        let text = format!(
            "柳溪县通水任务分工表\n序号\n任务\n责任单位\n{first}\n1\n疏浚东渠\n县水利局\n2\n整修泵站\n县住建局\n\
             {second}\n3\n加固河堤\n东河镇\n"
        );
        let plan = Plan::parse(text).unwrap();
        assert_eq!(annex_headings(&plan), headings);
        assert_eq!(tasks(&plan).len(), 3);
    }
}

#[test]
fn a_bare_figure_in_a_cell_is_no_number_of_a_row() {
    let expected: [(&str, &[&str]); 3] = [
        ("疏浚东渠", &["县水利局", "柳溪镇"]),
        ("整修泵站", &["县住建局", "东河镇"]),
        ("加固河堤", &["县水利局"]),
    ];
    for figures in [["10", "15", "20"], ["2", "3", "4"], ["3", "1", "2"]] {
        for head in ["分值", "任务数量", "总投资"] {
            let [first, second, third] = figures;
            assert_reads(
                &[
                    ["序号", "工作任务", head, "牵头单位", "责任单位"],
                    ["1", "疏浚东渠", first, "县水利局", "柳溪镇"],
                    ["2", "整修泵站", second, "县住建局", "东河镇"],
                    ["3", "加固河堤", third, "县水利局", "县水利局"],
                ],
                &expected,
            );
        }
    }
    // A figure behind the units.
    let rows = [
        ["序号", "工作任务", "责任单位", "完成情况", "得分"],
        ["1", "疏浚东渠", "县水利局", "已完成", "2"],
        ["2", "整修泵站", "县住建局", "已完成", "3"],
    ];
    let row = |row: &[&str; 5]| row.join(" |\n") + " |\n";
    let text = [
        "柳溪县通水任务分工表\n",
        &rows.iter().map(row).collect::<String>(),
    ]
    .concat();
    let plan = Plan::parse(text).unwrap();
    assert_eq!(
        tasks(&plan),
        [
            ("疏浚东渠", vec!["县水利局"]),
            ("整修泵站", vec!["县住建局"])
        ]
    );
    // A row that has lost a cell ends before the number of the next.
    let plan = Plan::parse(
        "柳溪县通水任务分工表\n序号 |\n任务 |\n牵头单位 |\n责任单位 |\n1 |\n疏浚东渠 |\n县水利局 |\n2 |\n整修泵站 |\n县住建局 |\n东河镇 |\n",
    )
    .unwrap();
    let read = plan.annex().unwrap().rows();
    let numbers: Vec<_> = read.map(AnnexRow::printed_number).collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
}

#[test]
fn a_heading_of_one_cell_may_have_no_pipe() {
    let head = "柳溪县通水任务分工表\n\n序号| 任务| 牵头单位| 责任单位\n---|---|---|---\n";
    let plan = Plan::parse(
        [
            head,
            "一、水源\n（一）东片\n1 | 疏浚东渠 | 县水利局 | 柳溪镇\n2 | 整修泵站 | 县住建局 | 东河镇\n二、堤防\n\
             3 | 加固河堤 | 县水利局 | 东河镇\n三、保障措施\n各镇要加强领导。\n",
        ]
        .concat(),
    )
    .unwrap();
    let annex = plan.annex().unwrap();
    assert_eq!(annex_headings(&plan), ["水源", "东片", "堤防"]);
    let rows = annex.rows().map(AnnexRow::printed_number);
    assert_eq!(rows.collect::<Vec<_>>(), [1, 2, 3].map(Some));
    assert!(
        plan.sections()
            .any(|section| section.heading() == "保障措施")
    );
    // One that stands above another table is none of this one's.
    let table = "任务| 牵头单位\n---|---\n疏浚东渠 | 县水利局\n二、堤防\n任务| 牵头单位\n---|---\n加固河堤 | 县住建局\n";
    let plan = Plan::parse(["一、水源\n", table].concat()).unwrap();
    let headings = plan.sections().map(Section::heading);
    assert_eq!(headings.collect::<Vec<_>>(), ["水源", "堤防"]);
}

#[test]
fn the_area_of_a_row_is_no_task() {
    let rows = [
        ["领域", "工作任务", "牵头单位", "责任单位"],
        ["水源", "疏浚东渠", "县水利局", "柳溪镇"],
        ["泵站建设", "整修泵站", "县住建局", "东河镇"],
    ];
    let expected: [(&str, &[&str]); 2] = [
        ("疏浚东渠", &["县水利局", "柳溪镇"]),
        ("整修泵站", &["县住建局", "东河镇"]),
    ];
    assert_reads(&rows, &expected);
    // One area reaches over two rows, below headings.
    let plan = Plan::parse(
        "柳溪县通水任务分工表\n领域\n工作任务\n牵头单位\n完成时限\n一、东片\n水源\n建设供水平台\n县水利局\n6月底前\n\
         疏浚东渠\n县水利局\n9月底前\n二、西片\n堤防\n加固河堤\n县住建局\n12月底前\n",
    )
    .unwrap();
    assert_eq!(
        tasks(&plan),
        [
            ("建设供水平台", vec!["县水利局"]),
            ("疏浚东渠", vec!["县水利局"]),
            ("加固河堤", vec!["县住建局"]),
        ]
    );
    assert_eq!(plan.annex().unwrap().headings().len(), 2);
}

#[test]
fn units_may_stand_before_what_they_are_to_do() {
    let expected: [(&str, &[&str]); 3] = [
        ("负责清理渠道", &["县水利局"]),
        ("负责落实资金", &["县财政局"]),
        ("负责用地手续", &["县自然资源局", "东河镇"]),
    ];
    for [units, duty] in [
        ["责任单位", "工作职责"],
        ["牵头单位", "工作任务"],
        ["单位", "工作职责"],
        ["成员单位", "职责分工"],
        ["部门", "主要职责"],
    ] {
        let rows = [
            ["序号", units, duty],
            ["1", "县水利局", "负责清理渠道"],
            ["2", "县财政局", "负责落实资金"],
            ["3", "县自然资源局、东河镇", "负责用地手续"],
        ];
        assert_reads(&rows, &expected);
        // Single blanks part no words that may be any.
        let bare = rows.map(|[_, unit, duty]| [unit, duty]);
        for (form, table) in printed(&bare) {
            if !matches!(form, "blanks" | "commas") {
                assert_table_reads(form, &table, &expected);
            }
        }
    }
    assert_reads(
        &[
            ["责任单位", "工作任务", "完成时限"],
            ["县水利局", "疏浚东渠", "6月底前"],
            ["县财政局", "落实资金", "3月底前"],
        ],
        &[("疏浚东渠", &["县水利局"]), ("落实资金", &["县财政局"])],
    );
}

#[test]
fn what_a_unit_is_to_do_may_have_several_lines() {
    let plan = Plan::parse(
        "柳溪县通水任务分工表\n序号\n责任单位\n工作职责\n1\n县水利局、\n柳溪镇\n负责清理渠道，\n护坡两公里。\n2\n县财政局\n\
         1.落实资金。\n2.监督使用。\n3\n县住建局\n负责整修泵站。\n一、保障措施\n各镇要加强领导。\n",
    )
    .unwrap();
    let rows = plan.annex().unwrap().rows();
    let read = rows.map(|row| {
        let units = row.assignments().map(|one| one.unit().name());
        (
            row.printed_number(),
            units.collect::<Vec<_>>(),
            row.paragraphs().len(),
        )
    });
    assert_eq!(
        read.collect::<Vec<_>>(),
        [
            (Some(1), vec!["县水利局", "柳溪镇"], 2),
            (Some(2), vec!["县财政局"], 2),
            (Some(3), vec!["县住建局"], 1),
        ]
    );
    assert!(
        plan.sections()
            .any(|section| section.heading() == "保障措施")
    );
    // Numbers of a list that the rows are taken from leave some out, and a head may be long.
    let plan = Plan::parse(
        "柳溪县通水任务分工表\n序号\n牵头单位\n工作任务\n目前进度、存在问题及下一步打算\n备注\n4\n县水利局\n疏浚东渠\n已开工，缺资金\n\
         9\n县财政局\n落实资金\n已拨付一半\n",
    )
    .unwrap();
    let rows = plan.annex().unwrap().rows();
    let numbers: Vec<_> = rows.map(AnnexRow::printed_number).collect();
    assert_eq!(numbers, [Some(4), Some(9)]);
    assert_eq!(codes(&plan), [DiagnosticCode::TextOutside; 2]);
    // What stands behind the last row is none of it.
    let plan = Plan::parse(
        "柳溪县通水任务分工表\n责任单位\n工作职责\n县水利局\n负责清理渠道。\n县财政局\n负责落实资金。\n以上分工自印发之日起执行。\n\
         请各单位认真落实。\n柳溪县人民政府办公室\n",
    )
    .unwrap();
    let rows: Vec<_> = plan.annex().unwrap().rows().collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
}

#[test]
fn a_unit_of_measure_answers_for_nothing() {
    for table in [
        "序号\t指标\t单位\t目标任务\n1\t新修渠道\t公里\t8\n",
        "序号\t单位\t联系人\t电话\n1\t县水利局\t周平\t1001\n",
        "单位\t渠道\t任务（亩）\n东河镇\t东渠\t30\n",
    ] {
        let plan = Plan::parse(["一、加强领导\n各镇要落实责任。\n", table].concat()).unwrap();
        assert!(plan.annex().is_none() && plan.tasks().len() == 0, "{table}");
    }
}

#[test]
fn the_cells_of_the_first_row_are_no_heads() {
    // Times and places end as heads do.
    for time in ["2026年三季度", "全年", "2026年", "第三季度"] {
        assert_reads(
            &[
                ["类别", "工作任务", "责任部门", "完成时限"],
                ["饮水", "检修水塔", "柳湾街道", time],
                ["灌溉", "疏浚东渠", "县水利局", "2026年12月底前"],
                ["灌溉", "加固塘坝", "开发区管委会", "2026年6月30日"],
            ],
            &[
                ("检修水塔", &["柳湾街道"]),
                ("疏浚东渠", &["县水利局"]),
                ("加固塘坝", &["开发区管委会"]),
            ],
        );
    }
}

#[test]
fn heads_of_two_lines_are_one_where_the_rows_tell() {
    // 县政府分管领导 | 牵头单位
    assert_table_reads(
        "a cell a line",
        "序号\n项目名称\n主要内容\n县政府\n分管领导\n牵头单位\n配合单位\n1\n检修水塔\n检修水塔五座。\n周某\n水利局\n\
         开发区\n各乡镇\n2\n疏浚东渠\n清淤护岸。\n周某\n农业局\n高新园\n各乡镇\n",
        &[
            ("检修水塔", &["水利局", "开发区", "各乡镇"]),
            ("疏浚东渠", &["农业局", "高新园", "各乡镇"]),
        ],
    );
    // 工作类别 | 序号
    let rows = "饮水\n1\n检修水塔\n周某\n县水利局\n6月底\n2\n疏浚东渠\n周某\n县住建局\n12月底\n";
    let heads = "序号\n工作任务\n责任领导\n责任单位\n完成时限\n";
    for (sort, first) in [("工作\n类别\n", ""), ("工作\n类别\n", "甲类\n")] {
        let table = format!("{sort}{heads}{first}{rows}");
        let plan = Plan::parse(format!("柳溪县通水任务分工表\n{table}")).unwrap();
        let title = tasks(&plan)[0].0.to_owned();
        // With two cells before the number they are two heads.
        let expected = if first.is_empty() {
            "检修水塔"
        } else {
            "甲类"
        };
        assert_eq!(title, expected, "{table}");
    }
}
