//! What can be found, with stable codes.

use crate::model::DiagnosticCode;
use crate::model::names::names;

/// How much a finding matters. The graver is the greater, as with [`Severity`](crate::Severity).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum FindingSeverity {
    /// 版式: spaces, numbers, breaks.
    Layout,
    /// 文字: the same, said differently, or not said where it should be.
    Wording,
    /// 实质: who does what, or what is to be done.
    Substance,
}

names! {
    FindingSeverity, "severity of findings", "In Chinese";
    Layout = "layout", "版式";
    Wording = "wording", "文字";
    Substance = "substance", "实质";
}

/// Defines the kinds once: name, code, usual severity, meaning.
macro_rules! kinds {
    ($($name:ident = $code:literal, $severity:ident, $meaning:literal, $chinese:literal;)+) => {
        /// What was found, as a code that stays the same from release to release.
        ///
        /// | code | severity | what it says | 含义 |
        /// |---|---|---|---|
        $(#[doc = concat!("| `", $code, "` | ", stringify!($severity), " | ", $meaning, " | ", $chinese, " |")])+
        ///
        /// The severity is the usual one. A `punctuation-differs` of nothing but spaces or of the
        /// width of a mark is one of layout; a `unit-spelling-differs` whose two forms are known to
        /// stand for the same unit, one being its short form, and a `deadline-differs` whose two forms mean the same day, are
        /// ones of wording: ask the finding.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum FindingKind {
            $(#[doc = concat!("`", $code, "`: ", $meaning, ".")] $name,)+
        }

        impl FindingKind {
            /// How much a finding of this kind matters as a rule.
            pub const fn severity(self) -> FindingSeverity {
                match self {
                    $(Self::$name => FindingSeverity::$severity,)+
                }
            }

            /// What the kind says, in one sentence without names.
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => $meaning,)+
                }
            }
        }

        names! {
            FindingKind, "kind of finding", "What the kind says, in one sentence without names, in Chinese";
            $($name = $code, $chinese;)+
        }
    };
}

kinds! {
    UnitMissingInAnnex = "unit-missing-in-annex", Substance,
        "the body gives a unit work that the annex does not give it", "正文所列单位，附件未列";
    UnitMissingInBody = "unit-missing-in-body", Substance,
        "the annex gives a unit work that the body does not give it", "附件所列单位，正文未列";
    RoleDiffers = "role-differs", Substance,
        "body and annex give a unit different roles", "同一单位在正文与附件中的角色不同";
    UnitOrderDiffers = "unit-order-differs", Wording,
        "body and annex list the same units in another order", "正文与附件的单位排序不同";
    UnitSpellingDiffers = "unit-spelling-differs", Substance,
        "body and annex write a unit's name differently: one is probably a slip, or a short form", "单位名称在正文与附件中写法不同，疑为笔误，或为简称";
    RoleLabelDiffers = "role-label-differs", Wording,
        "body and annex call a role by different names throughout", "正文与附件对同一角色的称谓不同";
    DeadlineDiffers = "deadline-differs", Substance,
        "body and annex want the task done by different dates", "完成时限不同";
    DeadlineMissingInAnnex = "deadline-missing-in-annex", Substance,
        "the body states a deadline that the annex, which has a column for it, does not", "正文所写时限，附件未写";
    DeadlineMissingInBody = "deadline-missing-in-body", Substance,
        "the annex states a deadline that the body, which states others, does not", "附件所写时限，正文未写";
    TextDiffers = "text-differs", Substance,
        "body and annex state the task in different words", "任务表述不同";
    AnnexReworded = "annex-reworded", Wording,
        "the annex states most tasks in other words than the body, so that their texts are not compared", "附件多以另一种表述列出任务，未逐句比对";
    HeadingDiffers = "heading-differs", Substance,
        "body and annex print a heading or a task's title in different words", "标题不同";
    HeadingMissingInAnnex = "heading-missing-in-annex", Wording,
        "the annex leaves out a heading whose neighbours it prints", "附件缺少标题";
    HeadingMissingInBody = "heading-missing-in-body", Wording,
        "the annex prints a heading that the body does not have", "附件的标题正文没有";
    HeadingRunOn = "heading-run-on", Layout,
        "a heading runs on into its paragraph; the annex tells where it ends", "标题与正文连排";
    RowMissing = "row-missing", Substance,
        "a task has no row in the annex", "附件缺少任务";
    RowWithoutTask = "row-without-task", Substance,
        "a row of the annex states no task of the body", "附件的任务正文没有";
    RowDuplicated = "row-duplicated", Substance,
        "the annex states a task a second time", "附件重复列出任务";
    RowMoved = "row-moved", Wording,
        "a row stands in another place among the rows than its task among the tasks", "附件的任务次序与正文不同";
    CellMissing = "cell-missing", Layout,
        "a row has no cell for one of the columns of units", "附件的行缺少单位栏";
    NumberMissing = "number-missing", Layout,
        "a row prints no number where its place calls for one", "附件的行缺少序号";
    NumberWrong = "number-wrong", Layout,
        "a row prints another number than its place calls for", "附件的行序号有误";
    ParagraphsDiffer = "paragraphs-differ", Layout,
        "body and annex break the text into paragraphs differently", "分段不同";
    PunctuationDiffers = "punctuation-differs", Wording,
        "body and annex differ in punctuation or spaces alone", "标点或空格不同";
    PlanTitleDiffers = "plan-title-differs", Wording,
        "the plan is titled differently in different places", "方案名称前后不一";

    TaskWithoutLead = "task-without-lead", Substance,
        "several units answer for a task and none leads, in a plan whose tasks have a lead", "任务没有牵头单位";
    TaskWithoutUnits = "task-without-units", Substance,
        "an item among tasks is given to no unit", "任务没有责任单位";
    UnitNotAddressed = "unit-not-addressed", Wording,
        "a unit that is given work is not among the addressees", "承担任务的单位不在主送之列";
    UnitsAddressedGenerally = "units-addressed-generally", Wording,
        "units that are given work are addressed only as 有关单位", "承担任务的单位仅以“有关单位”主送";
    UnitRepeated = "unit-repeated", Wording,
        "a unit stands twice in one task or one row", "同一任务重复列出同一单位";
    UnitNamesAlike = "unit-names-alike", Wording,
        "a name that stands once differs from another unit's by one character", "单位名称仅一字之差，疑为笔误";
    AnnexMissing = "annex-missing", Wording,
        "the text announces a table of tasks that does not follow", "正文所列任务分工附件缺失";
    AnnexNotMentioned = "annex-not-mentioned", Wording,
        "the text never mentions its annex", "正文未提及附件";
    HeadingNumberGap = "heading-number-gap", Layout,
        "the numbers of headings or of a list skip one", "序号跳号";
    HeadingNumberRepeated = "heading-number-repeated", Layout,
        "a number of headings or of a list stands twice, or goes back", "序号重复";
    HeadingLevelWrong = "heading-level-wrong", Layout,
        "a heading is numbered in another form than those beside it", "序号层次有误";
    CitationContradicts = "citation-contradicts", Wording,
        "a citation's title and number cannot both be right", "引文的标题与文号矛盾";
    DutyWithoutUnit = "duty-without-unit", Wording,
        "a duty of the plan's organisation names nobody who has it", "组织实施的要求没有责任主体";
    MilestoneBeyondPeriod = "milestone-beyond-period", Wording,
        "a milestone or deadline lies beyond the plan's own period", "节点超出方案期限";
}

impl FindingKind {
    /// The code of the diagnostics that tell the same, where reading tells of it already: a number that is left
    /// out, a unit that stands twice in a clause, a row that states no task.
    ///
    /// Reading says what was odd where it met it, each by itself; the audit says it once more, with task,
    /// row and remedy, and says what only the whole shows. Whoever shows both lists leaves out of one what
    /// the other has of the same code at the same place. Not every finding has its diagnostic: a unit that
    /// stands twice in different clauses of a task is a finding alone.
    ///
    /// ```
    /// use pilot_plan::{DiagnosticCode, Plan};
    ///
    /// let plan = Plan::parse(
    ///     "一、修渠\n清淤护岸。（责任单位：县水利局）\n三、植树\n绿化荒山。（责任单位：县林业局）\n",
    /// )?;
    /// let audit = plan.audit();
    /// let gap = audit.findings().next().unwrap();
    /// assert_eq!(gap.code(), "heading-number-gap");
    /// assert_eq!(gap.kind().diagnostic(), Some(DiagnosticCode::HeadingNumberUnexpected));
    /// assert_eq!(plan.diagnostics()[0].code(), DiagnosticCode::HeadingNumberUnexpected);
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub const fn diagnostic(self) -> Option<DiagnosticCode> {
        Some(match self {
            Self::HeadingRunOn => DiagnosticCode::HeadingRunOn,
            Self::RowWithoutTask => DiagnosticCode::RowUnmatched,
            Self::RowDuplicated => DiagnosticCode::RowRepeated,
            Self::CellMissing => DiagnosticCode::RowCellMissing,
            Self::NumberMissing => DiagnosticCode::RowNumberMissing,
            Self::NumberWrong => DiagnosticCode::RowNumberUnexpected,
            Self::PlanTitleDiffers => DiagnosticCode::AnnexTitleDiffers,
            Self::UnitRepeated => DiagnosticCode::UnitRepeated,
            Self::AnnexNotMentioned => DiagnosticCode::AnnexNotMentioned,
            Self::HeadingNumberGap | Self::HeadingNumberRepeated | Self::HeadingLevelWrong => {
                DiagnosticCode::HeadingNumberUnexpected
            }
            _ => return None,
        })
    }
}
