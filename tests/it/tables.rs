//! The annex of the shipped plan.

use pilot_plan::{
    AnnexHeading, AnnexRow, DiagnosticCode, ElementKind, Excerpt, Place, Plan, Provenance, Role,
    Section,
};

use crate::said::codes;
use crate::shipped::{expected, line};
use crate::verify::read;

#[test]
fn the_annex_has_a_title_of_its_own() {
    let plan = Plan::bishan();
    let annex = plan.annex().unwrap();
    let title = annex.title().unwrap();
    assert_eq!(title.text(), "璧山区服务业扩大开放综合试点实施方案任务分工");
    assert_eq!(line(plan, title.span()), 93);
    assert_eq!(line(plan, annex.span()), 91);
    let last = annex.rows().next_back().unwrap();
    assert_eq!(annex.span().end(), last.span().end());
}

#[test]
fn the_columns_have_heads() {
    let annex = Plan::bishan().annex().unwrap();
    let columns: Vec<_> = annex.columns().map(Excerpt::text).collect();
    assert_eq!(columns, ["序号", "试点任务", "牵头单位", "责任单位"]);
}

#[test]
fn the_rows_are_the_tasks_in_order() {
    let plan = Plan::bishan();
    let rows = plan.annex().unwrap().rows();
    assert_eq!(rows.len(), 21);
    for (row, expected) in rows.zip(expected()) {
        assert_eq!(row.task(), plan.task(expected.number));
        assert_eq!(row.number(), Some(expected.number));
        assert_eq!(row.printed_number(), expected.printed_row_number);
        let stated = expected.printed_row_number.is_some();
        let provenance = if stated {
            Provenance::Stated
        } else {
            Provenance::Inferred
        };
        assert_eq!(row.number_provenance(), provenance);
        assert_eq!(row.number_span().is_some(), stated);
        let leads: Vec<_> = row.leads().map(|one| one.unit().name()).collect();
        assert_eq!(leads, expected.leads, "row {}", expected.number);
        let others: Vec<_> = row.others().map(|one| one.unit().name()).collect();
        assert_eq!(others, expected.responsible, "row {}", expected.number);
    }
}

#[test]
fn eleven_numbers_are_printed_and_ten_are_not() {
    let printed = |one: &crate::shipped::Expected| one.printed_row_number;
    let numbers: Vec<_> = expected().iter().filter_map(printed).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 14, 16, 17, 18, 19, 20, 21]);
    let plan = Plan::bishan();
    let missing: Vec<_> = plan
        .diagnostics()
        .iter()
        .filter(|odd| odd.code() == DiagnosticCode::RowNumberMissing)
        .map(|odd| plan.at(odd.span().start()).and_then(Place::row))
        .map(|row| row.and_then(AnnexRow::number).unwrap())
        .collect();
    assert_eq!(missing, [5, 6, 7, 8, 9, 10, 11, 12, 13, 15]);
}

#[test]
fn the_text_of_a_row_is_its_cell() {
    let plan = Plan::bishan();
    for (row, expected) in plan.annex().unwrap().rows().zip(expected()) {
        let span = row.text_span().unwrap();
        assert_eq!(line(plan, span), expected.row_text_line);
        assert_eq!(row.paragraphs().len(), expected.row_paragraphs);
        let whole = crate::shipped::seed_line(expected.row_text_line).trim();
        assert_eq!(row.paragraphs().next().unwrap().text(), whole);
    }
}

#[test]
fn a_row_names_its_columns_as_labels() {
    let annex = Plan::bishan().annex().unwrap();
    let columns: Vec<_> = annex.columns().collect();
    for row in annex.rows() {
        for one in row.assignments() {
            let column = match one.role() {
                Role::Lead => columns[2],
                _ => columns[3],
            };
            assert_eq!(one.label(), column.text());
            assert_eq!(one.label_span(), column.span());
            assert_eq!(one.written(), one.unit().name());
            assert_eq!(one.row(), row);
        }
    }
}

#[test]
fn its_headings_are_the_bodys_one_level_up() {
    let plan = Plan::bishan();
    let annex = plan.annex().unwrap();
    let headings: Vec<_> = annex
        .headings()
        .map(|one| (one.level(), one.heading()))
        .collect();
    let main = plan.sections().find(|one| one.number() == "二、").unwrap();
    let body: Vec<_> = main
        .descendants()
        .filter(|section| section.level() <= 3)
        .map(|section| (section.level() - 1, section.heading()))
        .collect();
    assert_eq!(headings.len(), 21);
    assert_eq!(headings, body);
    let numbers: Vec<_> = annex
        .headings()
        .filter(|one| one.level() == 1)
        .map(AnnexHeading::number)
        .collect();
    assert_eq!(numbers, ["一、", "二、", "三、", "四、"]);
}

#[test]
fn a_row_stands_under_the_nearest_heading() {
    let rows = Plan::bishan().annex().unwrap().rows();
    for (row, expected) in rows.zip(expected()) {
        let heading = row.heading().unwrap();
        assert!(heading.span().end() <= row.span().start());
        // Body headings of level 1. are the table's of level （一）.
        let above = expected.path[2].split_once('．').unwrap().1;
        assert_eq!(heading.heading(), above, "row {}", expected.number);
    }
}

#[test]
fn what_is_odd_about_the_annex_is_said() {
    let plan = Plan::bishan();
    let lines = |code| -> Vec<usize> {
        let odd = plan.diagnostics().iter().filter(|odd| odd.code() == code);
        odd.map(|odd| line(plan, odd.span())).collect()
    };
    assert_eq!(lines(DiagnosticCode::AnnexTitleDiffers), [93]);
    assert_eq!(lines(DiagnosticCode::AnnexNotMentioned).len(), 1);
    assert_eq!(
        lines(DiagnosticCode::RowCellMissing).len(),
        2,
        "rows 6 and 21"
    );
    assert!(lines(DiagnosticCode::RowUnmatched).is_empty());
    assert!(lines(DiagnosticCode::RowNumberUnexpected).is_empty());
    assert!(lines(DiagnosticCode::TextOutside).is_empty());
}

#[test]
fn a_byte_of_the_annex_leads_to_its_row_and_task() {
    let plan = Plan::bishan();
    let source = plan.source();
    let cell = source.rfind("\n\t区交通局\n").unwrap() + "\n\t".len();
    let place = plan.at(cell).unwrap();
    assert_eq!(place.element().kind(), ElementKind::AnnexRow);
    assert_eq!(place.row().unwrap().number(), Some(14));
    assert_eq!(place.task(), plan.task(14));
    let named = place.row_assignment().unwrap();
    assert_eq!(
        (named.unit().name(), named.role()),
        ("区交通局", Role::Lead)
    );
    assert_eq!(
        place.assignment(),
        None,
        "the annex repeats what the body assigns"
    );
    assert_eq!(
        place.section(),
        None,
        "no section of the outline holds the annex"
    );
}

#[test]
fn a_heading_right_above_a_table_is_none_of_its_heads() {
    let plan = Plan::parse(
        "云泽县修渠方案\n一、主要任务\n清淤护岸。\n二、重点任务\n序号\n任务\n责任单位\n1\n清淤护岸。\n县水利局\n\
         2\n植树造林。\n县林业局\n",
    )
    .unwrap();
    let titles: Vec<_> = plan.sections().map(Section::heading).collect();
    assert_eq!(titles, ["主要任务", "重点任务"]);
    let columns = plan.annex().unwrap().columns();
    let columns: Vec<_> = columns.map(Excerpt::text).collect();
    assert_eq!(columns, ["序号", "任务", "责任单位"]);
    assert_eq!(plan.tasks().len(), 2);
}

#[test]
fn heads_may_be_numbered() {
    let plan =
        Plan::parse("一、重点任务\n二、牵头单位\n三、责任单位\n修路护岸\n县财政局\n县水利局\n")
            .unwrap();
    let row = plan.annex().unwrap().rows().next().unwrap();
    let leads: Vec<_> = row.leads().map(|one| one.unit().name()).collect();
    assert_eq!(leads, ["县财政局"]);
}

#[test]
fn a_cell_of_units_may_be_numbered() {
    let plan = Plan::parse(
        "附件\n任务分工表\n序号\n任务\n责任单位\n1\n一、修路建设\n1.县财政局\n2\n护岸\n县水利局\n",
    )
    .unwrap();
    let annex = plan.annex().unwrap();
    assert_eq!((annex.rows().len(), annex.headings().len()), (2, 0));
}

/// The units of each row of a plan's annex.
fn units_of_rows(plan: &Plan) -> Vec<Vec<&str>> {
    let rows = plan.annex().unwrap().rows();
    rows.map(|row| row.assignments().map(|one| one.unit().name()).collect())
        .collect()
}

#[test]
fn a_cell_names_what_is_written_in_it() {
    // The completed name has as many bytes as the one that is written with a blank of full width.
    let tasks = [
        "修渠护岸。清淤二十里。（牵头单位：市水利局；责任单位：教育　局）\n",
        "植树造林。绿化荒山。（责任单位：市教育局）\n",
    ];
    let rows = ["修渠护岸|教育　局\n", "植树造林|市教育局\n"];
    for order in [[0, 1], [1, 0]] {
        let [first, second] = order.map(|at| tasks[at]);
        let [one, two] = order.map(|at| rows[at]);
        let text = format!(
            "一、重点任务\n（一）{first}（二）{second}附件\n任务分工表\n序号|任务|责任单位\n1|{one}2|{two}"
        );
        let plan = Plan::parse(text).unwrap();
        let own = ["教育局", "市教育局"];
        let expected = order.map(|at| vec![own[at]]);
        assert_eq!(units_of_rows(&plan), expected, "{order:?}");
    }
}

#[test]
fn numbers_are_units_where_the_document_names_them_so() {
    let body = |units: &str| {
        format!(
            "一、重点任务\n（一）修渠护岸。清淤二十里。（责任单位：县水利局、{units}）\n附件\n任务分工表\n"
        )
    };
    let text = body("12345")
        + "序号\n任务\n责任单位\n1\n修渠护岸\n12345\n2\n植树造林\n县水利局\n3\n通水入户\n县水利局\n";
    let plan = Plan::parse(text).unwrap();
    assert_eq!(
        units_of_rows(&plan),
        [["12345"], ["县水利局"], ["县水利局"]]
    );
    // The number of a row is no slip of such a one.
    let text = body("1001")
        + "序号\t任务\t责任单位\n99\t修渠护岸\t县水利局、\n1001\n100\t植树造林\t县水利局\n100\n通水入户\t县水利局\n";
    let plan = Plan::parse(text).unwrap();
    let rows = units_of_rows(&plan);
    assert_eq!(rows, [vec!["县水利局", "1001"], vec!["县水利局"]]);
}

/// A table of three columns as different programs print it, some of its cells empty.
fn printed(rows: &[[&str; 3]]) -> [(&'static str, String); 7] {
    let print = |row: &dyn Fn(&[&str; 3]) -> String| rows.iter().map(row).collect::<String>();
    let wide = |text: &str, width: usize| {
        let used: usize = text.chars().map(|c| 1 + usize::from(!c.is_ascii())).sum();
        [text, &" ".repeat(width - used)].concat()
    };
    let filled = |row: &[&str; 3]| row.iter().filter(|cell| !cell.is_empty()).count();
    let ruled = print(&|[a, b, c]| format!("| {a} | {b} | {c} |\n"));
    [
        ("tabs", print(&|row| row.join("\t") + "\n")),
        (
            "tabs, none at the end",
            print(&|row| row[..filled(row)].join("\t") + "\n"),
        ),
        ("pipes", ruled.replacen('\n', "\n|---|---|---|\n", 1)),
        (
            "a cell a line",
            print(&|row| row[..filled(row)].join("\n") + "\n"),
        ),
        (
            "a pipe behind each cell",
            print(&|[a, b, c]| format!("{a}|\n{b}|\n{c}|\n")),
        ),
        (
            "a place for each column",
            print(&|[a, b, c]| format!("{}{}{c}\n", wide(a, 8), wide(b, 36))),
        ),
        ("blanks", print(&|row| row[..filled(row)].join(" ") + "\n")),
    ]
}

#[test]
fn a_heading_may_have_its_number_in_a_cell_of_its_own() {
    let rows = [
        ["序号", "任务", "牵头单位"],
        ["一", "设施", ""],
        ["（一）", "水利", ""],
        ["1", "疏通老渠。清淤五公里。", "县水利局"],
        ["2", "加固河堤。护坡两公里。", "县住建局"],
        ["（二）", "道路", ""],
        ["3", "整修村道。铺沥青三公里。", "县交通局"],
        ["二、", "培训", ""],
        ["4", "开办夜校。授课四十场。", "县教育局、县人社局"],
    ];
    for (form, table) in printed(&rows) {
        let plan = Plan::parse(["附件\n任务分工表\n", &table].concat()).unwrap();
        let annex = plan.annex().unwrap();
        let headings = annex
            .headings()
            .map(|one| format!("{} {} {}", one.level(), one.number(), one.heading()));
        assert_eq!(
            headings.collect::<Vec<_>>(),
            ["1 一 设施", "2 （一） 水利", "2 （二） 道路", "1 二、 培训"],
            "{form}"
        );
        let read = annex.rows().map(|row| {
            let units = row.assignments().map(|one| one.unit().name());
            let heading = row.heading().map(AnnexHeading::heading);
            (row.printed_number(), heading, units.collect::<Vec<_>>())
        });
        let expected = [
            (Some(1), Some("水利"), vec!["县水利局"]),
            (Some(2), Some("水利"), vec!["县住建局"]),
            (Some(3), Some("道路"), vec!["县交通局"]),
            (Some(4), Some("培训"), vec!["县教育局", "县人社局"]),
        ];
        assert_eq!(read.collect::<Vec<_>>(), expected, "{form}");
    }
}

#[test]
fn numerals_count_rows_where_no_figures_do() {
    // The cell of 县水利局 reaches over both rows.
    let plan = Plan::parse(
        "附件\n任务分工表\n序号\t任务\t牵头单位\n一\t疏通老渠\t县水利局\n二\t加固河堤\t\n三\t整修村道\t县交通局\n",
    )
    .unwrap();
    let annex = plan.annex().unwrap();
    assert_eq!(annex.headings().len(), 0);
    let marked = "任务分工表\n\n| 序号 | 任务 | 牵头单位 |\n|---|---|---|\n| （一） | 疏通老渠 | 县水利局 |\n\
                  | （二） | 加固河堤 | |\n| （三） | 整修村道 | 县交通局 |\n";
    let marked = Plan::parse(marked).unwrap();
    assert_eq!(marked.annex().unwrap().rows().len(), 3);
    let leads = annex
        .rows()
        .map(|row| row.leads().next().unwrap().unit().name());
    assert_eq!(
        leads.collect::<Vec<_>>(),
        ["县水利局", "县水利局", "县交通局"]
    );
}

#[test]
fn a_list_goes_on_below_a_line_that_ends_with_its_mark() {
    let table = "附件\n任务分工表\n序号\n任务\n牵头单位\n配合单位\n1\n疏通老渠\n县水利局、\n县水库中心、\n县林业局\n\
                 县财政局\n2\n整修村道\n县交通局\n县住建局、\n县财政局\n";
    let plan = Plan::parse(table).unwrap();
    let rows = plan.annex().unwrap().rows().map(|row| {
        let names = |role| {
            let of_role = row.assignments().filter(move |one| one.role() == role);
            of_role
                .map(|one| one.unit().name())
                .collect::<Vec<_>>()
                .join("、")
        };
        (names(Role::Lead), names(Role::Support))
    });
    // A stray mark: each column has its line.
    let stray = "任务分工表\n序号\n任务\n牵头单位\n配合单位\n1\n修路\n县交通局、\n县住建局\n2\n通水\n县水利局\n县财政局\n";
    let stray = Plan::parse(stray).unwrap();
    let first = stray.annex().unwrap().rows().next().unwrap();
    assert_eq!((first.leads().count(), first.others().count()), (1, 1));
    let expected = [
        ("县水利局、县水库中心、县林业局", "县财政局"),
        ("县交通局", "县住建局、县财政局"),
    ];
    assert_eq!(
        rows.collect::<Vec<_>>(),
        expected.map(|(lead, support)| (lead.to_owned(), support.to_owned()))
    );
}

/// Who leads each row of a table of responsible units, with what is printed above and below it.
fn led_by(above: &str, rows: [&str; 2], below: &str) -> Vec<Option<String>> {
    let [first, second] = rows;
    let text = format!(
        "附件\n任务分工表\n{above}序号\t任务\t责任单位\n1\t疏通老渠\t{first}\n2\t整修村道\t{second}\n{below}"
    );
    let plan = Plan::parse(text).unwrap();
    let rows = plan.annex().unwrap().rows();
    let leads = rows.map(|row| row.leads().map(|one| one.unit().name().to_owned()).next());
    leads.collect()
}

#[test]
fn what_stands_beside_a_table_may_say_that_the_first_leads() {
    let units = ["县水利局、县财政局", "县交通局、县住建局"];
    let leads = [Some("县水利局".to_owned()), Some("县交通局".to_owned())];
    let note = "注：排在第一位的为牵头单位。\n";
    assert_eq!(led_by("", units, note), leads);
    assert_eq!(led_by("（列首位的为牵头单位）\n", units, ""), leads);
    let told = ["县水利局（列第一位者为牵头单位，下同）、县财政局", units[1]];
    assert_eq!(led_by("", told, ""), leads);
    // Who leads by a bracket leads alone.
    let bracket = ["县财政局、县水利局（牵头）", units[1]];
    assert_eq!(led_by("", bracket, note), leads);
    assert_eq!(led_by("", units, "注：资金另行安排。\n"), [None, None]);
    assert_eq!(led_by("（单位：万元）\n", units, ""), [None, None]);
}

#[test]
fn sums_and_persons_are_no_rows_and_no_tasks() {
    let sums = "任务清单\n\n| 序号 | 项目 | 投资 | 责任单位 |\n|---|---|---|---|\n| 1 | 改厕 | 300 | 县农业农村局 |\n\
                | 2 | 通水 | 200 | 县水利局 |\n| 合计 | 2个项目 | 500 | |\n";
    let plan = Plan::parse(sums).unwrap();
    assert_eq!(units_of_rows(&plan), [["县农业农村局"], ["县水利局"]]);
    let odd: Vec<_> = plan
        .diagnostics()
        .iter()
        .map(|odd| (odd.code(), plan.excerpt(odd.span()).unwrap().text()))
        .collect();
    assert_eq!(
        odd,
        [(DiagnosticCode::TextOutside, "| 合计 | 2个项目 | 500 | |")]
    );
    let persons = "任务分工表\n序号\n任务\n牵头领导\n牵头单位\n完成时限\n备注\n1\n疏通老渠，清淤五公里\n张某\n县水利局\n6月底\n\
                   2\n整修村道，铺路三公里\n王某某、李某\n县交通局\n9月底\n新建\n";
    let plan = Plan::parse(persons).unwrap();
    let texts: Vec<_> = plan.annex().unwrap().rows().map(AnnexRow::text).collect();
    assert_eq!(texts, ["疏通老渠，清淤五公里", "整修村道，铺路三公里"]);
    // No leader is printed: these are measures.
    let nobody = "任务分工表\n序号\n任务\n举措\n责任领导\n责任单位\n1\n疏通老渠\n清淤护岸\n县水利局\n2\n整修村道\n铺沥青\n县交通局\n";
    let nobody = Plan::parse(nobody).unwrap();
    let counts = nobody
        .annex()
        .unwrap()
        .rows()
        .map(|row| row.paragraphs().len());
    assert_eq!(counts.collect::<Vec<_>>(), [2, 2]);
    assert_eq!(units_of_rows(&plan), [["县水利局"], ["县交通局"]]);
}

#[test]
fn the_area_before_a_number_is_no_task() {
    let table = |area: &str| {
        let text = format!(
            "任务分工表\n{area}\n序号\n任务\n牵头单位\n农田\n水利\n1\n疏通老渠\n县水利局\n2\n加固河堤\n县住建局\n\
             交通\n3\n整修村道\n县交通局\n"
        );
        Plan::parse(text).unwrap()
    };
    let plan = table("类别");
    let titles: Vec<_> = plan.tasks().map(pilot_plan::Task::title).collect();
    assert_eq!(titles, ["疏通老渠", "加固河堤", "整修村道"]);
    assert_eq!(
        units_of_rows(&plan),
        [["县水利局"], ["县住建局"], ["县交通局"]]
    );
    // It may say what is to be done.
    let plan = table("重点工作");
    let counts = plan
        .annex()
        .unwrap()
        .rows()
        .map(|row| row.paragraphs().len());
    assert_eq!(counts.collect::<Vec<_>>(), [3, 1, 2]);
}

#[test]
fn an_area_may_be_broken_over_lines_before_its_row() {
    for area in ["农田", "农田\n水利", "农田\n水利\n设施"] {
        let text = format!(
            "任务分工表\n领域\t序号\t任务\t牵头单位\n{area}\t1\t疏通老渠\t县水利局\n\t2\t加固河堤\t县住建局\n\
             {area}\t3\t整修村道\t县交通局\n"
        );
        let plan = Plan::parse(text).unwrap();
        let annex = plan.annex().unwrap();
        assert_eq!(
            (annex.rows().len(), annex.headings().len()),
            (3, 0),
            "{area}"
        );
        let texts: Vec<_> = annex.rows().map(AnnexRow::text).collect();
        assert_eq!(texts, ["疏通老渠", "加固河堤", "整修村道"]);
        let first = annex.rows().next().unwrap().span();
        assert!(plan.excerpt(first).unwrap().text().starts_with(area));
        assert!(plan.diagnostics().is_empty(), "{area}");
    }
    // Above rows of which the first cell is empty it is their heading.
    let plan = Plan::parse(
        "任务分工表\n领域\t序号\t任务\t牵头单位\n农田\n\t1\t疏通老渠\t县水利局\n\t2\t加固河堤\t县住建局\n",
    )
    .unwrap();
    assert_eq!(plan.annex().unwrap().headings().len(), 1);
}

#[test]
fn cells_may_be_parted_by_commas() {
    let body = "一、任务\n（一）疏通老渠，清淤五公里。（牵头单位：县水利局；责任单位：县财政局、河口镇）\n\
                （二）整修村道。（牵头单位：县交通局；责任单位：县住建局）\n附件\n任务分工表\n";
    let table = "序号,重点任务,牵头单位,责任单位\n1,\"疏通老渠,清淤\n五公里\",县水利局,\"县财政局,河口镇\"\n\
                 一、道路,,,\n2,整修村道,县交通局,县住建局\n以上,各单位抓紧落实。\n";
    let plan = Plan::parse(
        table
            .replace("责任单位\n", "责任单位,说明\n")
            .replace("\"\n", "\",\n")
            .replace("局\n", "局,\n"),
    );
    assert_eq!(units_of_rows(&plan.unwrap()).len(), 2);
    let plan = Plan::parse([body, table].concat()).unwrap();
    let annex = plan.annex().unwrap();
    assert_eq!((annex.rows().len(), annex.headings().len()), (2, 1));
    assert_eq!(
        units_of_rows(&plan),
        [
            vec!["县水利局", "县财政局", "河口镇"],
            vec!["县交通局", "县住建局"]
        ]
    );
    assert!(annex.rows().all(|row| row.task().is_some()));
    crate::verify::verify(&plan);
    // Commas within a cell that has no quotes.
    let loose = table
        .replace("\"疏通老渠,清淤\n五公里\"", "修路")
        .replace("2,整修村道", "2,整修,村道");
    let plan = Plan::parse([body, &loose].concat()).unwrap();
    let odd: Vec<_> = plan
        .diagnostics()
        .iter()
        .map(pilot_plan::Diagnostic::code)
        .collect();
    assert!(odd.contains(&DiagnosticCode::TableTextUnplaced), "{odd:?}");
    // Prose has commas too.
    for prose in ["任务,责任单位,时限\n要逐项明确。\n", "序号,任务\n1,修渠\n"] {
        assert!(
            Plan::parse([body, prose].concat())
                .unwrap()
                .annex()
                .is_none()
        );
    }
}

#[test]
fn a_table_may_be_a_box_of_strokes() {
    let rows = "│序号│任务│牵头单位│\n│1│疏通老渠│县水利局│\n│2│整修村道│县交通局、县住建局│\n";
    let ruled = rows.replace("│\n", "│\n├──┼──┼──┤\n");
    for table in [rows, &*ruled, &rows.replace('│', "┃")] {
        let text = format!("附件\n┌──┬──┬──┐\n{table}└──┴──┴──┘\n备注：无。\n");
        let plan = Plan::parse(text).unwrap();
        assert_eq!(
            units_of_rows(&plan),
            [vec!["县水利局"], vec!["县交通局", "县住建局"]]
        );
        assert!(plan.annex().unwrap().title().is_none());
        crate::verify::verify(&plan);
    }
    // The rest of a cell that is broken over lines is read as far as the next stroke.
    let broken = ruled
        .replace("│2│", "│ │清淤│ │\n├──┼──┼──┤\n│2│")
        .replacen("├──┼──┼──┤\n│ │清淤", "│ │清淤", 1);
    let plan = Plan::parse(["任务分工表\n", &broken].concat()).unwrap();
    let odd: Vec<_> = plan
        .diagnostics()
        .iter()
        .map(pilot_plan::Diagnostic::code)
        .collect();
    assert_eq!((odd, plan.tasks().len()), (Vec::new(), 2));
    assert_eq!(plan.task(1).unwrap().paragraphs().len(), 2);
}

#[test]
fn a_table_that_is_not_read_is_told() {
    let body = "一、任务\n（一）疏通老渠。（牵头单位：县水利局）\n二、分工\n";
    for table in [
        "<table>\n<tr><td>任务</td><td>责任单位</td></tr>\n</table>\n",
        "序号；任务；责任单位\n1；疏通老渠；县水利局\n",
        "序号\t项目名称\t建设地点\t投资\n1\t疏通老渠\t河口镇\t320\n",
        "序号\n指标\n单位\n目标值\n1\n长度\n公里\n5\n",
    ] {
        let plan = Plan::parse([body, table].concat()).unwrap();
        let odd = plan.diagnostics().iter();
        let odd = odd.filter(|odd| odd.code() == DiagnosticCode::TableUnread);
        let lines: Vec<_> = odd.map(|odd| line(&plan, odd.span())).collect();
        assert_eq!(lines, [4], "{table}");
    }
}

#[test]
fn a_remark_behind_the_units_names_none() {
    let with_days = "序号\n任务\n牵头单位\n配合单位\n完成时限\n备注\n1\n疏通老渠\n县水利局\n县财政局\n6月底前\n2\n整修村道\n县交通局\n\
                     县住建局\n9月底前\n需省交通厅支持\n3\n开办夜校\n县教育局\n县人社局\n12月底前\n县财政局\n";
    let without = "序号\n任务\n牵头单位\n配合单位\n备注\n1\n疏通老渠\n县水利局\n县财政局\n2\n整修村道\n县交通局\n县住建局\n\
                   需省交通厅支持\n3\n开办夜校\n县教育局\n县人社局\n";
    for table in [with_days, without] {
        let plan = Plan::parse(["附件\n任务分工表\n", table].concat()).unwrap();
        assert_eq!(
            units_of_rows(&plan),
            [
                ["县水利局", "县财政局"],
                ["县交通局", "县住建局"],
                ["县教育局", "县人社局"]
            ]
        );
        assert_eq!(plan.tasks().len(), 3);
    }
    // A list goes on in the next line before the remark.
    let more = without.replace("县住建局\n需省", "县住建局\n县公安局\n需省");
    let plan = Plan::parse(["附件\n任务分工表\n", &more].concat()).unwrap();
    assert_eq!(
        units_of_rows(&plan)[1],
        ["县交通局", "县住建局", "县公安局"]
    );
}

#[test]
fn of_a_column_for_leads_and_others_the_first_leads() {
    use pilot_plan::Provenance::{Inferred, Stated};
    for head in ["牵头单位及责任单位", "牵头（责任）单位"] {
        let text = format!(
            "任务分工表\n序号\t任务\t{head}\n1\t疏通老渠\t县水利局、县财政局\n2\t整修村道\t县住建局、县交通局（牵头）\n"
        );
        let plan = Plan::parse(text).unwrap();
        let rows = plan.annex().unwrap().rows();
        let units = rows.flat_map(AnnexRow::assignments);
        let units = units.map(|one| (one.unit().name(), one.role(), one.provenance()));
        assert_eq!(
            units.collect::<Vec<_>>(),
            [
                ("县水利局", Role::Lead, Inferred),
                ("县财政局", Role::Responsible, Stated),
                ("县住建局", Role::Responsible, Stated),
                ("县交通局", Role::Lead, Stated),
            ],
            "{head}"
        );
    }
}

#[test]
fn a_cell_that_names_a_task_is_none_of_its_measures_where_other_cells_say_what_to_do() {
    let said = |table: &str| {
        let plan = read(format!("某县通水任务清单\n{table}"));
        let task = plan.task(1).unwrap();
        let measures: Vec<_> = task.measures().map(|one| one.text().to_owned()).collect();
        assert_eq!(
            plan.query().mentioning("修渠").resolve().len(),
            1,
            "{table}"
        );
        (task.title().to_owned(), measures, task.text().to_owned())
    };
    let apart = |text: &str| {
        let measures = vec!["清淤护岸。".to_owned(), "引水。".to_owned()];
        ("修渠".to_owned(), measures, text.to_owned())
    };
    for (table, text) in [
        (
            "序号\t任务\t具体措施\t牵头单位\n1\t修渠\t清淤护岸。引水。\t县水利局\n2\t植树\t育苗。\t县林业局\n",
            "清淤护岸。引水。",
        ),
        (
            "| 序号 | 任务 | 具体措施 | 牵头单位 |\n|---|---|---|---|\n| 1 | 修渠。 | 清淤护岸。<br>引水。 | 县水利局 |\n",
            "清淤护岸。<br>引水。",
        ),
        (
            "序号\n任务\n具体措施\n牵头单位\n1\n修渠\n清淤护岸。引水。\n县水利局\n2\n植树\n育苗。\n县林业局\n",
            "清淤护岸。引水。",
        ),
    ] {
        assert_eq!(said(table), apart(text), "{table}");
    }
    // A name over two lines, one cell, in one paragraph or two, below an area too, and a name that says more than the title stay whole.
    for (table, measures) in [
        ("序号\t任务\t牵头单位\n1\t修渠。清淤护岸。\t县水利局\n", 2),
        (
            "| 序号 | 任务 | 牵头单位 |\n|---|---|---|\n| 1 | 修渠。<br>清淤护岸。 | 县水利局 |\n",
            2,
        ),
        ("序号\n任务\n牵头单位\n1\n修渠。\n清淤护岸。\n县水利局\n", 2),
        (
            "序号\n任务\n具体措施\n牵头单位\n1\n修渠护\n岸\n县水利局\n2\n植树\n育苗。\n县林业局\n",
            2,
        ),
        (
            "领域\t序号\t任务\t牵头单位\n水利\t1\t修渠\n清淤护岸。\t县水利局\n",
            2,
        ),
        (
            "序号\t任务\t具体措施\t牵头单位\n1\t修渠。清淤护岸。\t通水。\t县水利局\n",
            3,
        ),
    ] {
        let (title, all, _) = said(table);
        assert!(title.starts_with("修渠"), "{title}");
        assert_eq!(all.len(), measures, "{table}");
        assert!(all.first().unwrap().starts_with("修渠"));
    }
}

#[test]
fn a_row_of_commas_that_counts_is_no_prose() {
    let table = "序号,任务,责任单位,工作要求\n1,修渠,县水利局,清淤。\n2,修路,县交通局（牵头）,拓宽。\n3,植树,县林业局,种苗。\n";
    let plan = Plan::parse(table).unwrap();
    assert_eq!(plan.annex().unwrap().rows().len(), 3);
}

#[test]
fn a_table_on_one_line_is_told() {
    let rows = "1 修渠 县水利局 2026年底 2 植树 县林业局 2026年底 3 修路 县交通局 2026年底 4 建桥 县住房和城乡建设局 2026年底 \
                5 宣传节水 县融媒体中心 2026年底 6 排查隐患 县应急管理局 2026年底 7 清运垃圾 县城市管理局 2026年底";
    let heads = "序号 任务 责任单位 完成时间";
    let line = format!("{heads} {rows}");
    for table in [
        line.clone(),
        format!("附件 任务分工表 {line}"),
        line.replace(' ', "\t"),
        line.replace(' ', ","),
        line.replace(' ', "|"),
        format!(
            "|{}| |---|---|---|---| |1|修渠|县水利局|2026|",
            heads.replace(' ', "|")
        ),
        "重点任务 责任单位 完成时间 修渠 县水利局 2026年底 植树 县林业局 2026年底".to_owned(),
    ] {
        let body =
            "柳溪县通水方案\n一、主要任务\n（一）通水。改造管网。（责任单位：县水利局）\n附件\n";
        let plan = read(format!("{body}{table}\n"));
        let unread = codes(&plan)
            .into_iter()
            .filter(|code| *code == DiagnosticCode::TableUnread);
        assert_eq!(unread.count(), 1, "{table}");
    }
}
