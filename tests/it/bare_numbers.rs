//! Headings whose numbers have no mark: 1 总则 above 1.1 编制目的, 一 总则, and what looks like them.

use pilot_plan::{ElementKind, Plan, Section, Task};

/// Each heading with the numbers of those that it stands below.
fn outline(plan: &Plan) -> Vec<String> {
    let shown = |section: Section<'_>| {
        let parents = std::iter::successors(Some(section), |one| one.parent());
        let mut numbers: Vec<_> = parents.map(Section::number).collect();
        assert_eq!(numbers.len(), usize::from(section.level()));
        numbers.reverse();
        format!("{} {}", numbers.join("/"), section.heading())
    };
    plan.sections().map(shown).collect()
}

fn read(text: &str) -> Plan {
    Plan::parse(text.to_owned()).unwrap()
}

fn contents(plan: &Plan) -> usize {
    let is_entry = |kind| kind == ElementKind::Contents;
    plan.elements().filter(|one| is_entry(one.kind())).count()
}

/// `_` stands for what parts the number from the words.
const BODY: &str = "1_总 则\n为做好防汛，制定本预案。\n1.1_编制目的\n保障安全。\n1.2_2026年目标\n全县安全度汛。\n\
2_组织体系\n2.1_领导机构\n（一）县指挥部\n县长任总指挥。\n（二）办公室\n设在县水利局。\n2.2_工作机构\n（一）专家组\n提供支持。\n\
1.参加会商。\n2.参加评估。\n3_物资准备\n县应急局储备物资，投资\n3 亿元。\n4_应急响应\n4.1_Ⅰ级响应\n4.1.1_转移\n转移群众。（责任单位：县应急局）\n\
4.1.2_抢险\n抢护堤防。（县水利局负责）\n5_附则\n本预案自印发之日起施行。\n";

const OUTLINE: [&str; 16] = [
    "1 总 则",
    "1/1.1 编制目的",
    "1/1.2 2026年目标",
    "2 组织体系",
    "2/2.1 领导机构",
    "2/2.1/（一） 县指挥部",
    "2/2.1/（二） 办公室",
    "2/2.2 工作机构",
    "2/2.2/（一） 专家组",
    "2/2.2/（一）/1. 参加会商",
    "2/2.2/（一）/2. 参加评估",
    "3 物资准备",
    "4 应急响应",
    "4/4.1 Ⅰ级响应",
    "4/4.1/4.1.1 转移",
    "4/4.1/4.1.2 抢险",
];

#[test]
fn figures_without_a_mark_head_what_stands_below_them() {
    for blank in ["", " ", "\u{3000}", "   "] {
        let body = BODY.replace('_', blank);
        let plan = read(&format!("竹溪县防汛应急预案\n{body}"));
        let mut outline = outline(&plan);
        assert_eq!(outline.pop().as_deref(), Some("5 附则"), "{blank:?}");
        assert_eq!(outline, OUTLINE, "{blank:?}");
        let titles: Vec<_> = plan.tasks().map(Task::title).collect();
        assert_eq!(titles, ["转移", "抢险"]);
        assert_eq!(plan.diagnostics().len(), 0, "{blank:?}");
    }
}

#[test]
fn the_first_of_them_may_have_nothing_numbered_below() {
    let plan = read(
        "竹溪县水库预案\n1 总则\n保障安全。\n2 概况\n库容\n3 亿立方米。\n3 机构\n成立指挥部。\n4 保障\n4.1 物资\n储备块石。（县水利局负责）\n",
    );
    let expected = ["1 总则", "2 概况", "3 机构", "4 保障", "4/4.1 物资"];
    assert_eq!(outline(&plan), expected);
}

#[test]
fn a_clause_may_stand_on_them() {
    let plan = read(
        "竹溪县治水方案\n1 总体要求\n到2027年新建水厂\n12 座。\n2 重点任务\n2.1 修渠（责任单位：县水利局）\n清淤。\n2.2 植树\n绿化。\n\
         （县林业局负责）\n3 保障措施（责任单位：县政府办公室）\n3.1 加强领导\n成立专班。\n4 附则\n即日施行。\n",
    );
    let expected = [
        "1 总体要求",
        "2 重点任务",
        "2/2.1 修渠",
        "2/2.2 植树",
        "3 保障措施",
        "3/3.1 加强领导",
        "4 附则",
    ];
    assert_eq!(outline(&plan), expected);
    let titles: Vec<_> = plan.tasks().map(Task::title).collect();
    assert_eq!(titles, ["修渠", "植树", "保障措施"]);
}

#[test]
fn their_table_of_contents_has_no_sections() {
    let entries = |page: &str| -> String {
        let entries = [
            "1_总 则",
            "1.1_编制目的",
            "1.2_2026年目标",
            "2_组织体系",
            "2.1_领导机构",
            "附则",
        ];
        let entries = entries.iter().enumerate();
        let entries = entries
            .map(|(at, words)| format!("{words}{}\n", page.replace('#', &(at + 1).to_string())));
        entries.collect()
    };
    for blank in ["", " ", "\u{3000}"] {
        for page in [" ........ #", "……#", "\t#", ""] {
            for title in ["目录\n", "目 录\n", ""] {
                // Without a title, dots tell.
                if title.is_empty() && page == "\t#" {
                    continue;
                }
                let listed = entries(page).replace('_', blank);
                let body = BODY.replace('_', blank);
                let text = format!("竹溪县防汛应急预案\n{title}{listed}{body}");
                let plan = read(&text);
                assert_eq!(outline(&plan).len(), 17, "{text}");
                assert_eq!(contents(&plan), 6 + title.lines().count(), "{text}");
                assert_eq!(plan.diagnostics().len(), 0, "{text}");
            }
        }
    }
}

#[test]
fn a_table_of_contents_behind_a_notice_has_no_sections() {
    for (listed, body) in [
        (
            "1 总则……1\n1.1 目的……1\n2 附则……2\n",
            "1 总则\n1.1 目的\n保障安全。\n2 附则\n即日施行。\n",
        ),
        (
            "一、总则\n（一）目的\n二、附则\n",
            "一、总则\n（一）目的\n保障安全。\n二、附则\n即日施行。\n",
        ),
    ] {
        let text = format!(
            "竹溪县人民政府办公室关于印发竹溪县防汛应急预案的通知\n各乡镇人民政府：\n现将预案印发给你们，请抓好落实。\n\
             一、高度重视。\n二、抓好演练。\n竹溪县人民政府办公室\n2026年3月5日\n竹溪县防汛应急预案\n目录\n{listed}{body}"
        );
        let plan = read(&text);
        assert_eq!(outline(&plan).len(), 5, "{:?}", outline(&plan));
        assert_eq!(contents(&plan), 1 + listed.lines().count());
    }
}

#[test]
fn what_looks_like_them_heads_nothing() {
    for line in [
        "1 修渠 县水利局\n2 植树 县林业局",
        "1 修渠\n2 植树\n3 通水",
        "投资\n3 亿元\n3.1 亿元用于护岸",
        "到\n2026 年\n3 月底前完工",
        "新建\n2 座水库\n2.1 万亩受益",
        "12\n— 3 —\n4",
        "1 修渠，护岸\n1.1 清淤",
        "1 修渠。\n1.1 清淤",
    ] {
        let text = format!(
            "竹溪县治水方案\n一、任务\n（一）修渠。清淤。（县水利局负责）\n{line}\n二、保障\n"
        );
        let plan = read(&text);
        let found = outline(&plan);
        let bare =
            |path: &&String| path.contains("/1 ") || path.contains("/2 ") || path.contains("/3 ");
        assert_eq!(found.iter().find(bare), None, "{found:?}");
    }
    // A list within a section takes no number from the outline.
    let plan = read(
        "竹溪县防汛预案\n1 总则\n1.1 目的\n保障安全。\n1 编织袋\n2 块石\n3 木桩\n2 附则\n2.1 施行\n即日施行。\n",
    );
    let expected = ["1 总则", "1/1.1 目的", "2 附则", "2/2.1 施行"];
    assert_eq!(outline(&plan), expected);
}

#[test]
fn words_behind_several_places_may_begin_with_a_figure() {
    let text = "竹溪县通水计划\n1. 要求\n1.1 2026年目标\n全县通水。\n1.2 5G基站\n建成。（县工信局负责）\n\
                1.3 110联动\n联动。（县公安局负责）\n1.42027年展望\n再接再厉。\n1.5、2028年前完工\n收尾。\n";
    let expected = [
        "1. 要求",
        "1./1.1 2026年目标",
        "1./1.2 5G基站",
        "1./1.3 110联动",
        "1./1.4 2027年展望",
        "1./1.5、 2028年前完工",
    ];
    assert_eq!(outline(&read(text)), expected);
    for line in ["1.1 30 县水利局", "1.1 2.3 亿", "1.15", "1.1 3"] {
        let text = format!("一、要求\n{line}\n二、保障\n");
        assert_eq!(outline(&read(&text)).len(), 2, "{line}");
    }
}

#[test]
fn the_number_of_a_page_parts_nothing() {
    let plan = read(
        "竹溪县防汛预案\n1 总则\n1.1 目的\n保障安全。\n— 1 —\n1.2 范围\n适用全县。\n12\n2 附则\n即日施行。\n",
    );
    assert_eq!(outline(&plan).len(), 4);
}

#[test]
fn numerals_without_a_mark_head_what_stands_below_them() {
    for blank in [" ", "\u{3000}", "  "] {
        let text = format!(
            "竹溪县治水方案\n一{blank}总体要求\n（一）目标\n全县通水。\n二{blank}任务\n（一）修渠\n清淤。（县水利局负责）\n三{blank}保障\n加强督查。\n"
        );
        let plan = read(&text);
        let expected = [
            "一 总体要求",
            "一/（一） 目标",
            "二 任务",
            "二/（一） 修渠",
            "三 保障",
        ];
        assert_eq!(outline(&plan), expected, "{text}");
        assert_eq!(plan.diagnostics().len(), 0, "{text}");
    }
    for line in [
        "一 是修渠\n二 是植树",
        "一 修渠 县水利局\n二 植树 县林业局",
        "一 修渠。\n二 植树。",
        "一 修渠",
        "一 修渠\n三 植树",
    ] {
        let text = format!("竹溪县治水方案\n（一）任务\n{line}\n（二）保障\n");
        assert_eq!(outline(&read(&text)).len(), 2, "{line}");
    }
}
