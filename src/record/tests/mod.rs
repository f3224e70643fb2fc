use serde_json::{Value, json};

use crate::model::Plan;

mod refusals;
mod round_trips;
mod shape;

/// A plan with something of everything: a title and a name broken over lines, two levels of
/// headings, a deadline, a citation, a rule that goes on holding, an annex with a row that prints no
/// number.
const SAMPLE: &str = include_str!("sample.txt");

fn sample() -> Plan {
    Plan::parse(SAMPLE).unwrap()
}

fn sample_json() -> Value {
    serde_json::to_value(sample()).unwrap()
}
/// Where a text of the sample first stands behind another.
fn span(behind: &str, text: &str) -> Value {
    let from = SAMPLE.find(behind).unwrap();
    let found = SAMPLE.match_indices(text).find(|(at, _)| *at >= from);
    let (start, text) = found.unwrap();
    json!([start, start + text.len()])
}
