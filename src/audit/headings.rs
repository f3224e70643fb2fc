//! The headings between the annex's rows against those of the outline.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::audit::letters::{Letter, letters, same, words};
use crate::audit::pair::Pair;
use crate::audit::texts::Titled;
use crate::model::{Annex, AnnexHeading, Plan, Section, SectionId, Task};
use crate::text::Span;

/// An annex heading with the tasks whose rows stand under it, at whatever depth.
struct Printed<'p> {
    heading: AnnexHeading<'p>,
    letters: Vec<Letter>,
    tasks: Under<'p>,
    section: Option<Section<'p>>,
    /// Another heading of the annex has these words and the section of these words.
    again: bool,
}

/// The tasks of the rows below a heading, as far as it takes to say which sections are about them all.
#[derive(Clone, Copy, Default)]
struct Under<'p> {
    count: usize,
    /// The sections of the task in the first and of the one in the last section.
    sections: Option<(Section<'p>, Section<'p>)>,
    /// One of them stands in no section.
    outside: bool,
}

impl<'p> Under<'p> {
    fn add(&mut self, task: Task<'p>) {
        self.count += 1;
        let Some(own) = task.section() else {
            self.outside = true;
            return;
        };
        let (first, last) = self.sections.unwrap_or((own, own));
        self.sections = Some((
            if own.id() < first.id() { own } else { first },
            if own.id() > last.id() { own } else { last },
        ));
    }

    /// Whether all of them stand in a section: its subsections follow it without a gap.
    fn all_in(&self, section: Section<'p>) -> bool {
        let within = |(first, last)| section.contains(first) && section.contains(last);
        !self.outside && self.sections.is_none_or(within)
    }

    /// The sections that may be about them all, the innermost first.
    fn around(&self) -> impl Iterator<Item = Section<'p>> + use<'p> {
        let first = self.sections.map(|(first, _)| first);
        std::iter::successors(first, |section| section.parent())
    }
}

/// The pairs whose tasks stand in a section: they are in the order of the tasks.
fn pairs_in<'a, 'p>(pairs: &'a [Pair<'a, 'p>], section: Section<'_>) -> &'a [Pair<'a, 'p>] {
    let mut tasks = section.tasks();
    let Some(first) = tasks.next() else {
        return &[];
    };
    let last = tasks.next_back().unwrap_or(first);
    let start = pairs.partition_point(|pair| pair.task.id() < first.id());
    let end = pairs.partition_point(|pair| pair.task.id() <= last.id());
    pairs.get(start..end).unwrap_or_default()
}

pub(super) fn run<'p>(
    plan: &'p Plan,
    annex: Annex<'p>,
    pairs: &[Pair<'_, 'p>],
    titled: &Titled,
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
    by_tasks(&mut printed, pairs, titled);
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
    left_out(plan, &printed, pairs, titled, findings);
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

fn printed<'p>(plan: &'p Plan, annex: Annex<'p>, pairs: &[Pair<'_, 'p>]) -> Vec<Printed<'p>> {
    let headings: Vec<_> = annex.headings().collect();
    let mut printed: Vec<_> = headings
        .iter()
        .map(|heading| Printed {
            heading: *heading,
            letters: letters(plan.source(), [heading.heading_span()]),
            tasks: Under::default(),
            section: None,
            again: false,
        })
        .collect();
    let above = above(&headings);
    // A row counts for the heading above it and for those above that.
    let place: HashMap<_, _> = headings.iter().zip(0_usize..).collect();
    for pair in pairs {
        let nearest = pair.row.heading();
        let mut next = nearest.and_then(|heading| place.get(&heading)).copied();
        while let Some(at) = next {
            if let Some(one) = printed.get_mut(at) {
                one.tasks.add(pair.task);
            }
            next = above.get(at).copied().flatten();
        }
    }
    printed
}

/// For each heading the place of the one that it stands below.
fn above(headings: &[AnnexHeading<'_>]) -> Vec<Option<usize>> {
    // The headings around the one that is looked at, the outermost first.
    let mut around: Vec<(u8, usize)> = Vec::new();
    let mut above = Vec::with_capacity(headings.len());
    for (at, heading) in headings.iter().enumerate() {
        while around
            .pop_if(|(level, _)| *level >= heading.level())
            .is_some()
        {}
        above.push(around.last().map(|(_, at)| *at));
        around.push((heading.level(), at));
    }
    above
}

/// Finds the sections of the same words, in order; gives how many headings have one.
fn by_words<'p>(plan: &'p Plan, printed: &mut [Printed<'p>]) -> usize {
    let said = |letters: &[Letter]| words(letters).collect::<String>();
    let mut sections: HashMap<String, BTreeMap<SectionId, Section<'p>>> = HashMap::new();
    for section in plan.sections() {
        let own = letters(plan.source(), [section.heading_span()]);
        let same = sections.entry(said(&own)).or_default();
        same.insert(section.id(), section);
    }
    let mut exact = 0;
    for one in printed {
        let Some(same) = sections.get_mut(&said(&one.letters)) else {
            continue;
        };
        exact += 1;
        // Of several with the same words the outermost with the same tasks, else the first that is free.
        let holds =
            |section: &Section<'p>| same.contains_key(&section.id()) && one.tasks.all_in(*section);
        let holder = one.tasks.around().filter(holds).last();
        let id = holder
            .map(Section::id)
            .or_else(|| same.keys().next().copied());
        one.section = id.and_then(|id| same.remove(&id));
        one.again = one.section.is_none();
    }
    exact
}

/// Finds the section of a heading that has none of its words: the smallest about all the tasks whose
/// rows stand under the heading and about no others, if no other heading has it.
fn by_tasks(printed: &mut [Printed<'_>], pairs: &[Pair<'_, '_>], titled: &Titled) {
    let mut taken = taken(printed);
    for one in printed {
        if one.section.is_some() || one.again {
            continue;
        }
        let tasks = one.tasks;
        one.section = tasks.around().find(|section| {
            !taken.contains(&section.id())
                && tasks.all_in(*section)
                && pairs_in(pairs, *section).len() == tasks.count
                // 科技服务领域：… in the row's text names the section within the row, not above it.
                && !titled.names(*section)
        });
        taken.extend(one.section.map(Section::id));
    }
}

/// The sections that a heading of the annex prints.
fn taken(printed: &[Printed<'_>]) -> HashSet<SectionId> {
    let own = printed.iter().filter_map(|one| one.section);
    own.map(Section::id).collect()
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
    pairs: &[Pair<'_, 'p>],
    titled: &Titled,
    findings: &mut Vec<Finding<'p>>,
) {
    let taken = taken(printed);
    // Of the sections with tasks below each: how many there are, and how many the annex prints.
    let mut beside: HashMap<SectionId, (usize, usize)> = HashMap::new();
    for section in plan.sections().filter(|one| one.tasks().len() > 0) {
        if let Some(parent) = section.parent() {
            let (all, shown) = beside.entry(parent.id()).or_default();
            *all += 1;
            *shown += usize::from(taken.contains(&section.id()));
        }
    }
    for section in plan.sections().filter(|one| !taken.contains(&one.id())) {
        let counts = section.parent().and_then(|one| beside.get(&one.id()));
        if counts.is_none_or(|(all, shown)| *shown == 0 || shown * 2 < *all) {
            continue;
        }
        if let Some(pair) = pairs_in(pairs, section).first()
            && !titled.opens(pair.row)
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
