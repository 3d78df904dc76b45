//! Documents for programs and the schemas they keep to.

use serde_json::Value;

/// Holds a document to the published schema of its name.
pub fn keeps_to_its_schema(document: &Value) {
    let faults: Vec<String> = validator(document).iter_errors(document).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Whether the schema of its name refuses a document.
pub fn breaks_its_schema(document: &Value) -> bool {
    !validator(document).is_valid(document)
}

fn validator(document: &Value) -> jsonschema::Validator {
    let name = document["schema"].as_str().expect("the name of a contract");
    let schema = std::fs::read_to_string(path(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema")
}

/// Where the schema of a contract is: "ntm.plan/1" in "ntm.plan-1.schema.json".
pub fn path(name: &str) -> String {
    format!("criteria/schema/{}.schema.json", name.replace('/', "-"))
}
