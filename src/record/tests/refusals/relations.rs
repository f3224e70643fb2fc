//! Fields that have to agree with each other.

use serde_json::{Value, json};

use super::super::span;
use super::{refusal, refused};

#[test]
fn the_head_bears_itself_out() {
    refused(&[
        (
            "/document/number/year",
            json!(2023),
            "document.number.year: expected a figure of “〔2024〕7号”, found 2023",
        ),
        (
            "/document/citations/0/serial",
            json!(20),
            "document.citations[0].serial: expected a figure of “〔2023〕19号”, found 20",
        ),
        (
            "/document/citations/0/span",
            span("《某省", "《某省人民政府关于治水的通知》"),
            "document.citations[0].number_span: expected a span within that of the citation,",
        ),
        (
            "/document/issuer",
            Value::Null,
            "document.issuer: expected the first of the issuers, “东平县人民政府” at",
        ),
        (
            "/document/date",
            json!("2024-03-02"),
            "document.date: expected a figure of “2024年3月1日”, found 2",
        ),
        (
            "/document/date",
            Value::Null,
            "document.date: expected the date at",
        ),
        (
            "/document/date_span",
            Value::Null,
            "document.date_span: expected the place of the date, found null",
        ),
    ]);
}

#[test]
fn sections_form_a_tree() {
    refused(&[
        (
            "/sections/1/id",
            json!(7),
            "sections[1].id: expected 1, the section's place in the list, found 7",
        ),
        (
            "/sections/2/parent",
            json!(0),
            "sections[2].parent: expected the section before, one that it stands in, or null",
        ),
        (
            "/sections/2/parent",
            json!(2),
            "sections[2].parent: expected",
        ),
        (
            "/sections/2/parent",
            json!(99),
            "sections[2].parent: expected",
        ),
        (
            "/sections/2/parent",
            Value::Null,
            "sections[2].level: expected 1, as the parent is null, found 2",
        ),
        (
            "/sections/2/level",
            json!(1),
            "sections[2].level: expected 2, as the parent is 1, found 1",
        ),
        (
            "/sections/1/span",
            span("二、", "二、主要任务"),
            "sections[2].span: expected a span within that of its parent,",
        ),
        (
            "/sections/0/span",
            span("一、", "一、总体要求\n坚持治水为民。\n二、主要任务"),
            "sections[1].span: expected a span that starts behind the section before,",
        ),
        (
            "/sections/2/span",
            span("（一）", "（一）修渠\n清淤"),
            "sections[2].span: expected a span from the start of an element to the end of one",
        ),
        (
            "/sections/0/provenance",
            json!("repaired"),
            "sections[0].repaired_from: expected the place that told where the heading ends",
        ),
        (
            "/sections/0/repaired_from",
            json!([0, 3]),
            "sections[0].provenance: expected repaired, found stated",
        ),
    ]);
}

#[test]
fn a_paragraph_belongs_where_it_stands() {
    let other = json!({"text": "坚持治水为民。", "span": span("坚持", "坚持治水为民。")});
    let part = json!({"text": "坚持治水", "span": span("坚持", "坚持治水")});
    let clause =
        json!({"text": "（牵头单位：县水利局", "span": span("", "（牵头单位：县水\n利局")});
    refused(&[
        (
            "/sections/2/paragraphs/1",
            other.clone(),
            "sections[2].paragraphs[1].span: expected a span within that of what it stands in,",
        ),
        (
            "/tasks/0/paragraphs/1",
            other,
            "tasks[0].paragraphs[1].span: expected a span within that of what it stands in,",
        ),
        (
            "/document/paragraphs/1",
            part,
            "document.paragraphs[1].span: expected the span of an element of the kind paragraph,",
        ),
        (
            "/document/paragraphs/1",
            clause,
            "document.paragraphs[1].span: expected the span of an element of the kind paragraph,",
        ),
    ]);
    let swapped = |json: &mut Value| {
        let paragraphs = json["tasks"][0]["paragraphs"].as_array_mut().unwrap();
        paragraphs.reverse();
    };
    let expected = "tasks[0].paragraphs[1].span: expected the next paragraph,";
    assert!(refusal(swapped).starts_with(expected));
}

#[test]
fn tasks_follow_each_other_in_their_sections() {
    refused(&[
        (
            "/tasks/1/number",
            json!(3),
            "tasks[1].number: expected 2, the task's place in order, found 3",
        ),
        (
            "/tasks/0/section",
            json!(1),
            "tasks[0].section: expected 2, the innermost section around the task, found 1",
        ),
        ("/tasks/0/section", json!(9), "tasks[0].section: expected 2"),
        (
            "/tasks/1/section",
            Value::Null,
            "tasks[1].section: expected 3",
        ),
        (
            "/tasks/0/span",
            span("（一）", "（一）修渠\n清淤护岸。"),
            "tasks[0].paragraphs[1].span: expected a span within",
        ),
        (
            "/tasks/1/span",
            json!([
                span("（一）", "（一）修渠")[0],
                span("完成", "2024年6月底前）")[1]
            ]),
            "tasks[1].span: expected a span that starts behind the task before,",
        ),
        (
            "/tasks/0/clauses/0",
            span("（牵头", "牵头单位"),
            "tasks[0].clauses[0]: expected the span of an element of the kind clause,",
        ),
        (
            "/tasks/0/clauses",
            json!([]),
            "tasks[0].clauses: expected a clause, as the task is no row of a table",
        ),
    ]);
}

#[test]
fn units_are_those_that_tasks_and_rows_name() {
    refused(&[
        (
            "/tasks/0/assignments/1/unit",
            json!("财政局"),
            "tasks[0].assignments[1].unit: expected the name of one of the units, found “财政局”",
        ),
        (
            "/tasks/0/assignments/1/unit",
            json!("县林业局"),
            "tasks[0].assignments[1].unit: expected the name as written, “县财政局”",
        ),
        (
            "/units/1/name",
            json!("县水利局"),
            "units[1].name: expected “县财政局” as span",
        ),
        (
            "/units/1",
            json!({"name": "县水利局", "kind": "other", "tasks": [], "span": null}),
            "units[1].name: expected another name than that of units[0], found “县水利局”",
        ),
        (
            "/units/1/tasks",
            json!([1]),
            "units[1].tasks: expected the tasks that give work to “县财政局”, [1, 2], found [1]",
        ),
        (
            "/units/4/tasks",
            json!([1]),
            "units[4].tasks: expected the tasks that give work to “县档案馆”, [], found [1]",
        ),
        (
            "/units/0/span",
            json!([0, 3]),
            "units[0].name: expected “东” as span [0, 3] says, found “县水利局”",
        ),
        (
            "/standing_rules/0/unit",
            json!("县文化馆"),
            "standing_rules[0].unit: expected the name of one of the units",
        ),
        (
            "/standing_rules/0/unit",
            Value::Null,
            "standing_rules[0].unit: expected a unit for a standing unit alone",
        ),
        (
            "/standing_rules/0/role",
            Value::Null,
            "standing_rules[0].role: expected a role for a standing unit alone",
        ),
    ]);
    let idle = |json: &mut Value| {
        let idle = json!({"name": "县文化馆", "kind": "other", "tasks": [], "span": null});
        json["units"].as_array_mut().unwrap().push(idle);
    };
    let expected = "units[5].name: expected a unit that a task, a row of the annex or";
    assert!(refusal(idle).starts_with(expected));
}

#[test]
fn rows_agree_with_their_tasks_and_units() {
    refused(&[
        (
            "/annex/rows/0/number",
            json!(2),
            "annex.rows[0].number: expected the number in “1”, found 2",
        ),
        (
            "/annex/rows/1/number",
            json!(3),
            "annex.rows[1].number: expected 2, the number of its task, found 3",
        ),
        (
            "/annex/rows/1/provenance",
            json!("stated"),
            "annex.rows[1].provenance: expected inferred, found stated",
        ),
        (
            "/annex/rows/1/task",
            json!(3),
            "annex.rows[1].task: expected the number of one of the 2 tasks, found 3",
        ),
        (
            "/annex/rows/1/task",
            json!(0),
            "annex.rows[1].task: expected the number of one of the 2 tasks, found 0",
        ),
        (
            "/annex/rows/0/leads",
            json!(["县财政局"]),
            "annex.rows[0].leads: expected [“县水利局”], found [“县财政局”]",
        ),
        (
            "/annex/rows/0/others",
            json!(["河口镇", "县财政局"]),
            "annex.rows[0].others: expected [“县财政局”, “河口镇”], found",
        ),
        (
            "/annex/rows/0/number_span",
            span("修渠：", "修渠"),
            "annex.rows[0].number: expected",
        ),
        (
            "/annex/rows/0/number_span",
            json!([0, 0]),
            "annex.rows[0].number_span: expected a span within that of the row,",
        ),
        (
            "/annex/rows/0/heading",
            json!(0),
            "annex.rows[0].heading: expected null, the place in headings of the nearest above, found 0",
        ),
        (
            "/annex/rows/1/heading",
            json!(1),
            "annex.rows[1].heading: expected 0, the place in headings of the nearest above, found 1",
        ),
        (
            "/annex/rows/1/span",
            span("附件", "附件"),
            "annex.rows[1].span: expected a span that starts behind the row before,",
        ),
        (
            "/annex/rows/0/span",
            span("附件", "附件"),
            "annex.rows[0].span: expected the span of an element of the kind annex-row,",
        ),
        (
            "/annex/span",
            span("附件", "附件"),
            "annex.headings[0].span: expected a span within that of the annex,",
        ),
        (
            "/annex/headings/0/level",
            json!(0),
            "annex.headings[0].level: expected a level from 1, found 0",
        ),
    ]);
}

#[test]
fn elements_cover_the_source_in_order() {
    refused(&[
        (
            "/elements/3/span",
            span("《东平县水利建设试点方案》已", "《东平县"),
            "elements[4].span: expected the span of the text that begins at",
        ),
        (
            "/elements/3/span",
            json!([0, 23]),
            "elements[3].span: expected the span of the text that begins at",
        ),
        (
            "/elements/15/kind",
            json!("paragraph"),
            "tasks[0].clauses[0]: expected the span of an element of the kind clause,",
        ),
        (
            "/elements/12/kind",
            json!("paragraph"),
            "sections[2].span: expected a span that starts with an element of the kind heading",
        ),
        (
            "/elements/24/kind",
            json!("other"),
            "annex.rows[0].span: expected the span of an element of the kind annex-row,",
        ),
        (
            "/diagnostics/1/span",
            json!([0, 3]),
            "diagnostics[1].span: expected a span that starts behind the start of the one before,",
        ),
    ]);
    let last = |json: &mut Value| {
        json["elements"].as_array_mut().unwrap().pop().unwrap();
    };
    let expected = "elements: expected an element for the text that begins at";
    assert!(refusal(last).starts_with(expected));
}
