//! Processes that do not outlive the tests.

use crate::Result;
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, ChildStdout, Command, Stdio},
};

/// A process that ends with this one, and with it all that it has started.
pub struct Guarded {
    /// Holds open the pipe whose end tells the process to go.
    process: Child,
}

impl Guarded {
    /// Starts a program. The command's own program and arguments are those of a shell, its
    /// environment is the program's.
    ///
    /// A static is never dropped, and a test process may end at any time. So a shell waits for
    /// the end of our pipe, however that comes about, and then ends the group of processes that
    /// the program and its children are in.
    pub fn start(
        mut shell: Command,
        program: impl AsRef<OsStr>,
        arguments: &[&str],
    ) -> Result<Self> {
        let process = shell
            .args(["-c", r#""$0" "$@" & exec >&-; read -r _; kill 0"#])
            .arg(program)
            .args(arguments)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        Ok(Self { process })
    }

    /// The first thing found in a line that the program prints; none if it ends before.
    pub fn printed<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let output: ChildStdout = self.process.stdout.take()?;
        let mut lines = BufReader::new(output).lines().map_while(std::result::Result::ok);
        let found = lines.find_map(|line| find(&line));
        // Its later lines are read too, lest it wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        found
    }
}
