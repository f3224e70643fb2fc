//! Words that say of several units that the first leads: 列第一位者为牵头单位, 首位单位牵头.

/// Words for the unit that a list begins with.
const FIRST: [&str; 18] = [
    "第一位",
    "第一个",
    "列第一",
    "排第一",
    "在第一",
    "首位",
    "列首",
    "排首",
    "首个单位",
    "第一单位",
    "第一责任单位",
    "第一责任部门",
    "名第一",
    "居首",
    "首家",
    "第一家",
    "排在最前",
    "排名靠前",
];

/// Whether a text says that of several units the first leads: 列第一位者为牵头单位.
pub(in crate::parse) fn is_first_leads(text: &str) -> bool {
    // The shortest words of either kind: 首位 and 为牵头.
    const SHORTEST: usize = 15;
    let leads = ["牵头单位", "牵头部门", "为牵头", "是牵头"];
    (text.ends_with("牵头") || text.ends_with("牵头负责")) && first_alone_leads(text)
        || text.len() >= SHORTEST
            && leads.iter().any(|word| text.contains(word))
            && FIRST.iter().any(|word| text.contains(word))
}

/// The same of a heading, which is a task as a rule: that the first leads is all it says of the first. 完善排名第一的企业为牵头单位的机制
/// speaks of something else, and 不再以首位单位为牵头单位 says that it does not.
pub(in crate::parse) fn heading_is_first_leads(words: &str) -> bool {
    says_of_first(words, |rest| {
        rest.starts_with("为牵头") || rest.starts_with("是牵头")
    })
}

/// Whether a text says of the first no more than that it leads: 首位单位牵头.
fn first_alone_leads(text: &str) -> bool {
    says_of_first(text, |rest| matches!(rest, "牵头" | "牵头负责"))
}

/// Whether what a text says of the first is so.
fn says_of_first(text: &str, is_so: impl Fn(&str) -> bool) -> bool {
    const BETWEEN: [&str; 7] = ["的", "者", "责任", "主要", "单位", "部门", "即"];
    FIRST.iter().any(|first| {
        let Some((before, behind)) = text.split_once(first) else {
            return false;
        };
        let mut rest = behind;
        while let Some(behind) = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = behind;
        }
        !before.contains('不') && is_so(rest)
    })
}
