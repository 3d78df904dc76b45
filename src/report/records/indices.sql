CREATE INDEX communes_in_districts ON communes (province, district);
CREATE INDEX items_by_code ON items (book, code, verdict);
CREATE INDEX items_by_department ON items (department, verdict);
CREATE INDEX measures_given ON measures (given);
CREATE INDEX tests_by_verdict ON tests (verdict);
CREATE INDEX findings_of_communes ON findings (commune_id);
CREATE INDEX findings_by_code ON findings (code, severity);
