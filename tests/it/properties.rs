//! What holds for any text, and for any plan that is written as plans are.
//!
//! An ordinary run has few cases, the same every time. `PROPTEST_CASES` raises their number and draws others:
//!
//! ```text
//! PROPTEST_CASES=100000 cargo test --release --test it properties
//! ```
//!
//! takes some minutes on one core. `PROPTEST_RNG_SEED` makes such a run the same again.

use pilot_plan::{ParseErrorKind, Plan, Position};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::generator::{
    Accident, BRACKETED, Case, Form, Style, any_form, any_style, check, divisions, shipped_style,
    soup,
};
use crate::verify::{is_blank, verify};

/// As many cases as the environment asks for, else few enough for every day.
pub(crate) fn cases(every_day: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        // The same cases on every run: what fails fails for everybody. More and other cases come with
        // PROPTEST_CASES.
        None => ProptestConfig {
            rng_seed: RngSeed::Fixed(2022),
            ..ProptestConfig::with_cases(every_day)
        },
    }
}

/// Reads any text: an error only where nothing of a plan is there, and everything in its place.
pub(crate) fn read(text: &str) {
    match Plan::parse(text.to_owned()) {
        Ok(plan) => {
            assert_eq!(plan.source(), text);
            verify(&plan);
        }
        Err(error) => {
            let blank = text.chars().all(is_blank);
            assert_eq!(error.kind() == ParseErrorKind::Blank, blank);
            assert!(!error.to_string().contains('\n'));
            assert!(error.span().slice(text).is_some());
            assert_eq!(
                Position::of(text, error.position().offset()),
                Some(error.position())
            );
        }
    }
}

/// Plans over outlines of so many levels, in the styles of `style`.
pub(crate) fn plans<S>(
    levels: std::ops::RangeInclusive<usize>,
    style: impl Fn(usize) -> S + 'static,
) -> impl Strategy<Value = Case>
where
    S: Strategy<Value = Style>,
{
    levels
        .prop_flat_map(move |depth| (divisions(depth), style(depth)))
        .prop_map(|(division, style)| Case::new(division, style))
}

fn read_back(case: &Case) -> Result<(), TestCaseError> {
    let reading = &case.reading;
    // One case in a hundred: a table without any row is none, nor is a text without any heading a plan.
    let headings = reading.sections.as_ref().map_or(0, Vec::len);
    if reading.tasks.is_empty() && headings == 0 {
        return Ok(());
    }
    let plan = Plan::parse(reading.text.clone())
        .map_err(|error| TestCaseError::fail(format!("{error}\n{}", reading.text)))?;
    check(&plan, reading)?;
    verify(&plan);
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn any_order_of_what_plans_are_made_of_is_read(text in soup()) {
        read(&text);
    }

    #[test]
    fn any_part_of_the_shipped_text_is_read(from in 0..53_309_usize, to in 0..53_309_usize) {
        let source = crate::shipped::SEED;
        let boundary = |mut at: usize| {
            while !source.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (from, to) = (boundary(from.min(to)), boundary(from.max(to)));
        read(&source[from..to]);
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_plan_in_the_shipped_notation_reads_back(
        case in plans(2..=4, shipped_style)
    ) {
        read_back(&case)?;
    }

    #[test]
    fn a_plan_with_any_bracketed_clauses_reads_back(
        case in plans(1..=4, |depth| any_style(BRACKETED, Just(Form::Body), depth))
    ) {
        read_back(&case)?;
    }

    #[test]
    fn a_plan_that_met_with_an_accident_reads_back(
        case in plans(1..=4, |depth| {
            let style = any_style(BRACKETED, Just(Form::Body), depth);
            (style, select(Accident::ALL.to_vec())).prop_map(|(style, accident)| style.with(accident))
        })
    ) {
        read_back(&case)?;
    }

    #[test]
    fn a_plan_in_any_form_reads_back(
        case in plans(1..=4, |depth| any_style(BRACKETED, any_form(), depth))
    ) {
        read_back(&case)?;
    }
}
