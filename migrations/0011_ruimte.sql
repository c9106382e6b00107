-- What an organisation adds to the law library: its own entries and changes to those of the product (four eyes), its own closed
-- arguments, the search for its local articles, and questions to the jurist with what was learnt from them. Nothing about a
-- household stands here in the open.

-- Every version of an entry anybody offered, never changed in content and never removed: the history.
CREATE TABLE ruimte_versie (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    soort          TEXT NOT NULL,               -- bepaling, argument
    sleutel        TEXT NOT NULL,               -- id of the entry; that of a national entry when this one replaces it here
    nummer         INTEGER NOT NULL,            -- 1, 2, 3 within the entry
    handeling      TEXT NOT NULL,               -- vastleggen: these words; intrekken: no longer in use
    inhoud         TEXT NOT NULL,               -- the words, as JSON: field -> list of values; empty object when withdrawn
    status         TEXT NOT NULL,               -- ingediend, goedgekeurd, teruggestuurd, teruggenomen, herzien
    gemaakt_door   TEXT NOT NULL,               -- who offered it
    gemaakt_op     TEXT NOT NULL,               -- moment
    toelichting    TEXT NOT NULL,               -- why, in the words of who offered it
    beoordeeld_door TEXT,                       -- who judged it: never one of those who wrote it
    beoordeeld_op  TEXT,                        -- moment
    reden          TEXT NOT NULL DEFAULT '',    -- why it was sent back
    PRIMARY KEY (organisatie_id, soort, sleutel, nummer),
    FOREIGN KEY (organisatie_id, gemaakt_door) REFERENCES gebruiker (organisatie_id, gebruiker_id),
    FOREIGN KEY (organisatie_id, beoordeeld_door) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;
CREATE INDEX ruimte_versie_status ON ruimte_versie (organisatie_id, status, gemaakt_op);
-- One open proposal per entry: who wants something else changes that one.
CREATE UNIQUE INDEX ruimte_versie_open ON ruimte_versie (organisatie_id, soort, sleutel) WHERE status = 'ingediend';

CREATE TABLE ruimte_stand (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    vingerafdruk   TEXT NOT NULL,               -- hash over all decisions so far: another one means another library
    PRIMARY KEY (organisatie_id)
) STRICT;

CREATE TABLE inventaris (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    onderdeel      TEXT NOT NULL,               -- id of the item in inhoud/inventaris.toml
    status         TEXT NOT NULL,               -- te_zoeken, gevonden, bestaat_niet
    vindplaats     TEXT NOT NULL,               -- where it stands: regulation and article
    toelichting    TEXT NOT NULL,               -- what was looked at, what to do next
    bepaling       TEXT NOT NULL DEFAULT '',    -- id of the entry made from it; empty: none yet
    gewijzigd_door TEXT NOT NULL,               -- who filled it in last
    gewijzigd_op   TEXT NOT NULL,               -- moment
    versie         INTEGER NOT NULL DEFAULT 1,  -- for optimistic locking
    PRIMARY KEY (organisatie_id, onderdeel),
    FOREIGN KEY (organisatie_id, gewijzigd_door) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;

CREATE TABLE juristvraag (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    vraag_id       TEXT NOT NULL,               -- id
    casus_id       TEXT,                        -- case it came up in; empty: asked outside a case. Never shown to the jurist
    inhoud         BLOB NOT NULL,               -- question and chosen context, sealed with the key of the case, else of the organisation
    bepaling       TEXT NOT NULL DEFAULT '',    -- id of the provision it is about; empty: none
    status         TEXT NOT NULL,               -- open, in_behandeling, beantwoord, gesloten
    behandelaar    TEXT,                        -- jurist who took it up
    gesteld_door   TEXT NOT NULL,               -- who asks
    op             TEXT NOT NULL,               -- moment
    gewijzigd_op   TEXT NOT NULL,               -- moment of the last message or step
    PRIMARY KEY (organisatie_id, vraag_id),
    FOREIGN KEY (organisatie_id, casus_id) REFERENCES casus (organisatie_id, casus_id),
    FOREIGN KEY (organisatie_id, gesteld_door) REFERENCES gebruiker (organisatie_id, gebruiker_id),
    FOREIGN KEY (organisatie_id, behandelaar) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;
CREATE INDEX juristvraag_status ON juristvraag (organisatie_id, status, op);
CREATE INDEX juristvraag_van_casus ON juristvraag (organisatie_id, casus_id);

CREATE TABLE juristvraag_bericht (
    organisatie_id TEXT NOT NULL,               -- owner
    vraag_id       TEXT NOT NULL,               -- question
    bericht_id     TEXT NOT NULL,               -- id
    soort          TEXT NOT NULL,               -- antwoord, vervolg
    tekst          BLOB NOT NULL,               -- the words, sealed with the key of the question
    door_id        TEXT NOT NULL,               -- who wrote it
    op             TEXT NOT NULL,               -- moment
    PRIMARY KEY (organisatie_id, vraag_id, bericht_id),
    FOREIGN KEY (organisatie_id, vraag_id) REFERENCES juristvraag (organisatie_id, vraag_id),
    FOREIGN KEY (organisatie_id, door_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;

-- What a jurist freed of its case, for everybody in the organisation to find.
CREATE TABLE kennis (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    kennis_id      TEXT NOT NULL,               -- id
    vraag_id       TEXT,                        -- question it grew from; known to who frees it, shown to nobody else
    vraag          TEXT NOT NULL,               -- the question, about nobody
    antwoord       TEXT NOT NULL,               -- the answer
    vrijgegeven_door TEXT NOT NULL,             -- jurist who freed it
    op             TEXT NOT NULL,               -- moment
    ingetrokken_op TEXT NOT NULL DEFAULT '',    -- moment; empty: in use
    PRIMARY KEY (organisatie_id, kennis_id),
    FOREIGN KEY (organisatie_id, vraag_id) REFERENCES juristvraag (organisatie_id, vraag_id),
    FOREIGN KEY (organisatie_id, vrijgegeven_door) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;

CREATE TABLE kennis_bepaling (
    organisatie_id TEXT NOT NULL,               -- owner
    kennis_id      TEXT NOT NULL,               -- piece of knowledge
    bepaling       TEXT NOT NULL,               -- id of a provision it is about
    PRIMARY KEY (organisatie_id, kennis_id, bepaling),
    FOREIGN KEY (organisatie_id, kennis_id) REFERENCES kennis (organisatie_id, kennis_id)
) STRICT;
CREATE INDEX kennis_bij_bepaling ON kennis_bepaling (organisatie_id, bepaling);
