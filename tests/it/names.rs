//! The names of what is told apart: each is found again, in programs and in JSON.

use std::collections::HashSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use pilot_plan::{
    DiagnosticCode, ElementKind, FindingKind, FindingSeverity, Plan, Provenance, Role, Severity,
    StandingRuleKind, UnitKind, UnknownName,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What every type with names does.
fn verify<T>(all: &[T], names: [fn(T) -> &'static str; 2])
where
    T: Copy + Ord + Debug + Display + FromStr<Err = UnknownName> + Serialize + DeserializeOwned,
{
    assert!(all.is_sorted());
    let [as_str, as_chinese] = names;
    for value in all.iter().copied() {
        let name = as_str(value);
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        assert_eq!(value.to_string(), name);
        assert_eq!(name.parse(), Ok(value));
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(json, format!("\"{name}\""));
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), value);
        let chinese = as_chinese(value);
        assert!(chinese.chars().any(|c| c > '\u{2E80}'), "{chinese}");
    }
    for of in names {
        let told: HashSet<_> = all.iter().map(|value| of(*value)).collect();
        assert_eq!(told.len(), all.len());
    }
    for unknown in ["", "Lead", " lead", "牵头"] {
        let error = unknown.parse::<T>().unwrap_err();
        assert_eq!(error.name(), unknown);
        assert!(
            error
                .to_string()
                .ends_with(&format!("is named “{unknown}”"))
        );
        assert!(serde_json::from_value::<T>(unknown.into()).is_err());
    }
}

#[test]
fn every_value_has_a_name_of_its_own_and_is_found_by_it() {
    macro_rules! verify {
        ($($type:ident),+) => {
            $(verify($type::ALL, [$type::as_str, $type::as_chinese]);)+
        };
    }
    verify!(
        DiagnosticCode,
        ElementKind,
        FindingKind,
        FindingSeverity,
        Provenance,
        Role,
        Severity,
        StandingRuleKind,
        UnitKind
    );
}

#[test]
fn the_gravest_is_the_greatest() {
    assert_eq!(Severity::ALL.iter().max(), Some(&Severity::Warning));
    let gravest = FindingSeverity::ALL.iter().max();
    assert_eq!(gravest, Some(&FindingSeverity::Substance));
}

/// What reading tells of and the audit tells again, each at the same place.
#[test]
fn findings_know_the_diagnostics_that_say_the_same() {
    let text = "东平县修渠工作方案\n一、任务\n（一）修渠。清淤护岸。（责任单位：县水利局、县水利局）\n\
                （三）植树。绿化荒山。（责任单位：县林业局）\n（三）修路。拓宽县道。（责任单位：县交通局）\n\
                附件\n东平县修路工作方案任务分工表\n序号\t任务\t责任单位\n1\t清淤护岸。\t县水利局\n\
                \t绿化荒山。\t县林业局\n9\t拓宽县道。\t县交通局\n4\t加固桥梁。\t县交通局\n5\t绿化荒山。\t县林业局\n";
    let plan = Plan::parse(text).unwrap();
    let mut told = HashSet::new();
    for finding in plan.audit().findings() {
        let Some(code) = finding.kind().diagnostic() else {
            continue;
        };
        let places = [finding.body(), finding.annex()];
        let near = |odd: &pilot_plan::Diagnostic| {
            let mut spans = places.iter().flatten().map(|place| place.span());
            spans.any(|span| span.covers(odd.span()) || odd.span().covers(span))
        };
        let mut odd = plan.diagnostics().iter().filter(|odd| odd.code() == code);
        assert!(odd.any(near), "{finding}");
        told.insert(finding.kind());
    }
    assert!(told.contains(&FindingKind::HeadingNumberGap));
    assert!(told.contains(&FindingKind::UnitRepeated));
    assert!(told.contains(&FindingKind::NumberMissing));
    assert!(told.contains(&FindingKind::NumberWrong));
    assert!(told.contains(&FindingKind::RowWithoutTask));
    assert!(told.contains(&FindingKind::RowDuplicated));
}
