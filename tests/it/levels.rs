//! Heads of two levels: one over several columns, and those of the columns below it.

use pilot_plan::{AnnexRow, Deadline, Excerpt, Plan};

/// What the rows of a table say: number, texts, units beside the heads of their columns, and until when.
fn rows(table: &str) -> Vec<String> {
    let plan = Plan::parse(format!("云岭县水利任务分工表\n{table}")).unwrap();
    let row = |row: AnnexRow<'_>| {
        let number = row.printed_number().map(|number| number.to_string());
        let texts: Vec<_> = row.paragraphs().map(Excerpt::text).collect();
        let units = row.assignments();
        let units: Vec<_> = units
            .map(|one| format!("{}={}", one.label(), one.unit().name()))
            .collect();
        [
            number.unwrap_or_default(),
            texts.concat(),
            units.join("、"),
            row.deadline().map_or("", Deadline::text).to_owned(),
        ]
        .join("|")
    };
    let annex = plan.annex().unwrap_or_else(|| panic!("{table}"));
    annex.rows().map(row).collect()
}

/// What each of the tables below says.
const SAID: [&str; 2] = [
    "1|疏通老渠|牵头单位=县水利局、配合单位=县财政局|6月底前",
    "2|加固堤坝|牵头单位=县应急局、配合单位=石桥镇|9月底前",
];

const ROWS: [[&str; 5]; 2] = [
    ["1", "疏通老渠", "县水利局", "县财政局", "6月底前"],
    ["2", "加固堤坝", "县应急局", "石桥镇", "9月底前"],
];

/// The heads of two rows with the rows of the table below them, their cells parted by tabs and by pipes.
fn parted(above: &[&str], below: &[&str]) -> [String; 3] {
    let tabs = |row: &[&str]| row.join("\t") + "\n";
    let pipes = |row: &[&str]| format!("| {} |\n", row.join(" | "));
    let body =
        |form: &dyn Fn(&[&str]) -> String| -> String { ROWS.iter().map(|row| form(row)).collect() };
    let rule = "|---|---|---|---|\n";
    [
        [tabs(above), tabs(below), body(&tabs)].concat(),
        [pipes(above), rule.to_owned(), pipes(below), body(&pipes)].concat(),
        [pipes(above), pipes(below), rule.to_owned(), body(&pipes)].concat(),
    ]
}

#[test]
fn the_head_over_several_columns_is_printed_once() {
    for group in ["责任分工", "责任单位", "责任单位及分工"] {
        let above = ["序号", "重点任务", group, "完成时限"];
        for below in [
            &["", "", "牵头单位", "配合单位", ""][..],
            // Blanks at the end may be lost, or moved.
            &["", "", "牵头单位", "配合单位"],
            &["牵头单位", "配合单位", "", ""],
            &["牵头单位", "配合单位"],
        ] {
            for table in parted(&above, below) {
                assert_eq!(rows(&table), SAID, "{table}");
            }
        }
    }
}

#[test]
fn heads_over_both_rows_may_be_printed_in_both() {
    let below = ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"];
    for above in [
        ["序号", "重点任务", "责任分工", "责任分工", "完成时限"],
        ["序号", "重点任务", "责任分工", "", "完成时限"],
        ["序号", "重点任务", "落实", "", "完成时限"],
    ] {
        for table in parted(&above, &below) {
            assert_eq!(rows(&table), SAID, "{table}");
        }
    }
}

#[test]
fn a_person_may_stand_below_the_head_over_units() {
    let table = "序号\t重点任务\t责任单位\t完成时限\n\t\t责任领导\t牵头单位\t\n\
                 1\t疏通老渠\t王某\t县水利局\t6月底前\n2\t加固堤坝\t李某\t县应急局\t9月底前\n";
    assert_eq!(
        rows(table),
        [
            "1|疏通老渠|牵头单位=县水利局|6月底前",
            "2|加固堤坝|牵头单位=县应急局|9月底前"
        ]
    );
}

#[test]
fn heads_below_one_of_years_or_times_have_words_of_their_own() {
    let row = |cells: &[&str]| cells.join("\t") + "\n";
    let said = [
        "1|疏通老渠|责任单位=县水利局|",
        "2|加固堤坝|责任单位=县应急局|",
    ];
    let first = ["1", "疏通老渠", "三公里", "四公里", "县水利局"];
    let second = ["2", "加固堤坝", "一处", "两处", "县应急局"];
    for above in [
        &["序号", "重点任务", "年度目标", "", "责任单位"][..],
        &["序号", "重点任务", "年度目标", "责任单位"],
    ] {
        let below = ["", "", "2025年", "2026年", ""];
        let table = [row(above), row(&below), row(&first), row(&second)].concat();
        assert_eq!(rows(&table), said, "{table}");
        let plan = Plan::parse(format!("云岭县水利任务分工表\n{table}")).unwrap();
        let row = plan.annex().unwrap().rows().next().unwrap();
        let cell = row.cell("2026年").unwrap();
        assert!(cell.paragraphs().map(Excerpt::text).eq(["四公里"]));
    }
    // Beside those of roles; what begins is no deadline.
    let table = [
        row(&["序号", "重点任务", "时间安排", "", "责任分工", ""]),
        row(&["", "", "开始", "结束", "牵头单位", "配合单位"]),
        row(&["1", "疏通老渠", "3月", "6月底前", "县水利局", "县财政局"]),
        row(&["2", "加固堤坝", "4月", "9月底前", "县应急局", "石桥镇"]),
    ];
    assert_eq!(rows(&table.concat()), SAID);
    // A row whose units are those of a cell above is none.
    let table = "指标名称\t目标值\t\t责任单位\n绿化\t达标\t持平\t\n清淤\t达标\t持平\t县水利局\n";
    assert_eq!(rows(table).len(), 2, "{:?}", rows(table));
}

#[test]
fn the_places_of_a_page_tell_the_head_over_the_others() {
    for group in ["责任分工", "责任单位"] {
        for table in [
            format!(
                "序号    重点任务          {group}          完成时限\n\
                 \u{3000}                   牵头单位    配合单位\n\
                 1       疏通老渠      县水利局    县财政局    6月底前\n\
                 2       加固堤坝      县应急局    石桥镇      9月底前\n"
            ),
            format!(
                "序号 重点任务 {group} 完成时限\n牵头单位 配合单位\n\
                 1 疏通老渠 县水利局 县财政局 6月底前\n2 加固堤坝 县应急局 石桥镇 9月底前\n"
            ),
        ] {
            assert_eq!(rows(&table), SAID, "{table}");
        }
    }
}

#[test]
fn a_head_a_line_may_stand_right_above_those_below_it() {
    let cells = ROWS.concat().join("\n");
    for heads in [
        "序号\n重点任务\n责任分工\n牵头单位\n配合单位\n完成时限",
        "序号\n重点任务\n责任分工\n完成时限\n牵头单位\n配合单位",
    ] {
        let table = format!("{heads}\n{cells}\n");
        assert_eq!(rows(&table), SAID, "{table}");
        let piped = table.replace('\n', "|\n");
        assert_eq!(rows(&piped), SAID, "{piped}");
    }
    // What units have to do is a column of its own, where no other says it.
    let said = SAID.map(|row| row.replace("渠|", "渠。|").replace("坝|", "坝。|"));
    for duty in ["职责分工", "责任分工"] {
        let table = format!(
            "序号\n{duty}\n牵头单位\n配合单位\n完成时限\n1\n疏通老渠。\n县水利局\n县财政局\n6月底前\n\
             2\n加固堤坝。\n县应急局\n石桥镇\n9月底前\n"
        );
        assert_eq!(rows(&table), said, "{duty}");
    }
}

#[test]
fn strokes_stand_between_the_levels_of_a_box() {
    for table in [
        "┌──┬────┬─────────┬────┐\n│序号│重点任务│责任分工          │完成时限│\n\
         │    │        ├────┬────┤        │\n│    │        │牵头单位│配合单位│        │\n\
         ├──┼────┼────┼────┼────┤\n│1   │疏通老渠│县水利局│县财政局│6月底前 │\n\
         ├──┼────┼────┼────┼────┤\n│2   │加固堤坝│县应急局│石桥镇  │9月底前 │\n└──┴────┴────┴────┴────┘\n",
        "+------+----------+---------------------+----------+\n| 序号 | 重点任务 | 责任分工            | 完成时限 |\n\
         |      |          +----------+----------+          |\n|      |          | 牵头单位 | 配合单位 |          |\n\
         +======+==========+==========+==========+==========+\n| 1    | 疏通老渠 | 县水利局 | 县财政局 | 6月底前  |\n\
         +------+----------+----------+----------+----------+\n| 2    | 加固堤坝 | 县应急局 | 石桥镇   | 9月底前  |\n\
         +------+----------+----------+----------+----------+\n",
    ] {
        assert_eq!(rows(table), SAID, "{table}");
    }
}

#[test]
fn a_row_of_units_is_no_second_level() {
    // Its cells name units, and no roles.
    let table = "重点任务\t责任单位\n主管部门\t县水利局\n加固堤坝\t县应急局\n";
    assert_eq!(rows(table).len(), 2);
    // The rest of a head is none: 及责任人 goes on with 牵头单位.
    let table = "序号\t重点任务\t牵头单位\n及责任人\t配合单位\t完成时限\n1\t疏通老渠\t县水利局\t县财政局\t6月底前\n";
    assert_eq!(
        rows(table),
        ["1|疏通老渠|牵头单位\n及责任人=县水利局、配合单位=县财政局|6月底前"]
    );
}
