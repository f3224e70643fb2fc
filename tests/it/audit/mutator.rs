//! The shipped text, or another that agrees with itself, with one thing changed on one side, and what the
//! audit has to find then.

use std::collections::BTreeMap;
use std::ops::Range;

use pilot_plan::{AnnexRow, Audit, Excerpt, Finding, FindingSeverity, Plan, Role, Span, Task};

use crate::shipped::SEED;

/// Body or annex.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Body,
    Annex,
}

/// A change of the text.
#[derive(Clone, Debug)]
pub(super) struct Mutation {
    /// The text that is changed.
    seed: &'static str,
    pub(super) what: String,
    pub(super) side: Side,
    /// What is replaced, in the seed, and by what.
    pub(super) span: Range<usize>,
    pub(super) with: String,
    pub(super) expected: Expected,
}

/// The finding of substance, or of a row's number, that the change has to bring.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    pub(super) code: &'static str,
    pub(super) task: Option<u32>,
    pub(super) unit: Option<String>,
}

impl Mutation {
    pub(super) fn text(&self) -> String {
        let (before, behind) = (&self.seed[..self.span.start], &self.seed[self.span.end..]);
        format!("{before}{}{behind}", self.with)
    }

    /// What speaks against the audit of the changed text; nothing where all is as it should be.
    pub(super) fn objections(&self) -> Vec<String> {
        let plan = match Plan::parse(self.text()) {
            Ok(plan) => plan,
            Err(error) => return vec![format!("{}: {error}", self.what)],
        };
        let audit = plan.audit();
        let new = new_since(self.seed, &audit);
        let mut objections = Vec::new();
        let is_it = |finding: &Finding<'_>| {
            finding.code() == self.expected.code
                && finding.task().map(Task::number) == self.expected.task
                && finding.unit().map(|unit| unit.name().to_owned()) == self.expected.unit
        };
        let hits: Vec<_> = new.iter().filter(|finding| is_it(finding)).collect();
        match hits.as_slice() {
            [] => objections.push(format!("not found, but {new:?}")),
            found => {
                if !found.iter().any(|finding| self.touches(finding)) {
                    objections.push(format!("found elsewhere: {found:?}"));
                }
            }
        }
        // A text may differ in several places; all else has to be found once.
        let once = self.expected.code != "text-differs";
        let others = new
            .iter()
            .filter(|finding| finding.severity() == FindingSeverity::Substance && !is_it(finding));
        objections.extend(others.map(|finding| format!("besides {finding:?}")));
        if once && hits.len() > 1 {
            objections.push(format!("found {} times: {hits:?}", hits.len()));
        }
        objections
            .into_iter()
            .map(|objection| format!("{}: {objection}", self.what))
            .collect()
    }

    /// Whether the finding's span on the changed side meets the change.
    fn touches(&self, finding: &Finding<'_>) -> bool {
        let place = match self.side {
            Side::Body => finding.body(),
            Side::Annex => finding.annex(),
        };
        // Blanks about a change belong to it as much as to what stands beside.
        let before = self.seed[..self.span.start].trim_end().len();
        let behind = &self.seed[self.span.end..];
        let blanks = behind.len() - behind.trim_start().len();
        let changed = before..self.span.start + self.with.len() + blanks;
        match place.map(Excerpt::span) {
            // A number that is not there stands before its row.
            Some(span) if self.expected.code == "number-missing" => {
                (changed.end..changed.end + 4).contains(&span.start())
            }
            Some(span) => span.start() <= changed.end && changed.start <= span.end(),
            // What is missing altogether stands nowhere.
            None => self.expected.code == "row-missing",
        }
    }
}

/// A finding without its place: code, severity, task, unit.
type Key = (&'static str, FindingSeverity, Option<u32>, Option<String>);

fn key(finding: &Finding<'_>) -> Key {
    let unit = finding.unit().map(|unit| unit.name().to_owned());
    (
        finding.code(),
        finding.severity(),
        finding.task().map(Task::number),
        unit,
    )
}

/// The findings that the shipped plan does not give.
pub(super) fn new_findings<'p>(audit: &Audit<'p>) -> Vec<Finding<'p>> {
    new_since(SEED, audit)
}

/// The findings that a text does not give.
fn new_since<'p>(seed: &'static str, audit: &Audit<'p>) -> Vec<Finding<'p>> {
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    let before = Plan::parse(seed).unwrap();
    for finding in before.audit().findings() {
        *known.entry(key(&finding)).or_default() += 1;
    }
    audit
        .findings()
        .filter(|finding| match known.get_mut(&key(finding)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        })
        .collect()
}

pub(super) fn row_of(task: Task<'_>) -> AnnexRow<'_> {
    let mut rows = task.plan().annex().unwrap().rows();
    rows.find(|row| row.task() == Some(task)).unwrap()
}

/// The units of one side in one role, as they stand there.
pub(super) fn list(task: Task<'_>, side: Side, role: Role) -> Vec<Excerpt<'_>> {
    let plan = task.plan();
    let excerpt = |span: Span| plan.excerpt(span).unwrap();
    match side {
        Side::Body => {
            let all = task.assignments().filter(|one| one.role() == role);
            all.map(|one| excerpt(one.span())).collect()
        }
        Side::Annex => {
            let all = row_of(task).assignments().filter(|one| one.role() == role);
            all.map(|one| excerpt(one.span())).collect()
        }
    }
}

/// The name at a place in its list, with the mark that parts it from its neighbour.
fn with_mark(list: &[Excerpt<'_>], at: usize) -> Range<usize> {
    let own = list[at].span();
    if at + 1 < list.len() {
        own.start()..list[at + 1].span().start()
    } else if at > 0 {
        list[at - 1].span().end()..own.end()
    } else {
        own.start()..own.end()
    }
}

fn unit_mutation(
    what: String,
    side: Side,
    (span, with): (Range<usize>, String),
    code: &'static str,
    (task, unit): (u32, &str),
) -> Mutation {
    Mutation {
        seed: SEED,
        what,
        side,
        span,
        with,
        expected: Expected {
            code,
            task: Some(task),
            unit: Some(unit.to_owned()),
        },
    }
}

/// A unit left out of its list; the only one also with its label, or with the line of its cell.
pub(super) fn drops(task: Task<'_>, side: Side) -> Vec<Mutation> {
    let code = match side {
        Side::Body => "unit-missing-in-body",
        Side::Annex => "unit-missing-in-annex",
    };
    let mut all = Vec::new();
    for role in [Role::Lead, Role::Responsible] {
        let list = list(task, side, role);
        for at in 0..list.len() {
            let name = list[at].text();
            let mut spans = vec![with_mark(&list, at)];
            if list.len() == 1 {
                let (start, end) = (list[0].span().start(), list[0].span().end());
                match (side, role) {
                    (Side::Annex, _) => spans.push(SEED[..start].rfind('\n').unwrap()..end),
                    (Side::Body, Role::Responsible) => {
                        spans.push(SEED[..start].rfind('；').unwrap()..end);
                    }
                    (Side::Body, _) if task.assignments().len() > 1 => {
                        let behind = SEED[end..].find('；').unwrap() + '；'.len_utf8();
                        spans.push(SEED[..start].rfind('（').unwrap() + 3..end + behind);
                    }
                    (Side::Body, _) => {}
                }
            }
            for span in spans {
                all.push(unit_mutation(
                    format!("task {} without {name} ({role}) in {side:?}", task.number()),
                    side,
                    (span, String::new()),
                    code,
                    (task.number(), name),
                ));
            }
        }
    }
    all
}

/// A unit added to a list, at its front or its end.
pub(super) fn adds(task: Task<'_>, side: Side, name: &str) -> Vec<Mutation> {
    let code = match side {
        Side::Body => "unit-missing-in-annex",
        Side::Annex => "unit-missing-in-body",
    };
    if task.units().any(|unit| unit.name() == name) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for role in [Role::Lead, Role::Responsible] {
        let list = list(task, side, role);
        let (Some(first), Some(last)) = (list.first(), list.last()) else {
            continue;
        };
        let front = (first.span().start(), format!("{name}、"));
        let end = (last.span().end(), format!("、{name}"));
        for (place, with) in [front, end] {
            all.push(unit_mutation(
                format!(
                    "task {} with {name} ({role}) in {side:?} at {place}",
                    task.number()
                ),
                side,
                (place..place, with),
                code,
                (task.number(), name),
            ));
        }
    }
    all
}

/// A unit that leads made responsible, or the other way about.
pub(super) fn moves(task: Task<'_>, side: Side) -> Vec<Mutation> {
    let leads = list(task, side, Role::Lead);
    let others = list(task, side, Role::Responsible);
    let (Some(_), Some(first)) = (leads.last(), others.first()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let whole = leads[0].span().start()..others[others.len() - 1].span().end();
    let between = &SEED[leads[leads.len() - 1].span().end()..first.span().start()];
    let names = |list: &[Excerpt<'_>], without: Option<usize>| {
        let kept = list
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != without);
        kept.map(|(_, one)| one.text())
            .collect::<Vec<_>>()
            .join("、")
    };
    let mut push = |name: &str, with: String| {
        all.push(unit_mutation(
            format!("task {}: {name} moved in {side:?}", task.number()),
            side,
            (whole.clone(), with),
            "role-differs",
            (task.number(), name),
        ));
    };
    for (at, lead) in leads.iter().enumerate() {
        let name = lead.text();
        let (rest, own) = (names(&leads, Some(at)), names(&others, None));
        push(name, format!("{rest}{between}{name}、{own}"));
        push(name, format!("{rest}{between}{own}、{name}"));
    }
    if others.len() > 1 {
        for (at, other) in others.iter().enumerate() {
            let name = other.text();
            let (own, rest) = (names(&leads, None), names(&others, Some(at)));
            push(name, format!("{own}、{name}{between}{rest}"));
        }
    }
    all
}

/// Slips in a name: a character exchanged, left out, doubled, two swapped.
pub(super) fn misspells(task: Task<'_>, side: Side) -> Vec<Mutation> {
    let mut all = Vec::new();
    for role in [Role::Lead, Role::Responsible] {
        for one in list(task, side, role) {
            let name = one.text();
            let chars: Vec<char> = name.chars().collect();
            let count = chars.len();
            let middle = count / 2;
            let mut forms = Vec::new();
            for at in [1, middle, count - 2] {
                let mut exchanged = chars.clone();
                exchanged[at] = if chars[at] == '增' { '减' } else { '增' };
                forms.push(exchanged);
                let mut doubled = chars.clone();
                doubled.insert(at, chars[at]);
                forms.push(doubled);
            }
            if count > 3 {
                let mut shorter = chars.clone();
                shorter.remove(middle);
                forms.push(shorter);
            }
            let mut swapped = chars.clone();
            swapped.swap(middle - 1, middle);
            forms.push(swapped);
            for form in forms {
                let slip: String = form.into_iter().collect();
                let known = Plan::bishan().units().any(|unit| unit.name() == slip);
                if known || slip == name {
                    continue;
                }
                // The body's form is the finding's unit.
                let unit = if side == Side::Body {
                    slip.as_str()
                } else {
                    name
                };
                all.push(unit_mutation(
                    format!("task {}: {name} as {slip} in {side:?}", task.number()),
                    side,
                    (one.span().range(), slip.clone()),
                    "unit-spelling-differs",
                    (task.number(), unit),
                ));
            }
        }
    }
    all
}

/// The lines of a row, from the line of its number, if it has one, to the end of its last cell.
pub(super) fn row_lines(row: AnnexRow<'_>) -> Range<usize> {
    let span = row.span();
    let start = SEED[..span.start()].rfind('\n').unwrap() + 1;
    let end = SEED[span.end()..]
        .find('\n')
        .map_or(SEED.len(), |at| span.end() + at + 1);
    start..end
}

fn row_mutation(
    what: String,
    (span, with): (Range<usize>, String),
    code: &'static str,
    task: u32,
) -> Mutation {
    Mutation {
        seed: SEED,
        what,
        side: Side::Annex,
        span,
        with,
        expected: Expected {
            code,
            task: Some(task),
            unit: None,
        },
    }
}

/// A row left out, doubled in place or at the end, printed with another number.
pub(super) fn rows(task: Task<'_>) -> Vec<Mutation> {
    let row = row_of(task);
    let number = task.number();
    let lines = row_lines(row);
    let own = &SEED[lines.clone()];
    let own_line = format!("{}\n", own.trim_end_matches('\n'));
    let end = SEED.len();
    let again = if lines.end == end {
        format!("\n{own_line}")
    } else {
        own_line.clone()
    };
    let mut all = vec![
        row_mutation(
            format!("row {number} left out"),
            (lines.clone(), String::new()),
            "row-missing",
            number,
        ),
        row_mutation(
            format!("row {number} doubled"),
            (lines.end..lines.end, again),
            "row-duplicated",
            number,
        ),
        row_mutation(
            format!("row {number} once more at the end"),
            (end..end, format!("\n{own_line}")),
            "row-duplicated",
            number,
        ),
    ];
    if let (Some(place), Some(printed)) = (row.number_span(), row.printed_number()) {
        for wrong in [printed + 1, printed + 10, 99, 1] {
            if wrong != printed {
                all.push(row_mutation(
                    format!("row {number} as {wrong}"),
                    (place.range(), wrong.to_string()),
                    "number-wrong",
                    number,
                ));
            }
        }
        all.push(row_mutation(
            format!("row {number} without its number"),
            (place.range(), String::new()),
            "number-missing",
            number,
        ));
    }
    all
}

/// A plan that states deadlines in its clauses and once more in its table.
const TIMED: &str = "一、重点任务\n\
    （一）修渠\n清淤护岸三万米。（县水利局牵头，县财政局配合，2026年6月底前完成）\n\
    （二）植树\n建设苗圃十二处。（县林业局牵头，县财政局配合，2026年12月底前完成）\n\
    （三）筑路\n硬化乡道五十公里。（县交通局牵头，县财政局配合，2027年9月15日前完成）\n\
    （四）管护\n每季度巡河一次。（县水利局牵头，县公安局配合，2027年底前完成）\n\n\
    附件\n\n重点任务分工表\n\n\
    | 序号 | 任务 | 牵头单位 | 配合单位 | 完成时限 |\n|---|---|---|---|---|\n\
    | 1 | 清淤护岸三万米。 | 县水利局 | 县财政局 | 2026年6月底前 |\n\
    | 2 | 建设苗圃十二处。 | 县林业局 | 县财政局 | 2026年12月底前 |\n\
    | 3 | 硬化乡道五十公里。 | 县交通局 | 县财政局 | 2027年9月15日前 |\n\
    | 4 | 每季度巡河一次。 | 县水利局 | 县公安局 | 2027年底前 |\n";

/// A deadline put off by a year, put elsewhere in its year, or left out, on either side.
pub(super) fn deadlines() -> Vec<Mutation> {
    let plan = Plan::parse(TIMED).unwrap();
    assert_eq!(plan.audit().substance().count(), 0);
    let mut all = Vec::new();
    for task in plan.tasks() {
        let (own, row) = (task.deadline().unwrap(), row_of(task).deadline().unwrap());
        for (side, deadline) in [(Side::Body, own), (Side::Annex, row)] {
            let (year, rest) = deadline.text().split_at(4);
            let later = year.parse::<u32>().unwrap() + 1;
            let mut push = |code, span: Range<usize>, with: String| {
                all.push(Mutation {
                    seed: TIMED,
                    what: format!("task {}: due {with:?} in {side:?}", task.number()),
                    side,
                    span,
                    with,
                    expected: Expected {
                        code,
                        task: Some(task.number()),
                        unit: None,
                    },
                });
            };
            let range = deadline.span().range();
            push("deadline-differs", range.clone(), format!("{later}{rest}"));
            push(
                "deadline-differs",
                range.clone(),
                format!("{year}年2月底前"),
            );
            match side {
                Side::Body => {
                    let clause = range.start - "，".len()..range.end + "完成".len();
                    push("deadline-missing-in-body", clause, String::new());
                }
                Side::Annex => push("deadline-missing-in-annex", range, String::new()),
            }
        }
    }
    all
}

/// The sentences of one side of a task.
fn sentences(task: Task<'_>, side: Side) -> Vec<Excerpt<'_>> {
    let paragraphs: Vec<_> = match side {
        Side::Body => task.paragraphs().collect(),
        Side::Annex => row_of(task).paragraphs().collect(),
    };
    let plan = task.plan();
    let mut all = Vec::new();
    for paragraph in paragraphs {
        let mut start = paragraph.span().start();
        // The title that a row begins with is none of its sentences.
        if let Some(rest) = paragraph.text().strip_prefix(task.title())
            && rest.starts_with('：')
        {
            start += task.title().len() + '：'.len_utf8();
        }
        for (at, _) in paragraph.text().match_indices('。') {
            let end = paragraph.span().start() + at + '。'.len_utf8();
            all.push(plan.excerpt(Span::new(start, end).unwrap()).unwrap());
            start = end;
        }
    }
    all
}

/// A sentence left out, a clause left out or written anew, a word exchanged, a sentence added.
pub(super) fn texts(task: Task<'_>, side: Side) -> Vec<Mutation> {
    let mut all = Vec::new();
    let all_sentences = sentences(task, side);
    let mut push = |what: &str, span: Range<usize>, with: &str| {
        all.push(Mutation {
            seed: SEED,
            what: format!(
                "task {} {side:?}: {what} {:?} -> {with:?}",
                task.number(),
                &SEED[span.clone()]
            ),
            side,
            span,
            with: with.to_owned(),
            expected: Expected {
                code: "text-differs",
                task: Some(task.number()),
                unit: None,
            },
        });
    };
    for sentence in &all_sentences {
        let span = sentence.span();
        if all_sentences.len() > 1 {
            push("sentence", span.range(), "");
        }
        push(
            "new sentence",
            span.end()..span.end(),
            "每年评选十名先进个人。",
        );
        let inner = &sentence.text()[..sentence.text().len() - '。'.len_utf8()];
        let clauses: Vec<_> = inner.split('，').collect();
        let mut at = span.start();
        for clause in &clauses {
            let end = at + clause.len();
            push("clause", at..end, "举办一系列群众喜爱的文体活动");
            if clauses.len() > 1 && end < span.end() - '。'.len_utf8() {
                push("clause", at..end + '，'.len_utf8(), "");
            }
            let chars: Vec<_> = clause.char_indices().collect();
            let word = chars
                .iter()
                .rposition(|(_, c)| c.is_alphanumeric() && !c.is_ascii());
            if let Some(word) = word {
                let (from, c) = chars[word];
                push("character", at + from..at + from + c.len_utf8(), "甲");
            }
            at = end + '，'.len_utf8();
        }
    }
    all
}

/// Headings of the body and of the annex, and the titles that rows begin with, with a character or
/// two exchanged, added or left out.
pub(super) fn headings() -> Vec<Mutation> {
    let plan = Plan::bishan();
    let mut places = Vec::new();
    let annex = plan.annex().unwrap();
    for section in plan
        .sections()
        .filter(|one| one.tasks().len() > 0 && one.parent().is_some())
    {
        let only = section
            .tasks()
            .next()
            .filter(|_| section.tasks().len() == 1);
        places.push((section.heading_span(), Side::Body, only.map(Task::number)));
        for heading in annex.headings() {
            if heading.heading() == section.heading() {
                places.push((heading.heading_span(), Side::Annex, only.map(Task::number)));
            }
        }
    }
    for row in annex.rows() {
        let task = row.task().unwrap();
        if let Some(rest) = row.text().strip_prefix(task.title())
            && rest.starts_with('：')
        {
            let start = row.text_span().unwrap().start();
            let span = Span::new(start, start + task.title().len()).unwrap();
            places.push((span, Side::Annex, Some(task.number())));
        }
    }
    let mut all = Vec::new();
    for (span, side, task) in places {
        let chars: Vec<char> = span.slice(SEED).unwrap().chars().collect();
        let middle = chars.len() / 2;
        let mut forms = Vec::new();
        for at in [0, middle, chars.len() - 1] {
            let mut exchanged = chars.clone();
            exchanged[at] = '甲';
            forms.push(exchanged);
            let mut longer = chars.clone();
            longer.insert(at, '乙');
            forms.push(longer);
            let mut shorter = chars.clone();
            // A mark left out changes no word.
            if shorter.remove(at).is_alphanumeric() {
                forms.push(shorter);
            }
        }
        let mut longer = chars.clone();
        longer.extend("工程".chars());
        forms.push(longer);
        for form in forms {
            let with: String = form.into_iter().collect();
            all.push(Mutation {
                seed: SEED,
                what: format!(
                    "heading {:?} as {with} in {side:?}",
                    span.slice(SEED).unwrap()
                ),
                side,
                span: span.range(),
                with,
                expected: Expected {
                    code: "heading-differs",
                    task,
                    unit: None,
                },
            });
        }
    }
    all
}
