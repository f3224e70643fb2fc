//! The JSON form of a plan, `pilot-plan/1` (feature `serde`).
//!
//! [`Plan`] can be serialised and deserialised with [serde](https://serde.rs); what is written is its
//! record. The record is a set of types of its own, apart from the model, so that the model can change
//! while the JSON does not. A program that only wants the data deserialises into [`PlanRecord`]; one
//! that wants to ask questions deserialises into [`Plan`].
//!
//! ```
//! # #[cfg(feature = "bishan")] {
//! use pilot_plan::Plan;
//!
//! let json = serde_json::to_string(Plan::bishan()).unwrap();
//! let again: Plan = serde_json::from_str(&json).unwrap();
//! assert_eq!(&again, Plan::bishan());
//! # }
//! ```
//!
//! # What it says
//!
//! Spans are pairs `[start, end]` of byte offsets into `source`, the end exclusive. A `text` is what
//! the source says at its span; where the document breaks it over lines, the same without the breaks.
//! So are `heading`, `number`, `title` and `label`, whose spans stand beside them as `heading_span`
//! and so on; `written` is the source at its span to the byte. No span begins or ends with blanks but
//! that of a diagnostic. Tasks are named by their numbers from
//! 1, units by their names, sections by their place in the list from 0. Every field is always there,
//! `null` where the document says nothing. Fields stand in the order in which the types declare them.
//!
//! # What is checked
//!
//! Deserialising a [`PlanRecord`] checks that each field is there once and has its type, that each
//! name is a known one and that no span ends before it starts. Making a [`Plan`] of it checks
//! everything that is said twice, and everything that the plan relies on: spans lie within the source
//! on character boundaries, texts are what the source says, elements cover the source, sections nest
//! and tasks stand in the innermost section around them, references find what they name, each unit's
//! tasks are those that give it work, a row's units are those of its assignments, its heading is the nearest
//! above, and its cells stand within it behind their heads, in the order of the columns. Either error names the
//! field that is wrong:
//!
//! ```
//! # #[cfg(feature = "bishan")] {
//! use pilot_plan::Plan;
//!
//! let mut json = serde_json::to_value(Plan::bishan()).unwrap();
//! json["tasks"][3]["assignments"][1]["written"] = "区教委".into();
//! let error = serde_json::from_value::<Plan>(json).unwrap_err();
//! let message = error.to_string();
//! assert!(message.starts_with("tasks[3].assignments[1].written: expected “区发展改革委”"));
//! assert!(message.ends_with("found “区教委”"));
//! # }
//! ```
//!
//! What a rule gave is taken as the record says, since rules get better: the kind of a unit, the role
//! of a label, the day of a deadline, the task that a row repeats, the severity of a diagnostic. So is
//! the order of the units, and which mention is a unit's first: a reader may have met a name where nothing
//! came of it.
//!
//! # Versions
//!
//! A field that this release does not know is passed over, so that a later release may add some to
//! the same schema; one that is missing is an error. A schema other than `pilot-plan/1` is refused.

mod error;
mod read;
mod shape;
#[cfg(test)]
mod tests;
mod values;
mod wire;
mod write;

pub use error::RecordError;
pub use shape::{
    AnnexCellRecord, AnnexHeadingRecord, AnnexRecord, AnnexRowRecord, AssignmentRecord,
    CitationRecord, DeadlineRecord, DiagnosticRecord, DocumentRecord, ElementRecord, NumberRecord,
    PlanRecord, Schema, SectionRecord, StandingRuleRecord, TaskRecord, TextRecord, UnitRecord,
};

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use crate::model::Plan;
use crate::record::error::Path;
use crate::record::wire::FromWire;

/// Writes the plan's record.
impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        PlanRecord::from(self).serialize(into)
    }
}

/// Reads a plan from its record, checking everything; an error names the field that is wrong.
impl<'de> Deserialize<'de> for Plan {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let record = PlanRecord::read(Path::RECORD, from)?;
        Self::try_from(record).map_err(D::Error::custom)
    }
}
