pub(super) fn dossier(_: &super::DossierSpec) -> Result<Vec<u8>, super::WorkbookError> {
    Ok(Vec::new())
}
