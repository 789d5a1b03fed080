//! The records of a CSV text.

use super::error::{Fault, LoadError};
use super::grid::Grid;
use crate::words::word;
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// Reads a CSV text, of which the first record is the header: cells between commas, semicolons
/// or tabs, told by the header, in quotation marks where they hold separators or line ends.
/// Lines end as on any system. Records may be shorter or longer than the header.
pub(super) fn grid(text: &str) -> Result<Grid, LoadError> {
    let mut lines = Lines { bytes: text.as_bytes(), at: 0, line: 1 };
    let mut reader = ReaderBuilder::new().delimiter(separator(text)).build();
    let mut grid = Grid::default();
    loop {
        lines.skip_blank();
        if lines.rest().is_empty() {
            return Ok(grid);
        }
        let line = lines.line;
        record(&mut reader, &mut lines, &mut grid)?;
        if grid.heads.is_empty() {
            grid.close_heads(line)?;
        } else {
            grid.close(line, false)?;
        }
    }
}

/// Writes the cells of the next record into the grid.
fn record(reader: &mut Reader, lines: &mut Lines<'_>, grid: &mut Grid) -> Result<(), LoadError> {
    let line = lines.line;
    let mut field = Vec::new();
    let mut buffer = [0; 256];
    loop {
        let rest = lines.rest();
        let at_end = rest.is_empty();
        // A line end closes the last record, unless a quotation mark is open.
        let input = if at_end { b"\n" } else { rest };
        let (result, read, written) = reader.read_field(input, &mut buffer);
        if at_end && written > 0 {
            let (expected, found) = (word!("a-closing-quote"), word!("end-of-file"));
            return Err(LoadError::at_line(line, Fault::Quote, expected, found));
        }
        lines.pass(read);
        field.extend_from_slice(&buffer[..written]);
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                // Cut at separators only, so it is text.
                grid.cell(std::str::from_utf8(&field).unwrap_or_default());
                field.clear();
                if record_end {
                    return Ok(());
                }
            }
            ReadFieldResult::End => return Ok(()),
        }
    }
}

/// The separator that stands most often in the header.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                for (separator, count) in &mut counts {
                    *count += u32::from(*separator == byte);
                }
            }
            _ => {}
        }
    }
    let [first, others @ ..] = counts;
    others.into_iter().fold(first, |most, other| if other.1 > most.1 { other } else { most }).0
}

/// A place in a text that knows its line.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn pass(&mut self, count: usize) {
        for _ in 0..count {
            let next = self.bytes.get(self.at + 1);
            // The two bytes of one line end count once.
            self.line += match self.bytes.get(self.at) {
                Some(b'\n') => 1,
                Some(b'\r') => usize::from(next != Some(&b'\n')),
                _ => 0,
            };
            self.at += 1;
        }
    }

    fn skip_blank(&mut self) {
        while let Some(b'\n' | b'\r') = self.bytes.get(self.at) {
            self.pass(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Heads, then each record with its line; cells are set apart by `|`.
    fn read(text: &str) -> String {
        let grid = grid(text).expect("is read");
        let mut lines = vec![grid.heads.join("|")];
        for record in grid.records() {
            let cells: Vec<_> = (0..record.len()).map(|at| record.field(at)).collect();
            lines.push(format!("{}: {}", record.line, cells.join("|")));
        }
        lines.join(" / ")
    }

    #[test]
    fn records_have_their_cells_and_their_line() {
        for (text, expected) in [
            ("a,b\n1,2\n3,4\n", "a|b / 2: 1|2 / 3: 3|4"),
            ("a;b\n1;2,5", "a|b / 2: 1|2,5"),
            ("a\tb\r\n1\t2;,\r\n\r\n3\t4", "a|b / 2: 1|2;, / 4: 3|4"),
            ("a,b\r1,2\r3,4\r", "a|b / 2: 1|2 / 3: 3|4"),
            ("\n\na, b \n 1 ,2", "a|b / 4: 1|2"),
            ("\"a;\"\"x\",b\n\"1\n2\r\n3\",4\n5,6", "a;\"x|b / 2: 1\n2\r\n3|4 / 5: 5|6"),
            ("a,b\n1\n1,2,3\n", "a|b / 2: 1 / 3: 1|2|3"),
            ("a,b\n,\n  ,\n  \n,2\n1,", "a|b / 5: |2 / 6: 1|"),
            ("a\nb", "a / 2: b"),
            ("a", "a"),
            ("a,\"b\"", "a|b"),
            ("a,b\n1\",\"2\"3\n", "a|b / 2: 1\"|23"),
            ("ä,“\n€,\u{7}", "ä|“ / 2: €|\u{7}"),
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
        let long = "x€".repeat(1000);
        assert_eq!(read(&format!("a\n{long}\n")), format!("a / 2: {long}"));
    }

    #[test]
    fn an_open_quotation_mark_is_refused() {
        for text in ["a,b\n1,2\n3,\"4\n5,6\n", "a,b\n\n\"1", "a,b\n1,2\n3,\"4"] {
            let error = grid(text).err().expect("is refused");
            assert_eq!(
                error.to_string(),
                "In line 3, expected a closing quotation mark, found the end of the file."
            );
        }
    }

    #[test]
    fn too_much_is_refused() {
        let columns = ",".repeat(Grid::MOST_COLUMNS);
        let rows = "1\n".repeat(Grid::MOST_ROWS + 1);
        for (text, message) in [
            (columns, "In line 1, expected at most 256 columns, found more."),
            (rows + "1", "In line 2000002, expected at most 2,000,000 rows, found more."),
        ] {
            let error = grid(&text).err().expect("is refused");
            assert_eq!(error.to_string(), message);
        }
    }
}
