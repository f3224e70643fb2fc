//! How a plan is written down.

use pilot_plan::{DiagnosticCode, Role};

use super::notation::Notation;
use super::numbering::Numbering;

/// Where the division of tasks stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// Clauses in the body.
    Body,
    /// Clauses in the body, and the same again in a table behind it.
    BodyAndAnnex(Cells),
    /// A table and nothing else.
    Table(Cells),
}

impl Form {
    /// Whether the form holds a table in which an empty cell leaves no trace.
    pub(crate) fn loses_empty_cells(self) -> bool {
        match self {
            Self::Body => false,
            Self::BodyAndAnnex(cells) | Self::Table(cells) => cells.loses_empty_cells(),
        }
    }
}

/// How a table comes out of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cells {
    /// A cell a line behind a tab, rows parted by blank lines: the shipped plan's annex.
    TabbedLines,
    /// A cell a line, with nothing between rows.
    Lines,
    /// A row a line, cells parted by tabs.
    Tabs,
    /// A row a line between pipes, with a line of dashes below the head.
    Markdown,
    /// A row a line between pipes.
    Pipes,
    /// A cell a line, each closed by a pipe at its end.
    PipeEnds,
    /// A cell a line, with a pipe on a line of its own behind each.
    PipeLines,
    /// Each cell on a line behind the head of its column: 牵头单位：A.
    LabelledLines,
}

impl Cells {
    pub(super) const ALL: [Self; 8] = [
        Self::TabbedLines,
        Self::Lines,
        Self::Tabs,
        Self::Markdown,
        Self::Pipes,
        Self::PipeEnds,
        Self::PipeLines,
        Self::LabelledLines,
    ];

    /// Whether nothing but a number tells where a row starts.
    pub(crate) const fn needs_numbers(self) -> bool {
        matches!(
            self,
            Self::Lines | Self::PipeEnds | Self::PipeLines | Self::LabelledLines
        )
    }

    /// Whether each cell is known by its place under the heads.
    pub(crate) const fn has_columns(self) -> bool {
        !self.loses_empty_cells() && !matches!(self, Self::LabelledLines)
    }

    /// Whether an empty cell leaves no trace, so that the next one takes its place.
    pub(crate) const fn loses_empty_cells(self) -> bool {
        matches!(self, Self::TabbedLines | Self::Lines)
    }
}

/// Where a clause stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Position {
    /// Behind the last sentence: …护岸。（牵头单位：A）
    AfterStop,
    /// Before the last full stop: …护岸（牵头单位：A）。
    BeforeStop,
    /// In brackets on a line of its own.
    OwnLine,
    /// Each label on a line of its own, without brackets.
    Labels,
    /// As the last sentence, without brackets: …护岸。牵头单位：A；责任单位：B。
    Sentence,
}

impl Position {
    /// Whether no brackets stand about the clause.
    pub(crate) const fn is_bare(self) -> bool {
        matches!(self, Self::Labels | Self::Sentence)
    }
}

/// A rule that holds from where it is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Rule {
    /// 列第一位者为牵头单位，下同
    FirstLeads,
    /// A unit in a role that all tasks have: the sentence, the unit, the word of its role.
    Unit(Role, &'static str, &'static str, &'static str),
}

/// What befalls clauses and headings on their way into a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Accident {
    None,
    /// A line end falls into each clause.
    ClauseBroken,
    /// Closing brackets at the end of a line are lost.
    BracketUnclosed,
    BracketDoubled,
    /// Headings stand behind the clause before, on its line.
    HeadingGlued,
    /// All line ends are lost.
    OneLine,
    /// The first list has an empty place before its first unit.
    UnitEmpty,
    /// A list names its first unit once more.
    UnitRepeated,
    /// Every other number is left out.
    NumberSkipped,
}

impl Accident {
    /// Every accident.
    pub(crate) const ALL: [Self; 8] = [
        Self::ClauseBroken,
        Self::BracketUnclosed,
        Self::BracketDoubled,
        Self::HeadingGlued,
        Self::OneLine,
        Self::UnitEmpty,
        Self::UnitRepeated,
        Self::NumberSkipped,
    ];

    /// Whether it is something about a clause's brackets.
    pub(crate) const fn befalls_brackets(self) -> bool {
        matches!(
            self,
            Self::ClauseBroken | Self::BracketUnclosed | Self::BracketDoubled
        )
    }

    /// What the reader must say of it.
    pub(crate) const fn code(self) -> Option<DiagnosticCode> {
        match self {
            Self::None | Self::OneLine => None,
            Self::ClauseBroken => Some(DiagnosticCode::ClauseBroken),
            Self::BracketUnclosed => Some(DiagnosticCode::ClauseUnclosed),
            Self::BracketDoubled => Some(DiagnosticCode::ClauseBracketsOdd),
            Self::HeadingGlued => Some(DiagnosticCode::HeadingGlued),
            Self::UnitEmpty => Some(DiagnosticCode::UnitEmpty),
            Self::UnitRepeated => Some(DiagnosticCode::UnitRepeated),
            Self::NumberSkipped => Some(DiagnosticCode::HeadingNumberUnexpected),
        }
    }
}

/// What the document says before the plan's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Head {
    /// Number, notice, issuer, date, note, then the plan with its title.
    Notice,
    Title,
    /// A title over two lines.
    TitleBroken,
    /// The title before, issuer and date behind the plan's text.
    SignedBehind,
    None,
}

/// How a plan is written down.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a habit of its own, with or without the others"
)]
pub(crate) struct Style {
    pub(crate) notations: Vec<Notation>,
    /// One a level.
    pub(crate) numbering: Vec<Numbering>,
    /// The numbers of the lowest level run on across headings.
    pub(crate) runs_on: bool,
    /// Headings of the lowest level run into their paragraph: （1）修渠。清淤。
    pub(crate) run_in: bool,
    /// Several tasks of one heading stand in one paragraph, each closed by its clause.
    pub(crate) inline: bool,
    pub(crate) level: &'static str,
    /// One or two kinds, mixed.
    pub(crate) brackets: Vec<(char, char)>,
    pub(crate) colon: char,
    pub(crate) between_groups: char,
    /// Before a last unit: 和, 及, 以及, ，, ， or nothing special.
    pub(crate) last: Option<&'static str>,
    /// Ends the list: 等, 等部门.
    pub(crate) open: Option<&'static str>,
    pub(crate) shared_prefix: bool,
    pub(crate) position: Position,
    /// A full stop stands behind a clause that closes its line.
    pub(crate) stop_behind: bool,
    pub(crate) rule: Option<Rule>,
    pub(crate) head: Head,
    pub(crate) form: Form,
    pub(crate) deadlines: bool,
    pub(crate) section_rows: bool,
    /// Section rows print no numbers: 农林.
    pub(crate) bare_section_rows: bool,
    pub(crate) row_numbers: bool,
    /// The head of the column of tasks.
    pub(crate) task_head: &'static str,
    /// A column of persons before those of units.
    pub(crate) persons: bool,
    /// A column of remarks behind all others.
    pub(crate) remarks: bool,
    /// A list of contacts stands behind the annex.
    pub(crate) second_annex: bool,
    pub(crate) line_end: &'static str,
    pub(crate) indent: &'static str,
    pub(crate) blank_lines: bool,
    pub(crate) byte_order_mark: bool,
    /// A space stands between number and heading.
    pub(crate) spaced: bool,
    /// The page's own words stand before and behind the document.
    pub(crate) furniture: bool,
    pub(crate) accident: Accident,
}

impl Style {
    /// The style of a plan whose clauses stand in brackets in its body, and whose text meets with an
    /// accident.
    pub(crate) fn with(mut self, accident: Accident) -> Self {
        self.accident = accident;
        match accident {
            Accident::HeadingGlued | Accident::OneLine => self.position = Position::AfterStop,
            Accident::None | Accident::UnitRepeated | Accident::NumberSkipped => {}
            _ if self.position.is_bare() => self.position = Position::OwnLine,
            _ => {}
        }
        if accident == Accident::BracketDoubled && self.head == Head::None {
            // A rule in a bracket that is doubled: whether it stands in the outer or the inner one, nothing
            // tells.
            self.rule = None;
        }
        if accident == Accident::NumberSkipped {
            // Circled numbers end with ⑳.
            self.runs_on = false;
        }
        if accident == Accident::OneLine {
            // All of the document is that line, and each heading's items begin with 1.
            self.head = Head::None;
            self.furniture = false;
            self.runs_on = false;
            self.rule = self.rule.filter(|rule| *rule == Rule::FirstLeads);
        }
        if accident == Accident::ClauseBroken {
            // A line end within a date, an entity within a name: more than one accident.
            self.deadlines = false;
            self.indent = self.indent.trim_start_matches("&nbsp;");
        }
        self
    }

    /// What stands between the enumerator and the heading.
    pub(crate) const fn gap(&self, numbering: Numbering) -> &'static str {
        match numbering {
            Numbering::Part | Numbering::Chapter | Numbering::Article => "　",
            _ if self.spaced => " ",
            _ => "",
        }
    }
}
