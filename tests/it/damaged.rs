//! The fixtures with lines lost, moved, broken, or mixed with those of others: each is some text, of which
//! nothing may be lost, and whose record reads back.

use std::sync::LazyLock;

use pilot_plan::{AnnexRow, Excerpt, Plan};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::fixtures::plans;
use crate::properties::{cases, read};

/// The fixtures' texts, by name.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let read = |path| std::fs::read_to_string(path).unwrap();
    let texts: Vec<_> = plans("tests/fixtures").iter().map(read).collect();
    assert!(texts.len() > 100, "{} fixtures", texts.len());
    texts
});

/// What gets into a line by mistake.
const PIECES: [&str; 26] = [
    "（",
    "）",
    "、",
    "：",
    "。",
    "\t",
    "|",
    "；",
    "，",
    "　",
    " ",
    "牵头单位：",
    "责任单位",
    "县财政局",
    "一、",
    "（一）",
    "1.",
    "序号",
    "附件",
    "以下",
    "下同",
    "等",
    "2026年底前",
    "由",
    "负责",
    "\n— 3 —\n",
];

/// What befalls a text.
#[derive(Clone, Debug)]
enum Damage {
    Lost {
        line: Index,
    },
    Doubled {
        line: Index,
    },
    Swapped {
        line: Index,
        with: Index,
    },
    /// Lines of another text come in.
    Mixed {
        line: Index,
        text: Index,
        from: Index,
        count: usize,
    },
    Inserted {
        line: Index,
        at: Index,
        piece: &'static str,
    },
    Broken {
        line: Index,
        at: Index,
    },
    Joined {
        line: Index,
    },
    /// Some characters are gone.
    Cut {
        line: Index,
        at: Index,
        count: usize,
    },
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<Index>;
    prop_oneof![
        index().prop_map(|line| Damage::Lost { line }),
        index().prop_map(|line| Damage::Doubled { line }),
        (index(), index()).prop_map(|(line, with)| Damage::Swapped { line, with }),
        (index(), index(), index(), 1..12_usize).prop_map(|(line, text, from, count)| {
            Damage::Mixed {
                line,
                text,
                from,
                count,
            }
        }),
        (index(), index(), select(&PIECES[..])).prop_map(|(line, at, piece)| Damage::Inserted {
            line,
            at,
            piece
        }),
        (index(), index()).prop_map(|(line, at)| Damage::Broken { line, at }),
        index().prop_map(|line| Damage::Joined { line }),
        (index(), index(), 1..5_usize).prop_map(|(line, at, count)| Damage::Cut {
            line,
            at,
            count
        }),
    ]
}

impl Damage {
    fn befall(&self, lines: &mut Vec<String>) {
        if lines.is_empty() {
            return;
        }
        match self {
            Self::Lost { line } => {
                lines.remove(line.index(lines.len()));
            }
            Self::Doubled { line } => {
                let at = line.index(lines.len());
                lines.insert(at, lines[at].clone());
            }
            Self::Swapped { line, with } => {
                let (at, with) = (line.index(lines.len()), with.index(lines.len()));
                lines.swap(at, with);
            }
            Self::Mixed {
                line,
                text,
                from,
                count,
            } => {
                let other: Vec<_> = text.get(&TEXTS).lines().collect();
                let from = from.index(other.len().max(1)).min(other.len());
                let taken = other[from..]
                    .iter()
                    .take(*count)
                    .map(|line| (*line).to_owned());
                let at = line.index(lines.len());
                lines.splice(at..at, taken);
            }
            Self::Inserted { line, at, piece } => {
                let line = line.index(lines.len());
                let line = &mut lines[line];
                line.insert_str(place(line, *at), piece);
            }
            Self::Broken { line, at } => {
                let number = line.index(lines.len());
                let rest = {
                    let line = &mut lines[number];
                    line.split_off(place(line, *at))
                };
                lines.insert(number + 1, rest);
            }
            Self::Joined { line } => {
                let at = line.index(lines.len());
                if at + 1 < lines.len() {
                    let next = lines.remove(at + 1);
                    lines[at].push_str(&next);
                }
            }
            Self::Cut { line, at, count } => {
                let line = line.index(lines.len());
                let line = &mut lines[line];
                let start = place(line, *at);
                let cut: usize = line[start..].chars().take(*count).map(char::len_utf8).sum();
                line.replace_range(start..start + cut, "");
            }
        }
    }
}

/// The start of one of a line's characters, or its end, in bytes.
fn place(line: &str, at: Index) -> usize {
    let mut places = line.char_indices().map(|(place, _)| place);
    let count = line.chars().count();
    places.nth(at.index(count + 1)).unwrap_or(line.len())
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn any_damaged_fixture_is_read(
        text in any::<Index>(),
        damages in prop::collection::vec(damage(), 1..9),
    ) {
        let mut lines: Vec<_> = text.get(&TEXTS).lines().map(str::to_owned).collect();
        for damage in &damages {
            damage.befall(&mut lines);
        }
        read(&lines.join("\n"));
    }
}

/// Texts in which one piece stood in the way of another.
#[test]
fn no_piece_takes_in_another() {
    for text in [
        // Names that go on below a text which is read with the next row.
        "序 名称 任务 牵头单位\n3 县水利局\n护岸。\n县财政局\n4 清淤。 县林业局",
        // The number of a page among the lines above a row's number.
        "序 名称 任务 牵头单位\n5 县水利局\n护岸。\n—2—\n6 清淤。 县林业局",
        // An empty cell where units stand before what they do.
        "责任单位\n工作任务\n县水利局\n|",
        "责任单位\n工作任务\n在\n|\n县水利局\n清淤",
        // The number of a page between the cells of a row.
        "序号\n|\n任务\n|\n责任单位\n|\n1\n|\n清淤\n|\n县水利局\n|\n河口镇\n|\n— 3 —\n2\n护岸\n|\n县林业局|\n白鹭镇\n|",
        // Blanks behind a heading, before nothing but marks.
        "一、清淤  ，。",
        "2. 护岸 \t，。",
        // Emphasis of nothing.
        "任务|责任单位\n**　**||\n|县水利局",
        // A label with which a cell begins.
        "任务  牵头单位\n清淤  完成时限：  县水利局",
        // Records of which none can be read.
        "分解表\n序\t号\n牵头单位",
        "、各镇\n完成时\n名称\t化\n牵头单位",
        // The last cell is open, and the number of a page stands in it.
        "责任领导|\n责任单位|\n赵强|\n县水利局|\n孙丽\n—4—",
        "（县水利局负责，年内　完成）",
        // What a label names is no title of the task behind the one that its passage is of.
        "2.护坡\n责任单位：县水利局\n工作内容：加固。\n工作内容：清淤。\n完成时限：年底前\n修建步道。\n责任单位：河口镇",
    ] {
        read(text);
    }
}

#[test]
fn a_row_that_the_body_parts_keeps_what_ends_its_cell() {
    let text = "6.污水治理率达到六成（牵头单位：县水利局）\n7.秸秆利用率达到九成（牵头单位：县农业局）\n\
                措施\n牵头单位\n序|任务|举措|责任单位\n6|秸秆利用率达到九成|污水治理率达到六成";
    read(text);
    let plan = Plan::parse(text).unwrap();
    let rows: Vec<_> = plan.annex().unwrap().rows().map(AnnexRow::span).collect();
    let texts: Vec<_> = rows.iter().map(|span| span.slice(text).unwrap()).collect();
    assert_eq!(texts, ["6|秸秆利用率达到九成|", "污水治理率达到六成"]);
}

#[test]
fn a_cell_does_not_say_the_number_of_its_page() {
    let text = "任务|\n牵头单位|\n清理河道，\n-2-\n加固护岸|\n县水利局、\n— 3 —\n县财政局|\n疏通沟渠|\n县林业局|";
    read(text);
    let plan = Plan::parse(text).unwrap();
    let row = plan.annex().unwrap().rows().next().unwrap();
    let texts: Vec<_> = row.paragraphs().map(Excerpt::text).collect();
    assert_eq!(texts, ["清理河道，", "加固护岸"]);
    let units: Vec<_> = row.assignments().map(|one| one.unit().name()).collect();
    assert_eq!(units, ["县水利局", "县财政局"]);
}
