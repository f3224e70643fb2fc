//! Tasks that lack a unit, and units that a task names twice.

use std::collections::{HashMap, HashSet};

use super::at_task;
use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::audit::mentions::is_lent;
use crate::audit::named::Names;
use crate::audit::units::clause;
use crate::model::{
    Annex, AnnexRow, Plan, Provenance, Role, RowAssignment, Section, SectionId, Task, Unit,
};
use crate::text::{Excerpt, Span};

/// Words in the headings of sections that give no work out.
const NO_TASKS: &[&str] = &[
    "组织", "保障", "领导", "要求", "督查", "督导", "考核", "评估", "宣传", "实施", "附则", "目标",
    "原则", "总体", "思想", "统筹", "落实", "机制", "监督",
];

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    without_lead(plan, findings);
    without_units(plan, findings);
    repeated(plan, findings);
}

/// Tasks that several answer for and nobody leads, in a plan where nearly all tasks are led: one that
/// answers alone needs no lead. Where the annex names a lead, the two differ, which is a finding of its
/// own.
fn without_lead<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    let led = |task: &Task<'_>| task.leads().next().is_some();
    if plan.tasks().filter(led).count() * 4 < plan.tasks().len() * 3 {
        return;
    }
    let in_annex = told_by_rows(plan, |row| row.leads().any(|one| is_own(row, one)));
    for (task, in_annex) in plan.tasks().zip(in_annex) {
        if !led(&task) && !in_annex && task.responsible().count() > 1 && !each_for_itself(task) {
            let finding = Finding::new(plan, FindingKind::TaskWithoutLead);
            findings.push(at_task(finding, task, clause(task, None)));
        }
    }
}

/// Whether the clause says that each of the units answers for what is its own: 县水利局、县财政局按职责分工负责. Nobody is to
/// lead them.
fn each_for_itself(task: Task<'_>) -> bool {
    let mut clauses = task.clauses().map(Excerpt::text);
    clauses.any(|clause| {
        ["职责", "職責", "分别", "分別", "各负其责"]
            .iter()
            .any(|word| clause.contains(word))
    })
}

/// For each task of the body whether the annex has a row for it of which this is so.
fn told_by_rows(plan: &Plan, so: impl Fn(AnnexRow<'_>) -> bool) -> Vec<bool> {
    let mut told = vec![false; plan.tasks().len()];
    for row in plan.annex().into_iter().flat_map(Annex::rows) {
        let task = row.task().filter(|task| !task.is_from_table());
        if let Some(slot) = task.and_then(|task| told.get_mut(task.id().index())) {
            *slot |= so(row);
        }
    }
    told
}

/// Whether an assignment of a row is not lent by the row above.
fn is_own(row: AnnexRow<'_>, one: RowAssignment<'_>) -> bool {
    !is_lent(row, one.provenance(), one.span())
}

/// Items that no clause gives to anybody, among items that are given to somebody.
fn without_units<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    let in_annex = told_by_rows(plan, |row| row.assignments().any(|one| is_own(row, one)));
    for (task, in_annex) in plan.tasks().zip(in_annex) {
        if task.assignments().len() == 0 && !in_annex {
            let finding = Finding::new(plan, FindingKind::TaskWithoutUnits);
            findings.push(at_task(finding, task, clause(task, None)));
        }
    }
    let given = Given::of(plan);
    let names = Names::of(plan);
    for section in plan.sections() {
        let leaf = section.children().next().is_none() && section.tasks().len() == 0;
        let Some(parent) = section.parent().filter(|_| leaf) else {
            continue;
        };
        let covered = given.directly.contains(&parent.id());
        if !covered
            && given.to_most_beside(parent)
            && !names_no_task(section)
            && !names_somebody(section, &names)
        {
            let finding = Finding::new(plan, FindingKind::TaskWithoutUnits);
            findings.push(finding.of_section(Some(section)).in_body(section.span()));
        }
    }
}

/// Which sections are given to somebody.
struct Given {
    /// Those that have a task of their own, not only below them.
    directly: HashSet<SectionId>,
    /// For each section how many stand directly below it, and how many of those have tasks.
    below: HashMap<SectionId, (usize, usize)>,
}

impl Given {
    fn of(plan: &Plan) -> Self {
        let mut below: HashMap<SectionId, (usize, usize)> = HashMap::new();
        for section in plan.sections() {
            if let Some(parent) = section.parent() {
                let (all, given) = below.entry(parent.id()).or_default();
                *all += 1;
                *given += usize::from(section.tasks().len() > 0);
            }
        }
        let sections = plan.tasks().filter_map(Task::section);
        let directly = sections.map(Section::id).collect();
        Self { directly, below }
    }

    /// Whether most of those beside a section below this one, which has no tasks itself, have some.
    fn to_most_beside(&self, parent: Section<'_>) -> bool {
        let counts = self.below.get(&parent.id());
        counts.is_some_and(|(all, given)| *given > 0 && given * 2 >= all - 1)
    }
}

/// Whether the item's own prose says who is to do it: 由县水利局牵头….
fn names_somebody(section: Section<'_>, names: &Names<'_>) -> bool {
    let says =
        |text: &str| ["牵头", "负责"].iter().any(|word| text.contains(word)) || names.any_in(text);
    section.paragraphs().any(|paragraph| says(paragraph.text()))
}

fn names_no_task(section: Section<'_>) -> bool {
    section
        .path()
        .iter()
        .any(|one| NO_TASKS.iter().any(|word| one.heading().contains(word)))
}

/// Units that stand twice in the clauses of a task, or in a row.
fn repeated<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    for task in plan.tasks().filter(|task| !task.is_from_table()) {
        let stated = task
            .assignments()
            .filter(|one| one.provenance() == Provenance::Stated || task.span().covers(one.span()));
        let all: Vec<_> = stated
            .map(|one| (one.unit(), one.role(), one.span()))
            .collect();
        for (unit, role, span) in again(&all) {
            let finding = Finding::new(plan, FindingKind::UnitRepeated).of_task(Some(task));
            let detail = Detail::Roles(Some(role), None);
            findings.push(finding.of_unit(unit).in_body(span).with(detail));
        }
    }
    for row in plan.annex().into_iter().flat_map(Annex::rows) {
        let all: Vec<_> = row
            .assignments()
            .map(|one| (one.unit(), one.role(), one.span()))
            .collect();
        for (unit, role, span) in again(&all) {
            let finding = Finding::new(plan, FindingKind::UnitRepeated).of_row(row);
            let detail = Detail::Roles(None, Some(role));
            findings.push(finding.of_unit(unit).in_annex(span).with(detail));
        }
    }
}

type Named<'p> = (Unit<'p>, Role, Span);

/// Every mention of a unit that was mentioned before.
fn again<'p>(all: &[Named<'p>]) -> Vec<Named<'p>> {
    let mut seen = HashSet::with_capacity(all.len());
    all.iter()
        .filter(|(unit, ..)| !seen.insert(unit.id()))
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{Finding, Plan};

    fn found(text: &'static str) -> Vec<(&'static str, &'static str)> {
        let plan = Plan::parse(text).unwrap();
        let audit = plan.audit();
        let about = |finding: Finding<'_>| {
            let heading = finding.section().map_or("", crate::Section::heading);
            ["修渠", "植树", "筑路", "管护"]
                .into_iter()
                .find(|name| *name == heading)
        };
        audit
            .substance()
            .filter_map(|finding| Some((finding.code(), about(finding)?)))
            .collect()
    }

    #[test]
    fn several_who_answer_need_one_who_leads() {
        assert_eq!(
            found(
                "一、任务\n（一）修渠。清淤。（牵头单位：县水利局；责任单位：县财政局）\n\
                 （二）植树。育苗。（牵头单位：县林业局）\n（三）筑路。硬化。（牵头单位：县交通局）\n\
                 （四）管护。巡河。（责任单位：县水利局、县财政局）\n"
            ),
            [("task-without-lead", "管护")]
        );
        assert_eq!(
            found(
                "一、任务\n（一）修渠。清淤。（牵头单位：县水利局）\n（二）植树。育苗。（责任单位：县林业局）\n"
            ),
            []
        );
    }

    #[test]
    fn an_item_among_tasks_is_somebodys() {
        assert_eq!(
            found(
                "一、任务\n（一）修渠。清淤。（责任单位：县水利局）\n（二）植树。育苗。\n\
                 （三）筑路。由县交通局负责硬化。\n（四）管护。巡河。（责任单位：）\n"
            ),
            [
                ("task-without-units", "植树"),
                ("task-without-units", "管护")
            ]
        );
    }
}
