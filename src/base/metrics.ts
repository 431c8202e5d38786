import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What happened to one request for an operation. */
export type Observed = {
  readonly operation: string;
  readonly kind: 'command' | 'query';
  readonly status: number;
  readonly ms: number;
  /** The code of the refusal. */
  readonly problem: string | null;
};

/** What is asked for at the moment of reading. */
export type Measured = {
  readonly connections: () => { readonly open: number; readonly idle: number; readonly waiting: number };
  readonly jobs: () => Promise<{ readonly waiting: number; readonly failed: number }>;
};

export type Metrics = {
  readonly observe: (observed: Observed) => void;
  /** In the text format of Prometheus; `type` is the content type it is sent with. */
  readonly render: () => Promise<{ readonly type: string; readonly text: string }>;
};

/** Counts of this process for Prometheus; they hold names of operations, never whom or what they concerned. */
export function createMetrics({ connections, jobs }: Measured): Metrics {
  const registers = [new Registry()];
  const [register] = registers as [Registry];
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'motso_http_request_seconds',
    help: 'Time of answers, by operation and status',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    registers,
  });
  const commands = new Counter({
    name: 'motso_commands_total',
    help: 'Commands carried out',
    labelNames: ['operation'],
    registers,
  });
  const refusals = new Counter({
    name: 'motso_refusals_total',
    help: 'Requests refused, by operation and reason',
    labelNames: ['operation', 'problem'],
    registers,
  });
  addGauges(registers, { connections, jobs });
  return {
    observe: ({ operation, kind, status, ms, problem }) => {
      requests.observe({ operation, status: String(status) }, ms / 1000);
      if (problem !== null) refusals.inc({ operation, problem });
      else if (kind === 'command') commands.inc({ operation });
    },
    render: async () => ({ type: register.contentType, text: await register.metrics() }),
  };
}

function addGauges(registers: Registry[], { connections, jobs }: Measured): void {
  new Gauge({
    name: 'motso_database_connections',
    help: 'Connections to the database, and callers waiting for one',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(connections())) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'motso_jobs',
    help: 'Jobs waiting, and jobs given up',
    labelNames: ['state'],
    registers,
    async collect() {
      // Without the database there are no counts; the rest is still told.
      const counts = await jobs().catch(() => ({}));
      this.reset();
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
    },
  });
}
