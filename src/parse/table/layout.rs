//! Where the cells of a table stand that nothing but blanks part, as text extracted from a page keeps them.

use crate::parse::lines::Line;
use crate::parse::table::grouped::Grouped;
use crate::text::{Span, is_blank};

/// Where a text stands in its line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extent {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Extent {
    /// How many places two texts have in common; how many lie between them, below zero.
    pub(super) fn common(self, other: Self) -> isize {
        let end = self.end.min(other.end);
        let start = self.start.max(other.start);
        end.cast_signed() - start.cast_signed()
    }

    /// Whether more than the `edge` of one text stands below the other: places are not exact.
    fn shares(self, other: Self, edge: isize) -> bool {
        let least = (self.end - self.start).min(other.end - other.start);
        self.common(other) > edge.min(least.cast_signed() - 1)
    }

    fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    pub(super) const fn width(self) -> usize {
        self.end.saturating_sub(self.start)
    }
}

/// What the places of a line are counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ruler {
    /// Half-width places: an ideograph takes two, as a screen shows it.
    Places,
    /// Characters: blanks are put before a cell as if each took one place, as tools do that read pages.
    Characters,
}

/// A piece of a line between gaps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    pub(super) span: Span,
    /// In half-width places.
    pub(super) places: Extent,
    /// In characters.
    characters: Extent,
}

impl Segment {
    pub(super) const fn on(&self, ruler: Ruler) -> Extent {
        match ruler {
            Ruler::Places => self.places,
            Ruler::Characters => self.characters,
        }
    }

    /// Takes in a piece that stands below it.
    pub(super) fn join(self, below: &Self) -> Self {
        Self {
            span: self.span.join(below.span),
            places: self.places.join(below.places),
            characters: self.characters.join(below.characters),
        }
    }
}

/// The width of a gap between the cells of a layout.
pub(super) const WIDE: usize = 2;

/// The pieces of several lines, line by line.
pub(super) type Pieces = Grouped<Segment>;

/// The pieces of these lines between wide gaps.
pub(super) fn pieces(source: &str, lines: &[Line]) -> Pieces {
    let mut all = Pieces::default();
    let mut segments = Vec::new();
    for line in lines {
        read(source, *line, WIDE, &mut segments);
        all.extend(segments.drain(..));
        all.end();
    }
    all
}

/// Where the columns of a table stand.
pub(super) struct Grid {
    ruler: Ruler,
    extents: Vec<Extent>,
}

impl Grid {
    /// Learns the places of columns from their heads and from the lines below: on the ruler on which more blanks run
    /// down between them.
    pub(super) fn learn(heads: &[Segment], pieces: &Pieces) -> Self {
        let places = Sketch::of(Ruler::Places, heads, pieces);
        let characters = Sketch::of(Ruler::Characters, heads, pieces);
        let (ruler, sketch) = if characters.parts_better(&places) {
            (Ruler::Characters, characters)
        } else {
            (Ruler::Places, places)
        };
        Self {
            ruler,
            extents: sketch.extents(),
        }
    }

    /// The column that a piece stands in: the one with which it has most in common, or the nearest.
    pub(super) fn place(&self, piece: &Segment) -> usize {
        let piece = piece.on(self.ruler);
        let common = self.extents.iter().map(|extent| extent.common(piece));
        let best = common
            .enumerate()
            .max_by_key(|(at, common)| (*common, std::cmp::Reverse(*at)));
        best.map_or(0, |(at, _)| at)
    }

    /// The columns that a piece reaches into where it may be of several, or into none.
    pub(super) fn doubtful(&self, piece: &Segment) -> Vec<usize> {
        let own = piece.on(self.ruler);
        // As wide as a character.
        let edge = match self.ruler {
            Ruler::Places => 2,
            Ruler::Characters => 1,
        };
        let extent = |at: usize| self.extents.get(at);
        let shares = |at: &usize| extent(*at).is_some_and(|one| one.shares(own, edge));
        let mut reached: Vec<_> = (0..self.extents.len()).filter(shares).collect();
        match reached.len() {
            0 => reached.push(self.place(piece)),
            1 => reached.clear(),
            _ => {}
        }
        reached
    }

    /// Whether a piece begins in the first column, or before it.
    pub(super) fn begins_first(&self, piece: &Segment) -> bool {
        let first = self.extents.first();
        first.is_some_and(|first| piece.on(self.ruler).start < first.end)
    }

    /// How many columns a piece reaches into.
    pub(super) fn reached(&self, piece: &Segment) -> usize {
        let piece = piece.on(self.ruler);
        let reached = self.extents.iter().filter(|one| one.common(piece) > 0);
        reached.count()
    }
}

/// What a ruler shows of the columns.
struct Sketch {
    /// Their places, by the lines in which each column has a piece.
    columns: Vec<Extent>,
    /// Where something stands in a line of several pieces, and blanks run down between.
    bands: Vec<Extent>,
    /// How far apart the pieces of a column begin in those lines, all columns together.
    spread: usize,
}

impl Sketch {
    fn of(ruler: Ruler, heads: &[Segment], pieces: &Pieces) -> Self {
        let mut columns: Vec<_> = heads.iter().map(|head| head.on(ruler)).collect();
        let mut starts: Vec<Option<(usize, usize)>> = vec![None; heads.len()];
        for line in pieces.iter().filter(|line| line.len() == heads.len()) {
            for ((extent, starts), segment) in columns.iter_mut().zip(&mut starts).zip(line) {
                let own = segment.on(ruler);
                *extent = extent.join(own);
                let (first, last) = starts.unwrap_or((own.start, own.start));
                *starts = Some((first.min(own.start), last.max(own.start)));
            }
        }
        let spread = starts.iter().flatten().map(|(first, last)| last - first);
        let rows = pieces.iter().filter(|line| line.len() > 1).flatten();
        let mut all: Vec<_> = heads.iter().chain(rows).map(|one| one.on(ruler)).collect();
        all.sort_unstable_by_key(|extent| extent.start);
        let mut bands: Vec<Extent> = Vec::with_capacity(heads.len());
        for extent in all {
            match bands.last_mut() {
                Some(last) if extent.start < last.end => *last = last.join(extent),
                _ => bands.push(extent),
            }
        }
        Self {
            columns,
            bands,
            spread: spread.sum(),
        }
    }

    /// Whether this ruler parts more columns than another, lets fewer run into each other, or shows them more even.
    fn parts_better(&self, other: &Self) -> bool {
        let rank = |sketch: &Self| {
            let columns = || sketch.columns.iter();
            let pairs = columns().zip(columns().skip(1));
            let over = pairs.map(|(one, next)| one.end.saturating_sub(next.start));
            let bands = sketch.bands.len().min(sketch.columns.len());
            let uneven = (over.sum::<usize>(), sketch.spread);
            let pairs = sketch.bands.iter().zip(sketch.bands.iter().skip(1));
            let blank = pairs.map(|(one, next)| next.start - one.end);
            (bands, std::cmp::Reverse(uneven), blank.sum::<usize>())
        };
        rank(self) > rank(other)
    }

    /// The places of the columns, each widened by the band that is its own.
    fn extents(self) -> Vec<Extent> {
        let mut extents = self.columns.clone();
        for band in &self.bands {
            let within = |at: &usize| {
                let column = self.columns.get(*at);
                column.is_some_and(|column| column.common(*band) > 0)
            };
            let mut columns = (0..self.columns.len()).filter(within);
            if let (Some(only), None) = (columns.next(), columns.next())
                && let Some(extent) = extents.get_mut(only)
            {
                *extent = extent.join(*band);
            }
        }
        extents
    }
}

/// The pieces of a line between gaps of so many places or more.
pub(super) fn read(source: &str, line: Line, gap: usize, segments: &mut Vec<Segment>) {
    // An indent of more places is none.
    const DEEPEST: usize = 480;
    segments.clear();
    let is_end = |byte: &&u8| matches!(byte, b'\n' | b'\r');
    let bytes = source
        .as_bytes()
        .get(..line.span.start())
        .unwrap_or_default();
    let indent = bytes
        .iter()
        .rev()
        .take_while(|byte| !is_end(byte))
        .take(DEEPEST)
        .count();
    let indent = if line.glued { 0 } else { indent };
    let start = line.span.start() - indent;
    let whole = source.get(start..line.span.end()).unwrap_or_default();
    let mut at = 0;
    let mut count = 0;
    let mut blank = gap;
    let mut open: Option<Segment> = None;
    for (offset, c) in whole.char_indices() {
        // A page begins here, and nothing stands before it.
        if c == '\u{C}' {
            continue;
        }
        let width = if c.is_ascii() || c == '\u{A0}' { 1 } else { 2 };
        if is_blank(c) {
            blank += width;
            at += width;
            count += 1;
            continue;
        }
        let here = Span::at(start + offset, start + offset + c.len_utf8());
        let own = Segment {
            span: here,
            places: Extent {
                start: at,
                end: at + width,
            },
            characters: Extent {
                start: count,
                end: count + 1,
            },
        };
        open = Some(match open.take() {
            Some(before) if blank < gap => before.join(&own),
            before => {
                segments.extend(before);
                own
            }
        });
        blank = 0;
        at += width;
        count += 1;
    }
    segments.extend(open);
}
