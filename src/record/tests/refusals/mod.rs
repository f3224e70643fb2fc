//! What a record may not say, and how it is told so.

mod cells;
mod relations;
mod values;

use serde_json::{Value, json};

use super::{sample, sample_json};
use crate::model::Plan;
use crate::record::PlanRecord;

/// What reading says of the sample's record after `edit`.
fn refusal(edit: impl FnOnce(&mut Value)) -> String {
    let mut json = sample_json();
    edit(&mut json);
    match serde_json::from_value::<Plan>(json) {
        Ok(_) => "nothing".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// Puts each value in its place in the sample's record and asserts how the answer begins.
fn refused(cases: &[(&str, Value, &str)]) {
    for (pointer, value, expected) in cases {
        let place = |json: &mut Value| *json.pointer_mut(pointer).expect(pointer) = value.clone();
        let said = refusal(place);
        assert!(said.starts_with(expected), "{pointer} = {value}: {said}");
    }
}

#[test]
fn an_error_carries_its_parts() {
    let plan = sample();
    let mut record = PlanRecord::from(&plan);
    record.tasks[1].number = 5;
    let error = Plan::try_from(record).unwrap_err();
    assert_eq!(error.path(), "tasks[1].number");
    assert_eq!(error.expected(), "2, the task's place in order");
    assert_eq!(error.found(), "5");
}

#[test]
fn a_list_is_no_record() {
    let error = serde_json::from_str::<Plan>("[]").unwrap_err();
    let said = error.to_string();
    assert!(
        said.starts_with("the record: expected an object, found an empty list"),
        "{said}"
    );
    refused(&[(
        "/tasks/0",
        json!([]),
        "tasks[0]: expected an object, found an empty list",
    )]);
}

#[test]
fn a_long_text_is_cut_about_the_place_where_it_is_wrong() {
    let wrong = "根据《某省人民政府关于治水的通告》（某府发〔2023〕19号），制定本方案。";
    refused(&[(
        "/document/paragraphs/1/text",
        json!(wrong),
        "document.paragraphs[1].text: expected “…某省人民政府关于治水的通知》（某府发〔2023〕19号），制定本方案。” as span",
    )]);
    let long = "清淤".repeat(10_000);
    let place = |json: &mut Value| json["tasks"][0]["paragraphs"][0]["text"] = json!(long);
    assert!(refusal(place).len() < 400);
}
