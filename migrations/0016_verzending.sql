-- Forms that make something new and were sent: a second click, or a reload of the answer, must not make it twice.

CREATE TABLE verzending (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- owner
    verzending_id  TEXT NOT NULL,               -- id that was drawn in the form
    gebruiker_id   TEXT NOT NULL,               -- who sent it
    vingerafdruk   TEXT NOT NULL,               -- hash of path and fields: other words in the same form are a new one
    naar           TEXT NOT NULL,               -- path the answer led to
    op             TEXT NOT NULL,               -- moment; kept for a day
    PRIMARY KEY (organisatie_id, verzending_id, vingerafdruk),
    FOREIGN KEY (organisatie_id, gebruiker_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;
CREATE INDEX verzending_oud ON verzending (organisatie_id, op);
