-- Which regulations plans cite, so that after a change of the law the plans it touches are found without opening every case.
-- The words that are cited stand in the plan itself, sealed.

CREATE TABLE citaat_plaats (
    organisatie_id TEXT NOT NULL,               -- owner
    casus_id       TEXT NOT NULL,               -- case whose plan cites
    onderdeel_id   TEXT NOT NULL,               -- part of the plan that holds the citation
    regeling_id    TEXT NOT NULL,               -- regulation cited: public, says nothing about a household
    gezien         TEXT NOT NULL,               -- version of the regulation with which somebody last compared the citation
    PRIMARY KEY (organisatie_id, casus_id, onderdeel_id),
    FOREIGN KEY (organisatie_id, casus_id, onderdeel_id) REFERENCES onderdeel (organisatie_id, casus_id, onderdeel_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX citaat_plaats_van_regeling ON citaat_plaats (organisatie_id, regeling_id);
