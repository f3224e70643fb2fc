//! The assignments of a plan, of its body and of its annex, as it keeps them.

use crate::model::assignment::{AssignmentData, Provenance, Role};
use crate::model::ids::{UnitId, index};
use crate::model::packed::{Packed, PackedSpan, Rare};
use crate::text::Span;

/// An assignment of a task, or of a row of the annex.
///
/// Most of what a plan keeps is these, so they are small. The task or row is not told: its assignments
/// stand together, in the order of the tasks. A label serves every unit of its list and stands in a table
/// of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mention {
    unit: Packed,
    start: Packed,
    label: Packed,
    /// The bytes of the mention, or [`LONG`].
    length: [u8; 2],
    manner: Manner,
}

/// A mention of so many bytes or more has its length elsewhere.
const LONG: u16 = u16::MAX;

impl Mention {
    pub(crate) const fn unit(&self) -> UnitId {
        UnitId(self.unit.get())
    }

    pub(crate) const fn role(&self) -> Role {
        self.manner.role()
    }

    pub(crate) const fn provenance(&self) -> Provenance {
        self.manner.provenance()
    }

    pub(crate) const fn is_open(&self) -> bool {
        self.manner.is_open()
    }
}

/// Role, provenance and whether the list is open, in one byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Manner(u8);

impl Manner {
    const fn new(role: Role, provenance: Provenance, open: bool) -> Self {
        Self(role as u8 | (provenance as u8) << 3 | (open as u8) << 5)
    }

    const fn role(self) -> Role {
        match self.0 & 7 {
            0 => Role::Lead,
            1 => Role::Responsible,
            2 => Role::Support,
            3 => Role::Guide,
            _ => Role::Implement,
        }
    }

    const fn provenance(self) -> Provenance {
        match self.0 >> 3 & 3 {
            0 => Provenance::Stated,
            1 => Provenance::Inferred,
            _ => Provenance::Repaired,
        }
    }

    const fn is_open(self) -> bool {
        self.0 >> 5 == 1
    }
}

/// The assignments of the tasks, in their order, and behind them those of the rows of the annex.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Mentions {
    entries: Vec<Mention>,
    labels: Vec<PackedSpan>,
    /// The lengths of long mentions.
    long: Rare<u32>,
}

/// A row of a table alternates between the labels of its columns: so many are looked through for one that
/// is there.
const RECENT_LABELS: usize = 4;

impl Mentions {
    /// Room for so many, in so many lists.
    pub(crate) fn with_capacity(mentions: usize, lists: usize) -> Self {
        Self {
            entries: Vec::with_capacity(mentions),
            labels: Vec::with_capacity(lists),
            long: Rare::default(),
        }
    }

    pub(crate) fn extend(&mut self, all: &[AssignmentData]) {
        let (first, labels, long) = (self.entries.len(), &mut self.labels, &mut self.long);
        // As a rule the label is that of the one before.
        let mut last = (Span::default(), Packed::new(0));
        self.entries
            .extend(all.iter().enumerate().map(|(at, data)| {
                if last.0 != data.label || at == 0 {
                    last = (data.label, label(labels, data.label));
                }
                let length = data.span.len();
                let short = u16::try_from(length).unwrap_or(LONG);
                if short == LONG {
                    long.push(first + at, Some(index(length)));
                }
                Mention {
                    unit: Packed::new(data.unit.0),
                    start: Packed::at(data.span.start()),
                    label: last.1,
                    length: short.to_le_bytes(),
                    manner: Manner::new(data.role, data.provenance, data.open),
                }
            }));
    }

    pub(crate) fn shrink(&mut self) {
        self.entries.shrink_to_fit();
        self.labels.shrink_to_fit();
        self.long.shrink();
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn entries(&self) -> &[Mention] {
        &self.entries
    }

    /// Where the unit of an entry is written.
    pub(crate) fn span(&self, mention: &Mention, at: u32) -> Span {
        let start = mention.start.index();
        let short = u16::from_le_bytes(mention.length);
        let length = match short {
            LONG => self.long.get(at).unwrap_or_default() as usize,
            _ => usize::from(short),
        };
        Span::at(start, start + length)
    }

    /// Where the label of an entry stands.
    pub(crate) fn label_span(&self, mention: &Mention) -> Span {
        let label = self.labels.get(mention.label.index());
        label.map_or_else(Span::default, |label| label.get())
    }
}

/// The index of a label, which is added where it is not among the last few. In a body each list has its
/// own, behind those before.
fn label(labels: &mut Vec<PackedSpan>, span: Span) -> Packed {
    let label = PackedSpan::new(span);
    let next = labels.len();
    if labels.last().is_some_and(|last| last.get() >= span) {
        let old = next.saturating_sub(RECENT_LABELS);
        let recent = labels.get(old..).unwrap_or_default();
        if let Some(known) = recent.iter().position(|one| *one == label) {
            return Packed::at(old + known);
        }
    }
    labels.push(label);
    Packed::at(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_come_back_as_they_were_told() {
        let mut told = Vec::new();
        let mut start = 0;
        for (at, role) in Role::ALL.iter().copied().enumerate() {
            for provenance in Provenance::ALL.iter().copied() {
                for length in [3, 0xFFFE, 0xFFFF, 0x1_0000] {
                    told.push(AssignmentData {
                        unit: UnitId::at(at + length),
                        span: Span::at(start, start + length),
                        // Two lists in turns, then another.
                        label: Span::at(at / 2 + (length + 1) % 2, 9),
                        role,
                        provenance,
                        open: length % 2 == 0,
                    });
                    start += length + 1;
                }
            }
        }
        let mut kept = Mentions::with_capacity(told.len(), 0);
        kept.extend(&told);
        for (at, (mention, data)) in (0..).zip(kept.entries().iter().zip(&told)) {
            assert_eq!(mention.unit(), data.unit);
            assert_eq!(kept.span(mention, at), data.span);
            assert_eq!(kept.label_span(mention), data.label);
            assert_eq!(
                (mention.role(), mention.provenance(), mention.is_open()),
                (data.role, data.provenance, data.open)
            );
        }
        assert_eq!(kept.labels.len(), 4);
        assert_eq!(size_of::<Mention>(), 15);
    }
}
