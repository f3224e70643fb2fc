//! The JSON form, `pilot-plan/1`: what the contract promises, and the way there and back.

use pilot_plan::{Excerpt, Plan, Provenance};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generator::{BRACKETED, any_form, any_style, soup};
use crate::properties::{cases, plans};
use crate::shipped::{SEED, expected};

fn record(plan: &Plan) -> Value {
    serde_json::to_value(plan).unwrap()
}

/// The record's text, parsed again, is the plan; and writing that gives the same text.
fn there_and_back(plan: &Plan) {
    let text = serde_json::to_string(plan).unwrap();
    let again: Plan = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert!(again == *plan, "read back otherwise: {text}");
    assert_eq!(serde_json::to_string(&again).unwrap(), text);
}

/// Every `{"text", "span"}` of a record, wherever it stands.
fn texts(value: &Value, found: &mut Vec<(String, usize, usize)>) {
    match value {
        Value::Object(fields) => {
            if let (Some(Value::String(text)), Some(span)) =
                (fields.get("text"), fields.get("span"))
            {
                let at = |index: usize| usize::try_from(span[index].as_u64().unwrap()).unwrap();
                found.push((text.clone(), at(0), at(1)));
            }
            fields.values().for_each(|field| texts(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        _ => {}
    }
}

#[test]
fn the_top_level_is_the_contracts_in_its_order() {
    let text = serde_json::to_string(Plan::bishan()).unwrap();
    let keys = [
        "schema",
        "source",
        "document",
        "sections",
        "tasks",
        "units",
        "annex",
        "diagnostics",
    ];
    let value = record(Plan::bishan());
    let fields = value.as_object().unwrap();
    assert!(keys.iter().all(|key| fields.contains_key(*key)));
    assert_eq!(value["schema"], "pilot-plan/1");
    assert_eq!(value["source"], SEED);
    assert!(text.starts_with(r#"{"schema":"pilot-plan/1","source":"#));
}

#[test]
fn the_document_is_the_shipped_ones() {
    let document = &record(Plan::bishan())["document"];
    assert_eq!(document["number"]["text"], "璧山府办发〔2022〕18号");
    assert_eq!(document["number"]["span"], json!([0, 30]));
    assert_eq!(document["issuer"]["text"], "重庆市璧山区人民政府办公室");
    assert_eq!(
        document["title"]["text"],
        "璧山区现代服务业扩大开放综合试点方案"
    );
    assert_eq!(
        document["notice_title"]["text"],
        "重庆市璧山区人民政府办公室关于印发《璧山区现代服务业扩大开放综合试点方案》的通知"
    );
    assert_eq!(document["date"], "2022-04-24");
    let cited = &document["citations"][0];
    assert_eq!(
        cited["title"],
        "重庆市人民政府关于印发重庆市服务业扩大开放试点工作方案的通知"
    );
    assert_eq!(cited["number"], "渝府发〔2021〕19号");
    assert_eq!(document["citations"].as_array().unwrap().len(), 1);
    assert_eq!(document["addressees"].as_array().unwrap().len(), 4);
}

#[test]
fn a_text_is_the_source_at_its_span_without_line_breaks() {
    let mut found = Vec::new();
    texts(&record(Plan::bishan()), &mut found);
    assert!(found.len() > 21, "{}", found.len());
    for (text, start, end) in found {
        let there = SEED[start..end].replace('\n', "");
        assert_eq!(text, there);
    }
}

#[test]
fn tasks_and_units_are_the_tables() {
    let value = record(Plan::bishan());
    let tasks = value["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 21);
    for (task, expected) in tasks.iter().zip(expected()) {
        assert_eq!(task["number"], expected.number);
        assert_eq!(task["title"], expected.title);
        assert_eq!(task["deadline"], Value::Null);
        let section = usize::try_from(task["section"].as_u64().unwrap()).unwrap();
        let section = &value["sections"][section];
        let heading = expected.path.last().unwrap();
        let number = section["number"].as_str().unwrap();
        assert_eq!(
            format!("{number}{}", section["heading"].as_str().unwrap()),
            *heading
        );
        let lines = expected.paragraph_lines.len();
        assert_eq!(task["paragraphs"].as_array().unwrap().len(), lines);
        let assignments = task["assignments"].as_array().unwrap();
        let units: Vec<_> = assignments.iter().map(|one| &one["unit"]).collect();
        assert_eq!(units, expected.units().collect::<Vec<_>>());
        for (at, one) in assignments.iter().enumerate() {
            let lead = at < expected.leads.len();
            assert_eq!(one["role"], if lead { "lead" } else { "responsible" });
            assert_eq!(one["label"], if lead { "牵头单位" } else { "责任单位" });
            assert_eq!(one["written"], one["unit"]);
            assert_eq!(one["provenance"], "stated");
        }
    }
    let units = value["units"].as_array().unwrap();
    assert_eq!(units.len(), 40);
    let finance = units
        .iter()
        .find(|unit| unit["name"] == "区财政局")
        .unwrap();
    assert_eq!(finance["tasks"], json!([1, 2, 4, 8, 11, 18, 19, 21]));
    assert_eq!(finance["kind"], "government-department");
}

#[test]
fn sections_name_their_parents() {
    let value = record(Plan::bishan());
    let sections = value["sections"].as_array().unwrap();
    assert_eq!(sections.len(), 38);
    for (section, read) in sections.iter().zip(Plan::bishan().sections()) {
        assert_eq!(section["id"], read.id().index());
        let parent = read.parent().map(|parent| parent.id().index());
        assert_eq!(section["parent"], json!(parent));
        assert_eq!(section["level"], read.level());
        assert_eq!(section["number"], read.number());
        assert_eq!(section["heading"], read.heading());
        assert_eq!(
            section["span"],
            json!([read.span().start(), read.span().end()])
        );
    }
}

#[test]
fn the_annex_has_its_rows() {
    let annex = &record(Plan::bishan())["annex"];
    assert_eq!(
        annex["title"]["text"],
        "璧山区服务业扩大开放综合试点实施方案任务分工"
    );
    let rows = annex["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 21);
    for (row, expected) in rows.iter().zip(expected()) {
        assert_eq!(row["number"], expected.number);
        assert_eq!(row["task"], expected.number);
        let stated = expected.printed_row_number.is_some();
        let provenance = if stated {
            Provenance::Stated
        } else {
            Provenance::Inferred
        };
        assert_eq!(row["provenance"], provenance.as_str());
        assert_eq!(row["leads"].as_array().unwrap().len(), expected.leads.len());
        assert_eq!(
            row["others"].as_array().unwrap().len(),
            expected.responsible.len()
        );
    }
}

#[test]
fn diagnostics_carry_code_severity_message_and_span() {
    let value = record(Plan::bishan());
    let written = value["diagnostics"].as_array().unwrap();
    let read = Plan::bishan().diagnostics();
    assert_eq!(written.len(), read.len());
    for (written, read) in written.iter().zip(read) {
        assert_eq!(written["code"], read.code().as_str());
        assert_eq!(written["severity"], read.severity().as_str());
        assert_eq!(written["message"], read.message());
        assert_eq!(
            written["span"],
            json!([read.span().start(), read.span().end()])
        );
    }
}

#[test]
fn the_shipped_plan_comes_back() {
    there_and_back(Plan::bishan());
}

#[test]
fn every_fixture_comes_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let mut read = 0;
    for folder in [folder.to_owned(), format!("{folder}/odd")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "txt") {
                let text = std::fs::read_to_string(path).unwrap();
                if let Ok(plan) = Plan::parse(text) {
                    there_and_back(&plan);
                    read += 1;
                }
            }
        }
    }
    assert!(read > 60, "{read}");
}

/// The error of the shipped record with one field changed.
fn refusal(pointer: &str, value: Value) -> String {
    let mut record = record(Plan::bishan());
    let field = record.pointer_mut(pointer);
    *field.unwrap_or_else(|| panic!("no {pointer}")) = value;
    let read = serde_json::from_value::<Plan>(record);
    let error = read.expect_err(&format!("{pointer} was not checked"));
    error.to_string()
}

#[test]
fn a_wrong_field_is_named() {
    for (pointer, value, named) in [
        ("/schema", json!("pilot-plan/2"), "schema"),
        ("/source", json!("又一个方案"), "span"),
        ("/document/number/span", json!([0, 31]), "number"),
        ("/document/date", json!("2022-13-01"), "date"),
        ("/sections/3/parent", json!(99), "parent"),
        ("/sections/3/level", json!(0), "level"),
        ("/sections/5/span", json!([90, 80]), "span"),
        ("/tasks/3/span", json!([0, 99_999_999]), "span"),
        ("/tasks/3/section", json!(38), "section"),
        ("/tasks/3/assignments/0/unit", json!("区马术局"), "unit"),
        ("/tasks/3/assignments/0/span", json!([8_053, 8_054]), "span"),
        ("/tasks/3/assignments/0/role", json!("boss"), "role"),
        (
            "/tasks/3/assignments/0/provenance",
            json!("guessed"),
            "provenance",
        ),
        ("/tasks/3/assignments/0/written", json!("区教委"), "written"),
        ("/tasks/3/number", json!(5), "number"),
        ("/units/0/kind", json!("kingdom"), "kind"),
        ("/units/0/tasks", json!([99]), "tasks"),
        ("/units/1/name", json!("区科技局"), "name"),
        ("/annex/rows/0/task", json!(22), "task"),
        ("/diagnostics/0/code", json!("all-fine"), "code"),
        ("/diagnostics/0/severity", json!("loud"), "severity"),
    ] {
        let message = refusal(pointer, value);
        assert!(message.contains(named), "{pointer}: {message}");
        assert!(!message.contains('\n'), "{pointer}: {message}");
    }
    let message = refusal("/tasks/3/assignments/1/written", json!("区教委"));
    assert!(
        message.contains("tasks[3].assignments[1].written"),
        "{message}"
    );
}

#[test]
fn what_is_no_record_is_refused() {
    for text in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"schema":"pilot-plan/1"}"#,
        r#""方案""#,
    ] {
        assert!(serde_json::from_str::<Plan>(text).is_err(), "{text}");
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_generated_plan_comes_back(
        case in plans(1..=4, |depth| any_style(BRACKETED, any_form(), depth))
    ) {
        if let Ok(plan) = Plan::parse(case.reading.text) {
            there_and_back(&plan);
        }
    }

    #[test]
    fn whatever_is_read_comes_back(text in soup()) {
        if let Ok(plan) = Plan::parse(text) {
            there_and_back(&plan);
        }
    }
}

#[test]
fn a_star_and_a_blank_about_a_head_are_none_of_it() {
    for text in ["* 任务\t牵头", "任务\n责任单位\n*\n县水利局\n县财政局"] {
        let plan = Plan::parse(text).unwrap();
        let heads = plan.annex().unwrap().columns();
        assert!(heads.map(Excerpt::text).all(|head| head == head.trim()));
        let json = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan, "{text}");
    }
}
