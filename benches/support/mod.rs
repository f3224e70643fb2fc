//! What several benchmarks share.
#![allow(dead_code, reason = "none of them needs it all")]

pub(crate) mod generate;
