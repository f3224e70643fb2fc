use super::*;

static ENDS: Lexicon<u8> = lexicon!(Last, &[(1, &["市财政局", "a局"]), (2, &["局", "厅"])]);
static STARTS: Lexicon<()> = lexicon!(First, ["甲乙", "甲", "·", "x"]);

#[test]
fn the_first_word_that_fits_counts() {
    assert_eq!(ENDS.strip_end("某市财政局"), Some(("某", &1)));
    assert_eq!(ENDS.strip_end("某县财政局"), Some(("某县财政", &2)));
    assert_eq!(ENDS.strip_end("厅"), Some(("", &2)));
    assert_eq!(ENDS.strip_end("局a"), None);
    assert_eq!(ENDS.strip_end(""), None);
    assert_eq!(STARTS.strip_start("甲乙丙"), Some(("丙", &())));
    assert_eq!(STARTS.strip_start("甲丙"), Some(("丙", &())));
    assert!(STARTS.begins("·") && STARTS.begins("xy") && !STARTS.begins("乙甲"));
}

#[test]
fn words_are_found_wherever_they_stand() {
    let places: Vec<_> = STARTS.places("乙x甲乙·").map(|(at, ..)| at).collect();
    assert_eq!(places, [3, 4, 10]);
    assert!(!STARTS.within("乙丙"));
}

#[test]
fn words_are_known_by_one_character() {
    let keys = |keys: &str| {
        keys.chars()
            .map(|key| STARTS.may_have_key(key))
            .collect::<Vec<_>>()
    };
    assert_eq!(keys("甲·x乙"), [true, true, true, false]);
}
