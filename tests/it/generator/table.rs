//! A division as a table of tasks.

use super::notation::Word;
use super::page::Page;
use super::style::Cells;
use super::{Division, Node, ReadTask, Work};

/// Writes the table and says which tasks its rows are.
pub(super) fn table(page: &mut Page<'_>, division: &Division, cells: Cells) -> Vec<ReadTask> {
    let mut table = Table {
        labels: page.style.notations[0].groups,
        // Without numbers nothing tells where a row of lines starts.
        numbers: page.style.row_numbers || cells.needs_numbers(),
        deadlines: page.style.deadlines && !cells.loses_empty_cells(),
        persons: page.style.persons && cells.has_columns(),
        remarks: page.style.remarks && cells.has_columns(),
        page,
        cells,
        tasks: Vec::new(),
    };
    table.head();
    table.nodes(&division.sections, &mut Vec::new());
    table.tasks
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a column that a table has or has not"
)]
struct Table<'t, 's> {
    page: &'t mut Page<'s>,
    cells: Cells,
    labels: &'static [(pilot_plan::Role, Word)],
    numbers: bool,
    deadlines: bool,
    persons: bool,
    remarks: bool,
    tasks: Vec<ReadTask>,
}

impl Table<'_, '_> {
    fn columns(&self) -> Vec<&'static str> {
        let mut columns = Vec::new();
        // Bare lines have no place for a cell that is not there.
        if self.numbers || self.cells == Cells::TabbedLines {
            columns.push("序号");
        }
        columns.push(self.page.style.task_head);
        if self.persons {
            columns.push("责任领导");
        }
        for (_, word) in self.labels {
            columns.push(word.printed());
        }
        if self.deadlines {
            columns.push("完成时限");
        }
        if self.remarks {
            columns.push("备注");
        }
        columns
    }

    fn head(&mut self) {
        let columns = self.columns();
        match self.cells {
            Cells::LabelledLines => {}
            Cells::Markdown => {
                self.cells_of_row(&columns);
                let dashes = "|---".repeat(columns.len()) + "|";
                self.page.raw(&dashes);
            }
            _ => self.cells_of_row(&columns),
        }
    }

    /// A row of cells none of which stands for several lines.
    fn cells_of_row(&mut self, cells: &[&str]) {
        match self.cells {
            Cells::TabbedLines => {
                for cell in cells {
                    self.page.raw(&format!("\t{cell}"));
                }
                self.page.raw("\t");
                self.page.raw("");
            }
            Cells::Lines | Cells::LabelledLines => {
                for cell in cells {
                    self.page.line(cell);
                }
            }
            Cells::PipeEnds => {
                for cell in cells {
                    self.page.line(&format!("{cell}|"));
                }
            }
            Cells::PipeLines => {
                for cell in cells {
                    self.page.line(cell);
                    self.page.line("|");
                }
            }
            Cells::Tabs => self.page.raw(&cells.join("\t")),
            Cells::Markdown | Cells::Pipes => {
                self.page.raw(&format!("| {} |", cells.join(" | ")));
            }
        }
    }

    fn nodes(&mut self, nodes: &[Node], path: &mut Vec<String>) {
        let level = path.len();
        // Leaves are rows of the table: its sections are numbered without them.
        let mut sections = 0;
        for node in nodes {
            if !node.children.is_empty() {
                sections += 1;
                let numbering = self.page.style.numbering[level];
                let gap = self.page.style.gap(numbering);
                let heading = format!("{}{gap}{}", numbering.print(sections), node.heading);
                if self.page.style.section_rows && self.heads_bare(node) {
                    self.section_row(&node.heading);
                } else if self.page.style.section_rows && numbering.heads_rows() {
                    self.section_row(&heading);
                }
                path.push(heading);
                self.nodes(&node.children, path);
                path.pop();
            }
            for work in &node.works {
                self.row(node, work);
            }
        }
    }

    /// Whether the section row of a node prints no number: then a row with one stands right below, and no
    /// remark or date of the row above is left out.
    fn heads_bare(&self, node: &Node) -> bool {
        let first = node.children.first();
        self.page.style.bare_section_rows
            && self.numbers
            && (!self.cells.loses_empty_cells() || self.labels.len() == 1)
            && self.cells != Cells::LabelledLines
            && first.is_some_and(|first| first.children.is_empty() && !first.works.is_empty())
    }

    fn section_row(&mut self, heading: &str) {
        match self.cells {
            Cells::Markdown | Cells::Pipes => {
                let empty = " |".repeat(self.columns().len() - 1);
                self.page.raw(&format!("| {heading} |{empty}"));
            }
            Cells::Tabs => self.page.raw(heading),
            _ => self.cells_of_row(&[heading]),
        }
    }

    fn row(&mut self, node: &Node, work: &Work) {
        let groups = self.page.groups(work);
        let text = match (&work.paragraphs[..], node.works.len()) {
            // Without a number only its full stop tells a task from a list of units.
            ([], _) if !self.numbers => format!("{}。", node.heading),
            ([], _) => node.heading.clone(),
            (paragraphs, 1) => format!("{}：{}", node.heading, paragraphs.concat()),
            (paragraphs, _) => paragraphs.concat(),
        };
        let deadline = self.page.deadline(work).filter(|_| self.deadlines);
        self.tasks.push(ReadTask {
            place: None,
            paragraphs: vec![text.clone()],
            mentions: groups
                .iter()
                .flat_map(|group| group.mentions.clone())
                .collect(),
            deadline,
            cells: self.beside(work),
        });
        let number = self.tasks.len().to_string();
        let mut cells = Vec::new();
        if self.numbers {
            cells.push(("序号", number.as_str()));
        }
        cells.push((self.page.style.task_head, text.as_str()));
        let beside = self.beside(work);
        let (remarks, persons): (Vec<_>, Vec<_>) =
            beside.into_iter().partition(|(head, _)| *head == "备注");
        cells.extend(persons);
        for (_, word) in self.labels {
            let group = groups.iter().find(|group| group.word == *word);
            cells.push((
                word.printed(),
                group.map_or("", |group| group.text.as_str()),
            ));
        }
        if self.deadlines {
            cells.push(("完成时限", deadline.map_or("", |(text, _)| text)));
        }
        if self.remarks {
            cells.push(remarks.first().copied().unwrap_or(("备注", "")));
        }
        self.cells_of_task(&cells);
    }

    /// The cells of a row that say neither who does what nor until when.
    fn beside(&self, work: &Work) -> Vec<(&'static str, &'static str)> {
        let person = self.persons.then_some(("责任领导", "陈知远"));
        let remark = self.remarks && !work.pick.is_multiple_of(2);
        let remark = remark.then_some(("备注", "按季调度"));
        person.into_iter().chain(remark).collect()
    }

    fn cells_of_task(&mut self, cells: &[(&str, &str)]) {
        let filled: Vec<_> = cells.iter().filter(|(_, cell)| !cell.is_empty()).collect();
        match self.cells {
            Cells::TabbedLines if !self.numbers => {
                // As in the shipped plan: the empty cell of the number leaves a blank.
                for (at, (_, cell)) in filled.iter().enumerate() {
                    let lead = if at == 0 { " \t" } else { "\t" };
                    self.page.raw(&format!("{lead}{cell}"));
                }
                self.page.raw("\t");
                self.page.raw("");
            }
            Cells::TabbedLines | Cells::Lines => {
                let texts: Vec<_> = filled.iter().map(|(_, cell)| *cell).collect();
                self.cells_of_row(&texts);
            }
            Cells::LabelledLines => {
                for (label, cell) in filled {
                    let line = format!("{label}{}{cell}", self.page.style.colon);
                    self.page.line(&line);
                }
            }
            Cells::Tabs | Cells::Markdown | Cells::Pipes | Cells::PipeEnds | Cells::PipeLines => {
                let texts: Vec<_> = cells.iter().map(|(_, cell)| *cell).collect();
                self.cells_of_row(&texts);
            }
        }
    }
}
