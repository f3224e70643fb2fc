//! The cells of units: several names on lines of their own, cells that are empty or hold more than names, and what may
//! stand below them.

use pilot_plan::{Annex, DiagnosticCode, Plan, Provenance, Role};

use crate::said::codes;

/// Each row: its number, its units and its deadline.
fn rows(plan: &Plan) -> Vec<String> {
    crate::verify::verify(plan);
    let rows = plan.annex().into_iter().flat_map(Annex::rows);
    rows.map(|row| {
        let units: Vec<_> = row.assignments().map(|one| one.unit().name()).collect();
        let due = row.deadline().map_or("", |deadline| deadline.text());
        format!("{} {due}", units.join(" "))
    })
    .collect()
}

fn read(table: &str) -> Plan {
    Plan::parse(format!("清河县任务分解表\n{table}")).unwrap()
}

#[test]
fn a_line_end_parts_whole_names() {
    for names in [
        ["县妇联", "河口镇"],
        ["县融媒体中心", "团县委"],
        ["县疾控中心", "白沙乡"],
        ["县工商联", "清河供电公司"],
        ["县人民医院", "城东街道"],
    ] {
        let expected = [
            format!("{} 6月底前", names.join(" ")),
            "县住建局 9月底前".to_owned(),
        ];
        for cell in ["<br>", "<br/>"] {
            let table = format!(
                "| 序号 | 工作任务 | 责任单位 | 完成时限 |\n|---|---|---|---|\n| 1 | 疏浚东河 | {} | 6月底前 |\n\
                 | 2 | 改造泵站 | 县住建局 | 9月底前 |\n",
                names.join(cell)
            );
            assert_eq!(rows(&read(&table)), expected, "{table}");
        }
        let table = format!(
            "序号\n工作任务\n责任单位\n完成时限\n1\n疏浚东河\n{}\n6月底前\n2\n改造泵站\n县住建局\n9月底前\n",
            names.join("\n")
        );
        assert_eq!(rows(&read(&table)), expected, "{table}");
    }
}

#[test]
fn a_narrow_column_still_breaks_names() {
    for (above, below) in [
        ("县发展和改革", "局"),
        ("县妇女儿童活动", "中心"),
        ("市中心", "医院"),
        ("清河县", "河口镇"),
        ("城关", "街道"),
        ("县城乡建设", "管理局"),
        ("县总工会", "办公室"),
        ("清河工业园区", "建设局"),
    ] {
        let table = format!(
            "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 疏浚东河 | {above}<br>{below} |\n\
             | 2 | 改造泵站 | 县住建局 |\n"
        );
        let expected = [format!("{above}{below} "), "县住建局 ".to_owned()];
        assert_eq!(rows(&read(&table)), expected, "{table}");
    }
}

#[test]
fn names_stand_below_each_other_before_a_person() {
    let table = "序号\n工作任务\n责任部门\n责任人\n完成时间\n1\n疏浚东河\n县水利局\n县妇联\n河口镇\n张强\n6月底前\n\
                 2\n改造泵站\n县住建局\n李伟\n9月底前\n";
    assert_eq!(
        rows(&read(table)),
        ["县水利局 县妇联 河口镇 6月底前", "县住建局 9月底前"]
    );
}

#[test]
fn a_cell_of_units_may_give_their_roles() {
    let table = "序号\n工作任务\n责任单位\n完成时限\n1\n疏浚东河\n县水利局（牵头）、河口镇\n6月底前\n\
                 2\n改造泵站\n县住建局\n9月底前\n3\n管护水库\n县人社局(牵头)、上游镇\n9月底前\n";
    let plan = read(table);
    assert_eq!(
        rows(&plan),
        [
            "县水利局 河口镇 6月底前",
            "县住建局 9月底前",
            "县人社局 上游镇 9月底前"
        ]
    );
    let leads = plan.tasks().flat_map(pilot_plan::Task::leads);
    let leads: Vec<_> = leads.map(pilot_plan::Unit::name).collect();
    assert_eq!(leads, ["县水利局", "县人社局"]);
    // What a bracket says otherwise is part of a name, or of a task.
    let table = "序号\n工作任务\n责任单位\n1\n疏浚东河（牵头推进）\n县水利局\n2\n改造泵站\n县住建局（县人防办）\n";
    assert_eq!(rows(&read(table)), ["县水利局 ", "县住建局（县人防办） "]);
}

#[test]
fn nobody_is_named_by_a_dash() {
    for none in ["无", "/", "——", "—"] {
        let table = format!(
            "序号\n工作任务\n牵头单位\n配合单位\n1\n疏浚东河\n县水利局\n县财政局\n2\n清理水库\n县农业农村局\n{none}\n\
             3\n改造泵站\n县住建局\n{none}\n"
        );
        let plan = read(&table);
        assert_eq!(
            rows(&plan),
            ["县水利局 县财政局 ", "县农业农村局 ", "县住建局 "],
            "{none}"
        );
        assert_eq!(codes(&plan), [], "{none}");
        // Nor is it lent who stands above.
        let table = format!(
            "序号\n工作任务\n责任单位\n完成时限\n1\n疏浚东河\n县水利局\n6月底前\n2\n清理水库\n{none}\n6月底前\n\
             3\n改造泵站\n县住建局\n9月底前\n"
        );
        let plan = read(&table);
        assert_eq!(
            rows(&plan),
            ["县水利局 6月底前", " 6月底前", "县住建局 9月底前"],
            "{none}"
        );
        assert_eq!(codes(&plan), [DiagnosticCode::RowWithoutUnits], "{none}");
    }
}

#[test]
fn an_empty_cell_alone_is_lent_the_units_above() {
    let table = |second: &str| {
        format!(
            "序号\n工作任务\n责任单位\n完成时限\n1\n疏浚东河\n县水利局\n6月底前\n2\n清理水库\n{second}6月底前\n\
             3\n改造泵站\n县住建局\n9月底前\n"
        )
    };
    let lent = |plan: &Plan| {
        let all = plan.tasks().flat_map(pilot_plan::Task::assignments);
        all.filter(|one| one.provenance() == Provenance::Inferred)
            .count()
    };
    let plan = read(&table(""));
    assert_eq!(rows(&plan)[1], "县水利局 6月底前");
    assert_eq!(lent(&plan), 1);
    // 由县农业农村局统一安排、各镇自行实施 is understood by nobody here.
    let plan = read(&table("县农业农村局、另行确定一家企业来做\n"));
    assert_eq!(lent(&plan), 0);
}

#[test]
fn the_last_row_may_be_due_in_other_words() {
    for due in [
        "立行立改，长期坚持",
        "已完成",
        "待定",
        "2026年6月底前出台方案；年底前建成",
    ] {
        let table = format!(
            "序号\n反馈问题\n责任单位\n整改时限\n1\n东河淤塞\n县水利局\n2026年底\n2\n水库脏乱\n县农业农村局\n{due}\n"
        );
        let expected = [
            "县水利局 2026年底".to_owned(),
            format!("县农业农村局 {due}"),
        ];
        assert_eq!(rows(&read(&table)), expected);
    }
    // The cell may be empty, and what is below the table none of it.
    for below in [
        "二、工作要求",
        "附件2",
        "各单位要加强领导，抓好落实。",
        "清河县水利局",
    ] {
        let table = format!(
            "序号\n反馈问题\n牵头单位\n责任单位\n整改时限\n1\n东河淤塞\n县水利局\n县财政局\n2026年底\n\
             2\n水库脏乱\n县农业农村局\n县住建局\n{below}\n"
        );
        let plan = read(&table);
        let last = plan.annex().unwrap().rows().next_back().unwrap();
        assert!(last.deadline().is_none(), "{below}");
    }
}

#[test]
fn glued_names_are_told() {
    for (cell, odd) in [
        ("县水利局县财政局", true),
        ("县住建局县交通局河口镇", true),
        ("县卫健委县财政局", true),
        ("县委县政府督查室", false),
        ("县市场监管局市场科", false),
        ("市公安局市政管理支队", false),
        ("县水利局、县财政局", false),
    ] {
        let table = format!("序号\t工作任务\t责任单位\n1\t疏浚东河\t{cell}\n2\t改造泵站\t{cell}\n");
        let plan = read(&table);
        let expected: &[DiagnosticCode] = if odd {
            &[DiagnosticCode::UnitDoubtful]
        } else {
            &[]
        };
        assert_eq!(codes(&plan), expected, "{cell}");
    }
}

#[test]
fn a_figure_and_what_it_counts_is_no_unit() {
    let table = "序号\n工作任务\n责任单位\n备注\n1\n疏浚东河\n县水利局\n清理2处\n2\n改造泵站\n县住建局\n加固4座\n";
    assert_eq!(rows(&read(table)), ["县水利局 ", "县住建局 "]);
    let table = "序号\t工作任务\t责任单位\n1\t疏浚东河\t县水利局、管理处第2所\n";
    assert_eq!(rows(&read(table)), ["县水利局 管理处第2所 "]);
}

#[test]
fn columns_that_are_not_known_stand_together() {
    let table = "序号\n工作任务\n责任单位\n一季度\n二季度\n1\n疏浚东河\n县水利局\n完成设计\n清理2处\n\
                 2\n改造泵站\n县住建局\n完成征地\n加固4处\n";
    assert_eq!(rows(&read(table)), ["县水利局 ", "县住建局 "]);
    let table = "序号\n工作任务\n一季度\n二季度\n三季度\n四季度\n责任单位\n1\n疏浚东河\n完成设计\n完成招标\n完成3公里\n\
                 全面完工\n县水利局\n2\n改造泵站\n完成征地\n主体开工\n完成4公里\n全面完工\n县住建局\n";
    assert_eq!(rows(&read(table)), ["县水利局 ", "县住建局 "]);
    for number in ["", "序号 |\n"] {
        let (first, second) = if number.is_empty() {
            ("", "")
        } else {
            ("1 |\n", "2 |\n")
        };
        let table = format!(
            "{number}主要任务 |\n责任单位 |\n完成时限 |\n完成情况 |\n一、水源 |\n|||\n{first}疏浚东河 |\n县水利局 |\n6月底前 |\n\
             已开工 |\n二、堤防 |\n|||\n{second}改造泵站 |\n县住建局 |\n9月底前 |\n已开工 |\n"
        );
        let plan = read(&table);
        assert_eq!(
            rows(&plan),
            ["县水利局 6月底前", "县住建局 9月底前"],
            "{table}"
        );
        assert_eq!(
            crate::said::annex_headings(&plan),
            ["水源", "堤防"],
            "{table}"
        );
    }
}

#[test]
fn a_time_before_the_units_is_none_of_their_names() {
    for due in ["长期坚持", "持续推进", "2026年底"] {
        let table = format!(
            "工作任务\n完成时限\n牵头单位\n责任单位\n疏浚东河\n2026年底\n县水利局\n河口镇\n改造泵站\n{due}\n上游镇\n县交通局\n\
             管护水库\n2026年底\n县人社局\n各乡镇\n"
        );
        assert_eq!(
            rows(&read(&table)),
            [
                "县水利局 河口镇 2026年底".to_owned(),
                format!("上游镇 县交通局 {due}"),
                "县人社局 各乡镇 2026年底".to_owned()
            ]
        );
    }
}

#[test]
fn rows_may_count_in_several_places() {
    for mark in ["1.1 1.2 2.1", "1-1 1-2 2-1"] {
        let numbers: Vec<_> = mark.split(' ').collect();
        let table = format!(
            "序号\n工作任务\n责任单位\n完成时限\n{}\n疏浚东河\n县水利局\n6月底前\n{}\n清理水库\n县农业农村局\n6月底前\n\
             {}\n改造泵站\n县住建局\n9月底前\n",
            numbers[0], numbers[1], numbers[2]
        );
        let plan = read(&table);
        let titles: Vec<_> = plan.tasks().map(pilot_plan::Task::title).collect();
        assert_eq!(titles, ["疏浚东河", "清理水库", "改造泵站"], "{table}");
        assert_eq!(rows(&plan)[2], "县住建局 9月底前");
    }
    // A day is none, nor is a measure.
    let table = "序号\n工作任务\n责任单位\n完成时限\n1\n疏浚东河\n县水利局\n2026.6\n2\n改造泵站\n县住建局\n2026-12\n";
    assert_eq!(rows(&read(table)), ["县水利局 2026.6", "县住建局 2026-12"]);
    let table =
        "序号\n工作任务\n责任单位\n投资\n1\n疏浚东河\n县水利局\n1.2\n2\n改造泵站\n县住建局\n2.5\n";
    assert_eq!(rows(&read(table)), ["县水利局 ", "县住建局 "]);
}

#[test]
fn further_units_stand_below_a_text_that_counts() {
    let table = "主要目标\n牵头单位\n责任单位\n1.疏浚东河。\n县水利局\n县财政局\n河口镇\n上游镇\n2.改造泵站。\n县住建局\n县交通局\n\
                 河口镇\n";
    assert_eq!(
        rows(&read(table)),
        [
            "县水利局 县财政局 河口镇 上游镇 ",
            "县住建局 县交通局 河口镇 "
        ]
    );
}

#[test]
fn a_table_without_numbers_has_lost_none() {
    let body = "清河县治水方案\n一、任务\n（一）疏浚东河。清淤五公里。（牵头单位：县水利局；责任单位：县财政局）\n\
                （二）改造泵站。更新水泵。（牵头单位：县住建局；责任单位：县交通局）\n附件：清河县治水任务分工表\n附件\n\
                清河县治水任务分工表\n";
    let rows = "疏浚东河\t县水利局\t县财政局\n改造泵站\t县住建局\t县交通局\n";
    let plan = Plan::parse(format!("{body}重点任务\t牵头单位\t责任单位\n{rows}")).unwrap();
    assert_eq!(codes(&plan), []);
    let rows = "1\t疏浚东河\t县水利局\t县财政局\n\t改造泵站\t县住建局\t县交通局\n";
    let plan = Plan::parse(format!("{body}序号\t重点任务\t牵头单位\t责任单位\n{rows}")).unwrap();
    assert_eq!(codes(&plan), [DiagnosticCode::RowNumberMissing]);
    assert_eq!(plan.tasks().next().unwrap().leads().count(), 1);
    assert_eq!(
        plan.tasks()
            .flat_map(pilot_plan::Task::assignments)
            .filter(|one| one.role() == Role::Lead)
            .count(),
        2
    );
}

#[test]
fn the_rows_of_a_task_may_print_its_number() {
    let text = "清河县治水方案\n一、任务\n（一）疏浚东河。清淤五公里，改造渠首。（牵头单位：县水利局；责任单位：县财政局、各乡镇）\n\
                （二）改造泵站。更新水泵。（牵头单位：县住建局；责任单位：县交通局）\n附件：清河县治水任务分工表\n附件\n\
                清河县治水任务分工表\n重点任务\t具体措施\t牵头单位\t责任单位\n（一）疏浚东河\t清淤五公里\t县水利局\t县财政局\n\
                \t改造渠首\t县水利局\t各乡镇\n（二）改造泵站\t更新水泵\t县住建局\t县交通局\n";
    let plan = Plan::parse(text).unwrap();
    let tasks = plan
        .annex()
        .unwrap()
        .rows()
        .map(|row| row.task().map(pilot_plan::Task::title));
    let tasks: Vec<_> = tasks.map(Option::unwrap).collect();
    assert_eq!(tasks, ["疏浚东河", "疏浚东河", "改造泵站"]);
    assert_eq!(codes(&plan), [DiagnosticCode::RowPartial]);
}

/// The title of each task of a table with a cell a line, its units with their roles, and until when.
fn on_lines(heads: &str, cells: &str) -> Vec<String> {
    let plan = read(&format!("{heads} {cells} ").replace(' ', "\n"));
    crate::verify::verify(&plan);
    let tasks = plan.tasks();
    let tasks = tasks.map(|task| {
        let units: Vec<_> = task
            .assignments()
            .map(|one| format!("{}{}", role_of(one.role()), one.unit().name()))
            .collect();
        let due = task.deadline().map_or("-", |deadline| deadline.text());
        format!("{} {} {due}", task.title(), units.join(" "))
    });
    tasks.collect()
}

const fn role_of(role: Role) -> &'static str {
    match role {
        Role::Lead => "*",
        Role::Support => "+",
        _ => "",
    }
}

#[test]
fn a_further_unit_is_no_time_where_the_last_cell_is_empty() {
    let read = on_lines(
        "序号 项目名称 主要内容 牵头单位 配合单位 完成时限 备注",
        "1 疏浚东河 投资200万元 县水利局 县税务局 县融媒体中心 9月底 2 改造泵站 全县覆盖 县住建局 县财政局 12月底 续建",
    );
    assert_eq!(
        read,
        [
            "疏浚东河 *县水利局 +县税务局 +县融媒体中心 9月底",
            "改造泵站 *县住建局 +县财政局 12月底"
        ]
    );
}

#[test]
fn what_sorts_the_rows_may_be_merged_away() {
    let heads = "序号 任务类别 工作任务 牵头单位 责任单位 完成时限";
    // With three units the second row has as many lines as there are columns.
    let read = on_lines(
        heads,
        "1 养老服务 完善居家服务。 区民政局 区财政局 6月底前 2 提升机构服务。 区民政局 区规资分局 各街道 9月底前 \
         3 要素保障 加强队伍建设。 区人社局 区民政局 12月底前",
    );
    assert_eq!(
        read,
        [
            "完善居家服务 *区民政局 区财政局 6月底前",
            "提升机构服务 *区民政局 区规资分局 各街道 9月底前",
            "加强队伍建设 *区人社局 区民政局 12月底前"
        ]
    );
    // A task may end as a name does, above units of which each has its line.
    let read = on_lines(
        heads,
        "1 基础设施 打造滨河园区 县商务局 农商银行清河支行 县政府办公室 9月底 2 生态环境 新建泵站一所 县水利局 县林业局 \
         县残联 12月底前",
    );
    assert_eq!(
        read,
        [
            "打造滨河园区 *县商务局 农商银行清河支行 县政府办公室 9月底",
            "新建泵站一所 *县水利局 县林业局 县残联 12月底前"
        ]
    );
    // Projects are named by what is built.
    let read = on_lines(
        "序号 类别 项目名称 牵头单位 责任单位 完成时限",
        "1 民生 县人民医院 县卫健局 县财政局 9月底 2 民生 县第一中学 县教体局 县财政局 9月底",
    );
    assert_eq!(
        read,
        [
            "县人民医院 *县卫健局 县财政局 9月底",
            "县第一中学 *县教体局 县财政局 9月底"
        ]
    );
}

#[test]
fn a_text_above_a_whole_name_is_no_beginning_of_it() {
    let heads = "序号 任务内容 具体举措 牵头单位 配合单位 时限要求";
    let last = "2 完善机制 健全制度 县市场监管局 县财政局 全年";
    for (text, unit) in [
        ("整治到位", "教体局"),
        ("年底前投用", "团县委"),
        ("增加2处", "县城管局"),
        ("增设岗亭一处", "县城管局"),
        ("推广电子证照", "农商银行清河支行"),
    ] {
        let read = on_lines(heads, &format!("1 改造公厕 {text} {unit} 6月底 {last}"));
        assert_eq!(read[0], format!("改造公厕 *{unit} 6月底"));
        assert_eq!(read[1], "完善机制 *县市场监管局 +县财政局 全年");
    }
    // A name that breaks is one.
    for (above, below) in [("县自然资源和", "规划局"), ("自然资源和", "规划局")] {
        let read = on_lines(
            heads,
            &format!("1 改造公厕 整治到位 {above} {below} 县财政局 6月底 {last}"),
        );
        assert_eq!(read[0], format!("改造公厕 *{above}{below} +县财政局 6月底"));
    }
}

#[test]
fn whole_names_of_institutions_stand_below_each_other() {
    let read = on_lines(
        "序号 工作任务 牵头单位 配合单位 完成时限",
        "1 疏浚东河 县水利局 农商银行清河支行 县人民医院 高新区 10月底 2 推广节水 县财政局 县消防救援大队 农商银行清河支行 \
         12月底前",
    );
    assert_eq!(
        read,
        [
            "疏浚东河 *县水利局 +农商银行清河支行 +县人民医院 +高新区 10月底",
            "推广节水 *县财政局 +县消防救援大队 +农商银行清河支行 12月底前"
        ]
    );
}

#[test]
fn units_stand_below_each_other_in_rows_without_numbers() {
    let read = on_lines(
        "工作任务 责任部门",
        "疏浚东河 县水利局 县信用联社 县财政局 改造泵站 县住建局 打造滨河园区 县城管局 县第一中学",
    );
    assert_eq!(
        read,
        [
            "疏浚东河 县水利局 县信用联社 县财政局 -",
            "改造泵站 县住建局 -",
            "打造滨河园区 县城管局 县第一中学 -"
        ]
    );
    let read = on_lines(
        "类别 工作任务 责任部门 完成时限",
        "民生 打造滨河园区 县城管局 县卫健局 国网清河供电公司 10月底 水利 改造泵站 县住建局 持续推进 疏浚东河 县水利局 \
         县消防救援大队 每季度末",
    );
    assert_eq!(
        read,
        [
            "打造滨河园区 县城管局 县卫健局 国网清河供电公司 10月底",
            "改造泵站 县住建局 持续推进",
            "疏浚东河 县水利局 县消防救援大队 每季度末"
        ]
    );
    let read = on_lines(
        "类别 工作任务 牵头单位 责任单位",
        "民生 改造老街 县城管局 县住建局 县财政局 水利 疏浚东河 县水利局 县林业局",
    );
    assert_eq!(
        read,
        [
            "改造老街 *县城管局 县住建局 县财政局 -",
            "疏浚东河 *县水利局 县林业局 -"
        ]
    );
    // Projects may be named by what is built, and who signs is none of the last row's units.
    let read = on_lines(
        "项目名称 责任单位",
        "改造老街 县城管局 县人民医院 县卫健局 县第一中学 县教体局 清河县人民政府办公室",
    );
    assert_eq!(
        read,
        [
            "改造老街 县城管局 -",
            "县人民医院 县卫健局 -",
            "县第一中学 县教体局 -"
        ]
    );
}
