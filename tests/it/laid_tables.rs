//! Tables in the layout of a page, as tools that read pages print it: blanks put each cell in its place.

use pilot_plan::{AnnexRow, Deadline, DiagnosticCode, Excerpt, Plan, Task, Unit};

use crate::said::{annex_headings, codes, units_of_tasks};

const MARK: &str = "任务分工表\n";

/// A line with each piece behind so many characters, as tools place them that read pages.
fn line(pieces: &[(usize, &str)]) -> String {
    let mut line = String::new();
    for (place, piece) in pieces {
        let blanks = place.saturating_sub(line.chars().count());
        line.extend(std::iter::repeat_n(' ', blanks));
        line.push_str(piece);
    }
    line + "\n"
}

fn lines(lines: &[&[(usize, &str)]]) -> String {
    lines.iter().map(|pieces| line(pieces)).collect()
}

/// What was read of a table: its rows as `number texts | who leads | who answers`.
fn rows(plan: &Plan) -> Vec<String> {
    let annex = plan.annex().expect("no annex");
    let row = |row: AnnexRow<'_>| {
        let number = row
            .printed_number()
            .map_or_else(|| "-".to_owned(), |n| n.to_string());
        let texts: Vec<_> = row.paragraphs().map(Excerpt::text).collect();
        let units = |lead: bool| {
            let of = row
                .assignments()
                .filter(|one| one.role().as_str() == if lead { "lead" } else { "responsible" });
            of.map(|one| one.unit().name())
                .collect::<Vec<_>>()
                .join("、")
        };
        format!(
            "{number} {} | {} | {}",
            texts.join("/"),
            units(true),
            units(false)
        )
    };
    annex.rows().map(row).collect()
}

fn read(table: &str) -> Plan {
    crate::verify::read([MARK, table].concat())
}

#[track_caller]
fn assert_rows(table: &str, expected: &[&str]) {
    let plan = read(table);
    assert_eq!(rows(&plan), expected, "{table}");
    assert_eq!(codes(&plan), [], "{table}");
}

const HEADS: &[(usize, &str)] = &[
    (0, "序号"),
    (10, "工作任务"),
    (26, "牵头单位"),
    (38, "责任单位"),
    (52, "完成时限"),
];

#[test]
fn a_line_that_is_nothing_but_the_rest_of_a_cell_goes_on_in_its_column() {
    let table = lines(&[
        &[
            (0, "序号"),
            (8, "重点任务"),
            (24, "具体内容"),
            (39, "牵头单位"),
            (53, "责任单位"),
            (71, "完成时限"),
        ],
        &[
            (1, "1"),
            (5, "修建晒场"),
            (15, "在三个村各修晒场一处，配套建设机耕道"),
            (38, "县农业农村局"),
            (52, "县交通局"),
            (70, "2027年12月底前"),
        ],
        &[(15, "路和排水沟。")],
        &[
            (1, "2"),
            (5, "添置烘干机"),
            (15, "支持合作社购置烘干机。"),
            (38, "县农业农村局"),
            (48, "县财政局、县供销社"),
            (70, "持续推进"),
        ],
        &[
            (1, "3"),
            (5, "培训机手"),
            (15, "办班四期。"),
            (38, "县人社局"),
            (52, "县教育局"),
            (70, "每年12月底前"),
        ],
    ]);
    assert_rows(
        &table,
        &[
            "1 修建晒场/在三个村各修晒场一处，配套建设机耕道/路和排水沟。 | 县农业农村局 | 县交通局",
            "2 添置烘干机/支持合作社购置烘干机。 | 县农业农村局 | 县财政局、县供销社",
            "3 培训机手/办班四期。 | 县人社局 | 县教育局",
        ],
    );
    let plan = read(&table);
    let titles: Vec<_> = plan.tasks().map(Task::title).collect();
    assert_eq!(titles, ["修建晒场", "添置烘干机", "培训机手"]);
}

#[test]
fn cells_may_be_centred_in_their_rows() {
    let first: &[&[(usize, &str)]] = &[
        &[(5, "在三个村各修晒场一处，配套")],
        &[
            (1, "1"),
            (25, "县农业农村局"),
            (36, "竹坪镇、沙溪镇"),
            (53, "6月底前"),
        ],
        &[(5, "机耕道。")],
    ];
    let second: &[&[(usize, &str)]] = &[&[
        (1, "2"),
        (5, "添置烘干机三台"),
        (25, "县供销社"),
        (36, "县财政局"),
        (52, "12月底前"),
    ]];
    let one = "在三个村各修晒场一处，配套/机耕道。 | 县农业农村局 | 竹坪镇、沙溪镇";
    let two = "添置烘干机三台 | 县供销社 | 县财政局";
    let swapped = |row: &[&[(usize, &str)]], from: &str, to: &str| lines(row).replace(from, to);
    assert_rows(
        &[line(HEADS), lines(first), lines(second)].concat(),
        &[&format!("1 {one}"), &format!("2 {two}")],
    );
    // Nothing stands above the first number.
    let turned = [swapped(second, " 2 ", " 1 "), swapped(first, " 1 ", " 2 ")].concat();
    assert_rows(
        &[line(HEADS), turned].concat(),
        &[&format!("1 {two}"), &format!("2 {one}")],
    );
    // Below a heading.
    let plan = read(
        &[
            line(HEADS),
            "一、粮食\n".to_owned(),
            lines(first),
            "二、机具\n".to_owned(),
            lines(second),
        ]
        .concat(),
    );
    assert_eq!(rows(&plan), [format!("1 {one}"), format!("2 {two}")]);
    assert_eq!(annex_headings(&plan), ["粮食", "机具"]);
}

#[test]
fn a_centred_name_titles_its_row_though_it_is_printed_below_a_text() {
    let table = lines(&[
        &[
            (0, "序号"),
            (8, "重点任务"),
            (22, "具体内容"),
            (38, "牵头单位"),
            (48, "责任单位"),
        ],
        &[(15, "在三个村各修晒场一处，配套建设机耕")],
        &[(37, "县农业农村"), (48, "县交通局、竹坪")],
        &[
            (1, "1"),
            (5, "修建晒场"),
            (15, "道，并在晒场四周修排水沟，雨季前全"),
        ],
        &[(39, "局"), (48, "镇")],
        &[(15, "部完工。")],
        &[(15, "支持合作社购置烘干机，每台给予补贴")],
        &[
            (1, "2"),
            (5, "添置烘干机"),
            (38, "县供销社"),
            (48, "县财政局"),
        ],
        &[(15, "，优先照顾山区。")],
        &[
            (1, "3"),
            (5, "培训机手"),
            (15, "办班四期。"),
            (38, "县人社局"),
            (48, "县教育局"),
        ],
    ]);
    let plan = read(&table);
    let titles: Vec<_> = plan.tasks().map(Task::title).collect();
    assert_eq!(titles, ["修建晒场", "添置烘干机", "培训机手"]);
    let texts: Vec<_> = plan
        .tasks()
        .map(|task| task.paragraphs().map(Excerpt::text).collect::<String>())
        .collect();
    assert_eq!(
        texts,
        [
            "在三个村各修晒场一处，配套建设机耕道，并在晒场四周修排水沟，雨季前全部完工。",
            "支持合作社购置烘干机，每台给予补贴，优先照顾山区。",
            "办班四期。"
        ]
    );
    assert_eq!(
        units_of_tasks(&plan),
        [
            "县农业农村局、县交通局、竹坪镇",
            "县供销社、县财政局",
            "县人社局、县教育局"
        ]
    );
}

#[test]
fn a_line_that_may_be_of_either_row_is_told_and_gives_no_row_a_unit() {
    let table = lines(&[
        HEADS,
        &[
            (1, "1"),
            (5, "修建晒场三处"),
            (25, "县农业农村局"),
            (38, "县财政局"),
            (52, "12月底前"),
        ],
        &[(38, "竹坪镇")],
        &[
            (1, "2"),
            (5, "添置烘干机"),
            (25, "县供销社"),
            (38, "沙溪镇"),
            (52, "6月底前"),
        ],
        &[(38, "县农机站")],
        &[
            (1, "3"),
            (5, "培训机手"),
            (25, "县人社局"),
            (38, "县教育局"),
            (52, "12月底前"),
        ],
    ]);
    let plan = read(&table);
    assert_eq!(codes(&plan), [DiagnosticCode::TableTextUnplaced], "{table}");
    let odd = plan.diagnostics().first().unwrap();
    assert_eq!(&plan.source()[odd.span().range()], "竹坪镇");
    assert_eq!(rows(&plan)[0], "1 修建晒场三处 | 县农业农村局 | 县财政局");
}

#[test]
fn cells_at_the_top_of_their_rows_stay_with_the_number_above() {
    // Each row takes two lines: were they centred, the second of the first row would be the first of the second.
    let table = lines(&[
        HEADS,
        &[
            (1, "1"),
            (5, "在三个村各修晒场一处，配套机"),
            (25, "县农业农村局"),
            (38, "县财政局、县自"),
            (52, "12月底前"),
        ],
        &[(5, "耕道。"), (38, "然资源局")],
        &[
            (1, "2"),
            (5, "支持合作社购置烘干机，每台给"),
            (25, "县供销社"),
            (38, "县财政局、县农"),
            (52, "6月底前"),
        ],
        &[(5, "予补贴。"), (38, "机站")],
    ]);
    assert_rows(
        &table,
        &[
            "1 在三个村各修晒场一处，配套机/耕道。 | 县农业农村局 | 县财政局、县自然资源局",
            "2 支持合作社购置烘干机，每台给/予补贴。 | 县供销社 | 县财政局、县农机站",
        ],
    );
}

#[test]
fn a_row_of_as_many_pieces_as_columns_has_one_in_each() {
    // Blanks were put as if each character took one place, and a quotation mark none.
    let table = lines(&[
        &[
            (0, "序号"),
            (4, "工作任务"),
            (22, "牵头单位"),
            (28, "责任单位"),
        ],
        &[
            (0, "1"),
            (4, "修建晒场三处，配套建设机耕道。"),
            (22, "县水利局"),
            (28, "竹坪镇"),
        ],
        &[
            (0, "2"),
            (4, "修“三机”库。"),
            (18, "县供销社"),
            (24, "县财政局"),
        ],
    ]);
    assert_rows(
        &table,
        &[
            "1 修建晒场三处，配套建设机耕道。 | 县水利局 | 竹坪镇",
            "2 修“三机”库。 | 县供销社 | 县财政局",
        ],
    );
}

#[test]
fn the_number_of_a_page_is_no_unit() {
    let row = |number: &str, task: &str| {
        line(&[
            (1, number),
            (5, task),
            (25, "县供销社"),
            (38, "县财政局"),
            (52, "6月底前"),
        ])
    };
    for page in [
        line(&[(37, "3")]) + "\u{C}",
        "\n".to_owned() + &line(&[(37, "3")]) + "\n",
        line(&[(1, "7")]) + "\u{C}",
        "\u{C}".to_owned() + &line(&[(10, "12")]),
    ] {
        let table = [
            line(HEADS),
            row("1", "修建晒场"),
            page,
            row("2", "添置烘干机"),
        ]
        .concat();
        assert_rows(
            &table,
            &[
                "1 修建晒场 | 县供销社 | 县财政局",
                "2 添置烘干机 | 县供销社 | 县财政局",
            ],
        );
    }
}

#[test]
fn heads_break_over_lines() {
    let rows = lines(&[
        &[
            (0, "1"),
            (5, "修建晒场"),
            (32, "县供销社"),
            (40, "竹坪镇"),
            (51, "6月底前"),
        ],
        &[
            (0, "2"),
            (5, "添置烘干机"),
            (32, "县农机站"),
            (40, "各镇"),
            (51, "9月底前"),
        ],
    ]);
    for heads in [
        lines(&[
            &[(0, "序"), (33, "牵头"), (41, "责任")],
            &[(5, "工作任务"), (51, "完成时限")],
            &[(0, "号"), (33, "单位"), (41, "单位")],
        ]),
        lines(&[
            &[(33, "牵头"), (41, "责任")],
            &[(0, "序号"), (5, "工作任务"), (51, "完成时限")],
            &[(33, "单位"), (41, "单位")],
        ]),
        lines(&[
            &[
                (0, "序号"),
                (5, "工作任务"),
                (32, "牵头单位"),
                (40, "责任单位"),
                (51, "完成"),
            ],
            &[(51, "时限")],
        ]),
        lines(&[
            &[
                (0, "序"),
                (5, "工作"),
                (32, "牵头"),
                (40, "责任"),
                (51, "完成"),
            ],
            &[
                (0, "号"),
                (5, "任务"),
                (32, "单位"),
                (40, "单位"),
                (51, "时限"),
            ],
        ]),
    ] {
        let table = heads + &rows;
        assert_rows(
            &table,
            &[
                "1 修建晒场 | 县供销社 | 竹坪镇",
                "2 添置烘干机 | 县农机站 | 各镇",
            ],
        );
        let plan = read(&table);
        let due: Vec<_> = plan
            .tasks()
            .filter_map(Task::deadline)
            .map(Deadline::text)
            .collect();
        assert_eq!(due, ["6月底前", "9月底前"], "{table}");
    }
}

#[test]
fn rows_without_numbers_are_parted_where_only_their_area_is_merged() {
    let table = lines(&[
        &[
            (0, "领域"),
            (10, "试点任务"),
            (24, "任务描述"),
            (40, "牵头部门"),
            (50, "参与部门"),
            (62, "时间节点"),
        ],
        &[
            (0, "粮食"),
            (7, "修建晒场"),
            (20, "在三个村各修一处。"),
            (40, "县农业农村局"),
            (50, "县交通局"),
            (62, "2026年9月"),
        ],
        &[
            (7, "添置烘干机"),
            (20, "支持合作社购置。"),
            (40, "县供销社"),
            (50, "县财政局、沙溪镇"),
            (62, "2026年12月"),
        ],
    ]);
    let plan = read(&table);
    assert_eq!(plan.annex().unwrap().rows().len(), 2, "{table}");
    let leads: Vec<_> = plan
        .tasks()
        .map(|task| task.leads().map(Unit::name).collect::<String>())
        .collect();
    assert_eq!(leads, ["县农业农村局", "县供销社"]);
}

#[test]
fn what_stands_below_the_table_is_none_of_its_cells() {
    let row = lines(&[
        HEADS,
        &[
            (1, "1"),
            (5, "修建晒场三处"),
            (25, "县农业农村局"),
            (38, "县财政局"),
            (52, "12月底前"),
        ],
        &[
            (1, "2"),
            (5, "添置烘干机"),
            (25, "县供销社"),
            (38, "沙溪镇"),
            (52, "6月底前"),
        ],
    ]);
    for below in [
        "\n                                      沙坪县人民政府办公室\n                                      2026年3月5日\n",
        "\n    各镇要把任务分到村，按月报送进展，年底前由县政府督查室组织验收。\n",
        "\n联系人：王某      电话：无\n",
    ] {
        let plan = Plan::parse([MARK, &row, below].concat()).unwrap();
        assert_eq!(
            rows(&plan),
            [
                "1 修建晒场三处 | 县农业农村局 | 县财政局",
                "2 添置烘干机 | 县供销社 | 沙溪镇"
            ],
            "{below}"
        );
    }
}

#[test]
fn a_heading_without_a_number_stands_above_its_rows() {
    let table = lines(&[
        HEADS,
        &[(0, "粮食生产")],
        &[
            (1, "1"),
            (5, "修建晒场三处"),
            (25, "县农业农村局"),
            (38, "县财政局"),
            (52, "12月底前"),
        ],
        &[(0, "农机具")],
        &[
            (1, "2"),
            (5, "添置烘干机"),
            (25, "县供销社"),
            (38, "沙溪镇"),
            (52, "6月底前"),
        ],
    ]);
    assert_rows(
        &table,
        &[
            "1 修建晒场三处 | 县农业农村局 | 县财政局",
            "2 添置烘干机 | 县供销社 | 沙溪镇",
        ],
    );
    let plan = read(&table);
    assert_eq!(annex_headings(&plan), ["粮食生产", "农机具"]);
}

#[test]
fn prose_with_gaps_is_no_table() {
    for text in [
        "一、任务\n（一）修晒场。在三个村各修一处。（牵头单位：县农机站）\n\n任务  分到各镇。\n竹坪镇    沙溪镇    河口镇\n",
        "一、任务\n（一）修晒场。在三个村各修一处。（牵头单位：县农机站）\n\n负责人：        年    月    日\n",
    ] {
        let plan = Plan::parse(text).unwrap();
        assert!(plan.annex().is_none(), "{text}");
        assert_eq!(plan.tasks().len(), 1, "{text}");
    }
}

const WORDS: &str = "序号 工作任务 牵头单位 责任单位 完成时限\n";

#[test]
fn texts_break_between_cells_that_single_blanks_part() {
    let two = "2 添置烘干机 县供销社 各镇 9月底前\n";
    let text = "在三个村各修晒场一处，配套/建机耕道，落实管护人员。";
    for (one, text) in [
        (
            "1 在三个村各修晒场一处，配套 县农机站 竹坪镇 6月底前\n建机耕道，落实管护人员。\n",
            text,
        ),
        (
            "在三个村各修晒场一处，配套\n1 县农机站 竹坪镇 6月底前\n建机耕道，落实管护人员。\n",
            text,
        ),
        ("1\n修建晒场 县农机站 竹坪镇 6月底前\n", "修建晒场"),
    ] {
        let one_read = format!("1 {text} | 县农机站 | 竹坪镇");
        assert_rows(
            &[WORDS, one, two].concat(),
            &[&one_read, "2 添置烘干机 | 县供销社 | 各镇"],
        );
        let plan = read(&[WORDS, "一、粮食\n", one, "二、机具\n", two].concat());
        assert_eq!(
            rows(&plan),
            [&one_read, "2 添置烘干机 | 县供销社 | 各镇"],
            "{one}"
        );
    }
}

#[test]
fn a_line_of_no_known_cell_is_told_where_single_blanks_part_cells() {
    let table = [
        WORDS,
        "竹坪镇\n1 修建晒场 县农机站 6月底前\n沙溪镇\n",
        "2 添置烘干机 县供销社 各镇 9月底前\n",
        "三处 两条\n",
        "3 培训机手 县人社局 县教育局 12月底前\n",
    ]
    .concat();
    let plan = read(&table);
    assert_eq!(
        units_of_tasks(&plan),
        ["县农机站", "县供销社、各镇", "县人社局、县教育局"]
    );
    let unplaced: Vec<_> = plan
        .diagnostics()
        .iter()
        .filter(|odd| odd.code() == DiagnosticCode::TableTextUnplaced)
        .map(|odd| &plan.source()[odd.span().range()])
        .collect();
    assert_eq!(unplaced, ["竹坪镇", "沙溪镇", "三处 两条"]);
}

#[test]
fn prose_below_cells_that_single_blanks_part_is_none_of_the_last_row() {
    for below in [
        "各镇要按月报送进展。\n",
        "竹坪镇人民政府\n2026年3月5日\n",
        "\n注：各镇自行安排。\n",
    ] {
        let table = "1 修建晒场 县农机站 竹坪镇 6月底前\n2 添置烘干机 县供销社 各镇 9月底前\n";
        let plan = Plan::parse([MARK, WORDS, table, below].concat()).unwrap();
        assert_eq!(rows(&plan)[0], "1 修建晒场 | 县农机站 | 竹坪镇", "{below}");
        assert!(
            rows(&plan)[1].starts_with("2 添置烘干机 | 县供销社 | 各镇"),
            "{below}"
        );
    }
}

#[test]
fn an_area_is_lacking_before_what_is_to_be_done() {
    let table = "序号 类别 工作任务 责任领导 牵头单位 责任单位 完成时限\n\
        1 粮食 修建晒场三处 王某 县农机站 竹坪镇 6月底前\n\
        2 添置烘干机 王某 县供销社 各镇 9月底前\n";
    assert_rows(
        table,
        &[
            "1 修建晒场三处 | 县农机站 | 竹坪镇",
            "2 添置烘干机 | 县供销社 | 各镇",
        ],
    );
}

#[test]
fn the_end_of_a_name_goes_on_with_no_whole_one() {
    let table = [
        WORDS,
        "1 修建晒场 县市场监管 县供销社 6月底前\n局\n2 添置烘干机 县供销社 各镇 9月底前\n",
    ]
    .concat();
    let plan = read(&table);
    assert_eq!(
        units_of_tasks(&plan),
        ["县市场监管、县供销社", "县供销社、各镇"]
    );
    assert!(
        codes(&plan).contains(&DiagnosticCode::TableTextUnplaced),
        "{:?}",
        codes(&plan)
    );
}
