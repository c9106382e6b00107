// SPDX-License-Identifier: EUPL-1.2
//
// Seconds from an empty folder to the program, on two processors, without a compiler cache.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { pinned } from './programs.mjs'

export function cleanBuild(root, folder) {
  const env = { ...process.env, CCACHE_DISABLE: '1' }
  // The bench itself keeps to one processor, and what it starts would do so too.
  const both = pinned ? ['taskset', '-c', '0,1'] : []
  const begin = process.hrtime.bigint()
  try {
    for (const args of [['--preset', 'release', '-B', folder], ['--build', folder, '--target', 'ontknoop', '-j', '2']]) {
      const [command, ...rest] = [...both, 'cmake', ...args]
      const done = spawnSync(command, rest, { cwd: root, env, encoding: 'utf8' })
      if (done.status !== 0) throw new Error(`the clean build failed:\n${done.stdout}${done.stderr}`)
    }
    return Number(process.hrtime.bigint() - begin) / 1e9
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
