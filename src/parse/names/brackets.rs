//! Brackets behind names: 市住建局（市人防办）.

use crate::parse::levels;
use crate::parse::scan;
use crate::parse::words;
use crate::text::is_blank;

/// Brackets that pages print within others for those of a name: （县水利局〈县防汛办〉牵头）.
const ANGLES: [char; 3] = ['〈', '《', '＜'];
const CLOSED_ANGLES: [char; 3] = ['〉', '》', '＞'];

/// Whether such a bracket, which opens or closes at a place of a name, is about what names have in brackets: 《市、区》,
/// 《县防汛办》. As a rule a title stands in 《》.
pub(super) fn is_about_part(name: &str, at: usize) -> bool {
    let (before, text) = name.split_at_checked(at).unwrap_or_default();
    let Some(inner) = text.strip_prefix(ANGLES) else {
        return before.contains(ANGLES);
    };
    let inner = inner.split_once(CLOSED_ANGLES);
    inner.is_some_and(|(inner, _)| levels::is_levels_listed(inner) || super::is_unit(inner))
}

/// The name without a bracket at its end: 市住建局（市人防办） gives 市住建局.
pub(in crate::parse) fn without_bracket(name: &str) -> &str {
    // Nearly every name ends with a Chinese character.
    if let Some([0xE4..=0xE9, _, _]) = name.as_bytes().last_chunk() {
        return name;
    }
    let name = name.trim_end_matches(is_blank);
    let open = match name.chars().next_back() {
        Some('）' | ')') => name.rfind(['（', '(']),
        Some(']' | '〕') => name.rfind(['[', '〔']),
        Some(c) if CLOSED_ANGLES.contains(&c) => name.rfind(ANGLES),
        _ => None,
    };
    match open.and_then(|at| name.get(..at)) {
        Some(base) if !base.is_empty() => base,
        _ => name,
    }
}

/// A name without the bracket at its end, and what that says, without blanks or brackets about it: 市住建局 and 市人防办 of
/// 市住建局（市人防办）. None where no bracket says anything.
pub(in crate::parse) fn with_bracket(name: &str) -> Option<(&str, &str)> {
    let base = without_bracket(name);
    let is_angle = |c| ANGLES.contains(&c) || CLOSED_ANGLES.contains(&c);
    let is_bracket = |c| words::OPENING.contains(&c) || words::CLOSING.contains(&c) || is_angle(c);
    let about = |c| is_blank(c) || is_bracket(c);
    let said = name.get(base.len()..)?.trim_matches(about);
    (!said.is_empty()).then_some((base, said))
}

/// Whether what stands in a bracket behind a name says what the unit is called from there on: 以下统称各区县, 下同.
pub(in crate::parse) fn is_renamed(inner: &str) -> bool {
    const WORDS: [&str; 8] = [
        "以下统称",
        "以下简称",
        "以下称",
        "下称",
        "统称",
        "简称",
        "以下同",
        "下同",
    ];
    WORDS.iter().any(|word| inner.starts_with(word))
}

/// A name without 下同 behind what else its bracket says: 市发展改革委（市能源局，下同）.
pub(in crate::parse) fn without_ditto(name: &str) -> Option<String> {
    let (_, bracket) = name.split_at_checked(without_bracket(name).len())?;
    let close = bracket.chars().next_back()?;
    let inner = bracket.strip_suffix(close)?;
    let kept = inner.strip_suffix("下同")?;
    let kept = kept.strip_suffix('以').unwrap_or(kept);
    let kept = kept.trim_end_matches(|c| words::is_separator(c) || is_blank(c));
    let before = name.get(..name.len() - bracket.len() + kept.len())?;
    (kept.chars().nth(1).is_some()).then(|| format!("{before}{close}"))
}

/// Whether a name holds a bracket that it does not close: 县财政局（国资办.
pub(in crate::parse) fn leaves_bracket_open(name: &str) -> bool {
    let opened = || name.matches(['（', '(']).count();
    let closed = || name.matches(['）', ')']).count();
    scan::ideographs(name.as_bytes()) < name.len() && opened() > closed()
}
