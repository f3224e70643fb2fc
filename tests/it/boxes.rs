//! Tables in boxes that are drawn with strokes, the cells of which have several lines.

use pilot_plan::{Diagnostic, DiagnosticCode, Excerpt, Plan};

/// The number, text and units of each row, with what was odd, of a table below a plan without tasks.
fn rows(table: &str) -> (Vec<String>, Vec<&'static str>) {
    let plan = Plan::parse(format!(
        "竹溪县通水方案\n一、目标\n全县通水（见任务分工表）。\n附件\n任务分工表\n{table}"
    ))
    .unwrap();
    let rows = plan.annex().unwrap().rows().map(|row| {
        let number = row.printed_number().map(|number| number.to_string());
        let texts: Vec<_> = row.paragraphs().map(Excerpt::text).collect();
        let units: Vec<_> = row.assignments().map(|one| one.unit().name()).collect();
        format!(
            "{} {} {}",
            number.unwrap_or_default(),
            texts.concat(),
            units.join(" ")
        )
    });
    let odd = plan.diagnostics().iter().map(Diagnostic::code);
    let odd = odd.filter(|code| *code != DiagnosticCode::AnnexNotMentioned);
    (
        rows.collect(),
        odd.map(DiagnosticCode::as_str).collect::<Vec<_>>(),
    )
}

#[test]
fn a_row_reaches_from_stroke_to_stroke() {
    let table = "\
        ┌────┬──────────┬────────┬──────────┐\n\
        │序号│重点任务  │牵头单位│责任单位  │\n\
        ├────┼──────────┼────────┼──────────┤\n\
        │    │清理老渠  │        │县财政局、│\n\
        │ 1  │八公里    │县水利局│上河镇    │\n\
        ├────┼──────────┼────────┼──────────┤\n\
        │ 2  │整修村道  │县交通局│县公      │\n\
        │    │          │        │安局      │\n\
        └────┴──────────┴────────┴──────────┘\n";
    let read = [
        "1 清理老渠八公里 县水利局 县财政局 上河镇",
        "2 整修村道 县交通局 县公安局",
    ];
    let (own, odd) = rows(table);
    assert_eq!(
        (own.as_slice(), odd.as_slice()),
        (&read.map(String::from)[..], &[][..])
    );
    // Widths that do not fit, and a grid of other signs.
    let narrow = table.replace("  │", "│").replace("┼────", "┼─");
    assert_eq!(rows(&narrow).0, read);
    let grid = table.replace('│', "|").replace('─', "-");
    let grid = grid.replace(|c| ('\u{2500}'..='\u{257F}').contains(&c), "+");
    assert_eq!(rows(&grid).0, read);
}

#[test]
fn a_cell_may_reach_over_rows_beside_it() {
    let (own, odd) = rows(
        "╔════╦══════════╦════════╦══════════╗\n\
         ║序号║重点任务  ║牵头单位║责任单位  ║\n\
         ╠════╬══════════╬════════╬══════════╣\n\
         ║一、水利                           ║\n\
         ╠════╬══════════╬════════╬══════════╣\n\
         ║ 1  ║清理老渠  ║县水利局║县财政局、║\n\
         ║    ║八公里    ║        ║上河镇    ║\n\
         ║    ╠══════════╬════════╬══════════╣\n\
         ║    ║修建水闸  ║县水利局║县民政局  ║\n\
         ║    ║三座      ║        ║县司法局  ║\n\
         ╠════╬══════════╬════════╬══════════╣\n\
         ║ 2  ║整修村道  ║县交通局║县财政局  ║\n\
         ╚════╩══════════╩════════╩══════════╝\n",
    );
    assert_eq!(
        own,
        [
            "1 清理老渠八公里 县水利局 县财政局 上河镇",
            " 修建水闸三座 县水利局 县民政局 县司法局",
            "2 整修村道 县交通局 县财政局",
        ]
    );
    assert_eq!(odd, [""; 0]);
}

#[test]
fn heads_may_have_several_lines() {
    let (own, odd) = rows(
        "┌────┬──────────┬────────┬──────────┐\n\
         │序号│重点      │牵头    │责任      │\n\
         │    │任务      │单位    │单位      │\n\
         ├────┼──────────┼────────┼──────────┤\n\
         │ 1  │清理老渠  │县水利局│县财政局  │\n\
         ├────┼──────────┼────────┼──────────┤\n\
         │ 2  │整修村道  │县交通局│县财政局  │\n\
         └────┴──────────┴────────┴──────────┘\n",
    );
    assert_eq!(
        own,
        [
            "1 清理老渠 县水利局 县财政局",
            "2 整修村道 县交通局 县财政局"
        ]
    );
    assert_eq!(odd, [""; 0]);
}

#[test]
fn strokes_may_part_groups_of_rows() {
    let heads = "┌──────────┬────────┬──────────┐\n\
                 │重点任务  │牵头单位│责任单位  │\n\
                 ├──────────┼────────┼──────────┤\n";
    let groups = "│清理老渠  │县水利局│县财政局  │\n\
                  │整修村道  │县交通局│县财政局  │\n\
                  ├──────────┼────────┼──────────┤\n\
                  │更换水泵  │县水利局│          │\n\
                  │添置水车  │县水利局│县司法局  │\n\
                  └──────────┴────────┴──────────┘\n";
    let (own, _) = rows(&[heads, groups].concat());
    assert_eq!(own.len(), 4, "{own:?}");
    let several = groups.replace(
        "整修村道  │县交通局│县财政局",
        "通到上河镇│        │县公安局",
    );
    let several = several.replace("添置水车  │县水利局", "九台      │        ");
    let (own, odd) = rows(&[heads, &several].concat());
    assert_eq!(
        own,
        [
            " 清理老渠通到上河镇 县水利局 县财政局 县公安局",
            " 更换水泵九台 县水利局 县司法局"
        ]
    );
    assert_eq!(odd, [""; 0]);
    // Nothing parts these rows: which of them a line goes on with is told as a doubt.
    let numbered = "┌────┬──────────┬────────┐\n\
                    │序号│重点任务  │责任单位│\n\
                    ├────┼──────────┼────────┤\n\
                    │ 1  │清理老渠  │县水利局│\n\
                    │    │八公里    │        │\n\
                    │ 2  │整修村道  │县交通局│\n\
                    └────┴──────────┴────────┘\n";
    let (own, odd) = rows(numbered);
    assert_eq!(own, ["1 清理老渠 县水利局", "2 整修村道 县交通局"]);
    assert_eq!(odd, ["table-text-unplaced"]);
}

#[test]
fn the_rule_below_the_head_of_a_grid_may_be_drawn_double() {
    let grid = |heads: &str, first: &str| {
        let rule = "+------+----------+----------+----------+\n";
        format!(
            "{rule}{heads}{}{first}{rule}| 2    | 整修村道 | 县交通局 | 上河镇   |\n{rule}",
            rule.replace('-', "=")
        )
    };
    let heads = "| 序号 | 重点任务 | 牵头单位 | 责任单位 |\n";
    let broken =
        "| 序号 | 重点任务 | 牵头     | 责任     |\n|      |          | 单位     | 单位     |\n";
    let first = "| 1    | 清理老渠 | 县水利局 | 县财政局 |\n";
    let tall =
        "| 1    | 清理     | 县水利局 | 县财政   |\n|      | 老渠     |          | 局       |\n";
    for (heads, first) in [
        (heads, first),
        (heads, tall),
        (broken, first),
        (broken, tall),
    ] {
        let table = grid(heads, first);
        let (own, odd) = rows(&table);
        assert_eq!(
            own,
            ["1 清理老渠 县水利局 县财政局", "2 整修村道 县交通局 上河镇"],
            "{table}"
        );
        assert!(odd.is_empty(), "{odd:?} {table}");
        // Without the numbers, which stand in the first seven places of each line.
        let bare: String = table
            .lines()
            .map(|line| {
                let from = line
                    .char_indices()
                    .filter(|(_, c)| matches!(c, '|' | '+'))
                    .nth(1)
                    .unwrap()
                    .0;
                line[from..].to_owned() + "\n"
            })
            .collect();
        let (own, odd) = rows(&bare);
        assert_eq!(
            own,
            [" 清理老渠 县水利局 县财政局", " 整修村道 县交通局 上河镇"],
            "{bare}"
        );
        let odd: Vec<_> = odd
            .iter()
            .filter(|code| **code != "row-number-missing")
            .collect();
        assert!(odd.is_empty(), "{odd:?} {bare}");
    }
}

#[test]
fn a_time_that_a_narrow_column_breaks_is_one() {
    for (above, below, date) in [
        ("2026年", "10月底前", "2026-10-31"),
        ("2026年10月", "15日前", "2026-10-15"),
        ("2026年6", "月底前", "2026-06-30"),
    ] {
        let plan = crate::verify::read(format!(
            "竹溪县任务分解表\n│序号│任务│责任单位│完成时间│\n├──┼──┼──┼──┤\n│1│修路│县交通局│{above}│\n││││{below}│\n\
             ├──┼──┼──┼──┤\n│2│修渠│县水利局│2026年底│\n"
        ));
        let deadline = plan.task(1).unwrap().deadline().unwrap();
        let found = deadline.date().map(|date| date.to_string());
        assert_eq!((deadline.text(), found.as_deref()), (above, Some(date)));
        assert_eq!(crate::said::codes(&plan), []);
    }
    // What is no rest of it is told.
    let plan = crate::verify::read(
        "竹溪县任务分解表\n│序号│任务│责任单位│完成时间│\n├──┼──┼──┼──┤\n│1│修路│县交通局│2026年底前│\n││││视情调整│\n\
         ├──┼──┼──┼──┤\n│2│修渠│县水利局│2026年底│\n",
    );
    assert_eq!(
        crate::said::codes(&plan),
        [DiagnosticCode::DeadlineUnplaced]
    );
}
