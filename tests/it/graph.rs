//! Who depends on whom and who works with whom in the shipped plan, against counts made from the
//! table of tasks alone.

use std::collections::{BTreeMap, BTreeSet};

use pilot_plan::{Plan, Reach, Task, Unit, UnitSet};

use crate::shipped::expected;

type Edges = BTreeMap<(&'static str, &'static str), Vec<u32>>;

/// For each pair of lead and other unit the tasks, from the table of tasks.
fn dependencies() -> Edges {
    let mut edges = Edges::new();
    for task in expected() {
        for lead in &task.leads {
            for other in &task.responsible {
                edges.entry((lead, other)).or_default().push(task.number);
            }
        }
    }
    edges
}

/// For each pair of units that share a task, in alphabetical order, the tasks.
fn collaborations() -> Edges {
    let mut edges = Edges::new();
    for task in expected() {
        let units: Vec<_> = task.units().collect();
        for (at, one) in units.iter().enumerate() {
            for other in &units[at + 1..] {
                let pair = if one < other {
                    (*one, *other)
                } else {
                    (*other, *one)
                };
                edges.entry(pair).or_default().push(task.number);
            }
        }
    }
    edges
}

/// Everything that can be reached from one name along pairs.
fn reached(from: &str, pairs: &BTreeSet<(&'static str, &'static str)>) -> BTreeSet<&'static str> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(name) = next.pop() {
        for (_, on) in pairs.iter().filter(|(lead, _)| *lead == name) {
            if *on != from && seen.insert(*on) {
                next.push(on);
            }
        }
    }
    seen
}

fn unit(name: &str) -> Unit<'static> {
    Plan::bishan().unit(name).unwrap()
}

fn names<'p>(set: &UnitSet<'p>) -> BTreeSet<&'p str> {
    set.iter().map(Unit::name).collect()
}

#[test]
fn dependencies_are_those_of_the_table() {
    let graph = Plan::bishan().dependency_graph();
    let petgraph = graph.as_petgraph();
    assert_eq!((petgraph.node_count(), petgraph.edge_count()), (40, 85));
    let read: Edges = graph
        .edges()
        .map(|edge| {
            let tasks = edge.tasks().iter().map(Task::number).collect();
            ((edge.lead().name(), edge.on().name()), tasks)
        })
        .collect();
    assert_eq!(read, dependencies());
    let weights: Vec<_> = read.values().map(Vec::len).collect();
    assert_eq!(weights.iter().sum::<usize>(), 93);
    assert_eq!(weights.iter().max(), Some(&2));
    for edge in graph.edges() {
        assert_eq!(graph.tasks_between(edge.lead(), edge.on()), *edge.tasks());
    }
}

#[test]
fn a_node_has_the_index_of_its_unit() {
    let graph = Plan::bishan().dependency_graph();
    for unit in Plan::bishan().units() {
        let node = graph.node(unit).unwrap();
        assert_eq!(node.index(), unit.id().index());
        assert_eq!(graph.as_petgraph()[node], unit);
    }
}

#[test]
fn reach_is_that_of_the_table() {
    let graph = Plan::bishan().dependency_graph();
    let forth: BTreeSet<_> = dependencies().into_keys().collect();
    let back: BTreeSet<_> = forth.iter().map(|(lead, on)| (*on, *lead)).collect();
    for unit in Plan::bishan().units() {
        let name = unit.name();
        let direct = |pairs: &BTreeSet<(&'static str, &'static str)>| -> BTreeSet<&str> {
            let pairs = pairs.iter().filter(|(lead, _)| *lead == name);
            pairs.map(|(_, on)| *on).collect()
        };
        let on = |reach| names(&graph.dependencies_of(unit, reach));
        let by = |reach| names(&graph.dependents_of(unit, reach));
        assert_eq!(on(Reach::Direct), direct(&forth), "{name}");
        assert_eq!(on(Reach::Transitive), reached(name, &forth), "{name}");
        assert_eq!(by(Reach::Direct), direct(&back), "{name}");
        assert_eq!(by(Reach::Transitive), reached(name, &back), "{name}");
    }
    let counts = |name| {
        let unit = unit(name);
        [Reach::Direct, Reach::Transitive].map(|reach| {
            let on = graph.dependencies_of(unit, reach).len();
            (on, graph.dependents_of(unit, reach).len())
        })
    };
    assert_eq!(counts("区财政局"), [(13, 5), (29, 12)]);
    assert_eq!(counts("区教委"), [(1, 0), (30, 0)]);
}

#[test]
fn eight_departments_wait_for_each_other() {
    let graph = Plan::bishan().dependency_graph();
    let cycles = graph.cycles();
    assert_eq!(cycles.len(), 1);
    let cycle = [
        "区科技局",
        "区财政局",
        "区商务委",
        "区发展改革委",
        "区卫生健康委",
        "区交通局",
        "服务业发展区管委会",
        "璧山高新区管委会",
    ];
    assert_eq!(names(&cycles[0]), BTreeSet::from(cycle));
    assert_eq!(graph.mutual().len(), 6);
    for (one, other) in graph.mutual() {
        assert!(graph.edge(one, other).is_some() && graph.edge(other, one).is_some());
    }
    assert!(graph.is_connected());
}

#[test]
fn a_stall_makes_leads_wait() {
    let graph = Plan::bishan().dependency_graph();
    let impact = graph.impact_of(unit("区财政局"));
    let tasks: Vec<_> = impact.tasks().iter().map(Task::number).collect();
    assert_eq!(tasks, [1, 2, 4, 8, 11, 18, 19, 21]);
    let at_once: BTreeSet<_> = expected()
        .into_iter()
        .filter(|task| task.responsible.contains(&"区财政局"))
        .flat_map(|task| task.leads)
        .collect();
    assert_eq!(names(impact.units_at_once()), at_once);
    assert_eq!(impact.units_at_once().len(), 5);
    assert_eq!(impact.units().len(), 12);
}

#[test]
fn collaborations_are_those_of_the_table() {
    let graph = Plan::bishan().collaboration_graph();
    let petgraph = graph.as_petgraph();
    assert_eq!((petgraph.node_count(), petgraph.edge_count()), (40, 202));
    let read: Edges = graph
        .edges()
        .map(|edge| {
            let (one, other) = (edge.units().0.name(), edge.units().1.name());
            let pair = if one < other {
                (one, other)
            } else {
                (other, one)
            };
            (pair, edge.tasks().iter().map(Task::number).collect())
        })
        .collect();
    assert_eq!(read, collaborations());
    assert!(graph.is_connected());
    let partners = graph.partners_of(unit("区教委"), Reach::Direct);
    assert_eq!(names(&partners), BTreeSet::from(["服务业发展区管委会"]));
}

#[test]
fn one_unit_holds_the_collaboration_together() {
    let edges: BTreeSet<_> = collaborations().into_keys().collect();
    let both_ways: BTreeSet<_> = edges
        .iter()
        .flat_map(|(a, b)| [(*a, *b), (*b, *a)])
        .collect();
    let all: BTreeSet<_> = Plan::bishan().units().map(Unit::name).collect();
    let holds = |name: &&str| {
        let without: BTreeSet<_> = both_ways
            .iter()
            .filter(|(a, b)| a != name && b != name)
            .copied()
            .collect();
        let start = *all.iter().find(|one| one != &name).unwrap();
        // The start itself and the unit taken out are not among those reached.
        reached(start, &without).len() < all.len() - 2
    };
    let cut: Vec<_> = all.iter().filter(|name| holds(name)).collect();
    assert_eq!(cut, [&"服务业发展区管委会"]);
    let graph = Plan::bishan().collaboration_graph();
    assert_eq!(
        names(&graph.articulation_points()),
        BTreeSet::from(["服务业发展区管委会"])
    );
}

/// The number of edges on the shortest ways from one unit to others, and how many such ways there are.
fn ways<'p>(from: &'p str, pairs: &BTreeSet<(&'p str, &'p str)>) -> BTreeMap<&'p str, (u32, f64)> {
    let mut found = BTreeMap::from([(from, (0, 1.0))]);
    let mut front = vec![from];
    for distance in 1.. {
        let mut next: BTreeMap<&str, f64> = BTreeMap::new();
        for unit in &front {
            let (_, number) = found[unit];
            for (_, to) in pairs
                .iter()
                .filter(|(of, to)| of == unit && !found.contains_key(to))
            {
                *next.entry(*to).or_default() += number;
            }
        }
        if next.is_empty() {
            break;
        }
        front = next.keys().copied().collect();
        found.extend(
            next.into_iter()
                .map(|(unit, number)| (unit, (distance, number))),
        );
    }
    found
}

/// The betweenness by its definition: pair by pair, the part of the shortest ways that passes through a unit.
fn betweenness_of_each<'p>(pairs: &BTreeSet<(&'p str, &'p str)>, all: &[&'p str]) -> Vec<f64> {
    let ways: BTreeMap<_, _> = all.iter().map(|unit| (*unit, ways(unit, pairs))).collect();
    let others = f64::from(u32::try_from(all.len() - 1).unwrap());
    let through = |unit: &&str| {
        let mut sum = 0.0;
        for from in all.iter().filter(|from| from != &unit) {
            for (to, (distance, number)) in ways[from].iter().filter(|(to, _)| to != &unit) {
                let (Some((first, before)), Some((second, behind))) =
                    (ways[from].get(unit), ways[unit].get(to))
                else {
                    continue;
                };
                if from != to && first + second == *distance {
                    sum += before * behind / number;
                }
            }
        }
        sum / (others * (others - 1.0))
    };
    all.iter().map(through).collect()
}

#[test]
fn betweenness_is_what_its_definition_gives() {
    let plan = Plan::bishan();
    let all: Vec<_> = plan.units().map(Unit::name).collect();
    let one_way: BTreeSet<_> = dependencies().into_keys().collect();
    let both_ways: BTreeSet<_> = collaborations()
        .into_keys()
        .flat_map(|(a, b)| [(a, b), (b, a)])
        .collect();
    let dependency = plan.dependency_graph().betweenness();
    let collaboration = plan.collaboration_graph().betweenness();
    for (read, pairs) in [(&dependency, one_way), (&collaboration, both_ways)] {
        let expected = betweenness_of_each(&pairs, &all);
        for ((unit, share), (name, expected)) in read.iter().zip(all.iter().zip(expected)) {
            assert_eq!(unit.name(), *name);
            assert!(
                (share - expected).abs() < 1e-12,
                "{name}: {share}, {expected}"
            );
        }
    }
    // Counted apart from this crate.
    let highest = |central: &[(Unit<'_>, f64)]| {
        let mut central = central.to_vec();
        central.sort_by(|one, other| other.1.total_cmp(&one.1));
        let shares = central
            .iter()
            .map(|(unit, share)| format!("{} {share:.5}", unit.name()));
        shares.take(2).collect::<Vec<_>>()
    };
    assert_eq!(
        highest(&dependency),
        ["服务业发展区管委会 0.09315", "区财政局 0.07544"]
    );
    assert_eq!(highest(&collaboration)[0], "服务业发展区管委会 0.32913");
}

#[test]
fn a_quarter_of_the_possible_pairs_work_together() {
    let plan = Plan::bishan();
    let density = plan.collaboration_graph().density();
    assert_eq!(format!("{density:.5}"), "0.25897");
    let density = plan.dependency_graph().density();
    assert!((density - 85.0 / (40.0 * 39.0)).abs() < 1e-12);
}
