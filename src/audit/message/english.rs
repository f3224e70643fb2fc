//! Messages in English.

use super::{annex, body, either, other_name, role, short_sides, subject, unit};
use crate::audit::finding::{Detail, Finding, Reason};
use crate::audit::kind::FindingKind as Kind;

/// What was found.
pub(in crate::audit) fn found(finding: &Finding<'_>) -> String {
    let what = what(finding);
    match finding.task {
        Some(task) => format!("task {}: {what}", task.number()),
        None => what,
    }
}

fn what(finding: &Finding<'_>) -> String {
    let (name, here, there) = (unit(finding), body(finding), annex(finding));
    match (finding.kind, finding.detail) {
        (Kind::UnitMissingInAnnex, Detail::Roles(own, _)) => {
            format!("the body lists {name} ({}), the annex does not", role(own))
        }
        (Kind::UnitMissingInBody, Detail::Roles(_, other)) => format!(
            "the annex lists {name} ({}), the body does not",
            role(other)
        ),
        (Kind::RoleDiffers, Detail::Roles(own, other)) => format!(
            "{name} is {} in the body and {} in the annex",
            role(own),
            role(other)
        ),
        (Kind::RoleLabelDiffers, _) => {
            format!("the body calls {here} what the annex calls {there}")
        }
        (Kind::UnitSpellingDiffers, Detail::Spelling { short: true, .. }) => {
            let (own_short, other_short) = short_sides(&here, &there, "the short form ");
            format!(
                "{own_short}“{here}” in the body, {other_short}“{there}” in the annex: the same unit"
            )
        }
        (Kind::UnitSpellingDiffers, Detail::Spelling { distance, .. }) => format!(
            "“{here}” in the body, “{}” in the annex: {distance} {} apart",
            other_name(finding),
            plural(distance, "character")
        ),
        (Kind::UnitOrderDiffers, _) => {
            format!("the body lists “{here}”, the annex in another order “{there}”")
        }
        (Kind::TextDiffers | Kind::PunctuationDiffers, _) => sides(&here, &there),
        (Kind::DeadlineDiffers, _) => format!("the deadline differs: {}", sides(&here, &there)),
        (Kind::DeadlineMissingInAnnex, _) => {
            format!("the body states the deadline “{here}”, the annex does not")
        }
        (Kind::DeadlineMissingInBody, _) => {
            format!("the annex states the deadline “{there}”, the body does not")
        }
        (Kind::AnnexReworded, _) => {
            format!("the annex states most tasks in other words, as “{there}” for “{here}”")
        }
        (Kind::HeadingDiffers, _) => format!("the heading differs: {}", sides(&here, &there)),
        (Kind::HeadingMissingInAnnex, _) => format!("the annex leaves out the heading “{here}”"),
        (Kind::HeadingMissingInBody, _) => format!("the body has no heading “{there}”"),
        (Kind::HeadingRunOn, _) => {
            format!("the heading “{here}” runs on into its paragraph; the annex ends it")
        }
        (Kind::RowMissing, _) => format!("the annex has no row for “{}”", subject(finding)),
        (Kind::RowWithoutTask, _) => {
            format!(
                "no task of the body is what the row “{}” says",
                subject(finding)
            )
        }
        (Kind::NumberMissing, Detail::Number { expected, .. }) => {
            format!("the row prints no number; its place calls for {expected}")
        }
        (Kind::NumberWrong, Detail::Number { printed, expected }) => {
            format!("the row prints {printed}; its place calls for {expected}")
        }
        (Kind::ParagraphsDiffer, _) => {
            let (one, other) = if here.is_empty() && !is_broken(finding) {
                ("annex", "body")
            } else {
                ("body", "annex")
            };
            format!("the {one} begins a paragraph where the {other} does not")
        }
        (Kind::PlanTitleDiffers, _) if there.is_empty() => {
            format!("the notice calls the plan “{here}”, the plan itself does not")
        }
        (Kind::PlanTitleDiffers, _) => {
            format!("the plan calls itself “{here}”, its annex “{there}”")
        }
        _ => coverage(finding),
    }
}

fn coverage(finding: &Finding<'_>) -> String {
    let (name, here) = (unit(finding), body(finding));
    match (finding.kind, finding.detail) {
        (Kind::TaskWithoutLead, _) => format!("no unit leads “{}”", subject(finding)),
        (Kind::TaskWithoutUnits, _) => format!("“{}” is given to no unit", subject(finding)),
        (Kind::AnnexMissing, _) => format!("the text announces “{here}”, which does not follow"),
        (Kind::UnitNotAddressed, _) => format!("{name} has work, yet is not addressed"),
        (Kind::UnitsAddressedGenerally, Detail::Count(count)) => format!(
            "{count} {} that have work are addressed only as “{here}”",
            plural(count, "unit")
        ),
        (Kind::UnitRepeated, _) => format!("{name} stands twice"),
        (Kind::UnitNamesAlike, Detail::Spelling { other, .. }) => {
            format!("{name}, which stands once, is one character from {other}")
        }
        (
            Kind::HeadingNumberGap | Kind::HeadingNumberRepeated,
            Detail::Number { printed, expected },
        ) => {
            format!("“{here}” prints {printed} where {expected} is due")
        }
        (Kind::HeadingLevelWrong, _) => {
            format!("“{here}” is not numbered like the headings beside it")
        }
        (Kind::CitationContradicts, Detail::Reason(reason)) => {
            let why = match reason {
                Reason::OtherNumber => "the same title has another number elsewhere",
                Reason::OtherTitle => "the same number has another title elsewhere",
                Reason::LaterYear => "the number is of a year after this document's date",
                Reason::OtherIssuer => "title and number name different issuers",
            };
            format!("“{here}”: {why}")
        }
        (Kind::DutyWithoutUnit, _) => {
            format!("“{}” names nobody who has the duty", subject(finding))
        }
        (Kind::MilestoneBeyondPeriod, Detail::Years(years)) => format!(
            "“{}” lies beyond the plan's period of {years} {}",
            either(finding),
            plural(years as usize, "year")
        ),
        (Kind::MilestoneBeyondPeriod, Detail::EndYear(year)) => {
            format!("“{}” lies beyond the plan's end in {year}", either(finding))
        }
        (kind, _) => kind.meaning().to_owned(),
    }
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 {
        word.to_owned()
    } else {
        format!("{word}s")
    }
}

fn sides(here: &str, there: &str) -> String {
    match (here.is_empty(), there.is_empty()) {
        (true, _) => format!("the annex has “{there}”, the body nothing"),
        (_, true) => format!("the body has “{here}”, the annex nothing"),
        _ => format!("“{here}” in the body, “{there}” in the annex"),
    }
}

/// Whether the body is the side that breaks the paragraph.
fn is_broken(finding: &Finding<'_>) -> bool {
    let source = finding.plan.source();
    finding
        .body
        .is_some_and(|span| span.of(source).contains(['\n', '\r']))
}

/// What the document would have to say to agree.
pub(in crate::audit) fn remedy(finding: &Finding<'_>) -> String {
    let (name, here, there) = (unit(finding), body(finding), annex(finding));
    match (finding.kind, finding.detail) {
        (Kind::UnitMissingInAnnex, Detail::Roles(own, _)) => {
            format!(
                "the annex lists {name} as {}, or the body does not",
                role(own)
            )
        }
        (Kind::UnitMissingInBody, Detail::Roles(_, other)) => {
            format!(
                "the body lists {name} as {}, or the annex does not",
                role(other)
            )
        }
        (Kind::RoleDiffers, Detail::Roles(own, other)) => {
            format!(
                "both list {name} as {}, or both as {}",
                role(own),
                role(other)
            )
        }
        (Kind::UnitSpellingDiffers, _) => {
            format!("both write “{here}”, or both “{}”", other_name(finding))
        }
        (Kind::DeadlineMissingInAnnex, _) => {
            format!("both state “{here}”, or neither does")
        }
        (Kind::DeadlineMissingInBody, _) => {
            format!("both state “{there}”, or neither does")
        }
        (Kind::TextDiffers | Kind::PunctuationDiffers | Kind::HeadingDiffers, _) => {
            match (here.is_empty(), there.is_empty()) {
                (true, _) => format!("both say “{there}”, or neither does"),
                (_, true) => format!("both say “{here}”, or neither does"),
                _ => format!("both say “{here}”, or both “{there}”"),
            }
        }
        (
            Kind::UnitOrderDiffers
            | Kind::PlanTitleDiffers
            | Kind::RoleLabelDiffers
            | Kind::DeadlineDiffers,
            _,
        ) => {
            format!("both say “{here}”, or both “{there}”")
        }
        (Kind::HeadingMissingInAnnex | Kind::HeadingMissingInBody, _) => {
            "both have the heading, or neither does".to_owned()
        }
        (Kind::AnnexReworded, _) => "the annex repeats what the body says".to_owned(),
        (Kind::HeadingRunOn, _) => format!("the body ends its heading behind “{here}”"),
        (Kind::RowMissing, _) => "the annex has a row for the task".to_owned(),
        (Kind::RowWithoutTask, _) => "the body states the task, or the row goes".to_owned(),
        (Kind::RowDuplicated, _) => "the annex has one row for the task".to_owned(),
        (Kind::RowMoved, _) => "the row stands in the order of the tasks".to_owned(),
        (Kind::CellMissing, _) => "the row has a cell for each column, be it empty".to_owned(),
        (
            Kind::NumberMissing
            | Kind::NumberWrong
            | Kind::HeadingNumberGap
            | Kind::HeadingNumberRepeated,
            Detail::Number { expected, .. },
        ) => format!("the number is {expected}"),
        (Kind::ParagraphsDiffer, _) => "both break here, or neither does".to_owned(),
        _ => mend_coverage(finding),
    }
}

fn mend_coverage(finding: &Finding<'_>) -> String {
    let name = unit(finding);
    match (finding.kind, finding.detail) {
        (Kind::TaskWithoutLead, _) => "the clause names a unit that leads".to_owned(),
        (Kind::TaskWithoutUnits, _) => "a clause gives the item to a unit".to_owned(),
        (Kind::UnitNotAddressed | Kind::UnitsAddressedGenerally, _) => {
            "the addressees include them by name or kind".to_owned()
        }
        (Kind::UnitRepeated, _) => format!("{name} stands once"),
        (Kind::UnitNamesAlike, Detail::Spelling { other, .. }) => {
            format!("the name is {other}, if that is who is meant")
        }
        (Kind::AnnexMissing, _) => "the table follows, or is not announced".to_owned(),
        (Kind::AnnexNotMentioned, _) => "the text says that the annex is attached".to_owned(),
        (Kind::HeadingLevelWrong, _) => "headings side by side are numbered alike".to_owned(),
        (Kind::CitationContradicts, _) => "the title or the number is the other one".to_owned(),
        (Kind::DutyWithoutUnit, _) => "the duty says whose it is".to_owned(),
        (Kind::MilestoneBeyondPeriod, _) => {
            "the milestone lies within the period, or the period is longer".to_owned()
        }
        (Kind::PlanTitleDiffers, _) => "the plan has one title".to_owned(),
        _ => "the row prints its number".to_owned(),
    }
}
