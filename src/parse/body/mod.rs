//! The body: lines into headings, prose and clauses.

mod beside;
mod celled;
mod item;
mod labelled;
mod list;
mod named;
mod own_line;
mod piece;
mod rules;

use crate::model::assignment::AssignmentData;
use crate::model::deadline::DeadlineData;
use crate::model::ids::Run;
use crate::model::rule::StandingRuleData;
use crate::model::{Diagnostic, DiagnosticCode};
use crate::parse::brackets::{Brackets, next_clause};
use crate::parse::clause::Reading;
use crate::parse::dates;
use crate::parse::enumerator::{Form, enumerator};
use crate::parse::furniture::{self, is_furniture, is_imprint};
use crate::parse::genre::Genre;
use crate::parse::head::{self, attachments, colophon, is_annex_mark, persons};
use crate::parse::heading::{self, Heading, heading};
use crate::parse::known::Before;
use crate::parse::lines::{Line, trimmed};
use crate::parse::page_number::is_page_number;
use crate::parse::signs::Kind;
use crate::parse::standing;
use crate::parse::table::{begins_table, flattened};
use crate::parse::words::{self, Tells};
use crate::text::Span;

use rules::StandingUnit;

pub(super) use item::{Clause, Item};
pub(super) use labelled::field;
pub(super) use rules::Duty;

/// What the rules so far do to every task.
#[derive(Default)]
pub(super) struct Standing {
    /// The unit that stands first leads.
    first_leads: bool,
    /// Where no unit leads, those that are responsible do.
    responsible_lead: bool,
    /// One of the clauses that stand side by side names who leads, or had its first unit lead.
    led: bool,
    /// These units are added.
    units: Vec<StandingUnit>,
    /// The rules that have added them, in the order of the document.
    pub(super) duties: Vec<Duty>,
    /// The form of the heading at hand.
    heading: Option<Form>,
    /// So many bytes of lists over lines have been read in vain.
    vain: usize,
}

/// Reads lines into items; what they say of units goes into the tables at once.
pub(super) struct Body<'s, 't> {
    pub(super) source: &'s str,
    pub(super) assignments: &'t mut Vec<AssignmentData>,
    pub(super) diagnostics: &'t mut Vec<Diagnostic>,
    pub(super) rules: &'t mut Vec<StandingRuleData>,
    pub(super) brackets: &'t mut Brackets<'s>,
    pub(super) items: Vec<Item>,
    pub(super) reading: Reading,
    /// What was read of one clause, while those before it have their turn.
    pub(super) aside: Reading,
    pub(super) standing: Standing,
    pub(super) rule_words: &'t standing::RuleWords,
    pub(super) genre: &'t mut Genre<'s>,
    /// The text is an account in which what looks like a clause without a label is a remark.
    pub(super) recounts: bool,
    /// The line at hand answers a question.
    pub(super) answers: bool,
    /// The title of a table of contents has been met.
    pub(super) contents_sought: bool,
    /// What the heading right before says that follows it.
    pub(super) told: Option<(Tells, Span)>,
}

impl Body<'_, '_> {
    pub(super) fn read(&mut self, lines: &[Line]) {
        let page = furniture::behind(self.source, lines);
        let (lines, page) = lines.split_at(lines.len() - page);
        let mut at = 0;
        while at < lines.len() {
            at = self.line(lines, at);
        }
        let page = page.iter().map(|line| Item::Outside(line.span));
        self.items.extend(page);
    }

    /// Takes in the rules that the prose before the first section states.
    pub(super) fn preamble(&mut self, paragraphs: &[Span]) {
        for span in paragraphs {
            self.rules_in(*span);
        }
    }

    /// Takes in notes on a table, whatever numbers they begin with.
    pub(super) fn notes(&mut self, lines: &[Line]) {
        for line in lines {
            self.plain(line.span);
        }
    }

    /// Reads one line, and as many more as a broken clause takes; gives the next.
    fn line(&mut self, lines: &[Line], at: usize) -> usize {
        let Some(line) = lines.get(at) else {
            return at + 1;
        };
        if line.is_plain_heading()
            && heading::broken(self.source, lines.get(at..).unwrap_or_default()).is_none()
            && let Some(heading) = heading::of_line(self.source, line)
            && heading.head == line.span
        {
            self.answers = false;
            self.heading(heading, line.glued);
            return at + 1;
        }
        let text = line.text(self.source);
        let next = self
            .told_by_name(lines, at)
            .or_else(|| self.listed(lines, at));
        if let Some(next) = next {
            return next;
        }
        if is_annex_mark(text) {
            self.items.push(Item::Mark(line.span));
            return self.persons(lines, at + 1);
        }
        if (line.number.is_none() && (is_furniture(text) || is_page_number(text)))
            || is_imprint(self.source, lines, at)
        {
            self.items.push(Item::Outside(line.span));
            return at + 1;
        }
        let asks = text.ends_with('？') && self.genre.is_interview();
        self.answers = asks || (self.answers && line.number.is_none());
        self.brackets.hold(line);
        if let Some(next) = self.labelled(lines, at) {
            return next;
        }
        let mut line_at = at;
        let mut from = line.span.start();
        let mut end = line.span.end();
        if let Some((last, count, behind)) = self.broken_heading(lines, at) {
            (line_at, from, end) = (at + count, behind, last.span.end());
        }
        // Clauses are looked for from here on, behind one that was refused.
        let mut search = from;
        while let Some(found) = next_clause(
            self.source,
            lines,
            line_at,
            search,
            self.brackets,
            &mut self.reading,
        ) {
            search = found.span.end();
            if self.recounts && !found.span.of(self.source).contains(words::COLONS) {
                self.diagnostics.append(&mut self.reading.unread);
                let odd = Diagnostic::new(DiagnosticCode::ClauseUnread, found.span);
                self.diagnostics.push(odd);
                if found.line > line_at {
                    break;
                }
                continue;
            }
            // What stands before may hold a clause of its own; the one found has its turn behind it.
            self.diagnostics.append(&mut self.reading.unread);
            if !self.is_vouched(true) {
                self.refuse(found.span);
                if found.line > line_at {
                    line_at = found.line;
                    end = lines.get(line_at).map_or(end, |line| line.span.end());
                }
                continue;
            }
            let before = Span::at(from, found.span.start());
            self.passage_before(before, line);
            if found.line > line_at {
                line_at = found.line;
                end = lines.get(line_at).map_or(end, |line| line.span.end());
            }
            let own_line = found.span.start() == line.span.start() && found.span.end() == end;
            self.clause(found.span, own_line);
            from = self.times_behind(found.span.end(), end);
            search = from;
        }
        self.diagnostics.append(&mut self.reading.unread);
        let rest = Span::at(from, end);
        if let Some(next) = self.broken_list(rest, lines, (at, line_at)) {
            return next;
        }
        self.piece(rest, line);
        line_at + 1
    }

    /// Reads a line that a label begins, or makes up; gives the line behind it.
    #[inline]
    fn labelled(&mut self, lines: &[Line], at: usize) -> Option<usize> {
        let line = lines.get(at)?;
        // Every label has its colon, or a cell to itself.
        if line.holds.any(&[Kind::Colon]) {
            let posted = self.posted_below(lines, at);
            if posted > 0 {
                return Some(at + posted);
            }
            if let Some(next) = self.own_line(lines, at).or_else(|| self.members(lines, at)) {
                return Some(next);
            }
            if let Some(field) = field(self.source, lines, at) {
                self.items.push(field);
                return Some(at + 1);
            }
        }
        let may_be = line.holds.any(&[Kind::Bar]) || celled::may_label(line.text(self.source));
        may_be.then(|| self.celled(lines, at)).flatten()
    }

    /// Takes in what a page prints below a document of the day that it was put up on; gives how many lines that is. Where
    /// tasks have their deadlines so, it is one.
    fn posted_below(&mut self, lines: &[Line], at: usize) -> usize {
        // A task has fewer pieces.
        const NEAR: usize = 64;
        let count = head::posted_below(self.source, lines, at);
        let source = self.source;
        let is_time = |item: &Item| {
            matches!(item, Item::Clause(clause) if clause.deadline.is_some()
                && ["时间：", "时间:", "時間："].iter().any(|label| clause.span.of(source).contains(label)))
        };
        if count == 0 || self.items.iter().rev().take(NEAR).any(is_time) {
            return 0;
        }
        let posted = lines.get(at..at + count).unwrap_or_default();
        let outside = posted.iter().map(|line| Item::Outside(line.span));
        self.items.extend(outside);
        count
    }

    /// Reads a list that is none of the plan's text: what is attached, a table of contents, an imprint. Gives the line
    /// behind it.
    fn listed(&mut self, lines: &[Line], at: usize) -> Option<usize> {
        let behind = lines.get(at..).unwrap_or_default();
        let mut list = |count, item: fn(Span) -> Item| {
            let list = behind.get(..count).unwrap_or_default();
            self.items.extend(list.iter().map(|line| item(line.span)));
            (count > 0).then_some(at + count)
        };
        // Nearly no line begins so.
        match behind.first()?.text(self.source).chars().next()? {
            '附' => list(attachments(self.source, behind), Item::Attachment),
            '目' => {
                let count = contents(self.source, behind, &mut self.contents_sought);
                list(count, Item::Contents)
            }
            '（' | '(' | '此' | '公' | '信' | '主' | '政' => {
                let note = head::note_line(self.source, behind)?;
                let line = behind.first()?.span;
                self.items.push(Item::Note(line, note));
                Some(at + 1)
            }
            _ => list(colophon(self.source, behind), Item::Outside),
        }
    }

    /// Passes over the list of persons that may stand behind the mark of an annex; gives the line behind it.
    fn persons(&mut self, lines: &[Line], at: usize) -> usize {
        let behind = lines.get(at..).unwrap_or_default();
        let count = persons(self.source, behind);
        let list = behind.get(..count).unwrap_or_default();
        if let (Some(first), Some(last)) = (list.first(), list.last()) {
            self.items.push(Item::Outside(first.span.join(last.span)));
        }
        at + count
    }

    /// Reads a heading that is broken over lines; gives the last of them, how many stand before it, and
    /// where the heading ends in it.
    fn broken_heading(&mut self, lines: &[Line], at: usize) -> Option<(Line, usize, usize)> {
        let line = lines.get(at)?;
        let (heading, count) = heading::broken(self.source, lines.get(at..)?)?;
        let last = *lines.get(at + count)?;
        if is_annex_mark(last.text(self.source)) || is_furniture(last.text(self.source)) {
            return None;
        }
        self.heading(heading, line.glued);
        Some((last, count, heading.head.end()))
    }

    /// Takes in a heading, which others stand before on its line where it is `glued` to them.
    fn heading(&mut self, heading: Heading, glued: bool) {
        if glued {
            let odd = Diagnostic::new(DiagnosticCode::HeadingGlued, heading.head);
            self.diagnostics.push(odd);
        }
        self.end_rules(heading.form);
        self.standing.heading = Some(heading.form);
        self.rule_in_heading(heading.words);
        self.told = self.tells(&heading);
        self.items.push(Item::Heading(heading));
    }

    /// Whether what was just read as a clause, `within` brackets or not, is one, by what it says and by what
    /// the document is.
    fn is_vouched(&mut self, within: bool) -> bool {
        !self.answers && self.genre.vouches(&self.reading, within)
    }

    /// Says that what reads like a clause is taken for none.
    fn refuse(&mut self, span: Span) {
        let odd = Diagnostic::new(DiagnosticCode::ClauseDoubtful, span);
        self.diagnostics.push(odd);
    }

    /// Takes in the clause that was just read.
    fn clause(&mut self, span: Span, own_line: bool) {
        const FEW: usize = 64;
        self.told = None;
        let first = self.assignments.len();
        let known = &mut self.reading.known;
        self.assignments.reserve(self.reading.mentions.len());
        // Units that come by the thousand are not hashed anew each time that their table grows.
        if self.reading.mentions.len() > FEW {
            let unknown = self
                .reading
                .mentions
                .iter()
                .filter(|one| one.unit.get().is_none());
            known.reserve(self.source, unknown.count());
        }
        for mention in &mut self.reading.mentions {
            let assignment = mention.assign(self.source, known);
            let odd = match known.repeats(assignment.unit, assignment.role, first) {
                Before::Nothing => None,
                Before::Same => Some(DiagnosticCode::UnitRepeated),
                Before::Other => Some(DiagnosticCode::UnitInTwoRoles),
            };
            let odd = odd.map(|code| Diagnostic::new(code, assignment.span));
            self.diagnostics.extend(odd);
            self.assignments.push(assignment);
        }
        self.reading.mentions.clear();
        let vacant = |odd: &Diagnostic| odd.code() == DiagnosticCode::ClauseWithoutUnits;
        let vacant = self.reading.odd.iter().any(vacant);
        self.diagnostics.append(&mut self.reading.odd);
        let units = self.standing.units.len();
        for at in 0..self.reading.rules.len() {
            if let Some(rule) = self.reading.rules.get(at).copied() {
                self.rule(rule);
                self.lets_bare(rule, first);
            }
        }
        self.apply_rules(first, units);
        self.items.push(Item::Clause(Clause {
            span,
            own_line,
            number: None,
            assignments: Run::new(first, self.assignments.len()),
            vacant,
            deadline: self.reading.deadline.take().map(|span| DeadlineData {
                span,
                date: dates::deadline_date(span.of(self.source)),
            }),
        }));
    }

    /// Reads headings, and the prose behind them, in a span that begins in `line` or a line behind it.
    fn passage(&mut self, span: Span, line: &Line) {
        let mut rest = span;
        let mut glued = line.glued || span.start() > line.span.start();
        let mut number = if span.start() == line.span.start() {
            line.number
        } else {
            enumerator(rest.of(self.source))
        };
        while let Some(heading) = number.and_then(|number| heading(self.source, rest, number)) {
            // 四、强化能力：（1）配备设施；（2）轮训医生: a list within a sentence.
            if (rest != span || glued) && heading.words.of(self.source).contains('；') {
                break;
            }
            let marks = trimmed(self.source, Span::at(rest.start(), heading.head.start()));
            if !marks.is_empty() {
                self.items.push(Item::Punctuation(marks));
            }
            rest = trimmed(self.source, Span::at(heading.head.end(), span.end()));
            self.heading(heading, glued);
            // 二、主要任务：（一）修渠: the first item stands on its heading's line.
            number = enumerator(rest.of(self.source)).filter(|number| number.value == 1);
            glued = number.is_some();
        }
        if !rest.is_empty() {
            self.plain(rest);
        }
    }

    fn plain(&mut self, span: Span) {
        if self.told.is_some() && self.told_in(span) {
            return;
        }
        // Nearly no paragraph ends with a bracket.
        let closes = span.of(self.source).ends_with(['）', ')']);
        let note = closes.then(|| head::note_behind(self.source, span));
        if let Some((note, words)) = note.flatten() {
            let before = trimmed(self.source, Span::at(span.start(), note.start()));
            if !before.is_empty() {
                self.prose(before);
            }
            self.items.push(Item::Note(note, words));
        } else {
            self.prose(span);
        }
    }

    fn prose(&mut self, span: Span) {
        let text = span.of(self.source);
        let table = if begins_table(text) {
            Some(0)
        } else if text.starts_with('序') || self.brackets.hold_cells(span) {
            flattened(text)
        } else {
            None
        };
        if let Some(at) = table {
            let table = Span::at(span.start() + at, span.end());
            let odd = Diagnostic::new(DiagnosticCode::TableUnread, table);
            self.diagnostics.push(odd);
        }
        self.rules_in(span);
        self.duty_in(span);
        self.items.push(Item::Prose(span));
    }
}

/// How many of the lines are the table of contents of a plan behind the notice that sends it out. It is looked for once.
#[cold]
fn contents(source: &str, lines: &[Line], sought: &mut bool) -> usize {
    let titled = lines
        .first()
        .is_some_and(|line| head::is_contents(line.text(source)));
    if !titled || *sought {
        return 0;
    }
    *sought = true;
    head::contents(source, lines).unwrap_or(0)
}
