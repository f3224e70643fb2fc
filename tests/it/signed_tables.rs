//! Who signs a table, and the notice that sends it out: both stand at its edges.

use pilot_plan::{Annex, Assignment, Excerpt, Plan, Task};

const HEADS: [&str; 5] = ["序号", "工作任务", "牵头单位", "责任单位", "完成时限"];
const ROWS: [[&str; 5]; 2] = [
    ["1", "疏浚东河", "县水利局", "县财政局", "6月底前"],
    ["2", "改造泵站", "县住建局", "县交通局", "9月底前"],
];

/// The table in each form, with so many of its columns.
fn tables(width: usize) -> Vec<String> {
    let rows: Vec<&[&str]> = ROWS.iter().map(|row| &row[..width]).collect();
    let joined = |part: &str, end: &str| -> String {
        let all = std::iter::once(&HEADS[..width]).chain(rows.iter().copied());
        all.map(|row| row.join(part) + end).collect()
    };
    let piped: String = ROWS
        .iter()
        .map(|row| format!("| {} |\n", row[..width].join(" | ")))
        .collect();
    let heads = HEADS[..width].join(" | ");
    vec![
        joined("\n", "\n"),
        joined("\n\n", "\n\n"),
        joined("\t", "\n"),
        joined(",", "\n"),
        joined(" ", "\n"),
        joined("        ", "\n"),
        joined(" |\n", " |\n"),
        format!("| {heads} |\n|{}\n{piped}", "---|".repeat(width)),
    ]
}

fn shown(task: Task<'_>) -> Vec<&str> {
    let units = task
        .assignments()
        .map(|one: Assignment<'_>| one.unit().name());
    let due = task.deadline().map_or("", |deadline| deadline.text());
    std::iter::once(task.title())
        .chain(units)
        .chain([due])
        .collect()
}

#[test]
fn who_signs_below_a_table_is_none_of_its_units() {
    for (signature, issuers) in [
        (
            "清河县人民政府办公室\n2026年3月5日\n",
            &["清河县人民政府办公室"][..],
        ),
        (
            "\n\n清河县人民政府办公室\n\n2026年3月5日\n",
            &["清河县人民政府办公室"],
        ),
        (
            "\n　　　　　清河县水利局\n　　　　　2026年3月5日\n（此件公开发布）\n",
            &["清河县水利局"],
        ),
        (
            "中共清河县委办公室\n清河县人民政府办公室\n2026年3月5日\n",
            &["中共清河县委办公室", "清河县人民政府办公室"],
        ),
        ("清河县水利局　2026年3月5日\n", &["清河县水利局"]),
    ] {
        for width in [4, 5] {
            for table in tables(width) {
                let text = format!("清河县重点任务表\n{table}{signature}");
                let plan = Plan::parse(text.clone()).unwrap();
                crate::verify::verify(&plan);
                let document = plan.document();
                let signed: Vec<_> = document.issuers().map(Excerpt::text).collect();
                assert_eq!(signed, issuers, "{text}");
                assert_eq!(document.date().unwrap().to_string(), "2026-03-05", "{text}");
                let rows: Vec<_> = plan.tasks().map(shown).collect();
                let expected: Vec<_> = ROWS
                    .iter()
                    .map(|row| {
                        let due = if width == 5 { row[4] } else { "" };
                        vec![row[1], row[2], row[3], due]
                    })
                    .collect();
                assert_eq!(rows, expected, "{text}");
            }
        }
    }
}

#[test]
fn a_row_may_end_as_a_signature_does() {
    // The last row is due on a day, and names two bodies below each other.
    let text = "清河县重点任务表\n序号\n工作任务\n责任单位\n完成时限\n1\n疏浚东河\n县水利局\n2026年6月30日\n\
                2\n改造泵站\n县住建局\n县政府办公室\n2026年12月31日\n";
    let plan = Plan::parse(text).unwrap();
    assert!(plan.document().date().is_none());
    let rows: Vec<_> = plan.tasks().map(shown).collect();
    assert_eq!(
        rows,
        [
            vec!["疏浚东河", "县水利局", "2026年6月30日"],
            vec!["改造泵站", "县住建局", "县政府办公室", "2026年12月31日"]
        ]
    );
    // Further units of the last row stand above who signs.
    let text = "清河县重点任务表\n序号\n工作任务\n责任单位\n1\n疏浚东河\n县水利局\n2\n改造泵站\n县住建局\n县财政局\n\
                清河县人民政府办公室\n2026年3月5日\n";
    let plan = Plan::parse(text).unwrap();
    let issuers: Vec<_> = plan.document().issuers().map(Excerpt::text).collect();
    assert_eq!(issuers, ["清河县人民政府办公室"]);
    let rows: Vec<_> = plan.tasks().map(shown).collect();
    assert_eq!(rows[1], ["改造泵站", "县住建局", "县财政局", ""]);
    // What goes on below is no end of the table.
    let text = "清河县重点任务表\n序号\n工作任务\n责任单位\n1\n疏浚东河\n县水利局\n县政府办公室\n2\n改造泵站\n县住建局\n";
    let plan = Plan::parse(text).unwrap();
    let first = plan.tasks().next().map(shown);
    assert_eq!(first.unwrap(), ["疏浚东河", "县水利局", "县政府办公室", ""]);
}

#[test]
fn a_notice_right_above_a_table_is_none_of_its_title() {
    for (head, notice, number) in [
        (
            "清河县人民政府关于印发清河县治水任务表的通知\n清政发〔2026〕3号\n",
            "清河县人民政府关于印发清河县治水任务表的通知",
            Some("清政发〔2026〕3号"),
        ),
        (
            "清政发〔2026〕3号\n清河县人民政府关于印发清河县治水任务表的通知\n",
            "清河县人民政府关于印发清河县治水任务表的通知",
            Some("清政发〔2026〕3号"),
        ),
        (
            "关于印发《清河县治水任务表》的通知\n\n",
            "关于印发《清河县治水任务表》的通知",
            None,
        ),
    ] {
        for table in tables(5) {
            let plan = Plan::parse(format!("{head}清河县治水任务表\n{table}")).unwrap();
            crate::verify::verify(&plan);
            let document = plan.document();
            let text =
                |excerpt: Option<Excerpt<'_>>| excerpt.map(|excerpt| excerpt.text().to_owned());
            assert_eq!(
                text(document.title()).as_deref(),
                Some("清河县治水任务表"),
                "{head}"
            );
            assert_eq!(text(document.notice_title()).as_deref(), Some(notice));
            let printed = document.number().map(|number| number.text().to_owned());
            assert_eq!(printed.as_deref(), number);
            let title = plan.annex().and_then(Annex::title);
            assert_eq!(text(title).as_deref(), Some("清河县治水任务表"));
        }
    }
    // A title that breaks over lines is one.
    let plan = Plan::parse(format!("清河县治水\n重点任务表\n{}", tables(5)[0])).unwrap();
    assert_eq!(
        plan.document().title().unwrap().text(),
        "清河县治水\n重点任务表"
    );
}

#[test]
fn the_last_unit_of_a_merged_task_signs_nothing() {
    for table in [
        "任务        责任单位    完成时限\n疏浚东河    县水利局    2026年5月31日\n\
         \u{20}           县林业局    2026年6月30日\n",
        "序号  任务        责任单位    完成时限\n1     疏浚东河    县水利局    2026年5月31日\n\
         \u{20}                 县林业局    2026年6月30日\n",
        "序号 任务 责任单位 完成时限\n1 疏浚东河 县水利局 2026年5月31日\n2 改造泵站 县住建局 2026年6月30日\n\
         县林业局 2026年9月30日\n",
        "序号\n任务\n责任单位\n完成时限\n1\n疏浚东河\n县水利局\n2026年5月31日\n2\n改造泵站\n\n县林业局\n\
         2026年6月30日\n",
    ] {
        let plan = Plan::parse(format!("清河县重点任务表\n{table}")).unwrap();
        crate::verify::verify(&plan);
        assert_eq!(plan.document().issuers().count(), 0, "{table}");
        assert!(plan.document().date().is_none(), "{table}");
    }
}

#[test]
fn the_page_that_says_who_signs_wins_over_what_is_signed_behind_an_annex() {
    let body = "河口县人民政府关于印发清河县治水方案的通知\n各镇人民政府：\n现将方案印发给你们。\n\
                清河县治水方案\n一、主要任务\n（一）疏浚东河。清淤护岸。（县水利局负责）\n附件：重点任务表\n\
                序号\n工作任务\n责任单位\n1\n疏浚东河\n县水利局\n附件2\n考核办法\n以上任务按月考核。\n\
                清河县水利局\n2025年1月8日\n";
    let read = |head: &str| {
        let plan = Plan::parse(format!("{head}{body}")).unwrap();
        crate::verify::verify(&plan);
        let document = plan.document();
        let issuers: Vec<_> = document
            .issuers()
            .map(|one| one.text().to_owned())
            .collect();
        let date = document.date().map(|date| date.to_string());
        (issuers.join(" "), date.unwrap_or_default())
    };
    let page = "发文机关：清河县人民政府\n成文日期：2026年3月5日\n";
    assert_eq!(read(page), ("清河县人民政府".into(), "2026-03-05".into()));
    assert_eq!(read(""), ("清河县水利局".into(), "2025-01-08".into()));
}
