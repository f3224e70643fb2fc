//! How alike two texts are, by the pairs of neighbouring characters that they share.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::iter;

use foldhash::fast::RandomState;

use crate::model::ids::index;

/// Texts are compared by their first characters, as many as tell one task from another.
const LONGEST: usize = 240;

/// A task that a text is like, and how much.
pub(super) type Like = (usize, f64);

/// Dice's coefficient: twice what two have in common, by what they have together.
#[expect(clippy::cast_precision_loss, reason = "a few hundred each")]
pub(super) fn share(common: usize, total: usize) -> f64 {
    if total == 0 {
        0.0
    } else {
        2.0 * common as f64 / total as f64
    }
}

/// Two neighbouring characters.
type Gram = u64;

/// Which tasks have which pairs of neighbouring characters. Finding what a text is like takes time in
/// proportion to its length, since pairs that many tasks have tell nothing and are left out.
pub(super) struct Grams {
    tasks: HashMap<Gram, Owners, RandomState>,
    /// The owners of all pairs, each with the place of the owner of the same pair before it.
    owners: Vec<(u32, Option<u32>)>,
    /// How many telling pairs each task's text has, and its title and text together.
    sizes: Vec<usize>,
}

/// Who has a pair of characters.
struct Owners {
    count: usize,
    /// The place of the last of them.
    last: u32,
}

impl Owners {
    /// What too many have tells nothing.
    const fn tell(&self) -> bool {
        self.count <= MOST_TASKS * 2
    }
}

/// A pair that more tasks have is left out.
const MOST_TASKS: usize = 24;

impl Grams {
    pub(super) fn of<'s>(tasks: impl ExactSizeIterator<Item = (&'s str, &'s str)>) -> Self {
        let mut all = Self {
            tasks: HashMap::default(),
            owners: Vec::new(),
            sizes: vec![0; tasks.len() * 2],
        };
        // Each task counts twice: by its text, and by its title alone, which is all of some rows.
        let texts = tasks.flat_map(|(text, title)| [text, title]);
        for (at, text) in texts.enumerate() {
            for gram in pairs(text) {
                all.insert(gram, index(at));
            }
        }
        for owners in all.tasks.values().filter(|owners| owners.tell()) {
            for owner in chain(&all.owners, owners) {
                if let Some(size) = all.sizes.get_mut(owner) {
                    *size += 1;
                }
            }
        }
        all
    }

    fn insert(&mut self, gram: Gram, owner: u32) {
        let place = index(self.owners.len());
        match self.tasks.entry(gram) {
            Entry::Vacant(free) => {
                let (count, last) = (1, place);
                free.insert(Owners { count, last });
                self.owners.push((owner, None));
            }
            Entry::Occupied(mut known) => {
                let known = known.get_mut();
                let last = self.owners.get(known.last as usize);
                if known.tell() && last.is_none_or(|(last, _)| *last != owner) {
                    self.owners.push((owner, Some(known.last)));
                    known.count += 1;
                    known.last = place;
                }
            }
        }
    }

    /// The tasks that a text is like, in document order.
    pub(super) fn like(&self, text: &str) -> Vec<Like> {
        let grams = grams(text);
        let mut votes: HashMap<usize, usize, RandomState> = HashMap::default();
        let mut size = 0;
        for gram in &grams {
            let owners = self.tasks.get(gram);
            if owners.is_some_and(|owners| !owners.tell()) {
                continue;
            }
            // What no task has makes the text unlike all.
            size += 1;
            for owner in owners.into_iter().flat_map(|own| chain(&self.owners, own)) {
                *votes.entry(owner).or_default() += 1;
            }
        }
        let mut best: HashMap<usize, f64, RandomState> = HashMap::default();
        for (owner, common) in votes {
            let own = self.sizes.get(owner).copied().unwrap_or(0);
            let likeness = share(common, own + size);
            let slot = best.entry(owner / 2).or_insert(0.0);
            *slot = slot.max(likeness);
        }
        let mut likes: Vec<_> = best.into_iter().collect();
        likes.sort_unstable_by_key(|(task, _)| *task);
        likes
    }
}

/// The owners of a pair, the last first.
fn chain<'o>(all: &'o [(u32, Option<u32>)], of: &Owners) -> impl Iterator<Item = usize> + use<'o> {
    let mut next = Some(of.last);
    iter::from_fn(move || {
        let (owner, before) = all.get(next? as usize)?;
        next = *before;
        Some(*owner as usize)
    })
}

/// The pairs of neighbouring characters of a text, each once.
fn grams(text: &str) -> Vec<Gram> {
    let mut grams = Vec::with_capacity(LONGEST);
    grams.extend(pairs(text));
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// The pairs of neighbouring characters of a text; punctuation and blanks do not count.
fn pairs(text: &str) -> impl Iterator<Item = Gram> {
    let mut before = None;
    let characters = text.chars().filter(|c| counts(*c)).take(LONGEST);
    characters.filter_map(move |c| {
        let before = before.replace(c)?;
        Some(u64::from(u32::from(before)) << 32 | u64::from(u32::from(c)))
    })
}

fn counts(c: char) -> bool {
    match c {
        // Ideographs are letters, and the marks between them are none: that is nearly all.
        '\u{4E00}'..='\u{9FFF}' => true,
        '，' | '。' | '、' | '；' | '：' | '“' | '”' | '（' | '）' => false,
        _ => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_pairs_by_all_pairs_of_both() {
        let grams = Grams::of([("甲乙，丙丁甲乙。", ""), ("丙丁", "甲乙丙")].into_iter());
        // 甲乙 乙丙 丙丁 丁甲; 丙丁; 甲乙 乙丙.
        assert_eq!(grams.sizes, [4, 0, 1, 2]);
        let like = |text| grams.like(text);
        assert_eq!(like("丙、丁"), [(0, share(1, 5)), (1, share(1, 2))]);
        assert_eq!(like("甲乙丙"), [(0, share(2, 6)), (1, share(2, 4))]);
        assert_eq!(like("戊己"), []);
    }

    #[test]
    fn what_many_tasks_have_tells_nothing() {
        let texts = |count| Grams::of(vec![("推进", ""); count].into_iter());
        assert_eq!(texts(48).like("推进").len(), 48);
        assert_eq!(texts(49).like("推进"), []);
        assert_eq!(texts(49).sizes.iter().sum::<usize>(), 0);
    }
}
