//! Milestones and deadlines beyond the plan's own period.

use std::collections::{HashMap, VecDeque};

use chrono::Datelike;

use crate::audit::finding::{Detail, Finding};
use crate::audit::kind::FindingKind;
use crate::model::{ElementKind, Plan, Task, TaskId};
use crate::numeral::{number, number_start};
use crate::text::{Excerpt, Span, is_blank};

/// The plan's period, as far as the document states it.
#[derive(Clone, Copy, Default, Debug)]
struct Period {
    years: Option<u32>,
    /// The last year.
    end: Option<i32>,
}

pub(super) fn run<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    let period = period(plan);
    if period.years.is_none() && period.end.is_none() {
        return;
    }
    let mut found: Vec<Finding<'p>> = Vec::new();
    for element in plan.elements() {
        let span = element.span();
        if element.kind() == ElementKind::Paragraph {
            let task = plan.at(span.start()).and_then(crate::model::Place::task);
            for (place, detail) in beyond(plan.source(), span, period) {
                let finding = Finding::new(plan, FindingKind::MilestoneBeyondPeriod);
                found.push(finding.of_task(task).in_body(place).with(detail));
            }
        }
    }
    // Where in the body a task says this, blanks aside, in order.
    let mut said: HashMap<(TaskId, String), VecDeque<usize>> = HashMap::new();
    for (at, one) in found.iter().enumerate() {
        if let (Some(task), Some(place)) = (one.task, one.body) {
            let words = plain(place.of(plan.source()));
            said.entry((task.id(), words)).or_default().push_back(at);
        }
    }
    for row in plan.annex().into_iter().flat_map(crate::model::Annex::rows) {
        for text in row.paragraphs() {
            for (place, detail) in beyond(plan.source(), text.span(), period) {
                let words = || plain(place.of(plan.source()));
                let same = row
                    .task()
                    .and_then(|task| said.get_mut(&(task.id(), words())))
                    .and_then(VecDeque::pop_front)
                    .and_then(|at| found.get_mut(at));
                // The annex repeats what the body says: one finding.
                if let Some(same) = same {
                    *same = same.in_annex(place);
                } else {
                    let finding = Finding::new(plan, FindingKind::MilestoneBeyondPeriod);
                    found.push(finding.of_row(row).in_annex(place).with(detail));
                }
            }
        }
    }
    if let Some(end) = period.end {
        found.extend(plan.tasks().filter_map(|task| late(plan, task, end)));
    }
    findings.append(&mut found);
}

fn late<'p>(plan: &'p Plan, task: Task<'p>, end: i32) -> Option<Finding<'p>> {
    let deadline = task.deadline()?;
    let late = deadline.date().is_some_and(|date| date.year() > end);
    let finding = Finding::new(plan, FindingKind::MilestoneBeyondPeriod).with(Detail::EndYear(end));
    late.then(|| super::at_task(finding, task, deadline.span()))
}

/// What the title or the parts without tasks say of the plan's period.
fn period(plan: &Plan) -> Period {
    let source = plan.source();
    let title = plan.document().title().map(Excerpt::joined);
    let mut period = title.map_or_else(Period::default, |title| {
        stated(&title, &["年行动", "年攻坚", "年计划"])
    });
    for element in plan.elements() {
        if period.years.is_some() || period.end.is_some() {
            break;
        }
        let span = element.span();
        let in_task = || {
            plan.at(span.start())
                .and_then(crate::model::Place::task)
                .is_some()
        };
        if element.kind() == ElementKind::Paragraph && !in_task() {
            period = stated(
                span.of(source),
                &["年试点", "年的试点", "年改革试点", "年集中攻坚"],
            );
        }
    }
    let start = plan.document().date().map(|date| date.year());
    if period.end.is_none() {
        period.end = start
            .zip(period.years)
            .and_then(|(start, years)| start.checked_add(i32::try_from(years).ok()?));
    }
    period
}

/// The period that a text states: so many years of this sort (3年试点, 试点期3年), or from a year to
/// another (2021—2025年).
fn stated(text: &str, sorts: &[&str]) -> Period {
    const LONGEST: u32 = 30;
    let years = |found: Option<(u32, usize)>| found.map(|(years, _)| years);
    let plausible = |years: &u32| (1..=LONGEST).contains(years);
    let before = sorts
        .iter()
        .filter_map(|sort| text.find(sort))
        .find_map(|at| years(number_before(text, at)).filter(plausible));
    let behind = [
        "试点期为",
        "试点期限为",
        "试点期",
        "试点期限",
        "实施期限为",
        "为期",
        "期限为",
    ]
    .iter()
    .filter_map(|word| text.find(word).and_then(|at| text.get(at + word.len()..)))
    .find_map(|rest| {
        let (value, length) = number(rest)?;
        let counts = rest.get(length..)?.starts_with('年');
        Some(value).filter(plausible).filter(|_| counts)
    });
    Period {
        years: before.or(behind),
        end: range_end(text),
    }
}

/// The number that ends at a byte.
fn number_before(text: &str, end: usize) -> Option<(u32, usize)> {
    let head = text.get(..end)?;
    number(head.get(number_start(head)?..)?)
}

/// The second year of 2021—2025年.
fn range_end(text: &str) -> Option<i32> {
    let dash = |c: char| matches!(c, '—' | '-' | '－' | '–' | '~' | '～' | '至');
    let mut was_dash = false;
    for (at, c) in text.char_indices() {
        // A row of dashes is one.
        let continues = std::mem::replace(&mut was_dash, dash(c));
        if !dash(c) || continues {
            continue;
        }
        let before = text.get(..at)?;
        let before = before.strip_suffix('年').unwrap_or(before);
        let behind = text.get(at + c.len_utf8()..)?.trim_start_matches(dash);
        let first = number_before(before, before.len()).filter(|(year, _)| is_year(*year));
        let last = number(behind).filter(|(year, _)| is_year(*year));
        if let (Some(_), Some((end, length))) = (first, last)
            && behind
                .get(length..)
                .is_some_and(|rest| rest.starts_with('年'))
        {
            return i32::try_from(end).ok();
        }
    }
    None
}

fn is_year(year: u32) -> bool {
    (1950..=2150).contains(&year)
}

/// The milestones of a text that lie beyond the period: 五年建成 of 一年起步、三年成型、五年建成, or
/// 到2030年.
fn beyond(source: &str, text: Span, period: Period) -> Vec<(Span, Detail<'static>)> {
    let words = text.of(source);
    let mut found = Vec::new();
    for (at, _) in words.match_indices('年') {
        let Some((value, length)) = number_before(words, at) else {
            continue;
        };
        let start = at - length;
        let end = at + '年'.len_utf8();
        let before = words.get(..start).unwrap_or_default();
        if is_year(value) {
            if let Some(last) = period.end
                && before.ends_with('到')
                && i64::from(value) > i64::from(last)
            {
                let place = Span::at(text.start() + start, text.start() + end);
                found.push((place, Detail::EndYear(last)));
            }
        } else if let Some(years) = period.years
            && value > years
            && is_step(before)
            && let Some(name) = step_name(words.get(end..).unwrap_or_default())
        {
            let place = Span::at(text.start() + start, text.start() + end + name);
            found.push((place, Detail::Years(years)));
        }
    }
    found
}

/// Whether a text ends with an earlier step of a series: 三年成型、.
fn is_step(before: &str) -> bool {
    const LONGEST: usize = 6;
    let Some(before) = before.strip_suffix(['、', '，']) else {
        return false;
    };
    let Some(year) = before.rfind('年') else {
        return false;
    };
    let named = before.get(year + '年'.len_utf8()..).unwrap_or_default();
    (1..=LONGEST).contains(&named.chars().count()) && number_before(before, year).is_some()
}

/// The length of what a step is called, up to the next mark.
fn step_name(behind: &str) -> Option<usize> {
    const LONGEST: usize = 6;
    let end = behind
        .find(|c: char| !c.is_alphanumeric() && !is_blank(c))
        .unwrap_or(behind.len());
    let name = behind.get(..end)?;
    let letters = name.chars().filter(|c| !is_blank(*c)).count();
    (1..=LONGEST)
        .contains(&letters)
        .then_some(name.trim_end_matches(is_blank).len())
}

/// What a text says, blanks aside.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).collect()
}

#[cfg(test)]
mod tests {
    use crate::{FindingKind, Plan};

    fn late(text: &'static str) -> Vec<String> {
        let plan = Plan::parse(text).unwrap();
        let audit = plan.audit();
        audit
            .of_kind(FindingKind::MilestoneBeyondPeriod)
            .filter_map(|one| Some(one.body()?.text().to_owned()))
            .collect()
    }

    #[test]
    fn a_step_beyond_the_period() {
        assert_eq!(
            late(
                "一、目标\n经过三年试点，全县通水。\n二、任务\n（一）修渠。力争一年起步、三年成型、五年建成。（责任单位：县水利局）\n"
            ),
            ["五年建成"]
        );
        assert_eq!(
            late(
                "一、目标\n经过三年试点，全县通水。\n二、任务\n（一）修渠。引进从业五年以上人员，一年起步、三年成型。（责任单位：县水利局）\n"
            ),
            Vec::<String>::new()
        );
        assert_eq!(
            late(
                "一、目标\n实施期为2021—2025年。\n二、任务\n（一）修渠。到2027年建成。（责任单位：县水利局）\n"
            ),
            ["2027年"]
        );
    }
}
