//! Writes the JSON form of a report: `cargo run --example report_json -- IN.txt > OUT.json`.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let input = env::args().nth(1).ok_or("usage: report_json IN.txt > OUT.json")?;
    let name = Path::new(&input).file_name().unwrap_or_default().to_string_lossy();
    let report = hotline_atlas::load::report(&fs::read(&input)?, &name)?;
    print!("{}", hotline_atlas::load::json::write(&report));
    Ok(())
}
