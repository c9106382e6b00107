// SPDX-License-Identifier: EUPL-1.2
//
// The statements that stand behind the plan page and behind an autosave, in the order in which src/ runs them, on the same
// database file: session, rights, case, every part opened; for a write the part, its version, the case and the audit line.
import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { open, seal } from './xchacha.mjs'

const tenMinutes = 10 * 60 * 1000

// name NUL version NUL text NUL ...
function decode(bytes) {
  const pieces = bytes.toString('utf8').split('\0')
  const fields = {}
  for (let i = 0; i + 2 < pieces.length; i += 3) fields[pieces[i]] = { text: pieces[i + 2], version: Number(pieces[i + 1]) }
  return fields
}

function encode(fields) {
  let bytes = ''
  for (const name in fields) bytes += `${name}\0${fields[name].version}\0${fields[name].text}\0`
  return Buffer.from(bytes)
}

export class Store {
  #db
  #master
  #organisationKeys = new Map()
  #s

  constructor(file, master) {
    this.#master = master
    this.#db = new Database(file, { fileMustExist: true })
    for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'mmap_size = 268435456',
      'cache_size = -16000', 'temp_store = MEMORY', 'trusted_schema = OFF']) this.#db.pragma(setting)
    const prepare = (sql) => this.#db.prepare(sql)
    this.#s = {
      session: prepare(`
        SELECT s.gebruiker_id, s.begonnen_op, s.gezien_op, g.naam, g.geblokkeerd, o.naam AS organisatie, o.demo
        FROM sessie s
        JOIN gebruiker g ON g.organisatie_id = s.organisatie_id AND g.gebruiker_id = s.gebruiker_id
        JOIN organisatie o ON o.organisatie_id = s.organisatie_id
        WHERE s.organisatie_id = ? AND s.token_hash = ?`),
      roles: prepare('SELECT rol FROM gebruiker_rol WHERE organisatie_id = ? AND gebruiker_id = ?').pluck(),
      organisationKey: prepare('SELECT sleutel FROM organisatie WHERE organisatie_id = ?').pluck(),
      casus: prepare(`
        SELECT c.casus_id, c.nummer, c.eigenaar_id, c.status, c.status_sinds, c.gedeeld, c.oefen, c.stand, c.versie,
        c.gestart_op, c.gewijzigd_op, c.sleutel,
        CASE WHEN EXISTS (SELECT 1 FROM casus_deelnemer d WHERE d.organisatie_id = c.organisatie_id
        AND d.casus_id = c.casus_id AND d.gebruiker_id = $wie) THEN 1 ELSE 0 END AS deelnemer,
        CASE WHEN EXISTS (SELECT 1 FROM team_lid a JOIN team_lid b ON b.organisatie_id = a.organisatie_id
        AND b.team_id = a.team_id WHERE a.organisatie_id = c.organisatie_id AND a.gebruiker_id = c.eigenaar_id
        AND b.gebruiker_id = $wie) THEN 1 ELSE 0 END AS teamgenoot
        FROM casus c WHERE c.organisatie_id = $organisatie AND c.casus_id = $casus`),
      parts: prepare(`
        SELECT onderdeel_id, soort, ouder_id, volgorde, versie, inhoud, gemaakt_door, gemaakt_op, gewijzigd_door, gewijzigd_op
        FROM onderdeel WHERE organisatie_id = ? AND casus_id = ?`),
      colleagues: prepare(`
        SELECT g.gebruiker_id, g.naam, g.geblokkeerd, coalesce(r.rol, '') AS rol
        FROM gebruiker g LEFT JOIN gebruiker_rol r ON r.organisatie_id = g.organisatie_id AND r.gebruiker_id = g.gebruiker_id
        WHERE g.organisatie_id = ? ORDER BY g.gebruiker_id`),
      updatePart: prepare(`
        UPDATE onderdeel SET versie = ?, inhoud = ?, gewijzigd_door = ?, gewijzigd_op = ?
        WHERE organisatie_id = ? AND casus_id = ? AND onderdeel_id = ? AND versie = ?`),
      dropVersion: prepare(`
        DELETE FROM onderdeel_versie
        WHERE organisatie_id = ? AND casus_id = ? AND onderdeel_id = ? AND versie = ? AND door_id = ? AND op > ? AND verwijderd = 0
          AND versie > 1`),
      keepVersion: prepare(`
        INSERT INTO onderdeel_versie (organisatie_id, casus_id, onderdeel_id, versie, soort, ouder_id, verwijderd, inhoud, door_id, op)
        VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)`),
      touch: prepare('UPDATE casus SET stand = stand + 1, gewijzigd_op = ? WHERE organisatie_id = ? AND casus_id = ?'),
      logHead: prepare(`
        INSERT INTO logboek_hoofd (organisatie_id, volgnummer, hash) VALUES (?, 1, ?)
        ON CONFLICT (organisatie_id) DO UPDATE SET volgnummer = logboek_hoofd.volgnummer + 1
        RETURNING volgnummer, hash`),
      logLine: prepare(`
        INSERT INTO logboek (organisatie_id, volgnummer, op, gebruiker_id, handeling, object_soort, object_id, uitkomst,
                             herkomst, verzoek, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
      logClose: prepare('UPDATE logboek_hoofd SET hash = ? WHERE organisatie_id = ?'),
    }
  }

  reading(work) { return this.#db.transaction(work).deferred() }
  writing(work) { return this.#db.transaction(work).immediate() }

  session(organisation, tokenHash) {
    const found = this.#s.session.get(organisation, tokenHash)
    if (!found || found.geblokkeerd) return undefined
    const hour = new Date(Date.now() - 60 * 60 * 1000).toISOString()
    if (found.gezien_op < hour) return undefined
    return { organisation, user: found.gebruiker_id, name: found.naam, session: tokenHash, roles: new Set(this.#s.roles.all(organisation, found.gebruiker_id)) }
  }

  #organisationKey(organisation) {
    let key = this.#organisationKeys.get(organisation)
    if (!key) this.#organisationKeys.set(organisation, (key = open(this.#master, this.#s.organisationKey.get(organisation), `organisatie/${organisation}`)))
    return key
  }

  // The case with its key, when this person may write in it.
  casus(who, id) {
    const row = this.#s.casus.get({ wie: who.user, organisatie: who.organisation, casus: id })
    if (!row || !row.sleutel || !who.roles.has('professional')) return undefined
    if (row.eigenaar_id !== who.user && !row.deelnemer) return undefined
    row.key = open(this.#organisationKey(who.organisation), row.sleutel, `casus/${who.organisation}/${id}`)
    return row
  }

  parts(who, casus) {
    const all = new Map()
    for (const row of this.#s.parts.iterate(who.organisation, casus.casus_id))
      all.set(row.onderdeel_id, { ...row, fields: decode(open(casus.key, row.inhoud, `${casus.casus_id}/${row.soort}/${row.onderdeel_id}`)) })
    return all
  }

  colleagues(who) { return this.#s.colleagues.all(who.organisation) }

  // The new version, or nothing when somebody else changed the field since `basis`.
  change(who, casus, part, basis, name, text) {
    const before = part.fields[name] ?? { text: '', version: 0 }
    if (before.text === text) return part.versie
    if (before.version > basis) return undefined
    const version = part.versie + 1, now = new Date().toISOString()
    part.fields[name] = { text, version }
    const place = `${casus.casus_id}/${part.soort}/${part.onderdeel_id}`
    const here = [who.organisation, casus.casus_id, part.onderdeel_id]
    if (this.#s.updatePart.run(version, seal(casus.key, encode(part.fields), place), who.user, now, ...here, part.versie).changes !== 1) return undefined
    this.#s.dropVersion.run(...here, version - 1, who.user, new Date(Date.now() - tenMinutes).toISOString())
    this.#s.keepVersion.run(...here, version, part.soort, part.ouder_id, seal(casus.key, encode(part.fields), place), who.user, now)
    this.#s.touch.run(now, who.organisation, casus.casus_id)
    return version
  }

  log(who, what, id, from, request) {
    const { volgnummer, hash } = this.#s.logHead.get(who.organisation, '0'.repeat(64))
    const line = [new Date().toISOString(), who.user, what, 'casus', id, 'gelukt', from, request]
    let text = ''
    for (const piece of [hash, who.organisation, String(volgnummer), ...line]) text += `${piece.length}:${piece}`
    const next = createHash('sha256').update(text).digest('hex')
    this.#s.logLine.run(who.organisation, volgnummer, ...line, next)
    this.#s.logClose.run(next, who.organisation)
  }
}
