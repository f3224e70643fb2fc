use super::starts::{beginning, behind_title, is_beginning};
use crate::Plan;

#[test]
fn beginnings_end_with_a_sentence_or_where_they_are_long() {
    assert_eq!(beginning(" 甲、乙；丙。"), "甲、乙");
    assert_eq!(beginning("。甲"), "");
    let long = "甲".repeat(40);
    assert_eq!(beginning(&long).len(), 96);
    assert_eq!(beginning(&format!("a{long}")).len(), 97);
    assert_eq!(beginning(&format!("{}b。丙", "a".repeat(94))).len(), 95);
    assert_eq!(beginning(&format!("{}b。丙", "a".repeat(95))).len(), 96);
    assert_eq!(beginning(&format!("{}；丙", "a".repeat(95))).len(), 95);
    assert_eq!(beginning(&format!("{}；丙", "a".repeat(96))).len(), 96);
    // Their last bytes, of other characters.
    assert_eq!(beginning("丂曛。丙"), "丂曛");
}

#[test]
fn a_beginning_is_told_without_looking_for_its_end() {
    let long = "甲".repeat(40);
    let texts = [
        "",
        "甲",
        "甲乙",
        "甲；乙",
        "甲。乙。",
        "甲，乙",
        "。甲",
        "；甲",
        &long,
        &format!("{long}乙"),
        &format!("a{long}"),
        &"a".repeat(95),
        &"a".repeat(96),
        &format!("{}。乙", "a".repeat(95)),
        &format!("{}；乙", "a".repeat(96)),
        &format!("{}乙", "a".repeat(96)),
    ];
    for (one, other) in texts
        .iter()
        .flat_map(|one| texts.map(|other| (*one, other)))
    {
        let same = beginning(one) == beginning(other);
        assert_eq!(is_beginning(beginning(one), other), same, "{one} {other}");
    }
}

#[test]
fn a_title_ends_with_a_colon_or_a_stop() {
    assert_eq!(behind_title("甲乙：丙：丁"), Some("丙：丁"));
    assert_eq!(behind_title("甲:丙"), Some("丙"));
    assert_eq!(behind_title("。丙"), Some("丙"));
    // Their last bytes, of other characters.
    assert_eq!(behind_title("\u{4E1A}\u{4E02}\u{3042}"), None);
}

/// The body's tasks against rows that say these texts, all for the same unit.
fn aligned(rows: &[&str]) -> Vec<Option<u32>> {
    let mut text = "一、任务\n\
        （一）修渠。清理东边水渠的淤泥，加固两岸的护坡。（责任单位：县水利局）\n\
        （二）植树。在山坡和路旁种植杨树，建设苗圃。（责任单位：县林业局）\n\
        （三）筑路。硬化通往各村的道路，安装沿线路灯。（责任单位：县交通局）\n\
        附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n"
        .to_owned();
    for row in rows {
        text.extend(["\t1\n\t", row, "\n\t县农业局\n"]);
    }
    let plan = Plan::parse(text).unwrap();
    let annex = plan.annex().unwrap();
    annex
        .rows()
        .map(|row| row.task().map(crate::Task::number))
        .collect()
}

const DITCH: &str = "清理东边水渠的淤泥，加固两岸的护坡。";
const TREES: &str = "在山坡和路旁种植杨树，建设苗圃。";
const ROADS: &str = "硬化通往各村的道路，安装沿线路灯。";

#[test]
fn rows_in_order_moved_left_out_and_doubled() {
    assert_eq!(aligned(&[DITCH, TREES, ROADS]), [Some(1), Some(2), Some(3)]);
    assert_eq!(aligned(&[ROADS, DITCH, TREES]), [Some(3), Some(1), Some(2)]);
    assert_eq!(aligned(&[DITCH, ROADS]), [Some(1), Some(3)]);
    assert_eq!(
        aligned(&[DITCH, TREES, TREES, ROADS]),
        [Some(1), Some(2), Some(2), Some(3)]
    );
}

#[test]
fn rows_that_begin_alike_are_told_by_how_they_go_on() {
    let text = "一、任务\n\
        （一）修渠。清理水渠。东边先行。（责任单位：县水利局）\n\
        （二）修渠。清理水渠。西边先行。（责任单位：县水利局）\n\
        （三）修渠。清理水渠。西边先行。（责任单位：县水利局）\n\
        附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n\
        \t1\n\t清理水渠。西边先行。\n\t县水利局\n\
        \t2\n\t清理水渠。东边先行。\n\t县水利局\n\
        \t3\n\t清理水渠。西边先行。\n\t县水利局\n";
    let plan = Plan::parse(text).unwrap();
    let rows = plan.annex().unwrap().rows();
    let tasks: Vec<_> = rows
        .map(|row| row.task().map(crate::Task::number))
        .collect();
    assert_eq!(tasks, [Some(2), Some(1), Some(3)]);
}

#[test]
fn the_same_words_behind_a_title_and_over_lines() {
    let text = "一、任务\n\
        （一）修渠\n清理水渠。\n东边先行。（责任单位：县水利局）\n\
        （二）护岸\n清理水渠。\n西边先行。（责任单位：县水利局）\n\
        附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n\
        \t1\n\t护岸：清理水渠。\n\t西边先行。\n\t县水利局\n\
        \t2\n\t修渠：清理水渠。\n\t东边先行。\n\t县水利局\n";
    let plan = Plan::parse(text).unwrap();
    let rows = plan.annex().unwrap().rows();
    let tasks: Vec<_> = rows
        .map(|row| row.task().map(crate::Task::number))
        .collect();
    assert_eq!(tasks, [Some(2), Some(1)]);
}

#[test]
fn rows_of_other_words_or_of_no_task() {
    assert_eq!(
        aligned(&["清理西边水渠的淤泥，加固护坡。", TREES, ROADS]),
        [Some(1), Some(2), Some(3)]
    );
    assert_eq!(
        aligned(&[DITCH, TREES, "举办丰收节，评选种粮大户。", ROADS]),
        [Some(1), Some(2), None, Some(3)]
    );
}

#[test]
fn a_row_may_be_the_title_alone() {
    assert_eq!(
        aligned(&["修渠", "植树", "筑路"]),
        [Some(1), Some(2), Some(3)]
    );
}
