// The store's tables and statements in PostgreSQL itself (compiled to WebAssembly, in this process):
// what the ledger's tests ask of SQLite is asked of it too, in the same transactions, and it must say
// the same. So a store over PostgreSQL needs a connection and nothing else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { cairn, folder } from './support/cairn.mjs';

const tests = join(dirname(cairn), 'tests/server/cairn-server-tests');
assert.ok(existsSync(tests), `build ${tests} first`);

/** The columns that were looked at, of a row as PostgreSQL gives it. */
const looked_at = (row, seen) => JSON.stringify(Object.keys(seen).map((column) => String(row[column])));
const expected = (seen) => JSON.stringify(Object.values(seen).map(String));

test('PostgreSQL is asked all that SQLite is asked, and says the same', async () => {
  const traces = folder();
  execFileSync(tests, ['-sf=*store_test.cpp,*forget_test.cpp,*figures_test.cpp'], { env: { ...process.env, CAIRN_SQL_TRACE: traces } });
  const db = await PGlite.create();
  const statements = new Set();
  let asked = 0;
  for (const name of readdirSync(traces)) {
    await db.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    let open = false;
    for (const line of readFileSync(join(traces, name), 'utf8').split('\n').filter(Boolean)) {
      const step = JSON.parse(line);
      if (step.do) {
        // SQLite may be asked to roll back what it has rolled back already.
        if (step.do === 'begin' || open) await db.exec(step.do === 'begin' ? 'BEGIN ISOLATION LEVEL SERIALIZABLE' : step.do);
        open = step.do === 'begin';
        continue;
      }
      statements.add(step.sql);
      ++asked;
      const { rows } = await db.query(step.sql, step.bind, { rowMode: 'array' });
      if (step.end) assert.equal(rows.length, step.rows.length, step.sql);
      const left = rows.map((row) => row);
      for (const seen of step.rows) {
        const at = left.findIndex((row) => looked_at(row, seen) === expected(seen));
        assert.ok(at >= 0, `${step.sql}: ${expected(seen)} is not among ${JSON.stringify(left, (_, x) => (typeof x === 'bigint' ? `${x}` : x)).slice(0, 400)}`);
        left.splice(at, 1);
      }
    }
  }
  await db.close();
  console.log(`${asked} statements, ${statements.size} of them different, over ${readdirSync(traces).length} databases`);
  assert.ok(statements.size > 50 && asked > 1000);
});
