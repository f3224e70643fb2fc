//! The source cut into lines.

mod count;

use crate::model::ids::Run;
use crate::parse::enumerator::{self, Decimals, Enumerator, named};
use crate::parse::scan::is_bare;
use crate::parse::signs::{self, Kind, Sign, SignSet};
use crate::parse::unglue;
use crate::text::{Span, trim_end, trim_start};
use count::Count;

/// A line that holds more than blanks, or a part of one that stands for a line of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The line without blanks at either end.
    pub(super) span: Span,
    /// Its signs, among those of the text.
    signs: Run,
    /// Which they are.
    pub(super) holds: SignSet,
    /// The number that it begins with.
    pub(super) number: Option<Enumerator>,
    /// Which signs stand behind its number.
    behind: SignSet,
    /// A tab stands before the text: the mark of a table cell in extracted text.
    pub(super) tabbed: bool,
    /// A blank line, or the start of the text, stands before it.
    pub(super) spaced: bool,
    /// It stands behind another on the same printed line.
    pub(super) glued: bool,
}

impl Line {
    pub(super) fn text(self, source: &str) -> &str {
        self.span.of(source)
    }

    /// Whether it is a number with words and no sign behind it: it holds no label, no clause and no end of a
    /// sentence, and is a heading or the first line of one.
    pub(super) fn is_plain_heading(self) -> bool {
        self.number.is_some() && self.behind.is_plain()
    }

    /// The line with no more than these of its words.
    pub(super) const fn within(self, span: Span) -> Self {
        Self { span, ..self }
    }

    /// Its signs, of the text's.
    pub(super) fn signs(self, signs: &[Sign]) -> &[Sign] {
        self.signs.of(signs)
    }
}

/// The lines of a text, and what was found on the way.
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    pub(super) signs: Vec<Sign>,
}

/// The lines of `source` that hold more than blanks, in order. A line ends with `\n`, `\r\n` or `\r`.
///
/// Where a text has lost its line ends, a line that holds headings is cut before each of them.
pub(super) fn split(source: &str) -> Lines {
    let signs = signs::of(source);
    // Most lines have more signs than their ends.
    let mut lines = Vec::with_capacity(signs.len() / 3 + 1);
    let mut spaced = true;
    let mut start = 0;
    let mut first = 0;
    let mut count = Count::default();
    let bytes = source.as_bytes();
    let mut take = |end: usize, behind: usize| {
        let own = Run::new(first, behind);
        if let Some(line) = line(source, Span::at(start, end), &signs, own) {
            let number = count.next(source, &line, &mut lines);
            let behind = if number.is_some() {
                line.behind
            } else {
                line.holds
            };
            lines.push(Line {
                number,
                behind,
                spaced,
                ..line
            });
            spaced = false;
        } else if !(bytes.get(end) == Some(&b'\n') && start == end && follows_return(bytes, start))
        {
            spaced = true;
        }
        (start, first) = (end + 1, behind + 1);
    };
    for (at, sign) in signs.iter().enumerate() {
        if sign.kind == Kind::LineEnd {
            take(sign.start(), at);
        }
    }
    take(source.len(), signs.len());
    let lines = unglued(source, lines, &signs);
    Lines { lines, signs }
}

/// Whether the byte before `at` is `\r`: then an "empty line" is the second half of a line end.
fn follows_return(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\r')
}

/// What a span holds besides the blanks at either end, `own` being its signs.
fn line(source: &str, span: Span, signs: &[Sign], own: Run) -> Option<Line> {
    let is_blank = |sign: &Sign| matches!(sign.kind, Kind::Blank | Kind::Tab);
    let (mut start, mut end) = (span.start(), span.end());
    let (mut first, mut behind) = (own.start(), own.end());
    let mut tabbed = false;
    let mut rest = own.of(signs);
    while let [sign, more @ ..] = rest
        && sign.start() == start
        && is_blank(sign)
    {
        tabbed |= sign.kind == Kind::Tab;
        start = sign.span().end();
        (first, rest) = (first + 1, more);
    }
    while let [more @ .., sign] = rest
        && sign.span().end() == end
        && is_blank(sign)
    {
        end = sign.start();
        (behind, rest) = (behind - 1, more);
    }
    let text = Span::at(start, end).of(source);
    if text.is_empty() {
        return None;
    }
    // References for blanks (&nbsp;) are none of the text's either.
    if text.starts_with('&') || text.ends_with(';') {
        let bare = trimmed(source, span);
        if bare != Span::at(start, end) {
            let all = own.of(signs);
            let before = |at| all.partition_point(|sign| sign.start() < at);
            let (indent, within) = (before(bare.start()), before(bare.end()));
            let within = Run::new(own.start() + indent, own.start() + within);
            let mut indent = all.iter().take(indent);
            let tabbed = indent.any(|sign| sign.kind == Kind::Tab);
            return line(source, bare, signs, within).map(|line| Line { tabbed, ..line });
        }
    }
    let opens = |sign: &Sign| matches!(sign.kind, Kind::Colon | Kind::Blank | Kind::Tab);
    // Behind 任务一 its colon or blank is the first sign of the line.
    let may_be_named = rest.first().is_some_and(opens);
    let named = || may_be_named.then(|| named(text)).flatten();
    let number = enumerator::of_line(text).or_else(named);
    let words = start + number.map_or(0, |number| number.length);
    let within = rest.iter().take_while(|sign| sign.start() < words);
    let (within, behind_number) = rest.split_at(within.count());
    let behind_number = SignSet::of(behind_number);
    Some(Line {
        span: Span::at(start, end),
        signs: Run::new(first, behind),
        holds: SignSet::of(within).with(behind_number),
        number,
        behind: behind_number,
        tabbed,
        spaced: false,
        glued: false,
    })
}

/// The lines, those that may have lost line ends cut before each heading: every line of a text of one
/// or two lines, lines longer than any paragraph, lines that begin with a number themselves, and labels that have
/// numbered items behind them.
fn unglued(source: &str, mut lines: Vec<Line>, signs: &[Sign]) -> Vec<Line> {
    // Paragraphs of real plans stay below this many bytes.
    const LONGEST_PARAGRAPH: usize = 1_800;
    let few = lines.len() <= 2;
    let suspect = |line: &Line| {
        few || line.span.len() > LONGEST_PARAGRAPH
            || line.number.is_some()
            || unglue::holds_items(source, line.span, line.signs(signs))
    };
    let mut cuts = Vec::new();
    let mut decimals = Decimals::default();
    for (at, line) in lines.iter_mut().enumerate() {
        if !suspect(line) {
            continue;
        }
        if let Some(number) = line.number
            && !decimals.count(line.span.of(source), number)
        {
            (line.number, line.behind) = (None, line.holds);
        }
        let cut = |cut| cuts.push((at, cut));
        unglue::cuts(source, line.span, line.number, line.signs(signs), cut);
    }
    if cuts.is_empty() {
        return lines;
    }
    let mut cut_lines = Vec::with_capacity(lines.len() + cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    for (at, whole) in lines.into_iter().enumerate() {
        if cuts.peek().is_none_or(|(of, _)| *of != at) {
            cut_lines.push(whole);
            continue;
        }
        let mut start = whole.span.start();
        let mut first = whole.signs.start();
        let mut push = |end| {
            let own = signs.get(first..whole.signs.end()).unwrap_or_default();
            let behind = first + own.partition_point(|sign| sign.start() < end);
            let part = line(source, Span::at(start, end), signs, Run::new(first, behind));
            // What counts by those before it does so at the start of the whole alone.
            let by_order = |number: &Enumerator| number.form.is_of_places();
            let own = |part: &Line| part.number.filter(|number| !by_order(number));
            let begins = start == whole.span.start();
            cut_lines.extend(part.map(|part| Line {
                number: if begins { whole.number } else { own(&part) },
                tabbed: whole.tabbed,
                spaced: whole.spaced,
                glued: !begins,
                ..part
            }));
            (start, first) = (end, behind);
        };
        while let Some((_, cut)) = cuts.next_if(|(of, _)| *of == at) {
            push(whole.span.start() + cut);
        }
        push(whole.span.end());
    }
    cut_lines
}

/// The part of a span without blanks at either end.
pub(super) fn trimmed(source: &str, span: Span) -> Span {
    let bytes = source.as_bytes().get(span.range());
    if bytes.is_some_and(|bytes| bytes.is_empty() || is_bare(bytes)) {
        return span;
    }
    let text = span.of(source);
    let front = trim_start(text);
    let start = span.start() + (text.len() - front.len());
    Span::at(start, start + trim_end(front).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_every_kind_are_trimmed_and_blank_lines_dropped() {
        let source = "\u{FEFF}甲\r\n\u{3000}\u{A0}\n\t乙 \u{3000}\r丙";
        let lines: Vec<_> = split(source)
            .lines
            .into_iter()
            .map(|line| (line.text(source), line.tabbed))
            .collect();
        assert_eq!(lines, [("甲", false), ("乙", true), ("丙", false)]);
    }

    #[test]
    fn headings_without_a_sign_behind_their_numbers_are_plain() {
        let source = "（一）甲，乙\n二、丙：\n(三) 丁\n戊\n4．己\n（五）庚。";
        let lines = split(source).lines.into_iter();
        let plain = lines.filter(|line| line.is_plain_heading());
        let texts: Vec<_> = plain.map(|line| line.text(source)).collect();
        assert_eq!(texts, ["（一）甲，乙", "4．己"]);
    }

    #[test]
    fn a_number_before_a_figure_goes_on_from_the_one_before() {
        let numbers = |source| {
            let lines = split(source).lines.into_iter();
            let numbers = lines.filter_map(|line| line.number);
            numbers.map(|number| number.value).collect::<Vec<_>>()
        };
        assert_eq!(numbers("1.修渠。\n2.5G基站。\n3.110报警平台"), [1, 2, 3]);
        // A heading that is nothing but its words.
        assert_eq!(numbers("1.修渠\n2.5G基站"), [1, 2]);
        assert_eq!(numbers("1.2026年底前修渠。\n2.2027年植树。"), [1, 2]);
        for source in [
            // It goes on from none.
            "2.5G基站。\n3.植树。",
            "1.修渠。\n一、任务\n2.5G基站。\n3.植树。",
            // The sentence before goes on: 投资约 / 2.5G.
            "1.铺设光缆，速率为\n2.5G网络的两倍。\n3.植树。",
            "1.修渠。\n2.5亿元投资。\n3.植树。",
            "1.修渠。\n2.1 目标\n3.植树。",
        ] {
            assert!(!numbers(source).contains(&2), "{source}");
        }
    }

    #[test]
    fn a_blank_line_is_noticed_whatever_ends_it() {
        let spaced = |source| {
            split(source)
                .lines
                .iter()
                .map(|line| line.spaced)
                .collect::<Vec<_>>()
        };
        assert_eq!(spaced("甲\r\n乙\r\n\r\n丙"), [true, false, true]);
        assert_eq!(spaced("甲\n乙\n\t\n丙"), [true, false, true]);
    }

    #[test]
    fn lines_beside_one_that_is_cut_stay_as_they_are() {
        let long = "（一）修渠。清淤护岸。（二）植树。绿化荒山。（三）通水。改造管网。";
        let source = format!("\t一、甲：\n{long}\n\n \t(乙)。\n丙");
        let Lines { lines, signs, .. } = split(&source);
        let is_part = |line: &&Line| long.contains(line.text(&source));
        let parts = lines.iter().filter(is_part).count();
        assert_eq!((parts, lines.len()), (3, 6));
        let shown = |line: &Line| {
            let signs = line.signs(&signs).len();
            (line.text(&source), line.tabbed, line.spaced, signs)
        };
        let others: Vec<_> = lines
            .iter()
            .filter(|line| !is_part(line))
            .map(shown)
            .collect();
        assert_eq!(
            others,
            [
                ("一、甲：", true, true, 1),
                ("(乙)。", true, true, 3),
                ("丙", false, false, 0)
            ]
        );
    }

    #[test]
    fn references_to_blanks_are_blanks() {
        let source = "&nbsp;&emsp;（一）甲&nbsp;\n \t&nbsp; 乙;\n&nbsp;\t&丙：丁\n&nbsp; ";
        let Lines { lines, signs, .. } = split(source);
        let shown: Vec<_> = lines
            .iter()
            .map(|line| (line.text(source), line.tabbed))
            .collect();
        assert_eq!(
            shown,
            [("（一）甲", false), ("乙;", true), ("&丙：丁", true)]
        );
        let counts = lines.iter().map(|line| line.signs(&signs).len());
        assert_eq!(counts.collect::<Vec<_>>(), [2, 0, 2]);
    }
}
