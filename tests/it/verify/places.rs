//! What stands at a byte.

use pilot_plan::{Assignment, ElementKind, Place, Plan, Provenance};

pub(super) fn every_place_is_found(plan: &Plan) {
    for element in plan.elements() {
        let span = element.span();
        let last = element.text().chars().next_back().map_or(1, char::len_utf8);
        for offset in [span.start(), span.end() - last] {
            let place = plan.at(offset).expect("an element stands here");
            assert_eq!(place.element(), element);
        }
        let behind = plan.at(span.end()).map(Place::element);
        assert_ne!(behind, Some(element));
    }
    for section in plan.sections() {
        let place = plan.at(section.span().start()).expect("a heading");
        assert_eq!(place.element().kind(), ElementKind::Heading);
        assert_eq!(place.section(), Some(section));
    }
    for task in plan.tasks() {
        for paragraph in task.paragraphs() {
            let place = plan.at(paragraph.span().start()).expect("a paragraph");
            assert_eq!(place.task(), Some(task), "{paragraph:?}");
            assert_eq!(place.paragraph(), Some(paragraph));
        }
        if task.is_from_table() {
            continue;
        }
        for one in task.assignments() {
            // A standing rule may stand in the task's own prose.
            if one.provenance() == Provenance::Stated && task.span().covers(one.span()) {
                let place = plan.at(one.span().start()).expect("a clause");
                assert_eq!(place.task(), Some(task), "{one:?}");
                assert_eq!(place.element().kind(), ElementKind::Clause);
                assert_eq!(place.assignment().map(Assignment::span), Some(one.span()));
            }
        }
    }
}
