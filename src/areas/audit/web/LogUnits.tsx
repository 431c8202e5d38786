import { useAnswer } from '../../../ui/ask.tsx';
import { ChooseUnit } from '../../units/web/ChooseUnit.tsx';
import { chooseUnit } from '../contract.ts';
import { words } from './words.ts';

/** The units whose log one may read. */
export function LogUnits() {
  const told = { title: words.audit, lead: words.chooseLead, none: words.noUnits };
  return <ChooseUnit answer={useAnswer(chooseUnit, {})} to="/nhat-ky/$unitId" words={told} />;
}
