//! The commands of the workspace: `cargo xtask serve`, `build`, `test`, `bench`.

use std::{env, process::ExitCode};
use xtask::{Failure, StaticServer, Toolbox, failure::run, layers, pins, site, workspace};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--port N]  build the site and serve it at http://127.0.0.1:8080/
  build             build the site into dist/
  test              run all tests
  bench [FILTER]    measure the speed of the native code";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["serve"] => serve("8080"),
        ["serve", "--port", port] => serve(port),
        ["build"] => build(),
        ["test"] => layers::test(),
        ["bench", ref arguments @ ..] => bench(arguments),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn serve(port: &str) -> Result<(), Failure> {
    let port = port.parse().map_err(|_| {
        Failure::new(format!("`{port}` is no port"), "give a number from 0 to 65535, 0 for any")
    })?;
    // Before the build, which takes longer than to say that the port is busy.
    let server = StaticServer::listen(workspace::dist(), port)?;
    build()?;
    println!("The site is at {} (end with Ctrl+C)", server.address());
    server.serve();
    Ok(())
}

fn build() -> Result<(), Failure> {
    site::build(&Toolbox::with(&pins::TO_BUILD)?)
}

fn bench(arguments: &[&str]) -> Result<(), Failure> {
    let mut command = Toolbox::with(&[])?.command("cargo");
    command.args(["bench", "--locked", "-p", "hotline-atlas", "--"]).args(arguments);
    run(&mut command, "the lines above say what is wrong")
}
