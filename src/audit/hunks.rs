//! Where two texts differ.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::audit::stream::Letter;

/// A place where two texts differ: what one says here and what the other does; one may be empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Hunk {
    pub(super) a: Range<usize>,
    pub(super) b: Range<usize>,
}

/// Above this many characters on either side texts are compared sentence by sentence first.
const LONGEST: usize = 3_000;

/// Above this many sentences the whole middle counts as one difference.
const MOST_SENTENCES: usize = 2_000;

/// Where two texts differ, in order. What differs is as short as can be, but that changes with next to
/// nothing between them are one.
pub(super) fn hunks(a: &[Letter], b: &[Letter]) -> Vec<Hunk> {
    let mut found = Vec::new();
    differing(a, b, 0, 0, &mut found);
    let mut found = merged(found);
    for hunk in &mut found {
        settle(hunk, a, b);
    }
    found
}

fn text(letters: &[Letter]) -> Vec<char> {
    letters.iter().map(|letter| letter.c).collect()
}

/// Adds what differs between two parts of texts that begin at `from_a` and `from_b`.
fn differing(a: &[Letter], b: &[Letter], from_a: usize, from_b: usize, found: &mut Vec<Hunk>) {
    let front = a.iter().zip(b).take_while(|(a, b)| a.c == b.c).count();
    let (a, b) = (
        a.get(front..).unwrap_or_default(),
        b.get(front..).unwrap_or_default(),
    );
    let back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a.c == b.c)
        .count();
    let a = a.get(..a.len() - back).unwrap_or_default();
    let b = b.get(..b.len() - back).unwrap_or_default();
    let (from_a, from_b) = (from_a + front, from_b + front);
    if a.is_empty() && b.is_empty() {
        return;
    }
    if a.is_empty() || b.is_empty() {
        found.push(Hunk {
            a: from_a..from_a + a.len(),
            b: from_b..from_b + b.len(),
        });
    } else if a.len().max(b.len()) <= LONGEST {
        let ops = capture_diff_slices(Algorithm::Myers, &text(a), &text(b));
        found.extend(ops.iter().filter_map(changed).map(|(x, y)| Hunk {
            a: from_a + x.start..from_a + x.end,
            b: from_b + y.start..from_b + y.end,
        }));
    } else {
        by_sentences(a, b, from_a, from_b, found);
    }
}

fn changed(op: &DiffOp) -> Option<(Range<usize>, Range<usize>)> {
    (!matches!(op, DiffOp::Equal { .. })).then(|| (op.old_range(), op.new_range()))
}

/// As [`differing`], for long texts: sentences as wholes first, then the characters of those that
/// differ, where they are few.
fn by_sentences(a: &[Letter], b: &[Letter], from_a: usize, from_b: usize, found: &mut Vec<Hunk>) {
    let (x, y) = (sentences(a), sentences(b));
    let whole = Hunk {
        a: from_a..from_a + a.len(),
        b: from_b..from_b + b.len(),
    };
    if x.len().max(y.len()) > MOST_SENTENCES {
        found.push(whole);
        return;
    }
    let said = |side: &[Letter], all: &[Range<usize>]| -> Vec<Vec<char>> {
        all.iter()
            .map(|range| text(side.get(range.clone()).unwrap_or_default()))
            .collect()
    };
    for op in capture_diff_slices(Algorithm::Myers, &said(a, &x), &said(b, &y)) {
        let Some((old, new)) = changed(&op) else {
            continue;
        };
        let a_part = covered(&x, &old, a.len());
        let b_part = covered(&y, &new, b.len());
        let (start_a, start_b) = (from_a + a_part.start, from_b + b_part.start);
        if a_part.len().max(b_part.len()) > LONGEST {
            found.push(Hunk {
                a: start_a..from_a + a_part.end,
                b: start_b..from_b + b_part.end,
            });
        } else {
            let a_side = a.get(a_part).unwrap_or_default();
            let b_side = b.get(b_part).unwrap_or_default();
            differing(a_side, b_side, start_a, start_b, found);
        }
    }
}

/// The characters of a run of sentences.
fn covered(sentences: &[Range<usize>], run: &Range<usize>, end: usize) -> Range<usize> {
    let at = |index: usize| sentences.get(index).map_or(end, |one| one.start);
    at(run.start)..at(run.end)
}

fn sentences(letters: &[Letter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, letter) in letters.iter().enumerate() {
        if matches!(letter.c, '。' | ';' | '!' | '?') || at + 1 == letters.len() {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found
}

/// Joins changes with next to nothing the same between them: a clause that was rewritten shares
/// single characters with what it was by chance.
fn merged(found: Vec<Hunk>) -> Vec<Hunk> {
    let mut merged: Vec<Hunk> = Vec::with_capacity(found.len());
    for hunk in found {
        if let Some(last) = merged.last_mut() {
            let size = |hunk: &Hunk| hunk.a.len().max(hunk.b.len());
            // The comparison may give a place twice.
            let gap = hunk.a.start.saturating_sub(last.a.end);
            let small = size(last).min(size(&hunk));
            let large = size(last).max(size(&hunk));
            if gap <= 1 || gap <= small || (gap <= 4 && gap * 3 <= large) {
                last.a.end = last.a.end.max(hunk.a.end);
                last.b.end = last.b.end.max(hunk.b.end);
                continue;
            }
        }
        merged.push(hunk);
    }
    merged
}

/// Moves what stands on one side alone to where it begins behind a mark: of “；甲乙” and “甲乙；” in
/// 丙；甲乙；丁 both are right, and the one that begins a clause is what was added.
fn settle(hunk: &mut Hunk, a: &[Letter], b: &[Letter]) {
    let (one, range) = match (hunk.a.is_empty(), hunk.b.is_empty()) {
        (false, true) => (a, &hunk.a),
        (true, false) => (b, &hunk.b),
        _ => return,
    };
    let at = |index: usize| one.get(index).map(|letter| letter.c);
    let (start, length) = (range.start, range.len());
    let back = (1..=length.min(start))
        .take_while(|step| at(start - step) == at(start + length - step))
        .last()
        .unwrap_or(0);
    let forth = (0..length)
        .take_while(|step| {
            at(start + length + step).is_some() && at(start + step) == at(start + length + step)
        })
        .last()
        .map_or(0, |step| step + 1);
    let rank = |start: usize| {
        let before = start.checked_sub(1).and_then(at);
        let own_end = (start + length).checked_sub(1).and_then(at);
        let of = |c: Option<char>| match c {
            None | Some('。') => 4,
            Some(';') => 3,
            Some(',') => 2,
            Some('、') => 1,
            Some(_) => 0,
        };
        of(before) + usize::from(of(own_end) > 0)
    };
    let Some(best) = (start - back..=start + forth)
        .rev()
        .max_by_key(|at| rank(*at))
    else {
        return;
    };
    if rank(best) <= rank(start) {
        return;
    }
    let shift = |range: &Range<usize>| {
        if best >= start {
            range.start + (best - start)..range.end + (best - start)
        } else {
            range.start - (start - best)..range.end - (start - best)
        }
    };
    (hunk.a, hunk.b) = (shift(&hunk.a), shift(&hunk.b));
}

/// Differences within a number as differences of the whole number, with its point and its percent sign: of 22座 and 32座,
/// 2 and 3 say less than 22 and 32.
pub(super) fn of_whole_numbers(hunks: Vec<Hunk>, a: &[Letter], b: &[Letter]) -> Vec<Hunk> {
    let mut whole: Vec<Hunk> = Vec::with_capacity(hunks.len());
    let mut rest = hunks.into_iter().peekable();
    while let Some(mut hunk) = rest.next() {
        let (from, from_b) = whole.last().map_or((0, 0), |last| (last.a.end, last.b.end));
        let (to, to_b) = rest
            .peek()
            .map_or((a.len(), b.len()), |next| (next.a.start, next.b.start));
        let begins = [(a, hunk.a.start), (b, hunk.b.start)];
        let ends = [(a, hunk.a.end), (b, hunk.b.end)];
        let filled = [!hunk.a.is_empty(), !hunk.b.is_empty()];
        let of_number = |places: [(&[Letter], Option<usize>); 2]| {
            let mut sides = places.into_iter().zip(filled);
            sides.any(|((side, at), filled)| filled && at.is_some_and(|at| is_of_number(side, at)))
        };
        if of_number(begins.map(|(side, at)| (side, Some(at)))) {
            while hunk.a.start > from && hunk.b.start > from_b && is_of_number(a, hunk.a.start - 1)
            {
                hunk.a.start -= 1;
                hunk.b.start -= 1;
            }
        }
        if of_number(ends.map(|(side, at)| (side, at.checked_sub(1)))) {
            while hunk.a.end < to && hunk.b.end < to_b && is_of_number(a, hunk.a.end) {
                hunk.a.end += 1;
                hunk.b.end += 1;
            }
        }
        match whole.last_mut() {
            Some(last) if hunk.a.start <= last.a.end && hunk.b.start <= last.b.end => {
                last.a.end = hunk.a.end;
                last.b.end = hunk.b.end;
            }
            _ => whole.push(hunk),
        }
    }
    whole
}

/// Whether a character is a digit, a point between two, or a percent sign behind one.
fn is_of_number(letters: &[Letter], at: usize) -> bool {
    let digit = |at: Option<usize>| {
        let letter = at.and_then(|at| letters.get(at));
        letter.is_some_and(|letter| letter.c.is_ascii_digit())
    };
    match letters.get(at).map(|letter| letter.c) {
        Some('0'..='9') => true,
        Some('.') => digit(at.checked_sub(1)) && digit(Some(at + 1)),
        Some('%' | '‰') => digit(at.checked_sub(1)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::stream::{letters, place};
    use crate::text::Span;

    fn differ(a: &str, b: &str) -> Vec<(String, String)> {
        let read = |text: &str| letters(text, [Span::at(0, text.len())]);
        let (x, y) = (read(a), read(b));
        let said = |text: &str, letters: &[Letter], run: &Range<usize>| {
            place(letters, run, None, Span::default())
                .of(text)
                .to_owned()
        };
        hunks(&x, &y)
            .iter()
            .map(|hunk| (said(a, &x, &hunk.a), said(b, &y, &hunk.b)))
            .collect()
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn the_smallest_difference_is_found() {
        assert_eq!(differ("清淤 护岸。", "清淤护岸。"), []);
        assert_eq!(differ("清淤护岸。", "清淤护坡。"), [pair("岸", "坡")]);
        assert_eq!(differ("修渠3公里。", "修渠５公里。"), [pair("3", "５")]);
        assert_eq!(differ("清淤护岸", "清淤护岸。"), [pair("", "。")]);
    }

    #[test]
    fn a_number_differs_as_a_whole() {
        let differ = |a: &str, b: &str| {
            let read = |text: &str| letters(text, [Span::at(0, text.len())]);
            let (x, y) = (read(a), read(b));
            let said = |text: &str, letters: &[Letter], run: &Range<usize>| {
                let place = place(letters, run, None, Span::default());
                place.of(text).to_owned()
            };
            of_whole_numbers(hunks(&x, &y), &x, &y)
                .iter()
                .map(|hunk| (said(a, &x, &hunk.a), said(b, &y, &hunk.b)))
                .collect::<Vec<_>>()
        };
        assert_eq!(differ("建桥22座。", "建桥32座。"), [pair("22", "32")]);
        assert_eq!(differ("修渠3公里。", "修渠13公里。"), [pair("3", "13")]);
        assert_eq!(
            differ("增长1.5%以上", "增长1.8%以上"),
            [pair("1.5%", "1.8%")]
        );
        assert_eq!(differ("增长15%以上", "增长1.5%以上"), [pair("15%", "1.5%")]);
        assert_eq!(differ("增长15%以上", "增长15以上"), [pair("15%", "15")]);
        assert_eq!(
            differ("投资12345万元", "投资92346万元"),
            [pair("12345", "92346")]
        );
        assert_eq!(
            differ("建桥22座，植树5亩", "建桥32座，植树6亩"),
            [pair("22", "32"), pair("5", "6")]
        );
        assert_eq!(differ("建桥22座。", "架桥22座。"), [pair("建", "架")]);
        assert_eq!(differ("建桥22座。", "建桥22处。"), [pair("座", "处")]);
        assert_eq!(differ("第3。", "第3，"), [pair("。", "，")]);
    }

    #[test]
    fn what_is_added_begins_a_clause() {
        assert_eq!(
            differ("支持修渠。支持植树。", "支持修渠。支持筑路。支持植树。"),
            [pair("", "支持筑路。")]
        );
        assert_eq!(
            differ("修渠，植树，筑路。", "修渠，筑路。"),
            [pair("植树，", "")]
        );
    }

    #[test]
    fn a_clause_rewritten_is_one_difference() {
        assert_eq!(
            differ(
                "全面清淤。加快建设灌溉水渠和排水沟道。严格管护。",
                "全面清淤。稳步推进农田道路的硬化工程。严格管护。"
            )
            .len(),
            1
        );
        assert_eq!(
            differ(
                "东边修渠，西边植树，北边筑路。",
                "南边修渠，西边植树，中间筑路。"
            )
            .len(),
            2
        );
    }

    #[test]
    fn long_texts_are_compared_by_sentences() {
        let long: String = (0..900)
            .flat_map(|n| ["第".to_owned(), n.to_string(), "段修渠。".to_owned()])
            .collect();
        let other = long
            .replace("第17段修渠", "第17段植树")
            .replace("第801段", "");
        assert_eq!(
            differ(&long, &other),
            [pair("修渠", "植树"), pair("第801段", "")]
        );
    }
}
