//! The floors of the engine: files lean on files below, and on each other only in the one circle that is in the matter.
//!
//! A file leans on another where it imports from it (`use crate::…`), and where it calls a method of the engine or of a
//! running world that the other defines: methods need no import, so imports alone would not show it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// From the foot up.
const FLOORS: [&[&str]; 7] = [
    &["sizes", "kept", "limits", "watch"],
    &["logic"],
    &["world"],
    &["bounds"],
    &["engine"],
    &["reasons"],
    &["search"],
];
/// Why an act makes sense is asked inside why an act makes sense; see `reasons/mod.rs`.
const CIRCLE: [&str; 5] = ["reasons/explain", "reasons/foresight", "reasons/hope", "reasons/hunch", "reasons/idle"];

type Leaning = BTreeMap<String, BTreeSet<String>>;

/// Every file by its name, without its tests and comments.
fn files() -> BTreeMap<String, String> {
    let (root, mut found) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), BTreeMap::new());
    let mut open = vec![root.clone()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else {
            let name = path.strip_prefix(&root).expect("below the root").with_extension("");
            let text = std::fs::read_to_string(&path).expect("text");
            let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            let code = text.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n").collect();
            found.insert(name.to_str().expect("a plain name").replace('\\', "/"), code);
        }
    }
    found.retain(|name, _| name != "lib" && !name.ends_with("/mod"));
    found
}

/// The blocks `impl Engine` or `impl World` of a file.
fn blocks<'a>(text: &'a str, of: &str) -> Vec<&'a str> {
    let start = format!("\nimpl {of} {{");
    text.split(&start).skip(1).map(|rest| rest.split("\n}").next().unwrap_or_default()).collect()
}

/// By method of the engine or a world: the file that defines it.
fn methods(files: &BTreeMap<String, String>, of: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (file, text) in files {
        for line in blocks(text, of).iter().flat_map(|block| block.lines()).filter(|line| line.starts_with("    ")) {
            let line = line.trim_start_matches("    ").trim_start_matches("pub(crate) ").trim_start_matches("pub ");
            if let Some(name) = line.strip_prefix("fn ") {
                let end = name.find(['(', '<']).unwrap_or(name.len());
                found.insert(name[..end].to_owned(), file.clone());
            }
        }
    }
    found
}

fn calls(text: &str, whose: &[&str], name: &str) -> bool {
    whose.iter().any(|whose| text.contains(&format!("{whose}.{name}(")))
}

/// The file a path of modules leads into.
fn led_to(files: &BTreeMap<String, String>, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = path.split("::").collect();
    while !parts.is_empty() {
        let name = parts.join("/");
        if files.contains_key(&name) {
            return Some(name);
        }
        parts.pop();
    }
    None
}

fn leaning() -> Leaning {
    let files = files();
    let (engine, world) = (methods(&files, "Engine"), methods(&files, "World"));
    assert!(engine.len() > 50 && world.len() > 30, "the methods are found");
    let mut leaning = Leaning::new();
    for (file, text) in &files {
        let on = leaning.entry(file.clone()).or_default();
        for path in text.split("crate::").skip(1) {
            let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(path.len());
            on.extend(led_to(&files, path[..end].trim_end_matches("::")));
        }
        let (in_engine, in_world) = (blocks(text, "Engine").concat(), blocks(text, "World").concat());
        for (name, definer) in &engine {
            if calls(text, &["engine", "lean", "other"], name) || calls(&in_engine, &["self"], name) {
                on.insert(definer.clone());
            }
        }
        for (name, definer) in &world {
            if calls(text, &["world"], name) || calls(&in_world, &["self"], name) {
                on.insert(definer.clone());
            }
        }
        on.remove(file);
        // What a file has in a folder of its name is a part of it.
        on.retain(|other| !other.starts_with(&format!("{file}/")));
    }
    leaning
}

fn floor(file: &str) -> usize {
    let folder = file.split('/').next().unwrap_or(file);
    FLOORS.iter().position(|floor| floor.contains(&folder)).unwrap_or_else(|| panic!("{file} is on no floor"))
}

/// Everything a file leans on, through others too.
fn reach(leaning: &Leaning, file: &str) -> BTreeSet<String> {
    let (mut found, mut open) = (BTreeSet::new(), vec![file.to_owned()]);
    while let Some(at) = open.pop() {
        open.extend(leaning[&at].iter().filter(|next| found.insert((*next).clone())).cloned());
    }
    found
}

#[test]
fn no_file_leans_on_a_floor_above() {
    let leaning = leaning();
    let pairs = leaning.iter().flat_map(|(file, on)| on.iter().map(move |other| (file, other)));
    let up: Vec<_> = pairs.filter(|(file, other)| floor(other) > floor(file)).collect();
    assert!(up.is_empty(), "ways up: {up:?}");
}

#[test]
fn there_is_one_circle_and_its_essay_says_why() {
    let leaning = leaning();
    let reach: BTreeMap<&String, _> = leaning.keys().map(|file| (file, reach(&leaning, file))).collect();
    let circle: Vec<&str> =
        reach.iter().filter(|(file, on)| on.contains(**file)).map(|(file, _)| file.as_str()).collect();
    assert_eq!(circle, CIRCLE);
}
