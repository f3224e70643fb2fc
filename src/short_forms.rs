//! Short forms of units' names (简称): 县发改局 for 县发展和改革局, 河口镇 for 河口镇人民政府.

/// The longest name, in characters, that is looked at: what is longer nobody shortens.
const LONGEST: usize = 64;

/// What the end of a name is in full, and in short.
const ENDINGS: [(&str, &str); 13] = [
    ("委员会办公室", "委办"),
    ("委会办公室", "委办"),
    ("办公室", "办"),
    ("办公厅", "办"),
    ("管理委员会", "管委"),
    ("委员会", "委"),
    ("委会", "委"),
    ("联合会", "联"),
    ("协会", "协"),
    ("供销合作社联合社", "供销社"),
    ("供销合作社", "供销社"),
    ("股份有限公司", "公司"),
    ("有限公司", "公司"),
];

/// Endings of more than one character.
const LONG_ENDINGS: [&str; 5] = ["管委", "中心", "公司", "大队", "支队"];

/// Words of one field, whose first character or characters may stand for them before the ending: 教委, 交通局. Not 经信,
/// which is two words already: 经委 is another body than 经信委.
#[rustfmt::skip]
const WORDS: [(&str, &str); 17] = [
    ("教", "教育"), ("商", "商务"), ("农", "农业"), ("建", "建设"), ("卫", "卫生"), ("计", "计划"),
    ("经", "经济"), ("科", "科学技术"), ("纪", "纪律检查"), ("编", "机构编制"), ("外", "外事"), ("妇", "妇女"),
    ("残", "残疾人"), ("文", "文学艺术界"), ("交通", "交通运输"), ("高新", "高新技术产业开发"),
    ("工商", "工商业"),
];

/// Words of one field that are no short form of two: 公安 is not 公路安全.
#[rustfmt::skip]
const FULL: [&str; 24] = [
    "财政", "民政", "公安", "司法", "税务", "水利", "水务", "商务", "政务", "教育", "体育", "审计",
    "统计", "信访", "气象", "地震", "档案", "林业", "农业", "工业", "交通", "卫生", "外事", "邮政",
];

/// Whether one of two names is the other's short form: its characters are the other's in their order, both begin with
/// the same place and end alike, and what the short one leaves out is what one leaves out of such names, and tells no
/// other office.
///
/// An office of an office (市公安局, 市公安局交警大队) is none, nor one whose name only says more (县水利局, 县水利水电局).
pub(crate) fn is_short_form(a: &str, b: &str) -> bool {
    let length = |name: &str| name.chars().take(LONGEST + 1).count();
    let (one, other) = (length(a), length(b));
    let (long, short) = if one >= other { (a, b) } else { (b, a) };
    if one.max(other) > LONGEST || one.min(other) < 2 || one == other {
        return false;
    }
    let mut rest = long.chars();
    if !short.chars().all(|c| rest.any(|d| d == c)) {
        return false;
    }
    let left_out = one.abs_diff(other);
    let (long, short) = (plain(long), plain(short));
    // 县人民法院 is 县法院, but 县人民武装部 is 县人武部.
    let of_people = (long.replace("人民", ""), short.replace("人民", ""));
    if joined(&of_people.0) == joined(&of_people.1) {
        return true;
    }
    // One character less is a slip.
    left_out > 1
        && (is_youth_league(&long, &short)
            || abbreviates(&short, &long)
            || abbreviates(&of_people.1, &of_people.0))
}

/// A name with its ending in short, and without what says no more than that a town's government is meant.
fn plain(name: &str) -> String {
    let whole = name.replace("共青团", "团").replace("信息化", "信息");
    // 国网河口县供电公司 is the only one of its place.
    let name = whole.strip_prefix("国网").unwrap_or(&whole);
    if let Some(town) = town(name) {
        return town.to_owned();
    }
    let ending = ENDINGS.iter().find(|(full, _)| name.ends_with(full));
    let name = match ending.and_then(|(full, short)| Some((name.strip_suffix(full)?, short))) {
        Some((stem, short)) => format!("{stem}{short}"),
        None => name.to_owned(),
    };
    name.replace("人民政府", "政府").replace("政府", "府")
}

/// 河口镇 of 河口镇人民政府, 城关街道 of 城关街道办事处, 东平县 of 东平县人民政府: a place by its name. 县政府 is of no place.
fn town(name: &str) -> Option<&str> {
    let ends = |place: &&str, kinds: &[char]| place.ends_with(kinds) && place.chars().count() > 1;
    let government = name.strip_suffix("政府");
    let government = government.map(|place| place.strip_suffix("人民").unwrap_or(place));
    let office = name
        .strip_suffix("办事处")
        .or_else(|| name.strip_suffix('办'));
    government
        .filter(|place| ends(place, &['镇', '乡', '县', '市', '区', '旗']))
        .or_else(|| office.filter(|place| place.ends_with("街道")))
}

const fn is_connective(c: char) -> bool {
    matches!(c, '和' | '与' | '及' | '、')
}

/// A name without the words that join its parts, and without the 各 of 县直各有关部门.
fn joined(name: &str) -> String {
    let kept = name
        .char_indices()
        .filter(|(at, c)| !is_connective(*c) && (*at == 0 || *c != '各'));
    kept.map(|(_, c)| c).collect()
}

/// 团县委, 共青团东平县委: which county's goes without saying.
fn is_youth_league(long: &str, short: &str) -> bool {
    let stem = |name: &str| {
        name.strip_prefix('团')
            .and_then(|rest| rest.strip_suffix('委'))
            .map(str::to_owned)
    };
    let (Some(long), Some(short)) = (stem(long), stem(short)) else {
        return false;
    };
    let place = long.strip_suffix(&*short);
    place.is_some_and(|place| !place.contains(['省', '州', '市', '县', '区']))
        && short.chars().count() == 1
}

/// Whether a name is made of the first characters of another's words.
fn abbreviates(short: &str, long: &str) -> bool {
    let (short, long): (Vec<char>, Vec<char>) = (
        short.chars().filter(|c| !is_connective(*c)).collect(),
        long.chars().collect(),
    );
    let Some((short, long)) = without_ending(&short, &long) else {
        return false;
    };
    let place = place(short, long);
    let short = short.get(place..).unwrap_or_default();
    let long = long.get(place..).unwrap_or_default();
    let text = |all: &[char]| -> String { all.iter().filter(|c| !is_connective(**c)).collect() };
    let (core, whole) = (text(short), text(long));
    if WORDS.contains(&(core.as_str(), whole.as_str())) {
        return true;
    }
    if let Some(more) = whole.strip_prefix(&*core) {
        return short.len() > 1 && matches!(more, "管理" | "事务" | "事务管理");
    }
    short.len() > 1 && !FULL.contains(&core.as_str()) && picks(short, long)
}

/// The two names without their ending, where they have the same.
fn without_ending<'a>(short: &'a [char], long: &'a [char]) -> Option<(&'a [char], &'a [char])> {
    let ends = |name: &[char], ending: &str| {
        name.len() > 2
            && name
                .iter()
                .rev()
                .take(2)
                .eq(ending.chars().rev().collect::<Vec<_>>().iter())
    };
    let both = LONG_ENDINGS
        .iter()
        .any(|ending| ends(short, ending) && ends(long, ending));
    let length = if both { 2 } else { 1 };
    let (own, own_end) = short.split_at_checked(short.len().checked_sub(length)?)?;
    let (other, other_end) = long.split_at_checked(long.len().checked_sub(length)?)?;
    (own_end == other_end && !own.is_empty()).then_some((own, other))
}

/// How many characters the place takes that both names begin with: 县, 平川县, none.
fn place(short: &[char], long: &[char]) -> usize {
    let common = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let last = (0..common).rev().find(|at| {
        matches!(
            long.get(*at),
            Some('省' | '州' | '市' | '县' | '区' | '旗' | '镇' | '乡')
        ) && !in_word(long, *at)
    });
    last.map_or(0, |at| at + 1)
}

/// Whether a character that may end the name of a place or an office is part of a word: 城市, 市场, 乡村.
fn in_word(name: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| name.get(at));
    let behind = name.get(at + 1);
    match name.get(at) {
        Some('市') => before == Some(&'城') || behind == Some(&'场'),
        Some('乡') => before == Some(&'城') || behind == Some(&'村'),
        Some('村') => matches!(before, Some('农' | '乡')),
        Some('园') => behind == Some(&'林'),
        Some('区') => before == Some(&'社'),
        _ => false,
    }
}

/// Whether the short name takes of each word of the long one its first character, the whole word or nothing, leaves no
/// first word out, and at least one word shortened. The words of offices have two characters as a rule.
fn picks(short: &[char], long: &[char]) -> bool {
    /// What tells one office or place from another: 第一, 东城, 交警分局.
    const TELLING: &str =
        "省州市县区旗镇乡村街园局委办厅院部处队所站科室司厂校第一二三四五六七八九十东西南北";
    let mut wanted = short.iter().peekable();
    let mut shortened = false;
    let mut start = 0;
    while start < long.len() {
        let rest = long.get(start..).unwrap_or_default();
        let joins = |c: &char| is_connective(*c);
        if rest.first().is_some_and(joins) {
            start += 1;
            continue;
        }
        let length = rest.iter().take(2).take_while(|c| !joins(c)).count();
        let word = rest.get(..length).unwrap_or_default();
        let taken = word
            .iter()
            .take_while(|c| wanted.next_if_eq(c).is_some())
            .count();
        if start == 0 && taken == 0 {
            return false;
        }
        shortened |= taken == 1 && length == 2;
        let telling =
            |at: &usize| long.get(*at).is_some_and(|c| TELLING.contains(*c)) && !in_word(long, *at);
        if (start + taken..start + length).any(|at| telling(&at)) {
            return false;
        }
        start += length;
    }
    shortened && wanted.peek().is_none()
}

/// Whether one name is the other and what an office of that unit is called: 县政府, 县政府办公室; 市公安局, 市公安局交警分局.
pub(crate) fn is_office_of(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let own = long.strip_prefix(short).filter(|own| !own.is_empty());
    own.is_some_and(|own| {
        short.ends_with(['府', '局', '委', '办', '厅', '院', '部', '会', '站'])
            && own.ends_with([
                '办', '室', '局', '队', '所', '站', '处', '科', '委', '心', '组', '院',
            ])
    })
}

#[cfg(test)]
mod tests {
    use super::{is_office_of, is_short_form};

    #[test]
    fn short_forms_are_told() {
        for (short, long) in [
            ("县发展改革局", "县发展和改革局"),
            ("县发改局", "县发展改革局"),
            ("县发改委", "县发展和改革委员会"),
            ("市场监管局", "市场监督管理局"),
            ("县市场监管局", "县市场监督管理局"),
            ("县市监局", "县市场监管局"),
            ("县卫健局", "县卫生健康局"),
            ("县卫健委", "县卫生健康委员会"),
            ("区城管局", "区城市管理局"),
            ("城管局", "城市管理局"),
            ("区城管局", "区城市管理综合行政执法局"),
            ("县文旅局", "县文化和旅游局"),
            ("县文旅局", "县文化旅游局"),
            ("县教体局", "县教育体育局"),
            ("县工信局", "县工业和信息化局"),
            ("县医保局", "县医疗保障局"),
            ("县住建局", "县住房和城乡建设局"),
            ("县人社局", "县人力资源和社会保障局"),
            ("县民宗局", "县民族宗教事务局"),
            ("县应急局", "县应急管理局"),
            ("县退役军人局", "县退役军人事务局"),
            ("县交通局", "县交通运输局"),
            ("市国资委", "市国有资产监督管理委员会"),
            ("县科技局", "县科学技术局"),
            ("县林草局", "县林业和草原局"),
            ("县教委", "县教育委员会"),
            ("县妇联", "县妇女联合会"),
            ("县工商联", "县工商业联合会"),
            ("县科协", "县科学技术协会"),
            ("县供销社", "县供销合作社联合社"),
            ("县政府办", "县政府办公室"),
            ("县安委办", "县安委会办公室"),
            ("县安委办", "县安全生产委员会办公室"),
            ("河口县供电公司", "国网河口县供电公司"),
            ("县政府办", "县人民政府办公室"),
            ("县府办", "县人民政府办公室"),
            ("县委办", "县委办公室"),
            ("政府办", "政府办公室"),
            ("县政府", "县人民政府"),
            ("县法院", "县人民法院"),
            ("县人武部", "县人民武装部"),
            ("河口镇", "河口镇人民政府"),
            ("河口镇政府", "河口镇人民政府"),
            ("城关街道", "城关街道办事处"),
            ("东平县", "东平县人民政府"),
            ("县直有关部门", "县直各有关部门"),
            ("团县委", "共青团县委"),
            ("团县委", "共青团县委员会"),
            ("团县委", "共青团东平县委员会"),
            ("高新区管委会", "高新区管理委员会"),
            ("经开区管委会", "经济技术开发区管理委员会"),
            ("平川县发改局", "平川县发展和改革局"),
            ("高新区城管局", "高新区城市管理局"),
        ] {
            assert!(is_short_form(short, long), "{short} {long}");
            assert!(is_short_form(long, short), "{long} {short}");
        }
    }

    #[test]
    fn other_offices_and_slips_are_none() {
        for (a, b) in [
            ("县水利局", "县水力局"),
            ("县财政局", "县财税局"),
            ("县财政局", "县财政局"),
            ("县财政局", "县财局"),
            // Offices of an office.
            ("县政府", "县政府办公室"),
            ("县人民政府", "县政府办"),
            ("市委", "市委办公室"),
            ("县公安局", "县公安局交通管理大队"),
            ("县公安局", "县公安局交警分局"),
            ("发展改革委", "发展改革委能源局"),
            ("县委办", "县委编办"),
            ("县委办公室", "县委网信办公室"),
            ("县政府办", "县政府外办"),
            ("县府办", "县政府外事办公室"),
            ("县政府办公室", "县政府督查办公室"),
            ("县监委", "县纪委监委"),
            ("县纪委", "县纪委监委"),
            ("河口镇", "河口镇党委"),
            ("河口镇政府", "河口镇政府办公室"),
            // Other fields.
            ("县水利局", "县水利水电局"),
            ("县教育局", "县教育体育局"),
            ("县卫生局", "县卫生监督局"),
            ("县林业局", "县林业公安局"),
            ("县税务局", "县税务稽查局"),
            ("县经委", "县经信委"),
            ("县经委", "县经济和信息化委员会"),
            ("县公安局", "县公路安全局"),
            ("县农业局", "县农村产业局"),
            ("县民政局", "县民族政务局"),
            ("县社保局", "县人力资源和社会保障局"),
            ("县水务公司", "县水务投资公司"),
            ("市经济开发区管委会", "市经济技术开发区管委会"),
            // Other places.
            ("市财政局", "市开发区财政局"),
            ("市发改局", "市东城区发展和改革局"),
            ("发改局", "县发展和改革局"),
            ("县发改局", "平川县发展和改革局"),
            ("县城管局", "县城北管理局"),
            ("县第一医院", "县第十一医院"),
            ("团县委", "共青团市县委"),
            ("市政府", "市"),
        ] {
            assert!(!is_short_form(a, b), "{a} {b}");
            assert!(!is_short_form(b, a), "{b} {a}");
        }
    }

    #[test]
    fn offices_of_an_office_are_told() {
        for (unit, office) in [
            ("县政府", "县政府办公室"),
            ("县公安局", "县公安局交警分局"),
            ("发展改革委", "发展改革委能源局"),
        ] {
            assert!(is_office_of(unit, office) && is_office_of(office, unit));
        }
        assert!(!is_office_of("县水利局", "县水利水电局"));
        assert!(!is_office_of("县水利局", "县水利局"));
    }
}
