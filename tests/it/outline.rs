//! The section tree of the shipped plan.

use pilot_plan::{DiagnosticCode, Plan, Provenance, Section, Task};

use crate::shipped::{expected, line};

fn numbered(section: Section<'_>) -> String {
    format!("{}{}", section.number(), section.heading())
}

fn children(section: Section<'_>) -> Vec<String> {
    section.children().map(numbered).collect()
}

/// The section of a number and heading.
fn section(name: &str) -> Section<'static> {
    let mut found = Plan::bishan()
        .sections()
        .filter(|section| numbered(*section) == name);
    let only = found.next().unwrap_or_else(|| panic!("no section {name}"));
    assert_eq!(found.next(), None, "{name} is there twice");
    only
}

#[test]
fn four_levels_hold_38_sections() {
    let plan = Plan::bishan();
    let at = |level| plan.sections().filter(|one| one.level() == level).count();
    assert_eq!([1, 2, 3, 4].map(at), [3, 3 + 4 + 4, 4 + 6 + 3 + 4, 7]);
    assert_eq!(plan.sections().len(), 38);
}

#[test]
fn the_tree_is_the_documents() {
    let plan = Plan::bishan();
    let top: Vec<_> = plan.sections().filter(|one| one.level() == 1).collect();
    let names: Vec<_> = top.iter().copied().map(numbered).collect();
    assert_eq!(
        names,
        ["一、总体要求", "二、主要任务和措施", "三、组织实施"]
    );
    assert!(top.iter().all(|one| one.parent().is_none()));
    assert_eq!(
        children(top[0]),
        ["（一）指导思想", "（二）基本原则", "（三）发展目标"]
    );
    assert_eq!(
        children(top[1]),
        [
            "（一）推动服务业重点行业领域深化改革扩大开放",
            "（二）推动服务业扩大开放在重点平台和重点园区示范发展",
            "（三）优化服务业开放发展的体制机制",
            "（四）加强服务业开放发展的政策和要素保障",
        ]
    );
    assert_eq!(
        children(top[2]),
        [
            "（一）完善工作机制",
            "（二）加强统筹协调",
            "（三）扎实有效推进",
            "（四）加强督查考核",
        ]
    );
    let below: Vec<_> = top[1]
        .children()
        .map(|one| one.children().count())
        .collect();
    assert_eq!(below, [4, 6, 3, 4]);
    assert_eq!(top[1].descendants().count(), 4 + 17 + 7);
}

#[test]
fn leaf_depth_varies() {
    assert_eq!(
        children(section("1．充分竞争性服务业")),
        ["（1）科技服务领域", "（2）商业服务领域"]
    );
    assert_eq!(
        children(section("2．有限竞争性服务业")),
        [
            "（1）教育服务领域",
            "（2）金融服务领域",
            "（3）健康医疗服务领域"
        ]
    );
    assert_eq!(
        children(section("3．自然垄断领域竞争性业务")),
        ["（1）电力服务领域", "（2）电信服务领域"]
    );
    let leaf = section("4．其他服务业领域");
    assert!(children(leaf).is_empty());
    assert_eq!(leaf.tasks().len(), 1);
}

#[test]
fn a_path_leads_from_the_top_to_the_section() {
    let path = section("（2）金融服务领域").path();
    assert_eq!(
        path.to_string(),
        "二、主要任务和措施 › （一）推动服务业重点行业领域深化改革扩大开放 › 2．有限竞争性服务业 › （2）金融服务领域"
    );
    let levels: Vec<_> = path.iter().map(Section::level).collect();
    assert_eq!(levels, [1, 2, 3, 4]);
}

#[test]
fn a_section_has_the_tasks_below_it() {
    let numbers = |name| {
        let tasks = section(name).tasks();
        tasks.map(Task::number).collect::<Vec<_>>()
    };
    assert_eq!(numbers("二、主要任务和措施"), (1..=21).collect::<Vec<_>>());
    assert_eq!(
        numbers("（一）推动服务业重点行业领域深化改革扩大开放"),
        (1..=8).collect::<Vec<_>>()
    );
    assert_eq!(
        numbers("（二）推动服务业扩大开放在重点平台和重点园区示范发展"),
        (9..=14).collect::<Vec<_>>()
    );
    assert_eq!(numbers("（三）优化服务业开放发展的体制机制"), [15, 16, 17]);
    assert_eq!(
        numbers("（四）加强服务业开放发展的政策和要素保障"),
        [18, 19, 20, 21]
    );
    assert_eq!(numbers("2．有限竞争性服务业"), [3, 4, 5]);
    assert!(numbers("一、总体要求").is_empty());
    assert!(numbers("三、组织实施").is_empty());
}

#[test]
fn three_run_on_headings_end_where_the_annex_says() {
    let plan = Plan::bishan();
    let repaired: Vec<_> = plan
        .sections()
        .filter(|section| section.provenance() == Provenance::Repaired)
        .collect();
    let numbers: Vec<_> = repaired.iter().map(|section| section.number()).collect();
    assert_eq!(numbers, ["4．", "5．", "6．"]);
    let headings: Vec<_> = repaired.iter().map(|section| section.heading()).collect();
    assert_eq!(
        headings,
        [
            "以TOD大型商业综合体、环秀湖商圈、老城区商业步行街为基础，发展立足璧山、与主城都市区同城化发展、面向成渝地区双城经济圈的新消费中心",
            "以公园景区化为切入，支持文旅融合发展，打造全域旅游示范区",
            "以临空经济区等为载体，多渠道构建物流网络，打造现代物流核心区",
        ]
    );
    for (section, annex_line) in repaired.iter().zip([180, 188, 198]) {
        let from = section.repaired_from().unwrap();
        assert_eq!(line(plan, from), annex_line);
        assert!(
            plan.excerpt(from)
                .unwrap()
                .text()
                .contains(section.heading())
        );
    }
    let starts: Vec<_> = repaired
        .iter()
        .map(|section| &section.paragraphs().next().unwrap().text()[.."紧跟全市".len()])
        .collect();
    assert_eq!(starts, ["紧跟全市", "围绕“吃", "抢抓重庆"]);
    let noted: Vec<_> = plan
        .diagnostics()
        .iter()
        .filter(|odd| odd.code() == DiagnosticCode::HeadingRunOn)
        .map(|odd| line(plan, odd.span()))
        .collect();
    assert_eq!(noted, [57, 60, 63]);
}

#[test]
fn the_other_35_headings_are_stated() {
    for section in Plan::bishan().sections() {
        let repaired = matches!(section.number(), "4．" | "5．" | "6．")
            && section.parent().unwrap().number() == "（二）";
        let provenance = if repaired {
            Provenance::Repaired
        } else {
            Provenance::Stated
        };
        assert_eq!(section.provenance(), provenance, "{section:?}");
        assert_eq!(section.repaired_from().is_some(), repaired, "{section:?}");
    }
}

#[test]
fn each_task_stands_in_its_leaf_section() {
    for task in expected() {
        let read = Plan::bishan().task(task.number).unwrap();
        assert_eq!(
            crate::shipped::path(read),
            task.path,
            "task {}",
            task.number
        );
        let section = read.section().unwrap();
        assert_eq!(section.children().next(), None);
        assert_eq!(line(Plan::bishan(), section.span()), task.heading_line);
    }
}

#[test]
fn prose_without_a_clause_belongs_to_its_section_alone() {
    let principles = section("（二）基本原则");
    let starts: Vec<_> = principles
        .paragraphs()
        .map(|one| one.text().split('。').next().unwrap())
        .collect();
    assert_eq!(
        starts,
        [
            "坚持对标对表",
            "聚焦重点领域",
            "发挥比较优势",
            "加强风险防范"
        ]
    );
    assert_eq!(section("二、主要任务和措施").paragraphs().len(), 0);
    assert_eq!(section("（四）加强督查考核").paragraphs().len(), 1);
}
