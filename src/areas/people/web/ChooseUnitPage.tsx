import { useAnswer } from '../../../ui/ask.tsx';
import { ChooseUnit } from '../../units/web/ChooseUnit.tsx';
import { listMyUnits } from '../contract-unit.ts';
import { words } from './manage/words.ts';

/** The units whose people one may see. */
export function ChooseUnitPage() {
  const told = { title: words.people, lead: words.chooseLead, none: words.noUnits };
  return <ChooseUnit answer={useAnswer(listMyUnits, {})} to="/nguoi/$unitId" words={told} />;
}
