//! The parts next to the text: types, relations, properties, styles, settings, the header with the page number.

use super::layout::{Layout, twips};
use super::{Page, Style, body::escaped};

/// The namespace of words.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pub(super) const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    r#"<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"#,
    r#"<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#,
    r#"<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>"#,
    "</Types>"
);

pub(super) const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>"#,
    r#"<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>"#,
    "</Relationships>"
);

/// Names of the properties that keep the fingerprint of the text, and of the text around the sections people write into.
pub(super) const TEXT: &str = "ntm-text";
/// See [`TEXT`].
pub(super) const AROUND: &str = "ntm-around";

/// The properties by which a text, and the text around the sections people write into, can be determined to be as it was
/// written.
pub(super) fn custom(fingerprint: &str, around: &str) -> String {
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" "#,
            r#"xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#,
            r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{}"><vt:lpwstr>{}</vt:lpwstr></property>"#,
            r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="3" name="{}"><vt:lpwstr>{}</vt:lpwstr></property>"#,
            "</Properties>"
        ),
        TEXT, fingerprint, AROUND, around
    )
}

/// A property of a document, whichever program saved it.
pub(super) fn property<'x>(custom: &'x str, name: &str) -> Option<&'x str> {
    let (_, from) = custom.split_once(&format!(r#"name="{name}""#))?;
    from.split_once("lpwstr>")?.1.split('<').next()
}

pub(super) const DOCUMENT_RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>"#,
    "</Relationships>"
);

pub(super) const SETTINGS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>"#,
    r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#,
    r#"<w:themeFontLang w:val="vi-VN"/></w:settings>"#
);

/// Without a clock: a paper made again is the same file.
pub(super) const APP: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>ntm "#,
    env!("CARGO_PKG_VERSION"),
    "</Application></Properties>"
);

/// The title among the properties of the file.
pub(super) fn core(title: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"#,
        escaped(title)
    )
}

/// The header: the page number in the middle of the upper margin.
pub(super) fn header(layout: &Layout) -> String {
    let run = format!(r#"<w:rPr><w:sz w:val="{0}"/><w:szCs w:val="{0}"/></w:rPr>"#, layout.page_number());
    let field = |kind: &str| format!(r#"<w:r>{run}<w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{}<w:r>{run}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{}<w:r>{run}<w:t>2</w:t></w:r>{}</w:p></w:hdr>"#,
        field("begin"),
        field("separate"),
        field("end")
    )
}

/// What a style looks like.
struct StyleLook {
    style: Style,
    id: &'static str,
    name: &'static str,
    align: &'static str,
    bold: bool,
    italic: bool,
    /// Heading of this depth, from 1 on.
    depth: Option<u32>,
    /// The first line begins farther in.
    indented: bool,
    /// Space above, in points; none: as between paragraphs.
    above: Option<f64>,
}

/// Names are those Word has for the same thing where it has one.
const LOOKS: [StyleLook; 28] = [
    look(Style::Body, "BodyText", "Body Text", "both").indented(),
    look(Style::Open, "OpenText", "Open text", "left").indented(),
    look(Style::Blank, "BlankLine", "Blank line", "left").indented(),
    look(Style::Title, "Title", "Title", "center").bold().above(12.0),
    look(Style::Subject, "Subtitle", "Subtitle", "center").bold().above(0.0),
    look(Style::Address, "Address", "Kinh gui", "center").above(12.0),
    look(Style::Reason, "Reason", "Can cu", "both").italic().indented(),
    look(Style::Heading, "Heading1", "heading 1", "both").bold().depth(1).indented(),
    look(Style::Subheading, "Heading2", "heading 2", "both").bold().depth(2).indented(),
    look(Style::Centre, "Centre", "Centre", "center"),
    look(Style::Remark, "Remark", "Remark", "both").italic().indented(),
    look(Style::Warning, "Warning", "Warning", "both").bold(),
    look(Style::Above, "Above", "Co quan chu quan", "center").above(0.0),
    look(Style::Issuer, "Issuer", "Co quan ban hanh", "center").bold().above(0.0),
    look(Style::Nation, "Nation", "Quoc hieu", "center").bold().above(0.0),
    look(Style::Motto, "Motto", "Tieu ngu", "center").bold().above(0.0),
    look(Style::Number, "PaperNumber", "So ky hieu", "center"),
    look(Style::Date, "PlaceDate", "Dia danh ngay", "center").italic(),
    look(Style::Label, "FormLabel", "Mau so", "right").bold().above(0.0),
    look(Style::Sign, "Sign", "Nguoi ky", "center").bold().above(0.0),
    look(Style::RecipientsHead, "RecipientsHead", "Noi nhan", "left").bold().italic().above(0.0),
    look(Style::Recipient, "Recipient", "Noi nhan dong", "left").above(0.0),
    look(Style::Cell, "CellText", "Table text", "left").above(0.0),
    look(Style::CellCentre, "CellCentre", "Table text centre", "center").above(0.0),
    look(Style::CellNumber, "CellNumber", "Table number", "right").above(0.0),
    look(Style::CellHead, "CellHead", "Table heading", "center").bold().above(0.0),
    look(Style::CellSection, "CellSection", "Table section", "left").bold().above(0.0),
    look(Style::Rule, "Rule", "Rule", "center").above(0.0),
];

const fn look(style: Style, id: &'static str, name: &'static str, align: &'static str) -> StyleLook {
    StyleLook { style, id, name, align, bold: false, italic: false, depth: None, indented: false, above: None }
}

impl StyleLook {
    const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    const fn italic(mut self) -> Self {
        self.italic = true;
        self
    }

    const fn indented(mut self) -> Self {
        self.indented = true;
        self
    }

    const fn depth(mut self, depth: u32) -> Self {
        self.depth = Some(depth);
        self
    }

    const fn above(mut self, points: f64) -> Self {
        self.above = Some(points);
        self
    }

    /// In the order the schema asks for.
    fn xml(&self, layout: &Layout) -> String {
        let above = (self.above.unwrap_or(layout.paragraph.spacing) * 20.0).round() as u32;
        let depth = self.depth.map_or_else(String::new, |d| format!(r#"<w:outlineLvl w:val="{}"/>"#, d - 1));
        let keep = if self.depth.is_some() || self.style == Style::CellSection { "<w:keepNext/>" } else { "" };
        let indent =
            if self.indented { format!(r#"<w:ind w:firstLine="{}"/>"#, twips(layout.paragraph.first_line)) } else { String::new() };
        let frame = if self.style == Style::Warning { frame() } else { String::new() };
        let tabs = if self.style == Style::Blank { dotted(layout) } else { String::new() };
        let line = if self.style == Style::Rule { r#" w:line="20" w:lineRule="exact""# } else { "" };
        let bold = if self.bold { "<w:b/><w:bCs/>" } else { "" };
        let italic = if self.italic { "<w:i/><w:iCs/>" } else { "" };
        format!(
            r#"<w:style w:type="paragraph" w:customStyle="{custom}" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}{frame}{tabs}<w:spacing w:before="{above}" w:after="0"{line}/>{indent}<w:jc w:val="{align}"/>{depth}</w:pPr><w:rPr>{bold}{italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#,
            custom = u8::from(!["BodyText", "Title", "Subtitle", "Heading1", "Heading2"].contains(&self.id)),
            id = self.id,
            name = self.name,
            align = self.align,
            size = layout.size(self.style)
        )
    }
}

/// A tab to the right margin, with dots.
fn dotted(layout: &Layout) -> String {
    format!(r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{}"/></w:tabs>"#, layout.text_width(Page::Portrait))
}

fn frame() -> String {
    let side = |name: &str| format!(r#"<w:{name} w:val="single" w:sz="8" w:space="4" w:color="000000"/>"#);
    format!("<w:pBdr>{}</w:pBdr>", ["top", "left", "bottom", "right"].map(side).concat())
}

pub(super) fn style_id(style: Style) -> &'static str {
    LOOKS.iter().find(|l| l.style == style).map_or("BodyText", |l| l.id)
}

/// The styles, black letters of one font everywhere.
pub(super) fn styles(layout: &Layout) -> String {
    let font = escaped(&layout.font);
    let size = layout.size(Style::Body);
    let looks: String = LOOKS.iter().map(|l| l.xml(layout)).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>{looks}</w:styles>"#
    )
}
