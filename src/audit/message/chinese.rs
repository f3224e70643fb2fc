//! Messages in Chinese.

use super::{annex, body, either, other_name, role, short_sides, subject, unit};
use crate::audit::finding::{Detail, Finding, Reason};
use crate::audit::kind::FindingKind as Kind;

/// What was found.
pub(in crate::audit) fn found(finding: &Finding<'_>) -> String {
    let what = what(finding);
    match finding.task {
        Some(task) => format!("任务{}：{what}", task.number()),
        None => what,
    }
}

fn what(finding: &Finding<'_>) -> String {
    let (name, here, there) = (unit(finding), body(finding), annex(finding));
    match (finding.kind, finding.detail) {
        (Kind::UnitMissingInAnnex, Detail::Roles(own, _)) => {
            format!("正文列有{name}（{}），附件未列", role(own))
        }
        (Kind::UnitMissingInBody, Detail::Roles(_, other)) => {
            format!("附件列有{name}（{}），正文未列", role(other))
        }
        (Kind::RoleDiffers, Detail::Roles(own, other)) => {
            format!(
                "{name}在正文为{}单位，在附件为{}单位",
                role(own),
                role(other)
            )
        }
        (Kind::RoleLabelDiffers, _) => format!("正文称“{here}”，附件称“{there}”"),
        (Kind::UnitSpellingDiffers, Detail::Spelling { short: true, .. }) => {
            let (own_short, other_short) = short_sides(&here, &there, "简称");
            format!("正文写作{own_short}“{here}”，附件写作{other_short}“{there}”，所指相同")
        }
        (Kind::UnitSpellingDiffers, Detail::Spelling { distance, .. }) => {
            format!(
                "正文写作“{here}”，附件写作“{}”，相差{distance}字",
                other_name(finding)
            )
        }
        (Kind::UnitOrderDiffers, _) => {
            format!("单位排序不同：正文“{here}”，附件“{there}”")
        }
        (Kind::TextDiffers, _) => format!("表述不同：{}", sides(&here, &there)),
        (Kind::PunctuationDiffers, _) => format!("标点或空格不同：{}", sides(&here, &there)),
        (Kind::DeadlineDiffers, _) => format!("完成时限不同：{}", sides(&here, &there)),
        (Kind::DeadlineMissingInAnnex, _) => format!("正文写明时限“{here}”，附件未写"),
        (Kind::DeadlineMissingInBody, _) => format!("附件写明时限“{there}”，正文未写"),
        (Kind::AnnexReworded, _) => {
            format!("附件多以另一种表述列出任务，如正文“{here}”，附件“{there}”")
        }
        (Kind::HeadingDiffers, _) => format!("标题不同：{}", sides(&here, &there)),
        (Kind::HeadingMissingInAnnex, _) => format!("附件缺少标题“{here}”"),
        (Kind::HeadingMissingInBody, _) => format!("附件的标题“{there}”正文没有"),
        (Kind::HeadingRunOn, _) => format!("标题“{here}”与正文连排，附件标明其止处"),
        (Kind::RowMissing, _) => format!("附件没有“{}”一行", subject(finding)),
        (Kind::RowWithoutTask, _) => format!("附件的“{}”正文没有", subject(finding)),
        (Kind::RowDuplicated, _) => "附件重复列出该任务".to_owned(),
        (Kind::RowMoved, _) => "该行在附件中的次序与正文不同".to_owned(),
        (Kind::CellMissing, _) => "该行缺少单位栏".to_owned(),
        (Kind::NumberMissing, Detail::Number { expected, .. }) => {
            format!("该行缺少序号，应为{expected}")
        }
        (Kind::NumberWrong, Detail::Number { printed, expected }) => {
            format!("该行序号为{printed}，应为{expected}")
        }
        (Kind::ParagraphsDiffer, _) => "正文与附件分段不同".to_owned(),
        (Kind::PlanTitleDiffers, _) if there.is_empty() => {
            format!("通知称方案为“{here}”，与方案标题不同")
        }
        (Kind::PlanTitleDiffers, _) => format!("方案标题为“{here}”，附件称“{there}”"),
        _ => coverage(finding),
    }
}

fn coverage(finding: &Finding<'_>) -> String {
    let (name, here) = (unit(finding), body(finding));
    match (finding.kind, finding.detail) {
        (Kind::TaskWithoutLead, _) => format!("“{}”没有牵头单位", subject(finding)),
        (Kind::TaskWithoutUnits, _) => format!("“{}”没有责任单位", subject(finding)),
        (Kind::AnnexMissing, _) => format!("正文列有附件“{here}”，文后没有"),
        (Kind::UnitNotAddressed, _) => format!("{name}承担任务，但不在主送之列"),
        (Kind::UnitsAddressedGenerally, Detail::Count(count)) => {
            format!("{count}个承担任务的单位仅以“{here}”主送")
        }
        (Kind::UnitRepeated, _) => format!("{name}重复出现"),
        (Kind::UnitNamesAlike, Detail::Spelling { other, .. }) => {
            format!("{name}仅出现一次，与{other}仅一字之差")
        }
        (
            Kind::HeadingNumberGap | Kind::HeadingNumberRepeated,
            Detail::Number { printed, expected },
        ) => format!("“{here}”序号为{printed}，应为{expected}"),
        (Kind::HeadingLevelWrong, _) => format!("“{here}”与同级标题的序号形式不同"),
        (Kind::CitationContradicts, Detail::Reason(reason)) => {
            let why = match reason {
                Reason::OtherNumber => "同一标题在别处另有文号",
                Reason::OtherTitle => "同一文号在别处另有标题",
                Reason::LaterYear => "文号年份晚于本文成文日期",
                Reason::OtherIssuer => "标题与文号的发文机关不同",
            };
            format!("“{here}”：{why}")
        }
        (Kind::DutyWithoutUnit, _) => format!("“{}”没有写明责任主体", subject(finding)),
        (Kind::MilestoneBeyondPeriod, Detail::Years(years)) => {
            format!("“{}”超出方案{years}年的期限", either(finding))
        }
        (Kind::MilestoneBeyondPeriod, Detail::EndYear(year)) => {
            format!("“{}”超出方案的截止年份{year}年", either(finding))
        }
        (kind, _) => kind.as_chinese().to_owned(),
    }
}

fn sides(here: &str, there: &str) -> String {
    match (here.is_empty(), there.is_empty()) {
        (true, true) => "分隔不同".to_owned(),
        (true, _) => format!("附件有“{there}”，正文没有"),
        (_, true) => format!("正文有“{here}”，附件没有"),
        _ => format!("正文“{here}”，附件“{there}”"),
    }
}

/// What the document would have to say to agree.
pub(in crate::audit) fn remedy(finding: &Finding<'_>) -> String {
    let (name, here, there) = (unit(finding), body(finding), annex(finding));
    match (finding.kind, finding.detail) {
        (Kind::UnitMissingInAnnex, Detail::Roles(own, _)) => {
            format!("附件补列{name}为{}单位，或正文不列", role(own))
        }
        (Kind::UnitMissingInBody, Detail::Roles(_, other)) => {
            format!("正文补列{name}为{}单位，或附件不列", role(other))
        }
        (Kind::RoleDiffers, Detail::Roles(own, other)) => {
            format!("{name}统一为{}单位或{}单位", role(own), role(other))
        }
        (Kind::UnitSpellingDiffers, _) => {
            format!("统一写作“{here}”或“{}”", other_name(finding))
        }
        (Kind::DeadlineMissingInAnnex, _) => format!("两处都写“{here}”，或都不写"),
        (Kind::DeadlineMissingInBody, _) => format!("两处都写“{there}”，或都不写"),
        (Kind::TextDiffers | Kind::PunctuationDiffers | Kind::HeadingDiffers, _) => {
            match (here.is_empty(), there.is_empty()) {
                (true, _) => format!("两处都写“{there}”，或都不写"),
                (_, true) => format!("两处都写“{here}”，或都不写"),
                _ => format!("两处统一为“{here}”或“{there}”"),
            }
        }
        (Kind::PlanTitleDiffers, _) if there.is_empty() => "统一方案名称".to_owned(),
        (
            Kind::UnitOrderDiffers
            | Kind::PlanTitleDiffers
            | Kind::RoleLabelDiffers
            | Kind::DeadlineDiffers,
            _,
        ) => {
            format!("两处统一为“{here}”或“{there}”")
        }
        (Kind::HeadingMissingInAnnex | Kind::HeadingMissingInBody, _) => {
            "两处都列该标题，或都不列".to_owned()
        }
        (Kind::AnnexReworded, _) => "附件照列正文的表述".to_owned(),
        (Kind::HeadingRunOn, _) => format!("正文在“{here}”之后另起一段"),
        (Kind::RowMissing, _) => "附件补列该任务".to_owned(),
        (Kind::RowWithoutTask, _) => "正文补写该任务，或附件删去该行".to_owned(),
        (Kind::RowDuplicated, _) => "附件只保留一行".to_owned(),
        (Kind::RowMoved, _) => "附件按正文次序排列".to_owned(),
        (Kind::CellMissing, _) => "补齐各栏，可留空".to_owned(),
        (
            Kind::NumberMissing
            | Kind::NumberWrong
            | Kind::HeadingNumberGap
            | Kind::HeadingNumberRepeated,
            Detail::Number { expected, .. },
        ) => format!("序号为{expected}"),
        (Kind::ParagraphsDiffer, _) => "两处统一分段".to_owned(),
        _ => mend_coverage(finding),
    }
}

fn mend_coverage(finding: &Finding<'_>) -> String {
    let name = unit(finding);
    match (finding.kind, finding.detail) {
        (Kind::TaskWithoutLead, _) => "写明牵头单位".to_owned(),
        (Kind::TaskWithoutUnits, _) => "写明责任单位".to_owned(),
        (Kind::UnitNotAddressed | Kind::UnitsAddressedGenerally, _) => {
            "主送机关列明该单位或其类别".to_owned()
        }
        (Kind::UnitRepeated, _) => format!("{name}只列一次"),
        (Kind::UnitNamesAlike, Detail::Spelling { other, .. }) => {
            format!("如系笔误，改为{other}")
        }
        (Kind::AnnexMissing, _) => "补上该附件，或正文不列".to_owned(),
        (Kind::AnnexNotMentioned, _) => "正文注明附件".to_owned(),
        (Kind::HeadingLevelWrong, _) => "同级标题用同一序号形式".to_owned(),
        (Kind::CitationContradicts, _) => "核对并更正标题或文号".to_owned(),
        (Kind::DutyWithoutUnit, _) => "写明责任主体".to_owned(),
        (Kind::MilestoneBeyondPeriod, _) => "节点定在期限之内，或延长期限".to_owned(),
        _ => "补上序号".to_owned(),
    }
}
