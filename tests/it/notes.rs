//! The note (附注) that says who may read a document, wherever it stands.

use pilot_plan::{ElementKind, Plan};

use crate::said::codes;

const BODY: &str = "河口县修渠方案\n一、任务\n（一）修渠。清淤护岸。（责任单位：县水利局）\n（二）修路。拓宽县道。（责任单位：县交通局）\n";
const ANNEX: &str =
    "附件\n河口县修渠任务分工表\n序号\t任务\t责任单位\n1\t修渠\t县水利局\n2\t修路\t县交通局\n";

/// The note of a plan of two tasks, and the paragraphs of the plan.
fn note_of(text: &str) -> (Option<String>, Vec<String>) {
    let plan = Plan::parse(text.to_owned()).unwrap();
    assert_eq!(plan.tasks().len(), 2, "{text}");
    let note = plan.document().note().map(|note| note.text().to_owned());
    let marked = plan
        .elements()
        .filter(|one| one.kind() == ElementKind::Note);
    assert_eq!(marked.count(), usize::from(note.is_some()), "{text}");
    let prose = plan
        .elements()
        .filter(|one| one.kind() == ElementKind::Paragraph);
    (note, prose.map(|one| one.text().to_owned()).collect())
}

#[test]
fn a_note_is_no_paragraph_wherever_it_stands() {
    let signed = "河口县人民政府办公室\n2026年3月5日\n";
    for text in [
        [BODY, "（此件公开发布）\n"].concat(),
        [BODY, "\n（此件公开发布）\n\n", signed].concat(),
        [BODY, signed, "（此件公开发布）\n"].concat(),
        [BODY, "（此件公开发布）\n", ANNEX].concat(),
        [BODY, ANNEX, "（此件公开发布）\n"].concat(),
        [BODY, ANNEX, "\n\n", signed, "此件公开发布\n"].concat(),
        [BODY, "此件公开发布\n"].concat(),
        // Behind the last clause, on its line.
        [BODY.trim_end(), "（此件公开发布）\n"].concat(),
    ] {
        let (note, prose) = note_of(&text);
        assert_eq!(note.as_deref(), Some("此件公开发布"), "{text}");
        assert_eq!(prose, ["清淤护岸。", "拓宽县道。"], "{text}");
        let plan = Plan::parse(text).unwrap();
        let outside = |code: &pilot_plan::DiagnosticCode| code.as_str() == "text-outside";
        assert!(!codes(&plan).iter().any(outside));
    }
}

#[test]
fn a_note_may_end_the_last_paragraph() {
    let text = [BODY, "二、保障\n加强调度。（此件删减后公开）\n"].concat();
    let (note, prose) = note_of(&text);
    assert_eq!(note.as_deref(), Some("此件删减后公开"));
    assert_eq!(prose, ["清淤护岸。", "拓宽县道。", "加强调度。"]);
}

#[test]
fn what_a_plan_may_say_of_its_measures_is_a_note_at_its_end_alone() {
    for last in [
        "（主动公开）",
        "（信息公开属性：主动公开）",
        "公开方式：主动公开",
    ] {
        let (note, prose) = note_of(&[BODY, last, "\n"].concat());
        let inner = last.trim_matches(['（', '）']);
        assert_eq!((note.as_deref(), prose.len()), (Some(inner), 2), "{last}");
        let amid = BODY.replacen("拓宽县道。", &["拓宽县道。\n", last, "\n"].concat(), 1);
        let (note, prose) = note_of(&amid);
        assert_eq!((note, prose.len()), (None, 3), "{amid}");
    }
    for prose in ["（公开招标）", "公开透明", "（此件由县水利局负责解释）"] {
        assert_eq!(note_of(&[BODY, "二、其他\n", prose, "\n"].concat()).0, None);
    }
}

#[test]
fn a_note_parts_the_notice_from_its_plan_where_nobody_signs() {
    let notice = "河口县人民政府办公室关于印发河口县修渠方案的通知\n各镇人民政府：\n现将方案印发给你们。\n一、加强领导。\n二、及时报送。\n（此件公开发布）\n\n";
    let plan = Plan::parse([notice, BODY].concat()).unwrap();
    let document = plan.document();
    assert_eq!(document.title().unwrap().text(), "河口县修渠方案");
    assert_eq!(document.note().unwrap().text(), "此件公开发布");
    assert_eq!(plan.tasks().len(), 2);
}
