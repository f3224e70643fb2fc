//! Items of a task that are labels: what it is about, who does it, by when, each with a number.

use pilot_plan::DiagnosticCode;

use crate::said::{codes, tasks};
use crate::verify::read;

#[test]
fn items_that_are_labels_say_more_of_the_task_above() {
    let plan = read(
        "一、主要任务\n（一）修渠护岸\n1.工作内容：清淤护岸，改造管网。\n2.责任单位：县水利局、县财政局\n3.完成时限：2026年6月\n\
         （二）植树造林\n1.工作目标：全部成活。\n2.主要措施：备足树苗。\n3.责任单位：县林业局\n4.工作要求：按月报送。\n\
         5.完成时限：2026年9月\n",
    );
    assert_eq!(
        tasks(&plan),
        [
            "修渠护岸: responsible 县水利局 responsible 县财政局 2026年6月",
            "植树造林: responsible 县林业局 2026年9月",
        ]
    );
    assert_eq!(codes(&plan), []);
    let texts = |number: u32| {
        let task = plan.task(number).unwrap();
        task.paragraphs()
            .map(|one| one.text().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(1), ["清淤护岸，改造管网。"]);
    assert_eq!(texts(2), ["全部成活。", "备足树苗。", "按月报送。"]);
}

#[test]
fn a_heading_may_be_the_label_of_what_stands_below() {
    let plan = read(
        "一、修渠行动\n（一）工作目标\n全线通水。\n（二）主要措施\n清淤护岸。\n（三）责任单位\n牵头单位：县水利局\n\
         配合单位：县财政局、各镇\n（四）完成时限\n2026年12月底前\n二、植树行动\n（一）完成时限\n2026年3月底前完成。\n\
         （二）责任单位\n县林业局、县财政局\n三、宣传行动\n（一）工作目标。家喻户晓。\n（二）责任分工。责任单位：县融媒体中心。\n\
         （三）完成时限。2026年12月底前完成。\n四、验收行动\n（一）牵头单位\n县政府办\n（二）配合单位\n县水利局、\n县林业局\n",
    );
    assert_eq!(
        tasks(&plan),
        [
            "修渠行动: lead 县水利局 support 县财政局 support 各镇 2026年12月底前",
            "植树行动: responsible 县林业局 responsible 县财政局 2026年3月底前",
            "宣传行动: responsible 县融媒体中心 2026年12月底前",
            "验收行动: lead 县政府办 support 县水利局 support 县林业局",
        ]
    );
    assert_eq!(codes(&plan), []);
}

#[test]
fn tasks_whose_titles_are_labels_are_told_apart() {
    for (text, expected) in [
        // Each item has a clause of its own.
        (
            "一、通水\n1.工作目标。全线通水。（县水利局负责）\n2.主要措施。清淤护岸。（县财政局负责）\n",
            vec![
                "工作目标: responsible 县水利局",
                "主要措施: responsible 县财政局",
            ],
        ),
        // Several groups below one heading: none of them is the whole.
        (
            "一、主要任务\n1.修渠护岸\n2.责任单位：县水利局\n1.植树造林\n2.责任单位：县林业局\n",
            vec![
                "修渠护岸: responsible 县水利局",
                "植树造林: responsible 县林业局",
            ],
        ),
        // A chapter on units is none of a task's.
        (
            "一、主要任务\n（一）修渠。（县水利局负责）\n二、责任单位\n县水利局、县财政局\n三、完成时限\n2026年底前\n",
            vec!["修渠: responsible 县水利局"],
        ),
        // What stands below says more than the label.
        (
            "一、主要任务\n（一）修渠。（县水利局负责）\n二、保障措施\n（一）责任单位\n县水利局、县财政局要抓好落实。\n",
            vec!["修渠: responsible 县水利局"],
        ),
    ] {
        let plan = read(text);
        assert_eq!(tasks(&plan), expected, "{text}");
    }
}

#[test]
fn labels_and_their_lists_may_have_cells_of_their_own() {
    let one = "修渠: lead 县水利局 responsible 县财政局 responsible 河口镇 2026年6月底前";
    for cells in [
        "牵头单位\n县水利局\n责任单位\n县财政局\n河口镇\n完成时限\n2026年6月底前\n",
        "牵头单位\n县水利局\n责任单位\n县财政局、河口镇\n完成时限\n2026年6月底前\n",
        "| 牵头单位 | 县水利局 |\n|---|---|\n| 责任单位 | 县财政局、河口镇 |\n| 完成时限 | 2026年6月底前 |\n",
        "| 牵头单位 | 县水利局 | 责任单位 | 县财政局、河口镇 |\n| 完成时限 | 2026年6月底前 | 备注 | 分批 |\n",
        "牵头单位|县水利局\n**责任单位**|县财政局、河口镇\n完成时限|2026年6月底前\n",
    ] {
        let plan = read(format!(
            "一、任务\n（一）修渠\n清淤护岸。\n{cells}（二）植树。（责任单位：县林业局）\n"
        ));
        assert_eq!(tasks(&plan), [one, "植树: responsible 县林业局"], "{cells}");
        assert_eq!(codes(&plan), [], "{cells}");
    }
}

#[test]
fn a_label_by_itself_is_none_of_what_is_no_list() {
    let said = |cells: &str| {
        let plan = read(format!(
            "一、任务\n（一）修渠\n清淤护岸。\n{cells}\n（二）植树。（责任单位：县林业局）\n"
        ));
        (tasks(&plan).len(), codes(&plan))
    };
    for cells in [
        "责任单位\n要切实负起责任。",
        "责任单位\n1.县水利局负责清淤。",
        "| 责任单位 | 县级以上，逐级负责 |",
        "| 任务 | 责任单位 |",
        "完成时限\n各单位自定。",
        "时间\n2026-03-05",
        "修渠单位\n县水利局",
    ] {
        assert_eq!(said(cells).0, 1, "{cells}");
    }
    // The heads of columns stand above those of several.
    let (count, odd) = said("牵头单位\n责任单位\n县水利局\n县财政局");
    assert_eq!((count, odd), (1, vec![DiagnosticCode::ClauseDoubtful]));
}

#[test]
fn units_below_the_heading_that_is_their_label_stand_one_a_line() {
    let plan = read(
        "一、任务\n（一）修渠\n1.工作内容：清淤。\n2.责任单位\n县水利局\n河口镇\n青榆镇\n（二）植树\n1.工作内容：栽种。\n\
         2.责任单位\n县林业局\n",
    );
    assert_eq!(
        tasks(&plan),
        [
            "修渠: responsible 县水利局 responsible 河口镇 responsible 青榆镇",
            "植树: responsible 县林业局"
        ]
    );
}
