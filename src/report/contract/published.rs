//! The published schemas, made from the structs that write the documents.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use crate::layout::json_input;

use crate::report::{appraisal, compare, history, json as assessment, law_diff, outlook, progress, understanding, verification};

/// A contract: what `schema` says in its documents, and their JSON Schema.
pub struct Published {
    /// "ntm.plan/1".
    pub name: &'static str,
    /// Its JSON Schema.
    pub schema: Schema,
}

/// Every contract.
pub fn published() -> Vec<Published> {
    vec![
        of::<appraisal::AppraisalsJson>(appraisal::SCHEMA),
        of::<assessment::AssessmentsJson>(assessment::SCHEMA),
        of::<assessment::LineJson>(assessment::LINE_SCHEMA),
        of::<compare::ComparisonJson>(compare::SCHEMA),
        input(),
        of::<history::HistoryJson>(history::SCHEMA),
        of::<law_diff::LawDiffJson>(law_diff::SCHEMA),
        of::<outlook::OutlookJson>(outlook::SCHEMA),
        of::<progress::ProgressJson>(progress::SCHEMA),
        of::<understanding::UnderstandingJson>(understanding::SCHEMA),
        of::<verification::VerificationsJson>(verification::SCHEMA),
    ]
}

/// What is read and not written.
fn input() -> Published {
    let schema = json_input::schema();
    Published { name: json_input::SCHEMA, schema: schema.try_into().unwrap_or_default() }
}

fn of<T: JsonSchema>(name: &'static str) -> Published {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(tighten));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_string(), name.into());
    if let Some(said) = schema.pointer_mut("/properties/schema") {
        *said = json!({ "const": name });
    }
    if let Some(Value::Object(definitions)) = schema.get_mut("$defs") {
        let count = definitions.len();
        *definitions = std::mem::take(definitions).into_iter().map(|(name, of)| (plain(&name).to_string(), of)).collect();
        debug_assert_eq!(definitions.len(), count, "two definitions of {name} have one name");
    }
    Published { name, schema }
}

/// The name of a struct without the mark that sets it apart from what it is the shape of.
fn plain(name: &str) -> &str {
    name.trim_end_matches("Json")
}

/// Applied to each schema within a document's.
fn tighten(schema: &mut Schema) {
    if let Some(Value::String(to)) = schema.get_mut("$ref") {
        *to = plain(to).to_string();
    }
    if let Some(Value::String(words)) = schema.get_mut("description") {
        *words = words.replace('\n', " ");
    }
    close(schema);
    forget_sizes(schema);
}

/// No key that is not named; a key that may be left out is never null.
fn close(schema: &mut Schema) {
    let required = schema.get("required").cloned().unwrap_or_default();
    let is_required = |key: &str| required.as_array().is_some_and(|keys| keys.iter().any(|k| k == key));
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    properties.iter_mut().filter(|(key, _)| !is_required(key)).for_each(|(_, of)| forbid_null(of));
    schema.insert("additionalProperties".to_string(), Value::Bool(false));
}

fn forbid_null(schema: &mut Value) {
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(|kind| kind != "null");
    }
    if let Some(Value::Array(any)) = schema.get_mut("anyOf") {
        any.retain(|one| one["type"] != "null");
    }
}

/// How much room a number takes in memory is nothing of the contract.
fn forget_sizes(schema: &mut Schema) {
    let is_sized = schema.remove("format").is_some();
    if is_sized && schema.get("minimum").is_some_and(|least| least.as_i64() < Some(0)) {
        schema.remove("minimum");
    }
    if is_sized {
        schema.remove("maximum");
    }
}
