//! The outline with its headings, paragraphs and clauses.

use super::page::Page;
use super::style::{Accident, Position};
use super::{Node, ReadSection, ReadTask, Work};

/// The outline in the making.
struct Body<'b, 's> {
    page: &'b mut Page<'s>,
    /// Number and heading of each section above.
    path: Vec<String>,
    counts: Vec<usize>,
    sections: Vec<ReadSection>,
    tasks: Vec<ReadTask>,
}

/// Writes the outline and says what must be read of it.
pub(super) fn body(page: &mut Page<'_>, nodes: &[Node]) {
    page.in_one_line = page.style.accident == Accident::OneLine;
    let counts = vec![0; page.style.numbering.len()];
    let mut body = Body {
        page: &mut *page,
        path: Vec::new(),
        counts,
        sections: Vec::new(),
        tasks: Vec::new(),
    };
    body.nodes(nodes);
    let (sections, tasks) = (body.sections, body.tasks);
    page.reading.sections = Some(sections);
    page.reading.tasks = tasks;
    if page.in_one_line {
        page.in_one_line = false;
        page.raw("");
    }
}

impl Body<'_, '_> {
    fn nodes(&mut self, nodes: &[Node]) {
        if nodes.is_empty() {
            return;
        }
        let level = self.path.len();
        let lowest = level + 1 == self.counts.len();
        if !(lowest && self.page.style.runs_on) {
            self.counts[level] = 0;
        }
        for (at, node) in nodes.iter().enumerate() {
            self.counts[level] += 1;
            if at % 2 == 1 && self.page.style.accident == Accident::NumberSkipped {
                self.counts[level] += 1;
                self.page.accidents += 1;
            }
            let numbering = self.page.style.numbering[level];
            let number = numbering.print(self.counts[level]);
            let gap = self.page.style.gap(numbering);
            let printed = format!("{number}{gap}{}", node.heading);
            let heading = format!("{number}{}", node.heading);
            self.sections.push(ReadSection {
                level: level + 1,
                heading: heading.clone(),
                paragraphs: self.paragraphs_of(node),
            });
            self.path.push(heading);
            self.leaf(node, &printed, lowest);
            self.nodes(&node.children);
            self.path.pop();
        }
    }

    /// The paragraphs that stand under a heading, as they are read.
    fn paragraphs_of(&self, node: &Node) -> Vec<String> {
        let mut all: Vec<_> = self.as_read(&node.intro);
        for work in &node.works {
            all.extend(self.as_read(&work.paragraphs));
        }
        all
    }

    /// The paragraphs of the sections below one.
    fn paragraphs_below(&self, node: &Node) -> Vec<String> {
        let below = node.children.iter().map(|child| {
            let mut own = self.paragraphs_of(child);
            own.extend(self.paragraphs_below(child));
            own
        });
        below.collect::<Vec<_>>().concat()
    }

    /// Paragraphs between which no line ends are one.
    fn as_read(&self, paragraphs: &[String]) -> Vec<String> {
        match paragraphs {
            [] => Vec::new(),
            _ if self.page.in_one_line => vec![paragraphs.concat()],
            _ => paragraphs.to_vec(),
        }
    }

    fn leaf(&mut self, node: &Node, heading: &str, lowest: bool) {
        let style = self.page.style;
        // What the next line starts with: a heading that runs into its paragraph.
        let mut open = heading.to_owned();
        let first = node.works.first();
        let heading_alone = first.is_none_or(|work| !work.paragraphs.is_empty());
        let prose = !(node.intro.is_empty() && node.works.is_empty());
        let run_in = if self.page.in_one_line {
            prose
        } else {
            lowest && style.run_in
        };
        if heading_alone && !run_in {
            self.page.heading(&open);
            open.clear();
        } else if heading_alone {
            open.push('。');
        }
        let mut begins = !open.is_empty();
        for paragraph in &node.intro {
            let line = std::mem::take(&mut open) + paragraph;
            self.line(&line, &mut begins);
        }
        for (at, work) in node.works.iter().enumerate() {
            let more = at + 1 < node.works.len();
            open = self.work(node, work, open, more, &mut begins);
        }
        if !open.is_empty() {
            self.line(&open, &mut begins);
        }
    }

    /// A line, which the heading begins where it has not been printed yet.
    fn line(&mut self, line: &str, begins: &mut bool) {
        if std::mem::take(begins) {
            self.page.heading(line);
        } else {
            self.page.line(line);
        }
    }

    /// Writes a task; gives back what the next line of the leaf starts with.
    fn work(
        &mut self,
        node: &Node,
        work: &Work,
        mut open: String,
        more: bool,
        begins: &mut bool,
    ) -> String {
        let style = self.page.style;
        let groups = self.page.groups(work);
        let mentions = self.page.ruled(&groups);
        self.tasks.push(ReadTask {
            place: Some((node.heading.clone(), self.path.clone())),
            paragraphs: if node.states_all_below() {
                self.paragraphs_below(node)
            } else {
                self.as_read(&work.paragraphs)
            },
            mentions,
            deadline: self.page.deadline(work),
            cells: Vec::new(),
        });
        if let Some((last, before)) = work.paragraphs.split_last() {
            for paragraph in before {
                let line = std::mem::take(&mut open) + paragraph;
                self.line(&line, begins);
            }
            open.push_str(last);
        }
        // Behind a heading's own clause a new line starts.
        let goes_on = more && style.inline && !work.paragraphs.is_empty();
        match style.position {
            Position::AfterStop if goes_on => open + &self.page.clause(work, false),
            Position::AfterStop => {
                open.push_str(&self.page.clause(work, true));
                // Where no line ends, only a full stop parts a heading's clause from the text behind it: in
                // brackets within a sentence it would be a remark.
                if self.page.in_one_line
                    && more
                    && work.paragraphs.is_empty()
                    && !open.ends_with('。')
                {
                    open.push('。');
                }
                self.line(&open, begins);
                self.page.behind_clause = true;
                String::new()
            }
            Position::BeforeStop => {
                if open.ends_with('。') {
                    open.truncate(open.len() - "。".len());
                }
                open.push_str(&self.page.clause(work, false));
                open.push('。');
                if goes_on {
                    return open;
                }
                self.line(&open, begins);
                String::new()
            }
            Position::OwnLine => {
                self.line(&open, begins);
                let clause = self.page.clause(work, true);
                self.page.line(&clause);
                self.page.behind_clause = true;
                String::new()
            }
            Position::Labels => {
                self.line(&open, begins);
                self.labels(work);
                String::new()
            }
            Position::Sentence => {
                let sentence = self.page.sentence(work);
                // Behind the words of a heading nothing parts it from them.
                if work.paragraphs.is_empty() {
                    self.line(&open, begins);
                    open = sentence;
                } else {
                    open.push_str(&sentence);
                }
                self.line(&open, begins);
                String::new()
            }
        }
    }

    fn labels(&mut self, work: &Work) {
        let colon = self.page.style.colon;
        if self.page.style.accident == Accident::UnitRepeated {
            self.page.accidents += 1;
        }
        for group in self.page.groups(work) {
            let line = format!("{}{colon}{}", group.label(), group.text);
            self.page.line(&line);
        }
        if let Some((text, _)) = self.page.deadline(work) {
            let line = format!("完成时限{colon}{text}");
            self.page.line(&line);
        }
    }
}
