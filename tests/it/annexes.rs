//! What stands below the last task: the list of what is attached, annexes without a table.

use pilot_plan::{DiagnosticCode, ElementKind, Plan};

/// What the elements behind the last clause of a text are, each with its text.
fn behind_clauses(plan: &Plan) -> Vec<(ElementKind, &str)> {
    let elements: Vec<_> = plan.elements().collect();
    let last = elements
        .iter()
        .rposition(|one| one.kind() == ElementKind::Clause);
    let behind = &elements[last.map_or(0, |at| at + 1)..];
    behind.iter().map(|one| (one.kind(), one.text())).collect()
}

#[test]
fn what_is_attached_is_listed_below_the_last_task() {
    use ElementKind::{AnnexMark, Attachments, Date, Heading, Issuer, Paragraph};
    let body = "竹溪县通水方案\n一、任务\n（一）通水入户。铺设管网。（责任单位：县水利局）\n";
    for (list, expected) in [
        (
            "附件：1．成员名单\n2．任务分工表\n　　3.进度表\n",
            vec![
                (Attachments, "附件：1．成员名单"),
                (Attachments, "2．任务分工表"),
                (Attachments, "3.进度表"),
            ],
        ),
        (
            "附件：任务分工表\n二、保障\n",
            vec![(Attachments, "附件：任务分工表"), (Heading, "二、保障")],
        ),
        // What does not count on is none of the list.
        (
            "附件：1.成员名单\n3.保障\n",
            vec![(Attachments, "附件：1.成员名单"), (Heading, "3.保障")],
        ),
        (
            "附件：\n1.成员名单\n2.任务分工表\n竹溪县人民政府\n2026年3月5日\n",
            vec![
                (Attachments, "附件："),
                (Attachments, "1.成员名单"),
                (Attachments, "2.任务分工表"),
                (Issuer, "竹溪县人民政府"),
                (Date, "2026年3月5日"),
            ],
        ),
        // An annex with headings of its own.
        (
            "附件：\n1.成员职责\n各司其职，按月会商。\n",
            vec![
                (AnnexMark, "附件："),
                (Heading, "1.成员职责"),
                (Paragraph, "各司其职，按月会商。"),
            ],
        ),
    ] {
        let plan = Plan::parse([body, list].concat()).unwrap();
        assert_eq!(behind_clauses(&plan), expected, "{list}");
    }
}

#[test]
fn a_register_in_an_annex_gives_nobody_a_task() {
    let plan = Plan::parse(
        "竹溪县通水方案\n一、任务\n（一）通水入户。铺设管网。（责任单位：县水利局）\n附件1\n竹溪县通水领导小组\n\
         成员名单\n一、工作专班\n（一）工程组\n牵头单位：县住建局\n附件2\n任务分工表\n序号\t任务\t责任单位\n\
         1\t通水入户\t县水利局\n",
    )
    .unwrap();
    assert_eq!(plan.tasks().len(), 1);
    assert_eq!(plan.annex().unwrap().rows().len(), 1);
    assert_eq!(plan.sections().len(), 2);
    let outside = plan.diagnostics().iter();
    let outside: Vec<_> = outside
        .filter(|odd| odd.code() == DiagnosticCode::TextOutside)
        .map(|odd| plan.excerpt(odd.span()).unwrap().text())
        .collect();
    assert_eq!(
        outside,
        ["竹溪县通水领导小组\n成员名单\n一、工作专班\n（一）工程组\n牵头单位：县住建局"]
    );
}

#[test]
fn a_list_of_persons_ends_with_the_next_annex() {
    let body = "竹溪县通水方案\n一、任务\n（一）通水入户。铺设管网。（责任单位：县水利局）\n";
    let tasks = |annexes: &str| Plan::parse([body, annexes].concat()).unwrap().tasks().len();
    let rules = "附件2：实施细则\n一、细则\n（一）修库。修建水库。（责任单位：县水利局）\n";
    assert_eq!(tasks(&["附件1\n成员名单\n组长：张某\n", rules].concat()), 2);
    // Half a title.
    let groups = "附件\n领导小组组成人员\n及任务分工\n（一）施工组\n牵头单位：县住建局\n";
    assert_eq!(tasks(groups), 2);
    let projects = "附件\n重点建设项目名录\n一、水利项目\n1.通水工程。责任单位：县水利局\n";
    assert_eq!(tasks(projects), 2);
}

#[test]
fn tasks_behind_the_mark_of_an_annex_are_told() {
    let tasks = "（一）通水入户。铺设管网。（责任单位：县水利局）\n";
    let marks = |text: String| {
        let plan = Plan::parse(text).unwrap();
        let odd = plan.diagnostics().iter();
        let odd = odd.filter(|odd| odd.code() == DiagnosticCode::AnnexAsBody);
        odd.map(|odd| odd.span().start()).collect::<Vec<_>>()
    };
    let before = format!("竹溪县通水方案\n一、任务\n{tasks}");
    let annex = format!("附件\n通水任务清单\n一、任务\n{tasks}{tasks}");
    assert_eq!(marks([&*before, &annex].concat()), [before.len()]);
    // The plan that a notice sends out.
    let notice = "关于印发竹溪县通水方案的通知\n";
    assert!(marks([notice, &annex].concat()).is_empty());
    let duties = "附件\n成员职责\n各司其职。\n";
    assert!(marks([&before, duties].concat()).is_empty());
}

/// A plan of three tasks with these annexes behind it.
fn with_annexes(annexes: &[&str]) -> Plan {
    let body = "竹溪县通水方案\n一、任务\n（一）通水入户。铺设管网。（牵头单位：县水利局；责任单位：河口镇）\n\
                （二）拓宽县道。加宽路面。（牵头单位：县交通局；责任单位：县公安局）\n\
                （三）改造泵站。更换机组。（牵头单位：县水利局；责任单位：县发改局）\n附件：1.任务分工表\n2.清单\n";
    Plan::parse([body, &annexes.concat()].concat()).unwrap()
}

const DIVISION: &str = "附件1\n任务分工表\n序号\t重点任务\t牵头单位\t责任单位\n1\t通水入户\t县水利局\t河口镇\n\
                        2\t拓宽县道\t县交通局\t县公安局\n3\t改造泵站\t县水利局\t县发改局\n";

#[test]
fn a_list_of_projects_is_none_of_the_annex() {
    let projects = "附件2\n重点项目清单\n序号\t项目名称\t建设地点\t投资（万元）\t责任单位\n1\t通水入户\t河口镇\t320\t县城投公司\n\
                    2\t白石大桥\t白石镇\t580\t县交通局\n";
    for annexes in [[DIVISION, projects], [projects, DIVISION]] {
        let plan = with_annexes(&annexes);
        let annex = plan.annex().unwrap();
        assert_eq!(annex.title().unwrap().text(), "任务分工表");
        assert_eq!(annex.columns().count(), 4);
        let rows = annex.rows();
        let rows: Vec<_> = rows.map(|row| (row.number(), row.task())).collect();
        let expected = [1, 2, 3].map(|number| (Some(number), plan.task(number)));
        assert_eq!(rows, expected);
        assert!(plan.unit("县城投公司").is_err());
        let audit = plan.audit();
        assert_eq!((audit.compared(), audit.findings().count()), (3, 0));
        let odd: Vec<_> = plan
            .diagnostics()
            .iter()
            .map(|odd| (odd.code(), plan.excerpt(odd.span()).unwrap().text()))
            .collect();
        assert_eq!(odd, [(DiagnosticCode::TableOutside, projects.trim_end())]);
        crate::verify::verify(&plan);
    }
}

#[test]
fn a_list_of_projects_alone_is_no_annex_of_a_body_with_tasks() {
    let figures = "附件1\n指标表\n序号\t指标名称\t目标值\t责任单位\n1\t供水普及率\t95\t县统计局\n2\t水质达标率\t98\t县统计局\n";
    let plan = with_annexes(&[figures]);
    assert!(plan.annex().is_none());
    // Where no body states tasks, its rows are all that there is.
    let plan = Plan::parse(figures).unwrap();
    assert_eq!(
        (plan.annex().unwrap().rows().len(), plan.tasks().len()),
        (2, 2)
    );
    // Projects may be the body's tasks.
    let own = "附件1\n项目清单\n序号\t项目名称\t投资\t牵头单位\n1\t通水入户\t320\t县水利局\n2\t拓宽县道\t580\t县交通局\n";
    assert_eq!(with_annexes(&[own]).annex().unwrap().rows().len(), 2);
}

#[test]
fn an_annex_may_be_several_tables() {
    let first = "附件1\n水利任务分工表\n序号\t重点任务\t牵头单位\t责任单位\n1\t通水入户\t县水利局\t河口镇\n\
                 2\t改造泵站\t县水利局\t县发改局\n";
    let second = "附件2\n交通任务分工表\n序号\t具体任务\t牵头部门\t责任单位\n1\t拓宽县道\t县交通局\t县公安局\n";
    let plan = with_annexes(&[first, second]);
    let rows = plan.annex().unwrap().rows();
    let rows: Vec<_> = rows
        .map(|row| row.task().map(pilot_plan::Task::number))
        .collect();
    assert_eq!(rows, [Some(1), Some(3), Some(2)]);
    // The numbers of its rows begin anew.
    let wrong = plan.diagnostics().iter();
    let wrong = wrong.filter(|odd| odd.code() == DiagnosticCode::RowNumberUnexpected);
    assert_eq!(wrong.count(), 0);
    let audit = plan.audit();
    assert_eq!(
        audit.of_kind(pilot_plan::FindingKind::NumberWrong).count(),
        0
    );
}

#[test]
fn the_plan_may_stand_behind_its_annex() {
    let table = "附件\n任务分工表\n序号\t重点任务\t牵头单位\n1\t通水入户\t县水利局\n2\t拓宽县道\t县交通局\n";
    let body = "竹溪县通水修路方案\n竹溪府发〔2026〕3号\n为改善民生，制定本方案。任务分工见附件。\n一、任务\n\
                （一）通水入户。铺设管网。（牵头单位：县水利局）\n（二）拓宽县道。加宽路面。（牵头单位：县公安局）\n\
                二、保障\n加强领导。\n竹溪县人民政府\n2026年3月5日\n";
    let plan = Plan::parse([table, "\n", body].concat()).unwrap();
    let document = plan.document();
    assert_eq!(document.title().unwrap().text(), "竹溪县通水修路方案");
    assert_eq!(document.number().unwrap().text(), "竹溪府发〔2026〕3号");
    assert_eq!(document.issuers().count(), 1);
    assert_eq!((plan.sections().len(), plan.tasks().len()), (4, 2));
    let rows = plan.annex().unwrap().rows();
    let rows: Vec<_> = rows.map(pilot_plan::AnnexRow::task).collect();
    assert_eq!(rows, [plan.task(1), plan.task(2)]);
    let audit = plan.audit();
    let found: Vec<_> = audit.substance().map(pilot_plan::Finding::code).collect();
    assert_eq!(found, ["unit-missing-in-body", "unit-missing-in-annex"]);
    assert!(plan.diagnostics().is_empty());
    crate::verify::verify(&plan);
    // As a reader sees it who finds the table last.
    let behind = Plan::parse([body, table].concat()).unwrap();
    assert_eq!(behind.tasks().len(), 2);
}

#[test]
fn a_remark_behind_a_table_is_no_plan() {
    let table = "附件1\n任务分工表\n序号\t重点任务\t牵头单位\n1\t通水入户\t县水利局\n2\t拓宽县道\t县交通局\n\
                 3\t改造泵站\t县水利局\n";
    for behind in [
        "一、要求\n（一）按月报送。报县政府办公室。（责任单位：县督查室）\n",
        "附件2\n通水办法\n一、总则\n（一）通水入户。铺设管网。（责任单位：县水利局）\n（二）修路。（县交通局负责）\n",
        "领导小组成员名单\n一、专班\n（一）工程组\n牵头单位：县住建局\n（二）资金组\n牵头单位：县财政局\n",
    ] {
        let plan = Plan::parse([table, behind].concat()).unwrap();
        assert_eq!(
            (plan.tasks().len(), plan.sections().len()),
            (3, 0),
            "{behind}"
        );
    }
}

#[test]
fn the_title_behind_a_table_is_no_row() {
    // The column of numbers is the last.
    let table = "附件\n任务分工表\n重点任务            牵头单位        责任单位        序号\n\
                 通水入户            县水利局        河口镇          1\n拓宽县道            县交通局        县公安局        2\n";
    let body = "\n竹溪县通水修路实施方案\n\n一、任务\n（一）通水入户。铺设管网。（牵头单位：县水利局；责任单位：河口镇）\n\
                （二）拓宽县道。加宽路面。（牵头单位：县交通局；责任单位：县公安局）\n";
    let plan = Plan::parse([table, body].concat()).unwrap();
    assert_eq!(
        plan.document().title().unwrap().text(),
        "竹溪县通水修路实施方案"
    );
    assert_eq!(plan.annex().unwrap().rows().len(), 2);
    assert_eq!(plan.audit().substance().count(), 0);
}

#[test]
fn the_colophon_is_none_of_the_plan() {
    let body = "竹溪县通水方案\n一、任务\n（一）通水入户。铺设管网。（责任单位：县水利局）\n（二）节水。推广滴灌。（责任单位：县农业局）\n";
    for (end, count) in [
        (
            "抄送：县委各部门，县人大办公室，\n县法院，县检察院。\n竹溪县人民政府办公室　2026年3月5日印发\n",
            3,
        ),
        ("竹溪县人民政府办公室　　2026年3月5日印发", 1),
        ("抄送：县委各部门。\n", 1),
        (
            "抄送：县委办公室，县政协办公室，\n县法院。\n\n二、保障\n加强督查。\n",
            2,
        ),
    ] {
        let plan = Plan::parse([body, end].concat()).unwrap();
        let outside = plan
            .elements()
            .filter(|one| one.kind() == ElementKind::Other);
        assert_eq!(outside.count(), count, "{end}");
        let odd = plan.diagnostics().iter().map(pilot_plan::Diagnostic::code);
        assert!(odd.eq([DiagnosticCode::TextOutside].repeat(count)), "{end}");
        assert_eq!(plan.tasks().len(), 2);
    }
    // A sentence may speak of both.
    let plan = Plan::parse([body, "二、保障\n方案由县政府办公室印发。\n"].concat()).unwrap();
    assert_eq!(plan.diagnostics().len(), 0);
}

#[test]
fn a_body_may_go_on_behind_its_annex() {
    let plan = "竹溪县通水方案\n一、任务\n（一）通水入户。铺设管网。（牵头单位：县水利局；责任单位：县财政局）\n\
                附件\n任务分工表\n序号\t任务\t牵头单位\t责任单位\n1\t通水入户。铺设管网。\t县水利局\t县财政局\n";
    let read = |behind: &str| Plan::parse([plan, behind].concat()).unwrap();
    let odd = |plan: &Plan, code| {
        plan.diagnostics()
            .iter()
            .filter(move |odd| odd.code() == code)
            .count()
    };
    let goes_on = read("二、保障\n（一）督查。按月通报。（责任单位：县政府督查室）\n");
    assert_eq!((goes_on.tasks().len(), goes_on.sections().len()), (2, 4));
    assert_eq!(odd(&goes_on, DiagnosticCode::TextOutside), 0);
    // Another annex counts anew: it is passed over, and what it assigns is told.
    let another =
        read("附件2\n考核办法\n一、考核\n（一）督查。按月通报。（责任单位：县政府督查室）\n");
    assert_eq!((another.tasks().len(), another.sections().len()), (1, 2));
    assert_eq!(odd(&another, DiagnosticCode::ClauseOutside), 1);
    assert_eq!(odd(&another, DiagnosticCode::TextOutside), 3);
}

#[test]
fn the_numbers_of_a_table_without_a_body_are_held_against_each_other() {
    let told = |rows: &[&str]| -> Vec<(&'static str, usize)> {
        let works = ["疏通老渠", "加固堤坝", "清理河道", "拓宽县道", "种植杨树"];
        let units = ["县水利局", "县应急局", "县住建局", "县交通局", "县林业局"];
        let mut text = "云岭县任务分工表\n序号\t任务\t责任单位\n".to_owned();
        let mut count = 0;
        for row in rows {
            // A text is the heading of those below.
            let heads = row.starts_with('一');
            let line = if heads {
                format!("{row}\n")
            } else {
                format!("{row}\t{}\t{}\n", works[count], units[count])
            };
            count += usize::from(!heads);
            text += &line;
        }
        let plan = Plan::parse(text).unwrap();
        assert_eq!(plan.tasks().len(), count);
        let odd = plan.diagnostics().iter().map(|odd| {
            let line = plan.position(odd.span().start()).unwrap().line();
            (odd.code().as_str(), line - 2)
        });
        // The audit says the same.
        let audit = plan.audit();
        let found = audit
            .findings()
            .map(|one| one.kind().diagnostic().unwrap().as_str());
        let odd: Vec<_> = odd.collect();
        assert!(found.eq(odd.iter().map(|(code, _)| *code)), "{rows:?}");
        odd
    };
    let unexpected = |line| ("row-number-unexpected", line);
    let missing = |line| ("row-number-missing", line);
    assert_eq!(told(&["1", "3", "3"]), [unexpected(2)]);
    assert_eq!(told(&["1", "2", "2", "3"]), [unexpected(3)]);
    assert_eq!(told(&["1", "2", "4", "5"]), [unexpected(3)]);
    assert_eq!(told(&["1", "", "3"]), [missing(2)]);
    assert_eq!(told(&["1", "2", ""]), [missing(3)]);
    for whole in [
        &["1", "2", "3"][..],
        // Some of a longer list.
        &["3", "68", "69"],
        // Each section for itself.
        &["1", "2", "一、水利", "1", "2"],
        &["1", "2", "一、水利", "1"],
        // A number over two rows.
        &["1", "", "2", "", "3"],
    ] {
        assert_eq!(told(whole), [], "{whole:?}");
    }
}
