//! Spans, places and the answer to "what stands here".

use pilot_plan::{ElementKind, Plan, Position, Span};

use crate::shipped::{expected, seed_line};
use crate::verify::{is_blank, verify};

#[test]
fn everything_that_holds_for_every_plan_holds_for_the_shipped_one() {
    verify(Plan::bishan());
}

#[test]
fn every_byte_that_is_no_white_space_has_a_place() {
    let plan = Plan::bishan();
    for (offset, c) in plan.source().char_indices() {
        match plan.at(offset) {
            Some(place) => {
                assert!(place.element().span().contains(offset));
                assert_eq!(place.offset(), offset);
            }
            None => assert!(is_blank(c), "{c:?} at {offset} has no place"),
        }
    }
    assert_eq!(plan.at(plan.source().len()), None);
    assert_eq!(plan.at(usize::MAX), None);
}

#[test]
fn a_byte_of_a_clause_leads_to_unit_task_and_section() {
    let plan = Plan::bishan();
    for task in plan.tasks() {
        for one in task.assignments() {
            let place = plan.at(one.span().start()).unwrap();
            assert_eq!(place.element().kind(), ElementKind::Clause);
            assert_eq!(place.assignment(), Some(one));
            assert_eq!(place.task(), Some(task));
            assert_eq!(place.section(), task.section());
            assert_eq!(place.paragraph(), None);
            assert_eq!(place.row(), None);
        }
    }
}

#[test]
fn a_byte_of_the_prose_leads_to_paragraph_and_task() {
    let plan = Plan::bishan();
    for (words, task) in [
        ("加快重庆中医药学院建设投产", 3),
        ("组建康芯半导体基金", 11),
    ] {
        let offset = plan.source().find(words).unwrap();
        let place = plan.at(offset).unwrap();
        assert_eq!(place.task().unwrap().number(), task);
        assert!(place.paragraph().unwrap().span().contains(offset));
        assert_eq!(place.assignment(), None);
    }
    let preamble = plan.source().find("为全面有效推进璧山区").unwrap();
    let place = plan.at(preamble).unwrap();
    assert_eq!(place.element().kind(), ElementKind::Paragraph);
    assert_eq!((place.section(), place.task()), (None, None));
    let closing = plan.source().find("抓落实、抓进度、抓指标").unwrap();
    let place = plan.at(closing).unwrap();
    assert_eq!(place.section().unwrap().heading(), "加强督查考核");
    assert_eq!(place.task(), None);
}

#[test]
fn lines_and_columns_count_from_one_in_characters() {
    let plan = Plan::bishan();
    let clause = |number| plan.task(number).unwrap().clauses().next().unwrap();
    for task in expected() {
        let at = plan.position(clause(task.number).span().start()).unwrap();
        let before = seed_line(task.clause_line)
            .split("（牵头单位")
            .next()
            .unwrap();
        assert_eq!(at.line(), task.clause_line);
        assert_eq!(at.column(), before.chars().count() + 1);
        assert_eq!(Position::of(plan.source(), at.offset()), Some(at));
    }
    assert_eq!(plan.position(1), None, "within a character");
    assert_eq!(plan.position(53_310), None);
    assert_eq!(plan.position(53_309).unwrap().line(), 275);
}

#[test]
fn an_excerpt_is_refused_beyond_the_source() {
    let plan = Plan::bishan();
    let span = |start, end| Span::new(start, end).unwrap();
    let number = plan.excerpt(span(0, 30)).unwrap();
    assert_eq!(number.text(), "璧山府办发〔2022〕18号");
    assert_eq!(plan.excerpt(span(0, 53_310)), None);
    assert_eq!(plan.excerpt(span(1, 3)), None);
}
