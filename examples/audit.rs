//! Does the plan agree with itself? The findings by severity, each with what stands in the body and
//! in the annex, and where, as line and column.
//!
//! ```text
//! cargo run --example audit -- [--json] [FILE]
//! ```
//!
//! The exit code is 1 where something went wrong, 2 where there are findings of substance, with or
//! without a second copy to compare; else 3 where there was none, and 0 where body and annex agree.

#[expect(
    dead_code,
    reason = "a flag may stand before or behind FILE: this example takes both itself"
)]
mod support;

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use pilot_plan::{Audit, Excerpt, FindingSeverity, Plan, Position};

/// So much of an excerpt is shown, in characters.
const LONGEST: usize = 40;

fn main() -> ExitCode {
    let mut verdict = 0;
    let code = support::run(|arguments, out| {
        let mut json = false;
        let mut file = None;
        while let Some(argument) = arguments.next() {
            if argument == OsStr::new("--json") {
                json = true;
            } else if file.is_some() {
                return Err(format!("one argument too many: {}", argument.display()).into());
            } else {
                file = Some(argument);
            }
        }
        let plan = match &file {
            Some(file) => support::read(Path::new(file))
                .map_err(|why| format!("{}: {why}", file.display()))?,
            None => Plan::bishan().clone(),
        };
        let audit = plan.audit();
        let record = json.then(|| as_json(&audit)).transpose()?;
        verdict = match (audit.is_consistent(), audit.is_compared()) {
            (false, _) => 2,
            (true, false) => 3,
            (true, true) => 0,
        };
        match record {
            Some(record) => writeln!(out, "{record}")?,
            None => report(&audit, out)?,
        }
        Ok(())
    });
    if verdict == 0 {
        code
    } else {
        ExitCode::from(verdict)
    }
}

#[cfg(feature = "serde")]
fn as_json(audit: &Audit<'_>) -> Result<String, support::Failure> {
    Ok(serde_json::to_string_pretty(audit)?)
}

#[cfg(not(feature = "serde"))]
fn as_json(_: &Audit<'_>) -> Result<String, support::Failure> {
    Err("--json needs the feature serde".into())
}

fn report(audit: &Audit<'_>, out: &mut dyn Write) -> Result<(), support::Failure> {
    let consistent = audit.is_consistent();
    let verdict = match audit.plan().annex() {
        _ if audit.is_compared() && consistent => "前后一致",
        _ if audit.is_compared() => "存在实质性出入",
        None if consistent => "无附件，未比对",
        None => "存在实质性问题（无附件，未比对）",
        Some(_) if consistent => "附件未重复正文任务，未比对",
        Some(_) => "存在实质性问题（附件未重复正文任务，未比对）",
    };
    writeln!(out, "{verdict}：{} 条发现", audit.len())?;
    for severity in FindingSeverity::ALL.iter().copied().rev() {
        if audit.count(severity) > 0 {
            let count = audit.count(severity);
            writeln!(out, "\n{}（{severity}）{count} 条", severity.as_chinese())?;
        }
        for finding in audit.of_severity(severity) {
            writeln!(out, "  {}  [{}]", finding.message_zh(), finding.code())?;
            show("正文", finding.body(), finding.body_position(), out)?;
            show("附件", finding.annex(), finding.annex_position(), out)?;
        }
    }
    Ok(())
}

/// Writes what stands on one side, and where.
fn show(
    side: &str,
    excerpt: Option<Excerpt<'_>>,
    position: Option<Position>,
    out: &mut dyn Write,
) -> Result<(), support::Failure> {
    let Some((excerpt, at)) = excerpt.zip(position) else {
        return Ok(());
    };
    let text = excerpt.joined();
    let mut shown: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    writeln!(out, "    {side} {at}  {}", shown.replace('\t', " "))?;
    Ok(())
}
