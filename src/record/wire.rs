//! How the values of a record are written and read.
//!
//! Reading is told where in the record it is, so that a value of the wrong type is reported with the
//! field that holds it; this is what `derive(Deserialize)` cannot do, and why it is not used. The way
//! is made on the stack and read only by an error: errors of the format itself (syntax, end of the
//! file, input and output) pass through as they are.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::record::error::Path;

/// A value that can be written into a record.
pub(super) trait ToWire {
    fn write<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error>;
}

/// A value that can be read from a record, knowing its place in it.
pub(super) trait FromWire<'de>: Sized {
    fn read<D: Deserializer<'de>>(path: Path<'_>, from: D) -> Result<Self, D::Error>;
}

/// Lends a value to a serializer.
pub(super) struct Out<'a, T>(pub(super) &'a T);

impl<T: ToWire> Serialize for Out<'_, T> {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        self.0.write(into)
    }
}

/// A `T` that is expected at a place of the record.
pub(super) struct At<'a, T> {
    pub(super) path: Path<'a>,
    of: PhantomData<T>,
}

impl<'a, T> At<'a, T> {
    pub(super) const fn new(path: Path<'a>) -> Self {
        Self {
            path,
            of: PhantomData,
        }
    }

    pub(super) fn to_be(&self, f: &mut fmt::Formatter<'_>, what: impl fmt::Display) -> fmt::Result {
        write!(f, "{} to be {what}", self.path)
    }
}

impl<'de, T: FromWire<'de>> DeserializeSeed<'de> for At<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<T, D::Error> {
        T::read(self.path, from)
    }
}

/// The name of a field, found among those that a record has; `None` for any other.
#[derive(Clone, Copy)]
pub(super) struct Key<F: 'static>(pub(super) &'static [(&'static str, F)]);

impl<'de, F: Copy> DeserializeSeed<'de> for Key<F> {
    type Value = Option<F>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<F>, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl<F: Copy> Visitor<'_> for Key<F> {
    type Value = Option<F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<F>, E> {
        let field = self.0.iter().find(|(known, _)| *known == name);
        Ok(field.map(|(_, field)| *field))
    }
}

/// Defines a record: a struct, and how it is written and read. Fields stand in the order of the JSON.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident $(<$life:lifetime>)? {
            $($(#[$field_doc:meta])* $field:ident: $type:ty,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Debug)]
        pub struct $name $(<$life>)? {
            $($(#[$field_doc])* pub $field: $type,)+
        }

        impl $(<$life>)? $crate::record::wire::ToWire for $name $(<$life>)? {
            fn write<S: serde::Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                let fields = [$(stringify!($field)),+].len();
                let mut out = into.serialize_struct(stringify!($name), fields)?;
                $(out.serialize_field(
                    stringify!($field),
                    &$crate::record::wire::Out(&self.$field),
                )?;)+
                out.end()
            }
        }

        impl $(<$life>)? serde::Serialize for $name $(<$life>)? {
            fn serialize<S: serde::Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
                $crate::record::wire::ToWire::write(self, into)
            }
        }

        impl<'de $(: $life, $life)?> $crate::record::wire::FromWire<'de> for $name $(<$life>)? {
            fn read<D: serde::Deserializer<'de>>(
                path: $crate::record::error::Path<'_>,
                from: D,
            ) -> Result<Self, D::Error> {
                const FIELDS: &[&str] = &[$(stringify!($field)),+];
                let visitor = $crate::record::wire::At::<Self>::new(path);
                from.deserialize_struct(stringify!($name), FIELDS, visitor)
            }
        }

        impl<'de $(: $life, $life)?> serde::Deserialize<'de> for $name $(<$life>)? {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let top = $crate::record::error::Path::Top(stringify!($name));
                <Self as $crate::record::wire::FromWire<'de>>::read(top, from)
            }
        }

        impl<'de $(: $life, $life)?> serde::de::Visitor<'de>
            for $crate::record::wire::At<'_, $name $(<$life>)?>
        {
            type Value = $name $(<$life>)?;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.to_be(f, "an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Self::Value, A::Error> {
                use serde::de::Error;
                use $crate::record::wire::{At, Key};

                #[expect(non_camel_case_types, reason = "named as the fields are")]
                #[derive(Clone, Copy)]
                enum Field {
                    $($field,)+
                }

                let path = self.path;
                let names = Key(const { &[$((stringify!($field), Field::$field)),+] });
                $(let mut $field: Option<$type> = None;)+
                while let Some(key) = map.next_key_seed(names)? {
                    match key {
                        $(Some(Field::$field) => {
                            let path = path.field(stringify!($field));
                            if $field.is_some() {
                                return Err(A::Error::custom(path.expected("one value", "another")));
                            }
                            $field = Some(map.next_value_seed(At::<$type>::new(path))?);
                        })+
                        None => {
                            map.next_value::<serde::de::IgnoredAny>()?;
                        }
                    }
                }
                Ok($name {
                    $($field: $field.ok_or_else(|| {
                        let path = path.field(stringify!($field));
                        A::Error::custom(path.expected("a value", "none"))
                    })?,)+
                })
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut all: A,
            ) -> Result<Self::Value, A::Error> {
                use serde::de::Error;
                use $crate::record::wire::At;

                let path = self.path;
                let first = [$(stringify!($field)),+].first().copied();
                Ok($name {
                    $($field: {
                        let place = path.field(stringify!($field));
                        let value = all.next_element_seed(At::<$type>::new(place))?;
                        value.ok_or_else(|| {
                            A::Error::custom(if first == Some(stringify!($field)) {
                                path.expected("an object", "an empty list")
                            } else {
                                place.expected("a value", "none")
                            })
                        })?
                    },)+
                })
            }
        }
    };
}

pub(super) use record;
