//! What holds for every plan, whatever it was read from. Each check panics with what it found, so that
//! the same suite runs over the shipped plan, the fixtures, mutated and generated texts.

use std::collections::HashSet;

use pilot_plan::{Citation, Element, ElementKind, Excerpt, Plan, Span};

mod outline;
mod places;
mod units;

/// Checks everything.
pub(crate) fn verify(plan: &Plan) {
    elements_cover_the_source(plan);
    document_parts_are_elements(plan);
    outline::sections_form_a_tree(plan);
    outline::tasks_follow_each_other(plan);
    units::assignments_say_where(plan);
    units::units_are_indexed(plan);
    if let Some(annex) = plan.annex() {
        units::annex_holds_its_rows(plan, annex);
    }
    diagnostics_are_in_order(plan);
    places::every_place_is_found(plan);
    the_record_reads_back(plan);
}

/// Reads a text as a plan, and checks everything.
pub(crate) fn read(text: impl Into<String>) -> Plan {
    let plan = Plan::parse(text.into()).unwrap();
    verify(&plan);
    plan
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

fn spans_of(plan: &Plan, kind: ElementKind) -> HashSet<Span> {
    let elements = plan.elements().filter(|element| element.kind() == kind);
    elements.map(Element::span).collect()
}

fn elements_cover_the_source(plan: &Plan) {
    let mut end = 0;
    let gap = |from: usize, to: usize| {
        let between = text(plan, Span::new(from, to).expect("elements are in order"));
        // What pages write for a blank is one: &nbsp; &emsp; &#12288;
        let mut words = between
            .split(is_blank)
            .flat_map(|word| word.split_inclusive(';'));
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

fn diagnostics_are_in_order(plan: &Plan) {
    let starts = plan.diagnostics().iter().map(|odd| {
        text(plan, odd.span());
        assert_eq!(odd.severity(), odd.code().severity());
        assert_eq!(odd.position(plan), plan.position(odd.span().start()));
        assert!(!odd.message().is_empty() && !odd.message().contains('\n'));
        odd.span().start()
    });
    assert!(starts.is_sorted(), "diagnostics are out of order");
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
    ordered(document.citations().map(Citation::span), "citations");
}

fn the_record_reads_back(plan: &Plan) {
    let json = serde_json::to_string(plan).unwrap();
    let read: Plan = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(read, *plan, "the record says something else");
}
