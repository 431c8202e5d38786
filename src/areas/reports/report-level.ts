import type { Db, Tx } from '../../base/database/database.ts';
import { countedAsSent } from './life.ts';

/** Reports (r), each with its campaign (c) and what the campaign asks of its level (l): window, form, outline. */
export const reportsWithLevel = (db: Db | Tx) =>
  db
    .selectFrom('report as r')
    .innerJoin('campaign as c', 'c.id', 'r.campaign_id')
    .innerJoin('campaign_level as l', (join) =>
      join.onRef('l.campaign_id', '=', 'r.campaign_id').onRef('l.level', '=', 'r.level'),
    );

/** The figures (f) of the newest version that each report's unit has signed. */
export const signedFigures = (db: Db | Tx) =>
  reportsWithLevel(db).innerJoin('report_figure as f', (join) =>
    join
      .onRef('f.unit_id', '=', 'r.unit_id')
      .onRef('f.report_id', '=', 'r.id')
      .onRef('f.number', '=', 'r.sent_number'),
  );

/** The reports of which a version stands as the unit's word, as `standingNumber` reads it: what was returned is nobody's. */
export const standingReports = (db: Db | Tx) => reportsWithLevel(db).where('r.status', 'in', countedAsSent);

/** Their figures (f). */
export const standingFigures = (db: Db | Tx) => signedFigures(db).where('r.status', 'in', countedAsSent);
