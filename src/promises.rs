//! What holds for every public type, asserted where it is compiled.

use crate::*;

const fn shared_between_threads<T: Send + Sync>() {}

#[test]
fn plans_handles_sets_and_graphs_are_shared_between_threads() {
    macro_rules! shared {
        ($($ty:ty),* $(,)?) => { $(const { shared_between_threads::<$ty>() };)* };
    }
    shared!(
        Plan,
        ParseError,
        ParseErrorKind,
        UnknownName,
        UnknownUnit,
        Diagnostic,
        DiagnosticCode,
        Severity,
        Audit<'_>,
        Finding<'_>,
        FindingKind,
        FindingSeverity,
        Span,
        Excerpt<'_>,
        Excerpts<'_>,
        Position,
        LineIndex<'_>,
        SectionId,
        TaskId,
        UnitId,
        Role,
        Provenance,
        Encoding,
        StandingRuleKind,
        UnitKind,
        ElementKind,
        Reach,
        Document<'_>,
        DocumentNumber<'_>,
        Citation<'_>,
        Section<'_>,
        Sections<'_>,
        Children<'_>,
        SectionPath<'_>,
        Task<'_>,
        Tasks<'_>,
        TaskUnits<'_>,
        UnitsInRole<'_>,
        Measures<'_>,
        Deadline<'_>,
        StandingRule<'_>,
        StandingRules<'_>,
        Unit<'_>,
        Units<'_>,
        UnitAssignments<'_>,
        Assignment<'_>,
        Assignments<'_>,
        Annex<'_>,
        AnnexCell<'_>,
        AnnexCells<'_>,
        AnnexHeading<'_>,
        AnnexHeadings<'_>,
        AnnexRow<'_>,
        AnnexRows<'_>,
        RowAssignment<'_>,
        RowAssignments<'_>,
        Element<'_>,
        Elements<'_>,
        Place<'_>,
        TaskSet<'_>,
        TaskSetIter<'_, '_>,
        TaskSetIntoIter<'_>,
        UnitSet<'_>,
        UnitSetIter<'_, '_>,
        UnitSetIntoIter<'_>,
        Query<'_>,
        Hit<'_>,
        Hits<'_>,
        DependencyGraph<'_>,
        Dependency<'_>,
        CollaborationGraph<'_>,
        Collaboration<'_>,
        Impact<'_>,
        Dot<'_, '_>,
    );
}

/// Whatever lives as long as the program serves where less is asked for.
#[test]
fn what_borrows_from_a_plan_is_covariant() {
    macro_rules! covariant {
        ($($name:ident),* $(,)?) => {
            $({
                #[expect(dead_code, reason = "that it compiles is the test")]
                fn shorten<'short>(long: $name<'static>) -> $name<'short> {
                    long
                }
            })*
        };
    }
    covariant!(
        Audit,
        Finding,
        Excerpt,
        Excerpts,
        Document,
        DocumentNumber,
        Citation,
        Section,
        Sections,
        Children,
        SectionPath,
        Task,
        Tasks,
        TaskUnits,
        UnitsInRole,
        Measures,
        Deadline,
        StandingRule,
        StandingRules,
        Unit,
        Units,
        UnitAssignments,
        Assignment,
        Assignments,
        Annex,
        AnnexCell,
        AnnexCells,
        AnnexHeading,
        AnnexHeadings,
        AnnexRow,
        AnnexRows,
        RowAssignment,
        RowAssignments,
        Element,
        Elements,
        Place,
        TaskSet,
        TaskSetIntoIter,
        UnitSet,
        UnitSetIntoIter,
        Query,
        Hit,
        Hits,
        DependencyGraph,
        Dependency,
        CollaborationGraph,
        Collaboration,
        Impact,
    );
}
