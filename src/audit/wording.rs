//! What a task says in the body and in its row: title, text, punctuation, spaces, paragraphs.

use std::ops::Range;

use crate::audit::finding::Finding;
use crate::audit::hunks::{Hunk, hunks, of_whole_numbers};
use crate::audit::kind::{FindingKind, FindingSeverity};
use crate::audit::letters::{Letter, is_punctuation, place, same, words};
use crate::audit::pair::Pair;
use crate::audit::texts::{Texts, Titled, Titles, number};
use crate::model::{Plan, Task};
use crate::text::Span;

pub(super) fn run<'p>(
    plan: &'p Plan,
    pairs: &[Pair<'_, 'p>],
    texts: &[Option<Texts>],
    titled: &Titled,
    findings: &mut Vec<Finding<'p>>,
) {
    let texts: Vec<_> = pairs
        .iter()
        .zip(texts)
        .filter_map(|(pair, texts)| {
            let texts = texts.as_ref()?;
            let hunks = hunks(&texts.body, &texts.row);
            let hunks = of_whole_numbers(hunks, &texts.body, &texts.row);
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
        for hunk in hunks.iter().flat_map(|hunk| by_rows(*pair, texts, hunk)) {
            let is_seam = pair.is_parted() && is_seam(texts, &hunk);
            if !is_seam && !is_number_of_item(texts, &hunk) {
                findings.push(differs(&base, *pair, texts, &hunk));
            }
        }
        if !pair.is_parted() {
            alike_but_for_layout(&base, texts, hunks, findings);
        }
    }
}

/// What the rows of a task add, row by row: between them stand their other cells.
fn by_rows(pair: Pair<'_, '_>, texts: &Texts, hunk: &Hunk) -> Vec<Hunk> {
    let letters = texts.row.get(hunk.b.clone()).unwrap_or_default();
    let mut rest = hunk.b.clone();
    let mut parts = Vec::new();
    if pair.is_parted() && hunk.a.is_empty() {
        for row in pair.rows() {
            let end = row.span().end();
            let within = letters.partition_point(|letter| letter.span.start() < end);
            let behind = (hunk.b.start + within).max(rest.start);
            if behind > rest.start && behind < rest.end {
                parts.push(rest.start..behind);
                rest.start = behind;
            }
        }
    }
    parts.push(rest);
    let part = |b| Hunk {
        a: hunk.a.clone(),
        b,
    };
    parts.into_iter().map(part).collect()
}

/// Whether a run of characters holds nothing but punctuation.
fn all_punctuation(side: &[Letter], run: &Range<usize>) -> bool {
    run.clone().all(|at| is_punctuation(side, at))
}

/// Whether a difference is that the row leaves out the number of an item, whatever marks part the items.
fn is_number_of_item(texts: &Texts, hunk: &Hunk) -> bool {
    let opens = |at: &usize| texts.body.get(*at).is_some_and(|letter| letter.opens);
    let Some(item) = hunk.a.clone().find(opens) else {
        return false;
    };
    let text = texts.body.get(item..hunk.a.end).unwrap_or_default();
    number(text).is_some_and(|(_, length)| length == text.len())
        && all_punctuation(&texts.body, &(hunk.a.start..item))
        && all_punctuation(&texts.row, &hunk.b)
}

/// Whether a difference is one of marks where a paragraph of the row ends.
fn is_seam(texts: &Texts, hunk: &Hunk) -> bool {
    let next = texts.row.get(hunk.b.end);
    all_punctuation(&texts.body, &hunk.a)
        && all_punctuation(&texts.row, &hunk.b)
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
        } else if is_shortened(&own, &other) || is_shortened(&other, &own) {
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

/// Whether a title is another without the verbs that open it and say no more than that it is to be done: 修渠 and 加快推进
/// 修渠.
fn is_shortened(long: &str, short: &str) -> bool {
    const OPENERS: [&str; 24] = [
        "推进",
        "推动",
        "加快",
        "加强",
        "强化",
        "着力",
        "大力",
        "深入",
        "全面",
        "积极",
        "扎实",
        "持续",
        "进一步",
        "切实",
        "稳步",
        "统筹",
        "促进",
        "支持",
        "实施",
        "开展",
        "抓好",
        "做好",
        "深化",
        "落实",
    ];
    let mut rest = long.strip_suffix(short).filter(|_| !short.is_empty());
    while let Some(opener) = rest.filter(|rest| !rest.is_empty()) {
        rest = OPENERS.iter().find_map(|word| opener.strip_prefix(word));
    }
    rest.is_some()
}

/// A row without the title that others begin with, where no heading above it prints the title.
fn untitled<'p>(
    titled: &Titled,
    pair: Pair<'_, 'p>,
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
    pair: Pair<'_, 'p>,
    texts: &Texts,
    hunk: &Hunk,
) -> Finding<'p> {
    let kind = if all_punctuation(&texts.body, &hunk.a) && all_punctuation(&texts.row, &hunk.b) {
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
