//! A commune as JSON (`ntm.input/1`): its keys, for the reader and for the published schema alike.

use serde_json::{Map, Value, json};

use super::{Column, Field};

/// Name and version of the contract.
pub const SCHEMA: &str = "ntm.input/1";

/// Parts of the document.
pub const COMMUNE: &str = "commune";
pub const ANSWERS: &str = "answers";
pub const DOCUMENTS: &str = "documents";
pub const SPECIALS: &str = "specials";
pub const CLASSES: &str = "classes";
/// Every key at the top.
pub const PARTS: [&str; 5] = ["schema", COMMUNE, ANSWERS, DOCUMENTS, SPECIALS];

/// Keys of a class after its id, in the order of the cells of a form.
pub const CLASS: [&str; 4] = ["class", "document", "from", "to"];

/// Keys of the commune but its classes.
pub const FIELDS: [(&str, Field); 13] = [
    ("name", Field::Name),
    ("code", Field::Code),
    ("district", Field::District),
    ("province", Field::Province),
    ("year", Field::Year),
    ("as_of", Field::AsOf),
    ("target", Field::Target),
    ("held_level", Field::HeldLevel),
    ("held_year", Field::HeldYear),
    ("held_decision", Field::HeldDecision),
    ("held_date", Field::HeldDate),
    ("households", Field::Households),
    ("population", Field::Population),
];

/// Keys of an answer that is more than its value.
pub const ANSWER: [(&str, Column); 8] = [
    ("value", Column::Result),
    ("numerator", Column::Numerator),
    ("denominator", Column::Denominator),
    ("dated", Column::Dated),
    ("confirmed_by", Column::Authority),
    ("documents", Column::Documents),
    ("note", Column::Note),
    ("explanation", Column::Explanation),
];

/// Keys of a document, each the id of a column of the register but `item`, which is a reference.
pub const DOCUMENT: [&str; 9] = ["item", "kind", "title", "number", "date", "issuer", "until", "file", "note"];
/// Keys of a waiver or an attestation, likewise.
pub const SPECIAL: [&str; 7] = ["kind", "item", "reason", "document", "date", "signer", "expires"];

/// The JSON Schema of the document.
pub fn schema() -> Value {
    let scalar = json!({ "$ref": "#/$defs/Cell" });
    let answer = closed(ANSWER.map(|(key, _)| (key, scalar.clone())));
    let class = closed(CLASS.map(|key| (key, scalar.clone())));
    let mut commune = closed(FIELDS.map(|(key, _)| (key, scalar.clone())));
    commune["properties"][CLASSES] = json!({
        "description": "Classes, by id or name; an empty list for none. Left out where it is not known.",
        "type": "array",
        "maxItems": Field::CLASSES,
        "items": { "anyOf": [scalar, class] }
    });
    let many = |keys: Value| json!({ "type": "array", "items": keys });
    let own = |keys: &[&'static str]| closed(keys.iter().map(|key| (*key, scalar.clone())));
    let mut document = closed([
        ("schema", json!({ "const": SCHEMA })),
        (COMMUNE, commune),
        (
            ANSWERS,
            json!({
                "description": "By measure (basic:12.1/nam), or by indicator where it asks for one figure (basic:2.1, condition:no-dong).",
                "type": "object",
                "additionalProperties": { "anyOf": [scalar, answer] }
            }),
        ),
        (DOCUMENTS, many(own(&DOCUMENT))),
        (SPECIALS, many(own(&SPECIAL))),
    ]);
    document["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    document["title"] = json!(SCHEMA);
    document["required"] = json!(["schema", COMMUNE, ANSWERS]);
    document["$defs"] = json!({ "Cell": {
        "description": "What would be typed into a cell: a number, or a text such as 382/400, 95,5%, 31/12/2024 or 2024-12-31. Null is a blank.",
        "type": ["string", "number", "boolean", "null"]
    }});
    document
}

/// An object of these keys and no other.
fn closed(keys: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let properties: Map<String, Value> = keys.into_iter().map(|(key, of)| (key.to_string(), of)).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}
