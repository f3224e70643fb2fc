//! Fields by themselves: their types, and what the source says at their spans.

use serde_json::{Value, json};

use super::super::{SAMPLE, sample, span};
use super::{refusal, refused};
use crate::model::Plan;

#[test]
fn another_schema_is_refused() {
    refused(&[
        (
            "/schema",
            json!("pilot-plan/2"),
            "schema: expected “pilot-plan/1”, found “pilot-plan/2”",
        ),
        (
            "/schema",
            json!(1),
            "invalid type: integer `1`, expected schema to be “pilot-plan/1”",
        ),
    ]);
}

#[test]
fn a_field_that_nobody_knows_is_passed_over() {
    let add = |json: &mut Value| {
        json["weather"] = json!({"sun": [1, 2]});
        json["tasks"][0]["assignments"][0]["phone"] = json!("12345");
    };
    assert_eq!(refusal(add), "nothing");
}

#[test]
fn a_field_stands_once() {
    let without = |json: &mut Value| {
        let row = json["annex"]["rows"][0].as_object_mut().unwrap();
        row.remove("heading").unwrap();
    };
    let expected = "annex.rows[0].heading: expected a value, found none";
    assert_eq!(refusal(without), expected);

    let json = serde_json::to_string(&sample()).unwrap();
    let twice = json.replacen(r#""title":"修渠""#, r#""title":"修渠","title":"修渠""#, 1);
    let error = serde_json::from_str::<Plan>(&twice).unwrap_err();
    let expected = "tasks[0].title: expected one value, found another";
    assert!(error.to_string().starts_with(expected), "{error}");
}

#[test]
fn a_value_of_another_type_is_named() {
    refused(&[
        (
            "/tasks/1/number",
            json!("2"),
            "invalid type: string \"2\", expected tasks[1].number to be a whole number from 0 to 4294967295",
        ),
        (
            "/tasks/1/number",
            json!(-2),
            "tasks[1].number: expected a whole number from 0 to 4294967295, found -2",
        ),
        (
            "/sections/2/level",
            json!(300),
            "sections[2].level: expected a whole number from 0 to 255, found 300",
        ),
        (
            "/document/number/year",
            json!(70_000),
            "document.number.year: expected a whole number from 0 to ",
        ),
        (
            "/tasks/0/assignments/1/unit",
            json!(["县财政局"]),
            "invalid type: sequence, expected tasks[0].assignments[1].unit to be a text",
        ),
        (
            "/tasks/0/assignments/1/provenance",
            Value::Null,
            "invalid type: null, expected tasks[0].assignments[1].provenance to be a name",
        ),
        (
            "/tasks/0/assignments/1/open",
            json!(0),
            "invalid type: integer `0`, expected tasks[0].assignments[1].open to be true or false",
        ),
        (
            "/tasks/0/assignments",
            json!({}),
            "invalid type: map, expected tasks[0].assignments to be a list",
        ),
        (
            "/document/title",
            json!("方案"),
            "invalid type: string \"方案\", expected document.title to be an object",
        ),
        (
            "/document/title/span",
            json!("305..338"),
            "invalid type: string \"305..338\", expected document.title.span to be a span, [start, end]",
        ),
        (
            "/document/date",
            json!(20_240_301),
            "invalid type: integer `20240301`, expected document.date to be a date, YYYY-MM-DD",
        ),
    ]);
    let error = serde_json::from_str::<Plan>("7").unwrap_err().to_string();
    assert!(
        error.contains("expected the record to be an object"),
        "{error}"
    );
}

#[test]
fn a_span_lies_within_the_source_on_character_boundaries() {
    let place = "/tasks/0/assignments/1/span";
    let path = "tasks[0].assignments[1].span";
    let length = SAMPLE.len();
    for (value, expected) in [
        (
            json!([9, 5]),
            "a span that ends at or behind its start, found [9, 5]",
        ),
        (json!([9]), "two offsets, found 1"),
        (json!([9, 12, 15]), "two offsets, found more"),
        (
            json!([9, 100_000]),
            &format!("a span within the {length} bytes of the source, found [9, 100000]"),
        ),
        (
            json!([1, 9]),
            "a span on character boundaries, found [1, 9]",
        ),
        (
            json!([23, 31]),
            "a span without blanks at its ends, [25, 31], found [23, 31]",
        ),
    ] {
        refused(&[(place, value, &format!("{path}: expected {expected}"))]);
    }
    refused(&[(
        place,
        json!([0, 4_294_967_296_u64]),
        "tasks[0].assignments[1].span[1]: expected a whole number from 0 to ",
    )]);
}

#[test]
fn a_text_is_what_the_source_says() {
    refused(&[
        (
            "/document/number/text",
            json!("东府发〔2024〕8号"),
            "document.number.text: expected “东府发〔2024〕7号” as span [0, 23] says, found “东府发〔2024〕8号”",
        ),
        (
            "/document/title/text",
            json!("方案"),
            "document.title.text: expected “东平县水利建设试点方案” as span",
        ),
        (
            "/document/notice_title/text",
            json!("通知"),
            "document.notice_title.text: expected “东平县人民政府关于印发",
        ),
        (
            "/document/addressees/1/text",
            json!(""),
            "document.addressees[1].text: expected “县政府各部门”",
        ),
        (
            "/document/note/span",
            span("（此件", "（此件公开发布）"),
            "document.note.text: expected “（此件公开发布）”",
        ),
        (
            "/document/citations/0/title",
            json!("通知"),
            "document.citations[0].title: expected “某省人民政府关于治水的通知” as title_span",
        ),
        (
            "/document/citations/0/number",
            json!("号"),
            "document.citations[0].number: expected “某府发〔2023〕19号” as number_span",
        ),
        (
            "/sections/0/number",
            json!("二、"),
            "sections[0].number: expected “一、” as number_span",
        ),
        (
            "/sections/0/heading",
            json!("总体"),
            "sections[0].heading: expected “总体要求” as heading_span",
        ),
        (
            "/tasks/0/title",
            json!("修桥"),
            "tasks[0].title: expected “修渠” as title_span",
        ),
        (
            "/tasks/0/paragraphs/0/text",
            json!("清淤。"),
            "tasks[0].paragraphs[0].text: expected “清淤护岸。”",
        ),
        (
            "/tasks/0/assignments/0/written",
            json!("县水利局"),
            "tasks[0].assignments[0].written: expected “县水\\n利局” as span",
        ),
        (
            "/tasks/0/assignments/1/span",
            span("（牵头", "财政局"),
            "tasks[0].assignments[1].written: expected “财政局” as span",
        ),
        (
            "/tasks/0/assignments/1/label",
            json!("配合单位"),
            "tasks[0].assignments[1].label: expected “责任单位” as label_span",
        ),
        (
            "/tasks/1/deadline/text",
            json!("6月"),
            "tasks[1].deadline.text: expected “2024年6月底前”",
        ),
        (
            "/standing_rules/0/text",
            json!("下同"),
            "standing_rules[0].text: expected “以下各项均由县档案馆负责”",
        ),
        (
            "/annex/title/text",
            json!("任务分工"),
            "annex.title.text: expected “东平县水利建设试点方案任务分工”",
        ),
        (
            "/annex/headings/0/heading",
            json!("种树"),
            "annex.headings[0].heading: expected “植树”",
        ),
    ]);
}

#[test]
fn names_and_dates_are_known_ones() {
    refused(&[
        (
            "/tasks/0/assignments/1/role",
            json!("boss"),
            "tasks[0].assignments[1].role: expected one of lead, responsible, support, guide, implement, found “boss”",
        ),
        (
            "/sections/0/provenance",
            json!("guessed"),
            "sections[0].provenance: expected one of stated, inferred, repaired, found “guessed”",
        ),
        (
            "/units/1/kind",
            json!("planet"),
            "units[1].kind: expected one of party-organ,",
        ),
        (
            "/elements/3/kind",
            json!("poem"),
            "elements[3].kind: expected one of number,",
        ),
        (
            "/standing_rules/0/kind",
            json!("law"),
            "standing_rules[0].kind: expected one of first-leads, responsible-lead, standing-unit, found “law”",
        ),
        (
            "/diagnostics/0/code",
            json!("all-well"),
            "diagnostics[0].code: expected one of row-number-missing,",
        ),
        (
            "/diagnostics/0/severity",
            json!("fatal"),
            "diagnostics[0].severity: expected one of note, warning, found “fatal”",
        ),
        (
            "/document/date",
            json!("20240301"),
            "document.date: expected a date, YYYY-MM-DD, found “20240301”",
        ),
        (
            "/document/date",
            json!("+12024-03-01"),
            "document.date: expected a date, YYYY-MM-DD, found “+12024-03-01”",
        ),
        (
            "/tasks/1/deadline/date",
            json!("2024-06-31"),
            "tasks[1].deadline.date: expected a date, YYYY-MM-DD, found “2024-06-31”",
        ),
    ]);
}
