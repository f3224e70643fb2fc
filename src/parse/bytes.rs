//! Bytes into text.

use crate::error::{ParseError, ParseErrorKind};
use crate::model::Plan;
use crate::text::{Position, Span};

impl Plan {
    /// Reads a plan from bytes: UTF-8 with or without a byte order mark, and with the feature `encoding`
    /// also UTF-16, GB18030 (with GBK and GB 2312) and Big5.
    ///
    /// `Plan::from_bytes(&std::fs::read(path)?)?` reads a file.
    /// [`encoding`](Self::encoding) tells which it was. Spans count the bytes of the decoded source.
    ///
    /// # Errors
    ///
    /// As [`Plan::parse`]; and where the bytes are no text in one of these encodings, or end within a character, with
    /// the offset of the first byte that is not UTF-8. With the feature `encoding`, where another encoding reads the bytes as a
    /// plan up to a character that is damaged or cut off, it is the offset of that character, and line and column
    /// are those of the text before it.
    ///
    /// ```
    /// use pilot_plan::{Encoding, ParseErrorKind, Plan};
    ///
    /// let plan = Plan::from_bytes("一、修渠\n".as_bytes())?;
    /// assert_eq!(plan.encoding(), Encoding::Utf8);
    ///
    /// let error = Plan::from_bytes(b"1. a\xFF\xFE\xFF").unwrap_err();
    /// assert_eq!(error.kind(), ParseErrorKind::NotText);
    /// assert_eq!(error.span().start(), 4);
    /// # Ok::<(), pilot_plan::ParseError>(())
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ParseError> {
        let error = match std::str::from_utf8(bytes) {
            Ok(text) => return Self::parse(text.to_owned()),
            Err(error) => error,
        };
        let invalid = error.valid_up_to();
        #[cfg(feature = "encoding")]
        if let Some((text, encoding)) = decode(bytes, invalid) {
            let mut plan = Self::parse(text)?;
            plan.encoding = encoding;
            return Ok(plan);
        }
        #[cfg(feature = "encoding")]
        if let Some((text, damaged, cut)) = begun(bytes, invalid) {
            return Err(not_text(bytes, damaged, &text, cut));
        }
        let valid = bytes.get(..invalid).unwrap_or_default();
        let text = std::str::from_utf8(valid).unwrap_or_default();
        let cut = error.error_len().is_none() && begins_as_utf8(bytes, invalid);
        Err(not_text(bytes, invalid, text, cut))
    }
}

/// The error that bytes are no text from the byte `damaged` on, before which they say `text`; `cut` off there, or
/// something else.
fn not_text(bytes: &[u8], damaged: usize, text: &str, cut: bool) -> ParseError {
    let end = bytes.len().min(u32::MAX as usize);
    let damaged = damaged.min(end);
    let start = Position::of(text, text.len()).unwrap_or(Position::START);
    // What stands before may be of another length in UTF-8.
    let position = Position::new(damaged, start.line(), start.column());
    let span = Span::at(damaged, end);
    let kind = if cut {
        ParseErrorKind::CutOff
    } else {
        ParseErrorKind::NotText
    };
    ParseError::new(kind, span, position)
}

/// Whether what stands before the first invalid byte is Chinese in UTF-8: then the bytes are UTF-8,
/// cut off or damaged, and in any other encoding they would be read as something else than they say.
fn begins_as_utf8(bytes: &[u8], invalid: usize) -> bool {
    // In GBK hardly any character looks like one of these, two in a row none.
    const CERTAIN: usize = 2;
    let valid = bytes
        .get(..invalid)
        .and_then(|valid| std::str::from_utf8(valid).ok());
    let is_chinese = |c: &char| matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}');
    let chinese = valid.into_iter().flat_map(str::chars).filter(is_chinese);
    chinese.take(CERTAIN).count() == CERTAIN
}

#[cfg(feature = "encoding")]
pub(super) use detect::{begun, decode};

#[cfg(feature = "encoding")]
mod detect {
    use encoding_rs::{BIG5, DecoderResult, GB18030, UTF_16BE, UTF_16LE};

    use super::begins_as_utf8;
    use crate::model::Encoding;
    use crate::text::is_blank;

    type Candidate = (&'static encoding_rs::Encoding, Encoding);

    /// Characters that any Chinese plan is full of, in both scripts. Read in a wrong encoding a text
    /// has hardly any of them.
    const COMMON: &str =
        "，。、：；（）的和工作发展市县区责任单位政府建设推进一二三四五年月日發責單設進區縣";

    /// The beginning of a text tells.
    const ENOUGH: usize = 4_000;

    /// The text of bytes that are not UTF-8 from byte `invalid` on, with their encoding: of those that the
    /// bytes are valid in, the one that reads most like a plan.
    pub(in crate::parse) fn decode(bytes: &[u8], invalid: usize) -> Option<(String, Encoding)> {
        match bytes {
            [0xFF, 0xFE, ..] => read(bytes, (UTF_16LE, Encoding::Utf16Le)),
            [0xFE, 0xFF, ..] => read(bytes, (UTF_16BE, Encoding::Utf16Be)),
            _ if begins_as_utf8(bytes, invalid) => None,
            // The others have no zero bytes; UTF-16 has one in every digit and line end.
            _ if memchr::memchr(0, bytes).is_some() => read(bytes, wide(bytes)?),
            _ => narrow(bytes)
                .and_then(|candidate| read(bytes, candidate))
                .or_else(|| read(bytes, wide(bytes)?)),
        }
    }

    /// The text that bytes which are none in any encoding begin with, the byte at which it ends, and whether the file was
    /// cut off there, within a character; else a byte of it was lost. It counts as text where it says what plans say.
    pub(in crate::parse) fn begun(bytes: &[u8], invalid: usize) -> Option<(String, usize, bool)> {
        match bytes {
            [0xFF, 0xFE, ..] => return begun_wide(bytes, (UTF_16LE, Encoding::Utf16Le)),
            [0xFE, 0xFF, ..] => return begun_wide(bytes, (UTF_16BE, Encoding::Utf16Be)),
            _ => {}
        }
        if begins_as_utf8(bytes, invalid) {
            return None;
        }
        if memchr::memchr(0, bytes).is_some() {
            let (whole, _) = bytes.as_chunks::<2>();
            return begun_wide(bytes, wide(whole.as_flattened())?);
        }
        let begun = narrow_by_plainness(bytes).filter_map(|(plain, candidate)| {
            let valid = valid_up_to(bytes, candidate.0);
            let (text, _) = read(bytes.get(..valid)?, candidate)?;
            Some((plain, (text, valid)))
        });
        begun
            .reduce(|best, other| if other.0 > best.0 { other } else { best })
            // A lone byte at the end is the first of two.
            .map(|(_, (text, valid))| (text, valid, valid + 1 == bytes.len()))
    }

    /// The same of UTF-16, whose characters have two bytes or four.
    fn begun_wide(bytes: &[u8], candidate: Candidate) -> Option<(String, usize, bool)> {
        let valid = valid_up_to(bytes, candidate.0);
        let (text, _) = read(bytes.get(..valid)?, candidate)?;
        let lone = match bytes.get(valid..)? {
            [_] => true,
            // The first half of a pair.
            [one, other] | [one, other, _] => {
                let is_little = matches!(candidate.1, Encoding::Utf16Le);
                let high = if is_little { other } else { one };
                matches!(high, 0xD8..=0xDB)
            }
            _ => false,
        };
        Some((text, valid, lone))
    }

    /// How many bytes are text in an encoding, up to the first that is not or that is cut off.
    fn valid_up_to(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> usize {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut room = [0; 4096];
        let mut read = 0;
        loop {
            let rest = bytes.get(read..).unwrap_or_default();
            let (result, taken, _) =
                decoder.decode_to_utf8_without_replacement(rest, &mut room, true);
            read += taken;
            match result {
                DecoderResult::InputEmpty => return read,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, behind) => {
                    let back = usize::from(length) + usize::from(behind);
                    return read.saturating_sub(back);
                }
            }
        }
    }

    /// The text in an encoding, where it is one.
    fn read(bytes: &[u8], (encoding, name): Candidate) -> Option<(String, Encoding)> {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let is_text = !text.contains(|c: char| c.is_control() && !is_blank(c));
        (is_text && common(&text) > 0).then(|| (text.into_owned(), name))
    }

    /// UTF-16 in the order of bytes that reads more like a plan.
    fn wide(bytes: &[u8]) -> Option<Candidate> {
        let candidates = [(UTF_16LE, Encoding::Utf16Le), (UTF_16BE, Encoding::Utf16Be)];
        let read = candidates.into_iter().filter_map(|candidate| {
            let text = candidate
                .0
                .decode_without_bom_handling_and_without_replacement(bytes)?;
            Some((common(&text), candidate))
        });
        read.reduce(|best, other| if other.0 > best.0 { other } else { best })
            .map(|(_, candidate)| candidate)
    }

    /// GB18030 or Big5: that in which more of the characters are plain ones.
    fn narrow(bytes: &[u8]) -> Option<Candidate> {
        let valid = |encoding: &'static encoding_rs::Encoding| {
            encoding
                .decode_without_bom_handling_and_without_replacement(bytes)
                .is_some()
        };
        let read = narrow_by_plainness(bytes).filter(|(_, candidate)| valid(candidate.0));
        read.reduce(|best, other| if other.0 > best.0 { other } else { best })
            .map(|(_, candidate)| candidate)
    }

    /// How plain the characters are in GB18030 and in Big5. Both list the characters of daily use first, in other
    /// places; what is written in one has few of them in the other. Of two that are as good the first counts: it is by
    /// far the more frequent.
    fn narrow_by_plainness(bytes: &[u8]) -> impl Iterator<Item = (usize, Candidate)> {
        let gb = plain(bytes, |lead, trail| {
            matches!(lead, 0xA1..=0xA3 | 0xB0..=0xD7) && trail >= 0xA1
        });
        let big5 = plain(bytes, |lead, _| matches!(lead, 0xA1..=0xC6));
        [
            (gb, (GB18030, Encoding::Gb18030)),
            (big5, (BIG5, Encoding::Big5)),
        ]
        .into_iter()
    }

    /// How many of the characters of two bytes are plain.
    fn plain(bytes: &[u8], is_plain: impl Fn(u8, u8) -> bool) -> usize {
        let mut count = 0;
        let mut bytes = bytes.iter().take(2 * ENOUGH);
        while let Some(lead) = bytes.next() {
            if lead.is_ascii() {
                continue;
            }
            let Some(trail) = bytes.next() else { break };
            count += usize::from(is_plain(*lead, *trail));
        }
        count
    }

    /// How many characters of a text are common ones.
    fn common(text: &str) -> usize {
        text.chars()
            .take(ENOUGH)
            .filter(|c| COMMON.contains(*c))
            .count()
    }
}

#[cfg(all(test, feature = "encoding"))]
mod tests {
    use super::*;
    use crate::model::Encoding;

    const TEXT: &str = "一、主要任务\n（一）修渠。清淤三万方。（责任单位：县水利局、县财政局）\n";
    const TRADITIONAL: &str =
        "一、主要任務\n（一）修渠。清淤三萬方。（責任單位：縣水利局、縣財政局）\n";

    fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_is_told_and_read() {
        let (gb, _, lossy) = encoding_rs::GB18030.encode(TEXT);
        assert!(!lossy);
        let (big5, _, lossy) = encoding_rs::BIG5.encode(TRADITIONAL);
        assert!(!lossy);
        let marked = format!("\u{FEFF}{TEXT}");
        for (bytes, encoding, text) in [
            (gb.into_owned(), Encoding::Gb18030, TEXT),
            (big5.into_owned(), Encoding::Big5, TRADITIONAL),
            (utf16(&marked, u16::to_le_bytes), Encoding::Utf16Le, &marked),
            (utf16(&marked, u16::to_be_bytes), Encoding::Utf16Be, &marked),
            (utf16(TEXT, u16::to_le_bytes), Encoding::Utf16Le, TEXT),
            (utf16(TEXT, u16::to_be_bytes), Encoding::Utf16Be, TEXT),
            (TEXT.into(), Encoding::Utf8, TEXT),
        ] {
            let plan = Plan::from_bytes(&bytes).unwrap();
            assert_eq!(plan.encoding(), encoding);
            assert_eq!(plan.source(), text);
            assert_eq!(plan.tasks().len(), 1);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let error = Plan::from_bytes(&[0x31, 0x2E, 0xFF, 0xFF, 0x80]).unwrap_err();
        assert_eq!(error.kind(), ParseErrorKind::NotText);
        assert_eq!(error.span().start(), 2);
    }

    /// Sentences as plans have them, long and short; the traditional ones have the same words.
    const SENTENCES: [(&str, &str); 20] = [
        ("一、总体要求", "一、總體要求"),
        ("（一）加强领导", "（一）加強領導"),
        ("责任单位：县财政局", "責任單位：縣財政局"),
        ("牵头单位：市教育局", "牽頭單位：市教育局"),
        ("完成时限：2026年6月底前", "完成時限：2026年6月底前"),
        ("东平县修渠护岸实施方案", "東平縣修渠護岸實施方案"),
        (
            "全面推进乡村振兴，完善基础设施。",
            "全面推進鄉村振興，完善基礎設施。",
        ),
        ("各镇人民政府、街道办事处：", "各鎮人民政府、街道辦事處："),
        (
            "鼓励企业开展技术创新，给予奖励。",
            "鼓勵企業開展技術創新，給予獎勵。",
        ),
        (
            "建立健全长效机制，强化监督考核。",
            "建立健全長效機制，強化監督考核。",
        ),
        ("1.优化营商环境。", "1.優化營商環境。"),
        ("二、主要任务", "二、主要任務"),
        (
            "保护耕地，守住粮食安全底线。",
            "保護耕地，守住糧食安全底線。",
        ),
        (
            "（责任单位：市卫生健康委、市医保局）",
            "（責任單位：市衛生健康委、市醫保局）",
        ),
        (
            "提升政务服务水平，推行一网通办。",
            "提升政務服務水平，推行一網通辦。",
        ),
        ("三、保障措施", "三、保障措施"),
        ("配合单位：区交通局", "配合單位：區交通局"),
        (
            "加快建设智慧水务平台，覆盖80%以上乡镇。",
            "加快建設智慧水務平台，覆蓋80%以上鄉鎮。",
        ),
        ("（二）组织实施", "（二）組織實施"),
        (
            "落实主体责任，及时报送进展情况。",
            "落實主體責任，及時報送進展情況。",
        ),
    ];

    #[test]
    fn short_texts_are_told_apart() {
        for from in 0..SENTENCES.len() {
            for length in 1..=3 {
                let part = SENTENCES.iter().cycle().skip(from).take(length);
                let (simple, traditional): (Vec<_>, Vec<_>) = part.copied().unzip();
                let (simple, traditional) = (simple.join("\n"), traditional.join("\n"));
                for (text, codec, encoding) in [
                    (&simple, encoding_rs::GB18030, Encoding::Gb18030),
                    (&simple, encoding_rs::GBK, Encoding::Gb18030),
                    (&traditional, encoding_rs::GBK, Encoding::Gb18030),
                    (&traditional, encoding_rs::BIG5, Encoding::Big5),
                ] {
                    let (bytes, _, lossy) = codec.encode(text);
                    assert!(!lossy, "{text}");
                    let read = decode(&bytes, 0).map(|(text, encoding)| (encoding, text));
                    assert_eq!(read, Some((encoding, text.clone())));
                }
                for (bytes, encoding) in [
                    (utf16(&simple, u16::to_le_bytes), Encoding::Utf16Le),
                    (utf16(&simple, u16::to_be_bytes), Encoding::Utf16Be),
                ] {
                    let read = decode(&bytes, 0).map(|(text, encoding)| (encoding, text));
                    assert_eq!(read, Some((encoding, simple.clone())));
                }
            }
        }
    }

    #[test]
    fn utf_8_that_is_cut_off_or_damaged_is_refused_where_it_is_so() {
        for cut in [1, 2] {
            let bytes = TEXT.trim_end().as_bytes();
            let bytes = bytes.get(..bytes.len() - cut).unwrap();
            let error = Plan::from_bytes(bytes).unwrap_err();
            assert_eq!(error.kind(), ParseErrorKind::CutOff);
            assert_eq!(error.span().start(), bytes.len() + cut - '）'.len_utf8());
        }
        let mut damaged = TEXT.as_bytes().to_vec();
        damaged.insert(31, 0xB0);
        let error = Plan::from_bytes(&damaged).unwrap_err();
        assert_eq!(
            (error.kind(), error.span().start()),
            (ParseErrorKind::NotText, 31)
        );
    }

    #[test]
    fn a_text_that_is_cut_off_or_damaged_is_refused_where_it_is_so() {
        let head = "一、主要任务\n（一）修渠。清淤三万方。（责任单位：县水利";
        let traditional = "一、主要任務\n（一）修渠。清淤三萬方。（責任單位：縣水利";
        for (text, codec) in [
            (head, encoding_rs::GB18030),
            (head, encoding_rs::GBK),
            (traditional, encoding_rs::BIG5),
        ] {
            let (whole, ..) = codec.encode(text);
            let (mut bytes, ..) = codec.encode(text).clone();
            let cut = whole.get(..whole.len() - 1).unwrap();
            bytes.to_mut().insert(whole.len() - 2, 0xFF);
            bytes.to_mut().extend_from_slice(b"\n1. \xA1\xA1");
            for (bytes, kind) in [
                (cut, ParseErrorKind::CutOff),
                (&bytes, ParseErrorKind::NotText),
            ] {
                let error = Plan::from_bytes(bytes).unwrap_err();
                assert_eq!(error.kind(), kind);
                assert_eq!(error.span(), Span::at(whole.len() - 2, bytes.len()));
                let column = text.lines().last().unwrap().chars().count();
                let position = error.position();
                assert_eq!((position.line(), position.column()), (2, column));
                assert_eq!(position.offset(), error.span().start());
            }
        }
    }

    #[test]
    fn utf_16_that_is_cut_off_or_damaged_is_refused_where_it_is_so() {
        let pair = format!("{}𠀀", TEXT.trim_end());
        for (marked, bytes) in [
            (true, u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (true, u16::to_be_bytes),
            (false, u16::to_le_bytes),
            (false, u16::to_be_bytes),
        ] {
            let mark = if marked { "\u{FEFF}" } else { "" };
            let whole = utf16(&format!("{mark}{}", TEXT.trim_end()), bytes);
            let odd = [whole.as_slice(), b"\n"].concat();
            let error = Plan::from_bytes(&odd).unwrap_err();
            assert_eq!(error.kind(), ParseErrorKind::CutOff);
            assert_eq!(error.span(), Span::at(whole.len(), odd.len()));
            assert_eq!(
                (error.position().line(), error.position().offset()),
                (2, whole.len())
            );
        }
        let paired = utf16(&format!("\u{FEFF}{pair}"), u16::to_le_bytes);
        let start = paired.len() - 4;
        for cut in 1..=3 {
            let error = Plan::from_bytes(&paired[..paired.len() - cut]).unwrap_err();
            assert_eq!(
                (error.kind(), error.span().start()),
                (ParseErrorKind::CutOff, start)
            );
        }
        // Half of a pair amid the text.
        let mut damaged = paired.clone();
        damaged.splice(20..20, [0x00, 0xD8]);
        let error = Plan::from_bytes(&damaged).unwrap_err();
        assert_eq!(
            (error.kind(), error.span().start()),
            (ParseErrorKind::NotText, 20)
        );
    }

    #[test]
    fn bytes_of_other_files_are_refused() {
        for bytes in [
            b"PK\x03\x04\x14\x00\x06\x00\xD2\xBB\xA1\xA2".as_slice(),
            b"PK\x03\x04\x14\x00\x06\x00\xD2\xBB\xA1",
            b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n\x01\x02",
        ] {
            let error = Plan::from_bytes(bytes).unwrap_err();
            assert_eq!(error.kind(), ParseErrorKind::NotText);
        }
    }
}
