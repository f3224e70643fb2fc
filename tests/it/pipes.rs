//! Tables of which each cell has its lines, the last of which ends with a pipe, or is one.

use pilot_plan::{AnnexRow, DiagnosticCode, Excerpt, Plan};

use crate::said::codes;

/// What the rows of a table say: texts, and units beside the heads of their columns.
fn rows(table: &str) -> Vec<String> {
    let plan = Plan::parse(format!("云岭县水利任务分工表\n{table}")).unwrap();
    let row = |row: AnnexRow<'_>| {
        let texts: Vec<_> = row.paragraphs().map(Excerpt::text).collect();
        let units = row.assignments();
        let units: Vec<_> = units
            .map(|one| format!("{}={}", one.label(), one.unit().name()))
            .collect();
        format!("{}|{}", texts.concat(), units.join("、"))
    };
    let annex = plan.annex().unwrap_or_else(|| panic!("{table}"));
    annex.rows().map(row).collect()
}

/// What most of the tables below say.
const SAID: [&str; 2] = [
    "疏通老渠|牵头单位=县水利局、配合单位=县财政局",
    "加固堤坝|牵头单位=县应急局、配合单位=石桥镇",
];

#[test]
fn pipes_may_stand_before_each_row_as_well_as_behind() {
    let row = |cells: &[&str]| format!("|\n{}\n|\n", cells.join("\n|\n"));
    for heads in [
        &["任务", "牵头单位", "配合单位"][..],
        &["序号", "任务", "牵头单位", "配合单位"],
    ] {
        let cells = [
            &["1", "疏通老渠", "县水利局", "县财政局"],
            &["2", "加固堤坝", "县应急局", "石桥镇"],
        ];
        let body: String = cells
            .iter()
            .map(|cells| row(&cells[4 - heads.len()..]))
            .collect();
        let table = row(heads) + &body;
        assert_eq!(rows(&table), SAID, "{table}");
        // The first one may be lost, and blank lines stand between.
        assert_eq!(rows(table.trim_start_matches("|\n")), SAID, "{table}");
        let spaced = table.replace("|\n|\n", "|\n\n|\n");
        assert_eq!(rows(&spaced), SAID, "{spaced}");
        let doubled = table.replace("|\n|\n", "||\n");
        assert_eq!(rows(&doubled), SAID, "{doubled}");
    }
    // One cell of a row is empty.
    let table = [
        row(&["任务", "牵头单位", "配合单位"]),
        row(&["疏通老渠", "县水利局", ""]).replace("\n\n", "\n"),
        row(&["加固堤坝", "县应急局", "石桥镇"]),
    ];
    assert_eq!(
        rows(&table.concat()),
        ["疏通老渠|牵头单位=县水利局", SAID[1]]
    );
}

#[test]
fn a_row_without_a_number_may_have_lost_its_last_cell() {
    let table = |rows: &[&str]| -> String {
        let heads = ["任务", "牵头单位", "配合单位"];
        let cells = heads.iter().chain(rows);
        cells.map(|cell| format!("{cell}|\n")).collect()
    };
    let second = ["加固堤坝", "县应急局", "石桥镇"];
    let lost = table(&[&["疏通老渠", "县水利局"], &second[..]].concat());
    assert_eq!(rows(&lost), ["疏通老渠|牵头单位=县水利局", SAID[1]]);
    let plan = Plan::parse(format!("云岭县水利任务分工表\n{lost}")).unwrap();
    assert_eq!(codes(&plan), [DiagnosticCode::RowCellMissing]);
    // Whatever stands below 配合单位 is of the row where no other begins with it.
    let kept = table(&[&["疏通老渠", "县水利局", "待定"], &second[..]].concat());
    assert_eq!(rows(&kept)[1], SAID[1]);
}
