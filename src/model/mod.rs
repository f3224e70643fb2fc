//! The tables of a plan and the handles onto them. How they were read is not known here.

pub(crate) mod annex;
pub(crate) mod assignment;
pub(crate) mod cell;
pub(crate) mod deadline;
pub(crate) mod diagnostic;
pub(crate) mod document;
pub(crate) mod element;
pub(crate) mod handle;
pub(crate) mod ids;
pub(crate) mod kind;
pub(crate) mod measure;
pub(crate) mod mentions;
pub(crate) mod names;
pub(crate) mod numbering;
pub(crate) mod packed;
pub(crate) mod pieces;
pub(crate) mod plan;
pub(crate) mod rule;
pub(crate) mod section;
pub(crate) mod store;
pub(crate) mod task;
pub(crate) mod unit;

pub use annex::{Annex, AnnexHeading, AnnexHeadings, AnnexRow, AnnexRows};
pub use assignment::{
    Assignment, Assignments, Provenance, Role, RowAssignment, RowAssignments, UnitAssignments,
};
pub use cell::{AnnexCell, AnnexCells};
pub use deadline::Deadline;
pub use diagnostic::{Diagnostic, DiagnosticCode, Severity};
pub use document::{Citation, Document, DocumentNumber};
pub use element::{Element, ElementKind, Elements, Place};
pub use handle::Excerpts;
pub use ids::{SectionId, TaskId, UnitId};
pub use kind::UnitKind;
pub use measure::Measures;
pub use plan::{Encoding, Plan};
pub use rule::{StandingRule, StandingRuleKind, StandingRules};
pub use section::{Children, Section, SectionPath, Sections};
pub use task::{Task, TaskUnits, Tasks, UnitsInRole};
pub use unit::{Unit, Units};
