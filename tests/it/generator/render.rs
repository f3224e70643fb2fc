//! A division in a style: the text, and what must be read from it.

use super::notation::{Notation, Word};
use super::style::{Form, Head, Position, Style};
use super::table::table;
use super::{Division, Mention, Node, ReadTask, Reading, Work};

/// Deadlines as printed, without 完成, and the day that is meant.
const DEADLINES: [(&str, &str); 4] = [
    ("2026年6月底前", "2026-06-30"),
    ("2027年底前", "2027-12-31"),
    ("2026年3月31日前", "2026-03-31"),
    ("2028年2月底前", "2028-02-29"),
];

/// Writes a division down and says what must be read.
pub(crate) fn render(division: &Division, style: &Style) -> Reading {
    let mut page = Page::new(style);
    page.head(division);
    let with_body = !matches!(style.form, Form::Table(_));
    let mut body = Body {
        page: &mut page,
        path: Vec::new(),
        counts: vec![0; style.numbering.len()],
        sections: Vec::new(),
        tasks: Vec::new(),
    };
    if with_body {
        body.nodes(&division.sections);
    }
    let (sections, tasks) = (body.sections, body.tasks);
    page.reading.sections = with_body.then_some(sections);
    page.reading.tasks = tasks;
    match style.form {
        Form::Body => {}
        Form::BodyAndAnnex(cells) => {
            page.line("附件");
            page.line(&format!("{}任务分工", title(division, style)));
            table(&mut page, division, cells);
            page.reading.rows = !page.reading.tasks.is_empty();
        }
        Form::Table(cells) => page.reading.tasks = table(&mut page, division, cells),
    }
    page.finish()
}

fn title(division: &Division, style: &Style) -> String {
    format!(
        "{}{}{}实施方案",
        division.place, style.level, division.theme
    )
}

/// The text in the making.
pub(super) struct Page<'s> {
    pub(super) style: &'s Style,
    pub(super) text: String,
    pub(super) reading: Reading,
}

impl<'s> Page<'s> {
    fn new(style: &'s Style) -> Self {
        let text = if style.byte_order_mark {
            "\u{feff}"
        } else {
            ""
        };
        Self {
            style,
            text: text.to_owned(),
            reading: Reading::default(),
        }
    }

    /// A line with indent, and a blank line below it where the style has them.
    pub(super) fn line(&mut self, line: &str) {
        self.raw(&format!("{}{line}", self.style.indent));
        if self.style.blank_lines {
            self.raw("");
        }
    }

    /// A line as it is.
    pub(super) fn raw(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push_str(self.style.line_end);
    }

    fn head(&mut self, division: &Division) {
        let title = title(division, self.style);
        let place = format!("{}{}", division.place, self.style.level);
        if self.style.head == Head::Notice {
            let number = format!("{}府办发〔2026〕7号", division.place);
            let issuer = format!("{place}人民政府办公室");
            self.line(&number);
            self.line(&issuer);
            self.line(&format!("关于印发《{title}》的通知"));
            self.line("各乡镇人民政府，各有关单位：");
            self.line(&format!(
                "《{title}》已经研究同意，现印发给你们，请认真贯彻执行。"
            ));
            self.line(&issuer);
            self.line("2026年3月12日");
            self.line("（此件公开发布）");
            self.reading.number = Some(number);
            self.reading.issuer = Some(issuer);
            self.reading.date = Some("2026-03-12".to_owned());
        }
        if self.style.head != Head::None {
            self.line(&title);
            self.line(&format!(
                "为推进{place}{}，结合实际，制定本方案。",
                division.theme
            ));
            self.reading.title = Some(title);
        }
    }

    /// Everything that a task's groups of units are, in text and as they must be read.
    pub(super) fn groups(&self, work: &Work) -> Vec<Group> {
        let notation = self.notation(work);
        let groups = notation.groups.iter().zip(&work.groups);
        // An empty cell that leaves no trace can only be the last.
        let gapless = self.style.form.loses_empty_cells() && work.groups[1].is_empty();
        let mut groups: Vec<_> = groups
            .take(if gapless { 1 } else { 3 })
            .filter(|(_, units)| !units.is_empty())
            .map(|((role, word), units)| (*role, *word, units))
            .collect();
        let last = groups.len();
        let mut list = Vec::with_capacity(last);
        for (at, (role, word, units)) in groups.drain(..).enumerate() {
            let label = match word {
                Word::Label(label) | Word::Both(label, _) => Some(label.to_owned()),
                Word::Verb(_) => None,
            };
            let open = self.style.open.filter(|_| at + 1 == last);
            let (text, names) = self.list(units, matches!(word, Word::Label(_)), open);
            let mentions = names.into_iter().map(|(name, written)| Mention {
                role,
                label: label.clone(),
                name,
                written,
                open: false,
            });
            let mut mentions: Vec<_> = mentions.collect();
            if let (Some(_), Some(end)) = (open, mentions.last_mut()) {
                end.open = true;
            }
            list.push(Group {
                word,
                text,
                mentions,
            });
        }
        list
    }

    pub(super) fn notation(&self, work: &Work) -> Notation {
        self.style.notations[work.pick % self.style.notations.len()]
    }

    /// A list of units as written, and each name with its written form.
    fn list(
        &self,
        units: &[String],
        labelled: bool,
        open: Option<&str>,
    ) -> (String, Vec<(String, String)>) {
        let mut text = String::new();
        let mut names = Vec::new();
        // 市科技局、财政局、水利局: the first of a run lends its prefix to those that follow.
        let mut lends = self.style.shared_prefix;
        for (at, unit) in units.iter().enumerate() {
            let mut between = "、";
            if at > 0 && at + 1 == units.len() {
                between = self.before_last(units, labelled).unwrap_or("、");
            }
            if at > 0 {
                text.push_str(between);
            }
            let (name, stem) = self.name(unit);
            lends &= stem.is_some() && between != "，";
            let written = match stem {
                Some(stem) if lends && at > 0 => stem,
                _ => name.clone(),
            };
            text.push_str(&written);
            names.push((name, written));
        }
        text.push_str(open.unwrap_or_default());
        (text, names)
    }

    /// What stands before the last unit, where the list can be read with it.
    fn before_last(&self, units: &[String], labelled: bool) -> Option<&'static str> {
        let last = self.style.last?;
        if last == "，" {
            return labelled.then_some(last);
        }
        let plain = units.iter().all(|unit| !unit.contains(['和', '及']));
        plain.then_some(last)
    }

    /// A unit's name at the plan's level and, for a department, the same without the level's word.
    fn name(&self, unit: &str) -> (String, Option<String>) {
        let level = self.style.level;
        let full = |text: &str| text.replace('%', level);
        match unit.strip_prefix('@') {
            Some(stem) => {
                let mut stem = full(stem);
                if level == "省" && stem.ends_with('局') {
                    stem.truncate(stem.len() - "局".len());
                    stem.push('厅');
                }
                (format!("{level}{stem}"), Some(stem))
            }
            None => (full(unit), None),
        }
    }

    /// The deadline of a task, where the style prints them.
    pub(super) fn deadline(&self, work: &Work) -> Option<(&'static str, &'static str)> {
        let pick = work.deadline.filter(|_| self.style.deadlines)?;
        Some(DEADLINES[pick % DEADLINES.len()])
    }

    /// A clause in brackets.
    fn clause(&self, work: &Work) -> String {
        let style = self.style;
        let groups = self.groups(work);
        let mut parts: Vec<_> = groups
            .iter()
            .map(|group| group.print(style.colon))
            .collect();
        parts.extend(self.notation(work).rider.map(str::to_owned));
        if let Some((text, _)) = self.deadline(work) {
            let verb = matches!(groups.last().map(|group| group.word), Some(Word::Verb(_)));
            parts.push(if verb {
                format!("{text}完成")
            } else {
                format!("完成时限{}{text}", style.colon)
            });
        }
        let inner = parts.join(&style.between_groups.to_string());
        format!("{}{inner}{}", style.brackets.0, style.brackets.1)
    }

    fn finish(mut self) -> Reading {
        self.reading.text = self.text;
        self.reading
    }
}

/// One group of units of a clause.
pub(super) struct Group {
    pub(super) word: Word,
    pub(super) text: String,
    pub(super) mentions: Vec<Mention>,
}

impl Group {
    fn print(&self, colon: char) -> String {
        let text = &self.text;
        match self.word {
            Word::Label(label) => format!("{label}{colon}{text}"),
            Word::Verb(verb) => format!("{text}{verb}"),
            Word::Both(label, verb) => format!("{label}{colon}{text}{verb}"),
        }
    }

    /// Its word in a column's head or before a line.
    pub(super) const fn label(&self) -> &'static str {
        match self.word {
            Word::Label(word) | Word::Verb(word) | Word::Both(word, _) => word,
        }
    }
}

/// The outline in the making.
struct Body<'b, 's> {
    page: &'b mut Page<'s>,
    /// Number and heading of each section above.
    path: Vec<String>,
    counts: Vec<usize>,
    sections: Vec<(usize, String, Vec<String>)>,
    tasks: Vec<ReadTask>,
}

impl Body<'_, '_> {
    fn nodes(&mut self, nodes: &[Node]) {
        let level = self.path.len();
        let lowest = level + 1 == self.counts.len();
        if !(lowest && self.page.style.runs_on) {
            self.counts[level] = 0;
        }
        for node in nodes {
            self.counts[level] += 1;
            let numbering = self.page.style.numbering[level];
            let number = numbering.print(self.counts[level]);
            self.path.push(format!("{number}{}", node.heading));
            let printed = format!("{number}{}{}", numbering.gap(), node.heading);
            let paragraphs = node.works.iter().flat_map(|work| &work.paragraphs);
            let paragraphs = node.intro.iter().chain(paragraphs).cloned().collect();
            let path = self.path.last().cloned().unwrap_or_default();
            self.sections.push((level + 1, path, paragraphs));
            self.leaf(node, &printed, lowest);
            self.nodes_below(node);
            self.path.pop();
        }
    }

    fn nodes_below(&mut self, node: &Node) {
        if !node.children.is_empty() {
            self.nodes(&node.children);
        }
    }

    fn leaf(&mut self, node: &Node, heading: &str, lowest: bool) {
        // What the next line starts with: a heading that runs into its paragraph.
        let mut open = heading.to_owned();
        let heading_alone = node
            .works
            .first()
            .is_none_or(|work| !work.paragraphs.is_empty());
        if heading_alone && !(lowest && self.page.style.run_in) {
            self.page.line(&open);
            open.clear();
        } else if heading_alone {
            open.push('。');
        }
        for paragraph in &node.intro {
            let line = std::mem::take(&mut open) + paragraph;
            self.page.line(&line);
        }
        for (at, work) in node.works.iter().enumerate() {
            let more = at + 1 < node.works.len();
            open = self.work(node, work, open, more);
        }
        if !open.is_empty() {
            self.page.line(&open);
        }
    }

    /// Writes a task; gives back what the next line of the leaf starts with.
    fn work(&mut self, node: &Node, work: &Work, mut open: String, more: bool) -> String {
        let style = self.page.style;
        let groups = self.page.groups(work);
        self.tasks.push(ReadTask {
            place: Some((node.heading.clone(), self.path.clone())),
            paragraphs: work.paragraphs.clone(),
            mentions: groups
                .iter()
                .flat_map(|group| group.mentions.clone())
                .collect(),
            deadline: self.page.deadline(work).map(|(_, date)| date),
        });
        if let Some((last, before)) = work.paragraphs.split_last() {
            for paragraph in before {
                let line = std::mem::take(&mut open) + paragraph;
                self.page.line(&line);
            }
            open.push_str(last);
        }
        match style.position {
            Position::AfterStop => open.push_str(&self.page.clause(work)),
            Position::BeforeStop => {
                if open.ends_with('。') {
                    open.truncate(open.len() - "。".len());
                }
                open.push_str(&self.page.clause(work));
                open.push('。');
            }
            Position::OwnLine => {
                self.page.line(&open);
                open = self.page.clause(work);
            }
            Position::Labels => {
                self.page.line(&open);
                for group in groups {
                    let line = format!("{}{}{}", group.label(), style.colon, group.text);
                    self.page.line(&line);
                }
                if let Some((text, _)) = self.page.deadline(work) {
                    let line = format!("完成时限{}{text}", style.colon);
                    self.page.line(&line);
                }
                return String::new();
            }
        }
        // Behind a heading's own clause a new line starts.
        let prose = !work.paragraphs.is_empty();
        if more && prose && style.inline && style.position != Position::OwnLine {
            return open;
        }
        self.page.line(&open);
        String::new()
    }
}
