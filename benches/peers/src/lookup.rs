//! Which tasks involve a unit: this crate, and a database in memory.

use std::hint::black_box;

use pilot_plan::{Plan, Unit};
use rusqlite::{Connection, Statement};

use crate::growth::many_tasks;
use crate::table::Table;
use crate::turns::{often, take};

const UNIT: &str = "区财政局";
const GOES: u32 = 1_000;

pub fn measure(table: &mut Table) {
    let plan = Plan::bishan();
    let large = Plan::parse(many_tasks(100_000)).expect("what is generated is a plan");
    let few = plan
        .unit(UNIT)
        .expect("the shipped plan names it")
        .tasks()
        .len();
    // An answer of equal size, for a unit from the midst of the plan.
    let alike: Vec<_> = large
        .units()
        .filter(|unit| unit.tasks().len() == few)
        .collect();
    let alike = alike[alike.len() / 2].name();

    let database = database(plan);
    let mut statement = database
        .prepare("SELECT task FROM involvement WHERE unit = ?1 ORDER BY task")
        .expect("the statement is well formed");
    assert_eq!(
        tasks(&mut statement, UNIT),
        numbers(plan.unit(UNIT).expect("the shipped plan names it")),
    );
    let samples = take(
        501,
        vec![
            often(GOES, || {
                plan.tasks_involving(black_box(UNIT)).map(|set| set.len())
            }),
            often(GOES, || tasks(&mut statement, black_box(UNIT)).len()),
            often(GOES, || {
                large.tasks_involving(black_box(alike)).map(|set| set.len())
            }),
        ],
    );
    let (own, sqlite, at_large) = (samples.time(0), samples.time(1), samples.time(2));
    table.times(
        "`tasks_involving`, shipped plan",
        own,
        "SQLite, prepared, indexed, in memory",
        sqlite,
        samples.ratio(0, 1),
        Some(0.02),
    );
    table.times(
        "`tasks_involving`, 100,000 tasks",
        at_large,
        "21 tasks",
        own,
        samples.ratio(2, 0),
        Some(2.0),
    );
}

/// Units and their tasks in the form that answers soonest: the index is the table.
fn database(plan: &Plan) -> Connection {
    let fill = || {
        let database = Connection::open_in_memory()?;
        database.execute_batch(
            "CREATE TABLE involvement (unit TEXT, task INTEGER, PRIMARY KEY (unit, task)) WITHOUT ROWID",
        )?;
        let mut insert = database.prepare("INSERT INTO involvement VALUES (?1, ?2)")?;
        for unit in plan.units() {
            for number in numbers(unit) {
                insert.execute((unit.name(), number))?;
            }
        }
        drop(insert);
        Ok(database)
    };
    fill().unwrap_or_else(|error: rusqlite::Error| panic!("the database: {error}"))
}

fn numbers(unit: Unit<'_>) -> Vec<u32> {
    unit.tasks().iter().map(|task| task.number()).collect()
}

fn tasks(statement: &mut Statement<'_>, unit: &str) -> Vec<u32> {
    statement
        .query_map([unit], |row| row.get(0))
        .and_then(|tasks| tasks.collect())
        .unwrap_or_else(|error| panic!("the database: {error}"))
}
