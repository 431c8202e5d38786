import type { ResultOf } from '../../../base/operation.ts';
import type { listPlans } from '../contract.ts';
import type { AskedState } from '../task-state.ts';
import { CountLink } from './CountLink.tsx';

type CountProps = {
  plan: Pick<ResultOf<typeof listPlans>['plans'][number], 'unitId' | 'id' | 'counts'>;
  name: string;
  /** Null: of all its tasks. */
  state?: AskedState;
};

/** How many tasks of a plan stand so today; opens into as many. */
export function PlanCount({ plan: { unitId, id, counts }, name, state }: CountProps) {
  const count =
    state === undefined
      ? counts.total
      : state === 'done'
        ? counts.doneOnTime + counts.doneLate
        : counts[state];
  return (
    <CountLink
      count={count}
      name={name}
      to="/nhiem-vu/$unitId"
      params={{ unitId }}
      search={{ keHoach: id, dem: '1', ...(state === undefined ? {} : { tinhTrang: state }) }}
    />
  );
}
