//! What is compared: a task, and what the annex repeats of it.

use crate::model::{AnnexRow, Task};

/// A task and the row that repeats it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'a, 'p> {
    pub(super) task: Task<'p>,
    pub(super) row: AnnexRow<'p>,
    /// Rows below it that repeat further parts of the task.
    pub(super) further: &'a [AnnexRow<'p>],
}

impl<'p> Pair<'_, 'p> {
    /// The row, and those that repeat further parts of the task.
    pub(super) fn rows(&self) -> impl Iterator<Item = AnnexRow<'p>> {
        std::iter::once(self.row).chain(self.further.iter().copied())
    }

    /// Whether it takes several rows to repeat the task.
    pub(super) const fn is_parted(&self) -> bool {
        !self.further.is_empty()
    }
}
