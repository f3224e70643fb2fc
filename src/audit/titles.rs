//! What the document calls the plan in different places.

use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::audit::letters::{letters, words};
use crate::model::{Annex, ElementKind, Plan};
use crate::text::{Excerpt, Span, is_blank, join_lines, trim};
use crate::titles::names_plan;

/// What a title says, without marks.
fn said(text: &str) -> String {
    let text = join_lines(text);
    let all = letters(&text, [Span::at(0, text.len())]);
    words(&all).collect()
}

/// What the annex's title calls the plan.
pub(super) fn run<'p>(plan: &'p Plan, annex: Annex<'p>, findings: &mut Vec<Finding<'p>>) {
    let Some(own) = plan.document().title() else {
        return;
    };
    if let Some(title) = annex.title()
        && !said(title.text()).contains(&said(own.text()))
        && names_plan(&join_lines(title.text()))
    {
        let finding = Finding::new(plan, FindingKind::PlanTitleDiffers).in_body(own.span());
        findings.push(finding.in_annex(title.span()));
    }
}

/// What the notice that sends the plan out calls it, in its title and in its text.
pub(super) fn notice<'p>(plan: &'p Plan, findings: &mut Vec<Finding<'p>>) {
    let Some(own) = plan.document().title() else {
        return;
    };
    let own_name = said(own.text());
    let text = |span: Span| span.of(plan.source());
    let mut differing = Vec::new();
    if let Some(notice) = plan.document().notice_title() {
        match quoted(notice) {
            // In its own marks a title stands as it is.
            Some(name) => {
                let other = said(text(name));
                // One of several that it sends out may be the plan.
                let one_of = text(name).contains('》') && other.contains(&own_name);
                differing.extend(Some(name).filter(|_| other != own_name && !one_of));
            }
            None => differing.extend(sent_out(notice).filter(|name| is_other(text(*name), own))),
        }
    }
    let before = plan
        .elements()
        .take_while(|one| one.span().start() < own.span().start());
    for paragraph in before.filter(|one| one.kind() == ElementKind::Paragraph) {
        let sentences = paragraph.text().split_inclusive(['。', '；']);
        let mut start = paragraph.span().start();
        for sentence in sentences {
            let place = Span::at(start, start + sentence.len());
            start = place.end();
            let name = sent(sentence).map(|name| within(place, name));
            differing.extend(name.filter(|name| is_other(text(*name), own)));
        }
    }
    for name in differing {
        findings.push(Finding::new(plan, FindingKind::PlanTitleDiffers).in_body(name));
    }
}

/// A part of the text at a place.
const fn within(place: Span, part: Span) -> Span {
    Span::at(place.start() + part.start(), place.start() + part.end())
}

/// What stands between the first 《 and the last 》.
fn last_quoted(text: &str) -> Option<Span> {
    let start = text.find('《')? + '《'.len_utf8();
    let end = text.rfind('》')?;
    (start < end).then(|| Span::at(start, end))
}

/// What a notice sends out by its title, which names it in marks: 关于印发《某县修渠实施方案》的通知. None where what
/// stands in marks is but a part of its name: 关于印发《政府工作报告》责任分解方案的通知.
fn quoted(notice: Excerpt<'_>) -> Option<Span> {
    let text = notice.text();
    let name = last_quoted(text)?;
    let before = text.get(..name.start())?.strip_suffix('《')?;
    let behind = text.get(name.end()..)?.strip_prefix('》')?;
    // 关于转发县水利局《某县修渠实施方案》的通知: who made it may stand before.
    let passes = ["转发", "批转", "发布", "公布", "下发"];
    let passed_on = !before.contains(SENDS) && passes.iter().any(|word| before.contains(word));
    let is_object = trim(before).ends_with(SENDS) || passed_on;
    let ends = trim(behind).trim_start_matches(|c| c == '的' || is_blank(c));
    let ends = ends.is_empty() || NOTICES.iter().any(|word| ends.starts_with(word));
    (is_object && ends).then(|| within(notice.span(), name))
}

/// What a notice does with a plan.
const SENDS: &str = "印发";

/// What a notice's title ends with.
const NOTICES: [&str; 6] = ["通知", "函", "批复", "公告", "通告", "决定"];

/// What a notice sends out by its title, which names it without marks: 关于印发某县修渠实施方案的通知.
fn sent_out(notice: Excerpt<'_>) -> Option<Span> {
    let text = notice.text();
    let start = text.find(SENDS)? + SENDS.len();
    let end = text.rfind("的通知").filter(|end| start < *end)?;
    // 《某县修渠实施方案》等三个方案
    let names_some = text.get(start..end)?.contains("》等");
    (!names_some).then(|| within(notice.span(), Span::at(start, end)))
}

/// The one title that a sentence says it sends out: 现将《某县修渠实施方案》印发给你们.
fn sent(sentence: &str) -> Option<Span> {
    let name = last_quoted(sentence)?;
    let (before, rest) = sentence.split_at_checked(name.start())?;
    let before = before.strip_suffix('《')?;
    let alone = !name.of(sentence).contains('》');
    let opens = before.ends_with('将') || trim(before).is_empty();
    let behind = rest.get(name.len()..)?;
    // 将《政府工作报告》任务分工印发给你们
    let object = behind.strip_prefix('》').map(trim)?;
    let is_object = GO_ON.iter().any(|word| object.starts_with(word));
    // Of a plan of somebody else's it says who sent it out: 《某省修渠方案》（某府发〔2026〕3号）印发以来.
    let sends = ["印发你们", "印发给你们", "予印发", "予以印发", "印发各"];
    let sends = sends.iter().any(|word| behind.contains(word));
    (alone && opens && is_object && sends).then_some(name)
}

/// What a sentence goes on with behind the title of what it sends out.
const GO_ON: [&str; 12] = [
    "印发", "予", "转发", "下发", "已", "业", "经", "现", "，", ",", "（", "(",
];

/// Whether a name is of a plan and another than the plan's: not the same without some of its words.
fn is_other(name: &str, own: Excerpt<'_>) -> bool {
    let (name, own) = (join_lines(name), join_lines(own.text()));
    let (one, other) = (said(&name), said(&own));
    let within = |short: &str, long: &str| {
        let mut rest = long.chars();
        short.chars().all(|c| rest.any(|d| d == c))
    };
    names_plan(&name) && names_plan(&own) && !within(&one, &other) && !within(&other, &one)
}

#[cfg(test)]
mod tests {
    use crate::{FindingKind, Plan};

    /// What a notice calls the plan otherwise.
    fn other(notice: &str, sentence: &str, title: &str) -> Vec<String> {
        let plan = Plan::parse(format!(
            "东平府办发〔2026〕3号\n{notice}\n各镇人民政府，县政府各部门：\n{sentence}\n\
             东平县人民政府办公室\n2026年1月4日\n{title}\n一、任务\n（一）修渠。清淤。（责任单位：县水利局）\n"
        ))
        .unwrap();
        assert!(plan.document().notice_title().is_some() && plan.document().title().is_some());
        let audit = plan.audit();
        let all = audit.of_kind(FindingKind::PlanTitleDiffers);
        all.filter_map(|one| Some(one.body()?.text().to_owned()))
            .collect()
    }

    #[test]
    fn a_notice_may_call_the_plan_otherwise() {
        let notice = "东平县人民政府办公室关于印发东平县修渠行动方案的通知";
        let sentence = "现将《东平县修渠行动方案》印发给你们，请抓好落实。";
        let title = "东平县修渠实施方案";
        assert_eq!(
            other(notice, sentence, title),
            ["东平县修渠行动方案", "东平县修渠行动方案"]
        );
        let same = sentence.replace("行动", "实施");
        assert_eq!(other(notice, &same, title), ["东平县修渠行动方案"]);
        let notice = notice.replace("行动", "实施");
        assert_eq!(other(&notice, sentence, title), ["东平县修渠行动方案"]);
        let agreed = "《东平县修渠行动方案》已经县政府同意，现印发给你们。";
        assert_eq!(other(&notice, agreed, title), ["东平县修渠行动方案"]);
    }

    #[test]
    fn marks_within_a_title_are_a_part_of_it() {
        let sentence = "现将方案印发给你们，请抓好落实。";
        let title = "2026年县《政府工作报告》修渠工作方案";
        let of = |object: &str| format!("东平县人民政府办公室关于{object}的通知");
        for object in [
            "印发2026年县《政府工作报告》修渠工作方案",
            "印发《政府工作报告》修渠工作方案",
            "印发《2026年县〈政府工作报告〉修渠工作方案》",
            "印发《2026年县〈政府工作报告〉修渠工作方案》等3个方案",
            "印发《东平县护岸方案》等3个方案",
            "贯彻落实《东山省修渠行动方案》",
        ] {
            assert_eq!(
                other(&of(object), sentence, title),
                Vec::<String>::new(),
                "{object}"
            );
        }
        for (object, named) in [
            ("印发《东平县护岸行动方案》", "东平县护岸行动方案"),
            (
                "印发《东平县护岸行动方案》（试行）",
                "《东平县护岸行动方案》（试行）",
            ),
            ("转发县水利局《东平县护岸行动方案》", "东平县护岸行动方案"),
            (
                "印发贯彻《东山省修渠行动方案》护岸方案",
                "贯彻《东山省修渠行动方案》护岸方案",
            ),
        ] {
            assert_eq!(
                other(&of(object), sentence, "东平县修渠实施方案"),
                [named],
                "{object}"
            );
        }
        let notice = of("印发《政府工作报告》修渠工作方案");
        for (sentence, named) in [
            ("现将《东山省修渠行动方案》任务分工印发给你们。", &[][..]),
            (
                "现将《东平县护岸方案》（以下简称《方案》）印发给你们。",
                &[],
            ),
            ("现将《东平县护岸方案》予以印发。", &["东平县护岸方案"]),
            (
                "《东平县护岸方案》业经县政府同意，现予印发。",
                &["东平县护岸方案"],
            ),
        ] {
            assert_eq!(other(&notice, sentence, title), named, "{sentence}");
        }
    }

    #[test]
    fn a_title_without_some_of_its_words_is_the_same() {
        let title = "东平县修渠实施方案";
        let sentence = "现将《东平县修渠实施方案》印发给你们，请抓好落实。";
        for notice in [
            "东平县人民政府办公室关于印发东平县修渠实施方案的通知",
            "东平县人民政府办公室关于印发修渠实施方案的通知",
            "东平县人民政府办公室关于印发东平县修渠实施方案（试行）的通知",
            "东平县人民政府办公室关于印发东平县修渠实施方案及任务分工的通知",
        ] {
            assert_eq!(
                other(notice, sentence, title),
                Vec::<String>::new(),
                "{notice}"
            );
        }
        let notices =
            "东平县人民政府办公室关于印发《东平县修渠实施方案》《东平县修渠考核办法》的通知";
        assert_eq!(other(notices, sentence, title), Vec::<String>::new());
        let notice = "东平县人民政府办公室关于印发东平县修渠实施方案的通知";
        for sentence in [
            "现将《修渠实施方案》印发给你们。",
            "根据《东山省修渠行动方案》，现将有关方案印发给你们。",
            "《东山省修渠行动方案》（东府发〔2025〕7号）印发以来，各地抓紧修渠。现将方案印发给你们。",
            "为落实《东山省修渠行动方案》，制定《东平县修渠实施方案》，现印发给你们。",
            "现将《东平县修渠实施方案》《东平县修渠考核办法》印发给你们。",
            "现将《东平县修渠考核办法》印发给你们。",
        ] {
            assert_eq!(
                other(notice, sentence, title),
                Vec::<String>::new(),
                "{sentence}"
            );
        }
    }
}
