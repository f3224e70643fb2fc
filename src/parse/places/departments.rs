//! What departments are called everywhere, and the place before that, which a list's names share: 省科技厅、财政厅.

use crate::parse::levels::PLACE_LEVELS;
use crate::parse::lexicon::{Keys, Lexicon, lexicon};
use crate::parse::names::without_bracket;
use crate::parse::places::Level;

/// What ends the name of a department behind its field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Seat {
    /// 局, in a province too.
    Bureau,
    /// 局, and 厅 in a province.
    Hall,
    /// 委 in a province, and 委 or 局 below.
    Board,
    /// It depends, or the name is whole.
    Unknown,
}

/// What departments are called everywhere, as their names begin after the place: the words by which a
/// name without place is known to be shortened, and a name with place shows where its place ends.
#[rustfmt::skip]
pub(super) static DEPARTMENTS: Lexicon<Seat> = lexicon!(First, &[
    (Seat::Hall, &[
        "财政", "科技", "科学技术", "教育", "公安", "民政", "司法", "人力资源", "人力资源和社会保障", "人力社保", "人社", "自然资源",
        "生态环境", "环境保护", "环保", "住建", "住房城乡建设", "住房和城乡建设", "交通", "交通运输", "水利", "水务", "农业", "农业农村",
        "商务", "文化", "文化旅游", "文旅", "退役军人", "应急", "应急管理", "审计", "工信",
    ]),
    (Seat::Bureau, &[
        "教体", "自规", "资规", "城市管理", "城管", "林业", "林草", "畜牧", "旅游", "体育", "市场监管", "统计", "医保", "医疗保障",
        "信访", "税务", "气象", "乡村振兴", "行政审批",
    ]),
    (Seat::Board, &["发展改革", "发展和改革", "发改", "卫生健康", "卫健"]),
    (Seat::Unknown, &[
        "经济和信息化", "经济信息", "经信", "经科", "工业和信息化", "工业信息", "民族", "民宗", "规划",
        "国土", "住房", "城乡建设", "建设", "农村", "文广", "卫生", "国资", "国有资产", "市场监督", "工商", "质监", "食品药品",
        "药监", "药品", "广电", "广播电视", "新闻出版", "外事", "外办", "侨务", "机关事务", "地方金融", "金融", "粮食", "粮储", "能源",
        "扶贫", "大数据", "数据", "政务服务", "政务", "审批", "营商环境", "招商", "投资促进", "投促", "口岸", "知识产权", "人防",
        "人民防空", "园林", "绿化", "海洋", "渔业", "港澳", "台办", "供销", "档案", "邮政管理", "通信管理", "中医", "消防", "地震",
        "综合执法", "公积金", "政府", "人民政府", "研究室", "法院", "检察院", "总工会", "妇联", "残联", "科协", "工商联", "编办",
        "委编办", "红十字会", "农牧", "文体", "教科", "科工", "文物", "就业", "老龄", "交运", "交警", "综合", "政数", "国防", "国动",
        "烟草", "史志", "地方志", "双拥", "河长", "移民", "纪委", "教委", "科委", "建委", "农委", "经委", "商委", "文委",
        "疾控", "融媒体", "外经", "外贸", "经贸", "安监", "安全生产", "物价", "房管", "房产", "监察", "法制", "劳动",
        "旅发", "农机", "水产", "煤炭", "港航", "港口", "测绘", "電力", "財政", "發展改革", "教育廳", "商務",
    ]),
]);

/// Ends of the names of departments, which lists shorten.
#[rustfmt::skip]
pub(super) static DEPARTMENT_ENDINGS: Lexicon<()> = lexicon!(Last, [
    "局", "委", "厅", "廳", "办", "辦", "委员会", "办公室", "总工会", "妇联", "残联", "科协",
    "工商联", "法院", "检察院", "研究室", "中心", "大队", "支队", "总队", "供销社", "联社", "联合社", "红十字会",
    "档案馆", "党校",
]);

/// Departments of a party committee, as their names begin after 委.
#[rustfmt::skip]
static PARTY_DEPARTMENTS: Lexicon<()> = lexicon!(First, [
    "组织部", "宣传部", "统战部", "政法委", "网信办", "编办", "社会工作部", "党校",
    "直属机关工委", "老干部局", "农办", "台办", "金融办", "财经办", "军民融合办", "机要局",
]);

/// The places that a list's names share: 省科技厅、财政厅 gives 省.
#[derive(Clone, Default, Debug)]
pub(in crate::parse) struct SharedPlace {
    place: String,
}

impl SharedPlace {
    /// Takes the place from a name that prints it.
    pub(in crate::parse) fn learn(&mut self, name: &str) {
        if let Some(place) = place_of(name) {
            self.place.clear();
            self.place.push_str(place);
        }
    }

    /// The level of the place, where one is known.
    pub(in crate::parse) fn level(&self) -> Option<Level> {
        (!self.place.is_empty()).then(|| Level::of(&self.place))
    }

    /// The full name of one that leaves the place out; `None` where the name is full, or no place is
    /// known.
    pub(in crate::parse) fn complete(&self, name: &str) -> Option<String> {
        if self.place.is_empty() {
            return None;
        }
        if PARTY_DEPARTMENTS.begins(name) {
            return Some(format!("{}委{name}", self.place));
        }
        DEPARTMENTS
            .begins(name)
            .then(|| format!("{}{name}", self.place))
    }
}

/// Whether a name has a word of bodies that no local government has as its departments: stationed ones,
/// streets, offices for one purpose (分局, 支局, 总局, 部, 署, 驻, 路, 街道, 指挥).
fn is_not_local(name: &str) -> bool {
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let behind = match character {
            '部' | '署' | '驻' | '路' => return true,
            '分' | '支' | '总' => '局',
            '街' => '道',
            '指' => '挥',
            _ => continue,
        };
        if characters.peek() == Some(&behind) {
            return true;
        }
    }
    false
}

/// Whether a name may be one that leaves out its place, judged by its two ends alone.
pub(in crate::parse) fn may_be_shortened(name: &str) -> bool {
    begins_with_department(name) && {
        let base = without_bracket(name);
        // 市场监管局 begins with no place.
        (!name.starts_with(PLACE_LEVELS) || name.starts_with("市场"))
            && DEPARTMENT_ENDINGS.ends(base)
            && !is_not_local(base)
            || PARTY_DEPARTMENTS.whole(base).is_some()
    }
}

/// What names begin with that may leave out their place.
pub(in crate::parse) const fn shortened_keys() -> Keys {
    DEPARTMENTS.keys().and(PARTY_DEPARTMENTS.keys())
}

/// Whether a name begins as departments are called behind the place: 东平县财政局 prints it.
pub(in crate::parse) fn begins_with_department(name: &str) -> bool {
    DEPARTMENTS.begins(name) || PARTY_DEPARTMENTS.begins(name)
}

/// The place that a department's name begins with: 区 of 区财政局, 东平县 of 东平县教育局, 市 of
/// 市委宣传部.
pub(super) fn place_of(name: &str) -> Option<&str> {
    // 国家税务总局东平县税务局 prints a place, yet does not begin with it; 各区人民政府 prints none, 团县委
    // none of a department.
    let league = name
        .strip_prefix('团')
        .is_some_and(|rest| rest.starts_with(PLACE_LEVELS));
    if league || name.starts_with(['国', '各', '中']) {
        return None;
    }
    name.char_indices()
        .take(8)
        .filter(|(_, c)| PLACE_LEVELS.contains(c))
        .find_map(|(at, c)| {
            let end = at + c.len_utf8();
            let rest = name.get(end..)?;
            let party = rest
                .strip_prefix('委')
                .is_some_and(|rest| !rest.starts_with('员'))
                || rest.starts_with("纪委");
            let department = DEPARTMENTS.begins(rest);
            (party || department).then(|| name.get(..end)).flatten()
        })
}
