//! The commands of the workspace (`cargo xtask`), and what the end-to-end tests share with them.

// The four nouns of the commands,
pub mod budget;
pub mod layers;
pub mod server;
pub mod site;

// what they work with,
pub mod browser;
pub mod embeds;
pub mod framed;
pub mod oembed;
pub mod pack;
pub mod pages;
pub mod pictures;
pub mod pins;
pub mod policy;
pub mod standard_library;
pub mod tool;
pub mod toolbox;
pub mod version;
pub mod workspace;

// and what can go wrong.
pub mod failure;

pub use browser::Engine;
pub use failure::Failure;
pub use server::StaticServer;
pub use standard_library::StandardLibrary;
pub use toolbox::Toolbox;
