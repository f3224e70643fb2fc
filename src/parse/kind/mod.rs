//! What sort of body a name names, by rules that hold for any place.

#[cfg(test)]
mod tests;

use crate::model::{Unit, UnitKind};
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::names::without_bracket;

impl UnitKind {
    /// The kind of body that a name names.
    #[cfg(feature = "serde")]
    pub(crate) fn of(name: &str) -> Self {
        kind_of(name)
    }
}

impl Unit<'_> {
    /// What sort of body it is.
    ///
    /// It is read off the name at each call: a plan is read without asking for it.
    pub fn kind(self) -> UnitKind {
        let told = self.plan.store.units.told(self.id);
        told.unwrap_or_else(|| kind_of(self.name()))
    }
}

/// Ends of names. The first word of the list that a name ends with decides; special bodies stand
/// before the general endings that they share (区委网信办 before 办, 人民银行某支行 before 行).
#[rustfmt::skip]
static ENDS: Lexicon<UnitKind> = lexicon!(Last, &[
    (UnitKind::Court, &[
        "法院", "法庭", "中院", "高院", "审判机关",
    ]),
    (UnitKind::Procuratorate, &[
        "检察院", "检察分院", "檢察院", "检察机关",
    ]),
    (UnitKind::Assembly, &[
        "人大", "人大常委会", "人大办", "政协", "政協", "政协办",
    ]),
    (UnitKind::PartyOrgan, &["机关工委"]),
    (UnitKind::Association, &["联盟"]),
    (UnitKind::MassOrganisation, &[
        "工会", "工會", "工会联合会", "团委", "妇联", "婦聯", "残联", "殘聯", "科协", "科協", "工商联", "文联",
        "侨联", "台联", "青联", "社科联", "记协", "红十字会", "妇女联合会", "残疾人联合会", "科学技术协会",
        "工商业联合会", "团市委", "团区委", "团县委", "团省委", "团州委", "作协", "计生协",
        "贸促会", "关工委",
    ]),
    (UnitKind::PartyOrgan, &[
        "党委", "黨委", "党组", "工委", "纪委", "紀委", "监委", "组织部", "宣传部", "統戰部", "统战部",
        "社会工作部", "政法委", "编办", "编委办", "巡察办", "省委", "市委", "区委", "县委", "州委",
        "旗委", "盟委", "党支部", "党总支", "监察机关",
    ]),
    (UnitKind::AdministrativeCommittee, &[
        "管委会", "管委會", "管理委员会", "开发区", "高新区", "经开区", "新区", "园区", "保税区", "综保区",
        "自贸区", "示范区", "度假区", "试验区", "景区", "工业区", "合作区", "功能区", "经济区", "名胜区",
        "起步区", "先行区", "集聚区", "港区", "工业园", "产业园", "科技园", "科学城", "科技城", "產業園",
    ]),
    (UnitKind::Subdistrict, &[
        "街道", "街道办", "街道辦", "街办", "办事处", "辦事處",
    ]),
    (UnitKind::Township, &[
        "镇", "鎮", "乡", "鄉", "苏木", "镇政府", "乡政府", "镇人民政府", "乡人民政府", "鎮人民政府", "鄉人民政府",
        "镇党委政府", "乡党委政府",
    ]),
    (UnitKind::Other, &[
        "社区", "小区", "库区", "林区", "片区", "领导小组", "指挥部",
    ]),
    (UnitKind::Company, &["超市"]),
    (UnitKind::PublicInstitution, &["校区", "院区"]),
    (UnitKind::Government, &[
        "政府", "政府办", "政府办公室", "政府办公厅", "政府辦公室", "政府督查室", "府办", "国务院", "国务院办公厅", "行署", "行政公署",
        "生产建设兵团", "地区", "省", "市", "区", "區", "县", "縣", "州", "盟", "旗",
    ]),
    (UnitKind::PublicInstitution, &[
        "供销联社", "供销合作联社", "供销合作社", "供销社", "报社", "出版社", "通讯社",
    ]),
    (UnitKind::Company, &[
        "公司", "集团", "集團", "银行", "銀行", "支行", "分行", "农商行", "农发行", "国开行", "信用社", "农信社",
        "联社", "合作社", "旅行社", "厂", "廠", "营业部", "事务所", "机场", "财险", "保险", "人寿",
        "供电", "供电局", "电网", "电力", "移动", "联通", "电信", "铁塔", "广电网络", "石油", "石化", "燃气",
        "控股", "投", "金控",
    ]),
    (UnitKind::Association, &[
        "协会", "協會", "商会", "商會", "学会", "基金会", "促进会", "研究会", "联合会", "慈善会", "总会",
    ]),
    (UnitKind::GovernmentDepartment, &[
        "室", "派出所", "司法所", "监管所",
    ]),
    (UnitKind::PublicInstitution, &[
        "馆", "館", "中心", "大学", "大學", "校", "中学", "小学", "幼儿园", "院", "所", "站",
        "台", "社", "植物园", "实验室", "管理处", "林场", "党校",
    ]),
    (UnitKind::GovernmentDepartment, &[
        "局", "委", "厅", "廳", "办", "辦", "部", "署", "委员会", "委員會", "处", "處", "科", "支队",
        "大队", "中队", "总队", "司", "机关",
    ]),
]);

/// What a word says wherever it stands in a name.
#[derive(Clone, Copy)]
enum Sign {
    Stationed,
    /// Several bodies under one name.
    Several,
    /// 各, which also stands in the names of towns.
    Each,
    /// A people's congress or a political consultative conference.
    Assembly,
    /// A party committee: of its own, or with a department behind it.
    Committee,
    /// An office at another place.
    Away,
    /// What local governments have of a stationed body's name: 地方金融监管局.
    Local,
}

#[rustfmt::skip]
static SIGNS: Lexicon<Sign> = lexicon!(First, &[
    (Sign::Stationed, &[
        "税务局", "稅務局", "海关", "海關", "人民银行", "人行", "银保监", "银监", "证监", "金融监管分局",
        "金融监管局", "金融监管支局", "金融监督管理总局", "气象局", "氣象局", "烟草专卖局", "烟草局", "邮政管理局", "海事局",
        "海事处", "海警", "边检站", "边防检查", "国家安全局", "国安局", "调查队", "调查总队", "通信管理局", "通管局",
        "消防救援", "外汇局", "外汇管理局", "检验检疫", "铁路监督", "民航局", "民航监管",
        "地震监测", "武装部", "人武部", "军分区", "警备区", "武警", "部队", "驻军", "特派办", "特派员办事处",
        "矿山安全监察", "煤矿安全监察", "能源监管办", "河务局", "边境管理",
    ]),
    (Sign::Several, &[
        "有关", "有關", "相关", "相關", "其他", "其它", "其余", "所有", "沿线", "沿江",
    ]),
    (Sign::Each, &["各"]),
    (Sign::Assembly, &["人大", "政协", "政協"]),
    (Sign::Committee, &[
        "省委", "市委", "区委", "县委", "州委", "盟委", "旗委", "党委", "工委", "中央", "縣委", "區委",
    ]),
    (Sign::Away, &["驻", "駐"]),
    (Sign::Local, &["地方金融"]),
]);

/// What the bodies of the State Council at the head of a vertical management are called: departments.
const HEADS: [&str; 2] = ["总署", "总局"];

/// Ends of names that tell a school of the party, for all that stands before them.
const SCHOOLS: &[&str] = &["党校", "行政学院"];

/// Words that make a name one for several bodies: no body is named so by itself.
#[rustfmt::skip]
static COLLECTIVE: Lexicon<()> = lexicon!(Last, [
    "部门", "部門", "单位", "單位", "机构", "機構", "企业", "企業", "高校", "院校", "院所", "中小学", "组织", "团体",
    "厅局", "委办局", "各地", "地方", "有关方面", "机关", "乡镇", "镇街", "区县", "县区", "县市区", "成员",
]);

/// What the words within a name say of it: a bit for each sign.
struct Signs(u8);

impl Signs {
    fn of(name: &str) -> Self {
        let mut found = 0;
        for (at, behind, sign) in SIGNS.places(name) {
            let holds = match sign {
                // 陈各庄镇 is a town.
                Sign::Each => !behind.starts_with('庄'),
                Sign::Assembly => is_assembly(name.get(..at), behind),
                // 区委宣传部, 市委网信办: a department behind it. 市委员会 is another word.
                Sign::Committee => !behind.is_empty() && !behind.starts_with('员'),
                Sign::Stationed | Sign::Several | Sign::Away | Sign::Local => true,
            };
            found |= u8::from(holds) << *sign as u8;
        }
        Self(found)
    }

    const fn has(&self, sign: Sign) -> bool {
        self.0 & (1 << sign as u8) != 0
    }
}

/// The kind of the body that a name names.
pub(super) fn kind_of(name: &str) -> UnitKind {
    let base = without_bracket(name);
    // 县委机关 is the county committee.
    let organ = base.strip_suffix("机关").filter(|of| is_of_one(of));
    let body = organ.filter(|of| ENDS.ends(of));
    let base = body.unwrap_or(base);
    let signs = Signs::of(body.unwrap_or(name));
    if signs.has(Sign::Several)
        || signs.has(Sign::Each)
        || (organ.is_none() && COLLECTIVE.ends(base))
        || is_of_levels(name)
    {
        return UnitKind::Collective;
    }
    let by_end = ENDS.strip_end(base).map(|(_, kind)| *kind);
    // These endings tell more than any word before them.
    if let Some(
        kind @ (UnitKind::Court
        | UnitKind::Procuratorate
        | UnitKind::Assembly
        | UnitKind::MassOrganisation),
    ) = by_end
    {
        kind
    } else if signs.has(Sign::Assembly) {
        UnitKind::Assembly
    } else if base.starts_with("共青团") {
        UnitKind::MassOrganisation
    } else if signs.has(Sign::Stationed) && !is_none_stationed(base, by_end, signs.has(Sign::Local))
    {
        UnitKind::Stationed
    } else if by_end == Some(UnitKind::PublicInstitution)
        && SCHOOLS.iter().any(|end| base.ends_with(end))
    {
        // 市委党校
        UnitKind::PublicInstitution
    } else if signs.has(Sign::Committee) && !has_body_of_its_own(by_end) {
        UnitKind::PartyOrgan
    } else if by_end == Some(UnitKind::Subdistrict) && signs.has(Sign::Away) {
        // 省政府驻北京办事处
        UnitKind::GovernmentDepartment
    } else {
        by_end.unwrap_or(UnitKind::Other)
    }
}

/// Whether a place has one 机关 of what stands before that word, and not many: 县公安 and 县委 behind their
/// county, but 市直, 县级 and 县区 are all that a place has.
fn is_of_one(of: &str) -> bool {
    const PLACES: [char; 9] = ['省', '市', '区', '县', '州', '盟', '旗', '镇', '乡'];
    const ALL: [&str; 6] = ["直", "级", "属", "党政", "党群", "国家"];
    let behind = of.split_once(PLACES).map(|(_, behind)| behind);
    behind.is_some_and(|behind| {
        !behind.is_empty()
            && !of.starts_with('全')
            && !behind.starts_with(PLACES)
            && !behind.contains(['、', '（', '('])
            && !ALL.iter().any(|word| behind.starts_with(word))
    })
}

/// Words for the levels of places.
#[rustfmt::skip]
static LEVELS: Lexicon<()> = lexicon!(First, [
    "街道", "社区", "省", "市", "州", "盟", "县", "縣", "区", "區", "旗", "乡", "鄉", "镇", "鎮", "村", "街",
]);

/// Whether a name is nothing but two or more levels of places, with what they have: 县（市、区）人民政府,
/// 乡镇（街道）, 区县.
fn is_of_levels(name: &str) -> bool {
    let marks = |c: char| matches!(c, '（' | '）' | '(' | ')' | '、' | '，' | '/');
    let mut rest = name;
    let mut levels = 0_u32;
    loop {
        let bare = rest.trim_start_matches(marks);
        let Some((behind, ())) = LEVELS.strip_start(bare) else {
            let ends = [
                "",
                "人民政府",
                "政府",
                "党委",
                "党委政府",
                "党委和政府",
                "党委、政府",
                "办",
                "办事处",
                "管委会",
            ];
            return levels > 1 && ends.contains(&bare);
        };
        levels += 1;
        rest = behind;
    }
}

/// 市人大财经委, 市政协提案委, 市人大常委会办公室: an organ of either, told by the place before the word
/// and what stands behind it.
fn is_assembly(place: Option<&str>, organ: &str) -> bool {
    const PLACES: [char; 11] = [
        '省', '市', '区', '县', '州', '盟', '旗', '国', '國', '縣', '區',
    ];
    place.is_some_and(|place| place.ends_with(PLACES)) && !organ.contains(['校', '学'])
}

/// Whether a name holds a word of a stationed body, and yet is none: the head of a vertical management,
/// a local namesake, a company, a party's department.
fn is_none_stationed(base: &str, by_end: Option<UnitKind>, local: bool) -> bool {
    local
        || HEADS.iter().any(|end| base.ends_with(end))
        || (by_end == Some(UnitKind::Company) && !base.contains('行'))
        || by_end == Some(UnitKind::PartyOrgan)
}

/// 党工委管委会, 镇党委政府: what stands behind the committee is no department of it.
const fn has_body_of_its_own(by_end: Option<UnitKind>) -> bool {
    matches!(
        by_end,
        Some(
            UnitKind::AdministrativeCommittee
                | UnitKind::Township
                | UnitKind::Subdistrict
                | UnitKind::Government
        )
    )
}
