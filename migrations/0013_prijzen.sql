-- Prices of an organisation of its own, in layers above the prices that ship with the program. Nothing of a price is ever
-- changed or removed: a proposal is a row, the decision about it is another, and what is in force follows from the two.

CREATE TABLE regio_deelname (
    organisatie_id TEXT NOT NULL REFERENCES organisatie (organisatie_id), -- municipality that takes part
    regio_id       TEXT NOT NULL,               -- organisation of kind regio; its prices stand between the own and the national ones
    rang           INTEGER NOT NULL,            -- 1 goes before 2, when several regions have the same price
    PRIMARY KEY (organisatie_id, regio_id)
) STRICT;

CREATE TABLE prijs_bestand (
    organisatie_id TEXT NOT NULL,               -- owner
    bestand_id     TEXT NOT NULL,               -- id
    naam           TEXT NOT NULL,               -- name of the file as it was sent
    inhoud         BLOB NOT NULL,               -- the file itself, so that a price can be traced to the cell it came from
    door_id        TEXT NOT NULL,               -- who sent it
    op             TEXT NOT NULL,               -- moment
    PRIMARY KEY (organisatie_id, bestand_id),
    FOREIGN KEY (organisatie_id, door_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;

CREATE TABLE prijs_voorstel (
    organisatie_id TEXT NOT NULL,               -- owner: a municipality, or a region for those that take part in it
    voorstel_id    TEXT NOT NULL,               -- id
    aard           TEXT NOT NULL,               -- prijs: a price; aanzetten: a shipped price that is off; stoppen: this layer falls silent
    prijs_id       TEXT NOT NULL,               -- which price; the id of a shipped price when it goes before that one
    naam           TEXT NOT NULL,               -- what is priced, in words
    categorie      TEXT NOT NULL,               -- kind of help
    wet            TEXT NOT NULL,               -- law the cost falls under
    betaler        TEXT NOT NULL,               -- who pays; empty for social value
    ontvanger      TEXT NOT NULL,               -- who receives, of a transfer
    eenheid        TEXT NOT NULL,               -- unit: uur, dag, stuk
    bedrag         TEXT NOT NULL,               -- euros per unit as an exact decimal, 87.7144
    laag           TEXT NOT NULL,               -- low end, exact decimal; empty: the usual band of its evidence
    hoog           TEXT NOT NULL,               -- high end, exact decimal; empty: the usual band of its evidence
    prijsjaar      TEXT NOT NULL,               -- year of the price level; empty: unknown, never indexed
    soort          TEXT NOT NULL,               -- kosten, overdracht, maatschappelijke_waarde
    verzilverbaar  TEXT NOT NULL,               -- K1 to K5
    bewijsgraad    TEXT NOT NULL,               -- how sure the price is
    bron           TEXT NOT NULL,               -- where it was read
    bron_url       TEXT NOT NULL,               -- address of the source
    pagina         TEXT NOT NULL,               -- page or article in the source
    bron_datum     TEXT NOT NULL,               -- date of the source, ISO
    licentie       TEXT NOT NULL,               -- terms under which the source may be used
    geldig_vanaf   TEXT NOT NULL,               -- first day, ISO
    geldig_tot     TEXT NOT NULL,               -- last day, ISO; empty: until something else is decided
    controletotaal TEXT NOT NULL,               -- ja: an all-in total that is never added to its parts
    opmerking      TEXT NOT NULL,               -- what a reader should know
    reden          TEXT NOT NULL,               -- why this is proposed
    bestand_id     TEXT NOT NULL DEFAULT '',    -- file it was imported from; empty: typed in
    regel          INTEGER NOT NULL DEFAULT 0,  -- row in that file
    door_id        TEXT NOT NULL,               -- who proposes
    op             TEXT NOT NULL,               -- moment
    PRIMARY KEY (organisatie_id, voorstel_id),
    FOREIGN KEY (organisatie_id, door_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;
CREATE INDEX prijs_voorstel_van_prijs ON prijs_voorstel (organisatie_id, prijs_id);
CREATE INDEX prijs_voorstel_van_bestand ON prijs_voorstel (organisatie_id, bestand_id);

CREATE TABLE prijs_besluit (
    organisatie_id TEXT NOT NULL,               -- owner
    nummer         INTEGER NOT NULL,            -- 1, 2, 3 ... of this organisation: two decisions at once cannot both be the next
    voorstel_id    TEXT NOT NULL,               -- proposal it is about; one decision each
    besluit        TEXT NOT NULL,               -- goedgekeurd, teruggestuurd, ingetrokken
    versie         INTEGER NOT NULL DEFAULT 0,  -- of that price in this organisation, when approved; 0 otherwise
    reden          TEXT NOT NULL,               -- why, when it was sent back
    door_id        TEXT NOT NULL,               -- who decided: never who proposed, unless it was taken back
    op             TEXT NOT NULL,               -- moment
    revisie        TEXT NOT NULL,               -- hash of the previous revision, the proposal and this decision
    PRIMARY KEY (organisatie_id, nummer),
    FOREIGN KEY (organisatie_id, voorstel_id) REFERENCES prijs_voorstel (organisatie_id, voorstel_id),
    FOREIGN KEY (organisatie_id, door_id) REFERENCES gebruiker (organisatie_id, gebruiker_id)
) STRICT;
CREATE UNIQUE INDEX prijs_besluit_over ON prijs_besluit (organisatie_id, voorstel_id);
