//! What the title of a table says of the plan that it belongs to.

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
    use super::names_plan;

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
}
