//! The fields of a line of a web page: which labels it holds, and the value of each.

use chrono::NaiveDate;

use crate::parse::dates;
use crate::parse::head::issuers::is_issuer;
use crate::parse::head::titles::names_document;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::lines::{Line, trimmed};
use crate::parse::number::document_number;
use crate::parse::signs::Kind;
use crate::parse::words;
use crate::text::{Span, is_blank};

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Number,
    Issuer,
    Date,
    Title,
    Addressees,
    /// A day that is none of the document's own: when it was put up, holds or ends.
    When,
    Other,
}

#[rustfmt::skip]
static FIELDS: Lexicon<Field> = lexicon!(First, &[
    (Field::Number, &["发文字号", "发文文号", "文件编号", "文件字号", "文号", "字号", "發文字號", "發文文號", "文件編號", "文件字號", "文號", "字號"]),
    (Field::Issuer, &[
        "发文机关", "发文机构", "发文单位", "发布机构", "发布机关", "发布单位", "制发机关",
        "制定机关", "公开机构", "颁布机构", "印发机关", "發文機關", "發文機構", "發布機構",
        "發文單位", "發布機關", "發布單位", "發佈機構", "發佈機關", "發佈單位", "制發機關", "製發機關", "制定機關", "公開機構", "頒佈機構", "頒布機構", "印發機關",
    ]),
    (Field::Date, &["成文日期", "成文时间", "发文日期", "发文时间", "签发日期", "印发日期", "成文日", "成文時間", "發文日期", "發文時間", "簽發日期", "印發日期"]),
    (Field::Title, &["文件标题", "信息标题", "文件名称", "信息名称", "标题", "名称", "標題", "文件標題", "信息標題", "文件名稱", "信息名稱", "名稱"]),
    (Field::Addressees, &["主送机关", "主送单位", "主送", "主送機關", "主送單位"]),
    (Field::When, &[
        "发布日期", "发布时间", "公开日期", "公开时间", "生成日期", "生效日期", "实施日期", "施行日期", "废止日期", "失效日期", "失效时间",
        "生效时间", "实施时间", "施行时间", "废止时间", "时间", "日期", "發佈日期", "發佈時間", "發布時間", "公開日期", "公開時間",
        "實施日期", "廢止日期", "失效時間", "生效時間", "實施時間", "施行時間", "廢止時間", "時間", "發布日期",
    ]),
    (Field::Other, &[
        "索引号", "信息索引号", "信息索引", "主题分类", "主题词", "主题", "信息分类", "信息类别", "体裁分类",
        "组配分类", "服务对象", "所属主题", "公文种类", "文种", "文件类型", "分类",
        "来源", "信息来源", "文章来源", "作者",
        "公开方式", "公开范围", "公开形式", "公开程序", "公开属性", "公开责任部门", "责任部门", "信息格式", "载体类型",
        "有效性", "是否有效", "时效性", "时效", "效力状态", "文件状态", "统一登记号", "统一编号", "规范性文件编号", "登记号",
        "关键词", "关键字", "内容概述", "内容描述", "内容分类", "摘要", "语种", "浏览次数", "访问量", "阅读", "点击数",
        "索引號", "主題分類", "阅读次数", "浏览量", "点击量", "字体", "编辑", "审核", "签发人", "记录形式", "有效期",
        "信息索引號", "主題詞", "主題", "信息分類", "信息類別", "體裁分類", "組配分類", "服務對象", "所屬主題", "公文種類", "文種", "文件類型", "分類",
        "來源", "信息來源", "文章來源", "公開方式", "公開範圍", "公開形式", "公開屬性", "公開責任部門", "責任部門",
        "時效性", "時效", "效力狀態", "文件狀態", "統一登記號", "統一編號", "登記號", "關鍵詞", "關鍵字", "內容概述", "內容描述", "內容分類",
        "語種", "瀏覽次數", "訪問量", "閱讀次數", "閱讀", "瀏覽量", "點擊量", "點擊數", "字體", "編輯", "審核", "簽發人",
    ]),
]);

/// How many characters a label has at most: 规范性文件编号 with blanks between its own.
const LONGEST_LABEL: usize = 16;

/// What stands before a field where a page lists its fields.
const BULLETS: [char; 12] = ['•', '·', '●', '▪', '■', '◆', '◇', '◦', '○', '‣', '►', '▶'];

/// A date, with a time behind it or not, and its length.
pub(super) fn day(text: &str) -> Option<(NaiveDate, usize)> {
    if let Some(date) = dates::whole_date(text) {
        return Some((date, text.len()));
    }
    let day = text.split(is_blank).next()?;
    Some((dates::whole_date(day)?, day.len()))
}

/// Cuts a line into fields and their values; `false` where it begins with none. A label without colon
/// is one only where it stands within other fields, or has its value in the next cell. What a line begins with
/// before a colon is one too where one that is known follows: 失效期限：2028-03-05 名称：….
pub(super) fn split(
    source: &str,
    line: Line,
    within: bool,
    cells: &mut Vec<(Field, Span)>,
) -> bool {
    let colon = line.holds.any(&[Kind::Colon]);
    let line = line.span;
    let text = line.of(source);
    let mut open: Option<(Field, usize)> = None;
    let mut first_is = First::Known;
    let mut closed_behind = false;
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let first = open.is_none();
        let mut found = label(rest, within || !first).or_else(|| parted(rest));
        let closed = found.is_some_and(|(_, length)| is_closed(rest, length));
        first_is = match found {
            _ if !first => first_is,
            Some(_) if closed || within => First::Known,
            Some(_) => First::Parted,
            None => First::Unknown,
        };
        if first && found.is_none() && colon {
            found = unknown(rest);
        }
        closed_behind |= closed && !first;
        if let Some((field, length)) = found {
            if let Some((field, start)) = open {
                cells.push((field, value(source, line, start, at)));
            }
            open = Some((field, at + length));
            at += length;
        } else if first {
            // A row of pipes begins with one.
            let lead = rest.chars().next().filter(|c| *c == '|' || is_blank(*c));
            let Some(lead) = lead else { return false };
            at += lead.len_utf8();
            continue;
        }
        // The next cell begins behind a blank or a pipe.
        let rest = text.get(at..).unwrap_or_default();
        let next = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| is_blank(*c) || *c == '|');
        at = next.map_or(text.len(), |(next, c)| at + next + c.len_utf8());
    }
    if let Some((field, start)) = open {
        cells.push((field, value(source, line, start, text.len())));
    }
    match first_is {
        First::Known => open.is_some(),
        First::Parted => cells.len() > 1,
        First::Unknown => closed_behind && !text.contains('。'),
    }
}

/// What a line of fields begins with.
#[derive(Clone, Copy)]
enum First {
    /// A label.
    Known,
    /// The word of a label, which a blank parts from what follows: further labels have to vouch for it.
    Parted,
    /// Another word before a colon.
    Unknown,
}

/// Whether a label of so many bytes ends with a mark, not with the blank behind it.
fn is_closed(text: &str, length: usize) -> bool {
    let label = text.get(..length).unwrap_or_default();
    label.ends_with(ends_label)
}

/// A label that nothing but a blank parts from its value: 文　　号 东政办〔2026〕3号.
fn parted(text: &str) -> Option<(Field, usize)> {
    // Nearly every text begins with a character that no label begins with.
    if !text.starts_with(|c| FIELDS.may_have_key(c)) {
        return None;
    }
    let mut letters = String::new();
    let mut found = None;
    for (at, c) in text.char_indices().take(LONGEST_LABEL) {
        if !is_blank(c) {
            letters.push(c);
        } else if !text
            .get(..at)
            .is_some_and(|before| before.ends_with(is_blank))
            && let Some(field) = field(&letters)
        {
            found = Some((field, at));
        }
    }
    found
}

/// A word before a colon, which may be the label of a field that is not known.
fn unknown(text: &str) -> Option<(Field, usize)> {
    const LONGEST: usize = 8;
    let (at, mark) = text
        .char_indices()
        .take(LONGEST + 1)
        .find(|(_, c)| !c.is_alphabetic())?;
    let colon = at > 0 && matches!(mark, '：' | ':');
    colon.then(|| (Field::Other, at + mark.len_utf8()))
}

/// Cuts a line whose labels nothing parts from their values (成文日期2026年3月5日有效性有效) as [`split`] does; `false`
/// where none of the values is of its label's kind.
pub(super) fn unglue(source: &str, line: Span, cells: &mut Vec<(Field, Span)>) -> bool {
    // A line of fields is no longer.
    const LONGEST: usize = 600;
    let text = line.of(source);
    if text.len() > LONGEST || !FIELDS.begins(text) || text.contains('。') {
        return false;
    }
    let mut open: Option<(Field, usize)> = None;
    for (at, ..) in FIELDS.places(text) {
        let within = open.is_some_and(|(_, start)| at < start);
        let Some((field, length)) = glued(text.get(at..).unwrap_or_default()).filter(|_| !within)
        else {
            continue;
        };
        match open {
            None if at > 0 => return false,
            Some((field, start)) => cells.push((field, value(source, line, start, at))),
            None => {}
        }
        open = Some((field, at + length));
    }
    let Some((field, start)) = open else {
        return false;
    };
    cells.push((field, value(source, line, start, text.len())));
    cells.iter().any(|(field, value)| {
        let text = value.of(source);
        match field {
            Field::Number => document_number(text, 0).is_some(),
            Field::Issuer => is_issuer(text),
            Field::Date => day(text).is_some(),
            _ => false,
        }
    })
}

/// The longest label that a text begins with, of those that no other word begins with: 发文机构, not 主题.
fn glued(text: &str) -> Option<(Field, usize)> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=7;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let ends: Vec<_> = ends.take(*LENGTHS.end()).collect();
    let mut ends = ends.iter().skip(LENGTHS.start() - 1).rev();
    ends.find_map(|end| Some((field(text.get(..*end)?)?, *end)))
}

/// What stands between two places of a line, without the blanks and pipes about it.
fn value(source: &str, line: Span, start: usize, end: usize) -> Span {
    let mut span = Span::at(line.start() + start, line.start() + end.max(start));
    loop {
        span = trimmed(source, span);
        let text = span.of(source);
        let front = text.trim_start_matches('|');
        let bare = front.trim_end_matches('|');
        if bare.len() == text.len() {
            return span;
        }
        let start = span.end() - front.len();
        span = Span::at(start, start + bare.len());
    }
}

/// The label that a text begins with, its colon included: 标　　题：, 【发文字号】. Without colon, where
/// `bare` says so, one that a tab, a pipe or the end of the line closes.
fn label(text: &str, bare: bool) -> Option<(Field, usize)> {
    // Pages list their fields: • 索引号：….
    let plain = if text.starts_with(BULLETS) {
        text.trim_start_matches(|c| BULLETS.contains(&c) || is_blank(c))
    } else {
        text
    };
    let open = plain.strip_prefix(['【', '[']);
    let inner = open.unwrap_or(plain);
    let lead = text.len() - inner.len();
    let mut end = inner.len();
    let mut mark = None;
    for (count, (at, c)) in inner.char_indices().enumerate() {
        if ends_label(c) {
            (end, mark) = (at, Some(c));
            break;
        }
        if count > LONGEST_LABEL || matches!(c, '。' | '，' | '、') {
            return None;
        }
    }
    let closed = matches!(mark, Some('：' | ':' | '】' | ']'));
    if !closed && !bare && mark != Some('\t') && mark != Some('|') {
        return None;
    }
    let word = inner.get(..end)?;
    let field = if word.contains(is_blank) {
        let letters: String = word.chars().filter(|c| !is_blank(*c)).collect();
        field(&letters)?
    } else {
        field(word)?
    };
    let mut length = lead + end + mark.map_or(0, char::len_utf8);
    // 【发文字号】：
    if let Some(colon) = text
        .get(length..)
        .filter(|_| open.is_some())
        .and_then(|rest| rest.strip_prefix(words::COLONS))
    {
        length = text.len() - colon.len();
    }
    Some((field, length))
}

/// Whether a line that begins with what may be the label of a role (责任部门：) is a field of a page: the fields of the
/// document's number or issuer stand above it.
pub(super) fn is_of_page(source: &str, lines: &[Line], at: usize) -> bool {
    // A page has no more fields, a line each for label and value.
    const MOST: usize = 48;
    let field = |line: &Line| Some(label(line.text(source), false)?.0);
    let own = lines.get(at).and_then(field);
    let mut above = lines.iter().take(at).rev().take(MOST);
    own == Some(Field::Other)
        && above.any(|line| matches!(field(line), Some(Field::Number | Field::Issuer)))
}

/// Whether a line is a field of a page, whose label is none of a role: 来源：….
pub(super) fn is_field(line: &str) -> bool {
    label(line, false).is_some() && !words::begins_with_label(line)
}

/// What ends a label.
fn ends_label(c: char) -> bool {
    matches!(c, '：' | ':' | '\t' | '|' | '】' | ']')
}

fn field(word: &str) -> Option<Field> {
    // A word of the list may begin another: 主题 and 主题分类.
    FIELDS.whole(word).copied()
}

/// The value of a label that its line leaves empty: the next line, where it may be one.
pub(super) fn below(source: &str, field: Field, lines: &[Line]) -> Option<Span> {
    const LONGEST_WHEN: usize = "长期有效".len();
    let next = lines.first()?;
    let text = next.text(source);
    if label(text, true).is_some() {
        return None;
    }
    let labelled = lines
        .get(1)
        .is_some_and(|line| label(line.text(source), true).is_some());
    let fits = match field {
        Field::Number => document_number(text, 0).is_some(),
        Field::Issuer => is_issuer(text),
        Field::Date => day(text).is_some(),
        Field::Title | Field::Addressees => true,
        // 无, 长期有效; a page may leave it empty.
        Field::When => {
            return (day(text).is_some() || text.len() <= LONGEST_WHEN).then_some(next.span);
        }
        Field::Other => labelled || (text.len() <= 90 && !names_document(text)),
    };
    (fits || labelled).then_some(next.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    fn fields(text: &str) -> Vec<(Field, &str)> {
        let mut cells = Vec::new();
        let line = lines::split(text).lines[0];
        let read = split(text, line, false, &mut cells);
        let shown = cells.into_iter().filter(|_| read);
        shown
            .map(|(field, value)| (field, value.of(text)))
            .collect()
    }

    #[test]
    fn fields_are_told_apart_in_a_line() {
        assert_eq!(
            fields("索 引 号：X01/2026-3　　主题分类：水利、水务"),
            [(Field::Other, "X01/2026-3"), (Field::Other, "水利、水务")]
        );
        assert_eq!(
            fields("发文机关\t东平县人民政府\t成文日期\t2026年3月5日"),
            [
                (Field::Issuer, "东平县人民政府"),
                (Field::Date, "2026年3月5日")
            ]
        );
        assert_eq!(
            fields("| 文号 | 东政发〔2026〕3号 | 标题 | 东平县 修渠方案 |"),
            [
                (Field::Number, "东政发〔2026〕3号"),
                (Field::Title, "东平县 修渠方案")
            ]
        );
        assert_eq!(
            fields("【发文字号】东政发〔2026〕3号"),
            [(Field::Number, "东政发〔2026〕3号")]
        );
        assert_eq!(
            fields("文　　号 东政发〔2026〕3号 主题 分类 水利"),
            [(Field::Number, "东政发〔2026〕3号"), (Field::Other, "水利")]
        );
        assert_eq!(
            fields("失效期限: 2028-03-05 名称: 东平县修渠方案"),
            [
                (Field::Other, "2028-03-05"),
                (Field::Title, "东平县修渠方案")
            ]
        );
        assert_eq!(
            fields("• 文  号:东政发〔2026〕3号"),
            [(Field::Number, "东政发〔2026〕3号")]
        );
        assert_eq!(fields("• 【字体:"), [(Field::Other, "")]);
        assert_eq!(fields("時  效:"), [(Field::Other, "")]);
        for text in [
            "• 修渠方案",
            "• 责任单位：东平县水利局",
            "主题突出，层次分明：",
            "东平县修渠方案",
            "来源于山区的水",
            "名称",
            "标题 东平县修渠方案",
            "失效期限：2028-03-05",
            "各镇人民政府：现将方案印发给你们。 请抓好落实。",
        ] {
            assert_eq!(fields(text), [], "{text}");
        }
    }

    #[test]
    fn labels_may_be_glued_to_their_values() {
        let fields = |text| {
            let mut cells = Vec::new();
            let read = unglue(text, Span::at(0, text.len()), &mut cells);
            let shown = cells.into_iter().filter(|_| read);
            shown
                .map(|(field, value)| (field, value.of(text)))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            fields("发文机构东平县人民政府发文字号东政发〔2026〕3号"),
            [
                (Field::Issuer, "东平县人民政府"),
                (Field::Number, "东政发〔2026〕3号")
            ]
        );
        assert_eq!(
            fields("發文機構東平縣人民政府發文字號東政辦〔2026〕3號").len(),
            2
        );
        assert_eq!(
            fields("成文日期2026年03月05日有效性有效"),
            [(Field::Date, "2026年03月05日"), (Field::Other, "有效")]
        );
        for text in [
            "发文机关要抓好落实",
            "发布机构改革方案",
            "公开范围有效性",
            "东平县发文机关东平县水利局",
            "分类施策",
        ] {
            assert_eq!(fields(text), [], "{text}");
        }
    }
}
