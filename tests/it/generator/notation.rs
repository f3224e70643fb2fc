//! How a clause says who does what. A new notation is a new line here.

use pilot_plan::Role;

/// The word of one group of units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Word {
    /// Stands before its units with a colon: 牵头单位：A、B.
    Label(&'static str),
    /// Stands behind its units: A、B负责.
    Verb(&'static str),
    /// A label before the units and a verb behind them: 责任单位：A、B按职责分工负责.
    Both(&'static str, &'static str),
}

/// The groups of a clause, in order, and what else it says behind them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Notation {
    pub(crate) groups: &'static [(Role, Word)],
    /// A last label that is no role: 适用范围：全市.
    pub(crate) rider: Option<&'static str>,
}

const fn plain(groups: &'static [(Role, Word)]) -> Notation {
    Notation {
        groups,
        rider: None,
    }
}

use Role::{Guide, Implement, Lead, Responsible, Support};
use Word::{Both, Label, Verb};

/// The notation of the shipped plan.
pub(crate) const SHIPPED: &[Notation] = &[plain(&[
    (Lead, Label("牵头单位")),
    (Responsible, Label("责任单位")),
])];

/// Labels alone, which may as well stand on lines of their own or at the head of a column.
const LABELLED: [Notation; 15] = [
    plain(&[(Lead, Label("牵头单位")), (Responsible, Label("责任单位"))]),
    plain(&[(Responsible, Label("责任单位"))]),
    plain(&[(Lead, Label("牵头单位")), (Support, Label("配合单位"))]),
    plain(&[
        (Lead, Label("牵头单位")),
        (Support, Label("配合单位")),
        (Responsible, Label("责任单位")),
    ]),
    plain(&[
        (Lead, Label("牵头部门")),
        (Support, Label("配合部门")),
        (Implement, Label("落实单位")),
    ]),
    plain(&[
        (Responsible, Label("责任单位")),
        (Support, Label("配合单位")),
    ]),
    plain(&[
        (Responsible, Label("责任部门")),
        (Support, Label("配合部门")),
    ]),
    plain(&[(Lead, Label("牵头单位"))]),
    plain(&[(Responsible, Label("负责部门"))]),
    plain(&[
        (Lead, Label("牵头责任单位")),
        (Support, Label("主要协作单位")),
    ]),
    plain(&[
        (Guide, Label("指导部门")),
        (Responsible, Label("主要责任单位")),
        (Support, Label("协同配合单位")),
    ]),
    plain(&[(Lead, Label("牵头单位")), (Support, Label("参与单位"))]),
    plain(&[(Lead, Label("主办单位")), (Support, Label("协办单位"))]),
    plain(&[(Lead, Label("牽頭單位")), (Responsible, Label("責任單位"))]),
    plain(&[
        (Responsible, Label("责任科室")),
        (Support, Label("协助单位")),
    ]),
];

/// Verb phrases and mixtures, which need a bracket.
const PHRASED: [Notation; 16] = [
    Notation {
        groups: &[(Responsible, Label("负责部门"))],
        rider: Some("适用范围：全域推广"),
    },
    plain(&[(Responsible, Both("责任单位", "按职责分工负责"))]),
    plain(&[
        (Lead, Label("牵头单位")),
        (Responsible, Both("责任单位", "按职责分工负责")),
    ]),
    plain(&[(Responsible, Verb("负责"))]),
    plain(&[(Responsible, Verb("按职责分工负责"))]),
    plain(&[(Lead, Verb("牵头")), (Responsible, Verb("按职责分工负责"))]),
    plain(&[(Lead, Verb("牵头负责"))]),
    plain(&[(Lead, Verb("牵头")), (Support, Verb("配合"))]),
    plain(&[(Lead, Verb("牵头")), (Support, Verb("参与"))]),
    plain(&[(Guide, Verb("指导"))]),
    plain(&[(Lead, Verb("牵头")), (Responsible, Verb("负责"))]),
    plain(&[(Lead, Verb("牵头"))]),
    plain(&[(Guide, Verb("指导")), (Support, Verb("参与"))]),
    plain(&[(Lead, Verb("分别牵头"))]),
    plain(&[(Responsible, Verb("负责落实"))]),
    plain(&[
        (Lead, Verb("牵头")),
        (Responsible, Verb("负责")),
        (Support, Verb("配合")),
    ]),
];

/// Every notation that stands in brackets.
pub(crate) const BRACKETED: &[Notation] = &{
    let mut all = [LABELLED[0]; LABELLED.len() + PHRASED.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < LABELLED.len() {
            LABELLED[at]
        } else {
            PHRASED[at - LABELLED.len()]
        };
        at += 1;
    }
    all
};

/// Every notation whose words are labels.
pub(crate) const ALL_LABELLED: &[Notation] = &LABELLED;
