//! Plans of any size: made up, the same for the same knobs, and varied: no two tasks say the same.
//!
//! Headings, prose, clauses and annex stand in about the proportions of the shipped plan.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// What a generated plan is to be like.
#[derive(Clone, Debug)]
pub(crate) struct Knobs {
    pub(crate) size: Size,
    pub(crate) units_per_task: RangeInclusive<usize>,
    /// How many different units there are to choose from.
    pub(crate) vocabulary: usize,
    pub(crate) sentences_per_task: RangeInclusive<usize>,
    pub(crate) table: Table,
    pub(crate) seed: u64,
}

/// How long a plan is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Size {
    /// Until the text has so many bytes, or a task more.
    Bytes(usize),
    Tasks(usize),
}

/// The form of the table behind the plan, which states the tasks again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Table {
    None,
    /// A cell a line, behind a tab: as in the shipped plan.
    Lines,
    /// A row a line, its cells between tabs.
    Tabs,
    Markdown,
}

impl Default for Knobs {
    /// About as the shipped plan is.
    fn default() -> Self {
        Self {
            size: Size::Tasks(21),
            units_per_task: 1..=9,
            vocabulary: 60,
            sentences_per_task: 2..=10,
            table: Table::Lines,
            seed: 1,
        }
    }
}

/// A plan's text.
pub(crate) fn plan(knobs: &Knobs) -> String {
    let mut author = Author {
        random: Random(knobs.seed),
        knobs,
        body: String::new(),
        rows: String::new(),
        tasks: 0,
        counted: 0,
    };
    author.head();
    author.chapters();
    let Author { mut body, rows, .. } = author;
    if knobs.table != Table::None {
        body.push_str("附件\n\n云泽区现代服务业开放试点实施方案任务分工\n\n");
        table_head(knobs.table, &mut body);
        body.push_str(&rows);
    }
    body
}

/// One clause that names so many units.
pub(crate) fn one_clause(units: usize) -> String {
    let mut text =
        String::from("云泽区试点方案\n一、主要任务\n（一）修渠护岸。清淤三万方。（责任单位：");
    for index in 0..units {
        if index > 0 {
            text.push('、');
        }
        unit(index, &mut text);
    }
    text.push_str("）\n");
    text
}

/// A plan of a single line.
pub(crate) fn one_line(bytes: usize) -> String {
    let knobs = Knobs {
        size: Size::Bytes(bytes),
        table: Table::None,
        vocabulary: 1_000,
        ..Knobs::default()
    };
    plan(&knobs).replace('\n', "")
}

/// One paragraph of a plan, which nothing but sentences breaks.
pub(crate) fn one_paragraph(bytes: usize) -> String {
    let mut random = Random(7);
    let mut text = String::from("云泽区试点方案\n一、主要任务\n（一）修渠护岸。");
    while text.len() < bytes {
        sentence(&mut random, &mut text);
    }
    text.push_str("（责任单位：区水利局）\n");
    text
}

/// How brackets follow each other.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Brackets {
    /// One pair behind the other.
    Flat,
    /// Each pair within another.
    Nested,
    /// Opened, never closed.
    Open,
    /// Closed, never opened.
    Closed,
}

/// A paragraph with so many brackets.
pub(crate) fn brackets(count: usize, form: Brackets) -> String {
    let pairs = count / 2;
    let mut text = String::from("云泽区试点方案\n一、主要任务\n（一）修渠护岸。清淤");
    match form {
        Brackets::Flat => text.push_str(&"（含渠）".repeat(pairs)),
        Brackets::Nested => {
            text.push_str(&"（含".repeat(pairs));
            text.push_str(&"渠）".repeat(pairs));
        }
        Brackets::Open => text.push_str(&"（含".repeat(count)),
        Brackets::Closed => text.push_str(&"渠）".repeat(count)),
    }
    text.push_str("。\n（二）修路。拓宽县道。（责任单位：区交通局）\n");
    text
}

/// So many headings, of three levels, with nothing below the lowest.
pub(crate) fn headings(count: usize) -> String {
    let mut random = Random(11);
    let mut text = String::from("云泽区试点方案\n");
    for index in 0..count {
        let (of_level, numeral) = (index % 100, index / 100 + 1);
        match of_level {
            0 => _ = write!(text, "{}、", chinese(numeral)),
            at if at % 10 == 0 => _ = write!(text, "（{}）", chinese(at / 10)),
            at => _ = write!(text, "{}．", at % 10),
        }
        heading(&mut random, &mut text);
        text.push('\n');
    }
    text.push_str("（责任单位：区水利局）\n");
    text
}

/// Numbers that look random and are the same on every run (`SplitMix64`).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `end`.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    fn within(&mut self, range: &RangeInclusive<usize>) -> usize {
        range.start() + self.below(range.end() + 1 - range.start())
    }

    fn one_in(&mut self, so_many: usize) -> bool {
        self.below(so_many) == 0
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words
            .get(self.below(words.len()))
            .copied()
            .unwrap_or_default()
    }
}

/// Who writes a plan: body and annex at the same time.
struct Author<'k> {
    random: Random,
    knobs: &'k Knobs,
    body: String,
    rows: String,
    tasks: usize,
    /// How many rows have been counted since the count began anew.
    counted: usize,
}

impl Author<'_> {
    fn done(&self) -> bool {
        match self.knobs.size {
            Size::Bytes(bytes) => self.body.len() + self.rows.len() >= bytes,
            Size::Tasks(tasks) => self.tasks >= tasks,
        }
    }

    fn head(&mut self) {
        self.body.push_str(
            "云泽府办发〔2026〕7号\n\n云泽区人民政府办公室\n\n关于印发《云泽区现代服务业开放试点实施方案》的通知\n\
             各镇人民政府、街道办事处，区政府各工作部门，有关单位：\n\n\
             《云泽区现代服务业开放试点实施方案》已经区政府同意，现印发你们，请认真贯彻执行。\n\
             云泽区人民政府办公室\n\n2026年3月12日　　　　\n\n（此件公开发布）\n\n\
             云泽区现代服务业开放试点实施方案\n为推进云泽区服务业开放，结合实际，制定本方案。\n\
             一、总体要求\n（一）指导思想\n",
        );
        self.paragraph(4);
        self.body.push_str("（二）基本原则\n");
        for _ in 0..3 {
            self.paragraph(3);
        }
    }

    fn paragraph(&mut self, sentences: usize) {
        for _ in 0..sentences {
            sentence(&mut self.random, &mut self.body);
        }
        self.body.push('\n');
    }

    /// 二、… each with （一）…, each with 1．…, some with （1）… below.
    fn chapters(&mut self) {
        let mut chapter = 2;
        while !self.done() {
            // Nor are rows counted by the thousand: each part has its own.
            if self.counted > 800 {
                self.counted = 0;
            }
            self.section(&format!("{}、", chinese(chapter)));
            let sections = self.random.within(&(2..=6));
            for section in 1..=sections {
                if self.done() {
                    break;
                }
                self.section(&format!("（{}）", chinese(section)));
                let items = self.random.within(&(2..=8));
                for item in 1..=items {
                    if self.done() {
                        break;
                    }
                    self.item(item);
                }
            }
            // Nobody counts chapters by the hundred: longer plans have parts.
            chapter = chapter % 99 + 1;
        }
        _ = writeln!(self.body, "{}、保障措施", chinese(chapter));
        for (number, heading) in [(1, "加强组织领导"), (2, "加强督查考核")] {
            _ = writeln!(self.body, "（{}）{heading}", chinese(number));
            self.paragraph(4);
        }
    }

    /// A heading of body and table.
    fn section(&mut self, number: &str) {
        let from = self.body.len();
        self.body.push_str(number);
        heading(&mut self.random, &mut self.body);
        let heading = self.body.get(from..).unwrap_or_default();
        row(self.knobs.table, &[heading], &mut self.rows);
        self.body.push('\n');
    }

    fn item(&mut self, number: usize) {
        if self.random.one_in(4) {
            // A heading with items of its own below it, each running on into its text.
            _ = write!(self.body, "{number}．");
            heading(&mut self.random, &mut self.body);
            self.body.push('\n');
            for below in 1..=self.random.within(&(2..=4)) {
                if self.done() {
                    break;
                }
                _ = write!(self.body, "（{below}）");
                self.task(true);
            }
        } else {
            _ = write!(self.body, "{number}．");
            let run_on = self.random.one_in(2);
            self.task(run_on);
        }
    }

    /// A task from its title to its clause, and its row.
    fn task(&mut self, run_on: bool) {
        self.tasks += 1;
        self.counted += 1;
        let title_from = self.body.len();
        heading(&mut self.random, &mut self.body);
        let title_to = self.body.len();
        self.body.push_str(if run_on { "。" } else { "\n" });
        let text_from = self.body.len();
        for _ in 0..self.random.within(&self.knobs.sentences_per_task) {
            sentence(&mut self.random, &mut self.body);
        }
        let text_to = self.body.len();
        let (leads, others) = self.units();
        clause(&mut self.random, &leads, &others, &mut self.body);
        self.body.push('\n');
        let number = self.counted.to_string();
        let title = self.body.get(title_from..title_to).unwrap_or_default();
        let text = self.body.get(text_from..text_to).unwrap_or_default();
        let text = format!("{title}：{text}");
        let cells = [number.as_str(), &text, &leads, &others];
        row(self.knobs.table, &cells, &mut self.rows);
    }

    /// Leads and others, each once, parted by 、.
    fn units(&mut self) -> (String, String) {
        let count = self.random.within(&self.knobs.units_per_task);
        let mut chosen: Vec<usize> = Vec::with_capacity(count);
        for _ in 0..count {
            let most = self.knobs.vocabulary;
            let mut index = self.random.below(most);
            // Half of all mentions are of few units: some answer for much.
            if self.random.one_in(2) {
                index = self.random.below(index / 4 + 1);
            }
            if !chosen.contains(&index) {
                chosen.push(index);
            }
        }
        let leading = if self.random.one_in(8) { 2 } else { 1 };
        let (mut leads, mut others) = (String::new(), String::new());
        for (at, index) in chosen.into_iter().enumerate() {
            let list = if at < leading {
                &mut leads
            } else {
                &mut others
            };
            if !list.is_empty() {
                list.push('、');
            }
            unit(index, list);
        }
        (leads, others)
    }
}

/// Says in one of the common ways who does it.
fn clause(random: &mut Random, leads: &str, others: &str, text: &mut String) {
    _ = match (others.is_empty(), random.below(8)) {
        (true, 0) => write!(text, "（{leads}负责）"),
        (true, _) => write!(text, "（牵头单位：{leads}）"),
        (false, 0) => write!(text, "（{leads}牵头，{others}按职责分工负责）"),
        (false, 1) => write!(text, "（牵头单位：{leads}；配合单位：{others}）"),
        (false, _) => write!(text, "（牵头单位：{leads}；责任单位：{others}）"),
    };
}

fn table_head(table: Table, text: &mut String) {
    let columns = ["序号", "试点任务", "牵头单位", "责任单位"];
    row(table, &columns, text);
    if table == Table::Markdown {
        text.push_str("|---|---|---|---|\n");
    }
}

fn row(table: Table, cells: &[&str], text: &mut String) {
    match table {
        Table::None => {}
        Table::Lines => {
            for cell in cells.iter().filter(|cell| !cell.is_empty()) {
                _ = writeln!(text, "\t{cell}");
            }
            text.push_str("\t\n\n");
        }
        Table::Tabs => {
            text.push_str(&cells.join("\t"));
            text.push('\n');
        }
        Table::Markdown => {
            _ = write!(text, "| {} |", cells.join(" | "));
            for _ in cells.len()..4 {
                text.push_str(" |");
            }
            text.push('\n');
        }
    }
}

/// The name of a unit: the same for the same index, another for each.
fn unit(index: usize, text: &mut String) {
    let stem = STEMS.get(index % STEMS.len()).copied().unwrap_or_default();
    match index / STEMS.len() {
        0 => text.push('区'),
        place => {
            text.extend(nth(SYLLABLES, place / LETTERS));
            text.extend(nth(SYLLABLES, place % LETTERS));
            text.push('区');
        }
    }
    text.push_str(stem);
}

fn nth(letters: &str, index: usize) -> Option<char> {
    letters.chars().nth(index % LETTERS)
}

fn heading(random: &mut Random, text: &mut String) {
    text.push_str(random.of(VERBS));
    text.push_str(random.of(KINDS));
    text.push_str(random.of(THINGS));
    if random.one_in(4) {
        text.push('和');
        text.push_str(random.of(THINGS));
    }
}

/// A sentence of a few parts, with what prose has in it: numbers, quotes, brackets, Latin.
fn sentence(random: &mut Random, text: &mut String) {
    for part in 0..random.within(&(1..=5)) {
        if part > 0 {
            text.push_str(if random.one_in(16) { "；" } else { "，" });
        }
        text.push_str(random.of(VERBS));
        text.push_str(random.of(KINDS));
        text.push_str(random.of(THINGS));
        match random.below(24) {
            0 => _ = write!(text, "{}个", random.below(900) + 2),
            1 | 2 => _ = write!(text, "“{}”", random.of(THINGS)),
            3 => _ = write!(text, "（{}）", random.of(ASIDES)),
            4 => text.push_str(random.of(&["RCEP", "5G", "REITs", "QDLP", "1+3", "80%"])),
            5 if random.one_in(8) => _ = write!(text, "《{}管理办法》", random.of(KINDS)),
            6..=9 => _ = write!(text, "、{}和{}", random.of(THINGS), random.of(THINGS)),
            10..=14 => _ = write!(text, "、{}、{}", random.of(THINGS), random.of(THINGS)),
            15 => _ = write!(text, "，力争到{}年底建成", 2026 + random.below(5)),
            _ => {}
        }
    }
    text.push('。');
}

/// A number below 100,000 in Chinese.
fn chinese(number: usize) -> String {
    let mut text = String::new();
    let mut skipped = false;
    for (power, word) in [
        (10_000, "万"),
        (1_000, "千"),
        (100, "百"),
        (10, "十"),
        (1, ""),
    ] {
        let digit = number / power % 10;
        if digit == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if skipped {
            text.push('零');
            skipped = false;
        }
        // 十一, not 一十一, where nothing stands before it.
        if !(digit == 1 && power == 10 && text.is_empty()) {
            text.extend("零一二三四五六七八九".chars().nth(digit));
        }
        text.push_str(word);
    }
    text
}

/// How many letters names of places are made of.
const LETTERS: usize = 64;
const SYLLABLES: &str = "云泽青榆柳湾临澜白鹭石棠枫泊墨溪鹿鸣望禾梧桐竹影松涛荷塘沙洲金坪玉岭龙潭凤安宁清源永丰长乐福泉宝山海东江北河阳湖南仙庐定康德兴怀";
const STEMS: &[&str] = &[
    "财政局",
    "水利局",
    "教育体育局",
    "农业农村局",
    "住房城乡建设局",
    "交通运输局",
    "市场监管局",
    "文化旅游局",
    "生态环境局",
    "科技局",
    "商务局",
    "民政局",
    "司法局",
    "公安局",
    "林业局",
    "应急管理局",
    "医保局",
    "审计局",
    "统计局",
    "人力资源社会保障局",
    "发展改革委",
    "卫生健康委",
    "经济信息委",
    "住房城乡建委",
    "大数据发展局",
    "信访局",
    "税务局",
    "档案馆",
    "总工会",
    "供销社",
    "残联",
    "法院",
    "检察院",
    "人民政府",
    "高新区管委会",
    "城投公司",
    "农商银行",
    "供电公司",
    "红十字会",
    "人武部",
];
const VERBS: &[&str] = &[
    "推进",
    "加快建设",
    "支持",
    "鼓励",
    "探索",
    "完善",
    "整治",
    "培育",
    "深化",
    "积极引进",
    "健全",
    "优化",
    "统筹布局",
    "大力发展",
    "推动",
    "强化",
    "规范",
    "提升",
    "打造",
    "落实",
    "扩大",
    "试行",
    "高标准规划",
    "有序开放",
    "稳步扩建",
    "持续改善",
];
const KINDS: &[&str] = &[
    "沿河",
    "数字化",
    "科技型",
    "跨境",
    "绿色",
    "普惠",
    "区域性",
    "智能",
    "高端",
    "全域",
    "特色",
    "公共",
    "专业",
    "一体化",
    "开放型",
    "创新",
    "市场化",
    "国际",
    "城乡",
    "现代",
    "乡村",
    "园区",
    "产教融合",
    "老旧",
    "基层",
    "民营",
    "外资",
    "应用型",
];
const THINGS: &[&str] = &[
    "岸线",
    "数据共享平台",
    "冷链物流体系",
    "实训基地",
    "示范片区",
    "街区",
    "融资渠道",
    "背街小巷",
    "投资试点",
    "建材应用",
    "服务站",
    "产业集群",
    "人才公寓",
    "信用评价",
    "监测机制",
    "消费场景",
    "办学模式",
    "医疗机构",
    "会展活动",
    "孵化器",
    "众创空间",
    "电商主体",
    "海外仓",
    "文旅项目",
    "知识产权保护",
    "要素市场",
    "营商环境",
    "准入管理",
    "统计指标",
    "物流枢纽",
    "停车设施",
    "供水管网",
    "养老机构",
    "检验中心",
    "研究院",
    "基金",
    "步行街",
    "农贸市场",
    "污水处理厂",
    "充电桩",
];
const ASIDES: &[&str] = &[
    "含前置仓",
    "重庆",
    "试行",
    "赴境外的除外",
    "一期",
    "2026—2028年",
    "不含驻区单位",
    "详见附件",
    "中欧",
    "东片",
];
