-- Who uses the program. Tables with organisatie_id belong to one organisation and start their key with it; the few
-- without (inlognaam, poging) are asked before the organisation is known.

CREATE TABLE organisatie (
    organisatie_id TEXT NOT NULL PRIMARY KEY,   -- id of the organisation (tenant)
    naam           TEXT NOT NULL,               -- name people see
    soort          TEXT NOT NULL,               -- gemeente, regio, partner, landelijk
    gemeentecode   TEXT NOT NULL DEFAULT '',    -- GM0000, when it is a municipality
    sleutel        BLOB NOT NULL,               -- the organisation's key, wrapped by the master key
    demo           INTEGER NOT NULL DEFAULT 0,  -- 1: made by the demo, may be reset
    gemaakt_op     TEXT NOT NULL                -- moment, ISO UTC
) STRICT;

CREATE TABLE team (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    team_id        TEXT NOT NULL,               -- id
    naam           TEXT NOT NULL,               -- name
    PRIMARY KEY (organisatie_id, team_id)
) STRICT;

CREATE TABLE gebruiker (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    gebruiker_id   TEXT NOT NULL,               -- id
    naam           TEXT NOT NULL,               -- name as colleagues know it
    email          TEXT NOT NULL,               -- lower case; also in inlognaam
    wachtwoord     TEXT NOT NULL DEFAULT '',    -- argon2id hash; empty: invited, no password yet
    geblokkeerd    INTEGER NOT NULL DEFAULT 0,  -- 1: may not sign in
    versie         INTEGER NOT NULL DEFAULT 1,  -- for optimistic locking
    gemaakt_op     TEXT NOT NULL,               -- moment
    PRIMARY KEY (organisatie_id, gebruiker_id)
) STRICT;

CREATE TABLE gebruiker_rol (
    organisatie_id TEXT NOT NULL,               -- owner
    gebruiker_id   TEXT NOT NULL,               -- who
    rol            TEXT NOT NULL,               -- code of toegang/rechten.cpp
    PRIMARY KEY (organisatie_id, gebruiker_id, rol),
    FOREIGN KEY (organisatie_id, gebruiker_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;

CREATE TABLE team_lid (
    organisatie_id TEXT NOT NULL,               -- owner
    team_id        TEXT NOT NULL,               -- team
    gebruiker_id   TEXT NOT NULL,               -- member
    PRIMARY KEY (organisatie_id, team_id, gebruiker_id),
    FOREIGN KEY (organisatie_id, team_id) REFERENCES team (organisatie_id, team_id),
    FOREIGN KEY (organisatie_id, gebruiker_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;

CREATE TABLE inlognaam (
    email          TEXT NOT NULL PRIMARY KEY,   -- lower case
    organisatie_id TEXT NOT NULL,               -- where this person works
    gebruiker_id   TEXT NOT NULL,               -- who it is
    FOREIGN KEY (organisatie_id, gebruiker_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;

CREATE TABLE uitnodiging (
    organisatie_id TEXT NOT NULL,               -- owner
    token_hash     TEXT NOT NULL,               -- hash of the token in the link
    gebruiker_id   TEXT NOT NULL,               -- who may choose a password
    verloopt_op    TEXT NOT NULL,               -- moment
    gebruikt_op    TEXT,                        -- moment, empty while open
    PRIMARY KEY (organisatie_id, token_hash),
    FOREIGN KEY (organisatie_id, gebruiker_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;

CREATE TABLE sessie (
    organisatie_id TEXT NOT NULL,               -- owner
    token_hash     TEXT NOT NULL,               -- hash of the token in the cookie
    gebruiker_id   TEXT NOT NULL,               -- whose
    toestel        TEXT NOT NULL,               -- browser and system in words, to recognise one's own sessions
    begonnen_op    TEXT NOT NULL,               -- moment of signing in: the absolute limit counts from here
    gezien_op      TEXT NOT NULL,               -- last use, kept to five minutes: the idle limit counts from here
    PRIMARY KEY (organisatie_id, token_hash),
    FOREIGN KEY (organisatie_id, gebruiker_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;
CREATE INDEX sessie_van_gebruiker ON sessie (organisatie_id, gebruiker_id);

CREATE TABLE poging (
    sleutel    TEXT NOT NULL PRIMARY KEY,       -- hash of what is limited (an e-mail address, a network address)
    aantal     INTEGER NOT NULL,                -- tries in this window
    venster_tot TEXT NOT NULL                   -- end of the window
) STRICT;
