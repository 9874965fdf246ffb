//! The world file: what the language hands to the engine, read from its JSON.
//!
//! The layout is documented for people in `docs/reference/world-file.md`. Expressions stay as JSON here;
//! [`crate::compile`] turns them into the form the engine runs.

use serde::Deserialize;
use serde_json::Value as Json;

/// The layouts this engine reads. The second also tells what a world says of its minds (`inner`); planning needs
/// nothing of it, since concerns stand in the utilities and what is owed, doubted and held back in the fluents.
pub const VERSIONS: [u32; 2] = [1, 2];

#[derive(Deserialize)]
pub struct WorldFile {
    pub format: String,
    pub version: u32,
    pub entities: Vec<EntityRow>,
    pub characters: Vec<String>,
    pub fluents: Vec<FluentRow>,
    pub beliefs: Vec<BeliefRow>,
    pub actions: Vec<ActionRow>,
    pub triggers: Vec<TriggerRow>,
    pub utility: UtilityRow,
    #[serde(default)]
    pub inner: InnerRow,
}

#[derive(Deserialize)]
pub struct EntityRow {
    pub name: String,
}

#[derive(Deserialize)]
pub struct FluentRow {
    pub name: String,
    pub initial: Json,
}

#[derive(Deserialize)]
pub struct BeliefRow {
    pub who: Vec<u32>,
    pub fluent: u32,
    pub value: Json,
}

#[derive(Deserialize)]
pub struct EffectRow {
    pub who: Vec<u32>,
    pub fluent: u32,
    #[serde(default = "always")]
    pub when: Json,
    pub value: Json,
}

#[derive(Deserialize)]
pub struct ActionRow {
    pub name: String,
    pub precondition: Json,
    pub effects: Vec<EffectRow>,
    pub consenting: Vec<u32>,
    pub observing: Vec<Json>,
}

#[derive(Deserialize)]
pub struct TriggerRow {
    pub name: String,
    #[serde(default)]
    pub line: u32,
    pub precondition: Json,
    pub effects: Vec<EffectRow>,
}

/// What the file says of minds, as far as plans and steps of a story go by it.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct InnerRow {
    pub concerns: Vec<ConcernRow>,
    pub foresight: u32,
    pub turns: Vec<u32>,
    pub questions: Vec<QuestionRow>,
    pub speech: Vec<SpeechRow>,
    pub releases: Vec<ReleaseRow>,
    /// The fluent that says whose slot it is, by its place in `turns`.
    pub slot: Option<u32>,
}

/// Somebody in whom wants held back add up; the fluent that counts them, absent where nothing is to be counted.
#[derive(Deserialize)]
pub struct ReleaseRow {
    pub who: u32,
    pub pressure: Option<u32>,
}

/// A contested matter. The fluents are absent where a step of a story is not to keep them.
#[derive(Deserialize)]
pub struct QuestionRow {
    pub asker: u32,
    pub asked: u32,
    pub hypotheses: Vec<HypothesisRow>,
    pub owes: Option<u32>,
    pub silent: Option<u32>,
}

#[derive(Deserialize)]
pub struct HypothesisRow {
    pub patch: Vec<BeliefRow>,
    pub rank: Option<u32>,
    pub unthought: Option<u32>,
}

/// What an action does to questions: those it asks and turns away, and (question, hypothesis) for those it answers.
#[derive(Deserialize)]
pub struct SpeechRow {
    pub action: u32,
    #[serde(default)]
    pub asks: Vec<u32>,
    #[serde(default)]
    pub answers: Vec<(u32, u32)>,
    #[serde(default)]
    pub discharges: Vec<u32>,
}

/// One named part of a character's utility, which holds it already; here to be asked about by itself.
#[derive(Deserialize)]
pub struct ConcernRow {
    pub owner: u32,
    pub weight: f64,
    pub term: Json,
}

#[derive(Deserialize)]
pub struct UtilityRow {
    pub author: Json,
    pub characters: Vec<Json>,
}

fn always() -> Json {
    Json::Bool(true)
}

/// Reads the JSON of a world file.
///
/// Nesting is not limited here but in [`crate::compile`], which counts it.
pub fn parse(text: &str) -> Result<WorldFile, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.disable_recursion_limit();
    let file = WorldFile::deserialize(&mut reader).map_err(|error| error.to_string())?;
    if file.format != "unsaid-world" {
        return Err(format!("the format is “{}”, not “unsaid-world”", file.format));
    }
    if !VERSIONS.contains(&file.version) {
        return Err(format!("the version is {}; this engine reads versions 1 and 2", file.version));
    }
    Ok(file)
}
