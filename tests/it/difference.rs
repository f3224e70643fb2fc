//! Where two texts differ, line by line.

use std::fmt::Write as _;

/// The lines of both sides, those that only one has marked `-` or `+`; nothing where they are the
/// same. White space counts for nothing.
pub(crate) fn difference(expected: &[&str], read: &[&str]) -> Option<String> {
    let squeeze = |line: &&str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let left: Vec<_> = expected.iter().map(squeeze).collect();
    let right: Vec<_> = read.iter().map(squeeze).collect();
    if left == right {
        return None;
    }
    // Lengths of the longest common subsequences of what is left on either side.
    let mut common = vec![vec![0_usize; right.len() + 1]; left.len() + 1];
    for (i, one) in left.iter().enumerate().rev() {
        for (j, other) in right.iter().enumerate().rev() {
            common[i][j] = if one == other {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut text) = (0, 0, String::new());
    while i < left.len() || j < right.len() {
        let same = i < left.len() && j < right.len() && left[i] == right[j];
        if same {
            let _ = writeln!(text, "    {}", left[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == right.len() || (i < left.len() && common[i + 1][j] >= common[i][j + 1]) {
            let _ = writeln!(text, "  - {}", left[i]);
            i += 1;
        } else {
            let _ = writeln!(text, "  + {}", right[j]);
            j += 1;
        }
    }
    Some(text)
}
