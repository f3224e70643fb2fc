//! What clauses hold beside usual names, in one task after the other: times, rules, brackets, names of unknown make.

use pilot_plan::{Diagnostic, Plan};

use crate::said::tasks;
use crate::verify::read;

/// What was odd, each with its text.
fn odd(plan: &Plan) -> Vec<String> {
    let shown = |one: &Diagnostic| {
        let text = &plan.source()[one.span().range()];
        format!("{} {text}", one.code())
    };
    plan.diagnostics().iter().map(shown).collect()
}

/// Reads a clause behind a sentence, with another task behind it, and holds what is read against what is expected: the
/// units and the time, and behind a stroke each what was odd.
fn assert_said(clause: &str, expected: &str) {
    let plan = read(format!(
        "一、任务\n（一）修渠。清淤护岸。{clause}\n（二）植树。绿化荒山。（责任单位：县林业局）\n"
    ));
    let tasks = tasks(&plan);
    let own = tasks.iter().find_map(|task| task.strip_prefix("修渠:"));
    let mut said = vec![own.unwrap_or(" none").trim_start().to_owned()];
    said.extend(odd(&plan));
    assert_eq!(said.join(" | "), expected, "{clause}");
}

#[test]
fn times_are_no_units_whatever_is_said_behind_them() {
    for (clause, expected) in [
        (
            "（牵头单位：县水利局；责任单位：县财政局，年内持续推进）",
            "lead 县水利局 responsible 县财政局 年内持续推进",
        ),
        (
            "（责任单位：县水利局、县财政局，7月底前下达资金）",
            "responsible 县水利局 responsible 县财政局 7月底前",
        ),
        (
            "（县水利局牵头，县财政局配合，今年内完成并长期坚持）",
            "lead 县水利局 support 县财政局 今年内完成并长期坚持",
        ),
        (
            "（责任单位：县水利局，立行立改并长期坚持）",
            "responsible 县水利局 立行立改并长期坚持",
        ),
        (
            "（责任单位：县水利局，三季度前建立台账）",
            "responsible 县水利局 三季度前",
        ),
        (
            "（责任单位：县水利局，下半年启动实施）",
            "responsible 县水利局 下半年启动实施",
        ),
        (
            "（责任单位：县水利局，即日起开展）",
            "responsible 县水利局 即日起开展",
        ),
        (
            "（县水利局负责，2026年9月开工建设）",
            "responsible 县水利局 2026年9月开工建设",
        ),
        // In which time is not by when.
        (
            "（责任单位：县水利局，2026年全面铺开）",
            "responsible 县水利局 | unit-doubtful 2026年全面铺开",
        ),
        (
            "（县水利局负责，汛期加强值守）",
            "responsible 县水利局 | unit-doubtful 汛期加强值守",
        ),
        // Whoever is to do it by then is not lost.
        (
            "（责任单位：县水利局，7月底前县财政局下达资金）",
            "responsible 县水利局 7月底前 | unit-doubtful 7月底前县财政局下达资金",
        ),
    ] {
        assert_said(clause, expected);
    }
    // Names begin with such words too.
    for name in [
        "汛期指挥部",
        "2026年省运会筹委会",
        "2026年内部审计专班",
        "年鉴编辑部",
        "三年行动办公室",
    ] {
        let clause = format!("（责任单位：县水利局、{name}）");
        assert_said(&clause, &format!("responsible 县水利局 responsible {name}"));
    }
}

#[test]
fn the_places_below_are_units_among_others() {
    for (clause, expected) in [
        (
            "（责任单位：县水利局、地方）",
            "responsible 县水利局 responsible 地方",
        ),
        (
            "（牵头单位：县水利局；责任单位：各地方）",
            "lead 县水利局 responsible 各地方",
        ),
        ("（县水利局牵头，地方配合）", "lead 县水利局 support 地方"),
        (
            "（县水利局牵头，各地方、各部门配合）",
            "lead 县水利局 support 各地方 support 各部门",
        ),
        (
            "（省水利厅牵头，省财政厅、地方按职责分工负责）",
            "lead 省水利厅 responsible 省财政厅 responsible 地方",
        ),
        // Whoever is on the spot.
        (
            "（县水利局牵头，属地配合）",
            "lead 县水利局 support 属地 | unit-doubtful 属地",
        ),
        (
            "（县水利局、属地负责）",
            "responsible 县水利局 responsible 属地 | unit-doubtful 属地",
        ),
        (
            "（县水利局，各镇，属地负责）",
            "responsible 县水利局 responsible 各镇",
        ),
        // By itself it says of nobody who it is.
        ("（地方负责）", "none | clause-unread 地方负责"),
    ] {
        assert_said(clause, expected);
    }
}

#[test]
fn governments_of_one_rank_are_each_of_them() {
    let read_in = |list: &str| {
        let plan = read(format!(
            "一、任务\n（一）修渠。清淤护岸。（责任单位：{list}）\n"
        ));
        let units = plan.task(1).unwrap().assignments();
        let shown = units.map(|one| format!("{} {}", one.unit().name(), one.provenance()));
        shown.collect::<Vec<_>>().join("、")
    };
    for (list, expected) in [
        (
            "各盟行政公署、市人民政府",
            "各盟行政公署 stated、各市人民政府 inferred",
        ),
        (
            "各盟行政公署和市人民政府",
            "各盟行政公署 stated、各市人民政府 inferred",
        ),
        (
            "各旗人民政府、区人民政府",
            "各旗人民政府 stated、各区人民政府 inferred",
        ),
        // The city may be the one that the plan is of.
        (
            "各县人民政府、市人民政府",
            "各县人民政府 stated、市人民政府 stated",
        ),
        (
            "自治区水利厅、市人民政府",
            "自治区水利厅 stated、市人民政府 stated",
        ),
    ] {
        assert_eq!(read_in(list), expected, "{list}");
    }
}

#[test]
fn rules_that_tell_roles_by_marks_are_told_and_name_nobody() {
    let units = "responsible 县水利局 responsible 县财政局";
    for (clause, rule) in [
        (
            "（责任单位：县水利局，县财政局。逗号前为牵头单位）",
            "逗号前为牵头单位",
        ),
        (
            "（责任单位：县水利局；县财政局。注：分号前为牵头单位，其余为配合单位）",
            "分号前为牵头单位",
        ),
        (
            "（责任单位：县水利局、县财政局，加粗的为牵头单位）",
            "加粗的为牵头单位",
        ),
        (
            "（责任单位：县水利局；县财政局，“；”前为牵头单位，“；”后为配合单位）",
            "“；”前为牵头单位",
        ),
        (
            "（责任单位：县水利局；县财政局（分号前为牵头单位，分号后为配合单位））",
            "分号前为牵头单位，分号后为配合单位",
        ),
        (
            "（责任单位（分号前为牵头单位，分号后为配合单位）：县水利局；县财政局）",
            "分号前为牵头单位，分号后为配合单位",
        ),
        (
            "（县水利局；县财政局负责，分号前为牵头单位，下同）",
            "分号前为牵头单位",
        ),
        (
            "（责任单位：县水利局，县财政局，前者为牵头单位）",
            "前者为牵头单位",
        ),
    ] {
        assert_said(clause, &format!("{units} | rule-unapplied {rule}"));
    }
    assert_said(
        "（注：分号前为牵头单位，分号后为配合单位）",
        "none | rule-unapplied 分号前为牵头单位",
    );
    // Who is named so is a unit, known or not.
    assert_said(
        "（责任单位：县水利局，县财政局为牵头单位）",
        "responsible 县水利局 lead 县财政局",
    );
    assert_said(
        "（责任单位：县水利局，前进镇为牵头单位）",
        "responsible 县水利局 lead 前进镇",
    );
}

#[test]
fn rules_by_marks_are_told_wherever_they_stand() {
    let task = "（一）修渠。清淤护岸。（责任单位：县水利局；县财政局）\n";
    for text in [
        format!("一、任务（分号前为牵头单位，分号后为配合单位）\n{task}"),
        format!("一、任务\n责任单位中，分号前为牵头单位，分号后为配合单位。\n{task}"),
        "附件\n任务分工表\n序号\t任务\t责任单位（分号前为牵头单位）\n1\t修渠\t县水利局；县财政局\n2\t植树\t县林业局\n"
            .to_owned(),
        "附件\n任务分工表\n序号\t任务\t责任单位\n1\t修渠\t县水利局；县财政局（分号前为牵头单位）\n2\t植树\t县林业局\n"
            .to_owned(),
    ] {
        let plan = read(&*text);
        assert_eq!(tasks(&plan)[0], "修渠: responsible 县水利局 responsible 县财政局", "{text}");
        let odd = odd(&plan);
        let told = odd.iter().filter(|odd| odd.starts_with("rule-unapplied"));
        assert_eq!(told.count(), 1, "{odd:?}");
    }
}

#[test]
fn brackets_within_names_may_be_angles() {
    for (clause, expected) in [
        ("（责任单位：县〈市〉水利局）", "responsible 县〈市〉水利局"),
        ("（责任单位：县《市》水利局）", "responsible 县《市》水利局"),
        (
            "（责任单位：县水利局〈县防汛办〉）",
            "responsible 县水利局〈县防汛办〉",
        ),
        (
            "（责任单位：县水利局《县防汛办》、县财政局）",
            "responsible 县水利局《县防汛办》 responsible 县财政局",
        ),
        (
            "（县水利局〈县防汛办〉牵头，各县＜市、区＞人民政府配合）",
            "lead 县水利局〈县防汛办〉 support 各县＜市、区＞人民政府",
        ),
        (
            "（责任单位：县水利局〈牵头〉、县财政局）",
            "lead 县水利局 responsible 县财政局",
        ),
        // A title is no part of a name.
        (
            "（责任单位：县水利局《县防汛办法》）",
            "responsible 县水利局《县防汛办法》 | unit-doubtful 县水利局《县防汛办法》",
        ),
    ] {
        assert_said(clause, expected);
    }
}

#[test]
fn names_of_an_unknown_make_are_read_or_told() {
    for (clause, expected) in [
        (
            "（由县东河工坊牵头，县水利局配合）",
            "lead 县东河工坊 support 县水利局 | unit-doubtful 县东河工坊",
        ),
        (
            "（县水利局、县东河工坊负责）",
            "responsible 县水利局 responsible 县东河工坊 | unit-doubtful 县东河工坊",
        ),
        // Nothing but a word is known of them.
        (
            "（县水利局、东河工坊负责）",
            "none | clause-unread 县水利局、东河工坊负责",
        ),
        (
            "（东河工坊牵头，县水利局配合）",
            "none | clause-unread 东河工坊牵头，县水利局配合",
        ),
        (
            "（县长牵头，县水利局配合）",
            "none | clause-unread 县长牵头，县水利局配合",
        ),
        (
            "（市场化运作实施，县水利局配合）",
            "none | clause-unread 市场化运作实施，县水利局配合",
        ),
        (
            "（县水利局和县东河工坊负责）",
            "none | clause-unread 县水利局和县东河工坊负责",
        ),
        (
            "（县水利局牵头，县域内全覆盖）",
            "lead 县水利局 | unit-doubtful 县域内全覆盖",
        ),
    ] {
        assert_said(clause, expected);
    }
    // Slogans name nobody.
    for slogan in [
        "省级统筹、市县落实",
        "县东河牵头、县西河配合",
        "各部门要压实责任",
    ] {
        let plan = read(format!(
            "一、任务\n（一）修渠。清淤护岸（{slogan}）。\n（二）植树。绿化。（责任单位：县林业局）\n"
        ));
        assert_eq!(plan.tasks().len(), 1, "{slogan}");
    }
}

#[test]
fn labels_may_have_brackets_of_any_kind_to_themselves() {
    let both = "lead 县水利局 support 县财政局";
    for clause in [
        "[牵头单位]县水利局 [配合单位]县财政局",
        "[牵头单位]县水利局[配合单位]县财政局",
        "【牵头单位】县水利局【配合单位】县财政局",
        "【牵头单位】县水利局　【配合单位】县财政局",
        "［牵头单位］县水利局；［配合单位］县财政局",
        "〔牵头单位〕县水利局〔配合单位〕：县财政局",
        "（牵头单位）县水利局（配合单位）县财政局",
        "[牵头单位]县水利局。[配合单位]县财政局。",
    ] {
        assert_said(clause, both);
    }
    assert_said(
        "[责任单位]县水利局（县防汛办）、县财政局（牵头）。[完成时限]2026年底",
        "responsible 县水利局（县防汛办） lead 县财政局 2026年底",
    );
}

#[test]
fn times_in_brackets_beside_a_clause_are_its_deadline() {
    let led = "lead 县水利局 2026年底前";
    for clause in [
        "（牵头单位：县水利局）（2026年底前完成）",
        "（牵头单位：县水利局）。（2026年底前完成）。",
        "（2026年底前完成）（牵头单位：县水利局）",
        "（牵头单位：县水利局） [2026年底前完成]",
        "（牵头单位：县水利局（2026年底前完成））",
    ] {
        assert_said(clause, led);
    }
    for (clause, expected) in [
        (
            "（县水利局牵头）（2026年底前完成）（县财政局配合）",
            "lead 县水利局 support 县财政局 2026年底前",
        ),
        (
            "（县水利局牵头）（立行立改，长期坚持）",
            "lead 县水利局 立行立改，长期坚持",
        ),
        (
            "（县水利局牵头）（7月底前下达资金）",
            "lead 县水利局 7月底前",
        ),
        // A task has one.
        (
            "（县水利局牵头，2026年6月底前完成）（2026年底前完成）",
            "lead 县水利局 2026年6月底前 | deadline-unplaced 2026年底前",
        ),
        (
            "（责任单位：县水利局（2026年底前完成）、县财政局（2027年底前完成））",
            "responsible 县水利局 responsible 县财政局 2026年底前 | deadline-unplaced 2027年底前",
        ),
        ("（县水利局牵头）（总投资3亿元）", "lead 县水利局"),
        (
            "（责任单位：县水利局（2026年机构改革专班））",
            "responsible 县水利局（2026年机构改革专班）",
        ),
    ] {
        assert_said(clause, expected);
    }
    // A rule acts as if there were no time between.
    let plan = read(
        "一、任务\n（一）修渠。清淤。（县水利局、河口镇负责，列第一位的为牵头单位，下同）\n\
         （二）植树。绿化。（2026年底前完成）（县林业局、河口镇负责）\n",
    );
    assert_eq!(
        tasks(&plan)[1],
        "植树: lead 县林业局 responsible 河口镇 2026年底前"
    );
}

#[test]
fn units_without_a_role_behind_others_are_told() {
    for (clause, expected) in [
        (
            "（县水利局牵头，2026年10月前完成；县财政局，2026年底前完成）",
            "lead 县水利局 2026年10月前 | clause-without-role 县财政局 | deadline-unplaced 2026年底前",
        ),
        (
            "（县水利局负责，县财政局、河口镇）",
            "responsible 县水利局 | clause-without-role 县财政局、河口镇",
        ),
        // Nor have those before what is none.
        (
            "（县水利局负责，县财政局、社会力量）",
            "responsible 县水利局 | clause-without-role 县财政局 | unit-doubtful 社会力量",
        ),
        (
            "（县水利局，2026年10月前完成；县财政局，2026年底前完成）",
            "none | clause-without-role 县水利局，2026年10月前完成；县财政局，2026年底前完成",
        ),
    ] {
        assert_said(clause, expected);
    }
}

#[test]
fn branches_of_banks_are_units_for_certain() {
    for list in [
        "人行北川市分行、县水利局",
        "人行北川市分行、中国建设银行河口县分行",
        "人行北川市分行，2026年底前",
        "农发行河口县支行、河口农商行",
    ] {
        assert_said(
            &format!("（{list}）"),
            &format!("none | clause-without-role {list}"),
        );
    }
    // 分行 may be of trees.
    assert_said("（林木、果木分行栽种）", "none");
}

#[test]
fn departments_that_say_their_field_are_units_by_themselves() {
    for (clause, expected) in [
        (
            "（组织部门牵头，人社部门配合）",
            "lead 组织部门 support 人社部门",
        ),
        (
            "（教育、城管部门牵头，财政部门配合）",
            "lead 教育部门 lead 城管部门 support 财政部门",
        ),
        (
            "（由宣传部门负责，各镇配合）",
            "responsible 宣传部门 support 各镇",
        ),
        // These say no field that a government has a department for.
        (
            "（产权部门牵头，使用部门配合）",
            "none | clause-unread 产权部门牵头，使用部门配合",
        ),
        ("（学校、医院参与）", "none | clause-unread 学校、医院参与"),
    ] {
        assert_said(clause, expected);
    }
}

#[test]
fn units_and_times_in_one_item_are_both_read_or_told() {
    for (clause, expected) in [
        (
            "（县水利局牵头，会同县财政局、县审计局于2026年6月底前完成）",
            "lead 县水利局 support 县财政局 support 县审计局 2026年6月底前",
        ),
        (
            "（责任单位：县水利局、县财政局2026年底前完成）",
            "responsible 县水利局 responsible 县财政局 2026年底前",
        ),
        // Remarks on time are no names.
        (
            "\n责任单位：县水利局，每月召开会议",
            "responsible 县水利局 | unit-doubtful 每月召开会议",
        ),
        (
            "\n责任单位：县水利局，2026年全面铺开",
            "responsible 县水利局 | unit-doubtful 2026年全面铺开",
        ),
    ] {
        assert_said(clause, expected);
    }
    for bracket in [
        "县水利局、社会力量，2026年12月底前",
        "县水利局2026年底前完成",
        "县水利局于2026年底前完成",
        "2026年底前，县水利局完成",
        "2026年底前由县水利局完成",
    ] {
        let expected = format!("none | clause-without-role {bracket}");
        assert_said(&format!("（{bracket}）"), &expected);
    }
    for prose in [
        "2026年底前完成",
        "2025年底前已建成5处",
        "全县2026年底前覆盖",
        "2026年底，达到3万亩",
    ] {
        assert_said(&format!("（{prose}）"), "none");
    }
}

#[test]
fn marks_between_units_and_words_before_one_are_no_part_of_them() {
    for (clause, expected) in [
        (
            "（责任单位：县水利局+各镇）",
            "responsible 县水利局 responsible 各镇",
        ),
        (
            "（责任单位：县水利局·县财政局）",
            "responsible 县水利局 responsible 县财政局",
        ),
        (
            "（责任单位：河口·新城管委会、县水利局）",
            "responsible 河口·新城管委会 responsible 县水利局",
        ),
        (
            "（责任单位：县水利局、县财政局；其中县审计局牵头）",
            "responsible 县水利局 responsible 县财政局 lead 县审计局",
        ),
    ] {
        assert_said(clause, expected);
    }
}

#[test]
fn terms_and_dates_in_figures_are_times() {
    for (words, expected) in [
        ("2026.9.30前", "2026.9.30前"),
        ("“十五五”期间持续推进", "“十五五”期间持续推进"),
        ("春节前完成", "春节前"),
        ("规定时限内办结", "规定时限内"),
    ] {
        let expected = format!("responsible 县水利局 {expected}");
        assert_said(&format!("（责任单位：县水利局，{words}）"), &expected);
    }
    assert_said(
        "（责任单位：县水利局、“十百千”办）",
        "responsible 县水利局 responsible “十百千”办",
    );
}

#[test]
fn whoever_stands_elsewhere_is_told_and_no_unit() {
    for (clause, expected) in [
        (
            "（牵头单位：县水利局；责任单位：同上）",
            "lead 县水利局 | clause-without-units 同上",
        ),
        ("（责任单位：同第1项）", " | clause-without-units 同第1项"),
        (
            "（责任单位同上）",
            "none | clause-without-units 责任单位同上",
        ),
        (
            "\n牵头单位：县水利局\n责任单位：同上",
            "lead 县水利局 | clause-without-units 同上",
        ),
        ("（责任单位：同心县水利局）", "responsible 同心县水利局"),
    ] {
        assert_said(clause, expected);
    }
}

#[test]
fn a_note_may_stand_before_the_first_label() {
    for (clause, expected) in [
        ("（预期性指标，牵头单位：县发改局）", "lead 县发改局"),
        (
            "（约束性指标；牵头单位：县水利局；责任单位：县财政局）",
            "lead 县水利局 responsible 县财政局",
        ),
        (
            "（持续推进，责任单位：县水利局）",
            "responsible 县水利局 持续推进",
        ),
    ] {
        assert_said(clause, expected);
    }
}
