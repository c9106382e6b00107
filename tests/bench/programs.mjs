// SPDX-License-Identifier: EUPL-1.2
//
// Starting and stopping the programs that are measured, and what they cost: processor time and memory out of /proc.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'

const ticksPerSecond = 100  // USER_HZ, the same on every Linux

// One processor for what is measured, another for the load; on one processor they share.
export const pinned = cpus().length > 1
export const pinLoad = () => pinned && spawnSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)])

// Nothing keeps running when this program ends, in whatever way.
const running = new Set()
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

// Waits for a line on stdout that `ready` makes something of; the rest of stdout and all of stderr goes into `log`.
export function start(command, args, { log, ready, env = {}, pin = pinned }) {
  const file = openSync(log, 'a')
  const whole = pin ? ['taskset', '-c', '0', command, ...args] : [command, ...args]
  const child = spawn(whole[0], whole.slice(1), { stdio: ['ignore', 'pipe', file], env: { ...process.env, ...env } })
  closeSync(file)
  running.add(child)
  child.on('exit', () => running.delete(child))
  return new Promise((resolve, reject) => {
    let text = '', found
    child.on('error', reject)
    child.on('exit', (code) => found ?? reject(new Error(`${command} stopped with ${code}; see ${log}`)))
    child.stdout.on('data', (chunk) => {
      if (found) return
      text += chunk
      for (const line of text.split('\n').slice(0, -1)) found ??= ready(line)
      if (found) resolve({ pid: child.pid, child, ...found })
    })
  })
}

export const stop = (program) => new Promise((resolve) => {
  program.child.on('exit', resolve)
  program.child.kill('SIGTERM')
})

// Microseconds of processor time so far, all threads, user and system.
export function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1e6) / ticksPerSecond
}

// Megabytes; what it shares with others counts for its part.
export const memory = (pid) => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024
