//! The record as JSON and back, beside the same JSON as a value of no kind.

use std::hint::black_box;

use pilot_plan::Plan;
use serde_json::Value;

use crate::generate;
use crate::growth::of_size;
use crate::table::Table;
use crate::turns::{once, take};

pub fn measure(table: &mut Table) {
    pair(table, "shipped plan", Plan::bishan(), 501, Some(1.5));
    let large =
        Plan::parse(generate::plan(&of_size(1_000_000))).expect("what is generated is a plan");
    pair(table, "1 MB", &large, 31, None);
}

fn pair(table: &mut Table, what: &str, plan: &Plan, rounds: usize, goal: Option<f64>) {
    let json = serde_json::to_string(plan).expect("a plan has a record");
    let value: Value = serde_json::from_str(&json).expect("a record is JSON");
    let samples = take(
        rounds,
        vec![
            once(|| serde_json::to_string(black_box(plan))),
            once(|| serde_json::to_string(black_box(&value))),
            once(|| serde_json::from_str::<Plan>(black_box(&json))),
            once(|| serde_json::from_str::<Value>(black_box(&json))),
        ],
    );
    let rows = [
        (0, "record written", "serde_json, the same as a `Value`"),
        (2, "record read", "serde_json, as a `Value`"),
    ];
    for (at, own, peer) in rows {
        let (time, other) = (samples.time(at), samples.time(at + 1));
        let own = format!("{own}, {what}");
        table.times(&own, time, peer, other, samples.ratio(at, at + 1), goal);
    }
}
