//! Styles at random.

use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use pilot_plan::Role::{Implement, Responsible};

use super::notation::{ALL_LABELLED, Notation, SHIPPED};
use super::numbering::{LADDER, numberings};
use super::style::{Accident, Cells, Form, Head, Position, Rule, Style};

/// The shipped plan's style, over an outline of `depth` levels.
fn plain(depth: usize) -> Style {
    Style {
        notations: SHIPPED.to_vec(),
        numbering: LADDER[..depth].iter().map(|level| level[0]).collect(),
        runs_on: false,
        run_in: depth == 4,
        inline: false,
        level: "区",
        brackets: vec![('（', '）')],
        colon: '：',
        between_groups: '；',
        last: None,
        open: None,
        shared_prefix: false,
        position: Position::AfterStop,
        stop_behind: false,
        rule: None,
        head: Head::Title,
        form: Form::Body,
        deadlines: false,
        section_rows: true,
        bare_section_rows: false,
        row_numbers: true,
        task_head: "重点任务",
        persons: false,
        remarks: false,
        second_annex: false,
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
        ('（', ')'),
        ('【', '】'),
    ];
    let last = [Some("和"), Some("及"), Some("以及"), Some("，")];
    let open = [Some("等"), Some("等部门"), Some("等有关单位")];
    let positions = vec![
        Position::AfterStop,
        Position::AfterStop,
        Position::BeforeStop,
        Position::OwnLine,
        Position::Labels,
        Position::Sentence,
    ];
    let rules = [
        Rule::FirstLeads,
        Rule::Unit(
            Implement,
            "以下任务均需各镇人民政府落实，不再列出。",
            "各镇人民政府",
            "落实",
        ),
        Rule::Unit(
            Responsible,
            "以下各项均由云泽督查中心负责。",
            "云泽督查中心",
            "负责",
        ),
    ];
    (
        // Most plans keep to one notation, some mix two.
        vec(select(notations), 1..=2),
        vec(select(brackets), 1..=2),
        select(vec!['：', ':']),
        select(vec!['；', ';', '，', ',']),
        prop_oneof![Just(None), select(last.to_vec())],
        prop_oneof![Just(None), select(open.to_vec())],
        any::<bool>(),
        (select(positions), weighted(0.2)),
        any::<bool>(),
        proptest::option::weighted(0.15, select(rules.to_vec())),
    )
        .prop_map(|clause| Style {
            notations: clause.0,
            brackets: clause.1,
            colon: clause.2,
            between_groups: clause.3,
            last: clause.4,
            open: clause.5,
            shared_prefix: clause.6,
            position: clause.7.0,
            stop_behind: clause.7.1,
            deadlines: clause.8,
            rule: clause.9,
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
    // What shrinks best comes first.
    let heads = vec![
        Head::Title,
        Head::Notice,
        Head::TitleBroken,
        Head::SignedBehind,
        Head::None,
    ];
    let task_heads = vec!["重点任务", "工作任务", "试点任务", "改革举措", "主要内容"];
    (
        select(heads),
        any::<[bool; 4]>(),
        (
            weighted(0.2),
            weighted(0.2),
            any::<bool>(),
            select(task_heads),
        ),
        select(vec!["\n", "\n", "\r\n"]),
        select(vec!["", "　　", "\u{a0}\u{a0}", "    ", "&nbsp;&nbsp;"]),
        weighted(0.1),
        weighted(0.1),
    )
        .prop_map(
            |(head, flags, table, line_end, indent, byte_order_mark, furniture)| Style {
                head,
                persons: table.0,
                remarks: table.1,
                second_annex: table.2,
                task_head: table.3,
                section_rows: flags[0],
                row_numbers: flags[1],
                bare_section_rows: flags[3],
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
        let labels = clause.position.is_bare();
        let style = Style {
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
            bare_section_rows: page.bare_section_rows,
            task_head: page.task_head,
            persons: page.persons,
            remarks: page.remarks,
            second_annex: page.second_annex,
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
        };
        let bare = labels || form == Form::Table(Cells::LabelledLines);
        Style {
            rule: style.rule.filter(|rule| may_hold(*rule, &style)),
            // Without brackets and title, the labels of a host or of who carries a thing out may be those of
            // an event or of a service.
            head: match style.head {
                Head::None if bare && is_weak(style.notations[0]) => Head::Title,
                head => head,
            },
            ..style
        }
    })
}

/// Whether a notation's first label, which may be all of it, is not of plans alone.
fn is_weak(notation: Notation) -> bool {
    let weak = ["主办", "主辦", "实施", "指导"];
    let first = notation.groups[0].1.printed();
    weak.iter().any(|weak| first.starts_with(weak))
}

/// Whether a rule has a place to stand in, and clauses to act on.
fn may_hold(rule: Rule, style: &Style) -> bool {
    let placed = match rule {
        // Without a head it stands in the first bracket.
        Rule::FirstLeads => style.head != Head::None || !style.position.is_bare(),
        Rule::Unit(..) => style.head != Head::None,
    };
    style.form == Form::Body && placed
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
