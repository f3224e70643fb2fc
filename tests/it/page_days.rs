//! What web pages print about a document, told from what plans print.

use pilot_plan::{DiagnosticCode, DocumentNumber, ElementKind, Excerpt};

use crate::said::codes;
use crate::verify::read;

#[test]
fn the_day_of_a_page_ends_no_head() {
    for posted in [
        "时间：2026-03-08 09:15",
        "时间：2026-03-08",
        "时间：2026-03-08 来源：县政府办 浏览：12次",
        "来源：\n柳溪政务网\n时间：\n2026-03-08",
        "时 间：2026/3/8　来源：柳溪政务网",
    ] {
        let plan = read(format!(
            "柳溪县人民政府关于印发柳溪县通水行动方案的通知\n{posted}\n柳政发〔2026〕3号\n各镇人民政府，\
             县直各单位：\n现将《柳溪县通水行动方案》印发给你们，请认真贯彻执行。\n柳溪县人民政府\n\
             2026年3月5日\n柳溪县通水行动方案\n一、主要任务\n（一）修渠。清淤护岸。（县水利局负责）\n"
        ));
        let document = plan.document();
        assert_eq!(
            document.number().map(DocumentNumber::text),
            Some("柳政发〔2026〕3号"),
            "{posted}"
        );
        assert!(document.notice_title().is_some(), "{posted}");
        assert_eq!(document.addressees().len(), 2, "{posted}");
        assert_eq!(plan.tasks().len(), 1);
        assert_eq!(plan.task(1).unwrap().deadline(), None, "{posted}");
        let codes = codes(&plan);
        assert!(
            codes
                .iter()
                .all(|code| *code == DiagnosticCode::TextOutside),
            "{codes:?}"
        );
    }
}

#[test]
fn a_deadline_above_the_units_of_a_task_is_one() {
    let plan = read("柳溪县修渠任务\n时间：2026-06-30\n责任单位：县水利局\n".to_owned());
    let deadline = plan.task(1).unwrap().deadline().unwrap();
    assert_eq!(deadline.text(), "2026-06-30");
}

#[test]
fn the_day_of_a_page_is_no_deadline_of_the_last_task() {
    let plan = |first: &str, behind: &str| {
        read(format!(
            "一、主要任务\n（一）修渠。清淤护岸。\n责任单位：县水利局\n{first}（二）植树。绿化荒山。\n\
             责任单位：县林业局\n{behind}"
        ))
    };
    for behind in [
        "时间：2026-03-08\n",
        "时间：2026-03-08 09:15\n来源：县政府办\n",
        "来源：县政府办\n时间：2026-03-08\n打印本页\n",
    ] {
        let plan = plan("", behind);
        assert_eq!(plan.task(2).unwrap().deadline(), None, "{behind}");
        let outside = plan
            .elements()
            .filter(|element| element.kind() == ElementKind::Other);
        assert_eq!(outside.count(), behind.lines().count(), "{behind}");
        assert!(codes(&plan).contains(&DiagnosticCode::TextOutside));
    }
    for (first, behind, text) in [
        ("", "时间：2026年6月底前\n", "2026年6月底前"),
        ("", "时间：2026年6月30日\n", "2026年6月30日"),
        ("", "完成时间：2026-06-30\n", "2026-06-30"),
        // Other tasks have theirs so.
        ("时间：2026-05-31\n", "时间：2026-06-30\n", "2026-06-30"),
        // More of the plan follows.
        (
            "",
            "时间：2026-06-30\n二、保障措施\n加强领导。\n",
            "2026-06-30",
        ),
    ] {
        let plan = plan(first, behind);
        let deadline = plan.task(2).unwrap().deadline().unwrap();
        assert_eq!(deadline.text(), text, "{behind}");
    }
}

#[test]
fn a_label_of_a_day_takes_no_line_that_says_none() {
    for (above, number) in [
        (
            "废止日期：\n柳溪县人民政府办公室\n关于印发柳溪县通水行动方案的通知\n柳政办〔2026〕3号\n",
            true,
        ),
        (
            "失效时间：\n柳政办〔2026〕3号\n柳溪县人民政府办公室\n关于印发柳溪县通水行动方案的通知\n",
            true,
        ),
        (
            "发布日期：\n2026-03-08\n废止日期：\n无\n柳溪县人民政府办公室关于印发柳溪县通水行动方案的通知\n",
            false,
        ),
    ] {
        let plan = read(format!(
            "{above}各镇人民政府：\n现将《柳溪县通水行动方案》印发给你们。\n柳溪县人民政府办公室\n2026年3月5日\n\
             柳溪县通水行动方案\n一、主要任务\n（一）修渠。清淤护岸。（县水利局负责）\n"
        ));
        let document = plan.document();
        let title = document
            .notice_title()
            .map(|title| title.text().replace('\n', ""));
        assert_eq!(
            title.as_deref(),
            Some("柳溪县人民政府办公室关于印发柳溪县通水行动方案的通知"),
            "{above}"
        );
        assert_eq!(document.number().is_some(), number, "{above}");
    }
}

#[test]
fn a_number_may_have_its_day_in_its_brackets() {
    for (line, number) in [
        ("（柳政办〔2026〕3号　2026年3月5日）", true),
        ("(柳政办〔2026〕3号  2026年3月5日)", true),
        ("（柳政办〔2026〕3号　2026年印发）", false),
    ] {
        let plan = read(format!(
            "柳溪县通水行动方案\n{line}\n一、主要任务\n（一）修渠。清淤护岸。（县水利局负责）\n"
        ));
        let document = plan.document();
        let read = document.number().map(DocumentNumber::text);
        assert_eq!(read, number.then_some("柳政办〔2026〕3号"), "{line}");
        assert_eq!(document.date().is_some(), number, "{line}");
        let title = document.title().map(Excerpt::text);
        assert_eq!(title, Some("柳溪县通水行动方案"));
    }
}

#[test]
fn what_a_plan_may_say_below_a_day_closes_nothing() {
    let head = "清河县标语征集实施方案\n一、总体要求\n宣传文明。（县委宣传部负责）\n二、实施步骤\n";
    let steps = "2026年3月1日\n发布：征集公告\n2026年3月8日\n审核：初选作品\n2026年3月15日\n表彰优秀作品。\n";
    let end = "三、组织保障\n加强督查。（县政府督查室负责）\n";
    let plan = read(format!("{head}{steps}{end}"));
    assert!(plan.document().date().is_none());
    let texts: Vec<_> = plan.elements().map(|one| one.text().to_owned()).collect();
    assert!(
        texts.iter().any(|text| text.contains("发布：征集公告")),
        "{texts:?}"
    );
    let other = plan
        .elements()
        .filter(|one| one.kind() == ElementKind::Other);
    assert_eq!(other.count(), 0, "{texts:?}");
    assert_eq!(plan.sections().len(), 3);
    // At the end of all it is a page's, and told.
    let plan = read(format!(
        "{head}张贴标语。\n清河县水利局\n2026年3月1日\n审核：张某\n"
    ));
    assert_eq!(plan.document().issuers().count(), 1);
    assert!(codes(&plan).contains(&DiagnosticCode::TextOutside));
}
