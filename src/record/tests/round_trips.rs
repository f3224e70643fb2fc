//! What is written is read back as it was.

use std::borrow::Cow;
use std::io::{self, Read};

use proptest::prelude::*;

use super::{SAMPLE, sample};
use crate::model::Plan;
use crate::record::{PlanRecord, TextRecord};

/// Reads the plan's record back.
fn again(plan: &Plan) -> Plan {
    let json = serde_json::to_string(plan).unwrap();
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}\n{:?}", plan.source()))
}

#[test]
#[cfg(feature = "bishan")]
fn the_shipped_plan_comes_back() {
    let plan = again(Plan::bishan());
    assert!(plan == *Plan::bishan());
    // What the tables do not hold is made anew: the index by unit, the table of names.
    let unit = plan.unit("服务业发展区管委会").unwrap();
    assert_eq!((unit.tasks().len(), unit.led().len()), (9, 2));
}

#[test]
fn a_plan_comes_back_by_every_way() {
    let plan = sample();
    assert!(again(&plan) == plan);
    let json = serde_json::to_vec_pretty(&plan).unwrap();
    assert!(serde_json::from_slice::<Plan>(&json).unwrap() == plan);
    assert!(serde_json::from_reader::<_, Plan>(json.as_slice()).unwrap() == plan);
    let value = serde_json::to_value(&plan).unwrap();
    assert!(serde_json::from_value::<Plan>(value).unwrap() == plan);
    assert!(Plan::try_from(PlanRecord::from(&plan)).unwrap() == plan);
}

#[test]
fn a_record_comes_back_without_a_plan() {
    let plan = sample();
    let record = PlanRecord::from(&plan);
    let json = serde_json::to_string(&record).unwrap();
    assert_eq!(json, serde_json::to_string(&plan).unwrap());
    let read: PlanRecord<'_> = serde_json::from_str(&json).unwrap();
    assert_eq!(read, record);
    let lent = |text: &Cow<'_, str>| matches!(text, Cow::Borrowed(_));
    assert!(lent(&read.units[0].name), "no copy without need");
    assert!(!lent(&read.tasks[0].assignments[0].written), "an escape");
}

#[test]
fn a_format_without_names_of_fields_will_do() {
    let text: TextRecord<'_> = serde_json::from_str(r#"["修渠",[0,6]]"#).unwrap();
    assert_eq!((text.text.as_ref(), text.span.end()), ("修渠", 6));
    let error = serde_json::from_str::<TextRecord<'_>>(r#"["修渠"]"#).unwrap_err();
    assert!(error.to_string().starts_with("span: expected a value"));
}

#[test]
fn errors_of_the_format_stay_what_they_are() {
    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }

    let json = serde_json::to_string(&sample()).unwrap();
    let cut = json.get(..json.len() - 20).unwrap();
    assert!(serde_json::from_str::<Plan>(cut).unwrap_err().is_eof());
    let broken = cut.as_bytes().chain(Broken);
    let error = serde_json::from_reader::<_, Plan>(broken).unwrap_err();
    assert!(error.is_io());
}

/// What a plan may be made of, by which parser and record once disagreed, and much else.
const PIECES: &[&str] = &[
    "一、总体要求\n",
    "（一）修渠\n",
    "（二）植树。沿渠植树。",
    "1．清淤。好的。\n",
    "（1）护岸",
    "第一章 总则\n",
    "坚持治水为民。\n",
    "（牵头单位：县水利局；责任单位：县财政局、河口镇）",
    "（牵头单位：县水\n利局）\n",
    "（县水利局、县财政局负责）",
    "（省科技厅、发展改革委、财政厅等部门按职责分工负责）",
    "（牵头单位：\n",
    "（责任单位：、县财政局；县财政局）",
    "（责任单位：县水利局、县财政局，列第一位者为牵头单位，下同）\n",
    "以下均需各县人民政府落实，不再列出。\n",
    "责任单位：县财政局\n",
    "牵头单位：县林业局\n",
    "完成时限：2024年6月底前\n",
    "序号：1\n",
    "工作任务：清理淤泥。\n",
    "附件\n",
    "序号\t任务\t牵头单位\t责任单位\t完成时限\n",
    "1\t修渠\t县水利局\t县财政局、县林业局\t2024年6月\n",
    "2\t植树\t县林业局\t\t\n",
    "|序号|任务|责任单位|\n",
    "|1|修渠|县水利局|\n",
    "东府发〔2024〕7号\n",
    "东平县人民政府\n",
    "2024年3月1日\n",
    "（此件公开发布）\n",
    "根据《办法》（某府发〔2023〕19号），",
    "\u{feff}",
    "　",
    "\u{a0}",
    "&nbsp;",
    "\r\n",
    "\n\n",
];

proptest! {
    // The same cases on every run.
    #![proptest_config(ProptestConfig {
        rng_seed: proptest::test_runner::RngSeed::Fixed(2022),
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_read_comes_back(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..24),
        windows in any::<bool>(),
    ) {
        let mut text = pieces.concat();
        if windows {
            text = text.replace('\n', "\r\n");
        }
        if let Ok(plan) = Plan::parse(text) {
            prop_assert!(again(&plan) == plan, "{:?}", plan.source());
        }
    }
}

#[test]
fn the_sample_comes_back_without_any_of_its_lines_and_without_its_end() {
    let lines: Vec<_> = SAMPLE.split_inclusive('\n').collect();
    for at in 0..lines.len() {
        let (before, rest) = lines.split_at(at);
        let without = [before, rest.get(1..).unwrap()].concat().concat();
        for text in [without, before.concat()] {
            if let Ok(plan) = Plan::parse(text) {
                assert!(again(&plan) == plan, "{:?}", plan.source());
            }
        }
    }
}
