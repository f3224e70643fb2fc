//! The text in the making: lines, and what stands before and behind the plan.

use super::style::{Accident, Head, Rule, Style};
use super::{Division, Reading};

/// The text in the making.
pub(super) struct Page<'s> {
    pub(super) style: &'s Style,
    pub(super) reading: Reading,
    /// No line ends are printed.
    pub(super) in_one_line: bool,
    /// The last line ended with a clause.
    pub(super) behind_clause: bool,
    /// A rule is still to be printed in the next clause.
    pub(super) rule_due: bool,
    /// How many clauses and headings an accident befell.
    pub(super) accidents: usize,
}

impl<'s> Page<'s> {
    pub(super) fn new(style: &'s Style) -> Self {
        let mut reading = Reading::default();
        if style.byte_order_mark {
            reading.text.push('\u{feff}');
        }
        Self {
            style,
            reading,
            in_one_line: false,
            behind_clause: false,
            rule_due: style.rule.is_some() && style.head == Head::None,
            accidents: 0,
        }
    }

    /// A line with indent, and a blank line below it where the style has them.
    pub(super) fn line(&mut self, line: &str) {
        self.behind_clause = false;
        if self.in_one_line {
            self.reading.text.push_str(line);
            return;
        }
        self.raw(&format!("{}{line}", self.style.indent));
        if self.style.blank_lines {
            self.raw("");
        }
    }

    /// A line that a heading begins.
    pub(super) fn heading(&mut self, line: &str) {
        if self.behind_clause && self.style.accident == Accident::HeadingGlued {
            let text = &mut self.reading.text;
            text.truncate(text.trim_end_matches(['\r', '\n']).len());
            self.accidents += 1;
            self.behind_clause = false;
            self.raw(line);
            if self.style.blank_lines {
                self.raw("");
            }
        } else {
            self.line(line);
        }
    }

    /// A line as it is.
    pub(super) fn raw(&mut self, line: &str) {
        self.reading.text.push_str(line);
        self.reading.text.push_str(self.style.line_end);
    }

    pub(super) fn title(&self, division: &Division) -> String {
        let Division { place, theme, .. } = division;
        format!("{place}{}{theme}实施方案", self.style.level)
    }

    /// What stands before the plan's text.
    pub(super) fn head(&mut self, division: &Division) {
        let title = self.title(division);
        let place = format!("{}{}", division.place, self.style.level);
        if self.style.furniture {
            self.line("来源：市政府网站　发布时间：2026-03-13　字体：大 中 小");
        }
        if self.style.head == Head::Notice {
            let number = format!("{}府办发〔2026〕7号", division.place);
            let issuer = format!("{place}人民政府办公室");
            self.line(&number);
            self.line(&issuer);
            self.line(&format!("关于印发《{title}》的通知"));
            self.line("各乡镇人民政府，各有关单位：");
            self.line(&format!(
                "《{title}》已经研究同意，现印发给你们，请认真贯彻执行。"
            ));
            self.line(&issuer);
            self.line("2026年3月12日");
            self.line("（此件公开发布）");
            self.reading.number = Some(number);
            self.reading.issuer = Some(issuer);
            self.reading.date = Some("2026-03-12".to_owned());
        }
        if self.style.head != Head::None {
            match title.split_once(&division.theme) {
                Some((before, behind)) if self.style.head == Head::TitleBroken => {
                    self.line(before);
                    self.line(&format!("{}{behind}", division.theme));
                }
                _ => self.line(&title),
            }
            self.line(&format!(
                "为推进{place}{}，结合实际，制定本方案。",
                division.theme
            ));
            match self.style.rule {
                Some(Rule::FirstLeads) => self.line("责任单位列第一位者为牵头单位，下同。"),
                Some(Rule::Unit(_, sentence, ..)) => self.line(sentence),
                None => {}
            }
            self.reading.title = Some(title);
        }
    }

    /// What stands behind the plan's text.
    pub(super) fn tail(&mut self, division: &Division) {
        if self.style.head == Head::SignedBehind {
            let issuer = format!("{}{}人民政府", division.place, self.style.level);
            self.line(&issuer);
            self.line("2026年11月20日");
            self.reading.issuer = Some(issuer);
            self.reading.date = Some("2026-11-20".to_owned());
        }
    }

    /// Another list behind the annex, which assigns nothing.
    pub(super) fn contacts(&mut self) {
        self.line("附件2");
        self.line("联系人名单");
        self.raw("姓名\t单位\t电话");
        self.raw("陈知远\t联络办公室\t0999-1234567");
    }

    pub(super) fn finish(mut self) -> Reading {
        if self.style.furniture {
            self.line("扫一扫在手机打开当前页");
        }
        if self.accidents > 0 {
            self.reading.odd = self.style.accident.code();
        }
        self.reading
    }
}
