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
    /// 由 before the units and a verb behind them: 由A、B负责.
    By(&'static str),
    /// A verb that closes these units and those of the next group, which 会同 joins: A会同B、C负责.
    Joint(&'static str),
    /// 会同 stands before the units: 会同B、C, behind a verb or a joint group.
    With,
    /// A label before the units, each of which has its own role in brackets: 责任单位：A（牵头）.
    Marked(&'static str, &'static str),
    /// The units behind marked ones, to which the label before those goes on: 、B、C.
    Rest(&'static str),
}

impl Word {
    /// The label that its mentions must have; `None` where readers may differ about its words.
    pub(super) fn label(self) -> Option<&'static str> {
        match self {
            // 责任单位：A牵头 has two words for one role.
            Self::Both(_, verb) if !verb.ends_with("负责") && !verb.ends_with("負責") => None,
            Self::Label(label) | Self::Both(label, _) | Self::Rest(label) => Some(label),
            Self::Marked(_, mark) => Some(mark),
            Self::Verb(_) | Self::By(_) | Self::Joint(_) | Self::With => None,
        }
    }

    /// The word in a column's head or before a line.
    pub(super) const fn printed(self) -> &'static str {
        match self {
            Self::Label(word)
            | Self::Verb(word)
            | Self::Both(word, _)
            | Self::By(word)
            | Self::Joint(word)
            | Self::Marked(word, _)
            | Self::Rest(word) => word,
            Self::With => "会同",
        }
    }

    /// Whether a verb and no label gives the role: what follows goes without a label too.
    pub(super) const fn is_verb(self) -> bool {
        matches!(
            self,
            Self::Verb(_) | Self::By(_) | Self::Joint(_) | Self::With
        )
    }
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
use Word::{Both, By, Joint, Label, Marked, Rest, Verb, With};

/// The notation of the shipped plan.
pub(crate) const SHIPPED: &[Notation] = &[plain(&[
    (Lead, Label("牵头单位")),
    (Responsible, Label("责任单位")),
])];

/// Labels alone, which may as well stand on lines of their own or at the head of a column.
const LABELLED: [Notation; 23] = [
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
    plain(&[
        (Lead, Label("牵头组织实施单位")),
        (Support, Label("参加单位")),
    ]),
    plain(&[
        (Lead, Label("牵头单位")),
        (Responsible, Label("主体责任单位")),
        (Guide, Label("指导单位")),
    ]),
    plain(&[(Implement, Label("实施单位")), (Support, Label("协作部门"))]),
    plain(&[(Responsible, Label("责任主体"))]),
    plain(&[
        (Lead, Label("牵头部门")),
        (Responsible, Label("责任部门")),
        (Support, Label("协同单位")),
    ]),
    plain(&[(Implement, Label("落实单位"))]),
    plain(&[
        (Responsible, Label("責任部門")),
        (Support, Label("配合單位")),
    ]),
    plain(&[(Lead, Label("主辦單位")), (Support, Label("協辦單位"))]),
];

/// Verb phrases and mixtures, which need a bracket.
const PHRASED: [Notation; 38] = [
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
    plain(&[
        (Guide, Verb("指导")),
        (Lead, Verb("牵头")),
        (Support, Verb("配合")),
    ]),
    plain(&[(Guide, Verb("督导")), (Implement, Verb("落实"))]),
    plain(&[(Guide, Verb("负责指导"))]),
    plain(&[(Lead, Verb("牵头")), (Implement, Verb("组织实施"))]),
    plain(&[(Lead, Verb("主办")), (Support, Verb("协办"))]),
    plain(&[(Responsible, Verb("共同负责"))]),
    plain(&[(Responsible, Verb("按照职责分工负责"))]),
    plain(&[
        (Lead, Verb("牵头")),
        (Support, Verb("配合")),
        (Implement, Verb("抓好落实")),
    ]),
    plain(&[(Responsible, By("负责"))]),
    plain(&[(Lead, By("牵头")), (Support, Verb("参加"))]),
    plain(&[(Responsible, Joint("负责")), (Support, With)]),
    plain(&[(Lead, Joint("牵头负责")), (Support, With)]),
    plain(&[(Responsible, Joint("按职责分工负责")), (Support, With)]),
    plain(&[(Lead, Verb("牵头")), (Support, With)]),
    plain(&[
        (Lead, Marked("责任单位", "牵头")),
        (Responsible, Rest("责任单位")),
    ]),
    plain(&[(Lead, Both("责任单位", "牵头")), (Support, Verb("配合"))]),
    plain(&[
        (Lead, Label("牵头单位")),
        (Support, Both("配合单位", "按职责分工配合")),
    ]),
    plain(&[
        (Guide, Label("指导部门")),
        (Lead, Label("牵头部门")),
        (Responsible, Both("责任部门", "按职责分工落实")),
    ]),
    plain(&[(Responsible, Verb("負責"))]),
    plain(&[(Lead, Verb("牽頭")), (Support, Verb("配合"))]),
    plain(&[(Lead, Verb("牽頭")), (Responsible, Verb("按職責分工負責"))]),
    plain(&[
        (Lead, Label("牽頭單位")),
        (Responsible, Both("責任單位", "按職責分工負責")),
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
