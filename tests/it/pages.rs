//! What a web page prints about a document.

use pilot_plan::{Element, ElementKind, Plan};

const BODY: &str = "河口县修渠方案\n一、任务\n（一）修渠。清淤护岸。（责任单位：县水利局）\n二、保障\n加强调度。\n";
const SIGNED: &str = "河口县人民政府办公室\n2026年3月5日\n";

/// The paragraphs of a plan, and what is none of its.
fn parts(plan: &Plan) -> (Vec<&str>, Vec<&str>) {
    let of = |kind| {
        let elements = plan.elements().filter(move |one| one.kind() == kind);
        elements.map(Element::text).collect()
    };
    (of(ElementKind::Paragraph), of(ElementKind::Other))
}

#[test]
fn what_a_page_prints_behind_a_plan_is_none_of_it() {
    let page = "（来源：河口县水利局）\n责编：张某\n审核：李某\n打印本文\n";
    for text in [
        [BODY, page].concat(),
        [BODY, SIGNED, page].concat(),
        [BODY, SIGNED, "（此件公开发布）\n", page].concat(),
    ] {
        let plan = Plan::parse(text).unwrap();
        let (prose, other) = parts(&plan);
        assert_eq!(prose, ["清淤护岸。", "加强调度。"], "{}", plan.source());
        assert_eq!(other, page.lines().collect::<Vec<_>>());
        assert_eq!((plan.tasks().len(), plan.units().len()), (1, 1));
        let signed = plan.source().contains(SIGNED);
        assert_eq!(plan.document().date().is_some(), signed);
        assert_eq!(plan.document().issuer().is_some(), signed);
    }
}

#[test]
fn a_plan_may_end_with_labels_of_its_own() {
    for last in [
        "初审：各镇\n审核：县水利局\n发布：县政府办",
        "来源：县财政资金",
        "来源：县财政安排，不足部分由各镇自筹",
        "作者：各镇推荐作品，县文联评审。",
    ] {
        let plan = Plan::parse([BODY, last, "\n"].concat()).unwrap();
        let (prose, other) = parts(&plan);
        assert_eq!(
            (prose.len(), other.len()),
            (2 + last.lines().count(), 0),
            "{last}"
        );
    }
}

#[test]
fn the_way_to_a_page_issues_nothing() {
    let plan = Plan::parse(["首页 > 政务公开 > 县政府文件\n", BODY].concat()).unwrap();
    assert_eq!(plan.document().issuer(), None);
    assert_eq!(parts(&plan).1, ["首页 > 政务公开 > 县政府文件"]);
}
