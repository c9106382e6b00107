-- A case and the parts of its plan. What people write about a household is sealed with the key of the case.

CREATE TABLE casus (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    casus_id       TEXT NOT NULL,               -- id
    nummer         INTEGER NOT NULL,            -- number within the organisation, for people
    eigenaar_id    TEXT NOT NULL,               -- the professional who makes the plan
    status         TEXT NOT NULL,               -- code of maatwerkplan/levensloop.cpp
    status_sinds   TEXT NOT NULL,               -- moment of the last change of status
    gedeeld        INTEGER NOT NULL DEFAULT 0,  -- 0: only owner and participants; 1: also who decides and the own teams
    oefen          INTEGER NOT NULL DEFAULT 0,  -- 1: practice case, left out of all figures
    sleutel        BLOB,                        -- data key wrapped by the organisation key; empty: erased for good
    stand          INTEGER NOT NULL DEFAULT 0,  -- counts every change of the plan, for live pages and caches
    versie         INTEGER NOT NULL DEFAULT 1,  -- for optimistic locking
    gestart_op     TEXT NOT NULL,               -- moment
    gewijzigd_op   TEXT NOT NULL,               -- moment
    PRIMARY KEY (organisatie_id, casus_id),
    UNIQUE (organisatie_id, nummer),
    FOREIGN KEY (organisatie_id, eigenaar_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;
CREATE INDEX casus_van_eigenaar ON casus (organisatie_id, eigenaar_id, gewijzigd_op);
CREATE INDEX casus_op_status ON casus (organisatie_id, status, gewijzigd_op);

CREATE TABLE casus_deelnemer (
    organisatie_id TEXT NOT NULL,               -- owner
    casus_id       TEXT NOT NULL,               -- case
    gebruiker_id   TEXT NOT NULL,               -- who takes part
    sinds          TEXT NOT NULL,               -- moment
    PRIMARY KEY (organisatie_id, casus_id, gebruiker_id),
    FOREIGN KEY (organisatie_id, casus_id) REFERENCES casus (organisatie_id, casus_id),
    FOREIGN KEY (organisatie_id, gebruiker_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;

CREATE TABLE casus_stap (
    organisatie_id TEXT NOT NULL,               -- owner
    casus_id       TEXT NOT NULL,               -- case
    volgnummer     INTEGER NOT NULL,            -- 1, 2, 3 ...
    van            TEXT NOT NULL,               -- status before
    naar           TEXT NOT NULL,               -- status after
    door_id        TEXT NOT NULL,               -- who
    op             TEXT NOT NULL,               -- moment
    toelichting    BLOB NOT NULL,               -- why, sealed
    PRIMARY KEY (organisatie_id, casus_id, volgnummer),
    FOREIGN KEY (organisatie_id, casus_id) REFERENCES casus (organisatie_id, casus_id)
) STRICT;

CREATE TABLE onderdeel (
    organisatie_id TEXT NOT NULL,               -- owner
    casus_id       TEXT NOT NULL,               -- case
    onderdeel_id   TEXT NOT NULL,               -- id
    soort          TEXT NOT NULL,               -- kind of part: maatwerkplan/onderdelen.cpp
    ouder_id       TEXT NOT NULL DEFAULT '',    -- part it hangs under, or empty
    volgorde       INTEGER NOT NULL,            -- place among its kind
    versie         INTEGER NOT NULL,            -- counts the changes of this part
    inhoud         BLOB NOT NULL,               -- the fields, sealed
    gemaakt_door   TEXT NOT NULL,               -- who
    gemaakt_op     TEXT NOT NULL,               -- moment
    gewijzigd_door TEXT NOT NULL,               -- who
    gewijzigd_op   TEXT NOT NULL,               -- moment
    PRIMARY KEY (organisatie_id, casus_id, onderdeel_id),
    FOREIGN KEY (organisatie_id, casus_id) REFERENCES casus (organisatie_id, casus_id)
) STRICT;

CREATE TABLE onderdeel_versie (
    organisatie_id TEXT NOT NULL,               -- owner
    casus_id       TEXT NOT NULL,               -- case
    onderdeel_id   TEXT NOT NULL,               -- part
    versie         INTEGER NOT NULL,            -- version of the part
    soort          TEXT NOT NULL,               -- kind of part
    ouder_id       TEXT NOT NULL DEFAULT '',    -- parent
    verwijderd     INTEGER NOT NULL DEFAULT 0,  -- 1: with this version the part was removed
    inhoud         BLOB NOT NULL,               -- the fields as they were, sealed
    door_id        TEXT NOT NULL,               -- who
    op             TEXT NOT NULL,               -- moment
    PRIMARY KEY (organisatie_id, casus_id, onderdeel_id, versie),
    FOREIGN KEY (organisatie_id, casus_id) REFERENCES casus (organisatie_id, casus_id)
) STRICT;
CREATE INDEX onderdeel_versie_op ON onderdeel_versie (organisatie_id, casus_id, op);
