//! One thing done many times over, for a tool that counts instructions: they repeat on a noisy machine.
//!
//! `benches/instructions.sh` runs this under callgrind and prints the counts.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a driver that fails measures nothing: it should stop and say so"
)]

use std::env::args;
use std::hint::black_box;
use std::str::from_utf8;

use pilot_plan::Plan;

/// How often each thing is done; the count is divided by it.
const TIMES: u32 = 20;

/// What can be counted.
const NAMES: [&str; 9] = [
    "from_utf8",
    "parse",
    "unit",
    "tasks_involving",
    "dependency_graph",
    "collaboration_graph",
    "audit",
    "serialise",
    "deserialise",
];

/// Does `what` once outside the count, so that what is made ready once is ready, then inside it.
fn repeat<T>(mut what: impl FnMut() -> T) {
    drop(black_box(what()));
    counted(&mut || drop(black_box(what())));
}

/// Callgrind counts from the entry of this function to its end.
#[inline(never)]
fn counted(what: &mut dyn FnMut()) {
    for _ in 0..TIMES {
        what();
    }
}

fn main() {
    // Cargo says `--bench` to every benchmark.
    let mut names = args().skip(1).filter(|name| !name.starts_with("--"));
    let Some(name) = names.next() else {
        println!("{TIMES}");
        for name in NAMES {
            println!("{name}");
        }
        return;
    };
    let plan = Plan::bishan();
    let text = plan.source();
    match name.as_str() {
        "from_utf8" => repeat(|| from_utf8(black_box(text.as_bytes())).map(str::len)),
        "parse" => repeat(|| Plan::parse(black_box(text)).unwrap()),
        "unit" => repeat(|| plan.unit(black_box("区财政局")).unwrap()),
        "tasks_involving" => repeat(|| plan.tasks_involving(black_box("区财政局")).unwrap()),
        "dependency_graph" => repeat(|| black_box(plan).dependency_graph()),
        "collaboration_graph" => repeat(|| black_box(plan).collaboration_graph()),
        "audit" => repeat(|| black_box(plan).audit().is_consistent()),
        "serialise" => repeat(|| serde_json::to_string(black_box(plan)).unwrap()),
        "deserialise" => {
            let json = serde_json::to_string(plan).unwrap();
            repeat(|| serde_json::from_str::<Plan>(black_box(&json)).unwrap());
        }
        _ => {
            eprintln!("{name}: nothing of that name is counted");
            std::process::exit(1);
        }
    }
}
