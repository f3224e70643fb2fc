//! The plan checks itself: body against annex, and each within itself.

mod addressed;
mod compare;
mod coverage;
mod deadlines;
mod finding;
mod headings;
mod hunks;
#[cfg(feature = "serde")]
mod json;
mod kind;
mod mentions;
mod message;
mod named;
mod numbers;
mod pair;
mod placeless;
mod roles;
mod spelling;
mod stream;
mod texts;
mod titles;
mod units;
mod wording;

pub use finding::Finding;
pub use kind::{FindingKind, FindingSeverity};

use crate::model::Plan;

impl Plan {
    /// Compares body and annex task by task, looks for gaps in each, and says what was found.
    ///
    /// Which row repeats which task was found while reading, by what both say
    /// ([`AnnexRow::task`](crate::AnnexRow::task)); the audit relies on the same answer. A plan without
    /// an annex, or whose tasks only the table states, has nothing to compare
    /// ([`Audit::is_compared`]); it is still looked through for gaps.
    ///
    /// ```
    /// # #[cfg(feature = "bishan")] {
    /// use pilot_plan::{FindingKind, Plan};
    ///
    /// let audit = Plan::bishan().audit();
    /// // Body and annex agree on who does what.
    /// assert!(audit.is_consistent());
    /// // Yet the annex breaks a paragraph of task 14 in two.
    /// let broken = audit.of_kind(FindingKind::ParagraphsDiffer).next().unwrap();
    /// assert_eq!(broken.task().unwrap().number(), 14);
    /// # }
    /// ```
    pub fn audit(&self) -> Audit<'_> {
        let mut findings = Vec::new();
        let compared = compare::run(self, &mut findings);
        titles::notice(self, &mut findings);
        coverage::run(self, &mut findings);
        findings.sort_by_key(Finding::place);
        if !findings.is_empty() {
            let lines = self.line_index();
            for one in &mut findings {
                one.locate(&lines);
            }
        }
        Audit {
            plan: self,
            compared,
            findings,
        }
    }
}

/// What the audit of a plan found (校核), in document order.
///
/// With the feature `serde` it serialises as
/// `{"schema": "pilot-plan-audit/1", "compared", "findings": [{"code", "severity", "task", "unit", "units", "body", "annex",
/// "body_position", "annex_position", "other_name", "expected_number", "message", "message_zh", "remedy", "remedy_zh"}]}`,
/// `compared` being how many rows were held against tasks, spans as `[start, end]` in bytes, positions as
/// `{"line", "column"}` from 1 in characters, what does not apply as `null`. Further names may be added.
///
/// The codes are listed at [`FindingKind`].
///
/// ```
/// use pilot_plan::{FindingKind, Plan};
///
/// let plan = Plan::parse(
///     "一、修渠\n清淤护岸。（牵头单位：县水利局；责任单位：县财政局、河口镇）\n\
///      附件\n任务分工表\n\t序号\n\t任务\n\t牵头单位\n\t责任单位\n\
///      \t1\n\t清淤护岸。\n\t县水利局\n\t县财政局\n",
/// )?;
/// let audit = plan.audit();
/// assert!(!audit.is_consistent());
/// let finding = audit.substance().next().unwrap();
/// assert_eq!(finding.kind(), FindingKind::UnitMissingInAnnex);
/// assert_eq!(finding.unit().unwrap().name(), "河口镇");
/// assert_eq!(finding.annex().unwrap().text(), "县财政局");
/// # Ok::<(), pilot_plan::ParseError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Audit<'p> {
    plan: &'p Plan,
    compared: usize,
    findings: Vec<Finding<'p>>,
}

impl<'p> Audit<'p> {
    /// The version of the JSON form.
    pub const SCHEMA: &'static str = "pilot-plan-audit/1";

    /// The plan that was audited.
    pub const fn plan(&self) -> &'p Plan {
        self.plan
    }

    /// Every finding, in the order of the document; those of the annex alone last.
    pub fn findings(&self) -> impl ExactSizeIterator<Item = Finding<'p>> + DoubleEndedIterator {
        self.findings.iter().copied()
    }

    /// The findings of one severity.
    pub fn of_severity(&self, severity: FindingSeverity) -> impl Iterator<Item = Finding<'p>> {
        self.findings()
            .filter(move |finding| finding.severity() == severity)
    }

    /// The findings of one kind.
    pub fn of_kind(&self, kind: FindingKind) -> impl Iterator<Item = Finding<'p>> {
        self.findings()
            .filter(move |finding| finding.kind() == kind)
    }

    /// The findings about one task, by its number.
    pub fn of_task(&self, number: u32) -> impl Iterator<Item = Finding<'p>> {
        self.findings()
            .filter(move |finding| finding.task().is_some_and(|task| task.number() == number))
    }

    /// The findings that concern who does what, or what is to be done.
    pub fn substance(&self) -> impl Iterator<Item = Finding<'p>> {
        self.of_severity(FindingSeverity::Substance)
    }

    /// How many rows of the annex were held against tasks of the body.
    pub const fn compared(&self) -> usize {
        self.compared
    }

    /// Whether there were two copies to compare. A plan without an annex, one whose annex repeats no
    /// task of the body, and one whose tasks only the table states have but one: that nothing differs
    /// says nothing then.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse("一、修渠\n清淤护岸。（责任单位：县水利局）\n")?;
    /// let audit = plan.audit();
    /// assert!(audit.is_consistent() && !audit.is_compared());
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub const fn is_compared(&self) -> bool {
        self.compared > 0
    }

    /// Whether there is no finding of substance. Where nothing was [compared](Self::is_compared), this
    /// speaks of gaps alone.
    pub fn is_consistent(&self) -> bool {
        self.substance().next().is_none()
    }

    /// How many findings there are of a severity.
    pub fn count(&self, severity: FindingSeverity) -> usize {
        self.of_severity(severity).count()
    }

    /// How many findings there are.
    pub const fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether nothing at all was found.
    pub const fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// How many findings there are of each kind that occurs, in the order of the kinds.
    pub fn counts(&self) -> Vec<(FindingKind, usize)> {
        FindingKind::ALL
            .iter()
            .map(|kind| (*kind, self.of_kind(*kind).count()))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}
