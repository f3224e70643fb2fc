//! Headings that other plans have, and their tables of contents.

use pilot_plan::{ElementKind, Excerpt, Finding, Plan, Section, Task};

fn numbered(section: Section<'_>) -> String {
    format!("{}{}", section.number(), section.heading())
}

#[test]
fn what_is_counted_by_name_is_a_heading() {
    let headings = |text: &str| -> Vec<(usize, String)> {
        let plan = Plan::parse(text.to_owned()).unwrap();
        assert_eq!(plan.diagnostics().len(), 0, "{text}");
        let sections = plan.sections();
        sections
            .map(|section| (section.level().into(), numbered(section)))
            .collect()
    };
    let below = "一、总体要求\n坚持节水。\n二、重点任务\n任务一：修渠护岸\n（一）清淤。（责任单位：县水利局）\n\
                 （二）护岸。（责任单位：县住建局）\n任务二：通水入户\n铺设管网。\n责任单位：县水利局\n三、保障措施\n加强督查。\n";
    let expected = [
        (1, "一、总体要求"),
        (1, "二、重点任务"),
        (2, "任务一：修渠护岸"),
        (3, "（一）清淤"),
        (3, "（二）护岸"),
        (2, "任务二：通水入户"),
        (1, "三、保障措施"),
    ];
    assert_eq!(
        headings(below),
        expected.map(|(level, text)| (level, text.to_owned()))
    );
    // Actions below a bracketed number, which goes on behind them.
    let within = "一、重点任务\n（一）开展两项行动\n行动1 修渠\n清淤。（责任单位：县水利局）\n行动2 植树\n绿化。（责任单位：县林业局）\n\
                  （二）开展督查\n按月通报。（责任单位：县政府办公室）\n";
    let expected = [
        (1, "一、重点任务"),
        (2, "（一）开展两项行动"),
        (3, "行动1修渠"),
        (3, "行动2植树"),
        (2, "（二）开展督查"),
    ];
    assert_eq!(
        headings(within),
        expected.map(|(level, text)| (level, text.to_owned()))
    );
}

#[test]
fn numbers_of_several_places_head_what_stands_below_them() {
    let text = "竹溪县治水方案\n1. 总体要求\n1.1 主要目标\n到2027年，投资\n2.1亿元。\n2. 主要任务\n2.1 修渠护岸\n\
                2.1.1 清淤。清理河道。（县水利局负责）\n2.1.2护岸。加固堤岸。（县住建局负责）\n\
                2.2、通水入户。铺设管网。\n3.5%的农户先通水。\n责任单位：县水利局\n3. 保障措施\n3.1 加强督查。按月通报。\n";
    let plan = Plan::parse(text).unwrap();
    assert_eq!(plan.diagnostics().len(), 0);
    let sections = plan.sections();
    let sections = sections.map(|one| (one.level(), numbered(one), one.printed_number().unwrap()));
    let expected = [
        (1, "1.总体要求", 1),
        (2, "1.1主要目标", 1),
        (1, "2.主要任务", 2),
        (2, "2.1修渠护岸", 1),
        (3, "2.1.1清淤", 1),
        (3, "2.1.2护岸", 2),
        (2, "2.2、通水入户", 2),
        (1, "3.保障措施", 3),
        (2, "3.1加强督查", 1),
    ];
    assert!(sections.eq(expected.map(|(level, words, number)| (level, words.to_owned(), number))));
    let titles = plan.tasks().map(|task| task.title().to_owned());
    assert!(titles.eq(["清淤", "护岸", "通水入户"]));
    let audit = plan.audit();
    let odd = audit
        .findings()
        .filter(|one| one.code().starts_with("heading"));
    assert_eq!(odd.count(), 0);
    // One number too far is told.
    let plan = Plan::parse(text.replace("2.1.2", "2.1.3")).unwrap();
    let audit = plan.audit();
    let odd: Vec<_> = audit.findings().map(Finding::code).collect();
    assert!(odd.contains(&"heading-number-gap"), "{odd:?}");
}

#[test]
fn items_of_several_places_are_what_their_task_says() {
    let plan = Plan::parse(
        "一、主要任务\n1.治理河道\n1.1清淤八公里。\n1.2护岸三公里。\n（县水利局牵头，县财政局配合）\n2.节约用水。推广滴灌。\n（县农业局负责）\n",
    )
    .unwrap();
    let titles: Vec<_> = plan.tasks().map(Task::title).collect();
    assert_eq!(titles, ["治理河道", "节约用水"]);
    let measures = plan.task(1).unwrap().measures();
    let measures: Vec<_> = measures.map(|one| one.joined().into_owned()).collect();
    assert_eq!(measures.len(), 2, "{measures:?}");
}

const CONTENTS_BODY: &str = "一、总体要求\n（一）主要目标\n到2026年，全县通水。\n二、主要任务\n（一）通水入户。\
铺设管网。（责任单位：县水利局）\n（二）清淤护岸。清淤三万方。（责任单位：县住建局）\n";

#[test]
fn a_table_of_contents_has_no_sections() {
    let entries = |page: &str| {
        let words = [
            "一、总体要求",
            "（一）主要目标",
            "二、主要任务",
            "（一）通水入户",
            "附件",
        ];
        let words = words.iter().enumerate();
        words
            .map(|(at, words)| format!("{words}{}\n", page.replace('#', &(at + 1).to_string())))
            .collect::<String>()
    };
    let plain = Plan::parse(["竹溪县通水计划\n", CONTENTS_BODY].concat()).unwrap();
    let headings = |plan: &Plan| -> Vec<String> { plan.sections().map(numbered).collect() };
    assert_eq!(headings(&plain).len(), 5);
    for page in ["\t#", "…………#", " ..... （#）", "·····- # -", "#", ""] {
        for (title, before) in [("目录", ""), ("目　录", "前言 1\n"), ("目次", "")] {
            for again in ["", "竹溪县通水计划\n"] {
                let text = format!(
                    "竹溪县通水计划\n{title}\n{before}{}{again}{CONTENTS_BODY}",
                    entries(page)
                );
                let plan = Plan::parse(text.clone()).unwrap();
                assert_eq!(headings(&plan), headings(&plain), "{text}");
                assert_eq!(plan.tasks().len(), 2, "{text}");
                assert_eq!(plan.document().title().unwrap().text(), "竹溪县通水计划");
                let contents = plan
                    .elements()
                    .filter(|element| element.kind() == ElementKind::Contents);
                assert_eq!(contents.count(), 6 + before.lines().count(), "{text}");
                assert_eq!(plan.diagnostics().len(), 0, "{text}");
            }
        }
    }
}

#[test]
fn what_is_printed_once_below_the_word_for_contents_is_the_plan() {
    for between in ["", "一、总体要求\t1\n（一）说明。如下。\t1\n"] {
        let plan = Plan::parse(format!("竹溪县通水计划\n目录\n{between}{CONTENTS_BODY}")).unwrap();
        let contents = plan
            .elements()
            .filter(|element| element.kind() == ElementKind::Contents);
        assert_eq!(contents.count(), 0, "{between}");
        assert_eq!(plan.tasks().len(), 2);
    }
}

#[test]
fn items_below_a_heading_are_what_its_task_says() {
    let body = "竹溪县治水方案\n一、主要任务\n（一）治理河道。\n1.清淤八公里。\n2.护岸三公里；\n（县水利局牵头，县财政局配合）\n\
                （二）节约用水。推广滴灌。（县农业局牵头，县水利局配合）\n";
    let plan = Plan::parse(body).unwrap();
    let task = plan.task(1).unwrap();
    assert_eq!(task.paragraphs().len(), 0);
    assert_eq!(task.text(), "1.清淤八公里。\n2.护岸三公里；");
    let measures: Vec<_> = task.measures().map(Excerpt::text).collect();
    assert_eq!(measures, ["清淤八公里。", "护岸三公里；"]);
    let found = plan.query().mentioning("护岸三公里").resolve();
    assert_eq!(found.iter().map(Task::number).collect::<Vec<_>>(), [1]);
    // A task without items has none, nor has one that stands before those of others.
    assert_eq!(plan.task(2).unwrap().items().len(), 0);
    assert_eq!(plan.task(2).unwrap().text(), "推广滴灌。");
}

#[test]
fn a_row_repeats_the_items_of_its_task_with_or_without_their_numbers() {
    let body = "一、主要任务\n（一）治理河道。\n1.清淤八公里。\n2.护岸三公里。\n（县水利局牵头，县财政局配合）\n\
                （二）节约用水。推广滴灌。（县农业局牵头，县水利局配合）\n附件\n序号\t任务\t内容\t牵头单位\t配合单位\n";
    for (text, found) in [
        ("1.清淤八公里。2.护岸三公里。", &[][..]),
        ("清淤八公里。护岸三公里。", &[]),
        ("清淤八公里；护岸三公里。", &[]),
        ("1.清淤九公里。2.护岸三公里。", &["text-differs"]),
        ("1.清淤八公里。", &["text-differs"]),
    ] {
        let rows = format!(
            "1\t治理河道\t{text}\t县水利局\t县财政局\n2\t节约用水\t推广滴灌。\t县农业局\t县水利局\n"
        );
        let plan = Plan::parse([body, &rows].concat()).unwrap();
        let audit = plan.audit();
        let codes: Vec<_> = audit.substance().map(Finding::code).collect();
        assert_eq!(codes, found, "{text}");
    }
}

#[test]
fn a_row_for_each_item_states_a_part_of_the_task() {
    let plan = Plan::parse(
        "一、主要任务\n（一）治理河道行动\n1.疏通老渠。清淤八公里。\n2.加固堤岸。护岸三公里。\n责任单位：县水利局、县财政局\n\
         （二）节约用水行动\n1.推广滴灌。改造农田千亩。\n2.改造管网。更换水管十公里。\n责任单位：县农业局\n\
         附件\n序号\t任务\t内容\t责任单位\n1\t疏通老渠\t清淤八公里。\t县水利局、县财政局\n2\t加固堤岸\t护岸三公里。\t县水利局、县财政局\n\
         3\t推广滴灌\t改造农田千亩。\t县农业局\n4\t改造管网\t更换水管十公里。\t县农业局\n",
    )
    .unwrap();
    let rows = plan.annex().unwrap().rows();
    let tasks: Vec<_> = rows.map(|row| row.task().map(Task::number)).collect();
    assert_eq!(tasks, [Some(1), Some(1), Some(2), Some(2)]);
    assert_eq!(plan.audit().substance().count(), 0);
}

/// A plan copied from pages of 33 characters a line.
const PAGES: &str = "竹溪县低空物流三年行动方案\n一、主要任务\n\
（一）建设起降场。围绕县城、景区和产业园区的需求，分年度建设起降场\n\
地，完善通信、导航、监视和气象等配套设施，到2028年建成起降场二十处，\n\
形成覆盖全县的网络。（责任单位：县发展改革局、县交通局）\n\
（二）发展物流配送。支持企业开通县城到乡镇的无人机配送航线，率先在河\n\
口镇、白石镇试点，逐步推广到全县各乡镇。推动与邻县航线互联互通，共同\n\
建设区域枢纽，探索生鲜农产品、应急药品的运输。（责任单位：县商务局）\n";

#[test]
fn a_paragraph_that_pages_break_is_one() {
    for text in [PAGES.to_owned(), PAGES.replace('\n', "\r\n")] {
        let plan = Plan::parse(text).unwrap();
        let task = plan.task(1).unwrap();
        assert_eq!(task.paragraphs().len(), 1);
        let measures: Vec<_> = task
            .measures()
            .map(|one| one.joined().into_owned())
            .collect();
        assert_eq!(
            measures,
            [
                "围绕县城、景区和产业园区的需求，分年度建设起降场地，完善通信、导航、监视和气象等配套设施，\
                 到2028年建成起降场二十处，形成覆盖全县的网络。"
            ]
        );
        assert_eq!(plan.task(2).unwrap().measures().count(), 2);
        let found = plan.query().mentioning("起降场地").resolve();
        assert_eq!(found.iter().map(Task::number).collect::<Vec<_>>(), [1]);
        assert_eq!(plan.diagnostics().len(), 0);
    }
}

#[test]
fn lines_that_break_off_at_any_width_are_paragraphs() {
    // Lines of a list, and a page's with an indent or a blank line between them.
    let list = "一、任务\n（一）修渠。清淤\n护岸三公里\n疏通老渠五公里，加固堤岸\n修复水闸\n（责任单位：县水利局）\n";
    assert_eq!(
        Plan::parse(list)
            .unwrap()
            .task(1)
            .unwrap()
            .paragraphs()
            .len(),
        4
    );
    for between in ["\n\n", "\n　　"] {
        let text = PAGES.replace("起降场\n地", &["起降场", between, "地"].concat());
        let plan = Plan::parse(text).unwrap();
        assert_eq!(plan.task(1).unwrap().paragraphs().len(), 2, "{between:?}");
    }
}

#[test]
fn a_heading_above_a_signature_signs_nothing() {
    let plan = Plan::parse(
        "竹溪省治水方案\n一、任务\n（一）修渠（省财政厅主办;各乡镇人民政府（街道办事处）协办\n竹溪省人民政府\n2026年11月20日\n",
    )
    .unwrap();
    assert_eq!(plan.document().issuer().unwrap().text(), "竹溪省人民政府");
    assert_eq!(plan.sections().len(), 2);
}

#[test]
fn numbers_before_figures_and_stars_count_headings() {
    let sections = |text: &str| -> Vec<String> {
        let plan = Plan::parse(text.to_owned()).unwrap();
        assert_eq!(plan.diagnostics().len(), 0, "{text}");
        plan.sections().map(numbered).collect()
    };
    let years = "一、任务\n1.2026年底前，建成水厂。（责任单位：县水利局）\n2.2027—2028年管网改造。（责任单位：县住建局）\n";
    assert_eq!(
        sections(years),
        [
            "一、任务",
            "1.2026年底前，建成水厂",
            "2.2027—2028年管网改造"
        ]
    );
    let figures = "一、任务\n1.修建水厂。（责任单位：县水利局）\n2.5G基站建设。实现全覆盖。（责任单位：县工信局）\n\
                   3.12345热线整合。归并热线。（责任单位：县信访局）\n";
    assert_eq!(
        sections(figures),
        ["一、任务", "1.修建水厂", "2.5G基站建设", "3.12345热线整合"]
    );
    let starred = "一、任务\n1*.修建水厂。供水入户。（责任单位：县水利局）\n2* .植树。（责任单位：县林业局）\n3.修路。（责任单位：县交通局）\n";
    assert_eq!(
        sections(starred),
        ["一、任务", "1*.修建水厂", "2* .植树", "3.修路"]
    );
    let goes_on = "一、任务\n（一）修渠\n每亩用水降至\n1.1 方，每亩投入降至\n1.2 元。（责任单位：县水利局）\n";
    assert_eq!(sections(goes_on), ["一、任务", "（一）修渠"]);
    // A paragraph that begins with a figure is none.
    let figure = "一、任务\n1.修建水厂。概算如下。\n2.5亿元用于管网。（责任单位：县水利局）\n";
    assert_eq!(sections(figure), ["一、任务", "1.修建水厂"]);
}

#[test]
fn a_number_that_ends_words_opens_no_heading() {
    let text = "一、任务\n（一）推行“两证合一、一窗通办”改革。压减时限。（责任单位：县审批局）\n\
                （二）深化三证合一、一照一码登记。（责任单位：县市场监管局）\n\
                2.深化改革。（1）实现多规合一、一张蓝图。全面推行。（责任单位：县自然资源局）（2）清理证明。（责任单位：县司法局）\n";
    let plan = Plan::parse(text).unwrap();
    let titles = plan.tasks().map(Task::title);
    assert!(titles.eq([
        "推行“两证合一、一窗通办”改革",
        "深化三证合一、一照一码登记",
        "实现多规合一、一张蓝图",
        "清理证明"
    ]));
}

#[test]
fn a_blank_beside_a_figure_ends_no_heading() {
    let titles = |text: &str| -> Vec<String> {
        let plan = Plan::parse(text.to_owned()).unwrap();
        plan.tasks().map(|task| task.title().to_owned()).collect()
    };
    let figures = "一、任务\n1.对投资 2 亿元以上的项目，奖励 50 万元。责任单位：县发改局\n2.建设 5G 基站，覆盖城区。责任单位：县工信局\n";
    assert_eq!(
        titles(figures),
        [
            "对投资 2 亿元以上的项目，奖励 50 万元",
            "建设 5G 基站，覆盖城区"
        ]
    );
    // Before a time a blank is a gap, and so is one behind a Latin word that no blank stands before.
    for text in [
        "1.修建水厂 2026年底前通水，覆盖城区。责任单位：县水利局",
        "1.建设5G 推进基站建设，覆盖城区。责任单位：县工信局",
    ] {
        let plan = Plan::parse(format!("一、任务\n{text}\n")).unwrap();
        assert_eq!(plan.task(1).unwrap().measures().count(), 1, "{text}");
    }
    // A gap of full width parts a name from what is said of it, whatever stands behind it.
    let gap = "一、任务\n1.修建水厂　2026年动工，2027年通水。责任单位：县水利局\n";
    assert_eq!(titles(gap), ["修建水厂"]);
}
