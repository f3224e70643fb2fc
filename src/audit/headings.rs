//! The headings between the annex's rows against those of the outline.

use std::collections::HashMap;

use crate::audit::compare::Pair;
use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::audit::stream::{Letter, letters, same, words};
use crate::audit::wording;
use crate::model::{Annex, AnnexHeading, Plan, Section, SectionId, Task};
use crate::text::Span;

/// An annex heading with the tasks whose rows stand under it, at whatever depth.
struct Printed<'p> {
    heading: AnnexHeading<'p>,
    letters: Vec<Letter>,
    tasks: Vec<Task<'p>>,
    section: Option<Section<'p>>,
    /// Another heading of the annex has these words and the section of these words.
    again: bool,
}

pub(super) fn run<'p>(
    plan: &'p Plan,
    annex: Annex<'p>,
    pairs: &[Pair<'p>],
    findings: &mut Vec<Finding<'p>>,
) {
    run_on(plan, findings);
    let mut printed = printed(plan, annex, pairs);
    let exact = by_words(plan, &mut printed);
    // A table with a division of its own shares few headings with the outline, if any.
    let shared = exact * 2 >= printed.len();
    if !shared {
        return;
    }
    by_tasks(&mut printed, pairs);
    for one in &printed {
        match one.section {
            Some(section) => differs(plan, one, section, findings),
            None if one.again => {}
            None => {
                let finding = Finding::new(plan, FindingKind::HeadingMissingInBody);
                findings.push(finding.in_annex(one.heading.heading_span()));
            }
        }
    }
    left_out(plan, &printed, pairs, findings);
}

/// Headings whose end only the annex tells.
fn run_on<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    for section in plan.sections() {
        if let Some(from) = section.repaired_from() {
            let finding = Finding::new(plan, FindingKind::HeadingRunOn)
                .of_section(Some(section))
                .of_task(only_task(section));
            findings.push(finding.in_body(section.heading_span()).in_annex(from));
        }
    }
}

/// The task that a heading names: the only one below it.
fn only_task(section: Section<'_>) -> Option<Task<'_>> {
    let mut tasks = section.tasks();
    tasks.next().filter(|_| tasks.len() == 0)
}

fn printed<'p>(plan: &'p Plan, annex: Annex<'p>, pairs: &[Pair<'p>]) -> Vec<Printed<'p>> {
    let headings: Vec<_> = annex.headings().collect();
    let mut printed: Vec<_> = headings
        .iter()
        .map(|heading| Printed {
            heading: *heading,
            letters: letters(plan.source(), [heading.heading_span()]),
            tasks: Vec::new(),
            section: None,
            again: false,
        })
        .collect();
    // A row counts for the heading above it and for those above that.
    let mut by_row: Vec<_> = pairs.iter().collect();
    by_row.sort_by_key(|pair| pair.row.index());
    for pair in by_row {
        let Some(nearest) = pair.row.heading() else {
            continue;
        };
        let above = headings.iter().position(|heading| *heading == nearest);
        let mut level = u8::MAX;
        for at in above.map_or(0..0, |above| 0..above + 1).rev() {
            if let Some(one) = printed.get_mut(at)
                && one.heading.level() < level
            {
                level = one.heading.level();
                one.tasks.push(pair.task);
                if level == 1 {
                    break;
                }
            }
        }
    }
    printed
}

/// Finds the sections of the same words, in order; gives how many headings have one.
fn by_words<'p>(plan: &'p Plan, printed: &mut [Printed<'p>]) -> usize {
    let said = |letters: &[Letter]| words(letters).collect::<String>();
    let mut sections: HashMap<String, Vec<Section<'p>>> = HashMap::new();
    for section in plan.sections() {
        let own = letters(plan.source(), [section.heading_span()]);
        sections.entry(said(&own)).or_default().push(section);
    }
    let mut exact = 0;
    for one in printed {
        let Some(same) = sections.get_mut(&said(&one.letters)) else {
            continue;
        };
        // Of several with the same words the one with the same tasks, else the first that is free.
        let holds = |section: &Section<'p>| one.tasks.iter().all(|task| is_under(*task, *section));
        let at = same.iter().position(holds).unwrap_or(0);
        exact += 1;
        if at < same.len() {
            one.section = Some(same.remove(at));
        } else {
            one.again = true;
        }
    }
    exact
}

fn is_under(task: Task<'_>, section: Section<'_>) -> bool {
    task.section().is_some_and(|inner| section.contains(inner))
}

/// Finds the section of a heading that has none of its words: the smallest about all the tasks whose
/// rows stand under the heading and about no others, if no other heading has it.
fn by_tasks(printed: &mut [Printed<'_>], pairs: &[Pair<'_>]) {
    let mut taken: Vec<SectionId> = printed
        .iter()
        .filter_map(|one| Some(one.section?.id()))
        .collect();
    let count = |section: Section<'_>| {
        let rows = pairs.iter().filter(|pair| is_under(pair.task, section));
        rows.count()
    };
    for at in 0..printed.len() {
        let Some(one) = printed
            .get(at)
            .filter(|one| one.section.is_none() && !one.again)
        else {
            continue;
        };
        let Some(first) = one.tasks.first().and_then(|task| task.section()) else {
            continue;
        };
        let about =
            std::iter::successors(Some(first), |section| section.parent()).find(|section| {
                !taken.contains(&section.id())
                    && one.tasks.iter().all(|task| is_under(*task, *section))
                    && count(*section) == one.tasks.len()
                    && !names_row(one, *section)
            });
        if let Some(section) = about {
            taken.push(section.id());
        }
        if let Some(one) = printed.get_mut(at) {
            one.section = about;
        }
    }
}

/// Whether a section is named within a row rather than above it: 科技服务领域：… in the row's text.
fn names_row(one: &Printed<'_>, section: Section<'_>) -> bool {
    let Some(annex) = section.plan().annex() else {
        return false;
    };
    one.tasks.iter().any(|task| {
        task.section() == Some(section)
            && annex
                .rows()
                .filter(|row| row.task() == Some(*task))
                .any(|row| wording::opens_with_title(*task, row))
    })
}

fn differs<'p>(
    plan: &'p Plan,
    one: &Printed<'p>,
    section: Section<'p>,
    findings: &mut Vec<Finding<'p>>,
) {
    let own = letters(plan.source(), [section.heading_span()]);
    if same(&own, &one.letters) {
        return;
    }
    let kind = if words(&own).eq(words(&one.letters)) {
        FindingKind::PunctuationDiffers
    } else {
        FindingKind::HeadingDiffers
    };
    let finding = Finding::new(plan, kind)
        .of_section(Some(section))
        .of_task(only_task(section));
    let annex: Span = one.heading.heading_span();
    findings.push(finding.in_body(section.heading_span()).in_annex(annex));
}

/// Headings that the annex leaves out though it prints those beside them.
fn left_out<'p>(
    plan: &'p Plan,
    printed: &[Printed<'p>],
    pairs: &[Pair<'p>],
    findings: &mut Vec<Finding<'p>>,
) {
    let has = |section: Section<'_>| {
        printed
            .iter()
            .any(|one| one.section.is_some_and(|own| own.id() == section.id()))
    };
    for section in plan.sections().filter(|section| !has(*section)) {
        let Some(parent) = section.parent() else {
            continue;
        };
        let beside = parent.children().filter(|one| one.tasks().len() > 0);
        let (all, shown) = beside.fold((0, 0), |(all, shown), one| {
            (all + 1, shown + usize::from(has(one)))
        });
        let mut rows = pairs.iter().filter(|pair| is_under(pair.task, section));
        let repeated = rows.next();
        let named = repeated.is_some_and(|pair| wording::opens_with_title(pair.task, pair.row));
        if let Some(pair) = repeated
            && shown * 2 >= all
            && shown > 0
            && !named
        {
            let at = pair.row.span().start();
            let finding = Finding::new(plan, FindingKind::HeadingMissingInAnnex)
                .of_section(Some(section))
                .of_task(only_task(section));
            let place = Span::at(at, at);
            findings.push(finding.in_body(section.heading_span()).in_annex(place));
        }
    }
}
