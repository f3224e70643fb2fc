//! The dependency graph, beside the reading of its plan and the same graph made by hand.

use std::collections::HashMap;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use pilot_plan::petgraph::graph::{DiGraph, NodeIndex};
use pilot_plan::{Plan, Role};

use crate::generate;
use crate::growth::of_size;
use crate::table::Table;
use crate::turns::{Contestant, once, take};

pub fn measure(table: &mut Table) {
    let plan = Plan::bishan();
    let dependencies = dependencies(plan);
    let by_hand = with_petgraph(plan.units().len(), &dependencies);
    let own = plan.dependency_graph();
    assert_eq!(by_hand.edge_count(), own.as_petgraph().edge_count());

    let mut contestants = vec![
        once(|| black_box(plan).dependency_graph()),
        once(|| Plan::parse(black_box(plan.source()))),
        once(|| with_petgraph(plan.units().len(), black_box(&dependencies))),
    ];
    let peers = [
        ("`Plan::parse`", Some(0.5)),
        ("petgraph, from a list of edges that is at hand", None),
    ];
    let python: Vec<_> = ["networkx", "rustworkx"]
        .map(|package| (package, with_python(package, &dependencies)))
        .into();
    let mut at_hand = Vec::new();
    for (package, contestant) in python {
        match contestant {
            Some(contestant) => {
                contestants.push(contestant);
                at_hand.push(package);
            }
            None => table.lacking(OWN, &format!("{package}: not at hand")),
        }
    }
    let samples = take(501, contestants);
    for (at, (peer, goal)) in peers.into_iter().enumerate() {
        let (time, other) = (samples.time(0), samples.time(at + 1));
        table.times(OWN, time, peer, other, samples.ratio(0, at + 1), goal);
    }
    for (at, package) in at_hand.into_iter().enumerate() {
        let at = at + 1 + peers.len();
        let peer = format!("{package}, from a list of edges that is at hand");
        table.times(
            OWN,
            samples.time(0),
            &peer,
            samples.time(at),
            samples.ratio(0, at),
            None,
        );
    }
    growth(table);
}

const OWN: &str = "`dependency_graph`, shipped plan";

/// What an assignment costs in plans of one kind, ten times as large each.
fn growth(table: &mut Table) {
    let plans = [300_000, 3_000_000, 30_000_000].map(|bytes| {
        Plan::parse(generate::plan(&of_size(bytes))).expect("what is generated is a plan")
    });
    let assignments = plans.each_ref().map(|plan| {
        let all: usize = plan.tasks().map(|task| task.assignments().len()).sum();
        all as f64
    });
    let goes = plans
        .iter()
        .map(|plan| once(move || black_box(plan).dependency_graph()));
    let samples = take(31, goes.collect());
    let figure = |at: usize| format!("{:.1} ns an assignment", samples.time(at) / assignments[at]);
    for (at, size) in [(1, "3 MB"), (2, "30 MB")] {
        table.row(
            &format!("`dependency_graph`, {size}"),
            figure(at),
            format!("0.3 MB: {}", figure(0)),
            samples.ratio(at, 0) * assignments[0] / assignments[at],
            None,
        );
    }
}

/// Lead, other unit, task: once for each time the plan says so.
type Dependencies = Vec<(u32, u32, u32)>;

fn dependencies(plan: &Plan) -> Dependencies {
    let mut dependencies = Vec::new();
    for task in plan.tasks() {
        let leads: Vec<_> = task.leads().collect();
        let others = task
            .assignments()
            .filter(|other| other.role() != Role::Lead);
        let others: Vec<_> = others
            .map(|other| other.unit())
            .filter(|unit| !leads.contains(unit))
            .collect();
        for lead in &leads {
            for other in &others {
                let [lead, other] = [lead, other].map(|unit| unit.id().index() as u32);
                dependencies.push((lead, other, task.number()));
            }
        }
    }
    dependencies
}

/// An edge for each pair, which holds its tasks.
fn with_petgraph(units: usize, dependencies: &Dependencies) -> DiGraph<u32, Vec<u32>> {
    let mut graph = DiGraph::with_capacity(units, 0);
    for unit in 0..units {
        graph.add_node(unit as u32);
    }
    let mut edges = HashMap::new();
    for (lead, other, task) in dependencies {
        let edge = *edges.entry((lead, other)).or_insert_with(|| {
            graph.add_edge(
                NodeIndex::new(*lead as usize),
                NodeIndex::new(*other as usize),
                Vec::new(),
            )
        });
        graph[edge].push(*task);
    }
    graph
}

/// A Python of the user's (`PYTHON`, else `python3`) that makes the graph once for each line it is sent,
/// and answers with the time; `None` where it or the package is not at hand.
fn with_python(package: &'static str, dependencies: &Dependencies) -> Option<Contestant<'static>> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut child = Command::new(python)
        .args(["-c", include_str!("graph.py"), package])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut questions = child.stdin.take()?;
    let mut answers = BufReader::new(child.stdout.take()?);
    let edges: Vec<_> = dependencies
        .iter()
        .map(|(lead, other, task)| format!("{lead} {other} {task}"))
        .collect();
    writeln!(questions, "{}", edges.join(",")).ok()?;
    let mut ask = move || {
        writeln!(questions).ok()?;
        let mut answer = String::new();
        answers.read_line(&mut answer).ok()?;
        answer.trim().parse::<f64>().ok()
    };
    ask()?;
    Some(Box::new(move || {
        ask().unwrap_or_else(|| panic!("{package} answers no more"))
    }))
}
