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
        "中国电科38所",
        "航天科技771所",
        "中铁1处",
        "管理处第1处",
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
        "加固4处",
        "新建水塔2座",
        "水渠清理3段",
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
    assert_eq!(parts("国务院相关部门及各地区"), None);
    assert_eq!(
        parts("县档案馆及县委宣传部"),
        Some(("县档案馆", "县委宣传部"))
    );
    assert_eq!(parts("县住房和城乡建设局"), None);
    assert_eq!(
        parts("县人力资源和社会保障局以及各镇"),
        Some(("县人力资源和社会保障局", "各镇"))
    );
}

#[test]
fn a_name_goes_on_below_unless_the_next_line_names_another() {
    for (name, next) in [
        ("县发展和改革", "局"),
        ("市住房和城乡", "建设局"),
        ("县市场", "监管局"),
        ("县委", "宣传部"),
        ("河口街道", "办事处"),
        ("", "县财政局"),
        ("各乡", "镇人民政府"),
        ("县城投", "集团公司"),
        ("县消防救援大队", "办公室"),
        ("国网", "东湾供电公司"),
    ] {
        assert!(goes_on(name, next), "{name} {next}");
    }
    for (name, next) in [
        ("县教育局", "县财政局"),
        ("省教育厅", "财政厅"),
        ("县委", "县政府"),
        ("青榆村", "白鹭村"),
        ("公积金中心", "县财政局"),
        ("县城投", "县财政局"),
        ("县中医院", "高新区"),
        ("县消防救援大队", "农商银行东湾支行"),
        ("县数据中心", "国网东湾供电公司"),
    ] {
        assert!(!goes_on(name, next), "{name} {next}");
    }
}

#[test]
fn helpers_are_joined_by_several_words() {
    let parts =
        |name: &'static str| helpers(name).map(|(a, b)| (name.split_at(a).0, name.split_at(b).1));
    assert_eq!(parts("县教育局会同财政局"), Some(("县教育局", "财政局")));
    assert_eq!(parts("县总工会商有关部门"), Some(("县总工会", "有关部门")));
    assert_eq!(parts("联合县财政局"), Some(("", "县财政局")));
    assert_eq!(parts("市商务局"), None);
    assert_eq!(parts("市残疾人联合会"), None);
    assert_eq!(parts("市工商联"), None);
}

#[test]
fn an_open_list_ends_before_its_mark() {
    let open =
        |name: &'static str| open_list(name).map(|(a, b)| (name.split_at(a).0, name.split_at(b).1));
    assert_eq!(open("县财政局等"), Some(("县财政局", "")));
    assert_eq!(open("县财政局等有关部门和单位"), Some(("县财政局", "")));
    assert_eq!(
        open("县财政局等部门和各镇人民政府"),
        Some(("县财政局", "和各镇人民政府"))
    );
    assert_eq!(open("省高等法院"), None);
    assert_eq!(open("县财政局等领导小组成员单位"), Some(("县财政局", "")));
    assert_eq!(open("县高等教育机构"), None);
}
