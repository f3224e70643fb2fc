//! The values that stand in a record's fields: numbers, texts, spans, names, dates, lists.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserializer, Error, IgnoredAny, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, SerializeTuple, Serializer};

use crate::model::{
    DiagnosticCode, ElementKind, Provenance, Role, Severity, StandingRuleKind, UnitKind,
};
use crate::record::error::{Path, Quoted, listed};
use crate::record::wire::{At, FromWire, Out, ToWire};
use crate::text::Span;

/// The error that a number is none of those that a field takes.
#[cold]
fn beyond<E: Error>(path: Path<'_>, most: impl fmt::Display, found: impl fmt::Display) -> E {
    let expected = format_args!("a whole number from 0 to {most}");
    E::custom(path.expected(expected, found))
}

/// Numbers of a fixed width, none of them negative.
macro_rules! numbers {
    ($($type:ty: $write:ident, $read:ident;)+) => {$(
        impl ToWire for $type {
            fn write<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
                into.$write(*self)
            }
        }

        impl<'de> FromWire<'de> for $type {
            fn read<D: Deserializer<'de>>(path: Path<'_>, from: D) -> Result<Self, D::Error> {
                from.$read(At::<Self>::new(path))
            }
        }

        impl Visitor<'_> for At<'_, $type> {
            type Value = $type;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.to_be(f, format_args!("a whole number from 0 to {}", <$type>::MAX))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<$type, E> {
                <$type>::try_from(number).map_err(|_| beyond(self.path, <$type>::MAX, number))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<$type, E> {
                <$type>::try_from(number).map_err(|_| beyond(self.path, <$type>::MAX, number))
            }
        }
    )+};
}

numbers! {
    u8: serialize_u8, deserialize_u8;
    u16: serialize_u16, deserialize_u16;
    u32: serialize_u32, deserialize_u32;
}

impl ToWire for bool {
    fn write<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_bool(*self)
    }
}

impl<'de> FromWire<'de> for bool {
    fn read<D: Deserializer<'de>>(path: Path<'_>, from: D) -> Result<Self, D::Error> {
        from.deserialize_bool(At::<Self>::new(path))
    }
}

impl Visitor<'_> for At<'_, bool> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_be(f, "true or false")
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<bool, E> {
        Ok(truth)
    }
}

impl ToWire for Cow<'_, str> {
    fn write<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_str(self)
    }
}

impl<'de: 'p, 'p> FromWire<'de> for Cow<'p, str> {
    fn read<D: Deserializer<'de>>(path: Path<'_>, from: D) -> Result<Self, D::Error> {
        from.deserialize_str(At::<Self>::new(path))
    }
}

/// Borrows where the format can lend: where the text stands in it without escapes.
impl<'de: 'p, 'p> Visitor<'de> for At<'_, Cow<'p, str>> {
    type Value = Cow<'p, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_be(f, "a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Cow<'p, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cow<'p, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Cow<'p, str>, E> {
        Ok(Cow::Owned(text))
    }
}

impl<T: ToWire> ToWire for Option<T> {
    fn write<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => into.serialize_some(&Out(value)),
            None => into.serialize_none(),
        }
    }
}

impl<'de, T: FromWire<'de>> FromWire<'de> for Option<T> {
    fn read<D: Deserializer<'de>>(path: Path<'_>, from: D) -> Result<Self, D::Error> {
        from.deserialize_option(At::<Self>::new(path))
    }
}

impl<'de, T: FromWire<'de>> Visitor<'de> for At<'_, Option<T>> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_be(f, "a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
        T::read(self.path, from).map(Some)
    }
}

impl<T: ToWire> ToWire for Vec<T> {
    fn write<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        let mut out = into.serialize_seq(Some(self.len()))?;
        for value in self {
            out.serialize_element(&Out(value))?;
        }
        out.end()
    }
}

impl<'de, T: FromWire<'de>> FromWire<'de> for Vec<T> {
    fn read<D: Deserializer<'de>>(path: Path<'_>, from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(At::<Self>::new(path))
    }
}

impl<'de, T: FromWire<'de>> Visitor<'de> for At<'_, Vec<T>> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_be(f, "a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Vec<T>, A::Error> {
        // A length that the format states is a promise of whoever wrote it, and no reason to claim
        // more than a little memory at once.
        const TRUSTED: usize = 256;
        let mut values = Vec::with_capacity(all.size_hint().unwrap_or(0).min(TRUSTED));
        loop {
            let path = self.path.entry(values.len());
            match all.next_element_seed(At::<T>::new(path))? {
                Some(value) => values.push(value),
                None => return Ok(values),
            }
        }
    }
}

impl ToWire for Span {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a span keeps its offsets in 32 bits"
    )]
    fn write<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        let mut out = into.serialize_tuple(2)?;
        out.serialize_element(&(self.start() as u32))?;
        out.serialize_element(&(self.end() as u32))?;
        out.end()
    }
}

impl<'de> FromWire<'de> for Span {
    fn read<D: Deserializer<'de>>(path: Path<'_>, from: D) -> Result<Self, D::Error> {
        from.deserialize_tuple(2, At::<Self>::new(path))
    }
}

impl<'de> Visitor<'de> for At<'_, Span> {
    type Value = Span;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_be(f, "a span, [start, end]")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Span, A::Error> {
        let path = self.path;
        let mut offset = |index| {
            all.next_element_seed(At::<u32>::new(path.entry(index)))?
                .ok_or_else(|| A::Error::custom(path.expected("two offsets", index)))
        };
        let (start, end) = (offset(0)?, offset(1)?);
        if all.next_element::<IgnoredAny>()?.is_some() {
            return Err(A::Error::custom(path.expected("two offsets", "more")));
        }
        Span::new(start as usize, end as usize).ok_or_else(|| {
            let found = format_args!("[{start}, {end}]");
            A::Error::custom(path.expected("a span that ends at or behind its start", found))
        })
    }
}

/// Written as `[start, end]`, in bytes.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        self.write(into)
    }
}

/// Read from `[start, end]`; an end before the start is refused.
impl<'de> serde::Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::read(Path::Top("the span"), from)
    }
}

/// Values that the record writes as one of a few names.
macro_rules! names {
    ($($type:ty;)+) => {$(
        impl ToWire for $type {
            fn write<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
                into.serialize_str(self.as_str())
            }
        }

        impl<'de> FromWire<'de> for $type {
            fn read<D: Deserializer<'de>>(path: Path<'_>, from: D) -> Result<Self, D::Error> {
                from.deserialize_str(At::<Self>::new(path))
            }
        }

        impl Visitor<'_> for At<'_, $type> {
            type Value = $type;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.to_be(f, "a name")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<$type, E> {
                let known = <$type>::ALL.iter().find(|known| known.as_str() == name);
                known.copied().ok_or_else(|| {
                    let names = listed(<$type>::ALL.iter().map(|known| known.as_str()));
                    E::custom(self.path.expected(format_args!("one of {names}"), Quoted(name)))
                })
            }
        }

        /// Written as its name.
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
                self.write(into)
            }
        }

        /// Read from its name.
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::read(Path::Top(stringify!($type)), from)
            }
        }
    )+};
}

names! {
    DiagnosticCode;
    ElementKind;
    Provenance;
    Role;
    Severity;
    StandingRuleKind;
    UnitKind;
}

impl ToWire for NaiveDate {
    fn write<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.collect_str(self)
    }
}

impl<'de> FromWire<'de> for NaiveDate {
    fn read<D: Deserializer<'de>>(path: Path<'_>, from: D) -> Result<Self, D::Error> {
        from.deserialize_str(At::<Self>::new(path))
    }
}

impl Visitor<'_> for At<'_, NaiveDate> {
    type Value = NaiveDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_be(f, "a date, YYYY-MM-DD")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<NaiveDate, E> {
        // The date's own reader takes more forms than the one in which it is written, and years of more
        // than four figures.
        const LENGTH: usize = "2026-01-31".len();
        let date = text.parse().ok();
        date.filter(|date: &NaiveDate| text.len() == LENGTH && date.to_string() == text)
            .ok_or_else(|| E::custom(self.path.expected("a date, YYYY-MM-DD", Quoted(text))))
    }
}
