//! Characters that no text should hold.

use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::lines::Line;
use crate::parse::signs::Kind;
use crate::radicals;
use crate::text::Span;

/// What decoders put in the place of what they cannot read.
const LOST: char = char::REPLACEMENT_CHARACTER;

/// Tells of such characters: of the first radical, and of each place at which some were lost.
pub(super) fn foreign(source: &str, lines: &[Line]) -> Vec<Diagnostic> {
    if lines.iter().any(|line| line.holds.any(&[Kind::Foreign])) {
        odd(source)
    } else {
        Vec::new()
    }
}

fn odd(source: &str) -> Vec<Diagnostic> {
    let mut characters = source.char_indices();
    let radical = characters.find(|(_, c)| radicals::is_radical(*c));
    let radical = radical.map(|(at, c)| {
        let span = Span::at(at, at + c.len_utf8());
        Diagnostic::new(DiagnosticCode::RadicalCharacter, span)
    });
    let mut odd = Vec::from_iter(radical);
    let mut from = 0;
    while let Some(at) = source.get(from..).and_then(|rest| rest.find(LOST)) {
        let start = from + at;
        let lost = source.get(start..).unwrap_or_default();
        from = source.len() - lost.trim_start_matches(LOST).len();
        odd.push(Diagnostic::new(
            DiagnosticCode::CharacterLost,
            Span::at(start, from),
        ));
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_radical_and_every_loss_are_told() {
        let text = "县⽔利局\u{FFFD}\u{FFFD}、县\u{FFFD}局、⽔⽂站";
        let told: Vec<_> = odd(text)
            .iter()
            .map(|odd| (odd.code(), odd.span().of(text)))
            .collect();
        assert_eq!(
            told,
            [
                (DiagnosticCode::RadicalCharacter, "⽔"),
                (DiagnosticCode::CharacterLost, "\u{FFFD}\u{FFFD}"),
                (DiagnosticCode::CharacterLost, "\u{FFFD}"),
            ]
        );
        assert!(odd("县水利局").is_empty());
    }
}
