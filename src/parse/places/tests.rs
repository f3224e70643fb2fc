use super::*;

#[test]
fn all_of_a_level_are_told_from_one() {
    assert!(is_placeless("街道办事处") && is_placeless("园区管委会") && is_placeless("镇人民政府"));
    assert!(!is_placeless("县人民政府") && !is_placeless("乡村振兴局") && !is_placeless("街道"));
    assert!(carries_on("各乡镇人民政府") && carries_on("各县（市、区）人民政府"));
    assert!(!carries_on("各有关单位") && !carries_on("河口镇人民政府") && !carries_on("各村"));
}

#[test]
fn coordinated_levels_go_on() {
    assert!(is_bare_level("各市") && continues_levels("县（区）人民政府"));
    assert!(is_bare_level("各镇") && continues_levels("街道"));
    assert!(!is_bare_level("各镇人民政府"));
    assert!(!continues_levels("县财政局"));
    assert!(continues_levels("县（市、区）人民政府"));
    assert!(is_bare_level("各省") && continues_levels("自治区") && is_levels("自治区"));
    assert!(!continues_levels("县经开区") && continues_levels("园区"));
    assert!(!continues_levels("高新区") && !continues_levels("有关单位"));
    assert!(continues_level("县（市）农业农村局") && !continues_level("财政局"));
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
    for written in ["外经贸局", "经贸委", "安监局", "物价局"] {
        assert!(may_be_shortened(written), "{written}");
    }
    for full in ["港口街道", "城建公司", "煤炭集团", "监察部", "城建办"] {
        assert!(!may_be_shortened(full), "{full}");
    }
    assert!(!may_be_shortened("区财政局") && !may_be_shortened("江岸银保监分局"));
}

#[test]
fn an_ending_is_lent_between_places() {
    assert_eq!(
        lent_ending("石湾县", "河口县委、县政府"),
        Some("委、县政府")
    );
    assert_eq!(
        lent_ending("石湾县", "河口县委和县政府"),
        Some("委和县政府")
    );
    assert_eq!(lent_ending("东平区", "西平区人民政府"), Some("人民政府"));
    assert_eq!(lent_ending("高新区", "东平县人民政府"), None);
    assert_eq!(lent_ending("县财政局", "东平县人民政府"), None);
    assert_eq!(lent_ending("东平区", "西平县人民政府"), Some("人民政府"));
    assert_eq!(lent_ending("开发区", "高新区管委会"), Some("管委会"));
    assert_eq!(lent_ending("河东示范区", "空港区管委会"), Some("管委会"));
    assert_eq!(lent_ending("河东", "河西县人民政府"), Some("县人民政府"));
    assert_eq!(lent_ending("河东", "河西镇"), Some("镇"));
    assert_eq!(lent_ending("妇联", "河西镇"), None);
    assert_eq!(lent_ending("河东街道", "河西镇人民政府"), None);
    assert_eq!(lent_ending("河东", "河西街道办事处"), Some("街道办事处"));
    assert_eq!(lent_ending("东平区", "河西街道办事处"), None);
    assert_eq!(lent_ending("东平区", "街道办事处"), None);
}
