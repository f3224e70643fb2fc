//! What the handles have in common.

/// Defines a handle: a small `Copy` value that borrows an entry of a plan's table. Two handles are
/// equal when they are of the same plan (by address) and the same entry; they order by document
/// order, those of one plan before those of another.
macro_rules! handle {
    ($(#[$doc:meta])* $name:ident, $data:ty, $id:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'p> {
            pub(crate) plan: &'p crate::model::Plan,
            pub(crate) data: &'p $data,
            pub(crate) id: $id,
        }

        impl<'p> $name<'p> {
            pub(crate) const fn new(plan: &'p crate::model::Plan, data: &'p $data, id: $id) -> Self {
                Self { plan, data, id }
            }

            /// The plan that this belongs to.
            pub const fn plan(self) -> &'p crate::model::Plan {
                self.plan
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                std::ptr::eq(self.plan, other.plan) && self.id == other.id
            }
        }

        impl Eq for $name<'_> {}

        /// In document order; of several plans, those of one before those of another.
        impl Ord for $name<'_> {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                let plan = |one: &Self| std::ptr::from_ref(one.plan);
                let of_plan = plan(self).cmp(&plan(other));
                of_plan.then(self.id.cmp(&other.id))
            }
        }

        impl PartialOrd for $name<'_> {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl std::hash::Hash for $name<'_> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.id.hash(state);
            }
        }
    };
}

/// Defines a named iterator over the handles of consecutive entries of a table.
macro_rules! handles {
    ($(#[$doc:meta])* $name:ident, $handle:ident, $data:ty, $id:expr) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name<'p> {
            plan: &'p crate::model::Plan,
            entries: &'p [$data],
            first: usize,
        }

        impl<'p> $name<'p> {
            pub(crate) fn new(plan: &'p crate::model::Plan, table: &'p [$data], run: crate::model::ids::Run) -> Self {
                Self { plan, entries: run.of(table), first: run.start() }
            }
        }

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_list().entries(self.clone()).finish()
            }
        }

        impl<'p> Iterator for $name<'p> {
            type Item = $handle<'p>;

            fn next(&mut self) -> Option<Self::Item> {
                let (data, rest) = self.entries.split_first()?;
                let index = self.first;
                self.entries = rest;
                self.first += 1;
                Some($handle::new(self.plan, data, $id(index)))
            }

            fn nth(&mut self, n: usize) -> Option<Self::Item> {
                let skipped = n.min(self.entries.len());
                self.entries = self.entries.get(skipped..)?;
                self.first += skipped;
                self.next()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.entries.len(), Some(self.entries.len()))
            }
        }

        impl DoubleEndedIterator for $name<'_> {
            fn next_back(&mut self) -> Option<Self::Item> {
                let (data, rest) = self.entries.split_last()?;
                self.entries = rest;
                Some($handle::new(self.plan, data, $id(self.first + rest.len())))
            }
        }

        impl ExactSizeIterator for $name<'_> {}

        impl std::iter::FusedIterator for $name<'_> {}
    };
}

/// The excerpts at consecutive spans of a table.
#[derive(Clone)]
pub struct Excerpts<'p> {
    source: &'p str,
    spans: std::slice::Iter<'p, crate::text::Span>,
}

impl<'p> Excerpts<'p> {
    pub(crate) fn new(source: &'p str, spans: &'p [crate::text::Span]) -> Self {
        Self {
            source,
            spans: spans.iter(),
        }
    }
}

impl std::fmt::Debug for Excerpts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'p> Iterator for Excerpts<'p> {
    type Item = crate::text::Excerpt<'p>;

    fn next(&mut self) -> Option<Self::Item> {
        let span = self.spans.next()?;
        Some(crate::text::Excerpt::new(self.source, *span))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.spans.size_hint()
    }
}

impl DoubleEndedIterator for Excerpts<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let span = self.spans.next_back()?;
        Some(crate::text::Excerpt::new(self.source, *span))
    }
}

impl ExactSizeIterator for Excerpts<'_> {}

impl std::iter::FusedIterator for Excerpts<'_> {}

pub(crate) use {handle, handles};
