//! How a plan is written down.

use pilot_plan::DiagnosticCode;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::notation::{ALL_LABELLED, Notation};

/// Enumerators of one level.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Numbering {
    Chapter,
    Chinese,
    ChineseBracket,
    ChineseBracketHalf,
    Dot,
    FullDot,
    Comma,
    Bracket,
    BracketHalf,
    Circled,
}

/// The enumerators that a level may have, the highest level first.
const LADDER: [&[Numbering]; 4] = [
    &[Numbering::Chinese, Numbering::Chinese, Numbering::Chapter],
    &[Numbering::ChineseBracket, Numbering::ChineseBracketHalf],
    &[Numbering::FullDot, Numbering::Dot, Numbering::Comma],
    &[
        Numbering::Bracket,
        Numbering::BracketHalf,
        Numbering::Circled,
    ],
];

impl Numbering {
    /// Whether a row that starts so is a section of the table: 1．of a row could be its number.
    pub(crate) const fn heads_rows(self) -> bool {
        matches!(
            self,
            Self::Chapter | Self::Chinese | Self::ChineseBracket | Self::ChineseBracketHalf
        )
    }

    /// The enumerator of a number from 1 to 99 with its marks.
    pub(crate) fn print(self, number: usize) -> String {
        let chinese = chinese(number);
        match self {
            Self::Chapter => format!("第{chinese}章"),
            Self::Chinese => format!("{chinese}、"),
            Self::ChineseBracket => format!("（{chinese}）"),
            Self::ChineseBracketHalf => format!("({chinese})"),
            Self::Dot => format!("{number}."),
            Self::FullDot => format!("{number}．"),
            Self::Comma => format!("{number}、"),
            Self::Bracket => format!("（{number}）"),
            Self::BracketHalf => format!("({number})"),
            Self::Circled => "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
                .chars()
                .nth(number - 1)
                .map_or_else(|| format!("（{number}）"), String::from),
        }
    }
}

/// 1 to 99 in Chinese.
fn chinese(number: usize) -> String {
    let digit = |n: usize| "零一二三四五六七八九".chars().nth(n).unwrap();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_string(),
        (tens, ones) => {
            let tens = if tens == 1 {
                String::new()
            } else {
                digit(tens).to_string()
            };
            let ones = if ones == 0 {
                String::new()
            } else {
                digit(ones).to_string()
            };
            format!("{tens}十{ones}")
        }
    }
}

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
    const ALL: [Self; 8] = [
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
    /// All line ends of the outline are lost.
    OneLine,
}

impl Accident {
    /// Every accident.
    pub(crate) const ALL: [Self; 5] = [
        Self::ClauseBroken,
        Self::BracketUnclosed,
        Self::BracketDoubled,
        Self::HeadingGlued,
        Self::OneLine,
    ];

    /// What the reader must say of it.
    pub(crate) const fn code(self) -> Option<DiagnosticCode> {
        match self {
            Self::None | Self::OneLine => None,
            Self::ClauseBroken => Some(DiagnosticCode::ClauseBroken),
            Self::BracketUnclosed => Some(DiagnosticCode::ClauseUnclosed),
            Self::BracketDoubled => Some(DiagnosticCode::ClauseBracketsOdd),
            Self::HeadingGlued => Some(DiagnosticCode::HeadingGlued),
        }
    }
}

/// What the document says before the plan's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Head {
    /// Number, notice, issuer, date, note, then the plan with its title.
    Notice,
    Title,
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
    pub(crate) brackets: (char, char),
    pub(crate) colon: char,
    pub(crate) between_groups: char,
    /// Before a last unit: 和, 及, 以及, ，, ， or nothing special.
    pub(crate) last: Option<&'static str>,
    /// Ends the list: 等, 等部门.
    pub(crate) open: Option<&'static str>,
    pub(crate) shared_prefix: bool,
    pub(crate) position: Position,
    pub(crate) head: Head,
    pub(crate) form: Form,
    pub(crate) deadlines: bool,
    pub(crate) section_rows: bool,
    pub(crate) row_numbers: bool,
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
            Accident::None => {}
            Accident::HeadingGlued | Accident::OneLine => self.position = Position::AfterStop,
            _ if self.position == Position::Labels => self.position = Position::OwnLine,
            _ => {}
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
            Numbering::Chapter => "　",
            _ if self.spaced => " ",
            _ => "",
        }
    }
}

/// The shipped plan's, with and without the table behind it.
pub(crate) fn shipped_style(
    notations: &'static [Notation],
    depth: usize,
) -> impl Strategy<Value = Style> {
    let form = prop_oneof![
        Just(Form::Body),
        Just(Form::BodyAndAnnex(Cells::TabbedLines))
    ];
    (form, any::<bool>(), any::<bool>()).prop_map(move |(form, row_numbers, notice)| Style {
        notations: notations.to_vec(),
        numbering: LADDER[..depth].iter().map(|level| level[0]).collect(),
        runs_on: false,
        run_in: depth == 4,
        inline: false,
        level: "区",
        brackets: ('（', '）'),
        colon: '：',
        between_groups: '；',
        last: None,
        open: None,
        shared_prefix: false,
        position: Position::AfterStop,
        head: if notice { Head::Notice } else { Head::Title },
        form,
        deadlines: false,
        section_rows: true,
        row_numbers,
        line_end: "\n",
        indent: "",
        blank_lines: false,
        byte_order_mark: false,
        spaced: false,
        furniture: false,
        accident: Accident::None,
    })
}

/// Numberings for `depth` levels, in the order of the ladder.
fn numberings(depth: usize) -> impl Strategy<Value = Vec<Numbering>> {
    // Items of the lowest kind stand alone in no plan.
    let kinds = if depth == 1 { 3 } else { LADDER.len() };
    let levels = subsequence((0..kinds).collect::<Vec<_>>(), depth);
    levels.prop_flat_map(|levels| {
        levels
            .into_iter()
            .map(|level| select(LADDER[level]))
            .collect::<Vec<_>>()
    })
}

/// Any style in which one of `notations` states each task.
pub(crate) fn any_style(
    notations: &'static [Notation],
    form: impl Strategy<Value = Form>,
    depth: usize,
) -> impl Strategy<Value = Style> {
    let clause = (
        // Most plans keep to one notation, some mix two.
        proptest::collection::vec(select(notations), 1..=2),
        select(vec![
            ('（', '）'),
            ('(', ')'),
            ('〔', '〕'),
            ('[', ']'),
            ('(', '）'),
        ]),
        select(vec!['：', ':']),
        select(vec!['；', ';', '，', ',']),
        select(vec![
            None,
            None,
            None,
            Some("和"),
            Some("及"),
            Some("以及"),
            Some("，"),
        ]),
        select(vec![
            None,
            None,
            None,
            Some("等"),
            Some("等部门"),
            Some("等有关单位"),
        ]),
        any::<bool>(),
        select(vec![
            Position::AfterStop,
            Position::AfterStop,
            Position::BeforeStop,
            Position::OwnLine,
            Position::Labels,
        ]),
    );
    let outline = (
        numberings(depth),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        select(vec!["省", "市", "区", "县"]),
        select(vec![
            Head::Notice,
            Head::Title,
            Head::SignedBehind,
            Head::None,
        ]),
    );
    let page = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        select(vec!["\n", "\n", "\r\n"]),
        select(vec!["", "　　", "\u{a0}\u{a0}", "    ", "&nbsp;&nbsp;"]),
        any::<bool>(),
        (
            proptest::bool::weighted(0.1),
            proptest::bool::weighted(0.1),
            proptest::bool::weighted(0.1),
        ),
    );
    let labelled = select(ALL_LABELLED);
    (clause, outline, page, form, labelled).prop_map(|(clause, outline, page, form, labelled)| {
        let (mut notations, brackets, colon, between_groups, last, open, shared_prefix, position) =
            clause;
        let (numbering, runs_on, run_in, inline, level, head) = outline;
        let (deadlines, section_rows, row_numbers, line_end, indent, blank_lines, rest) = page;
        let (byte_order_mark, spaced, furniture) = rest;
        if position == Position::Labels || form != Form::Body {
            // One notation throughout: it gives the table its columns, the lines their labels.
            notations = vec![labelled];
        }
        // Entities come from pages, whose tables are no longer lines of pipes.
        let indent = match form {
            Form::Body => indent,
            _ => indent.trim_start_matches("&nbsp;"),
        };
        // 主办单位 is the page's own word, too.
        let furniture = furniture && position != Position::Labels;
        Style {
            notations,
            numbering,
            runs_on,
            run_in,
            inline,
            level,
            brackets,
            colon,
            between_groups,
            last,
            open,
            shared_prefix,
            position,
            head,
            form,
            deadlines,
            section_rows,
            row_numbers,
            line_end,
            indent,
            blank_lines,
            byte_order_mark,
            spaced,
            furniture,
            accident: Accident::None,
        }
    })
}

/// Any place for the division of tasks.
pub(crate) fn any_form() -> impl Strategy<Value = Form> {
    let cells = || select(Cells::ALL.to_vec());
    prop_oneof![
        4 => Just(Form::Body),
        // Labels and values behind a body would be the body's own.
        1 => cells()
            .prop_filter("a table of its own", |cells| *cells != Cells::LabelledLines)
            .prop_map(Form::BodyAndAnnex),
        2 => cells().prop_map(Form::Table),
    ]
}
