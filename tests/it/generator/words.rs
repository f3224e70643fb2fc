//! Made-up places, departments and sentences.

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const PLACES: &[&str] = &[
    "云泽", "青榆", "柳湾", "临澜", "白鹭", "石棠", "枫泊", "墨溪", "鹿鸣", "望禾",
];
const THEMES: &[&str] = &[
    "水岸同治",
    "数字乡村",
    "服务业开放",
    "绿色建造",
    "全域旅游",
    "老街更新",
];
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
    "粮食和物资储备局",
    "大数据发展局",
    "政务服务管理办",
];
/// After the word of the level.
const ORGANS: &[&str] = &[
    "委宣传部",
    "委组织部",
    "委政法委",
    "法院",
    "税务局",
    "档案馆",
    "总工会",
    "委党史研究室",
    "檔案館",
    "鄉村發展辦公室",
    "教育廳",
];
/// After the name of a place.
const LOCAL: &[&str] = &[
    "高新区管委会",
    "街道",
    "镇",
    "水务集团",
    "文旅公司",
    "镇人民政府",
    "科技城管委会",
    "农商银行",
    "供电公司",
    "产业研究院公司",
];
/// Names that hold what parts other names.
const HARD: &[&str] = &[
    "各乡镇人民政府（街道办事处）",
    "各县（市、区）人民政府",
    "@住建局（%人防办）",
    "国网@供电公司",
    "@城管局（%数字城管中心、%园林所）",
    "各区人民政府（管委会）",
    "各市、县（区）人民政府",
    "各镇、街道",
    "各级各有关部门",
    "人民银行@中心支行",
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
];
const OBJECTS: &[&str] = &[
    "沿河岸线",
    "“一河一策”台账",
    "数据共享平台",
    "冷链物流（含前置仓）体系",
    "“1+3”政策文件",
    "职业学校实训基地",
    "3个示范片区",
    "老字号街区",
    "REITs等新型融资",
    "12条背街小巷",
    "合格投资者（QDLP）试点",
    "绿色建材应用",
    "“先办。后补。”机制",
    "4所寄宿制学校",
    "社区（村）服务站",
];
const TAILS: &[&str] = &[
    "",
    "，覆盖率不低于80%",
    "，形成可复制经验",
    "，由主管部门牵头制定办法",
    "，各责任单位要按月报送进展",
    "（赴境外的除外）",
    "，力争2027年建成",
    "；同步开展评估",
    "，做到“应办尽办”",
    "，投资1.5亿元",
    "（技工院校由人社部门负责的除外）",
    "、运营和管护",
];
const HEADINGS: &[&str] = &[
    "修渠护岸",
    "建设青榆（东片）示范园",
    "推动“一网通办”",
    "优化营商环境",
    "强化要素保障",
    "以老街为载体，打造夜间消费新场景",
    "健全责任体系",
    "发展都市农业",
    "提升TOD片区品质",
    "实施“双百”行动",
    "扩大开放",
    "深化“放管服”改革",
    "做强产业、做优环境",
    "壮大市场主体",
];

/// What plan-like texts are made of, to be put together in any order.
const PIECES: &[&str] = &[
    "一、",
    "二、",
    "（一）",
    "(二)",
    "1.",
    "1．",
    "3、",
    "（1）",
    "①",
    "第一章",
    "第一条",
    "十二、",
    "（",
    "）",
    "(",
    ")",
    "〔",
    "〕",
    "[",
    "]",
    "【",
    "】",
    "《",
    "》",
    "“",
    "”",
    "牵头单位：",
    "责任单位:",
    "牵头单位",
    "配合单位：",
    "负责部门：",
    "完成时限：",
    "指导部门：",
    "牵头，",
    "负责）",
    "按职责分工负责",
    "配合",
    "参与）",
    "指导",
    "落实",
    "会同有关部门",
    "县水利局",
    "市财政局",
    "各县（市、区）人民政府",
    "青榆镇",
    "财政局",
    "等部门",
    "、",
    "，",
    "；",
    ";",
    ",",
    "：",
    ":",
    "。",
    "！",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\n\t",
    "|",
    "| ",
    "\n|",
    "|---|---|",
    " ",
    "　　",
    "\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "附件",
    "附件：",
    "附件1",
    "序号",
    "试点任务",
    "重点任务",
    "1",
    "2",
    "21",
    "2026年6月底前",
    "2026年3月1日",
    "云府发〔2026〕3号",
    "关于印发",
    "的通知",
    "实施方案",
    "云泽市人民政府",
    "各区县人民政府，有关单位：",
    "（此件公开发布）",
    "修渠护岸",
    "清淤疏浚。",
    "（含前置仓）",
    "列第一位者为牵头单位，下同",
    "以下均需各市政府落实，不再列出",
    "以下各项均由",
    "均由",
    "负责",
    "和",
    "及",
    "等",
    "a",
    "é",
    "😀",
];

fn one(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(of).prop_map(str::to_owned)
}

pub(super) fn place() -> impl Strategy<Value = String> {
    one(PLACES)
}

pub(super) fn theme() -> impl Strategy<Value = String> {
    one(THEMES)
}

pub(super) fn heading() -> impl Strategy<Value = String> {
    one(HEADINGS)
}

/// A unit's name: `@` before a department that can share its prefix with the one before, `%` where
/// the word of the level stands fast.
fn unit() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(STEMS).prop_map(|stem| format!("@{stem}")),
        2 => select(ORGANS).prop_map(|organ| format!("%{organ}")),
        3 => (select(PLACES), select(LOCAL)).prop_map(|(place, body)| format!("{place}{body}")),
        // Two names with one ending: 柳湾区、白鹭区人民政府.
        1 => (0..PLACES.len(), 1..PLACES.len(), select(vec!["区", "县", "市"])).prop_map(
            |(at, further, level)| {
                let (one, two) = (PLACES[at], PLACES[(at + further) % PLACES.len()]);
                format!("{one}{level}~{two}{level}~人民政府")
            },
        ),
        1 => (select(HARD), select(PLACES)).prop_map(|(name, place)| {
            if name.starts_with('@') { name.to_owned() } else { name.replace('@', place) }
        }),
    ]
}

/// Units in a list, each once.
pub(super) fn units(count: RangeInclusive<usize>) -> impl Strategy<Value = Vec<String>> {
    vec(unit(), count).prop_map(|mut units| {
        let mut seen = std::collections::HashSet::new();
        units.retain(|unit| match unit.split('~').collect::<Vec<_>>()[..] {
            [one, two, ending] => {
                let names = [one, two].map(|place| format!("{place}{ending}"));
                names.into_iter().all(|name| seen.insert(name))
            }
            _ => seen.insert(unit.clone()),
        });
        units
    })
}

fn sentence() -> impl Strategy<Value = String> {
    (select(VERBS), select(OBJECTS), select(TAILS))
        .prop_map(|(verb, object, tail)| format!("{verb}{object}{tail}。"))
}

pub(super) fn paragraph() -> impl Strategy<Value = String> {
    vec(sentence(), 1..=3).prop_map(|sentences| sentences.concat())
}

/// Any order of what plans are made of.
pub(crate) fn soup() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..80).prop_map(|pieces| pieces.concat())
}
