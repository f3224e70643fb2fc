//! A task's text and its row's side by side, their titles parted from them.

use std::collections::{HashMap, HashSet};

use crate::audit::hunks::hunks;
use crate::audit::pair::Pair;
use crate::audit::stream::{Letter, is_punctuation, letters, same};
use crate::model::{Annex, AnnexRow, Excerpts, Section, SectionId, Task};
use crate::numeral;
use crate::text::{Excerpt, Span, trim};

/// As many characters at its beginning tell a text from another.
const BEGINNING: usize = 6;

/// A task's text and its row's, each without what titles it.
pub(super) struct Texts {
    pub(super) body: Vec<Letter>,
    pub(super) row: Vec<Letter>,
    pub(super) titles: Option<Titles>,
}

/// How the task's title stands in the row.
pub(super) struct Titles {
    pub(super) body: Vec<Letter>,
    pub(super) row: Vec<Letter>,
    /// The marks behind the titles.
    pub(super) marks: Option<(Span, Span)>,
}

/// As many characters as a title has at most.
const LONGEST_TITLE: usize = 40;

/// As many cells as a title stands in, with those before it.
const MOST_CELLS: usize = 8;

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
    pub(super) fn of(annex: Annex<'_>, pairs: &[Pair<'_, '_>], texts: &[Option<Texts>]) -> Self {
        let mut titled = Self {
            rows: vec![false; annex.rows().len()],
            sections: HashSet::new(),
            below: HashMap::new(),
        };
        for (pair, texts) in pairs.iter().zip(texts) {
            let opens = texts.as_ref().is_some_and(|all| all.titles.is_some());
            if opens && let Some(row) = titled.rows.get_mut(pair.row.index()) {
                *row = true;
            }
            if let Some(section) = pair.task.section().filter(|_| opens)
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
    pub(super) fn names_beside(&self, section: Section<'_>) -> bool {
        let parent = section.parent();
        let below = parent.and_then(|parent| self.below.get(&parent.id()));
        below.is_some_and(|count| *count > usize::from(self.names(section)))
    }
}

/// Parts titles from texts. `None` where one side has no text at all.
pub(super) fn texts<'p>(task: Task<'p>, rows: impl Iterator<Item = AnnexRow<'p>>) -> Option<Texts> {
    let source = task.plan().source();
    let paragraphs: Vec<_> = task.pieces().map(|piece| piece.printed).collect();
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
        // A title that is all there is ends with no full stop of its own, be it 推广“一村一品”.
        let body = letters(source, [task.title_span()]);
        let more = marks_at_end(&row).saturating_sub(marks_at_end(&body));
        row.truncate(row.len() - more);
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
    let marked = is_punctuation(&row, end);
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

/// In a table whose rows say no more than what their tasks are called, as most of them show, takes for a title whatever
/// stands in its place.
pub(super) fn name_alone(pairs: &[Pair<'_, '_>], texts: &mut [Option<Texts>]) {
    let alone = |one: &&Texts| one.titles.is_some() && one.row.is_empty();
    let (all, named) = (texts.iter().flatten(), texts.iter().flatten().filter(alone));
    if named.count() * 2 <= all.count() {
        return;
    }
    for (pair, texts) in pairs.iter().zip(texts) {
        let Some(texts) = texts.as_mut().filter(|one| one.titles.is_none()) else {
            continue;
        };
        let inner = texts.row.iter().rev().skip(1);
        let is_title = texts.row.len() <= LONGEST_TITLE
            && !{ inner }.any(|letter| matches!(letter.c, '。' | ';' | ':'));
        let own = letters(pair.task.plan().source(), [pair.task.title_span()]);
        let begins = |side: &[Letter]| {
            side.iter()
                .take(BEGINNING)
                .map(|one| one.c)
                .collect::<Vec<_>>()
        };
        // What repeats the text is no title.
        if is_title && (begins(&texts.row) != begins(&texts.body) || same(&own, &texts.body)) {
            texts
                .row
                .truncate(texts.row.len() - marks_at_end(&texts.row));
            texts.titles = Some(Titles {
                body: own,
                row: std::mem::take(&mut texts.row),
                marks: None,
            });
        }
    }
}

/// The paragraphs of a row, but for those it begins with that say what its task stands under: 重点任务 may be a column
/// beside that of the task's text. A `further` row of the same task may repeat its title so, or say nothing else.
fn own_paragraphs(task: Task<'_>, row: AnnexRow<'_>, further: bool) -> Vec<Span> {
    let source = task.plan().source();
    let mut paragraphs = spans(row.paragraphs());
    if let [only] = paragraphs[..] {
        let title = letters(source, [task.title_span()]);
        let repeats = further && same(&title, &letters(source, [only]));
        return if repeats { Vec::new() } else { paragraphs };
    }
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

/// A row's text without the number of its task's heading, which some annexes print once more, in whatever form.
fn without_number(task: Task<'_>, mut row: Vec<Letter>) -> Vec<Letter> {
    let titled = |section: &Section<'_>| section.heading_span() == task.title_span();
    if let Some(section) = task.section().filter(titled) {
        let own = letters(task.plan().source(), [section.number_span()]);
        // 1.2 has several places.
        let several = own
            .iter()
            .filter(|letter| letter.c.is_ascii_digit())
            .count()
            > 1;
        if several && row.len() > own.len() && same(&own, row.get(..own.len()).unwrap_or_default())
        {
            row.drain(..own.len());
            return row;
        }
        if let (Some((own, _)), Some((printed, length))) = (number(&own), number(&row))
            && own == printed
        {
            row.drain(..length);
        }
    }
    row
}

/// The number with its marks that a text begins with, （一） or 1., and how many characters it takes.
pub(super) fn number(text: &[Letter]) -> Option<(u32, usize)> {
    // （二十一）
    const LONGEST: usize = 6;
    let text: String = text.iter().take(LONGEST).map(|letter| letter.c).collect();
    let inner = text.strip_prefix('(');
    let (value, length) = numeral::number(inner.unwrap_or(&text))?;
    let behind = inner.unwrap_or(&text).get(length..)?;
    let rest = match inner {
        Some(_) => behind.strip_prefix(')')?,
        None => behind.strip_prefix(['、', '.'])?,
    };
    let taken = text.get(..text.len() - rest.len())?;
    Some((value, taken.chars().count()))
}

/// How many marks a text ends with.
fn marks_at_end(text: &[Letter]) -> usize {
    let places = (0..text.len()).rev();
    places.take_while(|at| is_punctuation(text, *at)).count()
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
        let ends = is_punctuation(row, title.len()) || next.is_none_or(|next| next.opens);
        if same(own, title) && (ends || begins(behind(title.len()))) {
            return Some(title.len());
        }
    }
    let longest = title.len() * 2 + 8;
    // A cell of its own holds what the annex calls the task.
    let inner = row.iter().take(longest).zip(0..).skip(1);
    let borders = inner.filter(|(letter, _)| letter.opens).map(|(_, at)| at);
    let borders: Vec<_> = borders.take(MOST_CELLS).collect();
    let before_punctuation = |end: usize| end - usize::from(is_punctuation(row, end - 1));
    if let Some(end) = borders.iter().find(|end| begins(behind(**end)))
        && !title.is_empty()
    {
        return Some(before_punctuation(*end));
    }
    let mut shown = row.iter().take(longest);
    let stop = shown.position(|letter| matches!(letter.c, ':' | '。'));
    let colon = |end: &usize| row.get(*end).is_some_and(|letter| letter.c == ':');
    if let Some(end) = stop.filter(|end| *end > 0 && colon(end) && begins(behind(end + 1))) {
        return Some(end);
    }
    // It may be all that a row says. What is named otherwise than the task is its title only where it is much like that.
    let whole = (stop.is_none() && row.len() <= longest).then_some(row.len());
    let ends = borders
        .into_iter()
        .map(before_punctuation)
        .chain(whole)
        .chain(stop);
    let changed = |end: usize| changed(row.get(..end).unwrap_or_default(), title);
    let alike = ends.filter_map(|end| Some((changed(end).filter(|_| end > 0)?, end)));
    alike.min().map(|(_, end)| end)
}

/// How many characters two titles do not share, where they share most.
fn changed(a: &[Letter], b: &[Letter]) -> Option<usize> {
    let changed: usize = hunks(a, b)
        .iter()
        .map(|hunk| hunk.a.len().max(hunk.b.len()))
        .sum();
    (changed * 2 < a.len().max(b.len())).then_some(changed)
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
