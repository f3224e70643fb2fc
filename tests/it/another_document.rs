//! Two plans in one text.

use pilot_plan::{DiagnosticCode, Plan};

const FIRST: &str = "河口县修渠实施方案\n一、任务\n（一）修渠。清淤护岸。（责任单位：县水利局）\n二、保障\n加强调度。\n";
const SECOND: &str = "河口县植树工作方案\n为加快植树，制定本方案。\n一、任务\n（一）植树。栽种杨树。（责任单位：县林业局）\n";
const SIGNED: &str = "河口县人民政府办公室\n2026年3月5日\n";

/// Where another document is said to begin.
fn told(text: &str) -> Vec<String> {
    let plan = Plan::parse(text.to_owned()).unwrap();
    let odd = plan.diagnostics().iter();
    let told = odd.filter(|odd| odd.code() == DiagnosticCode::AnotherDocument);
    told.map(|odd| odd.span().slice(plan.source()).unwrap().to_owned())
        .collect()
}

#[test]
fn a_second_plan_is_told() {
    let notice = "河口县人民政府关于印发河口县植树工作方案的通知\n河政发〔2026〕4号\n各镇人民政府：\n现将方案印发给你们。\n";
    for (text, first) in [
        ([FIRST, SECOND].concat(), "河口县植树工作方案"),
        ([FIRST, SIGNED, "\n", SECOND].concat(), "河口县植树工作方案"),
        (
            [FIRST, "\n", notice, SIGNED, SECOND].concat(),
            "河口县人民政府关于印发河口县植树工作方案的通知",
        ),
        (
            [FIRST, SIGNED, notice, SIGNED, SECOND].concat(),
            "河口县人民政府关于印发河口县植树工作方案的通知",
        ),
    ] {
        assert_eq!(told(&text), [first], "{text}");
        assert_eq!(Plan::parse(text).unwrap().tasks().len(), 2);
    }
}

#[test]
fn a_second_plan_behind_the_annex_of_the_first_is_told() {
    let annex = "附件\n任务分工表\n序号\t任务\t责任单位\n1\t修渠\t县水利局\n";
    for (behind, first) in [
        (SECOND.to_owned(), &["河口县植树工作方案"][..]),
        ([SIGNED, SECOND].concat(), &["河口县植树工作方案"]),
        // The next annex, and rows without a title.
        (["附件2\n", SECOND].concat(), &[]),
        ("填表说明\n一、各镇按月报送。\n".to_owned(), &[]),
        (SECOND.replace("一、", "三、"), &[]),
        (SECOND.replace("一、", "1."), &[]),
    ] {
        let text = [FIRST, annex, &behind].concat();
        assert_eq!(told(&text), first, "{text}");
    }
}

#[test]
fn numbers_that_begin_anew_are_no_second_plan() {
    let notice = "河口县人民政府关于印发河口县植树工作方案的通知\n各镇人民政府：\n现将方案印发给你们。\n一、加强领导。\n二、及时报送。\n";
    for text in [
        // A notice with items of its own.
        [notice, SIGNED, SECOND].concat(),
        // An annex.
        [FIRST, "附件\n", SECOND].concat(),
        // Parts without numbers.
        [FIRST, "重点任务\n一、护堤\n加固河堤。\n"].concat(),
        [FIRST, "工作方案\n一、护堤\n加固河堤。\n"].concat(),
        // A list of documents.
        [
            FIRST,
            "依据《河口县植树工作方案》，\n一、护堤\n加固河堤。\n",
        ]
        .concat(),
        [FIRST, "一、护堤\n加固河堤。\n"].concat(),
        // The numbers go on.
        [FIRST, "河口县植树工作方案\n三、护堤\n加固河堤。\n"].concat(),
    ] {
        assert_eq!(told(&text), [""; 0], "{text}");
    }
}
