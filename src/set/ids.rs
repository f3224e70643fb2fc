//! Where a set keeps its ids: in the plan, in itself, or on the heap.

/// As many ids as a set keeps without the heap: no more than fit where a `Vec` would stand.
const FEW: usize = 3;

/// Ids in ascending order, each once.
///
/// A unit's tasks stand ready in the plan and are borrowed from there; the sets that questions and
/// graph edges make are mostly tiny, and are kept in place.
#[derive(Clone)]
pub(crate) enum Ids<'p, I> {
    Borrowed(&'p [I]),
    /// The first `len` of `ids`; the others only fill the room.
    Few {
        len: u8,
        ids: [I; FEW],
    },
    Many(Vec<I>),
}

impl<I> Ids<'_, I> {
    pub(crate) const EMPTY: Self = Self::Borrowed(&[]);

    pub(crate) fn as_slice(&self) -> &[I] {
        match self {
            Self::Borrowed(ids) => ids,
            Self::Few { len, ids } => ids.get(..usize::from(*len)).unwrap_or_default(),
            Self::Many(ids) => ids,
        }
    }
}

impl<I: Copy + Ord> Ids<'_, I> {
    /// No ids yet, and room for so many.
    fn with_capacity(capacity: usize) -> Self {
        if capacity <= FEW {
            Self::EMPTY
        } else {
            Self::Many(Vec::with_capacity(capacity))
        }
    }

    /// Adds an id that is greater than all others, or equal to the last, which changes nothing.
    pub(crate) fn push(&mut self, id: I) {
        let last = self.as_slice().last();
        debug_assert!(last.is_none_or(|last| *last <= id), "ids ascend");
        if last == Some(&id) {
            return;
        }
        match self {
            Self::Many(ids) => ids.push(id),
            Self::Borrowed([]) => {
                *self = Self::Few {
                    len: 1,
                    ids: [id; FEW],
                }
            }
            Self::Borrowed(ids) => *self = Self::Many([*ids, &[id]].concat()),
            Self::Few { len, ids } => {
                if let Some(free) = ids.get_mut(usize::from(*len)) {
                    *free = id;
                    *len += 1;
                } else {
                    let mut many = Vec::with_capacity(2 * (FEW + 1));
                    many.extend_from_slice(ids);
                    many.push(id);
                    *self = Self::Many(many);
                }
            }
        }
    }

    /// Sorts ids that come in any order, as often as they like.
    pub(crate) fn sorted(mut ids: Vec<I>) -> Self {
        if !ids.is_sorted() {
            ids.sort_unstable();
        }
        ids.dedup();
        Self::Many(ids)
    }

    /// The ids, of two lists, that `keep` asks for by where they stand; one walk along both.
    /// `capacity` is as many as there can be.
    pub(crate) fn merged(
        mut left: &[I],
        mut right: &[I],
        capacity: usize,
        keep: impl Fn(Standing) -> bool,
    ) -> Self {
        use std::cmp::Ordering;

        let mut merged = Self::with_capacity(capacity);
        loop {
            let (standing, id) = match (left.split_first(), right.split_first()) {
                (None, None) => return merged,
                (Some((id, rest)), None) => {
                    left = rest;
                    (Standing::Left, id)
                }
                (None, Some((id, rest))) => {
                    right = rest;
                    (Standing::Right, id)
                }
                (Some((id, left_rest)), Some((other, right_rest))) => match id.cmp(other) {
                    Ordering::Less => {
                        left = left_rest;
                        (Standing::Left, id)
                    }
                    Ordering::Greater => {
                        right = right_rest;
                        (Standing::Right, other)
                    }
                    Ordering::Equal => {
                        (left, right) = (left_rest, right_rest);
                        (Standing::Both, id)
                    }
                },
            };
            if keep(standing) {
                merged.push(*id);
            }
        }
    }
}

/// Ascending ids, as [`Ids::push`] takes them.
impl<I: Copy + Ord> FromIterator<I> for Ids<'_, I> {
    fn from_iter<T: IntoIterator<Item = I>>(ids: T) -> Self {
        let ids = ids.into_iter();
        let mut collected = Self::with_capacity(ids.size_hint().0);
        ids.for_each(|id| collected.push(id));
        collected
    }
}

/// In which of two lists an id stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    Left,
    Both,
    Right,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_move_to_the_heap_when_they_grow() {
        let mut ids = Ids::EMPTY;
        for id in 0..10_u32 {
            ids.push(id);
            ids.push(id);
            assert!(ids.as_slice().iter().copied().eq(0..=id));
            assert_eq!(matches!(ids, Ids::Many(_)), id >= 3);
        }
    }

    #[test]
    fn what_is_added_to_borrowed_ids_leaves_the_lender_alone() {
        let lender = [1_u32, 4];
        let mut ids = Ids::Borrowed(&lender);
        ids.push(4);
        assert!(matches!(ids, Ids::Borrowed(_)));
        ids.push(9);
        assert_eq!(ids.as_slice(), [1, 4, 9]);
        assert_eq!(lender, [1, 4]);
    }

    #[test]
    fn ids_in_any_order_are_sorted_and_kept_once() {
        assert_eq!(Ids::sorted(vec![3, 1, 3, 2, 1]).as_slice(), [1, 2, 3]);
        assert!(Ids::<u32>::sorted(Vec::new()).as_slice().is_empty());
    }

    #[test]
    fn a_merge_tells_where_each_id_stands() {
        let merged = |keep: fn(Standing) -> bool| {
            Ids::merged(&[1, 2, 5, 6], &[2, 3, 6, 7], 8, keep)
                .as_slice()
                .to_vec()
        };
        assert_eq!(merged(|_| true), [1, 2, 3, 5, 6, 7]);
        assert_eq!(merged(|at| at == Standing::Left), [1, 5]);
        assert_eq!(merged(|at| at == Standing::Both), [2, 6]);
        assert_eq!(merged(|at| at == Standing::Right), [3, 7]);
    }

    #[test]
    fn ids_take_no_more_room_than_a_vector() {
        assert_eq!(size_of::<Ids<'_, u32>>(), size_of::<Vec<u32>>());
    }
}
