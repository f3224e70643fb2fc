//! The rows of a table.

mod beside;
mod boxed;
mod broken;
mod classify;
mod deadlines;
mod duties;
mod gaps;
mod in_places;
mod labelled;
mod laid;
mod lined;
mod narrow;
mod numbers;
mod paged;
mod paragraphs;
mod parted;
mod parting;
mod piped;
mod placed;
mod repeated;
mod sections;
mod sheet;
mod shifted;
mod signed;
mod spaced;
mod state;
mod tailed;
mod units;

use crate::model::annex::{AnnexData, AnnexRowData, RowName, RowNumber};
use crate::model::assignment::AssignmentData;
use crate::model::deadline::DeadlineData;
use crate::model::ids::Run;
use crate::model::{Diagnostic, DiagnosticCode, Provenance, Role};
use crate::parse::clause::Reading;
use crate::parse::enumerator::Form as NumberForm;
use crate::parse::lines::Line;
use crate::parse::page_number::is_page_number;
use crate::parse::table::cells::Cells;
use crate::parse::table::columns::Column;
use crate::parse::table::header::{Form, Header};
use crate::parse::table::rows::beside::Beside;
use crate::parse::table::rows::repeated::Repeated;
use crate::parse::table::rows::units::{LISTED, Listed};
use crate::text::Span;

/// What rows are read into.
pub(super) struct Out<'t> {
    pub(super) annex: &'t mut AnnexData,
    pub(super) diagnostics: &'t mut Vec<Diagnostic>,
    pub(super) reading: &'t mut Reading,
    /// What the body before the table assigns.
    pub(super) body: &'t [AssignmentData],
}

/// A row that is being read.
#[derive(Default)]
struct Row {
    span: Option<Span>,
    number: Option<RowNumber>,
    /// Where its texts and assignments begin in the annex's tables.
    texts: usize,
    assignments: usize,
    /// Cells of units met so far, and cells of other columns behind them.
    unit_cells: usize,
    other_cells: usize,
    deadline: Option<DeadlineData>,
    name: Option<RowName>,
    /// What its empty cells have in common with the row above.
    merged: Merged,
}

/// Which cells of units a row shares with the one above, whose cells reach over both.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Merged {
    #[default]
    Nothing,
    /// That of the first column which says who answers for the task.
    First,
    All,
}

pub(super) struct Rows<'s, 't> {
    source: &'s str,
    lines: &'s [Line],
    header: &'s Header,
    out: Out<'t>,
    row: Row,
    /// The cell of units at hand, which is read when it is whole: its column, and its pieces.
    column: Option<(Column, Role)>,
    pieces: Vec<Span>,
    /// The cells that were looked at last for lists of known units, the next to give way first.
    listed: [Listed<'t>; LISTED],
    /// The lists of the body that the next cells may repeat.
    repeated: Repeated<'s, 't>,
    /// How many columns have a role.
    roles: usize,
    /// A cell has said that of those who answer the first leads.
    first_leads: bool,
    /// The cells of the row at hand, where the table parts them.
    cells: Cells,
    /// Those of it in columns of another kind.
    beside: Beside,
    /// Section rows that are still open, by form, for their level.
    open: Vec<NumberForm>,
    /// The heading above the row at hand.
    heading: Option<u32>,
    /// The line behind the last complete row.
    end: usize,
    /// How many rows and headings stood at that line.
    kept: (usize, usize),
    /// The first row of this table.
    first: usize,
    /// Lines between rows that say nothing of tasks.
    others: Vec<Span>,
}

impl<'s, 't> Rows<'s, 't> {
    pub(super) fn new(
        source: &'s str,
        lines: &'s [Line],
        header: &'s Header,
        out: Out<'t>,
    ) -> Self {
        Self {
            source,
            lines,
            header,
            end: header.after,
            kept: (out.annex.rows.len(), out.annex.headings.len()),
            first: out.annex.rows.len(),
            row: Row::default(),
            column: None,
            pieces: Vec::new(),
            listed: Default::default(),
            repeated: Repeated::new(out.body),
            roles: header.roles().count(),
            first_leads: false,
            cells: Cells::default(),
            beside: Beside::new(header),
            others: Vec::new(),
            open: Vec::new(),
            heading: None,
            out,
        }
    }

    /// Lines among the rows that belong to none of them.
    pub(super) fn others(&mut self) -> Vec<Span> {
        std::mem::take(&mut self.others)
    }

    /// Reads the rows; gives the line behind the last one that names units.
    ///
    /// What stands behind that is not the table's: page furniture, the next section, the next annex.
    pub(super) fn read(&mut self) -> usize {
        self.begin_row();
        match self.header.form {
            Form::Lines(_) if self.names_units_first() => self.read_duties(),
            Form::Lines(mark) => self.read_lines(mark),
            Form::Parted(mark) => {
                self.read_parted(mark);
                self.report_lost(mark);
            }
            Form::Piped => self.read_piped(),
            Form::Layout => self.read_layout(),
            Form::Spaced => self.read_spaced(),
            Form::Labels(mark) => self.read_labels(mark),
        }
        let behind = self.lines.get(self.end).map(|line| line.span.start());
        self.others
            .retain(|line| behind.is_none_or(|behind| line.start() < behind));
        if self.beside.any() {
            self.drop_doubtful();
        }
        let (rows, headings) = self.kept;
        let annex = &mut *self.out.annex;
        annex.rows.truncate(rows);
        annex.headings.truncate(headings);
        annex
            .paragraphs
            .truncate(annex.rows.last().map_or(0, |row| row.paragraphs.end()));
        annex
            .assignments
            .truncate(annex.rows.last().map_or(0, |row| row.assignments.end()));
        if matches!(self.header.form, Form::Lines(_)) {
            self.join_texts();
        }
        self.drop_taken_in();
        self.report_nameless();
        self.end
    }

    /// Drops the lines that were passed over before it was known that they stand within a row: they are of that row.
    fn drop_taken_in(&mut self) {
        let rows = self.out.annex.rows.get(self.first..).unwrap_or_default();
        self.others.retain(|line| {
            let behind = rows.partition_point(|row| row.span.start() <= line.start());
            let row = behind.checked_sub(1).and_then(|at| rows.get(at));
            row.is_none_or(|row| row.span.end() <= line.start())
        });
    }

    /// Reports rows between others that neither name units nor count.
    fn report_nameless(&mut self) {
        let rows = self.out.annex.rows.iter().skip(self.first);
        let nameless = rows.filter(|row| row.number.is_none() && row.assignments.is_empty());
        let odd = nameless.map(|row| Diagnostic::new(DiagnosticCode::RowWithoutUnits, row.span));
        self.out.diagnostics.extend(odd);
    }

    fn begin_row(&mut self) {
        self.row = Row {
            texts: self.out.annex.paragraphs.len(),
            assignments: self.out.annex.assignments.len(),
            ..Row::default()
        };
    }

    /// Ends the row at hand before line `at`.
    fn end_row(&mut self, at: usize) {
        self.end_units();
        self.inherit();
        let mut row = std::mem::take(&mut self.row);
        if let Some(span) = row.span {
            self.fill_gap(&mut row);
            // As a rule a table says nothing beside.
            let cells = if self.beside.any() {
                self.end_beside()
            } else {
                Run::default()
            };
            let annex = &mut *self.out.annex;
            let named = annex.assignments.len() > row.assignments;
            annex.rows.push(AnnexRowData {
                number: row.number,
                task: None,
                heading: self.heading,
                span,
                name: row.name,
                paragraphs: Run::new(row.texts, annex.paragraphs.len()),
                assignments: Run::new(row.assignments, annex.assignments.len()),
                deadline: row.deadline,
                cells,
            });
            // A number and a text make a row even where no unit stands in it.
            let stated = row.number.is_some() && annex.paragraphs.len() > row.texts;
            if named || stated {
                self.end = at;
                self.kept = (annex.rows.len(), annex.headings.len());
                let code = if !named {
                    Some(DiagnosticCode::RowWithoutUnits)
                } else if row.unit_cells < self.roles {
                    Some(DiagnosticCode::RowCellMissing)
                } else {
                    None
                };
                let odd = code.map(|code| Diagnostic::new(code, span));
                self.out.diagnostics.extend(odd);
            }
        }
        self.begin_row();
    }

    /// Passes over the number of a page.
    fn passes_over(&mut self, line: Line) -> bool {
        let passes = is_page_number(line.text(self.source));
        if passes {
            self.take_in(line.span);
        }
        passes
    }

    /// Takes in a line that says nothing, as the number of a page: it is of the row that it stands in, or of none.
    fn take_in(&mut self, line: Span) {
        if self.row.span.is_some() {
            self.cover(line);
        } else {
            self.others.push(line);
        }
    }

    fn cover(&mut self, line: Span) {
        self.row.span = Some(self.row.span.map_or(line, |span| span.join(line)));
    }

    fn text(&mut self, span: Span) {
        self.out.annex.paragraphs.push(span);
    }

    /// Gives a row the units of the cells that it shares with the row above.
    fn inherit(&mut self) {
        let annex = &mut *self.out.annex;
        let Some(above) = annex
            .rows
            .last()
            .filter(|above| above.heading == self.heading)
        else {
            return;
        };
        // The row has to say something, and no row before this table lends it anything.
        if self.row.merged == Merged::Nothing || annex.rows.len() <= self.first {
            return;
        }
        let first = self.header.first_answering();
        let shared = |one: &&AssignmentData| {
            self.row.merged == Merged::All || first.is_some_and(|column| one.label == column.label)
        };
        let shared = above
            .assignments
            .of(&annex.assignments)
            .iter()
            .filter(shared);
        let shared: Vec<_> = shared
            .map(|one| AssignmentData {
                provenance: Provenance::Inferred,
                ..one.clone()
            })
            .collect();
        if !shared.is_empty() && self.row.merged == Merged::All {
            // None of its cells is missing.
            self.row.unit_cells = self.header.columns.len();
        }
        let at = self.row.assignments;
        annex.assignments.splice(at..at, shared);
    }

    /// Takes a line into the cell before it. `false` where it cannot belong there.
    fn go_on(&mut self, line: Span, cell: Span) -> bool {
        if self.row.span.is_none() {
            return false;
        }
        if self.deadline_goes_on(cell) {
            self.cover(line);
            return true;
        }
        if self.names_units() {
            let last = self.pieces.last().filter(|_| self.column.is_some());
            let goes_on = self.is_unit_list(cell)
                || last.is_some_and(|last| self.is_unit_list_over(*last, cell));
            if !goes_on {
                return false;
            }
            self.cover(line);
            if self.column.is_some() {
                self.pieces.push(cell);
            } else {
                self.row.unit_cells -= 1;
                self.units(cell, None);
            }
            return true;
        }
        self.cover(line);
        self.text(cell);
        true
    }
}
