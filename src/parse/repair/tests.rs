use crate::{Plan, Provenance};

fn heading(body: &str, annex: &str) -> (String, Provenance) {
    let text = format!(
        "一、任务\n（一）{body}\n全面安装路灯。（责任单位：县水利局）\n\
         附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n\t（一）{annex}\n\t1\n\
         \t沿河清理淤泥和杂草，加固护坡。\n全面安装路灯。\n\t县水利局\n"
    );
    let plan = Plan::parse(text).unwrap();
    let section = plan.sections().nth(1).unwrap();
    (section.heading().to_owned(), section.provenance())
}

#[test]
fn the_annex_ends_a_heading_that_runs_on() {
    let line = "建设东边水渠，惠及山区农户沿河清理淤泥和杂草，加固护坡。";
    let repaired = (
        "建设东边水渠，惠及山区农户".to_owned(),
        Provenance::Repaired,
    );
    assert_eq!(heading(line, "建设东边水渠，惠及山区农户"), repaired);
    assert_eq!(heading(line, "建设西边水渠，惠及山区农户"), repaired);
    assert_eq!(heading(line, "建设东边水渠，惠及山区"), repaired);
    assert_eq!(heading(line, "建设东边水渠，惠及广大山区农户"), repaired);
}

#[test]
fn a_heading_of_the_body_s_own_ends_no_other() {
    let text = "一、推进水利改革\n（一）推进水利改革创新综合试点建设。清理淤泥，加固护坡。（责任单位：县水利局）\n\
        附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n\t一、推进水利改革\n\t1\n\
        \t推进水利改革创新综合试点建设：清理淤泥，加固护坡。\n\t县水利局\n";
    let heading = |text: String| {
        let plan = Plan::parse(text).unwrap();
        let section = plan.sections().next_back().unwrap();
        section.heading().to_owned()
    };
    assert_eq!(heading(text.to_owned()), "推进水利改革创新综合试点建设");
    assert_eq!(
        heading(text.replacen("一、推进水利改革", "一、水利", 1)),
        "推进水利改革"
    );
}

#[test]
fn a_heading_that_is_printed_twice_ends_itself() {
    let text = "目录\n一、任务\n（一）建设东边水渠惠及山区农户\n\n一、任务\n\
        （一）建设东边水渠惠及山区农户沿河清理淤泥和杂草。加固护坡。（责任单位：县水利局）\n\
        附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n\t（一）建设东边水渠惠及山区农户\n\t1\n\
        \t沿河清理淤泥和杂草。加固护坡。\n\t县水利局\n";
    let plan = Plan::parse(text).unwrap();
    let section = plan.sections().next_back().unwrap();
    assert_eq!(section.heading(), "建设东边水渠惠及山区农户");
}

#[test]
fn the_longest_heading_of_the_annex_that_is_a_beginning_ends_a_heading() {
    let ended = |told: &[&str]| {
        let mut text = "一、任务\n（一）建设东边水渠惠及山区农户沿河清理淤泥和杂草。加固护坡。（责任单位：县水利局）\n\
            附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n"
            .to_owned();
        for (at, heading) in told.iter().enumerate() {
            let row = format!(
                "\t（一）{heading}\n\t{}\n\t全面安装。\n\t县水利局\n",
                at + 1
            );
            text.push_str(&row);
        }
        let plan = Plan::parse(text).unwrap();
        let section = plan.sections().nth(1).unwrap();
        section.heading().to_owned()
    };
    let long = "建设东边水渠惠及山区";
    assert_eq!(ended(&["建设东边", long, "建设东边水渠"]), long);
    // They stand between in the order of headings, and begin nothing.
    assert_eq!(
        ended(&["建设东边水渠惠", "建设东边水渠惠及一方", "建设东边水渠一"]),
        "建设东边水渠惠"
    );
    let whole = "建设东边水渠惠及山区农户沿河清理淤泥和杂草";
    assert_eq!(ended(&["建设东边乙", "建设东"]), whole);
    // Sixteen bytes of each are the same.
    let alike = [
        "建设东边水渠惠及川区",
        "建设东边水渠惠及",
        "建设东边水渠惠一",
    ];
    assert_eq!(ended(&alike), "建设东边水渠惠及");
}

#[test]
fn headings_of_the_body_s_own_are_passed_over_one_by_one() {
    // Each heading begins the next; the annex prints all, the body all but the first.
    let words = |count| format!("推进水利改革{}", "创".repeat(count));
    let headings = |from| (from..30).map(words).enumerate();
    let mut text = "一、任务\n".to_owned();
    for (at, heading) in headings(1) {
        let row = format!("{}．{heading}\n加固护坡。（责任单位：县水利局）\n", at + 1);
        text.push_str(&row);
    }
    let row = format!(
        "30．{}综合试点建设。加固。（责任单位：县水利局）\n",
        words(29)
    );
    text.push_str(&row);
    text.push_str("附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n");
    for (at, heading) in headings(0) {
        let row = format!(
            "\t（一）{heading}\n\t{}\n\t加固护坡。\n\t县水利局\n",
            at + 1
        );
        text.push_str(&row);
    }
    let plan = Plan::parse(text).unwrap();
    let section = plan.sections().next_back().unwrap();
    assert_eq!(
        (section.heading(), section.provenance()),
        ("推进水利改革", Provenance::Repaired)
    );
}

#[test]
fn an_annex_of_other_words_ends_nothing() {
    let line = "建设东边水渠，惠及山区农户沿河清理淤泥和杂草，加固护坡。";
    assert_eq!(heading(line, "举办丰收节庆活动").1, Provenance::Stated);
}
