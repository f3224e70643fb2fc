//! Lists that lie one behind the other, as the lines of the cells of a row.

/// Lists of things, one behind the other in one table.
#[derive(Clone, Debug)]
pub(super) struct Grouped<T> {
    items: Vec<T>,
    /// Where each list ends.
    ends: Vec<usize>,
}

impl<T> Default for Grouped<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl<T> Grouped<T> {
    pub(super) fn clear(&mut self) {
        self.items.clear();
        self.ends.clear();
    }

    /// How many lists there are, but for the one at hand.
    pub(super) const fn count(&self) -> usize {
        self.ends.len()
    }

    /// All things, of whatever list.
    pub(super) fn items(&self) -> &[T] {
        &self.items
    }

    /// Where each list ends among all things.
    pub(super) fn ends(&self) -> &[usize] {
        &self.ends
    }

    /// Puts so many empty lists before the one at this place.
    pub(super) fn insert_empty(&mut self, at: usize, count: usize) {
        let at = at.min(self.ends.len());
        let end = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = end.copied().unwrap_or_default();
        self.ends.splice(at..at, std::iter::repeat_n(end, count));
    }

    /// Drops the lists from this place on, which have to be empty.
    pub(super) fn drop_empty(&mut self, at: usize) {
        debug_assert!(
            self.ends
                .get(at..)
                .is_none_or(|ends| { ends.iter().all(|end| *end == self.items.len()) })
        );
        self.ends.truncate(at);
    }

    /// The list at this place; an empty one behind the last.
    pub(super) fn of(&self, at: usize) -> &[T] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(at).copied().unwrap_or_default();
        self.items
            .get(start.copied().unwrap_or_default()..end)
            .unwrap_or_default()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.count()).map(|at| self.of(at))
    }

    /// Adds a thing to the list at hand.
    pub(super) fn push(&mut self, item: T) {
        self.items.push(item);
    }

    /// Adds things to the list at hand.
    pub(super) fn extend(&mut self, items: impl IntoIterator<Item = T>) {
        self.items.extend(items);
    }

    /// Ends the list at hand.
    pub(super) fn end(&mut self) {
        self.ends.push(self.items.len());
    }
}
