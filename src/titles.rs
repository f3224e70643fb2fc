//! What titles say: that of a table of the plan that it belongs to, that of a chapter of whether it holds tasks.

/// Words in the heading of the part that says how the plan is carried out (组织实施).
const ORGANISING: [&str; 7] = [
    "组织实施",
    "组织保障",
    "保障措施",
    "工作保障",
    "实施保障",
    "工作要求",
    "组织领导",
];

/// Words in the heading of the part that says what the plan is for.
const FRAMING: [&str; 10] = [
    "总体要求",
    "总体思路",
    "总体目标",
    "指导思想",
    "基本原则",
    "工作原则",
    "工作目标",
    "主要目标",
    "附则",
    "政策依据",
];

/// Whether a heading is that of the part which says how the plan is carried out.
pub(crate) fn organises(heading: &str) -> bool {
    ORGANISING.iter().any(|word| heading.contains(word))
}

/// Whether a heading is that of a part which states no task: what the plan is for, or how it is carried out.
pub(crate) fn states_no_task(heading: &str) -> bool {
    organises(heading) || FRAMING.iter().any(|word| heading.contains(word))
}

/// Whether a table's title names a plan beside the table: 某某实施方案任务分工, not 任务分工表, nor 整改措施清单, which is a list
/// of measures.
pub(crate) fn names_plan(title: &str) -> bool {
    const TABLES: [&str; 6] = [
        "任务分工",
        "责任分工",
        "分工",
        "任务分解",
        "责任清单",
        "任务清单",
    ];
    const PLANS: [&str; 6] = ["方案", "措施", "计划", "意见", "规划", "要点"];
    const LISTS: [&str; 3] = ["清单", "台账", "表"];
    let end = TABLES.iter().find_map(|word| title.find(word));
    let before = title.get(..end.unwrap_or(title.len())).unwrap_or_default();
    let names = |word: &&str| {
        let mut places = before.match_indices(*word);
        places.any(|(at, word)| {
            let behind = before.get(at + word.len()..).unwrap_or_default();
            !LISTS.iter().any(|list| behind.starts_with(list))
        })
    };
    PLANS.iter().any(names)
}

#[cfg(test)]
mod tests {
    use super::{names_plan, organises, states_no_task};

    #[test]
    fn titles_of_tables_may_name_a_plan() {
        for title in [
            "某县通水实施方案任务分工",
            "某县三年行动计划任务分解表",
            "某县若干措施责任清单",
        ] {
            assert!(names_plan(title), "{title}");
        }
        for title in [
            "任务分工表",
            "整改措施清单",
            "年度计划表",
            "问题整改台账",
            "",
        ] {
            assert!(!names_plan(title), "{title}");
        }
    }

    #[test]
    fn parts_without_tasks_are_told_by_their_headings() {
        for (heading, organises_it, states_none) in [
            ("保障措施", true, true),
            ("强化组织保障", true, true),
            ("总体要求", false, true),
            ("主要任务", false, false),
            ("落实水利工程建设要求", false, false),
        ] {
            assert_eq!(organises(heading), organises_it, "{heading}");
            assert_eq!(states_no_task(heading), states_none, "{heading}");
        }
    }
}
