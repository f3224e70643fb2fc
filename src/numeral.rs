//! Numerals as documents print them: 12, １２, 十二, 一百零一, ⑫.

/// Whether a Chinese numeral begins with this character.
pub(crate) const fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零' | '〇'
    )
}

/// A number of up to three digits, of either width, and its length in bytes.
pub(crate) fn digit_number(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut count = 0;
    let mut rest = text.as_bytes();
    loop {
        let (digit, behind) = match rest {
            [digit @ b'0'..=b'9', behind @ ..] => (digit - b'0', behind),
            // ０ to ９
            [0xEF, 0xBC, last @ 0x90..=0x99, behind @ ..] => (last - 0x90, behind),
            _ => break,
        };
        count += 1;
        if count > 3 {
            return None;
        }
        value = value * 10 + u32::from(digit);
        rest = behind;
    }
    (count > 0).then_some((value, text.len() - rest.len()))
}

/// The value of a digit of either width.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// A number in Chinese numerals below one thousand, and its length in bytes.
pub(crate) fn chinese_number(text: &str) -> Option<(u32, usize)> {
    let mut total = 0;
    let mut unit = 0;
    let mut length = 0;
    let mut count = 0;
    for c in text.chars() {
        match c {
            '十' => total += unit_or_one(&mut unit) * 10,
            '百' => total += unit_or_one(&mut unit) * 100,
            '零' | '〇' | '○' => {}
            _ => match chinese_digit(c) {
                Some(digit) => unit = digit,
                None => break,
            },
        }
        count += 1;
        // 一百二十三 is the longest that a document needs.
        if count > 6 {
            return None;
        }
        length += c.len_utf8();
    }
    let value = total + unit;
    (value > 0).then_some((value, length))
}

fn unit_or_one(unit: &mut u32) -> u32 {
    match std::mem::take(unit) {
        0 => 1,
        unit => unit,
    }
}

/// The value of a Chinese digit from one to nine.
pub(crate) fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The value of a number in a circle, ① to ⑳.
pub(crate) const fn circled(c: char) -> Option<u32> {
    match c {
        '①'..='⑳' => Some(c as u32 - '①' as u32 + 1),
        _ => None,
    }
}

/// The number that a text begins with, in whichever script, and its length in bytes: a figure of any
/// length (2027), a numeral by its places (十二, 一百零一) or by its digits (二〇二七), 两, ⑫.
pub(crate) fn number(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    if digit(first).is_some() {
        return by_digits(text, digit);
    }
    if let Some(value) = circled(first) {
        return Some((value, first.len_utf8()));
    }
    if first == '两' {
        return Some((2, first.len_utf8()));
    }
    let by_places = chinese_number(text);
    let spelt = |c: char| match c {
        '零' | '〇' | '○' => Some(0),
        c => chinese_digit(c),
    };
    match by_digits(text, spelt) {
        // 二十 begins with a digit, but is one numeral; so is 一百零一.
        Some(all) if by_places.is_none_or(|(_, length)| length <= all.1) => Some(all),
        _ => by_places,
    }
}

fn by_digits(text: &str, digit: impl Fn(char) -> Option<u32>) -> Option<(u32, usize)> {
    let mut value: u32 = 0;
    let mut length = 0;
    for c in text.chars() {
        let Some(digit) = digit(c) else { break };
        value = value.checked_mul(10)?.checked_add(digit)?;
        length += c.len_utf8();
    }
    (length > 0).then_some((value, length))
}

/// Where the number begins that a text ends with, in whichever script.
pub(crate) fn number_start(text: &str) -> Option<usize> {
    let part = |c: char| c == '两' || is_numeral(c) || digit(c).is_some();
    let run = text.char_indices().rev().take_while(|(_, c)| part(*c));
    run.last().map(|(start, _)| start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_script() {
        for (text, value, length) in [
            ("三年", 3, 3),
            ("十二、", 12, 6),
            ("二十是", 20, 6),
            ("一百零一条", 101, 12),
            ("一百一十条", 110, 12),
            ("二〇二七年", 2027, 12),
            ("两年", 2, 3),
            ("2025年", 2025, 4),
            ("１２．", 12, 6),
            ("⑦甲", 7, 3),
        ] {
            assert_eq!(number(text), Some((value, length)), "{text}");
        }
        assert_eq!(number("年"), None);
        assert_eq!(number("99999999999"), None);
        assert_eq!(number_start("到二〇二七"), Some(3));
        assert_eq!(number_start("到"), None);
    }
}
