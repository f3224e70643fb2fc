use super::labels::{usual_label, usual_label_at_end};
use super::*;

#[test]
fn labels_are_read_by_their_parts() {
    for (word, role) in [
        ("牵头单位", Role::Lead),
        ("牵头责任单位", Role::Lead),
        ("牵头组织实施单位", Role::Lead),
        ("主办单位", Role::Lead),
        ("责任单位", Role::Responsible),
        ("主要责任单位", Role::Responsible),
        ("主体责任单位", Role::Responsible),
        ("责任主体", Role::Responsible),
        ("责任科室", Role::Responsible),
        ("负责部门", Role::Responsible),
        ("协同配合单位", Role::Support),
        ("主要协作单位", Role::Support),
        ("指导部门", Role::Guide),
        ("落实单位", Role::Implement),
        ("牽頭單位", Role::Lead),
        ("責任單位", Role::Responsible),
        ("市县责任单位", Role::Responsible),
        ("省牵头单位", Role::Lead),
        ("总牵头单位", Role::Lead),
        ("统筹单位", Role::Lead),
        ("责任县区", Role::Responsible),
        ("会办单位", Role::Support),
        ("整改单位", Role::Responsible),
        ("组织单位", Role::Responsible),
        ("联动部门", Role::Support),
    ] {
        assert_eq!(label(word), Some(LabelKind::Role(role)), "{word}");
    }
}

#[test]
fn usual_labels_mean_what_their_parts_do() {
    for first in ["责任", "牵头", "配合", "落实", "完成"] {
        for last in ["单位", "部门", "主体", "时限"] {
            let word = [first, last].concat();
            let Some(role) = usual_label(&word) else {
                continue;
            };
            // A mark of emphasis leads past what is known beforehand.
            let read = Some(LabelKind::Role(role));
            assert_eq!(label(&["*", &word].concat()), read, "{word}");
            assert!(is_role_label(&["*", &word].concat()));
            for (before, start) in [("县教育局；", 15), ("（", 3), ("", 0)] {
                let text = [before, &word].concat();
                assert_eq!(label_at_end(&text), read.map(|read| (start, read)));
            }
        }
    }
    assert_eq!(usual_label("责任单位"), Some(Role::Responsible));
    assert_eq!(usual_label_at_end("主要责任单位"), None);
}

#[test]
fn persons_and_deadlines_are_no_roles() {
    assert_eq!(label("责任领导"), Some(LabelKind::Other));
    assert_eq!(label("责任人"), Some(LabelKind::Other));
    assert_eq!(label("完成时限"), Some(LabelKind::Deadline));
    assert_eq!(label("适用范围"), None);
    assert_eq!(label("单位"), None);
    // 组织部 is a department, and nothing says who puts right.
    for word in [
        "组织部门",
        "组织机构",
        "整改",
        "组织",
        "属地",
        "涉及",
        "会同",
    ] {
        assert_eq!(label(word), None, "{word}");
    }
}

#[test]
fn a_label_may_hold_a_bracket_or_blanks() {
    for (text, start, role) in [
        ("责任部门（单位）", 0, Role::Responsible),
        ("牵头（责任）单位", 0, Role::Lead),
        ("县教育局；责任部门（单位）", 15, Role::Responsible),
        ("责任单位（第一个为牵头单位）", 0, Role::Responsible),
        ("责 任 单 位", 0, Role::Responsible),
    ] {
        let role = Some((start, LabelKind::Role(role)));
        assert_eq!(label_at_end(text), role, "{text}");
    }
    for (text, value) in [
        ("责任部门（单位）：县教育局", "县教育局"),
        ("牵头（责任）单位:县教育局", "县教育局"),
        ("牵头单位（责任人） ：县教育局", "县教育局"),
        ("责任单位（排名第一的为牵头单位）：县教育局", "县教育局"),
        ("牵头部门/单位：县教育局", "县教育局"),
        ("责任单位、责任人：县教育局", "县教育局"),
    ] {
        let labelled = labelled(text).unwrap();
        assert!(matches!(labelled.kind, LabelKind::Role(_)), "{text}");
        assert_eq!(labelled.value, value, "{text}");
        let before = text.strip_suffix(value).unwrap();
        let before = before.trim_end_matches(['：', ':', ' ']);
        for start in ["", "县财政局；"] {
            let label = label_at_end(&[start, before].concat());
            assert_eq!(label, Some((start.len(), labelled.kind)), "{text}");
        }
    }
    for text in [
        "责任单位（县教育局）负责：甲",
        "推进（一）：甲",
        "责任单位（",
    ] {
        assert_eq!(label_at_start(text), None, "{text}");
    }
    let spread = label_at_start("责 任 单 位：县教育局");
    assert_eq!(spread, Some(LabelKind::Role(Role::Responsible)));
    for text in ["完 成 时 限：", "时 间 节 点："] {
        assert_eq!(label_at_start(text), Some(LabelKind::Deadline), "{text}");
    }
    assert_eq!(
        label_at_end("县教育局；完 成 时 限"),
        Some((15, LabelKind::Deadline))
    );
    assert_eq!(label_at_start("到 2026年：县教育局"), None);
}

#[test]
fn a_verb_phrase_is_cut_off_the_name_before_it() {
    for (text, name, role) in [
        ("县教育局牵头", "县教育局", Role::Lead),
        ("县教育局牵头负责", "县教育局", Role::Lead),
        ("县教育局按职责分工负责", "县教育局", Role::Responsible),
        ("县教育局负责落实", "县教育局", Role::Responsible),
        ("县教育局分别牵头", "县教育局", Role::Lead),
        (
            "县教育局按照各自职责分工抓好落实",
            "县教育局",
            Role::Implement,
        ),
        ("县教育局参与", "县教育局", Role::Support),
        ("县教育局负责牵头", "县教育局", Role::Lead),
        ("县教育局负责配合", "县教育局", Role::Support),
        ("县教育局牵头推进", "县教育局", Role::Lead),
        ("县教育局牵头抓总", "县教育局", Role::Lead),
        ("县教育局统筹协调", "县教育局", Role::Lead),
        ("县教育局统筹落实", "县教育局", Role::Implement),
        ("县教育局负总责", "县教育局", Role::Responsible),
        ("县教育局按职责分工推进", "县教育局", Role::Responsible),
        ("县教育局为牵头单位", "县教育局", Role::Lead),
        ("县教育局落实属地责任", "县教育局", Role::Implement),
        ("县教育局按规定落实到位", "县教育局", Role::Implement),
        ("县教育局加强指导", "县教育局", Role::Guide),
        ("县教育局归口负责", "县教育局", Role::Responsible),
        ("县教育局给予支持", "县教育局", Role::Support),
        ("县教育局为主负责", "县教育局", Role::Responsible),
        ("县教育局负主体责任", "县教育局", Role::Responsible),
    ] {
        assert_eq!(verb_at_end(text), Some((name.len(), role)), "{text}");
    }
    assert_eq!(verb_at_end("县教育局"), None);
    assert_eq!(verb_at_end("县教育局推进"), None);
    assert_eq!(is_verb("按职责分工负责"), Some(Role::Responsible));
    assert_eq!(is_verb("县教育局负责"), None);
}

#[test]
fn words_may_lead_in_to_a_list() {
    for (text, list) in [
        ("此项工作由县教育局牵头", "县教育局牵头"),
        ("以上任务均由县教育局负责", "县教育局负责"),
        ("由县教育局负责", "县教育局负责"),
        ("请县教育局负责", "县教育局负责"),
        ("工作人员由县教育局负责", "工作人员由县教育局负责"),
        ("县教育局负责", "县教育局负责"),
        // Nothing follows.
        ("均由", "均由"),
    ] {
        assert_eq!(text.get(lead_in(text)..), Some(list), "{text}");
    }
    let name = "县林业局会同县财政局";
    let text = [name, "共同推进"].concat();
    assert_eq!(fillers_at_end(&text), name.len());
}
