//! What sort of body a name names, by rules that hold for any place.

use crate::model::UnitKind;
use crate::parse::lexicon::{Lexicon, lexicon};
use crate::parse::names::without_bracket;

/// Ends of names. The first word of the list that a name ends with decides; special bodies stand
/// before the general endings that they share (区委网信办 before 办, 人民银行某支行 before 行).
#[rustfmt::skip]
static ENDS: Lexicon<UnitKind> = lexicon!(Last, &[
    (UnitKind::Court, &[
        "法院",
    ]),
    (UnitKind::Procuratorate, &[
        "检察院",
    ]),
    (UnitKind::Assembly, &[
        "人大", "人大常委会", "人大办", "人大常委会办公室", "政协", "政协办", "政协办公室",
    ]),
    (UnitKind::MassOrganisation, &[
        "总工会", "工会", "团委", "妇联", "残联", "科协", "工商联", "文联", "侨联", "台联",
        "社科联", "记协", "红十字会", "妇女联合会", "残疾人联合会", "科学技术协会",
        "工商业联合会", "团市委", "团区委", "团县委", "团省委", "团州委", "作协", "计生协",
        "贸促会",
    ]),
    (UnitKind::PartyOrgan, &[
        "党委", "党组", "党工委", "纪委", "监委", "纪委监委", "组织部", "宣传部", "统战部",
        "政法委", "编办", "机关工委", "巡察办", "省委", "市委", "区委", "县委", "州委",
        "旗委", "盟委", "党委办公室",
    ]),
    (UnitKind::AdministrativeCommittee, &[
        "管委会", "管理委员会", "开发区", "高新区", "经开区", "新区", "园区", "保税区",
        "自贸区", "示范区", "度假区", "试验区", "风景区", "工业区", "合作区", "功能区",
    ]),
    (UnitKind::Subdistrict, &[
        "街道", "街道办", "街道办事处", "街办", "办事处",
    ]),
    (UnitKind::Township, &[
        "镇", "乡", "镇政府", "乡政府", "镇人民政府", "乡人民政府",
    ]),
    (UnitKind::Government, &[
        "人民政府", "政府", "政府办", "政府办公室", "政府办公厅", "府办", "省", "市", "区",
        "县", "州", "盟", "旗",
    ]),
    (UnitKind::Company, &[
        "公司", "集团", "银行", "支行", "分行", "信用社", "农商行", "联社", "厂", "企业",
        "供电", "电网", "电力", "移动", "联通", "电信", "铁塔", "控股", "城投", "交投",
        "国投", "文投",
    ]),
    (UnitKind::Association, &[
        "协会", "商会", "学会", "联盟", "基金会", "促进会", "研究会", "联合会",
    ]),
    (UnitKind::GovernmentDepartment, &[
        "党史研究室", "研究室", "室", "专员办",
    ]),
    (UnitKind::PublicInstitution, &[
        "馆", "中心", "大学", "学院", "学校", "中学", "小学", "高校", "院校", "医院", "院",
        "所", "站", "台", "报社", "供销社", "社", "植物园", "实验室", "总站",
    ]),
    (UnitKind::GovernmentDepartment, &[
        "局", "委", "厅", "办", "部", "署", "委员会", "办公室", "总局", "处", "科", "支队",
        "大队", "总队", "司",
    ]),
]);

/// Words that tell a stationed body, wherever they stand.
#[rustfmt::skip]
static STATIONED: Lexicon<()> = lexicon!(First, [
    "税务局", "海关", "人民银行", "人行", "银保监", "银监", "证监", "金融监管分局",
    "金融监管支局", "金融监督管理总局", "气象局", "烟草专卖局", "邮政管理局", "海事局",
    "边检站", "边防检查", "国家安全局", "调查队", "调查总队", "通信管理局", "通管局",
    "消防救援", "外汇局", "外汇管理局", "检验检疫", "出入境", "铁路监督", "民航局",
    "地震监测", "武装部", "人武部", "军分区", "警备区", "武警",
]);

/// Ends of names that tell a school of the party, for all that stands before them.
const SCHOOLS: &[&str] = &["党校", "行政学院"];

/// Words that make a name one for several bodies.
#[rustfmt::skip]
static COLLECTIVE: Lexicon<()> = lexicon!(Last, [
    "有关部门", "相关部门", "有关单位", "相关单位", "成员单位", "各地", "各部门", "各单位",
    "责任部门", "责任单位", "主管部门", "市直部门", "区直部门", "县直部门", "省直部门",
    "有关方面", "金融机构", "相关企业", "有关企业", "相关职能部门", "职能部门",
]);

/// The same, wherever they stand.
#[rustfmt::skip]
static COLLECTIVE_WITHIN: Lexicon<()> = lexicon!(First, [
    "各区县", "各县", "各市", "各镇", "各乡", "各街道", "各有关", "各地",
]);

/// Levels whose committee (区委) is a party organ when a department's name follows.
static COMMITTEES: Lexicon<()> = lexicon!(
    First,
    [
        "省委", "市委", "区委", "县委", "州委", "盟委", "旗委", "党委", "工委", "中央",
    ]
);

/// The kind of the body that a name names.
pub(super) fn kind_of(name: &str) -> UnitKind {
    if is_collective(name) {
        return UnitKind::Collective;
    }
    let base = without_bracket(name);
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
    } else if base.starts_with("共青团") {
        UnitKind::MassOrganisation
    } else if STATIONED.within(base) {
        UnitKind::Stationed
    } else if SCHOOLS.iter().any(|end| base.ends_with(end)) {
        UnitKind::PublicInstitution
    } else if is_party_department(base) {
        UnitKind::PartyOrgan
    } else {
        by_end.unwrap_or(UnitKind::Other)
    }
}

fn is_collective(name: &str) -> bool {
    name.starts_with('各')
        || name.starts_with("其他")
        || COLLECTIVE.ends(name)
        || COLLECTIVE_WITHIN.within(name)
}

/// 区委宣传部, 市委网信办: a committee with a department behind it. 市委员会 is another word.
fn is_party_department(name: &str) -> bool {
    COMMITTEES
        .places(name)
        .any(|(_, behind, ())| !behind.is_empty() && !behind.starts_with('员'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_from_names() {
        use UnitKind::*;
        for (kind, names) in [
            (
                PartyOrgan,
                &[
                    "县委",
                    "市委宣传部",
                    "区委党史研究室",
                    "市纪委监委",
                    "省委网信办",
                    "县委编办",
                ][..],
            ),
            (Assembly, &["市人大常委会", "区政协办公室"]),
            (Government, &["东平县人民政府", "市政府办公室", "西平区"]),
            (
                GovernmentDepartment,
                &[
                    "县财政局",
                    "省发展改革委",
                    "区教委",
                    "区政务服务管理办",
                    "市住建局（市人防办）",
                    "省科技厅",
                ],
            ),
            (
                AdministrativeCommittee,
                &["高新区管委会", "经开区", "空港新区"],
            ),
            (
                Stationed,
                &[
                    "县税务局",
                    "人民银行东平支行",
                    "东平银保监分局",
                    "江岸海关",
                    "市气象局",
                ],
            ),
            (Court, &["市中级人民法院", "区法院"]),
            (Procuratorate, &["县检察院"]),
            (
                MassOrganisation,
                &["市总工会", "团县委", "县妇联", "区工商联"],
            ),
            (
                PublicInstitution,
                &["县档案馆", "市政务服务中心", "东平大学", "市委党校"],
            ),
            (Company, &["山水文旅公司", "东平银行", "国网东平供电"]),
            (Subdistrict, &["河口街道", "河口街道办事处"]),
            (Township, &["河口镇", "云岭乡人民政府"]),
            (Association, &["市物流协会"]),
            (
                Collective,
                &[
                    "各县（市、区）人民政府",
                    "国务院相关部门",
                    "市直有关部门",
                    "领导小组各成员单位",
                ],
            ),
            (Other, &["专班"]),
        ] {
            for name in names {
                assert_eq!(kind_of(name), kind, "{name}");
            }
        }
    }
}
