//! Styles at random.

use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::notation::{ALL_LABELLED, Notation, SHIPPED};
use super::numbering::{LADDER, numberings};
use super::style::{Accident, Cells, Form, Head, Position, Style};

/// The shipped plan's style, over an outline of `depth` levels.
fn plain(depth: usize) -> Style {
    Style {
        notations: SHIPPED.to_vec(),
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
        head: Head::Title,
        form: Form::Body,
        deadlines: false,
        section_rows: true,
        row_numbers: true,
        line_end: "\n",
        indent: "",
        blank_lines: false,
        byte_order_mark: false,
        spaced: false,
        furniture: false,
        accident: Accident::None,
    }
}

/// The shipped plan's style, with and without the table behind the plan, the table's numbers and the
/// notice before it.
pub(crate) fn shipped_style(depth: usize) -> impl Strategy<Value = Style> {
    let form = select(vec![Form::Body, Form::BodyAndAnnex(Cells::TabbedLines)]);
    let head = select(vec![Head::Notice, Head::Title]);
    (form, any::<bool>(), head).prop_map(move |(form, row_numbers, head)| Style {
        head,
        form,
        row_numbers,
        ..plain(depth)
    })
}

/// How clauses are written.
fn clauses(notations: &'static [Notation]) -> impl Strategy<Value = Style> {
    let brackets = vec![
        ('（', '）'),
        ('(', ')'),
        ('〔', '〕'),
        ('[', ']'),
        ('(', '）'),
    ];
    let last = [Some("和"), Some("及"), Some("以及"), Some("，")];
    let open = [Some("等"), Some("等部门"), Some("等有关单位")];
    let positions = vec![
        Position::AfterStop,
        Position::AfterStop,
        Position::BeforeStop,
        Position::OwnLine,
        Position::Labels,
    ];
    (
        // Most plans keep to one notation, some mix two.
        vec(select(notations), 1..=2),
        select(brackets),
        select(vec!['：', ':']),
        select(vec!['；', ';', '，', ',']),
        prop_oneof![Just(None), select(last.to_vec())],
        prop_oneof![Just(None), select(open.to_vec())],
        any::<bool>(),
        select(positions),
        any::<bool>(),
    )
        .prop_map(|clause| Style {
            notations: clause.0,
            brackets: clause.1,
            colon: clause.2,
            between_groups: clause.3,
            last: clause.4,
            open: clause.5,
            shared_prefix: clause.6,
            position: clause.7,
            deadlines: clause.8,
            ..plain(1)
        })
}

/// How the outline is written.
fn outlines(depth: usize) -> impl Strategy<Value = Style> {
    (
        numberings(depth),
        any::<[bool; 3]>(),
        weighted(0.1),
        select(vec!["省", "市", "区", "县"]),
    )
        .prop_map(
            |(numbering, [runs_on, run_in, inline], spaced, level)| Style {
                numbering,
                runs_on,
                run_in,
                inline,
                level,
                spaced,
                ..plain(1)
            },
        )
}

/// What the page looks like.
fn pages() -> impl Strategy<Value = Style> {
    let heads = vec![Head::Notice, Head::Title, Head::SignedBehind, Head::None];
    (
        select(heads),
        any::<[bool; 3]>(),
        select(vec!["\n", "\n", "\r\n"]),
        select(vec!["", "　　", "\u{a0}\u{a0}", "    ", "&nbsp;&nbsp;"]),
        weighted(0.1),
        weighted(0.1),
    )
        .prop_map(
            |(head, flags, line_end, indent, byte_order_mark, furniture)| Style {
                head,
                section_rows: flags[0],
                row_numbers: flags[1],
                blank_lines: flags[2],
                line_end,
                indent,
                byte_order_mark,
                furniture,
                ..plain(1)
            },
        )
}

/// Any style in which one of `notations` states each task.
pub(crate) fn any_style(
    notations: &'static [Notation],
    form: impl Strategy<Value = Form>,
    depth: usize,
) -> impl Strategy<Value = Style> {
    let labelled = select(ALL_LABELLED);
    let parts = (clauses(notations), outlines(depth), pages(), form, labelled);
    parts.prop_map(|(clause, outline, page, form, labelled)| {
        let labels = clause.position == Position::Labels;
        Style {
            // One notation throughout gives the table its columns, the lines their labels.
            notations: if labels || form != Form::Body {
                vec![labelled]
            } else {
                clause.notations
            },
            numbering: outline.numbering,
            runs_on: outline.runs_on,
            run_in: outline.run_in,
            inline: outline.inline,
            spaced: outline.spaced,
            level: outline.level,
            head: page.head,
            section_rows: page.section_rows,
            row_numbers: page.row_numbers,
            blank_lines: page.blank_lines,
            line_end: page.line_end,
            // Entities come from pages, whose tables are no longer lines of pipes.
            indent: match form {
                Form::Body => page.indent,
                _ => page.indent.trim_start_matches("&nbsp;"),
            },
            byte_order_mark: page.byte_order_mark,
            // 主办单位 is the page's own word, too.
            furniture: page.furniture && !labels && form != Form::Table(Cells::LabelledLines),
            form,
            ..clause
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
