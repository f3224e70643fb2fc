//! What the examples share: which plan is asked about, and how an example ends.

use std::env::{self, ArgsOs};
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::iter::Skip;
use std::path::Path;
use std::process::ExitCode;

use pilot_plan::Plan;

/// What went wrong, to be told in one line.
pub(crate) type Failure = Box<dyn Error>;

/// Answers an example's question: hands over the arguments and standard output.
///
/// A failure becomes one line on standard error and exit code 1. A reader that closes the pipe early
/// (`| head`) has seen enough: no failure.
pub(crate) fn run(
    answer: impl FnOnce(&mut Arguments, &mut dyn Write) -> Result<(), Failure>,
) -> ExitCode {
    let mut arguments = Arguments(env::args_os().skip(1));
    let mut out = BufWriter::new(io::stdout().lock());
    let answered = answer(&mut arguments, &mut out).and_then(|()| Ok(out.flush()?));
    match answered {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if is_closed_pipe(&failure) => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Says in one line on standard error what went wrong.
pub(crate) fn complain(message: &str) {
    let line = message.replace(char::is_control, " ");
    // Nobody is left to be told where even standard error is closed.
    let _ = writeln!(io::stderr(), "{line}");
}

fn is_closed_pipe(failure: &Failure) -> bool {
    failure
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// What the command line says, from the first argument on.
pub(crate) struct Arguments(Skip<ArgsOs>);

impl Arguments {
    /// The next argument, where there is one.
    pub(crate) fn next(&mut self) -> Option<OsString> {
        self.0.next()
    }

    /// The plan of the last argument, FILE, or the shipped one where there is none.
    pub(crate) fn plan(&mut self) -> Result<Plan, Failure> {
        let file = self.next();
        if let Some(surplus) = self.next() {
            return Err(format!("one argument too many: {}", surplus.display()).into());
        }
        match file {
            Some(file) => read(Path::new(&file)).map_err(|why| {
                let name = file.display();
                format!("{name}: {why}").into()
            }),
            None => Ok(Plan::bishan().clone()),
        }
    }
}

/// Reads a plan from a file, in whatever encoding the crate was built to read.
pub(crate) fn read(file: &Path) -> Result<Plan, Failure> {
    Ok(Plan::from_bytes(&fs::read(file)?)?)
}
