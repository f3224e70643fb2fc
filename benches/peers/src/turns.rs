//! Contestants that take turns.

use std::hint::black_box;
use std::time::Instant;

use cpu_time::ThreadTime;

/// What has passed, less what other programs were given meanwhile: the lesser of the time on the wall and
/// the thread's own, which is coarse but does not run while the thread waits.
struct Clock {
    own: ThreadTime,
    wall: Instant,
}

impl Clock {
    fn start() -> Self {
        let own = ThreadTime::now();
        let wall = Instant::now();
        Self { own, wall }
    }

    fn nanoseconds(&self) -> f64 {
        let wall = self.wall.elapsed();
        wall.min(self.own.elapsed()).as_nanos() as f64
    }
}

/// Gives one sample: the nanoseconds that one go takes.
pub type Contestant<'c> = Box<dyn FnMut() -> f64 + 'c>;

/// A go a sample; what it makes is dropped outside the time.
pub fn once<'c, T>(mut go: impl FnMut() -> T + 'c) -> Contestant<'c> {
    Box::new(move || {
        let start = Clock::start();
        let made = black_box(go());
        let nanoseconds = start.nanoseconds();
        drop(made);
        nanoseconds
    })
}

/// Many goes a sample, for what a clock cannot see alone.
pub fn often<'c, T>(times: u32, mut go: impl FnMut() -> T + 'c) -> Contestant<'c> {
    Box::new(move || {
        let start = Clock::start();
        for _ in 0..times {
            black_box(go());
        }
        start.nanoseconds() / f64::from(times)
    })
}

/// The samples of each contestant, round by round.
pub struct Samples(Vec<Vec<f64>>);

pub fn take(rounds: usize, mut contestants: Vec<Contestant<'_>>) -> Samples {
    let mut samples = vec![Vec::with_capacity(rounds); contestants.len()];
    // The first round fills caches and is not counted.
    for round in 0..=rounds {
        for (contestant, own) in contestants.iter_mut().zip(&mut samples) {
            let sample = contestant();
            if round > 0 {
                own.push(sample);
            }
        }
    }
    Samples(samples)
}

impl Samples {
    /// The median time of a contestant, in nanoseconds.
    pub fn time(&self, contestant: usize) -> f64 {
        median(self.0[contestant].clone())
    }

    /// How many times as long `one` takes as `other`.
    pub fn ratio(&self, one: usize, other: usize) -> f64 {
        let pairs = self.0[one].iter().zip(&self.0[other]);
        median(pairs.map(|(one, other)| one / other).collect())
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
