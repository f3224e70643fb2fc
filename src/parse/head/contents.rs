//! 目录: the table of contents that a printed plan has before its first section.

use crate::parse::enumerator::{Form, digit, of_line};
use crate::parse::lines::Line;
use crate::parse::signs::Kind;
use crate::parse::words;
use crate::text::is_blank;

/// How many of the lines a table of contents takes, its title included. It is one only where a number of a page stands
/// behind its entries, or where the first numbered one stands again below: a heading that is printed once is the
/// plan's own.
///
/// A title that no table follows is asked for once: `lines` begin with the first such title.
pub(in crate::parse) fn length(source: &str, lines: &[Line]) -> Option<usize> {
    let (_, below) = lines.split_first()?;
    Some(1 + entries(source, below)?)
}

/// How many of the lines a table of contents takes that has lost its title, or stands behind it on a page of its own:
/// dots lead its first entry to a page, or a number without a mark stands before it. A plan's own heading, which the
/// first numbered line is as a rule, has neither. 0 where they are looked at and are none.
pub(super) fn untitled(source: &str, lines: &[Line]) -> Option<usize> {
    const DOTS: [char; 4] = ['.', '…', '·', '．'];
    let first = lines.first()?;
    let text = first.text(source);
    let led = || {
        let entry = Entry::of(text);
        let led = text.get(entry.words.len()..);
        entry.is_paged && led.is_some_and(|led| led.contains(DOTS))
    };
    let bare = first.number?.form == Form::FirstPlace;
    (bare || text.ends_with(|c| digit(c).is_some()) && led())
        .then(|| entries(source, lines).unwrap_or(0))
}

/// How many of the lines below the title are entries.
fn entries(source: &str, below: &[Line]) -> Option<usize> {
    let numbered = below.iter().position(|line| line.number.is_some())?;
    let first = Entry::of(below.get(numbered)?.text(source));
    let behind = below.get(numbered + 1..)?;
    let again = behind
        .iter()
        .position(|line| first.stands_at(line.text(source)));
    let is_entry = |line: &Line| {
        let text = line.text(source);
        // 5.1 is none that counts where 5 has lost its number.
        line.number.is_some()
            || text.starts_with('附')
            || Entry::of(text).is_paged
            || of_line(text).is_some()
    };
    let count = if let Some(again) = again {
        // What stands between the last entry and the first section is the title, printed once more.
        let until = below.get(..numbered + 1 + again)?;
        until.iter().rposition(is_entry)? + 1
    } else {
        let paged = |line: &&Line| Entry::of(line.text(source)).is_paged;
        let count = below.iter().take_while(paged).count();
        (count > numbered + 1).then_some(count)?
    };
    let says_more = below.iter().take(count).any(|line| {
        let words = Entry::of(line.text(source)).words;
        // （一）取水（县水利局负责） is a task.
        let assigns = words.ends_with(['）', ')']) && words::may_assign(words);
        line.holds.any(&[Kind::Stop]) || assigns
    });
    (!says_more).then_some(count)
}

/// Whether a line is the title of a table of contents.
pub(in crate::parse) fn is_title(text: &str) -> bool {
    // Nearly no line begins so.
    text.starts_with('目') && {
        let word = text.chars().filter(|c| !is_blank(*c));
        ["目录", "目錄", "目次"]
            .iter()
            .any(|title| word.clone().eq(title.chars()))
    }
}

/// An entry: 一、总体要求……1.
struct Entry<'l> {
    text: &'l str,
    /// Without the number of a page, and what leads to that.
    words: &'l str,
    /// What leads to a number of a page stands before one.
    is_paged: bool,
}

impl<'l> Entry<'l> {
    fn of(text: &'l str) -> Self {
        let closes = |c| leads(c) || matches!(c, ')' | '）');
        let figure = text.trim_end_matches(closes);
        let before = figure.trim_end_matches(|c| digit(c).is_some());
        let led = before.trim_end_matches(['(', '（']);
        let words = led.trim_end_matches(leads);
        let has_figure = before.len() < figure.len();
        Self {
            text,
            words: if has_figure { words } else { text },
            is_paged: has_figure && words.len() < led.len() && !words.is_empty(),
        }
    }

    /// Whether a line below begins with the words, and not as an entry itself.
    fn stands_at(&self, line: &str) -> bool {
        line == self.text || {
            let mut rest = line.chars().filter(|c| !is_blank(*c));
            let mut words = self.words.chars().filter(|c| !is_blank(*c));
            words.all(|c| rest.next() == Some(c))
                && rest.next().is_none_or(|c| matches!(c, '。' | '：' | '；'))
        }
    }
}

/// Whether a character may stand between the words of an entry and the number of its page.
fn leads(c: char) -> bool {
    is_blank(c)
        || matches!(
            c,
            '.' | '…' | '．' | '·' | '⋯' | '‥' | '_' | '－' | '-' | '—' | '•'
        )
}
