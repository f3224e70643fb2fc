//! Sections, tasks and sentences.

use pilot_plan::{ElementKind, Excerpt, Plan, Section, Span, Task};

use super::{excerpt, is_blank, ordered, spans_of, text};

pub(super) fn sections_form_a_tree(plan: &Plan) {
    let headings = spans_of(plan, ElementKind::Heading);
    let paragraphs = spans_of(plan, ElementKind::Paragraph);
    assert_eq!(
        headings.len(),
        plan.sections().len(),
        "headings and sections"
    );
    for (index, section) in plan.sections().enumerate() {
        assert_eq!(section.id().index(), index);
        assert_eq!(plan.section(section.id()), Some(section));
        assert!(std::ptr::eq(
            text(plan, section.number_span()),
            section.number()
        ));
        assert!(std::ptr::eq(
            text(plan, section.heading_span()),
            section.heading()
        ));
        assert!(!section.number().is_empty(), "{section:?}");
        let heading = section.number_span().join(section.heading_span());
        assert!(
            headings.iter().any(|element| element.covers(heading)),
            "{section:?} has no heading element"
        );
        ordered(
            [section.number_span(), section.heading_span()].into_iter(),
            "number and heading",
        );
        assert_eq!(section.span().start(), section.number_span().start());
        assert!(section.span().covers(heading), "{section:?}");
        for paragraph in section.paragraphs() {
            excerpt(plan, paragraph);
            assert!(paragraphs.contains(&paragraph.span()), "{paragraph:?}");
            assert!(section.span().covers(paragraph.span()), "{section:?}");
        }
        ordered(section.paragraphs().map(Excerpt::span), "paragraphs");
        place_in_tree(section);
        section_has_its_tasks(plan, section);
    }
    let top = plan.sections().filter(|section| section.parent().is_none());
    ordered(top.map(Section::span), "sections");
}

pub(super) fn place_in_tree(section: Section<'_>) {
    match section.parent() {
        Some(parent) => {
            assert_eq!(section.level(), parent.level() + 1, "{section:?}");
            assert!(parent.span().covers(section.span()), "{section:?}");
            assert!(parent.heading_span().end() <= section.span().start());
            assert!(parent.children().any(|child| child == section));
            assert!(parent.contains(section) && !section.contains(parent));
        }
        None => assert_eq!(section.level(), 1, "{section:?}"),
    }
    for child in section.children() {
        assert_eq!(child.parent(), Some(section));
        let last = section.paragraphs().next_back();
        assert!(last.is_none_or(|one| one.span().end() <= child.span().start()));
    }
    ordered(section.children().map(Section::span), "children");
    let below: usize = section
        .children()
        .map(|child| 1 + child.descendants().len())
        .sum();
    assert_eq!(section.descendants().len(), below);
    assert!(section.descendants().all(|one| section.contains(one)));
    let path: Vec<_> = section.path().iter().collect();
    assert_eq!(path.len(), usize::from(section.level()));
    assert_eq!(path.last(), Some(&section));
    assert!(path.windows(2).all(|two| two[1].parent() == Some(two[0])));
}

pub(super) fn section_has_its_tasks(plan: &Plan, section: Section<'_>) {
    let scan = plan.tasks().filter(|task| {
        let place = task.section();
        place.is_some_and(|inner| section.contains(inner))
    });
    let numbers: Vec<_> = section.tasks().map(Task::number).collect();
    assert_eq!(numbers, scan.map(Task::number).collect::<Vec<_>>());
}

pub(super) fn tasks_follow_each_other(plan: &Plan) {
    let clauses = spans_of(plan, ElementKind::Clause);
    let mut idle = clauses.clone();
    for (index, task) in plan.tasks().enumerate() {
        assert_eq!(task.number() as usize, index + 1);
        assert_eq!(task.id().index(), index);
        assert_eq!(plan.task(task.number()), Some(task));
        let span = task.span();
        text(plan, span);
        assert!(std::ptr::eq(text(plan, task.title_span()), task.title()));
        // A clause that closes nothing at all, not even a heading, leaves a task without words.
        let wordless = task.section().is_none() && task.paragraphs().len() == 0;
        assert!(
            wordless || !task.title().is_empty(),
            "{task:?} has no title"
        );
        let shared = task.section().map(Section::heading_span);
        assert!(
            span.covers(task.title_span()) || shared == Some(task.title_span()),
            "{task:?}: the title is neither its own nor its section's"
        );
        for part in task.paragraphs().chain(task.clauses()) {
            excerpt(plan, part);
            assert!(span.covers(part.span()), "{part:?} is not within {task:?}");
        }
        let parts = task.paragraphs().chain(task.clauses());
        let mut parts: Vec<_> = parts.map(Excerpt::span).collect();
        parts.sort_unstable();
        ordered(parts.into_iter(), "paragraphs and clauses");
        ordered(task.paragraphs().map(Excerpt::span), "paragraphs");
        ordered(task.clauses().map(Excerpt::span), "clauses");
        assert!(std::ptr::eq(text(plan, task.text_span()), task.text()));
        assert!(wordless || !task.text().is_empty(), "{task:?} has no text");
        for clause in task.clauses() {
            assert!(clauses.contains(&clause.span()), "{clause:?}");
            assert!(idle.remove(&clause.span()), "{clause:?} closes two tasks");
        }
        if let Some(section) = task.section() {
            assert!(
                task.is_from_table() || section.span().covers(span),
                "{task:?} is not within {section:?}"
            );
        }
        if let Some(deadline) = task.deadline() {
            assert!(std::ptr::eq(text(plan, deadline.span()), deadline.text()));
            assert!(span.covers(deadline.span()), "{deadline:?}");
        }
        measures_are_the_text(task);
    }
    for clause in idle {
        let mut odds = plan.diagnostics().iter();
        let mut rules = plan.standing_rules();
        assert!(
            odds.any(|odd| clause.covers(odd.span()))
                || rules.any(|rule| clause.covers(rule.span())),
            "the clause at {clause} closes no task, and nothing is said about it"
        );
    }
    ordered(plan.tasks().map(Task::span), "tasks");
}

/// The sentences of a task are its paragraphs and the headings of its items, to the last character.
pub(super) fn measures_are_the_text(task: Task<'_>) {
    let solid = |text: &str| text.chars().filter(|c| !is_blank(*c)).collect::<String>();
    let source = task.plan().source();
    let item = |item: Section<'_>| {
        let words = item.heading_span();
        let mark = source[words.end()..].chars().next();
        let mark = mark.filter(|c| "。；！？;".contains(*c));
        let end = words.end() + mark.map_or(0, char::len_utf8);
        Span::new(words.start(), end).unwrap()
    };
    let paragraphs = task.paragraphs().map(Excerpt::span);
    let mut homes: Vec<_> = paragraphs.chain(task.items().map(item)).collect();
    homes.sort_unstable();
    let text: String = homes
        .iter()
        .map(|home| solid(&source[home.range()]))
        .collect();
    let measures: String = task.measures().map(|one| solid(one.text())).collect();
    assert_eq!(measures, text, "{task:?}");
    ordered(task.measures().map(Excerpt::span), "measures");
    for measure in task.measures() {
        assert!(!measure.text().is_empty());
        assert!(homes.iter().any(|home| home.covers(measure.span())));
    }
    for item in task.items() {
        assert!(task.span().covers(item.number_span()), "{item:?}");
        assert_eq!(item.tasks().len(), 0, "{item:?} has tasks of its own");
    }
}
