//! The units of a task.

use std::fmt;

use crate::model::assignment::{Assignment, Assignments, Role};
use crate::model::unit::Unit;

/// The units of one task in one role, in the order of the clause.
#[derive(Clone)]
pub struct UnitsInRole<'p> {
    pub(super) assignments: Assignments<'p>,
    pub(super) role: Role,
}

impl fmt::Debug for UnitsInRole<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'p> Iterator for UnitsInRole<'p> {
    type Item = Unit<'p>;

    fn next(&mut self) -> Option<Self::Item> {
        let role = self.role;
        self.assignments
            .find(|assignment| assignment.role() == role)
            .map(Assignment::unit)
    }

    /// Counts them.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let all = self.assignments.clone();
        let count = all.filter(|one| one.role() == self.role).count();
        (count, Some(count))
    }
}

impl DoubleEndedIterator for UnitsInRole<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let role = self.role;
        self.assignments
            .rfind(|assignment| assignment.role() == role)
            .map(Assignment::unit)
    }
}

impl ExactSizeIterator for UnitsInRole<'_> {}

impl std::iter::FusedIterator for UnitsInRole<'_> {}

/// The units of one task, in the order of the clause, each once.
#[derive(Clone)]
pub struct TaskUnits<'p> {
    /// Those not yet looked at.
    pub(super) assignments: Assignments<'p>,
    /// The task's first.
    pub(super) first: u32,
}

impl fmt::Debug for TaskUnits<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'p> Iterator for TaskUnits<'p> {
    type Item = Unit<'p>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.first;
        // A unit is handed out where the task names it first.
        let is_first = |one: &Assignment<'_>| {
            let all = one.plan.store.by_unit.assignments(one.data.unit());
            let before = all.partition_point(|at| *at < first);
            all.get(before) == Some(&one.id)
        };
        self.assignments.find(is_first).map(Assignment::unit)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.assignments.len()))
    }
}

impl std::iter::FusedIterator for TaskUnits<'_> {}
