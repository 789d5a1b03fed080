//! The commands of the workspace (`cargo xtask`), and what the end-to-end tests share with them.

pub mod browser;
pub mod failure;
pub mod server;
pub mod workspace;

pub use browser::Browser;
pub use failure::Failure;
pub use server::StaticServer;
