//! Who does what in the shipped plan, task by task.

use std::collections::BTreeMap;

use pilot_plan::{
    Deadline, DiagnosticCode, Excerpt, Plan, Provenance, Role, Section, Task, Unit, UnitKind,
};

use crate::said::{codes, units_of_tasks};
use crate::shipped::{expected, leads, line, responsible, seed_line};
use crate::verify::read;

#[test]
fn each_task_has_its_title_units_and_roles() {
    let plan = Plan::bishan();
    assert_eq!(plan.tasks().len(), 21);
    for (task, expected) in plan.tasks().zip(expected()) {
        assert_eq!(task.number(), expected.number);
        assert_eq!(task.title(), expected.title);
        assert_eq!(leads(task), expected.leads, "task {}", task.number());
        assert_eq!(
            responsible(task),
            expected.responsible,
            "task {}",
            task.number()
        );
        let all: Vec<_> = task.assignments().map(|one| one.unit().name()).collect();
        assert_eq!(all, expected.units().collect::<Vec<_>>());
        assert_eq!(task.supports().count(), 0);
        assert_eq!(task.in_role(Role::Guide).count(), 0);
        assert_eq!(task.in_role(Role::Implement).count(), 0);
        assert_eq!(task.deadline(), None);
        assert!(!task.is_from_table());
    }
}

#[test]
fn totals_are_the_documents() {
    let plan = Plan::bishan();
    let count = |role| plan.tasks().map(|task| task.in_role(role).count()).sum();
    let (lead, responsible): (usize, usize) = (count(Role::Lead), count(Role::Responsible));
    assert_eq!((lead, responsible), (24, 79));
    assert_eq!(plan.units().len(), 40);
    let ever_lead = plan.units().filter(|unit| {
        let mut assignments = unit.assignments();
        assignments.any(|one| one.role() == Role::Lead)
    });
    assert_eq!(ever_lead.count(), 14);

    let numbers = |wanted: fn(Task<'_>) -> bool| -> Vec<u32> {
        let tasks = plan.tasks().filter(|task| wanted(*task));
        tasks.map(Task::number).collect()
    };
    assert_eq!(numbers(|task| task.responsible().count() == 0), [6, 21]);
    assert_eq!(numbers(|task| task.leads().count() == 2), [10, 13, 19]);
    assert!(numbers(|task| task.leads().count() == 0).is_empty());
    let largest = plan.tasks().max_by_key(|task| task.assignments().len());
    let largest = largest.unwrap();
    assert_eq!((largest.number(), largest.assignments().len()), (4, 10));
}

#[test]
fn units_stand_in_order_of_first_mention() {
    let mut names = Vec::new();
    for task in expected() {
        for name in task.units() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let read: Vec<_> = Plan::bishan().units().map(Unit::name).collect();
    assert_eq!(read, names);
}

#[test]
fn each_unit_has_its_assignments() {
    let mut by_unit: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for task in expected() {
        for name in &task.leads {
            by_unit
                .entry(*name)
                .or_default()
                .push((task.number, Role::Lead));
        }
        for name in &task.responsible {
            let list = by_unit.entry(*name).or_default();
            list.push((task.number, Role::Responsible));
        }
    }
    for unit in Plan::bishan().units() {
        let read: Vec<_> = unit
            .assignments()
            .map(|one| (one.task().number(), one.role()))
            .collect();
        assert_eq!(read, by_unit[unit.name()], "{unit}");
    }
}

#[test]
fn the_finance_bureau_has_eight_tasks_and_leads_four() {
    let unit = Plan::bishan().unit("区财政局").unwrap();
    let tasks: Vec<_> = unit.tasks().iter().map(Task::number).collect();
    assert_eq!(tasks, [1, 2, 4, 8, 11, 18, 19, 21]);
    let led: Vec<_> = unit.led().iter().map(Task::number).collect();
    assert_eq!(led, [4, 11, 18, 21]);
}

#[test]
fn three_units_carry_the_most_tasks() {
    let mut counts: Vec<_> = Plan::bishan()
        .units()
        .map(|unit| (unit.name(), unit.tasks().len(), unit.led().len()))
        .collect();
    counts.sort_by_key(|(_, tasks, _)| std::cmp::Reverse(*tasks));
    assert_eq!(counts[0], ("服务业发展区管委会", 9, 2));
    let mut next: Vec<_> = counts[1..3].iter().map(|one| (one.0, one.1)).collect();
    next.sort_unstable();
    assert_eq!(next, [("区财政局", 8), ("璧山高新区管委会", 8)]);
    assert!(counts[3].1 < 8);
}

#[test]
fn every_assignment_is_stated_with_the_label_as_printed() {
    for task in Plan::bishan().tasks() {
        for one in task.assignments() {
            let label = match one.role() {
                Role::Lead => "牵头单位",
                _ => "责任单位",
            };
            assert_eq!(one.label(), label);
            assert_eq!(one.written(), one.unit().name());
            assert_eq!(one.provenance(), Provenance::Stated);
            assert!(!one.is_open());
            assert_eq!(one.task(), task);
        }
    }
}

#[test]
fn a_clause_is_what_stands_in_brackets() {
    let plan = Plan::bishan();
    for (task, expected) in plan.tasks().zip(expected()) {
        let clauses: Vec<_> = task.clauses().collect();
        assert_eq!(clauses.len(), 1);
        let others = match &expected.responsible[..] {
            [] => String::new(),
            names => format!("；责任单位：{}", names.join("、")),
        };
        let text = format!("（牵头单位：{}{others}）", expected.leads.join("、"));
        assert_eq!(clauses[0].text(), text);
        assert_eq!(line(plan, clauses[0].span()), expected.clause_line);
        assert_eq!(task.span().end(), clauses[0].span().end());
    }
}

#[test]
fn paragraphs_are_the_lines_without_heading_and_clause() {
    let plan = Plan::bishan();
    for (task, expected) in plan.tasks().zip(expected()) {
        let lines: Vec<_> = task
            .paragraphs()
            .map(|one| line(plan, one.span()))
            .collect();
        assert_eq!(lines, expected.paragraph_lines, "task {}", task.number());
        for (paragraph, number) in task.paragraphs().zip(&expected.paragraph_lines) {
            let mut text = seed_line(*number);
            if *number == expected.heading_line {
                let heading = expected.path.last().unwrap();
                text = text.strip_prefix(heading).unwrap();
                text = text.strip_prefix('。').unwrap_or(text);
            }
            if *number == expected.clause_line {
                text = &text[..text.rfind("（牵头单位：").unwrap()];
            }
            assert_eq!(paragraph.text(), text, "task {}", task.number());
        }
        let first = task.paragraphs().next().unwrap();
        let last = task.paragraphs().next_back().unwrap();
        assert_eq!(task.text_span(), first.span().join(last.span()));
    }
}

#[test]
fn sentences_respect_quotes_and_brackets() {
    for (task, expected) in Plan::bishan().tasks().zip(expected()) {
        let measures: Vec<_> = task.measures().map(Excerpt::text).collect();
        assert_eq!(measures.len(), expected.sentences, "task {}", task.number());
        assert!(measures.iter().all(|one| one.ends_with('。')));
        let all: String = task.paragraphs().map(Excerpt::text).collect();
        assert_eq!(measures.concat(), all);
    }
    let finance = Plan::bishan().task(4).unwrap();
    let last = finance.measures().last().unwrap();
    assert_eq!(
        last.text(),
        "深化投融资等领域改革，探索 REITs、TOT 等新型投融资模式。"
    );
}

#[test]
fn a_unit_has_the_kind_that_its_name_says() {
    use UnitKind as Kind;
    let kinds: [(Kind, &[&str]); 7] = [
        (
            Kind::PartyOrgan,
            &["区委网信办", "区委宣传部", "区委党史研究室", "区委组织部"],
        ),
        (
            Kind::AdministrativeCommittee,
            &[
                "璧山高新区管委会",
                "服务业发展区管委会",
                "国家农业科技园区管委会",
            ],
        ),
        (
            Kind::Stationed,
            &["区税务局", "人民银行江津中心支行", "江津银保监分局"],
        ),
        (Kind::Court, &["区法院"]),
        (Kind::PublicInstitution, &["区档案馆"]),
        (
            Kind::Company,
            &[
                "高新技术产业研究院公司",
                "两山公司",
                "绿发公司",
                "国隆公司",
                "两化大健康公司",
                "文旅公司",
            ],
        ),
        (Kind::Subdistrict, &["丁家街道"]),
    ];
    for (kind, names) in kinds {
        for name in names {
            assert_eq!(Plan::bishan().unit(name).unwrap().kind(), kind, "{name}");
        }
    }
    let departments = Plan::bishan()
        .units()
        .filter(|unit| unit.kind() == Kind::GovernmentDepartment);
    assert_eq!(departments.count(), 21);
}

#[test]
fn names_with_figures_and_places_stay_prose() {
    let plan = Plan::bishan();
    let held = |number: u32, words: &str| plan.task(number).unwrap().text().contains(words);
    assert!(held(3, "接收国际学生资质学校达到4所。"));
    assert!(held(17, "满足从业一年以上"));
    assert!(held(17, "不低于50%条件"));
    assert!(held(9, "“一年起步、三年成型、五年建成”"));
    assert!(held(10, "“一年起势、三年成型、五年成城”"));
    assert!(held(
        14,
        "13个融城隧道联通中心城区，4高铁6轨道8高速交织成网"
    ));
    assert!(held(9, "支持科技创新“1+7”政策文件"));
    let goals = plan.sections().find(|one| one.heading() == "发展目标");
    let paragraph = goals.unwrap().paragraphs().next().unwrap();
    assert!(paragraph.text().starts_with("经过3年试点，"));
}

#[test]
fn what_remedies_print_about_their_units() {
    let plan = Plan::parse(
        "一、整改任务\n（一）清淤护岸。\n责任领导：张某 副县长\n【牵头单位】：县水利局\n【配合单位】：县财政局\n\
         整改时限：立行立改，长期坚持\n（二）整修道路。\n整改目标：全线通车。\n整改措施：1.编制方案；2.组织施工。\n\
         整改责任单位：县公路局（责任人：李某）\n",
    )
    .unwrap();
    let said: Vec<_> = plan
        .tasks()
        .map(|task| {
            let units = task.assignments().map(|one| one.unit().name());
            let deadline = task.deadline().map(Deadline::text);
            (task.title(), units.collect::<Vec<_>>(), deadline)
        })
        .collect();
    let expected = [
        (
            "清淤护岸",
            vec!["县水利局", "县财政局"],
            Some("立行立改，长期坚持"),
        ),
        ("整修道路", vec!["县公路局"], None),
    ];
    assert_eq!(said, expected);
    let texts = plan.tasks().flat_map(Task::paragraphs).map(Excerpt::text);
    let texts: Vec<_> = texts.collect();
    assert_eq!(texts, ["整改目标：全线通车。", "1.编制方案；2.组织施工。"]);
    assert!(plan.diagnostics().is_empty());
}

/// Each task's title, units, deadline and number of paragraphs.
fn told(plan: &Plan) -> Vec<(&str, String, Option<&str>, usize)> {
    plan.tasks()
        .map(|task| {
            let units = task.assignments().map(|one| one.unit().name());
            let units = units.collect::<Vec<_>>().join("、");
            let deadline = task.deadline().map(Deadline::text);
            (task.title(), units, deadline, task.paragraphs().len())
        })
        .collect()
}

#[test]
fn goals_and_measures_may_stand_behind_the_units() {
    let plan = Plan::parse(
        "整改任务清单\n一、档案不全。\n整改类型：限期整改\n责任单位：档案股\n督导单位：县委办\n整改目标：建档立卡。\n\
         整改时限：2026年4月底前\n整改措施：\n（一）清点库存。\n（二）补齐目录。\n二、审批超时。\n责任单位：审批股\n\
         整改措施：压缩时限。\n整改时限：长期坚持\n",
    )
    .unwrap();
    let expected = [
        (
            "档案不全",
            "档案股、县委办".to_owned(),
            Some("2026年4月底前"),
            3,
        ),
        ("审批超时", "审批股".to_owned(), Some("长期坚持"), 1),
    ];
    assert_eq!(told(&plan), expected);
    let first = plan.excerpt(plan.task(1).unwrap().span()).unwrap();
    assert!(first.text().ends_with("（二）补齐目录。"));
    assert!(plan.diagnostics().is_empty());
}

#[test]
fn those_in_another_role_may_stand_behind_what_an_item_says_of_itself() {
    let units = |text: &str| units_of_tasks(&read(text.to_owned()));
    let items = |behind: &str| {
        format!("一、任务\n1.修渠\n牵头单位：县水利局\n{behind}2.植树\n责任单位：县林业局\n")
    };
    for behind in [
        "备注：分批实施\n责任单位：县财政局\n",
        "工作要求：先急后缓。\n建设地点：东渠\n责任单位：县财政局\n",
        "整改措施：\n一是清淤。\n二是护岸。\n督导单位：县财政局\n",
        "备注：分批实施\n完成时限：2026年底前\n责任单位：县财政局\n",
    ] {
        let units = units(&items(behind));
        assert_eq!(units, ["县水利局、县财政局", "县林业局"], "{behind}");
    }
    let plan = "整改清单\n1.问题：河道淤积。\n责任单位：县水利局\n整改措施：清淤护岸。\n督导单位：县纪委监委\n\
                2.问题：道路破损。\n责任单位：县交通局\n整改措施：修补路面。\n督导单位：县财政局\n";
    assert_eq!(units(plan), ["县水利局、县纪委监委", "县交通局、县财政局"]);
    // Others in the same role, or behind other prose, have a task of their own.
    for behind in [
        "备注：分批实施\n牵头单位：县财政局\n",
        "清理岸线。\n责任单位：县财政局\n",
        "备注：分批实施\n清理岸线。\n责任单位：县财政局\n",
        "清理岸线：逐段清运。\n责任单位：县财政局\n",
    ] {
        let units = units(&items(behind));
        assert_eq!(units, ["县水利局", "县财政局", "县林业局"], "{behind}");
    }
}

#[test]
fn a_label_before_the_words_of_a_heading_is_none_of_them() {
    let plan = Plan::parse(
        "一、整改内容\n1.问题：审批超时。\n整改措施：压缩时限。\n责任单位：审批股\n2.存在问题:档案不全。（责任单位：档案股）\n\
         3.问题：\n三件未办。（责任单位：督查股）\n",
    )
    .unwrap();
    let titles: Vec<_> = plan.tasks().map(Task::title).collect();
    assert_eq!(titles, ["审批超时", "档案不全", "问题"]);
}

#[test]
fn a_deadline_may_be_the_last_sentence() {
    let plan = Plan::parse(
        "一、重点任务\n（一）开展排查。逐户走访。责任单位：县应急局、县消防大队。完成时限：2026年5月底前。\n\
         （二）督促整改。挂牌督办。完成时限：2026年9月底前。责任单位：县应急局。\n",
    )
    .unwrap();
    let expected = [
        (
            "开展排查",
            "县应急局、县消防大队".to_owned(),
            Some("2026年5月底前"),
            1,
        ),
        ("督促整改", "县应急局".to_owned(), Some("2026年9月底前"), 1),
    ];
    assert_eq!(told(&plan), expected);
}

#[test]
fn what_names_a_role_and_nobody_may_be_a_heading() {
    let plan = Plan::parse(
        "一、措施\n（一）铺管。铺设管网。（责任单位：县住建局）\n二、责任分工：\n1.县水利局负责施工。\n三、保障\n\
         （一）督促整改：\n逐项销号。\n四、开展培训\n责任分工：县教育局牵头，县财政局配合\n",
    )
    .unwrap();
    let headings: Vec<_> = plan.sections().map(Section::heading).collect();
    let expected = [
        "措施",
        "铺管",
        "责任分工",
        "县水利局负责施工",
        "保障",
        "督促整改",
        "开展培训",
    ];
    assert_eq!(headings, expected);
    let tasks: Vec<_> = told(&plan)
        .into_iter()
        .map(|(title, units, ..)| (title, units))
        .collect();
    let expected = [("铺管", "县住建局"), ("开展培训", "县教育局、县财政局")];
    assert_eq!(
        tasks,
        expected.map(|(title, units)| (title, units.to_owned()))
    );
}

#[test]
fn what_counts_behind_its_label_keeps_the_label_as_heading() {
    let plan = Plan::parse(
        "一、整改\n（一）主要问题：一是水少。二是管旧。\n责任单位：县水利局\n**2.问题：**档案不全。\n责任单位：档案股\n",
    )
    .unwrap();
    let titles: Vec<_> = plan.tasks().map(Task::title).collect();
    assert_eq!(titles, ["主要问题", "档案不全"]);
}

#[test]
fn fields_under_one_heading_name_their_own_tasks() {
    let plan = Plan::parse(
        "（一）项目\n建设地点：城关。\n建设内容：修水厂。\n责任单位：县水利局\n建设地点：河口。\n建设内容：修路。\n责任单位：县交通局\n",
    )
    .unwrap();
    let titles: Vec<_> = plan.tasks().map(Task::title).collect();
    assert_eq!(titles, ["修水厂", "修路"]);
}

#[test]
fn words_of_how_a_duty_is_done_are_no_names() {
    let plan = "一、任务\n（一）修渠。（县水利局、财政局按职责分工负责，各镇人民政府结合实际落实）\n\
                （二）植树。（县林业局牵头，各镇人民政府因地制宜组织实施）\n\
                （三）修路。（县交通局负责，各镇人民政府参照执行）\n（四）普查。（县统计局负责，各镇按属地原则落实）\n";
    let plan = Plan::parse(plan).unwrap();
    assert_eq!(plan.diagnostics().len(), 0);
    let last = plan
        .tasks()
        .map(|task| task.assignments().next_back().unwrap());
    let last: Vec<_> = last.map(|one| (one.unit().name(), one.role())).collect();
    let towns = ("各镇人民政府", Role::Implement);
    assert_eq!(last, [towns, towns, towns, ("各镇", Role::Implement)]);
}

#[test]
fn units_behind_a_label_without_a_role_are_told() {
    let odd = |clause: &str| {
        let text = format!("一、任务\n（一）观测。布设站点。（{clause}）\n");
        let plan = Plan::parse(text).unwrap();
        codes(&plan)
    };
    let told = [DiagnosticCode::ClauseWithoutRole];
    assert_eq!(
        odd("牵头单位：县气象局；服务主体：县水利局、县林业局"),
        told
    );
    assert_eq!(odd("牵头单位：县气象局；联系人：赵强"), []);
    assert_eq!(odd("牵头单位：县气象局；备注：每季报送县水利局"), []);
    assert_eq!(odd("牵头单位：县气象局；联系单位：各镇、县水利局"), told);
    for scope in [
        "适用范围：各镇",
        "联系点：各镇",
        "试点区域：河口镇",
        "服务对象：县供销社",
    ] {
        assert_eq!(odd(&format!("负责部门：县水利局，{scope}")), [], "{scope}");
    }
}
