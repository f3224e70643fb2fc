//! Tables whose merged cells are printed once, or not at all: the cells beside and below them have moved.

use pilot_plan::{
    AnnexRow, Deadline, DiagnosticCode, Excerpt, Plan, Provenance, Role, RowAssignment,
};

use crate::said::annex_headings;

/// What a row says: its number, its texts, its units with their roles, and until when.
type Said<'p> = (
    Option<u32>,
    Vec<&'p str>,
    Vec<(&'p str, Role)>,
    Option<&'p str>,
);

fn said<'p>(row: AnnexRow<'p>) -> Said<'p> {
    let unit = |one: RowAssignment<'p>| (one.unit().name(), one.role());
    (
        row.printed_number(),
        row.paragraphs().map(Excerpt::text).collect(),
        row.assignments().map(unit).collect(),
        row.deadline().map(Deadline::text),
    )
}

fn rows(plan: &Plan) -> Vec<Said<'_>> {
    let annex = plan
        .annex()
        .unwrap_or_else(|| panic!("no annex: {}", plan.source()));
    annex.rows().map(said).collect()
}

fn count(plan: &Plan, code: DiagnosticCode) -> usize {
    let odd = plan.diagnostics().iter();
    odd.filter(|odd| odd.code() == code).count()
}

/// The same rows between pipes, and parted by tabs.
fn in_both_forms(table: &[&[&str]], check: impl Fn(&Plan)) {
    for mark in ["|", "\t"] {
        let row = |cells: &&[&str]| match mark {
            "|" => format!("| {} |\n", cells.join(" | ")),
            _ => cells.join(mark) + "\n",
        };
        let text: String = table.iter().map(row).collect();
        check(&Plan::parse("云岭县任务分解表\n".to_owned() + &text).unwrap());
    }
}

const HEADS: &[&str] = &[
    "序号",
    "领域",
    "重点任务",
    "牵头单位",
    "配合单位",
    "完成时限",
];

#[test]
fn cells_that_stand_too_far_left_are_read_where_they_fit() {
    let first = &[
        "1",
        "水利",
        "疏通老渠。",
        "县水利局",
        "县财政局",
        "2026年5月底前",
    ][..];
    let padded = &["2", "加固塘坝。", "县应急局", "石桥镇", "2026年8月底前", ""][..];
    let last = &[
        "3",
        "交通",
        "拓宽村道。",
        "县交通局",
        "柳林乡",
        "2026年9月底前",
    ][..];
    for second in [padded, &padded[..5]] {
        in_both_forms(&[HEADS, first, second, last], |plan| {
            let rows = rows(plan);
            assert_eq!(
                rows[1],
                (
                    Some(2),
                    vec!["加固塘坝。"],
                    vec![("县应急局", Role::Lead), ("石桥镇", Role::Support)],
                    Some("2026年8月底前")
                ),
                "{}",
                plan.source()
            );
            assert_eq!((rows[0].1.len(), rows[2].1.len()), (1, 1));
            assert_eq!(count(plan, DiagnosticCode::RowCellsMoved), 1);
            assert_eq!(plan.diagnostics().len(), 1);
        });
    }
}

#[test]
fn rows_without_numbers_move_too() {
    let table: &[&[&str]] = &[
        &["工作任务", "具体要求", "责任科室"],
        &["规范台账", "逐月登记物资。", "后勤科"],
        &["改进服务", "设立咨询窗口。", "办公室"],
        &["答复来信。", "各科室", ""],
        &["登门走访。", "宣传科牵头，各科室配合", ""],
    ];
    in_both_forms(table, |plan| {
        let rows = rows(plan);
        assert_eq!(rows[2].1, ["答复来信。"]);
        assert_eq!(rows[2].2, [("各科室", Role::Responsible)]);
        assert_eq!(rows[3].1, ["登门走访。"]);
        assert_eq!(
            rows[3].2,
            [("宣传科", Role::Lead), ("各科室", Role::Support)]
        );
        assert_eq!(count(plan, DiagnosticCode::RowCellsMoved), 2);
    });
}

#[test]
fn cells_stay_where_they_fit() {
    let tables: [&[&[&str]]; 4] = [
        // The last cells are empty, as a cell of units above reaches over the row, or nothing is due.
        &[
            HEADS,
            &[
                "1",
                "水利",
                "疏通老渠。",
                "县水利局",
                "县财政局",
                "2026年5月底前",
            ],
            &["2", "水利", "加固塘坝。", "县水利局", "石桥镇", ""],
            &["3", "交通", "拓宽村道。", "县交通局", "", ""],
        ],
        // What is to be done has a name like a unit's.
        &[
            &["项目名称", "建设内容", "责任单位", "备注"],
            &["县文化中心", "新建三层。", "县文旅局", ""],
            &["县人民医院", "扩建病房。", "县卫生健康局", ""],
        ],
        &[
            &["工作任务", "具体要求", "责任单位"],
            &["联系企业", "加强部门配合", "县经信局"],
            &["走访商户", "加强部门配合", ""],
        ],
        // A task is named by who asks for it.
        &[
            &["序号", "交办单位", "交办事项", "责任单位", "备注"],
            &["1", "市水利局", "疏通老渠。", "县水利局", ""],
            &["2", "市交通局", "拓宽村道。", "", ""],
        ],
    ];
    for table in tables {
        in_both_forms(table, |plan| {
            assert_eq!(
                count(plan, DiagnosticCode::RowCellsMoved),
                0,
                "{}",
                plan.source()
            );
        });
    }
}

/// A cell a line, with a blank line behind each.
fn on_lines(cells: &[&str]) -> Plan {
    let text: String = cells.iter().map(|cell| format!("{cell}\n\n")).collect();
    Plan::parse("附件\n\n云岭县任务分解表\n\n".to_owned() + &text).unwrap()
}

/// A cell a line, with a pipe behind each.
fn piped(cells: &[&str]) -> Plan {
    let text: String = cells.iter().map(|cell| format!("{cell} |\n")).collect();
    Plan::parse("云岭县任务分解表\n".to_owned() + &text.replace("|| |", "||")).unwrap()
}

#[test]
fn heads_on_lines_may_be_called_anything() {
    for head in ["为民实事", "重点行动", "代表建议", "民心工程", "部门职责"] {
        for form in [on_lines, piped] {
            let plan = form(&[
                "序号",
                head,
                "责任单位",
                "完成时限",
                "1",
                "疏通老渠。",
                "县水利局",
                "5月底前",
                "2",
                "拓宽村道。",
                "县交通局",
                "9月底前",
            ]);
            let rows = rows(&plan);
            assert_eq!(rows.len(), 2, "{head}");
            assert_eq!(
                rows[1],
                (
                    Some(2),
                    vec!["拓宽村道。"],
                    vec![("县交通局", Role::Responsible)],
                    Some("9月底前")
                ),
                "{head}"
            );
        }
    }
    // Between pipes, rows without numbers too.
    let plan = piped(&[
        "工作任务",
        "质量标准",
        "牵头单位",
        "配合单位",
        "疏通老渠。",
        "达到三级",
        "县水利局",
        "石桥镇",
        "拓宽村道。",
        "路面平整",
        "县交通局",
        "柳林乡",
    ]);
    let rows = rows(&plan);
    assert_eq!(rows.len(), 2);
    assert_eq!(
        rows[1].2,
        [("县交通局", Role::Lead), ("柳林乡", Role::Support)]
    );
}

#[test]
fn what_does_not_count_is_no_table() {
    for text in [
        // Nothing counts below.
        "一、通知要求\n序号\n报送材料\n责任单位\n请于月底前报送。（县水利局负责）\n",
        // The list has no units.
        "一、通知要求\n序号\n报送材料\n备注\n1\n申报书（县水利局负责）\n2\n承诺书\n",
        // Heads of pipes with nothing of units.
        "一、通知要求\n工作任务 |\n报送材料 |\n备注 |\n疏通老渠。（县水利局负责） |\n",
    ] {
        let plan = Plan::parse(text).unwrap();
        assert!(plan.annex().is_none(), "{text}");
    }
}

#[test]
fn the_rest_of_a_heading_row_may_be_empty_cells() {
    for rest in [&["||"][..], &["", "", ""], &[]] {
        for heads in [
            ["工作任务", "具体措施", "牵头单位", "配合单位"],
            ["工作任务", "质量标准", "牵头单位", "配合单位"],
        ] {
            let parts = [
                &heads[..],
                &["一、水利"],
                rest,
                &["疏通老渠。", "清淤八公里。", "县水利局", "石桥镇"],
                &["加固塘坝。", "浆砌护坡。", "县应急局", "柳林乡"],
                &["二、交通"],
                rest,
                &["拓宽村道。", "加宽两米。", "县交通局", "石桥镇"],
            ];
            let plan = piped(&parts.concat());
            let rows = rows(&plan);
            assert_eq!(rows.len(), 3, "{}", plan.source());
            let leads: Vec<_> = rows.iter().map(|row| row.2[0]).collect();
            let expected = ["县水利局", "县应急局", "县交通局"].map(|unit| (unit, Role::Lead));
            assert_eq!(leads, expected, "{}", plan.source());
            assert_eq!(annex_headings(&plan), ["水利", "交通"]);
            assert_eq!(plan.diagnostics().len(), 0, "{}", plan.source());
        }
    }
}

#[test]
fn pipes_on_one_line_are_empty_cells() {
    let plan = piped(&[
        "序号",
        "工作任务",
        "牵头单位",
        "配合单位",
        "1",
        "疏通老渠。",
        "县水利局",
        "石桥镇",
        "2",
        "清理水面。",
        "||",
        "3",
        "拓宽村道。",
        "县交通局",
        "柳林乡",
    ]);
    let rows = rows(&plan);
    let numbers: Vec<_> = rows.iter().map(|row| row.0).collect();
    assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
    assert_eq!(
        rows[2].2,
        [("县交通局", Role::Lead), ("柳林乡", Role::Support)]
    );
}

#[test]
fn heads_fewer_than_the_cells_of_rows_are_told_by_what_those_hold() {
    let rows_of = |first: &[&'static str]| -> Vec<Vec<&'static str>> {
        [
            ["登记渠道台账。", "县水利局", "2026年5月底前"],
            ["公布巡查结果。", "县应急局、石桥镇", "长期坚持"],
            ["开放水文站。", "县水利局", "2026年9月底前"],
        ]
        .iter()
        .zip(1..)
        .map(|(row, number)| {
            let number = ["", "1", "2", "3"][number];
            let cell = |cell: &&'static str| if *cell == "#" { number } else { cell };
            first.iter().map(cell).chain(row.iter().copied()).collect()
        })
        .collect()
    };
    let cases = [
        // 工作任务 stands over an area, a part of it, and a number; what it pads its row with stands at the end.
        (
            &["工作任务", "具体要求", "责任单位", "时限要求", "", ""][..],
            &["渠系", "老渠", "#"][..],
            3,
        ),
        (
            &["工作任务", "具体要求", "责任单位", "时限要求"],
            &["渠系", "#"],
            2,
        ),
        (&["工作任务", "责任单位", "时限要求"], &["#"], 1),
        (
            &["工作任务", "具体要求", "责任单位", "时限要求"],
            &["渠系", "老渠"],
            3,
        ),
        // As many, as a rule.
        (
            &["工作任务", "具体要求", "责任单位", "时限要求"],
            &["渠系"],
            2,
        ),
        (&["序号", "具体要求", "责任单位", "时限要求"], &["#"], 1),
    ];
    for (heads, first, texts) in cases {
        let table = rows_of(first);
        let table: Vec<&[&str]> = [heads]
            .into_iter()
            .chain(table.iter().map(Vec::as_slice))
            .collect();
        let check = |plan: &Plan| {
            let rows = rows(plan);
            assert_eq!(rows.len(), 3, "{}", plan.source());
            for (row, unit) in rows.iter().zip(["县水利局", "县应急局", "县水利局"]) {
                assert_eq!(row.1.len(), texts, "{row:?} {}", plan.source());
                assert_eq!(row.2[0], (unit, Role::Responsible), "{}", plan.source());
            }
            let numbers: Vec<_> = rows.iter().map(|row| row.0).collect();
            let counted = first.contains(&"#");
            assert_eq!(numbers, [1, 2, 3].map(|number| counted.then_some(number)));
            assert_eq!(rows[1].3, Some("长期坚持"), "{}", plan.source());
            assert_eq!(plan.diagnostics().len(), 0, "{}", plan.source());
        };
        in_both_forms(&table, check);
        let cells: Vec<_> = table
            .concat()
            .into_iter()
            .filter(|cell| !cell.is_empty())
            .collect();
        check(&piped(&cells));
    }
}

#[test]
fn a_row_below_a_merged_cell_of_a_spread_head_begins_with_its_number() {
    let heads = &["工作任务", "具体要求", "责任科室", "时限要求"][..];
    let table = [
        heads,
        &["规范台账", "1", "逐月登记，逐季公布。", "办公室", "年底前"],
        &["改进服务", "2", "设立咨询窗口。", "各科室", "持续推进"],
        &["3", "答复来信。", "办公室", "6月底前"],
        &["4", "登门走访。", "宣传科、办公室", "7月底前"],
        &["加强宣传", "5", "报送稿件。", "各科室", "持续推进"],
    ];
    let check = |plan: &Plan| {
        let rows = rows(plan);
        let said: Vec<_> = rows
            .iter()
            .map(|row| (row.0.unwrap(), row.1.len(), row.2[0].0))
            .collect();
        assert_eq!(
            said,
            [
                (1, 2, "办公室"),
                (2, 2, "各科室"),
                (3, 1, "办公室"),
                (4, 1, "宣传科"),
                (5, 2, "各科室"),
            ],
            "{}",
            plan.source()
        );
    };
    in_both_forms(&table, check);
    check(&piped(&table.concat()));
}

#[test]
fn heads_that_fit_are_not_spread() {
    for table in [
        // A remark without a head stands behind the times.
        &[
            &["工作任务", "责任单位", "时限要求", ""][..],
            &["登记台账。", "县水利局", "5月底前", "已启动"],
            &["开放水文站。", "县水利局", "9月底前", "已启动"],
        ][..],
        // Nothing tells units from the text beside them.
        &[
            &["工作任务", "责任单位"],
            &["登记台账。", "县水利局", "县应急局"],
            &["开放水文站。", "县水利局", "石桥镇"],
        ],
    ] {
        in_both_forms(table, |plan| {
            let rows = rows(plan);
            assert_eq!(rows.len(), 2, "{}", plan.source());
            assert_eq!(rows[1].1, ["开放水文站。"], "{}", plan.source());
            assert_eq!(rows[1].2, [("县水利局", Role::Responsible)]);
        });
    }
}

const LINED: [&str; 4] = ["序号", "工作任务", "责任单位", "完成时限"];

#[test]
fn what_stands_between_a_unit_and_the_end_of_its_row_is_units() {
    for name in [
        "县医保中心",
        "县妇联",
        "残联",
        "督查室",
        "开发区",
        "县人民医院",
        "交警大队",
        "市场监管所",
    ] {
        let due: &[&str] = &[
            "1",
            "疏通老渠。",
            "县水利局",
            name,
            "5月底前",
            "2",
            "拓宽村道。",
            "县交通局",
            name,
            "石桥镇",
            "9月底前",
        ];
        let undue: &[&str] = &[
            "1",
            "疏通老渠。",
            "县水利局",
            name,
            "2",
            "拓宽村道。",
            "县交通局",
            name,
        ];
        // Where no time ends a row, a heading may stand there: 智慧社区.
        let told = name.starts_with('县');
        let forms = [(&LINED[..], due), (&LINED[..3], undue)];
        for (heads, cells) in forms.into_iter().take(1 + usize::from(told)) {
            let plan = on_lines(&[heads, cells].concat());
            let rows = rows(&plan);
            assert_eq!(rows.len(), 2, "{name} {rows:?}");
            for row in &rows {
                assert_eq!(row.1.len(), 1, "{name}");
                // 残联 has its place from the name above.
                assert!(row.2[1].0.ends_with(name), "{row:?}");
                assert_eq!(row.3.is_some(), heads.len() == 4, "{name}");
            }
        }
    }
}

#[test]
fn a_task_below_another_of_its_number_is_no_unit() {
    // 建设示范园 ends as names do.
    let plan = on_lines(
        &[
            &LINED[..3],
            &[
                "1",
                "疏通老渠。",
                "县水利局",
                "建设示范园",
                "县农业农村局",
                "2",
                "拓宽村道。",
                "县交通局",
            ],
        ]
        .concat(),
    );
    let rows = rows(&plan);
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert_eq!(rows[1].1, ["建设示范园"]);
    assert_eq!(rows[1].2, [("县农业农村局", Role::Responsible)]);
}

#[test]
fn a_row_with_a_time_and_no_units_has_those_above() {
    let plan = on_lines(
        &[
            &LINED[..],
            &[
                "1",
                "疏通老渠。",
                "县水利局",
                "5月底前",
                "加固塘坝。",
                "8月底前",
                "2",
                "拓宽村道。",
                "县交通局",
                "9月底前",
            ],
        ]
        .concat(),
    );
    let rows = rows(&plan);
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert_eq!(
        rows[1],
        (
            None,
            vec!["加固塘坝。"],
            vec![("县水利局", Role::Responsible)],
            Some("8月底前")
        )
    );
    let shared = plan.annex().unwrap().rows().nth(1).unwrap();
    assert!(
        shared
            .assignments()
            .all(|one| one.provenance() == Provenance::Inferred)
    );
    assert_eq!(rows[2].0, Some(2));
}

#[test]
fn a_row_between_others_without_units_is_told() {
    let plan = on_lines(
        &[
            &LINED[..3],
            &[
                "1",
                "疏通老渠。",
                "县水利局",
                "清理水面。",
                "2",
                "拓宽村道。",
                "县交通局",
            ],
        ]
        .concat(),
    );
    assert_eq!(rows(&plan).len(), 3);
    assert_eq!(count(&plan, DiagnosticCode::RowWithoutUnits), 1);
}

#[test]
fn units_on_a_line_may_end_with_a_stop() {
    let table = |second: &str| {
        format!(
            "重点任务分工表\n序号\n重点任务\n牵头单位\n配合单位\n1\n清淤护岸。\n县水利局\n{second}\n\
             2\n建设示范园。\n县农业农村局\n县园区服务中心。\n3\n拓宽县道。\n县交通局\n县公安局\n"
        )
    };
    let plan = Plan::parse(table("县财政局、河口镇，各街道办事处。")).unwrap();
    let units: Vec<_> = rows(&plan)
        .into_iter()
        .map(|(number, texts, units, _)| (number, texts.len(), units.len()))
        .collect();
    assert_eq!(units, [(Some(1), 1, 4), (Some(2), 1, 2), (Some(3), 1, 2)]);
    // Nor is a task among rows that do not count, whatever it ends with.
    let bare = "重点任务分工表\n\t重点任务\n\t牵头单位\n\t配合单位\n\t清淤护岸。\n\t县水利局\n\t建设示范园。\n\t县农业农村局\n";
    let plan = Plan::parse(bare).unwrap();
    assert_eq!(rows(&plan).len(), 2);
    // A sentence is none.
    let plan = Plan::parse(table("督促各镇建设示范园。")).unwrap();
    let first = rows(&plan).swap_remove(0);
    assert_eq!(first.2, [("县水利局", Role::Lead)]);
}

#[test]
fn a_heading_between_rows_on_lines_is_no_unit() {
    let table = "重点任务分工表\n序号\n重点任务\n责任单位\n1\n修渠\n县水利局\n智慧社区\n2\n修路\n县交通局\n特色产业园\n3\n植树\n县林业局\n";
    let plan = Plan::parse(table).unwrap();
    assert_eq!(annex_headings(&plan), ["智慧社区", "特色产业园"]);
    assert!(rows(&plan).iter().all(|row| row.2.len() == 1));
}

/// A table of four columns, its rows those of three tasks.
fn of_three(second: &str) -> String {
    format!(
        "序号\t任务\t牵头单位\t配合单位\n1\t疏通老渠。\t县水利局\t县财政局\n{second}3\t清理河道。\t县住建局\t石桥镇\n"
    )
}

const SHARED: [(&str, Role); 2] = [("县水利局", Role::Lead), ("县财政局", Role::Support)];

#[test]
fn a_row_that_the_numbers_leave_room_for_shares_the_units_above_it() {
    for second in [
        "\t加固堤坝。\t\t\n",
        "\t加固堤坝。\n",
        "\t加固堤坝\t\t\n",
        "加固堤坝。\t\t\n",
    ] {
        let text = of_three(second);
        let plan = Plan::parse(["云岭县任务分解表\n", &text].concat()).unwrap();
        let all = rows(&plan);
        assert_eq!(all.len(), 3, "{second}");
        assert_eq!((all[1].0, &all[1].2[..]), (None, &SHARED[..]), "{second}");
        let shared = plan.annex().unwrap().rows().nth(1).unwrap();
        let mut units = shared.assignments();
        assert!(units.all(|one| one.provenance() == Provenance::Inferred));
        assert_eq!(plan.tasks().len(), 3, "{second}");
        assert_eq!(count(&plan, DiagnosticCode::RowWithoutUnits), 0);
        assert_eq!(all[2].2[0].0, "县住建局");
    }
    // Several of them, one of which has units of its own.
    let text = of_three("\t加固堤坝。\t\t\n\t拆除旧闸。\t县应急局\t\n\t清运淤泥。\t\t\n")
        .replace("\n3\t", "\n5\t");
    let plan = Plan::parse(["云岭县任务分解表\n", &text].concat()).unwrap();
    let all = rows(&plan);
    let leads: Vec<_> = all.iter().map(|row| row.2[0].0).collect();
    assert_eq!(
        leads,
        ["县水利局", "县水利局", "县应急局", "县应急局", "县住建局"]
    );
    // Between pipes, and a line for each cell.
    in_both_forms(
        &[
            &["序号", "任务", "责任单位"],
            &["1", "疏通老渠。", "县水利局"],
            &["", "加固堤坝。", ""],
            &["3", "清理河道。", "县住建局"],
        ],
        |plan| assert_eq!(rows(plan)[1].2, [("县水利局", Role::Responsible)]),
    );
    let spaced = "序号 任务 责任单位\n1 疏通老渠。 县水利局\n加固堤坝。\n3 清理河道。 县住建局\n";
    let plan = Plan::parse(["云岭县任务分解表\n", spaced].concat()).unwrap();
    assert_eq!(rows(&plan)[1].2, [("县水利局", Role::Responsible)]);
    assert_eq!(plan.tasks().len(), 3);
    let lines = [
        "序号",
        "任务",
        "责任单位",
        "1",
        "疏通老渠",
        "县水利局",
        "加固堤坝",
        "3",
        "清理河道",
        "县住建局",
    ];
    let plan = on_lines(&lines);
    assert_eq!(rows(&plan)[1].2, [("县水利局", Role::Responsible)]);
    assert_eq!(plan.tasks().len(), 3);
}

#[test]
fn no_row_is_made_where_the_numbers_leave_no_room() {
    let said = |second: &str, from: &str, to: &str| {
        let text = of_three(second).replace(from, to);
        let plan = Plan::parse(["云岭县任务分解表\n", &text].concat()).unwrap();
        let headings = annex_headings(&plan).len();
        (
            plan.tasks().len(),
            headings,
            count(&plan, DiagnosticCode::RowWithoutUnits),
        )
    };
    // The numbers go on.
    assert_eq!(said("\t加固堤坝。\t\t\n", "\n3\t", "\n2\t"), (2, 0, 1));
    // A sentence goes on.
    assert_eq!(said("\t加固堤坝。\t\t\n", "老渠。", "老渠，"), (2, 0, 1));
    assert_eq!(said("\t二是加固堤坝。\t\t\n", "", ""), (2, 0, 1));
    assert_eq!(said("\t注：各镇同步推进。\t\t\n", "", ""), (2, 0, 1));
    // Two numbers are left out.
    assert_eq!(said("\t加固堤坝。\t\t\n", "\n3\t", "\n4\t"), (2, 0, 1));
    // A heading, where the table has others, or stands over all its columns.
    assert_eq!(
        said("\t水利\t\t\n", "\n1\t", "\n\t农林\t\t\n1\t"),
        (2, 2, 0)
    );
    assert_eq!(said("水利\t\t\t\n", "\n1\t", "\n1\t"), (2, 1, 0));
    assert_eq!(said("\t水利\t\t\n", "\n3\t", "\n2\t"), (2, 1, 0));
}

#[test]
fn the_body_confirms_the_units_of_a_row_that_names_none() {
    let body = "一、任务\n（一）修渠。疏通老渠。（牵头单位：县水利局；配合单位：县财政局）\n\
                （二）护堤。加固堤坝。（牵头单位：县水利局；配合单位：县财政局）\n\
                （三）清淤。清理河道。（牵头单位：县住建局；配合单位：石桥镇）\n附件\n任务分解表\n";
    for (from, to, told) in [("\n3\t", "\n3\t", 0), ("\n3\t", "\n2\t", 1)] {
        let table = of_three("\t加固堤坝。\t\t\n").replace(from, to);
        let plan = Plan::parse([body, &table].concat()).unwrap();
        assert_eq!(rows(&plan)[1].2, SHARED, "{to}");
        assert_eq!(plan.audit().substance().count(), 0, "{to}");
        assert_eq!(count(&plan, DiagnosticCode::RowWithoutUnits), told);
    }
    // It says otherwise.
    let body = body
        .replacen("；配合单位：县财政局", "", 2)
        .replacen("县水利局", "县应急局", 2);
    let table = of_three("\t加固堤坝。\t\t\n").replace("\n3\t", "\n2\t");
    let plan = Plan::parse([body, table].concat()).unwrap();
    assert!(rows(&plan)[1].2.is_empty());
}

/// A cell a line, with a pipe on a line of its own behind each, and before the first of a row where rows have edges.
fn between_pipes(heads: &[&str], table: &[&[&str]], edged: bool) -> Plan {
    let cells = |row: &[&str]| {
        let cells = row.iter().map(|cell| format!("{cell}\n|\n"));
        cells.collect::<String>()
    };
    let edge = if edged { "|\n" } else { "" };
    let rows = table.iter().map(|row| edge.to_owned() + &cells(row));
    let text = cells(heads) + &rows.collect::<String>();
    Plan::parse("云岭县任务分解表\n".to_owned() + &text).unwrap()
}

#[test]
fn cells_between_pipes_on_lines_move_too() {
    // Rows with numbers end before the next number, others where the next one fits its heads.
    let numbered: &[&[&str]] = &[
        &["1", "水利", "修渠", "县水利局", "石桥镇"],
        &["2", "打造滨河园区", "县住建局", "柳林乡"],
        &["3", "交通", "修路", "县交通局", "柳林乡"],
    ];
    let unnumbered: &[&[&str]] = &[
        &["水利", "修渠", "县水利局", "石桥镇"],
        &["清淤", "县住建局", "柳林乡、开发区"],
        &["打造滨河园区", "县城管局", "开发区管委会"],
        &["交通", "修路", "县交通局", "柳林乡"],
    ];
    let timed: &[&[&str]] = &[
        &["水利", "修渠", "县水利局", "6月底前"],
        &["清淤", "县住建局", "全年"],
        &["修堤", "开发区管委会", "2026年三季度"],
        &["交通", "修路", "县交通局", "持续推进"],
    ];
    let of = |plan: &Plan, at: usize| {
        let (_, texts, units, due) = rows(plan).swap_remove(at);
        let units: Vec<_> = units.iter().map(|(name, _)| *name).collect();
        format!(
            "{} {} {}",
            texts.join(" "),
            units.join(" "),
            due.unwrap_or("-")
        )
    };
    for edged in [false, true] {
        let heads = ["序号", "领域", "工作任务", "牵头单位", "责任单位"];
        let plan = between_pipes(&heads, numbered, edged);
        assert_eq!(of(&plan, 1), "打造滨河园区 县住建局 柳林乡 -");
        let plan = between_pipes(&heads[1..], unnumbered, edged);
        assert_eq!(rows(&plan).len(), 4, "{}", plan.source());
        assert_eq!(of(&plan, 1), "清淤 县住建局 柳林乡 开发区 -");
        assert_eq!(of(&plan, 2), "打造滨河园区 县城管局 开发区管委会 -");
        let heads = ["领域", "工作任务", "责任单位", "完成时限"];
        let plan = between_pipes(&heads, timed, edged);
        assert_eq!(rows(&plan).len(), 4, "{}", plan.source());
        assert_eq!(of(&plan, 1), "清淤 县住建局 全年");
        assert_eq!(of(&plan, 2), "修堤 开发区管委会 2026年三季度");
        assert_eq!(count(&plan, DiagnosticCode::RowCellsMoved), 2);
        assert_eq!(plan.diagnostics().len(), 2);
    }
}

#[test]
fn empty_cells_between_pipes_on_lines_stay() {
    let heads = ["工作任务", "具体内容", "责任部门"];
    let table: &[&[&str]] = &[
        &["亮家底", "公布存量房源。", "民政办、土地所"],
        &["公布补助对象。", "财经办"],
        &["走村串户讲政策。", "卫生院、派出所"],
        &["严督查", "按月更新清单。", "党政办"],
        &["补短板", "建设便民服务中心", ""],
    ];
    let plan = between_pipes(&heads, table, true);
    let units = |at: usize| {
        let (_, _, units, _) = rows(&plan).swap_remove(at);
        units.iter().map(|(name, _)| *name).collect::<Vec<_>>()
    };
    assert_eq!(units(1), ["财经办"]);
    assert_eq!(units(2), ["卫生院", "派出所"]);
    // What is to be done may end as a name does; the cell of units above reaches over it.
    assert_eq!(rows(&plan)[4].1, ["补短板", "建设便民服务中心"]);
    assert_eq!(units(4), ["党政办"]);
    assert_eq!(count(&plan, DiagnosticCode::RowCellsMoved), 2);
}

#[test]
fn a_numbered_cell_may_begin_a_row_or_head_others() {
    let plan = piped(&[
        "工作任务",
        "工作要求",
        "牵头单位",
        "责任单位",
        "一、晒清单",
        "|||",
        "（一）晒规划",
        "1.公布规划。",
        "县发改局",
        "县统计局",
        "2.公布进度。",
        "县发改局",
        "各乡镇",
        "（二）晒规则",
        "3.公布标准。",
        "县司法局",
        "县财政局",
    ]);
    let read: Vec<_> = rows(&plan)
        .into_iter()
        .map(|(_, texts, units, _)| (texts.join(" "), units[0].0, units[1].0))
        .collect();
    assert_eq!(
        read,
        [
            (
                "（一）晒规划 1.公布规划。".to_owned(),
                "县发改局",
                "县统计局"
            ),
            ("2.公布进度。".to_owned(), "县发改局", "各乡镇"),
            (
                "（二）晒规则 3.公布标准。".to_owned(),
                "县司法局",
                "县财政局"
            ),
        ]
    );
    assert_eq!(annex_headings(&plan), ["晒清单"]);
}

#[test]
fn a_task_may_end_as_a_name_does_where_cells_have_moved() {
    let table: &[&[&str]] = &[
        &["领域", "序号", "工作任务", "责任单位", "完成时限"],
        &["水利", "1", "修渠", "县水利局", "全年"],
        &["2", "建成便民服务大厅", "县政务办", "每季度末"],
        &["3", "打造滨河园区", "各乡镇（街道）", "6月底"],
    ];
    in_both_forms(table, |plan| {
        let rows = rows(plan);
        assert_eq!(rows[1].1, ["建成便民服务大厅"]);
        assert_eq!(rows[1].2, [("县政务办", Role::Responsible)]);
        assert_eq!(rows[2].1, ["打造滨河园区"]);
        assert_eq!(rows[2].2, [("各乡镇（街道）", Role::Responsible)]);
        assert_eq!(rows[2].3, Some("6月底"));
        assert_eq!((rows[1].0, rows[2].0), (Some(2), Some(3)));
    });
    // Below the head of a text, a unit that stands behind a sentence is none, whatever it is called.
    let table: &[&[&str]] = &[
        &["工作任务", "具体内容", "责任部门"],
        &["亮家底", "公布存量房源。", "民政办"],
        &["公布补助对象。", "便民服务中心"],
    ];
    in_both_forms(table, |plan| {
        let rows = rows(plan);
        assert_eq!(rows[1].1, ["公布补助对象。"]);
        assert_eq!(rows[1].2, [("便民服务中心", Role::Responsible)]);
    });
}

#[test]
fn a_heading_may_be_printed_in_each_cell_of_its_row() {
    for heading in ["一、水利", "水利"] {
        let heading = [heading; 5];
        let table: &[&[&str]] = &[
            &["序号", "工作任务", "牵头单位", "责任单位", "完成时限"],
            &heading,
            &["1", "修渠", "县水利局", "各乡镇", "6月底"],
            &["2", "修路", "县交通局", "各乡镇", "7月底"],
        ];
        in_both_forms(table, |plan| {
            assert_eq!(annex_headings(plan), ["水利"], "{}", plan.source());
            assert_eq!(rows(plan).len(), 2);
            assert!(plan.diagnostics().is_empty());
        });
    }
}
