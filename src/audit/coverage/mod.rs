//! Gaps and contradictions within the document: tasks nobody has, units nobody told, numbers that
//! skip, milestones beyond the end.

mod addressees;
mod citations;
mod duties;
mod lists;
mod milestones;
mod names;
mod tasks;

use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::model::{DiagnosticCode, ElementKind, Plan, Task};
use crate::text::{Span, is_blank, trim};

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    annex_not_mentioned(plan, findings);
    annex_missing(plan, findings);
    tasks::run(plan, findings);
    names::run(plan, findings);
    addressees::run(plan, findings);
    lists::run(plan, findings);
    citations::run(plan, findings);
    duties::run(plan, findings);
    milestones::run(plan, findings);
}

/// As reading found it.
fn annex_not_mentioned<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    for odd in plan.diagnostics() {
        if odd.code() == DiagnosticCode::AnnexNotMentioned {
            let finding = Finding::new(plan, FindingKind::AnnexNotMentioned);
            findings.push(finding.in_annex(odd.span()));
        }
    }
}

/// A table of tasks in the list of what is attached, where no table is there: the first of them.
fn annex_missing<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    if plan.annex().is_some() {
        return;
    }
    let elements = plan.elements();
    let lists = elements.filter(|element| element.kind() == ElementKind::Attachments);
    let mut announced = lists.flat_map(|list| {
        let mut start = list.span().start();
        list.text().split_inclusive(['\n', '\r']).map(move |line| {
            let name = attached(line);
            let at = start + line.find(name).unwrap_or(0);
            start += line.len();
            Span::at(at, at + name.len())
        })
    });
    let source = plan.source();
    if let Some(name) = announced.find(|name| tells_tasks(name.of(source))) {
        let behind = source.get(name.end()..).unwrap_or_default();
        // What stands below under its name is there, if not as a table that can be read.
        if !behind.contains(name.of(source)) {
            findings.push(Finding::new(plan, FindingKind::AnnexMissing).in_body(name));
        }
    }
}

/// The name in a line of the list: 附件：1．某某任务分工表.
fn attached(line: &str) -> &str {
    let line = trim(line);
    let line = line.strip_prefix("附件").unwrap_or(line);
    let mark = |c: char| c.is_ascii_digit() || ".．、：:《》".contains(c) || is_blank(c);
    line.trim_matches(mark)
}

/// Whether something is named a division of tasks: 重点任务分工表, 任务清单, 责任分解表.
fn tells_tasks(name: &str) -> bool {
    let subject = ["任务", "责任", "工作", "分工"];
    let sort = [
        "分工",
        "分工表",
        "分工方案",
        "分解",
        "分解表",
        "清单",
        "一览表",
        "台账",
    ];
    subject.iter().any(|word| name.contains(word)) && sort.iter().any(|word| name.ends_with(word))
}

/// Puts a finding about a task at a place of its own: in the annex, where only that states the task.
fn at_task<'p>(finding: Finding<'p>, task: Task<'p>, span: Span) -> Finding<'p> {
    let finding = finding.of_task(Some(task));
    if task.is_from_table() {
        finding.in_annex(span)
    } else {
        finding.in_body(span)
    }
}

#[cfg(test)]
mod tests {
    use crate::{FindingKind, Plan};

    /// The announcements of a table that is not there.
    fn missing(announced: &str, behind: &str) -> Vec<String> {
        let text = format!(
            "东平县修渠实施方案\n一、任务\n（一）修渠\n清淤护岸。（责任单位：县水利局）\n（二）植树\n\
             建设苗圃。（责任单位：县林业局）\n\n附件：{announced}\n\n东平县人民政府办公室\n2026年3月4日\n{behind}"
        );
        let plan = Plan::parse(text).unwrap();
        let audit = plan.audit();
        let all = audit.of_kind(FindingKind::AnnexMissing);
        all.filter_map(|one| Some(one.body()?.text().to_owned()))
            .collect()
    }

    #[test]
    fn a_table_that_is_announced_and_not_there() {
        let table = "\n附件\n修渠任务分工表\n\t序号\n\t任务\n\t责任单位\n\t1\n\t清淤护岸。\n\t县水利局\n\
                     \t2\n\t建设苗圃。\n\t县林业局\n";
        assert_eq!(missing("修渠任务分工表", ""), ["修渠任务分工表"]);
        assert_eq!(missing("1．修渠任务分工表", ""), ["修渠任务分工表"]);
        assert_eq!(missing("修渠任务分工表", table), Vec::<String>::new());
        assert_eq!(missing("修渠申报表", ""), Vec::<String>::new());
    }
}
