-- The library of official texts of the law. Published by the state, the same for every organisation of this installation:
-- nothing here belongs to an organisation or tells anything about a household (docs/decisions/0010).

-- One row, or none while nothing was read: what everybody looks at to know whether something changed.
CREATE TABLE wet_stand (
    stand_id       INTEGER NOT NULL PRIMARY KEY, -- always 1
    revisie        INTEGER NOT NULL             -- rises with every change of the library
) STRICT;

CREATE TABLE wet_regeling (
    regeling_id    TEXT NOT NULL PRIMARY KEY,   -- BWBR0015703, BWBV0001000, CVDR680781
    stelsel        TEXT NOT NULL,               -- bwb: national law and treaties; cvdr: local rules
    citeertitel    TEXT NOT NULL,               -- name by which it is cited, of the newest version
    soort          TEXT NOT NULL,               -- wet, AMvB, ministeriele-regeling, verordening, ...
    gemeente       TEXT NOT NULL DEFAULT '',    -- municipality of a local rule; empty: for everybody
    gemeente_zoek  TEXT NOT NULL DEFAULT '',    -- the same folded, to compare
    afkortingen    TEXT NOT NULL DEFAULT '',    -- one a line, from the WTI
    ministerie     TEXT NOT NULL DEFAULT '',    -- first responsible, from the WTI
    rechtsgebieden TEXT NOT NULL DEFAULT '',    -- one a line, from the WTI
    zoeknamen      TEXT NOT NULL                -- title, abbreviations and id, folded, to filter on
) STRICT;
CREATE INDEX wet_regeling_naam ON wet_regeling (citeertitel, regeling_id);

CREATE TABLE wet_versie (
    regeling_id    TEXT NOT NULL REFERENCES wet_regeling (regeling_id), -- of which regulation
    versie         TEXT NOT NULL,               -- 2026-01-01_0 (national), 3 (local)
    geldig_van     TEXT NOT NULL,               -- first day it is the law
    geldig_tot     TEXT,                        -- first day it no longer is, as the source says; empty: until a next version
    zicht_van      TEXT,                        -- first day it was known, from the manifest
    zicht_tot      TEXT,                        -- first day it is withdrawn; empty: not withdrawn
    volgorde       INTEGER NOT NULL,            -- of versions that begin on the same day, the highest is the law
    citeertitel    TEXT NOT NULL,               -- in this version
    intitule       TEXT NOT NULL,               -- official long title
    soort          TEXT NOT NULL,               -- kind of regulation
    grondslagen    TEXT NOT NULL DEFAULT '',    -- legal basis as written, one a line
    artikelen      INTEGER NOT NULL,            -- how many
    hash           TEXT NOT NULL,               -- SHA-512 of the file
    bron           TEXT NOT NULL,               -- name of the file, or address it came from
    ingelezen_op   TEXT NOT NULL,               -- moment
    ingelezen_door TEXT NOT NULL,               -- who or what imported it
    revisie        INTEGER NOT NULL,            -- of the library when it came in or changed
    PRIMARY KEY (regeling_id, versie)
) STRICT;
CREATE INDEX wet_versie_revisie ON wet_versie (revisie);

-- Equal texts are kept once: a new version of a law changes a few articles.
CREATE TABLE wet_tekst (
    tekst_id       TEXT NOT NULL PRIMARY KEY,   -- BLAKE2b-256 of the content
    inhoud         TEXT NOT NULL                -- blocks and references as JSON (src/wetten/blokken_json.h)
) STRICT;

-- The pieces of a version in order: articles, and what stands between them.
CREATE TABLE wet_stuk (
    regeling_id    TEXT NOT NULL,               -- of which regulation
    versie         TEXT NOT NULL,               -- of which version
    volgnummer     INTEGER NOT NULL,            -- place in the version, from 0
    eerste_blok    INTEGER NOT NULL,            -- number of its first block in the version
    is_artikel     INTEGER NOT NULL,            -- 1: an article; 0: title, preamble, headings, annexes, closing words
    nr             TEXT NOT NULL DEFAULT '',    -- 18, 2:3, 475da, 78ee*: text, never a number
    titel          TEXT NOT NULL DEFAULT '',    -- heading of the article
    opschrift      TEXT NOT NULL DEFAULT '',    -- headings above it
    pad            TEXT NOT NULL DEFAULT '',    -- stable path, /Hoofdstuk2/Paragraaf2.3/Artikel18
    stam_id        TEXT NOT NULL DEFAULT '',    -- identity of the article in the source
    versie_id      TEXT NOT NULL DEFAULT '',    -- identity of this wording in the source
    status         TEXT NOT NULL DEFAULT '',    -- goed, vervallen, nogniet; empty when no article
    inwerking      TEXT,                        -- day on which this wording took or takes effect
    bron           TEXT NOT NULL DEFAULT '',    -- publication that made it: Stb.2025-312
    jci            TEXT NOT NULL DEFAULT '',    -- Juriconnect reference
    tekst_id       TEXT NOT NULL REFERENCES wet_tekst (tekst_id), -- its text
    PRIMARY KEY (regeling_id, versie, volgnummer),
    FOREIGN KEY (regeling_id, versie) REFERENCES wet_versie (regeling_id, versie)
) STRICT;
CREATE INDEX wet_stuk_artikel ON wet_stuk (regeling_id, nr, versie);
CREATE INDEX wet_stuk_tekst ON wet_stuk (tekst_id);
