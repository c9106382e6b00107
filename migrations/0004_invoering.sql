-- What an organisation agrees on to make the way of working its own: who may decide what, how many plans a year, and
-- questions to colleagues.

CREATE TABLE mandaat (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    mandaat_id     TEXT NOT NULL,               -- id
    functie        TEXT NOT NULL,               -- who may decide: a function, never the name of a person
    onderwerp      TEXT NOT NULL,               -- about what
    tot_bedrag     INTEGER,                     -- up to and including this amount, eurocents; empty: no limit
    toelichting    TEXT NOT NULL,               -- conditions, where it is laid down
    versie         INTEGER NOT NULL DEFAULT 1,  -- for optimistic locking
    PRIMARY KEY (organisatie_id, mandaat_id)
) STRICT;

CREATE TABLE doel (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    jaar           INTEGER NOT NULL,            -- calendar year
    aantal         INTEGER NOT NULL,            -- plans agreed on for that year
    versie         INTEGER NOT NULL DEFAULT 1,  -- for optimistic locking
    PRIMARY KEY (organisatie_id, jaar)
) STRICT;

CREATE TABLE uitvraag (
    organisatie_id TEXT NOT NULL,               -- owner
    uitvraag_id    TEXT NOT NULL,               -- id
    casus_id       TEXT NOT NULL,               -- case the question came up in; never shown to who answers
    vraag          BLOB NOT NULL,               -- the question, sealed with the key of the organisation
    gesteld_door   TEXT NOT NULL,               -- who asks
    op             TEXT NOT NULL,               -- moment
    gesloten_op    TEXT NOT NULL DEFAULT '',    -- moment; empty while open
    PRIMARY KEY (organisatie_id, uitvraag_id),
    FOREIGN KEY (organisatie_id, casus_id) REFERENCES casus (organisatie_id, casus_id),
    FOREIGN KEY (organisatie_id, gesteld_door) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;
CREATE INDEX uitvraag_open ON uitvraag (organisatie_id, gesloten_op, op);
CREATE INDEX uitvraag_van_casus ON uitvraag (organisatie_id, casus_id);

CREATE TABLE uitvraag_team (
    organisatie_id TEXT NOT NULL,               -- owner
    uitvraag_id    TEXT NOT NULL,               -- question
    team_id        TEXT NOT NULL,               -- team that is asked; no team at all: the whole organisation
    PRIMARY KEY (organisatie_id, uitvraag_id, team_id),
    FOREIGN KEY (organisatie_id, uitvraag_id) REFERENCES uitvraag (organisatie_id, uitvraag_id),
    FOREIGN KEY (organisatie_id, team_id) REFERENCES team (organisatie_id, team_id)
) STRICT;

CREATE TABLE uitvraag_antwoord (
    organisatie_id TEXT NOT NULL,               -- owner
    uitvraag_id    TEXT NOT NULL,               -- question
    antwoord_id    TEXT NOT NULL,               -- id
    tekst          BLOB NOT NULL,               -- the answer, sealed with the key of the organisation
    door_id        TEXT NOT NULL,               -- who answers
    op             TEXT NOT NULL,               -- moment
    PRIMARY KEY (organisatie_id, uitvraag_id, antwoord_id),
    FOREIGN KEY (organisatie_id, uitvraag_id) REFERENCES uitvraag (organisatie_id, uitvraag_id),
    FOREIGN KEY (organisatie_id, door_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;
