//! What a task says in the body and in its row: title, text, punctuation, spaces, paragraphs.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::audit::compare::Pair;
use crate::audit::finding::Finding;
use crate::audit::kind::{FindingKind, FindingSeverity};
use crate::audit::stream::{Hunk, Letter, hunks, is_mark, letters, place, same, words};
use crate::model::{Annex, AnnexRow, Excerpts, Plan, Section, SectionId, Task};
use crate::text::{Excerpt, Span, trim};

/// As many characters at its beginning tell a text from another.
const BEGINNING: usize = 6;

/// A task's text and its row's, each without what titles it.
struct Texts {
    body: Vec<Letter>,
    row: Vec<Letter>,
    titles: Option<Titles>,
}

/// How the task's title stands in the row.
struct Titles {
    body: Vec<Letter>,
    row: Vec<Letter>,
    /// The marks behind the titles.
    marks: Option<(Span, Span)>,
}

fn spans(texts: Excerpts<'_>) -> Vec<Span> {
    texts.map(Excerpt::span).collect()
}

/// Which rows begin with their task's title, which no heading above the row prints then.
pub(super) struct Titled {
    /// For each row, by its place in the table.
    rows: Vec<bool>,
    /// The sections that the tasks of such rows stand in.
    sections: HashSet<SectionId>,
    /// How many of them stand directly below each section.
    below: HashMap<SectionId, usize>,
}

impl Titled {
    pub(super) fn of(annex: Annex<'_>) -> Self {
        let mut titled = Self {
            rows: Vec::with_capacity(annex.rows().len()),
            sections: HashSet::new(),
            below: HashMap::new(),
        };
        for row in annex.rows() {
            let opens = |task: &Task<'_>| {
                let all = texts(*task, std::iter::once(row));
                all.is_some_and(|all| all.titles.is_some())
            };
            let task = row.task().filter(opens);
            titled.rows.push(task.is_some());
            if let Some(section) = task.and_then(Task::section)
                && titled.sections.insert(section.id())
                && let Some(parent) = section.parent()
            {
                *titled.below.entry(parent.id()).or_default() += 1;
            }
        }
        titled
    }

    /// Whether a row begins with its task's title.
    pub(super) fn opens(&self, row: AnnexRow<'_>) -> bool {
        self.rows.get(row.index()) == Some(&true)
    }

    /// Whether a row that begins with its task's title names the section.
    pub(super) fn names(&self, section: Section<'_>) -> bool {
        self.sections.contains(&section.id())
    }

    /// Whether one names a section beside this one.
    fn names_beside(&self, section: Section<'_>) -> bool {
        let parent = section.parent();
        let below = parent.and_then(|parent| self.below.get(&parent.id()));
        below.is_some_and(|count| *count > usize::from(self.names(section)))
    }
}

/// Parts titles from texts. `None` where one side has no text at all.
fn texts<'p>(task: Task<'p>, rows: impl Iterator<Item = AnnexRow<'p>>) -> Option<Texts> {
    let source = task.plan().source();
    let paragraphs = spans(task.paragraphs());
    let first = paragraphs.first().copied();
    // A title that is the text's own first words is no part of its own.
    let apart = first.is_none_or(|first| task.title_span().end() <= first.start());
    let title = letters(source, apart.then(|| task.title_span()));
    let body = letters(source, paragraphs);
    let mut own = Vec::new();
    for row in rows {
        let further = !own.is_empty();
        own.extend(own_paragraphs(task, row, further));
    }
    let mut row = without_number(task, letters(source, own));
    if row.is_empty() {
        return None;
    }
    if body.is_empty() {
        // A title that is all there is ends with no mark of its own.
        let body = letters(source, [task.title_span()]);
        row.truncate(row.len() - marks_at_end(&row));
        return Some(Texts {
            body,
            row,
            titles: None,
        });
    }
    let begins = |text: &[Letter]| {
        let length = BEGINNING.min(body.len());
        text.len() >= length
            && same(
                text.get(..length).unwrap_or_default(),
                body.get(..length).unwrap_or_default(),
            )
    };
    let Some(end) = title_end(&title, &row, begins) else {
        return Some(Texts {
            body,
            row,
            titles: None,
        });
    };
    let marked = is_mark(&row, end);
    let behind = end + usize::from(marked);
    let mark = |text: &[Letter]| text.get(end).map(|letter| letter.span);
    let own_mark = first.and_then(|first| mark_between(source, task.title_span(), first));
    let marks = match (own_mark, marked) {
        (Some(own), true) => mark(&row).map(|other| (own, other)),
        // A cell that holds the title alone needs no mark behind it.
        (Some(own), false) => row.get(end).filter(|next| !next.opens).map(|next| {
            let at = next.span.start();
            (own, Span::at(at, at))
        }),
        (None, _) => None,
    };
    let mut title_row = row;
    let text = title_row.split_off(behind);
    title_row.truncate(end);
    Some(Texts {
        body,
        row: text,
        titles: Some(Titles {
            body: title,
            row: title_row,
            marks,
        }),
    })
}

/// The paragraphs of a row, but for those it begins with that say what its task stands under: 重点任务 may be a column
/// beside that of the task's text. A `further` row of the same task may repeat its title so.
fn own_paragraphs(task: Task<'_>, row: AnnexRow<'_>, further: bool) -> Vec<Span> {
    let source = task.plan().source();
    let mut paragraphs = spans(row.paragraphs());
    let last = paragraphs.pop();
    let mut above = task.section();
    if !further {
        above = above.and_then(Section::parent);
    }
    let around = std::iter::from_fn(|| {
        let section = above?;
        above = section.parent();
        Some(letters(source, [section.heading_span()]))
    });
    let around: Vec<_> = around.collect();
    let names_section = |paragraph: &Span| {
        let own = letters(source, [*paragraph]);
        around.iter().any(|heading| same(&own, heading))
    };
    let first = paragraphs.iter().take_while(|one| names_section(one));
    paragraphs.drain(..first.count());
    paragraphs.extend(last);
    paragraphs
}

/// A row's text without the number of its task's heading, which some annexes print once more.
fn without_number(task: Task<'_>, mut row: Vec<Letter>) -> Vec<Letter> {
    let titled = |section: &Section<'_>| section.heading_span() == task.title_span();
    if let Some(section) = task.section().filter(titled) {
        let number = letters(task.plan().source(), [section.number_span()]);
        let printed = row.get(..number.len());
        if printed.is_some_and(|printed| same(printed, &number)) {
            row.drain(..number.len());
        }
    }
    row
}

/// How many marks a text ends with.
fn marks_at_end(text: &[Letter]) -> usize {
    let places = (0..text.len()).rev();
    places.take_while(|at| is_mark(text, *at)).count()
}

/// Where the title ends that a row's text begins with, in characters: the task's own, or what stands
/// in its place before a text that begins as the task's does.
fn title_end(
    title: &[Letter],
    row: &[Letter],
    begins: impl Fn(&[Letter]) -> bool,
) -> Option<usize> {
    if begins(row) {
        return None;
    }
    let behind = |end: usize| row.get(end..).unwrap_or_default();
    if !title.is_empty() && row.len() >= title.len() {
        let own = row.get(..title.len()).unwrap_or_default();
        let next = row.get(title.len());
        let ends = is_mark(row, title.len()) || next.is_none_or(|next| next.opens);
        if same(own, title) && (ends || begins(behind(title.len()))) {
            return Some(title.len());
        }
    }
    let longest = title.len() * 2 + 8;
    // A cell of its own holds what the annex calls the task.
    let border = row.iter().take(longest).skip(1);
    let border = border.zip(1..).find(|(letter, _)| letter.opens);
    if let Some((_, end)) = border
        && !title.is_empty()
        && begins(behind(end))
    {
        return Some(end - usize::from(is_mark(row, end - 1)));
    }
    let end = row
        .iter()
        .take(longest)
        .position(|letter| matches!(letter.c, ':' | '。'))?;
    let named = row.get(..end).unwrap_or_default();
    // A first sentence is a title only where it is much like the task's.
    let colon = row.get(end).is_some_and(|letter| letter.c == ':');
    (end > 0 && ((colon && begins(behind(end + 1))) || alike(named, title))).then_some(end)
}

/// Whether two titles share most of their characters.
fn alike(a: &[Letter], b: &[Letter]) -> bool {
    let changed: usize = hunks(a, b)
        .iter()
        .map(|hunk| hunk.a.len().max(hunk.b.len()))
        .sum();
    changed * 2 < a.len().max(b.len())
}

/// The mark that parts a title from the text behind it, on the same line.
fn mark_between(source: &str, title: Span, text: Span) -> Option<Span> {
    let between = Span::at(title.end(), text.start());
    let printed = between.of(source);
    if printed.contains(['\n', '\r']) {
        return None;
    }
    // Markdown prints a title in bold.
    let mark = trim(printed).trim_matches('*');
    let start = between.start() + printed.find(mark)?;
    (!mark.is_empty()).then(|| Span::at(start, start + mark.len()))
}

pub(super) fn run<'p>(
    plan: &'p Plan,
    pairs: &[Pair<'p>],
    titled: &Titled,
    findings: &mut Vec<Finding<'p>>,
) {
    let texts: Vec<_> = pairs
        .iter()
        .filter_map(|pair| {
            let texts = texts(pair.task, pair.rows())?;
            let mut hunks = hunks(&texts.body, &texts.row);
            if pair.is_parted() {
                hunks.retain(|hunk| !is_seam(&texts, hunk));
            }
            Some((*pair, texts, hunks))
        })
        .collect();
    let named_in_rows = texts.iter().any(|(_, texts, _)| texts.titles.is_some());
    let repeats = texts
        .iter()
        .filter(|(_, texts, hunks)| is_copy(texts, hunks))
        .count();
    // An annex that names its tasks, or sums them up, does not repeat their text.
    let is_copy_of_all = repeats * 2 >= texts.len();
    if !is_copy_of_all
        && let Some((pair, ..)) = texts
            .iter()
            .find(|(_, texts, hunks)| !is_copy(texts, hunks))
    {
        let finding = Finding::new(plan, FindingKind::AnnexReworded);
        let row = pair.row.text_span().unwrap_or_else(|| pair.row.span());
        findings.push(finding.in_body(pair.task.text_span()).in_annex(row));
    }
    for (pair, texts, hunks) in &texts {
        let base = |kind| {
            Finding::new(plan, kind)
                .of_task(Some(pair.task))
                .of_row(pair.row)
        };
        match &texts.titles {
            Some(named) => title(named, pair.task, &base, findings),
            None if named_in_rows => untitled(titled, *pair, &base, findings),
            None => {}
        }
        // A row that is nothing but the title.
        if texts.row.is_empty() || !is_copy_of_all {
            continue;
        }
        for hunk in hunks {
            findings.push(differs(&base, *pair, texts, hunk));
        }
        if !pair.is_parted() {
            alike_but_for_layout(&base, texts, hunks, findings);
        }
    }
}

/// Whether a difference is one of marks where a paragraph of the row ends.
fn is_seam(texts: &Texts, hunk: &Hunk) -> bool {
    let next = texts.row.get(hunk.b.end);
    hunk.a.clone().all(|at| is_mark(&texts.body, at))
        && hunk.b.clone().all(|at| is_mark(&texts.row, at))
        && next.is_none_or(|next| next.opens)
}

/// Whether a row repeats most of its task's text, or is nothing but its title.
fn is_copy(texts: &Texts, hunks: &[Hunk]) -> bool {
    if texts.row.is_empty() {
        return true;
    }
    let changed: usize = hunks.iter().map(|hunk| hunk.a.len() + hunk.b.len()).sum();
    changed * 2 <= texts.body.len() + texts.row.len()
}

fn title<'p>(
    titles: &Titles,
    task: Task<'p>,
    base: &impl Fn(FindingKind) -> Finding<'p>,
    findings: &mut Vec<Finding<'p>>,
) {
    let row = place(&titles.row, &(0..titles.row.len()), None, Span::default());
    let at = |finding: Finding<'p>| finding.in_body(task.title_span()).in_annex(row);
    if !same(&titles.body, &titles.row) {
        let said = |side: &[Letter]| words(side).collect::<String>();
        let (own, other) = (said(&titles.body), said(&titles.row));
        let finding = if own == other {
            base(FindingKind::PunctuationDiffers)
        } else if !other.is_empty() && own.ends_with(&other) {
            // 推进修渠 and 修渠
            base(FindingKind::HeadingDiffers).with_severity(FindingSeverity::Wording)
        } else {
            base(FindingKind::HeadingDiffers)
        };
        findings.push(at(finding));
    }
    let source = task.plan().source();
    if let Some((own, other)) = titles.marks
        && own.of(source) != other.of(source)
    {
        let finding = base(FindingKind::PunctuationDiffers);
        findings.push(finding.in_body(own).in_annex(other));
    }
}

/// A row without the title that others begin with, where no heading above it prints the title.
fn untitled<'p>(
    titled: &Titled,
    pair: Pair<'p>,
    base: &impl Fn(FindingKind) -> Finding<'p>,
    findings: &mut Vec<Finding<'p>>,
) {
    let task = pair.task;
    let Some(section) = task
        .section()
        .filter(|_| task.title_span().end() <= task.text_span().start())
    else {
        return;
    };
    let alone = section.tasks().len() == 1;
    if alone
        && titled.names_beside(section)
        && let Some(text) = pair.row.text_span()
    {
        let place = Span::at(text.start(), text.start());
        let finding = base(FindingKind::HeadingDiffers);
        findings.push(finding.in_body(task.title_span()).in_annex(place));
    }
}

/// What a difference is: of words, or of punctuation alone.
fn differs<'p>(
    base: &impl Fn(FindingKind) -> Finding<'p>,
    pair: Pair<'p>,
    texts: &Texts,
    hunk: &Hunk,
) -> Finding<'p> {
    let marks = |side: &[Letter], run: &Range<usize>| run.clone().all(|at| is_mark(side, at));
    let kind = if marks(&texts.body, &hunk.a) && marks(&texts.row, &hunk.b) {
        FindingKind::PunctuationDiffers
    } else {
        FindingKind::TextDiffers
    };
    base(kind)
        .in_body(place(
            &texts.body,
            &hunk.a,
            texts.row.get(hunk.b.start),
            pair.task.text_span(),
        ))
        .in_annex(place(
            &texts.row,
            &hunk.b,
            texts.body.get(hunk.a.start),
            pair.row.span(),
        ))
}

/// Where the two say the same but break paragraphs, set spaces or print widths differently.
fn alike_but_for_layout<'p>(
    base: &impl Fn(FindingKind) -> Finding<'p>,
    texts: &Texts,
    hunks: &[Hunk],
    findings: &mut Vec<Finding<'p>>,
) {
    let layout = |own: Span, other: Span| {
        base(FindingKind::PunctuationDiffers)
            .with_severity(FindingSeverity::Layout)
            .in_body(own)
            .in_annex(other)
    };
    let mut odd: Option<(Span, Span)> = None;
    for run in same_runs(texts, hunks) {
        let first = run.0;
        for (x, y) in (run.0..run.2).zip(run.1..) {
            let (Some(own), Some(other)) = (texts.body.get(x), texts.row.get(y)) else {
                continue;
            };
            let inner = x > first;
            if inner && own.opens != other.opens {
                let finding = base(FindingKind::ParagraphsDiffer);
                let (a, b) = (gap(&texts.body, x), gap(&texts.row, y));
                findings.push(finding.in_body(a).in_annex(b));
            } else if inner && !own.opens && own.spaced != other.spaced {
                let (a, b) = (gap(&texts.body, x), gap(&texts.row, y));
                odd = Some(joined(odd, a, b));
            }
            if own.printed != other.printed {
                odd = Some(joined(odd, own.span, other.span));
            }
            // Differences of this sort within one sentence are one.
            if own.c == '。'
                && let Some((a, b)) = odd.take()
            {
                findings.push(layout(a, b));
            }
        }
    }
    if let Some((a, b)) = odd {
        findings.push(layout(a, b));
    }
}

fn joined(odd: Option<(Span, Span)>, a: Span, b: Span) -> (Span, Span) {
    odd.map_or((a, b), |(x, y)| (x.join(a), y.join(b)))
}

/// The blanks before a character.
fn gap(side: &[Letter], at: usize) -> Span {
    let end = side.get(at).map_or(0, |letter| letter.span.start());
    let before = at.checked_sub(1).and_then(|at| side.get(at));
    Span::at(before.map_or(end, |before| before.span.end()), end)
}

/// The runs between the differences: where they begin in the body and in the row, and end in the body.
fn same_runs(texts: &Texts, hunks: &[Hunk]) -> Vec<(usize, usize, usize)> {
    let mut runs = Vec::with_capacity(hunks.len() + 1);
    let (mut x, mut y) = (0, 0);
    for hunk in hunks {
        runs.push((x, y, hunk.a.start));
        (x, y) = (hunk.a.end, hunk.b.end);
    }
    runs.push((x, y, texts.body.len()));
    runs
}
