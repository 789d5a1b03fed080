//! The page in three engines and three places: what works where, as a table.

mod checks;
mod table;

use checks::Check;
use e2e::{Engine, Place, Reader, Result};
use table::{Outcome, Row};

#[tokio::test(flavor = "multi_thread")]
async fn three_engines() -> Result {
    let mut rows = Vec::new();
    let engines = Engine::ALL.map(|engine| tokio::spawn(rows_of(engine)));
    for engine in engines {
        rows.extend(engine.await?);
    }
    println!("{}", table::text(&rows));
    let failed = rows.iter().flat_map(|row| &row.outcomes).filter(|outcome| outcome.is_failure());
    match failed.count() {
        0 => Ok(()),
        count => Err(format!("{count} cells of the table above say FAILED").into()),
    }
}

async fn rows_of(engine: Engine) -> Vec<Row> {
    let missing = engine.missing();
    if !missing.is_empty() {
        let why = xtask::browser::advice(&missing);
        let outcomes = vec![Outcome::NotInstalled(why)];
        return vec![Row { browser: engine.name().into(), place: "everywhere", outcomes }];
    }
    let mut rows = Vec::new();
    for place in Place::ALL {
        rows.push(row(engine, place).await);
    }
    rows
}

/// All checks in one browser.
async fn row(engine: Engine, place: Place) -> Row {
    let mut row = Row { browser: engine.name().into(), place: place.name(), outcomes: Vec::new() };
    let reader = match Reader::with(engine).await {
        Ok(reader) => reader,
        Err(error) => {
            row.outcomes.push(Outcome::of(Err(error)));
            return row;
        }
    };
    row.browser = reader.browser();
    for check in Check::ALL {
        let outcome = Outcome::of(check.run(&reader, place).await);
        let ends = check == Check::Loads && outcome.is_failure();
        row.outcomes.push(outcome);
        if ends {
            break;
        }
    }
    row
}
