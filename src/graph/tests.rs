use std::error::Error;

use petgraph::graph::NodeIndex;

use super::*;
use crate::model::{Plan, Task, Unit};
use crate::set::{TaskSet, UnitSet};

type Outcome = Result<(), Box<dyn Error>>;

/// Water and money depend on each other; the town waits for water, the archive is asked by nobody
/// who leads.
const TEXT: &str = "\
一、主要任务
（一）修渠。清淤护岸。（牵头单位：县水利局；责任单位：县财政局、河口镇）
（二）筹款。整合资金。（牵头单位：县财政局；责任单位：县水利局、县税务局）
（三）供水。铺设管网。（牵头单位：河口镇、县水利局；责任单位：县财政局）
（四）归档。整理图纸。（责任单位：县档案馆）
（五）防汛。巡查堤防。（牵头单位：河口镇；责任单位：县水利局）
";

fn names(units: &UnitSet<'_>) -> String {
    units.iter().map(Unit::name).collect::<Vec<_>>().join(" ")
}

fn numbers(tasks: &TaskSet<'_>) -> Vec<u32> {
    tasks.iter().map(Task::number).collect()
}

#[test]
fn a_lead_depends_on_the_other_units_of_its_tasks() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let graph = plan.dependency_graph();
    let edges: Vec<_> = graph
        .edges()
        .map(|edge| (edge.lead().name(), edge.on().name(), numbers(edge.tasks())))
        .collect();
    // Water and town lead the third task together: it makes no edge between them.
    assert_eq!(
        edges,
        [
            ("县水利局", "县财政局", vec![1, 3]),
            ("县水利局", "河口镇", vec![1]),
            ("县财政局", "县水利局", vec![2]),
            ("县财政局", "县税务局", vec![2]),
            ("河口镇", "县财政局", vec![3]),
            ("河口镇", "县水利局", vec![5]),
        ]
    );
    let (water, money) = (plan.unit("县水利局")?, plan.unit("县财政局")?);
    assert_eq!(numbers(&graph.tasks_between(water, money)), [1, 3]);
    assert_eq!(numbers(&graph.tasks_between(money, water)), [2]);
    assert!(graph.tasks_between(money, money).is_empty());
    Ok(())
}

#[test]
fn a_unit_in_two_roles_of_a_task_leads_it() -> Outcome {
    let text = "一、修渠\n清淤。（牵头单位：县水利局；责任单位：县水利局、河口镇）\n";
    let plan = Plan::parse(text)?;
    let graph = plan.dependency_graph();
    let edges: Vec<_> = graph
        .edges()
        .map(|edge| (edge.lead().name(), edge.on().name()))
        .collect();
    assert_eq!(edges, [("县水利局", "河口镇")]);
    assert_eq!(plan.collaboration_graph().edges().len(), 1);
    Ok(())
}

#[test]
fn questions_follow_edges_both_ways_and_any_way() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let graph = plan.dependency_graph();
    let (water, money) = (plan.unit("县水利局")?, plan.unit("县财政局")?);
    let (town, tax) = (plan.unit("河口镇")?, plan.unit("县税务局")?);
    assert_eq!(
        names(&graph.dependencies_of(water, Reach::Direct)),
        "县财政局 河口镇"
    );
    assert_eq!(
        names(&graph.dependencies_of(water, Reach::Transitive)),
        "县财政局 河口镇 县税务局"
    );
    assert_eq!(
        names(&graph.dependents_of(money, Reach::Direct)),
        "县水利局 河口镇"
    );
    assert_eq!(names(&graph.dependents_of(tax, Reach::Direct)), "县财政局");
    assert_eq!(
        names(&graph.dependents_of(tax, Reach::Transitive)),
        "县水利局 县财政局 河口镇"
    );
    assert!(graph.dependencies_of(tax, Reach::Transitive).is_empty());
    let cycles: Vec<_> = graph.cycles().iter().map(names).collect();
    assert_eq!(cycles, ["县水利局 县财政局 河口镇"]);
    assert_eq!(graph.mutual(), [(water, money), (water, town)]);
    let components: Vec<_> = graph.components().iter().map(names).collect();
    assert_eq!(
        components,
        ["县水利局 县财政局 河口镇 县税务局", "县档案馆"]
    );
    assert!(!graph.is_connected());
    Ok(())
}

#[test]
fn a_stall_reaches_the_leads_and_whoever_waits_for_them() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let graph = plan.dependency_graph();
    let impact = graph.impact_of(plan.unit("县税务局")?);
    assert_eq!(numbers(impact.tasks()), [2]);
    assert_eq!(names(impact.units_at_once()), "县财政局");
    assert_eq!(names(impact.units()), "县水利局 县财政局 河口镇");
    let impact = graph.impact_of(plan.unit("县档案馆")?);
    assert_eq!(
        (numbers(impact.tasks()), impact.units().len()),
        (vec![4], 0)
    );
    Ok(())
}

#[test]
fn whoever_shares_a_task_works_together() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let graph = plan.collaboration_graph();
    let edges: Vec<_> = graph
        .edges()
        .map(|edge| {
            (
                edge.units().0.name(),
                edge.units().1.name(),
                numbers(edge.tasks()),
            )
        })
        .collect();
    assert_eq!(
        edges,
        [
            ("县水利局", "县财政局", vec![1, 2, 3]),
            ("县水利局", "河口镇", vec![1, 3, 5]),
            ("县财政局", "河口镇", vec![1, 3]),
            ("县财政局", "县税务局", vec![2]),
            ("县水利局", "县税务局", vec![2]),
        ]
    );
    let (town, tax) = (plan.unit("河口镇")?, plan.unit("县税务局")?);
    assert_eq!(
        names(&graph.partners_of(tax, Reach::Direct)),
        "县水利局 县财政局"
    );
    assert_eq!(
        names(&graph.partners_of(tax, Reach::Transitive)),
        "县水利局 县财政局 河口镇"
    );
    assert!(graph.tasks_between(town, tax).is_empty());
    let money = plan.unit("县财政局")?;
    assert_eq!(
        graph.tasks_between(town, money),
        graph.tasks_between(money, town)
    );
    assert_eq!(graph.components().len(), 2);
    Ok(())
}

#[test]
fn a_unit_of_another_plan_is_no_node() -> Outcome {
    let plan = Plan::parse(TEXT)?;
    let copy = plan.clone();
    let (own, other) = (plan.unit("县水利局")?, copy.unit("县财政局")?);
    let graph = plan.dependency_graph();
    assert_eq!(
        (graph.node(own).map(NodeIndex::index), graph.node(other)),
        (Some(0), None)
    );
    assert!(graph.dependencies_of(other, Reach::Direct).is_empty());
    assert!(graph.dependents_of(other, Reach::Transitive).is_empty());
    assert!(graph.tasks_between(own, other).is_empty());
    let impact = graph.impact_of(other);
    assert!(impact.tasks().is_empty() && impact.units().is_empty());
    Ok(())
}

#[test]
fn a_long_chain_overflows_no_stack() -> Outcome {
    use std::fmt::Write;

    let units = 20_000;
    let mut text = String::from("一、主要任务\n");
    for at in 0..units {
        let next = (at + 1) % units;
        writeln!(text, "甲。（牵头单位：第{at}局；责任单位：第{next}局）")?;
    }
    let plan = Plan::parse(text)?;
    let graph = plan.dependency_graph();
    let first = plan.unit("第0局")?;
    assert_eq!(
        graph.dependencies_of(first, Reach::Transitive).len(),
        units - 1
    );
    assert_eq!(
        graph.cycles().iter().map(UnitSet::len).collect::<Vec<_>>(),
        [units]
    );
    assert!(graph.is_connected());
    Ok(())
}

#[cfg(feature = "bishan")]
mod shipped {
    use super::*;

    #[test]
    fn dependencies_are_those_counted_by_hand() -> Outcome {
        let plan = Plan::bishan();
        let graph = plan.dependency_graph();
        let petgraph = graph.as_petgraph();
        assert_eq!((petgraph.node_count(), petgraph.edge_count()), (40, 85));
        assert_eq!(
            graph.edges().map(|edge| edge.tasks().len()).sum::<usize>(),
            93
        );
        assert_eq!(graph.edges().map(|edge| edge.tasks().len()).max(), Some(2));
        assert_eq!(graph.mutual().len(), 6);
        assert!(graph.is_connected());
        let cycles: Vec<UnitSet<'_>> = graph.cycles();
        assert_eq!(cycles.len(), 1);
        let cycle = "区科技局 区财政局 区商务委 区发展改革委 区卫生健康委 区交通局 服务业发展区管委会 璧山高新区管委会";
        let cycle: UnitSet<'_> = cycle
            .split(' ')
            .map(|name| plan.unit(name))
            .collect::<Result<_, _>>()?;
        assert_eq!(cycles, [cycle]);
        Ok(())
    }

    #[test]
    fn reach_is_as_counted_by_hand() -> Outcome {
        let plan = Plan::bishan();
        let graph = plan.dependency_graph();
        let reach = |name, reach| {
            let unit = plan.unit(name)?;
            let (on, by) = (
                graph.dependencies_of(unit, reach),
                graph.dependents_of(unit, reach),
            );
            Ok::<_, Box<dyn Error>>((on.len(), by.len()))
        };
        assert_eq!(reach("区财政局", Reach::Direct)?, (13, 5));
        assert_eq!(reach("区财政局", Reach::Transitive)?, (29, 12));
        assert_eq!(reach("区教委", Reach::Direct)?, (1, 0));
        assert_eq!(reach("区教委", Reach::Transitive)?, (30, 0));
        Ok(())
    }

    #[test]
    fn collaborations_are_those_counted_by_hand() {
        let plan = Plan::bishan();
        let graph = plan.collaboration_graph();
        let petgraph = graph.as_petgraph();
        assert_eq!((petgraph.node_count(), petgraph.edge_count()), (40, 202));
        assert!(graph.is_connected());
        assert!(
            petgraph
                .node_indices()
                .zip(plan.units())
                .all(|(node, unit)| {
                    petgraph.node_weight(node) == Some(&unit) && graph.node(unit) == Some(node)
                })
        );
    }

    #[test]
    fn both_graphs_draw_every_node_and_edge() {
        let plan = Plan::bishan();
        let lines = |dot: Dot<'_, '_>| dot.to_string().lines().count();
        assert_eq!(lines(plan.dependency_graph().to_dot()), 3 + 40 + 85);
        assert_eq!(lines(plan.collaboration_graph().to_dot()), 3 + 40 + 202);
    }
}

#[test]
fn what_stands_between_others_is_told_by_its_share() -> Outcome {
    // Water holds money and the town together; the archive stands by itself.
    let text = "一、任务\n（一）修渠。清淤。（牵头单位：县水利局；责任单位：县财政局）\n\
                （二）护岸。植树。（牵头单位：河口镇；责任单位：县水利局）\n（三）归档。整理。（责任单位：县档案馆）\n";
    let plan = Plan::parse(text)?;
    let shares = |central: Vec<(Unit<'_>, f64)>| -> Vec<_> {
        let share = |(unit, share): &(Unit<'_>, f64)| format!("{} {share:.3}", unit.name());
        central.iter().map(share).collect()
    };
    // One of six ordered pairs, and two.
    let (dependency, collaboration) = (plan.dependency_graph(), plan.collaboration_graph());
    assert_eq!(
        shares(dependency.betweenness()),
        [
            "县水利局 0.167",
            "县财政局 0.000",
            "河口镇 0.000",
            "县档案馆 0.000"
        ]
    );
    assert_eq!(shares(collaboration.betweenness())[0], "县水利局 0.333");
    assert_eq!(names(&collaboration.articulation_points()), "县水利局");
    assert_eq!(
        format!("{:.3} {:.3}", dependency.density(), collaboration.density()),
        "0.167 0.333"
    );
    Ok(())
}

#[test]
fn few_units_have_nothing_between_them() -> Outcome {
    for (text, units) in [
        ("一、任务\n清淤。\n", 0),
        ("一、任务\n清淤。（责任单位：县水利局）\n", 1),
        (
            "一、任务\n清淤。（牵头单位：县水利局；责任单位：县财政局）\n",
            2,
        ),
    ] {
        let plan = Plan::parse(text)?;
        let graph = plan.collaboration_graph();
        let central = graph.betweenness();
        assert_eq!(central.len(), units);
        assert!(central.iter().all(|(_, share)| share.abs() < f64::EPSILON));
        assert!(graph.articulation_points().is_empty());
        let full = if units == 2 { 1.0 } else { 0.0 };
        assert!((graph.density() - full).abs() < f64::EPSILON);
    }
    Ok(())
}
