//! In which order columns stand: where the one is that counts the rows, and what is printed before their units and
//! behind them.

use crate::parse::table::columns::{Column, Content};
use crate::parse::table::header::Header;

impl Header {
    /// Whether the rows begin with their numbers.
    pub(in crate::parse::table) fn counts(&self) -> bool {
        self.number() == Some(0)
    }

    /// Where the column stands that has the numbers of the rows.
    pub(in crate::parse::table) fn number(&self) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns.position(|column| column.holds == Content::Number)
    }

    /// The columns before the first with units.
    pub(in crate::parse::table) fn before_units(&self) -> impl Iterator<Item = &Column> + Clone {
        let columns = self.columns.iter();
        columns.take_while(|column| !column.holds.is_units())
    }

    /// The columns behind the first with units, and behind those with units right beside it.
    pub(in crate::parse::table) fn behind_units(&self) -> impl Iterator<Item = &Column> {
        let columns = self.columns.iter();
        columns
            .skip_while(|column| !column.holds.is_units())
            .skip_while(|column| column.holds.is_units())
    }

    /// How many columns stand behind the last with units.
    pub(in crate::parse::table) fn behind_last_units(&self) -> usize {
        let columns = self.columns.iter().rev();
        columns
            .take_while(|column| !column.holds.is_units())
            .count()
    }
}
