//! What of HTML a text carries that was copied from the source of a page: it is read as text.

use crate::model::ElementKind;
use crate::model::element::ElementData;
use crate::parse::enumerator::enumerator;
use crate::parse::lines::Line;
use crate::parse::signs::{Kind, Sign};
use crate::text::{Span, is_blank_reference, trim};

/// The first tag of a text, or the first reference (&amp;) that is none for a blank at the end of what it stands in.
/// `<br>` in the cell of a table is a line's end.
pub(super) fn first(
    source: &str,
    lines: &[Line],
    signs: &[Sign],
    elements: &[ElementData],
) -> Option<Span> {
    let marked = lines.iter().filter(|line| line.holds.any(&[Kind::Markup]));
    let places = marked.flat_map(|line| line.signs(signs));
    let places = places.filter(|sign| sign.kind == Kind::Markup);
    let mut marks = places.filter_map(|sign| mark(source, sign.start()));
    let unread = marks.find(|(span, what)| {
        let behind = elements.partition_point(|element| element.span.start() <= span.start());
        let around = behind.checked_sub(1).and_then(|at| elements.get(at));
        let around = around.filter(|element| element.span.covers(*span));
        match what {
            Mark::Other => true,
            Mark::Break => around.is_none_or(|element| !is_of_table(element.kind)),
            Mark::Blank => around.is_some_and(|element| stays(source, element, *span)),
        }
    });
    unread.map(|(span, _)| span)
}

/// Whether this stands in a table, in whose cells `<br>` is a line's end.
const fn is_of_table(kind: ElementKind) -> bool {
    matches!(
        kind,
        ElementKind::AnnexHeader | ElementKind::AnnexHeading | ElementKind::AnnexRow
    )
}

/// Whether a reference for a blank is among the words of what it stands in: lists pass over it, and headings do behind
/// their number.
fn stays(source: &str, element: &ElementData, blank: Span) -> bool {
    match element.kind {
        ElementKind::Paragraph | ElementKind::Title | ElementKind::NoticeTitle => true,
        ElementKind::Heading => {
            let number = enumerator(element.span.of(source));
            let words = element.span.start() + number.map_or(0, |number| number.length);
            !trim(Span::at(words, blank.start()).of(source)).is_empty()
        }
        _ => false,
    }
}

/// What a mark of HTML says.
enum Mark {
    /// A line ends.
    Break,
    /// A blank stands here.
    Blank,
    Other,
}

/// The tag or the reference that begins at a byte of the text.
fn mark(source: &str, at: usize) -> Option<(Span, Mark)> {
    let text = source.get(at..)?;
    let (length, mark) = tag(text).or_else(|| reference(text))?;
    Some((Span::at(at, at + length), mark))
}

/// The length of the tag that a text begins with, and what it says: `<p class="a">`, `</td>`, `<o:p>`, `<!-- -->`.
fn tag(text: &str) -> Option<(usize, Mark)> {
    // Styles may be long.
    const LONGEST: usize = 600;
    let behind = text.strip_prefix('<')?;
    let end = memchr::memchr2(
        b'>',
        b'<',
        behind
            .as_bytes()
            .get(..LONGEST)
            .unwrap_or(behind.as_bytes()),
    )?;
    let inner = behind
        .get(..end)
        .filter(|_| behind.as_bytes().get(end) == Some(&b'>'))?;
    let length = text.len() - behind.len() + end + 1;
    if inner.starts_with('!') {
        return Some((length, Mark::Other));
    }
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let is_name = |c: char| c.is_ascii_alphanumeric();
    let name_end = inner.find(|c| !is_name(c)).unwrap_or(inner.len());
    let (name, rest) = inner.split_at_checked(name_end)?;
    // Those of word processors have names of their own: <o:p>.
    let foreign = !name.is_empty() && rest.starts_with(':');
    let parted = rest.is_empty() || rest.starts_with(|c: char| c == '/' || c.is_whitespace());
    if foreign || (parted && TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name))) {
        let breaks = name.eq_ignore_ascii_case("br");
        return Some((length, if breaks { Mark::Break } else { Mark::Other }));
    }
    None
}

#[rustfmt::skip]
const TAGS: [&str; 50] = [
    "a", "article", "b", "blockquote", "body", "br", "center", "col", "colgroup", "dd", "div", "dl", "dt", "em", "font",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input",
    "li", "link", "meta", "ol", "p", "script", "section", "span", "strong", "style", "sub", "sup", "table", "tbody", "td",
    "th", "thead", "tr", "ul",
];

/// The length of the reference to a character that a text begins with, and what it says: `&nbsp;`, `&#12288;`.
fn reference(text: &str) -> Option<(usize, Mark)> {
    const LONGEST: usize = 10;
    #[rustfmt::skip]
    const OTHERS: [&str; 13] = [
        "amp", "lt", "gt", "quot", "apos", "ldquo", "rdquo", "lsquo", "rsquo", "mdash", "ndash", "middot", "hellip",
    ];
    let behind = text.strip_prefix('&')?;
    let bytes = behind.as_bytes();
    let end = memchr::memchr(b';', bytes.get(..LONGEST).unwrap_or(bytes))?;
    let name = behind.get(..end)?;
    let length = end + "&;".len();
    if text.get(..length).is_some_and(is_blank_reference) {
        return Some((length, Mark::Blank));
    }
    let figures =
        |number: &str| !number.is_empty() && number.chars().all(|c| c.is_ascii_hexdigit());
    let number = name.strip_prefix('#');
    let counted = number.is_some_and(|number| figures(number.trim_start_matches(['x', 'X'])));
    (counted || OTHERS.contains(&name)).then_some((length, Mark::Other))
}
