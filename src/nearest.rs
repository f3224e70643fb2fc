//! "Did you mean …": the unit names that come nearest to one that no unit has.

use std::str::Chars;

use crate::model::Plan;
use crate::short_forms::is_short_form;
use crate::text::is_blank;

/// As many names as are handed out.
const MOST: usize = 5;

/// The longest name, in characters, that is compared letter by letter: the comparison takes time in
/// proportion to the product of the lengths, and nobody mistypes a name of this length.
const LONGEST: usize = 64;

/// The names of the plan's units that come nearest to `asked`: those of which it is a short form, or which are short
/// forms of it, then the nearest first, those equally near in the plan's order.
pub(crate) fn names(plan: &Plan, asked: &str) -> Vec<String> {
    let asked = plain(asked);
    let mut near: Vec<_> = plan
        .units()
        .filter_map(|unit| Some((nearness(&asked, &plain(unit.name()))?, unit.name())))
        .collect();
    near.sort_by_key(|(nearness, _)| *nearness);
    near.truncate(MOST);
    near.into_iter().map(|(_, name)| name.into()).collect()
}

/// How near a name comes, the nearest first: none is nearer than the same but for white space, and a short form is nearer
/// than what is spelt alike.
fn nearness(asked: &str, name: &str) -> Option<(bool, usize)> {
    if is_short_form(asked, name) {
        return Some((false, asked.chars().count().abs_diff(name.chars().count())));
    }
    let distance = distance(asked, name)?;
    Some((distance > 0, distance))
}

/// A name without white space, full-width ASCII as ASCII.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !is_blank(*c))
        .map(half_width)
        .collect()
}

/// ！ to ～ as ! to ~.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// How many characters have to be added, removed, exchanged or swapped to make one name the other;
/// `None` where they are not near.
fn distance(asked: &str, name: &str) -> Option<usize> {
    let (asked_len, name_len) = (asked.chars().count(), name.chars().count());
    let (short, long) = if asked_len <= name_len {
        (asked, name)
    } else {
        (name, asked)
    };
    let longer_by = asked_len.abs_diff(name_len);
    if short.is_empty() {
        return None;
    }
    if long.contains(short) || abbreviates(short, long) {
        return Some(longer_by);
    }
    // A third of what was asked for may be wrong, and one character of a short name.
    let allowed = (asked_len / 3).max(1);
    if longer_by > allowed || asked_len.max(name_len) > LONGEST {
        return None;
    }
    let distance = strsim::damerau_levenshtein(asked, name);
    (distance <= allowed).then_some(distance)
}

/// The number of characters to add, leave out, exchange or swap to make one name the other, where
/// that is few for names of their length or one is the other's short form.
pub(crate) fn slip_or_short_form(a: &str, b: &str) -> Option<usize> {
    let (long, short) = if a.chars().count() >= b.chars().count() {
        (a, b)
    } else {
        (b, a)
    };
    let (length, shorter) = (long.chars().count(), short.chars().count());
    if shorter < 2 || length > LONGEST {
        return None;
    }
    let distance = strsim::damerau_levenshtein(a, b);
    let without_place = shorter >= 3 && long.ends_with(short);
    let few = distance <= (length / 4).max(1) && distance < shorter;
    (few || abbreviates(short, long) || without_place).then_some(distance)
}

/// Whether one character added, left out or exchanged, or two neighbours swapped, make one name the
/// other. Takes time in proportion to their lengths.
pub(crate) fn one_apart(a: &str, b: &str) -> bool {
    // No character has more bytes.
    const WIDEST: usize = 4;
    if a.len().abs_diff(b.len()) > WIDEST {
        return false;
    }
    let (mut a, mut b) = (a.chars(), b.chars());
    strip_common(&mut a, &mut b, Chars::next);
    strip_common(&mut a, &mut b, Chars::next_back);
    match [a.next(), a.next(), a.next(), b.next(), b.next(), b.next()] {
        [Some(_), None, _, None, ..]
        | [None, _, _, Some(_), None, _]
        | [Some(_), None, _, Some(_), None, _] => true,
        [Some(first), Some(second), None, Some(x), Some(y), None] => first == y && second == x,
        _ => false,
    }
}

/// Takes from two texts the characters that both have at one end.
fn strip_common<'t>(
    a: &mut Chars<'t>,
    b: &mut Chars<'t>,
    take: impl Fn(&mut Chars<'t>) -> Option<char>,
) {
    let (mut own, mut other) = (a.clone(), b.clone());
    while let (Some(x), Some(y)) = (take(&mut own), take(&mut other))
        && x == y
    {
        (*a, *b) = (own.clone(), other.clone());
    }
}

/// Whether a name of three characters or more is made of characters of the other in their order
/// (区发改委, 区发展改革委), and at least half of them.
fn abbreviates(short: &str, long: &str) -> bool {
    let (short_len, long_len) = (short.chars().count(), long.chars().count());
    let mut rest = long.chars();
    short_len >= 3 && short_len * 2 >= long_len && short.chars().all(|c| rest.any(|d| d == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(asked: &str, name: &str) -> Option<usize> {
        distance(&plain(asked), &plain(name))
    }

    #[test]
    fn white_space_and_width_count_for_nothing() {
        assert_eq!(apart("区 财政局　", "区财政局"), Some(0));
        assert_eq!(apart("ＡＢＣ公司（筹）", "ABC公司(筹)"), Some(0));
    }

    #[test]
    fn names_that_contain_each_other_are_near() {
        assert_eq!(apart("财政", "区财政局"), Some(2));
        assert_eq!(apart("重庆市璧山区财政局", "区财政局"), Some(5));
    }

    #[test]
    fn abbreviations_are_near() {
        assert_eq!(apart("区发改委", "区发展改革委"), Some(2));
        assert_eq!(apart("区经济和信息化委员会", "区经济信息委"), Some(4));
        assert_eq!(
            apart("区局", "区财政局"),
            None,
            "two characters abbreviate nothing"
        );
    }

    #[test]
    fn one_slip_apart_is_a_distance_of_one() {
        let names = [
            "区财政局",
            "区财证局",
            "区政财局",
            "财政局",
            "区财政政局",
            "区财局政",
            "局政财区",
        ];
        for a in names {
            for b in names {
                let apart = strsim::damerau_levenshtein(a, b) == 1;
                assert_eq!(one_apart(a, b), apart, "{a} {b}");
            }
        }
    }

    #[test]
    fn slips_are_near_and_other_names_are_not() {
        assert_eq!(apart("区财证局", "区财政局"), Some(1));
        assert_eq!(apart("区技科局", "区科技局"), Some(1), "a swap is one slip");
        assert_eq!(apart("区水利局", "区财政局"), None);
        assert_eq!(apart("", "区财政局"), None);
        assert_eq!(apart("　", "区财政局"), None);
    }

    #[test]
    fn a_long_name_is_near_by_containment_alone() {
        let name = "局".repeat(LONGEST);
        let slip = format!("{}厅", "局".repeat(LONGEST));
        assert_eq!(apart(&slip, &name), Some(1));
        let other = format!("厅{}厅", "局".repeat(LONGEST - 1));
        assert_eq!(apart(&other, &name), None);
    }

    #[test]
    fn slips_and_short_forms_are_slip_or_short_form() {
        assert_eq!(slip_or_short_form("区财政局", "区财证局"), Some(1));
        assert_eq!(slip_or_short_form("区财政局", "财政局"), Some(1));
        assert_eq!(slip_or_short_form("区财政局", "区政财局"), Some(1));
        assert_eq!(slip_or_short_form("区发展改革委", "区发改委"), Some(2));
        assert_eq!(
            slip_or_short_form("临江市东平区财政局", "区财政局"),
            Some(5)
        );
        assert_eq!(
            slip_or_short_form("服务业发展区管委会", "服务业发展管委会"),
            Some(1)
        );
    }

    #[test]
    fn other_names_are_neither() {
        assert_eq!(slip_or_short_form("区财政局", "区科技局"), None);
        assert_eq!(slip_or_short_form("区财政局", "区教委"), None);
        assert_eq!(slip_or_short_form("财", "区财政局"), None);
    }
}
