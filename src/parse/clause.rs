//! The one grammar of "a list of units with a role", for bracketed clauses, labels on lines of their
//! own and the cells of tables.
//!
//! A text is cut at its labels (牵头单位：). What follows a label is a list; what precedes the first
//! one, or a text without any label, has to give its roles by verb phrases (甲牵头，乙配合). Within a
//! list the items part at 、，；, outside brackets; an item may close a group with a verb phrase, be
//! an open list (等), join two names (甲和乙) or leave out what its neighbours print.

use crate::model::{Diagnostic, DiagnosticCode, Provenance, Role};
use crate::parse::dates;
use crate::parse::lines::trimmed;
use crate::parse::names::{self, SharedPlace};
use crate::parse::words::{self, LabelKind};
use crate::text::{Span, is_blank};

/// A unit named in a list.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The name as written.
    pub(super) span: Span,
    /// The name that it stands for, where that is not what is written.
    pub(super) name: Option<String>,
    pub(super) role: Role,
    pub(super) label: Span,
    pub(super) provenance: Provenance,
    pub(super) open: bool,
}

/// What a clause says.
#[derive(Default, Debug)]
pub(super) struct Reading {
    pub(super) mentions: Vec<Mention>,
    pub(super) deadline: Option<Span>,
    pub(super) odd: Vec<Diagnostic>,
}

impl Reading {
    pub(super) fn clear(&mut self) {
        self.mentions.clear();
        self.deadline = None;
        self.odd.clear();
    }
}

/// What gives an item its role when no verb phrase does.
#[derive(Clone, Copy, Debug)]
struct Label {
    role: Role,
    span: Span,
}

/// Reads the text between a clause's brackets, or a line that begins with a label. `false` where it
/// is no clause: then `out` holds nothing of use.
pub(super) fn read(source: &str, content: Span, out: &mut Reading) -> bool {
    out.clear();
    let text = content.of(source);
    let base = content.start();
    let mut lists = Lists::new(source, out);
    let mut label: Option<(LabelKind, Span)> = None;
    let mut from = 0;
    let mut roles = 0;
    for colon in colons(text) {
        let before = text.get(from..colon.at).unwrap_or_default();
        let Some((start, kind)) = words::label_at_end(before) else {
            continue;
        };
        // A colon within a list that no label precedes is part of some remark.
        let list = Span::at(base + from, base + from + start);
        if !lists.section(label, list) {
            return false;
        }
        if matches!(kind, LabelKind::Role(_)) {
            roles += 1;
        }
        let span = Span::at(base + from + start, base + colon.at);
        label = Some((kind, trimmed(source, span)));
        from = colon.at + colon.length;
    }
    lists.section(label, Span::at(base + from, content.end()))
        && (roles > 0 || !out.mentions.is_empty())
}

/// Reads the cell of a table whose column has a role.
pub(super) fn read_cell(source: &str, cell: Span, role: Role, label: Span, out: &mut Reading) {
    let label = Label { role, span: label };
    let mut lists = Lists::new(source, out);
    lists.list(Some(label), cell);
}

/// Whether a text is nothing but a list of names that look like units, as in the cell of a table.
pub(super) fn is_unit_list(source: &str, cell: Span, known: impl Fn(&str) -> bool) -> bool {
    let text = cell.of(source);
    let mut any = false;
    for item in items(text) {
        let written = trimmed(text, item).of(text);
        if written.is_empty() {
            continue;
        }
        let name = words::verb_at_end(written)
            .map_or(written, |(end, _)| written.get(..end).unwrap_or_default());
        let name =
            names::open_list(name).map_or(name, |(end, _)| name.get(..end).unwrap_or_default());
        let level = names::is_bare_level(name) || names::continues_levels(name);
        if !(known(name) || names::is_unit(name) || level) {
            return false;
        }
        any = true;
    }
    any
}

/// Whether a text begins with the label of a role or of a deadline, and its colon. 主办： and 承办：
/// are left out: on lines of their own they are the imprint of a web page.
pub(super) fn starts_with_label(text: &str) -> bool {
    let imprint = ["主办", "主辦", "承办", "承辦"];
    matches!(
        first_label(text),
        Some(LabelKind::Role(_) | LabelKind::Deadline)
    ) && !imprint.iter().any(|word| text.starts_with(word))
}

fn first_label(text: &str) -> Option<LabelKind> {
    // The longest labels (牵头组织实施单位) stay below this many bytes.
    const LONGEST: usize = 48;
    let mut head = text.char_indices().take_while(|(at, _)| *at < LONGEST);
    let (colon, _) = head.find(|(_, c)| matches!(c, '：' | ':' | '﹕'))?;
    words::label(text.get(..colon)?)
}

/// Reads a line that begins with a label and has no brackets about it. Prose that happens to begin
/// so (责任单位：要切实履行职责。) is no clause: most names have to look like units.
pub(super) fn read_line(source: &str, line: Span, out: &mut Reading) -> bool {
    let read = read(source, line, out)
        // A deadline by itself is told apart from a clause only by its line.
        || (out.deadline.is_some() && out.mentions.is_empty() && starts_with_label(line.of(source)));
    let doubtful = out
        .odd
        .iter()
        .filter(|odd| odd.code() == DiagnosticCode::UnitDoubtful)
        .count();
    read && doubtful * 2 <= out.mentions.len()
}

struct Colon {
    at: usize,
    length: usize,
}

/// The colons of a text outside its brackets.
fn colons(text: &str) -> impl Iterator<Item = Colon> {
    let mut depth = 0_usize;
    text.char_indices().filter_map(move |(at, c)| {
        match c {
            '（' | '(' | '〔' | '[' | '《' | '“' => depth += 1,
            '）' | ')' | '〕' | ']' | '》' | '”' => depth = depth.saturating_sub(1),
            '：' | ':' | '﹕' if depth == 0 => {
                return Some(Colon {
                    at,
                    length: c.len_utf8(),
                });
            }
            _ => {}
        }
        None
    })
}

/// The pieces of a text between separators outside brackets, and between blanks behind what is a name
/// by itself; empty pieces included, blanks not trimmed.
fn items(text: &str) -> impl Iterator<Item = Span> {
    let mut chars = text.char_indices();
    let mut start = 0;
    let mut depth = 0_usize;
    let mut done = false;
    std::iter::from_fn(move || {
        for (at, c) in chars.by_ref() {
            match c {
                '（' | '(' | '〔' | '[' => depth += 1,
                '）' | ')' | '〕' | ']' => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                c if words::is_separator(c) => {
                    let item = Span::at(start, at);
                    start = at + c.len_utf8();
                    return Some(item);
                }
                // A line break within a name joins; a space behind a whole name parts.
                ' ' | '\u{3000}' | '\u{A0}' | '\t' => {
                    let item = Span::at(start, at);
                    let name = trimmed(text, item).of(text);
                    if !name.is_empty() && names::is_unit(name) {
                        start = at + c.len_utf8();
                        return Some(item);
                    }
                }
                _ => {}
            }
        }
        if done {
            return None;
        }
        done = true;
        Some(Span::at(start, text.len()))
    })
}

/// Reads lists one after the other; place and standing of one clause carry over between them.
struct Lists<'s, 'o> {
    source: &'s str,
    out: &'o mut Reading,
    place: SharedPlace,
    /// Mentions before this one have been asked for the place that they print.
    learned: usize,
}

impl<'s, 'o> Lists<'s, 'o> {
    fn new(source: &'s str, out: &'o mut Reading) -> Self {
        Self {
            source,
            learned: out.mentions.len(),
            out,
            place: SharedPlace::default(),
        }
    }

    /// Reads what stands behind a label, or before the first one. `false` where that is no clause.
    fn section(&mut self, label: Option<(LabelKind, Span)>, list: Span) -> bool {
        let list = trimmed(self.source, list);
        match label {
            None if list.is_empty() => true,
            None => self.list(None, list),
            Some((LabelKind::Other, _)) => true,
            Some((LabelKind::Deadline, _)) => {
                self.deadline(list);
                true
            }
            Some((LabelKind::Role(role), span)) => {
                let before = self.out.mentions.len();
                self.list(Some(Label { role, span }), list);
                if self.out.mentions.len() == before {
                    self.odd(DiagnosticCode::ClauseWithoutUnits, span);
                }
                true
            }
        }
    }

    fn odd(&mut self, code: DiagnosticCode, span: Span) {
        self.out.odd.push(Diagnostic::new(code, span));
    }

    fn deadline(&mut self, list: Span) {
        let text = list.of(self.source);
        let end = text
            .trim_end_matches(|c| words::is_separator(c) || is_blank(c))
            .len();
        if end > 0 && self.out.deadline.is_none() {
            self.out.deadline = Some(Span::at(list.start(), list.start() + end));
        }
    }

    /// Reads a list of units. Without a label every item has to be a unit, and a verb phrase has to
    /// close the last group: else it is no clause, and the answer is `false`.
    fn list(&mut self, label: Option<Label>, list: Span) -> bool {
        let text = list.of(self.source);
        let first = self.out.mentions.len();
        let mut group = first;
        let mut level: Option<Span> = None;
        let mut gap: Option<Span> = None;
        for item in items(text) {
            let item = trimmed(
                self.source,
                Span::at(list.start() + item.start(), list.start() + item.end()),
            );
            if item.is_empty() {
                gap.get_or_insert(item);
                continue;
            }
            // Only what stands between or before names is a gap; marks at the end are not.
            if let Some(gap) = gap.take() {
                self.odd(DiagnosticCode::UnitEmpty, gap);
            }
            let item = level.take().map_or(item, |level| level.join(item));
            let words = item.of(self.source);
            if dates::is_deadline(words) && !names::is_unit(words) {
                self.out.deadline.get_or_insert(item);
                continue;
            }
            if names::is_bare_level(words) && self.goes_on(item, list) {
                level = Some(item);
                continue;
            }
            let closed = self.item(item, label.is_none());
            let Some(closed) = closed else { return false };
            if let Some(verb) = closed {
                self.close(group, label, verb);
                group = self.out.mentions.len();
            }
        }
        self.lend_endings(first);
        self.complete_places(first);
        match label {
            Some(label) => {
                self.close(group, Some(label), label);
                true
            }
            None => group == self.out.mentions.len(),
        }
    }

    /// Whether behind an item that is nothing but levels (各市) the list goes on with more of them.
    fn goes_on(&self, item: Span, list: Span) -> bool {
        let behind = Span::at(item.end(), list.end()).of(self.source);
        let behind = behind.trim_start_matches(|c| words::is_separator(c) || is_blank(c));
        let next = items(behind)
            .next()
            .map_or("", |next| trimmed(behind, next).of(behind));
        let next =
            words::verb_at_end(next).map_or(next, |(end, _)| next.get(..end).unwrap_or_default());
        let next =
            names::open_list(next).map_or(next, |(end, _)| next.get(..end).unwrap_or_default());
        names::continues_levels(next)
    }

    /// Gives the mentions from `group` on the role of a verb phrase, or of the label where that says
    /// more than the phrase does.
    fn close(&mut self, group: usize, label: Option<Label>, verb: Label) {
        let chosen = match label {
            Some(label) if words::is_plain(verb.role) => label,
            _ => verb,
        };
        for mention in self.out.mentions.iter_mut().skip(group) {
            if mention.label.is_empty() {
                mention.role = chosen.role;
                mention.label = chosen.span;
            }
        }
    }

    /// Reads one item: its names, and the verb phrase that ends it. `strict` takes nothing but units;
    /// `None` where it meets something else.
    #[expect(
        clippy::option_option,
        reason = "no clause, no verb and a verb are three answers"
    )]
    fn item(&mut self, item: Span, strict: bool) -> Option<Option<Label>> {
        let words = item.of(self.source);
        let verb = words::verb_at_end(words);
        let (name_end, verb) = match verb {
            // 负责部门 as a bare name: what is left has to be something.
            Some((end, role)) => {
                let span = Span::at(item.start() + end, item.end());
                (
                    end,
                    Some(Label {
                        role,
                        span: trimmed(self.source, span),
                    }),
                )
            }
            None => (words.len(), None),
        };
        let start = if words.starts_with('由') {
            '由'.len_utf8()
        } else {
            0
        };
        let names = Span::at(item.start() + start, item.start() + name_end);
        self.names(trimmed(self.source, names), strict, verb)?;
        Some(verb)
    }

    /// Reads the names of one item: one, or several that 和 or 会同 join, or an open list.
    fn names(&mut self, span: Span, strict: bool, verb: Option<Label>) -> Option<()> {
        if span.is_empty() {
            // A verb phrase by itself closes the names before it.
            return verb.map(|_| ());
        }
        let text = span.of(self.source);
        if let Some(at) = text.find("会同").filter(|at| *at > 0) {
            let with = Span::at(span.start() + at, span.start() + at + "会同".len());
            self.names(
                trimmed(self.source, Span::at(span.start(), with.start())),
                strict,
                verb,
            )?;
            let joined = self.out.mentions.len();
            self.names(
                trimmed(self.source, Span::at(with.end(), span.end())),
                strict,
                verb,
            )?;
            for mention in self.out.mentions.iter_mut().skip(joined) {
                mention.role = Role::Support;
                mention.label = with;
            }
            return Some(());
        }
        if let Some((end, behind)) = names::open_list(text).filter(|(end, _)| *end > 0) {
            let before = self.out.mentions.len();
            self.names(
                trimmed(self.source, Span::at(span.start(), span.start() + end)),
                strict,
                verb,
            )?;
            if let Some(last) = self
                .out
                .mentions
                .get_mut(before..)
                .and_then(<[_]>::last_mut)
            {
                last.open = true;
            }
            let rest = Span::at(span.start() + behind, span.end());
            let joint = rest.of(self.source);
            let joint = joint.len() - joint.trim_start_matches(['和', '及', '以', '与']).len();
            let rest = trimmed(self.source, Span::at(rest.start() + joint, rest.end()));
            return if rest.is_empty() {
                Some(())
            } else {
                self.names(rest, strict, verb)
            };
        }
        if let Some((end, next)) = names::connective(text) {
            self.names(Span::at(span.start(), span.start() + end), strict, verb)?;
            let rest = Span::at(span.start() + next, span.end());
            return self.names(trimmed(self.source, rest), strict, verb);
        }
        self.mention(span, strict)
    }

    fn mention(&mut self, span: Span, strict: bool) -> Option<()> {
        // 市教育局（牵头）: the bracket gives the role.
        let text = span.of(self.source);
        let base = names::without_bracket(text);
        let bracket = text.get(base.len()..).unwrap_or_default();
        let inner = bracket.trim_matches(|c| is_blank(c) || matches!(c, '（' | '）' | '(' | ')'));
        let own = words::is_verb(inner).map(|role| {
            let start = span.start() + base.len() + bracket.find(inner).unwrap_or_default();
            Label {
                role,
                span: Span::at(start, start + inner.len()),
            }
        });
        let span = match own {
            Some(_) => trimmed(
                self.source,
                Span::at(span.start(), span.start() + base.len()),
            ),
            None => span,
        };
        let written = span.of(self.source);
        let name = names::without_blanks(written);
        if !names::is_unit(name.as_deref().unwrap_or(written)) {
            if strict {
                return None;
            }
            self.odd(DiagnosticCode::UnitDoubtful, span);
        }
        self.out.mentions.push(Mention {
            span,
            name,
            role: own.map_or(Role::Responsible, |own| own.role),
            label: own.map_or(Span::at(span.start(), span.start()), |own| own.span),
            provenance: Provenance::Stated,
            open: false,
        });
        Some(())
    }

    /// Completes names that lend their ending from the next: 东平区、西平区人民政府.
    fn lend_endings(&mut self, first: usize) {
        let mut at = self.out.mentions.len();
        while at > first + 1 {
            at -= 1;
            let [.., before, last] = self.out.mentions.get_mut(first..=at).unwrap_or_default()
            else {
                return;
            };
            let written = before.span.of(self.source);
            let next = last
                .name
                .as_deref()
                .unwrap_or_else(|| last.span.of(self.source));
            if before.name.is_none()
                && let Some(ending) = names::lent_ending(written, next)
            {
                before.name = Some(format!("{written}{ending}"));
                before.provenance = Provenance::Inferred;
            }
        }
    }

    /// Completes names that leave out the place that a name before them prints: 省科技厅、财政厅.
    fn complete_places(&mut self, first: usize) {
        for at in first..self.out.mentions.len() {
            let Some(mention) = self.out.mentions.get(at) else {
                return;
            };
            let written = mention
                .name
                .as_deref()
                .unwrap_or_else(|| mention.span.of(self.source));
            if !names::may_be_shortened(written) {
                continue;
            }
            // The names since the last question are asked for their place only now: most lists
            // shorten nothing.
            for named in self.out.mentions.get(self.learned..at).unwrap_or_default() {
                let full = named
                    .name
                    .as_deref()
                    .unwrap_or_else(|| named.span.of(self.source));
                self.place.learn(full);
            }
            self.learned = at;
            if let Some(name) = self.place.complete(written)
                && let Some(mention) = self.out.mentions.get_mut(at)
            {
                mention.name = Some(name);
                mention.provenance = Provenance::Inferred;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        let mut out = Reading::default();
        if !read(text, Span::at(0, text.len()), &mut out) {
            return None;
        }
        let parts: Vec<_> = out
            .mentions
            .iter()
            .map(|one| {
                let name = one.name.as_deref().unwrap_or_else(|| one.span.of(text));
                let open = if one.open { "…" } else { "" };
                format!("{} {name}{open}", one.role.as_chinese())
            })
            .collect();
        Some(parts.join("，"))
    }

    #[test]
    fn labelled_lists() {
        for (text, expected) in [
            (
                "责任单位：县教育局、县财政局",
                "责任 县教育局，责任 县财政局",
            ),
            (
                "牵头单位：县水利局；责任单位：县财政局、河口镇",
                "牵头 县水利局，责任 县财政局，责任 河口镇",
            ),
            (
                "牵头单位：县水利局，配合单位：县财政局",
                "牵头 县水利局，配合 县财政局",
            ),
            (
                "牵头部门:县水利局;配合部门:县财政局;落实单位:各镇",
                "牵头 县水利局，配合 县财政局，落实 各镇",
            ),
            ("负责部门：县水利局，适用范围：全县", "责任 县水利局"),
            (
                "责任单位：县教育局、县财政局按职责分工负责",
                "责任 县教育局，责任 县财政局",
            ),
            (
                "责任单位：县教育局牵头，县财政局、县民政局配合",
                "牵头 县教育局，配合 县财政局，配合 县民政局",
            ),
            (
                "责任单位：县教育局（牵头）、县财政局",
                "牵头 县教育局，责任 县财政局",
            ),
            (
                "责任单位：县教育局，县财政局、各镇（街道）",
                "责任 县教育局，责任 县财政局，责任 各镇（街道）",
            ),
            (
                "责任单位：县教育局 县财政局",
                "责任 县教育局，责任 县财政局",
            ),
            ("责任单位：县发展和改革\n局", "责任 县发展和改革局"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn verb_phrases() {
        for (text, expected) in [
            ("县教育局、县财政局负责", "责任 县教育局，责任 县财政局"),
            (
                "县教育局牵头，县财政局、县民政局按职责分工负责",
                "牵头 县教育局，责任 县财政局，责任 县民政局",
            ),
            ("县教育局牵头、县财政局配合", "牵头 县教育局，配合 县财政局"),
            ("县教育局会同有关部门负责", "责任 县教育局，配合 有关部门"),
            (
                "县教育局等部门，各镇人民政府按职责分工负责",
                "责任 县教育局…，责任 各镇人民政府",
            ),
            ("由县教育局负责", "责任 县教育局"),
            ("各市、县（区）人民政府负责", "责任 各市、县（区）人民政府"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn brackets_of_prose_are_no_clauses() {
        for text in [
            "重庆",
            "QDLP",
            "技工院校由某部门负责的除外",
            "含经济开发区",
            "以下简称牵头单位",
            "注：责任明确",
            "政府引导、企业参与",
            "重点支持",
            "2026年6月底前完成",
            "按职责分工负责",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn names_are_completed_from_their_neighbours() {
        for (text, expected) in [
            (
                "责任单位：省科技厅、发展改革委、财政厅",
                "责任 省科技厅，责任 省发展改革委，责任 省财政厅",
            ),
            (
                "省发展改革委牵头，财政厅配合",
                "牵头 省发展改革委，配合 省财政厅",
            ),
            (
                "责任单位：东平区、西平区人民政府",
                "责任 东平区人民政府，责任 西平区人民政府",
            ),
            (
                "责任单位：市科技局、江岸银保监分局、山水公司",
                "责任 市科技局，责任 江岸银保监分局，责任 山水公司",
            ),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_deadline_is_not_a_unit() {
        let text = "县教育局负责，2026年6月底前完成";
        let mut out = Reading::default();
        assert!(read(text, Span::at(0, text.len()), &mut out));
        assert_eq!(out.mentions.len(), 1);
        assert_eq!(
            out.deadline.map(|span| span.of(text)),
            Some("2026年6月底前完成")
        );
    }

    #[test]
    fn an_empty_place_is_reported() {
        let text = "责任单位：、县教育局";
        let mut out = Reading::default();
        assert!(read(text, Span::at(0, text.len()), &mut out));
        assert_eq!(
            out.odd.first().map(Diagnostic::code),
            Some(DiagnosticCode::UnitEmpty)
        );
    }
}
