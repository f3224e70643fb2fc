//! Names of units: what looks like one, and how lists shorten them.

use crate::text::is_blank;

/// Ends of names. A name in a verb phrase has to end with one; in a labelled list it may be anything,
/// and what looks odd is reported.
const ENDINGS: &[&str] = &[
    "局",
    "委",
    "厅",
    "廳",
    "办",
    "辦",
    "部",
    "署",
    "院",
    "会",
    "會",
    "中心",
    "公司",
    "集团",
    "政府",
    "街道",
    "镇",
    "乡",
    "区",
    "區",
    "县",
    "縣",
    "市",
    "州",
    "盟",
    "旗",
    "省",
    "所",
    "站",
    "队",
    "大队",
    "馆",
    "校",
    "大学",
    "银行",
    "行",
    "社",
    "处",
    "處",
    "科",
    "室",
    "组",
    "单位",
    "單位",
    "部门",
    "部門",
    "机构",
    "企业",
    "关",
    "团",
    "联",
    "协",
    "部队",
    "专班",
    "基地",
    "地区",
    "台",
    "厂",
    "场",
    "段",
    "库",
    "港",
    "园",
    "矿",
    "网",
    "司",
    "总工会",
    "纪委监委",
    "人大",
    "政协",
    "武装部",
    "院校",
    "高校",
    "学校",
    "组织",
    "平台",
    "各地",
    "电网",
    "供电",
    "电力",
    "移动",
    "联通",
    "电信",
    "铁塔",
    "烟草",
    "邮政",
    "主体",
    "片区",
    "农场",
    "林场",
    "党校",
    "银保监",
    "证监",
    "警",
    "总站",
    "支队",
    "村",
    "社区",
    "医院",
    "商会",
    "协会",
    "学会",
    "联社",
    "党委",
    "党组",
    "工委",
    "法院",
    "检察院",
    "实验室",
    "联盟",
    "基金",
    "服务商",
    "运营商",
    "金融办",
    "发改",
    "人社",
];

/// Ends after which 和 or 及 parts two names instead of standing within one.
const CLOSED_ENDINGS: &[&str] = &[
    "局",
    "委",
    "厅",
    "廳",
    "办",
    "辦",
    "政府",
    "公司",
    "中心",
    "法院",
    "检察院",
    "集团",
    "街道",
    "镇",
    "乡",
    "区",
    "县",
    "市",
    "州",
    "地区",
    "办公室",
    "委员会",
    "管委会",
    "部门",
    "单位",
    "機構",
    "机构",
    "企业",
    "组织部",
    "宣传部",
    "统战部",
    "院",
    "银行",
    "总工会",
    "街道办",
    "支行",
    "会",
    "部",
    "高校",
    "学校",
];

/// Words that no name holds: they make a text prose.
const PROSE: &[&str] = &[
    "的", "将", "應", "应当", "其中", "包括", "除外", "以下", "不含", "详见", "参照", "情况", "。",
    "：", ":", "“", "”", "《", "》", "！", "？", "=", "http", "同时", "并且", "或者",
];

/// Whether a text looks like the name of a unit.
pub(super) fn is_unit(name: &str) -> bool {
    let base = without_bracket(name);
    let length = base.chars().count();
    // The longest names (…工作领导小组办公室) stay well below; two characters are 县委, 团委.
    (2..=40).contains(&length)
        && ENDINGS.iter().any(|ending| base.ends_with(ending))
        && !PROSE.iter().any(|word| name.contains(word))
        && !base.char_indices().any(|(at, c)| c == '由' && at > 0)
        && !matches!(
            base,
            "政府" | "部门" | "单位" | "企业" | "机构" | "社会" | "有关" | "市场"
        )
}

/// The name without a bracket at its end: 市住建局（市人防办） gives 市住建局.
pub(super) fn without_bracket(name: &str) -> &str {
    let name = name.trim_end_matches(is_blank);
    let open = match name.chars().next_back() {
        Some('）' | ')') => name.rfind(['（', '(']),
        _ => None,
    };
    match open.and_then(|at| name.get(..at)) {
        Some(base) if !base.is_empty() => base,
        _ => name,
    }
}

/// The name without blanks, where it holds any.
pub(super) fn without_blanks(written: &str) -> Option<String> {
    written
        .contains(is_blank)
        .then(|| written.chars().filter(|c| !is_blank(*c)).collect())
}

/// The places at which 和, 及, 以及 or 与 part two names: start and end of the word, in bytes.
pub(super) fn connective(name: &str) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    for (at, c) in name.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '和' | '及' | '与' | '以' if depth == 0 && at > 0 => {
                let rest = name.get(at..).unwrap_or_default();
                let word = ["以及", "和", "及", "与"]
                    .into_iter()
                    .find(|word| rest.starts_with(word));
                let (Some(word), Some(left)) = (word, name.get(..at)) else {
                    continue;
                };
                let right = rest.get(word.len()..).unwrap_or_default();
                let closed = without_bracket(left);
                if CLOSED_ENDINGS.iter().any(|end| closed.ends_with(end))
                    && is_unit(closed)
                    && is_unit(right)
                {
                    return Some((at, at + word.len()));
                }
            }
            _ => {}
        }
    }
    None
}

/// Where an open list's 等 begins, and where what belongs to it ends: 等, 等部门, 等有关部门和单位.
pub(super) fn open_list(name: &str) -> Option<(usize, usize)> {
    let at = name.rfind('等')?;
    let start = at + '等'.len_utf8();
    let mut rest = name.get(start..)?;
    loop {
        let before = rest.len();
        for word in [
            "有关", "相关", "市级", "区级", "县级", "省级", "市直", "区直", "县直", "省直", "各",
            "其他", "部门", "单位", "部門", "單位", "机构", "企业", "地区", "有關", "相關",
        ] {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        // 部门和单位: the connective belongs to 等 only with another of these words behind it.
        for joint in ["和", "及", "、"] {
            if let Some(behind) = rest.strip_prefix(joint)
                && ["单位", "部门", "有关", "相关", "机构", "企业"]
                    .iter()
                    .any(|word| behind.starts_with(word))
            {
                rest = behind;
            }
        }
        if rest.len() == before {
            break;
        }
    }
    let end = name.len() - rest.len();
    let more = rest.is_empty()
        || ["和", "及", "以及", "与"]
            .iter()
            .any(|j| rest.starts_with(j));
    more.then_some((at, end))
}

/// Words that count places (各市、县、区) and may stand coordinated before one ending that serves all.
const LEVELS: &[&str] = &[
    "自治区",
    "自治州",
    "自治县",
    "直辖市",
    "地级市",
    "开发区",
    "功能区",
    "街道",
    "园区",
    "景区",
    "新区",
    "高新区",
    "经开区",
    "省",
    "市",
    "县",
    "區",
    "区",
    "州",
    "盟",
    "旗",
    "镇",
    "乡",
    "地",
    "级",
    "直管",
    "有关",
    "相关",
    "村",
];

/// Whether the text is 各 followed by nothing but words for levels: 各市, 各区县, 市. What it says
/// goes on in the next item.
pub(super) fn is_bare_level(item: &str) -> bool {
    let base = item.strip_prefix('各').unwrap_or(item);
    !base.is_empty()
        && (item.len() > base.len() || base.chars().count() == 1)
        && levels_end(base) == base.len()
}

/// Whether the text goes on where [`is_bare_level`] stopped: 县（区）人民政府, 街道.
pub(super) fn continues_levels(item: &str) -> bool {
    let end = levels_end(item);
    let rest = item.get(end..).unwrap_or_default();
    end > 0
        && [
            "",
            "人民政府",
            "政府",
            "党委",
            "管委会",
            "办事处",
            "人民政府办公室",
            "街道办事处",
            "人民政府（管委会）",
            "党委政府",
            "党委、政府",
            "单位",
        ]
        .contains(&rest)
}

fn levels_end(text: &str) -> usize {
    let mut rest = text;
    loop {
        let bracketed = rest
            .strip_prefix(['（', '('])
            .and_then(|inner| inner.find(['）', ')']).map(|at| (inner, at)));
        if let Some((inner, at)) = bracketed {
            let held = inner.get(..at).unwrap_or_default();
            if held
                .split(['、', '，', ','])
                .all(|word| !word.is_empty() && levels_end(word) == word.len())
            {
                let close = inner
                    .get(at..)
                    .and_then(|t| t.chars().next())
                    .map_or(0, char::len_utf8);
                rest = inner.get(at + close..).unwrap_or_default();
                continue;
            }
        }
        match LEVELS.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(behind) => rest = behind,
            None => return text.len() - rest.len(),
        }
    }
}

/// Characters that end the name of a place with its level.
const PLACE_LEVELS: &[char] = &['省', '市', '区', '區', '县', '縣', '州', '盟', '旗'];

/// What departments are called everywhere, as their names begin after the place: the words by which a
/// name without place is known to be shortened, and a name with place shows where its place ends.
const DEPARTMENTS: &[&str] = &[
    "发展改革",
    "发展和改革",
    "发改",
    "财政",
    "科技",
    "科学技术",
    "教育",
    "教体",
    "经济和信息化",
    "经济信息",
    "经信",
    "经科",
    "工业和信息化",
    "工业信息",
    "工信",
    "民族",
    "民宗",
    "公安",
    "民政",
    "司法",
    "人力资源",
    "人力社保",
    "人社",
    "自然资源",
    "规划",
    "国土",
    "生态环境",
    "环境保护",
    "环保",
    "住房",
    "住建",
    "城市管理",
    "城管",
    "城乡建设",
    "建设",
    "交通",
    "水利",
    "水务",
    "农业",
    "农村",
    "林业",
    "林草",
    "畜牧",
    "商务",
    "文化",
    "文旅",
    "文广",
    "旅游",
    "体育",
    "卫生",
    "卫健",
    "退役军人",
    "应急",
    "审计",
    "国资",
    "国有资产",
    "市场监管",
    "市场监督",
    "工商",
    "质监",
    "食品药品",
    "药监",
    "药品",
    "广电",
    "广播电视",
    "新闻出版",
    "统计",
    "医保",
    "医疗保障",
    "信访",
    "外事",
    "外办",
    "侨务",
    "机关事务",
    "地方金融",
    "金融",
    "粮食",
    "粮储",
    "能源",
    "乡村振兴",
    "扶贫",
    "大数据",
    "数据",
    "政务服务",
    "政务",
    "行政审批",
    "审批",
    "营商环境",
    "招商",
    "投资促进",
    "投促",
    "口岸",
    "知识产权",
    "人防",
    "人民防空",
    "气象",
    "税务",
    "园林",
    "绿化",
    "海洋",
    "渔业",
    "港澳",
    "台办",
    "供销",
    "档案",
    "邮政管理",
    "通信管理",
    "国防科",
    "中医药",
    "消防",
    "地震",
    "综合执法",
    "公积金",
    "政府",
    "人民政府",
    "研究室",
    "法院",
    "检察院",
    "总工会",
    "妇联",
    "残联",
    "科协",
    "工商联",
    "编办",
    "委编办",
    "電力",
    "財政",
    "發展改革",
    "教育廳",
    "商務",
    "民政",
];

/// Ends of the names of departments, which lists shorten.
const DEPARTMENT_ENDINGS: &[&str] = &[
    "局",
    "委",
    "厅",
    "廳",
    "办",
    "辦",
    "委员会",
    "办公室",
    "总工会",
    "妇联",
    "残联",
    "科协",
    "工商联",
    "法院",
    "检察院",
    "研究室",
];

/// Departments of a party committee, as their names begin after 委.
const PARTY_DEPARTMENTS: &[&str] = &[
    "组织部",
    "宣传部",
    "统战部",
    "政法委",
    "网信办",
    "编办",
    "社会工作部",
    "党校",
    "直属机关工委",
    "老干部局",
    "农办",
    "台办",
    "金融办",
    "财经办",
    "军民融合办",
    "机要局",
];

/// The places that a list's names share: 省科技厅、财政厅 gives 省.
#[derive(Clone, Default, Debug)]
pub(super) struct SharedPlace {
    place: String,
}

impl SharedPlace {
    /// Takes the place from a name that prints it.
    pub(super) fn learn(&mut self, name: &str) {
        if let Some(place) = place_of(name) {
            self.place.clear();
            self.place.push_str(place);
        }
    }

    /// The full name of one that leaves the place out; `None` where the name is full, or no place is
    /// known.
    pub(super) fn complete(&self, name: &str) -> Option<String> {
        if self.place.is_empty() {
            return None;
        }
        if PARTY_DEPARTMENTS.iter().any(|word| name.starts_with(word)) {
            return Some(format!("{}委{name}", self.place));
        }
        DEPARTMENTS
            .iter()
            .any(|word| name.starts_with(word))
            .then(|| format!("{}{name}", self.place))
    }
}

/// Whether a name may be one that leaves out its place, judged by its two ends alone.
pub(super) fn may_be_shortened(name: &str) -> bool {
    let base = without_bracket(name);
    !name.starts_with(PLACE_LEVELS)
        && !name.starts_with(['各', '国'])
        && !base.ends_with("分局")
        && (DEPARTMENT_ENDINGS.iter().any(|end| base.ends_with(end))
            || PARTY_DEPARTMENTS.contains(&base))
}

/// The place that a department's name begins with: 区 of 区财政局, 东平县 of 东平县教育局, 市 of
/// 市委宣传部.
fn place_of(name: &str) -> Option<&str> {
    name.char_indices()
        .take(8)
        .filter(|(_, c)| PLACE_LEVELS.contains(c))
        .find_map(|(at, c)| {
            let end = at + c.len_utf8();
            let rest = name.get(end..)?;
            let party = rest.strip_prefix('委').is_some_and(|rest| {
                rest.is_empty() || PARTY_DEPARTMENTS.iter().any(|word| rest.starts_with(word))
            });
            let department = DEPARTMENTS.iter().any(|word| rest.starts_with(word));
            (party || department).then(|| name.get(..end)).flatten()
        })
}

/// The ending that the next name lends: 东平区、西平区人民政府 lends 人民政府 to 东平区.
pub(super) fn lent_ending<'n>(name: &str, next: &'n str) -> Option<&'n str> {
    let level = name.chars().next_back()?;
    if !PLACE_LEVELS.contains(&level)
        || !(2..=6).contains(&name.chars().count())
        || name.starts_with('各')
    {
        return None;
    }
    let ending = ["人民政府", "政府", "管委会"]
        .into_iter()
        .find(|ending| next.ends_with(ending))?;
    let place = next.strip_suffix(ending)?;
    (place.ends_with(level) && (2..=6).contains(&place.chars().count()) && !place.starts_with('各'))
        .then(|| next.get(place.len()..))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_no_unit() {
        for name in [
            "县财政局",
            "高新区",
            "县委",
            "产业集团",
            "公积金中心",
            "市住建局（市人防办）",
            "各银行业金融机构",
        ] {
            assert!(is_unit(name), "{name}");
        }
        for name in [
            "技工院校由某部门",
            "政府",
            "重点",
            "符合条件的企业",
            "局",
            "西部（重庆）科学",
        ] {
            assert!(!is_unit(name), "{name}");
        }
    }

    #[test]
    fn connectives_part_names_but_not_within_one() {
        let parts = |name: &'static str| {
            connective(name).map(|(a, b)| (name.split_at(a).0, name.split_at(b).1))
        };
        assert_eq!(parts("县教育局和县财政局"), Some(("县教育局", "县财政局")));
        assert_eq!(
            parts("国务院相关部门及各地区"),
            Some(("国务院相关部门", "各地区"))
        );
        assert_eq!(parts("县住房和城乡建设局"), None);
        assert_eq!(
            parts("县人力资源和社会保障局以及各镇"),
            Some(("县人力资源和社会保障局", "各镇"))
        );
    }

    #[test]
    fn an_open_list_ends_before_its_mark() {
        let open = |name: &'static str| {
            open_list(name).map(|(a, b)| (name.split_at(a).0, name.split_at(b).1))
        };
        assert_eq!(open("县财政局等"), Some(("县财政局", "")));
        assert_eq!(open("县财政局等有关部门和单位"), Some(("县财政局", "")));
        assert_eq!(
            open("县财政局等部门和各镇人民政府"),
            Some(("县财政局", "和各镇人民政府"))
        );
        assert_eq!(open("省高等法院"), None);
    }

    #[test]
    fn coordinated_levels_go_on() {
        assert!(is_bare_level("各市") && continues_levels("县（区）人民政府"));
        assert!(is_bare_level("各镇") && continues_levels("街道"));
        assert!(!is_bare_level("各镇人民政府"));
        assert!(!continues_levels("县财政局"));
        assert!(continues_levels("县（市、区）人民政府"));
    }

    #[test]
    fn a_place_is_shared_along_a_list() {
        let mut shared = SharedPlace::default();
        assert_eq!(shared.complete("财政厅"), None);
        shared.learn("省科技厅");
        assert_eq!(shared.complete("财政厅").as_deref(), Some("省财政厅"));
        shared.learn("东平县委宣传部");
        assert_eq!(shared.complete("组织部").as_deref(), Some("东平县委组织部"));
        assert_eq!(shared.complete("教育局").as_deref(), Some("东平县教育局"));
        assert_eq!(shared.complete("江岸银保监分局"), None);
        assert!(!may_be_shortened("区财政局") && !may_be_shortened("江岸银保监分局"));
    }

    #[test]
    fn an_ending_is_lent_between_places_of_one_level() {
        assert_eq!(lent_ending("东平区", "西平区人民政府"), Some("人民政府"));
        assert_eq!(lent_ending("高新区", "东平县人民政府"), None);
        assert_eq!(lent_ending("县财政局", "东平县人民政府"), None);
    }
}
