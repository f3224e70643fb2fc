//! Which row a line of a layout is of that stands between the lines which have the numbers of two rows.
//!
//! Where cells stand at the top of their rows, it goes on with the row above. Where they are centred, it is of the row
//! of which it makes the cells whole: as many lines of a cell stand above its number as below.

use std::ops::Range;

use crate::parse::table::columns::{Column, Content};
use crate::parse::table::rows::sheet::{Kind, Piece, Sheet};

/// What speaks against a way to part rows.
type Cost = usize;

/// A line of a cell has none on the other side of its row's number, or its cell begins late.
const LOPSIDED: Cost = 8;
/// A sentence is broken that visibly goes on.
const BROKEN: Cost = 16;
/// A row goes on behind a blank line.
const SPACED: Cost = 3;
/// A full line goes on in no other, or a line goes on though the one above has room left.
const FILLED: Cost = 1;

/// Parts the lines of a table of which each row has its number.
pub(super) fn part(source: &str, columns: &[Column], sheet: &mut Sheet) {
    let table = Table::of(source, columns, sheet);
    let runs: Vec<_> = Table::runs(sheet).map(|run| Run::of(sheet, run)).collect();
    let parted: Vec<_> = runs.iter().map(|run| table.part(sheet, run)).collect();
    let top: Cost = parted.iter().map(|parted| parted.top).sum();
    let centred = parted.iter().map(|parted| parted.centred);
    let centred = centred.sum::<Option<Cost>>().filter(|cost| *cost <= top);
    for (run, parted) in runs.iter().zip(&parted) {
        if let Some(first) = run.above.first().or(run.numbered.first()) {
            set(&mut sheet.begins, *first, true);
        }
        let mut numbered = run.numbered.iter();
        let first = numbered.next().filter(|_| centred.is_none());
        if let Some(first) = first {
            set(&mut sheet.begins, *first, true);
        }
        for (row, bounds) in numbered.zip(&parted.bounds) {
            let (from, to) = match centred {
                None => (*row, *row),
                Some(cost) if cost == top => (bounds.start, *row),
                Some(_) => (bounds.start, bounds.end),
            };
            set(&mut sheet.begins, to, true);
            for line in from..to {
                if sheet.kind(line) == Some(Kind::More) {
                    set(&mut sheet.kinds, line, Kind::Unplaced);
                }
            }
        }
        let end = if centred.is_some() {
            parted.end
        } else {
            parted.top_end
        };
        if end < run.end {
            sheet.kinds.truncate(end);
        }
    }
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(slot) = list.get_mut(at) {
        *slot = value;
    }
}

/// Lines without a heading among them.
struct Run {
    /// Those before the first number.
    above: Vec<usize>,
    /// Those that have the number of a row.
    numbered: Vec<usize>,
    /// Behind each of them, those up to the next.
    below: Vec<Vec<usize>>,
    end: usize,
}

impl Run {
    fn of(sheet: &Sheet, lines: Range<usize>) -> Self {
        let mut run = Self {
            above: Vec::new(),
            numbered: Vec::new(),
            below: Vec::new(),
            end: lines.end,
        };
        for line in lines {
            match sheet.kind(line) {
                Some(Kind::Row) => {
                    run.numbered.push(line);
                    run.below.push(Vec::new());
                }
                Some(Kind::More) => run.below.last_mut().unwrap_or(&mut run.above).push(line),
                _ => {}
            }
        }
        run
    }
}

/// How the rows of a run may be parted.
struct Parted {
    /// What speaks against cells that stand at the top, and where its last row ends so.
    top: Cost,
    top_end: usize,
    /// What speaks against centred ones; `None` where a cell has more lines than any has.
    centred: Option<Cost>,
    /// Where each row but the first begins if they are centred: the first line that may, and the last.
    bounds: Vec<Range<usize>>,
    end: usize,
}

/// Two pieces of a column, one below the other, and what speaks against parting them and against joining them.
struct Pair {
    above: usize,
    below: usize,
    parting: Cost,
    joining: Cost,
}

struct Table<'t> {
    source: &'t str,
    columns: &'t [Column],
    /// The width of the widest piece of each column.
    widest: Vec<usize>,
    /// How many pieces each column has in the lines before each.
    before: Vec<usize>,
    /// Whether a blank line stands before a line that has no number, elsewhere than below the last row.
    spaced: bool,
}

impl<'t> Table<'t> {
    fn of(source: &'t str, columns: &'t [Column], sheet: &Sheet) -> Self {
        let mut widest = vec![0; columns.len()];
        let mut before = Vec::with_capacity((sheet.kinds.len() + 1) * columns.len());
        let mut sums = vec![0; columns.len()];
        for (line, kind) in sheet.kinds.iter().enumerate() {
            before.extend_from_slice(&sums);
            if !matches!(kind, Kind::Row | Kind::More) {
                continue;
            }
            for piece in sheet.of(line) {
                if let (Some(widest), Some(sum)) =
                    (widest.get_mut(piece.column), sums.get_mut(piece.column))
                {
                    *widest = piece.width.max(*widest);
                    *sum += 1;
                }
            }
        }
        before.extend_from_slice(&sums);
        let last = sheet.kinds.iter().rposition(|kind| *kind == Kind::Row);
        let inner = sheet
            .kinds
            .iter()
            .enumerate()
            .take(last.unwrap_or_default());
        let spaced = inner
            .filter(|(_, kind)| **kind == Kind::More)
            .any(|(line, _)| sheet.is_spaced(line));
        Self {
            source,
            columns,
            widest,
            before,
            spaced,
        }
    }

    /// The runs of lines between headings.
    fn runs(sheet: &Sheet) -> impl Iterator<Item = Range<usize>> + use<> {
        let is_heading = |kind: &Kind| matches!(kind, Kind::Section | Kind::Heading);
        let headings = sheet.kinds.iter().enumerate();
        let mut ends: Vec<_> = headings
            .filter(|(_, kind)| is_heading(kind))
            .map(|(line, _)| line)
            .collect();
        ends.push(sheet.kinds.len());
        let mut start = 0;
        ends.into_iter().map(move |end| {
            let run = start..end;
            start = end + 1;
            run
        })
    }

    /// How many pieces a column has in lines.
    fn count(&self, column: usize, lines: Range<usize>) -> usize {
        let before = |line: usize| {
            let sum = self.before.get(line * self.columns.len() + column);
            sum.copied().unwrap_or_default()
        };
        before(lines.end.max(lines.start)) - before(lines.start)
    }

    fn part(&self, sheet: &Sheet, run: &Run) -> Parted {
        let gaps: Vec<_> = (0..run.numbered.len())
            .map(|row| Gap::of(self, sheet, run, row))
            .collect();
        let above: usize = run.above.iter().map(|line| sheet.of(*line).len()).sum();
        let top = gaps.iter().map(|gap| {
            let (end, cost) = gap.top();
            self.late(gap.row, end) + cost
        });
        let mut parted = Parted {
            top: above * LOPSIDED + top.sum::<Cost>(),
            top_end: gaps.last().map_or(run.end, |gap| gap.top().0),
            centred: Some(0),
            bounds: Vec::new(),
            end: run.end,
        };
        self.centre(run, &gaps, &mut parted);
        parted
    }

    /// What speaks against a row whose cells stand at the top: some begin below its number.
    fn late(&self, row: usize, end: usize) -> Cost {
        let late = |column: &usize| {
            self.count(*column, row..row + 1) == 0 && self.count(*column, row + 1..end) > 0
        };
        LOPSIDED * (0..self.columns.len()).filter(late).count()
    }

    /// What speaks against a row with centred cells that has its number in line `row`.
    fn lopsided(&self, from: usize, row: usize, end: usize) -> Cost {
        let differing = (0..self.columns.len()).map(|column| {
            let above = self.count(column, from..row);
            above.abs_diff(self.count(column, row + 1..end))
        });
        LOPSIDED * differing.sum::<usize>()
    }

    /// Finds where rows begin whose cells are centred, so that least speaks against it.
    fn centre(&self, run: &Run, gaps: &[Gap], parted: &mut Parted) {
        // No cell has more lines.
        const MOST: usize = 80;
        if gaps.iter().any(|gap| gap.bounds.len() > MOST) {
            parted.centred = None;
            return;
        }
        let Some(first) = run.above.first().or(run.numbered.first()) else {
            return;
        };
        let start = [*first];
        // The least that speaks against all rows up to each place where one may end.
        let mut least: Vec<Vec<Cost>> = Vec::with_capacity(gaps.len());
        let mut starts: &[usize] = &start;
        for gap in gaps {
            let before = least.last().map_or(&[0][..], Vec::as_slice);
            let costs = gap.ends().map(|(end, own)| {
                let rows = starts.iter().zip(before);
                let rows = rows.map(|(from, cost)| cost + self.lopsided(*from, gap.row, end));
                rows.min().unwrap_or_default() + own
            });
            let costs = costs.collect();
            least.push(costs);
            starts = &gap.bounds;
        }
        let total = least.last().and_then(|costs| costs.iter().min());
        let total = total.copied().unwrap_or_default();
        parted.centred = Some(total);
        // Back again: the least that speaks against the rows behind each place.
        let mut behind: Vec<Cost> = vec![0; starts.len()];
        for (at, (gap, costs)) in gaps.iter().zip(&least).enumerate().rev() {
            let costs = costs.iter().zip(&behind);
            let mut best = gap.bounds.iter().zip(costs);
            let is_best =
                |(_, (before, behind)): &(&usize, (&Cost, &Cost))| *before + *behind == total;
            let from = best.find(is_best).map_or(gap.row + 1, |(end, _)| *end);
            let to = best.rfind(is_best).map_or(from, |(end, _)| *end);
            parted.bounds.push(from..to);
            let before = at.checked_sub(1).and_then(|before| gaps.get(before));
            let Some(before) = before else { break };
            let costs = before.bounds.iter().map(|from| {
                let rows = gap.ends().zip(&behind);
                let rows = rows
                    .map(|((end, own), behind)| behind + own + self.lopsided(*from, gap.row, end));
                rows.min().unwrap_or_default()
            });
            behind = costs.collect();
        }
        parted.bounds.reverse();
        parted.end = parted.bounds.pop().map_or(run.end, |last| last.end);
    }

    /// What speaks against parting two pieces of a column.
    fn pair(&self, above: (usize, Piece), below: (usize, Piece)) -> Pair {
        // So many places may be left where the next character, or a mark behind it, has none.
        const ROOM: usize = 3;
        let (upper, lower) = (above.1.span.of(self.source), below.1.span.of(self.source));
        let ended = upper.ends_with(['。', '；', ';', '：', ':', '！']);
        let widest = self.widest.get(above.1.column).copied();
        let full = above.1.width + ROOM >= widest.unwrap_or_default();
        let holds = self.columns.get(above.1.column).map(|one| one.holds);
        let broken = upper.ends_with(['、', '，', ',', '（', '《', '“'])
            || lower.starts_with(['，', '。', '、', '；', '：', '）', '》', '”', ',']);
        Pair {
            above: above.0,
            below: below.0,
            parting: match (broken, full && !ended) {
                (true, _) => BROKEN,
                (false, filled) => FILLED * usize::from(filled),
            },
            joining: FILLED * usize::from(holds == Some(Content::Text) && !full && !ended),
        }
    }
}

/// The lines between a row's number and that of the next.
struct Gap {
    /// The line of the number.
    row: usize,
    /// The places where the row may end: before each of the lines, or behind them.
    bounds: Vec<usize>,
    /// What speaks against each, whatever the places of cells.
    costs: Vec<Cost>,
    is_last: bool,
}

impl Gap {
    fn of(table: &Table<'_>, sheet: &Sheet, run: &Run, nth: usize) -> Self {
        let line = |list: &[usize]| list.get(nth).copied();
        let row = line(&run.numbered).unwrap_or_default();
        let below = run.below.get(nth).map(Vec::as_slice).unwrap_or_default();
        let next = run.numbered.get(nth + 1).copied();
        let mut bounds = Vec::with_capacity(below.len() + 1);
        if next.is_some() {
            bounds.extend_from_slice(below);
        } else if run.end == sheet.kinds.len() && !table.spaced {
            // Behind a blank line stands what is none of the table's.
            bounds.extend(below.iter().find(|line| sheet.is_spaced(**line)));
        }
        bounds.push(next.unwrap_or(run.end));
        let text = table
            .columns
            .iter()
            .position(|one| one.holds == Content::Text);
        let has = |column: usize, line: usize| table.count(column, line..line + 1) > 0;
        let shared = text
            .zip(next)
            .filter(|(text, next)| !has(*text, row) && !has(*text, *next));
        let shared =
            shared.map(|(text, _)| below.iter().copied().filter(move |line| has(text, *line)));
        let shared: Vec<_> = shared.into_iter().flatten().collect();
        let mut pairs = Vec::new();
        let mut last: Vec<Option<(usize, Piece)>> = vec![None; table.columns.len()];
        for line in [row].iter().chain(below).chain(next.as_ref()) {
            for piece in sheet.of(*line) {
                let Some(slot) = last.get_mut(piece.column) else {
                    continue;
                };
                let here = (*line, *piece);
                pairs.extend(slot.replace(here).map(|above| table.pair(above, here)));
            }
        }
        let any_spaced = bounds.iter().any(|line| sheet.is_spaced(*line));
        let cost = |end: &usize| {
            let pairs = pairs.iter().map(|pair: &Pair| {
                if pair.above < *end && *end <= pair.below {
                    pair.parting
                } else {
                    pair.joining
                }
            });
            // The upper of two rows prints the cell that reaches over both.
            let lower = shared.iter().filter(|line| *line >= end).count();
            let goes_on = any_spaced && !sheet.is_spaced(*end);
            pairs.sum::<Cost>() + FILLED * lower + SPACED * usize::from(goes_on)
        };
        let costs = bounds.iter().map(cost).collect();
        Self {
            row,
            bounds,
            costs,
            is_last: next.is_none(),
        }
    }

    /// The places where the row may end, each with what speaks against it.
    fn ends(&self) -> impl Iterator<Item = (usize, Cost)> {
        self.bounds.iter().copied().zip(self.costs.iter().copied())
    }

    /// Where the row ends if its cells stand at the top, with what speaks against that.
    fn top(&self) -> (usize, Cost) {
        let end = if self.is_last {
            self.ends().next()
        } else {
            self.ends().last()
        };
        end.unwrap_or_default()
    }
}
