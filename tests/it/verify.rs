//! What holds for every plan, whatever it was read from. Each check panics with what it found, so that
//! the same suite runs over the shipped plan, the fixtures, mutated and generated texts.

use std::collections::HashSet;

use pilot_plan::{Annex, ElementKind, Excerpt, Plan, Provenance, Section, Span, Task};

/// Checks everything.
pub(crate) fn verify(plan: &Plan) {
    elements_cover_the_source(plan);
    document_parts_are_elements(plan);
    sections_form_a_tree(plan);
    tasks_follow_each_other(plan);
    assignments_say_where(plan);
    units_are_indexed(plan);
    if let Some(annex) = plan.annex() {
        annex_holds_its_rows(plan, annex);
    }
    diagnostics_are_in_order(plan);
    every_place_is_found(plan);
}

/// What the crate counts as white space: Unicode's, byte order mark and zero-width marks.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
}

/// Whether a word is a character entity for a blank.
fn is_blank_entity(word: &str) -> bool {
    matches!(
        word,
        "&nbsp;" | "&emsp;" | "&ensp;" | "&thinsp;" | "&#160;" | "&#12288;" | "&#32;"
    )
}

/// The text at a span, which lies within the source on character boundaries.
fn text(plan: &Plan, span: Span) -> &str {
    let source = plan.source();
    source
        .get(span.range())
        .unwrap_or_else(|| panic!("{span} is no text of a source of {} bytes", source.len()))
}

/// An excerpt says the text of its span and no copy of it.
fn excerpt(plan: &Plan, excerpt: Excerpt<'_>) {
    let there = text(plan, excerpt.span());
    assert!(std::ptr::eq(there, excerpt.text()), "{excerpt:?} is a copy");
    assert!(!there.is_empty(), "empty excerpt at {}", excerpt.span());
}

/// Spans follow each other without overlap.
fn ordered(spans: impl Iterator<Item = Span>, what: &str) {
    let mut end = 0;
    for span in spans {
        assert!(span.start() >= end, "{what} overlap at {span}, {end}");
        end = span.end();
    }
}

fn elements_cover_the_source(plan: &Plan) {
    let mut end = 0;
    let gap = |from: usize, to: usize| {
        let between = text(plan, Span::new(from, to).expect("elements are in order"));
        // What pages write for a blank is one: &nbsp; &emsp; &#12288;
        let mut words = between.split(is_blank).flat_map(|word| word.split_inclusive(';'));
        assert!(
            words.all(|word| word.is_empty() || is_blank_entity(word)),
            "{between:?} is in no element"
        );
    };
    for element in plan.elements() {
        gap(end, element.span().start());
        let held = text(plan, element.span());
        assert!(!held.is_empty(), "empty {element:?}");
        assert!(
            !held.starts_with(is_blank),
            "blank before {element:?}: {held:?}"
        );
        assert!(
            !held.ends_with(is_blank),
            "blank after {element:?}: {held:?}"
        );
        assert!(std::ptr::eq(held, element.text()));
        end = element.span().end();
    }
    gap(end, plan.source().len());
}

fn spans_of(plan: &Plan, kind: ElementKind) -> HashSet<Span> {
    let elements = plan.elements().filter(|element| element.kind() == kind);
    elements.map(|element| element.span()).collect()
}

fn document_parts_are_elements(plan: &Plan) {
    let document = plan.document();
    let within = |span: Span, kind: ElementKind| {
        let held = spans_of(plan, kind);
        assert!(
            held.iter().any(|element| element.covers(span)),
            "{span} {:?} is in no {kind:?}",
            text(plan, span)
        );
    };
    if let Some(number) = document.number() {
        assert!(std::ptr::eq(text(plan, number.span()), number.text()));
        assert!(number.text().contains(number.issuer_code()));
        within(number.span(), ElementKind::Number);
    }
    for issuer in document.issuers() {
        excerpt(plan, issuer);
        within(issuer.span(), ElementKind::Issuer);
    }
    for addressee in document.addressees() {
        excerpt(plan, addressee);
        within(addressee.span(), ElementKind::Addressees);
    }
    for (part, kind) in [
        (document.title(), ElementKind::Title),
        (document.notice_title(), ElementKind::NoticeTitle),
        (document.date_excerpt(), ElementKind::Date),
        (document.note(), ElementKind::Note),
    ] {
        if let Some(part) = part {
            excerpt(plan, part);
            within(part.span(), kind);
        }
    }
    assert_eq!(document.date().is_some(), document.date_excerpt().is_some());
    for citation in document.citations() {
        excerpt(plan, citation.title());
        assert!(citation.span().covers(citation.title().span()));
        assert!(citation.span().covers(citation.number().span()));
        text(plan, citation.span());
    }
    ordered(document.citations().map(|one| one.span()), "citations");
}

fn sections_form_a_tree(plan: &Plan) {
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

fn place_in_tree(section: Section<'_>) {
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
        let last = section.paragraphs().last();
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

fn section_has_its_tasks(plan: &Plan, section: Section<'_>) {
    let scan = plan.tasks().filter(|task| {
        let place = task.section();
        place.is_some_and(|inner| section.contains(inner))
    });
    let numbers: Vec<_> = section.tasks().map(Task::number).collect();
    assert_eq!(numbers, scan.map(Task::number).collect::<Vec<_>>());
}

fn tasks_follow_each_other(plan: &Plan) {
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
        measures_are_the_paragraphs(task);
    }
    for clause in idle {
        let mut odds = plan.diagnostics().iter();
        assert!(
            odds.any(|odd| clause.covers(odd.span())),
            "the clause at {clause} closes no task, and nothing is said about it"
        );
    }
    ordered(plan.tasks().map(Task::span), "tasks");
}

fn measures_are_the_paragraphs(task: Task<'_>) {
    let solid = |text: &str| text.chars().filter(|c| !is_blank(*c)).collect::<String>();
    let paragraphs: String = task.paragraphs().map(|one| solid(one.text())).collect();
    let measures: String = task.measures().map(|one| solid(one.text())).collect();
    assert_eq!(measures, paragraphs, "{task:?}");
    ordered(task.measures().map(Excerpt::span), "measures");
    for measure in task.measures() {
        assert!(!measure.text().is_empty());
        let mut homes = task.paragraphs();
        assert!(homes.any(|home| home.span().covers(measure.span())));
    }
}

fn assignments_say_where(plan: &Plan) {
    for task in plan.tasks() {
        for one in task.assignments() {
            assert_eq!(one.task(), task);
            assert!(std::ptr::eq(text(plan, one.span()), one.written()));
            assert!(std::ptr::eq(text(plan, one.label_span()), one.label()));
            assert!(!one.label().is_empty(), "{one:?} has no label");
            name_is_as_written(plan, one.unit().name(), one.span(), one.provenance());
            // What a standing rule adds is written where the rule is.
            if one.provenance() == Provenance::Stated {
                let mut homes = task.clauses();
                let home = homes.find(|home| home.span().covers(one.span()));
                match home {
                    Some(home) => assert!(
                        home.span().covers(one.label_span())
                            || task.clauses().any(|c| c.span().covers(one.label_span())),
                        "{one:?} has its label elsewhere"
                    ),
                    None => assert!(
                        task.is_from_table() && task.span().covers(one.span()),
                        "{one:?} stands in no clause of its task"
                    ),
                }
            }
        }
        let stated = task.assignments().filter(|one| {
            let span = one.span();
            one.provenance() == Provenance::Stated && task.span().covers(span)
        });
        ordered(stated.map(|one| one.span()), "assignments");
        let by_role: usize = pilot_plan::Role::ALL
            .map(|role| task.in_role(role).count())
            .iter()
            .sum();
        assert_eq!(by_role, task.assignments().len());
    }
}

/// A stated name is what is written, without the blanks and line breaks that may fall into it.
fn name_is_as_written(plan: &Plan, name: &str, span: Span, provenance: Provenance) {
    let written = plan.excerpt(span).expect("the span lies in the source");
    assert!(
        !written.text().is_empty(),
        "a unit without a name at {span}"
    );
    assert!(!written.text().starts_with(is_blank), "{written:?}");
    assert!(!written.text().ends_with(is_blank), "{written:?}");
    if provenance == Provenance::Stated {
        let solid = |text: &str| text.replace(is_blank, "");
        assert_eq!(
            solid(written.text()),
            solid(name),
            "stated, yet written otherwise"
        );
    }
}

fn units_are_indexed(plan: &Plan) {
    let mut names = HashSet::new();
    let mut last = None;
    for (index, unit) in plan.units().enumerate() {
        assert_eq!(unit.id().index(), index);
        assert!(!unit.name().is_empty());
        assert!(names.insert(unit.name()), "{unit} is there twice");
        assert_eq!(plan.unit(unit.name()), Ok(unit));
        let all = plan.tasks().flat_map(|task| task.assignments());
        let scan: Vec<_> = all.filter(|one| one.unit() == unit).collect();
        assert_eq!(unit.assignments().collect::<Vec<_>>(), scan, "{unit}");
        let mut tasks: Vec<_> = scan.iter().map(|one| one.task().number()).collect();
        tasks.dedup();
        let read: Vec<_> = unit.tasks().iter().map(Task::number).collect();
        assert_eq!(read, tasks, "{unit}");
        // In order of first mention, those that only the annex names last.
        let first = scan.first().map(|one| (one.task().number(), one.span()));
        let key = (first.is_none(), first.map(|(task, _)| task));
        assert!(
            last.is_none_or(|before| before <= key),
            "{unit} is out of order"
        );
        last = Some(key);
        if first.is_none() {
            let rows = plan.annex().into_iter().flat_map(|annex| annex.rows());
            let mut named = rows.flat_map(|row| row.assignments());
            assert!(named.any(|one| one.unit() == unit), "nobody names {unit}");
        }
    }
}

fn annex_holds_its_rows(plan: &Plan, annex: Annex<'_>) {
    text(plan, annex.span());
    let rows = spans_of(plan, ElementKind::AnnexRow);
    if let Some(title) = annex.title() {
        excerpt(plan, title);
        assert!(annex.span().covers(title.span()));
    }
    for column in annex.columns() {
        excerpt(plan, column);
        assert!(annex.span().covers(column.span()), "{column:?}");
    }
    for heading in annex.headings() {
        assert!(std::ptr::eq(
            text(plan, heading.heading_span()),
            heading.heading()
        ));
        assert!(heading.span().covers(heading.heading_span()));
        assert!(annex.span().covers(heading.span()));
        assert!(heading.level() >= 1);
    }
    ordered(annex.headings().map(|one| one.span()), "headings");
    ordered(annex.rows().map(|one| one.span()), "rows");
    for (index, row) in annex.rows().enumerate() {
        assert_eq!(row.index(), index);
        assert!(annex.span().covers(row.span()), "{row:?}");
        assert!(rows.iter().any(|one| one.covers(row.span())), "{row:?}");
        let inner = row.paragraphs().map(Excerpt::span);
        for span in inner.chain(row.text_span()).chain(row.number_span()) {
            text(plan, span);
            assert!(row.span().covers(span), "{span} is not within {row:?}");
        }
        for one in row.assignments() {
            assert_eq!(one.row(), row);
            assert!(row.span().covers(one.span()), "{one:?}");
            assert!(std::ptr::eq(text(plan, one.label_span()), one.label()));
            name_is_as_written(plan, one.unit().name(), one.span(), one.provenance());
        }
        assert_eq!(
            row.leads().count() + row.others().count(),
            row.assignments().len()
        );
        let heading = row.heading();
        assert!(heading.is_none_or(|one| one.span().end() <= row.span().start()));
    }
}

fn diagnostics_are_in_order(plan: &Plan) {
    let starts = plan.diagnostics().iter().map(|odd| {
        text(plan, odd.span());
        assert_eq!(odd.severity(), odd.code().severity());
        assert!(!odd.message().is_empty() && !odd.message().contains('\n'));
        odd.span().start()
    });
    assert!(starts.is_sorted(), "diagnostics are out of order");
}

fn every_place_is_found(plan: &Plan) {
    for element in plan.elements() {
        let span = element.span();
        let last = element.text().chars().next_back().map_or(1, char::len_utf8);
        for offset in [span.start(), span.end() - last] {
            let place = plan.at(offset).expect("an element stands here");
            assert_eq!(place.element(), element);
        }
        let behind = plan.at(span.end()).map(|place| place.element());
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
            if task.span().covers(one.span()) {
                let place = plan.at(one.span().start()).expect("a clause");
                assert_eq!(place.task(), Some(task), "{one:?}");
                assert_eq!(place.element().kind(), ElementKind::Clause);
                assert_eq!(
                    place.assignment().map(|found| found.span()),
                    Some(one.span())
                );
            }
        }
    }
}
