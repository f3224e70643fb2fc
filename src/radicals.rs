//! Radicals that stand for the characters that look like them: what reading a PDF may give, ⽔利局 for 水利局.

use std::borrow::Cow;

/// The blocks of radicals, U+2E80 to U+2FDF. Each takes three bytes, as do the characters that they stand for.
const RADICALS: std::ops::RangeInclusive<char> = '\u{2E80}'..='\u{2FDF}';

/// What the Kangxi radicals from U+2F00 on stand for, in their order: the character that Unicode names, but for ⼾ and ⾭ the
/// form that documents of today print, 户 and 青.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己\
    巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹\
    米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香\
    馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Of the further radicals those that stand for a whole character. The others are parts of characters (亻, 氵).
#[rustfmt::skip]
const FURTHER: [(char, char); 46] = [
    ('⺁', '厂'), ('⺎', '兀'), ('⺒', '巳'), ('⺓', '幺'), ('⺝', '月'), ('⺟', '母'), ('⺠', '民'), ('⺩', '王'), ('⺪', '疋'),
    ('⺬', '示'), ('⺼', '月'), ('⻁', '虎'), ('⻃', '西'), ('⻄', '西'), ('⻅', '见'), ('⻆', '角'), ('⻇', '角'), ('⻉', '贝'),
    ('⻋', '车'), ('⻑', '長'), ('⻓', '长'), ('⻔', '门'), ('⻘', '青'), ('⻙', '韦'), ('⻚', '页'), ('⻛', '风'), ('⻜', '飞'),
    ('⻝', '食'), ('⻢', '马'), ('⻣', '骨'), ('⻤', '鬼'), ('⻥', '鱼'), ('⻦', '鸟'), ('⻧', '卤'), ('⻨', '麦'), ('⻩', '黄'),
    ('⻪', '黾'), ('⻫', '斉'), ('⻬', '齐'), ('⻭', '歯'), ('⻮', '齿'), ('⻯', '竜'), ('⻰', '龙'), ('⻱', '龜'), ('⻲', '亀'),
    ('⻳', '龟'),
];

/// Whether a character is a radical that stands for a whole character.
pub(crate) fn is_radical(c: char) -> bool {
    character(c).is_some()
}

/// The character that a radical stands for.
fn character(radical: char) -> Option<char> {
    if !RADICALS.contains(&radical) {
        return None;
    }
    if let Some(place) = u32::from(radical).checked_sub(0x2F00) {
        return KANGXI.chars().nth(place as usize);
    }
    let mut further = FURTHER.iter();
    further
        .find(|(from, _)| *from == radical)
        .map(|(_, to)| *to)
}

/// A text with characters in the place of the radicals that look like them: 水利局 for ⽔利局, whose first character
/// is U+2F54 and not U+6C34.
///
/// PDF files often give such radicals when their text is copied. Two words that look the same are then different ones:
/// [`Plan::parse`](crate::Plan::parse) finds neither headings nor units by them, and tells so
/// ([`DiagnosticCode::RadicalCharacter`](crate::DiagnosticCode::RadicalCharacter)). What comes out has as many bytes as
/// what went in, and every other character in its place: the spans of a plan that is read from it hold for both.
///
/// ```
/// use pilot_plan::{DiagnosticCode, Plan, unify_radicals};
///
/// let text = "⼀、主要任务\n清淤护岸。（责任单位：县⽔利局）\n";
/// let plan = Plan::parse(text)?;
/// assert_eq!(plan.diagnostics()[0].code(), DiagnosticCode::RadicalCharacter);
/// assert!(plan.unit("县水利局").is_err());
///
/// let plan = Plan::parse(unify_radicals(text).into_owned())?;
/// let named = plan.unit("县水利局")?.span().unwrap();
/// assert_eq!(&text[named.range()], "县⽔利局");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn unify_radicals(text: &str) -> Cow<'_, str> {
    if !text.contains(is_radical) {
        return Cow::Borrowed(text);
    }
    let unified = text.chars().map(|c| character(c).unwrap_or(c));
    Cow::Owned(unified.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_radical_stands_for_a_character_of_as_many_bytes() {
        assert_eq!(KANGXI.chars().count(), 214);
        let radicals: Vec<char> = RADICALS.filter(|c| is_radical(*c)).collect();
        assert_eq!(radicals.len(), 214 + FURTHER.len());
        for radical in radicals {
            let character = character(radical).unwrap();
            assert!(('\u{4E00}'..='\u{9FFF}').contains(&character), "{radical}");
            assert_eq!(character.len_utf8(), radical.len_utf8());
        }
    }

    #[test]
    fn radicals_are_told_by_their_places() {
        for (radical, expected) in [
            ('\u{2F00}', '一'),
            ('\u{2F17}', '十'),
            ('\u{2F3E}', '户'),
            ('\u{2F45}', '方'),
            ('\u{2F49}', '月'),
            ('\u{2F54}', '水'),
            ('\u{2F8F}', '行'),
            ('\u{2FA6}', '金'),
            ('\u{2FD5}', '龠'),
            ('\u{2EA0}', '民'),
            ('\u{2ED3}', '长'),
        ] {
            assert_eq!(character(radical), Some(expected));
        }
        // Parts of characters, unassigned places and their neighbours stay.
        for other in ['\u{2E85}', '\u{2FD6}', '\u{2FE0}', '\u{2E7F}', '水'] {
            assert_eq!(character(other), None);
        }
    }

    #[test]
    fn a_text_without_radicals_stays_as_it_is() {
        let text = "一、水利\n⺅";
        assert!(matches!(unify_radicals(text), Cow::Borrowed(same) if same == text));
    }
}
