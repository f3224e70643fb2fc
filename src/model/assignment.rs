//! Who does what: one unit in one role for one task.

use std::fmt;

use crate::model::annex::AnnexRow;
use crate::model::handle::{handle, handles};
use crate::model::ids::{UnitId, entry, index};
use crate::model::mentions::Mention;
use crate::model::names::names;
use crate::model::plan::Plan;
use crate::model::task::Task;
use crate::model::unit::Unit;
use crate::text::Span;

/// What a unit is to do for a task, classified from the label that the document prints.
///
/// Documents name the same thing in many ways; the label as printed is kept beside the role
/// ([`Assignment::label`]). Roles order as documents list them: the lead first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Role {
    /// 牵头, 主办: leads the task.
    Lead,
    /// 责任, 负责: answers for the task, beside a lead or alone.
    Responsible,
    /// 配合, 参与, 参加, 协办, 协作, 协助: supports.
    Support,
    /// 指导: guides.
    Guide,
    /// 落实, 实施: implements.
    Implement,
}

names! {
    Role, "role", "The role's usual word in documents";
    Lead = "lead", "牵头";
    Responsible = "responsible", "责任";
    Support = "support", "配合";
    Guide = "guide", "指导";
    Implement = "implement", "落实";
}

/// How a value came to be known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Provenance {
    /// The document states it at the value's span.
    Stated,
    /// A rule gives it: a shared prefix completes a name, an order gives a number.
    Inferred,
    /// Another place of the document gives it: the annex says where a heading ends.
    Repaired,
}

names! {
    Provenance, "provenance", "In Chinese";
    Stated = "stated", "原文";
    Inferred = "inferred", "推断";
    Repaired = "repaired", "修补";
}

/// An entry of the assignment tables, of the body or of the annex.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct AssignmentData {
    pub(crate) unit: UnitId,
    /// The mention as written.
    pub(crate) span: Span,
    /// The word that gives the role.
    pub(crate) label: Span,
    pub(crate) role: Role,
    pub(crate) provenance: Provenance,
    /// The list that the mention ends is open (等).
    pub(crate) open: bool,
}

impl AssignmentData {
    /// Whether another says the same of the same unit, wherever it stands.
    pub(crate) fn says_same(&self, other: &Self) -> bool {
        (self.unit, self.role) == (other.unit, other.role)
    }
}

handle! {
    /// One unit in one role for one task (分工), with the bytes that say so.
    ///
    /// ```
    /// # #[cfg(feature = "bishan")] {
    /// use pilot_plan::{Plan, Role};
    ///
    /// let task = Plan::bishan().task(4).unwrap();
    /// let first = task.assignments().next().unwrap();
    /// assert_eq!(first.unit().name(), "区财政局");
    /// assert_eq!((first.role(), first.label()), (Role::Lead, "牵头单位"));
    /// # }
    /// ```
    Assignment, Mention, u32
}

handles! {
    /// The assignments of a task, as the document lists them.
    Assignments, Assignment, Mention, index
}

handle! {
    /// One unit in one role in a row of the annex, as the table prints it.
    RowAssignment, Mention, u32
}

handles! {
    /// The units of a row of the annex, as the table prints them.
    RowAssignments, RowAssignment, Mention, index
}

/// What body and annex say of a unit in the same way.
macro_rules! mention {
    ($name:ident) => {
        impl<'p> $name<'p> {
            /// The unit that is given work.
            pub fn unit(self) -> Unit<'p> {
                self.plan.unit_at(self.data.unit())
            }

            /// What the unit is to do.
            pub const fn role(self) -> Role {
                self.data.role()
            }

            /// The word that gives the role, as printed: 牵头单位, 责任部门, 按职责分工负责.
            ///
            /// It is a slice of the source, and [`label_span`](Self::label_span) says where it stands:
            /// in the clause, or in the head of the table's column.
            pub fn label(self) -> &'p str {
                self.label_span().of(self.plan.source())
            }

            /// Where the label stands. One label serves every unit of its list.
            pub fn label_span(self) -> Span {
                self.plan.store.mentions.label_span(self.data)
            }

            /// The unit's name as written here, a slice of the source.
            ///
            /// [`Unit::name`] is the name that it stands for: longer where a shared prefix is
            /// left out, without the break where a line end falls into it.
            pub fn written(self) -> &'p str {
                self.span().of(self.plan.source())
            }

            /// Where the unit's name stands.
            pub fn span(self) -> Span {
                self.plan.store.mentions.span(self.data, self.id)
            }

            /// Whether name and role are stated here or follow from a rule.
            pub const fn provenance(self) -> Provenance {
                self.data.provenance()
            }

            /// Whether the list that this mention ends says of itself that it is not complete (等).
            pub const fn is_open(self) -> bool {
                self.data.is_open()
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("unit", &self.unit().name())
                    .field("role", &self.role())
                    .field("label", &self.label())
                    .field("span", &self.span())
                    .finish()
            }
        }
    };
}

mention!(Assignment);
mention!(RowAssignment);

impl<'p> Assignment<'p> {
    /// The task that the work is part of.
    pub fn task(self) -> Task<'p> {
        self.plan.task_at(self.plan.store.owner(self.id))
    }
}

impl<'p> RowAssignment<'p> {
    /// The row that lists the unit.
    pub fn row(self) -> AnnexRow<'p> {
        self.plan.row_at(self.plan.store.row_owner(self.id))
    }
}

/// The assignments of one unit, in document order.
#[derive(Clone)]
pub struct UnitAssignments<'p> {
    plan: &'p Plan,
    indices: &'p [u32],
}

impl<'p> UnitAssignments<'p> {
    pub(crate) const fn new(plan: &'p Plan, indices: &'p [u32]) -> Self {
        Self { plan, indices }
    }
}

impl fmt::Debug for UnitAssignments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'p> Iterator for UnitAssignments<'p> {
    type Item = Assignment<'p>;

    fn next(&mut self) -> Option<Self::Item> {
        let (at, rest) = self.indices.split_first()?;
        self.indices = rest;
        let data = entry(self.plan.store.mentions.entries(), *at);
        Some(Assignment::new(self.plan, data, *at))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.indices.len(), Some(self.indices.len()))
    }
}

impl ExactSizeIterator for UnitAssignments<'_> {}

impl std::iter::FusedIterator for UnitAssignments<'_> {}
