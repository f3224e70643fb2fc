//! Clauses as nearly all are: usual labels, each with names that stand by themselves.
//!
//! 牵头单位：甲局；责任单位：乙局、丙局 is read in one walk, without looking for colons and brackets first. At
//! whatever else stands there the grammar of lists takes over.

use crate::parse::clause::Mention;
use crate::parse::clause::items::Items;
use crate::parse::clause::list::{Label, Lists};
use crate::parse::known::Stands;
use crate::parse::scan::ideographs;
use crate::parse::words;
use crate::text::Span;

/// How far a clause has been read.
#[derive(Default)]
pub(super) struct Walk {
    /// The label of the list at hand; none where nothing has been read.
    pub(super) label: Option<Label>,
    /// Where that list begins, in bytes of the clause.
    pub(super) from: usize,
    pub(super) list: Begun,
    /// The clause has been read to its end.
    pub(super) is_over: bool,
}

/// How far a list has been read.
#[derive(Clone, Copy, Default)]
pub(super) struct Begun {
    /// Where the next item begins.
    pub(super) at: usize,
    /// The first mention of the list.
    pub(super) first: usize,
    /// The first mention behind the last mark that parts more than 、 does.
    pub(super) tail: usize,
}

/// What stands behind a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// 、
    Joins,
    /// ，；
    Parts,
    End,
}

impl Behind {
    /// The mark that a text begins with, and its width.
    const fn of(text: &[u8]) -> Option<(Self, usize)> {
        Some(match text {
            [0xE3, 0x80, 0x81, ..] => (Self::Joins, 3),
            [] => (Self::End, 0),
            [0xEF, 0xBC, 0x8C | 0x9B, ..] => (Self::Parts, 3),
            [b',' | b';', ..] => (Self::Parts, 1),
            _ => return None,
        })
    }
}

impl Lists<'_, '_> {
    /// Reads the lists that a clause begins with, as far as they are as most are. Where that is not to the end, the
    /// names of the list at hand have no role yet: a verb phrase may follow.
    pub(super) fn walk(&mut self, clause: Span) -> Walk {
        let walk = self.walk_lists(clause);
        let open = if walk.is_over {
            self.out.mentions.len()
        } else {
            walk.list.first
        };
        for mention in self.out.mentions.iter_mut().skip(open) {
            *mention = Mention {
                unit: mention.unit,
                stands: mention.stands,
                ..Mention::of(mention.span)
            };
        }
        walk
    }

    fn walk_lists(&mut self, clause: Span) -> Walk {
        let mut walk = Walk {
            list: self.begun(clause.start()),
            ..Walk::default()
        };
        while let Some((label, end)) = self.label_at(walk.list.at, clause) {
            // A list of nobody is for the grammar.
            if walk.label.is_some() && self.out.mentions.len() == walk.list.first {
                break;
            }
            walk.label = Some(label);
            walk.from = end - clause.start();
            walk.list = self.begun(end);
            if self.walk_names(Some(label), clause.end(), &mut walk.list) {
                walk.is_over = true;
                break;
            }
        }
        walk
    }

    /// The usual label that begins at a place of a clause, and the end of its colon.
    fn label_at(&self, at: usize, clause: Span) -> Option<(Label, usize)> {
        let rest = self.source.get(at..clause.end())?;
        let (word, behind) = rest.split_at_checked(words::USUAL_LENGTH)?;
        let role = words::usual_label(word)?;
        let span = Span::at(at, at + word.len());
        let colon = words::colon(behind.as_bytes());
        (colon > 0).then_some((Label { role, span }, span.end() + colon))
    }

    /// Reads the names of a list up to what may be none, and tells whether it has come to the `end`. The label gives
    /// them their role; without it they have none yet.
    pub(super) fn walk_names(
        &mut self,
        label: Option<Label>,
        end: usize,
        list: &mut Begun,
    ) -> bool {
        let bytes = self.source.as_bytes().get(..end).unwrap_or_default();
        while let Some(rest) = bytes.get(list.at..) {
            let name = Span::at(list.at, list.at + ideographs(rest));
            let behind = bytes.get(name.end()..);
            let Some((mark, width)) = behind.and_then(Behind::of) else {
                break;
            };
            if !self.name(name, Stands::Settled, label) {
                break;
            }
            if mark == Behind::End {
                return true;
            }
            list.at = name.end() + width;
            if mark == Behind::Parts {
                list.tail = self.out.mentions.len();
            }
        }
        false
    }

    /// A list of which nothing has been read, and that begins at `at`.
    pub(super) const fn begun(&self, at: usize) -> Begun {
        let first = self.out.mentions.len();
        Begun {
            at,
            first,
            tail: first,
        }
    }

    /// Reads the next items of a list up to one that may be no name, and tells whether there is none. Up to `read`
    /// the list has been read otherwise; `tail` is the first mention behind the last mark that parts more than 、 does.
    pub(super) fn walk_items(
        &mut self,
        items: &mut Items<'_>,
        list: Span,
        read: usize,
        tail: &mut usize,
    ) -> bool {
        let next = items.place().map(|at| list.start() + at);
        let Some(at) = next.filter(|at| *at >= read) else {
            return false;
        };
        let mut begun = Begun {
            at,
            first: *tail,
            tail: *tail,
        };
        let is_over = self.walk_names(None, list.end(), &mut begun);
        items.go_on(begun.at - list.start());
        *tail = begun.tail;
        is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::unit::UnitName;
    use crate::parse::clause::{Reading, read_line_of, read_on};

    /// A document that has named two bodies, with a clause behind them.
    fn document(clause: &str) -> (String, Span, Reading) {
        let mut reading = Reading::default();
        let source = ["河东区为民服务中心，", clause].concat();
        for name in ["河东区", "为民服务中心"] {
            let start = source.find(name).unwrap();
            let place = UnitName::Written(Span::at(start, start + name.len()));
            reading.known.intern(&source, place, Stands::of(name));
        }
        let content = Span::at(source.len() - clause.len(), source.len());
        (source, content, reading)
    }

    #[test]
    fn what_is_walked_is_what_the_grammar_reads() {
        const LABELS: [&str; 5] = [
            "牵头单位：",
            "责任单位:",
            "主要责任单位：",
            "完成时限：",
            "",
        ];
        const MARKS: [&str; 3] = ["、", "；", "。"];
        const NAMES: [&str; 20] = [
            "县财政局",
            "县商务局",
            "山水公司",
            "河东区",
            "西平区人民政府",
            "河东",
            "教育局",
            "各镇",
            "街道办事处",
            "县水利局牵头",
            "县财政局等",
            "县财政局和县水利局",
            "无",
            "",
            "为民服务中心",
            "责任单位为县财政局",
            "年底前完成",
            "以下均由县水利局负责",
            "（县财政局）",
            " 县财政局",
        ];
        let mut walked = 0;
        let mut compare = |clause: &str| {
            let (source, content, mut long) = document(clause);
            let read = read_on(Lists::new(&source, &mut long), content, &Walk::default());
            let (source, content, mut short) = document(clause);
            assert_eq!(read_line_of(&source, content, &mut short), read, "{clause}");
            walked += usize::from(
                Lists::new(&source, &mut Reading::default())
                    .walk(content)
                    .is_over,
            );
            if read {
                let says = |reading: &Reading| {
                    let Reading {
                        mentions,
                        deadline,
                        rules,
                        odd,
                        ..
                    } = reading;
                    format!("{mentions:?} {deadline:?} {rules:?} {odd:?}")
                };
                assert_eq!(says(&short), says(&long), "{clause}");
            }
        };
        for first in NAMES {
            for second in NAMES {
                for mark in MARKS {
                    for label in LABELS {
                        for next in ["责任单位:", "完成时限："] {
                            compare(&[label, first, mark, next, second].concat());
                        }
                        compare(&[label, first, mark, second, "，县水利局"].concat());
                        compare(&[label, "县水利局，", first, mark, second].concat());
                    }
                }
            }
        }
        assert!(walked > 100, "{walked}");
    }

    #[test]
    fn marks_behind_names_mean_what_they_mean_behind_a_blank() {
        // No walk takes a name with a blank before it: the grammar parts these items and reads their marks.
        let read = |blank: &str, marks: [&str; 2], end: &str| {
            let [first, second] = marks;
            let names = ["县财政局", first, "县水利局", second, "县教育局", end];
            let list = names.map(|part| {
                let is_name = part.ends_with('局');
                if is_name {
                    [blank, part].concat()
                } else {
                    part.to_owned()
                }
            });
            let clause = ["责任单位：", &list.concat()].concat();
            let (source, content, mut reading) = document(&clause);
            let read = read_line_of(&source, content, &mut reading);
            let mentions = reading.mentions.iter();
            let said: Vec<_> = mentions
                .map(|one| {
                    format!(
                        "{} {:?} {}",
                        one.span.of(&source),
                        one.role,
                        one.label.of(&source)
                    )
                })
                .collect();
            (read, said, reading.odd.len())
        };
        let marks = ["、", "，", "；", ",", ";", "。", "，、", "./"];
        for first in marks {
            for second in marks {
                for end in ["", "配合", "牵头", "、", "，", "。"] {
                    let marks = [first, second];
                    assert_eq!(
                        read("", marks, end),
                        read(" ", marks, end),
                        "{marks:?} {end}"
                    );
                }
            }
        }
    }
}
