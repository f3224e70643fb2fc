//! The names that the values of a type have, for programs and for readers.

/// Gives an enum its names: the stable one, the Chinese one, and the ways between a name and its value. The
/// first literal is what an error calls the type, the second what the Chinese names are.
macro_rules! names {
    (
        $type:ident, $what:literal, $chinese_doc:literal;
        $first:ident = $first_name:literal, $first_chinese:literal;
        $($value:ident = $name:literal, $chinese:literal;)*
    ) => {
        impl $type {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$value,)*];

            #[doc = concat!("The name, which stays the same from release to release: `", $first_name, "`.")]
            ///
            /// It is what the JSON has, and what `parse` reads.
            pub const fn as_str(self) -> &'static str {
                match self {
                    Self::$first => $first_name,
                    $(Self::$value => $name,)*
                }
            }

            #[doc = concat!($chinese_doc, ": ", $first_chinese, ".")]
            pub const fn as_chinese(self) -> &'static str {
                match self {
                    Self::$first => $first_chinese,
                    $(Self::$value => $chinese,)*
                }
            }
        }

        /// Written as its name.
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        /// Read from its name, as [`as_str`](Self::as_str) gives it.
        impl std::str::FromStr for $type {
            type Err = crate::error::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name {
                    $first_name => Ok(Self::$first),
                    $($name => Ok(Self::$value),)*
                    _ => Err(crate::error::UnknownName::new($what, name)),
                }
            }
        }
    };
}

pub(crate) use names;
