//! Heads that nothing but blanks part: wide gaps in the layout of a page, or single blanks.

use crate::parse::lines::Line;
use crate::parse::scan::ideographs;
use crate::parse::table::cells::counts;
use crate::parse::table::columns::{Column, Content, column, column_of, other};
use crate::parse::table::header::levels::group_of;
use crate::parse::table::header::{Form, Header, NARROW, answer, complete, fit, may_be_unknown};
use crate::parse::table::layout::{Ruler, Segment, WIDE, read};
use crate::text::is_blank;

/// The header of a table that begins in line `at`.
pub(super) fn blanks(source: &str, lines: &[Line], at: usize) -> Option<Header> {
    // Two heads are taken for some only where both are known.
    const FEWEST: usize = 2;
    const PLENTY: usize = 3;
    let line = lines.get(at)?;
    if !may_be_header(line.text(source)) {
        return None;
    }
    let mut segments = Vec::new();
    read(source, *line, WIDE, &mut segments);
    let wide = segments.len() >= FEWEST;
    if !wide {
        read(source, *line, 1, &mut segments);
    }
    if segments.len() < if wide { FEWEST } else { PLENTY } {
        return None;
    }
    let mut heads = Heads::of(source, segments, at + 1);
    if wide {
        heads = heads.with_lines_below(source, lines);
    } else if let Some(below) = lines.get(heads.after) {
        let mut pieces = Vec::new();
        read(source, *below, 1, &mut pieces);
        heads.take_level(source, &pieces, None);
    }
    answer(source, &mut heads.columns);
    let all = || {
        let mut labels = heads.columns.iter().map(|one| one.label.of(source));
        labels.all(|label| column_of(label).is_some())
    };
    if (!wide || heads.columns.len() < PLENTY)
        && !all()
        && (wide || !are_shown(source, lines, at, &heads.columns))
    {
        return None;
    }
    complete(
        source,
        Header {
            first: at,
            after: heads.after,
            columns: heads.columns,
            form: if wide { Form::Layout } else { Form::Spaced },
            heads: heads.pieces,
        },
    )
}

/// Whether the rows below heads that single blanks part show that each is the head of a column, though the words of some
/// name none: the first has a cell for each, or where they count, one near does.
fn are_shown(source: &str, lines: &[Line], at: usize, columns: &[Column]) -> bool {
    const NEAR: usize = 8;
    let may_be = |column: &Column| may_be_unknown(column.label.of(source));
    if !columns.iter().all(may_be) {
        return false;
    }
    let counts = columns.first().map(|first| first.holds) == Some(Content::Number);
    let mut segments = Vec::new();
    for line in lines.iter().skip(at + 1).take(NEAR) {
        read(source, *line, 1, &mut segments);
        let row: Vec<_> = segments.iter().map(|segment| segment.span).collect();
        if fit(source, columns, &row) {
            return true;
        }
        // A row that counts may be broken over lines, and headings stand above others.
        if !counts && line.number.is_none() {
            return false;
        }
    }
    false
}

/// Whether a line may be the head of such a table: it begins with the word of a column, and a blank
/// behind that; prose is told by its end.
pub(in crate::parse::table) fn may_be_header(text: &str) -> bool {
    // 主要工作任务, and blanks within.
    const LONGEST: usize = 36;
    let bytes = text.as_bytes();
    // 。、；，：
    if let Some([0xE3, 0x80, 0x82 | 0x81] | [0xEF, 0xBC, 0x9B | 0x8C | 0x9A]) = bytes.last_chunk() {
        return false;
    }
    let mut rest = bytes.get(..LONGEST).unwrap_or(bytes);
    loop {
        rest = rest.get(ideographs(rest)..).unwrap_or_default();
        rest = match rest {
            [b' ', ..] | [0xE3, 0x80, 0x80, ..] => break,
            [_, behind @ ..] => behind,
            [] => return false,
        };
    }
    // 序 号 has a blank of its own.
    let mut words = text.split(is_blank).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    !second.is_empty()
        && (column_of(first).is_some()
            || (first.len() + second.len() <= LONGEST
                && column_of(&[first, second].concat()).is_some()))
}

/// Heads, each with its place, up to line `after`.
#[derive(Clone)]
struct Heads {
    columns: Vec<Column>,
    pieces: Vec<Segment>,
    /// The words of each, its lines put together.
    words: Vec<String>,
    after: usize,
}

impl Heads {
    fn of(source: &str, pieces: Vec<Segment>, after: usize) -> Self {
        let spans = pieces.iter().map(|piece| piece.span);
        Self {
            columns: spans
                .clone()
                .map(|head| column(source, head).unwrap_or_else(|| other(head)))
                .collect(),
            words: spans.map(|head| head.of(source).to_owned()).collect(),
            pieces,
            after,
        }
    }

    /// Takes in further lines of the heads, as narrow columns break theirs and centre them beside each other: 单位 below
    /// 牵头, 工作任务 between the lines of 序 and 号.
    fn with_lines_below(self, source: &str, lines: &[Line]) -> Self {
        let on = |ruler| {
            let mut whole = self.clone();
            let mut open = self.clone();
            // No head has more lines.
            for _ in 0..3 {
                let Some(below) = lines.get(open.after) else {
                    break;
                };
                if !open.take(source, *below, ruler) {
                    break;
                }
                if open.is_whole() {
                    whole.clone_from(&open);
                }
            }
            whole
        };
        let places = on(Ruler::Places);
        let characters = on(Ruler::Characters);
        if characters.after > places.after {
            characters
        } else {
            places
        }
    }

    /// Whether the words of all heads that take several lines name columns.
    fn is_whole(&self) -> bool {
        let mut heads = self.columns.iter().zip(&self.words);
        heads.all(|(column, words)| {
            column.holds != Content::Other
                || words.len() == column.label.len()
                || column_of(words).is_some()
        })
    }

    /// Takes in the pieces of a line: each goes on with the head above it, or is a head of its own beside those.
    fn take(&mut self, source: &str, below: Line, ruler: Ruler) -> bool {
        let mut pieces = Vec::new();
        read(source, below, WIDE, &mut pieces);
        if self.take_level(source, &pieces, Some(ruler)) {
            return true;
        }
        for piece in &pieces {
            let rest = piece.span.of(source);
            if rest.len() > NARROW || counts(rest) {
                return false;
            }
            let holds = column_of(rest);
            let known = holds.is_some();
            let over = self.above(piece, ruler);
            let goes_on = |at: &usize| {
                let head = self.columns.get(*at).map(|one| one.holds);
                // 任务 below 工作 names a column too, as both do.
                !known || head == Some(Content::Other) || head == holds
            };
            match over {
                Some((at, true)) if goes_on(&at) => self.go_on(at, piece, rest),
                Some((at, false)) if goes_on(&at) && self.completes(at, rest) => {
                    self.go_on(at, piece, rest);
                }
                Some((_, false)) if known => self.insert(source, piece, ruler),
                _ => return false,
            }
        }
        self.after += 1;
        !pieces.is_empty()
    }

    /// Takes in a line of heads of roles, which stand below one that reaches over their columns, in the place of that:
    /// between the heads beside it, as far as the places tell.
    fn take_level(&mut self, source: &str, pieces: &[Segment], ruler: Option<Ruler>) -> bool {
        let ([first, .., last], Some(group)) = (pieces, group_of(source, &self.columns)) else {
            return false;
        };
        let role = |piece: &Segment| {
            let column = column(source, piece.span)?;
            column.holds.is_units().then_some(column)
        };
        let Some(columns) = pieces.iter().map(role).collect::<Option<Vec<_>>>() else {
            return false;
        };
        let stands = |ruler| {
            let head = |at: Option<usize>| self.pieces.get(at?).map(|head| head.on(ruler));
            let (before, behind) = (head(group.checked_sub(1)), head(group.checked_add(1)));
            before.is_none_or(|before| before.end <= first.on(ruler).start)
                && behind.is_none_or(|behind| last.on(ruler).end <= behind.start)
        };
        if !ruler.is_none_or(stands) {
            return false;
        }
        let words = pieces.iter().map(|piece| piece.span.of(source).to_owned());
        self.words.splice(group..=group, words);
        self.columns.splice(group..=group, columns);
        self.pieces.splice(group..=group, pieces.iter().copied());
        self.after += 1;
        true
    }

    /// The head that a piece stands below, or else the nearest; and which of both it is.
    fn above(&self, piece: &Segment, ruler: Ruler) -> Option<(usize, bool)> {
        let common = |head: &Segment| head.on(ruler).common(piece.on(ruler));
        let heads = self.pieces.iter().map(common).enumerate();
        let (at, common) = heads.max_by_key(|(at, common)| (*common, std::cmp::Reverse(*at)))?;
        Some((at, common > 0))
    }

    fn completes(&self, at: usize, rest: &str) -> bool {
        let head = self.words.get(at);
        head.is_some_and(|head| column_of(&[head, rest].concat()).is_some())
    }

    fn go_on(&mut self, at: usize, piece: &Segment, rest: &str) {
        if let (Some(column), Some(head), Some(words)) = (
            self.columns.get_mut(at),
            self.pieces.get_mut(at),
            self.words.get_mut(at),
        ) {
            words.push_str(rest);
            column.holds = column_of(words).unwrap_or(Content::Other);
            *head = head.join(piece);
        }
    }

    fn insert(&mut self, source: &str, piece: &Segment, ruler: Ruler) {
        let start = piece.on(ruler).start;
        let before = self.pieces.iter().map(|head| head.on(ruler).start);
        let at = before.take_while(|before| *before < start).count();
        let head = column(source, piece.span).unwrap_or_else(|| other(piece.span));
        self.columns.insert(at, head);
        self.pieces.insert(at, *piece);
        self.words.insert(at, piece.span.of(source).to_owned());
    }
}
