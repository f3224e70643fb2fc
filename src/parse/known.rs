//! The units that a document has named so far.

use crate::model::Role;
use crate::model::ids::{UnitId, index};
use crate::model::unit::{FEW, Near, UnitName, UnitTable};
use crate::nearest::one_apart;
use crate::parse::filter::Ends;
use crate::parse::places;
use crate::parse::scan::ideographs;
use crate::text::Span;

/// 、
pub(super) const PARTS: &[u8; 3] = &[0xE3, 0x80, 0x81];

/// No name has more bytes.
const LONGEST: usize = 96;

/// A name that may be a slip is held against each: among more units none is told from one.
const MOST: usize = 1_000;

/// The units that a document has named so far, in order of first mention.
///
/// A document names the same few bodies over and over. A text that has once been read as nothing but a name is
/// so wherever it stands by itself again, and need not be taken apart once more.
#[derive(Debug, Default)]
pub(super) struct Known {
    units: UnitTable,
    names: Vec<Named>,
    /// How the names begin and end at all.
    ends: Ends,
}

/// What a clause has said of a unit before it gives it a role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Before {
    Nothing,
    /// That it has this role.
    Same,
    /// That it has another.
    Other,
}

/// How a name stands among others, from what is read with most care.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Stands {
    /// Its neighbours may add to it.
    Among,
    /// It was all of its item, and is so wherever it stands, but for an ending that it may take from the next.
    Alone,
    /// Nor does it take an ending; it holds ideographs alone, and no 为, which may part a label from a list.
    Settled,
}

impl Stands {
    /// How a name stands that was all of its item.
    pub(super) fn of(name: &str) -> Self {
        if name.len() <= LONGEST && is_all_letters(name.as_bytes()) && !places::may_borrow(name) {
            Self::Settled
        } else {
            Self::Alone
        }
    }
}

/// What is known of a unit.
#[derive(Clone, Copy, Debug)]
struct Named {
    /// The name, unless it is longer, and what stands behind it.
    bytes: [u8; Named::KEPT],
    /// The bytes of the name, or as many as such a number says.
    length: u8,
    /// How the name stood where it was read best.
    stands: Stands,
    /// The roles that it has in the clause that last named it, as bits.
    roles: u8,
    /// The first assignment of that clause.
    clause: u32,
}

/// Two fill a line of the cache.
const _: () = assert!(size_of::<Named>() == 32);

impl Named {
    /// Most names have no more bytes.
    const KEPT: usize = 24;

    /// `text` begins with the name: a copy of so many bytes, whatever they are, costs less than one of the name.
    fn new(name: &str, text: &str, stands: Stands) -> Self {
        let whole = || {
            let mut whole = [0; Self::KEPT];
            for (place, byte) in whole.iter_mut().zip(name.bytes()) {
                *place = byte;
            }
            whole
        };
        Self {
            bytes: text.as_bytes().first_chunk().copied().unwrap_or_else(whole),
            length: u8::try_from(name.len()).unwrap_or(u8::MAX),
            stands,
            roles: 0,
            clause: u32::MAX,
        }
    }
}

impl Near for Vec<Named> {
    fn name(&self, at: u32) -> Option<&[u8]> {
        let named = self.get(at as usize)?;
        named.bytes.get(..usize::from(named.length))
    }
}

impl Known {
    /// The unit that an item of a list is known to name, and how it stands: `least` so, or better.
    pub(super) fn named(
        &self,
        source: &str,
        item: &str,
        least: Stands,
    ) -> Option<(UnitId, Stands)> {
        let id = self.units.find(source, item, &self.names)?;
        let stands = self.names.get(id.index())?.stands;
        (stands >= least).then_some((id, stands))
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
                self.named(source, name, Stands::Settled)
            } else {
                None
            };
            let Some((unit, _)) = unit else {
                return units.clear();
            };
            units.push((item, unit));
            if behind.is_empty() {
                return;
            }
            at += length + PARTS.len();
        }
    }

    /// Whether what was read as this unit is its name, as [`list`](Self::list) takes it.
    pub(super) fn lists(&self, source: &str, unit: UnitId, written: &[u8]) -> bool {
        let named = self.names.get(unit.index());
        let name = || {
            let near = self.names.name(unit.0);
            near.unwrap_or_else(|| self.units.name(source, unit).as_bytes())
        };
        named.is_some_and(|named| named.stands == Stands::Settled) && name() == written
    }

    /// Whether the document has named a unit so.
    pub(super) fn holds(&self, source: &str, name: &str) -> bool {
        self.units.find(source, name, &self.names).is_some()
    }

    /// Whether a name is a slip of one that the document has named: one character more, less, other or
    /// in another place.
    pub(super) fn is_slip(&self, source: &str, name: &str) -> bool {
        // Nobody is named in fewer characters, and nobody in more.
        const LENGTHS: std::ops::RangeInclusive<usize> = 3..=24;
        self.units.len() <= MOST
            && self.ends.may_be_near(name)
            && LENGTHS.contains(&name.chars().count())
            && self.units.names(source).any(|known| one_apart(known, name))
    }

    /// The unit of this name, which stands here as `stands` says: where that is better than before, it is so from
    /// here on.
    pub(super) fn intern(&mut self, source: &str, name: UnitName, stands: Stands) -> UnitId {
        let id = self.units.intern(source, name, &self.names);
        if id.index() == self.names.len() {
            if self.names.is_empty() {
                self.names.reserve(FEW);
            }
            let name = self.units.name(source, id);
            if self.names.len() < MOST {
                self.ends.insert(name);
            }
            let place = self.units.get(id).span();
            let text = place.and_then(|place| source.get(place.start()..));
            self.names
                .push(Named::new(name, text.unwrap_or(name), stands));
        } else if let Some(named) = self.names.get_mut(id.index()) {
            // 甲和乙 names it first, 甲、丙 by itself.
            named.stands = named.stands.max(stands);
        }
        id
    }

    /// Makes room for so many further units.
    pub(super) fn reserve(&mut self, source: &str, units: usize) {
        self.units.reserve(source, units, &self.names);
        self.names.reserve(units);
    }

    /// Takes in that a clause, whose assignments begin at `clause`, gives a unit a role: what it has
    /// said of it before.
    pub(super) fn repeats(&mut self, unit: UnitId, role: Role, clause: usize) -> Before {
        let Some(named) = self.names.get_mut(unit.index()) else {
            return Before::Nothing;
        };
        let clause = index(clause);
        if named.clause != clause {
            named.clause = clause;
            named.roles = 0;
        }
        let role = 1 << role as u8;
        let before = named.roles;
        named.roles |= role;
        match before {
            0 => Before::Nothing,
            _ if before & role != 0 => Before::Same,
            _ => Before::Other,
        }
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
    fn a_clause_repeats_a_role_and_the_next_gives_it_anew() {
        let source = "县教育局、县水利局";
        let mut known = Known::default();
        let unit = |known: &mut Known, name: &str| {
            let start = source.find(name).unwrap();
            let place = UnitName::Written(Span::at(start, start + name.len()));
            known.intern(source, place, Stands::of(name))
        };
        let (one, other) = (unit(&mut known, "县教育局"), unit(&mut known, "县水利局"));
        let given = [
            (one, Role::Lead, 0, Before::Nothing),
            (other, Role::Lead, 0, Before::Nothing),
            (one, Role::Support, 0, Before::Other),
            (one, Role::Lead, 0, Before::Same),
            (one, Role::Lead, 4, Before::Nothing),
            (one, Role::Support, 4, Before::Other),
            (one, Role::Support, 4, Before::Same),
            (other, Role::Lead, 7, Before::Nothing),
        ];
        for (unit, role, clause, before) in given {
            assert_eq!(
                known.repeats(unit, role, clause),
                before,
                "{role:?} {clause}"
            );
        }
    }

    #[test]
    fn a_name_among_others_may_stand_alone_later() {
        let source = "县人力资源和社会保障局、县水利局";
        let mut known = Known::default();
        let long = Span::at(0, source.find('、').unwrap());
        let name = long.of(source);
        let units = |known: &Known| {
            let mut units = Vec::new();
            known.list(source, long, &mut units);
            units.len()
        };
        for (stands, listed) in [
            (Stands::Among, 0),
            (Stands::of(name), 1),
            (Stands::Among, 1),
        ] {
            known.intern(source, UnitName::Written(long), stands);
            assert_eq!(units(&known), listed, "{stands:?}");
        }
    }

    #[test]
    fn names_of_any_length_are_found_and_told_apart() {
        // All begin alike; more of them than there is room for from the start.
        let lengths = (20..31).chain(250..260).chain(400..440);
        let names = lengths.map(|length| "a".repeat(length));
        let source = names.collect::<Vec<_>>().join("、");
        let mut known = Known::default();
        let mut start = 0;
        let places: Vec<_> = source
            .split('、')
            .map(|name| {
                let place = Span::at(start, start + name.len());
                start = place.end() + PARTS.len();
                place
            })
            .collect();
        let intern = |known: &mut Known, place: &Span| {
            known.intern(&source, UnitName::Written(*place), Stands::Alone)
        };
        let ids: Vec<_> = places.iter().map(|one| intern(&mut known, one)).collect();
        assert!(places.len() > FEW);
        for (at, (place, id)) in places.iter().zip(&ids).enumerate() {
            assert_eq!(id.index(), at);
            assert_eq!(intern(&mut known, place), *id);
            let found = known.named(&source, place.of(&source), Stands::Among);
            assert_eq!(found, Some((*id, Stands::Alone)));
        }
    }

    #[test]
    fn a_list_of_known_names_and_nothing_else() {
        let source = "县教育局、山水公司、东平区|县教育局|山水公司、县教育局|县教育局、东平区|县教育局、|\
                      县水利局、县教育局|县教育局牵头|";
        let mut known = Known::default();
        for name in ["县教育局", "山水公司", "东平区"] {
            let start = source.find(name).unwrap();
            let place = Span::at(start, start + name.len());
            known.intern(source, UnitName::Written(place), Stands::of(name));
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
