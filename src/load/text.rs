//! The published text of a state report.

use super::cursor::{Cursor, Line};
use super::error::{Fault, LoadError, Place, quoted};
use super::header::{self, Header};
use super::tables::{self, Draft, DraftRow};
use super::{figures, headings, marks, note, signals};
use crate::report::{Footnote, KeyFigures, Provenance, Report, Section, TableId, UnknownSection};
use crate::words::{say, word};

const PUBLISHER: &str = "National Human Trafficking Hotline";
const URL: &str = "https://humantraffickinghotline.org/";

/// Reads the text of a report.
///
/// Running headers and blank lines may stand anywhere, also inside a table. Every other line
/// has a place: in a table, in the prose of a section, among the footnotes, in the closing
/// note, or under a heading that is not known, where it is kept as it is.
pub(super) fn report(text: &str, file_name: &str) -> Result<Report, LoadError> {
    let lines = Line::all(text);
    refuse_other_texts(&lines)?;
    let last = lines.last().map_or(1, |line| line.number);
    let read = move || {
        let header = header::header(&lines)?;
        let mut cursor = Cursor::new(lines);
        let mut reading = Reading::new();
        while let Some(line) = cursor.next() {
            reading.line(line, &mut cursor)?;
        }
        reading.report(header, &cursor, file_name)
    };
    read().map_err(|error| at_the_end(error, last))
}

/// A line that breaks off looks like a faulty one; in the last line it is more likely that
/// the rest of the file is missing.
fn at_the_end(error: LoadError, last: usize) -> LoadError {
    if error.place() == Place::Line(last) && error.fault() != Fault::Truncated {
        error.where_the_text_ends()
    } else {
        error
    }
}

/// A text without one line that a report would have is told from a broken report.
fn refuse_other_texts(lines: &[Line<'_>]) -> Result<(), LoadError> {
    let is_known = |line: &Line<'_>| {
        header::is_header(line.text)
            || matches!(headings::section(*line), Ok(Some(_)))
            || matches!(headings::table(*line), Ok(Some(_)))
    };
    if lines.iter().any(is_known) {
        return Ok(());
    }
    let first = quoted(lines.first().map_or("", |line| line.text));
    let found = say!("another-text", first);
    Err(LoadError::new(Place::File, Fault::NotAReport, word!("a-report"), &found))
}

/// Where the next sentence belongs.
#[derive(Clone, Copy)]
enum Here {
    Section,
    Unknown,
    Note,
}

/// What has been read so far.
struct Reading {
    here: Here,
    sections: Vec<Section>,
    /// Tables with the index of their section.
    drafts: Vec<(usize, Draft)>,
    /// The signals of the section that is open, with their lines.
    signals: Vec<(usize, DraftRow)>,
    figures: KeyFigures,
    footnotes: Vec<Footnote>,
    unknown: Vec<UnknownSection>,
    note: Option<String>,
}

impl Reading {
    fn new() -> Self {
        Self {
            // A sentence before the first heading belongs to nothing that is known.
            here: Here::Unknown,
            sections: Vec::new(),
            drafts: Vec::new(),
            signals: Vec::new(),
            figures: figures::NONE,
            footnotes: Vec::new(),
            unknown: Vec::new(),
            note: None,
        }
    }

    fn line(&mut self, line: Line<'_>, cursor: &mut Cursor<'_>) -> Result<(), LoadError> {
        if let Some(id) = headings::table(line)? {
            let draft = tables::read(cursor, id, line)?;
            self.here = Here::Section;
            return self.table(draft);
        }
        if let Some(heading) = headings::section(line)? {
            self.here = Here::Section;
            self.close_signals()?;
            self.sections.push(Section { heading, prose: Vec::new(), tables: Vec::new() });
            return Ok(());
        }
        if let Some(start) = note::start(line.text) {
            self.here = Here::Note;
            self.note = Some(start.trim_end().to_owned());
            return Ok(());
        }
        if !line.has_columns()
            && let Some((mark, text)) = marks::footnote(line.text, line.number)?
        {
            return self.footnote(Footnote { mark, text: text.to_owned() }, line);
        }
        if self.in_overview()
            && let Some(row) = signals::signal(line)?
        {
            self.signals.push((line.number, row));
            return Ok(());
        }
        self.other(line)
    }

    /// A line that is not part of the standard report by its form: a sentence, or something
    /// that is not known.
    fn other(&mut self, line: Line<'_>) -> Result<(), LoadError> {
        let in_unknown = matches!(self.here, Here::Unknown) && !self.unknown.is_empty();
        let is_heading = headings::is_capitals(line)
            || headings::is_column_heads(line)
            || (!in_unknown && headings::is_title(line));
        match self.here {
            _ if is_heading => self.open_unknown(line),
            Here::Unknown => match self.unknown.last_mut() {
                Some(unknown) => unknown.lines.push(line.text.trim_end().to_owned()),
                None => self.open_unknown(line),
            },
            _ if line.has_columns() => {
                let expected = word!("a-sentence");
                return Err(LoadError::at_line(
                    line.number,
                    Fault::Row,
                    expected,
                    &quoted(line.text),
                ));
            }
            Here::Section => {
                let paragraph = line.text.trim().to_owned();
                figures::take(&paragraph, line.number, &mut self.figures)?;
                self.sections.last_mut().expect("a section is open").prose.push(paragraph);
            }
            Here::Note => {
                let note = self.note.get_or_insert_default();
                note.push('\n');
                note.push_str(line.text.trim());
            }
        }
        Ok(())
    }

    fn table(&mut self, draft: Draft) -> Result<(), LoadError> {
        let heading = draft.id.heading();
        let refused = |fault, expected: &str, found: &str| {
            Err(LoadError::at_line(draft.line, fault, expected, found))
        };
        if let Some((_, first)) = self.drafts.iter().find(|(_, other)| other.id == draft.id) {
            let found = say!("again-after", first.line);
            return refused(Fault::DuplicateTable, &say!("one-table", heading), &found);
        }
        let Some(section) = self.sections.len().checked_sub(1) else {
            return refused(Fault::Row, &say!("a-section-before", heading), word!("none"));
        };
        self.drafts.push((section, draft));
        Ok(())
    }

    fn footnote(&mut self, footnote: Footnote, line: Line<'_>) -> Result<(), LoadError> {
        if self.footnotes.iter().any(|other| other.mark == footnote.mark) {
            let expected = say!("one-footnote", footnote.mark);
            return Err(LoadError::at_line(
                line.number,
                Fault::DuplicateFootnote,
                &expected,
                &quoted(line.text),
            ));
        }
        // By number, as they nearly always come.
        let at = self.footnotes.partition_point(|other| other.mark < footnote.mark);
        self.footnotes.insert(at, footnote);
        Ok(())
    }

    fn open_unknown(&mut self, line: Line<'_>) {
        self.here = Here::Unknown;
        // Column heads are kept twice, so that nothing of the table is lost.
        let lines =
            if line.has_columns() { vec![line.text.trim_end().to_owned()] } else { Vec::new() };
        let heading = line.first().to_owned();
        self.unknown.push(UnknownSection { heading, line: line.number, lines });
    }

    fn in_overview(&self) -> bool {
        matches!(self.here, Here::Section)
            && self
                .sections
                .last()
                .is_some_and(|section| section.heading.text.eq_ignore_ascii_case(Section::SIGNALS))
    }

    /// Turns the signals read so far into the table of the section that now ends.
    fn close_signals(&mut self) -> Result<(), LoadError> {
        let signals = std::mem::take(&mut self.signals);
        let (Some(section), Some(&(line, _))) = (self.sections.last(), signals.first()) else {
            return Ok(());
        };
        let heading = section.heading.clone();
        let rows = signals.into_iter().map(|(_, row)| row).collect();
        self.table(tables::signals(heading, line, rows))
    }

    fn report(
        mut self,
        header: Header,
        cursor: &Cursor<'_>,
        file_name: &str,
    ) -> Result<Report, LoadError> {
        let note = self.note.take().ok_or_else(|| cursor.truncated(word!("a-note")))?;
        let (important_note, as_of) = note::finished(&note, cursor)?;
        self.close_signals()?;
        let cases = self.cases();
        for (section, draft) in self.drafts {
            self.sections[section].tables.push(draft.table(cases)?);
        }
        Ok(Report {
            state: header.state,
            period: header.period,
            as_of,
            key_figures: self.figures,
            sections: self.sections,
            footnotes: self.footnotes,
            important_note,
            unknown: self.unknown,
            provenance: Provenance {
                publisher: PUBLISHER.to_owned(),
                title: header.title,
                url: URL.to_owned(),
                file: file_name.to_owned(),
            },
        })
    }

    /// All cases of the report: a stated total, or else the number in the prose.
    fn cases(&self) -> Option<u32> {
        let total = |id| self.drafts.iter().find(|(_, d)| d.id == id).and_then(|(_, d)| d.total());
        total(TableId::VenueIndustry)
            .or_else(|| total(TableId::PrimaryReason))
            .or(self.figures.cases)
    }
}
