//! The JSON form of an audit.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::audit::{Audit, Finding, FindingKind, FindingSeverity};
use crate::model::{Task, Unit};
use crate::text::{Position, Span};

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
        let mut finding = serializer.serialize_struct("Finding", 15)?;
        finding.serialize_field("code", &self.kind())?;
        finding.serialize_field("severity", &self.severity())?;
        finding.serialize_field("task", &self.task().map(Task::number))?;
        finding.serialize_field("unit", &self.unit().map(Unit::name))?;
        let units: Vec<_> = self.units().iter().map(Unit::name).collect();
        finding.serialize_field("units", &units)?;
        finding.serialize_field("body", &self.body.map(bytes))?;
        finding.serialize_field("annex", &self.annex.map(bytes))?;
        finding.serialize_field("body_position", &self.body_position().map(Place))?;
        finding.serialize_field("annex_position", &self.annex_position().map(Place))?;
        let other_name = self.other_name().map(|(name, _)| name);
        finding.serialize_field("other_name", &other_name)?;
        finding.serialize_field("expected_number", &self.expected_number())?;
        finding.serialize_field("message", &self.message())?;
        finding.serialize_field("message_zh", &self.message_zh())?;
        finding.serialize_field("remedy", &self.remedy())?;
        finding.serialize_field("remedy_zh", &self.remedy_zh())?;
        finding.end()
    }
}

/// What is written as its name.
macro_rules! named {
    ($($type:ty;)+) => {$(
        /// Written as its name.
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
                into.serialize_str(self.as_str())
            }
        }

        /// Read from its name.
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let name = Cow::<str>::deserialize(from)?;
                name.parse().map_err(D::Error::custom)
            }
        }
    )+};
}

named! {
    FindingKind;
    FindingSeverity;
}

/// A position as its line and column, from 1, the column in characters.
struct Place(Position);

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut place = serializer.serialize_struct("Place", 2)?;
        place.serialize_field("line", &(self.0.line() as u64))?;
        place.serialize_field("column", &(self.0.column() as u64))?;
        place.end()
    }
}

/// A span as `[start, end]`; both fit: a source is shorter than 4 GiB.
fn bytes(span: Span) -> [u64; 2] {
    [span.start() as u64, span.end() as u64]
}
