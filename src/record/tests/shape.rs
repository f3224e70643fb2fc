//! What the JSON looks like.

use serde_json::{Value, json};

use super::{sample, sample_json, span};

/// The names of an object's fields, in the order in which they are written.
fn fields(json: &str) -> Vec<&str> {
    let mut fields = Vec::new();
    let mut depth = 0;
    // No text of the sample holds a quote or a bracket: every other part is within quotes.
    let mut within = false;
    let mut parts = json.split('"').peekable();
    while let Some(part) = parts.next() {
        if !within {
            depth += part.matches(['{', '[']).count();
            depth -= part.matches(['}', ']']).count();
        } else if depth == 1 && parts.peek().is_some_and(|next| next.starts_with(':')) {
            fields.push(part);
        }
        within = !within;
    }
    fields
}

#[test]
fn fields_stand_in_the_order_of_the_contract() {
    let plan = sample();
    let json = serde_json::to_string(&plan).unwrap();
    assert!(json.starts_with(r#"{"schema":"pilot-plan/1","source":"东府发〔2024〕7号\n"#));
    assert_eq!(
        fields(&json),
        [
            "schema",
            "source",
            "document",
            "sections",
            "tasks",
            "units",
            "standing_rules",
            "annex",
            "elements",
            "diagnostics"
        ]
    );
    let record = super::super::PlanRecord::from(&plan);
    let assignment = serde_json::to_string(&record.tasks[0].assignments[0]).unwrap();
    assert_eq!(
        fields(&assignment),
        [
            "unit",
            "written",
            "role",
            "label",
            "span",
            "provenance",
            "label_span",
            "open"
        ]
    );
    let section = serde_json::to_string(&record.sections[2]).unwrap();
    assert_eq!(
        fields(&section)[..6],
        ["id", "parent", "level", "number", "heading", "span"]
    );
}

#[test]
fn the_head_says_what_the_document_is() {
    let json = sample_json();
    let document = &json["document"];
    assert_eq!(
        document["number"],
        json!({
            "text": "东府发〔2024〕7号",
            "span": span("", "东府发〔2024〕7号"),
            "issuer_code": "东府发",
            "issuer_code_span": span("", "东府发"),
            "year": 2024,
            "serial": 7,
        })
    );
    assert_eq!(document["issuer"], document["issuers"][0]);
    assert_eq!(document["date"], "2024-03-01");
    assert_eq!(document["note"]["text"], "此件公开发布");
    assert_eq!(document["addressees"][1]["text"], "县政府各部门");
    assert_eq!(
        document["citations"][0]["title"],
        "某省人民政府关于治水的通知"
    );
    assert_eq!(document["citations"][0]["number"], "某府发〔2023〕19号");
}

#[test]
fn a_text_is_joined_where_lines_break_it_and_written_is_not() {
    let json = sample_json();
    let title = &json["document"]["notice_title"]["text"];
    assert_eq!(
        *title,
        "东平县人民政府关于印发《东平县水利建设试点方案》的通知"
    );
    let lead = &json["tasks"][0]["assignments"][0];
    assert_eq!(lead["unit"], "县水利局");
    assert_eq!(lead["written"], "县水\n利局");
    assert_eq!(lead["span"], span("（一）修渠", "县水\n利局"));
    assert_eq!(lead["label_span"], span("（一）修渠", "牵头单位"));
    assert_eq!(
        json["units"][0]["span"],
        Value::Null,
        "a line break falls into it"
    );
}

#[test]
fn tasks_units_and_rows_name_each_other_by_number_and_name() {
    let json = sample_json();
    assert_eq!(json["tasks"][1]["number"], 2);
    assert_eq!(json["tasks"][1]["section"], 3);
    assert_eq!(json["sections"][3]["parent"], 1);
    assert_eq!(json["tasks"][1]["deadline"]["date"], "2024-06-30");
    assert_eq!(json["units"][1]["name"], "县财政局");
    assert_eq!(json["units"][1]["tasks"], json!([1, 2]));
    let row = &json["annex"]["rows"][1];
    assert_eq!(row["task"], 2);
    assert_eq!(row["leads"], json!(["县林业局"]));
    assert_eq!(row["others"], json!(["县财政局", "县档案馆"]));
    assert_eq!(row["number"], 2);
    assert_eq!(row["provenance"], "inferred");
    assert_eq!(row["number_span"], Value::Null);
    assert_eq!(json["annex"]["rows"][0]["provenance"], "stated");
}

#[test]
fn a_plan_without_head_and_annex_says_null() {
    let plan = crate::Plan::parse("一、修渠\n清淤。（县水利局负责）").unwrap();
    let json = serde_json::to_value(&plan).unwrap();
    assert_eq!(json["annex"], Value::Null);
    for name in ["number", "issuer", "title", "notice_title", "date", "note"] {
        assert_eq!(json["document"][name], Value::Null, "{name}");
    }
    assert_eq!(json["tasks"][0]["deadline"], Value::Null);
}
