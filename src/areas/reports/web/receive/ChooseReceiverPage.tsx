import { useAnswer } from '../../../../ui/ask.tsx';
import { ChooseUnit } from '../../../units/web/ChooseUnit.tsx';
import { chooseReceiver } from '../../contract-desk.ts';
import { words } from './words.ts';

/** The units whose lower units report to them, as far as one may see. */
export function ChooseReceiverPage() {
  const told = { title: words.campaigns, lead: words.chooseLead, none: words.noUnits };
  return <ChooseUnit answer={useAnswer(chooseReceiver, {})} to="/dot-bao-cao/$unitId" words={told} />;
}
