//! The world file: what the language hands to the engine, read from its JSON.
//!
//! The layout is documented for people in `docs/reference/world-file.md`. Expressions stay as JSON here;
//! [`crate::world::compile`] turns them into the form the engine runs. The rows have every key of the layout, those too that
//! planning has no use for, so that a file is read here or refused as the language's own reader does it; what the
//! rows refer to is looked at in [`crate::world::sound`].

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;
use std::fmt;
use std::marker::PhantomData;

/// The layouts this engine reads. The second also tells what a world says of its minds (`inner`); planning needs
/// nothing of it, since concerns stand in the utilities and what is owed, doubted and held back in the fluents. In the
/// third, what is observed when stands once for all acts that are observed alike (`observations`).
pub const VERSIONS: [u32; 3] = [1, 2, 3];

/// From this version on acts refer to the list of observations.
pub const SHARING: u32 = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorldFile {
    pub format: String,
    pub version: u32,
    pub name: String,
    #[serde(deserialize_with = "rows")]
    pub entities: Vec<EntityRow>,
    pub characters: Vec<String>,
    #[serde(deserialize_with = "rows")]
    pub fluents: Vec<FluentRow>,
    #[serde(deserialize_with = "rows")]
    pub beliefs: Vec<BeliefRow>,
    /// When each character observes; one row for all acts that are observed alike.
    #[serde(default)]
    pub observations: Vec<Vec<Json>>,
    #[serde(deserialize_with = "rows")]
    pub actions: Vec<ActionRow>,
    #[serde(deserialize_with = "rows")]
    pub triggers: Vec<TriggerRow>,
    #[serde(deserialize_with = "row")]
    pub utility: UtilityRow,
    #[serde(default, deserialize_with = "row")]
    pub inner: InnerRow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntityRow {
    pub name: String,
    pub types: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FluentRow {
    pub name: String,
    pub property: String,
    pub arguments: Vec<String>,
    pub r#type: String,
    pub initial: Json,
    #[serde(default)]
    pub r#static: bool,
    /// The values it may have; the fluent is openable where there are any.
    #[serde(default, deserialize_with = "present")]
    pub domain: Option<Vec<Json>>,
}

#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct BeliefRow {
    pub who: Vec<u32>,
    pub fluent: u32,
    #[serde(default, deserialize_with = "present")]
    pub value: Option<Json>,
    /// In place of a value: how it is not known.
    #[serde(default, deserialize_with = "present")]
    pub label: Option<LabelName>,
    /// With a label, its values; all of the domain where it is left out.
    #[serde(default, deserialize_with = "present")]
    pub among: Option<Vec<Json>>,
}

/// How a mind does not know.
#[derive(Deserialize, PartialEq, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub enum LabelName {
    Open,
    Sure,
    Tied,
    Unclear,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectRow {
    pub who: Vec<u32>,
    pub fluent: u32,
    pub when: Json,
    pub value: Json,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionRow {
    pub name: String,
    pub schema: String,
    pub arguments: Vec<String>,
    pub line: u32,
    pub precondition: Json,
    #[serde(deserialize_with = "rows")]
    pub effects: Vec<EffectRow>,
    pub consenting: Vec<u32>,
    pub observing: Observing,
    #[serde(default, deserialize_with = "rows")]
    pub learns: Vec<LearnsRow>,
    /// The action that others take it for.
    #[serde(default, deserialize_with = "present")]
    pub seen: Option<u32>,
}

/// What somebody learns by an act.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LearnsRow {
    pub who: u32,
    pub when: Json,
    pub what: Json,
}

/// When each character observes an act: a row of the file's observations, or, up to version 2, a row of its own.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Observing {
    Shared(u32),
    Own(Vec<Json>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerRow {
    pub name: String,
    pub schema: String,
    pub arguments: Vec<String>,
    pub line: u32,
    pub precondition: Json,
    #[serde(deserialize_with = "rows")]
    pub effects: Vec<EffectRow>,
}

/// What the file says of minds.
#[derive(Deserialize, Default, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct InnerRow {
    #[serde(deserialize_with = "rows")]
    pub concerns: Vec<ConcernRow>,
    pub foresight: u32,
    pub turns: Vec<u32>,
    #[serde(deserialize_with = "rows")]
    pub questions: Vec<QuestionRow>,
    #[serde(deserialize_with = "rows")]
    pub speech: Vec<SpeechRow>,
    #[serde(deserialize_with = "rows")]
    pub likes: Vec<LikeRow>,
    #[serde(deserialize_with = "rows")]
    pub releases: Vec<ReleaseRow>,
    /// The fluent that says whose slot it is, by its place in `turns`.
    pub slot: Option<u32>,
    #[serde(deserialize_with = "rows")]
    pub secrets: Vec<SecretRow>,
    /// By character, what it is ready to lose by an act done in hope.
    #[serde(deserialize_with = "present")]
    pub dares: Option<Vec<f64>>,
}

/// A fluent that only some know at the start.
#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct SecretRow {
    pub fluent: u32,
    pub among: Vec<u32>,
    #[serde(default)]
    pub openly: bool,
}

/// Somebody in whom wants held back add up; the fluent that counts them, absent where nothing is to be counted.
#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ReleaseRow {
    pub who: u32,
    pub threshold: u32,
    pub trigger: u32,
    pub pressure: Option<u32>,
}

/// How much somebody likes another.
#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct LikeRow {
    pub who: u32,
    pub whom: u32,
    pub degree: Json,
}

/// A contested matter. The fluents are absent where a step of a story is not to keep them.
#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct QuestionRow {
    pub name: String,
    pub asker: u32,
    pub asked: u32,
    #[serde(deserialize_with = "rows")]
    pub hypotheses: Vec<HypothesisRow>,
    #[serde(default)]
    pub line: u32,
    pub owes: Option<u32>,
    pub silent: Option<u32>,
    pub believed: Option<u32>,
}

#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct HypothesisRow {
    pub name: String,
    pub prior: u32,
    #[serde(deserialize_with = "rows")]
    pub patch: Vec<BeliefRow>,
    #[serde(default = "always")]
    pub revealed: Json,
    pub rank: Option<u32>,
    pub unthought: Option<u32>,
}

/// What an action does to questions: those it asks and turns away, and (question, hypothesis) for those it answers;
/// and the feelings it shows.
#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct SpeechRow {
    pub action: u32,
    #[serde(default)]
    pub asks: Vec<u32>,
    #[serde(default)]
    pub answers: Vec<(u32, u32)>,
    #[serde(default)]
    pub discharges: Vec<u32>,
    #[serde(default)]
    pub shows: Vec<(u32, String)>,
}

/// What a concern is about.
#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Own,
    Other,
    Norm,
    Secrecy,
    Closeness,
}

/// One named part of a character's utility, which holds it already; here to be asked about by itself.
#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ConcernRow {
    pub name: String,
    pub owner: u32,
    pub kind: Kind,
    pub weight: f64,
    pub term: Json,
    pub toward: Option<u32>,
    #[serde(default)]
    pub line: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UtilityRow {
    pub author: Json,
    pub characters: Vec<Json>,
}

/// A row written as an object: the derived readers would take a list of its values, too.
struct Row<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Row<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Keyed<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Keyed<T> {
            type Value = Row<T>;
            fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
                to.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Row<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Row)
            }
        }
        reader.deserialize_map(Keyed(PhantomData))
    }
}

fn row<'de, T: Deserialize<'de>, D: Deserializer<'de>>(reader: D) -> Result<T, D::Error> {
    Row::deserialize(reader).map(|row| row.0)
}

fn rows<'de, T: Deserialize<'de>, D: Deserializer<'de>>(reader: D) -> Result<Vec<T>, D::Error> {
    Vec::<Row<T>>::deserialize(reader).map(|rows| rows.into_iter().map(|row| row.0).collect())
}

/// What is not `null` where it stands at all.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(reader: D) -> Result<Option<T>, D::Error> {
    T::deserialize(reader).map(Some)
}

fn always() -> Json {
    Json::Bool(true)
}

/// Reads the JSON of a world file.
///
/// Nesting is not limited here but in [`crate::world::sound`], which counts it.
pub fn parse(text: &str) -> Result<WorldFile, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.disable_recursion_limit();
    let file: WorldFile = row(&mut reader).map_err(|error| error.to_string())?;
    reader.end().map_err(|error| error.to_string())?;
    if file.format != "unsaid-world" {
        return Err(format!("the format is “{}”, not “unsaid-world”", file.format));
    }
    if !VERSIONS.contains(&file.version) {
        return Err(format!("the version is {}; this engine reads versions 1, 2 and 3", file.version));
    }
    Ok(file)
}
