//! Reading the shipped plan, beside checking its bytes and others' ways of looking at them.

use std::hint::black_box;
use std::str::from_utf8;

use pilot_plan::Plan;
use regex::Regex;

use crate::table::Table;
use crate::turns::{once, take};

/// A clause and its lists, as one who only wants these would pull them out.
const CLAUSE: &str = "（牵头单位：([^；）]*)(?:；责任单位：([^）]*))?）";

pub fn measure(table: &mut Table) {
    let text = Plan::bishan().source();
    let clause = Regex::new(CLAUSE).expect("the expression is well formed");
    assert_eq!(clauses(&clause, text).len(), Plan::bishan().tasks().len());
    let samples = take(
        1_001,
        vec![
            once(|| Plan::parse(black_box(text))),
            once(|| from_utf8(black_box(text.as_bytes())).map(str::len)),
            once(|| clauses(&clause, black_box(text))),
            once(|| pulldown_cmark::Parser::new(black_box(text)).count()),
            once(|| black_box(text).chars().filter(|c| is_sign(*c)).count()),
        ],
    );
    let own = "`Plan::parse`, shipped plan";
    let peers = [
        ("`from_utf8`", Some(1.0)),
        ("regex, the clauses alone", Some(0.5)),
        ("pulldown-cmark, events counted", None),
        (
            "`chars`, line ends, brackets, colons and stops counted",
            None,
        ),
    ];
    for (at, (peer, goal)) in peers.into_iter().enumerate() {
        let (time, other) = (samples.time(0), samples.time(at + 1));
        table.times(own, time, peer, other, samples.ratio(0, at + 1), goal);
    }
}

/// The least that a reader of plans has to look for: what ends lines and sentences, brackets, colons.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r'
            | '。'
            | '；'
            | '：'
            | ':'
            | '（'
            | '）'
            | '('
            | ')'
            | '【'
            | '】'
            | '〔'
            | '〕'
    )
}

/// The lists of leads and of others, clause by clause.
fn clauses<'t>(clause: &Regex, text: &'t str) -> Vec<(&'t str, Option<&'t str>)> {
    let found = clause.captures_iter(text).map(|captures| {
        let list = |at| captures.get(at).map(|list| list.as_str());
        (list(1).unwrap_or_default(), list(2))
    });
    found.collect()
}
