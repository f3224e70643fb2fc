//! How alike two texts are, by the pairs of neighbouring characters that they share.

use std::collections::HashMap;

use foldhash::fast::RandomState;

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

/// Pairs of neighbouring characters.
type Gram = (char, char);

/// Which tasks have which pairs of neighbouring characters. Finding what a text is like takes time in
/// proportion to its length, since pairs that many tasks have tell nothing and are left out.
pub(super) struct Grams {
    /// Of a pair that too many have, none.
    tasks: HashMap<Gram, Vec<usize>, RandomState>,
    /// How many telling pairs each task's text has, and its title and text together.
    sizes: Vec<usize>,
}

/// A pair that more tasks have is left out.
const MOST_TASKS: usize = 24;

impl Grams {
    pub(super) fn of<'s>(tasks: impl ExactSizeIterator<Item = (&'s str, &'s str)>) -> Self {
        // Each task counts twice: by its text, and by its title alone, which is all of some rows.
        let mut by_gram: HashMap<Gram, Vec<usize>, RandomState> = HashMap::default();
        let mut all = Vec::with_capacity(tasks.len() * 2);
        let texts = tasks.flat_map(|(text, title)| [text, title]);
        for (at, text) in texts.enumerate() {
            let grams = grams(text);
            for gram in &grams {
                let owners = by_gram.entry(*gram).or_default();
                if owners.len() <= MOST_TASKS * 2 {
                    owners.push(at);
                }
            }
            all.push(grams);
        }
        for owners in by_gram.values_mut() {
            if owners.len() > MOST_TASKS * 2 {
                owners.clear();
            }
        }
        let tells = |gram: &&Gram| by_gram.get(*gram).is_some_and(|owners| !owners.is_empty());
        let sizes = all
            .iter()
            .map(|grams| grams.iter().filter(tells).count())
            .collect();
        Self {
            tasks: by_gram,
            sizes,
        }
    }

    /// The tasks that a text is like, in document order.
    pub(super) fn like(&self, text: &str) -> Vec<Like> {
        let grams = grams(text);
        let mut votes: HashMap<usize, usize, RandomState> = HashMap::default();
        let mut size = 0;
        for gram in &grams {
            let owners = self.tasks.get(gram).map(Vec::as_slice);
            // What no task has makes the text unlike all; what too many have tells nothing.
            size += usize::from(owners.is_none_or(|owners| !owners.is_empty()));
            for owner in owners.unwrap_or_default() {
                *votes.entry(*owner).or_default() += 1;
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

/// The pairs of neighbouring characters of a text, each once; punctuation and blanks do not count.
fn grams(text: &str) -> Vec<Gram> {
    let mut grams = Vec::with_capacity(LONGEST);
    let mut before = None;
    for c in text.chars().filter(|c| c.is_alphanumeric()).take(LONGEST) {
        if let Some(before) = before {
            grams.push((before, c));
        }
        before = Some(c);
    }
    grams.sort_unstable();
    grams.dedup();
    grams
}
