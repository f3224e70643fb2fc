//! What the two kinds of set have in common.

use crate::model::Plan;
use crate::set::ids::{Ids, Standing};

/// Entries of one plan's table. No entries belong to no plan, so that all empty sets are alike.
#[derive(Clone)]
pub(crate) struct Members<'p, I> {
    plan: Option<&'p Plan>,
    ids: Ids<'p, I>,
}

impl<'p, I> Members<'p, I> {
    pub(crate) const EMPTY: Self = Self {
        plan: None,
        ids: Ids::EMPTY,
    };

    pub(crate) fn new(plan: &'p Plan, ids: Ids<'p, I>) -> Self {
        if ids.as_slice().is_empty() {
            return Self::EMPTY;
        }
        Self {
            plan: Some(plan),
            ids,
        }
    }

    pub(crate) fn plan(&self) -> Option<&'p Plan> {
        self.plan
    }

    pub(crate) fn ids(&self) -> &[I] {
        self.ids.as_slice()
    }

    fn is_of(&self, plan: &Plan) -> bool {
        self.plan.is_some_and(|own| std::ptr::eq(own, plan))
    }
}

impl<'p, I: Copy + Ord> Members<'p, I> {
    /// Adds an entry of `plan` that stands behind all others, or is the last of them.
    pub(crate) fn push(&mut self, plan: &'p Plan, id: I) {
        self.plan = Some(plan);
        self.ids.push(id);
    }

    pub(crate) fn contains(&self, plan: &Plan, id: I) -> bool {
        self.is_of(plan) && self.ids().binary_search(&id).is_ok()
    }

    /// The ids of `other`, none where they are those of another plan than ours.
    fn seen<'a>(&self, other: &'a Self) -> &'a [I] {
        match other.plan {
            Some(plan) if self.is_of(plan) => other.ids(),
            _ => &[],
        }
    }

    pub(crate) fn union(&self, other: &Self) -> Self {
        let Some(plan) = self.plan else {
            return other.clone();
        };
        let (left, right) = (self.ids(), self.seen(other));
        if right.is_empty() {
            return self.clone();
        }
        let most = left.len() + right.len();
        Self::new(plan, Ids::merged(left, right, most, |_| true))
    }

    pub(crate) fn intersection(&self, other: &Self) -> Self {
        let Some(plan) = self.plan else {
            return Self::EMPTY;
        };
        let (left, right) = (self.ids(), self.seen(other));
        let most = left.len().min(right.len());
        let ids = Ids::merged(left, right, most, |at| at == Standing::Both);
        Self::new(plan, ids)
    }

    pub(crate) fn difference(&self, other: &Self) -> Self {
        let Some(plan) = self.plan else {
            return Self::EMPTY;
        };
        let (left, right) = (self.ids(), self.seen(other));
        if right.is_empty() {
            return self.clone();
        }
        let ids = Ids::merged(left, right, left.len(), |at| at == Standing::Left);
        Self::new(plan, ids)
    }

    pub(crate) fn symmetric_difference(&self, other: &Self) -> Self {
        let Some(plan) = self.plan else {
            return other.clone();
        };
        let (left, right) = (self.ids(), self.seen(other));
        if right.is_empty() {
            return self.clone();
        }
        let most = left.len() + right.len();
        let ids = Ids::merged(left, right, most, |at| at != Standing::Both);
        Self::new(plan, ids)
    }

    pub(crate) fn is_disjoint(&self, other: &Self) -> bool {
        let (few, many) = match (self.ids(), self.seen(other)) {
            (left, right) if left.len() <= right.len() => (left, right),
            (left, right) => (right, left),
        };
        few.iter().all(|id| many.binary_search(id).is_err())
    }

    pub(crate) fn is_subset(&self, other: &Self) -> bool {
        let others = self.seen(other);
        self.ids().len() <= others.len()
            && self.ids().iter().all(|id| others.binary_search(id).is_ok())
    }

    /// Collects entries in any order. The first tells the plan; entries of another are left out.
    pub(crate) fn collect(entries: impl Iterator<Item = (&'p Plan, I)>) -> Self {
        let mut entries = entries.peekable();
        let Some((plan, _)) = entries.peek().copied() else {
            return Self::EMPTY;
        };
        let ids = entries
            .filter(|(other, _)| std::ptr::eq(plan, *other))
            .map(|(_, id)| id);
        Self::new(plan, Ids::sorted(ids.collect()))
    }
}

impl<I: PartialEq> PartialEq for Members<'_, I> {
    fn eq(&self, other: &Self) -> bool {
        let same_plan = match (self.plan, other.plan) {
            (Some(plan), Some(other)) => std::ptr::eq(plan, other),
            (None, None) => true,
            _ => false,
        };
        same_plan && self.ids() == other.ids()
    }
}
