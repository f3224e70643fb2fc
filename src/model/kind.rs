//! What sort of body a unit is.

use crate::model::names::names;

/// What sort of body a unit is (单位类别), read off its name by rules that hold for any place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum UnitKind {
    /// 党委机构: a party committee, its departments and offices (区委宣传部, 市纪委监委).
    PartyOrgan,
    /// 人大、政协 and their organs (市人大常委会办公室, 区政协).
    Assembly,
    /// 人民政府: a people's government or its general office (东平县人民政府, 市政府办公室).
    Government,
    /// 政府部门: a bureau, department, commission or office of a government (区财政局, 省发展改革委).
    GovernmentDepartment,
    /// 管委会: the administrative committee of a park or zone, or the zone itself (高新区管委会).
    AdministrativeCommittee,
    /// 垂直管理、派驻机构: vertically managed or stationed, such as tax, customs, the central bank's
    /// branches and financial supervision (区税务局, 人民银行某某支行).
    Stationed,
    /// 法院: a court.
    Court,
    /// 检察院: a procuratorate.
    Procuratorate,
    /// 群团组织: a mass organisation (总工会, 团市委, 妇联, 残联).
    MassOrganisation,
    /// 事业单位: a public institution (档案馆, 中心, 大学, 医院, 研究院).
    PublicInstitution,
    /// 企业: a company, bank or group.
    Company,
    /// 街道: a subdistrict or its office.
    Subdistrict,
    /// 乡镇: a town or township.
    Township,
    /// 协会、商会: an association.
    Association,
    /// 集合: several bodies under one name (各区县人民政府, 市直有关部门).
    Collective,
    /// No rule holds.
    Other,
}

names! {
    UnitKind, "kind of unit", "The kind's Chinese name";
    PartyOrgan = "party-organ", "党委机构";
    Assembly = "assembly", "人大政协";
    Government = "government", "人民政府";
    GovernmentDepartment = "government-department", "政府部门";
    AdministrativeCommittee = "administrative-committee", "管委会";
    Stationed = "stationed", "垂直管理、派驻机构";
    Court = "court", "法院";
    Procuratorate = "procuratorate", "检察院";
    MassOrganisation = "mass-organisation", "群团组织";
    PublicInstitution = "public-institution", "事业单位";
    Company = "company", "企业";
    Subdistrict = "subdistrict", "街道";
    Township = "township", "乡镇";
    Association = "association", "协会商会";
    Collective = "collective", "集合";
    Other = "other", "其他";
}
