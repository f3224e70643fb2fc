//! Bytes into text.

use crate::error::{ParseError, ParseErrorKind};
use crate::model::Plan;
use crate::text::{Position, Span};

impl Plan {
    /// Reads a plan from bytes: UTF-8 with or without a byte order mark, and with the feature `encoding`
    /// also UTF-16, GB18030 (with GBK and GB 2312) and Big5.
    ///
    /// [`encoding`](Self::encoding) tells which it was. Spans count the bytes of the decoded source.
    ///
    /// # Errors
    ///
    /// As [`Plan::parse`]; and where the bytes are no text in one of these encodings, with the offset of
    /// the first byte that is not UTF-8.
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
        let invalid = match std::str::from_utf8(bytes) {
            Ok(text) => return Self::parse(text.to_owned()),
            Err(error) => error.valid_up_to(),
        };
        #[cfg(feature = "encoding")]
        if let Some((text, encoding)) = decode(bytes) {
            let mut plan = Self::parse(text)?;
            plan.encoding = encoding;
            return Ok(plan);
        }
        let valid = bytes.get(..invalid).unwrap_or_default();
        let position = std::str::from_utf8(valid)
            .ok()
            .and_then(|text| Position::of(text, text.len()))
            .unwrap_or(Position::START);
        let end = bytes.len().min(u32::MAX as usize);
        let span = Span::at(invalid.min(end), end);
        Err(ParseError::new(ParseErrorKind::NotText, span, position))
    }
}

#[cfg(feature = "encoding")]
pub(super) use detect::decode;

#[cfg(feature = "encoding")]
mod detect {
    use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE};

    use crate::model::Encoding;

    type Candidate = (&'static encoding_rs::Encoding, Encoding);

    /// Characters that any Chinese plan is full of, in both scripts. Read in a wrong encoding a text
    /// has hardly any of them.
    const COMMON: &str = "，。、的和工作发展市县区责任单位政府建设推进一二三發責單設進區縣";

    /// The text of bytes that are not UTF-8, with their encoding: of those that the bytes are valid in,
    /// the one that reads most like a plan.
    pub(in crate::parse) fn decode(bytes: &[u8]) -> Option<(String, Encoding)> {
        const NARROW: &[Candidate] = &[(GB18030, Encoding::Gb18030), (BIG5, Encoding::Big5)];
        const WIDE: &[Candidate] = &[(UTF_16LE, Encoding::Utf16Le), (UTF_16BE, Encoding::Utf16Be)];
        let candidates = match bytes {
            [0xFF, 0xFE, ..] => WIDE.get(..1)?,
            [0xFE, 0xFF, ..] => WIDE.get(1..)?,
            // The others have no zero bytes; UTF-16 has one in every digit and line end.
            _ if memchr::memchr(0, bytes).is_some() => WIDE,
            _ => NARROW,
        };
        candidates
            .iter()
            .filter_map(|(encoding, name)| {
                let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
                Some((common(&text), text, *name))
            })
            // Of two that are as good the first counts: it is by far the more frequent.
            .reduce(|best, other| if other.0 > best.0 { other } else { best })
            .filter(|(common, ..)| *common > 0)
            .map(|(_, text, name)| (text.into_owned(), name))
    }

    /// How many characters of a text are common ones.
    fn common(text: &str) -> usize {
        // The beginning of a text tells.
        const ENOUGH: usize = 4_000;
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
}
