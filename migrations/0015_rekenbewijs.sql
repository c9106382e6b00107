-- The proof of a calculation: everything it rests on, kept with the plan, and what a second pair of eyes said about it.

CREATE TABLE rekenbewijs (
    organisatie_id TEXT NOT NULL,               -- owner
    casus_id       TEXT NOT NULL,               -- case
    bewijs_id      TEXT NOT NULL,               -- id of the receipt, as printed: a hash over all it rests on
    inhoud         BLOB NOT NULL,               -- the receipt as JSON (rekentool/ontvangstbewijs.h), sealed with the key of the case
    invoer_hash    TEXT NOT NULL,               -- hash of the input: tells whether the plan still says the same without opening it
    motor          TEXT NOT NULL,               -- version of the engine that computed
    aanleiding     TEXT NOT NULL,               -- why it was kept first: a status of the plan, 'verzoek' or 'oordeel'
    gemaakt_door   TEXT NOT NULL,               -- who
    gemaakt_op     TEXT NOT NULL,               -- moment
    PRIMARY KEY (organisatie_id, casus_id, bewijs_id),
    FOREIGN KEY (organisatie_id, casus_id) REFERENCES casus (organisatie_id, casus_id),
    FOREIGN KEY (organisatie_id, gemaakt_door) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;

CREATE TABLE rekenoordeel (
    organisatie_id   TEXT NOT NULL,             -- owner
    casus_id         TEXT NOT NULL,             -- case
    volgnummer       INTEGER NOT NULL,          -- 1, 2, 3 ...; the last one counts
    bewijs_id        TEXT NOT NULL,             -- the calculation that was looked at
    akkoord          INTEGER NOT NULL,          -- 1: signed off; 0: given back to the maker
    inhoud           BLOB NOT NULL,             -- the points that were checked and the remark, sealed with the key of the case
    stand            INTEGER NOT NULL,          -- counter of the case at that moment: while it is the same nothing changed
    door_id          TEXT NOT NULL,             -- who judged
    op               TEXT NOT NULL,             -- moment
    ingetrokken_door TEXT NOT NULL DEFAULT '',  -- who withdrew it; empty while it stands
    ingetrokken_op   TEXT NOT NULL DEFAULT '',  -- moment; empty while it stands
    reden            BLOB,                      -- why it was withdrawn, sealed with the key of the case
    PRIMARY KEY (organisatie_id, casus_id, volgnummer),
    FOREIGN KEY (organisatie_id, casus_id, bewijs_id) REFERENCES rekenbewijs (organisatie_id, casus_id, bewijs_id),
    FOREIGN KEY (organisatie_id, door_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;
