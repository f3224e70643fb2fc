//! What sort of body a unit is.

use std::fmt;

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

impl UnitKind {
    /// Every kind, in order.
    pub const ALL: [Self; 16] = [
        Self::PartyOrgan,
        Self::Assembly,
        Self::Government,
        Self::GovernmentDepartment,
        Self::AdministrativeCommittee,
        Self::Stationed,
        Self::Court,
        Self::Procuratorate,
        Self::MassOrganisation,
        Self::PublicInstitution,
        Self::Company,
        Self::Subdistrict,
        Self::Township,
        Self::Association,
        Self::Collective,
        Self::Other,
    ];

    /// The name of the kind in the record: `party-organ`, `government-department`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PartyOrgan => "party-organ",
            Self::Assembly => "assembly",
            Self::Government => "government",
            Self::GovernmentDepartment => "government-department",
            Self::AdministrativeCommittee => "administrative-committee",
            Self::Stationed => "stationed",
            Self::Court => "court",
            Self::Procuratorate => "procuratorate",
            Self::MassOrganisation => "mass-organisation",
            Self::PublicInstitution => "public-institution",
            Self::Company => "company",
            Self::Subdistrict => "subdistrict",
            Self::Township => "township",
            Self::Association => "association",
            Self::Collective => "collective",
            Self::Other => "other",
        }
    }

    /// The kind's Chinese name: 党委机构, 政府部门, …
    pub const fn as_chinese(self) -> &'static str {
        match self {
            Self::PartyOrgan => "党委机构",
            Self::Assembly => "人大政协",
            Self::Government => "人民政府",
            Self::GovernmentDepartment => "政府部门",
            Self::AdministrativeCommittee => "管委会",
            Self::Stationed => "垂直管理、派驻机构",
            Self::Court => "法院",
            Self::Procuratorate => "检察院",
            Self::MassOrganisation => "群团组织",
            Self::PublicInstitution => "事业单位",
            Self::Company => "企业",
            Self::Subdistrict => "街道",
            Self::Township => "乡镇",
            Self::Association => "协会商会",
            Self::Collective => "集合",
            Self::Other => "其他",
        }
    }
}

impl fmt::Display for UnitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
