//! Rules that the body prints, and what they do to its clauses.

use crate::model::assignment::AssignmentData;
use crate::model::rule::StandingRuleData;
use crate::model::{Diagnostic, DiagnosticCode, Provenance, Role, StandingRuleKind};
use crate::parse::body::{Body, Item};
use crate::parse::clause::{self, Reading};
use crate::parse::enumerator::Form;
use crate::parse::standing::{self, Rule};
use crate::parse::words;
use crate::text::Span;

/// A unit that is added to the clauses which follow.
pub(super) struct StandingUnit {
    unit: AssignmentData,
    /// It is so below a heading of this form alone.
    within: Option<Form>,
    /// Which rule says so first.
    of: usize,
}

/// A rule by which units answer for what follows.
pub(in crate::parse) struct Duty {
    pub(in crate::parse) span: Span,
    /// The units, each once in the same role.
    pub(in crate::parse) units: Vec<AssignmentData>,
    /// They answer for no more than what stands below.
    pub(in crate::parse) below: bool,
    /// A clause has taken them in.
    pub(in crate::parse) applied: bool,
}

impl Body<'_, '_> {
    /// Takes in the rules that a piece of prose states.
    pub(super) fn rules_in(&mut self, prose: Span) {
        let source = self.source;
        if self.rule_words.are_in(prose.of(source)) {
            for rule in standing::in_prose(source, prose) {
                self.rule(rule);
            }
        }
    }

    /// Takes in the rule that a heading states, which is a whole sentence: 二、列第一位的责任单位为牵头单位。各单位要….
    /// What 以下 begins in a heading is about what stands below it.
    pub(super) fn rule_in_heading(&mut self, words: Span) {
        let source = self.source;
        let text = words.of(source);
        if self.rule_words.lead_in(text) && standing::heading_is_first_leads(text) {
            let rules = standing::in_prose(source, words);
            for rule in rules.filter(|rule| rule.first_leads().is_some()) {
                self.rule(rule);
            }
        }
    }

    /// Takes in a rule that holds from here on.
    pub(super) fn rule(&mut self, rule: Rule) {
        match rule {
            Rule::FirstLeads(span) => {
                self.standing.first_leads = true;
                self.brackets.first_leads.get_or_insert(span);
                self.rules.push(StandingRuleData {
                    kind: StandingRuleKind::FirstLeads,
                    span,
                    unit: None,
                });
            }
            Rule::ResponsibleLead(span) => {
                self.standing.responsible_lead = true;
                self.rules.push(StandingRuleData {
                    kind: StandingRuleKind::ResponsibleLead,
                    span,
                    unit: None,
                });
            }
            Rule::Unread(span) => {
                let odd = Diagnostic::new(DiagnosticCode::RuleUnapplied, span);
                self.diagnostics.push(odd);
            }
            Rule::Units { span, list, below } => self.standing_units(span, list, below),
        }
    }

    /// Takes in the units that answer for all that follows, or for no more than what stands `below`, as the grammar of
    /// lists reads them.
    fn standing_units(&mut self, span: Span, list: Span, below: bool) {
        // More than any document has: each is added to every task.
        const MOST: usize = 32;
        let mut reading = Reading::default();
        self.reading.exchange(&mut reading);
        let read = clause::read(self.source, list, &mut self.reading);
        self.reading.exchange(&mut reading);
        if !read || reading.mentions.is_empty() {
            let odd = Diagnostic::new(DiagnosticCode::RuleUnapplied, span);
            self.diagnostics.push(odd);
            return;
        }
        self.diagnostics.append(&mut reading.odd);
        // What holds for all that follows has no time of its own.
        let odd = |deadline| Diagnostic::new(DiagnosticCode::DeadlineUnplaced, deadline);
        self.diagnostics.extend(reading.deadline.map(odd));
        let of = self.standing.duties.len();
        let within = if below { self.standing.heading } else { None };
        let mut duty = Duty {
            span,
            units: Vec::new(),
            below,
            applied: false,
        };
        for mut mention in reading.mentions {
            let unit = AssignmentData {
                provenance: Provenance::Inferred,
                ..mention.assign(self.source, &mut self.reading.known)
            };
            self.rules.push(StandingRuleData {
                kind: StandingRuleKind::StandingUnit,
                span,
                unit: Some((unit.unit, unit.role)),
            });
            let units = &mut self.standing.units;
            if let Some(known) = units.iter_mut().find(|one| one.unit.says_same(&unit)) {
                known.within = known.within.filter(|_| below);
                duty.applied |= known.of != of;
            } else if units.len() < MOST {
                let unit = unit.clone();
                units.push(StandingUnit { unit, within, of });
            } else {
                let odd = Diagnostic::new(DiagnosticCode::RuleUnapplied, unit.span);
                self.diagnostics.push(odd);
                continue;
            }
            if !duty.units.iter().any(|one| one.says_same(&unit)) {
                duty.units.push(unit);
            }
        }
        self.standing.duties.push(duty);
    }

    /// Gives up the units that answer for no more than what stood below a heading that this one closes.
    pub(super) fn end_rules(&mut self, heading: Form) {
        let units = &mut self.standing.units;
        if !units.is_empty() {
            units.retain(|one| one.within.is_none_or(|within| within < heading));
        }
    }

    /// Lets brackets be as bare from here on as the clause that states a rule, whose assignments begin at `first`: of
    /// （甲、乙，列第一位的为牵头单位，下同） no more is printed in those that follow than （丙、丁）.
    pub(super) fn lets_bare(&mut self, rule: Rule, first: usize) {
        let clause = self.assignments.get(first..).unwrap_or_default();
        let is_bare = |one: &AssignmentData| match rule {
            Rule::FirstLeads(_) | Rule::ResponsibleLead(_) => {
                !words::is_role_label(one.label.of(self.source))
            }
            Rule::Units { span, .. } => one.label == span,
            Rule::Unread(_) => false,
        };
        if !clause.is_empty() && clause.iter().all(is_bare) {
            self.brackets.rule.get_or_insert(rule.span());
        }
    }

    /// Whether a clause that names units stands right before this place. One that says by when, and no more, may stand between.
    fn stands_beside(&self) -> bool {
        // More times than stand beside a clause.
        const NEAR: usize = 8;
        let names = |item: &Item| match item {
            Item::Clause(clause) => Some(clause.assignments.start() < clause.assignments.end()),
            _ => None,
        };
        let mut before = self.items.iter().rev().take(NEAR).map_while(names);
        before.any(|names| names)
    }

    /// Lets the rules printed so far act on the clause whose assignments begin at `first`. What it says itself of
    /// units below is not said of its own task, but of those behind it: so many `units` stood before it.
    pub(super) fn apply_rules(&mut self, first: usize, units: usize) {
        if self.rules.is_empty() || self.assignments.len() == first {
            return;
        }
        let beside = self.stands_beside();
        let clause = self.assignments.get_mut(first..).unwrap_or_default();
        self.standing.led &= beside;
        self.standing.led |= clause.iter().any(|one| one.role == Role::Lead);
        // Who supports or guides does not lead, wherever he stands.
        if self.standing.first_leads
            && !self.standing.led
            && let Some(first) = clause.iter_mut().find(|one| words::is_plain(one.role))
        {
            first.role = Role::Lead;
            first.provenance = Provenance::Inferred;
            self.standing.led = true;
        }
        if self.standing.responsible_lead && !self.standing.led {
            for one in clause
                .iter_mut()
                .filter(|one| one.role == Role::Responsible)
            {
                one.role = Role::Lead;
                one.provenance = Provenance::Inferred;
                self.standing.led = true;
            }
        }
        // Of clauses that stand side by side the first takes the standing units in.
        if beside {
            return;
        }
        let stated = self.assignments.len();
        for standing in self.standing.units.iter().take(units) {
            if let Some(duty) = self.standing.duties.get_mut(standing.of) {
                duty.applied = true;
            }
            let mut listed = self.assignments.iter().take(stated).skip(first);
            if !listed.any(|one| one.unit == standing.unit.unit) {
                self.assignments.push(standing.unit.clone());
            }
        }
    }
}
