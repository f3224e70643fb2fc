//! Tables that narrow columns and page ends have broken, in the forms that they are copied in.

use pilot_plan::{Diagnostic, Finding, Plan, Task};

const BODY: &str = "竹溪县通水方案\n一、主要任务\n\
    （一）清理老渠。清淤八公里。（牵头单位：县水利局；责任单位：县财政局、上河镇；完成时限：2026年6月底前）\n\
    （二）整修村道。路面加宽两米。（牵头单位：县交通局；责任单位：县财政局、县公安局；完成时限：2026年12月底前）\n\
    （三）更换水泵。更换九台。（牵头单位：县水利局；责任单位：县发展改革局；完成时限：2026年9月底前）\n\
    附件：任务分工表\n\n附件\n任务分工表\n";

/// Whether the table below the body repeats it to the last word.
fn assert_repeats(table: &str) {
    let plan = Plan::parse([BODY, table].concat()).unwrap();
    let odd: Vec<_> = plan.diagnostics().iter().map(Diagnostic::code).collect();
    assert_eq!(odd, [], "{table}");
    let annex = plan.annex().unwrap_or_else(|| panic!("no annex: {table}"));
    let rows: Vec<_> = annex
        .rows()
        .map(|row| (row.printed_number(), row.task().map(Task::number)))
        .collect();
    assert_eq!(
        rows,
        [1, 2, 3].map(|number| (Some(number), Some(number))),
        "{table}"
    );
    let findings: Vec<_> = plan.audit().findings().map(Finding::message).collect();
    assert!(findings.is_empty(), "{table}{findings:?}");
}

const HEADS: [&str; 5] = ["序号", "重点任务", "牵头单位", "责任单位", "完成时限"];
const ROWS: [[&str; 5]; 3] = [
    [
        "1",
        "清理老渠",
        "县水利局",
        "县财政局、上河镇",
        "2026年6月底前",
    ],
    [
        "2",
        "整修村道",
        "县交通局",
        "县财政局、县公安局",
        "2026年12月底前",
    ],
    ["3", "更换水泵", "县水利局", "县发展改革局", "2026年9月底前"],
];

/// The forms of a table: a tab between its cells, pipes about them, a line for each.
fn forms(heads: [&str; 5], rows: [[&str; 5]; 3]) -> [String; 3] {
    let tabs = |row: [&str; 5]| row.join("\t") + "\n";
    let pipes = |row: [&str; 5]| format!("| {} |\n", row.join(" | ").replace('\n', "<br>"));
    let lines = |row: [&str; 5]| row.join("\n") + "\n";
    [
        tabs(heads) + &rows.map(tabs).concat(),
        pipes(heads) + "|---|---|---|---|---|\n" + &rows.map(pipes).concat(),
        lines(heads) + &rows.map(lines).concat(),
    ]
}

#[test]
fn heads_break_in_narrow_columns() {
    for heads in [
        HEADS,
        ["序号", "重点任务", "牵头\n单位", "责任\n单位", "完成\n时限"],
        ["序号", "重点任务", "牵头\n单位", "责任单位", "完成时限"],
        ["序号", "重点任务", "牵头单位", "责任单位", "完成\n时限"],
        ["序\n号", "重点\n任务", "牵头单位", "责任单位", "完成时限"],
    ] {
        for table in forms(heads, ROWS) {
            assert_repeats(&table);
        }
    }
}

#[test]
fn rows_count_in_any_form() {
    for numbers in [
        ["1.", "2.", "3."],
        ["（1）", "（2）", "（3）"],
        ["( 1 )", "( 2 )", "( 3 )"],
        ["①", "②", "③"],
        ["一", "二", "三"],
        ["（一）", "（二）", "（三）"],
    ] {
        let mut rows = ROWS;
        for (row, number) in rows.iter_mut().zip(numbers) {
            row[0] = number;
        }
        for table in forms(HEADS, rows) {
            assert_repeats(&table);
        }
    }
}

#[test]
fn times_break_in_narrow_columns() {
    for (first, second) in [
        ("2026年\n6月底前", "2026年\n12月底前"),
        ("2026年6月\n底前", "2026年12\n月底前"),
        ("2026年6月底前", "2026年12月底\n前"),
    ] {
        let mut rows = ROWS;
        rows[0][4] = first;
        rows[1][4] = second;
        for table in forms(HEADS, rows) {
            assert_repeats(&table);
        }
    }
}

#[test]
fn a_page_ends_between_rows_or_within_one() {
    for page in ["7", "3", "— 7 —", "第7页"] {
        for table in forms(HEADS, ROWS) {
            let at = table
                .find("3\t更换")
                .or_else(|| table.find("| 3 |"))
                .or_else(|| table.find("3\n更换"));
            let (above, below) = table.split_at(at.unwrap());
            assert_repeats(&format!("{above}{page}\n{below}"));
        }
    }
    let [tabs, ..] = forms(HEADS, ROWS);
    assert_repeats(&tabs.replace("县财政局、县公安局", "县财政局、\n— 7 —\n县公安局"));
}

#[test]
fn names_break_between_lines() {
    for table in forms(HEADS, ROWS) {
        let table = table.replace("县财政局、上河镇", "县财政\n局、上河镇");
        // Within pipes no line ends.
        let table = if table.contains('|') {
            table.replace("县财政\n局", "县财政<br>局")
        } else {
            table
        };
        let plan = Plan::parse([BODY, &table].concat()).unwrap();
        let row = plan.annex().unwrap().rows().next().unwrap();
        let units: Vec<_> = row.assignments().map(|one| one.unit().name()).collect();
        assert_eq!(units, ["县水利局", "县财政局", "上河镇"], "{table}");
        assert_eq!(plan.annex().unwrap().rows().len(), 3, "{table}");
    }
}

#[test]
fn a_cell_before_the_first_pipe_may_be_empty() {
    let table = "领域 | 序号 | 重点任务 | 牵头单位 | 责任单位 | 完成时限\n--- | --- | --- | --- | --- | ---\n\
        水利 | 1 | 清理老渠 | 县水利局 | 县财政局、上河镇 | 2026年6月底前\n\
        \x20| 2 | 整修村道 | 县交通局 | 县财政局、县公安局 | 2026年12月底前\n\
        \x20| 3 | 更换水泵 | 县水利局 | 县发展改革局 | 2026年9月底前\n";
    assert_repeats(table);
}

#[test]
fn a_second_level_of_heads_may_stand_below_the_rule() {
    let table = "| 序号 | 重点任务 | 责任分工 | | 完成时限 |\n|---|---|---|---|---|\n| | | 牵头单位 | 责任单位 | |\n\
        | 1 | 清理老渠 | 县水利局 | 县财政局、上河镇 | 2026年6月底前 |\n\
        | 2 | 整修村道 | 县交通局 | 县财政局、县公安局 | 2026年12月底前 |\n\
        | 3 | 更换水泵 | 县水利局 | 县发展改革局 | 2026年9月底前 |\n";
    assert_repeats(table);
}

#[test]
fn a_row_may_repeat_two_tasks() {
    let text = "一、任务\n1.清理老渠八公里（县水利局负责）\n2.整修村道三十公里（县水利局负责）\n\n\
        序号|任务|内容|责任单位\n1|清理老渠八公里|整修村道三十公里|县水利局\n";
    let plan = crate::verify::read(text);
    let rows = plan.annex().unwrap().rows();
    assert_eq!(
        rows.map(|row| row.assignments().len()).collect::<Vec<_>>(),
        [1]
    );
}

/// A table that a page ends in: the head is printed again below the first row, and above `below`.
fn over_a_page(first: &str, between: &str, below: &str) -> String {
    let head = HEADS.join("\t");
    let rest = ROWS.map(|row| row.join("\t"));
    format!(
        "{head}\n{first}\n{between}{head}\n{below}\n{}\n{}\n",
        rest[1], rest[2]
    )
}

/// The printed numbers, texts and units of the rows, in three forms, and the codes of what was odd in each.
fn read_in_forms(table: &str) -> Vec<(Vec<String>, Vec<&'static str>)> {
    let pipes = |table: &str| -> String {
        let line = |line: &str| {
            if line.contains('\t') {
                format!("| {} |\n", line.replace('\t', " | "))
            } else {
                format!("{line}\n")
            }
        };
        let rule = "|---|---|---|---|---|\n";
        let lines = table.lines().map(|one| {
            let rule = if one.starts_with("序号") { rule } else { "" };
            line(one) + rule
        });
        lines.collect()
    };
    let boxed = pipes(table)
        .replace('|', "│")
        .replace("│---│---│---│---│---│", "├─┼─┼─┼─┼─┤");
    [table.to_owned(), pipes(table), boxed]
        .map(|table| {
            let plan = Plan::parse([BODY, &table].concat()).unwrap();
            let rows = plan.annex().unwrap().rows().map(|row| {
                let texts: Vec<_> = row.paragraphs().map(pilot_plan::Excerpt::text).collect();
                let units: Vec<_> = row.assignments().map(|one| one.unit().name()).collect();
                let number = row.printed_number().unwrap_or_default();
                format!("{number} {} {}", texts.concat(), units.join(" "))
            });
            let odd = plan.diagnostics().iter().map(|odd| odd.code().as_str());
            (rows.collect(), odd.collect())
        })
        .into()
}

#[test]
fn a_row_goes_on_behind_a_head_that_is_printed_again() {
    for (first, between, below) in [
        (
            "1\t清理\t县水利局\t县财政局、上河镇\t2026年6月底前",
            "",
            "\t老渠\t\t\t",
        ),
        (
            "1\t清理\t县水利局\t县财政局、上河镇\t2026年6月底前",
            "— 3 —\n续表\n",
            "\t老渠\t\t\t",
        ),
        (
            "1\t清理\t县水利局\t县财政局、\t2026年6月底前",
            "3\n",
            "\t老渠\t\t上河镇\t",
        ),
        (
            "1\t清理老渠\t县水利局\t县财政局、上\t2026年6月底前",
            "",
            "\t\t\t河镇\t",
        ),
        (
            "1\t清理\t\t\t",
            "",
            "\t老渠\t县水利局\t县财政局、上河镇\t2026年6月底前",
        ),
    ] {
        for (rows, odd) in read_in_forms(&over_a_page(first, between, below)) {
            assert_eq!(
                rows.first().unwrap(),
                "1 清理老渠 县水利局 县财政局 上河镇",
                "{first}{below}"
            );
            assert_eq!(rows.len(), 3, "{first}{below}");
            assert_eq!(odd, ["row-over-pages"], "{first}{below}");
        }
    }
}

#[test]
fn another_row_may_stand_behind_a_head_that_is_printed_again() {
    let first = ROWS[0].join("\t");
    for below in [
        // A row without number has units of its own, a heading is one, and the next number tells that one is lost.
        "\t植树\t县林业局\t县民政局\t",
        "\t二、道路\t\t\t",
        "合计\t\t\t\t",
    ] {
        for (_, odd) in read_in_forms(&over_a_page(&first, "", below)) {
            assert!(!odd.contains(&"row-over-pages"), "{below}");
        }
    }
    let whole = first.replace("清理老渠", "清理老渠。");
    for (_, odd) in read_in_forms(&over_a_page(&whole, "", "\t道路\t\t\t")) {
        assert!(!odd.contains(&"row-over-pages"));
    }
    let lost = over_a_page(&first, "", "\t植树\t\t\t").replace("\n2\t", "\n3\t");
    for (_, odd) in read_in_forms(&lost) {
        assert!(!odd.contains(&"row-over-pages"));
    }
}

#[test]
fn prose_with_commas_is_no_row() {
    let table = "序号,重点任务,责任单位\n1,清理老渠,县水利局\n2,整修村道,县交通局\n";
    for prose in [
        "各单位要加强领导,落实责任,按月报送。",
        "县水利局每月汇总,抄送各镇,不得延误",
    ] {
        let plan = Plan::parse(["附件\n任务分工表\n", table, prose, "\n"].concat()).unwrap();
        assert_eq!(plan.tasks().len(), 2, "{prose}");
    }
    let plain = "重点任务,牵头单位,责任单位\n清理老渠,县水利局,县财政局\n";
    let prose = "各单位要加强领导,落实责任,按月报送。\n";
    let plan = Plan::parse(["附件\n任务分工表\n", plain, prose].concat()).unwrap();
    assert_eq!(plan.tasks().len(), 1);
    let quoted = "序号,重点任务,责任单位\n1,\"清理老渠,通到上河镇。\",县水利局\n,修闸。,县水利局\n";
    let plan = Plan::parse(["附件\n任务分工表\n", quoted].concat()).unwrap();
    assert_eq!(plan.tasks().len(), 2);
    let codes =
        "编号,重点任务,责任单位\nSL-2026-01,清理老渠,县水利局\nSL-2026-02,整修村道,县交通局\n";
    let plan = Plan::parse(["附件\n任务分工表\n", codes].concat()).unwrap();
    assert_eq!(plan.tasks().len(), 2);
}

/// What the rows of a table say that has a cell a line below these heads: number, texts, units with the labels of their
/// columns, and until when.
fn said(heads: &[&str], lines: &str) -> Vec<String> {
    let text = format!("云岭县通水任务分工表\n{}\n{lines}", heads.join("\n"));
    let plan = Plan::parse(text).unwrap();
    let annex = plan.annex().unwrap_or_else(|| panic!("no annex: {lines}"));
    let rows = annex.rows().map(|row| {
        let number = row
            .printed_number()
            .map_or("-".to_owned(), |number| number.to_string());
        let texts: Vec<_> = row
            .paragraphs()
            .map(|text| text.joined().into_owned())
            .collect();
        let units = row.assignments();
        let units: Vec<_> = units
            .map(|one| format!("{}={}", one.label(), one.unit().name()))
            .collect();
        let due = row.deadline().map_or("", |due| due.text());
        [number, texts.join("/"), units.join(" "), due.to_owned()]
            .join(" ")
            .trim_end()
            .to_owned()
    });
    rows.collect()
}

const DUE: &[&str] = &["序号", "工作任务", "牵头单位", "责任单位", "完成时限"];

#[test]
fn narrow_columns_break_names_of_rows_with_a_cell_a_line() {
    let last = "2 打井 牵头单位=县水利局 责任单位=县财政局 12月底前";
    for (lines, row) in [
        (
            "县水利局、县\n财政局\n各乡镇人民\n政府",
            "牵头单位=县水利局 牵头单位=县财政局 责任单位=各乡镇人民政府",
        ),
        (
            "县农业农村\n局\n县自然资源\n和规划局",
            "牵头单位=县农业农村局 责任单位=县自然资源和规划局",
        ),
        (
            "县农业农村\n局\n县财政局\n石湾镇",
            "牵头单位=县农业农村局 责任单位=县财政局 责任单位=石湾镇",
        ),
    ] {
        let lines =
            format!("1\n清淤五公里\n{lines}\n6月底前\n2\n打井\n县水利局\n县财政局\n12月底前\n");
        assert_eq!(
            said(DUE, &lines),
            [format!("1 清淤五公里 {row} 6月底前"), last.to_owned()]
        );
        // The last row ends with its time.
        let (_, first) = lines.split_once('\n').unwrap();
        let (first, _) = first.split_once("\n2\n").unwrap();
        let lines =
            format!("1\n打井\n县水利局\n县财政局\n12月底前\n2\n{first}\n备注：按月报送。\n");
        assert_eq!(said(DUE, &lines)[1], format!("2 清淤五公里 {row} 6月底前"));
    }
    // The text may break too.
    for text in ["新增学位\n3600个", "改造县城水系\n新增水面"] {
        let lines = format!("1\n{text}\n县自然资源\n和规划局\n县农业农村\n局\n6月底前\n");
        let text = text.replace('\n', "/");
        assert_eq!(
            said(DUE, &lines),
            [format!(
                "1 {text} 牵头单位=县自然资源和规划局 责任单位=县农业农村局 6月底前"
            )]
        );
    }
    // The text may take lines of its own, and no column of times need stand behind.
    let lines = "1\n清淤五公里，\n护岸三里\n县农业农村\n局\n县自然资源\n和规划局\n2\n打井\n县水利局\n县财政局\n";
    assert_eq!(
        said(&DUE[..4], lines)[0],
        "1 清淤五公里，/护岸三里 牵头单位=县农业农村局 责任单位=县自然资源和规划局"
    );
}

#[test]
fn units_stand_below_each_other_whatever_they_are_called() {
    for odd in ["石湾园(河口镇)", "沿河各村"] {
        let lines = format!(
            "1\n疏通老渠\n县水利局\n开发区\n{odd}\n各街道\n县水投公司\n2\n加固河堤\n县住建局\n各镇\n"
        );
        let first = format!(
            "1 疏通老渠 牵头单位=县水利局 责任单位=开发区 责任单位={odd} 责任单位=各街道 责任单位=县水投公司"
        );
        let rows = said(&DUE[..4], &lines);
        assert_eq!(
            rows,
            [&*first, "2 加固河堤 牵头单位=县住建局 责任单位=各镇"]
        );
    }
    // A task may be called as a unit is.
    let lines =
        "1\n疏通老渠\n县水利局\n石湾镇\n建设示范园\n县住建局\n各镇\n2\n护堤\n县住建局\n各镇\n";
    assert_eq!(
        said(&DUE[..4], lines)[1],
        "- 建设示范园 牵头单位=县住建局 责任单位=各镇"
    );
}

#[test]
fn lines_of_a_narrow_text_are_one_paragraph() {
    let table = |text: &str| {
        let lines = format!(
            "1\n{text}\n县水利局\n石湾镇\n6月底前\n2\n打井\n县水利局\n县财政局\n12月底前\n"
        );
        let rows = said(DUE, &lines);
        assert_eq!(rows.len(), 2, "{text}");
        rows.into_iter().next().unwrap()
    };
    let units = "牵头单位=县水利局 责任单位=石湾镇 6月底前";
    let text = "推进渠道清淤工作，建立长效\n机制，落实管护人员和经费，\n确保灌溉用水。";
    assert_eq!(
        table(text),
        format!("1 推进渠道清淤工作，建立长效机制，落实管护人员和经费，确保灌溉用水。 {units}")
    );
    for text in [
        // Each a sentence.
        "推进渠道清淤，建立长效机制。\n落实管护的人员、经费和制度。\n确保灌溉用水。",
        // Items, with numbers or without.
        "1.推进渠道清淤，建立长效机\n2.落实管护人员，经费由县里出\n3.确保灌溉用水",
        "推进渠道清淤\n落实管护经费\n确保灌溉用水",
        // A name above what is to be done.
        "推进渠道清淤\n清淤五公里，护岸三里，新建泵站三座，确保灌溉用水。",
    ] {
        assert_eq!(
            table(text),
            format!("1 {} {units}", text.replace('\n', "/"))
        );
    }
}

#[test]
fn a_row_below_a_merged_number_has_its_own_time() {
    let heads = ["序号", "民生实事", "责任单位", "完成时限"];
    let lines = "1\n疏通老渠。\n县水利局\n5月底前动工\n清理塘坝。\n12月底前\n2\n加固河堤。\n县住建局\n12月底前\n";
    assert_eq!(
        said(&heads, lines),
        [
            "1 疏通老渠。 责任单位=县水利局 5月底前",
            "- 清理塘坝。 责任单位=县水利局 12月底前",
            "2 加固河堤。 责任单位=县住建局 12月底前",
        ]
    );
    let text = format!("云岭县通水任务分工表\n{}\n{lines}", heads.join("\n"));
    let plan = Plan::parse(text).unwrap();
    let audit = plan.audit();
    assert!(audit.findings().all(|one| one.code() != "number-wrong"));
}
