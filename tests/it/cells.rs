//! The cells of a row in columns of another kind than those that say who does what: 责任领导, 推广范围, 备注.

use pilot_plan::{Annex, AnnexCell, AnnexRow, Excerpt, Plan};

use crate::verify::read;

/// The cells of each row, each with its head and its paragraphs: 备注: 分批 / 分年.
fn cells(table: &str) -> Vec<Vec<String>> {
    let plan = read(format!("附件\n任务分工表\n{table}"));
    let cell = |cell: AnnexCell<'_>| {
        let paragraphs: Vec<_> = cell.paragraphs().map(Excerpt::text).collect();
        format!("{}: {}", cell.head(), paragraphs.join(" / "))
    };
    let rows = plan.annex().into_iter().flat_map(Annex::rows);
    rows.map(|row| row.cells().map(cell).collect()).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn what_stands_beside_is_given_below_its_head() {
    for table in [
        // Tabs.
        "序号\t任务\t责任领导\t责任单位\t完成时限\t推广范围\t备注\n\
         1\t清理水渠\t张某\t县水利局\t2026年6月底前\t全县\t\n\
         2\t种植杨树\t\t县林业局\t2026年9月底前\t—\t分批实施\n",
        // Pipes.
        "| 序号 | 任务 | 责任领导 | 责任单位 | 完成时限 | 推广范围 | 备注 |\n|---|---|---|---|---|---|---|\n\
         | 1 | 清理水渠 | 张某 | 县水利局 | 2026年6月底前 | 全县 | |\n\
         | 2 | 种植杨树 | | 县林业局 | 2026年9月底前 | — | 分批实施 |\n",
        // Commas.
        "序号,任务,责任领导,责任单位,完成时限,推广范围,备注\n\
         1,清理水渠,张某,县水利局,2026年6月底前,全县,\n\
         2,种植杨树,,县林业局,2026年9月底前,—,分批实施\n",
        // A box.
        "┌──┬──┬──┬──┬──┬──┬──┐\n│序号│任务│责任领导│责任单位│完成时限│推广范围│备注│\n├──┼──┼──┼──┼──┼──┼──┤\n\
         │1│清理水渠│张某│县水利局│2026年6月底前│全县││\n├──┼──┼──┼──┼──┼──┼──┤\n\
         │2│种植杨树││县林业局│2026年9月底前│—│分批实施│\n└──┴──┴──┴──┴──┴──┴──┘\n",
        // A pipe behind each cell.
        "序号|\n任务|\n责任领导|\n责任单位|\n完成时限|\n推广范围|\n备注|\n\
         1|\n清理水渠|\n张某|\n县水利局|\n2026年6月底前|\n全县|\n|\n\
         2|\n种植杨树|\n|\n县林业局|\n2026年9月底前|\n—|\n分批实施|\n",
        // The places of a page.
        "序号    任务        责任领导    责任单位    完成时限          推广范围    备注\n\
         1       清理水渠    张某        县水利局    2026年6月底前     全县\n\
         2       种植杨树                县林业局    2026年9月底前     —           分批实施\n",
    ] {
        assert_eq!(
            cells(table),
            [
                vec!["责任领导: 张某", "推广范围: 全县"],
                vec!["推广范围: —", "备注: 分批实施"]
            ],
            "{table}"
        );
    }
}

#[test]
fn a_cell_is_asked_for_by_its_head() {
    let plan = Plan::parse(
        "附件\n任务分工表\n序号\t任务\t责任单位\t备　注\t建设<br>地点\n\
         1\t清理水渠\t县水利局\t分批实施\t河口镇\n2\t种植杨树\t县林业局\t\t\n",
    )
    .unwrap();
    let rows: Vec<_> = plan.annex().unwrap().rows().collect();
    let said = |row: AnnexRow<'_>, head: &str| Some(row.cell(head)?.joined().into_owned());
    assert_eq!(said(rows[0], "备注").as_deref(), Some("分批实施"));
    assert_eq!(said(rows[0], "备 注").as_deref(), Some("分批实施"));
    assert_eq!(said(rows[0], "建设地点").as_deref(), Some("河口镇"));
    assert_eq!(rows[0].cell("备注").unwrap().head().text(), "备　注");
    assert_eq!(said(rows[0], "责任单位"), None, "the row gives its units");
    assert_eq!(said(rows[0], "预期成果"), None);
    assert_eq!(said(rows[1], "备注"), None);
    let cell = rows[0].cell("备注").unwrap();
    assert_eq!(cell.row(), rows[0]);
    let place = plan.at(cell.span().start()).unwrap();
    assert_eq!(place.cell(), Some(cell));
    assert_eq!(place.row_assignment(), None);
    let unit = rows[0].assignments().next().unwrap();
    assert_eq!(plan.at(unit.span().start()).unwrap().cell(), None);
    assert!(
        rows[0]
            .cells()
            .rev()
            .eq([rows[0].cell("建设地点").unwrap(), cell])
    );
    assert_eq!(rows[0].cells().len(), 2);
}

#[test]
fn a_cell_of_several_lines_has_a_paragraph_for_each() {
    for table in [
        "序号\t任务\t责任单位\t备注\n1\t清理水渠\t县水利局\t\"分批实施。\n先干渠，后支渠\"\n",
        "|序号|任务|责任单位|备注|\n|---|---|---|---|\n|1|清理水渠|县水利局|分批实施。<br>先干渠，后支渠|\n",
        "┌──┬────┬──────┬────┐\n│序号│任务│责任单位│备注│\n├──┼────┼──────┼────┤\n\
         │1│清理│县水利局│分批实施。│\n││水渠││先干渠，后支渠│\n└──┴────┴──────┴────┘\n",
        "序号    任务        责任单位    备注\n\
         1       清理水渠    县水利局    分批实施。\n\
         \u{20}                               先干渠，后支渠\n",
    ] {
        assert_eq!(
            cells(table),
            [["备注: 分批实施。 / 先干渠，后支渠"]],
            "{table}"
        );
        let plan = Plan::parse(format!("附件\n任务分工表\n{table}")).unwrap();
        let row = plan.annex().unwrap().rows().next().unwrap();
        let remark = row.cell("备注").unwrap();
        assert_eq!(remark.joined(), "分批实施。先干渠，后支渠");
        let mut paragraphs = remark.paragraphs();
        assert!(paragraphs.all(|one| remark.span().covers(one.span())));
    }
}

#[test]
fn records_print_the_heads_beside_their_cells() {
    let table = "序号\t1\n任务\t清理水渠\n责任单位\t县水利局\n责任领导\t张某\n备注\t\n\
                 序号\t2\n任务\t种植杨树\n责任单位\t县林业局\n责任领导\t李某\n备注\t分批实施\n";
    assert_eq!(
        cells(table),
        [
            vec!["责任领导: 张某"],
            vec!["责任领导: 李某", "备注: 分批实施"]
        ]
    );
    // The first need not have all of them.
    let more = "序号\t1\n任务\t清理水渠\n责任单位\t县水利局\n\
                序号\t2\n任务\t种植杨树\n责任单位\t县林业局\n备注\t分批实施\n";
    assert_eq!(cells(more), [vec![], vec!["备注: 分批实施"]]);
}

#[test]
fn what_a_merged_cell_says_stands_with_the_first_row() {
    // The second row goes on with the first, whose number and task reach over both.
    let table = "序号\t任务\t责任领导\t责任单位\t备注\n1\t清理水渠\t张某\t县水利局\t\n\t\t李某\t县财政局\t拨款\n\
                 2\t种植杨树\t王某\t县林业局\t\n3\t养护苗圃\t\t县林业局\t\n";
    assert_eq!(
        cells(table),
        [
            vec!["责任领导: 张某 / 李某", "备注: 拨款"],
            vec!["责任领导: 王某"],
            vec![]
        ]
    );
}

#[test]
fn a_row_that_lost_cells_gives_those_that_others_place() {
    // Nothing stands behind the last filled cell: the row may have lost any.
    let head = "序号\t任务\t责任领导\t责任单位\t推广范围\t备注\n";
    for (row, expected) in [
        ("1\t清理水渠\t张某\t县水利局\n", vec!["责任领导: 张某"]),
        (
            "1\t清理水渠\t张某\t县水利局\t分批实施\n",
            vec!["责任领导: 张某"],
        ),
        ("1\t清理水渠\t县水利局\t全县\n", vec![]),
        ("1\t清理水渠\t张某\t县水利局\t全县\t分批\t实施\n", vec![]),
        // Its number alone is lost.
        (
            "清理水渠\t张某\t县水利局\t全县\t分批实施\n",
            vec!["责任领导: 张某", "推广范围: 全县", "备注: 分批实施"],
        ),
    ] {
        assert_eq!(cells(&[head, row].concat()), [expected], "{row}");
    }
}

#[test]
fn a_piece_of_a_page_below_two_heads_is_of_neither() {
    let table = "序号    任务        责任单位    推广范围    备注\n\
                 1       清理水渠    县水利局    全县        分批实施\n\
                 2       种植杨树    县林业局    上游各镇村 分批实施\n";
    assert_eq!(
        cells(table),
        [vec!["推广范围: 全县", "备注: 分批实施"], vec![]]
    );
}

#[test]
fn lines_are_cells_where_each_row_has_as_many() {
    let head = "序号\n任务\n责任单位\n推广范围\n备注\n";
    let full = "1\n清理水渠\n县水利局\n全县\n分批实施\n2\n种植杨树\n县林业局\n河口镇\n先易后难\n\
                3\n养护苗圃\n县林业局\n上游镇\n按月调度\n";
    let given = cells(&[head, full, "4\n修建泵站\n县水利局\n石桥镇\n"].concat());
    assert_eq!(
        given,
        [
            vec!["推广范围: 全县", "备注: 分批实施"],
            vec!["推广范围: 河口镇", "备注: 先易后难"],
            vec!["推广范围: 上游镇", "备注: 按月调度"],
            vec![]
        ]
    );
    // Where one has fewer, another may have as many by chance: a cell of two lines and an empty one.
    let fewer = full.replacen("先易后难\n", "", 1);
    assert_eq!(cells(&[head, &fewer].concat()), [NONE; 3]);
}

#[test]
fn lines_that_a_mark_begins_are_cells_row_by_row() {
    let table = "\t序号\n\t任务\n\t责任单位\n\t推广范围\n\t备注\n\
                 \t1\n\t清理水渠\n\t县水利局\n\t全县\n\t分批实施\n\
                 \t2\n\t种植杨树。\n\t养护苗圃。\n\t县林业局\n\t\n\t先易后难\n\
                 \t3\n\t修建泵站\n\t县水利局\n";
    let given = cells(table);
    assert_eq!(given[0], ["推广范围: 全县", "备注: 分批实施"]);
    assert_eq!(given[1..], [NONE; 2]);
}

#[test]
fn a_person_before_the_units_stands_on_a_line() {
    let rows = "1\n清理水渠，加固护坡\n张某某\n县水利局\n2\n种植杨树\n李某\n县林业局\n分批实施\n3\n养护苗圃\n王某\n县林业局\n";
    for persons in ["责任领导", "联系人"] {
        let head = format!("序号\n任务\n{persons}\n责任单位\n备注\n");
        let given = cells(&[&head, rows].concat());
        assert_eq!(given[0], [format!("{persons}: 张某某")]);
        // Not each row has one: what stands there may be the end of a task.
        let without = rows.replacen("李某\n", "", 1);
        assert_eq!(cells(&[&head, &without[..]].concat()), [NONE; 3]);
    }
}

#[test]
fn blanks_part_cells_where_each_row_has_as_many() {
    let head = "序号 任务 责任领导 责任单位\n";
    let rows = "1 清理水渠 张某 县水利局\n2 种植杨树 李某 县林业局\n";
    assert_eq!(
        cells(&[head, rows].concat()),
        [["责任领导: 张某"], ["责任领导: 李某"]]
    );
    let broken = format!("{head}{rows}3 养护苗圃 县林业局\n");
    assert_eq!(cells(&broken), [NONE; 3]);
}

#[test]
fn a_table_in_parts_has_the_heads_of_each() {
    let table = "序号\t任务\t责任单位\t备注\n1\t清理水渠\t县水利局\t分批实施\n\
                 序号\t任务\t责任单位\t推广范围\n2\t种植杨树\t县林业局\t全县\n";
    assert_eq!(cells(table), [["备注: 分批实施"], ["推广范围: 全县"]]);
}

#[test]
fn a_column_without_a_head_gives_none() {
    let table = "|序号|任务|责任单位||\n|---|---|---|---|\n|1|清理水渠|县水利局|分批实施|\n";
    assert_eq!(cells(table), [NONE]);
}

#[test]
fn heads_that_are_not_above_their_columns_give_none() {
    // The second level of heads alone is read: it lacks those that reach over both.
    let table = "序号|内容清单|责任清单|措施清单|标准清单||||\n责任领导|责任人|责任处室|宣传对象|宣传载体|方式措施|||\n\
                 1|宣传水法。|王某某|李某某|水政办公室|全体干部|专栏。|集中学习。|按期完成。|\n\
                 2|宣传森林法。|张某某|陈某某|林政办公室|全体村民|广播。|入户宣传。|按期完成。|\n";
    assert_eq!(cells(table), [NONE; 2]);
}

#[test]
fn a_head_that_reaches_over_columns_leaves_those_before_the_units_open() {
    let table = "责任领导|工作任务|责任单位|备注||\n1|王某某|宣传水法|县水利局|每月报|\n\
                 2|张某某|宣传森林法|县林业局|每季报|\n";
    assert_eq!(cells(table), [["备注: 每月报"], ["备注: 每季报"]]);
}
