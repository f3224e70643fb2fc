use super::*;

fn read(text: &str) -> Option<(Form, u32, &str)> {
    enumerator(text).map(|found| (found.form, found.value, text.split_at(found.length).1))
}

#[test]
fn numbers_begin_with_numerals() {
    for c in '\u{4000}'..'\u{A000}' {
        let mut bytes = [0; 3];
        c.encode_utf8(&mut bytes);
        assert_eq!(may_begin_number(bytes), c == '第' || is_numeral(c), "{c}");
    }
}

#[test]
fn no_number_begins_with_a_character_that_is_ruled_out() {
    let behind = [
        "目标",
        "、目标",
        "一）目标",
        "1）目标",
        "1.目标",
        "一、目标",
        "一章 目标",
    ];
    for c in '\0'..=char::MAX {
        for behind in behind {
            let text = format!("{c}{behind}");
            let ruled_out = !begins_number(text.as_bytes());
            assert!(!(ruled_out && number(&text).is_some()), "{text}");
        }
    }
}

#[test]
fn usual_numbers_are_read_as_other_rules_do() {
    let numbers = ["一", "九", "十", "零", "1", "9", "0", "12"];
    let marks = ["、", "．", ".", ")", "）、"];
    let behind = ["总体", "二级", "二、三", "5", "第一", "", "（甲）", "零碳"];
    let mut told = 0;
    for number in numbers {
        let marked = marks.map(|mark| format!("{number}{mark}"));
        let marked = marked.into_iter().chain([format!("（{number}）")]);
        for text in marked.flat_map(|marked| behind.map(|behind| format!("{marked}{behind}"))) {
            let Some(usual) = usual(&text) else { continue };
            let other = match usual.form {
                Form::Chinese => chinese(&text),
                Form::Digit => digits(&text),
                _ => bracketed(&text, 3),
            };
            assert_eq!(Some(usual), other, "{text}");
            told += 1;
        }
    }
    assert!(told > 20, "{told}");
}

#[test]
fn every_form_is_read() {
    use Form::*;
    for (text, form, value) in [
        ("一、目标", Chinese, 1),
        ("二十三、目标", Chinese, 23),
        ("（二）目标", ChineseBracketed, 2),
        ("（十）目标", ChineseBracketed, 10),
        ("（三）、目标", ChineseBracketed, 3),
        ("(一)目标", ChineseBracketed, 1),
        ("（ 二 )目标", ChineseBracketed, 2),
        ("1．目标", Digit, 1),
        ("12.目标", Digit, 12),
        ("３、目标", Digit, 3),
        ("（4）目标", DigitBracketed, 4),
        ("5）目标", DigitHalfBracketed, 5),
        ("⑥目标", Circled, 6),
        ("第七章目标", Chapter, 7),
        ("第八条：目标", Article, 8),
        ("第一部分：目标", Part, 1),
    ] {
        assert_eq!(read(text), Some((form, value, "目标")), "{text}");
    }
}

#[test]
fn figures_and_lists_of_numbers_are_no_enumerators() {
    for text in [
        "1.5亿元投资",
        "2022年4月24日",
        "3年试点",
        "一、二级市场",
        "一、二、三产业融合",
        "一是完善",
        "（重庆）科学城",
        "1+7政策",
        "一、",
        "第三方评估",
        "第三条生产线",
        "一、二期工程",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}
