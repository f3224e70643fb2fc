//! The one grammar of "a list of units with a role", for bracketed clauses, labels on lines of their
//! own and the cells of tables.
//!
//! A text is cut at its labels (牵头单位：). What follows a label is a list; what precedes the first
//! one, or a text without any label, has to give its roles by verb phrases (甲牵头，乙配合). Within a
//! list the items part at 、，；, outside brackets; an item may close a group with a verb phrase, be
//! an open list (等), join two names (甲和乙) or leave out what its neighbours print.

mod bracketed;
mod colons;
mod item;
mod items;
mod joined;
mod list;
mod neighbours;
mod remarks;
mod spaced;
#[cfg(test)]
mod tests;
mod unmarked;
mod usual;
mod walk;

pub(super) use bracketed::{begins_with_bracketed_label, read_bracketed_labels};
pub(super) use joined::{begins_another, is_unit_list_over, read_cell};
pub(super) use remarks::{begins_with_body, says_by_when, unit_and_time};

use crate::model::assignment::AssignmentData;
use crate::model::ids::UnitId;
use crate::model::packed::MaybeIndex;
use crate::model::unit::UnitName;
use crate::model::{Diagnostic, DiagnosticCode, Provenance, Role};
use crate::parse::clause::colons::{Colon, colons};
use crate::parse::clause::items::{Hints, items};
use crate::parse::clause::joined::{Breaks, Joined};
use crate::parse::clause::list::{Label, Lists};
use crate::parse::clause::walk::Walk;
use crate::parse::dates;
use crate::parse::heading::find_stop;
use crate::parse::known::{Known, Stands};
use crate::parse::levels;
use crate::parse::lines::trimmed;
use crate::parse::names;
use crate::parse::scan;
use crate::parse::standing::Rule;
use crate::parse::words::{self, LabelKind};
use crate::text::Span;

/// A unit named in a list.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The name as written.
    pub(super) span: Span,
    /// The name that it stands for, where that is not what is written.
    pub(super) name: Option<Box<str>>,
    /// The unit that it names, where that is known as soon as it is read.
    pub(super) unit: MaybeIndex,
    pub(super) stands: Stands,
    pub(super) role: Role,
    pub(super) label: Span,
    pub(super) provenance: Provenance,
    pub(super) open: bool,
}

impl Mention {
    /// A name as it stands, which nothing has given a role yet.
    pub(super) const fn of(span: Span) -> Self {
        Self {
            span,
            name: None,
            unit: MaybeIndex::new(None),
            stands: Stands::Among,
            role: Role::Responsible,
            label: Span::at(span.start(), span.start()),
            provenance: Provenance::Stated,
            open: false,
        }
    }

    /// Makes an assignment of the mention, and takes its name.
    #[inline]
    pub(super) fn assign(&mut self, source: &str, known: &mut Known) -> AssignmentData {
        let unit = match self.unit.get() {
            Some(unit) if self.name.is_none() => UnitId(unit),
            _ => match self.name.take() {
                Some(name) => {
                    let name = UnitName::Composed(name);
                    known.intern(source, name, Stands::Among)
                }
                None => known.intern(source, UnitName::Written(self.span), self.stands),
            },
        };
        AssignmentData {
            unit,
            span: self.span,
            label: self.label,
            role: self.role,
            provenance: self.provenance,
            open: self.open,
        }
    }
}

/// What a clause says, beside the units that the document has named before it.
#[derive(Default, Debug)]
pub(super) struct Reading {
    pub(super) known: Known,
    pub(super) mentions: Vec<Mention>,
    pub(super) deadline: Option<Span>,
    pub(super) rules: Vec<Rule>,
    pub(super) odd: Vec<Diagnostic>,
    /// Brackets that name units and a role but are no clauses, since they hold something else too.
    /// They are kept from one reading to the next.
    pub(super) unread: Vec<Diagnostic>,
    /// A name begins with a role's label: 责任单位县水利局.
    pub(super) unmarked: bool,
    /// Words that are no names stand behind a label: 责任单位：负责具体实施.
    wordy: bool,
    /// So many of the doubtful items are remarks on time, and no names: 每月召开会议.
    remarks: usize,
    /// What is to be said of a line that begins as a clause does and is none.
    pub(super) vain: Option<DiagnosticCode>,
}

impl Reading {
    /// Whether a name in it does not look like one.
    pub(super) fn is_doubtful(&self) -> bool {
        let doubtful = |odd: &Diagnostic| odd.code() == DiagnosticCode::UnitDoubtful;
        self.odd.iter().any(doubtful)
    }

    /// Whether most names in it do not look like one.
    fn is_mostly_doubtful(&self) -> bool {
        let doubtful = |odd: &&Diagnostic| odd.code() == DiagnosticCode::UnitDoubtful;
        let doubtful = self.odd.iter().filter(doubtful).count();
        doubtful.saturating_sub(self.remarks) * 2 > self.mentions.len()
    }

    /// Changes places with a reading of the same document: both know the same units.
    pub(super) fn exchange(&mut self, other: &mut Self) {
        std::mem::swap(self, other);
        std::mem::swap(&mut self.known, &mut other.known);
    }

    pub(super) fn clear(&mut self) {
        self.mentions.clear();
        self.deadline = None;
        self.rules.clear();
        self.odd.clear();
        self.unmarked = false;
        self.wordy = false;
        self.remarks = 0;
        self.vain = None;
    }
}

/// Reads the text between a clause's brackets, or a line that begins with a label. `false` where it
/// is no clause: then `out` holds nothing of use.
///
/// A text that is broken over lines is read as if it were not: the breaks may stand within a name, a
/// label or a verb phrase.
pub(super) fn read(source: &str, content: Span, out: &mut Reading) -> bool {
    read_over(source, content, Breaks::Anywhere, out)
}

fn read_over(source: &str, content: Span, breaks: Breaks, out: &mut Reading) -> bool {
    out.clear();
    let mut lists = Lists::new(source, out);
    let walk = lists.walk(content);
    // A walk ends at a line break.
    if walk.is_over {
        return true;
    }
    let Some(joined) = Joined::of(source, content, breaks) else {
        return read_on(lists, content, &walk);
    };
    let whole = Span::at(0, joined.text.len());
    // Names that are known have their places in the source.
    let known = std::mem::take(&mut out.known);
    let read = read_line_of(&joined.text, whole, out);
    out.known = known;
    // Even of what is no clause something may be of use: a deadline by itself.
    joined.give_back(source, out);
    read
}

/// Reads a list of units whose role neither a usual label nor a verb of its own gives, but what stands at `label`.
pub(super) fn read_list(
    source: &str,
    list: Span,
    (role, label): (Role, Span),
    out: &mut Reading,
) -> bool {
    out.clear();
    let label = Label { role, span: label };
    Lists::new(source, out).list(Some(label), list, None) && !out.mentions.is_empty()
}

/// Reads a list of units that a rule gives their role, which stands elsewhere.
pub(super) fn read_bare(source: &str, list: Span, rule: Span, out: &mut Reading) -> bool {
    let read = read_list(source, list, (Role::Responsible, rule), out);
    for mention in &mut out.mentions {
        mention.provenance = Provenance::Inferred;
    }
    read
}

fn read_line_of(source: &str, content: Span, out: &mut Reading) -> bool {
    out.clear();
    let mut lists = Lists::new(source, out);
    let walk = lists.walk(content);
    walk.is_over || read_on(lists, content, &walk)
}

/// Reads by the grammar of lists what a walk has left of a clause.
fn read_on(mut lists: Lists<'_, '_>, content: Span, walk: &Walk) -> bool {
    let source = lists.source;
    let text = content.of(source);
    // What has been read holds no colon.
    let marked = colons(text, walk.list.at.saturating_sub(content.start()));
    let read = read_labels(&mut lists, content, walk, marked);
    if !lists.out.unmarked {
        return read;
    }
    let mut all: Vec<_> = unmarked::colons(text).collect();
    if all.is_empty() {
        return read;
    }
    all.extend(colons(text, 0));
    all.sort_by_key(|colon| colon.at);
    let out = lists.out;
    out.clear();
    let read = read_labels(
        &mut Lists::new(source, out),
        content,
        &Walk::default(),
        all.into_iter(),
    );
    out.unmarked = !read;
    read
}

/// Reads the lists behind labels, which end at colons.
fn read_labels(
    lists: &mut Lists<'_, '_>,
    content: Span,
    walk: &Walk,
    colons: impl Iterator<Item = Colon>,
) -> bool {
    let source = lists.source;
    let text = content.of(source);
    let base = content.start();
    let mut label = walk
        .label
        .map(|label| (LabelKind::Role(label.role), label.span));
    let mut from = walk.from;
    let mut roles = usize::from(label.is_some());
    let mut begun = label.is_some().then_some(walk.list);
    let mut unsure = false;
    for colon in colons {
        let before = text.get(from..colon.at).unwrap_or_default();
        let Some((mut start, mut kind)) = words::label_at_end(before) else {
            continue;
        };
        // 牵头单位：县水利局配合单位：县财政局 lacks the mark before its second label.
        if kind == LabelKind::Other
            && label.is_some()
            && let Some(found) = words::label_behind_name(before, start, names::is_certain)
        {
            (start, kind) = found;
        }
        // A colon within a list that no label precedes is part of some remark.
        let list = Span::at(base + from, base + from + start);
        let is_noted = label.is_none() && is_note(list.of(source));
        if !is_noted && !lists.labelled(label, list, begun.take(), unsure) {
            return false;
        }
        let mark = text.get(colon.at..).unwrap_or_default();
        unsure = colon.length == 0 || mark.starts_with('为');
        if matches!(kind, LabelKind::Role(_)) {
            roles += 1;
        }
        let span = trimmed(source, Span::at(base + from + start, base + colon.at));
        label = Some((kind, lists.label(span)));
        from = colon.at + colon.length;
    }
    let read = lists.labelled(label, Span::at(base + from, content.end()), begun, unsure);
    // 参与：3000人次 has a label as any word may be one: then most names have to look like units.
    let vague = label.is_some_and(|(_, span)| !words::is_role_label(span.of(source)));
    // （责任单位：无） says that nobody is: the clause closes nothing.
    let out = &mut *lists.out;
    let is_silent = out.mentions.is_empty() && out.odd.is_empty() && out.rules.is_empty();
    if let Some((LabelKind::Role(_), span)) = label
        && is_silent
        && out.deadline.is_none()
    {
        let odd = Diagnostic::new(DiagnosticCode::ClauseWithoutUnits, span);
        out.odd.push(odd);
    }
    // （责任单位：A、B） is a pattern, and so is （责任单位：…）.
    let named = out.mentions.first().is_none_or(|one| {
        one.span
            .of(source)
            .bytes()
            .any(|lead| matches!(lead, 0xE4..=0xE9))
    });
    read && named
        && !(vague && out.is_mostly_doubtful())
        && (roles > 0 || !out.mentions.is_empty() || !out.rules.is_empty())
}

/// Whether what stands before the first label says something of the task, and names nobody: 预期性指标，牵头单位：….
fn is_note(text: &str) -> bool {
    // Ten characters.
    const LONGEST: usize = 30;
    let note = text.trim_end_matches([',', ';', '，', '；']);
    note.len() < text.len()
        && (1..=LONGEST).contains(&note.len())
        && scan::ideographs(note.as_bytes()) == note.len()
        && !names::is_unit(note)
        && !levels::is_bare_level(note)
        && words::verb_at_end(note).is_none()
        && !dates::is_deadline(note)
}

/// Whether a text is nothing but a list of units, as in the cell of a table: each item is a name
/// that `is_name` takes.
pub(super) fn is_unit_list(
    source: &str,
    cell: Span,
    mut is_name: impl FnMut(&str) -> bool,
) -> bool {
    let text = cell.of(source);
    if find_stop(text).is_some() {
        return false;
    }
    if starts_with_role_label(text) {
        return true;
    }
    let mut any = false;
    for span in items(text) {
        let written = trimmed(text, span).of(text);
        if written.is_empty() {
            continue;
        }
        if is_name(written) {
            any = true;
            continue;
        }
        let name = words::verb_at_end(written)
            .map_or(written, |(end, _)| written.get(..end).unwrap_or_default());
        let holds = Hints::of(span.of(text));
        let open = holds.any(Hints::OPEN).then(|| names::open_list(name));
        let name = open
            .flatten()
            .map_or(name, |(end, _)| name.get(..end).unwrap_or_default());
        let whole = holds.any(Hints::BLANK).then(|| names::without_blanks(name));
        let is_level = || levels::is_bare_level(name) || levels::continues_levels(name);
        if !is_name(whole.flatten().as_deref().unwrap_or(name))
            && !is_level()
            && !item::without_own_role(name).is_some_and(&mut is_name)
        {
            return false;
        }
        any = true;
    }
    any
}

/// Whether a text begins with the label of a role or of a deadline, and its colon.
pub(super) fn starts_with_label(text: &str) -> bool {
    matches!(
        words::label_at_start(text),
        Some(LabelKind::Role(_) | LabelKind::Deadline)
    )
}

/// Whether a text begins with the label of a role and its colon.
pub(super) fn starts_with_role_label(text: &str) -> bool {
    matches!(words::label_at_start(text), Some(LabelKind::Role(_)))
}

/// Whether a sentence begins with the label of a role and its colon, or with 为 for the colon, or is nothing but a label
/// with units behind it.
pub(super) fn starts_sentence(text: &str) -> bool {
    words::may_begin_label(text)
        && (starts_with_role_label(text)
            || words::split_copula(text).is_some_and(words::is_role_label)
            || unmarked::is_list(text))
}

/// Reads a line that begins with a label and has no brackets about it, with the lines that its list goes on in. Prose that happens to begin
/// so (责任单位：要切实履行职责。) is no clause: most names have to look like units.
pub(super) fn read_line(source: &str, line: Span, out: &mut Reading) -> bool {
    let read = read_over(source, line, Breaks::Between, out)
        // A deadline by itself is told apart from a clause only by its line.
        || (out.deadline.is_some_and(|span| says_when(span.of(source)))
            && out.mentions.is_empty()
            && starts_with_label(line.of(source)));
    if read && out.wordy && out.mentions.is_empty() {
        out.vain = Some(DiagnosticCode::ClauseWithoutUnits);
        return false;
    }
    read && !out.is_mostly_doubtful()
}

/// Whether what stands behind a deadline's label is one, not an account of what is done by when: 进度安排：
/// 一季度摸底，二季度动工.
fn says_when(text: &str) -> bool {
    dates::is_deadline(text)
        || !text.contains(['，', '；', '。'])
        // 立行立改，长期坚持
        || text.split(['，', '；']).all(dates::is_deadline)
        // 2026年6月底前完成招标，年底前投用 names the day that it ends with.
        || dates::deadline_date(text).is_some()
}

/// Whether what was read in vain as a clause says no more than by when something is done: 完成时限：2026年底.
/// 时间：… may be said of anything.
pub(super) fn is_deadline(source: &str, content: Span, out: &Reading) -> bool {
    let text = content.of(source);
    out.deadline.is_some()
        && out.mentions.is_empty()
        && ["完成", "时限", "办结"]
            .iter()
            .any(|word| text.starts_with(word))
        && words::label_at_start(text) == Some(LabelKind::Deadline)
}
