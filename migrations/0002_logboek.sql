-- The audit trail: who did what to which object, when, from where, with which result. Never any content.

CREATE TABLE logboek_hoofd (
    organisatie_id TEXT NOT NULL PRIMARY KEY REFERENCES organisatie (organisatie_id), -- owner
    volgnummer     INTEGER NOT NULL,            -- number of the last line
    hash           TEXT NOT NULL                -- hash of the last line: head of the chain
) STRICT;

CREATE TABLE logboek (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    volgnummer     INTEGER NOT NULL,            -- 1, 2, 3 ... without gaps
    op             TEXT NOT NULL,               -- moment
    gebruiker_id   TEXT NOT NULL,               -- who; empty: nobody signed in, or the command line
    handeling      TEXT NOT NULL,               -- what, a code such as casus.gelezen
    object_soort   TEXT NOT NULL,               -- kind of object
    object_id      TEXT NOT NULL,               -- which object
    uitkomst       TEXT NOT NULL,               -- gelukt or geweigerd
    herkomst       TEXT NOT NULL,               -- network address, or opdrachtregel
    verzoek        TEXT NOT NULL,               -- request id, the same as in the technical log
    hash           TEXT NOT NULL,               -- over this line and the hash of the previous one
    PRIMARY KEY (organisatie_id, volgnummer)
) STRICT;
CREATE INDEX logboek_object ON logboek (organisatie_id, object_id, volgnummer);
