// SPDX-License-Identifier: EUPL-1.2
//
// XChaCha20-Poly1305 as libsodium writes it: 24 bytes nonce, sealed text, 16 bytes tag. Node.js has ChaCha20-Poly1305 with a
// nonce of 12 bytes (OpenSSL); HChaCha20 derives the key that makes it the extended one (draft-irtf-cfrg-xchacha, 2.2).
import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto'

const nonceSize = 24, tagSize = 16
const options = { authTagLength: tagSize }
const state = new Uint32Array(16)
const nonce12 = Buffer.alloc(12)

const rotate = (x, n) => (x << n) | (x >>> (32 - n))

function quarterRound(a, b, c, d) {
  state[a] += state[b]
  state[d] = rotate(state[d] ^ state[a], 16)
  state[c] += state[d]
  state[b] = rotate(state[b] ^ state[c], 12)
  state[a] += state[b]
  state[d] = rotate(state[d] ^ state[a], 8)
  state[c] += state[d]
  state[b] = rotate(state[b] ^ state[c], 7)
}

function hchacha20(key, nonce) {
  state.set([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574])
  for (let i = 0; i < 8; ++i) state[4 + i] = key.readUInt32LE(4 * i)
  for (let i = 0; i < 4; ++i) state[12 + i] = nonce.readUInt32LE(4 * i)
  for (let round = 0; round < 10; ++round) {
    quarterRound(0, 4, 8, 12), quarterRound(1, 5, 9, 13), quarterRound(2, 6, 10, 14), quarterRound(3, 7, 11, 15)
    quarterRound(0, 5, 10, 15), quarterRound(1, 6, 11, 12), quarterRound(2, 7, 8, 13), quarterRound(3, 4, 9, 14)
  }
  const out = Buffer.allocUnsafe(32)
  for (let i = 0; i < 4; ++i) {
    out.writeUInt32LE(state[i], 4 * i)
    out.writeUInt32LE(state[12 + i], 16 + 4 * i)
  }
  return out
}

function subkeyAndNonce(key, nonce) {
  nonce.copy(nonce12, 4, 16, 24)
  return hchacha20(key, nonce)
}

export function open(key, sealed, belongsTo) {
  const end = sealed.length - tagSize
  const decipher = createDecipheriv('chacha20-poly1305', subkeyAndNonce(key, sealed.subarray(0, nonceSize)), nonce12, options)
  decipher.setAuthTag(sealed.subarray(end))
  decipher.setAAD(Buffer.from(belongsTo))
  const plain = decipher.update(sealed.subarray(nonceSize, end))
  decipher.final()
  return plain
}

export function seal(key, plain, belongsTo) {
  const nonce = randomFillSync(Buffer.allocUnsafe(nonceSize))
  const cipher = createCipheriv('chacha20-poly1305', subkeyAndNonce(key, nonce), nonce12, options)
  cipher.setAAD(Buffer.from(belongsTo))
  const sealed = cipher.update(plain)
  cipher.final()
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()])
}
