//! Where a label may end: at a colon outside brackets, or at what stands for one.

use memchr::memmem;

use crate::parse::scan;
use crate::parse::words;

/// What stands behind a label.
#[derive(Clone, Copy)]
pub(super) struct Colon {
    pub(super) at: usize,
    pub(super) length: usize,
}

/// The colons of a text from `start` on, outside its brackets, and what stands for one: 牵头单位为甲，责任单位为
/// 乙. No bracket is open at `start`.
pub(super) fn colons(text: &str, start: usize) -> impl Iterator<Item = Colon> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let rest = bytes.get(start..).unwrap_or_default();
    let copulas = memmem::find_iter(rest, "为");
    let mut copulas = copulas.map(move |at| start + at);
    let mut copula = copulas.next();
    // Most texts without labels hold neither, and need not be walked.
    let mut at = if copula.is_some() || holds_colon(rest) {
        start
    } else {
        bytes.len()
    };
    // Ideographs stand up to here: each is passed over once, however many of them are 为.
    let mut mark = at;
    std::iter::from_fn(move || {
        loop {
            if mark <= at {
                mark = at + scan::ideographs(bytes.get(at..)?);
            }
            if let Some(place) = copula
                && place < mark
            {
                copula = copulas.next();
                if depth == 0 && is_labelled(text.get(..place)?) {
                    let length = '为'.len_utf8();
                    return Some(Colon { at: place, length });
                }
                continue;
            }
            let rest @ [lead, ..] = bytes.get(mark..)? else {
                return None;
            };
            at = mark + scan::width(*lead);
            let length = match rest {
                _ if words::colon(rest) > 0 => words::colon(rest),
                // （［〔【《“
                [b'(' | b'[', ..]
                | [0xEF, 0xBC, 0x88 | 0xBB, ..]
                | [0xE3, 0x80, 0x94 | 0x90 | 0x8A, ..]
                | [0xE2, 0x80, 0x9C, ..] => {
                    depth += 1;
                    continue;
                }
                // ）］〕】》”
                [b')' | b']', ..]
                | [0xEF, 0xBC, 0x89 | 0xBD, ..]
                | [0xE3, 0x80, 0x95 | 0x91 | 0x8B, ..]
                | [0xE2, 0x80, 0x9D, ..] => {
                    depth = depth.saturating_sub(1);
                    continue;
                }
                _ => continue,
            };
            if depth == 0 {
                return Some(Colon { at: mark, length });
            }
        }
    })
}

/// Whether a text holds a colon, be it within brackets.
fn holds_colon(text: &[u8]) -> bool {
    let mut places = memchr::memchr3_iter(b':', 0xEF, 0xE2, text);
    places.any(|at| words::colon(text.get(at..).unwrap_or_default()) > 0)
}

/// Whether a text ends with the label of a role.
fn is_labelled(text: &str) -> bool {
    // 牵头组织实施单位 with blanks in it stays below.
    const LONGEST: usize = 64;
    let cut = text.len().saturating_sub(LONGEST);
    let tail = (cut..=cut + 3)
        .find_map(|at| text.get(at..))
        .unwrap_or(text);
    let label = words::label_at_end(tail).and_then(|(at, _)| tail.get(at..));
    label.is_some_and(words::is_role_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colons_outside_brackets_and_what_stands_for_one() {
        let first = "责任单位：".len();
        for (text, start, places) in [
            (
                "责任单位：甲，配合单位﹕乙",
                0,
                vec!["责任单位", "责任单位：甲，配合单位"],
            ),
            (
                "责任单位∶甲，配合单位︰乙",
                0,
                vec!["责任单位", "责任单位∶甲，配合单位"],
            ),
            (
                "责任单位：甲，配合单位:乙",
                first,
                vec!["责任单位：甲，配合单位"],
            ),
            ("责任单位（下同：）、甲", 0, vec![]),
            (
                "责任单位为甲，配合单位为乙",
                0,
                vec!["责任单位", "责任单位为甲，配合单位"],
            ),
            ("为甲服务的责任单位：乙", 0, vec!["为甲服务的责任单位"]),
            ("甲、乙（牵头）；丙，丁", 0, vec![]),
            ("", 0, vec![]),
        ] {
            let found = colons(text, start).map(|colon| text.get(..colon.at).unwrap());
            assert_eq!(found.collect::<Vec<_>>(), places, "{text}");
        }
    }
}
