//! Sets of tasks and of units.

mod ids;
mod members;

use std::fmt;
use std::iter::FusedIterator;
use std::ops::{BitAnd, BitOr, BitXor, Range, Sub};

use crate::model::{Plan, Role, Task, TaskId, Tasks, Unit, UnitId, Units};
pub(crate) use ids::Ids;
pub(crate) use members::Members;

/// Defines a set of handles: its algebra, its iterators and what else a set can do.
macro_rules! set {
    (
        $(#[$doc:meta])*
        $Set:ident of $Handle:ident by $Id:ident, found with $at:ident;
        $Iter:ident, $IntoIter:ident, all from $All:ident, called $members:literal
    ) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq)]
        pub struct $Set<'p> {
            members: Members<'p, $Id>,
        }

        impl<'p> $Set<'p> {
            /// The empty set.
            pub const fn new() -> Self {
                Self { members: Members::EMPTY }
            }

            pub(crate) fn of(plan: &'p Plan, ids: Ids<'p, $Id>) -> Self {
                Self { members: Members::new(plan, ids) }
            }

            /// The plan that the members belong to; `None` for the empty set.
            pub fn plan(&self) -> Option<&'p Plan> {
                self.members.plan()
            }

            #[doc = concat!("How many ", $members, " there are.")]
            pub fn len(&self) -> usize {
                self.members.ids().len()
            }

            /// Whether there are none.
            pub fn is_empty(&self) -> bool {
                self.members.ids().is_empty()
            }

            /// Whether this one is among them.
            pub fn contains(&self, member: $Handle<'_>) -> bool {
                self.members.contains(member.plan, member.id)
            }

            #[doc = concat!("The ", $members, ", in document order.")]
            pub fn iter(&self) -> $Iter<'_, 'p> {
                $Iter { plan: self.members.plan(), ids: self.members.ids().iter() }
            }

            /// The members of either set, or of both; also `&a | &b`.
            #[must_use]
            pub fn union(&self, other: &Self) -> Self {
                Self { members: self.members.union(&other.members) }
            }

            /// The members of both sets; also `&a & &b`.
            #[must_use]
            pub fn intersection(&self, other: &Self) -> Self {
                Self { members: self.members.intersection(&other.members) }
            }

            /// The members of this set that the other has not; also `&a - &b`.
            #[must_use]
            pub fn difference(&self, other: &Self) -> Self {
                Self { members: self.members.difference(&other.members) }
            }

            /// The members of one set alone; also `&a ^ &b`.
            #[must_use]
            pub fn symmetric_difference(&self, other: &Self) -> Self {
                Self { members: self.members.symmetric_difference(&other.members) }
            }

            /// Whether no member is in both sets.
            pub fn is_disjoint(&self, other: &Self) -> bool {
                self.members.is_disjoint(&other.members)
            }

            /// Whether every member is in the other set too.
            pub fn is_subset(&self, other: &Self) -> bool {
                self.members.is_subset(&other.members)
            }

            /// Whether every member of the other set is in this one.
            pub fn is_superset(&self, other: &Self) -> bool {
                other.is_subset(self)
            }

            /// The members for which `keep` holds, asked in document order.
            #[must_use]
            pub fn filter(&self, mut keep: impl FnMut($Handle<'p>) -> bool) -> Self {
                match self.plan() {
                    None => Self::new(),
                    Some(plan) => {
                        let kept = self.iter().filter(|member| keep(*member));
                        Self::of(plan, kept.map(|member| member.id).collect())
                    }
                }
            }
        }

        impl Eq for $Set<'_> {}

        impl std::hash::Hash for $Set<'_> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.members.ids().hash(state);
            }
        }

        impl Default for $Set<'_> {
            fn default() -> Self {
                Self::new()
            }
        }

        impl fmt::Debug for $Set<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_set().entries(self).finish()
            }
        }

        impl<'p> BitOr<&$Set<'p>> for &$Set<'p> {
            type Output = $Set<'p>;

            fn bitor(self, other: &$Set<'p>) -> $Set<'p> {
                self.union(other)
            }
        }

        impl<'p> BitAnd<&$Set<'p>> for &$Set<'p> {
            type Output = $Set<'p>;

            fn bitand(self, other: &$Set<'p>) -> $Set<'p> {
                self.intersection(other)
            }
        }

        impl<'p> Sub<&$Set<'p>> for &$Set<'p> {
            type Output = $Set<'p>;

            fn sub(self, other: &$Set<'p>) -> $Set<'p> {
                self.difference(other)
            }
        }

        impl<'p> BitXor<&$Set<'p>> for &$Set<'p> {
            type Output = $Set<'p>;

            fn bitxor(self, other: &$Set<'p>) -> $Set<'p> {
                self.symmetric_difference(other)
            }
        }

        /// Collects members in any order; of several plans, those of the first member's plan.
        impl<'p> FromIterator<$Handle<'p>> for $Set<'p> {
            fn from_iter<T: IntoIterator<Item = $Handle<'p>>>(members: T) -> Self {
                let entries = members.into_iter().map(|member| (member.plan, member.id));
                Self { members: Members::collect(entries) }
            }
        }

        /// The set of one.
        impl<'p> From<$Handle<'p>> for $Set<'p> {
            fn from(member: $Handle<'p>) -> Self {
                Self::of(member.plan, std::iter::once(member.id).collect())
            }
        }

        impl<'p> From<$All<'p>> for $Set<'p> {
            fn from(members: $All<'p>) -> Self {
                members.collect()
            }
        }

        impl<'p> IntoIterator for $Set<'p> {
            type Item = $Handle<'p>;
            type IntoIter = $IntoIter<'p>;

            fn into_iter(self) -> $IntoIter<'p> {
                $IntoIter { left: 0..self.len(), set: self }
            }
        }

        impl<'s, 'p> IntoIterator for &'s $Set<'p> {
            type Item = $Handle<'p>;
            type IntoIter = $Iter<'s, 'p>;

            fn into_iter(self) -> $Iter<'s, 'p> {
                self.iter()
            }
        }

        #[doc = concat!("The ", $members, " of a set, in document order.")]
        #[derive(Clone)]
        pub struct $Iter<'s, 'p> {
            plan: Option<&'p Plan>,
            ids: std::slice::Iter<'s, $Id>,
        }

        impl<'p> $Iter<'_, 'p> {
            fn found(&self, id: Option<&$Id>) -> Option<$Handle<'p>> {
                Some(self.plan?.$at(*id?))
            }
        }

        impl fmt::Debug for $Iter<'_, '_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.clone()).finish()
            }
        }

        impl<'p> Iterator for $Iter<'_, 'p> {
            type Item = $Handle<'p>;

            fn next(&mut self) -> Option<Self::Item> {
                let id = self.ids.next();
                self.found(id)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.ids.size_hint()
            }
        }

        impl DoubleEndedIterator for $Iter<'_, '_> {
            fn next_back(&mut self) -> Option<Self::Item> {
                let id = self.ids.next_back();
                self.found(id)
            }
        }

        impl ExactSizeIterator for $Iter<'_, '_> {}

        impl FusedIterator for $Iter<'_, '_> {}

        #[doc = concat!("The ", $members, " of a set that is used up, in document order.")]
        #[derive(Clone)]
        pub struct $IntoIter<'p> {
            set: $Set<'p>,
            left: Range<usize>,
        }

        impl<'p> $IntoIter<'p> {
            fn found(&self, at: Option<usize>) -> Option<$Handle<'p>> {
                let id = self.set.members.ids().get(at?)?;
                Some(self.set.plan()?.$at(*id))
            }
        }

        impl fmt::Debug for $IntoIter<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.clone()).finish()
            }
        }

        impl<'p> Iterator for $IntoIter<'p> {
            type Item = $Handle<'p>;

            fn next(&mut self) -> Option<Self::Item> {
                let at = self.left.next();
                self.found(at)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.left.size_hint()
            }
        }

        impl DoubleEndedIterator for $IntoIter<'_> {
            fn next_back(&mut self) -> Option<Self::Item> {
                let at = self.left.next_back();
                self.found(at)
            }
        }

        impl ExactSizeIterator for $IntoIter<'_> {}

        impl FusedIterator for $IntoIter<'_> {}
    };
}

set! {
    /// A set of tasks of one plan, in document order, each once.
    ///
    /// Sets are combined by reference, with methods or operators, in time linear in their sizes. A
    /// unit's [tasks](Unit::tasks) are a set that borrows from the plan; small sets are kept
    /// without allocation.
    ///
    /// ```
    /// use pilot_plan::{Plan, Task, TaskSet};
    ///
    /// let plan = Plan::parse(
    ///     "一、主要任务\n\
    ///      （一）修渠。清淤护岸。（牵头单位：县水利局；责任单位：县财政局）\n\
    ///      （二）修路。拓宽县道。（牵头单位：县交通局；责任单位：县水利局）\n\
    ///      （三）筹款。整合资金。（牵头单位：县财政局）\n",
    /// )?;
    /// let water = plan.unit("县水利局")?.tasks();
    /// let money = plan.unit("县财政局")?.tasks();
    /// let numbers = |set: TaskSet<'_>| set.iter().map(Task::number).collect::<Vec<_>>();
    ///
    /// assert_eq!(numbers(&water | &money), [1, 2, 3]);
    /// assert_eq!(numbers(&water & &money), [1]);
    /// assert_eq!(numbers(&water - &money), [2]);
    /// assert_eq!(numbers(&water ^ &money), [2, 3]);
    /// // Everything but these, and those of a section:
    /// assert_eq!(numbers(&TaskSet::from(plan.tasks()) - &water), [3]);
    /// assert_eq!(TaskSet::from(plan.sections().nth(1).unwrap().tasks()).len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Sets of different plans
    ///
    /// A set holds tasks of one plan. What belongs to another plan (a copy of the plan is another)
    /// it does not see: it contains none of it, and combined with a set of another plan it stays as
    /// if that one were empty. So `&a | &b`, `&a - &b` and `&a ^ &b` are `a`, and `&a & &b` is
    /// empty. The empty set belongs to no plan. Ask [`plan`](Self::plan) where sets of several plans
    /// may meet, and compare those by the tasks' titles and the units' names.
    TaskSet of Task by TaskId, found with task_at;
    TaskSetIter, TaskSetIntoIter, all from Tasks, called "tasks"
}

set! {
    /// A set of units of one plan, in the plan's order (that of first mention), each once.
    ///
    /// It works as [`TaskSet`] does, with [sets of different plans](TaskSet#sets-of-different-plans)
    /// too.
    ///
    /// ```
    /// use pilot_plan::{Plan, Unit, UnitSet};
    ///
    /// let plan = Plan::parse(
    ///     "一、主要任务\n\
    ///      （一）修渠。清淤护岸。（牵头单位：县水利局；责任单位：县财政局）\n\
    ///      （二）修路。拓宽县道。（牵头单位：县交通局；责任单位：县财政局）\n",
    /// )?;
    /// let first: UnitSet<'_> = plan.task(1).unwrap().units().collect();
    /// let second: UnitSet<'_> = plan.task(2).unwrap().units().collect();
    /// let both = &first & &second;
    /// assert_eq!(both.iter().map(Unit::name).collect::<Vec<_>>(), ["县财政局"]);
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    UnitSet of Unit by UnitId, found with unit_at;
    UnitSetIter, UnitSetIntoIter, all from Units, called "units"
}

impl<'p> TaskSet<'p> {
    /// Adds a task of `plan` that stands behind all others, or is the last of them.
    pub(crate) fn push(&mut self, plan: &'p Plan, id: TaskId) {
        self.members.push(plan, id);
    }
}

impl<'p> Unit<'p> {
    /// The tasks that involve the unit, in whatever role, in document order. The set borrows from
    /// the plan.
    ///
    /// A unit that only the annex names has none.
    pub fn tasks(self) -> TaskSet<'p> {
        let ids = self.plan.store.by_unit.tasks(self.id);
        TaskSet::of(self.plan, Ids::Borrowed(ids))
    }

    /// The tasks that the unit leads (牵头), alone or with others, in document order.
    pub fn led(self) -> TaskSet<'p> {
        let leads = self.assignments().filter(|one| one.role() == Role::Lead);
        let tasks = leads.map(|one| self.plan.store.owner(one.id));
        TaskSet::of(self.plan, tasks.collect())
    }
}

#[cfg(test)]
mod tests;
