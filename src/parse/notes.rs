//! Notes below a table.

use crate::parse::enumerator::{Form, enumerator};
use crate::parse::furniture;
use crate::parse::lines::Line;
use crate::parse::words;
use crate::text::trim_start;

/// What notes begin with.
const WORDS: [&str; 6] = ["备注", "附注", "注", "说明", "填表说明", "填报说明"];

/// How many of the lines behind a table are notes on it that a number counts: 备注：1.排第一位的为牵头单位。 with 2.… in
/// the next line. None where they may be the body's that goes on, of which the number of the last heading is `last`, or
/// where one of them gives units work.
pub(super) fn below_table(
    source: &str,
    lines: &[Line],
    last: impl FnOnce() -> Option<(Form, u32)>,
) -> usize {
    // No table has more.
    const MOST: usize = 16;
    let Some(rest) = lines
        .first()
        .and_then(|line| behind_word(line.text(source)))
    else {
        return 0;
    };
    let (mut form, mut next) = match enumerator(rest) {
        Some(number) if number.value == 1 => (Some(number.form), 2),
        None if rest.is_empty() => (None, 1),
        _ => return 0,
    };
    let first = next;
    let mut count = 0;
    for (at, line) in lines.iter().enumerate().take(MOST) {
        if furniture::assigns(line.text(source)) {
            return 0;
        }
        let Some(number) = line.number.filter(|_| at > 0) else {
            continue;
        };
        if number.value != next || form.is_some_and(|form| form != number.form) {
            break;
        }
        form = Some(number.form);
        next += 1;
        count = at + 1;
    }
    let goes_on = form
        .zip(last())
        .is_some_and(|(form, last)| last == (form, first - 1));
    if goes_on { 0 } else { count }
}

/// Whether a text is a note: 注：经费由县里统筹。
pub(super) fn is_note(text: &str) -> bool {
    behind_word(text).is_some()
}

/// What stands behind the word that notes begin with, and its colon.
fn behind_word(text: &str) -> Option<&str> {
    let mut words = WORDS.iter().filter_map(|word| text.strip_prefix(word));
    let rest = words.find_map(|rest| trim_start(rest).strip_prefix(words::is_colon))?;
    Some(trim_start(rest))
}

#[cfg(test)]
mod tests {
    use crate::{Plan, Section};

    const TABLE: &str = "河口县通水任务分工表\n序号\t工作任务\t责任单位\n1\t修渠\t县水利局、石湾镇\n2\t护堤\t县住建局\n";

    fn headings(notes: &str) -> Vec<String> {
        let plan = Plan::parse([TABLE, notes].concat()).unwrap();
        assert_eq!(plan.tasks().len(), 2, "{notes}");
        plan.sections()
            .map(|one| one.heading().to_owned())
            .collect()
    }

    #[test]
    fn items_of_a_note_are_no_sections() {
        for notes in [
            "备注：1.各镇同步推进。\n2.经费由县里统筹。\n3.每季度通报。\n",
            "注：1、各镇同步推进。\n2、经费由县里统筹。\n",
            "说明：\n1.各镇同步推进，\n每月报送。\n2.经费由县里统筹。\n",
        ] {
            assert!(headings(notes).is_empty(), "{notes}");
        }
        // A second outline begins behind the note.
        let found = headings("备注：1.各镇同步推进。\n2.经费由县里统筹。\n一、保障\n加强调度。\n");
        assert_eq!(found, ["保障"]);
        assert_eq!(
            headings("备注：各镇同步推进。\n一、保障\n加强调度。\n"),
            ["保障"]
        );
    }

    #[test]
    fn the_body_goes_on_behind_a_note() {
        let text = "一、任务\n1.通水。\n序号\t工作任务\t责任单位\n1\t修渠\t县水利局\n2\t护堤\t县住建局\n\
                    备注：1.各镇同步推进。\n2.通路。铺沥青三公里。\n3.通电。\n";
        let plan = Plan::parse(text).unwrap();
        let headings: Vec<_> = plan.sections().map(Section::heading).collect();
        assert_eq!(headings, ["任务", "通水", "通路", "通电"]);
    }
}
