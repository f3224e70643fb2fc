//! What the crate promises, by theme, against the plan that ships with it, against fixtures and
//! against generated plans. Everything goes through the public interface.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking; the setting in .clippy.toml reaches test functions only"
)]
#![allow(
    clippy::format_collect,
    clippy::similar_names,
    reason = "tests build small texts and hold `expected` beside `expect`, `read` beside `reading`"
)]

mod annexes;
mod another_document;
mod audit;
mod bare_numbers;
mod boxes;
mod broken_tables;
mod cells;
mod clauses;
mod damaged;
mod difference;
mod document;
mod examples;
mod fixtures;
mod generator;
mod graph;
mod headings;
mod heads;
mod html;
mod labels;
mod laid_tables;
mod levels;
mod lists;
mod markdown;
mod merged_tables;
mod mutations;
mod names;
mod notes;
mod outline;
mod page_days;
mod page_keepers;
mod pages;
mod pipes;
mod properties;
mod queries;
mod record;
mod rules;
mod said;
mod sentences;
mod shared_endings;
mod shipped;
mod signed_tables;
mod spans;
mod tables;
mod task_columns;
mod unit_cells;
mod unmarked_labels;
mod vacant_clauses;
mod verify;
