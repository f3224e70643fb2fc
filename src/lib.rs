//! Reads Chinese government plans (试点方案, 实施方案, 工作方案, 若干措施) into data: typed sections, tasks and
//! departments, each value pointing back at its bytes.
//!
//! Such a plan is a hundred lines of prose. Each task closes with a clause that says who does it,
//! （牵头单位：…；责任单位：…）, and a table at the end repeats it all. This crate answers what people
//! otherwise retype into spreadsheets to find out: what is to be done, by whom, with whom, where the
//! document says so.
//!
//! ```
//! # #[cfg(feature = "bishan")] {
//! use pilot_plan::Plan;
//!
//! let plan = Plan::bishan();
//! for task in &plan.tasks_involving("区财政局")? {
//!     println!("{:>2} {}", task.number(), task.title());
//! }
//! # assert_eq!(plan.tasks_involving("区财政局")?.len(), 8);
//! # }
//! # Ok::<(), pilot_plan::UnknownUnit>(())
//! ```
//!
//! # A plan from text
//!
//! [`Plan::parse`] takes a `&'static str` or a `String` and keeps it as the plan's source. What cannot be
//! a plan is a [`ParseError`]; whatever else is odd becomes a [`Diagnostic`] with code, severity and span.
//!
//! ```
//! use pilot_plan::{Plan, Role};
//!
//! let plan = Plan::parse(
//!     "一、水利\n\
//!      （一）修渠。清淤三万方。护岸五处。（县水利局牵头，县财政局、河口镇按职责分工负责，2026年6月底前完成）\n\
//!      （二）节水。推广滴灌。（责任单位：县水利局、农业农村局等部门）\n",
//! )?;
//! let dredging = plan.task(1).unwrap();
//! assert_eq!(dredging.title(), "修渠");
//! assert_eq!(dredging.measures().count(), 2);
//! assert_eq!(dredging.leads().next().unwrap().name(), "县水利局");
//! assert_eq!(dredging.deadline().unwrap().date().unwrap().to_string(), "2026-06-30");
//!
//! let saving = plan.task(2).unwrap();
//! let second = saving.assignments().nth(1).unwrap();
//! assert_eq!((second.written(), second.unit().name()), ("农业农村局", "县农业农村局"));
//! assert_eq!((second.role(), second.label()), (Role::Responsible, "责任单位"));
//! assert!(second.is_open(), "等部门: the list is not complete");
//! # Ok::<(), pilot_plan::ParseError>(())
//! ```
//!
//! # What a plan is
//!
//! | type | in the document |
//! |---|---|
//! | [`Plan`] | 方案: one parsed document, which owns its source and everything read from it |
//! | [`Document`] | 公文要素: number, issuer, titles, date, addressees, note, citations |
//! | [`Section`] | 一、（一）1.（1）: a numbered heading with what stands under it; sections form a tree |
//! | [`Task`] | 任务: the passage that a clause closes, or a row of a task table where no body states it |
//! | [`Measures`] | 举措: the sentences of a task |
//! | [`Unit`], [`UnitKind`] | 单位: a body that is given work, and what sort of body it is |
//! | [`Assignment`], [`Role`] | 分工: one unit in one role for one task |
//! | [`StandingRule`] | 下同, 以下均…: a rule that is stated once and holds from there on |
//! | [`Annex`], [`AnnexRow`] | 附件 任务分工表: the table at the end, as it is printed |
//! | [`AnnexCell`] | 责任领导, 备注: what a row says beside who does what |
//! | [`Span`], [`Excerpt`], [`Position`] | a byte range; a range with its text; line and column |
//! | [`Provenance`] | stated in the text, inferred by a rule, or repaired from another place |
//! | [`Diagnostic`] | something odd met while reading |
//!
//! A plan hands out small `Copy` handles that borrow from it for one lifetime, `'p`, which always means
//! "borrowed from the plan". Texts are slices of the source. Whatever comes in a sequence comes in the
//! order of the document, on every run.
//!
//! # Questions
//!
//! ```
//! # #[cfg(feature = "bishan")] {
//! use pilot_plan::{ElementKind, Plan, Reach};
//!
//! let plan = Plan::bishan();
//!
//! // A name that is not quite right is an error with candidates, never an empty answer.
//! let error = plan.unit("财政局").unwrap_err();
//! assert_eq!(error.candidates()[0], "区财政局");
//!
//! // Filters: what the finance bureau leads together with the high-tech zone.
//! let finance = plan.unit("区财政局")?;
//! let zone = plan.unit("璧山高新区管委会")?;
//! let together = plan.query().led_by(finance).involving(zone).resolve();
//! assert_eq!(together.iter().map(|task| task.number()).collect::<Vec<_>>(), [4, 11]);
//!
//! // Sets: what one has and the other has not.
//! assert_eq!((&finance.tasks() - &zone.tasks()).len(), 5);
//!
//! // Every value says where it stands, and every byte what it is.
//! let first = finance.assignments().next().unwrap();
//! let place = plan.at(first.span().start()).unwrap();
//! assert_eq!(place.element().kind(), ElementKind::Clause);
//! assert_eq!(place.task().unwrap().number(), 1);
//! assert_eq!(plan.position(first.span().start()).unwrap().to_string(), "33:361");
//!
//! // Whether body and annex agree on who does what.
//! assert!(plan.audit().is_consistent());
//!
//! // Who waits for whom.
//! let graph = plan.dependency_graph();
//! assert_eq!(graph.dependencies_of(finance, Reach::Direct).len(), 13);
//! assert_eq!(graph.dependents_of(finance, Reach::Transitive).len(), 12);
//! # }
//! # Ok::<(), pilot_plan::UnknownUnit>(())
//! ```
//!
//! # Offsets
//!
//! Spans count UTF-8 bytes of the source as it was given: a byte order mark and both bytes of a `\r\n`
//! count. [`Position`] counts lines and, in characters, columns, both from 1.
//!
//! # Features
//!
//! - `bishan` (default): `Plan::bishan()`, 璧山区现代服务业扩大开放综合试点方案 (2022), 53 kB of text.
//! - `encoding`: [`Plan::from_bytes`] also reads GB18030, GBK, Big5 and UTF-16.
//! - `serde` (default): a plan as JSON and back, in the versioned form "pilot-plan/1".
//!
//! # Versions
//!
//! [`petgraph`], whose types the graphs expose, and [`chrono`], whose civil date dates are, are re-exported.
//! Of chrono only the date is built: what formats with patterns is in its feature `alloc`, yours to ask for.
#![cfg_attr(docsrs, feature(doc_cfg))]

// Floors, lowest first: { text, line_index, numeral, radicals } ← model ← nearest ← parse;
// { model, nearest } ← { set, query, search, graph, audit, record }. The errors stand beside them: text ← error.
mod audit;
mod error;
mod graph;
mod line_index;
mod model;
mod nearest;
mod numeral;
mod parse;
#[cfg(test)]
mod promises;
mod query;
mod radicals;
#[cfg(feature = "serde")]
pub mod record;
mod search;
mod set;
mod short_forms;
mod text;
mod titles;

pub use audit::{Audit, Finding, FindingKind, FindingSeverity};
pub use chrono;
pub use error::{ParseError, ParseErrorKind, UnknownName, UnknownUnit};
pub use graph::{
    Collaboration, CollaborationGraph, Dependency, DependencyGraph, Dot, Impact, Reach,
};
pub use line_index::LineIndex;
pub use model::*;
pub use petgraph;
pub use query::Query;
pub use radicals::unify_radicals;
pub use search::{Hit, Hits};
pub use set::{TaskSet, TaskSetIntoIter, TaskSetIter, UnitSet, UnitSetIntoIter, UnitSetIter};
pub use text::{Excerpt, Position, Span};

/// The snippets of the README, which run with the other examples of the documentation.
#[cfg(all(doctest, feature = "bishan", feature = "serde"))]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
