//! The JSON form of an audit.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::audit::{Audit, Finding};
use crate::model::{Task, Unit};
use crate::text::Span;

impl Serialize for Audit<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut audit = serializer.serialize_struct("Audit", 3)?;
        audit.serialize_field("schema", Self::SCHEMA)?;
        audit.serialize_field("compared", &(self.compared as u64))?;
        audit.serialize_field("findings", &self.findings)?;
        audit.end()
    }
}

impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut finding = serializer.serialize_struct("Finding", 7)?;
        finding.serialize_field("code", self.code())?;
        finding.serialize_field("severity", self.severity().as_str())?;
        finding.serialize_field("task", &self.task().map(Task::number))?;
        finding.serialize_field("unit", &self.unit().map(Unit::name))?;
        finding.serialize_field("body", &self.body.map(bytes))?;
        finding.serialize_field("annex", &self.annex.map(bytes))?;
        finding.serialize_field("message", &self.message())?;
        finding.end()
    }
}

/// A span as `[start, end]`; both fit: a source is shorter than 4 GiB.
fn bytes(span: Span) -> [u64; 2] {
    [span.start() as u64, span.end() as u64]
}
