import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const connections = () => ({ open: 4, idle: 3, waiting: 0 });
const jobs = async () => ({ waiting: 2, failed: 1 });

it('counts answers, commands and refusals by operation', async () => {
  const metrics = createMetrics({ connections, jobs });
  const asked = { operation: 'units.rename', kind: 'command', ms: 12 } as const;
  metrics.observe({ ...asked, status: 200, problem: null });
  metrics.observe({ ...asked, status: 200, problem: null });
  metrics.observe({ ...asked, status: 403, problem: 'not-permitted' });
  metrics.observe({ operation: 'units.list', kind: 'query', ms: 40, status: 200, problem: null });
  const { type, text } = await metrics.render();
  const lines = text.split('\n');
  expect(type).toContain('text/plain');
  expect(lines).toEqual(
    expect.arrayContaining([
      'motso_commands_total{operation="units.rename"} 2',
      'motso_refusals_total{operation="units.rename",problem="not-permitted"} 1',
      'motso_http_request_seconds_count{operation="units.rename",status="200"} 2',
      'motso_http_request_seconds_bucket{le="0.03",operation="units.list",status="200"} 0',
      'motso_http_request_seconds_bucket{le="0.05",operation="units.list",status="200"} 1',
      'motso_database_connections{state="idle"} 3',
      'motso_jobs{state="failed"} 1',
    ]),
  );
  expect(text).not.toContain('motso_commands_total{operation="units.list"}');
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(text).toContain('process_resident_memory_bytes');
});

it('tells the rest where the database does not answer', async () => {
  const metrics = createMetrics({ connections, jobs: () => Promise.reject(new Error('gone')) });
  const { text } = await metrics.render();
  expect(text).not.toContain('motso_jobs{');
  expect(text).toContain('motso_database_connections{state="open"} 4');
});

it('two in one process do not meet', async () => {
  const one = createMetrics({ connections, jobs });
  const other = createMetrics({ connections, jobs });
  one.observe({ operation: 'a.b', kind: 'query', status: 200, ms: 1, problem: null });
  expect((await other.render()).text).not.toContain('a.b');
});
