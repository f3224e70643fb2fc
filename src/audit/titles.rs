//! What the document calls the plan in different places.

use crate::audit::finding::Finding;
use crate::audit::kind::FindingKind;
use crate::audit::stream::{letters, words};
use crate::model::{Annex, ElementKind, Plan};
use crate::text::{Excerpt, Span, join_lines, trim};
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
        match last_quoted(notice.text()) {
            // In its own marks a title stands as it is.
            Some(name) => {
                let name = within(notice.span(), name);
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

/// What a notice sends out by its title, which names it without marks: 关于印发某县修渠实施方案的通知.
fn sent_out(notice: Excerpt<'_>) -> Option<Span> {
    const SENDS: &str = "印发";
    let text = notice.text();
    let start = text.find(SENDS)? + SENDS.len();
    let end = text.rfind("的通知").filter(|end| start < *end)?;
    Some(within(notice.span(), Span::at(start, end)))
}

/// The one title that a sentence says it sends out: 现将《某县修渠实施方案》印发给你们.
fn sent(sentence: &str) -> Option<Span> {
    let name = last_quoted(sentence)?;
    let (before, rest) = sentence.split_at_checked(name.start())?;
    let before = before.strip_suffix('《')?;
    let alone = !name.of(sentence).contains('》');
    let opens = before.ends_with('将') || trim(before).is_empty();
    let behind = rest.get(name.len()..)?;
    // Of a plan of somebody else's it says who sent it out: 《某省修渠方案》（某府发〔2026〕3号）印发以来.
    let sends = ["印发你们", "印发给你们", "予印发", "予以印发", "印发各"];
    let sends = sends.iter().any(|word| behind.contains(word));
    (alone && opens && sends).then_some(name)
}

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
