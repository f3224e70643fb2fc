//! Places in names, and what lists leave out of them: 各市、县（区）人民政府, 省科技厅、财政厅, 东平区、
//! 西平区人民政府.

mod bureaus;
mod peers;
#[cfg(test)]
mod tests;

pub(super) use bureaus::{Level, lent_by_bureau, may_borrow_all, names_field};
pub(super) use peers::{carries_on_to_peer, is_seat};

use crate::parse::lexicon::{Keys, Lexicon, lexicon};
use crate::parse::names::{is_general, is_unit, without_bracket};

/// Words that count places (各市、县、区) and may stand coordinated before one ending that serves all.
#[rustfmt::skip]
static LEVELS: Lexicon<()> = lexicon!(First, [
    "自治区", "自治州", "自治县", "直辖市", "地级市", "开发区", "功能区", "街道", "园区", "景区",
    "新区", "高新区", "经开区", "省", "市", "县", "區", "区", "州", "盟", "旗", "镇", "乡", "地",
    "级", "直管", "有关", "相关", "村", "社区", "设区市", "设区的市",
]);

/// Areas that are bodies of their own: 各县区、高新区 names two units.
#[rustfmt::skip]
static AREAS: Lexicon<()> = lexicon!(First, [
    "开发区", "功能区", "新区", "高新区", "经开区", "有关", "相关",
]);

/// Whether the text is 各 or 有关 followed by nothing but words for levels: 各市, 有关区县, 市. What it says
/// goes on in the next item.
pub(super) fn is_bare_level(item: &str) -> bool {
    if ends_as_department(item) {
        return false;
    }
    let base = behind_each(item).unwrap_or(item);
    !base.is_empty()
        && (item.len() > base.len() || (base.len() <= 4 && base.chars().count() == 1))
        && levels_end(base) == base.len()
}

/// Whether an item ends as most do: as departments, and no level of places.
const fn ends_as_department(item: &str) -> bool {
    matches!(
        item.as_bytes().last_chunk(),
        Some(
            // 局 委 厅 办 部 会 府 心 司
            [0xE5, 0xB1, 0x80]
                | [0xE5, 0xA7, 0x94]
                | [0xE5, 0x8E, 0x85]
                | [0xE5, 0x8A, 0x9E]
                | [0xE9, 0x83, 0xA8]
                | [0xE4, 0xBC, 0x9A]
                | [0xE5, 0xBA, 0x9C]
                | [0xE5, 0xBF, 0x83]
                | [0xE5, 0x8F, 0xB8]
        )
    )
}

/// What stands behind the word that counts places: 各市, 沿海各市, 有关市.
fn behind_each(item: &str) -> Option<&str> {
    // 沿海, 全省, of which 各 tells each.
    const LONGEST: usize = 6;
    let kinds = ["有关", "相关"];
    let each = || {
        item.split_once('各')
            .filter(|(before, _)| before.len() <= LONGEST)
    };
    let kind = kinds.iter().find_map(|kind| item.strip_prefix(kind));
    kind.or_else(|| each().map(|(_, behind)| behind))
}

/// Whether the text is nothing but words for levels, as may stand between 各省 and 直辖市人民政府.
pub(super) fn is_levels(item: &str) -> bool {
    !item.is_empty() && !ends_as_department(item) && levels_end(item) == item.len()
}

/// Whether the text goes on where [`is_bare_level`] stopped: 县（区）人民政府, 街道.
pub(super) fn continues_levels(item: &str) -> bool {
    let end = levels_end(item);
    let rest = item.get(end..).unwrap_or_default();
    end > 0
        && !AREAS.begins(item)
        && (item == "园区" || !is_area(item))
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
            "党委和政府",
            "党委、政府",
            "党委和人民政府",
            "党委及人民政府",
            "党委人民政府",
            "委和政府",
            "委和人民政府",
            "单位",
        ]
        .contains(&rest)
}

/// Whether an item names the committees of areas, and what stands `before` no areas: 园区管委会 behind 各乡镇 is a
/// collective of its own, behind 各开发区 it is none.
pub(super) fn are_committees(item: &str, before: &str) -> bool {
    let areas = item.strip_suffix("管委会");
    areas.is_some_and(|areas| !areas.is_empty()) && !is_area(before)
}

/// Whether the text goes on where a single level without 各 stopped, with whatever ending serves both:
/// 州、县（市）农业农村局.
pub(super) fn continues_level(item: &str) -> bool {
    levels_end(item) > 0 && is_unit(item)
}

/// Whether a text is nothing but words for levels with marks between: 市、区.
pub(super) fn is_levels_listed(text: &str) -> bool {
    let mut words = text.split(['、', '，', ',']);
    words.all(|word| !word.is_empty() && levels_end(word) == word.len())
}

fn levels_end(text: &str) -> usize {
    let mut rest = text;
    loop {
        let bracketed = rest
            .strip_prefix(['（', '(', '〔', '[', '〈', '《', '＜'])
            .and_then(|inner| {
                let close = inner.find(['）', ')', '〕', ']', '〉', '》', '＞']);
                close.map(|at| (inner, at))
            });
        if let Some((inner, at)) = bracketed {
            let held = inner.get(..at).unwrap_or_default();
            if is_levels_listed(held) {
                let close = inner
                    .get(at..)
                    .and_then(|t| t.chars().next())
                    .map_or(0, char::len_utf8);
                rest = inner.get(at + close..).unwrap_or_default();
                continue;
            }
        }
        match LEVELS.strip_start(rest) {
            Some((behind, ())) => rest = behind,
            None => return text.len() - rest.len(),
        }
    }
}

/// Characters that end the name of a place with its level.
const PLACE_LEVELS: &[char] = &['省', '市', '区', '區', '县', '縣', '州', '盟', '旗'];

/// What ends the name of a department behind its field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seat {
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
static DEPARTMENTS: Lexicon<Seat> = lexicon!(First, &[
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
static DEPARTMENT_ENDINGS: Lexicon<()> = lexicon!(Last, [
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

    /// The level of the place, where one is known.
    pub(super) fn level(&self) -> Option<Level> {
        (!self.place.is_empty()).then(|| Level::of(&self.place))
    }

    /// The full name of one that leaves the place out; `None` where the name is full, or no place is
    /// known.
    pub(super) fn complete(&self, name: &str) -> Option<String> {
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
pub(super) fn may_be_shortened(name: &str) -> bool {
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
pub(super) const fn shortened_keys() -> Keys {
    DEPARTMENTS.keys().and(PARTY_DEPARTMENTS.keys())
}

/// Whether a name begins as departments are called behind the place: 东平县财政局 prints it.
pub(super) fn begins_with_department(name: &str) -> bool {
    DEPARTMENTS.begins(name) || PARTY_DEPARTMENTS.begins(name)
}

/// Whether a name is that of the department which a government, or its party committee, has for a field: 财政部门, 组织部门.
pub(super) fn is_department_by_field(name: &str) -> bool {
    let field = name.strip_suffix("部门");
    field.is_some_and(|field| DEPARTMENTS.whole(field).is_some())
        || name
            .strip_suffix('门')
            .is_some_and(|name| PARTY_DEPARTMENTS.whole(name).is_some())
}

/// Whether what stands before or behind a name in a list may be part of it: 财政厅, 各市, 街道办事处.
pub(super) fn leans_on_neighbours(name: &str) -> bool {
    may_be_shortened(name)
        || is_bare_level(name)
        || is_levels(name)
        || is_placeless(name)
        || is_seat(name)
        || counts_departments(name)
        || is_committee(name)
}

/// Whether a text begins with the government that stands behind its party committee's name, and is no more than that
/// but for what 和 joins with it: behind 县党委 政府 or 人民政府和县交通局, behind 东平县委 县政府 too, behind
/// 开发区党工委 管委会. With the committee it is one collective. 县委、县政府 are two, as nothing is left out of either.
pub(super) fn has_government(committee: &str, text: &str) -> bool {
    // 经开区, 乡镇
    const LONGEST: usize = 3;
    let Some(place) = place_of_committee(committee) else {
        return false;
    };
    let of_area = place.strip_suffix('工');
    let place = of_area.unwrap_or(place);
    let place = place.strip_suffix('党').unwrap_or(place);
    let seats: &[&str] = match of_area {
        Some(_) => &["管委会", "管理委员会", "办事处"],
        None => &["政府", "人民政府"],
    };
    let begins = |text: &str| {
        let mut behind = seats.iter().filter_map(|seat| text.strip_prefix(seat));
        behind.any(|rest| rest.is_empty() || rest.starts_with(['和', '及', '与', '以', '（', '(']))
    };
    let levels = place.char_indices().rev().take(LONGEST);
    let mut levels = levels.filter_map(|(at, _)| place.get(at..).filter(|_| at > 0));
    begins(text)
        || levels.any(|level| text.strip_prefix(level).is_some_and(begins) && is_levels(level))
}

/// Whether a name is that of the party committee of a place, behind which its departments or its government may
/// stand: 县委, 东平县委, 县党委, 开发区党工委.
pub(super) fn is_committee(name: &str) -> bool {
    place_of_committee(name).is_some()
}

/// What stands before the last character of such a name: 东平县, 县党.
fn place_of_committee(name: &str) -> Option<&str> {
    let place = name.strip_suffix('委')?;
    (ends_with_level(place) || place.ends_with(['党', '工'])).then_some(place)
}

/// Whether a name means departments at large, which may go on: 各有关部门、单位 is one collective.
pub(super) fn counts_departments(name: &str) -> bool {
    name.ends_with("部门") || name.ends_with("部門")
}

/// Whether a name tells the level of a place and no place, where none can be meant but many: 街道办事处, and
/// not 县人民政府, which may be the one that the plan is of.
pub(super) fn is_placeless(name: &str) -> bool {
    const LOWEST: [&str; 4] = ["街道", "园区", "乡", "镇"];
    let mut seats = LOWEST.iter().filter_map(|level| name.strip_prefix(level));
    name.starts_with(['街', '园', '乡', '镇']) && seats.any(|seat| SEATS.contains(&seat))
}

/// Whether a name means all places of a level, and its 各 those of the name behind it too: 各乡镇人民政府、街道
/// 办事处. Behind 各村 a town may be the one that the plan is of.
pub(super) fn carries_on(name: &str) -> bool {
    name.strip_prefix('各')
        .is_some_and(|levels| !levels.starts_with(['村', '社']) && continues_levels(levels))
}

/// The place that a department's name begins with: 区 of 区财政局, 东平县 of 东平县教育局, 市 of
/// 市委宣传部.
fn place_of(name: &str) -> Option<&str> {
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

/// What may stand behind the level of a place, in the names of bodies that lists name by their places.
const SEATS: [&str; 10] = [
    "党委",
    "居委会",
    "党委和人民政府",
    "党委和政府",
    "党委政府",
    "人民政府",
    "政府",
    "管委会",
    "街道办事处",
    "办事处",
];

/// Whether a word may be a place without its level, whose ending the next name lends: 河东、河西县人民政府.
pub(super) fn may_be_bare(name: &str) -> bool {
    is_short_enough(name)
        && name
            .bytes()
            .step_by(3)
            .all(|lead| (0xE4..=0xE9).contains(&lead))
        && !is_general(name)
        && !is_unit(name)
}

/// Whether the name of a unit may lack an ending that the next name lends: it is no more than a place.
pub(super) fn may_borrow(name: &str) -> bool {
    ends_with_level(name)
}

/// Whether a name ends with one of [`PLACE_LEVELS`].
fn ends_with_level(name: &str) -> bool {
    matches!(
        name.as_bytes().last_chunk(),
        Some(
            // 省 市 区 區 县 縣 州 盟 旗
            [0xE7, 0x9C, 0x81]
                | [0xE5, 0xB8, 0x82]
                | [0xE5, 0x8C, 0xBA]
                | [0xE5, 0x8D, 0x80]
                | [0xE5, 0x8E, 0xBF]
                | [0xE7, 0xB8, 0xA3]
                | [0xE5, 0xB7, 0x9E]
                | [0xE7, 0x9B, 0x9F]
                | [0xE6, 0x97, 0x97]
        )
    )
}

/// Two or three characters of Chinese.
const fn is_short_enough(name: &str) -> bool {
    matches!(name.len(), 6 | 9)
}

/// The ending that the next name lends: 东平区、西平县人民政府 lends 人民政府 to 东平区; 河东、河西县人民政府
/// lends 县人民政府 to 河东.
pub(super) fn lent_ending<'n>(name: &str, next: &'n str) -> Option<&'n str> {
    const LAST: [char; 9] = ['府', '委', '会', '处', '镇', '乡', '道', '鎮', '鄉'];
    // Nearly every name is neither a place with its level nor short enough for one without.
    if !ends_with_level(name) && !is_short_enough(name)
        || !ends_with_level(next) && !next.ends_with(LAST)
        || next.starts_with('各')
        || name.starts_with('各')
    {
        return None;
    }
    // 河口街道办事处 is the 办事处 of 河口街道.
    let is_of_street = |seat: &&str| *seat == "街道办事处";
    let seat = SEATS.into_iter().find(|seat| next.ends_with(seat));
    let seat = if seat.as_ref().is_some_and(is_of_street) {
        Some("办事处")
    } else {
        seat
    };
    let place = seat.map_or(Some(next), |seat| next.strip_suffix(seat))?;
    let place = before_committee(place);
    let level = level_of(place)?;
    // 西部科学城高新区: areas have longer names than places.
    let longest = |place: &str| if is_area(place) { 14 } else { 6 };
    let short = |place: &str| (2..=longest(place)).contains(&place.chars().count());
    if !short(place) || !short(name) {
        return None;
    }
    // 福州、厦门市人民政府: two characters are a city's name without its level.
    let is_city = level == "市" && name.len() == "福州".len() && name.ends_with('州');
    if ends_with_level(name) && !is_city {
        if level == "街道" {
            return None;
        }
        // 高新区、东平县人民政府: an area has no government. Towns stand by themselves.
        let alike = is_area(name) == is_area(place) || seat == Some("管委会") && is_area(name);
        return (seat.is_some() && alike)
            .then(|| next.get(place.len()..))
            .flatten();
    }
    let stem = place.strip_suffix(level)?;
    ((is_city || may_be_bare(name)) && stem.chars().count() >= 2)
        .then(|| next.get(stem.len()..))
        .flatten()
}

/// The place whose government stands behind its party committee: 东平县 of 东平县委和, and of 东平县委、县.
fn before_committee(text: &str) -> &str {
    let (committee, level) = text
        .rsplit_once(['和', '及', '与', '、'])
        .unwrap_or_default();
    let place = committee.strip_suffix('委');
    let place = place.map(|place| place.strip_suffix('党').unwrap_or(place));
    let is_of_it = |place: &&str| level.len() < place.len() && place.ends_with(level);
    place.filter(is_of_it).unwrap_or(text)
}

/// Whether a place is an area that a committee administers.
fn is_area(place: &str) -> bool {
    [
        "高新区",
        "经开区",
        "开发区",
        "新区",
        "园区",
        "示范区",
        "保税区",
        "度假区",
        "功能区",
    ]
    .iter()
    .any(|end| place.ends_with(end))
}

/// The level that the name of a place ends with.
fn level_of(place: &str) -> Option<&str> {
    let end = ["街道", "社区", "镇", "乡"]
        .into_iter()
        .find(|end| place.ends_with(end));
    let at = match end {
        Some(end) => place.len() - end.len(),
        None => {
            place
                .char_indices()
                .next_back()
                .filter(|(_, level)| PLACE_LEVELS.contains(level))?
                .0
        }
    };
    place.get(at..)
}
