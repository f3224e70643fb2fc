//! One finding: what, where on either side, and what would mend it.

use std::fmt;

use crate::audit::addressed::unaddressed;
use crate::audit::kind::{FindingKind, FindingSeverity};
use crate::line_index::LineIndex;
use crate::model::{AnnexRow, Assignment, Plan, Role, Section, Task, Unit};
use crate::set::UnitSet;
use crate::text::{Excerpt, Position, Span};

/// What a finding says beyond its places.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Detail<'p> {
    #[default]
    Nothing,
    /// The other form of a name, how many characters it differs in, and whether it says the same, longer or shorter.
    Spelling {
        other: &'p str,
        distance: usize,
        short: bool,
    },
    /// The role in the body, the role in the annex; for a unit on one side alone, its role there.
    Roles(Option<Role>, Option<Role>),
    /// What is printed, and what the place calls for.
    Number {
        printed: u32,
        expected: u32,
    },
    /// How many.
    Count(usize),
    /// Two places that contradict each other for this reason.
    Reason(Reason),
    /// A period of so many years, or one that ends with a year.
    Years(u32),
    EndYear(i32),
}

/// Why title and number of a citation cannot both be right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reason {
    /// The same title has another number elsewhere.
    OtherNumber,
    /// The same number has another title elsewhere.
    OtherTitle,
    /// The number is of a year after the document's own date.
    LaterYear,
    /// The title names the government and the number its office, or the other way about.
    OtherIssuer,
}

/// A disagreement that the audit sees: within the document between body and annex, or within one of
/// them.
///
/// A small value that borrows from the plan. It says what ([`kind`](Self::kind)), how grave, of which
/// task, section, row and unit, and where: [`body`](Self::body) is the place in the body,
/// [`annex`](Self::annex) the place in the annex. Where something is there on one side alone, the
/// span of the other side is that of the list, the row or the clause where it is missing, or an empty
/// span where it would stand in a text.
///
/// ```
/// use pilot_plan::{FindingKind, Plan};
///
/// let plan = Plan::parse(
///     "一、修渠\n清淤护岸，引水入田。（牵头单位：县水利局；责任单位：县财政局）\n\
///      附件\n任务分工表\n\t序号\n\t任务\n\t牵头单位\n\t责任单位\n\
///      \t1\n\t清淤护坡，引水入田。\n\t县水利局\n\t县财政局\n",
/// )?;
/// let audit = plan.audit();
/// let finding = audit.findings().next().unwrap();
/// assert_eq!(finding.kind(), FindingKind::TextDiffers);
/// assert_eq!(finding.task().unwrap().number(), 1);
/// assert_eq!(finding.body().unwrap().text(), "岸");
/// assert_eq!(finding.annex().unwrap().text(), "坡");
/// # Ok::<(), pilot_plan::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq)]
pub struct Finding<'p> {
    pub(super) plan: &'p Plan,
    pub(super) kind: FindingKind,
    pub(super) severity: FindingSeverity,
    pub(super) task: Option<Task<'p>>,
    pub(super) section: Option<Section<'p>>,
    pub(super) row: Option<AnnexRow<'p>>,
    pub(super) unit: Option<Unit<'p>>,
    pub(super) body: Option<Span>,
    pub(super) annex: Option<Span>,
    /// Where the two begin, once the audit is done.
    positions: [Option<Position>; 2],
    pub(super) detail: Detail<'p>,
}

impl<'p> Finding<'p> {
    pub(super) const fn new(plan: &'p Plan, kind: FindingKind) -> Self {
        Self {
            plan,
            kind,
            severity: kind.severity(),
            task: None,
            section: None,
            row: None,
            unit: None,
            body: None,
            annex: None,
            positions: [None; 2],
            detail: Detail::Nothing,
        }
    }

    /// The task, and with it the section that it stands in.
    #[must_use]
    pub(super) fn of_task(mut self, task: Option<Task<'p>>) -> Self {
        self.task = task;
        self.section = self.section.or_else(|| task.and_then(Task::section));
        self
    }

    #[must_use]
    pub(super) const fn of_section(mut self, section: Option<Section<'p>>) -> Self {
        self.section = section;
        self
    }

    /// The row, and with it the task that it repeats.
    #[must_use]
    pub(super) fn of_row(mut self, row: AnnexRow<'p>) -> Self {
        self.row = Some(row);
        let task = self.task.or_else(|| row.task());
        self.of_task(task)
    }

    #[must_use]
    pub(super) const fn of_unit(mut self, unit: Unit<'p>) -> Self {
        self.unit = Some(unit);
        self
    }

    #[must_use]
    pub(super) const fn with_severity(mut self, severity: FindingSeverity) -> Self {
        self.severity = severity;
        self
    }

    #[must_use]
    pub(super) const fn in_body(mut self, span: Span) -> Self {
        self.body = Some(span);
        self
    }

    #[must_use]
    pub(super) const fn in_annex(mut self, span: Span) -> Self {
        self.annex = Some(span);
        self
    }

    #[must_use]
    pub(super) const fn with(mut self, detail: Detail<'p>) -> Self {
        self.detail = detail;
        self
    }

    /// The plan that was audited.
    pub const fn plan(self) -> &'p Plan {
        self.plan
    }

    /// What was found.
    pub const fn kind(self) -> FindingKind {
        self.kind
    }

    /// The kind's code: `unit-missing-in-annex`.
    pub const fn code(self) -> &'static str {
        self.kind.as_str()
    }

    /// How much it matters.
    pub const fn severity(self) -> FindingSeverity {
        self.severity
    }

    /// The task that it is about; none for what concerns the document or a heading above several
    /// tasks.
    pub const fn task(self) -> Option<Task<'p>> {
        self.task
    }

    /// The section that it is about, or that its task stands in.
    pub const fn section(self) -> Option<Section<'p>> {
        self.section
    }

    /// The row of the annex that it is about.
    pub const fn row(self) -> Option<AnnexRow<'p>> {
        self.row
    }

    /// The unit that it is about; for two forms of a name, the body's. A finding about several has none:
    /// [`units`](Self::units) gives them.
    pub const fn unit(self) -> Option<Unit<'p>> {
        self.unit
    }

    /// The units that it is about: its [`unit`](Self::unit), or for
    /// [`UnitsAddressedGenerally`](FindingKind::UnitsAddressedGenerally) all that it counts, which are looked
    /// up anew.
    pub fn units(self) -> UnitSet<'p> {
        match self.kind {
            FindingKind::UnitsAddressedGenerally => {
                let first = unaddressed(self.plan).into_iter();
                first.map(Assignment::unit).collect()
            }
            _ => self.unit.into_iter().collect(),
        }
    }

    /// The other form of the unit's name, and the number of characters that tell the two apart, for
    /// names that differ.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse(
    ///     "一、修渠\n清淤。（责任单位：县水利局、县财政局）\n\
    ///      附件\n任务分工表\n\t序号\n\t任务\n\t责任单位\n\t1\n\t清淤。\n\t县水力局、县财政局\n",
    /// )?;
    /// let audit = plan.audit();
    /// let finding = audit.substance().next().unwrap();
    /// assert_eq!(finding.code(), "unit-spelling-differs");
    /// assert_eq!(finding.unit().unwrap().name(), "县水利局");
    /// assert_eq!(finding.other_name(), Some(("县水力局", 1)));
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub const fn other_name(self) -> Option<(&'p str, usize)> {
        match self.detail {
            Detail::Spelling {
                other, distance, ..
            } => Some((other, distance)),
            _ => None,
        }
    }

    /// The unit's roles in the body and in the annex, where the finding is about a unit's part in a
    /// task; none on the side that gives it no part.
    pub const fn roles(self) -> (Option<Role>, Option<Role>) {
        match self.detail {
            Detail::Roles(body, annex) => (body, annex),
            _ => (None, None),
        }
    }

    /// The number that the row or heading should print, for a number that is missing or wrong.
    pub const fn expected_number(self) -> Option<u32> {
        match self.detail {
            Detail::Number { expected, .. } => Some(expected),
            _ => None,
        }
    }

    /// The place in the body.
    pub fn body(self) -> Option<Excerpt<'p>> {
        self.body.map(|span| Excerpt::new(self.plan.source(), span))
    }

    /// The place in the annex.
    pub fn annex(self) -> Option<Excerpt<'p>> {
        self.annex
            .map(|span| Excerpt::new(self.plan.source(), span))
    }

    /// Line and column at which the place in the body begins.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse(
    ///     "一、修渠\n清淤护岸。（责任单位：县水利局）\n\
    ///      附件\n任务分工表\n序号\t任务\t责任单位\n1\t清淤护坡。\t县水利局\n",
    /// )?;
    /// let audit = plan.audit();
    /// let finding = audit.substance().next().unwrap();
    /// assert_eq!(finding.body_position().unwrap().to_string(), "2:4");
    /// assert_eq!(finding.annex_position().unwrap().to_string(), "6:6");
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn body_position(self) -> Option<Position> {
        let [body, _] = self.positions;
        body
    }

    /// Line and column at which the place in the annex begins.
    pub fn annex_position(self) -> Option<Position> {
        let [_, annex] = self.positions;
        annex
    }

    /// Looks up where the places begin.
    pub(super) fn locate(&mut self, lines: &LineIndex<'_>) {
        self.positions = [self.body, self.annex].map(|span| lines.position(span?.start()));
    }

    /// The order of findings: that of the document, the body before the annex.
    pub(super) fn place(&self) -> (Option<usize>, Option<usize>, FindingKind, usize) {
        let start = |span: Option<Span>| span.map(Span::start);
        let body = start(self.body).or_else(|| self.section.map(|one| one.span().start()));
        let first = body.or_else(|| start(self.annex));
        let unit = self.unit.map_or(0, |unit| unit.id().index());
        (first, start(self.annex), self.kind, unit)
    }
}

impl fmt::Debug for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finding")
            .field("code", &self.code())
            .field("severity", &self.severity)
            .field("task", &self.task.map(Task::number))
            .field("unit", &self.unit.map(Unit::name))
            .field("body", &self.body())
            .field("annex", &self.annex())
            .finish_non_exhaustive()
    }
}
