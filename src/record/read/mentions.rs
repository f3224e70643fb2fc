//! The units of a record and the assignments that name them.

use crate::model::assignment::AssignmentData;
use crate::model::ids::{Run, UnitId};
use crate::model::rule::StandingRuleData;
use crate::model::unit::{UnitName, UnitTable};
use crate::model::{Provenance, StandingRuleKind, UnitKind};
use crate::record::error::{Maybe, Path, Quoted};
use crate::record::read::Result;
use crate::record::read::source::Source;
use crate::record::{AssignmentRecord, StandingRuleRecord, UnitRecord};
use crate::text::is_blank;

/// The units of the record, by whose names assignments are read.
pub(super) struct Mentions<'r> {
    path: Path<'r>,
    source: Source<'r>,
    records: &'r [UnitRecord<'r>],
    units: UnitTable,
    /// Which of them have been named.
    named: Vec<bool>,
}

impl<'r> Mentions<'r> {
    pub(super) fn new(
        path: Path<'r>,
        source: Source<'r>,
        records: &'r [UnitRecord<'r>],
    ) -> Result<Self> {
        let mut units = UnitTable::default();
        for (at, record) in records.iter().enumerate() {
            let path = path.entry(at);
            let name = match record.span {
                Some(span) => {
                    source.says(path, ("name", &record.name), span)?;
                    UnitName::Written(span)
                }
                None => UnitName::Composed(record.name.as_ref().into()),
            };
            let id = units.intern(source.text(), name, &());
            if id.index() != at {
                let expected = format_args!("another name than that of units[{}]", id.index());
                return Err(path.field("name").expected(expected, Quoted(&record.name)));
            }
            if record.kind != UnitKind::of(&record.name) {
                units.tell(id, record.kind);
            }
        }
        Ok(Self {
            path,
            source,
            records,
            units,
            named: vec![false; records.len()],
        })
    }

    /// Adds the assignments of one task or row to their table.
    pub(super) fn assignments(
        &mut self,
        path: Path<'_>,
        records: &[AssignmentRecord<'_>],
        table: &mut Vec<AssignmentData>,
    ) -> Result<Run> {
        let first = table.len();
        for (at, record) in records.iter().enumerate() {
            table.push(self.assignment(path.entry(at), record)?);
        }
        Ok(Run::new(first, table.len()))
    }

    fn assignment(
        &mut self,
        path: Path<'_>,
        record: &AssignmentRecord<'_>,
    ) -> Result<AssignmentData> {
        let source = self.source;
        source.says(path, ("written", &record.written), record.span)?;
        source.reads(
            path,
            ("label", &record.label),
            ("label_span", record.label_span),
        )?;
        let unit = self.unit(path, &record.unit)?;
        if record.provenance == Provenance::Stated {
            stated(path.field("unit"), &record.unit, &record.written)?;
        }
        Ok(AssignmentData {
            unit,
            span: record.span,
            label: record.label_span,
            role: record.role,
            provenance: record.provenance,
            open: record.open,
        })
    }

    /// The standing rules, each with the unit and the role that it gives, or with neither.
    pub(super) fn standing_rules(
        &mut self,
        path: Path<'_>,
        records: &[StandingRuleRecord<'_>],
    ) -> Result<Vec<StandingRuleData>> {
        let mut rules = Vec::with_capacity(records.len());
        for (at, record) in records.iter().enumerate() {
            let path = path.entry(at);
            self.source
                .reads(path, ("text", &record.text), ("span", record.span))?;
            let gives = record.kind == StandingRuleKind::StandingUnit;
            let unit = match (&record.unit, record.role) {
                (Some(name), Some(role)) if gives => Some((self.unit(path, name)?, role)),
                (None, None) if !gives => None,
                (unit, _) if unit.is_some() == gives => {
                    let expected = "a role for a standing unit alone";
                    return Err(path.field("role").expected(expected, Maybe(record.role)));
                }
                (unit, _) => {
                    let unit = Maybe(unit.as_deref().map(Quoted));
                    return Err(path
                        .field("unit")
                        .expected("a unit for a standing unit alone", unit));
                }
            };
            rules.push(StandingRuleData {
                kind: record.kind,
                span: record.span,
                unit,
            });
        }
        Ok(rules)
    }

    /// The unit of a name that stands at the field `unit`.
    fn unit(&mut self, path: Path<'_>, name: &str) -> Result<UnitId> {
        let Some(id) = self.units.find(self.source.text(), name, &()) else {
            let path = path.field("unit");
            return Err(path.expected("the name of one of the units", Quoted(name)));
        };
        if let Some(named) = self.named.get_mut(id.index()) {
            *named = true;
        }
        Ok(id)
    }

    /// The units, once everything that names them has been read.
    pub(super) fn into_units(self) -> Result<UnitTable> {
        let idle = self.named.iter().position(|named| !named);
        match idle.and_then(|at| Some((at, self.records.get(at)?))) {
            Some((at, unit)) => {
                let path = self.path.entry(at);
                let expected = "a unit that a task, a row of the annex or a standing rule names";
                Err(path.field("name").expected(expected, Quoted(&unit.name)))
            }
            None => Ok(self.units),
        }
    }
}

/// A unit's name is stated where it is written, blanks and line breaks aside.
fn stated(path: Path<'_>, name: &str, written: &str) -> Result<()> {
    if name == written || letters(name).eq(letters(written)) {
        return Ok(());
    }
    let expected = format_args!("the name as written, {}", Quoted(written)).to_string();
    Err(path.expected(expected, Quoted(name)))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !is_blank(*c))
}
