//! The units that a document has named so far.

use crate::model::Role;
use crate::model::ids::{UnitId, index};
use crate::model::unit::{FEW, UnitName, UnitTable};
use crate::nearest::one_apart;
use crate::parse::filter::Ends;
use crate::parse::places;
use crate::parse::scan::ideographs;
use crate::text::Span;

/// 、
pub(super) const PARTS: &[u8; 3] = &[0xE3, 0x80, 0x81];

/// No name has more bytes.
const LONGEST: usize = 96;

/// The units that a document has named so far, in order of first mention.
///
/// A document names the same few bodies over and over. A text that was nothing but a name when it was
/// first read is so wherever it stands by itself again, and need not be taken apart once more.
#[derive(Debug, Default)]
pub(super) struct Known {
    units: UnitTable,
    names: Vec<Named>,
    /// How the names begin and end at all.
    ends: Ends,
}

/// What a name is that was all of its item when it was first read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Alone {
    /// It was not.
    No,
    Plain,
    /// A name of so many bytes, ideographs alone, which the next of its list does not complete. Nor does it hold
    /// 为, which may part a label from a list.
    Listed(u8),
}

/// What is known of a unit beside its name.
#[derive(Clone, Copy, Debug)]
struct Named {
    alone: Alone,
    /// The roles that it has in the clause that last named it, as bits.
    roles: u8,
    /// The first assignment of that clause.
    clause: u32,
}

impl Alone {
    fn of(name: &str, plain: bool) -> Self {
        let whole = || is_all_letters(name.as_bytes()) && !places::may_borrow(name);
        match u8::try_from(name.len()) {
            _ if !plain => Self::No,
            Ok(length) if name.len() <= LONGEST && whole() => Self::Listed(length),
            _ => Self::Plain,
        }
    }
}

impl Known {
    /// The unit that an item of a list is known to name, all by itself.
    pub(super) fn plain(&self, source: &str, item: &str) -> Option<UnitId> {
        let id = self.units.find(source, item)?;
        (self.names.get(id.index())?.alone != Alone::No).then_some(id)
    }

    /// The same of a name of ideographs, which is the same unit whatever stands beside it.
    pub(super) fn settled(&self, source: &str, item: &str) -> Option<UnitId> {
        let id = self.units.find(source, item)?;
        let alone = self.names.get(id.index())?.alone;
        matches!(alone, Alone::Listed(_)).then_some(id)
    }

    /// The units of a text that is nothing but names of them with 、 between, each known all by itself and
    /// none completed by the next: as a rule the cell of a table. None of another text.
    pub(super) fn list(&self, source: &str, text: Span, units: &mut Vec<(Span, UnitId)>) {
        units.clear();
        let bytes = text.of(source).as_bytes();
        let mut at = 0;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let length = ideographs(rest);
            let behind = rest.get(length..).unwrap_or_default();
            let ends = behind.is_empty() || behind.starts_with(PARTS);
            let item = Span::at(text.start() + at, text.start() + at + length);
            let name = item.of(source);
            let unit = if ends && length <= LONGEST {
                self.settled(source, name)
            } else {
                None
            };
            let Some(unit) = unit else {
                return units.clear();
            };
            units.push((item, unit));
            if behind.is_empty() {
                return;
            }
            at += length + PARTS.len();
        }
    }

    /// Whether a name of so many bytes that was read as this unit is its name, as [`list`](Self::list) takes
    /// it.
    pub(super) fn lists(&self, unit: UnitId, length: usize) -> bool {
        let named = self.names.get(unit.index());
        named.is_some_and(
            |named| matches!(named.alone, Alone::Listed(own) if usize::from(own) == length),
        )
    }

    /// Whether the document has named a unit so.
    pub(super) fn holds(&self, source: &str, name: &str) -> bool {
        self.units.find(source, name).is_some()
    }

    /// Whether a name is a slip of one that the document has named: one character more, less, other or
    /// in another place.
    pub(super) fn is_slip(&self, source: &str, name: &str) -> bool {
        // Nobody is named in fewer characters, and nobody in more.
        const LENGTHS: std::ops::RangeInclusive<usize> = 3..=24;
        // A name that may be near is held against each: among more units none is told from a slip.
        const MOST: usize = 1_000;
        self.units.len() <= MOST
            && self.ends.may_be_near(name)
            && LENGTHS.contains(&name.chars().count())
            && self.units.names(source).any(|known| one_apart(known, name))
    }

    /// The unit of this name. `plain` says that the name was all of its item, and stands by itself: what
    /// neighbours can complete depends on them.
    pub(super) fn intern(&mut self, source: &str, name: UnitName, plain: bool) -> UnitId {
        let id = self.units.intern(source, name);
        if id.index() == self.names.len() {
            if self.names.is_empty() {
                self.names.reserve(FEW);
            }
            let name = self.units.name(source, id);
            self.ends.insert(name);
            self.names.push(Named {
                alone: Alone::of(name, plain),
                roles: 0,
                clause: u32::MAX,
            });
        }
        id
    }

    /// Takes in that a clause, whose assignments begin at `clause`, gives a unit a role: whether it has
    /// done so before.
    pub(super) fn repeats(&mut self, unit: UnitId, role: Role, clause: usize) -> bool {
        let Some(named) = self.names.get_mut(unit.index()) else {
            return false;
        };
        let clause = index(clause);
        if named.clause != clause {
            named.clause = clause;
            named.roles = 0;
        }
        let role = 1 << role as u8;
        let again = named.roles & role != 0;
        named.roles |= role;
        again
    }

    pub(super) fn into_table(self) -> UnitTable {
        self.units
    }
}

/// Whether a name is nothing but ideographs, 为 none of them.
fn is_all_letters(name: &[u8]) -> bool {
    let (characters, rest) = name.as_chunks();
    let is_letter = |one: &[u8; 3]| matches!(one, [0xE4..=0xE9, ..]) && *one != [0xE4, 0xB8, 0xBA];
    rest.is_empty() && characters.iter().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_known_names_and_nothing_else() {
        let source = "县教育局、山水公司、东平区|县教育局|山水公司、县教育局|县教育局、东平区|县教育局、|\
                      县水利局、县教育局|县教育局牵头|";
        let mut known = Known::default();
        for name in ["县教育局", "山水公司", "东平区"] {
            let start = source.find(name).unwrap();
            let name = UnitName::Written(Span::at(start, start + name.len()));
            known.intern(source, name, true);
        }
        let mut units = Vec::new();
        let mut start = 0;
        let counts = source.split('|').map(|cell| {
            let cell = Span::at(start, start + cell.len());
            start = cell.end() + 1;
            known.list(source, cell, &mut units);
            let texts = units.iter().map(|(name, _)| name.of(source));
            assert!(units.is_empty() || texts.eq(cell.of(source).split('、')));
            units.len()
        });
        // 东平区、西平区人民政府: what may take an ending from the next name is read with it.
        assert_eq!(counts.collect::<Vec<_>>(), [0, 1, 2, 0, 0, 0, 0, 0]);
    }
}
