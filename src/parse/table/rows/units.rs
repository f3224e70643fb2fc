//! The cells of units in a row.

use crate::model::assignment::AssignmentData;
use crate::model::ids::UnitId;
use crate::model::{Provenance, Role};
use crate::parse::clause;
use crate::parse::names;
use crate::parse::table::cells::{is_filler, row_number};
use crate::parse::table::columns::Column;
use crate::parse::table::rows::Rows;
use crate::text::Span;

/// As many cells as are looked at for what they hold before they are read: those of a row.
pub(super) const LISTED: usize = 3;

/// A cell with its units, where it is nothing but a list of known ones, so that it need not be read a
/// second time.
#[derive(Default)]
pub(super) struct Listed<'b> {
    cell: Span,
    /// The same list of the body, or else the units that were looked up.
    repeated: &'b [AssignmentData],
    units: Vec<(Span, UnitId)>,
}

impl Listed<'_> {
    fn is_empty(&self) -> bool {
        self.repeated.is_empty() && self.units.is_empty()
    }
}

impl Rows<'_, '_> {
    /// Begins a cell of units: of the column given, or of the next one that has a role.
    pub(super) fn units(&mut self, cell: Span, column: Option<(Column, Role)>) {
        self.end_units();
        let column = column.or_else(|| {
            let nth = self.header.roles().nth(self.row.unit_cells);
            nth.or_else(|| self.header.roles().last())
        });
        self.column = column;
        self.pieces.clear();
        self.pieces.push(cell);
        self.row.unit_cells += usize::from(column.is_some());
    }

    /// Reads the cell of units at hand.
    pub(super) fn end_units(&mut self) {
        let Some((column, role)) = self.column.take() else {
            return;
        };
        if self.end_known(column, role) {
            return;
        }
        // A dash or 无 fills a cell that is empty.
        if let [only] = self.pieces.as_slice()
            && is_filler(only.of(self.source))
        {
            return;
        }
        clause::read_cell(
            self.source,
            &self.pieces,
            role,
            column.label,
            self.out.reading,
        );
        // 县水利局（列第一位者为牵头单位，下同）
        let mut rules = self.out.reading.rules.iter();
        self.first_leads |= rules.any(|rule| rule.first_leads().is_some());
        let first_leads = self.lets_first_lead(column, role);
        let mentions = &mut self.out.reading.mentions;
        if first_leads
            && !mentions.iter().any(|one| one.role == Role::Lead)
            && let Some(first) = mentions.first_mut()
        {
            first.role = Role::Lead;
            first.provenance = Provenance::Inferred;
        }
        for mut mention in self.out.reading.mentions.drain(..) {
            let assignment = mention.assign(self.source, &mut self.out.reading.known);
            self.out.annex.assignments.push(assignment);
        }
        self.out.diagnostics.append(&mut self.out.reading.odd);
        if let Some(deadline) = self.out.reading.deadline.take() {
            self.deadline(deadline);
        }
    }

    /// Whether the unit that a list names first leads, as the column's head or a cell above says.
    fn lets_first_lead(&self, column: Column, role: Role) -> bool {
        let leads = column.first_leads || (self.first_leads && role == Role::Responsible);
        // Behind others of its column none is the first.
        let before = || self.out.annex.assignments.get(self.row.assignments..);
        leads
            && !before()
                .unwrap_or_default()
                .iter()
                .any(|one| one.label == column.label)
    }

    /// Whether a cell is nothing but a list of known units.
    pub(super) fn lists_known(&mut self, cell: Span) -> bool {
        let find = |one: &&Listed<'_>| one.cell == cell;
        if let Some(looked) = self.listed.iter().find(find) {
            return !looked.is_empty();
        }
        self.listed.rotate_left(1);
        let [.., oldest] = &mut self.listed;
        oldest.cell = cell;
        oldest.units.clear();
        let known = &self.out.reading.known;
        oldest.repeated = self.repeated.list(self.source, cell, known);
        if oldest.repeated.is_empty() {
            known.list(self.source, cell, &mut oldest.units);
        }
        !oldest.is_empty()
    }

    /// Takes over the units of the cell at hand, where it is nothing but a list of known ones.
    fn end_known(&mut self, column: Column, role: Role) -> bool {
        let &[cell] = self.pieces.as_slice() else {
            return false;
        };
        if !self.lists_known(cell) {
            return false;
        }
        let first_leads = self.lets_first_lead(column, role);
        let mut listed = self.listed.iter_mut();
        let Some(listed) = listed.find(|one| one.cell == cell) else {
            return false;
        };
        listed.cell = Span::default();
        let assignment = |span, unit| AssignmentData {
            unit,
            span,
            label: column.label,
            role,
            provenance: Provenance::Stated,
            open: false,
        };
        let assignments = &mut self.out.annex.assignments;
        let first = assignments.len();
        let begins = listed.repeated.first().map_or(0, |one| one.span.start());
        assignments.extend(listed.repeated.iter().map(|one| {
            let start = cell.start() + (one.span.start() - begins);
            assignment(Span::at(start, start + one.span.len()), one.unit)
        }));
        let units = listed.units.drain(..);
        assignments.extend(units.map(|(span, unit)| assignment(span, unit)));
        if first_leads
            && role != Role::Lead
            && let Some(first) = assignments.get_mut(first)
        {
            first.role = Role::Lead;
            first.provenance = Provenance::Inferred;
        }
        true
    }

    pub(super) fn is_unit_list(&self, cell: Span) -> bool {
        let known = &self.out.reading.known;
        // The number of the next row is no slip of a name.
        let is_slip = |name: &str| row_number(name).is_none() && known.is_slip(self.source, name);
        clause::is_unit_list(self.source, cell, |name| {
            self.is_known(name) || names::is_unit(name) || is_slip(name)
        })
    }

    /// The same but for names that are a slip away from a known one: such a one may be broken off.
    pub(super) fn is_whole_unit_list(&self, cell: Span) -> bool {
        clause::is_unit_list(self.source, cell, |name| {
            self.is_known(name) || names::is_unit(name)
        })
    }

    /// Whether two pieces of a cell are such a list together, the first not by itself.
    pub(super) fn is_unit_list_over(&self, above: Span, below: Span) -> bool {
        clause::is_unit_list_over(self.source, &[above, below], |name| {
            self.is_known(name) || names::is_unit(name)
        })
    }

    /// The same where nothing else tells units from a task: 建设示范园 ends like a unit's name.
    pub(super) fn is_certain_unit_list(&self, cell: Span) -> bool {
        clause::is_unit_list(self.source, cell, |name| {
            self.is_known(name) || names::is_agency(name)
        })
    }

    /// Whether the document has named a unit so before.
    pub(super) fn is_known(&self, name: &str) -> bool {
        self.out.reading.known.holds(self.source, name)
    }
}
