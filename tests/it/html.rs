//! Texts copied from the source of a page, with the marks of HTML in them.

use pilot_plan::{DiagnosticCode, Plan};

use crate::verify::read;

/// Where marks of HTML are told.
fn told(plan: &Plan) -> Vec<&str> {
    let odd = plan.diagnostics().iter();
    let told = odd.filter(|odd| odd.code() == DiagnosticCode::HtmlUnread);
    told.map(|odd| odd.span().slice(plan.source()).unwrap())
        .collect()
}

#[test]
fn the_first_mark_is_told() {
    for (text, first) in [
        (
            "<html>\n<p class=\"a\">一、任务</p>\n<p>（一）修渠。清淤护岸。（责任单位：县水利局）</p>\n",
            "<html>",
        ),
        (
            "一、任务\n（一）修渠。<br/>清淤护岸。<p>（责任单位：县水利局）\n",
            "<br/>",
        ),
        (
            "一、任务\n（一）修渠。清淤&nbsp;护岸。（责任单位：县水利局）\n",
            "&nbsp;",
        ),
        (
            "一、任务\n（一）修渠。清淤&amp;护岸。（责任单位：县水利局&middot;县财政局）\n",
            "&amp;",
        ),
        (
            "一、任务\n（一）修渠。清淤护岸。（责任单位：县水利局）\n<TABLE>\n<tr><td>1</td></tr>\n",
            "<TABLE>",
        ),
        (
            "一、任务\n（一）修渠。清淤护岸。<o:p></o:p>（责任单位：县水利局）\n",
            "<o:p>",
        ),
    ] {
        let plan = read(text.to_owned());
        assert_eq!(told(&plan), [first], "{text}");
    }
}

#[test]
fn what_is_no_mark_or_read_as_one_is_none() {
    for text in [
        "一、任务\n（一）修渠。面积<5亩、高程>3米，A<C>D，R&D投入，&规划。（责任单位：县水利局）\n",
        "一、任务\n&nbsp;&nbsp;（一）&nbsp;修渠。清淤护岸。（责任单位：县水利局、&nbsp;县财政局）&nbsp;\n",
        "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 修渠<br>护岸 | 县水利局<br>县财政局 |\n| 2 | 植树 | 县林业局 |\n",
        "一、任务\n（一）修渠。参见<办法>。（责任单位：县水利局）\n",
    ] {
        assert_eq!(told(&read(text.to_owned())), [""; 0], "{text}");
    }
}
