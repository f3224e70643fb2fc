//! What a document is: whether what it says of bodies and roles assigns tasks.
//!
//! Most clauses say so themselves (责任单位：县水利局). Some could as well stand in a text that assigns
//! nothing: an event has hosts, a service has an overseer, a read-me says which team maintains a part, an
//! answer to a question says who is in charge. Those count where the document shows otherwise that it is
//! a plan. What it shows is looked for once, when the first of them is met.

use crate::model::document::DocumentData;
use crate::model::{Diagnostic, DiagnosticCode, UnitKind};
use crate::parse::brackets::is_remark;
use crate::parse::clause::Reading;
use crate::parse::enumerator::enumerator;
use crate::parse::kind::kind_of;
use crate::parse::names;
use crate::parse::words;
use crate::text::{Span, is_blank, trim};

/// What is known so far of what a document is.
pub(super) struct Genre<'s> {
    source: &'s str,
    /// What the document and the notice before it call themselves.
    titles: [Option<Span>; 2],
    /// A clause has shown that tasks are assigned.
    assigned: bool,
    /// A clause has been refused.
    refused: bool,
    /// The text shows somewhere that it assigns tasks.
    assigns: Option<bool>,
    /// How often the text asks.
    asks: Option<Asks>,
}

impl<'s> Genre<'s> {
    pub(super) const fn new(source: &'s str) -> Self {
        Self {
            source,
            titles: [None; 2],
            assigned: false,
            refused: false,
            assigns: None,
            asks: None,
        }
    }

    /// Takes in what the document calls itself.
    pub(super) const fn entitle(&mut self, document: &DocumentData) {
        self.titles = [document.title, document.notice_title];
    }

    /// Whether what was just read, `within` brackets or not, is a clause: it shows so itself, or the
    /// document does.
    #[inline]
    pub(super) fn vouches(&mut self, reading: &Reading, within: bool) -> bool {
        self.assigned || self.is_clause(reading, within)
    }

    fn is_clause(&mut self, reading: &Reading, within: bool) -> bool {
        let evidence = evidence(self.source, reading);
        self.assigned |= evidence == Evidence::Plain;
        let holds = match evidence {
            Evidence::None | Evidence::Plain => true,
            // An event lists its hosts in lines; what has hosts in brackets alone are tasks.
            Evidence::Host => (within && !self.refused) || self.is_plan(),
            Evidence::Doubtful => self.is_plan(),
        };
        self.refused |= !holds;
        holds
    }

    /// Whether the document shows that it assigns tasks.
    fn is_plan(&mut self) -> bool {
        self.titles().any(words::names_plan) || self.text_assigns()
    }

    fn text_assigns(&mut self) -> bool {
        let source = self.source;
        *self.assigns.get_or_insert_with(|| {
            words::holds_strong_label(source) || heads_tasks(source) || holds_clause(source)
        })
    }

    fn titles(&self) -> impl Iterator<Item = &'s str> {
        let titles = self.titles.iter().flatten();
        titles.map(|title| title.of(self.source))
    }

    /// Whether the document is questions with their answers. An answer may say who is in charge; it
    /// assigns nothing.
    pub(super) fn is_interview(&mut self) -> bool {
        if self.titles().any(names_interview) {
            return true;
        }
        if self.titles().any(words::names_plan) {
            return false;
        }
        let asks = *self.asks.get_or_insert_with(|| asks(self.source));
        match asks {
            Asks::Seldom => false,
            Asks::Often => !self.text_assigns(),
            Asks::Throughout => true,
        }
    }
}

/// What a clause shows by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// It has no role: it says by when.
    None,
    /// It assigns.
    Plain,
    /// It says who hosts, oversees or the like, which is said of events and services too.
    Host,
    /// It may stand in a text that assigns nothing.
    Doubtful,
}

fn evidence(source: &str, reading: &Reading) -> Evidence {
    let empty = |odd: &&Diagnostic| odd.code() == DiagnosticCode::ClauseWithoutUnits;
    let empty = reading.odd.iter().filter(empty);
    let empty = empty.map(|odd| (odd.span(), None));
    let named = reading.mentions.iter();
    let named = named.map(|one| (one.label, Some(one.span)));
    let mut evidence = Evidence::None;
    for (label, name) in named.chain(empty) {
        let word = label.of(source);
        let behind = source.get(label.end()..).unwrap_or_default();
        let labels = words::is_role_label(word) || behind.starts_with(words::COLONS);
        if words::is_weak_label(word) && (labels || words::is_host_label(word)) {
            evidence = Evidence::Host;
        } else if words::is_role_label(word) || name.is_some_and(|name| is_public(name.of(source)))
        {
            return Evidence::Plain;
        } else if evidence == Evidence::None {
            evidence = Evidence::Doubtful;
        }
    }
    evidence
}

/// Whether a name is one of the bodies that plans of governments name: it says at which level it stands, or
/// ends as nothing else does. 平台组, 维护团队 and 技术部 are anybody's.
fn is_public(name: &str) -> bool {
    const TEAMS: [&str; 5] = ["组", "組", "队", "团", "团队"];
    const EACH: [&str; 10] = [
        "各",
        "有关",
        "有關",
        "相关",
        "相關",
        "成员单位",
        "县",
        "縣",
        "镇",
        "乡",
    ];
    const LEVELS: [char; 7] = ['省', '市', '区', '區', '州', '盟', '旗'];
    const NO_LEVEL: [&str; 4] = ["市场", "区块", "区域", "旗舰"];
    const ENDS: [&str; 8] = ["局", "厅", "廳", "署", "办", "辦", "处", "委"];
    let base = names::without_bracket(name);
    let base = base.strip_prefix('由').unwrap_or(base);
    let is_team = TEAMS.iter().any(|end| base.ends_with(end)) && !base.ends_with("集团");
    if is_team || names::is_vague(base) && !base.starts_with('各') {
        return false;
    }
    let levelled = base.starts_with(LEVELS) && !NO_LEVEL.iter().any(|word| base.starts_with(word));
    levelled
        || EACH.iter().any(|word| base.contains(word))
        || ENDS.iter().any(|end| base.ends_with(end))
        || matches!(
            kind_of(base),
            UnitKind::Court
                | UnitKind::Procuratorate
                | UnitKind::Assembly
                | UnitKind::MassOrganisation
                | UnitKind::PartyOrgan
                | UnitKind::AdministrativeCommittee
                | UnitKind::Subdistrict
                | UnitKind::Township
                | UnitKind::Government
                | UnitKind::Stationed
                | UnitKind::Company
        )
}

/// Whether a title says that questions are answered below.
fn names_interview(title: &str) -> bool {
    const ENDS: [&str; 7] = ["问答", "答问", "记者问", "解读", "访谈", "答疑", "常见问题"];
    let title = names::without_bracket(title);
    ENDS.iter().any(|end| title.ends_with(end))
}

/// How many questions a text asks, each in a line of its own.
#[derive(Clone, Copy)]
enum Asks {
    Seldom,
    Often,
    /// Its sentences are answers: it prints 问, or most of its items are questions.
    Throughout,
}

fn asks(source: &str) -> Asks {
    const OFTEN: usize = 2;
    let (mut asked, mut questions, mut items) = (0, 0, 0);
    for line in source.lines().map(trim) {
        if line.starts_with("问：") || line.starts_with("问:") {
            asked += 1;
        } else if line.ends_with(['？', '?']) {
            questions += 1;
        } else {
            items += usize::from(enumerator(line).is_some());
        }
    }
    if asked >= OFTEN || (questions >= OFTEN && questions > items) {
        Asks::Throughout
    } else if asked + questions >= OFTEN {
        Asks::Often
    } else {
        Asks::Seldom
    }
}

/// Whether a numbered line heads tasks: 二、主要任务.
fn heads_tasks(source: &str) -> bool {
    const HEADS: [&str; 8] = [
        "任务",
        "举措",
        "任務",
        "舉措",
        "主要措施",
        "重点措施",
        "工作措施",
        "重点工作",
    ];
    source.lines().any(|line| {
        let line = line.trim_end_matches(|c| is_blank(c) || matches!(c, '。' | '：' | ':'));
        HEADS.iter().any(|head| line.ends_with(head)) && enumerator(trim(line)).is_some()
    })
}

/// Whether brackets somewhere in a text hold a verb phrase with a body of a government: （县水利局负责）.
fn holds_clause(source: &str) -> bool {
    // Of a longer one the end is looked at, and of what stands before no more.
    const NEAR: usize = 240;
    let mut closes = memchr::memmem::find_iter(source.as_bytes(), "）".as_bytes());
    closes.any(|close| {
        let from = close.saturating_sub(NEAR);
        let from = (from..=close).find(|from| source.is_char_boundary(*from));
        from.is_some_and(|from| closes_clause(source, from, close))
    })
}

/// Whether the bracket that closes at `close` holds one, and opens behind `from`.
fn closes_clause(source: &str, from: usize, close: usize) -> bool {
    let near = source.get(from..close).unwrap_or_default();
    let Some(open) = near.rfind(['（', '(']) else {
        return false;
    };
    let inner = near.get(open..).unwrap_or_default();
    let last = inner.rsplit(['（', '(', '、', '，', '；', '\n']).next();
    let last = last.unwrap_or_default();
    let Some((end, _)) = words::verb_at_end(last) else {
        return false;
    };
    let (name, verb) = last.split_at_checked(end).unwrap_or_default();
    let mark = |at: usize| Span::at(at, at + '（'.len_utf8());
    !words::is_host_label(verb)
        && names::is_unit(name)
        && is_public(name)
        && !is_remark(source, from, mark(from + open), mark(close))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_governments_are_told_from_teams() {
        for name in [
            "县水利局",
            "各部门",
            "领导小组各成员单位",
            "集团公司",
            "柳湾县融媒体中心",
            "市委宣传部",
            "省级有关部门",
            "青榆镇",
            "高新区管委会",
            "县人民法院",
        ] {
            assert!(is_public(name), "{name}");
        }
        for name in [
            "维护团队",
            "平台组",
            "由前端组",
            "技术部",
            "市场部",
            "开发部门",
            "数据平台",
            "区块链小组",
            "相关团队",
            "技术委员会",
            "运维中心",
            "社区",
        ] {
            assert!(!is_public(name), "{name}");
        }
    }

    #[test]
    fn tasks_are_headed_by_numbered_lines() {
        assert!(heads_tasks("柳湾\n二、主要任务\n"));
        assert!(!heads_tasks("任务\n二、任务调度\n"));
        assert!(holds_clause("清淤。（县水利局牵头，县财政局配合）"));
        assert!(!holds_clause("核心（平台组负责），大赛（县文旅局主办）"));
        assert!(!holds_clause("受理（青榆镇负责）→审核（县水利局负责）。"));
    }
}
