-- ntm.database/1: a round of communes as tables. Keys and columns only ever get added.
-- Yes and no are 1 and 0; days are 2024-12-31. An exact decimal is text; next to it `…_number` is the nearest
-- double, to reckon with. Verdicts: met, not_met, undetermined, not_applicable. `book` is the id of a level,
-- or `condition` for conditions of recognition.

CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every criteria file that any of the communes was judged by.
CREATE TABLE criteria_files (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (id, version, sha256)
) WITHOUT ROWID;

-- A commune, or a file that could not be judged: then `judged` is 0 and it has no verdicts.
CREATE TABLE communes (
    id INTEGER PRIMARY KEY,
    code TEXT,
    name TEXT,
    district TEXT,
    province TEXT,
    region TEXT,
    effective_region TEXT,
    area TEXT,
    year INTEGER,
    as_of TEXT,
    target TEXT,
    judged INTEGER NOT NULL,
    verdict TEXT,
    provisional INTEGER,
    criteria_verdict TEXT,
    criteria_provisional INTEGER,
    maintenance INTEGER,
    level_held TEXT,
    level_met TEXT,
    revocation_zone TEXT,
    file TEXT NOT NULL,
    sha256 TEXT
);

CREATE TABLE criteria (
    commune_id INTEGER NOT NULL REFERENCES communes,
    book TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    group_name TEXT NOT NULL,
    critical INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    PRIMARY KEY (commune_id, book, number)
) WITHOUT ROWID;

-- Indicators, and conditions of recognition (which have no criterion).
CREATE TABLE items (
    commune_id INTEGER NOT NULL REFERENCES communes,
    book TEXT NOT NULL,
    code TEXT NOT NULL,
    criterion INTEGER,
    version TEXT NOT NULL,
    name TEXT NOT NULL,
    department TEXT NOT NULL,
    verdict TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    cause TEXT,
    reason TEXT,
    waiver TEXT,
    waiver_expires TEXT,
    documents INTEGER NOT NULL,
    met_without_documents INTEGER NOT NULL,
    PRIMARY KEY (commune_id, book, code)
) WITHOUT ROWID;

-- Figures. `given` is value, missing, not_applicable, together or unusable; a rate is in per cent.
CREATE TABLE measures (
    commune_id INTEGER NOT NULL,
    book TEXT NOT NULL,
    code TEXT NOT NULL,
    measure TEXT NOT NULL,
    name TEXT NOT NULL,
    given TEXT NOT NULL,
    value TEXT,
    value_number REAL,
    numerator TEXT,
    denominator TEXT,
    unit TEXT NOT NULL,
    file TEXT,
    sheet TEXT,
    cell TEXT,
    dated TEXT,
    confirmed_by TEXT,
    note TEXT,
    PRIMARY KEY (commune_id, book, code, measure),
    FOREIGN KEY (commune_id, book, code) REFERENCES items
) WITHOUT ROWID;

-- Comparisons of a measure with a threshold, counted from 1 in each item: `test` need not be another in each.
CREATE TABLE tests (
    commune_id INTEGER NOT NULL,
    book TEXT NOT NULL,
    code TEXT NOT NULL,
    number INTEGER NOT NULL,
    test TEXT NOT NULL,
    measure TEXT NOT NULL,
    operator TEXT NOT NULL,
    threshold TEXT,
    threshold_number REAL,
    threshold_missing TEXT,
    layer TEXT,
    source TEXT,
    evidence TEXT,
    verdict TEXT NOT NULL,
    cause TEXT,
    gap_kind TEXT,
    gap TEXT,
    gap_number REAL,
    gap_unit TEXT,
    PRIMARY KEY (commune_id, book, code, number),
    FOREIGN KEY (commune_id, book, code) REFERENCES items
) WITHOUT ROWID;

-- Errors, warnings and notes. Without a commune: what comes of comparing communes with each other.
CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    commune_id INTEGER REFERENCES communes,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    file TEXT,
    sheet TEXT,
    cell TEXT,
    line INTEGER,
    message TEXT NOT NULL,
    hint TEXT
);

-- Which communes there are of each verdict, by district.
CREATE VIEW communes_by_district AS
SELECT province, district, target, verdict, provisional, count(*) AS communes
FROM communes WHERE judged
GROUP BY province, district, target, verdict, provisional
ORDER BY province, district, target, verdict, provisional;

-- Indicators and conditions by how many communes fail them.
CREATE VIEW indicators_failed AS
SELECT book, code, name, department,
    sum(verdict = 'not_met') AS failed,
    sum(verdict = 'undetermined') AS undetermined,
    sum(verdict = 'met') AS met,
    count(*) AS communes
FROM items
GROUP BY book, code, name, department
HAVING failed > 0
ORDER BY failed DESC, undetermined DESC, book, code;

-- What each commune still lacks: tests that fail in indicators and conditions that are not met.
CREATE VIEW gaps AS
SELECT c.id AS commune_id, c.district, c.name AS commune, i.book, i.code, i.name, i.department,
    m.name AS measure, m.value, m.unit, t.operator, t.threshold, t.gap_kind, t.gap, t.gap_number, t.gap_unit, i.reason
FROM tests t
JOIN items i USING (commune_id, book, code)
JOIN measures m USING (commune_id, book, code, measure)
JOIN communes c ON c.id = t.commune_id
WHERE t.verdict = 'not_met' AND i.verdict = 'not_met';

-- Figures that nobody has entered.
CREATE VIEW figures_missing AS
SELECT c.id AS commune_id, c.district, c.name AS commune, m.book, m.code, i.name, i.department, m.measure, m.name AS figure, m.unit
FROM measures m
JOIN items i USING (commune_id, book, code)
JOIN communes c ON c.id = m.commune_id
WHERE m.given = 'missing';

-- Thresholds that are not known, with how many communes wait for them.
CREATE VIEW thresholds_missing AS
SELECT t.book, t.code, i.name, t.measure, t.threshold_missing AS why, count(*) AS communes
FROM tests t
JOIN items i USING (commune_id, book, code)
WHERE t.threshold_missing IS NOT NULL
GROUP BY t.book, t.code, i.name, t.measure, t.threshold_missing
ORDER BY communes DESC, t.book, t.code, t.measure;

-- Indicators and conditions that are met without any document, and kinds of document that are asked for and not
-- there: of these the message says which.
CREATE VIEW documents_missing AS
SELECT c.id AS commune_id, c.district, c.name AS commune, i.book, i.code, i.name, i.department, NULL AS message
FROM items i JOIN communes c ON c.id = i.commune_id
WHERE i.met_without_documents
UNION ALL
SELECT c.id, c.district, c.name, NULL, NULL, NULL, NULL, f.message
FROM findings f JOIN communes c ON c.id = f.commune_id
WHERE f.code = 'document-kind-missing';
