//! Tables whose merged cells are printed once, or not at all: the cells beside and below them have moved.

use pilot_plan::{AnnexRow, Deadline, DiagnosticCode, Excerpt, Plan, Role, RowAssignment};

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
