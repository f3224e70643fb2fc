//! Citations that contradict each other or themselves.

use std::collections::HashMap;

use chrono::Datelike;

use crate::audit::finding::{Detail, Finding, Reason};
use crate::audit::kind::FindingKind;
use crate::model::{Citation, Plan};
use crate::text::is_blank;

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    let mut by_title: HashMap<String, String> = HashMap::new();
    let mut by_number: HashMap<String, String> = HashMap::new();
    for citation in plan.document().citations() {
        let title = plain(&citation.title().joined());
        let number = citation.number();
        let key = format!(
            "{}|{}|{}",
            plain(number.issuer_code()),
            number.year(),
            number.serial()
        );
        let known_number = by_title.entry(title.clone()).or_insert_with(|| key.clone());
        let known_title = by_number
            .entry(key.clone())
            .or_insert_with(|| title.clone());
        let reason = if *known_number != key {
            Reason::OtherNumber
        } else if *known_title != title && !one_names_the_other(known_title, &title) {
            Reason::OtherTitle
        } else if is_of_later_year(plan, citation) {
            Reason::LaterYear
        } else if is_of_other_issuer(&title, number.issuer_code()) {
            Reason::OtherIssuer
        } else {
            continue;
        };
        let place = plan.at(citation.span().start());
        let finding = Finding::new(plan, FindingKind::CitationContradicts)
            .of_task(place.and_then(crate::model::Place::task))
            .with(Detail::Reason(reason));
        let in_annex = place.is_some_and(|place| place.row().is_some());
        findings.push(if in_annex {
            finding.in_annex(citation.span())
        } else {
            finding.in_body(citation.span())
        });
    }
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).collect()
}

/// A notice and the plan that it prints go by one number: 《关于印发〈某方案〉的通知》, 《某方案》.
fn one_names_the_other(a: &str, b: &str) -> bool {
    a.contains(b) || b.contains(a)
}

/// Nothing cites what came out in a later year.
fn is_of_later_year(plan: &Plan, citation: Citation<'_>) -> bool {
    let own = plan.document().date().map(|date| date.year());
    let own = own.or_else(|| {
        let number = plan.document().number()?;
        Some(i32::from(number.year()))
    });
    own.is_some_and(|own| i32::from(citation.number().year()) > own)
}

/// 某某人民政府办公厅关于… is numbered 某府办发, 某某人民政府关于… is not.
fn is_of_other_issuer(title: &str, code: &str) -> bool {
    let Some((issuer, _)) = title.split_once("关于") else {
        return false;
    };
    let office = issuer.ends_with("人民政府办公厅") || issuer.ends_with("人民政府办公室");
    let government = issuer.ends_with("人民政府");
    let by_office = ["府办", "政办"].iter().any(|word| code.contains(word));
    let by_government = !by_office && ["府", "政"].iter().any(|word| code.contains(word));
    (office && by_government) || (government && by_office)
}

#[cfg(test)]
mod tests {
    use crate::{FindingKind, Plan};

    fn odd(text: &str) -> Vec<String> {
        let plan = Plan::parse(format!("一、依据\n{text}\n")).unwrap();
        let audit = plan.audit();
        audit
            .of_kind(FindingKind::CitationContradicts)
            .filter_map(|one| Some(one.body()?.text().to_owned()))
            .collect()
    }

    #[test]
    fn citations_that_cannot_both_be_right() {
        assert_eq!(
            odd("按《水法细则》（东府发〔2025〕7号）和《水法细则》（东府发〔2025〕8号）。"),
            ["《水法细则》（东府发〔2025〕8号）"]
        );
        assert_eq!(
            odd("按《水法细则》（东府发〔2025〕7号）和《林法细则》（东府发〔2025〕7号）。"),
            ["《林法细则》（东府发〔2025〕7号）"]
        );
        assert_eq!(
            odd("按《东平县人民政府办公室关于修渠的通知》（东府发〔2025〕7号）。").len(),
            1
        );
        assert_eq!(
            odd("按《东平县人民政府关于修渠的通知》（东府发〔2025〕7号）。"),
            Vec::<String>::new()
        );
    }
}
