use std::borrow::Cow;

use super::*;
use crate::error::ParseError;
use crate::model::annex::{AnnexData, AnnexRowData};
use crate::model::element::ElementData;
use crate::model::plan::Tables;
use crate::model::{Assignment, Unit};

/// A plan of elements alone, one for each text, with line ends between.
fn plan(elements: &[(ElementKind, &str)]) -> Plan {
    let (source, tables) = read(elements);
    Plan::assemble(Cow::Owned(source), tables)
}

fn read(elements: &[(ElementKind, &str)]) -> (String, Tables) {
    let mut source = String::new();
    let mut tables = Tables::default();
    for (kind, text) in elements {
        let start = source.len();
        source.push_str(text);
        tables.elements.push(ElementData {
            span: Span::at(start, source.len()),
            kind: *kind,
        });
        source.push('\n');
    }
    (source, tables)
}

fn hits<'p>(plan: &'p Plan, text: &str) -> Vec<&'p str> {
    plan.search(text).map(|hit| hit.excerpt().text()).collect()
}

#[test]
fn hits_come_in_order_and_do_not_overlap() {
    let plan = plan(&[
        (ElementKind::Heading, "一、试点试点"),
        (ElementKind::Paragraph, "试点试点试点。"),
    ]);
    assert_eq!(hits(&plan, "试点试点"), ["试点试点", "试点试点"]);
    let starts: Vec<_> = plan.search("试点").map(|hit| hit.span().start()).collect();
    assert_eq!(starts, [6, 12, 19, 25, 31]);
    assert!(plan.search("方案").next().is_none());
}

#[test]
fn the_empty_text_is_nowhere() {
    let plan = plan(&[(ElementKind::Paragraph, "试点。")]);
    assert!(plan.search("").next().is_none());
    assert!(plan.search("\n").next().is_none());
}

#[test]
fn a_line_break_does_not_hide_a_text() {
    let plan = plan(&[
        (ElementKind::Title, "扩大开放\r\n　综合试\n点方案"),
        (ElementKind::Paragraph, "综合试点。探索 TOD\n REITs 等。"),
    ]);
    assert_eq!(hits(&plan, "综合试点"), ["综合试\n点", "综合试点"]);
    assert_eq!(hits(&plan, "开放综"), ["开放\r\n　综"]);
    assert_eq!(hits(&plan, "综合\n试点"), ["综合试\n点", "综合试点"]);
    assert_eq!(hits(&plan, "TOD REITs"), ["TOD\n REITs"]);
    assert_eq!(hits(&plan, "TOD "), ["TOD\n"]);
    assert!(hits(&plan, "TODREITs").is_empty());
}

#[test]
fn no_hit_spreads_over_two_elements_or_two_cells() {
    let plan = plan(&[
        (ElementKind::Heading, "一、甲乙"),
        (ElementKind::Paragraph, "丙丁"),
        (ElementKind::AnnexHeader, "牵头单位\n责任单位"),
    ]);
    assert!(hits(&plan, "乙丙").is_empty());
    assert!(hits(&plan, "单位责任").is_empty());
    assert_eq!(hits(&plan, "单位"), ["单位", "单位"]);
}

#[test]
fn a_row_of_the_annex_is_read_by_paragraphs_and_cells() {
    let row = "14\n推进综合\n试点。\n县交通局\n县商务委";
    let (source, mut tables) = read(&[
        (ElementKind::Paragraph, "综合"),
        (ElementKind::AnnexRow, row),
    ]);
    let span = |text: &str| source.find(text).map(|at| Span::at(at, at + text.len()));
    let (row, paragraph) = (span(row), span("推进综合\n试点。"));
    tables.annex = row.zip(paragraph).map(|(row, paragraph)| AnnexData {
        mark: None,
        title: None,
        columns: Vec::new(),
        span: row,
        headings: Vec::new(),
        rows: vec![AnnexRowData {
            name: None,
            number: None,
            task: None,
            heading: None,
            span: row,
            paragraphs: Run::new(0, 1),
            assignments: Run::default(),
            deadline: None,
            cells: Run::default(),
        }],
        paragraphs: vec![paragraph],
        assignments: Vec::new(),
        cells: Vec::new(),
        cell_paragraphs: Vec::new(),
    });
    let plan = Plan::assemble(Cow::Owned(source), tables);
    assert_eq!(hits(&plan, "综合试点"), ["综合\n试点"]);
    assert_eq!(hits(&plan, "县"), ["县", "县"]);
    assert_eq!(hits(&plan, "14"), ["14"]);
    assert!(hits(&plan, "14推进").is_empty());
    assert!(hits(&plan, "试点。县交通局").is_empty());
    assert!(hits(&plan, "交通局县商务委").is_empty());
}

#[test]
fn a_unit_is_found_where_a_line_end_falls_into_its_name() -> Result<(), ParseError> {
    let plan = Plan::parse("一、修渠\n清淤。（牵头单位：县水\n利局；责任单位：河口镇）\n")?;
    let hits: Vec<_> = plan.search("县水利局").collect();
    assert_eq!(hits.len(), 1);
    for hit in hits {
        assert_eq!(hit.excerpt().text(), "县水\n利局");
        let unit = hit.place().assignment().map(Assignment::unit);
        assert_eq!(unit.map(Unit::name), Some("县水利局"));
    }
    Ok(())
}

#[cfg(feature = "bishan")]
#[test]
fn the_shipped_plan_is_searched_in_body_and_annex() {
    let plan = Plan::bishan();
    let needle = "TOT";
    let hits: Vec<_> = plan.search(needle).collect();
    let naive: Vec<_> = plan
        .source()
        .match_indices(needle)
        .map(|(at, _)| at)
        .collect();
    assert_eq!(
        hits.iter()
            .map(|hit| hit.span().start())
            .collect::<Vec<_>>(),
        naive
    );
    assert!(
        hits.iter()
            .all(|hit| hit.task().map(Task::number) == Some(4))
    );
    let kinds: Vec<_> = hits
        .iter()
        .map(|hit| hit.place().element().kind())
        .collect();
    assert_eq!(kinds, [ElementKind::Paragraph, ElementKind::AnnexRow]);
}

#[cfg(feature = "bishan")]
#[test]
fn every_unit_is_found_wherever_the_shipped_plan_prints_it() {
    let plan = Plan::bishan();
    for unit in plan.units() {
        let found: Vec<_> = plan
            .search(unit.name())
            .map(|hit| hit.span().start())
            .collect();
        let printed: Vec<_> = plan
            .source()
            .match_indices(unit.name())
            .map(|(at, _)| at)
            .collect();
        assert_eq!(found, printed, "{unit}");
    }
}
