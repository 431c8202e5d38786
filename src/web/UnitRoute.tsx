import { useMe } from '../areas/people/web/who.ts';
import { UnitPage } from '../areas/units/web/UnitPage.tsx';

/** The page of a unit, told what the person administers. */
export function UnitRoute() {
  const administered = useMe().posts.find(({ role }) => role === 'unitAdministrator')?.unitId ?? null;
  return <UnitPage administered={administered} />;
}
