//! The published schemas are those of the structs that write the documents; `NTM_BLESS=1` writes them again.

use std::collections::BTreeSet;

use ntm::report::published;
use serde_json::Value;

use crate::common::contract::path;

#[test]
fn schemas_are_made_from_the_structs_that_write() {
    for contract in published() {
        let path = path(contract.name);
        let text = serde_json::to_string_pretty(&contract.schema).expect("JSON") + "\n";
        if std::env::var_os("NTM_BLESS").is_some() {
            std::fs::write(&path, &text).expect("a schema");
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "{path}");
    }
}

#[test]
fn every_schema_is_of_a_contract_in_force() {
    let made: BTreeSet<String> = published().iter().map(|c| path(c.name)).collect();
    let files = std::fs::read_dir("criteria/schema").expect("the schemas").map(|e| e.expect("a file").path().display().to_string());
    assert_eq!(files.filter(|f| f.ends_with(".json")).collect::<BTreeSet<_>>(), made);
}

/// Closed objects, and `file`, `sheet`, `cell` for every place in a file.
#[test]
fn every_object_is_closed_and_every_place_is_written_alike() {
    for contract in published() {
        let mut objects = Vec::new();
        gather(contract.schema.as_value(), &mut objects);
        assert!(objects.len() > 4, "{}", contract.name);
        for object in objects {
            assert_eq!(object["additionalProperties"], false, "{}: {object:#}", contract.name);
            let keys: Vec<&str> = object["properties"].as_object().expect("keys").keys().map(String::as_str).collect();
            let bare = keys.contains(&"cell") && keys.contains(&"sheet") && !keys.contains(&"file");
            assert!(!bare, "{}: {object:#}", contract.name);
            let is_text = |key: &str| object["properties"][key]["type"] == "string";
            assert!(!keys.iter().any(|k| k.ends_with("_place") && is_text(k)), "{}: {object:#}", contract.name);
        }
    }
}

fn gather<'a>(value: &'a Value, objects: &mut Vec<&'a Value>) {
    match value {
        Value::Object(map) => {
            // Keys may be called "properties" as well; a schema with any has them in an object.
            objects.extend(Some(value).filter(|v| v["properties"].is_object()));
            map.values().for_each(|v| gather(v, objects));
        }
        Value::Array(list) => list.iter().for_each(|v| gather(v, objects)),
        _ => {}
    }
}
