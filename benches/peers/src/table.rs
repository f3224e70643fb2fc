//! What was measured, as a Markdown table.

#[derive(Default)]
pub struct Table {
    rows: Vec<[String; 6]>,
}

impl Table {
    /// A time beside another's, and how many times as long it may take; `None` where no goal is set.
    pub fn times(
        &mut self,
        what: &str,
        time: f64,
        beside: &str,
        other: f64,
        ratio: f64,
        goal: Option<f64>,
    ) {
        let beside = format!("{beside}: {}", nanoseconds(other));
        self.row(what, nanoseconds(time), beside, ratio, goal);
    }

    /// Any figure, with the value that the goal is set for.
    pub fn row(
        &mut self,
        what: &str,
        figure: String,
        beside: String,
        value: f64,
        goal: Option<f64>,
    ) {
        let (goal, met) = match goal {
            Some(goal) => (
                format!("≤ {goal}"),
                if value <= goal { "yes" } else { "no" },
            ),
            None => (String::new(), ""),
        };
        self.rows.push([
            what.to_owned(),
            figure,
            beside,
            short(value),
            goal,
            met.to_owned(),
        ]);
    }

    /// A row without figures, and why it has none.
    pub fn lacking(&mut self, what: &str, why: &str) {
        let none = String::new;
        self.rows.push([
            what.to_owned(),
            none(),
            why.to_owned(),
            none(),
            none(),
            none(),
        ]);
    }

    /// What a goal is set for, then what is there to compare.
    pub fn print(&self) {
        let (with_goal, without): (Vec<_>, Vec<_>) =
            self.rows.iter().partition(|[.., goal, _]| !goal.is_empty());
        println!("| what | figure | beside | ratio | goal | met |");
        println!("|---|---:|---|---:|---:|---|");
        for cells in with_goal {
            println!("| {} |", cells.join(" | "));
        }
        println!("\nWithout a goal, to compare:\n");
        println!("| what | figure | beside | ratio |");
        println!("|---|---:|---|---:|");
        for [what, figure, beside, ratio, ..] in without {
            println!("| {what} | {figure} | {beside} | {ratio} |");
        }
    }
}

/// Three digits that matter.
fn short(value: f64) -> String {
    let decimals = match value.abs() {
        value if value >= 100.0 => 0,
        value if value >= 10.0 => 1,
        value if value >= 0.1 => 2,
        _ => 4,
    };
    format!("{value:.decimals$}")
}

fn nanoseconds(time: f64) -> String {
    match time {
        time if time >= 1e6 => format!("{} ms", short(time / 1e6)),
        time if time >= 1e3 => format!("{} µs", short(time / 1e3)),
        time => format!("{} ns", short(time)),
    }
}
