//! When a task is to be done, in the body and in the row.

use crate::audit::finding::Finding;
use crate::audit::kind::{FindingKind, FindingSeverity};
use crate::audit::pair::Pair;
use crate::audit::units;
use crate::model::{Annex, AnnexRow, Deadline, Plan};
use crate::nearest::half_width;
use crate::text::{is_blank, join_lines};

/// Words in the head of a column of deadlines.
const COLUMNS: &[&str] = &["时限", "期限", "完成时间", "完成时", "时间节点"];

pub(super) fn run<'p>(
    plan: &'p Plan,
    annex: Annex<'p>,
    pairs: &[Pair<'_, 'p>],
    findings: &mut Vec<Finding<'p>>,
) {
    let has_column = annex.rows().any(|row| row.deadline().is_some())
        || annex.columns().any(|head| {
            let head = plain(head.text());
            COLUMNS.iter().any(|word| head.contains(word))
        });
    // A body that leaves all deadlines to the table contradicts none of them.
    let in_body = pairs.iter().any(|pair| pair.task.deadline().is_some());
    for pair in pairs.iter().copied() {
        let task = pair.task;
        let row = stating(pair);
        let base = |kind| Finding::new(plan, kind).of_task(Some(task)).of_row(row);
        match (task.deadline(), row.deadline()) {
            (Some(own), Some(other)) => {
                if let Some(severity) = differ(own, other) {
                    let finding = base(FindingKind::DeadlineDiffers).with_severity(severity);
                    findings.push(finding.in_body(own.span()).in_annex(other.span()));
                }
            }
            (Some(own), None) if has_column && !says(row.text(), own) => {
                let finding = base(FindingKind::DeadlineMissingInAnnex);
                findings.push(finding.in_body(own.span()).in_annex(row.span()));
            }
            (None, Some(other)) if in_body && !says(task.text(), other) => {
                let finding = base(FindingKind::DeadlineMissingInBody);
                let clause = units::clause(task, None);
                findings.push(finding.in_body(clause).in_annex(other.span()));
            }
            _ => {}
        }
    }
}

/// The row that says when the task is to be done, of several the one that says what the body does.
fn stating<'p>(pair: Pair<'_, 'p>) -> AnnexRow<'p> {
    let own = pair.task.deadline();
    let agrees = |row: &AnnexRow<'_>| {
        let other = row.deadline();
        own.zip(other)
            .is_some_and(|(own, other)| differ(own, other).is_none())
    };
    pair.rows().find(agrees).unwrap_or(pair.row)
}

/// How much it matters that two deadlines differ; `None` where they say the same.
fn differ(own: Deadline<'_>, other: Deadline<'_>) -> Option<FindingSeverity> {
    let (a, b) = (words(own), words(other));
    let figures = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let same_day = match (own.date(), other.date()) {
        (None, None) => figures(&a) == figures(&b),
        (Some(_), None) => is_without_year(&b, &a),
        (None, Some(_)) => is_without_year(&a, &b),
        (own, other) => own == other,
    };
    match (same_day, a == b) {
        (false, _) => Some(FindingSeverity::Substance),
        (true, false) => Some(FindingSeverity::Wording),
        (true, true) => None,
    }
}

/// Whether a text states a deadline in its own prose.
fn says(text: &str, deadline: Deadline<'_>) -> bool {
    plain(text).contains(words(deadline).trim_end_matches('前'))
}

/// A deadline's words: what is to be done by then goes without saying.
fn words(deadline: Deadline<'_>) -> String {
    let mut words = plain(deadline.text());
    if let Some(bare) = words.strip_suffix("完成") {
        words.truncate(bare.len());
    }
    words
}

/// Whether a deadline is another without its year, which a title may say: 6月底前 and 2026年6月底, 年底 and 2026年底前.
fn is_without_year(bare: &str, dated: &str) -> bool {
    let Some((_, behind)) = dated.split_once('年') else {
        return false;
    };
    let digits = |c: char| c.is_ascii_digit();
    let month = bare.starts_with(digits) && bare.trim_start_matches(digits).starts_with('月');
    let words = match bare.strip_prefix('年') {
        Some(words) => Some(words),
        None => month.then_some(bare),
    };
    words.is_some_and(|words| words.trim_end_matches('前') == behind.trim_end_matches('前'))
}

fn plain(text: &str) -> String {
    let joined = join_lines(text);
    let printed = joined.chars().filter(|c| !is_blank(*c));
    printed.map(half_width).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Finding, Plan};

    /// What is found of two tasks whose deadlines the body states as `body`, the table as `annex`.
    fn found(body: [&str; 2], annex: [&str; 2]) -> Vec<(&'static str, &'static str)> {
        let [first, second] = body.map(|text| match text {
            "" => String::new(),
            text => format!("，{text}完成"),
        });
        let text = format!(
            "一、任务\n（一）修渠\n清淤护岸。（县水利局负责{first}）\n（二）植树\n建设苗圃。（县林业局负责{second}）\n\
             附件\n任务分工表\n\n| 序号 | 任务 | 责任单位 | 完成时限 |\n|---|---|---|---|\n\
             | 1 | 清淤护岸。 | 县水利局 | {} |\n| 2 | 建设苗圃。 | 县林业局 | {} |\n",
            annex[0], annex[1]
        );
        let plan = Plan::parse(text).unwrap();
        let audit = plan.audit();
        assert_eq!(audit.compared(), 2);
        let told = |one: &Finding<'_>| one.code().starts_with("deadline");
        let all = audit.findings().filter(told);
        all.map(|one| (one.code(), one.severity().as_str()))
            .collect()
    }

    #[test]
    fn deadlines_are_held_against_each_other() {
        let both = ["2026年6月底前", "2026年12月底前"];
        assert_eq!(found(both, both), []);
        assert_eq!(
            found(both, ["2026年6月底前", "2028年12月底前"]),
            [("deadline-differs", "substance")]
        );
        // Without a year on one side, month and day have to agree.
        assert_eq!(
            found(["6月底前", "12月底前"], ["2026年6月底", "2026年11月底"]),
            [
                ("deadline-differs", "wording"),
                ("deadline-differs", "substance")
            ]
        );
        assert_eq!(
            found(["2026年底前", "长期坚持"], ["6月底前", "2026年底前"]),
            [
                ("deadline-differs", "substance"),
                ("deadline-differs", "substance")
            ]
        );
        assert_eq!(
            found(["年底前", "2026年底前"], ["2026年底", "年底"]),
            [
                ("deadline-differs", "wording"),
                ("deadline-differs", "wording")
            ]
        );
        let substance = ("deadline-differs", "substance");
        for (body, annex) in [
            (
                ["11月底前", "1月1日前"],
                ["2026年1月1日前", "2026年11月底前"],
            ),
            (
                ["每年6月底前", "6个月内"],
                ["2026年6月底前", "2026年6月底前"],
            ),
            (["3年内", "12月1日前"], ["2026年3月底前", "2026年1月21日前"]),
        ] {
            assert_eq!(
                found(body, annex),
                [substance, substance],
                "{body:?} {annex:?}"
            );
        }
        assert_eq!(
            found(both, ["2026年6月30日前", "2026年12月底前完成"]),
            [("deadline-differs", "wording")]
        );
    }

    #[test]
    fn a_deadline_on_one_side_alone() {
        let both = ["2026年6月底前", "2026年12月底前"];
        assert_eq!(
            found(both, ["2026年6月底前", ""]),
            [("deadline-missing-in-annex", "substance")]
        );
        assert_eq!(
            found(["2026年6月底前", ""], both),
            [("deadline-missing-in-body", "substance")]
        );
        // The body leaves deadlines to the table.
        assert_eq!(found(["", ""], both), []);
        // Nobody filled in the column.
        assert_eq!(found(["", ""], ["", ""]), []);
    }
}
