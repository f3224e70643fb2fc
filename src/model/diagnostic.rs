//! What was odd while reading.

use std::fmt;

use crate::model::names::names;
use crate::model::plan::Plan;
use crate::text::{Position, Span};

/// How much an oddity may have cost. The graver is the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Severity {
    /// The document is odd here, and what was read is what it means.
    Note,
    /// What was read may not be what the document means: worth a look.
    Warning,
}

names! {
    Severity, "severity", "In Chinese";
    Note = "note", "提示";
    Warning = "warning", "警告";
}

/// Defines the codes once: name, printed form, severity, meaning in both languages.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $severity:ident, $message:literal, $chinese:literal;)+) => {
        /// What is odd, as a code that stays the same from release to release.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum DiagnosticCode {
            $($(#[doc = $doc])+ $name,)+
        }

        impl DiagnosticCode {
            /// How much an oddity of this code may have cost.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)+
                }
            }

            /// What the code says, in one sentence without names or figures.
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => $message,)+
                }
            }
        }

        names! {
            DiagnosticCode, "diagnostic code", "What the code says, in one sentence without names or figures, in Chinese";
            $($name = $code, $chinese;)+
        }
    };
}

codes! {
    /// A row of the annex prints no number where others do; the order of the tasks gives it. In a table that no body
    /// repeats only a row that the numbers about it leave room for: one number may be of several rows.
    RowNumberMissing = "row-number-missing", Note,
        "the row prints no number; it has the number of its task", "该行未印序号，按其任务编号";
    /// A row's printed number is not the one its place in the table calls for: its task has the number of that place.
    RowNumberUnexpected = "row-number-unexpected", Warning,
        "the row's number is not the one that its place in the table calls for", "该行序号与其在表中的位置不符";
    /// A row of the annex matches no task of the body.
    RowUnmatched = "row-unmatched", Warning,
        "the row matches no task of the body", "该行与正文任务均不对应";
    /// A row of the annex states a task that another row states.
    RowRepeated = "row-repeated", Warning,
        "the row states a task that another row of the table states", "该行所列任务，表中另有一行列出";
    /// A row of the annex states a further part of the task of which the row above it states another.
    RowPartial = "row-partial", Note,
        "the row states a further part of the task that the row above is about", "该行列出上一行任务的又一部分";
    /// A row of the annex goes on below the head of the table, which a new page prints again.
    RowOverPages = "row-over-pages", Note,
        "the row goes on below the head of the table, which a new page prints again", "该行跨页，在重复的表头之后续行";
    /// A row of the annex names no unit in one of the columns of units.
    RowCellMissing = "row-cell-missing", Note,
        "the row names no unit in one of the columns of units", "该行有一单位栏未列单位";
    /// A row of a task table names no unit.
    RowWithoutUnits = "row-without-units", Warning,
        "the row names no unit", "该行未列任何单位";
    /// A row has lost cells before those that it prints, as a merged cell above reaches over it: they are read below the
    /// heads that they fit, not below those that they stand under.
    RowCellsMoved = "row-cells-moved", Note,
        "the row lacks its first cells; the others are read below the heads that they fit", "该行缺少前面的单元格，其余单元格按内容归入相应栏目";
    /// A text within a task table could not be placed in a row.
    TableTextUnplaced = "table-text-unplaced", Warning,
        "this text of the table belongs to no row", "表中此处文字不属于任何一行";
    /// A list of projects or of figures beside the annex: it states no task of the body that the annex does not state.
    TableOutside = "table-outside", Warning,
        "this table of projects or figures is none of the annex: it states no task of the body that the annex does not",
        "此表列项目或指标，不属于任务分工附件：未列附件之外的正文任务";
    /// A line looks like the heads of a table's columns, but the table is not read: its form is not known, all of it stands
    /// on one line, or no column says who answers.
    TableUnread = "table-unread", Warning,
        "this looks like the head of a table that is not read: its rows are taken for prose",
        "此处似为表头，但该表未能识别，各行按正文读取";
    /// The text was copied from the source of a web page: tags or references of HTML stand in it, here the first, and are
    /// read as text. They may hide headings, units and tables.
    HtmlUnread = "html-unread", Warning,
        "the text holds marks of HTML, here the first: they are read as text", "文中含有 HTML 标记（此处为第一处），按文字读取";
    /// A heading runs on into its paragraph without a mark; the annex tells where it ends.
    HeadingRunOn = "heading-run-on", Note,
        "the heading runs on into its paragraph; the annex tells where it ends", "标题与正文连排而无标点，其止处据附件确定";
    /// A heading's number does not follow the one before it.
    HeadingNumberUnexpected = "heading-number-unexpected", Warning,
        "the heading's number does not follow from the one before it", "标题序号与前一标题不连续";
    /// The annex has another title than the plan.
    AnnexTitleDiffers = "annex-title-differs", Note,
        "the annex names the plan otherwise than the plan does itself", "附件所称方案名称与方案标题不同";
    /// The plan's text does not mention its annex.
    AnnexNotMentioned = "annex-not-mentioned", Note,
        "the text of the plan does not mention this annex", "正文未提及该附件";
    /// Tasks stand behind the mark of an annex, in prose, and before it: no table says that they are the same once more.
    AnnexAsBody = "annex-as-body", Warning,
        "what stands behind the mark of this annex is no table; its tasks are counted among the body's", "该附件标记之后并非表格，其中任务计入正文";
    /// A title is broken over several lines.
    TitleBroken = "title-broken", Note,
        "the title is broken over several lines", "标题断为数行";
    /// A clause is broken over several lines.
    ClauseBroken = "clause-broken", Note,
        "the clause is broken over several lines", "分工括注断为数行";
    /// A clause's bracket is not closed; it ends with its line.
    ClauseUnclosed = "clause-unclosed", Warning,
        "the clause's bracket is not closed; it is read to the end of the line", "分工括注缺后括号，读至行末";
    /// A clause's brackets are of different kinds or doubled.
    ClauseBracketsOdd = "clause-brackets-odd", Note,
        "the clause's brackets do not match or are doubled", "分工括注的括号不配对或重复";
    /// A bracket names units and a role, and something else beside, or stands amid a sentence: it is not
    /// read as a clause.
    ClauseUnread = "clause-unread", Warning,
        "the bracket names units and a role, but something else too, or amid a sentence: it is not read as a clause", "括号内虽有单位和角色，但另有他语或处于句中，未作分工读取";
    /// These words name units in a role, but the document shows nowhere that it assigns tasks: they are
    /// not read as a clause.
    ClauseDoubtful = "clause-doubtful", Warning,
        "these words name units in a role, but nothing shows that they assign a task: they are not read as a clause", "此处列有单位和角色，但无从证明是分派任务，未作分工读取";
    /// A clause holds a label without any unit.
    ClauseWithoutUnits = "clause-without-units", Warning,
        "the label is followed by no unit", "标签之后没有单位";
    /// A bracket at the end of a paragraph holds nothing but units, or a label within a clause (受益单位：县水利局) has some
    /// behind it, and nothing says what they are to do.
    ClauseWithoutRole = "clause-without-role", Note,
        "units are named and given no role: they are not read as a clause", "此处只有单位而无角色，未作分工读取";
    /// A line of prose says what a unit answers for (县气象局：负责预报。), as lists of duties do: it gives no task.
    DutyUnread = "duty-unread", Note,
        "this says what the unit answers for, but in prose: it is not read as a task", "此处以文字叙述该单位职责，未作任务读取";
    /// A deadline stands where no task follows, or where its task has one already.
    DeadlineUnplaced = "deadline-unplaced", Warning,
        "no task takes the deadline: none follows, or it has one already", "此时限无任务可归：其后没有任务，或该任务已有时限";
    /// A sentence says who answers for what follows, and no task has it from there: it could not be read, or
    /// is one of more than are kept.
    RuleUnapplied = "rule-unapplied", Warning,
        "this says who answers for what follows, but is not applied to the tasks", "此处说明以下任务由谁负责，但未据此分派";
    /// A list of units has an empty place.
    UnitEmpty = "unit-empty", Warning,
        "the list of units has an empty place", "单位列表中有空项";
    /// A unit stands twice in one clause, in the same role.
    UnitRepeated = "unit-repeated", Warning,
        "the unit stands twice in one clause, in the same role", "同一括注中同一角色重复列出该单位";
    /// A unit stands twice in one clause, in two roles: the lead is listed among those who answer once more.
    UnitInTwoRoles = "unit-in-two-roles", Note,
        "the unit stands twice in one clause, in two roles", "同一括注中同一单位列于两种角色";
    /// A name in a list of units looks like none.
    UnitDoubtful = "unit-doubtful", Warning,
        "this stands where a unit is expected, yet does not look like one", "此处应为单位，但不像单位名称";
    /// A heading stands on the same line as what goes before.
    HeadingGlued = "heading-glued", Note,
        "the heading stands on the same line as what goes before", "标题与前文同在一行";
    /// The document assigns nothing to anybody.
    NoAssignments = "no-assignments", Warning,
        "the document assigns no task to any unit", "全文没有把任务分派给任何单位";
    /// A text before, between or after the parts of the plan that is none of them.
    TextOutside = "text-outside", Note,
        "this text belongs to no part of the plan", "此处文字不属于方案的任何部分";
    /// A title stands behind the last section, and the numbers of the sections begin anew below it: another plan in the
    /// same text, or an annex without its mark. It is read as more of the plan; behind an annex it is not read.
    AnotherDocument = "another-document", Warning,
        "another document, or an annex without its mark, begins here: it makes no plan of its own",
        "此处另起一份文件，或为未标“附件”的附件，不另作一份方案读取";
    /// The text has radicals that stand for the characters which look like them, as copies from PDF files do: words and
    /// names that hold one are not known. Told once, at the first; [`unify_radicals`](crate::unify_radicals) mends the text.
    RadicalCharacter = "radical-character", Warning,
        "the text has radicals in the place of the characters that look like them: words and names that hold one are not known",
        "文中以部首字符代替形似的汉字，含此类字符的词语、名称不能识别";
    /// Characters were lost before the text was read, as U+FFFD says in their place.
    CharacterLost = "character-lost", Warning,
        "characters were lost here before the text was read", "此处文字在读取之前已丢失";
    /// A text behind the annex that is none of the plan gives units work: nobody reads it.
    ClauseOutside = "clause-outside", Warning,
        "units are given work behind the annex, where the plan has ended: it is not read", "附件之后仍有分工文字，方案至此已结束，未作读取";
}

/// Something odd that was met while reading: never silent, never fatal.
///
/// The audit tells some of it a second time, as a [`Finding`](crate::Finding) of the plan as a whole:
/// [`FindingKind::diagnostic`](crate::FindingKind::diagnostic) says which kinds.
///
/// ```
/// # #[cfg(feature = "bishan")] {
/// use pilot_plan::{DiagnosticCode, Plan};
///
/// let plan = Plan::bishan();
/// let run_on: Vec<_> = plan
///     .diagnostics()
///     .iter()
///     .filter(|odd| odd.code() == DiagnosticCode::HeadingRunOn)
///     .map(|odd| plan.position(odd.span().start()).unwrap().line())
///     .collect();
/// assert_eq!(run_on, [57, 60, 63]);
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    code: DiagnosticCode,
    span: Span,
    /// What another reader, whose record this was, says of the code otherwise than this crate does.
    told: Option<Box<Told>>,
}

/// What another reader says of a code.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Told {
    severity: Severity,
    message: Box<str>,
}

impl Diagnostic {
    pub(crate) const fn new(code: DiagnosticCode, span: Span) -> Self {
        Self {
            code,
            span,
            told: None,
        }
    }

    /// As another reader saw it: with the severity and the message that it gave the code.
    #[cfg(feature = "serde")]
    pub(crate) fn as_told(
        code: DiagnosticCode,
        severity: Severity,
        message: &str,
        span: Span,
    ) -> Self {
        let told = || Told {
            severity,
            message: message.into(),
        };
        let otherwise = severity != code.severity() || message != code.meaning();
        Self {
            code,
            span,
            told: otherwise.then(|| Box::new(told())),
        }
    }

    /// What is odd.
    pub const fn code(&self) -> DiagnosticCode {
        self.code
    }

    /// How much it may have cost.
    pub const fn severity(&self) -> Severity {
        match &self.told {
            Some(told) => told.severity,
            None => self.code.severity(),
        }
    }

    /// One line in English.
    pub fn message(&self) -> &str {
        match &self.told {
            Some(told) => &told.message,
            None => self.code.meaning(),
        }
    }

    /// One line in Chinese: what the code says, also where a record's writer said it otherwise in English.
    pub const fn message_zh(&self) -> &'static str {
        self.code.as_chinese()
    }

    /// The message with the beginning of the text that it is about: `the row names no unit: “修渠”`. The plan
    /// is the one that the diagnostic is of.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse("一、修渠\n清淤护岸。（责任单位：县水利局、县水利局）\n")?;
    /// let odd = &plan.diagnostics()[0];
    /// assert_eq!(odd.full_message_zh(&plan), "同一括注中同一角色重复列出该单位：“县水利局”");
    /// assert_eq!(odd.position(&plan).unwrap().to_string(), "2:17");
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn full_message(&self, plan: &Plan) -> String {
        self.quoting(plan, self.message(), ": ")
    }

    /// The same in Chinese.
    pub fn full_message_zh(&self, plan: &Plan) -> String {
        self.quoting(plan, self.message_zh(), "：")
    }

    fn quoting(&self, plan: &Plan, message: &str, mark: &str) -> String {
        let text = plan.said(self.span);
        if text.is_empty() {
            return message.to_owned();
        }
        format!("{message}{mark}“{text}”")
    }

    /// Where it stands.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Line and column at which it begins, in the plan that it is of. Whoever asks for many makes a
    /// [`line_index`](Plan::line_index) once.
    pub fn position(&self, plan: &Plan) -> Option<Position> {
        plan.position(self.span.start())
    }
}

/// Written as `severity[code]: message`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity(), self.code, self.message())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Diagnostic, DiagnosticCode};
    use crate::text::Span;

    #[test]
    fn each_code_says_something_of_its_own_in_both_languages() {
        let all = DiagnosticCode::ALL;
        let texts = |of: fn(DiagnosticCode) -> &'static str| -> HashSet<_> {
            all.iter().map(|code| of(*code)).collect()
        };
        assert_eq!(texts(DiagnosticCode::meaning).len(), all.len());
        assert_eq!(texts(DiagnosticCode::as_chinese).len(), all.len());
        for code in all {
            let odd = Diagnostic::new(*code, Span::default());
            assert_eq!(odd.message_zh(), code.as_chinese());
            assert!(code.as_chinese().chars().any(|c| c > '\u{2E80}'), "{code}");
        }
    }
}
