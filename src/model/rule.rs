//! Rules that a document states once and that hold from there on.

use std::fmt;

use crate::model::assignment::Role;
use crate::model::handle::{handle, handles};
use crate::model::ids::{UnitId, index};
use crate::model::names::names;
use crate::model::unit::Unit;
use crate::text::Span;

/// What a standing rule says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum StandingRuleKind {
    /// 列第一位者为牵头单位，下同: the unit that stands first leads, in this clause and in every later one
    /// that names no lead.
    FirstLeads,
    /// 无牵头单位的，责任单位即为牵头单位: the responsible units lead in every later clause that names no lead.
    ResponsibleLead,
    /// 以下均需各县人民政府落实，不再列出: a unit has a role in every later task without being listed. An item without
    /// a clause that such a rule is about is a task of the unit.
    StandingUnit,
}

names! {
    StandingRuleKind, "kind of standing rule", "In Chinese";
    FirstLeads = "first-leads", "首列单位牵头";
    ResponsibleLead = "responsible-lead", "责任单位牵头";
    StandingUnit = "standing-unit", "常列单位";
}

/// An entry of the table of standing rules.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct StandingRuleData {
    pub(crate) kind: StandingRuleKind,
    pub(crate) span: Span,
    /// The unit and its role, for a standing unit.
    pub(crate) unit: Option<(UnitId, Role)>,
}

handle! {
    /// A rule that the document states once and that holds from there on. What follows from it is
    /// marked [`Inferred`](crate::Provenance::Inferred).
    ///
    /// To clauses it adds to the end of the document; one that ends with a colon (以下各项由县水利局负责：) adds
    /// to those in its own section alone. A clause that prints it is not under it: 以下 means below.
    ///
    /// An item without a clause, which is a section without any below it, is a task where the rule is about it:
    ///
    /// - printed right below a heading that has items, or on it, the rule is about the items below that heading;
    /// - printed in an item, about those behind it below the same heading;
    /// - printed above all headings, or in an item below none, about the items of the whole document from there on, but
    ///   for chapters that state no task by what they are called (总体要求, 保障措施).
    ///
    /// ```
    /// use pilot_plan::{Plan, Task};
    ///
    /// let plan = Plan::parse(
    ///     "一、任务\n以下各项均由县水利局负责。\n（一）修渠。清淤。\n（二）固堤。加固。\n二、保障措施\n（一）筹款。整合资金。\n",
    /// )?;
    /// assert_eq!(plan.tasks().map(Task::title).collect::<Vec<_>>(), ["修渠", "固堤"]);
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    ///
    /// ```
    /// use pilot_plan::{Plan, Provenance, Role};
    ///
    /// let plan = Plan::parse(
    ///     "（一）修渠。（责任单位：县水利局、县财政局，列第一位者为牵头单位，下同）\n\
    ///      （二）植树。（责任单位：县林业局、县财政局）\n",
    /// )?;
    /// assert_eq!(plan.standing_rules().len(), 1);
    /// let first = plan.task(2).unwrap().assignments().next().unwrap();
    /// assert_eq!((first.role(), first.provenance()), (Role::Lead, Provenance::Inferred));
    /// assert_eq!(first.label(), "责任单位");
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    StandingRule, StandingRuleData, u32
}

handles! {
    /// The standing rules of a plan, in document order.
    StandingRules, StandingRule, StandingRuleData, index
}

impl<'p> StandingRule<'p> {
    /// What the rule says.
    pub const fn kind(self) -> StandingRuleKind {
        self.data.kind
    }

    /// Where it stands. It holds from there to the end of the document.
    pub const fn span(self) -> Span {
        self.data.span
    }

    /// Its words, a slice of the source.
    pub fn text(self) -> &'p str {
        self.data.span.of(self.plan.source())
    }

    /// The unit that has a role in every later task, for a standing unit.
    pub fn unit(self) -> Option<Unit<'p>> {
        let (id, _) = self.data.unit?;
        Some(self.plan.unit_at(id))
    }

    /// The role that the unit has, for a standing unit.
    pub fn role(self) -> Option<Role> {
        self.data.unit.map(|(_, role)| role)
    }
}

impl fmt::Debug for StandingRule<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StandingRule")
            .field("kind", &self.kind())
            .field("text", &self.text())
            .field("span", &self.span())
            .finish_non_exhaustive()
    }
}
