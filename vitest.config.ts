import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest files, the longest first: begun last, one of them would keep everybody waiting. */
const longest = [
  'tests/access.test.ts',
  'tests/journeys/quarter.test.ts',
  'tests/kill.test.ts',
  'tests/kill-reports.test.ts',
  'tests/kill-bundles.test.ts',
  'tests/kill-registers.test.ts',
  'tests/kill-lists.test.ts',
  'tests/journeys/plans.test.ts',
  'tests/races-registers.test.ts',
  'tests/races-documents.test.ts',
  'tests/journeys/documents.test.ts',
  'tests/races-bundles.test.ts',
  'tests/journeys/beginning.test.ts',
  'src/base/database/embedded.test.ts',
  'tests/journeys/report-receive.test.ts',
  'tests/journeys/report-pages.test.ts',
  'tests/journeys/reading.test.ts',
  'tests/journeys/report-entry.test.ts',
  'tests/server-processes.test.ts',
  'src/server/application.test.ts',
  'tests/operator.test.ts',
  'tests/http-fuzz.test.ts',
  'tests/journeys/report-narrative.test.ts',
  'tests/access-objects.test.ts',
  'tests/http-safety.test.ts',
  'tests/seeds.test.ts',
  'src/base/jobs.test.ts',
  'tests/edits/edits.test.ts',
  'src/areas/units/operations.test.ts',
  'src/areas/reports/any-order.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
      return rank === -1 ? longest.length : rank;
    };
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: 'tests/database-setup.ts',
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // On two processors: much of the time goes by waiting for programs, browsers and jobs that were started.
    maxWorkers: 3,
  },
});
