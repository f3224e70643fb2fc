//! What a record may not say of a row's cells.

use serde_json::{Value, json};

use crate::model::Plan;

const TEXT: &str = "附件\n任务分工表\n序号\t任务\t责任领导\t责任单位\t备注\n\
                    1\t修渠\t张某\t县水利局\t\"分批。\n先易后难\"\n2\t植树\t\t县林业局\t\n";

fn json() -> Value {
    serde_json::to_value(Plan::parse(TEXT).unwrap()).unwrap()
}

/// Where a text stands first.
fn span(text: &str) -> Value {
    let start = TEXT.find(text).unwrap();
    json!([start, start + text.len()])
}

#[test]
fn a_row_says_what_stands_in_other_columns() {
    let json = json();
    assert_eq!(
        json["annex"]["rows"][0]["cells"],
        json!([
            {
                "head": "责任领导",
                "head_span": span("责任领导"),
                "paragraphs": [{"text": "张某", "span": span("张某")}],
            },
            {
                "head": "备注",
                "head_span": span("备注"),
                "paragraphs": [
                    {"text": "分批。", "span": span("分批。")},
                    {"text": "先易后难", "span": span("先易后难")},
                ],
            },
        ])
    );
    assert_eq!(json["annex"]["rows"][1]["cells"], json!([]));
    let plan: Plan = serde_json::from_value(json).unwrap();
    assert_eq!(plan, Plan::parse(TEXT).unwrap());
}

#[test]
fn cells_stand_in_their_row_below_their_heads() {
    let refused = |pointer: &str, value: Value, expected: &str| {
        let mut json = json();
        let place = ["/annex/rows/0/cells", pointer].concat();
        *json.pointer_mut(&place).expect(pointer) = value;
        let error = serde_json::from_value::<Plan>(json).unwrap_err();
        let said = error.to_string();
        let expected = ["annex.rows[0].cells", expected].concat();
        assert!(said.starts_with(&expected), "{pointer}: {said}");
    };
    let text = |text: &str| json!({"text": text, "span": span(text)});
    let cell = |head: &str, said: Value| json!({"head": head, "head_span": span(head), "paragraphs": said});
    let person = || cell("责任领导", json!([text("张某")]));
    for (pointer, value, expected) in [
        (
            "/0/head",
            json!("责任人"),
            "[0].head: expected “责任领导” as head_span",
        ),
        (
            "/0/head_span",
            json!([0, 2]),
            "[0].head_span: expected a span on character boundaries",
        ),
        (
            "/0",
            json!({"head": "", "head_span": [22, 22], "paragraphs": []}),
            "[0].head_span: expected the head as printed, found [22, 22]",
        ),
        (
            "/0/paragraphs",
            json!([]),
            "[0].paragraphs[0]: expected what the cell says, found none",
        ),
        (
            "/0/paragraphs/0",
            text("植树"),
            "[0].paragraphs[0].span: expected a span within that of the row,",
        ),
        (
            "/1/paragraphs/1",
            text("张某"),
            "[1].paragraphs[1].span: expected a span that starts behind the paragraph before,",
        ),
        (
            "/0",
            cell("县水利局", json!([text("张某")])),
            "[0].paragraphs[0].span: expected a span that starts behind the head,",
        ),
        (
            "/1",
            person(),
            "[1].head_span: expected the head of a column behind those of the cells before",
        ),
        (
            "",
            json!([cell("备注", json!([text("分批。")])), person()]),
            "[1].head_span: expected the head of a column behind those of the cells before",
        ),
    ] {
        refused(pointer, value, expected);
    }
    let outside = ["前言\n", TEXT].concat();
    let mut json = serde_json::to_value(Plan::parse(outside).unwrap()).unwrap();
    json["annex"]["rows"][0]["cells"][0]["head"] = json!("前言");
    json["annex"]["rows"][0]["cells"][0]["head_span"] = json!([0, 6]);
    let error = serde_json::from_value::<Plan>(json)
        .unwrap_err()
        .to_string();
    let expected = "annex.rows[0].cells[0].head_span: expected a span within that of the annex,";
    assert!(error.starts_with(expected), "{error}");
}

#[test]
fn a_row_without_the_list_is_refused() {
    let mut json = json();
    let row = json["annex"]["rows"][1].as_object_mut().unwrap();
    row.remove("cells").unwrap();
    let error = serde_json::from_value::<Plan>(json).unwrap_err();
    let expected = "annex.rows[1].cells: expected a value, found none";
    assert_eq!(error.to_string(), expected);
}
