import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAnswer } from '../../../ui/ask.tsx';
import { ChooseUnit } from '../../units/web/ChooseUnit.tsx';
import { chooseUnit } from '../contract-registers.ts';
import { listWords } from './words.ts';

/** The units whose registers one may see; with one there is nothing to choose. */
export function ChooseDocuments() {
  const go = useNavigate();
  const answer = useAnswer(chooseUnit, {});
  const units = answer.data?.result.units ?? [];
  const only = units.length === 1 ? units[0]!.id : null;
  useEffect(() => {
    if (only !== null) go({ to: '/van-ban/$unitId', params: { unitId: only }, replace: true });
  }, [only, go]);
  const told = { title: listWords.title, lead: listWords.chooseLead, none: listWords.noUnits };
  return <ChooseUnit answer={answer} to="/van-ban/$unitId" words={told} />;
}
