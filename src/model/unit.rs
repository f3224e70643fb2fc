//! The bodies that are given work.

use std::fmt;
use std::hash::{BuildHasher, Hasher};

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::model::assignment::UnitAssignments;
use crate::model::handle::handle;
use crate::model::ids::{Run, UnitId, entry};
use crate::model::kind::UnitKind;
use crate::model::packed::{PackedSpan, Rare};
use crate::model::task::Task;
use crate::text::Span;

/// A unit's name: a place in the source, or a text of its own where no place holds it whole (a
/// shared prefix completed, a line break within).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum UnitName {
    Written(Span),
    Composed(Box<str>),
}

impl UnitName {
    /// The name's bytes, which are had sooner than its text: nobody asks whether they are characters.
    fn bytes<'p>(&'p self, source: &'p str) -> &'p [u8] {
        match self {
            Self::Written(span) => source.as_bytes().get(span.range()).unwrap_or_default(),
            Self::Composed(text) => text.as_bytes(),
        }
    }
}

/// An entry of the unit table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct UnitData {
    /// Where the name stands in the source, or where in the table of composed names: few are.
    place: PackedSpan,
    is_composed: bool,
}

impl UnitData {
    /// Where the name stands, unless it is composed.
    pub(crate) fn span(&self) -> Option<Span> {
        (!self.is_composed).then_some(self.place.get())
    }

    /// The name's bytes, as [`UnitName::bytes`] has them.
    fn bytes<'p>(&self, source: &'p str, composed: &'p [Box<str>]) -> &'p [u8] {
        let place = self.place.get();
        if self.is_composed {
            let name = composed.get(place.start());
            return name.map_or(&[], |name| name.as_bytes());
        }
        source.as_bytes().get(place.range()).unwrap_or_default()
    }

    fn name<'p>(&self, source: &'p str, composed: &'p [Box<str>]) -> &'p str {
        match self.span() {
            Some(span) => span.of(source),
            None => composed
                .get(self.place.get().start())
                .map_or("", |name| name),
        }
    }
}

/// The units in order of first mention, found by name with one hash.
///
/// The names stay in the source: the table keeps where they stand, and is asked together with the
/// source.
#[derive(Clone, Debug, Default)]
pub(crate) struct UnitTable {
    entries: Vec<UnitData>,
    composed: Vec<Box<str>>,
    told: Rare<UnitKind>,
    /// The entries' indices, by the hashes of their names.
    indices: HashTable<u32>,
    hasher: RandomState,
}

/// Plans name some dozens of bodies: there is room for so many from the start.
pub(crate) const FEW: usize = 48;

/// Names that whoever asks the table has nearer at hand than the source, all over which they lie.
pub(crate) trait Near {
    /// The whole name of the unit of this index, where it is at hand.
    fn name(&self, at: u32) -> Option<&[u8]>;
}

/// No name is at hand.
impl Near for () {
    fn name(&self, _: u32) -> Option<&[u8]> {
        None
    }
}

/// What the names of a table are read from.
struct Names<'t, N> {
    source: &'t str,
    entries: &'t [UnitData],
    composed: &'t [Box<str>],
    near: &'t N,
}

impl<N: Near> Names<'_, N> {
    fn bytes(&self, at: u32) -> &[u8] {
        let near = self.near.name(at);
        near.unwrap_or_else(|| entry(self.entries, at).bytes(self.source, self.composed))
    }
}

impl UnitTable {
    /// The unit of this name.
    pub(crate) fn intern(&mut self, source: &str, name: UnitName, near: &impl Near) -> UnitId {
        let Self {
            entries,
            composed,
            indices,
            hasher,
            ..
        } = self;
        let bytes = name.bytes(source);
        if entries.is_empty() {
            entries.reserve(FEW);
            indices.reserve(FEW, |_| 0);
        }
        let names = Names {
            source,
            entries,
            composed,
            near,
        };
        let place = indices.entry(
            hash(hasher, bytes),
            |at| names.bytes(*at) == bytes,
            |at| hash(hasher, names.bytes(*at)),
        );
        let free = match place {
            Entry::Occupied(found) => return UnitId(*found.get()),
            Entry::Vacant(free) => free,
        };
        let id = UnitId::at(entries.len());
        free.insert(id.0);
        let (place, is_composed) = match name {
            UnitName::Written(span) => (span, false),
            UnitName::Composed(text) => {
                composed.push(text);
                (Span::at(composed.len() - 1, composed.len()), true)
            }
        };
        entries.push(UnitData {
            place: PackedSpan::new(place),
            is_composed,
        });
        id
    }

    /// Makes room for so many further units.
    pub(crate) fn reserve(&mut self, source: &str, units: usize, near: &impl Near) {
        self.entries.reserve(units);
        let names = Names {
            source,
            entries: &self.entries,
            composed: &self.composed,
            near,
        };
        let rehash = |at: &u32| hash(&self.hasher, names.bytes(*at));
        self.indices.reserve(units, rehash);
    }

    /// Keeps the kind that another reader, whose record this was, gives a unit otherwise than the rules
    /// do. The units come in their order.
    #[cfg(feature = "serde")]
    pub(crate) fn tell(&mut self, id: UnitId, kind: UnitKind) {
        self.told.push(id.index(), Some(kind));
    }

    /// The kind that another reader gives a unit.
    pub(crate) fn told(&self, id: UnitId) -> Option<UnitKind> {
        self.told.get(id.0)
    }

    pub(crate) fn find(&self, source: &str, name: &str, near: &impl Near) -> Option<UnitId> {
        let bytes = name.as_bytes();
        let names = Names {
            source,
            entries: &self.entries,
            composed: &self.composed,
            near,
        };
        let is_it = |at: &u32| names.bytes(*at) == bytes;
        let found = self.indices.find(hash(&self.hasher, bytes), is_it);
        found.copied().map(UnitId)
    }

    pub(crate) fn get(&self, id: UnitId) -> &UnitData {
        entry(&self.entries, id.0)
    }

    pub(crate) fn name<'p>(&'p self, source: &'p str, id: UnitId) -> &'p str {
        self.get(id).name(source, &self.composed)
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Gives back what the table holds beyond its entries.
    pub(crate) fn shrink(&mut self, source: &str) {
        self.entries.shrink_to_fit();
        self.composed.shrink_to_fit();
        self.told.shrink();
        let (entries, composed, hasher) = (&self.entries, &self.composed, &self.hasher);
        let rehash = |at: &u32| hash(hasher, entry(entries, *at).bytes(source, composed));
        self.indices.shrink_to_fit(rehash);
    }

    /// The names, in order of first mention.
    pub(crate) fn names<'p>(&'p self, source: &'p str) -> impl Iterator<Item = &'p str> {
        let entries = self.entries.iter();
        entries.map(|data| data.name(source, &self.composed))
    }
}

/// The hash of a name. Nothing else is hashed with it, so that its end needs no mark.
#[inline]
fn hash(state: &RandomState, name: &[u8]) -> u64 {
    let mut hasher = state.build_hasher();
    // Most names are of so many bytes: two words hold them, which lie over each other as far as the length says.
    if let (17..=32, Some(front), Some(back)) = (name.len(), name.first_chunk(), name.last_chunk())
    {
        hasher.write_u128(u128::from_le_bytes(*front) ^ name.len() as u128);
        hasher.write_u128(u128::from_le_bytes(*back));
    } else {
        hasher.write(name);
    }
    hasher.finish()
}

/// The same units in the same order, of the same kinds.
impl PartialEq for UnitTable {
    fn eq(&self, other: &Self) -> bool {
        (&self.entries, &self.composed, &self.told)
            == (&other.entries, &other.composed, &other.told)
    }
}

handle! {
    /// A body that is given work (单位): a bureau, committee, park, company, court, street.
    ///
    /// ```
    /// # #[cfg(feature = "bishan")] {
    /// use pilot_plan::{Plan, UnitKind};
    ///
    /// let unit = Plan::bishan().unit("服务业发展区管委会")?;
    /// assert_eq!(unit.kind(), UnitKind::AdministrativeCommittee);
    /// assert_eq!((unit.tasks().len(), unit.led().len()), (9, 2));
    /// # }
    /// # Ok::<(), pilot_plan::UnknownUnit>(())
    /// ```
    Unit, UnitData, UnitId
}

impl<'p> Unit<'p> {
    /// The unit's index in its plan, in order of first mention.
    pub const fn id(self) -> UnitId {
        self.id
    }

    /// The full name, by which [`Plan::unit`](crate::Plan::unit) finds it.
    pub fn name(self) -> &'p str {
        let composed = &self.plan.store.units.composed;
        self.data.name(self.plan.source(), composed)
    }

    /// Where the unit is first named, where it is so in full; `None` where the name is shortened there or
    /// a line end falls into it. A name may be met where nothing comes of it, in a table that is none of the
    /// plan's; [`assignments`](Self::assignments) tell every place of the body that gives it work.
    ///
    /// ```
    /// use pilot_plan::Plan;
    ///
    /// let plan = Plan::parse("一、修渠\n清淤护岸。（责任单位：县水利局、财政局）\n")?;
    /// let span = plan.unit("县水利局")?.span().unwrap();
    /// assert_eq!(&plan.source()[span.range()], "县水利局");
    /// assert_eq!(plan.unit("县财政局")?.span(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn span(self) -> Option<Span> {
        self.data.span()
    }

    /// Everything the body's tasks give the unit to do, in document order.
    ///
    /// Rows of the annex are not among it: it says the same a second time, and
    /// [`AnnexRow::assignments`](crate::AnnexRow::assignments) give what a row says. A unit that only the annex names has no
    /// assignment. Where no body states the tasks, the rows are the tasks, and theirs are given here.
    pub fn assignments(self) -> UnitAssignments<'p> {
        let indices = self.plan.store.by_unit.assignments(self.id);
        UnitAssignments::new(self.plan, indices)
    }

    /// What one task gives the unit to do: an assignment, several where the document names the unit
    /// more than once, none where it has no part in the task. A task of another plan gives it none.
    ///
    /// ```
    /// use pilot_plan::{Assignment, Plan, Role};
    ///
    /// let plan = Plan::parse("一、修渠\n清淤护岸。（牵头单位：县水利局；责任单位：县财政局）\n")?;
    /// let unit = plan.unit("县财政局")?;
    /// let roles = unit.assignments_in(plan.task(1).unwrap()).map(Assignment::role);
    /// assert_eq!(roles.collect::<Vec<_>>(), [Role::Responsible]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assignments_in(self, task: Task<'_>) -> UnitAssignments<'p> {
        let all = self.plan.store.by_unit.assignments(self.id);
        let run = if std::ptr::eq(self.plan, task.plan) {
            self.plan.store.assignments_of(task.id)
        } else {
            Run::default()
        };
        // Both the unit's indices and the task's ascend: those of the two lie side by side.
        let start = all.partition_point(|index| (*index as usize) < run.start());
        let end = all.partition_point(|index| (*index as usize) < run.end());
        UnitAssignments::new(self.plan, Run::new(start, end).of(all))
    }
}

impl fmt::Debug for Unit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unit")
            .field("name", &self.name())
            .field("kind", &self.kind())
            .finish_non_exhaustive()
    }
}

/// Written as its name.
impl fmt::Display for Unit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The units of a plan, in order of first mention.
#[derive(Clone)]
pub struct Units<'p> {
    plan: &'p crate::model::Plan,
    ids: std::ops::Range<u32>,
}

impl<'p> Units<'p> {
    pub(crate) fn new(plan: &'p crate::model::Plan) -> Self {
        Self {
            plan,
            ids: 0..UnitId::at(plan.store.units.len()).0,
        }
    }
}

impl fmt::Debug for Units<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'p> Iterator for Units<'p> {
    type Item = Unit<'p>;

    fn next(&mut self) -> Option<Self::Item> {
        self.ids.next().map(|id| self.plan.unit_at(UnitId(id)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ids.size_hint()
    }
}

impl DoubleEndedIterator for Units<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.ids.next_back().map(|id| self.plan.unit_at(UnitId(id)))
    }
}

impl ExactSizeIterator for Units<'_> {}

impl std::iter::FusedIterator for Units<'_> {}
